"""Sentences of a Universal Dependencies treebank: read from CoNLL-U, turned into spaCy documents."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

LINE_END = "\n\n"
MENTIONED = {"person": "PERSON", "place": "LOC", "organization": "ORG"}
NAME_LINKS = {"of", "the", "and", "for", "-", "de", "la", "'s", "&"}
PEOPLE_ENDINGS = ("White", "Black", "Hispanic", "Asian", "Muslim", "Christian", "Jew", "American")
BRACKETS = re.compile(r"\([^()]+\)?|[^()]+\)")
# The morphological features worth learning: those the reader of statements asks for. The others only dilute the label set.
KEPT_FEATURES = frozenset({"Number", "Tense", "VerbForm", "Voice", "Degree", "NumType", "Polarity", "Poss"})


@dataclass(slots=True)
class Token:
    """One syntactic word; `head` is the index of its governor within the sentence, -1 for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    dep: str
    space: bool = True


@dataclass(slots=True)
class Sentence:
    """A tree; `entities` are (first token, past the last token, label)."""

    tokens: list[Token]
    entities: list[tuple[int, int, str]] = field(default_factory=list)
    opens_paragraph: bool = False
    document: str = ""

    def copy(self) -> Sentence:
        return replace(self, tokens=[replace(token) for token in self.tokens], entities=list(self.entities))


def kept_features(feats: str) -> str:
    """The features of KEPT_FEATURES, in their CoNLL-U order."""
    kept = [pair for pair in feats.split("|") if pair.partition("=")[0] in KEPT_FEATURES]
    return "|".join(kept) or "_"


def read_sentences(path: Path) -> Iterator[Sentence]:
    """All sentences of a gzipped CoNLL-U file."""
    document, opens_paragraph = "", True
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id = "):
                document = line.removeprefix("# newdoc id = ")
            elif line.startswith("# newpar"):
                opens_paragraph = True
            elif line and not line.startswith("#"):
                rows.append(line.split("\t"))
            elif not line and rows:
                yield Sentence(_tokens(rows), _entities(rows), opens_paragraph, document)
                rows, opens_paragraph = [], False


def _tokens(rows: list[list[str]]) -> list[Token]:
    tokens: list[Token] = []
    glued_until, space_after_glue = 0, True
    for row in rows:
        number, form, lemma, upos, xpos, feats, head, dep, _, misc = row
        if "-" in number:  # a written word that is several syntactic words, such as "don't": its parts touch
            glued_until, space_after_glue = int(number.split("-")[1]), "SpaceAfter=No" not in misc
            continue
        if "." in number:  # an elided word of the enhanced graph
            continue
        index = int(number)
        space = "SpaceAfter=No" not in misc
        if index < glued_until:
            space = False
        elif index == glued_until:
            space = space_after_glue
        form = form.replace(" ", "") or form
        tokens.append(Token(form, lemma, upos, xpos, kept_features(feats), int(head) - 1, dep, space))
    return tokens


def _entities(rows: list[list[str]]) -> list[tuple[int, int, str]]:
    """The named persons, places and organisations that GUM marks: mentions whose head is a proper noun, cut down to the name."""
    words = [row for row in rows if row[0].isdigit()]
    found = []
    for start, end, kind, head in _mentions(words):
        if kind in MENTIONED and head < end and words[head][3] == "PROPN" and not _is_people(words[head], kind):
            while start < head and (words[start][3] != "PROPN" or words[start][7] == "nmod:desc"):
                start += 1
            stop = head + 1
            while stop < end and (
                words[stop][3] == "PROPN" or words[stop][1] in NAME_LINKS and stop + 1 < end and words[stop + 1][3] == "PROPN"
            ):
                stop += 1
            if all(word[3] in ("PROPN", "PUNCT") or word[1] in NAME_LINKS for word in words[start:stop]):
                found.append((start, stop, MENTIONED[kind]))
    kept: list[tuple[int, int, str]] = []
    for span in sorted(set(found), key=lambda span: (span[0] - span[1], span)):
        if all(span[1] <= other[0] or other[1] <= span[0] for other in kept):
            kept.append(span)
    return sorted(kept)


def _mentions(words: list[list[str]]) -> list[tuple[int, int, str, int]]:
    """(first token, past the last, kind, head token) of each of GUM's entity brackets within the sentence."""
    found: list[tuple[int, int, str, int]] = []
    unclosed: list[tuple[str, int, str, int]] = []
    for index, row in enumerate(words):
        field_ = next((item[7:] for item in row[9].split("|") if item.startswith("Entity=")), "")
        for bracket in BRACKETS.findall(field_):
            parts = bracket.strip("()").split("-")
            if bracket.startswith("(") and len(parts) >= 6:
                head = index + int(parts[5].split(",")[0]) - 1
                if bracket.endswith(")"):
                    found.append((index, index + 1, parts[1], head))
                else:
                    unclosed.append((parts[0], index, parts[1], head))
            elif bracket.endswith(")"):
                for place in reversed(range(len(unclosed))):
                    if unclosed[place][0] == parts[0]:
                        _, start, kind, head = unclosed.pop(place)
                        found.append((start, index + 1, kind, head))
                        break
    return found


def _is_people(word: list[str], kind: str) -> bool:
    """Whether a head such as "Iranians" or "Asian" names a people, not a person."""
    return kind == "person" and (word[4] == "NNPS" or word[1].endswith(PEOPLE_ENDINGS) and word[7] not in ("flat", "nsubj"))


def to_doc(sentences: list[Sentence], vocab: Vocab, *, line_ends: bool = False) -> Doc:
    """One gold document out of consecutive sentences; with `line_ends` an empty line stands before each new paragraph."""
    tokens: list[Token] = []
    heads: list[int] = []
    spans: list[tuple[int, int, str]] = []
    for sentence in sentences:
        if tokens and line_ends and sentence.opens_paragraph:
            tokens[-1] = replace(tokens[-1], space=False)
            heads.append(len(tokens) - 1)
            tokens.append(Token(LINE_END, LINE_END, "SPACE", "_SP", "_", len(tokens) - 1, "dep", False))
        elif tokens:
            tokens[-1] = replace(tokens[-1], space=True)
        offset = len(tokens)
        heads += [offset + (token.head if token.head >= 0 else index) for index, token in enumerate(sentence.tokens)]
        spans += [(offset + start, offset + end, label) for start, end, label in sentence.entities]
        tokens += sentence.tokens
    doc = Doc(
        vocab,
        words=[token.form for token in tokens],
        spaces=[token.space for token in tokens],
        tags=[token.xpos for token in tokens],
        pos=[token.upos for token in tokens],
        morphs=["" if token.feats == "_" else token.feats for token in tokens],
        lemmas=[token.lemma for token in tokens],
        heads=heads,
        deps=["ROOT" if token.head < 0 else token.dep for token in tokens],
    )
    doc.set_ents([Span(doc, start, end, label=label) for start, end, label in spans])
    return doc
