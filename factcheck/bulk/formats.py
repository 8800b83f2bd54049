"""Claim files as rows of fields: a line of text, of CSV or TSV, or of JSON. A bad row is a sentence instead."""

from __future__ import annotations

import csv
import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TextIO

from factcheck.errors import BadRequest

Fields = Mapping[str, Any] | str
"""Values by column name, or why the row is malformed."""
Rows = Iterator[tuple[int, Fields]]
"""The line that a row begins at, counted from 1, and its fields."""
DELIMITERS = (",", ";", "\t", "|")
"""Of a .csv file: the first that makes a column named claim."""
LONGEST_LINE = 4_000_000
"""Characters; the rest of a longer line is left out, so that a file of one line can't fill the memory."""
PARQUET = ".parquet"


def lines(text: TextIO) -> Iterator[str]:
    """The lines of a file; of one beyond LONGEST_LINE its start, which is too long for a row."""
    while line := text.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE and not line.endswith("\n"):
            while (rest := text.readline(LONGEST_LINE)) and not rest.endswith("\n"):
                pass
            line += "\n"
        yield line


def text_rows(lines: Iterable[str]) -> Rows:
    """One claim a line; blank lines are left out but counted."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield number, {"claim": line.strip()}


def jsonl_rows(lines: Iterable[str]) -> Rows:
    """One JSON object a line; blank lines are left out but counted."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        if len(line) > LONGEST_LINE:
            yield number, f"a line of more than {LONGEST_LINE:,} characters"
            continue
        try:
            found = json.loads(line)
        except json.JSONDecodeError as error:
            yield number, f"not JSON: {error.msg.lower()} at column {error.colno}"
        except (ValueError, RecursionError):  # a number of thousands of digits, thousands of brackets
            yield number, "not JSON that can be read"
        else:
            yield number, found if isinstance(found, dict) else 'not a JSON object such as {"claim": "..."}'


def csv_rows(lines: Iterable[str]) -> Rows:
    """Comma-separated values under a heading (or semicolons or tabs, where the heading has them). Raises BadRequest."""
    return _table_rows(lines, DELIMITERS)


def tsv_rows(lines: Iterable[str]) -> Rows:
    """Tab-separated values under a heading. Raises BadRequest where no column is named claim."""
    return _table_rows(lines, ("\t",))


# fmt: off
FORMATS: dict[str, Callable[[Iterable[str]], Rows]] = {
    ".txt":    text_rows,
    ".csv":    csv_rows,
    ".tsv":    tsv_rows,
    ".jsonl":  jsonl_rows,
    ".ndjson": jsonl_rows,
}
# fmt: on


def _table_rows(lines: Iterable[str], delimiters: tuple[str, ...]) -> Rows:
    feed = _Feed(lines)
    first = next((line for line in feed if line.strip()), "")
    headings = {d: _names(next(csv.reader([first.rstrip("\r\n")], delimiter=d), [])) for d in delimiters}
    delimiter = next((d for d in delimiters if "claim" in headings[d]), delimiters[0])
    columns = headings[delimiter]
    if columns.count("claim") != 1:
        there = ", ".join(name for name in columns if name) or "none"
        how = "two columns are named claim" if "claim" in columns else "no column is named claim"
        raise BadRequest(f"{how} (the first line has: {there[:200]}); name the column that holds the claims")
    while True:
        line = feed.begin_row()
        try:
            values = next(csv.reader(feed, delimiter=delimiter, strict=True), None)
        except csv.Error as error:
            feed.back_to_second_line()  # an open quote must not swallow the rows after it
            yield line, _csv_fault(error)
            continue
        if values is None:
            return
        if not any(value.strip() for value in values):
            continue
        if any(values[len(columns) :]):
            told = f"{len(values)} fields where the heading has {len(columns)}"
            yield line, f"{told}; put a field that holds {delimiter!r} in double quotes"
            continue
        yield line, dict(zip(columns, values, strict=False))


def _names(heading: list[str]) -> list[str]:
    return [name.strip().lower() for name in heading]


def _csv_fault(error: csv.Error) -> str:
    told = str(error)
    if "unexpected end of data" in told:
        return "a double quote is opened and never closed"
    if "field larger" in told:
        return f"a field of more than {csv.field_size_limit():,} characters, or a double quote that is never closed"
    if "expected after" in told:
        return "a double quote inside a quoted field; write it twice"
    return f"malformed: {told}"


class _Feed(Iterator[str]):
    """Lines that can be taken back as far as the second of the row being read."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = iter(lines)
        self.waiting: deque[str] = deque()
        self.row: list[str] = []
        self.taken = 0

    def __next__(self) -> str:
        line = self.waiting.popleft() if self.waiting else next(self.lines)
        self.row.append(line)
        self.taken += 1
        return line

    def begin_row(self) -> int:
        """Forget the lines of the row before; the number of the line that comes next."""
        self.row.clear()
        return self.taken + 1

    def back_to_second_line(self) -> None:
        """Give back all lines of this row but its first."""
        self.waiting.extendleft(reversed(self.row[1:]))
        self.taken -= len(self.row) - 1
