"""The claims of a file as read, for `factcheck parse --file`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from factcheck.bulk.claims import Row
from factcheck.bulk.run import Key, in_batches
from factcheck.schema import Context, Reading


def read_rows(rows: Iterable[Row], today: date | None) -> Iterator[tuple[Row, Reading | str]]:
    """Each row with its claim as read, or with its error; relative dates count from the row's date, or else from `today`."""
    from factcheck.reading.read import read_claims

    def read(key: Key, claims: list[str]) -> Iterator[Reading]:
        return read_claims(claims, Context(key[1] or today))

    return in_batches(rows, read)
