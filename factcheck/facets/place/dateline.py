"""The place of an article's dateline, as its first lines tell it."""

from __future__ import annotations

import re

from factcheck.facets.place.meaning import read
from factcheck.schema import Place
from factcheck.words.places import candidates, fold

_FORM = re.compile(
    r"(?P<city>[A-Z][\w.'’ -]{1,30}?)"
    r"(?:, (?P<region>[A-Z][\w.' ]{2,30}?))?"
    r"(?:,? (?P<day>\(?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?,? \d{2,4}\)?|[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?))?"
    r" ?(?P<agency>\([A-Z][^()\n]{1,40}\))? ?(?:--|—|–|-|:) "
)
_LINES = 4


def dateline(text: str) -> Place | None:
    """The place of an article's dateline ("BOGOTA, 3 Apr 90 (AFP) --", "KABUL, Afghanistan —"); None where it has none."""
    for line in text.lstrip()[:2000].split("\n", _LINES)[:_LINES]:
        match = _FORM.match(line.strip()[:160])
        if not match or not (match["city"].isupper() or match["agency"] or match["day"]):
            continue
        city, region = match["city"].strip(), match["region"]
        told = {fold(city): {region}} if region and candidates(region) else {}
        if candidates(city) or told:
            return read(city.title() if city.isupper() and len(city) > 3 else city, told, frozenset())
    return None
