"""The language pipeline: loads the shipped weights once and parses text, keeping every offset of the text as given."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps

from factcheck.language.casing import plain, usual_capitals
from factcheck.language.mending import mend
from factcheck.language.networks import quicken
from factcheck.language.sentences import mark_sentence_starts

PIPELINE: Path = Path(__file__).parent / "pipeline_data"
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")
"""Of numpy's matrix products. With one (the command line sees to that) numpy parses in two thirds of the time that blis takes,
which spaCy would use; with several, each of these small products would wait for all of them."""
LONG_WORD = 64
"""Characters; words as long are addresses, figures in rows, scripts without spaces."""
WORDLESS = 2_000
"""Characters without three letters in a row that are read; what follows up to the next word is taken for blank, since no prose
is like that, and signs or figures in rows take the parser as long as words five times their length."""
_WORD = re.compile(r"[^\W\d_]{3}")
_LONG_WORD = re.compile(rf"\S{{{LONG_WORD}}}")
ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("es", ""),
    ("es", "e"),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("er", ""),
    ("ly", ""),
)


@cache
def load() -> Language:
    """The pipeline, read from disk at the first call and kept."""
    loaded = spacy.load(PIPELINE)
    if next(filter(None, map(os.environ.get, THREADS)), "") == "1":
        ops = NumpyOps(use_blis=False)
        models = (getattr(pipe, "model", None) for _, pipe in loaded.pipeline)
        for layer in (layer for model in models if model for layer in model.walk()):
            layer.ops = ops
    quicken(loaded)
    return loaded


def parse(text: str) -> Doc:
    """`text` as tokens, tree, sentences and entities. See `parse_many` for what holds of the result."""
    return mend(load()(prepare(text)), load())


def parse_many(texts: Iterable[str], batch_size: int = 64) -> Iterator[Doc]:
    """Each text parsed, in order.

    `token.idx`, `span.start_char` and the like are offsets into the text as given. The words themselves are those of the
    normalised text (plain quotes, usual capitals), so show a reader `text[start:end]`, not `span.text`.
    """
    return (mend(doc, load()) for doc in load().pipe((prepare(text) for text in texts), batch_size=batch_size))


def prepare(text: str) -> Doc:
    """The tokens of `text`, normalised, with the places where a sentence must or cannot begin; not yet parsed."""
    if _LONG_WORD.search(text):
        _keep_long_words_whole()
    doc = load().make_doc(_without_rows(usual_capitals(plain(text), _is_common)))
    mark_sentence_starts(doc)
    return doc


def _without_rows(text: str) -> str:
    """`text`, as long as it was, with blanks for the signs and figures beyond WORDLESS of them in a row without a word."""
    if len(text) <= WORDLESS:
        return text
    pieces, end = [], 0
    for start in (*(match.start() for match in _WORD.finditer(text)), len(text)):
        read = min(start, end + WORDLESS)
        pieces.append(text[end:read] + " " * (start - read))
        end = start
    return "".join(pieces)


@cache
def _keep_long_words_whole() -> None:
    """Let the tokenizer split no long word: it looks for affixes in all of it, again for every one it finds.

    Set when a text first has such a word, since setting it takes longer than reading a claim; no other word is split otherwise.
    """
    setattr(load().tokenizer, "token_match", re.compile(rf"\S{{{LONG_WORD},}}").match)  # noqa: B010 (typed as a mere function)


def _is_common(word: str) -> bool:
    known = _ordinary_words()
    return word in known or any(word.endswith(old) and word[: len(word) - len(old)] + new in known for old, new in ENDINGS)


@cache
def _ordinary_words() -> frozenset[str]:
    """The words that the lemmatizer's tables know in lower case, gathered when a text in capitals first asks."""
    tables = load().get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    return frozenset(word for name in ("lemma_index", "lemma_exc") for part in tables.get_table(name).values() for word in part)
