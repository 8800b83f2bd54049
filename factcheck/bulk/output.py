"""Results to stdout or to a file: written beside it in steps that a checkpoint vouches for, under its own name at the end."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from factcheck.bulk import checkpoint
from factcheck.bulk.checkpoint import Progress
from factcheck.bulk.claims import Row
from factcheck.bulk.run import Result
from factcheck.errors import BadRequest
from factcheck.reports.csv import COLUMNS, cells
from factcheck.reports.json import SCHEMA

Encode = Callable[[Result], str]
EVERY = 1.0
"""Seconds after which what was written is put on disk with its checkpoint: what a crash costs at most."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that begins so for a formula; an apostrophe before it makes it text."""
WITHOUT_ID = f'{{"schema":{SCHEMA},"id":null,'


class PartlyWritten(BadRequest):
    """The run ended early; what was done by then is in a file beside the one asked for."""

    def __init__(self, path: Path, why: str, rows: int) -> None:
        done = f"{rows:,} row{' is' if rows == 1 else 's are'} done"
        super().__init__(f"{why}; {done}, in {path}: the same command with --resume goes on")


class Output(Protocol):
    """Where results go."""

    progress: Progress

    def write(self, result: Result) -> None:
        """Take the result of the next row."""
        ...


class Stdout:
    """Results as JSON lines on stdout."""

    def __init__(self) -> None:
        self.progress = Progress()

    def write(self, result: Result) -> None:
        sys.stdout.write(json_of(result))
        self.progress.add(result)


class OutputFile:
    """Results in a file that is beside `final` until they are complete; `beside` and `checkpoint` are what a stop leaves."""

    def __init__(self, path: str, terms: Mapping[str, str]) -> None:
        """Raises BadRequest where results can't be written there."""
        ending = _ending(path)
        self.encode, self.heading = ENCODERS[ending]
        self.terms = terms
        self.final = Path(os.path.realpath(path))
        self.is_device = self.final.exists() and not self.final.is_file()  # a device or a pipe keeps its place
        self.beside = self.final if self.is_device else self.final.with_name(self.final.name + ".part")
        self.checkpoint = self.final.with_name(self.final.name + ".checkpoint")
        self.compressed, self.parquet = path.lower().endswith(".gz"), ending == ".parquet"
        self.progress = Progress()
        self._waiting: list[str] = []
        self._since = time.monotonic()
        self._sound = True
        """False in the middle of a step, when what waits and what was counted may not agree."""

    def begin(self, rows: Iterable[Row], *, resume: bool) -> Iterator[Row]:
        """Open the file; the rows that are left to do: all of them, or with `resume` those behind what is done already.

        Raises BadRequest where an earlier run would be lost, or is not one of these rows under these terms.
        """
        there = not self.is_device and self.checkpoint.exists()
        if there and not resume and checkpoint.load(self.checkpoint, {}).rows:
            raise BadRequest(
                f"{self.beside} holds an unfinished run: go on with --resume, or remove {self.checkpoint} to begin anew"
            )
        left = iter(rows)
        if there and resume:
            done = checkpoint.load(self.checkpoint, self.terms)
            for _, row in zip(range(done.rows), left, strict=False):
                self.progress.skip(row)
            if (self.progress.rows, self.progress.digest) != (done.rows, done.digest):
                raise BadRequest(f"--resume: the claim file has changed since; remove {self.checkpoint} to begin anew")
            if not self.beside.exists() or self.beside.stat().st_size < done.bytes:
                raise BadRequest(f"--resume: {self.beside} has lost some of its rows; remove {self.checkpoint} to begin anew")
            self.progress = done
        self._file = self.beside.open("r+b" if there and resume else "wb", buffering=0)
        if there and resume:
            self._file.truncate(self.progress.bytes)  # what came after the checkpoint is done again
            self._file.seek(self.progress.bytes)
        elif self.heading:
            self._waiting.append(self.heading)
        return left

    def write(self, result: Result) -> None:
        self._sound = False
        self._waiting.append(self.encode(result))
        self.progress.add(result)
        self._sound = True
        if time.monotonic() - self._since >= EVERY:
            self.commit()

    def commit(self) -> None:
        """Put what was written on disk, then the checkpoint that speaks of it."""
        self._sound = False
        data = "".join(self._waiting).encode("utf-8")
        if self.compressed and data:
            data = gzip.compress(data, mtime=0)  # a member of its own, so that the file can be cut behind it
        rest = memoryview(data)
        while rest:
            rest = rest[self._file.write(rest) :]
        self._waiting.clear()
        self.progress.bytes += len(data)
        if not self.is_device:
            os.fsync(self._file.fileno())
            checkpoint.save(self.checkpoint, self.progress, self.terms)
        self._since, self._sound = time.monotonic(), True

    def stop(self) -> int:
        """Put on disk what can be, unless the stop came in the middle of a step; how many rows are done."""
        if self._sound:
            with suppress(OSError):
                self.commit()
        self._file.close()
        return checkpoint.load(self.checkpoint, {}).rows if self.checkpoint.exists() else 0

    def finish(self) -> None:
        """Give the complete file its name."""
        self.commit()
        self._file.close()
        if self.is_device:
            return
        if self.parquet:
            from factcheck.bulk.parquet import from_lines

            made = self.final.with_name(self.final.name + ".new")
            with self.beside.open(encoding="utf-8") as lines:
                from_lines(lines, made)
            made.replace(self.final)
            self.beside.unlink()
        else:
            self.beside.replace(self.final)
        self.checkpoint.unlink()


def is_finished(path: str) -> bool:
    """Whether there is nothing to resume, since the output is complete; what a stop at the very end has left is removed."""
    output = OutputFile(path, {})
    if output.is_device or not output.final.exists():
        return False
    if output.checkpoint.exists() and not output.beside.exists():
        output.checkpoint.unlink()
    return not output.checkpoint.exists()


@contextmanager
def results_to(
    path: str | None, rows: Iterable[Row], terms: Mapping[str, str], *, resume: bool = False
) -> Iterator[tuple[Output, Iterator[Row]]]:
    """Where results go, and the rows that are left to do. Raises BadRequest, and PartlyWritten where the run is stopped."""
    if path is None:
        yield Stdout(), iter(rows)
        return
    output = OutputFile(path, terms)
    try:
        left = output.begin(rows, resume=resume)
    except OSError as error:
        raise BadRequest(f"--output {path}: {(error.strerror or 'it cannot be written').lower()}") from None
    try:
        yield output, left
        output.finish()
    except (KeyboardInterrupt, OSError) as error:
        rows_done = output.stop()
        if output.is_device:
            raise
        why = f"--output {path}: {(error.strerror or str(error)).lower()}" if isinstance(error, OSError) else "interrupted"
        raise PartlyWritten(output.beside, why, rows_done) from None
    except BaseException:
        output.stop()
        raise


def json_of(result: Result) -> str:
    """The result as a line of JSON; an error as `error`, with a verdict of null."""
    row = result.row
    if result.judged is None:
        return json_line({"schema": SCHEMA, "id": row.id, "claim": row.claim, "verdict": None, "error": result.error})
    return f'{{"schema":{SCHEMA},"id":{json.dumps(row.id, ensure_ascii=False)},{result.judged.line.removeprefix(WITHOUT_ID)}\n'


def csv_of(result: Result) -> str:
    """The result as a line of CSV, safe to open in a spreadsheet."""
    failed = {"id": result.row.id, "claim": result.row.claim, "error": result.error or ""}
    return _csv_line(cells(json.loads(json_of(result))) if result.judged else failed)


def json_line(found: object) -> str:
    """The object as one line of JSON, without spare spaces."""
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n"


def as_text(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would run it as a formula."""
    return "'" + cell if cell.startswith(FORMULA_STARTS) else cell


def _csv_line(row: Mapping[str, str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([as_text(row.get(column, "")) for column in COLUMNS])
    return line.getvalue()


def _ending(path: str) -> str:
    name = path.lower()
    ending = Path(name.removesuffix(".gz")).suffix
    if ending not in ENCODERS or name.endswith(".parquet.gz"):
        raise BadRequest(f"--output {path}: results are written to {', '.join(ENCODERS)} files (.jsonl and .csv also as .gz)")
    if Path(path).is_dir() or not Path(path).absolute().parent.is_dir():
        raise BadRequest(f"--output {path}: " + ("it is a folder" if Path(path).is_dir() else "its folder does not exist"))
    if ending == ".parquet":
        from factcheck.bulk.parquet import require

        require()
    return ending


ENCODERS: dict[str, tuple[Encode, str]] = {
    ".jsonl": (json_of, ""),
    ".csv": (csv_of, ",".join(COLUMNS) + "\n"),
    ".parquet": (json_of, ""),  # made of the lines at the end
}
"""How results are written to a file of this ending, and its first line."""
