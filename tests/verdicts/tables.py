"""Tables of cases in Markdown: a source, a claim, the verdict and its reason, and what the tool says where it is still wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from factcheck.checker import Checker
from factcheck.schema import Report, Source, Strictness
from factcheck.sources.read import read_source, seed

HERE = Path(__file__).parent
SPECIFICATION = HERE.parent.parent / "docs" / "verdicts.md"
ARTICLES = HERE / "articles.md"
HEADS = ("source", "article")
"""The first column of a table of cases: a short text told in the table itself, or the name of a file in articles/."""
DATED = re.compile(r"(\d{4}-\d\d-\d\d): (.*)")


@dataclass(frozen=True)
class Row:
    """One case; `today` is the verdict (with its reason, where only that is wrong) the tool gives instead, empty where it is right."""

    line: int
    head: str
    source: str
    claim: str
    verdict: str
    reason: str
    today: str
    strictness: Strictness

    @property
    def checker(self) -> Checker:
        """A checker of the row's source; every table reads a source once."""
        return _checker(self.head, self.source, self.strictness)

    @property
    def report(self) -> Report:
        """What the tool says of the claim today."""
        return _report(self.head, self.source, self.strictness, self.claim)

    def wrong(self) -> str:
        """What the tool says instead of what the row asks, empty where it is right: a verdict, or a verdict and its reason."""
        found = self.report
        if found.verdict != self.verdict:
            return str(found.verdict)
        return f"{found.verdict}, {found.reason}" if self.reason and found.reason != self.reason else ""


def rows(path: Path) -> Iterator[Row]:
    """Every case of a page, in order; an empty first cell repeats the one above."""
    head = source = title = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if line.startswith("#"):
            title = line
        if not line.startswith("|"):
            head = ""
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if cells[0] in HEADS:
            head = cells[0]
        elif head and not cells[0].startswith("---"):
            source = cells[0] or source
            strictness = Strictness.LOGICAL if "logical" in title else Strictness.REPORTED
            yield Row(number, head, source, cells[1], cells[2], cells[3], cells[4], strictness)


def marked(path: Path) -> str:
    """The page with every mark, and the sentence that counts them, as they must be today."""
    lines = path.read_text(encoding="utf-8").splitlines()
    cases = list(rows(path))
    wrong = {row.line: row.wrong() for row in cases}
    for row in cases:
        cells = lines[row.line].split("|")
        cells[5] = f" {wrong[row.line]} " if wrong[row.line] else " "
        lines[row.line] = "|".join(cells)
    text = "\n".join(lines) + "\n"
    right = sum(not mark for mark in wrong.values())
    alarms = sum(mark == "contradicted" for mark in wrong.values())
    summary = f"Today {right} of {len(cases)} rows are judged rightly, and {alarms} are wrongly called contradicted."
    return re.sub(r"Today \d+ of \d+ rows .* contradicted\.", summary, text)


@cache
def _checker(head: str, source: str, strictness: Strictness) -> Checker:
    if head == "article":
        text = seed() if source == "seed" else read_source(str(HERE / "articles" / f"{source}.md"))
        return Checker([text], strictness=strictness)
    dated = DATED.match(source)
    published = date.fromisoformat(dated[1]) if dated else None
    return Checker([Source("source", dated[2] if dated else source, published=published)], strictness=strictness)


@cache
def _report(head: str, source: str, strictness: Strictness, claim: str) -> Report:
    return _checker(head, source, strictness).check(claim)
