"""Reports as one HTML page that asks for nothing from outside and runs nothing but its own few lines of script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from factcheck.reports.cards import Card, card
from factcheck.reports.entries import Entry, Run
from factcheck.reports.full_text import anchor_of, articles, stands_in
from factcheck.reports.labels import (
    FACET_COLOURS,
    LOOKS,
    MARKS,
    NO_VERDICT,
    NOT_CHECKABLE,
    RELATION_LOOKS,
    percent,
    reason_words,
)
from factcheck.reports.passages import printable, shorten
from factcheck.schema import Evidence, Relation, Source

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = "reports/templates"
BAR = 100.0
"""Width of the longest bar, in the units of its drawing."""
CLAIM_SHOWN = 160
"""Characters kept of a claim in the list of those to look at first."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a chart. `look` is the verdict whose colours it has; `share` is that of all claims."""

    look: str
    mark: str
    words: str
    count: int
    share: str
    width: float


@dataclass(frozen=True, slots=True)
class Item:
    """A claim on the page: its number, its id where it has one of its own, and its card or its error."""

    number: int
    id: str
    claim: str
    card: Card | None
    error: str
    links: Mapping[Evidence, str]
    """Where each passage stands in its article on this page."""


def page(run: Run) -> str:
    """The page as text. It holds no time but `run.checked`: the same run is the same page."""
    style, script = stylesheet(), template_file("report.js")
    template = environment().get_template("report.html")
    return template.render(policy=policy(style, script), style=style, script=script, **contents(run))


def contents(run: Run) -> dict[str, Any]:
    """What the templates tell of a run, by the names that they have for it."""
    found, numbers = articles(run)
    return {
        "run": run,
        "title": printable(run.title),
        "items": [_item(n, entry, numbers) for n, entry in enumerate(run.entries, 1)],
        "articles": found,
        "verdict_bars": _verdict_bars(run),
        "reason_bars": _reason_bars(run),
        "reasons": sorted({reason for _, reason, _ in run.reasons}),
        "first": [(n, shorten(printable(claim), CLAIM_SHOWN)) for n, claim in run.first],
    }


def policy(style: str, script: str) -> str:
    """The content security policy: this style and this script, and nothing else from anywhere."""
    return f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _item(number: int, entry: Entry, numbers: Mapping[Source, int]) -> Item:
    shown = card(entry.report, entry.sources) if entry.report else None
    links: dict[Evidence, str] = {}
    for quote in (quote for part in shown.parts for quote in part.quotes) if shown else ():
        if quote.source is not None and stands_in(quote.evidence, quote.source):
            links[quote.evidence] = anchor_of(numbers[quote.source], quote.evidence.span)
    own = "" if entry.id == str(number) else printable(entry.id)
    return Item(number, own, printable(entry.claim), shown, printable(entry.error), links)


def _verdict_bars(run: Run) -> list[Bar]:
    rows = [(str(verdict), MARKS[verdict], str(verdict), count) for verdict, count in run.verdicts.items()]
    if run.errors:
        rows.append((NO_VERDICT, "!", "not checked", run.errors))
    return _bars(rows, len(run.entries))


def _reason_bars(run: Run) -> list[Bar]:
    rows = []
    for verdict, reason, count in run.reasons:
        checked = reason != NOT_CHECKABLE
        look, mark = (str(verdict), MARKS[verdict]) if checked else (NO_VERDICT, MARKS[Relation.OPEN])
        rows.append((look, mark, reason_words(reason), count))
    return _bars(rows, len(run.entries))


def _bars(rows: Sequence[tuple[str, str, str, int]], total: int) -> list[Bar]:
    most = max((count for *_, count in rows), default=0) or 1
    return [Bar(look, mark, words, n, percent(n, total), round(BAR * n / most, 1)) for look, mark, words, n in rows]


@cache
def environment() -> Environment:
    """The templates, which escape whatever they are given."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("factcheck", TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["reason_words"] = reason_words
    made.filters["look"] = lambda relation: str(RELATION_LOOKS[relation])
    return made


def stylesheet() -> str:
    """The style with the colours of labels.py before it."""
    light = "".join(f"--{verdict}:{look.ink};--{verdict}-ground:{look.ground};" for verdict, look in LOOKS.items())
    dark = "".join(f"--{verdict}:{look.dark_ink};--{verdict}-ground:{look.dark_ground};" for verdict, look in LOOKS.items())
    facets = "".join(f".facet-{facet}{{border-color:{colour}}}\n" for facet, colour in FACET_COLOURS.items())
    colours = f":root{{{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
    return f"{colours}{template_file('report.css')}{facets}"


@cache
def template_file(name: str) -> str:
    """What stands in a file beside the templates."""
    return (resources.files("factcheck") / TEMPLATES / name).read_text(encoding="utf-8")
