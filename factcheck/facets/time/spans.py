"""Times made of other times: their early or late part, the nth unit in them, the stretch between two, one side of one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from factcheck.facets.time import calendar
from factcheck.facets.time.forms import Form
from factcheck.interval import Interval
from factcheck.schema import TimeInterval


def part(whole: TimeInterval, edge: str) -> TimeInterval:
    """The early, mid or late part of a time."""
    if whole.days is None:
        return whole
    days, year = whole.days, calendar.unit_around(whole.days.low, "year") if whole.days.low else None
    if days == year and days.low:  # years are cut at months
        first = {"early": 1, "mid": 4, "late": 7}[edge]
        return replace(whole, days=calendar.months(days.low.year, first, 6) or days)
    return replace(whole, days=calendar.part(days, edge), month=None, day=None)


def side(whole: TimeInterval, edge: str, today: date | None) -> TimeInterval:
    """What of a time is over by `today` ("earlier this month"), or still to come ("later this month")."""
    if whole.days is None or today is None or not whole.days.holds(today):
        return whole
    days = Interval(whole.days.low, today) if edge == "earlier" else Interval(today, whole.days.high)
    return replace(whole, days=days, month=None, day=None)


def nth(whole: TimeInterval, form: Form) -> TimeInterval | None:
    """The nth unit, weekday or half of a time, as `form` says; None where it has none."""
    grain = calendar.GRAINS.get(form.unit, "day")
    if whole.days is None or whole.days.low is None or whole.days.high is None:
        return TimeInterval(None, grain, month=whole.month)
    low, high = whole.days.low, whole.days.high
    if form.unit == "around":
        return TimeInterval(calendar.unit_around(low, "week"), "week")
    if form.unit == "half":
        middle = calendar.move_days(low, ((high - low).days + 1) // 2)
        year_half = Interval(low, calendar.move_days(middle, -1)) if form.nth == 1 else Interval(middle, high)
        if whole.grain == "year" and form.nth in (1, 2):
            year_half = calendar.months(low.year, 1 if form.nth == 1 else 7, 6) or year_half
        return TimeInterval(year_half, whole.grain) if low < high else whole
    if form.unit == "weekday":
        weekday = form.weekday or 0
        day = calendar.move_days(low, (weekday - low.weekday()) % 7 + 7 * (form.nth - 1))
        if form.nth == 0:
            day = calendar.move_days(high, -((high.weekday() - weekday) % 7))
        return TimeInterval(Interval.at(day), "day") if low <= day <= high else None
    if form.unit == "week":
        monday = calendar.move_days(low, -low.weekday() if low.weekday() <= 3 else 7 - low.weekday())
        start = calendar.move_days(monday, 7 * (form.nth - 1))
        if form.nth == 0:
            start = calendar.unit_around(calendar.move_days(high, -3), "week").low or low
        return TimeInterval(Interval(start, calendar.move_days(start, 7 * form.amount - 1)), "week")
    start = calendar.move(low, (form.nth - 1) * form.amount, form.unit)
    end = calendar.move_days(calendar.move(start, form.amount, form.unit), -1)
    if form.nth == 0:
        start, end = calendar.move(calendar.move_days(high, 1), -form.amount, form.unit), high
    return TimeInterval(Interval(start, max(start, end)), grain) if start <= high else None


def between(first: TimeInterval, last: TimeInterval, *, yearless: bool) -> TimeInterval:
    """From the start of one time to the end of another; where they are the wrong way round, only `first`.

    `yearless`: the first was told without its year ("from November to February").
    """
    if first.days is None or last.days is None or first.days.low is None or last.days.high is None:
        return TimeInterval(None, first.grain, month=first.month if first.month == last.month else None)
    low, high = first.days.low, last.days.high
    if high < low and yearless:  # "from November to February"
        low = calendar.move_months(low, -12)
    return TimeInterval(Interval(low, high), first.grain) if low <= high else first


def bounded(value: TimeInterval, bound: str) -> TimeInterval:
    """The days on the side of `bound`; "before" and "after" leave out the day they name."""
    if value.days is None or value.days.low is None or value.days.high is None:
        return replace(value, since=True)
    low, high = value.days.low, value.days.high
    days = {
        "since": Interval(low, None),
        "until": Interval(None, high),
        "by": Interval(None, high),
        "before": Interval(None, low, open_high=True),
        "after": Interval(high, None, open_low=True),
    }[bound]
    return replace(value, days=days, since=True)
