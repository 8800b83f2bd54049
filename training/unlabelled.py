"""Sentences that nobody has annotated, or only in part: what the teacher reads for the small networks."""

from __future__ import annotations

import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from spacy.tokens import Token

from factcheck.language import pipeline
from factcheck.language.casing import plain
from training.corpora import TREES_LEARNED, entities, trees
from training.labelled import read_rows
from training.pairs import folds_of
from training.tokens import blank
from training.treebank import Sentence

WORDS = (4, 60)  # of a sentence worth reading
LETTERS = 0.6  # of its characters, at least
WHOLE = ("fever", "vitaminc_small", "gvdb", "summedits_other")
"""Outside sets whose texts are read whole: none of them is measured. Their licences: CC BY-SA, CC BY-SA, MIT, Apache-2.0."""
IN_PART = ("wice", "fm2")
"""Outside sets that are measured (CC BY-SA and ODC-BY; Apache-2.0): of them only two of the three folds."""
SIGNS = {"-LRB-": "(", "-RRB-": ")", "`` ": '"', " ''": '"', " ,": ",", " .": ".", " '": "'", "( ": "(", " )": ")"}
"""How FEVER writes signs, and how people do."""
OPENS = "\"'("
ENDS = (".", "!", "?", '"', "'", ")")


@dataclass(frozen=True, slots=True)
class Unread:
    """A tokenised sentence. `source` is "text" (that runs on), "tree" (a treebank), "name" (an entity corpus) or "example"."""

    source: str
    words: list[str]
    spaces: list[bool]


def unlabelled(corpora: Path, data: Path) -> list[Unread]:
    """All sentences for the teacher, each once; `data` is the folder with external/ and newsclaims/."""
    found = {tuple(sentence.words): sentence for sentence in _running(_texts(data))}
    for sentence in (*_corpora(corpora), *_examples(corpora / "lexicon" / "english-wordnet-yaml.tar.xz")):
        found.setdefault(tuple(sentence.words), sentence)
    return list(found.values())


def _texts(data: Path) -> Iterator[str]:
    for name in (*WHOLE, *IN_PART):
        rows = read_rows(data / f"external/{name}-dev.jsonl")
        apart = [fold == 0 for fold in folds_of(name, rows, {})]
        hidden = {row["evidence"] for row, held in zip(rows, apart, strict=True) if held}
        for row, held in zip(rows, apart, strict=True):
            if not held and row.get("evidence") not in hidden:
                yield from (_as_written(text) for text in (row.get("claim"), row.get("evidence"), row.get("text")) if text)


def _as_written(text: str) -> str:
    for old, new in SIGNS.items():
        text = text.replace(old, new)
    return text.replace("(meta data) TITLE: ", "")


def _running(texts: Iterable[str]) -> Iterator[Unread]:
    """The sentences of `texts` as the pipeline cuts them: with a verb, mostly letters, from a capital to a stop."""
    low, high = WORDS
    for doc in pipeline.parse_many(dict.fromkeys(texts)):
        for sent in doc.sents:
            tokens = [token for token in sent if not token.is_space]
            written = "".join(token.text for token in tokens)
            whole = (written[:1].isupper() or written[:1].isdigit() or written[:1] in OPENS) and written.endswith(ENDS)
            verb = any(token.pos_ in ("VERB", "AUX") for token in tokens)
            if low <= len(tokens) <= high and whole and verb and sum(map(str.isalpha, written)) >= LETTERS * len(written):
                yield _unread("text", tokens)


def _corpora(corpora: Path) -> Iterator[Unread]:
    """The sentences of the treebanks, which lack names, and of the entity corpora, which lack trees."""
    for name in TREES_LEARNED:
        for sentence in trees(corpora, name):
            yield _annotated("tree", sentence)
    for sentence in entities(corpora, blank()).learned:
        if not sentence.tokens[0].xpos:
            yield _annotated("name", sentence)


def _examples(wordnet: Path) -> Iterator[Unread]:
    """The examples of Open English WordNet: short, with every common verb in its common constructions."""
    nlp = blank()
    low, high = WORDS
    for text in sorted(set(_example_texts(wordnet))):
        tokens = list(nlp.make_doc(plain(text).strip()))
        if low <= len(tokens) <= high and not any(token.is_space for token in tokens):
            yield _unread("example", tokens)


def _example_texts(wordnet: Path) -> Iterator[str]:
    with tarfile.open(wordnet) as archive:
        for member in archive:
            opened = archive.extractfile(member) if member.name.endswith(".yaml") else None
            entries: dict[str, Any] = yaml.load(opened, yaml.CSafeLoader) if opened else {}
            for entry in entries.values():
                examples = entry.get("example", ()) if isinstance(entry, dict) else ()
                yield from (example["text"] if isinstance(example, dict) else str(example) for example in examples)


def _annotated(source: str, sentence: Sentence) -> Unread:
    return Unread(source, [token.form for token in sentence.tokens], [token.space for token in sentence.tokens])


def _unread(source: str, tokens: list[Token]) -> Unread:
    return Unread(source, [token.text for token in tokens], [bool(token.whitespace_) for token in tokens])
