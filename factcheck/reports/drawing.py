"""Drawing on a terminal: wrapping within a margin, tables without lines, the claim with its parts marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from factcheck.reports.labels import ASCII, heading
from factcheck.reports.marks import claim_marks, known_facet
from factcheck.reports.passages import Run, trim
from factcheck.schema import Reading, Span

MARGIN = "  "
GAP = 2
"""Blank columns between those of a table."""
BAR, HALF = "█", "▌"
CLAIM_ROOM = 600
"""Characters kept of a long claim."""


def draw(console: Console, item: Text | Table, margin: str = MARGIN, margin_style: str = "") -> None:
    """Print wrapped within the margin, every line with the margin's sign, in signs that the terminal can write."""
    width = max(console.width - len(margin), 8)
    if isinstance(item, Text):
        lines = list(item.wrap(console, width, overflow="fold"))
    else:
        rendered = console.render_lines(item, console.options.update(width=width), pad=False)
        lines = [Text.assemble(*((s.text, s.style or "") for s in line)) for line in rendered]
    for line in lines:
        line.rstrip()
        console.print(_writable(Text.assemble((margin, margin_style), line), console), soft_wrap=True, highlight=False)


def write_lines(lines: Iterable[str], console: Console) -> None:
    """Write plain lines as they are: never wrapped, tabs kept; what the encoding can't write is escaped."""
    if console.quiet:
        return
    for line in lines:
        console.file.write(line.encode(console.encoding, "backslashreplace").decode(console.encoding) + "\n")


def table(headings: Sequence[str], rows: Sequence[Sequence[Text]], console: Console) -> Table:
    """A table without lines; where the console has the room, no column is narrower than its longest word."""
    columns = [[name, *(row[index].plain for row in rows)] for index, name in enumerate(headings)]
    widths = _widths(columns, console.width - len(MARGIN) - GAP * (len(columns) - 1))
    grid = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="heading")
    for name, width in zip(headings, widths, strict=True):
        grid.add_column(name, overflow="fold", width=width)
    for row in rows:
        grid.add_row(*row)
    return grid


def bar(length: float) -> str:
    """A bar of so many columns, to the half; whatever is more than nothing is seen."""
    halves = max(round(length * 2), 1) if length > 0 else 0
    return BAR * (halves // 2) + HALF * (halves % 2)


def _widths(columns: Sequence[Sequence[str]], room: int) -> list[int | None]:
    """The width of each column, in cells: its longest word and its share of what room is left; None where there is too little."""
    least = [max(cell_len(word) for cell in column for word in (*cell.split(), "")) for column in columns]
    wanted = [max(map(cell_len, column)) - word for column, word in zip(columns, least, strict=True)]
    spare = room - sum(least)
    if spare < 0:
        return [None] * len(columns)
    widths: list[int | None] = list(least)
    for rank, index in enumerate(sorted(range(len(columns)), key=wanted.__getitem__)):  # who wants little gets it
        more = min(wanted[index], spare // (len(columns) - rank))
        widths[index] = least[index] + more
        spare -= more
    return widths


def facet_text(facet: str) -> Text:
    """The heading of a facet in its colour."""
    return Text(heading(facet), f"facet.{known_facet(facet)}")


def claim_text(claim: str, reading: Reading | None, part: Span | None = None) -> Text:
    """The claim, or a part of it, with its mentions marked in the colours of their facets and what is no part of it dimmed."""
    part = part or Span(0, len(claim))
    return text_of(trim(claim[part.start : part.end], claim_marks(reading, part), CLAIM_ROOM), "claim")


def text_of(runs: Iterable[Run], base: str) -> Text:
    """The runs as one text; `base` is the style of those that have none."""
    return Text.assemble(*((words, style or base) for words, style in runs))


def _writable(text: Text, console: Console) -> Text:
    if not console.options.ascii_only:
        return text
    return Text.assemble(*((_ascii(segment.text), segment.style or "") for segment in text.render(console)))


def _ascii(text: str) -> str:
    return "".join(ASCII.get(c, c) for c in text).encode("ascii", "replace").decode()
