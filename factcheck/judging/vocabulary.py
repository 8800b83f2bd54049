"""The likeness of a word to all words of a source, compared only with those that could be alike; kept for its next use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from factcheck.facets.stance import NOT
from factcheck.judging.likeness import EXCLUSIVE, KIN_FROM, NONE, Likeness, by_frame, called, kinship, likeness
from factcheck.schema import Word
from factcheck.words import groups, vectors
from factcheck.words.places import country_of_demonym
from factcheck.words.reach import reach

if TYPE_CHECKING:
    from factcheck.judging.align import Match

KEPT = 4_000
"""Rows kept for a source; a claim's word beyond them makes room by forgetting the oldest."""
ROUNDING = 1e-3
"""How far a product of many vectors at once may be from that of two."""


class Row(dict[int, Likeness]):
    """Index of a source word -> its likeness; what is missing has none and excludes nothing."""

    def __init__(self, likenesses: Mapping[int, Likeness]) -> None:
        super().__init__(likenesses)
        self.matches: dict[int, list[Match]] = {}
        """The best of them about each sentence that the aligner looked at."""


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
        return Row({n: found[n] for n in sorted(found) if found[n].score > 0.0 or found[n].tie in EXCLUSIVE})

    def _candidates(self, claimed: Word) -> Iterator[int]:
        """The words that the lexicon, frames, groups or names may tie to this one, some of them more than once."""
        means, leads = _keys(claimed)
        yield from self._leading.sharing(means)
        yield from self._meaning.sharing(leads)
        yield from self._by_lemma.get(claimed.lemma, ())
        if claimed.frames:
            yield from (n for frames, some in self._framed.items() if by_frame(claimed.frames, frames) != NONE for n in some)
        if claimed.pos == "noun" and groups.is_people(claimed.lemma):
            yield from self._people
        if claimed.pos == "noun":
            yield from self._called.get(claimed.lemma, ())
        if claimed.pos in ("noun", "adj"):
            yield from self._titled.get(claimed.lemma, ())
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
        return {tokens[n]: kinship(cosine) for n, cosine in zip(near.tolist(), np.vecdot(rows[near], ours).tolist(), strict=True)}

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
    def _titled(self) -> Mapping[str, list[int]]:
        """Names by what narrows the titles of those who bear them: "interior" of "Interior Minister Ola Berg"."""
        found = defaultdict(list)
        for n, kind in enumerate(self.kinds):
            for word in {word for group in kind.groups for word in group.split()[:-1]}:
                found[word].append(n)
        return found

    @cached_property
    def _called(self) -> Mapping[str, list[int]]:
        found = defaultdict(list)
        for n, kind in enumerate(self.kinds):
            if word := called(kind):
                found[word].append(n)
        return found

    @cached_property
    def _meaning(self) -> _Sets:
        return _Sets([means for means, _ in self._keys])

    @cached_property
    def _leading(self) -> _Sets:
        return _Sets([leads for _, leads in self._keys])

    @cached_property
    def _framed(self) -> Mapping[tuple[str, ...], list[int]]:
        found = defaultdict(list)
        for n, kind in enumerate(self.kinds):
            if kind.frames:
                found[kind.frames].append(n)
        return found

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


class _Sets:
    """Sets of keys, in the order of short hashes of all their keys, so that those which share one with another are soon found."""

    def __init__(self, sets: Sequence[frozenset[str]]) -> None:
        self.sets = sets
        hashes = [_hashes(keys) for keys in sets]
        flat = np.concatenate([np.empty(0, dtype=np.uint16), *hashes])
        order = np.argsort(flat, kind="stable")
        self.hashes = flat[order]
        self.owners = np.repeat(np.arange(len(sets)), [len(some) for some in hashes])[order]

    def sharing(self, keys: frozenset[str]) -> Iterator[int]:
        """The sets that have any of `keys`, some of them more than once."""
        ours = _hashes(keys)
        starts, ends = (np.searchsorted(self.hashes, ours, side) for side in ("left", "right"))
        for n in np.flatnonzero(starts < ends):
            for owner in self.owners[starts[n] : ends[n]].tolist():
                if not self.sets[owner].isdisjoint(keys):  # keys that are not the same may have the same short hash
                    yield owner


@lru_cache(8_000)
def _hashes(keys: frozenset[str]) -> NDArray[np.uint16]:
    return np.array([hash(key) & 0xFFFF for key in keys], dtype=np.uint16)
