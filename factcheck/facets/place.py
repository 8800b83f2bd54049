"""Where: places found in a text with what contains them, and how a claimed and a reported place compare."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.facets.ladder import Ladder, Rung
from factcheck.facets.place_holders import holders
from factcheck.facets.place_names import named
from factcheck.facets.place_scene import Named, Scene
from factcheck.schema import Mention, Place, Relation, Span
from factcheck.words.place_words import DIRECTIONS, NAMED_TYPES
from factcheck.words.places import Reading, candidates, country_of_demonym, fold, likely, readings_apart

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DATELINE = re.compile(
    r"(?P<city>[A-Z][\w.'’ -]{1,30}?)"
    r"(?:, (?P<region>[A-Z][\w.' ]{2,30}?))?"
    r"(?:,? (?P<day>\(?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?,? \d{2,4}\)?|[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?))?"
    r" ?(?P<agency>\([A-Z][^()\n]{1,40}\))? ?(?:--|—|–|-|:) "
)
_DATELINE_LINES = 4
_CLOSE = 90
"""Likeness (0 to 100) from which two long spellings are the same name: Huanuco, Huánaco."""
_LONG = 6
_SURE = 5
"""A reading this many times larger than the next is taken without a context."""
_OPPOSITE = (("northern", "southern"), ("eastern", "western"))


def find(doc: Doc, text: str) -> list[Mention[Place]]:
    """The places a parsed text mentions, in text order. What the text says of a place anywhere holds for all its mentions."""
    scene = Scene(doc, text)
    found = named(scene)
    told = holders(scene, found)
    countries = _countries(scene, found)
    names = dict.fromkeys(each.stands_for or each.name for each in found)
    places = {name: _read(name, told, countries) for name in names}
    mentions = []
    for each in found:
        value = _part(places[each.stands_for or each.name], each, scene)
        span = Span(doc[each.start].idx, doc[each.end - 1].idx + len(doc[each.end - 1]))
        mentions.append(Mention("place", span, text[span.start : span.end], value, token=each.head))
    return mentions


def dateline(text: str) -> Place | None:
    """The place of an article's dateline ("BOGOTA, 3 Apr 90 (AFP) --", "KABUL, Afghanistan —"); None where it has none."""
    for line in text.lstrip()[:2000].split("\n", _DATELINE_LINES)[:_DATELINE_LINES]:
        match = _DATELINE.match(line.strip()[:160])
        if not match or not (match["city"].isupper() or match["agency"] or match["day"]):
            continue
        city, region = match["city"].strip(), match["region"]
        told = {fold(city): {region}} if region and candidates(region) else {}
        if candidates(city) or told:
            return _read(city.title() if city.isupper() and len(city) > 3 else city, told, frozenset())
    return None


def _countries(scene: Scene, found: list[Named]) -> frozenset[str]:
    """ISO codes of the countries that the text speaks of, by their names, nationalities and places that have no namesakes."""
    names = {each.name for each in found} | {name for word in set(scene.words) if (name := _nation(word))}
    known = (likely(name) for name in names)
    clear = (readings[0] for readings in known if readings and (len(readings) == 1 or readings[0].kind == "country"))
    return frozenset(code for reading in clear if reading.kind in ("country", "city", "region") for code in reading.touches)


@lru_cache(maxsize=4096)
def _nation(word: str) -> str | None:
    return country_of_demonym(word) if len(word) > 3 and word[0].isupper() else None


def _read(name: str, told: dict[str, set[str]], countries: frozenset[str], depth: int = 0) -> Place:
    """The place of a name in a text that puts places in others (`told`) and speaks of some countries."""
    key = fold(name)
    outer = told.get(key, set()) if depth < 3 else set()
    within = {holder.lower() for holder in outer}
    reading, known = _reading(name, outer, countries)
    if not (reading and outer):
        for holder in outer:
            place = _read(holder, told, countries, depth + 1)
            within |= {*place.names, *place.within}
    names = {name.lower(), key} | ({reading.name} if reading else set())
    *proper, last = key.split() or [""]
    if proper and last in NAMED_TYPES and proper[-1] not in DIRECTIONS:  # "Canal Municipality" is Canal
        names.add(" ".join(proper))
    names.discard("us")
    return Place(name, frozenset(names), frozenset(within | known) - names)


def _reading(name: str, outer: set[str], countries: frozenset[str]) -> tuple[Reading | None, frozenset[str]]:
    """What a name means here, and the containers that are beyond doubt."""
    if outer:
        above = {reading.name for holder in outer for reading in candidates(holder)}
        fitting = [reading for reading in candidates(name) if reading.parents & above]
        return (fitting[0], fitting[0].parents) if fitting else (None, frozenset())
    readings = likely(name)
    if not readings:
        return None, frozenset()
    if readings[0].kind not in ("country", "continent", "area"):
        readings = tuple(reading for reading in readings if reading.touches & countries) or readings
    first, *others = readings
    if not others or first.kind == "country" or first.weight >= _SURE * others[0].weight or first.name in others[0].parents:
        return first, first.parents
    return first, frozenset.intersection(*(reading.parents for reading in readings))


def _part(place: Place, each: Named, scene: Scene) -> Place:
    """The part of a place that a direction names, or the place by its description too."""
    if each.stands_for:
        return Place(place.name.title(), place.names | {each.name.lower()}, place.within)
    if each.direction:
        whole = place.names
        return Place(
            f"{each.direction} {place.name}",
            frozenset(f"{each.direction} {name}" for name in whole),
            place.within | whole | {f"{wider} {name}" for wider in _wider(each.direction) for name in whole},
        )
    side = scene.low(each.start - 3) if scene.low(each.start - 1) == "of" else ""
    if side in DIRECTIONS:  # "the southeastern city of Rask": in the southeast of its country
        sides = (DIRECTIONS[side], *_wider(DIRECTIONS[side]))
        nations = [name for name in place.within if any(reading.kind == "country" for reading in candidates(name)[:1])]
        return Place(place.name, place.names, place.within | {f"{wider} {nation}" for wider in sides for nation in nations})
    return place


def _wider(direction: str) -> tuple[str, ...]:
    """ "southeastern": southern, eastern."""
    for first in ("north", "south"):
        if direction.startswith(first) and direction not in ("northern", "southern"):
            return first + "ern", direction.removeprefix(first)
    return ()


# --- how two places compare ---------------------------------------------------------------------------------------


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
        return all(readings_apart(x, y) for x in left for y in right)
    if _opposite(a, b):
        return True
    return _containers_apart(a.within | (_names(a) if left else frozenset()), b.within | (_names(b) if right else frozenset()))


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
