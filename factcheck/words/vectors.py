"""Word vectors: how near two words are in meaning, for what the lexicon does not tie.

Calibrated on pairs of words of the news (tests/words/test_vectors.py): from PARAPHRASE up, one chance pair in a hundred is let
through and nine paraphrases in ten. Siblings and opposites ("rifle", "pistol"; "win", "lose") are as near as synonyms:
ask the lexicon whether two words exclude each other before this.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

PARAPHRASE = 0.33


def vector(word: str) -> np.ndarray | None:
    """The word's direction, a float32 row of length 1; None for a word outside the vocabulary."""
    row = _row(word.lower())
    return None if row < 0 else _vector(row)


@lru_cache(maxsize=20_000)
def similarity(a: str, b: str) -> float:
    """Cosine of the two words' vectors, -1 to 1: 1 for the same word, 0 where either is unknown."""
    if a.lower() == b.lower():
        return 1.0
    ours, theirs = vector(a), vector(b)
    return 0.0 if ours is None or theirs is None else float(ours @ theirs)


@lru_cache(maxsize=4_000)
def _vector(row: int) -> np.ndarray:
    import numpy as np

    values: np.ndarray = _rows()[row].astype(np.float32)
    return np.asarray(values / np.sqrt(values @ values))


@lru_cache(maxsize=1)
def _rows() -> np.ndarray:
    import numpy as np  # here, so that importing this module costs nothing

    rows: np.ndarray = np.load(Path(__file__).with_name("vectors.npy"), mmap_mode="r", allow_pickle=False)
    return rows


@lru_cache(maxsize=1)
def _words() -> list[str]:
    return Path(__file__).with_name("vectors.txt").read_text(encoding="utf-8").split()


def _row(word: str) -> int:
    words = _words()
    row = bisect_left(words, word)
    return row if row < len(words) and words[row] == word else -1
