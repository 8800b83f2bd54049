"""How a claimed and a reported place compare: the rungs of the place facet."""

from __future__ import annotations

from factcheck.facets.ladder import Ladder, Rung
from factcheck.schema import Place, Relation
from factcheck.words.place_words import DIRECTIONS
from factcheck.words.places import Reading, candidates, fold, likely, readings_apart

_CLOSE = 90
"""Likeness (0 to 100) from which two long spellings are the same name: Huanuco, Huánaco."""
_LONG = 6
_OPPOSITE = (("northern", "southern"), ("eastern", "western"))


def _names(place: Place) -> frozenset[str]:
    return place.names | {place.name.lower()}


def _same(claimed: Place, reported: Place) -> bool:
    ours, theirs = _names(claimed), _names(reported)
    if ours & theirs:
        return not _told_apart(claimed, reported)
    if any(map(candidates, ours)) and any(map(candidates, theirs)):
        return False
    if {*map(_side, ours)} != {*map(_side, theirs)}:
        return False
    from rapidfuzz import fuzz

    pairs = ((fold(a), fold(b)) for a in ours for b in theirs if min(len(a), len(b)) >= _LONG)
    return any(fuzz.ratio(a, b) >= _CLOSE for a, b in pairs)


def _told_apart(a: Place, b: Place) -> bool:
    """True for namesakes that lie in different places by what each text says: Paris in Texas, Paris in France."""
    return bool(a.within and b.within) and not a.within & b.within and _containers_apart(a.within, b.within)


def _contains(outer: Place, inner: Place) -> bool:
    names = _names(outer)
    return bool({*names, *map(fold, names)} & {*inner.within, *map(fold, inner.within)})


def _elsewhere(a: Place, b: Place) -> bool:
    """True where the places can't overlap, by the gazetteer or by what each text says contains them. Symmetric."""
    if _contains(a, b) or _contains(b, a) or _same(a, b):
        return False
    left, right = _meant(a), _meant(b)
    if left and right:
        return all(readings_apart(x, y) or x.kind == y.kind == "continent" for x in left for y in right)
    if _opposite(a, b) or _is_town(a, left) and _is_town(b, right):
        return True
    return _containers_apart(a.within | (_names(a) if left else frozenset()), b.within | (_names(b) if right else frozenset()))


def _is_town(place: Place, readings: tuple[Reading, ...]) -> bool:
    """Whether a place is a town by its text, or by all that the gazetteer knows of it: then it is in no other town."""
    return place.town or bool(readings) and all(reading.kind == "city" for reading in readings)


def _meant(place: Place) -> tuple[Reading, ...]:
    """The readings that fit what is known to contain the place."""
    readings = tuple(dict.fromkeys(reading for name in sorted(_names(place)) for reading in likely(name)))
    fitting = tuple(reading for reading in readings if reading.parents & place.within)
    return fitting if place.within else readings


def _containers_apart(a: frozenset[str], b: frozenset[str]) -> bool:
    outer = [[reading for name in names for reading in candidates(name)[:1] if reading.name == name] for names in (a, b)]
    return any(readings_apart(x, y) for x in outer[0] for y in outer[1])


def _side(name: str) -> tuple[str, str]:
    """A direction and the rest of the name: ("southeastern", "iran"); ("", name) where it has none."""
    first, _, rest = name.partition(" ")
    return (first, rest) if rest and first in DIRECTIONS.values() else ("", "")


def _opposite(a: Place, b: Place) -> bool:
    """Opposite parts of one country: northern Iran and a place in southern Iran."""
    left = {side for side in map(_side, _names(a) | a.within) if side[0]}
    right = {side for side in map(_side, _names(b) | b.within) if side[0]}
    return any({x, y} == set(pair) and whole == other for x, whole in left for y, other in right for pair in _OPPOSITE)


LADDER: Ladder[Place] = Ladder(
    "place",
    "The source does not say that it was in {claimed}.",
    (
        Rung("same place", Relation.ENTAILS, _same, "Both say {claimed}."),
        Rung("contains", Relation.ENTAILS, _contains, "{reported} is in {claimed}."),
        Rung(
            "narrower claim",
            Relation.OPEN,
            lambda claimed, reported: _contains(reported, claimed),
            "The claim says {claimed}; the source only says {reported}.",
            "detail-not-stated",
        ),
        Rung(
            "elsewhere",
            Relation.EXCLUDES,
            _elsewhere,
            "The claim says {claimed}; the source says {reported}, which is elsewhere.",
            "place-conflict",
        ),
        Rung(
            "anything else",
            Relation.OPEN,
            lambda claimed, reported: True,
            "The claim says {claimed}, the source {reported}; whether one is the other is not stated.",
            "detail-not-stated",
        ),
    ),
)
