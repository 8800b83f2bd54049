"""Pairs of claimed and reported times and the rung they reach; the laws over any two times."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facets import time
from factcheck.facets.time.calendar import unit_around
from factcheck.interval import Interval
from factcheck.language.pipeline import parse
from factcheck.schema import Context, Grain, Relation, Side, TimeInterval

TODAY = date(2024, 1, 29)

# fmt: off
PAIRS = [  # claimed, reported, relation, rung
    ("on 16 December 2023", "on 16 December 2023", "entails", "same time"),
    ("in December 2023", "on 16 December 2023", "entails", "within"),
    ("in 2023", "in December 2023", "entails", "within"),
    ("last month", "on 16 December 2023", "entails", "within"),
    ("in December", "in December 2023", "entails", "within"),
    ("on 16 December", "on 16 December 2023", "entails", "within"),
    ("in December", "on 16 December 2019", "entails", "within"),
    ("on 16 December 2023", "in December 2023", "open", "coarser source"),
    ("in early December 2023", "in December 2023", "open", "coarser source"),
    ("in November 2023", "in December 2023", "excludes", "apart"),
    ("on 15 December 2023", "on 16 December 2023", "excludes", "apart"),
    ("on 16 December 2022", "on 16 December 2023", "excludes", "apart"),
    ("in November", "on 16 December 2019", "excludes", "apart"),
    ("from June to December 2023", "from March to August 2023", "open", "overlap"),
    ("since 2012", "since 2012", "entails", "same time"),
    ("since 2012", "in 2012", "entails", "within"),
    ("since 2012", "since 2014", "excludes", "apart"),
    ("since 2012", "in 2010", "excludes", "apart"),
    ("since 2012", "since May 2012", "entails", "within"),
    ("since 2012", "in 2014", "open", "overlap"),
    ("in 2012", "since 2012", "entails", "within"),
    ("before 2012", "in 2010", "entails", "within"),
    ("before 2012", "in 2012", "excludes", "apart"),
    ("after 3 March 2013", "on 4 March 2013", "entails", "within"),
    ("after 3 March 2013", "on 3 March 2013", "excludes", "apart"),
    ("until 2020", "until 2021", "excludes", "apart"),
    ("two months ago", "on 16 November 2023", "entails", "within"),
    ("two months ago", "on 16 December 2023", "excludes", "apart"),
    ("on 28 November 2023", "two months ago", "open", "coarser source"),
    ("on Friday", "on Friday", "entails", "same time"),
    ("on Friday", "on Thursday", "excludes", "apart"),
    ("on Friday at 9 p.m.", "on Friday at 10 a.m.", "excludes", "another hour"),
    ("on Friday night", "on Friday at 10 p.m.", "entails", "within"),
    ("on Friday at 9 p.m.", "on Friday", "open", "coarser source"),
]
UNDATED = [  # the same, where the article has no date
    ("on January 16", "on January 16", "entails", "same time"),
    ("in January", "on January 16", "entails", "within"),
    ("on January 16", "in January", "open", "coarser source"),
    ("on January 16", "on January 17", "excludes", "apart"),
    ("in February", "on January 17", "excludes", "apart"),
    ("on January 16, 2024", "on January 16", "open", "coarser source"),
    ("on January 16", "on January 16, 2024", "entails", "within"),
    ("on February 16, 2024", "on January 16", "excludes", "apart"),
    ("on Friday", "on Friday", "entails", "same time"),
    ("on Friday", "on Monday", "excludes", "apart"),
    ("on Friday", "on January 16", "open", "coarser source"),
    ("on Friday", "on Friday, 26 January 2024", "entails", "within"),
    ("yesterday", "yesterday", "open", "unresolved"),
    ("last week", "on January 16", "open", "unresolved"),
]
# fmt: on


def _compare(claimed: str, reported: str, today: date | None) -> tuple[str, str]:
    sides = []
    for words in (claimed, reported):
        text = f"The bridge was shut {words}."
        [mention] = time.find(parse(text), text, Context(today))
        sides.append(Side(mention.text, mention.span, mention.value))
    comparison = time.LADDER.compare(*sides)
    assert comparison.why
    return comparison.relation.value, comparison.rung


@pytest.mark.parametrize(("claimed", "reported", "relation", "rung"), PAIRS)
def test_rung(claimed: str, reported: str, relation: str, rung: str) -> None:
    assert _compare(claimed, reported, TODAY) == (relation, rung)


@pytest.mark.parametrize(("claimed", "reported", "relation", "rung"), UNDATED)
def test_rung_without_the_articles_day(claimed: str, reported: str, relation: str, rung: str) -> None:
    assert _compare(claimed, reported, None) == (relation, rung)


def test_conflict_names_both_and_its_reason() -> None:
    value = TimeInterval(unit_around(date(2023, 11, 1), "month"), "month")
    other = TimeInterval(unit_around(date(2023, 12, 1), "month"), "month")
    comparison = time.LADDER.compare(Side("November 2023", None, value), Side("December 2023", None, other))
    assert comparison.why == "The claim says November 2023; the source says December 2023."
    assert comparison.reason == "date-conflict"


def test_not_stated() -> None:
    value = TimeInterval(unit_around(date(2023, 11, 1), "month"), "month")
    assert time.LADDER.compare(Side("November 2023", None, value), None).rung == "not stated"


@st.composite
def times(draw: st.DrawFn) -> TimeInterval:
    """Times told in full: days of some grain, perhaps a clock, perhaps one side of a stretch."""
    grains: list[Grain] = ["day", "week", "month", "quarter", "year", "decade"]
    grain = draw(st.sampled_from(grains))
    days = unit_around(date(2020, 1, 1) + timedelta(days=draw(st.integers(-800, 800))), grain)
    clock = draw(st.none() | st.integers(0, 1400).map(lambda minute: Interval(minute, minute + 30)))
    value = TimeInterval(days, grain, clock=clock if grain == "day" else None)
    side = draw(st.sampled_from(["", "", "since", "until", "before", "after"]))
    sides = {
        "since": Interval(days.low, None),
        "until": Interval(None, days.high),
        "before": Interval(None, days.low, open_high=True),
        "after": Interval(days.high, None, open_low=True),
    }
    return replace(value, days=sides[side], since=True) if side else value


@st.composite
def partly_known(draw: st.DrawFn) -> TimeInterval:
    """Times whose year or week is not known."""
    month = draw(st.none() | st.integers(1, 12))
    day = draw(st.none() | st.integers(1, 28)) if month else None
    weekday = draw(st.integers(0, 6)) if month is None else None
    return TimeInterval(None, "day" if day or weekday is not None else "month", month=month, day=day, weekday=weekday)


@given(times() | partly_known())
def test_a_time_entails_itself(value: TimeInterval) -> None:
    assert time.LADDER.climb(value, value).relation is Relation.ENTAILS


@given(times() | partly_known(), times() | partly_known())
def test_apart_is_symmetric(one: TimeInterval, other: TimeInterval) -> None:
    there = time.LADDER.climb(one, other).relation is Relation.EXCLUDES
    back = time.LADDER.climb(other, one).relation is Relation.EXCLUDES
    assert there == back


@given(times(), times())
def test_what_entails_never_excludes_the_other_way(one: TimeInterval, other: TimeInterval) -> None:
    if time.LADDER.climb(one, other).relation is Relation.ENTAILS:
        assert time.LADDER.climb(other, one).relation is not Relation.EXCLUDES
