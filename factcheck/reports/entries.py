"""What a report file tells of: the claims of a run in their order, each with its report or the reason why there is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.schema import Report, Source, Span, Verdict

FIRST_TO_LOOK_AT = 12
"""Claims listed in a summary as those to look at first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim with its report, or with the error that kept it from being checked, and the sources that were asked."""

    claim: str
    report: Report | None
    sources: Sequence[Source] = ()
    id: str = ""
    error: str = ""
    span: Span | None = None
    """Where a sentence stands in its draft."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text whose sentences were checked, and the name of its file."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """The claims that were checked together. `checked` is the day of the run."""

    entries: Sequence[Entry]
    title: str
    checked: date
    draft: Draft | None = None

    @property
    def reports(self) -> list[tuple[int, Entry, Report]]:
        """The claims that have a report, with their numbers counted from 1."""
        return [(n, entry, entry.report) for n, entry in enumerate(self.entries, 1) if entry.report]

    @property
    def verdicts(self) -> dict[Verdict, int]:
        """How many claims got each verdict; all verdicts are there."""
        counts = Counter(report.verdict for _, _, report in self.reports)
        return {verdict: counts[verdict] for verdict in Verdict}

    @property
    def reasons(self) -> list[tuple[Verdict, str, int]]:
        """How many claims got each verdict for each reason: by verdict, then the most frequent first."""
        counts = Counter((report.verdict, report.reason) for _, _, report in self.reports)
        order = list(Verdict)
        return sorted(((v, r, n) for (v, r), n in counts.items()), key=lambda row: (order.index(row[0]), -row[2], row[1]))

    @property
    def errors(self) -> int:
        """How many claims could not be checked."""
        return sum(entry.report is None for entry in self.entries)

    @property
    def first(self) -> list[tuple[int, str]]:
        """Number and words of the contradicted claims, the most confident first."""
        found = [row for row in self.reports if row[2].verdict is Verdict.CONTRADICTED]
        found.sort(key=lambda row: (-row[2].confidence, row[0]))
        return [(number, entry.claim) for number, entry, _ in found[:FIRST_TO_LOOK_AT]]
