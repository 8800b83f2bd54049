"""Date arithmetic: months, weeks, quarters, seasons and named days as intervals of days; nothing of text."""

from __future__ import annotations

import re
from datetime import date, timedelta

from factcheck.interval import Interval
from factcheck.schema import Grain, TimeInterval

Days = Interval[date]

# fmt: off
SEASONS = {  # first and last day, as people use the words: neighbouring seasons overlap
    "spring": ((3, 1), (6, 21)), "summer": ((6, 1), (9, 23)), "autumn": ((9, 1), (12, 21)), "winter": ((12, 1), (3, 20)),
}
MONTHS_IN = {"month": 1, "quarter": 3, "season": 3, "year": 12, "decade": 120, "century": 1200}
DAYS_IN = {"day": 1, "weekend": 7, "week": 7}
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
GRAINS: dict[str, Grain] = {
    "minute": "minute", "hour": "hour", "day": "day", "weekend": "day", "week": "week", "month": "month", "season": "season",
    "quarter": "quarter", "year": "year", "decade": "decade", "century": "century",
}
# fmt: on


def day(year: int, month: int, number: int) -> date | None:
    """That day, or None where the calendar has no such day."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= number <= days_in(year, month)):
        return None
    return date(year, month, number)


def days_in(year: int, month: int) -> int:
    """Number of days of a month."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def months(year: int, month: int, count: int = 1) -> Days | None:
    """`count` whole months from that one on; None outside the calendar."""
    last_year, last_month = divmod(year * 12 + month - 1 + count - 1, 12)
    if not (1 <= year <= 9999 and 1 <= last_year <= 9999):
        return None
    return Interval(date(year, month, 1), date(last_year, last_month + 1, days_in(last_year, last_month + 1)))


def unit_around(moment: date, unit: str) -> Days:
    """The calendar day, week (from Monday), weekend, month, quarter, year, decade or century that holds `moment`.

    For a weekend: the one of that week. Any other unit counts as a day.
    """
    if unit in ("week", "weekend"):
        first = move_days(moment, (5 if unit == "weekend" else 0) - moment.weekday())
        return Interval(first, move_days(first, 1 if unit == "weekend" else 6))
    if unit not in MONTHS_IN:
        return Interval.at(moment)
    size = MONTHS_IN[unit]
    since_zero = moment.year * 12 + moment.month - 1
    first_month = max(12, since_zero - since_zero % size)
    return months(first_month // 12, first_month % 12 + 1, size) or Interval(moment, date.max)


def season(name: str, year: int) -> Days | None:
    """A season that begins in `year`; None outside the calendar."""
    (first_month, first_day), (last_month, last_day) = SEASONS[name]
    first, last = day(year, first_month, first_day), day(year + (last_month < first_month), last_month, last_day)
    return Interval(first, last) if first and last else None


def move_days(moment: date, count: int) -> date:
    """`count` days on, or back where negative; stops at the ends of the calendar."""
    number = moment.toordinal() + count
    return date.fromordinal(min(max(number, 1), date.max.toordinal()))


def move_months(moment: date, count: int) -> date:
    """`count` months on or back, to the month's last day where the day is missing; stops at the ends of the calendar."""
    year, month = divmod(moment.year * 12 + moment.month - 1 + count, 12)
    if not 1 <= year <= 9999:
        return date.max if count > 0 else date.min
    return date(year, month + 1, min(moment.day, days_in(year, month + 1)))


def move(moment: date, amount: int, unit: str) -> date:
    """`amount` units on, or back where negative. Hours and minutes move nothing: a day is the smallest step."""
    amount = min(max(amount, -120_000), 120_000)  # longer than the calendar; keeps the sums small
    if unit in MONTHS_IN:
        return move_months(moment, amount * MONTHS_IN[unit])
    return move_days(moment, amount * DAYS_IN.get(unit, 0))


def shift(base: TimeInterval, amount: int, unit: str) -> TimeInterval:
    """The time `amount` units after `base` (before it where negative), in the coarser grain of the two.

    "two days after" a day is a day; "a month after" a day is that day's month, told no finer than it was counted; "a day after"
    a month stays that month moved by a day. `unit` is a singular noun: hour, day, week, month, year ... Where `base` is not
    resolved, neither is the result.
    """
    grain = GRAINS.get(unit, "day")
    if unit in ("hour", "minute"):
        return TimeInterval(base.days, base.grain if base.grain not in ("hour", "minute") else "day")
    if base.days is None:
        weekday = (base.weekday + amount * DAYS_IN[unit]) % 7 if base.weekday is not None and unit in DAYS_IN else None
        return TimeInterval(None, grain if grain != "week" else "day", weekday=weekday)
    low, high = (move(end, amount, unit) if end else None for end in (base.days.low, base.days.high))
    if unit in MONTHS_IN:
        low = low and unit_around(low, "month" if unit == "month" else "year" if unit == "year" else unit).low
        high = high and unit_around(high, "month" if unit == "month" else "year" if unit == "year" else unit).high
        return TimeInterval(Interval(low, high), _coarser(base.grain, grain))
    if unit == "week" and amount and low and high:  # "a week later" is seldom meant to the day
        low, high = move_days(low, -1), move_days(high, 1)
    return TimeInterval(Interval(low, high), _coarser(base.grain if base.grain not in ("hour", "minute") else "day", "day"))


def fineness(grain: Grain) -> int:
    """The place of a grain among all, the finest first."""
    return list(GRAINS.values()).index(grain)


def _coarser(a: Grain, b: Grain) -> Grain:
    return max(a, b, key=fineness)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth such weekday of a month; 0 is the last one. Raises ValueError where there is none."""
    if nth == 0:
        last = date(year, month, days_in(year, month))
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return date(year, month, 1 + (weekday - first.weekday()) % 7 + 7 * (nth - 1))


def festival(rule: str, year: int) -> date:
    """The day of a named day's rule in `year`: "12-25", "11-thu-4" (fourth Thursday), "05-mon-0" (last),
    "easter-2", "orthodox+0".
    """
    if rule.startswith(("easter", "orthodox")):
        from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter  # late: few texts name such a day

        return move_days(easter(year, EASTER_WESTERN if rule[0] == "e" else EASTER_ORTHODOX), int(re.sub("[a-z]", "", rule)))
    rule, _, after = rule.partition("+")
    month, number, *nth = rule.split("-")
    if nth:
        return move_days(nth_weekday(year, int(month), WEEKDAYS.index(number), int(nth[0])), int(after or 0))
    return date(year, int(month), int(number))


def part(days: Days, edge: str) -> Days:
    """The early, mid or late part of a stretch of days: its first, middle or last half, generously cut."""
    if days.low is None or days.high is None:
        return days
    length = (days.high - days.low).days
    cuts = {"early": (0, length // 2), "mid": (length // 4, length - length // 4), "late": (length - length // 2, length)}
    first, last = cuts[edge]
    return Interval(move_days(days.low, first), move_days(days.low, last))
