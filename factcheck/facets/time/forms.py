"""The forms that date expressions take as written, and how each is built from its words. Nothing is resolved here."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from factcheck.facets.time.words import Lexeme, full_year
from factcheck.words import times as words

Parts = list[Lexeme]


@dataclass(frozen=True, slots=True)
class Form:
    """A date expression as written, lexemes [first, last): what it names, before any calendar or article date is known.

    kind      fields
    date      year, month, day, weekday: those that are named; `last_day` where days run from `day` on, rule "to"
    unit      amount, unit: "last year" is -1 year, "this week" 0 week, "two days ago" -2 day (`around`)
    told      amount, unit: "the next day" (rule: "next"), "two years later"
    stretch   amount, unit: "the last three years"
    which     amount with month, weekday, season or rule: "last December", "next Friday"
    season    season, year            quarter, half   nth, year            decade, century   year
    named     rule, year              clock           only `clock`         odd   a shape left to dateparser
    part      edge of `inner`         nth             nth `unit` of `inner` (0: the last)
    offset    amount, unit from `inner`      range    `inner` to `other`; rule "between" where it is told so
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

NUMERIC_LED = re.compile(
    r"\b(?:on|from|since|until|by|before|after|of|between|to)\s+(?:\d{1,2}/\d{1,2}\s*(?:,|or\b|and\b|,\s*or\b|,\s*and\b)\s*)*$",
    re.IGNORECASE,
)
"""Words before "5/12" that make it a date and no fraction, with other such dates in between."""


# fmt: off
def word_of(text: str, part: Lexeme) -> str:
    """A lexeme's word, lower-case."""
    return text[part.start:part.end].lower()


def is_whole(text: str, parts: Parts) -> bool:
    """Whether the lexemes are all of a text: a date that stands alone is no fraction."""
    return len(text) < 40 and text.strip() == text[parts[0].start:parts[-1].end]


def named_numbers(parts: Parts, code: str) -> list[int]:
    """The numbers that the lexemes with one of these codes stand for, in order."""
    return [int(p.value) for p in parts if p.code in code]  # type: ignore[arg-type]


def date(text: str, parts: Parts, form: Form) -> Form | None:
    """A day, month, year or weekday by name; days run from the first to the last number."""
    year, month, day = (named_numbers(parts, code) for code in ("y", "M", "do"))
    weekday = named_numbers(parts, "Ww")
    named = next(i for i, p in enumerate(parts) if p.code in "MWw")
    if any(p.code == "U" and p.value != "day" for p in parts[:named]):  # "the first week of October"
        return None
    if any(not 1 <= number <= 31 for number in day):
        return None
    low, high = (day[0], day[-1]) if day else (None, None)
    if low and high and high < low:
        return None
    numbers = [i for i, p in enumerate(parts) if p.code in "do"]
    to = len(day) == 2 and any(p.code in "-j" for p in parts[numbers[0]:numbers[1]])
    return replace(form, first=form.first + 2 * (parts[0].code == "t"), year=next(iter(year), None),
                   month=next(iter(month), None), day=low, last_day=high if len(day) > 1 else None,
                   weekday=next(iter(weekday), None), rule="to" if to else "")


def short_year(text: str, parts: Parts, form: Form) -> Form | None:
    """ "12 JAN 89", "3-Apr-90": a year of two digits stands only after an apostrophe, a hyphen or a shortened month."""
    day, year = named_numbers(parts, "do")
    month = next(p for p in parts if p.code == "M")
    short = month.end - month.start <= 4 and any(p.code in "-'" for p in parts) or text[month.start:month.end].isupper()
    if not short and not (month.end - month.start == 3 and re.match(r"\s*(?:$|[^\w\s])", text[parts[-1].end:parts[-1].end + 3])):
        return None
    return replace(form, year=full_year(year), month=named_numbers(parts, "M")[0], day=day) if 1 <= day <= 31 else None


def iso(text: str, parts: Parts, form: Form) -> Form | None:
    """Year, month and day in numbers."""
    (year,), (month, day) = named_numbers(parts, "y"), named_numbers(parts, "d")
    if len(parts) == 3 and not NUMERIC_LED.search(text[max(0, parts[0].start - 12):parts[0].start]):  # "2016 10 16"
        return None
    return replace(form, year=year, month=month, day=day)


def numeric(text: str, parts: Parts, form: Form) -> Form | None:
    """Month first, as Americans write, unless only the other order is a date, or dots show that it is not American."""
    month, day, *short_year = named_numbers(parts, "d")
    year = named_numbers(parts, "y") or [full_year(number) for number in short_year]
    if (month > 12 >= day) or (parts[1].code == "." and day <= 12):
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    alone = day > 12 and is_whole(text, parts)
    if not year and not alone and not NUMERIC_LED.search(text[max(0, parts[0].start - 60):parts[0].start]):
        return None
    return replace(form, year=year[0] if year else None, month=month, day=day)


def months_span(text: str, parts: Parts, form: Form) -> Form | None:
    """ "June-August 1992": both months of the year, the first of the year before where it is the later one."""
    first, last = named_numbers(parts, "M")
    year = named_numbers(parts, "y")
    earlier = year[0] - (first > last) if year else None
    inner = Form("date", form.first, form.last, year=earlier, month=first)
    return replace(form, inner=inner, other=replace(inner, year=year[0] if year else None, month=last))


def years_span(text: str, parts: Parts, form: Form) -> Form | None:
    """ "1939-1945", "2010-12"."""
    numbers = named_numbers(parts, "yd")
    first, last = numbers
    last = last if last >= 100 else first - first % 100 + last
    if not first < last or (parts[-1].code == "d" and parts[-1].end - parts[-1].start != 2):
        return None
    if parts[0].code == "y" and _is_count(text, parts[-1].end):
        return None
    whole = Form("date", form.first, form.last)
    return replace(form, inner=replace(whole, year=first), other=replace(whole, year=last))


def year_month(text: str, parts: Parts, form: Form) -> Form | None:
    """ "2014-10", where it is no stretch of years."""
    (year,), (month,) = named_numbers(parts, "y"), named_numbers(parts, "d")
    return replace(form, year=year, month=month) if 1 <= month <= 12 and parts[-1].end - parts[-1].start == 2 else None


def bare_year(text: str, parts: Parts, form: Form) -> Form | None:
    """Four digits, where the words around say that they are a year."""
    year = parts[-1]
    before = re.findall(r"[\w$€£#.]+|[^\w\s]", text[max(0, year.start - 30):year.start].lower())
    touching = text[year.start - 1:year.start] if year.start else ""
    if touching == "-" and before[-2:-1] and before[-2] in ("mid", "early", "late", "pre", "post"):
        before.pop()
    elif touching and touching in "$€£¥#.,:/-+'\"_@&=":
        return None
    last = before[-1].rstrip(".") if before else ""
    if re.match(r"[%°]|[.,:/]\d|[-–_][^\Wa-z]|\w", text[year.end:year.end + 2]):
        return None
    surely = last in ("in", "since", "by", "until", "during") and 1900 <= int(year.value) <= 2035  # type: ignore[arg-type]
    if last in words.words_of("years", "never_before") or _is_count(text, year.end, people=not surely):
        return None
    number = int(year.value)  # type: ignore[arg-type]
    following = re.match(r"\s+([A-Za-z]\w*)", text[year.end:year.end + 24])
    if last in words.words_of("years", "before"):
        ok = number >= 1200 or not following
    elif last == "(":
        ok = text[year.end:year.end + 1] in ("", ")", ",", ";", "-", "–")
    elif last in ("the", "a", "'s", "’s", "s", "his", "her", "its", "their", "our", "this", "an", "") or not before:
        ok = 1900 <= number <= 2035 and bool(following)
    else:
        ok = last.isalpha() and 1950 <= number <= 2035 and bool(following) and not before[-1].endswith(".")
    return replace(form, year=number) if ok else None


def _is_count(text: str, end: int, *, people: bool = True) -> bool:
    """Whether what follows shows that the number before it measures something or, where `people`, counts people."""
    following = re.match(r"\s?([A-Za-z]+)(?:\s([A-Za-z]+))?", text[end:end + 30])
    if not following:
        return False
    word = following[1].lower()
    if word in words.words_of("years", "never_after"):
        return True
    if not people or not word.endswith(("s", "en")) or following[1][0].isupper():
        return False
    from factcheck.words.groups import is_people  # late: only numbers before plural nouns need its table

    return is_people(word)


def decade(text: str, parts: Parts, form: Form) -> Form | None:
    """ "the 1950s", "the late nineties"."""
    decade = parts[-1]
    four_digits = text[decade.start:decade.start + 2].isdigit() and text[decade.start:decade.start + 4].isdigit()
    if not four_digits and parts[0].code != "t":  # "in his forties" is an age
        return None
    edge = [str(p.value) for p in parts if p.code == "e"]
    number = int(decade.value)  # type: ignore[arg-type]
    whole = replace(form, kind="decade", year=full_year(number) if number >= 30 else 1900 + number)
    return replace(form, kind="part", edge=edge[0], inner=whole) if edge else whole


def century(text: str, parts: Parts, form: Form) -> Form | None:
    """ "the 19th century"."""
    nth = next(int(p.value) for p in parts if p.code == "o")  # type: ignore[arg-type]
    if parts[-1].value != "century" or not 1 <= nth <= 30 or re.match(r"\s+BC", text[form.last:form.last + 4]):
        return None
    return replace(form, year=(nth - 1) * 100)


def month_year(text: str, parts: Parts, form: Form) -> Form | None:
    """ "in 12/2015", or nothing but that."""
    (month,), (year,) = named_numbers(parts, "d"), named_numbers(parts, "y")
    before = text[max(0, parts[0].start - 12):parts[0].start].lower().split()
    led = bool(before) and before[-1] in ("in", "since", "until", "by", "before", "after", "from", "to")
    return replace(form, month=month, year=year) if 1 <= month <= 12 and (led or is_whole(text, parts)) else None


def day_of_month(text: str, parts: Parts, form: Form) -> Form | None:
    """ "on the 18th", where nothing is counted by it ("the 18th floor")."""
    day = parts[-1]
    before = text[max(0, parts[0].start - 8):parts[0].start].lower().split()
    if not before or before[-1] not in ("on", "until", "since", "by", "before", "after") or not text[day.start].isdigit():
        return None
    if re.match(r"\s*(?:$|[.,;:!?)]|(?:of|and|in|at|when|with|after|before)\b)", text[day.end:day.end + 8]) is None:
        return None
    return replace(form, day=int(day.value)) if 1 <= int(day.value) <= 31 else None  # type: ignore[arg-type]


def odd(text: str, parts: Parts, form: Form) -> Form | None:
    """An order of day, month and year that no rule reads; its words go to dateparser."""
    return replace(form, rule=text[parts[0].start:parts[-1].end], year=named_numbers(parts, "y")[0])
# fmt: on
