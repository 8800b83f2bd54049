"""Texts made fit to show: harmless characters, the sentences around a passage, long texts trimmed around what matters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factcheck.schema import Evidence, Source

Mark = tuple[int, int, str]
"""Start, end and style name of a stretch of a text."""
Run = tuple[str, str]
"""A stretch of text and the name of its style ("" for none)."""

ELLIPSIS = "…"
WINDOW = 400
"""How far from a passage its neighbouring sentences are looked for, in characters."""
PADS = (160, 80, 40, 20, 8)
"""Characters kept on either side of a mark, the first that fits."""
EDGE = 24
"""How far a cut moves to reach the edge of a word."""

# C0 controls have pictures; C1 controls, bidirectional overrides (which reorder what follows on the screen), lone surrogates
# and invisible fillers have none. Each becomes exactly one character, so that offsets stay true.
_SHOWN: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    **dict.fromkeys((0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), " "),
    0x7F: "\u2421",
    **dict.fromkeys((*range(0x80, 0x85), *range(0x86, 0xA0)), "\ufffd"),
    **dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x2070), 0xFEFF), "\ufffd"),
}
_SURROGATES = re.compile("[\ud800-\udfff]")
_SENTENCE_END = re.compile(
    r"(?<![\s.][A-Z])(?<!\b(?:Mr|Dr|St|Lt|vs|No))(?<!\b(?:Mrs|Gen|Col|Sgt|Gov|Sen|Rep))[.!?][\"”’')\]]{0,2}\s+"
    r"|\s*\n\s*"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Evidence in its context: the sentence before, the passage with its marks (offsets into it), the sentence after."""

    before: str
    text: str
    after: str
    marks: tuple[tuple[int, int], ...]


def printable(text: str) -> str:
    """The text with every control character, line break and bidirectional override replaced by one harmless character."""
    return _SURROGATES.sub("\ufffd", text).translate(_SHOWN)


def passage(evidence: Evidence, sources: Iterable[Source]) -> Passage:
    """The evidence with the sentences around it; without context where its source isn't among `sources` or has other text."""
    start, end = evidence.span.start, evidence.span.end
    text = next((s.text for s in sources if s.id == evidence.source), "")
    marks = tuple(
        (max(mark.start, start) - start, min(mark.end, end) - start)
        for mark in evidence.marks
        if mark.start < end and mark.end > start
    )
    if text[start:end] != evidence.text:
        return Passage("", evidence.text, "", marks)
    return Passage(_sentence_before(text, start), evidence.text, _sentence_after(text, end), marks)


def trim(text: str, marks: Sequence[Mark], room: int) -> list[Run]:
    """The text as runs, each of one style, at most about `room` characters: what is far from any mark gives way to an ellipsis.

    Later marks paint over earlier ones. Cuts are at the edges of words. Without marks the beginning is kept.
    """
    marks = [(start, min(end, len(text)), style) for start, end, style in marks if start < min(end, len(text))]
    if len(text) <= room:
        return _runs(text, marks, 0, len(text))
    runs: list[Run] = []
    last = 0
    windows = _windows(text, marks, room)
    marks = [mark for mark in marks if mark[0] < windows[-1][1]]
    for start, end in windows:
        if start > last or (start and not runs):
            runs.append((f" {ELLIPSIS} " if runs else f"{ELLIPSIS} ", ""))
        runs.extend(_runs(text, marks, start, end))
        last = end
    if last < len(text):
        runs.append((f" {ELLIPSIS}", ""))
    return runs


def shorten(text: str, room: int, keep: str = "start") -> str:
    """The text cut at a word's edge to about `room` characters, with an ellipsis where it was cut; `keep` is "start" or "end"."""
    if len(text) <= room:
        return text
    if keep == "end":
        return f"{ELLIPSIS} {text[_right(text, len(text) - room) :].lstrip()}"
    return f"{text[: _left(text, room)].rstrip()} {ELLIPSIS}"


def _windows(text: str, marks: Sequence[Mark], room: int) -> list[tuple[int, int]]:
    """The stretches to keep, in order, apart from each other."""
    if not marks:
        return [(0, _left(text, room))]
    spans = sorted((start, end) for start, end, _ in marks)[:room]  # each takes a character at least
    merged: list[tuple[int, int]] = []
    for pad in PADS:
        merged = []
        for start, end in spans:
            low, high = _right(text, start - pad, start), _left(text, end + pad, end)
            if merged and low <= merged[-1][1] + len(ELLIPSIS) + 2:
                merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
            else:
                merged.append((low, high))
        if sum(high - low for low, high in merged) <= room:
            return merged
    kept: list[tuple[int, int]] = []
    for low, high in merged:
        if room <= 0:
            break
        kept.append((low, high if high - low <= room else _left(text, low + room, low + 1)))
        room -= high - low
    return kept


def _runs(text: str, marks: Iterable[Mark], start: int, end: int) -> list[Run]:
    styles = [""] * (end - start)
    for low, high, style in marks:
        low, high = max(low, start) - start, min(high, end) - start
        if low < high:
            styles[low:high] = [style] * (high - low)
    runs: list[Run] = []
    last = 0
    for i in range(1, len(styles) + 1):
        if i == len(styles) or styles[i] != styles[last]:
            runs.append((printable(text[start + last : start + i]), styles[last]))
            last = i
    return runs


def _left(text: str, at: int, least: int = 0) -> int:
    """The end of the last whole word before `at`, not before `least`."""
    if at >= len(text):
        return len(text)
    for i in range(at, max(least, at - EDGE), -1):
        if text[i].isspace():
            return i
    return max(at, least)


def _right(text: str, at: int, most: int | None = None) -> int:
    """The start of the first whole word from `at` on, not after `most`."""
    if at <= 0:
        return 0
    most = len(text) if most is None else most
    for i in range(at, min(most, at + EDGE, len(text))):
        if text[i - 1].isspace():
            return i
    return min(at, most)


def _sentence_before(text: str, start: int) -> str:
    chunk = text[max(0, start - WINDOW) : start].rstrip()
    begin = max((match.end() for match in _SENTENCE_END.finditer(chunk)), default=None)
    if begin is None:
        return shorten(chunk, WINDOW - EDGE, "end") if start > WINDOW else chunk.strip()
    return chunk[begin:].strip()


def _sentence_after(text: str, end: int) -> str:
    chunk = text[end : end + WINDOW].lstrip()
    match = _SENTENCE_END.search(chunk)
    if match is None:
        return shorten(chunk, WINDOW - EDGE) if len(text) > end + WINDOW else chunk.strip()
    return chunk[: match.end()].strip()
