"""Sentences of a Universal Dependencies treebank: read from CoNLL-U, turned into spaCy documents."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

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
    return []


def to_doc(sentences: list[Sentence], vocab: Vocab) -> Doc:
    """One gold document out of consecutive sentences."""
    tokens = [token for sentence in sentences for token in sentence.tokens]
    heads: list[int] = []
    starts: list[bool] = []
    offset = 0
    for sentence in sentences:
        for index, token in enumerate(sentence.tokens):
            heads.append(offset + (token.head if token.head >= 0 else index))
            starts.append(index == 0)
        offset += len(sentence.tokens)
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
    return doc


def set_entities(doc: Doc, sentences: list[Sentence]) -> Doc:
    spans, offset = [], 0
    for sentence in sentences:
        spans += [Span(doc, offset + start, offset + end, label=label) for start, end, label in sentence.entities]
        offset += len(sentence.tokens)
    doc.set_ents(spans)
    return doc
