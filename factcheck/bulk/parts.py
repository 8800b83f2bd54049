"""Files of claims or of articles in parts that many machines can read at once: JSON lines by bytes, Parquet by row groups."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from factcheck.bulk import parquet
from factcheck.bulk.claims import Row, row_of
from factcheck.bulk.feeds import table
from factcheck.bulk.formats import PARQUET, jsonl_rows, lines
from factcheck.errors import BadRequest
from factcheck.library.gather import Gathered, feed
from factcheck.sources.decode import marked_encoding

CLAIMS, ARTICLES = 2_048, 256
"""Rows of a part: half a minute's work or so, and what is done again where a machine is lost."""
ENDINGS = (".jsonl", ".ndjson", PARQUET)
BLOCK = 1 << 20
"""Bytes that are read at once."""


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of a file: bytes from `start` to `end`, or rows of a Parquet group; `before` rows or lines come before these.

    `rows` is how many they are, blank lines included.
    """

    path: str
    before: int
    rows: int
    start: int
    end: int
    group: int | None = None


def files(path: str) -> list[str]:
    """The file, or those of a folder in the order of their names. Raises BadRequest where one is in no format that is cut."""
    whole = Path(path).absolute()
    found = sorted(file for file in whole.iterdir() if file.name[0] not in "._") if whole.is_dir() else [whole]
    for file in found:
        if file.suffix.lower() not in ENDINGS:
            raise BadRequest(f"{file}: --engine ray reads {', '.join(ENDINGS)} files, and folders of them")
        if not file.is_file():
            raise BadRequest(f"{file}: no such file")
    if not found:
        raise BadRequest(f"{path}: there are no files in this folder")
    return list(map(str, found))


def parts(path: str, rows: int) -> Iterator[Part]:
    """The parts of a file, of so many rows or a few more, in order. Raises BadRequest."""
    with open(path, "rb") as file:
        if path.lower().endswith(PARQUET):
            before = 0
            for group, size in enumerate(parquet.groups(file)):
                for start in range(0, size, rows):
                    end = min(start + rows, size)
                    yield Part(path, before, end - start, start, end, group)
                before += size
            return
        if (marked_encoding(file.peek(4)[:4]) or "utf-8").replace("-sig", "") not in ("utf-8", "utf_8"):
            raise BadRequest(f"{path}: --engine ray reads UTF-8; save it so")
        start = end = before = number = 0
        while line := file.readline(BLOCK):
            end += len(line)
            number += line.count(b"\r") + line.endswith(b"\n") - line.endswith(b"\r\n")
            if number - before >= rows and line.endswith(b"\n"):
                yield Part(path, before, number - before, start, end)
                start, before = end, number
        if end > start:
            yield Part(path, before, number - before or 1, start, end)


def claim_rows(part: Part) -> Iterator[Row]:
    """The rows of a part of a claim file, as they are read from the whole file."""
    if part.group is not None:
        with open(part.path, "rb") as file:
            for number, fields in parquet.rows(file, part.group, part.start):
                if number > part.end:
                    return
                if number > part.start:
                    yield row_of(part.before + number, fields)
        return
    text = io.TextIOWrapper(_bytes(part), encoding=_encoding(part), errors="surrogateescape", newline="")
    for number, told in jsonl_rows(lines(text)):
        yield row_of(part.before + number, told)


def articles(part: Part) -> Iterator[Gathered]:
    """The articles of a part of a feed."""
    if part.group is not None:
        yield from islice(table(part.path, part.group, part.before), part.start, part.end)
        return
    yield from feed(_bytes(part), part.path, part.before)


def _bytes(part: Part) -> io.BytesIO:
    with open(part.path, "rb") as file:
        file.seek(part.start)
        return io.BytesIO(file.read(part.end - part.start))


def _encoding(part: Part) -> str:
    return "utf-8" if part.start else "utf-8-sig"
