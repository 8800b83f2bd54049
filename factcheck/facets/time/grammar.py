"""Finds the date expressions of a text: rules over its string of codes (see words.py), each with the form it builds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.facets.time import deictic, forms
from factcheck.facets.time.forms import Builder, Form, Parts
from factcheck.facets.time.words import Lexeme, codes

# fmt: off
_WD = r"(?:[Ww]\.?,? (?:t )?)?"                      # "Wednesday, the "
_YEAR = r"(?:(?:\.?(?: ?,)? ?(?:[fi] )?(?:U f )?|[-/])y(?!-[ynd]|/d))?"
_END = r"(?![-]?[UHn]|[:]d| ?[AUH]|[/]d)"            # a day's number is not followed by a unit or a clock
_LIST = r"(?:,? ?(?:-|&|j) ?(?:t )?[do](?! ?[xUHPA:]))"

# name, pattern over the codes, kind, builder; the first that matches at a place wins, so the longer come first
RULES: tuple[tuple[str, str, str, Builder], ...] = (
    ("iso",         r"y-d-d(?![-/]d)|y d d(?! ?[d:/.UHnA])|y/d/d|y\.d\.d", "date", forms.iso),
    ("odd",         r"(?:M[-/]y[-/]d|d[-/]y[-/]M|y[-/]M[-/]d)", "odd", forms.odd),
    ("numeric to",  r"d/d(?:/[yd])?(?: ?- ?| j )d/d(?:/[yd])?(?!/)|d-d-y ?- ?d-d-y", "range", deictic.numeric_range),
    ("numeric",     r"(?:[Ww],? )?(?<![d/.:-])(?:d/d/[yd]|d-d-y|d\.d\.y|d/d)(?![/\-:]?[dyn]|:)", "date", forms.numeric),
    ("months",      r"M\.? ?- ?M\.?" + _YEAR, "range", forms.months_span),
    ("short year",  r"(?:[Ww],? )?[do][- ]M\.?[- ]'?d(?![:,]?d| ?[AUHP])", "date", forms.short_year),
    ("day month",   _WD + r"(?:t )?[do](?:(?:,? ?(?:-|&|j) ?(?:t )?)[do])?(?: U)?[ /-](?:f (?:t )?)?M(?:\.(?= ?[y,]))?" + _YEAR,
                    "date", forms.date),
    ("month days",  _WD + r"M[. /-]{0,2}(?:t )?[do]" + _LIST + _YEAR, "date", forms.date),
    ("month day",   _WD + r"M[. /-]{0,2}(?:t )?[do]" + _END + _YEAR, "date", forms.date),
    ("month year",  r"M\.?(?:,? ?(?:[fi] )?(?:t )?(?:U f )?| ?[-/])y(?!-y)", "date", forms.date),
    ("year month",  r"y[ -/]M(?! [do])", "date", forms.date),
    ("weekday nth", r"[Ww],? (?:t )?o(?! x)|[Ww] d(?![-:/.]| ?[AxUHn])", "date", forms.date),
    ("quarter",     r"(?:t )?y o[ -]U|y[ -]?Q|Q(?: (?:f )?y)?"
                    r"|(?:t )?o[ -](?:U|h)(?:(?: (?:f )?(?:t )?(?:U )?|,? )y)?", "quarter", deictic.quarter),
    ("month/year",  r"(?<![d/.:-])d[/-]y(?![/-])", "date", forms.month_year),
    ("years",       r"y ?[-/] ?[yd](?![\-/:.]?d)", "range", forms.years_span),
    ("year-month",  r"y[-/]d(?![-/])", "date", forms.year_month),
    ("season",      r"(?:i (?:t )?)?E(?:,? (?:f )?(?:t )?y)?", "season", deictic.season),
    ("decade",      r"(?:t )?(?:e[ -])?S", "decade", forms.decade),
    ("century",     r"(?:t )?o[ -]U", "century", forms.century),
    ("named day",   r"F(?:,? (?:[fi] )?y)?", "named", deictic.named_day),
    ("days of",     r"[do](?: ?- ?| j | & (?:t )?)[do] [fi] (?:t )?R U", "range", deictic.days_of),
    ("stretch",     r"(?:t )?R [dcn] [UH]", "stretch", deictic.stretch),
    ("day part",    r"(?:R|T) (?:e )?P|i t (?:e )?P(?! f)", "clock", deictic.day_part),
    ("told unit",   r"t [Rr] U(?! [dcn]| f (?:t )?[MyER]| i [My])|[dca] U l", "told", deictic.told_unit),
    ("last unit",   r"(?:t )?R U(?! f (?:t )?[MyER]| i [My])", "unit", deictic.last_unit),
    ("ago",         r"[dcna][- ][UH](?:,? (?:& )?[dca] [UH]| & a h)? (?:g|p T)", "unit", deictic.ago),
    ("ahead",       r"i [dca] U(?! g| l)", "ahead", deictic.ago),
    ("the unit",    r"(?<=[el] [fi] )t U|(?<=e f )U|(?:(?<=o f )|(?<=o U f )|(?<=o W f ))t U(?![ -]U)"
                    r"|(?<=[px] )t U(?= ?[.,]| &|$)", "unit", deictic.the_unit),
    ("beside",      r"(?:t )?r W|t R W(?! f)", "date", deictic.beside),
    ("far day",     r"(?:t )?U l T", "unit", deictic.far_day),
    ("which",       r"(?:t )?(?:R )?R [MWEF](?!\.? [do]| f (?:t )?[MyR]| i [My])", "which", deictic.which),
    ("today",       r"T", "unit", deictic.today),
    ("clock",       r"d[:.]d(?:[:.]d)? ?A(?: Z)?|d:d(?::d)?(?: Z)?(?!:)|"
                    r"[dc] ?A(?: Z)?|[dc] k(?: Z)?|[yn] Z|K", "clock", deictic.clock),
    ("month",       r"M", "date", forms.date),
    ("weekday",     r"(?<=R U )w|w(?=,? R U)|(?<=R U w & )w|(?<![oR] )W|W(?! [fi] (?:t )?[MyRU])", "date", forms.date),
    ("year",        r"y", "date", forms.bare_year),
    ("nth day",     r"(?:t )?o", "date", forms.day_of_month),
)
# fmt: on


@cache
def _master() -> re.Pattern[str]:
    named = (rf"(?P<r{number}>{pattern})" for number, (_, pattern, _, _) in enumerate(RULES))
    return re.compile("|".join(named))


@cache
def _anchors() -> re.Pattern[str]:
    """The codes that a date expression must hold at least one of."""
    return re.compile("[MWwyFTESPKQUAkZ]|d[/.:-][dy]|o")


def expressions(text: str, lexemes: Parts) -> Iterator[Form]:
    """The forms of `text` in order, none overlapping another."""
    row = codes(lexemes)
    if not _anchors().search(row):
        return
    at = 0
    while match := _master().search(row, at):
        form = _first(text, row, lexemes, match.start(), int(str(match.lastgroup)[1:]))
        at = form.last if form else match.start() + 1
        if form:
            yield form


def _first(text: str, row: str, lexemes: Parts, start: int, rule: int) -> Form | None:
    """The form of the first rule, from `rule` on, that matches at `start` and whose builder accepts what it matched."""
    if lexemes[start].start and _glued(text, lexemes[start]):
        return None
    for number in range(rule, len(RULES)):
        if match := _pattern(number).match(row, start):
            _, _, kind, build = RULES[number]
            parts = [lexeme for lexeme in lexemes[start : match.end()] if lexeme.code != " "]
            if form := build(text, parts, Form(kind, start, match.end())):
                return form
    return None


@cache
def _pattern(number: int) -> re.Pattern[str]:
    return re.compile(RULES[number][1])


def _glued(text: str, lexeme: Lexeme) -> bool:
    """Whether the expression begins within a word or a longer number ("A12 May", "x2015")."""
    before = text[lexeme.start - 1]
    return (before.isalnum() and text[lexeme.start].isalnum()) or before == "_"
