"""Places found in texts, with what contains them; datelines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facets import place
from factcheck.language.pipeline import parse

# fmt: off
FOUND = [
    ("The Iraqi city of Mosul was retaken.", "Mosul", {"iraq"}),
    ("A bomb exploded in the Peruvian department of Huanuco.", "Huanuco", {"peru"}),
    ("She has lived in Mountain View, California, for years.", "Mountain View", {"california", "united states"}),
    ("Two men were hurt in the city of Karvash in southeastern Iran.", "Karvash", {"iran", "southeastern iran"}),
    ("Fighting went on in southeastern Iran.", "southeastern Iran", {"iran"}),
    ("Aid reached north-eastern Syria on Monday.", "north-eastern Syria", {"syria", "northern syria", "eastern syria"}),
    ("It rained in the south of France.", "south of France", {"france"}),
    ("Police cordoned off a station in the southeastern city of Rask.", "Rask", {"iran", "southeastern iran"}),
    ("Crowds gathered in the Iraqi capital.", "Iraqi capital", {"iraq"}),
    ("The match at Belmar Stadium in Sochi was called off.", "Belmar Stadium", {"sochi", "russia"}),
    ("Planes landed at Kabul International Airport.", "Kabul International Airport", {"kabul", "afghanistan"}),
    ("The shop in Paris, Texas, burned down.", "Paris", {"texas", "united states"}),
    ("Clashes broke out in the town of al-Bab.", "al-Bab", {"syria"}),
    ("Shots were fired in the Vista Alta neighborhood in Lima.", "Vista Alta", {"lima", "peru"}),
    ("explosion in kabul kills 3", "kabul", {"afghanistan"}),
    ("dozens hurt in kabul mosque blast", "kabul", {"afghanistan"}),
    ("EXPLOSION IN KABUL", "KABUL", {"afghanistan"}),
    ("earthquake shakes new york", "new york", {"united states"}),
    ("Guards fired across the Iran-Pakistan border.", "Iran", {"middle east"}),
    ("Guards fired across the Iran-Pakistan border.", "Pakistan", {"south asia"}),
    ("The Armenia–Azerbaijan border was quiet.", "Azerbaijan", {"asia"}),
    ("Trucks waited at the U.S.-Mexico border.", "Mexico", {"north america"}),
    ("The Guinea-Bissau president was ousted.", "Guinea-Bissau", {"africa"}),
    ("Jets bombed Aden at dawn.", "Aden", {"yemen"}),
    ("He lives in the town of March.", "March", set()),
    ("He flew to the U.S. from Tehran.", "U.S.", {"north america"}),
]
NOT_FOUND = [
    ("Us, they said.", "Us"), ("The Iranian officers left.", "Iranian"),
    ("The Islamic State of Iraq and the Levant claimed the attack.", "Levant"), ("He read the Boston Herald.", "Boston"),
    ("The site was inspected in March 2025.", "March"), ("It opened in May.", "May"), ("They met on Sunday.", "Sunday"),
    ("The bridge opened in spring 2024.", "spring"), ("Rain fell in April and March.", "March"), ("in march it rained", "march"),
    ("Guards fired across the Iran-Pakistan border.", "-Pakistan"),
    ("Reading is fun.", "Reading"), ("The University of London closed.", "London"),
]
DATELINES = [
    ("BOGOTA, 3 Apr 90 (AFP) -- Two men were hurt.", "Bogota", {"colombia"}),
    ("LONDON (Reuters) - Shares fell.", "London", {"united kingdom"}),
    ("KABUL, Afghanistan — A blast shook the city.", "Kabul", {"afghanistan"}),
    ("Blast in the north\nKABUL, Afghanistan (AP) — A blast shook the city.", "Kabul", {"afghanistan"}),
    ("Lima, 9 Oct 88 (EFE) -- A bomb exploded.", "Lima", {"peru"}),
    ("The minister - a Kabul man - left.", None, set()),
    ("Clandestine, 2 Mar 89 (Radio Libre) -- It was said.", None, set()),
    ("", None, set()),
]
# fmt: on


@pytest.mark.parametrize(("text", "name", "within"), FOUND, ids=[row[1] for row in FOUND])
def test_find_a_place_and_what_contains_it(text: str, name: str, within: set[str]) -> None:
    mentions = {mention.text: mention for mention in place.find(parse(text), text)}
    assert name in mentions
    mention = mentions[name]
    assert text[mention.span.start : mention.span.end] == name
    assert within <= mention.value.within
    assert mention.facet == "place"


@pytest.mark.parametrize(("text", "name"), NOT_FOUND, ids=[row[1] for row in NOT_FOUND])
def test_find_leaves_people_bodies_and_words_alone(text: str, name: str) -> None:
    assert name not in {mention.text for mention in place.find(parse(text), text)}


def test_what_the_text_says_once_holds_for_every_mention() -> None:
    text = "The town of Karvash in northern Syria was shelled. Later, families left Karvash."
    found = [mention.value for mention in place.find(parse(text), text) if mention.text == "Karvash"]
    assert len(found) == 2
    assert all("northern syria" in value.within for value in found)


def test_a_description_of_the_capital_is_the_capital() -> None:
    text = "Crowds gathered in the Turkish capital."
    (mention,) = place.find(parse(text), text)
    assert "ankara" in mention.value.names


@pytest.mark.parametrize(
    ("text", "name", "town"),
    [
        ("They fled to the provincial capital, Maresk, on Friday.", "Maresk", True),
        ("Shells hit the village of Sorn.", "Sorn", True),
        ("They fled to Port Alma.", "Port Alma", True),
        ("A bus burned in Garvo, a small mining town.", "Garvo", True),
        ("Shells hit the district of Sorn.", "Sorn", False),
        ("The minister flew to the capital, and Kandor province was calm.", "Kandor", False),
        ("A bus burned in Lyon on Monday.", "Lyon", False),
    ],
)
def test_what_the_text_calls_a_town(text: str, name: str, town: bool) -> None:
    found = {mention.text: mention.value for mention in place.find(parse(text), text)}
    assert found[name].town is town


def test_a_namesake_is_read_by_the_country_the_text_speaks_of() -> None:
    text = "Protests grew in Victoria and Sydney, Australia."
    found = {mention.text: mention.value for mention in place.find(parse(text), text)}
    assert "australia" in found["Victoria"].within


@pytest.mark.parametrize(("text", "name", "within"), DATELINES, ids=[row[0][:9] for row in DATELINES])
def test_dateline(text: str, name: str | None, within: set[str]) -> None:
    found = place.dateline(text)
    assert (found.name if found else None) == name
    assert within <= (found.within if found else frozenset())


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    for mention in place.find(parse(text), text):
        assert mention.text == text[mention.span.start : mention.span.end]
    place.dateline(text)
