"""The likeness of a word to all words of a source, compared only with those that could be alike; kept for its next use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from factcheck.facets.stance import NOT
from factcheck.judging.likeness import EXCLUSIVE, KIN_FROM, NONE, Likeness, by_frame, called, kinship, likeness
from factcheck.schema import Word
from factcheck.words import groups, vectors
from factcheck.words.places import country_of_demonym
from factcheck.words.reach import reach

Row = Mapping[int, Likeness]
"""Index of a source word -> its likeness; what is missing has none and excludes nothing."""
KEPT = 4_000
"""Rows kept for a source; a claim's word beyond them makes room by forgetting the oldest."""
FEW = 100
"""Claim words for which looking at every word of the source costs less than arranging them by meaning does."""
ROUNDING = 1e-3
"""How far a product of many vectors at once may be from that of two."""


class Vocabulary:
    """The different words of a source, arranged so that those which could tell a given word are found without comparing all."""

    def __init__(self, kinds: Sequence[Word]) -> None:
        self.kinds = kinds
        self.rows: dict[tuple[object, ...], Row] = {}

    def row(self, claimed: Word) -> Row:
        """The likeness of a word to each of `kinds`, as `likeness` has it, in their order."""
        denied = claimed.stance.status in NOT
        key = (claimed.lemma, claimed.pos, claimed.names, claimed.within, claimed.kind, claimed.frames, denied)
        if key not in self.rows:
            if len(self.rows) >= KEPT:
                self.rows.pop(next(iter(self.rows)))
            self.rows[key] = self._compared(claimed)
        return self.rows[key]

    def _compared(self, claimed: Word) -> Row:
        found = self._kin(claimed)
        for n in set(self._candidates(claimed)):
            found[n] = likeness(claimed, self.kinds[n])
        return {n: found[n] for n in sorted(found) if found[n].score > 0.0 or found[n].tie in EXCLUSIVE}

    def _candidates(self, claimed: Word) -> Iterator[int]:
        """The words that the lexicon, frames, groups or names may tie to this one, some of them more than once."""
        means, leads = _keys(claimed)
        if len(self.rows) < FEW:
            for n, (meant, led) in enumerate(self._keys):
                if not (means.isdisjoint(led) and leads.isdisjoint(meant)):
                    yield n
        else:
            for key in means:
                yield from self._leading.get(key, ())
            for key in leads:
                yield from self._meaning.get(key, ())
        yield from self._by_lemma.get(claimed.lemma, ())
        if claimed.frames:
            yield from (n for n in self._framed if by_frame(claimed.frames, self.kinds[n].frames) != NONE)
        if claimed.pos == "noun" and groups.is_people(claimed.lemma):
            yield from self._people
        if claimed.pos == "noun":
            yield from self._called.get(claimed.lemma, ())
        if claimed.pos == "name":
            yield from self._names
            yield from self._by_lemma.get(called(claimed), ())
        if claimed.pos == "adj" and country_of_demonym(claimed.lemma):
            yield from (n for n, kind in enumerate(self.kinds) if kind.names)
            yield from self._demonyms
        if claimed.names:
            yield from self._demonyms

    def _kin(self, claimed: Word) -> dict[int, Likeness]:
        """The words that are near in meaning only."""
        ours = vectors.vector(claimed.lemma) if claimed.pos != "name" else None
        tokens, rows = self._vectors
        if ours is None or not tokens:
            return {}
        near = np.flatnonzero(rows @ ours >= KIN_FROM - ROUNDING)
        return {tokens[n]: kinship(float(ours @ rows[n])) for n in near}

    @cached_property
    def _vectors(self) -> tuple[list[int], NDArray[np.float32]]:
        """The words that have a vector, and the vectors, a row each."""
        known = [(n, vectors.vector(kind.lemma)) for n, kind in enumerate(self.kinds) if kind.pos != "name"]
        found = [(n, vector) for n, vector in known if vector is not None]
        return [n for n, _ in found], np.array([v for _, v in found], dtype=np.float32)

    @cached_property
    def _by_lemma(self) -> Mapping[str, list[int]]:
        found = defaultdict(list)
        for n, kind in enumerate(self.kinds):
            found[kind.lemma].append(n)
        return found

    @cached_property
    def _keys(self) -> list[tuple[frozenset[str], frozenset[str]]]:
        return [_keys(kind) for kind in self.kinds]

    @cached_property
    def _called(self) -> Mapping[str, list[int]]:
        found = defaultdict(list)
        for n, kind in enumerate(self.kinds):
            if word := called(kind):
                found[word].append(n)
        return found

    @cached_property
    def _meaning(self) -> Mapping[str, list[int]]:
        return self._by_key(0)

    @cached_property
    def _leading(self) -> Mapping[str, list[int]]:
        return self._by_key(1)

    def _by_key(self, which: int) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for n, keys in enumerate(self._keys):
            for key in keys[which]:
                found[key].append(n)
        return found

    @cached_property
    def _framed(self) -> list[int]:
        return [n for n, kind in enumerate(self.kinds) if kind.frames]

    @cached_property
    def _people(self) -> list[int]:
        return [n for n, kind in enumerate(self.kinds) if kind.groups or kind.pos == "noun" and groups.is_people(kind.lemma)]

    @cached_property
    def _names(self) -> list[int]:
        return [n for n, kind in enumerate(self.kinds) if kind.pos == "name"]

    @cached_property
    def _demonyms(self) -> list[int]:
        return [n for n, kind in enumerate(self.kinds) if kind.pos == "adj" and country_of_demonym(kind.lemma)]


def _keys(word: Word) -> tuple[frozenset[str], frozenset[str]]:
    """What a word means and what it leads to; of two words that are alike one means what the other leads to."""
    means, leads = reach(word.lemma, word.pos) if word.pos != "name" else (frozenset(), frozenset())
    if word.names:
        named = frozenset("@" + name for name in word.names)
        return means | named, leads | named | {"@" + name for name in word.within}
    return means, leads
