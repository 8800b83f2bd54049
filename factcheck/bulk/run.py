"""The run: rows to results in the order of the rows, each article read once, claims parsed in batches."""

from __future__ import annotations

import copy
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TypeVar

from factcheck.bulk.claims import Row
from factcheck.checker import Checker
from factcheck.errors import FactcheckError, UnreadableSource
from factcheck.schema import JudgeKind, Report, Source, Strictness
from factcheck.sources.read import SEED, is_address, read_source, seed

WINDOW = 256
"""Rows that are looked at together: those with the same source and day are parsed in one batch."""
KEPT = 256
"""Articles kept as read, those used last; a row whose article is no longer kept has it read again."""

T = TypeVar("T")
Key = tuple[str | None, date | None]


@dataclass(frozen=True, slots=True)
class Result:
    """A row and what came of it: a report, or an error that begins with its line."""

    row: Row
    report: Report | None = None
    error: str | None = None


class Checkers:
    """The checker of each row: against the row's own source, or else against the sources of the run."""

    def __init__(
        self,
        sources: Sequence[Source],
        folder: Path,
        strictness: Strictness,
        today: date | None,
        judge: JudgeKind = JudgeKind.LEARNED,
    ) -> None:
        self.sources = sources
        self.folder = folder
        self.strictness = strictness
        self.today = today
        self.judge = judge
        self._checker = lru_cache(KEPT)(self._read)

    def of(self, source: str | None, day: date | None) -> Checker:
        """The checker of rows with this source and day. Raises UnreadableSource."""
        checker = self._checker(source)
        if day is None:
            return checker
        dated = copy.copy(checker)  # the same articles as read; only the day that claims count from differs
        dated.today = day
        return dated

    def _read(self, source: str | None) -> Checker:
        if source is None:
            sources = self.sources or [seed()]
        elif source == "-":
            raise UnreadableSource(source, "a row can't name stdin; name it with --source")
        else:
            sources = [self._article(source)]
        return Checker(sources, strictness=self.strictness, today=self.today, judge=self.judge)

    def _article(self, source: str) -> Source:
        """The article that a row names; relative paths count from the folder of the claim file."""
        path = self.folder / source
        if source == SEED and not path.exists():
            return seed()
        return replace(read_source(source if is_address(source) else str(path)), id=source)


def check_rows(rows: Iterable[Row], checkers: Checkers) -> Iterator[Result]:
    """A result for each row, in order."""

    def check(key: Key, claims: list[str]) -> Iterator[Report]:
        return checkers.of(*key).check_many(claims)

    for row, outcome in in_batches(rows, check):
        yield Result(row, error=outcome) if isinstance(outcome, str) else Result(row, replace(outcome, id=row.id))


def in_batches(rows: Iterable[Row], work: Callable[[Key, list[str]], Iterable[T]]) -> Iterator[tuple[Row, T | str]]:
    """Each row, in order, with what `work` made of its claim, or its error; rows of one source and day go to work together."""
    waiting = iter(rows)
    while window := list(islice(waiting, WINDOW)):
        groups: dict[Key, list[int]] = {}
        for place, row in enumerate(window):
            if row.error is None:
                groups.setdefault((row.source, row.date), []).append(place)
        outcomes: list[T | str] = [f"line {row.line}: {row.error}" for row in window]
        for key, places in groups.items():
            for place, outcome in zip(places, _outcomes(key, [window[place] for place in places], work), strict=True):
                outcomes[place] = outcome
        yield from zip(window, outcomes, strict=True)


def _outcomes(key: Key, rows: list[Row], work: Callable[[Key, list[str]], Iterable[T]]) -> list[T | str]:
    try:
        return list(work(key, [row.claim for row in rows]))
    except FactcheckError as error:
        if len(rows) == 1 or isinstance(error, UnreadableSource):
            return [f"line {row.line}: {error}" for row in rows]
    except Exception as error:  # a fault of ours in one claim must not lose the others
        if os.environ.get("FACTCHECK_TRACEBACK"):
            raise
        if len(rows) == 1:
            return [f"line {rows[0].line}: internal error ({type(error).__name__}: {error}); please report it"]
    return [outcome for row in rows for outcome in _outcomes(key, [row], work)]
