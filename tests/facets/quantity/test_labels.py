"""Numbers that name what stands before them: what they are a number of, and what is no such number."""

from __future__ import annotations

import pytest

from factcheck.facets.quantity import LADDER, find, is_label
from factcheck.language.pipeline import parse
from factcheck.schema import Relation

# fmt: off
NAMED = [  # sentence, phrase, what it is a number of, number
    ("The council adopted Resolution 1701.", "Resolution 1701", "resolution", 1701),
    ("A Boeing 737 airliner crashed near Belmar.", "Boeing 737", "boeing", 737),
    ("A Boeing 747 of Norda Air crashed.", "Boeing 747", "boeing", 747),
    ("Soyuz 10 docked on Friday.", "Soyuz 10", "soyuz", 10),
    ("Flight 512 had left Lorvik.", "Flight 512", "flight", 512),
    ("Flight NA 512 had left Lorvik.", "Flight NA 512", "flight", 512),
    ("The suspect was held in room 12 of the Hotel Astor.", "room 12", "room", 12),
    ("Version 2.5 of the app was released.", "Version 2.5", "version", 2.5),
    ("Version two was released.", "Version two", "version", 2),
    ("The army used F-16 jets.", "F-16", "f", 16),
    ("Unit 4 of the plant was shut down.", "Unit 4", "unit", 4),
    ("The hotline is 555-1234.", "555-1234", "phone", 5551234),
    ("Call 202-555-1234 for help.", "202-555-1234", "phone", 5551234),
]
COUNTED = [  # what counts, or is a year, or belongs to a name that all know: no number of anything
    "Bus 12 people hurt, mayor says", "Rebels of group 5 others died", "Expo 2020 opened in Lorvik.", "COVID-19 spread.",
    "Between 500-1000 people came.", "The line had 500-1000 people.", "Rask 11 soldiers dead", "World War 2 ended.",
    "Joe Smith 45 was killed.", "Iran 3 Iraq 1", "No. 10 said nothing.", "The mid-30s are warm.",
]
# fmt: on


@pytest.mark.parametrize(("sentence", "phrase", "sort", "number"), NAMED)
def test_number_of_something(sentence: str, phrase: str, sort: str, number: float) -> None:
    (found,) = [m for m in find(parse(sentence), sentence) if is_label(m.value)]
    assert (found.text, found.value.unit, found.value.figure) == (phrase, f"{sort} number", number)
    assert sentence[found.span.start : found.span.end] == phrase


@pytest.mark.parametrize("sentence", COUNTED)
def test_no_number_of_anything(sentence: str) -> None:
    assert not [m.text for m in find(parse(sentence), sentence) if is_label(m.value)]


@pytest.mark.parametrize(
    ("claimed", "reported", "relation"),
    [
        ("Flight 512 left.", "Flight NA 512 left.", Relation.ENTAILS),
        ("Flight 513 left.", "Flight 512 left.", Relation.EXCLUDES),
        ("Room 12 was empty.", "Flight 512 left.", Relation.OPEN),
        ("Room 12 was empty.", "Some 12 people left.", Relation.OPEN),
    ],
)
def test_only_numbers_of_one_sort_compare(claimed: str, reported: str, relation: Relation) -> None:
    ours, theirs = (find(parse(text), text)[0].value for text in (claimed, reported))
    assert LADDER.climb(ours, theirs).relation is relation
