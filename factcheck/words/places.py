"""Places of the world: what a name may mean, what contains it, whose capital it is, and which places lie apart.

The table `places.tsv` has one line for each reading of a name, sorted by bytes, the likeliest reading of a name first:
key, kind, canonical name (empty: the key), parents (names; # and a code for a line of the table itself), ISO codes of the
countries it touches (empty: that of the parent), weight (thousands of inhabitants, and more for capitals), and a city's
position in tenths of a degree (for a country: its capital). Lookups bisect the bytes, so nothing is loaded but the file.
Names are given back in lower case.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

Kind = Literal["country", "region", "city", "continent", "area", "site", ""]

# fmt: off
_KINDS: dict[str, Kind] = {
    "K": "continent", "N": "country", "R": "region", "r": "region",
    "C": "city", "c": "city", "A": "area", "U": "area", "S": "site",
}
_LETTERS = str.maketrans({
    "ø": "o", "ł": "l", "ı": "i", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "þ": "th", "ð": "d", "ħ": "h",
    "-": " ", "–": " ", "—": " ", "_": " ", "'": "", "’": "", "‘": "", "`": "", "ʻ": "", "ʼ": "", "´": "",
    ".": "", ",": "", "(": " ", ")": " ", "\t": " ", "\n": " ",
})
# fmt: on
_RARE = 50
"""A reading this many times smaller than the likeliest one is not thought of unless the text says so (Moscow, Idaho)."""
_NEAR = 4
"""Cities within this many tenths of a degree may be one another's quarters."""


class Reading(NamedTuple):
    """One place that a name may mean. `parents` are the names of all places that contain it; `touches` ISO codes."""

    name: str
    kind: Kind
    parents: frozenset[str]
    touches: frozenset[str]
    weight: int
    position: tuple[int, int] | None = None
    unit: bool = False
    """True for areas that are units of what they lie in: two units don't overlap (Kent, Essex)."""
    placed: bool = False
    """True for a city or site whose region is known."""
    word: bool = False
    """True where the name is also an English word (Reading, Nice, Split)."""


@lru_cache(maxsize=4096)
def fold(name: str) -> str:
    """The key of a name: lower case, without accents, stops and apostrophes, hyphens as spaces ("Sana'a": "sanaa")."""
    low = name.lower().translate(_LETTERS)
    if not low.isascii():
        low = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c)).translate(_LETTERS)
    return " ".join(low.split())


@cache
def _table() -> bytes:
    return Path(__file__).with_name("places.tsv").read_bytes()  # opens with a line end, so that every line has one before it


@lru_cache(maxsize=8192)
def _lines(key: str) -> tuple[str, ...]:
    """The lines of a key, found by halving the bytes of the table."""
    table, wanted = _table(), key.encode() + b"\t"
    low, high = 0, len(table) - 1
    while low < high:  # both are line ends; lines that end at or before `low` come before `wanted`, those after `high` don't
        middle = table.rfind(b"\n", low, (low + high) // 2 + 1)
        if table[middle + 1 : middle + 1 + len(wanted)] < wanted:
            low = table.find(b"\n", middle + 1)
        else:
            high = middle
    found = []
    while table.startswith(wanted, low + 1):
        end = table.find(b"\n", low + 1)
        found.append(table[low + 1 : end].decode())
        low = end
    return tuple(found)


@lru_cache(maxsize=8192)
def _readings(key: str) -> tuple[Reading, ...]:
    return tuple(_read(line) for line in _lines(key) if "\tP\t" not in line)


def _read(line: str) -> Reading:
    key, kind, name, parents, touches, weight, where = line.split("\t")
    position: tuple[int, int] | None = None
    if kind in "CcS" and where:
        latitude, longitude = where.split()
        position = int(latitude), int(longitude)
    name = name or key
    above = frozenset(parent for part in parents.split(",") if part for parent in _chain(part)) - {name}
    countries = frozenset(touches.split() or ([parents[1:3]] if parents.startswith("#") else []))
    return Reading(name, _KINDS[kind], above, countries, int(weight), position, kind == "U", "." in parents, kind in "cr")


@lru_cache(maxsize=4096)
def _chain(parent: str) -> frozenset[str]:
    """A parent and all that contains it; codes are looked up in the table."""
    if not parent.startswith("#"):
        return frozenset((parent,))
    for reading in _readings(parent):
        return reading.parents | {reading.name}
    return frozenset()


def candidates(name: str) -> tuple[Reading, ...]:
    """Every place that the name may mean, the likeliest first; empty for a name that isn't in the table.

    "the" before a name is passed over. "us" in lower case is the pronoun.
    """
    if name == "us" or len(name) > 80 or name.startswith("#"):
        return ()
    key = fold(name)
    return _readings(key) or (_readings(key[4:]) if key.startswith("the ") else ())


def is_place(name: str) -> bool:
    """True where the table knows the name as that of a place (a nationality is none)."""
    return bool(candidates(name))


def kind_of(name: str) -> Kind:
    """What sort of place the likeliest reading is; "" for an unknown name."""
    return next((reading.kind for reading in candidates(name)), "")


def canonical(name: str) -> str:
    """The usual name of the place ("U.S.": "united states"), lower-case; the name itself, lower-case, where unknown."""
    return next((reading.name for reading in candidates(name)), name.lower())


def within(name: str) -> frozenset[str]:
    """All places that contain the likeliest reading: region, country, continents, areas; empty for an unknown name."""
    return next((reading.parents for reading in candidates(name)), frozenset())


def country_of_demonym(word: str) -> str | None:
    """The country, or the area or region, of a nationality: "Iranian", "Iranians": "iran"; None for others.

    A people of no one country (Kurdish, Arab) has none: see `is_people`.
    """
    place = _people(word)
    return place if place != "-" else None


def is_people(word: str) -> bool:
    """True for the adjective or name of any people, with a country or without ("Kurds")."""
    return _people(word) is not None


@lru_cache(maxsize=4096)
def _people(word: str) -> str | None:
    if len(word) > 40:
        return None
    for line in _lines(fold(word)):
        key, kind, name, *_ = line.split("\t")
        if kind == "P":
            return name or key
    return None


@cache
def _peoples() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    table, at = _table(), -1
    while (at := table.find(b"\tP\t", at + 1)) >= 0:
        key = table[table.rfind(b"\n", 0, at) + 1 : at].decode()
        name = table[at + 3 : table.find(b"\t", at + 3)].decode()
        found.setdefault(name or key, set()).add(key)
    return {place: frozenset(words) for place, words in found.items()}


def demonyms(place: str) -> frozenset[str]:
    """The adjectives and names of a place's people, singular and plural: "iran": iranian, iranians, persian, persians."""
    return _peoples().get(canonical(place), frozenset())


@cache
def _capitals() -> dict[str, str]:
    """Key of the capital -> country."""
    found = {}
    for line in _lines_of_countries():
        _, _, name, _, _, _, capital = line.split("\t")
        if capital:
            found[capital] = name
    return found


@cache
def _lines_of_countries() -> tuple[str, ...]:
    table = _table()
    start = table.find(b"\n#")
    end = table.rfind(b"\n#")
    block = table[start + 1 : table.find(b"\n", end + 1)].decode().split("\n")
    return tuple(line for line in block if line.split("\t", 2)[1] == "N")


def capital_of(name: str) -> str | None:
    """The country whose capital the place is ("Tehran": "iran"); None for places that are no capital."""
    readings = candidates(name)
    keys = [fold(name), *(fold(reading.name) for reading in readings[:1])]
    return next((_capitals()[key] for key in keys if key in _capitals()), None)


def capital(country: str) -> str | None:
    """The capital of a country, by canonical name ("iran": "tehran"); None where there is none."""
    wanted = canonical(country)
    return next((canonical(key) for key, name in _capitals().items() if name == wanted), None)


def likely(name: str) -> tuple[Reading, ...]:
    """The readings of a name that come to mind without a context: those not many times smaller than the likeliest."""
    readings = candidates(name)
    return tuple(reading for reading in readings if reading.weight * _RARE >= min(readings[0].weight, 10**4))


def apart(a: str, b: str) -> bool:
    """True only where both are known and no likely reading of one can contain, be, or overlap one of the other. Symmetric."""
    left, right = likely(a), likely(b)
    return bool(left and right) and all(readings_apart(x, y) for x in left for y in right)


def readings_apart(x: Reading, y: Reading) -> bool:
    """True where two places can't overlap: in different countries, or regions, or cities far enough from each other."""
    if x.name == y.name or x.name in y.parents or y.name in x.parents or not x.touches or not y.touches:
        return False
    if not x.touches & y.touches:
        return True
    if x.position and y.position:
        return _far(x.position, y.position)
    kinds = {x.kind, y.kind}
    if kinds == {"region"} or _beside(x, y) or _beside(y, x):
        return True
    if kinds == {"region", "city"} or kinds == {"region", "site"}:
        return x.placed if x.kind != "region" else y.placed
    return False


def _beside(x: Reading, y: Reading) -> bool:
    """True where x is, or lies in, another unit of what the unit y lies in."""
    if not y.unit:
        return False
    over = (reading for parent in x.parents for reading in _readings(fold(parent))[:1])
    return any(unit.unit and unit.name != y.name and unit.parents == y.parents for unit in (x, *over))


def _far(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return abs(a[0] - b[0]) > _NEAR or abs(a[1] - b[1]) > _NEAR
