"""Times counted from another event, moving a time, and the day an article names as its own."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.facets import time
from factcheck.facets.time.calendar import festival, unit_around
from factcheck.interval import Interval
from factcheck.language.pipeline import parse
from factcheck.schema import TimeInterval

# fmt: off
OFFSETS = [  # sentence, words, amount, unit, direction
    ("A day after the raid, he fled.", "A day after", 1, "day", "after"),
    ("Two weeks before the vote, he quit.", "Two weeks before", 2, "week", "before"),
    ("Hours after the raid, he fled.", "Hours after", None, "hour", "after"),
    ("He fled the next day.", "the next day", 1, "day", "after"),
    ("He fled the following day.", "the following day", 1, "day", "after"),
    ("Days later, he fled.", "Days later", None, "day", "after"),
    ("He fled several months later.", "several months later", None, "month", "after"),
    ("He had fled the day before.", "the day before", 1, "day", "before"),
    ("He had fled a year earlier.", "a year earlier", 1, "year", "before"),
    ("He died the same day.", "the same day", 0, "day", "after"),
]
MOVED = [  # first and last day, grain, amount, unit, then first and last day
    ("2023-12-16", "2023-12-16", "day", 1, "day", "2023-12-17", "2023-12-17"),
    ("2023-12-16", "2023-12-16", "day", -10, "day", "2023-12-06", "2023-12-06"),
    ("2023-12-16", "2023-12-16", "day", 2, "week", "2023-12-29", "2023-12-31"),
    ("2023-12-16", "2023-12-16", "day", 1, "month", "2024-01-01", "2024-01-31"),
    ("2023-12-16", "2023-12-16", "day", -1, "year", "2022-01-01", "2022-12-31"),
    ("2023-12-16", "2023-12-16", "day", 3, "hour", "2023-12-16", "2023-12-16"),
]
DATELINES = [
    ("Storm hits coast\n\nSaturday, September 12, 2015\n\nA storm hit.", "2015-09-12"),
    ("Storm hits coast\n12 September 2015\nA storm hit.", "2015-09-12"),
    ("LIMA, 12 JAN 89 (EFE) -- [TEXT] A STORM HIT.", "1989-01-12"),
    ("[TEXT] BOGOTA, 3 Apr 90 -- A storm hit.", "1990-04-03"),
    ("Lima, 12 Jan 89 (Radio Sur) -- [Excerpt] A storm hit.", "1989-01-12"),
    ("Storm\nPublished: 4 May 2023\nA storm hit.", "2023-05-04"),
    ("Storm\nLast updated 10:30 GMT, May 4, 2023\nA storm hit.", "2023-05-04"),
    ("2023-05-04\nA storm hit.", "2023-05-04"),
    ("OSLO (Reuters) - A storm hit on 4 May 2023, officials said.", None),
    ("On 4 May 2023 a storm hit.", None),
    ("A storm hit in May 2023.", None),
    ("", None),
]
# fmt: on


@pytest.mark.parametrize(("sentence", "words", "amount", "unit", "direction"), OFFSETS, ids=[row[1] for row in OFFSETS])
def test_offset(sentence: str, words: str, amount: int | None, unit: str, direction: str) -> None:
    [offset] = time.find_offsets(parse(sentence), sentence)
    assert sentence[offset.span.start : offset.span.end] == words
    assert offset[1:] == (amount, unit, direction)


@pytest.mark.parametrize(("low", "high", "grain", "amount", "unit", "first", "last"), MOVED)
def test_shift(low: str, high: str, grain: str, amount: int, unit: str, first: str, last: str) -> None:
    base = TimeInterval(Interval(date.fromisoformat(low), date.fromisoformat(high)), grain)  # type: ignore[arg-type]
    moved = time.shift(base, amount, unit)
    assert moved.days == Interval(date.fromisoformat(first), date.fromisoformat(last))


def test_shift_of_what_is_not_resolved() -> None:
    assert time.shift(TimeInterval(None, "day", weekday=4), 1, "day") == TimeInterval(None, "day", weekday=5)
    assert time.shift(TimeInterval(None, "day"), 10**9, "century").days is None


@pytest.mark.parametrize(("text", "day"), DATELINES, ids=[row[0][:30] for row in DATELINES])
def test_published(text: str, day: str | None) -> None:
    found = time.published(text)
    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(("year", "day"), [(2010, "04-04"), (2015, "04-05"), (2024, "03-31"), (1954, "04-18"), (1981, "04-19")])
def test_easter(year: int, day: str) -> None:
    assert festival("easter+0", year).isoformat() == f"{year}-{day}"


def test_festivals_of_every_kind() -> None:
    assert festival("12-25", 2014) == date(2014, 12, 25)
    assert festival("11-thu-4", 2012) == date(2012, 11, 22)
    assert festival("05-mon-0", 2015) == date(2015, 5, 25)
    assert festival("easter-2", 2010) == date(2010, 4, 2)


@pytest.mark.parametrize("unit", ["day", "week", "weekend", "month", "quarter", "year", "decade", "century"])
@pytest.mark.parametrize("moment", [date.min, date(1, 12, 31), date(2024, 2, 29), date.max])
def test_units_at_the_ends_of_the_calendar(unit: str, moment: date) -> None:
    days = unit_around(moment, unit)
    assert days.low is not None
    assert days.high is not None
    assert days.low <= days.high
