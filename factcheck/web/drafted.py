"""A draft as a text with its sentences marked: each with the look of its verdict, and the words that the sources exclude."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.reports.draft import checkable
from factcheck.reports.labels import MARKS, NO_VERDICT
from factcheck.reports.passages import Run, printable, trim
from factcheck.schema import Relation, Report, Span

EXCLUDED = "excluded"
"""The style of words that the sources exclude."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a draft: a sentence with its number, or what stands between sentences, with number 0."""

    number: int
    runs: list[Run]
    look: str = ""
    mark: str = ""
    told: str = ""


def passages(draft: str, spans: Sequence[Span], reports: Sequence[Report]) -> list[Passage]:
    """The whole draft, in order."""
    found, last = [], 0
    for number, (span, report) in enumerate(zip(spans, reports, strict=True), 1):
        if span.start > last:
            found.append(_between(draft[last : span.start]))
        found.append(_sentence(number, draft[span.start : span.end], report))
        last = span.end
    return [*found, _between(draft[last:])] if last < len(draft) else found


def _between(text: str) -> Passage:
    lines = "\n".join(printable(line) for line in text.split("\n"))
    return Passage(0, [(lines, "")])


def _sentence(number: int, text: str, report: Report) -> Passage:
    can_be = checkable(report)
    marks = [
        (comparison.claimed.span.start, comparison.claimed.span.end, EXCLUDED)
        for comparison in report.comparisons
        if can_be and comparison.claimed.span and comparison.relation is Relation.EXCLUDES
    ]
    look, mark = (str(report.verdict), MARKS[report.verdict]) if can_be else (NO_VERDICT, MARKS[Relation.OPEN])
    return Passage(number, trim(text, marks, len(text)), look, mark, str(report.verdict) if can_be else "not checkable")
