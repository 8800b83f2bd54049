"""Rows of a claim file: what a row may hold, and in one line why a row can't be checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from factcheck.errors import BadRequest

LONGEST_CLAIM = 10_000
"""Characters. A claim is a sentence or a few; a text of this length is an article."""
COLUMNS = ("claim", "id", "source", "date")
"""What a row may hold; only the claim must be there."""
KINDS = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object", type(None): "null"}


@dataclass(frozen=True, slots=True)
class Row:
    """A row as read. `line` is where it begins in its file, counted from 1; `error` says why it can't be checked."""

    line: int
    id: str
    claim: str
    source: str | None = None
    """A path as the row gives it, or None for the sources of the run."""
    date: date | None = None
    error: str | None = None


def valid_claim(text: str) -> str:
    """The claim as given. Raises BadRequest where it is empty, far too long, or no valid text."""
    if not text.strip():
        raise BadRequest('the claim is empty: give a sentence, such as "11 officers killed in Rask"')
    if len(text) > LONGEST_CLAIM:
        raise BadRequest(f"the claim has {len(text):,} characters, {LONGEST_CLAIM:,} at most: check a long text by sentence")
    if not is_text(text):
        raise BadRequest("the claim is not valid UTF-8: save it as UTF-8")
    return text


def is_text(text: str) -> bool:
    """False where the text holds halves of characters: bytes that were no UTF-8, or broken escapes."""
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)


def mended(text: str) -> str:
    """The text with a replacement sign for what is no character, so that it can be written."""
    if is_text(text):
        return text
    return text.encode("utf-8", "surrogateescape" if _escaped(text) else "replace").decode("utf-8", "replace")


def row_of(line: int, fields: Mapping[str, Any] | str) -> Row:
    """The row of the fields by column name, or the row of an error. Without an id of its own, it takes its line number."""
    if isinstance(fields, str):
        return Row(line, str(line), "", error=fields)
    claim, given = fields.get("claim"), fields.get("id")
    shown = mended(claim) if isinstance(claim, str) else ""
    name = mended(str(given)).strip() if isinstance(given, str | int) and not isinstance(given, bool) else ""
    row = Row(line, name or str(line), shown)
    try:
        return Row(line, row.id, _claim(claim), _text(fields, "source"), _day(_text(fields, "date")))
    except BadRequest as error:
        return Row(line, row.id, row.claim, error=str(error))


def _claim(claim: Any) -> str:
    if isinstance(claim, str):
        return valid_claim(claim)
    raise BadRequest('no "claim" in this row' if claim is None else f'"claim" is {KINDS.get(type(claim), "no text")}, not text')


def _text(fields: Mapping[str, Any], column: str) -> str | None:
    value = fields.get(column)
    if value is not None and not isinstance(value, str):
        raise BadRequest(f'"{column}" is {KINDS.get(type(value), "no text")}, not text')
    return (value or "").strip() or None


def _day(text: str | None) -> date | None:
    """The day of an ISO date; a time of day after it is left out."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        raise BadRequest(f"date {mended(text[:40])!r} is not a day: write it as 2024-01-29") from None


def _escaped(text: str) -> bool:
    """True where every half character stands for a byte that was no UTF-8."""
    return not any("\ud800" <= c <= "\udc7f" or "\udd00" <= c <= "\udfff" for c in text)
