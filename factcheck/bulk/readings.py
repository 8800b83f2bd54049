"""The claims of a file as read, for `factcheck parse --file`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from factcheck.bulk.checkers import each_by_itself
from factcheck.bulk.claims import Row
from factcheck.schema import Context, Reading

WINDOW = 256
"""Rows that are looked at together: those with the same day are parsed in one batch."""


def read_rows(rows: Iterable[Row], today: date | None) -> Iterator[tuple[Row, Reading | str]]:
    """Each row with its claim as read, or with its error; relative dates count from the row's date, or else from `today`."""
    from factcheck.reading.read import read_claims

    waiting = iter(rows)
    while window := list(islice(waiting, WINDOW)):
        outcomes: dict[int, Reading | str] = {n: row.error for n, row in enumerate(window) if row.error is not None}
        for day in dict.fromkeys(row.date for row in window):
            places = [n for n, row in enumerate(window) if row.date == day and n not in outcomes]

            def read(claims: Sequence[str], day: date | None = day) -> Iterator[Reading]:
                return read_claims(claims, Context(day or today))

            outcomes |= zip(places, each_by_itself([window[n].claim for n in places], read), strict=True)
        for n, row in enumerate(window):
            found = outcomes[n]
            yield row, f"line {row.line}: {found}" if isinstance(found, str) else found
