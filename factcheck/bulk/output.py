"""Results to a file or to stdout: JSON lines or CSV, in a file beside the real one that takes its name at the end."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from factcheck.bulk.run import Result
from factcheck.errors import BadRequest
from factcheck.reports.csv import COLUMNS, row
from factcheck.reports.json import SCHEMA, report_to_dict

Write = Callable[[Result], None]
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that begins so for a formula; an apostrophe before it makes it text."""


class PartlyWritten(BadRequest):
    """The run ended early; what was done by then is in a file beside the one asked for."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{why}; the rows done by then are in {path}")


def writer_of(path: str) -> Callable[[IO[str]], Write]:
    """The writer for the file's ending. Raises BadRequest where it is neither .jsonl nor .csv, or the folder is missing."""
    ending = Path(path).suffix.lower()
    if ending not in WRITERS:
        raise BadRequest(f"--output {path}: results are written to {' or '.join(WRITERS)} files")
    if Path(path).is_dir() or not Path(path).absolute().parent.is_dir():
        raise BadRequest(f"--output {path}: " + ("it is a folder" if Path(path).is_dir() else "its folder does not exist"))
    return WRITERS[ending]


@contextmanager
def results_to(path: str | None) -> Iterator[Write]:
    """What writes a result. Every row is flushed as it is written. Raises BadRequest where the file can't be written."""
    if path is None:
        yield json_writer(sys.stdout)
        return
    make = writer_of(path)
    final = Path(os.path.realpath(path))
    beside = final.with_name(final.name + ".part")
    if final.exists() and not final.is_file():  # a device or a pipe keeps its place
        beside = final
    try:
        file = beside.open("w", encoding="utf-8", newline="", buffering=1)
    except OSError as error:
        raise BadRequest(f"--output {path}: {(error.strerror or 'it cannot be written').lower()}") from None
    try:
        with file:
            yield make(file)
        if beside != final:
            beside.replace(final)
    except KeyboardInterrupt:
        raise PartlyWritten(beside, "interrupted") from None
    except OSError as error:
        raise PartlyWritten(beside, f"--output {path}: {(error.strerror or str(error)).lower()}") from None


def json_writer(file: IO[str]) -> Write:
    """Writes each result as a line of JSON; an error as `error`, with a verdict of null."""

    def write(result: Result) -> None:
        file.write(json_line(result_to_dict(result)))

    return write


def csv_writer(file: IO[str]) -> Write:
    """Writes each result as a line of CSV under a heading, safe to open in a spreadsheet."""
    table = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    table.writeheader()

    def write(result: Result) -> None:
        failed = {"id": result.row.id, "claim": result.row.claim, "error": result.error or ""}
        cells = row(result.report) if result.report else failed
        table.writerow({column: as_text(cell) for column, cell in cells.items()})

    return write


def result_to_dict(result: Result) -> dict[str, object]:
    """The result as JSON tells it."""
    if result.report:
        return report_to_dict(result.report)
    return {"schema": SCHEMA, "id": result.row.id, "claim": result.row.claim, "verdict": None, "error": result.error}


def json_line(found: object) -> str:
    """The object as one line of JSON, without spare spaces."""
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"


def as_text(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would run it as a formula."""
    return "'" + cell if cell.startswith(FORMULA_STARTS) else cell


WRITERS = {".jsonl": json_writer, ".csv": csv_writer}
