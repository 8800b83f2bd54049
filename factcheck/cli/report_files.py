"""The --report option: what was asked for is looked at before the work, and written after it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from factcheck.reports.entries import Draft, Entry, Run
from factcheck.reports.files import valid_reports, write_reports
from factcheck.schema import Report, Source, Span


class ReportFiles:
    """Collects the claims of a run and writes them. Raises BadRequest at once where a report could not be written."""

    def __init__(
        self, paths: Sequence[str], read: Sequence[str], url: str | None, author: str | None, *, of_draft: bool = False
    ) -> None:
        self.paths = paths
        self._publication = valid_reports(paths, read, url, author, of_draft=of_draft)
        self._entries: list[Entry] = []
        self._sources: dict[Source, Source] = {}

    def add(
        self,
        claim: str,
        report: Report | None,
        sources: Sequence[Source],
        id: str = "",
        error: str = "",
        span: Span | None = None,
    ) -> None:
        """A claim, with its report or its error; equal sources are kept once."""
        self._entries.append(Entry(claim, report, [self._sources.setdefault(s, s) for s in sources], id, error, span))

    def run(self, title: str, draft: Draft | None = None) -> Run:
        """All that was added."""
        return Run(self._entries, title, date.today(), draft)

    def write(self, run: Run) -> None:
        """Write every report. Raises BadRequest."""
        write_reports(self.paths, run, self._publication)
