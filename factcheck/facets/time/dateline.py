"""The day an article was published, as its own text says: a date line near the top or an agency's dateline."""

from __future__ import annotations

import re
from datetime import date

from factcheck.facets.time.forms import Form
from factcheck.facets.time.phrases import phrases
from factcheck.facets.time.resolve import Known, resolve
from factcheck.facets.time.words import lex

LINES = 12
"""How many of the first lines with words may hold the date."""
LONGEST = 160
"""A dateline stands within this many characters of its line's start."""

# fmt: off
LABEL = re.compile(r"\b(?:published|posted|updated|modified|created|issued|released|date)\b", re.IGNORECASE)
BESIDE = re.compile(  # what may share a line with nothing but the date
    r"""[\s\W\d]|\b(?:on|at|by|the|from|local|time|last|first|am|pm|a\.m|p\.m|[A-Z]{2,4}|published|posted|updated|modified|created|
    date|issued|released|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun)\b""",
    re.IGNORECASE | re.VERBOSE)
PLACE = r"(?:\[[^\]\n]{1,40}\]\s*){0,3}%s(?:\s?\([^)\n]{1,30}\))?(?:,\s*[A-Za-z .]{2,30})?,?\s*"
LOUD = re.compile(PLACE % r"[A-Z][A-Z .'\-]{2,40}")                     # "LIMA, 12 JAN 89 ..."
PLAIN = re.compile(PLACE % r"[A-Z]\w+(?:[ '\-]\w+){0,4}")              # "Lima, 12 Jan 89 (EFE) --"
AGENCY = re.compile(r"\s*(?:\(|\[|--|–|—)")
# fmt: on


def published(text: str) -> date | None:
    """The day named in full by a line of its own, a "Published:" line or an agency's dateline ("LIMA, 12 Jan 89 (EFE) --").

    None where the first lines name none. Only the top of the text is looked at.
    """
    lines = [line.strip() for line in text[:4000].splitlines() if line.strip()]
    for line in lines[:LINES]:
        head = line[:LONGEST]
        if not any(character.isdigit() for character in head):
            continue
        lexemes = lex(head)
        for form in phrases(head, lexemes):
            day = _whole_day(form)
            if day is None:
                continue
            before, after = head[: lexemes[form.first].start], head[lexemes[form.last - 1].end :]
            alone = len(line) <= LONGEST and not BESIDE.sub("", before + after)
            labelled = LABEL.search(before) is not None and len(before) < 60
            wired = LOUD.fullmatch(before) or (PLAIN.fullmatch(before) and AGENCY.match(after))
            if alone or labelled or wired:
                return day
    return None


def _whole_day(form: Form) -> date | None:
    whole = form.kind == "odd" or (form.kind == "date" and form.year and form.day and not form.last_day)
    if not whole:
        return None
    value = resolve(form, Known())
    return value.days.low if value and value.days else None
