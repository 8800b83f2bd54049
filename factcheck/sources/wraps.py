"""Text that was wrapped to a width: line ends within a sentence become spaces, every offset stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

NARROWEST, WIDEST = 50, 120
"""Widths that people wrap to; in a text with longer lines, a line is a paragraph."""
_LINE = re.compile(r"[^\n]*\n?")
_STOP = re.compile(r"[.!?:][\"')\]”’]*$")
_OWN = re.compile(r"\s*(?:#|>|\||```|~~~|[-*•–+]\s|\d{1,3}[.)]\s|[-=*_]{3,}\s*$)")
"""What stands on a line of its own: headings, quotes, tables, items of lists, rules."""
_HEADING = re.compile(r"\s*(?:#|\||```|~~~|[-=*_]{3,}\s*$)")
"""What never runs on into the next line."""


def unwrapped(text: str) -> str:
    """The text with a space for each line end at which a line was only wrapped; nothing else differs, so offsets stay true.

    A line was wrapped where the next one begins with a small letter before anything has ended, or where its first word would
    not have fitted on the line any more.
    """
    lines = _LINE.findall(text)
    width = max((len(line.rstrip()) for line in lines), default=0)
    wrapped = set(_wrapped(lines, width if NARROWEST <= width <= WIDEST else None))
    return "".join(_open(line) if at in wrapped else line for at, line in enumerate(lines))


def _wrapped(lines: list[str], width: int | None) -> Iterator[int]:
    for at, (line, following) in enumerate(pairwise(lines)):
        told, words = line.rstrip(), following.split(maxsplit=1)
        if not told.strip() or not words or _HEADING.match(line) or _OWN.match(following):
            continue
        runs_on = words[0][0].islower() and not _STOP.search(told)
        if runs_on or (width is not None and len(told) + 1 + len(words[0]) > width):
            yield at


def _open(line: str) -> str:
    end = len(line.rstrip("\r\n"))
    return line[:end] + " " * (len(line) - end)
