"""Values in words, and the ends of intervals as they are told."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.interval import Interval
from factcheck.reports.values import days, describe, in_short, limits, worth_telling
from factcheck.schema import Action, Actor, Place, Quantity, Stance, TimeInterval, Value


def count(low: float | None, high: float | None, bound: str = "exact", unit: str | None = None, **more: object) -> Quantity:
    open_low, open_high = bool(more.pop("open_low", False)), bool(more.pop("open_high", False))
    figure = more.pop("figure", low)
    return Quantity(Interval(low, high, open_low, open_high), figure, bound, unit, **more)  # type: ignore[arg-type]


def day(first: date | None, last: date | None, grain: str = "day", **more: object) -> TimeInterval:
    open_low, open_high = bool(more.pop("open_low", False)), bool(more.pop("open_high", False))
    return TimeInterval(Interval(first, last, open_low, open_high), grain, **more)  # type: ignore[arg-type]


JAN = date(2024, 1, 1)

# fmt: off
WORDS: list[tuple[Value, str]] = [
    (count(11, 11), "11"),
    (count(1234567, 1234567), "1,234,567"),
    (count(11, None, "at-least", kind="dead", of="police officer"), "11 or more, dead, police officer"),
    (count(10, None, "more-than", open_low=True), "11 or more"),
    (count(None, 10, "less-than", open_high=True), "9 or fewer"),
    (count(0, 10, "at-most"), "10 or fewer"),
    (count(24, 99, "vague", figure=None), "24 to 99"),
    (count(9.9, 12.1, "about"), "10 to 12"),
    (count(2.2, 2.4, "about"), "2.2 to 2.4"),
    (count(0, 0), "0"),
    (count(None, None, figure=None), "some number"),
    (count(2, 2, of="child", modifiers=("young",), part=True), "2, young child, part of a larger count"),
    (count(45, 45, unit="percent"), "45 percent"),
    (count(5, None, "more-than", "metre", open_low=True), "more than 5 metres"),
    (count(5, None, "at-least", "metre"), "5 metres or more"),
    (count(None, 5.5, "less-than", "metre", open_high=True), "less than 5.5 metres"),
    (count(None, 5, "at-most", "metre"), "5 metres or less"),
    (count(1, 2, "range", "{odd} unit"), "1 to 2 {odd} unit"),
    (count(float("inf"), None), "some number"),
    (day(date(2023, 12, 1), date(2023, 12, 31), "month"), "2023-12-01 to 2023-12-31"),
    (day(JAN, JAN), "2024-01-01"),
    (day(JAN, None), "2024-01-01 or later"),
    (day(JAN, None, open_low=True), "2024-01-02 or later"),
    (day(None, JAN, open_high=True), "2023-12-31 or earlier"),
    (day(None, None), "any day"),
    (day(JAN, JAN, "minute", clock=Interval(510, 510)), "2024-01-01, 08:30"),
    (day(JAN, JAN, "hour", clock=Interval(480, 540)), "2024-01-01, 08:00–09:00"),
    (TimeInterval(None, "day", month=1, day=16), "16 January, year not known"),
    (TimeInterval(None, "month", month=5), "May, year not known"),
    (TimeInterval(None, "day", weekday=4), "Friday, date not known"),
    (TimeInterval(None, "week"), "a week, date not known"),
    (Actor("Ida Lund", frozenset({"ida lund", "lund"}), "person", frozenset({"mayor"}), frozenset({"oldport"})),
     "Ida Lund (person; mayor; of Oldport; also lund)"),
    (Actor("divers"), "divers (group)"),
    (Actor("A", frozenset("bcdefgh")), "A (group; also b, c, d, e, f, …)"),
    (Place("Rask"), "Rask"),
    (Place("Rask", frozenset({"rask", "rasak"}), frozenset({"iran"})), "Rask (in Iran; also Rasak)"),
    (Place("Castletown", frozenset({"castletown"}), frozenset({"isle of man", "uk", "king's county"})), "Castletown (in Isle of Man, King's County, UK)"),
    (Action("kill", "verb", "kill"), "kill"),
    (Action("blast", "noun", "blow_up"), "blast (blow up)"),
    (Stance(), "happened"),
    (Stance("did-not"), "did not happen"),
    (Stance("planned", ("the mayor",), "denied"), "planned, denied, said by the mayor"),
]

WORTH = [
    ("11 workers",    count(11, 11),                                  ""),
    ("eleven",        count(11, 11),                                  ""),
    ("at least 11",   count(11, None, "at-least"),                    ""),
    ("dozens",        count(24, 99, "vague", figure=None),            "24 to 99"),
    ("about 11",      count(9.9, 12.1, "about"),                      "10 to 12"),
    ("over a dozen",  count(13, None, "more-than", open_low=True),    "14 or more"),
    ("45 %",          count(45, 45, unit="percent"),                  ""),
    ("3 miles",       count(4828, 4828, unit="metre"),                "4,828 metres"),
    ("May",           day(date(2025, 5, 1), date(2025, 5, 31), "month"), "May 2025"),
    ("May 2025",      day(date(2025, 5, 1), date(2025, 5, 31), "month"), ""),
    ("last year",     day(date(2024, 1, 1), date(2024, 12, 31), "year"), "2024"),
    ("February 2024", day(date(2024, 2, 1), date(2024, 2, 29), "month"), ""),
    ("6 May 2025",    day(date(2025, 5, 6), date(2025, 5, 6)),        ""),
    ("Tuesday",       day(date(2025, 5, 6), date(2025, 5, 6)),        "2025-05-06"),
    ("last week",     day(date(2025, 4, 28), date(2025, 5, 4)),       "2025-04-28 to 2025-05-04"),
    ("Friday",        TimeInterval(None, "day", weekday=4),           ""),
    ("killed",        Action("kill", "verb"),                         ""),
]
# fmt: on


@pytest.mark.parametrize(("value", "words"), WORDS, ids=[words for _, words in WORDS])
def test_describe(value: Value, words: str) -> None:
    assert describe(value) == words


@pytest.mark.parametrize(("text", "value", "words"), WORTH, ids=[text for text, *_ in WORTH])
def test_worth_telling(text: str, value: Value, words: str) -> None:
    assert worth_telling(text, value) == words


# fmt: off
SHORT = [
    (day(date(2025, 5, 1), date(2025, 5, 31), "month"),              "May 2025"),
    (day(date(2025, 1, 1), date(2025, 12, 31), "year"),              "2025"),
    (day(date(2025, 4, 28), date(2025, 5, 4), "week"),               "2025-04-28 to 2025-05-04"),
    (day(date(2025, 1, 1), None, "year", since=True),                "since 2025"),
    (day(date(2025, 5, 1), None, "month", since=True),               "since May 2025"),
    (day(date(2025, 5, 3), None, since=True),                        "since 2025-05-03"),
    (day(None, date(2025, 5, 31), "month", since=True),              "until May 2025"),
    (day(None, date(2025, 1, 1), "year", open_high=True),            "2024 or earlier"),
    (day(date(2025, 12, 31), None, "year", open_low=True),           "2026 or later"),
]
# fmt: on


@pytest.mark.parametrize(("value", "words"), SHORT, ids=[words for _, words in SHORT])
def test_in_short(value: TimeInterval, words: str) -> None:
    assert in_short(value) == words


def test_days_at_the_ends_of_the_calendar() -> None:
    assert days(day(date.max, None, open_low=True)) == (date.max, None)
    assert days(day(None, date.min, open_high=True)) == (None, date.min)


ENDS = st.none() | st.floats(allow_nan=False, allow_infinity=False)


@given(ENDS, ENDS, st.booleans(), st.booleans(), st.sampled_from([None, "metre", "percent"]))
def test_limits_keep_order_and_stay_inside(low: float | None, high: float | None, open_low: bool, open_high: bool, unit: str | None) -> None:
    if low is not None and high is not None and not low < high:
        return
    quantity = count(low, high, unit=unit, open_low=open_low, open_high=open_high)
    least, most = limits(quantity)
    assert (least is None) == (low is None)
    assert (most is None) == (high is None)
    assert least is None or low is None or least >= low
    assert most is None or high is None or most <= high
    assert least is None or most is None or least <= most
    assert describe(quantity)


@pytest.mark.parametrize(
    ("count", "total", "told"),
    [(0, 0, "0%"), (0, 7, "0%"), (7, 7, "100%"), (1, 398, "1%"), (397, 398, "99%"), (1, 3, "33%"), (2, 3, "67%"), (1, 1000, "1%")],
)
def test_only_all_is_a_hundred_percent(count: int, total: int, told: str) -> None:
    from factcheck.reports.labels import percent

    assert percent(count, total) == told
