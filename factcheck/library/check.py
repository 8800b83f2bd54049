"""Claims checked against a library, or the stock of a run: each against the articles that may tell of it, as read before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from factcheck.judging.index import Index
from factcheck.library.search import candidates
from factcheck.library.stock import Stock
from factcheck.library.store import Entry, Library
from factcheck.schema import Context, JudgeKind, Reading, Report, Source, Strictness

KEPT = 256
"""Articles kept ready for judging, those used last."""


class LibraryChecker:
    """Checks claims against a library, or the stock of a run, as `Checker` does against a few sources.

    `today` is the day that "yesterday" in a claim counts from; where it is None, the day of the newest article.
    """

    def __init__(
        self,
        library: Library | Stock,
        *,
        strictness: Strictness = Strictness.REPORTED,
        today: date | None = None,
        judge: JudgeKind = JudgeKind.LEARNED,
    ) -> None:
        self.library = library
        self.strictness = strictness
        self.judge = judge
        self.today = today
        self._newest = library.newest()
        self._index = lru_cache(KEPT)(self._read)

    @property
    def context(self) -> Context:
        """The day that relative dates in a claim count from; without `today`, each source's own goes before it."""
        return Context(self.today or self._newest)

    def check(self, claim: str) -> tuple[Report, list[Source]]:
        """The report on one claim, and the articles that it was held against, best first."""
        return next(self.check_with_sources([claim]))

    def check_many(self, claims: Iterable[str]) -> Iterator[Report]:
        """A report for each claim, in order."""
        return (report for report, _ in self.check_with_sources(claims))

    def check_with_sources(self, claims: Iterable[str]) -> Iterator[tuple[Report, list[Source]]]:
        """For each claim, in order, its report and the articles that it was held against."""
        from factcheck.judging.entailment.shipped import judges
        from factcheck.judging.judge import judge
        from factcheck.reading.read import counted_from, read_claims

        dated = None if self.today else counted_from
        asked = judges(self.judge)
        for reading in read_claims(claims, self.context):
            found = [] if reading.uncheckable else self._candidates(reading)
            indices = [self._index(entry) for entry in found] or [Index(Reading("", (), ()))]
            yield judge(reading, indices, self.strictness, asked, dated), [entry.source for entry in found]

    def _candidates(self, claim: Reading) -> list[Entry]:
        if isinstance(self.library, Library):
            return candidates(claim, self.library)
        return self.library.candidates(claim)

    def _read(self, entry: Entry) -> Index:
        return Index(self.library.reading(entry), entry.source)
