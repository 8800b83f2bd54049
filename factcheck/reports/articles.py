"""Articles of a library for people: a row each; tab-separated lines where there is no terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from factcheck.reports.drawing import draw, table, write_lines
from factcheck.reports.passages import printable, shorten
from factcheck.reports.styles import THEME
from factcheck.schema import Source

TITLE_ROOM, ORIGIN_ROOM, NOTE_ROOM = 60, 50, 90
"""Characters kept of a title, of where an article came from, and of what is noted beside it."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article with what is to be told of it here."""

    source: Source
    note: str = ""


def render_articles(rows: Sequence[ArticleRow], console: Console, note: str = "note") -> None:
    """Print the articles: id, day, title, and the note or else where they came from. `note` is the heading of the notes."""
    noted = any(row.note for row in rows)
    headings = ("id", "date", "title", note if noted else "from")
    if not console.is_terminal:
        write_lines(["\t".join(headings), *("\t".join(_cells(row, noted)) for row in rows)], console)
        return
    rooms = (TITLE_ROOM, TITLE_ROOM, TITLE_ROOM, NOTE_ROOM if noted else ORIGIN_ROOM)
    styles = ("meta", "meta", "title", "")
    drawn = [
        [Text(shorten(cell, room), style) for cell, room, style in zip(_cells(row, noted), rooms, styles, strict=True)]
        for row in rows
    ]
    with console.use_theme(THEME):
        draw(console, table(headings, drawn, console))


def render_article(source: Source, notes: Sequence[tuple[str, str]], console: Console) -> None:
    """Print one article in full, under what is known of it."""
    day = source.published.isoformat() if source.published else ""
    known = [("id", source.id), ("title", source.title or ""), ("date", day), ("from", source.origin or ""), *notes]
    lines = [f"{name}: {printable(value)}" for name, value in known if value]
    if not console.is_terminal:
        write_lines([*lines, "", *source.text.splitlines()], console)
        return
    with console.use_theme(THEME):
        for line in lines:
            draw(console, Text(line, "meta"))
        console.print()
        for paragraph in source.text.splitlines():
            draw(console, Text(printable(paragraph)))


def _cells(row: ArticleRow, noted: bool) -> tuple[str, str, str, str]:
    source = row.source
    title = source.title or source.text[: 2 * TITLE_ROOM]
    day = source.published.isoformat() if source.published else ""
    last = row.note if noted else source.origin or ""
    return printable(source.id), day, printable(title), printable(last)
