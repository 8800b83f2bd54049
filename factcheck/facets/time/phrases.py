"""Joins date expressions with the words around them: "the end of", "two days after", a clock, a range, since and until."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from factcheck.facets.time.forms import Form, Parts, word_of
from factcheck.facets.time.grammar import expressions
from factcheck.facets.time.words import codes
from factcheck.words import times as words

REACH = 18
"""How many lexemes before an expression may belong to it."""
STRETCHES = frozenset({"from", "between"})
"""Words that open a stretch of days."""
COARSE = frozenset({"week", "month", "quarter", "year", "decade", "century"})

Lead = Callable[[str, Parts, Form], "Form | None"]


def phrases(text: str, lexemes: Parts) -> list[Form]:
    """The whole date phrases of `text` in order, from a "since", "before" or "between" on, without any other preposition."""
    row = codes(lexemes)
    led: list[Form] = []
    for form in expressions(text, lexemes):
        led.append(_trail(row, lexemes, _lead(text, row, lexemes, form, led[-1].last if led else 0)))
    joined = _join(row, led)
    return [_bounded(text, lexemes, form) for form in joined if form.rule != "now"]


def coarse(form: Form) -> bool:
    """Whether the form names more than a day: a month, a week, a year, a season."""
    if form.kind == "date":
        return form.day is None and form.weekday is None
    if form.kind == "which":
        return form.weekday is None and not form.rule
    if form.kind == "unit":
        return form.unit in COARSE and not form.around
    return form.kind in ("season", "quarter", "half", "decade", "century", "stretch")


# fmt: off
def _edge(text: str, parts: Parts, form: Form) -> Form | None:
    """ "the end of 2006", "mid-September", "early this year"."""
    if not coarse(form) or form.kind == "stretch":
        return None
    return Form("part", 0, form.last, edge=str(next(p.value for p in parts if p.code == "e")), inner=form)


def _side(text: str, parts: Parts, form: Form) -> Form | None:
    """ "earlier this week", "later in the year"."""
    word = word_of(text, parts[0])
    if word not in ("earlier", "later") or form.kind != "unit" or form.unit not in COARSE or form.amount or form.around:
        return None
    return Form("part", 0, form.last, edge=word, inner=form)


def _nth(text: str, parts: Parts, form: Form) -> Form | None:
    """ "the first half of", "the last week of", "the second Sunday of", "the first three months of", "the 15th of"."""
    if not coarse(form):
        return None
    which = next((p for p in parts if p.code in "oR"), parts[0])
    if which.code == "d" and (form.kind != "unit" or form.unit != "month"):  # "20 of next month"
        return None
    unit = next((p for p in parts if p.code in "UWh"), None)
    count = next((p for p in parts if p.code in "dc" and p is not which), None)
    if which.code == "R" and which.value != -1:
        return None
    nth = int(which.value) if which.code in "od" else 0  # type: ignore[arg-type]
    name = "half" if unit and unit.code == "h" else str(unit.value) if unit else "day"
    if nth > 60 or (unit is None and name == "day" and form.unit != "month" and form.month is None):
        return None
    amount = int(count.value) if count else 1  # type: ignore[arg-type]
    if unit and unit.code == "W":
        return Form("nth", 0, form.last, nth=nth, weekday=int(unit.value), unit="weekday", inner=form)  # type: ignore[arg-type]
    return Form("nth", 0, form.last, nth=nth, unit=name, amount=amount, inner=form)


def _week_of(text: str, parts: Parts, form: Form) -> Form | None:
    """ "the week of 10 April"; "the month of May" and "the year 2008" say no more than May and 2008."""
    unit = next(p for p in parts if p.code == "U").value
    if unit in ("month", "year"):
        return replace(form, first=0) if coarse(form) and form.kind == "date" and len(parts) < 4 else None
    return Form("nth", 0, form.last, unit="around", inner=form) if unit == "week" and not coarse(form) else None


def _part_of_day(text: str, parts: Parts, form: Form) -> Form | None:
    """ "the night of 13 November"."""
    part = next(p for p in parts if p.code == "P")
    return None if coarse(form) or form.clock else replace(form, first=0, clock=part.value)  # type: ignore[arg-type]


def _offset(text: str, parts: Parts, form: Form) -> Form | None:
    """ "two days after 16 December", "the day before Christmas"."""
    amount = next((p for p in parts if p.code in "dca"), None)
    unit = next(p for p in parts if p.code in "UH")
    word = text[parts[-1].start:parts[-1].end].lower()
    if word not in ("after", "before") or (amount is None and text[unit.start:unit.end].lower().endswith("s")):
        return None
    number = int(amount.value) if amount and amount.code != "a" else 1  # type: ignore[arg-type]
    return Form("offset", 0, form.last, amount=number if word == "after" else -number, unit=str(unit.value), inner=form)


# what may stand right before an expression; the first that matches and whose builder accepts it is joined
LEADS: tuple[tuple[re.Pattern[str], Lead], ...] = tuple((re.compile(rf"(?:^|(?<=[^a-zA-Z]))(?:{pattern})$"), lead)
                                                        for pattern, lead in (
    (r"(?:t )?e(?: f| i)?(?: t)?[ -]",               _edge),
    (r"l (?:i )?",                                   _side),
    (r"(?:t )?[oR](?: [dc])?[ -][UWh] [fi] (?:t )?", _nth),
    (r"(?:t )?(?:o (?:U )?|d )f (?:t )?",                       _nth),
    (r"(?:t )?U (?:f |[pe] )?(?:p )?(?:t )?",              _week_of),
    (r"(?:t )?(?:e )?P (?:f|p) (?:t )?",              _part_of_day),
    (r"(?:[dca]|t)[ -][UH] l ",                      _offset),
))
# fmt: on


def _lead(text: str, row: str, lexemes: Parts, form: Form, free: int) -> Form:
    """`form` with the words before it that belong to it; they may not reach before lexeme `free`."""
    for _ in range(2):  # "the end of the first half of"
        window_start = max(free, form.first - REACH)
        window = row[window_start : form.first]
        for pattern, lead in LEADS:
            match = pattern.search(window)
            if match is None:
                continue
            first = window_start + match.start()
            parts = [lexeme for lexeme in lexemes[first : form.first] if lexeme.code != " "]
            if longer := lead(text, parts, form):
                form = replace(longer, first=first)
                break
        else:
            return form
    return form


_TRAILING_PART = re.compile(r"(?: |-)(?:e )?P\b|,? i t (?:e )?P\b")


def _trail(row: str, lexemes: Parts, form: Form) -> Form:
    """ "Thursday night", "12 May in the morning"."""
    if coarse(form) or form.clock or form.kind in ("part", "nth", "range", "clock"):
        return form
    match = _TRAILING_PART.match(row, form.last)
    if match is None:
        return form
    part = next(lexeme for lexeme in lexemes[form.last : match.end()] if lexeme.code == "P")
    return replace(form, last=match.end(), clock=part.value)  # type: ignore[arg-type]


_CLOCK_FIRST = re.compile(r",? (?:p |f )?(?:t )?")
_DATE_FIRST = re.compile(r",? (?:p |x )?|, ?")
_TO = re.compile(r" ?- ?| j ")
_AND = re.compile(r" & (?:t )?")
_WEEK = re.compile(r",? (?:p |f )?(?:t )?")
_YEAR_AFTER = re.compile(r",? (?:f |i )?")


def _join(row: str, forms: Iterable[Form]) -> list[Form]:
    """Neighbours that are one phrase: date and clock, month and "last year", weekday and "next week", both ends of a range."""
    found: list[Form] = []
    for form in forms:
        while found and (longer := _pair(row, found[-1], form)):
            found.pop()
            form = longer
        found.append(form)
    return found


def _pair(row: str, left: Form, right: Form) -> Form | None:
    gap = row[left.last : right.first]
    if len(gap) > 6:
        return None
    whole = {"first": left.first, "last": right.last}
    if left.kind == "clock" and _takes_clock(right, left) and _CLOCK_FIRST.fullmatch(gap):
        return replace(right, **whole, clock=left.clock, minutes=left.minutes)  # type: ignore[arg-type]
    if right.kind == "clock" and _takes_clock(left, right) and _DATE_FIRST.fullmatch(gap):
        return replace(left, **whole, clock=right.clock, minutes=right.minutes)  # type: ignore[arg-type]
    if left.kind == right.kind == "clock" and gap == " (":  # "10:35 a.m. (0735 GMT)"
        return replace(left, last=right.last + 1) if row[right.last : right.last + 1] == ")" else None
    yearly = left.month if left.kind == "date" else left.kind == "named"
    if left.year is None and yearly and right.kind == "unit" and right.unit == "year" and not right.around:
        return replace(left, **whole, inner=right) if _YEAR_AFTER.fullmatch(gap) else None  # type: ignore[arg-type]
    if _only_weekday(left) and right.kind == "date" and right.day and right.weekday is None and gap in (" (", ", ", " "):
        closed = gap == " (" and row[right.last : right.last + 1] == ")"
        return replace(right, first=left.first, last=right.last + closed, weekday=left.weekday)
    for day, week in ((left, right), (right, left)):
        if _only_weekday(day) and week.kind == "unit" and week.unit == "week" and not week.around and _WEEK.fullmatch(gap):
            return replace(day, **whole, inner=week)  # type: ignore[arg-type]
    between = row[max(0, left.first - 4) : left.first]
    if _TO.fullmatch(gap) or (_AND.fullmatch(gap) and re.search(r"b (?:t )?$", between)):
        return _range(left, right, "" if _TO.fullmatch(gap) else "between")
    return None


def _takes_clock(date: Form, clock: Form) -> bool:
    """Whether a day has no clock yet, or only a part of the day that is less fine ("Sunday night at 10 p.m.")."""
    if not _single_day(date) or date.clock is None or clock.clock is None:
        return _single_day(date)
    return clock.clock[1] - clock.clock[0] < date.clock[1] - date.clock[0]


def _only_weekday(form: Form) -> bool:
    return form.kind == "date" and form.weekday is not None and form.day is None and form.clock is None


def _single_day(form: Form) -> bool:
    return not coarse(form) and form.kind not in ("clock", "range", "part", "stretch")


def _range(left: Form, right: Form, joint: str) -> Form | None:
    if {"clock", "range", "ahead"} & {left.kind, right.kind} or (coarse(left) != coarse(right) and left.kind != "unit"):
        return None
    if left.kind == "date" and right.kind == "date" and left.year is None and right.year and left.month and right.month:
        left = replace(left, year=right.year - (left.month > right.month))
    return Form("range", left.first, right.last, inner=left, other=right, rule=joint)


def _bounded(text: str, lexemes: Parts, form: Form) -> Form:
    """`form` with since, until, by, before or after, where that is the word before it, and from that word on.

    A stretch begins at its "from" or "between".
    """
    if form.kind == "clock":
        return form
    near = [n for n in range(max(0, form.first - 7), form.first) if lexemes[n].code != " "]
    before = [word_of(text, lexemes[n]) for n in near if lexemes[n].code not in "tp"]
    place = [n for n in near if lexemes[n].code not in "tp"]
    owner = form.last < len(lexemes) and text[lexemes[form.last].start :].startswith(("'s", "’s"))
    found = words.bound(before[-1]) if before and not (owner and before[-1] == "by") else None  # "crowned by today's talks"
    first = place[-1] if found else form.first
    if not found:  # "starting on 7 January"
        starts = (n for n in near[-2:] if lexemes[n].code == "p" and words.bound(word_of(text, lexemes[n])))
        first = next(starts, form.first)
        found = words.bound(word_of(text, lexemes[first])) if first < form.first else None
    if before[-2:] == ["later", "than"] or before[-3:] == ["as", "late", "as"]:
        found = "by"
        first = place[-3] if before[-3:-2] in (["as"], ["no"], ["not"]) else place[-2]
    elif before[-1:] == ["prior"] or before[-2:] == ["prior", "to"]:
        found, first = "before", place[-1] if before[-1] == "prior" else place[-2]
    elif form.kind == "range" and near and word_of(text, lexemes[near[-1]]) in STRETCHES:
        first = near[-1]
    return replace(form, bound=found or "", first=first)
