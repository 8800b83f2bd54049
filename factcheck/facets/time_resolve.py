"""Resolves the form of a date expression into a TimeInterval, from the article's day, the dates told before it and the tense."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from factcheck.facets import calendar
from factcheck.facets.calendar import Days
from factcheck.facets.time_forms import Form
from factcheck.interval import Interval
from factcheck.schema import Grain, TimeInterval


@dataclass(frozen=True, slots=True)
class Known:
    """What helps to resolve: the article's day, a date told shortly before, and whether the clause lies ahead (1) or back (-1)."""

    today: date | None = None
    anchor: Days | None = None
    tense: Callable[[], int] = lambda: 0


def resolve(form: Form, known: Known, written: str = "") -> TimeInterval | None:
    """The time that `form` names; None where the calendar has no such day. `written` are its words, for dateparser."""
    value = odd(written, known.today) if form.kind == "odd" else _RESOLVERS[form.kind](form, known)
    if value is None:
        return None
    if form.clock is not None and form.kind != "clock":
        value = replace(value, clock=Interval(*form.clock), grain="minute" if form.minutes else "hour")
    return _bound(value, form.bound) if form.bound else value


def _bound(value: TimeInterval, bound: str) -> TimeInterval:
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


# --- dates ------------------------------------------------------------------------------------------------------


def _date(form: Form, known: Known) -> TimeInterval | None:
    if form.month is None and form.year is None:
        return _weekday(form, known) if form.weekday is not None else _day_of_month(form, known)
    if form.month is None:
        days = calendar.months(form.year or 0, 1, 12)
        return TimeInterval(days, "year") if days else None
    grain: Grain = "month" if form.day is None else "day"
    if form.year is not None:
        days = _days(form, form.year)
        return TimeInterval(days, grain) if days else None
    if not any(_days(form, year) for year in (2000, 2001)):
        return None
    day = form.day if form.last_day is None else None
    year = _year(form, known)
    weekday = form.weekday if year is None else None
    return TimeInterval(_days(form, year) if year else None, grain, month=form.month, day=day, weekday=weekday)


def _days(form: Form, year: int) -> Days | None:
    if form.month is None:
        return None
    if form.day is None:
        return calendar.months(year, form.month)
    low, high = calendar.day(year, form.month, form.day), calendar.day(year, form.month, form.last_day or form.day)
    return Interval(low, high) if low and high and low <= high else None


def _year(form: Form, known: Known) -> int | None:
    """The year of a month told without one: "last year" beside it, else by the date told before, else by the article's day."""
    if form.inner is not None:
        beside = resolve(form.inner, known)
        return beside.days.low.year if beside and beside.days and beside.days.low else None
    anchor, month = known.anchor, form.month or 1
    if anchor and anchor.low:
        whole_year = anchor.high is not None and (anchor.high - anchor.low).days > 300
        return anchor.low.year + (not whole_year and anchor.low.month - month > 6)
    if known.today is None:
        return None
    years = range(known.today.year - 8, known.today.year + 9)  # eight: from one 29 February to the next
    days = [found for year in years if (found := _days(form, year)) and _weekday_fits(form, found)]
    days = days or [found for year in years if (found := _days(form, year))]
    found = _nearest(days, known)
    return found.low.year if found and found.low else None


def _weekday_fits(form: Form, days: Days) -> bool:
    return form.weekday is None or days.low is None or days.low.weekday() == form.weekday


def _nearest(days: list[Days], known: Known) -> Days | None:
    """Of stretches in order: the last that has begun, or the next to end where the clause lies ahead.

    Where the tense says nothing, one that is less than two months ahead and nearer than the last one.
    """
    today = known.today
    if today is None:
        return None
    past = [stretch for stretch in days if stretch.low and stretch.low <= today]
    ahead = [stretch for stretch in days if stretch.high and stretch.high >= today]
    if past and ahead and past[-1] is not ahead[0]:
        tense = known.tense()
        back, on = (today - (past[-1].high or today)).days, ((ahead[0].low or today) - today).days
        return ahead[0] if tense > 0 or (tense == 0 and on < min(back, 60)) else past[-1]
    return past[-1] if past else ahead[0] if ahead else None


def _weekday(form: Form, known: Known) -> TimeInterval | None:
    weekday = form.weekday or 0
    if form.inner is not None:  # "Monday of last week"
        week = resolve(form.inner, known)
        if week is None or week.days is None or week.days.low is None:
            return TimeInterval(None, "day", weekday=weekday)
        return TimeInterval(Interval.at(calendar.move_days(week.days.low, weekday)), "day")
    if known.today is None:
        return TimeInterval(None, "day", weekday=weekday, day=form.day)
    if form.day is not None:  # "Friday the 13th"
        months = (calendar.move_months(known.today.replace(day=1), step) for step in range(-15, 16))
        fits = [Interval.at(day) for m in months if (day := calendar.day(m.year, m.month, form.day)) and day.weekday() == weekday]
        days = _nearest(fits, known)
        return TimeInterval(days, "day") if days else TimeInterval(None, "day", weekday=weekday, day=form.day)
    ahead = known.tense() > 0
    step = (weekday - known.today.weekday()) % 7 if ahead else -((known.today.weekday() - weekday) % 7)
    return TimeInterval(Interval.at(calendar.move_days(known.today, step)), "day", weekday=weekday)


def _day_of_month(form: Form, known: Known) -> TimeInterval | None:
    month = known.today or (known.anchor.low if known.anchor else None)
    if form.day is None:
        return None
    if month is None:
        return TimeInterval(None, "day", day=form.day)
    around = (calendar.move_months(month.replace(day=1), step) for step in (-2, -1, 0, 1, 2))
    days = [Interval.at(day) for m in around if (day := calendar.day(m.year, m.month, form.day))]
    found = _nearest(days, replace(known, today=month))
    return TimeInterval(found, "day", day=form.day) if found else None


# --- counted from the article's day -----------------------------------------------------------------------------


def _unit(form: Form, known: Known) -> TimeInterval | None:
    grain = calendar.GRAINS.get(form.unit, "day")
    if form.unit in ("hour", "minute"):
        if known.today is None:
            return TimeInterval(None, "day")
        hours = form.amount if form.unit == "hour" else 0
        ends = sorted((known.today, calendar.move_days(known.today, -(-hours // 24) if hours > 0 else hours // 24)))
        return TimeInterval(Interval(*ends), "day")
    if known.today is None:
        return TimeInterval(None, grain)
    moved = calendar.move(known.today, form.amount, form.unit)
    return TimeInterval(calendar.unit_around(moved, form.unit), grain)


def _stretch(form: Form, known: Known) -> TimeInterval | None:
    grain = calendar.GRAINS.get(form.unit, "day")
    if known.today is None:
        return TimeInterval(None, grain)
    ends = sorted((known.today, calendar.move(known.today, form.amount, form.unit)))
    return TimeInterval(Interval(*ends), grain)


def _which(form: Form, known: Known) -> TimeInterval | None:
    """ "last December", "next Friday", "this summer", "last Christmas"."""
    grain: Grain = "month" if form.month else "season" if form.season else "day"
    today = known.today
    if today is None:
        return TimeInterval(None, grain, month=form.month, weekday=form.weekday)
    if form.weekday is not None:
        monday = calendar.move_days(today, -today.weekday())
        if form.amount < 0:
            day = calendar.move_days(today, -((today.weekday() - form.weekday - 1) % 7 + 1))
        else:
            day = calendar.move_days(monday, 7 * form.amount + form.weekday)
        return TimeInterval(Interval.at(day), "day")
    stretches = [days for year in range(today.year - 2, today.year + 3) if (days := _yearly(form, year))]
    past = [days for days in stretches if days.high and days.high < today]
    ahead = [days for days in stretches if days.low and days.low > today]
    this = [days for days in stretches if days.holds(today)] or [d for d in stretches if d.low and d.low.year == today.year]
    found = past[-1:] if form.amount < 0 else ahead[:1] if form.amount > 0 else this[:1]
    return TimeInterval(found[0], grain) if found else None


def _yearly(form: Form, year: int) -> Days | None:
    if not 1 <= year <= 9998:
        return None
    if form.month:
        return calendar.months(year, form.month)
    if form.season:
        return calendar.season(form.season, year)
    if form.rule:
        return Interval.at(calendar.festival(form.rule, year))
    return calendar.months(year, {"quarter": 3, "half": 6}[form.kind] * (form.nth - 1) + 1, {"quarter": 3, "half": 6}[form.kind])


def _each_year(form: Form, known: Known) -> TimeInterval | None:
    """A season, quarter or named day, of the year told, else by the date told before, else by the article's day."""
    grain: Grain = {"season": "season", "quarter": "quarter", "half": "quarter"}.get(form.kind, "day")  # type: ignore[assignment]
    if form.year is not None:
        days = _yearly(form, form.year)
        return TimeInterval(days, grain) if days else None
    day = [int(number) for number in form.rule.split("-")] if form.rule and form.rule.replace("-", "").isdigit() else [None, None]
    anchor = known.anchor.low if known.anchor else None
    if anchor:
        return TimeInterval(_yearly(form, anchor.year), grain, month=day[0], day=day[1])
    if known.today is None:
        return TimeInterval(None, grain, month=day[0], day=day[1])
    years = range(known.today.year - 1, known.today.year + 2)
    found = _nearest([days for year in years if (days := _yearly(form, year))], known)
    return TimeInterval(found, grain, month=day[0], day=day[1]) if found else None


def _decade(form: Form, known: Known) -> TimeInterval | None:
    days = calendar.months(form.year or 1, 1, 120 if form.kind == "decade" else 1200)
    return TimeInterval(days, "decade" if form.kind == "decade" else "century") if days else None


# --- within, after and between other times ----------------------------------------------------------------------


def _part(form: Form, known: Known) -> TimeInterval | None:
    whole = resolve(form.inner, known) if form.inner else None
    if whole is None or whole.days is None:
        return whole
    return replace(whole, days=calendar.part(whole.days, form.edge), month=None, day=None)


def _nth(form: Form, known: Known) -> TimeInterval | None:
    whole = resolve(form.inner, known) if form.inner else None
    grain = calendar.GRAINS.get(form.unit, "day")
    if whole is None or whole.days is None or whole.days.low is None or whole.days.high is None:
        return whole and TimeInterval(None, grain, month=whole.month)
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


def _offset(form: Form, known: Known) -> TimeInterval | None:
    base = resolve(form.inner, known) if form.inner else None
    return base and calendar.shift(base, form.amount, form.unit)


def _range(form: Form, known: Known) -> TimeInterval | None:
    first = resolve(form.inner, known) if form.inner else None
    last = resolve(form.other, known) if form.other else None
    if first is None or last is None:
        return first or last
    if first.days is None or last.days is None or first.days.low is None or last.days.high is None:
        return TimeInterval(None, first.grain, month=first.month if first.month == last.month else None)
    low, high = first.days.low, last.days.high
    if high < low and form.inner and form.inner.year is None:  # "from November to February"
        low = calendar.move_months(low, -12)
    return TimeInterval(Interval(low, high), first.grain) if low <= high else first


def _clock(form: Form, known: Known) -> TimeInterval | None:
    return TimeInterval(None, "minute" if form.minutes else "hour", clock=Interval(*form.clock)) if form.clock else None


@lru_cache(maxsize=256)
def odd(written: str, today: date | None) -> TimeInterval | None:
    """A date in an order that no rule here reads ("23-2020-September"), as dateparser normalises it; None where it can't."""
    import dateparser  # late: it takes a third of a second to import

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "MDY", "STRICT_PARSING": True}
    try:
        found = dateparser.parse(written, languages=["en"], settings=settings)  # type: ignore[arg-type]
    except (ValueError, OverflowError):
        return None
    return TimeInterval(Interval.at(found.date()), "day") if found else None


_RESOLVERS: dict[str, Callable[[Form, Known], TimeInterval | None]] = {
    "date": _date,
    "unit": _unit,
    "stretch": _stretch,
    "which": _which,
    "season": _each_year,
    "quarter": _each_year,
    "half": _each_year,
    "named": _each_year,
    "decade": _decade,
    "century": _decade,
    "part": _part,
    "nth": _nth,
    "offset": _offset,
    "range": _range,
    "clock": _clock,
}
