"""The days of an article: which come first, what goes with which, what has none."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.interval import Interval
from factcheck.reports.timeline import by_day
from factcheck.schema import Mention, Reading, Span, Statement, TimeInterval

TEXT = "They met in May. They met on 3 May and left on 4 May. Nobody spoke. It began in May and ended."
SENTENCES = tuple(Span(TEXT.index(start), TEXT.index(end) + len(end)) for start, end in (
    ("They met in", "May."), ("They met on", "4 May."), ("Nobody", "spoke."), ("It began", "ended."),
))  # fmt: skip
MAY = TimeInterval(Interval(date(2025, 5, 1), date(2025, 5, 31)), "month")
UNKNOWN = TimeInterval(None, "day", weekday=4)


def told(words: str, value: TimeInterval, after: int = 0) -> Mention[TimeInterval]:
    start = TEXT.index(words, after)
    return Mention("time", Span(start, start + len(words)), words, value)


def day(number: int) -> TimeInterval:
    return TimeInterval(Interval.at(date(2025, 5, number)), "day")


THIRD, FOURTH = told("3 May", day(3)), told("4 May", day(4))
IN_MAY, BEGAN = told("in May", MAY), told("in May", MAY, SENTENCES[3].start)


def stated(sentence: int, *times: Mention[TimeInterval]) -> Statement:
    return Statement(SENTENCES[sentence], sentence, times=times)


# fmt: off
DAYS = {
    "in-their-order":         ([stated(1, FOURTH), stated(1, THIRD), stated(0, IN_MAY)],    [("May 2025", 1), ("2025-05-03", 1), ("2025-05-04", 1)]),
    "none-comes-last":        ([stated(2), stated(0, IN_MAY)],                              [("May 2025", 1), ("", 1)]),
    "only-time-of-sentence":  ([stated(3, BEGAN), stated(3)],                               [("May 2025", 2)]),
    "several-times":          ([stated(1, THIRD), stated(1)],                               [("2025-05-03", 1), ("", 1)]),
    "shortest-counts":        ([stated(0, IN_MAY, THIRD)],                                  [("2025-05-03", 1)]),
    "not-known":              ([stated(2, told("Nobody", UNKNOWN))],                        [("", 1)]),
    "nothing":                ([],                                                          []),
}
# fmt: on


@pytest.mark.parametrize(("statements", "days"), DAYS.values(), ids=DAYS)
def test_days(statements: list[Statement], days: list[tuple[str, int]]) -> None:
    reading = Reading(TEXT, SENTENCES, tuple(statements), times=(IN_MAY, THIRD, FOURTH, BEGAN))
    assert [(found.when[2], len(found.statements)) for found in by_day(reading)] == days
