"""Finds times that count from another event: "a day after", "two weeks before", "the next day", "hours later"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from factcheck.facets.time.words import Lexeme, codes, lex
from factcheck.schema import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

Direction = Literal["after", "before"]


class Offset(NamedTuple):
    """`amount` units `direction` of another event; amount None where it is not told ("days later"), 0 for "the same day"."""

    span: Span
    amount: int | None
    unit: str
    direction: Direction


# fmt: off
PATTERNS = re.compile("|".join((
    r"(?:(?:[dcnav]|h a|a v f|a v)[ -]|a c f )[UH](?: f)?[ -]l",    # two days after, a week earlier
    r"(?:[xip,&.] |^)[UH] l",                                        # days later
    r"t [Rr] [UP](?! [oUf])",                                        # the next day
    r"t U l",                                                        # the day before
)))
# fmt: on


def find_offsets(doc: Doc, text: str) -> list[Offset]:
    """Every such expression of `text`, in order. `unit` is a singular noun: minute, hour, day, week, month, year ..."""
    lexemes = lex(text)
    row = codes(lexemes)
    if "U" not in row and "H" not in row and "P" not in row:
        return []
    offsets = (_offset(text, lexemes[match.start() : match.end()]) for match in PATTERNS.finditer(row))
    return [offset for offset in offsets if offset is not None]


def _offset(text: str, parts: list[Lexeme]) -> Offset | None:
    while parts and parts[0].code in " xip,&.\n":
        parts = parts[1:]
    unit = next(part for part in parts if part.code in "UHP")
    name = "day" if unit.code == "P" else str(unit.value)
    which = next((part for part in parts if part.code in "Rr"), None)
    word = text[parts[-1].start : parts[-1].end].lower()
    span = Span(parts[0].start, parts[-1].end)
    if which is not None:
        written = text[which.start : which.end].lower()
        if written not in ("next", "previous", "following", "preceding", "same"):
            return None
        return Offset(span, abs(int(which.value)), name, "before" if int(which.value) < 0 else "after")  # type: ignore[arg-type]
    direction: Direction = "before" if word in ("before", "earlier", "prior") else "after"
    number = next((part for part in parts if part.code in "dcn"), None)
    if number is not None and number.code == "n":
        return None
    if number is not None:
        return Offset(span, int(number.value), name, direction)  # type: ignore[arg-type]
    several = any(part.code in "vh" for part in parts) or text[unit.start : unit.end].lower().endswith("s")
    if several:
        return Offset(span, None, name, direction)
    return Offset(span, 1, name, direction)
