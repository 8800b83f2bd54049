"""A claim file, read row by row: .txt, .csv, .tsv, .jsonl, also compressed (.gz), .parquet, or stdin."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Self, cast

from factcheck.bulk.claims import COLUMNS, Row, mended, row_of
from factcheck.bulk.formats import FORMATS, PARQUET, Rows, jsonl_rows, lines, text_rows
from factcheck.errors import BadRequest, UnreadableClaims
from factcheck.sources.decode import BINARY_LOOK, Undecodable, marked_encoding, refuse_binary

BLANK = b"\xef\xbb\xbf \t\r\n"
"""A byte order mark and white space: what a file without claims may begin with."""

DAMAGED = (gzip.BadGzipFile, zlib.error, EOFError)


class ClaimFile:
    """Rows of a file, or of stdin where the path is "-" (JSON lines where it opens with a brace, else a claim a line).

    A context manager: opening it raises UnreadableClaims where nothing of it can be read. A bad row is a row with an error.
    """

    def __init__(self, path: str, *, stdin: BinaryIO | None = None) -> None:
        self.path = path
        self.folder = Path() if path == "-" else Path(path).parent
        """What relative paths in its rows count from."""
        self.unused: dict[str, None] = {}
        """Columns met so far that mean nothing here, in order."""
        self.compressed = path.lower().endswith(".gz")
        self.ending = Path(path.lower().removesuffix(".gz")).suffix
        if path != "-" and self.ending not in FORMATS and (self.compressed or self.ending != PARQUET):
            raise UnreadableClaims(path, f"a claim file ends in {', '.join(FORMATS)} (also with .gz behind it) or {PARQUET}")
        self._stdin = stdin

    def __enter__(self) -> Self:
        self._binary = (self._stdin or sys.stdin.buffer) if self.path == "-" else self._open()
        if self.ending == PARQUET:
            self._in_table = self._count_table()
            return self
        try:
            self._start = self._peek()
            refuse_binary(self._start)
            if not self._start.strip(BLANK):
                raise Undecodable("it is empty")
        except DAMAGED:
            self.__exit__()
            raise UnreadableClaims(self.path, "it is no gzip file, or a damaged one") from None
        except Undecodable as error:
            self.__exit__()
            raise UnreadableClaims(self.path, str(error)) from None
        return self

    def __exit__(self, *_: object) -> None:
        if self.path != "-":
            self._binary.close()

    def __iter__(self) -> Iterator[Row]:
        try:
            for line, fields in self._rows():
                if not isinstance(fields, str):
                    self.unused.update({mended(str(name)): None for name in fields if name not in COLUMNS})
                yield row_of(line, fields)
        except BadRequest as error:
            raise UnreadableClaims(self.path, mended(str(error))) from None
        except DAMAGED:
            raise UnreadableClaims(self.path, "it is damaged from here on; pack or fetch it again") from None

    def _rows(self) -> Rows:
        if self.ending == PARQUET:
            from factcheck.bulk.parquet import rows

            yield from rows(self._binary)
            return
        encoding = marked_encoding(self._start) or "utf-8"
        # Bytes that are no UTF-8 come out as half characters, so that only their row is refused.
        errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
        text = io.TextIOWrapper(cast(BinaryIO, self._binary), encoding=encoding, errors=errors, newline="")
        opens_with_brace = self._start.lstrip(BLANK).startswith(b"{")
        read = (jsonl_rows if opens_with_brace else text_rows) if self.path == "-" else FORMATS[self.ending]
        try:
            yield from read(lines(text))
        finally:
            with suppress(ValueError):  # the file is closed already where the run has failed
                text.detach()

    def count_lines(self) -> int | None:
        """How many lines it has, for a progress bar; None where that can't be told beforehand."""
        if self.path == "-" or self.compressed or not Path(self.path).is_file():
            return None
        if self.ending == PARQUET:
            return self._in_table
        with Path(self.path).open("rb") as file:
            lines, last = 0, b"\n"
            for block in iter(lambda: file.read(1 << 20), b""):
                lines, last = lines + block.count(b"\n"), block
            return lines + (not last.endswith(b"\n"))

    def _count_table(self) -> int:
        from factcheck.bulk.parquet import count

        try:
            return count(self._binary)
        except BadRequest as error:
            self.__exit__()
            raise UnreadableClaims(self.path, mended(str(error))) from None

    def _peek(self) -> bytes:
        peek = getattr(self._binary, "peek", None)
        if peek is None:
            self._binary = io.BufferedReader(cast(io.RawIOBase, self._binary))
            peek = self._binary.peek
        return cast(bytes, peek(BINARY_LOOK))[:BINARY_LOOK]

    def _open(self) -> BinaryIO:
        try:
            if Path(self.path).is_dir():
                raise UnreadableClaims(self.path, "it is a folder; name a file in it")
            return cast(BinaryIO, gzip.open(self.path, "rb")) if self.compressed else Path(self.path).open("rb")
        except FileNotFoundError:
            raise UnreadableClaims(self.path, "no such file") from None
        except OSError as error:
            raise UnreadableClaims(self.path, (error.strerror or "it can't be opened").lower()) from None
        except ValueError:  # a NUL in the name
            raise UnreadableClaims(self.path.replace("\0", "\\0"), "not a file name") from None
