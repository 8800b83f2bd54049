"""The checker of each row, and what comes of a question: a verdict as a line of JSON, or a sentence that says why not."""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from factcheck.bulk.shelf import Readings
from factcheck.checker import Checker
from factcheck.errors import FactcheckError, UnreadableSource
from factcheck.library.articles import Articles
from factcheck.reports.json import report_to_dict
from factcheck.schema import JudgeKind, Report, Source, Strictness
from factcheck.sources.read import seed

if TYPE_CHECKING:
    from factcheck.library.check import LibraryChecker
    from factcheck.library.stock import Stock

KEPT = 256
"""Articles kept as read, those used last; a row whose article is no longer kept has it read again."""

T = TypeVar("T")


class Question(NamedTuple):
    """What is asked of a row; rows that ask the same get the same answer."""

    claim: str
    source: str | None
    day: date | None


class Judged(NamedTuple):
    """A verdict, and the whole report as a line of JSON with an id of null; where the terms say so, what it was made of."""

    verdict: str
    line: str
    report: Report | None = None
    sources: Sequence[Source] = ()


Told = Judged | str
"""What came of a question: a verdict, or why there is none."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How a run judges: its sources (none: the library, or else the shipped article), where paths in rows count from, and the
    options.
    """

    sources: Sequence[Source]
    folder: Path
    strictness: Strictness = Strictness.REPORTED
    today: date | None = None
    judge: JudgeKind = JudgeKind.LEARNED
    keep: bool = False
    """Whether an answer comes with its report and sources, for views that need more than the line of JSON."""
    library: Path | None = None
    """The library that claims without a source are checked against, and that ids in rows are of."""
    stock: Path | None = None
    """The articles of the run where they are many: a claim is checked against those that it may be about."""
    shelf: Path | None = None
    """A folder in which worker processes keep for each other what they read."""

    @property
    def asks_library(self) -> bool:
        """Whether a row without a source of its own is checked against the library."""
        return self.library is not None and not self.sources and not self.stock


class Checkers:
    """The checker of each row: against the row's own source, or else against the sources of the run."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.articles = Articles(terms.library)
        self.readings = Readings(self.articles.reading, terms.shelf)
        self.stock: Stock | None = None
        self._checker = lru_cache(KEPT)(self._read)

    def close(self) -> None:
        """Let go of the library and the stock."""
        self._checker.cache_clear()
        if self.stock:
            self.stock.__exit__()
        self.articles.__exit__()

    def of(self, source: str | None, day: date | None) -> Checker | LibraryChecker:
        """The checker of rows with this source and day. Raises UnreadableSource."""
        checker = self._checker(source)
        if day is None:
            return checker
        dated = copy.copy(checker)  # the same articles as read; only the day that claims count from differs
        dated.today = day
        return dated

    def _read(self, source: str | None) -> Checker | LibraryChecker:
        terms = self.terms
        if source is None and (terms.stock or terms.asks_library):
            from factcheck.library.check import LibraryChecker
            from factcheck.library.stock import Stock

            if terms.stock and not self.stock:
                self.stock = Stock(terms.stock)
            kept = self.stock or self.articles.library
            return LibraryChecker(kept, strictness=terms.strictness, today=terms.today, judge=terms.judge)
        sources = [self._article(source)] if source is not None else terms.sources or [seed()]
        return Checker(sources, strictness=terms.strictness, today=terms.today, judge=terms.judge, read=self.readings.reading)

    def _article(self, source: str) -> Source:
        """The article that a row names; relative paths count from the folder of the claim file."""
        if source == "-":
            raise UnreadableSource(source, "a row can't name stdin; name it with --source")
        return replace(self.articles.source(source, self.terms.folder), id=source)


def answers(questions: Sequence[Question], checkers: Checkers, step: Callable[[], None] = lambda: None) -> list[Told]:
    """What came of each question; all name one source and day. `step` is called before each step that may take long."""

    def judge(claims: Sequence[str]) -> Iterable[Told]:
        step()
        checker = checkers.of(questions[0].source, questions[0].day)
        step()
        for report, sources in _reports(checker, claims):
            yield judged(report)._replace(report=report, sources=sources) if checkers.terms.keep else judged(report)
            step()

    return each_by_itself([question.claim for question in questions], judge)


def _reports(checker: Checker | LibraryChecker, claims: Sequence[str]) -> Iterable[tuple[Report, Sequence[Source]]]:
    """Each report with the sources that were asked."""
    if isinstance(checker, Checker):
        return ((report, checker.sources) for report in checker.check_many(claims))
    return checker.check_with_sources(claims)


def judged(report: Report) -> Judged:
    """The report in the form in which it is written."""
    told = report_to_dict(report) | {"id": None}
    return Judged(str(report.verdict), json.dumps(told, ensure_ascii=False, separators=(",", ":")))


def each_by_itself(claims: Sequence[str], work: Callable[[Sequence[str]], Iterable[T]]) -> list[T | str]:
    """What `work` made of all claims at once; where it fails, of each by itself, with a sentence for those that failed."""
    try:
        return list(work(claims))
    except FactcheckError as error:
        if len(claims) == 1 or isinstance(error, UnreadableSource):
            return [str(error)] * len(claims)
    except Exception as error:  # a fault of ours in one claim must not lose the others
        if os.environ.get("FACTCHECK_TRACEBACK"):
            raise
        if len(claims) == 1:
            return [f"internal error ({type(error).__name__}: {error}); please report it"]
    return [outcome for claim in claims for outcome in each_by_itself([claim], work)]
