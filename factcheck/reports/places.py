"""Offsets into a text as editors and code hosts tell them: lines and columns, counted from 1."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from factcheck.schema import Span


class Place(NamedTuple):
    """A stretch of a text; the end column is that after its last character."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a text, each ending with its "\\n"; columns are characters (code points)."""

    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Lines:
        """The lines of this text."""
        return cls((0, *(at + 1 for at, character in enumerate(text) if character == "\n")))

    def place(self, span: Span) -> Place:
        """Where the span begins and ends."""
        return Place(*self._at(span.start), *self._at(span.end))

    def _at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1
