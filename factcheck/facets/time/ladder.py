"""How a claimed time compares with a reported one: the rungs of the time facet."""

from __future__ import annotations

from dataclasses import replace

from factcheck.facets.ladder import Ladder, Rung
from factcheck.facets.time.calendar import Days, unit_around
from factcheck.interval import Interval
from factcheck.schema import Relation, TimeInterval

DAY = 1440
"""Minutes of a day: a night's clock runs on past it."""


def _unresolved(claimed: TimeInterval, reported: TimeInterval) -> bool:
    """Nothing is known of one of them, or nothing that both tell."""
    return not any(_tells(claimed)) or not any(_tells(reported))


def _tells(value: TimeInterval) -> tuple[bool, ...]:
    return tuple(part is not None for part in (value.days, value.month, value.day, value.weekday, value.clock))


# --- days -------------------------------------------------------------------------------------------------------


def moment(value: TimeInterval) -> Days | None:
    """The days that the expression itself names: of "since May 2012" that month, not what follows it."""
    days = value.days
    if days is None or not value.since:
        return days
    if days.low is not None and days.high is None:
        return unit_around(days.low, value.grain)
    if days.high is not None and days.low is None:
        return unit_around(days.high, value.grain)
    return days


def _open(value: TimeInterval) -> bool:
    """before, after: any time on that side, unlike since and until, which tell where a stretch begins or ends."""
    return value.days is not None and (value.days.open_low or value.days.open_high)


def _yearless(value: TimeInterval) -> bool:
    return value.month is not None


def _same_direction(a: Days, b: Days) -> bool:
    return (a.low is None) == (b.low is None) and (a.high is None) == (b.high is None)


def _days_apart(claimed: TimeInterval, reported: TimeInterval) -> bool:
    """No day can be both. Symmetric where both were told with their year."""
    a, b = claimed.days, reported.days
    if a is None or b is None or _yearless(claimed):
        return _parts_apart(claimed, reported)
    if claimed.since and reported.since and _same_direction(a, b):
        if _open(claimed) or _open(reported):
            return False
        first, second = moment(claimed), moment(reported)
        return first is not None and second is not None and first.apart(second)
    if _same_weekday_told(claimed, reported):
        return False
    return a.apart(b)


def _days_inside(claimed: TimeInterval, reported: TimeInterval) -> bool:
    """Every day that is reported is one of those claimed."""
    a, b = claimed.days, reported.days
    if a is None or b is None or (_yearless(claimed) and _parts_inside(claimed, reported)):
        return _parts_inside(claimed, reported)
    if _same_weekday_told(claimed, reported):
        return True
    if claimed.since and not _open(claimed) and not (reported.since and not _same_direction(a, b)):
        first, second = moment(claimed), moment(reported)
        return first is not None and second is not None and second.inside(first)
    if reported.since and not claimed.since:
        second = moment(reported)
        return second is not None and not _open(reported) and second.inside(a)
    return b.inside(a)


def _days_wider(claimed: TimeInterval, reported: TimeInterval) -> bool:
    """The claim is finer than what is reported."""
    a, b = claimed.days, reported.days
    if a is None or b is None:
        return True
    return a.inside(b)


def _same_weekday_told(claimed: TimeInterval, reported: TimeInterval) -> bool:
    """Both say "Friday": the same one, even where the tenses led to different weeks."""
    if claimed.weekday is None or claimed.weekday != reported.weekday or claimed.days is None or reported.days is None:
        return False
    first, second = claimed.days.low, reported.days.low
    return first is not None and second is not None and abs((first - second).days) <= 7


# --- where the year or the week is not known ----------------------------------------------------------------------


def known_parts(value: TimeInterval) -> tuple[int | None, int | None, int | None]:
    """Month, day and weekday, told or following from the days."""
    days = moment(value)
    low = days.low if days else None
    high = days.high if days else None
    month, day, weekday = value.month, value.day, value.weekday
    if low and high and not value.since:
        if low == high:
            return low.month, low.day, low.weekday()
        if (low.year, low.month) == (high.year, high.month):
            month = low.month
    return month, day, weekday


def _parts_apart(claimed: TimeInterval, reported: TimeInterval) -> bool:
    a, b = known_parts(claimed), known_parts(reported)
    if _yearless(claimed) and claimed.days is not None:  # its weekday is that of a guessed year
        a = (a[0], a[1], None)
    if _yearless(reported) and reported.days is not None:
        b = (b[0], b[1], None)
    if a[0] is not None and b[0] is not None:
        return a[0] != b[0] or (a[1] is not None and b[1] is not None and a[1] != b[1])
    if a[0] is None and b[0] is None and a[1] is not None and b[1] is not None and a[1] != b[1]:
        return True
    return a[2] is not None and b[2] is not None and a[2] != b[2]


def _parts_inside(claimed: TimeInterval, reported: TimeInterval) -> bool:
    """All that the claim tells of month, day and weekday is told by the source too, and the claim tells no year beyond."""
    a, b = known_parts(claimed), known_parts(reported)
    if claimed.days is not None and not _yearless(claimed) and reported.days is None:
        return False
    told = (claimed.month, claimed.day, claimed.weekday if claimed.days is None else None)
    if _yearless(claimed) and claimed.grain == "day" and claimed.day is None:  # "January 16-18": only its interval tells the days
        return False
    if not any(part is not None for part in told):
        return a == b and any(part is not None for part in a) and reported.grain == claimed.grain
    return all(mine is None or mine == theirs for mine, theirs in zip(told, b, strict=True))


# --- the time of day ----------------------------------------------------------------------------------------------


def _same_day(claimed: TimeInterval, reported: TimeInterval) -> bool:
    if claimed.days is None and reported.days is None:
        return not _parts_apart(claimed, reported)
    return claimed.days == reported.days and claimed.days is not None and claimed.days.low == claimed.days.high


def _clock_apart(claimed: TimeInterval, reported: TimeInterval) -> bool:
    if claimed.clock is None or reported.clock is None or not _same_day(claimed, reported):
        return False
    return all(claimed.clock.apart(_moved(reported.clock, step)) for step in (-DAY, 0, DAY))


def _clock_inside(claimed: TimeInterval, reported: TimeInterval) -> bool:
    if claimed.clock is None:
        return True
    return reported.clock is not None and any(_moved(reported.clock, step).inside(claimed.clock) for step in (-DAY, 0, DAY))


def _moved(clock: Interval[int], step: int) -> Interval[int]:
    low = clock.low + step if clock.low is not None else None
    return Interval(low, clock.high + step if clock.high is not None else None, clock.open_low, clock.open_high)


# --- the ladder ---------------------------------------------------------------------------------------------------


def _spread(value: TimeInterval) -> TimeInterval:
    """A day counted in weeks, months or years ("two months ago") as the week, month or year around it: no finer than counted."""
    days = value.days
    if days is None or days.low is None or days.low != days.high or value.grain in ("minute", "hour", "day"):
        return value
    return replace(value, days=unit_around(days.low, value.grain))


def _told_alike(claimed: TimeInterval, reported: TimeInterval) -> bool:
    return replace(claimed, stretch=False) == replace(reported, stretch=False)


def _apart(claimed: TimeInterval, reported: TimeInterval) -> bool:
    return _days_apart(_spread(claimed), _spread(reported))


def _within(claimed: TimeInterval, reported: TimeInterval) -> bool:
    clock_only = claimed.days is None and not any(_tells(claimed)[1:4])
    return (clock_only or _days_inside(_spread(claimed), _spread(reported))) and _clock_inside(claimed, reported)


def _another_end(claimed: TimeInterval, reported: TimeInterval) -> bool:
    """ "from July 2003 until December 2005" against "between July 2003 and December 2004": one stretch, with another end.

    And "until 2004" against "from 1998 to 2006".
    """
    ours, theirs = claimed.days, reported.days
    if ours and theirs and reported.stretch and claimed.since and not _open(claimed) and claimed.grain == reported.grain:
        return ours.high not in (None, theirs.high) or ours.low not in (None, theirs.low)
    if not claimed.stretch or ours is None or theirs is None or claimed.grain != reported.grain or not _long(reported):
        return False
    return (ours.low == theirs.low) != (ours.high == theirs.high)


def _long(value: TimeInterval) -> bool:
    """Whether it runs over several of the days, months or years that it is told in."""
    days = value.days
    if days is None or days.low is None or days.high is None or value.grain in ("minute", "hour"):
        return False
    return unit_around(days.low, value.grain).high != days.high


def _coarser(claimed: TimeInterval, reported: TimeInterval) -> bool:
    return _days_wider(_spread(claimed), _spread(reported))


LADDER: Ladder[TimeInterval] = Ladder(
    "time",
    "The claim says {claimed}; the source does not say when.",
    (
        Rung(
            "unresolved",
            Relation.OPEN,
            _unresolved,
            "The claim says {claimed}, the source {reported}; without the article's date neither can be placed.",
            "detail-not-stated",
        ),
        Rung(
            "same time",
            Relation.ENTAILS,
            _told_alike,
            "Both say {reported}.",
            why_otherwise="The claim says {claimed}; the source says {reported}, which is the same.",
        ),
        Rung("apart", Relation.EXCLUDES, _apart, "The claim says {claimed}; the source says {reported}.", "date-conflict"),
        Rung(
            "another hour",
            Relation.EXCLUDES,
            _clock_apart,
            "The claim says {claimed}; on that day the source says {reported}.",
            "date-conflict",
        ),
        Rung(
            "another end",
            Relation.EXCLUDES,
            _another_end,
            "The claim says {claimed}; the source says {reported}.",
            "date-conflict",
        ),
        Rung("within", Relation.ENTAILS, _within, "The source says {reported}, which is within {claimed}."),
        Rung(
            "coarser source",
            Relation.OPEN,
            _coarser,
            "The claim says {claimed}; the source says only {reported}.",
            "detail-not-stated",
        ),
        Rung(
            "overlap",
            Relation.OPEN,
            lambda claimed, reported: True,
            "The claim says {claimed}; the source says {reported}, which settles neither.",
            "detail-not-stated",
        ),
    ),
)
