"""Front matter: title, date, source and url between --- lines at the start of an article file."""

from __future__ import annotations

import re
from datetime import date

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
LINE = re.compile(r"^(\w[\w-]*)[ \t]*:[ \t]*(.*?)[ \t]*$", re.MULTILINE)
ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = rf"\b(?P<month>{'|'.join(MONTHS)})[a-z]*\.?"
DAY = r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>\d{4})\b"
IN_WORDS = tuple(
    re.compile(form, re.IGNORECASE) for form in (rf"{DAY}\s+(?:of\s+)?{MONTH},?\s+{YEAR}", rf"{MONTH}\s+{DAY},?\s+{YEAR}")
)


def split(text: str) -> tuple[dict[str, str], str]:
    """The fields by lower-case name, and the article: the text after the front matter, stripped of white space at both ends."""
    found = FRONT_MATTER.match(text)
    if found is None:
        return {}, text.strip()
    fields = {name.lower(): _unquoted(value) for name, value in LINE.findall(found[1] or "")}
    return fields, text[found.end() :].strip()


def day(text: str) -> date | None:
    """The day that a date field names, or None where it names no single day ("2023", "spring").

    Read are ISO dates (a time of day after them is left out) and days in words ("29 January 2024"); "03/04/2024" is not, because
    it may be read in two ways.
    """
    iso = ISO_DATE.match(text.strip())
    if iso:
        return _date(*map(int, iso.groups()))
    told = next((found for form in IN_WORDS if (found := form.search(text))), None)
    return _date(int(told["year"]), MONTHS.index(told["month"].lower()) + 1, int(told["day"])) if told else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        quote = value[0]
        return value[1:-1].replace("\\" + quote, quote)
    return value
