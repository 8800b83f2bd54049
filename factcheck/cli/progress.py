"""The bar of a bulk run (how far, how fast, how long it will take, how many of each verdict), and what is counted for its end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from factcheck.schema import Verdict

if TYPE_CHECKING:
    from rich.console import Console

    from factcheck.bulk.run import Result
    from factcheck.reports.summary import Tally

Advance = Callable[[int, Mapping[str, int]], None]
"""Called with the line that is done and the rows so far by verdict."""


def tell(counts: Mapping[str, int], seconds: float, before: int, screen: Console, tally: Tally | None = None) -> None:
    """Print the summary of a run; `before` rows were done by an earlier one, and these seconds leave them out."""
    from factcheck.reports.summary import render_summary

    verdicts = {str(verdict): counts.get(verdict, 0) for verdict in Verdict}
    render_summary(verdicts, counts.get("error", 0), seconds, screen, before, tally)


@contextmanager
def bar(lines: int | None, screen: Console, *, shown: bool) -> Iterator[Advance]:
    """What moves a bar over so many lines; nothing is drawn where stderr is no terminal."""
    if not (shown and sys.stderr.isatty()):
        yield lambda line, counts: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
    from rich.text import Text

    from factcheck.reports.labels import MARKS
    from factcheck.reports.styles import THEME

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed or 0:,.0f} a second")

    told = TextColumn("{task.fields[counts]}")
    with (
        screen.use_theme(THEME),
        Progress(BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn(), told, console=screen, transient=True) as drawn,
    ):
        task = drawn.add_task("", total=lines, counts="")

        def advance(line: int, counts: Mapping[str, int]) -> None:
            marks = {str(verdict): f"[verdict.{verdict}]{MARKS[verdict]}[/]" for verdict in Verdict} | {"error": "[error]![/]"}
            drawn.update(
                task, completed=line, counts="  ".join(f"{mark} {counts[name]:,}" for name, mark in marks.items() if counts[name])
            )

        yield advance


def count(tally: Tally, result: Result) -> None:
    """Count a row that was judged."""
    import json

    if result.judged is not None:
        told, row = json.loads(result.judged.line), result.row
        verdict = Verdict(told["verdict"])
        tally.add(row.claim, verdict, told["reason"], told["confidence"], told["explanation"], row.source or "", result.seconds)
