"""Resolves the form of a date expression into a TimeInterval, from the article's day, the dates told before it and the tense."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from factcheck.facets.time import calendar, spans
from factcheck.facets.time.calendar import Days
from factcheck.facets.time.forms import Form
from factcheck.interval import Interval
from factcheck.schema import Grain, TimeInterval


@dataclass(frozen=True, slots=True)
class Known:
    """What helps to resolve: the article's day, a full date told before, the last date of any sort that was told close before,
    and whether the clause lies ahead (1) or back (-1).
    """

    today: date | None = None
    anchor: Days | None = None
    told: TimeInterval | None = None
    tense: Callable[[], int] = lambda: 0


def resolve(form: Form, known: Known) -> TimeInterval | None:
    """The time that `form` names; None where the calendar has no such day."""
    value = _RESOLVERS[form.kind](form, known)
    if value is None:
        return None
    if form.clock is not None and form.kind != "clock":
        value = replace(value, clock=Interval(*form.clock), grain="minute" if form.minutes else "hour")
    return spans.bounded(value, form.bound) if form.bound else value


# --- dates ------------------------------------------------------------------------------------------------------


def _date(form: Form, known: Known) -> TimeInterval | None:
    if form.month is None and form.year is None:
        return _weekday(form, known) if form.weekday is not None else _day_of_month(form, known)
    if form.month is None:
        days = calendar.months(form.year or 0, 1, 12)
        return TimeInterval(days, "year") if days else None
    grain: Grain = "month" if form.day is None else "day"
    stretch = form.rule == "to"
    if form.year is not None:
        days = _days(form, form.year)
        return TimeInterval(days, grain, stretch=stretch) if days else None
    if not any(_days(form, year) for year in (2000, 2001)):
        return None
    day = form.day if form.last_day is None else None
    year = _year(form, known)
    weekday = form.weekday if year is None else None
    days = _days(form, year) if year else None
    return TimeInterval(days, grain, month=form.month, day=day, weekday=weekday, stretch=stretch)


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

    Where the tense says nothing, one less than two months ahead and nearer than the last one; even in the past tense, one
    less than six weeks ahead where the last one is nine months back: of that one people say "last November".
    """
    today = known.today
    if today is None:
        return None
    past = [stretch for stretch in days if stretch.low and stretch.low <= today]
    ahead = [stretch for stretch in days if stretch.high and stretch.high >= today]
    if past and ahead and past[-1] is not ahead[0]:
        tense = known.tense()
        back, on = (today - (past[-1].high or today)).days, ((ahead[0].low or today) - today).days
        soon = on < min(back, 60) if tense == 0 else on < 45 and back > 270
        return ahead[0] if tense > 0 or soon else past[-1]
    return past[-1] if past else ahead[0] if ahead else None


def _weekday(form: Form, known: Known) -> TimeInterval | None:
    weekday = form.weekday or 0
    if form.inner is not None:  # "Monday of last week"
        week = resolve(form.inner, known)
        if week is None or week.days is None or week.days.low is None:
            return TimeInterval(None, "day", weekday=weekday)
        return TimeInterval(Interval.at(calendar.move_days(week.days.low, weekday)), "day")
    if known.today is None and not form.rule:
        return TimeInterval(None, "day", weekday=weekday, day=form.day)
    if form.day is not None and known.today:  # "Friday the 13th"
        months = (calendar.move_months(known.today.replace(day=1), step) for step in range(-15, 16))
        fits = [Interval.at(day) for m in months if (day := calendar.day(m.year, m.month, form.day)) and day.weekday() == weekday]
        days = _nearest(fits, known)
        return TimeInterval(days, "day") if days else TimeInterval(None, "day", weekday=weekday, day=form.day)
    if form.rule:
        return _weekday_beside(weekday, -1 if form.rule == "before" else 1, known)
    ahead = known.tense() > 0 or form.bound in ("until", "by")
    today = known.today or date.min
    step = (weekday - today.weekday()) % 7 if ahead else -((today.weekday() - weekday) % 7)
    return TimeInterval(Interval.at(calendar.move_days(today, step)), "day", weekday=weekday)


def _weekday_beside(weekday: int, step: int, known: Known) -> TimeInterval:
    """ "the following Friday", "the previous Monday": counted from the date told before."""
    anchor = known.anchor or Interval()
    base = anchor.high if step > 0 else anchor.low
    if base is None:
        return TimeInterval(None, "day", weekday=weekday)
    away = (weekday - base.weekday()) * step % 7 or 7
    return TimeInterval(Interval.at(calendar.move_days(base, away * step)), "day")


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
        low, high = sorted((known.today, calendar.move_days(known.today, -(-hours // 24) if hours > 0 else hours // 24)))
        return TimeInterval(Interval(low, high), "day")
    today = known.anchor.low if form.rule == "the" and known.anchor and known.anchor.low else known.today
    if today is None:
        return TimeInterval(None, grain)
    if form.unit == "weekend" and form.amount == 0 and _weekend_past(today, known.tense(), told=not form.rule):
        today = calendar.move_days(today, -7)
    moved = calendar.move(today, form.amount, form.unit)
    if form.around and form.unit != "weekend":  # the ladder takes it for no finer than it was counted
        return TimeInterval(Interval.at(moved), grain)
    return TimeInterval(calendar.unit_around(moved, form.unit), grain)


def _told(form: Form, known: Known) -> TimeInterval | None:
    """ "the next day", "two years later": from the last date told. Without one "the next week" of what lies ahead is counted
    from the article's day, and so is "the previous year"; what "the following" or "later" counts from is then unknown.
    """
    told, grain = known.told, calendar.GRAINS.get(form.unit, "day")
    ahead = form.rule == "next" and known.tense() > 0
    if told is not None and not ahead:
        finer = calendar.fineness(told.grain) <= calendar.fineness(grain)
        return calendar.shift(replace(told, clock=None, since=False), form.amount, form.unit) if finer else None
    if ahead or form.rule == "previous" or form.rule == "next" and known.tense() == 0:
        return _unit(form, known)
    return None


def _weekend_past(today: date, tense: int, *, told: bool) -> bool:
    """Whether "the weekend" is the last one, or the coming one; `told`: "this weekend". Without a tense it is the nearest."""
    if today.weekday() >= 5:
        return False
    return tense < 0 if told else tense < 0 or (tense == 0 and today.weekday() < 3)


def _ahead(form: Form, known: Known) -> TimeInterval | None:
    """ "in two weeks": a date where the clause lies ahead, else how long something took."""
    return _unit(form, known) if known.tense() > 0 else None


def _stretch(form: Form, known: Known) -> TimeInterval | None:
    grain = calendar.GRAINS.get(form.unit, "day")
    if known.today is None:
        return TimeInterval(None, grain)
    low, high = sorted((known.today, calendar.move(known.today, form.amount, form.unit)))
    return TimeInterval(Interval(low, high), grain)


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
    beside = resolve(form.inner, known) if form.inner else None
    anchor = beside.days.low if beside and beside.days else known.anchor.low if known.anchor else None
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
    if whole and form.edge in ("earlier", "later"):
        return spans.side(whole, form.edge, known.today)
    return whole and spans.part(whole, form.edge)


def _nth(form: Form, known: Known) -> TimeInterval | None:
    whole = resolve(form.inner, known) if form.inner else None
    return whole and spans.nth(whole, form)


def _offset(form: Form, known: Known) -> TimeInterval | None:
    base = resolve(form.inner, known) if form.inner else None
    return base and calendar.shift(base, form.amount, form.unit)


def _range(form: Form, known: Known) -> TimeInterval | None:
    inner, other = form.inner, form.other
    first = resolve(inner, known) if inner else None
    if inner and other and first and first.days and first.days.low and inner.month and other.month and not other.year:
        other = replace(other, year=first.days.low.year + (other.month < inner.month))  # "from 28 December to 3 January"
    last = resolve(other, known) if other else None
    if first is None or last is None:
        return first or last
    found = spans.between(first, last, yearless=form.inner is None or form.inner.year is None)
    return replace(found, stretch=form.rule != "between" and found.days not in (None, first.days))


def _clock(form: Form, known: Known) -> TimeInterval | None:
    return TimeInterval(None, "minute" if form.minutes else "hour", clock=Interval(*form.clock)) if form.clock else None


def _odd(form: Form, known: Known) -> TimeInterval | None:
    return normalised(form.rule)


@lru_cache(maxsize=256)
def normalised(written: str) -> TimeInterval | None:
    """A date in an order that no rule here reads ("23-2020-September"), as dateparser normalises it; None where it can't."""
    import dateparser  # late: it takes a third of a second to import

    settings = {"REQUIRE_PARTS": ["day", "month", "year"], "DATE_ORDER": "MDY", "STRICT_PARSING": True}
    try:
        found = dateparser.parse(written, languages=["en"], settings=settings)
    except (ValueError, OverflowError):
        return None
    return TimeInterval(Interval.at(found.date()), "day") if found else None


_RESOLVERS: dict[str, Callable[[Form, Known], TimeInterval | None]] = {
    "date": _date,
    "odd": _odd,
    "unit": _unit,
    "told": _told,
    "ahead": _ahead,
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
