"""The gazetteer: names, kinds, containment, nationalities, capitals, and what lies apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.words import places

# fmt: off
NAMES = [
    ("U.S.", "united states", "country"), ("USA", "united states", "country"), ("America", "united states", "country"),
    ("Britain", "united kingdom", "country"), ("UK", "united kingdom", "country"), ("Ivory Coast", "ivory coast", "country"),
    ("Côte d'Ivoire", "ivory coast", "country"), ("the Netherlands", "netherlands", "country"), ("Burma", "myanmar", "country"),
    ("Georgia", "georgia", "country"), ("Sana'a", "sanaa", "city"), ("Sana’a", "sanaa", "city"), ("Kiev", "kyiv", "city"),
    ("Raqqa", "raqqa", "city"), ("Bogotá", "bogota", "city"), ("Port-au-Prince", "port-au-prince", "city"),
    ("New York", "new york city", "city"),
    ("Washington", "washington", "city"), ("The Hague", "the hague", "city"), ("California", "california", "region"),
    ("Middle East", "middle east", "area"), ("Persian Gulf", "persian gulf", "area"), ("Gaza", "gaza strip", "area"),
    ("Africa", "africa", "continent"), ("Kremlin", "kremlin", "site"),
]
UNKNOWN = ["us", "", "#US", "Iranian", "Zzyzx Qwrt", "x" * 500, "\ufffd\u0000"]
WITHIN = [
    ("Mosul", {"nineveh", "iraq", "asia", "middle east"}), ("Huanuco", {"peru", "south america", "latin america"}),
    ("Mountain View", {"california", "united states", "north america"}), ("Rask", {"iran", "asia"}), ("Sochi", {"russia"}),
    ("Kremlin", {"moscow", "russia", "europe"}), ("White House", {"washington", "united states"}),
    ("Manhattan", {"new york city", "new york"}),
    ("Guatemala", {"central america"}), ("Gaza Strip", {"palestine", "middle east"}), ("Watford", {"england", "united kingdom"}),
]
PEOPLES = [
    ("Iranian", "iran"), ("Iranians", "iran"), ("British", "united kingdom"), ("Britons", "united kingdom"),
    ("Dutch", "netherlands"),
    ("Swedes", "sweden"), ("Turks", "turkey"), ("Thai", "thailand"), ("Saudi", "saudi arabia"), ("Saudis", "saudi arabia"),
    ("American", "united states"), ("Salvadoran", "el salvador"), ("Scottish", "scotland"), ("Texan", "texas"),
    ("European", "europe"),
    ("Kurdish", None), ("Kurds", None), ("Paris", None), ("officer", None), ("", None),
]
APART = [
    ("Paris", "Brussels", True), ("Iran", "Pakistan", True), ("Moscow", "United States", True), ("Mosul", "Aleppo", True),
    ("Mosul", "Anbar", True),
    ("Mosul", "Iraq", False), ("Kent", "Essex", True), ("Watford", "Kent", True), ("Gaza Strip", "West Bank", True),
    ("England", "Scotland", True),
    ("Middle East", "Peru", True), ("Middle East", "Europe", False), ("Persian Gulf", "Iran", False),
    ("Kurdistan", "Baghdad", False),
    ("Georgia", "Texas", True), ("Georgia", "United States", False), ("Brooklyn", "New York", False),
    ("White House", "Pentagon", False),
    ("White House", "London", True), ("Tehran", "Tajrish", False), ("Zzyzx Qwrt", "Paris", False), ("Britain", "U.K.", False),
]
# fmt: on


@pytest.mark.parametrize(("name", "canonical", "kind"), NAMES, ids=lambda value: str(value))
def test_a_name_has_its_usual_name_and_kind(name: str, canonical: str, kind: str) -> None:
    assert places.is_place(name)
    assert (places.canonical(name), places.kind_of(name)) == (canonical, kind)


@pytest.mark.parametrize("name", UNKNOWN, ids=lambda name: repr(name)[:20])
def test_what_is_no_place_is_unknown(name: str) -> None:
    assert not places.is_place(name)
    assert (places.canonical(name), places.kind_of(name), places.within(name)) == (name.lower(), "", frozenset())


@pytest.mark.parametrize(("name", "expected"), WITHIN, ids=lambda value: value if isinstance(value, str) else "")
def test_a_place_lies_in_all_that_contains_it(name: str, expected: set[str]) -> None:
    assert expected <= places.within(name)


def test_a_namesake_is_a_candidate_too() -> None:
    readings = places.candidates("Paris")
    assert "france" in readings[0].parents
    assert any("texas" in reading.parents for reading in readings)


@pytest.mark.parametrize(("word", "place"), PEOPLES, ids=lambda value: str(value))
def test_a_nationality_tells_the_country(word: str, place: str | None) -> None:
    assert places.country_of_demonym(word) == place


def test_a_people_of_no_country_is_a_people() -> None:
    assert places.is_people("Kurds")
    assert not places.is_people("officers")


def test_demonyms_are_those_of_the_country_by_any_of_its_names() -> None:
    assert {"british", "briton", "britons"} <= places.demonyms("UK")
    assert places.demonyms("Zzyzx") == frozenset()


@pytest.mark.parametrize(("city", "country"), [("Tehran", "iran"), ("Kabul", "afghanistan"), ("London", "united kingdom"),
    ("Kiev", "ukraine")])
def test_a_capital_knows_its_country_and_the_country_its_capital(city: str, country: str) -> None:
    assert places.capital_of(city) == country
    assert places.capital(country) == places.canonical(city)


def test_other_cities_are_no_capitals() -> None:
    assert places.capital_of("Istanbul") is None


@pytest.mark.parametrize(("a", "b", "expected"), APART)
def test_apart_only_where_nothing_can_be_both(a: str, b: str, expected: bool) -> None:
    assert places.apart(a, b) is expected
    assert places.apart(b, a) is expected


@given(st.sampled_from([row[0] for row in NAMES + WITHIN]))
def test_nothing_is_apart_from_itself_or_from_what_contains_it(name: str) -> None:
    assert not places.apart(name, name)
    assert not any(places.apart(name, outer) for outer in places.within(name))


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_answered(a: str, b: str) -> None:
    assert isinstance(places.within(a), frozenset)
    assert places.apart(a, b) == places.apart(b, a)
    assert places.country_of_demonym(a) is None or places.is_people(a)
