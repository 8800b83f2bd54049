"""Builders of the forms that count from the article's day or recur each year, and of the time of day."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.facets.time.forms import Form, Parts, is_whole, named_numbers, numeric, word_of

LATELY = re.compile(r"\b(?:in|over|within|during|for) the $", re.IGNORECASE)


# fmt: off
def last_unit(text: str, parts: Parts, form: Form) -> Form | None:
    """ "last year", "this week"; "the last year" and "the past month" are the stretch up to today."""
    which, unit = parts[-2], parts[-1]
    word = text[which.start:which.end].lower()
    if word == "last" and _closes(text, which.start, unit.end, str(unit.value)):
        return None
    if parts[0].code == "t" and (word == "past" or (word == "last" and unit.value == "year")):
        return replace(form, kind="stretch", amount=-1, unit=str(unit.value))
    if text[unit.start:unit.end].lower().endswith("s") or (word == "latest"):
        return None
    return replace(form, amount=int(which.value), unit=str(unit.value))  # type: ignore[arg-type]


def _closes(text: str, start: int, end: int, unit: str) -> bool:
    """Whether "the last day" is the end of something: "the last week of the talks"; of a day, unless "in the last day"."""
    if not text[:start].lower().endswith("the "):
        return False
    return text.startswith(" of ", end) or unit == "day" and not LATELY.search(text, max(0, start - 12), start)


def told_unit(text: str, parts: Parts, form: Form) -> Form | None:
    """ "the next day", "the previous month", "two years later": counted from the date told before."""
    unit = parts[-2] if parts[-1].code == "l" else parts[-1]
    if parts[0].code != "t":
        number = 1 if parts[0].code == "a" else int(parts[0].value)  # type: ignore[arg-type]
        return replace(form, amount=number, unit=str(unit.value)) if word_of(text, parts[-1]) == "later" else None
    word = word_of(text, parts[1])
    if word not in ("next", "previous", "following", "preceding") or word_of(text, unit).endswith("s"):
        return None
    return replace(form, amount=int(parts[1].value), unit=str(unit.value), rule=word)  # type: ignore[arg-type]


def days_of(text: str, parts: Parts, form: Form) -> Form | None:
    """ "from 4 to 23 of next month"."""
    first, last = named_numbers(parts, "do")
    if parts[-1].value != "month" or not 1 <= first < last <= 31:
        return None
    month = Form("unit", form.first, form.last, amount=int(parts[-2].value), unit="month")  # type: ignore[arg-type]
    inner, other = (Form("nth", form.first, form.last, nth=n, unit="day", amount=1, inner=month) for n in (first, last))
    return replace(form, inner=inner, other=other)


def stretch(text: str, parts: Parts, form: Form) -> Form | None:
    """ "the last three years", "the next two weeks"."""
    which = next(p for p in parts if p.code == "R")
    number, unit = parts[-2], parts[-1]
    if number is which or not which.value or not number.value or unit.code == "H":
        return None
    return replace(form, amount=int(which.value) * int(number.value), unit=str(unit.value))  # type: ignore[arg-type]


def ago(text: str, parts: Parts, form: Form) -> Form | None:
    """ "two days ago", "in two weeks", "three days from now"."""
    amount = next((p for p in parts if p.code in "dcna"), None)
    unit = next(p for p in parts if p.code in "UH")
    if amount is None:
        return None
    number = 1 if amount.code == "a" else int(amount.value)  # type: ignore[arg-type]
    name, more = str(unit.value), [p for p in parts if p.code == "U"][1:]
    if amount.code == "n" or (parts[-1].code == "T" and parts[-1].value != 0):
        return None
    if any(p.code == "h" for p in parts):  # "a year and a half ago"
        number, name = (number * 12 + 6, "month") if name == "year" else (number, name)
    elif more and name == "week" and more[0].value == "day":  # "two weeks and three days ago"
        second = [p for p in parts if p.code in "dca"][1]
        number, name = number * 7 + (1 if second.code == "a" else int(second.value)), "day"  # type: ignore[arg-type]
    ahead = parts[0].code == "i" or parts[-1].code == "T"
    return replace(form, amount=number if ahead else -number, unit=name, around=True)


def the_unit(text: str, parts: Parts, form: Form) -> Form | None:
    """ "(later in) the year", "(over) the weekend": the one that the text speaks of."""
    unit = str(parts[-1].value)
    ok = unit in ("week", "month", "quarter", "year") if unit != "weekend" else True
    return replace(form, unit=unit, rule="the") if ok and not word_of(text, parts[-1]).endswith("s") else None


def beside(text: str, parts: Parts, form: Form) -> Form | None:
    """ "the following Friday", "the previous Monday"."""
    which = next(p for p in parts if p.code in "Rr")
    if word_of(text, which) not in ("following", "next", "previous", "preceding"):
        return None
    side = "after" if int(which.value) > 0 else "before"  # type: ignore[arg-type]
    return replace(form, weekday=int(parts[-1].value), rule=side)  # type: ignore[arg-type]


def numeric_range(text: str, parts: Parts, form: Form) -> Form | None:
    """ "5/1-5/7/2020"."""
    middle = len(parts) // 2 if parts[1].code == "-" else next(i for i, p in enumerate(parts) if p.code in "-j")
    year = named_numbers(parts[middle:], "y")
    right = numeric(text, parts[middle + 1:], form)
    left = numeric(text, parts[:middle], form)
    if year and left is None:
        left = _as_date(parts[:middle], form)
    if left and right is None:
        right = _as_date(parts[middle + 1:], form)
    if is_whole(text, parts):
        left, right = left or _as_date(parts[:middle], form), right or _as_date(parts[middle + 1:], form)
    if left is None or right is None:
        return None
    left = replace(left, year=left.year or right.year)
    return Form("range", form.first, form.last, inner=replace(left, kind="date"), other=replace(right, kind="date"))


def _as_date(parts: Parts, form: Form) -> Form | None:
    """The numbers as a date where what stands beside them shows that they are one."""
    return numeric("on ", [p._replace(start=3) for p in parts], form)


def which(text: str, parts: Parts, form: Form) -> Form | None:
    """ "last December", "next Friday", "this summer"."""
    amount, what = next(p for p in parts if p.code == "R"), parts[-1]
    number = int(what.value) if what.code in "MW" else None  # type: ignore[arg-type]
    word = text[amount.start:amount.end].lower()
    if word == "latest":
        return None
    return replace(form, amount=int(amount.value), month=number if what.code == "M" else None,  # type: ignore[arg-type]
                   weekday=number if what.code == "W" else None, season=str(what.value) if what.code == "E" else "",
                   rule=str(what.value) if what.code == "F" else "")


def day_part(text: str, parts: Parts, form: Form) -> Form | None:
    """ "last night", "this morning", "yesterday evening"; "in the morning" of no named day is a clock."""
    part = parts[-1]
    day = next((p for p in parts if p.code in "RT"), None)
    clock: tuple[int, int] = part.value  # type: ignore[assignment]
    if day is None:
        return replace(form, kind="clock", first=form.last - 1, clock=clock)
    return replace(form, kind="unit", unit="day", amount=int(day.value), clock=clock)  # type: ignore[arg-type]


def today(text: str, parts: Parts, form: Form) -> Form | None:
    """ "today", "tonight"; "now" only as the end of a range."""
    if word_of(text, parts[0]) == "now":
        return replace(form, unit="day", rule="now")
    clock = (1080, 1799) if text[parts[0].start:parts[0].end].lower() == "tonight" else None
    return replace(form, unit="day", amount=int(parts[0].value), clock=clock)  # type: ignore[arg-type]


def far_day(text: str, parts: Parts, form: Form) -> Form | None:
    """ "the day before yesterday", "the day after tomorrow"."""
    if text[parts[-3].start:parts[-3].end].lower() != "day":
        return None
    side = -1 if text[parts[-2].start:parts[-2].end].lower() == "before" else 1
    if int(parts[-1].value) not in (0, side):  # type: ignore[arg-type]
        return None
    return replace(form, unit="day", amount=side + int(parts[-1].value))  # type: ignore[arg-type]


def season(text: str, parts: Parts, form: Form) -> Form | None:
    """ "summer 2015"; "fall" and "spring" alone only after "in"."""
    season = next(p for p in parts if p.code == "E")
    year = named_numbers(parts, "y")
    ambiguous = text[season.start:season.end].lower() in ("fall", "spring")
    if not year and (ambiguous and (parts[0].code != "i" or re.match(r"\s+of\b", text[season.end:season.end + 4]))):
        return None
    named = text[season.start].isupper() and re.match(r" [A-Z][a-z]", text[season.end:season.end + 3])
    if not year and named:  # "Winter Olympics", "Spring Hill"
        return None
    return replace(form, first=form.first + 2 * (parts[0].code == "i"), season=str(season.value), year=year[0] if year else None)


def quarter(text: str, parts: Parts, form: Form) -> Form | None:
    """ "the second quarter of 2019", "Q3 2019", "H1 2019"."""
    year = named_numbers(parts, "y")
    short = next((str(p.value) for p in parts if p.code == "Q"), "")
    kind = ("half" if short[0] == "h" else "quarter") if short else "half" if any(p.code == "h" for p in parts) else "quarter"
    nth = int(short[1]) if short else next((int(p.value) for p in parts if p.code == "o"), 0)  # type: ignore[arg-type]
    if not 1 <= nth <= (2 if kind == "half" else 4) or (kind == "half" and not year):
        return None
    if not short and not year and parts[-1].value != "quarter":
        return None
    return replace(form, kind=kind, nth=nth, year=year[0] if year else None)


def named_day(text: str, parts: Parts, form: Form) -> Form | None:
    """ "Christmas Day 2014"."""
    year = named_numbers(parts, "y")
    day = next(p for p in parts if p.code == "F")
    return replace(form, rule=str(day.value), year=year[0] if year else None)



def clock(text: str, parts: Parts, form: Form) -> Form | None:
    """A time of day: "10:30 a.m.", "noon", "1430 GMT"; a bare "10:30" only after at, around, by, until ..."""
    half = next((str(p.value) for p in parts if p.code == "A"), "")
    if parts[0].code == "K":
        minute = int(parts[0].value)  # type: ignore[arg-type]
        return replace(form, clock=(minute, minute), minutes=True)
    whole = [p for p in parts if p.code in "yn"]
    if whole:
        digits = text[whole[0].start:whole[0].end]
        if len(digits) != 4 or not digits.isascii():
            return None
        hour, minute = int(digits[:2]), int(digits[2:])
    else:
        hour, minute = [*named_numbers(parts, "dc"), 0][:2]
        told = next((p for p in parts[1:] if p.code == "d"), None)
        if told and told.end - told.start != 2:
            return None
    if hour > 24 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif all(p.code not in "kZ" for p in parts):
        before = text[max(0, parts[0].start - 10):parts[0].start].lower().split()
        if not before or before[-1] not in ("at", "around", "about", "by", "until", "from", "before", "after", "since"):
            return None
    start = hour * 60 + minute
    minutes = bool(whole) or len(named_numbers(parts, "d")) > 1
    return replace(form, clock=(start, start if minutes else start + 59), minutes=minutes)
# fmt: on
