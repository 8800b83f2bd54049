"""A claim file, read row by row: .txt, .csv, .tsv, .jsonl, or stdin."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Self, cast

from factcheck.bulk.claims import COLUMNS, Row, mended, row_of
from factcheck.bulk.formats import FORMATS, jsonl_rows, text_rows
from factcheck.errors import BadRequest, UnreadableClaims
from factcheck.sources.decode import BINARY_LOOK, Undecodable, marked_encoding, refuse_binary

BLANK = b"\xef\xbb\xbf \t\r\n"
"""A byte order mark and white space: what a file without claims may begin with."""


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
        if path != "-" and Path(path).suffix.lower() not in FORMATS:
            raise UnreadableClaims(path, f"a claim file ends in {', '.join(FORMATS)}")
        self._stdin = stdin

    def __enter__(self) -> Self:
        self._binary = (self._stdin or sys.stdin.buffer) if self.path == "-" else self._open()
        try:
            self._start = self._peek()
            refuse_binary(self._start)
            if not self._start.strip(BLANK):
                raise Undecodable("it is empty")
        except Undecodable as error:
            self.__exit__()
            raise UnreadableClaims(self.path, str(error)) from None
        return self

    def __exit__(self, *_: object) -> None:
        if self.path != "-":
            self._binary.close()

    def __iter__(self) -> Iterator[Row]:
        encoding = marked_encoding(self._start) or "utf-8"
        # Bytes that are no UTF-8 come out as half characters, so that only their row is refused.
        errors = "surrogateescape" if encoding.startswith("utf-8") else "replace"
        lines = io.TextIOWrapper(cast(BinaryIO, self._binary), encoding=encoding, errors=errors, newline="")
        opens_with_brace = self._start.lstrip(BLANK).startswith(b"{")
        rows = (jsonl_rows if opens_with_brace else text_rows) if self.path == "-" else FORMATS[Path(self.path).suffix.lower()]
        try:
            for line, fields in rows(lines):
                if not isinstance(fields, str):
                    self.unused.update({mended(str(name)): None for name in fields if name not in COLUMNS})
                yield row_of(line, fields)
        except BadRequest as error:
            raise UnreadableClaims(self.path, mended(str(error))) from None
        finally:
            lines.detach()

    def count_lines(self) -> int | None:
        """How many lines it has, for a progress bar; None where that can't be told beforehand."""
        if self.path == "-" or not Path(self.path).is_file():
            return None
        with Path(self.path).open("rb") as file:
            lines, last = 0, b"\n"
            for block in iter(lambda: file.read(1 << 20), b""):
                lines, last = lines + block.count(b"\n"), block
            return lines + (not last.endswith(b"\n"))

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
            return Path(self.path).open("rb")
        except FileNotFoundError:
            raise UnreadableClaims(self.path, "no such file") from None
        except OSError as error:
            raise UnreadableClaims(self.path, (error.strerror or "it can't be opened").lower()) from None
        except ValueError:  # a NUL in the name
            raise UnreadableClaims(self.path.replace("\0", "\\0"), "not a file name") from None
