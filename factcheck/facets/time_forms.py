"""The forms that date expressions take as written, and how each is built from its words. Nothing is resolved here."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from factcheck.facets.time_words import Lexeme, full_year
from factcheck.words import times as words

Parts = list[Lexeme]

@dataclass(frozen=True, slots=True)
class Form:
    """A date expression as written, lexemes [first, last): what it names, before any calendar or article date is known.

    kind      fields
    date      year, month, day, weekday: those that are named; `last_day` where days run from `day` on
    unit      amount, unit: "last year" is -1 year, "this week" 0 week, "two days ago" -2 day (`around`: the day itself, not the unit)
    stretch   amount, unit: "the last three years"
    which     amount with month, weekday, season or rule: "last December", "next Friday"
    season    season, year            quarter, half   nth, year            decade, century   year
    named     rule, year              clock           only `clock`         odd   a shape left to dateparser
    part      edge of `inner`         nth             nth `unit` of `inner` (0: the last)
    offset    amount, unit from `inner`      range    `inner` to `other`
    """

    kind: str
    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    amount: int = 0
    unit: str = ""
    around: bool = False
    nth: int = 0
    season: str = ""
    rule: str = ""
    edge: str = ""
    clock: tuple[int, int] | None = None
    minutes: bool = False
    """Whether the clock was told to the minute."""
    bound: str = ""
    """since, until, by, before, after, where the words before it say so."""
    inner: Form | None = None
    other: Form | None = None


Builder = Callable[[str, Parts, Form], "Form | None"]

# fmt: off
def _named(parts: Parts, code: str) -> list[int]:
    return [int(p.value) for p in parts if p.code in code]  # type: ignore[arg-type]


def date(text: str, parts: Parts, form: Form) -> Form | None:
    year, month, day = (_named(parts, code) for code in ("y", "M", "do"))
    weekday = _named(parts, "Ww")
    if any(not 1 <= number <= 31 for number in day):
        return None
    low, high = (day[0], day[-1]) if day else (None, None)
    if low and high and high < low:
        return None
    return replace(form, first=form.first + 2 * (parts[0].code == "t"), year=year[0] if year else None, month=month[0] if month else None, day=low,
                   last_day=high if len(day) > 1 else None, weekday=weekday[0] if weekday else None)


def short_year(text: str, parts: Parts, form: Form) -> Form | None:
    """ "12 JAN 89", "3-Apr-90": a year of two digits stands only after an apostrophe, a hyphen or a shortened month."""
    day, year = _named(parts, "do")
    month = next(p for p in parts if p.code == "M")
    short = month.end - month.start <= 4 and any(p.code in "-'" for p in parts) or text[month.start:month.end].isupper()
    if not short and not (month.end - month.start == 3 and text[parts[-1].end:parts[-1].end + 2] in ("", " (", "\n")):
        return None
    return replace(form, year=full_year(year), month=_named(parts, "M")[0], day=day) if 1 <= day <= 31 else None


def iso(text: str, parts: Parts, form: Form) -> Form | None:
    (year,), (month, day) = _named(parts, "y"), _named(parts, "d")
    return replace(form, year=year, month=month, day=day)


def numeric(text: str, parts: Parts, form: Form) -> Form | None:
    """Month first, as Americans write, unless only the other order is a date, or dots show that it is not American."""
    month, day, *short_year = _named(parts, "d")
    year = _named(parts, "y") or [full_year(number) for number in short_year]
    if (month > 12 >= day) or (parts[1].code == "." and day <= 12):
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    before = text[max(0, parts[0].start - 12):parts[0].start].split()
    if not year and not (before and before[-1].lower() in ("on", "from", "since", "until", "by", "before", "after", "of", "between", "to")):
        return None
    return replace(form, year=year[0] if year else None, month=month, day=day)


def months_span(text: str, parts: Parts, form: Form) -> Form | None:
    """ "June-August 1992": both months of the year, the first of the year before where it is the later one."""
    first, last = _named(parts, "M")
    year = _named(parts, "y")
    earlier = year[0] - (first > last) if year else None
    inner = Form("date", form.first, form.last, year=earlier, month=first)
    return replace(form, inner=inner, other=replace(inner, year=year[0] if year else None, month=last))


def years_span(text: str, parts: Parts, form: Form) -> Form | None:
    numbers = _named(parts, "yd")
    first, last = numbers
    last = last if last >= 100 else first - first % 100 + last
    if not first < last or (parts[-1].code == "d" and parts[-1].end - parts[-1].start != 2):
        return None
    if parts[0].code == "y" and _is_count(text, parts[-1].end):
        return None
    return replace(form, inner=Form("date", form.first, form.last, year=first), other=Form("date", form.first, form.last, year=last))


def year_month(text: str, parts: Parts, form: Form) -> Form | None:
    (year,), (month,) = _named(parts, "y"), _named(parts, "d")
    return replace(form, year=year, month=month) if 1 <= month <= 12 and parts[-1].end - parts[-1].start == 2 else None


def bare_year(text: str, parts: Parts, form: Form) -> Form | None:
    """Four digits, where the words around say that they are a year."""
    year = parts[-1]
    before = re.findall(r"[\w$€£#.]+|[^\w\s]", text[max(0, year.start - 30):year.start].lower())
    last = before[-1].rstrip(".") if before else ""
    touching = text[year.start - 1:year.start] if year.start else ""
    if touching and touching in "$€£¥#.,:/-+'\"_@&=" and not (touching == "-" and last in ("mid", "-")):
        return None
    if text[year.end:year.end + 1] in ("%", "°") or re.match(r"[.,:/]\d|[-–_]\w|\w", text[year.end:year.end + 2]):
        if not re.match(r"-(?:[a-z]|$)", text[year.end:year.end + 2]):
            return None
    if last in words.words_of("years", "never_before") or _is_count(text, year.end):
        return None
    number = int(year.value)  # type: ignore[arg-type]
    following = re.match(r"\s+([A-Za-z]\w*)", text[year.end:year.end + 24])
    if last in words.words_of("years", "before"):
        ok = 1200 <= number or not following
    elif last == "(":
        ok = text[year.end:year.end + 1] in ("", ")", ",", ";", "-", "–")
    elif last in ("the", "a", "'s", "’s", "s", "his", "her", "its", "their", "our", "this", "an", "") or not before:
        ok = 1900 <= number <= 2035 and bool(following)
    else:
        ok = last.isalpha() and 1950 <= number <= 2035 and bool(following) and not before[-1].endswith(".")
    return replace(form, year=number) if ok else None


def _is_count(text: str, end: int) -> bool:
    """Whether what follows shows that the number before it counts or measures something."""
    following = re.match(r"\s?([A-Za-z]+)(?:\s([A-Za-z]+))?", text[end:end + 30])
    if not following:
        return False
    word = following[1].lower()
    if word in words.words_of("years", "never_after"):
        return True
    if not word.endswith(("s", "en")) or following[1][0].isupper():
        return False
    from factcheck.words.groups import is_people  # late: only numbers before plural nouns need its table

    return is_people(word)


def decade(text: str, parts: Parts, form: Form) -> Form | None:
    decade = parts[-1]
    four_digits = text[decade.start:decade.start + 2].isdigit() and text[decade.start:decade.start + 4].isdigit()
    if not four_digits and parts[0].code != "t":  # "in his forties" is an age
        return None
    edge = [str(p.value) for p in parts if p.code == "e"]
    number = int(decade.value)  # type: ignore[arg-type]
    whole = replace(form, kind="decade", year=full_year(number) if number >= 30 else 1900 + number)
    return replace(form, kind="part", edge=edge[0], inner=whole) if edge else whole


def century(text: str, parts: Parts, form: Form) -> Form | None:
    nth = next(int(p.value) for p in parts if p.code == "o")  # type: ignore[arg-type]
    if parts[-1].value != "century" or not 1 <= nth <= 30 or re.match(r"\s+BC", text[form.last:form.last + 4]):
        return None
    return replace(form, year=(nth - 1) * 100)


def last_unit(text: str, parts: Parts, form: Form) -> Form | None:
    """ "last year", "this week"; "the last year" and "the past month" are the stretch up to today."""
    which, unit = parts[-2], parts[-1]
    word = text[which.start:which.end].lower()
    if parts[0].code == "t" and (word == "past" or (word == "last" and unit.value == "year")):
        return replace(form, kind="stretch", amount=-1, unit=str(unit.value))
    if parts[0].code == "t" and word in ("next", "previous"):  # of another event: see time_offsets.py
        return None
    if text[unit.start:unit.end].lower().endswith("s") or (word == "latest"):
        return None
    return replace(form, amount=int(which.value), unit=str(unit.value))  # type: ignore[arg-type]


def stretch(text: str, parts: Parts, form: Form) -> Form | None:
    which = next(p for p in parts if p.code == "R")
    number, unit = parts[-2], parts[-1]
    if number is which or not which.value or not number.value or unit.code == "H":
        return None
    return replace(form, amount=int(which.value) * int(number.value), unit=str(unit.value))  # type: ignore[arg-type]


def ago(text: str, parts: Parts, form: Form) -> Form | None:
    amount = next((p for p in parts if p.code in "dcna"), None)
    unit = next(p for p in parts if p.code in "UH")
    if amount is None:
        return None
    number = 1 if amount.code == "a" else int(amount.value)  # type: ignore[arg-type]
    ahead = parts[0].code == "i" or parts[-1].code == "T" or text[parts[-1].start:parts[-1].end].lower() in ("now", "hence")
    if any(p.code == "h" for p in parts) or number == 0 and amount.code == "n":
        return None
    return replace(form, amount=number if ahead else -number, unit=str(unit.value), around=True)


def which(text: str, parts: Parts, form: Form) -> Form | None:
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
    clock = (1080, 1799) if text[parts[0].start:parts[0].end].lower() == "tonight" else None
    return replace(form, unit="day", amount=int(parts[0].value), clock=clock)  # type: ignore[arg-type]


def far_day(text: str, parts: Parts, form: Form) -> Form | None:
    """ "the day before yesterday", "the day after tomorrow"."""
    side = -1 if text[parts[-2].start:parts[-2].end].lower() == "before" else 1
    if int(parts[-1].value) not in (0, side):  # type: ignore[arg-type]
        return None
    return replace(form, unit="day", amount=side + int(parts[-1].value))  # type: ignore[arg-type]


def season(text: str, parts: Parts, form: Form) -> Form | None:
    season = next(p for p in parts if p.code == "E")
    year = _named(parts, "y")
    ambiguous = text[season.start:season.end].lower() in ("fall", "spring")
    if not year and (ambiguous and (parts[0].code != "i" or re.match(r"\s+of\b", text[season.end:season.end + 4]))):
        return None
    return replace(form, first=form.first + 2 * (parts[0].code == "i"), season=str(season.value), year=year[0] if year else None)


def quarter(text: str, parts: Parts, form: Form) -> Form | None:
    year = _named(parts, "y")
    short = next((str(p.value) for p in parts if p.code == "Q"), "")
    kind = ("half" if short[0] == "h" else "quarter") if short else "half" if any(p.code == "h" for p in parts) else "quarter"
    nth = int(short[1]) if short else next((int(p.value) for p in parts if p.code == "o"), 0)  # type: ignore[arg-type]
    if not 1 <= nth <= (2 if kind == "half" else 4) or (kind == "half" and not year):
        return None
    if not short and not year and parts[-1].value != "quarter":
        return None
    return replace(form, kind=kind, nth=nth, year=year[0] if year else None)


def named_day(text: str, parts: Parts, form: Form) -> Form | None:
    year = _named(parts, "y")
    day = next(p for p in parts if p.code == "F")
    return replace(form, rule=str(day.value), year=year[0] if year else None)



def clock(text: str, parts: Parts, form: Form) -> Form | None:
    """A time of day: "10:30 a.m.", "noon", "1430 GMT"; a bare "10:30" only after at, around, by, until, from or a comma and date."""
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
        hour, minute = [*_named(parts, "dc"), 0][:2]
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
    minutes = bool(whole) or len(_named(parts, "d")) > 1
    return replace(form, clock=(start, start if minutes else start + 59), minutes=minutes)


def day_of_month(text: str, parts: Parts, form: Form) -> Form | None:
    """ "on the 18th", where nothing is counted by it ("the 18th floor")."""
    day = parts[-1]
    before = text[max(0, parts[0].start - 8):parts[0].start].lower().split()
    if not before or before[-1] not in ("on", "until", "since", "by", "before", "after") or not text[day.start].isdigit():
        return None
    if re.match(r"\s*(?:$|[.,;:!?)]|(?:of|and|in|at|when|with|after|before)\b)", text[day.end:day.end + 8]) is None:
        return None
    return replace(form, day=int(day.value)) if 1 <= int(day.value) <= 31 else None  # type: ignore[arg-type]


def as_is(text: str, parts: Parts, form: Form) -> Form | None:
    return form
# fmt: on
