"""A sentence that says several things of one subject, as a claim for each: "Rebels took the town and burned the bridge"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.language import pipeline
from factcheck.schema import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST = 600
"""Characters of a sentence that is looked at."""
SUBJECTS, OBJECTS, HELPERS = ("nsubj", "csubj", "expl"), ("obj", "dobj", "ccomp", "xcomp"), ("aux", "cop")
ADJUNCTS = ("obl", "advcl", "nmod:tmod")
"""How the relations of a verb begin that name its subject and object, help it, and tell when, where or how."""
JOINTS = frozenset({"cc", "punct"})
BARE = frozenset({"VB", "VBG", "VBN"})
"""Forms that need the helper of the verb that they are joined to."""
DENIALS = frozenset({"not", "n't", "n’t", "never", "neither", "hardly"})
_JOINED = re.compile(r"\b(?:and|but)\b|;")


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things that a sentence says. `pieces` are the stretches of the sentence that it is made of, in order."""

    text: str
    pieces: tuple[Span, ...]

    def whole(self, span: Span) -> Span | None:
        """Where words of the part stand in the sentence; None where they are not in one piece there."""
        start = 0
        for piece in self.pieces:
            length = piece.end - piece.start
            if start <= span.start and span.end <= start + length:
                return Span(piece.start + span.start - start, piece.start + span.end - start)
            start += length + 1
        return None


def parts(sentences: Sequence[str]) -> list[tuple[Part, ...]]:
    """What each sentence says, a claim for each of its verbs; nothing for one that says a single thing or can't be cut surely.

    A part has the sentence's subject and what comes before it ("In May, ..."). Where one part tells when, where or how and
    another doesn't, it may be meant for both or not, and so the sentence stays whole.
    """
    joined = [number for number, text in enumerate(sentences) if len(text) <= LONGEST and _JOINED.search(text)]
    found: list[tuple[Part, ...]] = [()] * len(sentences)
    for number, doc in zip(joined, pipeline.parse_many(sentences[number] for number in joined), strict=True):
        found[number] = tuple(_parts(doc))
    return found


def _parts(doc: Doc) -> Iterator[Part]:
    sents = list(doc.sents)
    if len(sents) != 1:
        return
    root = sents[0].root
    verbs = [root, *_joined_to(root)]
    subject = next(_children(root, SUBJECTS), None)
    if len(verbs) < 2 or root.pos_ != "VERB" or subject is None:
        return
    lead = [t for child in root.lefts if child.i < subject.i and child.dep_ not in JOINTS for t in child.subtree]
    own = [[token for token in _own(verb, verbs) if token not in lead] for verb in verbs]
    told = [any(child in tokens for child in _children(verb, ADJUNCTS)) for verb, tokens in zip(verbs, own, strict=True)]
    whole = (_complete(verb, tokens, verbs[n + 1 :]) for n, (verb, tokens) in enumerate(zip(verbs, own, strict=True)))
    apart = map(_joined_right_before, verbs[1:], own[1:])
    if len(set(told)) > 1 or not all(whole) or not all(apart) or not all(_cut_surely(root, verb) for verb in verbs[1:]):
        return
    for verb, tokens in zip(verbs, own, strict=True):
        shared = list(lead)
        if verb is not root and not any(_children(verb, SUBJECTS)):
            shared += subject.subtree
            shared += _children(root, HELPERS) if verb.tag_ in BARE and not any(_children(verb, HELPERS)) else ()
        yield _part(doc, {token.i for token in (*shared, *tokens)})


def _children(verb: Token, relations: tuple[str, ...]) -> Iterator[Token]:
    return (child for child in verb.children if child.dep_.startswith(relations))


def _complete(verb: Token, tokens: Sequence[Token], later: Sequence[Token]) -> bool:
    """Whether a verb has what it needs: in "arrested and charged the man" the first has no object of its own."""
    if any(child.dep_ == "aux:pass" for child in verb.children) or not any(any(_children(other, OBJECTS)) for other in later):
        return True
    less = {verb, *_children(verb, SUBJECTS), *_children(verb, HELPERS)}
    return any(token not in less and token.dep_ not in JOINTS for token in tokens if token.head == verb)


def _joined_right_before(verb: Token, tokens: Sequence[Token]) -> bool:
    """False where something stands between a verb's words and what joins them, which then may be its subject, misread."""
    first = min(token.i for token in tokens)
    return verb.doc[first - 1].dep_ in JOINTS or verb.doc[first - 1].lower_ in ("and", "but", ";", ",")


def _cut_surely(root: Token, verb: Token) -> bool:
    """False where a verb may be meant as the first is: denied with it, or passive with it."""
    if any(_children(verb, SUBJECTS)):
        return True
    denied = any(child.lower_ in DENIALS for child in root.children)
    passive = any(child.dep_ == "aux:pass" for child in root.children)
    return not denied and (not passive or any(_children(verb, HELPERS)) or verb.tag_ == "VBN")


def _joined_to(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX"):
            yield child
            yield from _joined_to(child)


def _own(verb: Token, verbs: Sequence[Token]) -> list[Token]:
    """The words of a verb without those of the verbs that are joined to it, and without what joins it to another."""
    others = {token.i for other in verbs if other is not verb and verb.is_ancestor(other) for token in other.subtree}
    joints = {child.i for child in verb.lefts if child.dep_ in JOINTS}
    return [token for token in verb.subtree if token.i not in others | joints]


def _part(doc: Doc, tokens: Iterable[int]) -> Part:
    pieces: list[list[int]] = []
    for i in sorted(tokens):
        if pieces and pieces[-1][-1] == i - 1:
            pieces[-1].append(i)
        else:
            pieces.append([i])
    while pieces and all(doc[i].is_punct for i in pieces[-1]):
        pieces.pop()
    spans = tuple(Span(doc[piece[0]].idx, doc[piece[-1]].idx + len(doc[piece[-1]])) for piece in pieces)
    return Part(" ".join(doc.text[span.start : span.end] for span in spans), spans)
