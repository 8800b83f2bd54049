"""Figures that count nothing: dates, years, times of day, decades, names with numbers in them."""

from __future__ import annotations

import re
from bisect import bisect_right

from factcheck.facets.quantity.cardinals import Numeral
from factcheck.facets.quantity.lexemes import Lexeme

MONTH = r"""(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?
    |oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"""
DAY = r"\d{1,2}(?:\s?(?:st|nd|rd|th)\b)?(?!\d)"
DAYS = rf"{DAY}(?:\s{{0,2}}(?:-|–|to|and|or|until|through|,|/)\s{{0,2}}{DAY}){{0,3}}"
NOT_AMOUNT = r"(?![,.]?\d|\s?(?:%|per\s?cent|million|billion|thousand|hundred|km\b|kg\b))"
YEAR = r"(?:,?\s{1,2}\d{4}(?!\d|,\d)|\s'?\d{2}(?=\s*(?:[\]\[(\n]|$)))?"
CLOCK = r"(?:[ap]\s?\.?\s?m\b\.?|o['’]\s?clock\b|gmt\b|utc\b|hours\s(?:gmt|local)\b)"
DATE = re.compile(
    rf"""\b{MONTH}\s{{0,2}}(?:the\s)?{DAYS}{NOT_AMOUNT}{YEAR}
    | \b{MONTH}(?:,?\s{{1,2}}(?:of\s)?(?:\d{{4}}|'\d{{2}})|\s{{1,2}}(?:of\s)?\d{{2,3}})(?!\d|,\d)
    | (?<![\d.,$£€-])\b{DAYS}\s{{0,2}}(?:of\s)?(?:this\s)?{MONTH}{YEAR}
    | (?<!\d)\d{{4}}-\d{{1,2}}(?:-\d{{1,2}})?(?:t\d{{2}}:\d{{2}}[\d:.]{{0,10}}z?)?(?!\d)
    | (?<![\d/.-])\d{{1,2}}([/.-])\d{{1,2}}\1\d{{2,4}}(?![\d/])
    | (?<![\d:])\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?\s?{CLOCK}
    | (?<![\d:])\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?![\d:])
    | (?<![\d:])\d{{1,2}}(?:\s?(?:-|–|to|and)\s?\d{{1,2}})?\s?{CLOCK}
    | \b(?:1\d|20)\d0\s?['’]?s\b | (?<![\w])['’]\d0s\b
    | \b(?:9/11|24/7|7/7)\b
    | \b(?:a\s)?(?:half|quarter)[\s-](?:past|to)\s\w{{1,6}}
    | \b\d{{4}}[/–-]\d{{2}}(?![\d/–-]) | \b(?:1[6-9]|20)\d{{2}}\s?[–-]\s?(?:1[6-9]|20)\d{{2}}\b
    | \b(?:\w{{3,10}}|\d{{1,2}}(?:st|nd|rd|th))(?:\s|-)(?:century|centuries)\b
    | (?<!\w)(?:on\s)?(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s(?:the\s)?{DAY}(?=\W*(?:$|[a-z]*\s))
    | \d{{1,3}}(?:\.\d{{1,3}}){{3}}(?!\d|\.\d) | \+\d{{1,3}}[\s-]\d[\d\s/()-]{{4,14}}""",
    re.VERBOSE | re.IGNORECASE,
)
MONTHS_IN_LOWER = re.compile(r"(?:may|mar|march|dec|sep|sept|oct|jan|nov|jun)\b", re.IGNORECASE)

# fmt: off
YEAR_BEFORE = frozenset("""in since by until till of from during before after between early late mid summer winter
    spring autumn fall year years around circa through to and the this season fiscal c through'""".split())
COUNT_BEFORE = frozenset("""killed killing kill kills wounded wounding injured injuring some least than over nearly
    almost about roughly approximately under most another""".split())
# fmt: on


class Calendar:
    """The stretches of a text that are dates and the like."""

    def __init__(self, text: str) -> None:
        spans = [(m.start(), m.end()) for m in DATE.finditer(text) if _is_date(text, m)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def holds(self, start: int, end: int) -> bool:
        """True where [start, end) touches a date."""
        n = bisect_right(self._starts, end - 1) - 1
        return n >= 0 and self._ends[n] > start


def _is_date(text: str, match: re.Match[str]) -> bool:
    """False for "the may 5 ..." and other words that only look like a month in lower case."""
    month = MONTHS_IN_LOWER.search(match[0])
    return (
        month is None
        or match[0][month.start()].isupper()
        or text[: match.start()].rstrip().endswith(("on", "in", "since", "of", ""))
    )


def is_year(lexemes: list[Lexeme], index: int, counted: bool) -> bool:
    """Whether the figure at `index` is a year. `counted`: people or a unit follow it, so that "2000 soldiers" is none."""
    lexeme = lexemes[index]
    if len(lexeme.low) != 4 or not lexeme.low.isdigit() or not 1000 <= lexeme.value <= 2100:
        return False
    before = _word_before(lexemes, index)
    if before in COUNT_BEFORE:
        return False
    if counted:
        return False
    if (
        index + 1 < len(lexemes)
        and lexemes[index + 1].low in ("-", "–")
        and index + 2 < len(lexemes)
        and lexemes[index + 2].code == "w"
    ):
        return lexeme.value >= 1600
    return before in YEAR_BEFORE or lexeme.value >= 1900


def is_name(lexemes: list[Lexeme], index: int) -> bool:
    """Whether the figure belongs to a name: "F-16", "G20", "COVID-19", "MH17", "No. 10", "#3", "v2"."""
    if index == 0:
        return False
    before = lexemes[index - 1]
    if before.code == "w":
        return before.low not in ("usd", "eur", "gbp", "rm", "rs", "us", "cad", "chf", "myr", "inr", "aud") and not _money(
            before.low
        )
    if before.low in "-–" and index > 2 and lexemes[index - 2].code == "n" and lexemes[index - 3].code == "w":
        return True
    if before.low in "-–" and index > 1 and lexemes[index - 2].code == "w":
        return lexemes[index - 2].low not in ("mid", "sub", "around", "about", "over", "under", "to")
    return before.low in "#@_№"


def _money(word: str) -> bool:
    from factcheck.words.units import units

    return word.upper() in units().currencies


def _word_before(lexemes: list[Lexeme], index: int) -> str:
    for step in (1, 2):
        if index - step >= 0 and lexemes[index - step].code == "w":
            return lexemes[index - step].low
        if index - step >= 0 and lexemes[index - step].code != " " and lexemes[index - step].low not in "-–":
            return ""
    return ""


def in_web_address(lexemes: list[Lexeme], numeral: Numeral) -> bool:
    """Whether the number is a piece of an address or a file name: "/Article/1013231", "anniversary_of_first_shuttle"."""
    first, last = numeral.first, numeral.last
    before = lexemes[first - 1].low if first else ""
    after = lexemes[last].low if last < len(lexemes) else ""
    return "_" in (before, after) or (before in ("/", "=") and first > 1 and lexemes[first - 2].code in "wn")


def runs_on(lexemes: list[Lexeme], numeral: Numeral, last: int) -> bool:
    """Whether letters that are no unit follow the figure ("35f45"), or it is a clock time ("0630"), or opens a list's item."""
    word = lexemes[numeral.first].low
    if len(word) == 4 and word.startswith("0") and word.isdigit():
        return True
    first = numeral.first == 0 or lexemes[numeral.first - 1].low == "\n"
    if first and last + 1 < len(lexemes) and lexemes[last].low in ".)" and lexemes[last + 1].code == " ":  # "3. On Friday"
        return True
    if numeral.sort == "ordinal" or last >= len(lexemes):
        return False
    return lexemes[last].code == "w" and lexemes[last].low not in ("s", "x", "th")
