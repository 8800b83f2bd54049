"""Values in words, and the ends of their intervals as people count them."""

from __future__ import annotations

import math
import re
from calendar import day_name, month_name, monthrange
from datetime import date, timedelta

from factcheck.facets.quantity import in_percent, is_label
from factcheck.interval import Interval
from factcheck.schema import Action, Actor, Place, Quantity, Stance, TimeInterval, Value

Number = int | float

# fmt: off
UNITS = {
    "percent": "{} percent", "USD": "{} US dollars", "EUR": "{} euros", "GBP": "{} pounds", "year": "{} years",
    "year-old": "{} years old", "ordinal": "number {}", "celsius": "{} °C", "fahrenheit": "{} °F", "metre": "{} metres",
    "kilogram": "{} kilograms", "score": "a score of {}", "second": "{} seconds",
}
"""Wording of a figure in a unit; any other unit is put after the figure as it is."""

STATUS = {
    "happened": "happened", "did-not": "did not happen", "planned": "planned", "possible": "possible",
    "will-not": "will not happen",
}
# fmt: on
NAMES_SHOWN = 5
SMALL = frozenset("of the and in on de del du la le al el".split())
"""Words of a name that are written small."""


def number(value: float | None) -> Number | None:
    """The value as an int where it is whole, as a float otherwise; None for what JSON can't write (infinite, nan)."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if value == int(value) else float(value)


def limits(quantity: Quantity) -> tuple[Number | None, Number | None]:
    """The least and the greatest value that the quantity leaves possible, None where there is none.

    Counts are whole: "more than 10" starts at 11 and "about 11" (9.9 to 12.1) is 10 to 12. In a unit the ends stay as they are,
    so "more than 10 km" starts at 10: an open end is not told apart there.
    """
    low, high = number(quantity.possible.low), number(quantity.possible.high)
    if quantity.unit is not None:
        return low, high
    least = None if low is None else math.floor(low) + 1 if quantity.possible.open_low else math.ceil(low)
    most = None if high is None else math.ceil(high) - 1 if quantity.possible.open_high else math.floor(high)
    if least is not None and most is not None and most < least:
        return low, high
    return least, most


def days(time: TimeInterval) -> tuple[date | None, date | None]:
    """First and last day, both inclusive; None where the stretch is open or could not be resolved."""
    if time.days is None:
        return None, None
    return _next_day(time.days.low, 1 * time.days.open_low), _next_day(time.days.high, -1 * time.days.open_high)


def describe(value: Value) -> str:
    """The value in words: "11 or more, dead, police officer", "2023-12-01 to 2023-12-31"."""
    match value:
        case Quantity():
            return _quantity(value)
        case TimeInterval():
            return _time(value)
        case Actor():
            return _actor(value)
        case Place():
            return _place(value)
        case Action():
            return value.lemma + (f" ({value.frame.replace('_', ' ')})" if value.frame and value.frame != value.lemma else "")
        case Stance():
            return _stance(value)


def amount(quantity: Quantity) -> str:
    """The figures alone, with the unit: "11 or more", "24 to 99", "more than 5 metres"."""
    quantity = in_percent(quantity)
    low, high = limits(quantity)
    if is_label(quantity):
        return f"number {number(quantity.figure)}"
    unit = UNITS.get(quantity.unit, "{} " + quantity.unit.replace("{", "{{").replace("}", "}}")) if quantity.unit else "{}"
    least, most = unit.format(_figure(low)), unit.format(_figure(high))
    if low is None and high is None:
        return unit.format("some number" if quantity.unit is None else "some").strip()
    if low == high:
        return least
    if high is None:
        return f"more than {least}" if _open(quantity, quantity.possible.open_low) else f"{least} or more"
    if low is None or (low == 0 and quantity.bound in ("at-most", "less-than")):
        if _open(quantity, quantity.possible.open_high):
            return f"less than {most}"
        return f"{most} or less" if quantity.unit else f"{most} or fewer"
    return unit.format(f"{_figure(low)} to {_figure(high)}")


def worth_telling(text: str, value: Value | None) -> str:
    """The value in few words where the text itself does not tell it: "dozens" is 24 to 99, "May" is May 2025; else ""."""
    if isinstance(value, Quantity) and (value.bound in ("about", "vague") or _worded(text, value)):
        return amount(value)
    if isinstance(value, TimeInterval) and value.days is not None:
        told = in_short(value)
        year = told.rpartition(" ")[2].partition("-")[0]
        return "" if year in text and " to " not in told else told
    return ""


def stretch(time: TimeInterval) -> str:
    """The days alone: "2024-01-16", "2023-12-01 to 2023-12-31", "16 January, year not known"."""
    if time.days is None:
        return _unresolved(time)
    first, last = days(time)
    if first is None and last is None:
        return "any day"
    if last is None:
        return f"{first} or later"
    if first is None:
        return f"{last} or earlier"
    return f"{first}" if first == last else f"{first} to {last}"


def _worded(text: str, quantity: Quantity) -> bool:
    """Told by words ("more than a dozen") or in another unit than the one it was read into ("3 miles", "$1.2m")."""
    if quantity.unit is None or quantity.figure is None:
        return quantity.bound != "exact" and not any(c.isdigit() for c in text)
    return quantity.unit != "ordinal" and not is_label(quantity) and _figure(number(quantity.figure)) not in text


def in_short(time: TimeInterval) -> str:
    """ "May 2025" for a whole month, "2025" for a whole year, else as in `stretch`; "since May 2025", "until 2025"."""
    first, last = days(time)
    if first and last is None:
        return f"since {_grained(first, time.grain)}" if time.since else f"{_grained(first, time.grain)} or later"
    if last and first is None:
        return f"until {_grained(last, time.grain)}" if time.since else f"{_grained(last, time.grain)} or earlier"
    if first and last and first.day == 1 and first.year == last.year:
        if (first.month, last.month, last.day) == (1, 12, 31):
            return f"{first.year}"
        if first.month == last.month and last.day == monthrange(last.year, last.month)[1]:
            return f"{month_name[first.month]} {first.year}"
    return stretch(time)


def _grained(day: date, grain: str) -> str:
    """The month or year whose first or last day it is, where the stretch was told in months or years; else the day."""
    ends = (1, monthrange(day.year, day.month)[1])
    if grain == "year" and (day.month, day.day) in ((1, 1), (12, 31)):
        return f"{day.year}"
    return f"{month_name[day.month]} {day.year}" if grain == "month" and day.day in ends else f"{day}"


def _quantity(quantity: Quantity) -> str:
    counted = " ".join((*quantity.modifiers, quantity.of or "")).strip()
    parts = (amount(quantity), quantity.kind, counted, "part of a larger count" if quantity.part else "")
    return ", ".join(part for part in parts if part)


def _time(time: TimeInterval) -> str:
    clock = f", {_clock(time.clock)}" if time.clock else ""
    return stretch(time) + clock


def _unresolved(time: TimeInterval) -> str:
    known = [day_name[time.weekday]] if time.weekday is not None and 0 <= time.weekday < 7 else []
    month = month_name[time.month] if time.month is not None and 1 <= time.month <= 12 else ""
    known.append(f"{time.day or ''} {month}".strip())
    told = " ".join(part for part in known if part)
    return f"{told}, year not known" if month else f"{told}, date not known" if told else f"a {time.grain}, date not known"


def _clock(clock: Interval[int]) -> str:
    told = [f"{minutes // 60 % 24:02}:{minutes % 60:02}" for minutes in (clock.low, clock.high) if minutes is not None]
    return "–".join(dict.fromkeys(told))


def _actor(actor: Actor) -> str:
    others = _others(actor.names, actor.name)
    parts = (
        actor.kind,
        ", ".join(sorted(actor.groups)),
        f"of {', '.join(map(_capital, sorted(actor.affiliation)))}" if actor.affiliation else "",
        f"also {', '.join(others)}" if others else "",
    )
    return f"{actor.name} ({'; '.join(part for part in parts if part)})"


def _others(names: frozenset[str], name: str) -> list[str]:
    others = sorted(names - {name.lower()})
    return others if len(others) <= NAMES_SHOWN else [*others[:NAMES_SHOWN], "…"]


def _place(place: Place) -> str:
    others = list(map(_capital, _others(place.names, place.name)))
    within = ", ".join(map(_capital, sorted(place.within)))
    parts = (f"in {within}" if within else "", f"also {', '.join(others)}" if others else "")
    told = "; ".join(part for part in parts if part)
    return f"{place.name} ({told})" if told else place.name


def _capital(name: str) -> str:
    """The name of a place, which is kept in lower case, as it is written: "Middle East", "Isle of Man", "UK"."""
    if len(name) <= 3 and name.isalpha():
        return name.upper()
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", lambda word: word[0] if word[0] in SMALL else word[0].capitalize(), name)


def _stance(stance: Stance) -> str:
    said = f"said by {', '.join(stance.said_by)}" if stance.said_by else ""
    return ", ".join(part for part in (STATUS[stance.status], stance.doubted, said) if part)


def _figure(value: Number | None) -> str:
    if value is None or isinstance(value, int):
        return "?" if value is None else f"{value:,}"
    return f"{round(value, 4) if abs(value) > 0.01 else value:,.12g}"


def _open(quantity: Quantity, end: bool) -> bool:
    return end and quantity.unit is not None


def _next_day(day: date | None, step: int) -> date | None:
    if day is None or (step > 0 and day == date.max) or (step < 0 and day == date.min):
        return day
    return day + timedelta(days=step)
