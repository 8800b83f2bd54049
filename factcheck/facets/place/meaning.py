"""What the name of a place means in its text: which of its namesakes, by what contains it and the countries spoken of."""

from __future__ import annotations

from functools import lru_cache

from factcheck.facets.place.scene import Named, Scene
from factcheck.schema import Place
from factcheck.words.place_words import DIRECTIONS, NAMED_TYPES
from factcheck.words.places import Reading, candidates, country_of_demonym, fold, likely

_SURE = 5
"""A reading this many times larger than the next is taken without a context."""


def read(name: str, told: dict[str, set[str]], countries: frozenset[str], depth: int = 0) -> Place:
    """The place of a name in a text that puts places in others (`told`) and speaks of some countries."""
    key = fold(name)
    outer = told.get(key, set()) if depth < 3 else set()
    within = {holder.lower() for holder in outer}
    reading, known = _reading(name, outer, countries)
    if not (reading and outer):
        for holder in outer:
            place = read(holder, told, countries, depth + 1)
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


def countries_of(scene: Scene, found: list[Named]) -> frozenset[str]:
    """ISO codes of the countries that the text speaks of, by their names, nationalities and places that have no namesakes."""
    names = {each.name for each in found} | {name for word in set(scene.words) if (name := _nation(word))}
    known = (likely(name) for name in names)
    clear = (readings[0] for readings in known if readings and (len(readings) == 1 or readings[0].kind == "country"))
    return frozenset(code for reading in clear if reading.kind in ("country", "city", "region") for code in reading.touches)


@lru_cache(maxsize=4096)
def _nation(word: str) -> str | None:
    return country_of_demonym(word) if len(word) > 3 and word[0].isupper() else None
