"""Numbers, bounds and units as people write them: one value and its phrasings; what is no number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facets.quantity.amounts import amounts
from factcheck.facets.quantity.lexemes import figure, lex
from factcheck.facets.quantity.numerals import numerals
from factcheck.words.numbers import number_words
from factcheck.words.units import units

# fmt: off
FIGURES = {  # value: phrasings
    0: ["zero", "nought", "nil", "0"],
    11: ["11", "eleven", "Eleven", "011"],
    21: ["21", "twenty-one", "twenty one", "twenty \u2013 one"],
    100: ["a hundred", "one hundred", "100"],
    101: ["a hundred and one", "one hundred one"],
    238: ["two hundred and thirty-eight", "two hundred thirty eight", "238"],
    1500: ["fifteen hundred", "1,500", "1 500", "one thousand five hundred", "one thousand and five hundred", "1.5 thousand", "1.5k"],
    1709: ["1,709", "1 709", "1\u00a0709", "one thousand seven hundred and nine"],
    202_000: ["two hundred and two thousand", "202,000"],
    1_200_000: ["1.2 million", "1.2m people", "one point two million", "1,200,000", "12 lakh", "12,00,000"],
    2_500_000: ["two and a half million", "2\u00bd million", "2 1/2 million", "2.5mn"],
    3_500_000_000: ["3.5bn", "3.5 billion", "three and a half billion", "350 crore"],
    500_000: ["half a million", "half million", "500,000", "five hundred thousand"],
    1.5: ["one and a half", "1 1/2", "1\u00bd", "1.5", "one point five"],
    0.75: ["three quarters", "three-quarters", "3/4", "\u00be"],
    1 / 3: ["a third", "one third", "one-third", "1/3"],
    0.4: ["two fifths", "two-fifths"],
    -5: ["minus five", "negative 5"],
}
ORDINALS = {
    1: ["first", "1st"], 2: ["second", "2nd"], 12: ["twelfth", "12th"], 28: ["28th", "twenty-eighth", "twenty eighth"],
    39: ["39th", "thirty-ninth"], 100: ["hundredth", "100th"], 125: ["one hundred and twenty-fifth", "125th"],
}
VAGUE = {
    (24, 99): ["dozens"], (40, 199): ["scores"], (200, 999): ["hundreds"],
    (3, 9): ["several"], (3, 7): ["a handful"], (2, 2): ["a couple", "both", "a pair"], (11, 13): ["a dozen", "dozen"],
    (22, 26): ["two dozen"], (5, 7): ["half a dozen"], (20_000, 99_999): ["tens of thousands"],
    (200_000, 999_999): ["hundreds of thousands"], (300, 999): ["several hundred"], (2000, 9_999): ["a few thousand", "thousands"],
}
BOUNDS = [  # phrase, low, high, open low, open high, bound
    ("at least 11", 11, None, False, False, "at-least"),
    ("no fewer than eleven", 11, None, False, False, "at-least"),
    ("11 or more", 11, None, False, False, "at-least"),
    ("100+", 100, None, False, False, "at-least"),
    ("more than 10", 10, None, True, False, "more-than"),
    ("over a hundred", 100, None, True, False, "more-than"),
    ("in excess of 10", 10, None, True, False, "more-than"),
    ("more than two dozen", 24, None, True, False, "more-than"),
    ("up to 700", None, 700, False, False, "at-most"),
    ("no more than 5", None, 5, False, False, "at-most"),
    ("as many as 30", None, 30, False, False, "at-most"),
    ("fewer than 20", None, 20, False, True, "less-than"),
    ("under 20", None, 20, False, True, "less-than"),
    ("about 100", 90, 110, False, False, "about"),
    ("some 100", 90, 110, False, False, "about"),
    ("nearly 100", 90, 110, False, False, "about"),
    ("100 or so", 90, 110, False, False, "about"),
    ("100-odd", 90, 110, False, False, "about"),
    ("at least some 100", 100, None, False, False, "at-least"),
    ("exactly 11", 11, 11, False, False, "exact"),
    ("between 40 and 50", 40, 50, False, False, "range"),
    ("from 40 to 50", 40, 50, False, False, "range"),
    ("between one hundred and two hundred", 100, 200, False, False, "range"),
    ("40 to 50", 40, 50, False, False, "range"),
    ("40-50", 40, 50, False, False, "range"),
    ("40\u201350", 40, 50, False, False, "range"),
    ("two or three", 2, 3, False, False, "range"),
    ("2 to 3 million", 2e6, 3e6, False, False, "range"),
    ("more than 10 and less than 20", 10, 20, True, True, "range"),
]
UNITS = [  # phrase, figure, unit
    ("5 km", 5000, "metre"), ("5km", 5000, "metre"), ("a five-kilometre", 5000, "metre"), ("3.1 miles", 4988.9664, "metre"),
    ("6 feet 2 inches", 1.8796, "metre"), ("100m", 100, "metre"), ("20 hectares", 200_000, "square metre"), ("3 tonnes", 3000, "kilogram"),
    ("half a kilo", 0.5, "kilogram"), ("37\u00b0C", 37, "celsius"), ("98.6 degrees Fahrenheit", 37, "celsius"), ("100 km/h", 100, "kilometre per hour"),
    ("two litres", 2, "litre"), ("10%", 10, "percent"), ("10 per cent", 10, "percent"), ("ten percent", 10, "percent"), ("a third", 1 / 3, "share"),
    ("half", 0.5, "share"), ("two percentage points", 2, "percentage point"), ("$1.2m", 1_200_000, "USD"), ("US$5", 5, "USD"), ("USD 5", 5, "USD"),
    ("1.2 million dollars", 1_200_000, "USD"), ("50 cents", 0.5, "USD"), ("\u00a320m", 20_000_000, "GBP"), ("20 million pounds", 20_000_000, "GBP"),
    ("\u20ac3.50", 3.5, "EUR"), ("20\u20ac", 20, "EUR"), ("C$5", 5, "CAD"), ("A$5", 5, "AUD"), ("300 rupees", 300, "INR"), ("a $5", 5, "USD"),
    ("three hours", 10_800, "second"), ("an hour and 30 minutes", 5400, "second"), ("36 hours", 129_600, "second"), ("half an hour", 1800, "second"),
    ("28th", 28, "ordinal"),
]
NO_NUMBERS = [
    "in 2012", "on 16 December 2023", "on December 16", "January 16-18, 2024", "at 10:30", "at 5 p.m.", "at 5pm", "the 1990s", "2023-12-16", "12/05/2019",
    "the 19th century", "F-16", "COVID-19", "G20", "9/11", "MH17", "in 2007 and 2012", "the 2012 elections", "http://a.org/x/10231/y", "192.168.1.2", "0630",
]
# fmt: on


def _rows(table: dict[object, list[str]]) -> list[tuple[object, str]]:
    return [(value, phrase) for value, phrases in table.items() for phrase in phrases]


@pytest.mark.parametrize(("value", "phrase"), _rows(FIGURES))  # type: ignore[arg-type]
def test_figure(value: float, phrase: str) -> None:
    found = [n for n in numerals(phrase) if n.sort != "ordinal"]
    scale = number_words().glued[found[0].glued] if found[0].glued else 1
    assert [n.figure * scale for n in found if n.figure is not None] == [pytest.approx(value)]


@pytest.mark.parametrize(("value", "phrase"), _rows(ORDINALS))  # type: ignore[arg-type]
def test_ordinal(value: float, phrase: str) -> None:
    assert [(n.sort, n.figure) for n in numerals(phrase)] == [("ordinal", value)]


@pytest.mark.parametrize(("ends", "phrase"), _rows(VAGUE))  # type: ignore[arg-type]
def test_vague(ends: tuple[float, float], phrase: str) -> None:
    assert [(n.low, n.high) for n in numerals(phrase)] == [ends]


@pytest.mark.parametrize(("phrase", "low", "high", "open_low", "open_high", "bound"), BOUNDS, ids=[row[0] for row in BOUNDS])
def test_bound(phrase: str, low: float | None, high: float | None, open_low: bool, open_high: bool, bound: str) -> None:
    text = f"They saw {phrase} villagers there."
    lexemes, [amount] = amounts(text)
    told = amount.possible
    assert (told.low, told.high, told.open_low, told.open_high, amount.bound) == (low, high, open_low, open_high, bound)
    assert text[lexemes[amount.first].start : lexemes[amount.last - 1].end] == phrase


@pytest.mark.parametrize(("phrase", "value", "unit"), UNITS, ids=[row[0] for row in UNITS])
def test_unit(phrase: str, value: float, unit: str) -> None:
    _, [amount] = amounts(f"They told us {phrase}, then left.")
    assert amount.figure == pytest.approx(value)
    assert amount.unit == unit


@pytest.mark.parametrize("phrase", NO_NUMBERS)
def test_no_number(phrase: str) -> None:
    assert amounts(f"It was {phrase}.")[1] == []


@pytest.mark.parametrize(("first", "second"), [("2-1", "3-1"), ("2-1", "2-0"), ("10-1", "1-1")])
def test_scores_apart(first: str, second: str) -> None:
    [[a], [b]] = [amounts(f"They won {score} at home.")[1] for score in (first, second)]
    assert (a.unit, b.unit) == ("score", "score")
    assert a.possible.apart(b.possible)


@given(st.integers(0, 10**15))
def test_figures_read_back(number: int) -> None:
    assert figure(f"{number:,}") == figure(str(number)) == figure(f"{number:,}".replace(",", "\u202f")) == number


@given(st.text(alphabet=st.sampled_from("0123456789,. -$%/^ehundredmillionandathird"), max_size=80))
def test_any_numberlike_text(text: str) -> None:
    lexemes, found = amounts(text)
    assert "".join(text[lexeme.start : lexeme.end] for lexeme in lexemes) == text
    assert all(a.first < a.last for a in found)
    assert all(a.last <= b.first for a, b in zip(found, found[1:], strict=False))


def test_lexemes_cover_the_text() -> None:
    text = "At 10:30, \u201c1,709\u201d people\n\nlost $1.2m."
    assert "".join(text[lexeme.start : lexeme.end] for lexeme in lex(text)) == text


def test_tables_name_no_unit_twice() -> None:
    assert units().names["km"].factor == 1000
    assert set(number_words().bounds.values()) >= {"at-least", "more-than", "at-most", "less-than", "about", "exact"}
