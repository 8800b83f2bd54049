"""A checked draft: its sentences in their order, each with its verdict; as annotated text, plain rows, and JSON with offsets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from factcheck.reports.drawing import MARGIN, draw, write_lines
from factcheck.reports.json import report_to_dict
from factcheck.reports.labels import MARKS, NOT_CHECKABLE, UNCHECKED, reason_words
from factcheck.reports.passages import printable
from factcheck.reports.styles import THEME
from factcheck.schema import Relation, Report, Span, Verdict

Checked = tuple[Span, Report]
"""Where a sentence stands in the draft, and the report on it."""


def checkable(report: Report) -> bool:
    """False where the sentence holds nothing to check: a question, an opinion."""
    return report.reason != NOT_CHECKABLE


def draft_to_dicts(checked: Sequence[Checked]) -> Iterator[dict[str, Any]]:
    """A sentence at a time: its offsets in the draft, whether it can be checked, then the fields of a result.

    The claim's side of each comparison has offsets in the draft, too, where its words stand there.
    """
    for span, report in checked:
        told = report_to_dict(report)
        for comparison, fields in zip(report.comparisons, told["comparisons"], strict=True):
            words = comparison.claimed.span
            if words is not None:
                fields["claim"] |= {"start": span.start + words.start, "end": span.start + words.end}
        yield {"start": span.start, "end": span.end, "checkable": checkable(report), **told}


def render_draft(checked: Sequence[Checked], console: Console) -> None:
    """Print the draft annotated; where the console is no terminal, a tab-separated row a sentence."""
    if not console.is_terminal:
        write_lines(["start\tend\tverdict\treason\tsentence\texplanation", *map(_row, checked)], console)
        return
    with console.use_theme(THEME):
        for _, report in checked:
            _print_sentence(report, console)
        console.print()
        draw(
            console, Text(" · ".join(f"{count} {word}" for word, count in Counter(_word(r) for _, r in checked).items()), "meta")
        )


def _print_sentence(report: Report, console: Console) -> None:
    style = f"verdict.{report.verdict}" if checkable(report) else "meta"
    words = Text(printable(report.claim), "" if checkable(report) else "meta")
    for comparison in report.comparisons if checkable(report) else ():
        if comparison.claimed.span and comparison.relation is Relation.EXCLUDES:
            words.stylize("relation.excludes", comparison.claimed.span.start, comparison.claimed.span.end)
    draw(console, Text.assemble((f"{_mark(report)} ", style), words))
    if report.verdict is not Verdict.SUPPORTED:
        draw(console, Text(printable(report.explanation), style), MARGIN + "  ")


def _row(sentence: Checked) -> str:
    span, report = sentence
    cells = (str(span.start), str(span.end), _word(report), reason_words(report.reason), report.claim, report.explanation)
    return "\t".join(printable(cell) for cell in cells)


def _word(report: Report) -> str:
    return str(report.verdict) if checkable(report) else UNCHECKED


def _mark(report: Report) -> str:
    return MARKS[report.verdict] if checkable(report) else MARKS[Relation.OPEN]
