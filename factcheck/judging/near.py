"""Near-duplicates: articles that share most of their runs of words, found by MinHash without comparing every pair.

The two dozen lines are our own since the usual library for it brings SciPy with it, which is larger than all of factcheck.
"""

from __future__ import annotations

import re
import zlib
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

RUN = 3
"""Words in a row that make one feature."""
BANDS, ROWS = 20, 3
"""An article pair of likeness s shares a band with a chance of 1 - (1 - s**ROWS)**BANDS: over 0.99 at 0.6."""
NEAR = 0.6
"""Share of all runs of words of two articles that both have, from which on they are told as near-duplicates."""
MOST_WORDS = 20_000
"""From the start of an article: two long texts that part only later are near enough."""
KEPT = 256
"""Texts whose runs are kept, those used last: the articles of a run are held against each other claim by claim."""
_WORD = re.compile(r"\w+")
_PRIME = np.uint64((1 << 61) - 1)


def runs(text: str) -> frozenset[int]:
    """The runs of words of a text, hashed; the same on every machine."""
    words = _WORD.findall(text.lower())[:MOST_WORDS]
    if len(words) < RUN:
        words = [*words, *[""] * (RUN - len(words))]
    return frozenset(zlib.crc32(" ".join(words[n : n + RUN]).encode("utf-8", "replace")) for n in range(len(words) - RUN + 1))


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of both articles' runs that are in both, 0 to 1."""
    return len(one & other) / (len(one | other) or 1)


def bands(features: frozenset[int]) -> list[int]:
    """The keys that near-duplicates are likely to share: a hash of each band of the MinHash signature."""
    values = np.fromiter(features, np.uint64, len(features))
    factors, shifts = _permutations()
    least = np.empty(len(factors), np.uint64)
    for n, (factor, shift) in enumerate(zip(factors, shifts, strict=True)):
        least[n] = ((values * factor + shift) % _PRIME).min()
    rows = least.reshape(BANDS, ROWS)
    return [(n << 32) | zlib.crc32(row.tobytes()) for n, row in enumerate(rows)]


def same_story(one: str, other: str) -> bool:
    """Whether two texts are near-duplicates: a reprint with another headline, a first and a last paragraph changed."""
    features, others = _runs(one), _runs(other)
    least, most = sorted((len(features), len(others)))
    return least >= NEAR * most and likeness(features, others) >= NEAR


_runs = lru_cache(KEPT)(runs)


@cache
def _permutations() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    generator = np.random.default_rng(1)
    size = BANDS * ROWS  # below 2**29, so that a product with a hash of 32 bits stays below the prime's 2**61
    return generator.integers(1, 1 << 29, size, np.uint64), generator.integers(0, 1 << 29, size, np.uint64)
