"""Quantities found in sentences: the phrase, its value, what it counts and of what kind; what a text may not make of them."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.facets.quantity import find
from factcheck.language.pipeline import parse
from factcheck.schema import Mention, Quantity

# fmt: off
COUNTS = [  # sentence, [(phrase, low, high, of, kind)]
    ("11 officers killed in Rask", [("11 officers", 11, 11, "officer", "dead")]),
    ("Eleven officers were killed in Rask.", [("Eleven officers", 11, 11, "officer", "dead")]),
    ("The raid killed at least 11 Iranian police officers.", [("at least 11 Iranian police officers", 11, None, "police officer", "dead")]),
    ("Storm topples crane, 107 dead", [("107 dead", 107, 107, None, "dead")]),
    ("The blast killed 11 and wounded 238.", [("11", 11, 11, None, "dead"), ("238", 238, 238, None, "wounded")]),
    ("A crane fell, killing 107 pilgrims and injuring 238 others.",
     [("107 pilgrims", 107, 107, "pilgrim", "dead"), ("238 others", 238, 238, None, "wounded")]),
    ("41 people dead or wounded", [("41 people", 41, 41, "people", "casualties")]),
    ("The blast killed or badly wounded at least 30 people.", [("at least 30 people", 30, None, "people", "casualties")]),
    ("53 people are dead or missing", [("53 people", 53, 53, "people", "dead or missing")]),
    ("11 killed and 20 wounded", [("11 killed", 11, 11, None, "dead"), ("20 wounded", 20, 20, None, "wounded")]),
    ("12 people were killed and the injured were taken away.", [("12 people", 12, 12, "people", "dead")]),
    ("3 men were killed and wounded soldiers fled.", [("3 men", 3, 3, "man", "dead")]),
    ("Two guards and a 71-year-old farmer died.", [("Two guards", 2, 2, "guard", "dead"), ("71-year-old", 71, 71, "farmer", None), ("farmer", 1, None, "farmer", "dead")]),
    ("The mill owned up to six deaths.", [("six deaths", 6, 6, "death", "dead")]),
    ("The death toll rose to 30.", [("30", 30, 30, None, "dead")]),
    ("The quake had a death toll of 30.", [("30", 30, 30, None, "dead")]),
    ("Doctors put the number of injured at 238.", [("238", 238, 238, None, "wounded")]),
    ("The explosion left nine people dead.", [("nine people", 9, 9, "people", "dead")]),
    ("The flood claimed 12 lives.", [("12 lives", 12, 12, "people", "dead")]),
    ("Twenty people lost their lives.", [("Twenty people", 20, 20, "people", "dead")]),
    ("30 Swedes were murdered.", [("30 Swedes", 30, 30, "swede", "dead")]),
    ("Rebels kill 20 in valley raid", [("20", 20, 20, None, "dead")]),
    ("Six miners are still missing.", [("Six miners", 6, 6, "miner", "missing")]),
    ("More than 100 people were arrested.", [("More than 100 people", 100, None, "people", "arrested")]),
    ("Some 40,000 people have been displaced.", [("Some 40,000 people", 36_000, 44_000, "people", "displaced")]),
    ("Rescuers pulled out 12 wounded soldiers.", [("12 wounded soldiers", 12, 12, "soldier", "wounded")]),
    ("There were 20 deaths.", [("20 deaths", 20, 20, "death", "dead")]),
    ("There were no casualties.", [("no casualties", 0, 0, "casualty", "casualties")]),
    ("No one was hurt.", [("No one", 0, 0, "people", "wounded")]),
    ("No officers were killed.", [("No officers", 0, 0, "officer", "dead")]),
    ("An officer was killed.", [("An officer", 1, None, "officer", "dead")]),
    ("The minister read a letter.", []),
    ("Nobody knows why.", []),
    ("20 gunmen attacked two villages.", [("20 gunmen", 20, 20, "gunman", None), ("two villages", 2, 2, "village", None)]),
    ("Both ministers spoke.", [("Both ministers", 2, 2, "minister", None)]),
    ("Dozens of villagers fled.", [("Dozens of villagers", 24, 99, "villager", None)]),
    ("Tens of thousands of people marched.", [("Tens of thousands of people", 20_000, 99_999, "people", None)]),
    ("20 people or more came.", [("20 people or more", 20, None, "people", None)]),
    ("The one who called left one day.", []),
    ("None of the 150 passengers was hurt.", [("None", 0, 0, "passenger", "wounded"), ("150 passengers", 150, 150, "passenger", None)]),
    ("Not a single person died.", [("Not a single person", 0, 0, "person", "dead")]),
    ("Some 20,000 people marched. Police put the number at 8,000.", [("Some 20,000 people", 18000, 22000, "people", None), ("8,000", 8000, 8000, "people", None)]),
    ("Police put the number at 8,000.", [("8,000", 8000, 8000, None, None)]),
    ("Ten people marched. The mayor put the price at 8.", [("Ten people", 10, 10, "people", None), ("8", 8, 8, None, None)]),
    ("Four suspects arrested after 3 die in shooting", [("Four suspects", 4, 4, "suspect", "arrested"), ("3", 3, 3, None, "dead")]),
    ("More than 40 were injured when two trains collided.",
     [("More than 40", 40, None, None, "wounded"), ("two trains", 2, 2, "train", None)]),
    ("The party won 411 of 650 seats.", [("411", 411, 411, "seat", None), ("650 seats", 650, 650, "seat", None)]),
    ("Troops rescued 85 girls abducted in May.", [("85 girls", 85, 85, "girl", "rescued")]),
    ("Quake toll passes 2,000 in valley", [("2,000", 2000, 2000, None, "dead")]),
    ("Anger at the arrests spread to 12 cities.", [("12 cities", 12, 12, "city", None)]),
    ("Spain won Euro 2024.", []),
    ("A tourist was stabbed to death by two muggers.", [("two muggers", 2, 2, "mugger", None)]),
    ("The killing of two boys by three soldiers was filmed.",
     [("two boys", 2, 2, "boy", "dead"), ("three soldiers", 3, 3, "soldier", None)]),
    ("They will send 14 Leopard 2 tanks.", [("14 Leopard 2 tanks", 14, 14, "tank", None)]),
    ("Seven of the dead were children.", [("Seven", 7, 7, "child", "dead")]),
    ("Two of those arrested were minors.", [("Two of those", 2, 2, "minor", "arrested")]),
    ("Six of those who died were young children.", [("Six of those", 6, 6, "child", "dead")]),
    ("Four of the soldiers killed in the ambush were officers.", [("Four of the soldiers", 4, 4, "officer", "dead")]),
    ("Six of the officers were killed.", [("Six of the officers", 6, 6, "officer", "dead")]),
    ("In 19 of the region's 107 districts no mayor was elected.",
     [("19", 19, 19, "district", None), ("107 districts", 107, 107, "district", None)]),
    ("11 cops shot dead", [("11 cops", 11, 11, "cop", "dead")]),
    ("A bomber killed himself and 20 others.", [("20 others", 20, 20, None, "dead")]),
    ("Casualties reached 345.", [("345", 345, 345, None, "casualties")]),
]
PARTS = [  # sentence, phrase, whether it is a part
    ("Two of them were children.", "Two of them", True),
    ("Eleven people died, including 3 children.", "3 children", True),
    ("Eleven people died, including 3 children.", "Eleven people", False),
    ("11 soldiers and 3 civilians were killed.", "3 civilians", True),
    ("Another 20 people were hurt.", "Another 20 people", True),
    ("Dozens of people were hurt.", "Dozens of people", False),
    ("4 of the 11 officers died.", "11 officers", False),
]
MEASURES = [  # sentence, phrase, figure, unit, of
    ("A 14-year-old girl won.", "14-year-old", 14, "year-old", "girl"),
    ("The boy was 10 years old.", "10 years old", 10, "year-old", None),
    ("Ann Bell, 45, said so.", "45", 45, "year-old", None),
    ("The singer, 45, said so.", "45", 45, "year-old", None),
    ("The mayor of Lund, 58, said so.", "58", 58, "year-old", None),
    ("The actor died at 78.", "78", 78, "year-old", None),
    ("It was a Category 3 storm.", "Category 3", 3, "category", None),
    ("Doctors treat type 2 diabetes.", "type 2", 2, "type", None),
    ("It was 43C in the shade.", "43C", 43, "celsius", None),
    ("It was 104F in the shade.", "104F", 40, "celsius", None),
    ("A stamp costs 43c.", "43c", 0.43, "USD", None),
    ("She died at the age of 87.", "age of 87", 87, "year-old", None),
    ("10 per cent of voters stayed away.", "10 per cent of voters", 10, "percent", "voter"),
    ("A third of the voters stayed away.", "A third of the voters", 1 / 3, "share", "voter"),
    ("Nearly half of the members left.", "Nearly half of the members", 0.5, "share", "member"),
    ("One in five children is hungry.", "One in five", 0.2, "share", "child"),
    ("He is in his 40s.", "40s", None, "year-old", None),
    ("It cost tens of billions of dollars.", "tens of billions of dollars", None, "USD", None),
    ("He was fined $1.2m.", "$1.2m", 1_200_000, "USD", None),
    ("It cost 20 pounds.", "20 pounds", 20, "GBP", None),
    ("The parcel weighs 20 pounds.", "20 pounds", 9.0718474, "kilogram", None),
    ("They drove 5 km north.", "5 km", 5000, "metre", None),
    ("He was jailed for three years.", "three years", 94_670_856, "second", None),
    ("He was the 39th president.", "39th", 39, "ordinal", "president"),
    ("A magnitude 7.8 earthquake struck.", "7.8", 7.8, "magnitude", None),
]
TIMES = ["He left three days ago.", "It fell in the last two weeks.", "On 16 December 2023 he left.", "It began at 10:30.", "He left in 2012."]
# fmt: on


def _found(text: str) -> list[Mention[Quantity]]:
    return find(parse(text), text)


@pytest.mark.parametrize(("text", "rows"), COUNTS, ids=[row[0] for row in COUNTS])
def test_counts(text: str, rows: list[tuple[str, float, float | None, str | None, str | None]]) -> None:
    found = [(m.text, m.value.possible.low, m.value.possible.high, m.value.of, m.value.kind) for m in _found(text)]
    expected: list[tuple[Any, ...]] = [
        (phrase, pytest.approx(low), high if high is None else pytest.approx(high), of, kind)
        for phrase, low, high, of, kind in rows
    ]
    assert found == expected


@pytest.mark.parametrize(("text", "phrase", "part"), PARTS, ids=[f"{row[0]} {row[1]}" for row in PARTS])
def test_part(text: str, phrase: str, part: bool) -> None:
    assert {m.text: m.value.part for m in _found(text)}[phrase] is part


@pytest.mark.parametrize(("text", "phrase", "figure", "unit", "of"), MEASURES, ids=[row[0] for row in MEASURES])
def test_measure(text: str, phrase: str, figure: float | None, unit: str, of: str | None) -> None:
    [m] = _found(text)
    assert (m.text, m.value.figure, m.value.unit, m.value.of) == (phrase, figure and pytest.approx(figure), unit, of)


@pytest.mark.parametrize("text", TIMES)
def test_times_are_left_to_their_facet(text: str) -> None:
    assert _found(text) == []


def test_modifiers_and_tokens() -> None:
    text = "The raid killed at least 11 Iranian police officers."
    [m] = _found(text)
    doc = parse(text)
    assert m.value.modifiers == ("iranian",)
    assert m.token is not None
    assert doc[m.token].text == "officers"


def test_typographic_text_keeps_its_offsets() -> None:
    text = "\u201cAt least\u00a011\u201d officers \u2013 and 40\u201350 rebels \u2013 were killed."
    for m in _found(text):
        assert text[m.span.start : m.span.end] == m.text
    assert [m.value.possible.low for m in _found(text)] == [11, 40]


@settings(deadline=None, max_examples=60)
@given(
    st.text(max_size=120)
    | st.lists(
        st.sampled_from("11 at least 1,709 $ % - a half of dozen th killed officers ½ no one and to".split()), max_size=30
    ).map(" ".join)
)
def test_any_text(text: str) -> None:
    found = _found(text)
    assert all(text[m.span.start : m.span.end] == m.text for m in found)
    assert all(not a.span.overlaps(b.span) for a, b in zip(found, found[1:], strict=False))


@pytest.mark.parametrize(
    "piece", ["1,", "1 ", "one ", "one hundred and ", "1-", "at least ", "$", "a half of ", "12/", "one over ", "1.", "½"]
)
def test_long_texts_take_linear_time(piece: str) -> None:
    text = piece * (10_000 // len(piece))
    doc = parse("x")
    start = time.process_time()
    find(doc, text)
    assert time.process_time() - start < 2
