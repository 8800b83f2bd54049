"""The walk of a claim."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from factcheck.schema import Context, JudgeKind, Reading, Report, Source, Strictness

if TYPE_CHECKING:
    from factcheck.judging.entailment.protocol import PairJudge
    from factcheck.judging.trace import Trace


class Checker:
    """Checks claims against the sources it was given; each source is read once.

    `today` is the day that "yesterday" in a claim counts from; where it is None, from each source's own. `judge` says
    whether the learned judge weighs what the facets leave open, or the facets decide alone. The learned judge listens to a
    judge of claim and passage: to the shipped encoder, or to `second` (`factcheck.judging.entailment.nli` makes one of a
    transformers model). `read` gives an article as read, where that may be known already.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        *,
        strictness: Strictness = Strictness.REPORTED,
        today: date | None = None,
        judge: JudgeKind = JudgeKind.LEARNED,
        second: PairJudge | None = None,
        read: Callable[[Source], Reading] | None = None,
    ) -> None:
        from factcheck.judging.index import Index
        from factcheck.reading.read import read_article

        self.sources = tuple(sources)
        self.strictness = strictness
        self.today = today
        self.judge = judge
        self.second = second
        self.indices = [Index((read or read_article)(source), source) for source in self.sources]

    def check(self, claim: str) -> Report:
        """The report on one claim; one that holds nothing to check is unverifiable with the reason "not-checkable"."""
        return next(self.check_many([claim]))

    def check_many(self, claims: Iterable[str]) -> Iterator[Report]:
        """A report for each claim, in order; the claims are parsed in batches."""
        from factcheck.judging.entailment.shipped import judges
        from factcheck.judging.judge import judge
        from factcheck.reading.read import counted_from, read_claims

        dated = None if self.today else counted_from
        asked = judges(self.judge, self.second)
        for reading in read_claims(claims, self.context):
            yield judge(reading, self.indices, self.strictness, asked, dated)

    @property
    def context(self) -> Context:
        """The day that relative dates in a claim count from; without `today`, each source's own goes before it."""
        published = [index.reading.published for index in self.indices if index.reading.published]
        return Context(self.today or (max(published) if published else None))


def parse_claim(claim: str, today: date | None = None) -> Reading:
    """The claim as read: its statements with their values (`factcheck parse`)."""
    from factcheck.reading.read import read_claims

    return next(read_claims([claim], Context(today)))


def extract_facts(source: Source) -> Reading:
    """The article as read: its statements with their values (`factcheck facts`)."""
    from factcheck.reading.read import read_article

    return read_article(source)


def trace_verdict(
    report: Report, source: Source, *, strictness: Strictness = Strictness.REPORTED, judge: JudgeKind = JudgeKind.LEARNED
) -> Trace | None:
    """How a report's verdict came about by one of its sources, which is read again; None for a claim that can't be checked."""
    from factcheck.judging.entailment.shipped import judges
    from factcheck.judging.index import Index
    from factcheck.judging.trace import trace
    from factcheck.reading.read import read_article

    if report.reading is None or report.reading.uncheckable:
        return None
    return trace(report.reading, Index(read_article(source), source), strictness, judges(judge))
