"""`factcheck bulk FILE`: a file of claims, checked."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.options import (
    DateOption,
    JudgeOption,
    NoColorOption,
    SourceOption,
    StrictnessOption,
    console,
    day,
    judge_kind,
    note,
)
from factcheck.cli.options import strictness as strictness_of
from factcheck.errors import BadRequest
from factcheck.schema import Verdict

if TYPE_CHECKING:
    from rich.console import Console

    from factcheck.bulk.claim_file import ClaimFile
    from factcheck.bulk.run import Result

Watch = Callable[[Iterator["Result"]], Iterator["Result"]]


def bulk(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Claims: .txt (one a line), .csv, .tsv, .jsonl; - is stdin.")],
    source: SourceOption = None,
    date: DateOption = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="OUT", help="Write to a .jsonl or .csv file. Left out: JSON lines on stdout."),
    ] = None,
    strictness: StrictnessOption = "reported",
    judge: JudgeOption = "learned",
    fail_on: Annotated[
        list[str] | None, typer.Option("--fail-on", metavar="VERDICT", help="Exit 1 where a claim got this verdict; repeatable.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress bar, notes or summary; errors are still told.")] = False,
    no_color: NoColorOption = False,
) -> int:
    """Check a file of claims.

    \b
    factcheck bulk claims.txt --source news.md
    factcheck bulk claims.csv --output results.csv
    factcheck bulk claims.jsonl --output results.jsonl --fail-on contradicted
    factcheck bulk claims.csv | jq .verdict

    A .csv, .tsv or .jsonl row has a claim, and may have an id, a source (a path, counted from the folder of the claim file)
    and a date. A bad row is told on stderr with its line number, comes out with an error, and the rest goes on.

    Exit status: 0 every row was checked, 1 a verdict of --fail-on, 2 an error, or rows that could not be checked.
    """
    today, how, decider, failing = (
        day(date),
        strictness_of(strictness),
        judge_kind(judge),
        [_verdict(name) for name in fail_on or ()],
    )
    _refuse_contradictions(file, source or [], output)

    from factcheck.bulk.claim_file import ClaimFile
    from factcheck.bulk.output import results_to, writer_of

    if output is not None:
        writer_of(output)
    screen = console(no_color, stderr=True)
    with ClaimFile(file) as claims:
        from factcheck.bulk.run import Checkers, check_rows
        from factcheck.sources.read import read_sources

        checkers = Checkers(read_sources(source) if source else [], claims.folder, how, today, decider)
        began = time.monotonic()
        counts: Counter[str] = Counter()
        drawn = not quiet and (output is not None or not sys.stdout.isatty())
        with results_to(output) as write, _progress(claims, screen, shown=drawn) as watched:
            for result in watched(check_rows(claims, checkers)):
                write(result)
                counts[str(result.report.verdict) if result.report else "error"] += 1
                if result.error:
                    note(result.error)
        sys.stdout.flush()
        errors = counts.pop("error", 0)
        if not quiet:
            _tell(claims, counts, errors, time.monotonic() - began, output, screen)
    return 2 if errors else int(any(counts[verdict] for verdict in failing))


def _refuse_contradictions(file: str, sources: list[str], output: str | None) -> None:
    if file == "-" and "-" in sources:
        raise BadRequest("the claims and a source can't both be read from stdin: name a file for one of them")
    for path in (file, *sources):
        if output is not None and path != "-" and Path(output).exists() and Path(path).exists() and Path(output).samefile(path):
            raise BadRequest(f"--output {output} is also read: name another file for the results")


def _verdict(name: str) -> Verdict:
    try:
        return Verdict(name)
    except ValueError:
        raise BadRequest(f"--fail-on {name!r} is none of {', '.join(Verdict)}") from None


@contextmanager
def _progress(claims: ClaimFile, screen: Console, *, shown: bool) -> Iterator[Watch]:
    """What passes results on while a bar on the screen follows; nothing is drawn where the screen is no terminal."""
    if not (shown and sys.stderr.isatty()):
        yield iter
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    lines = claims.count_lines()
    columns = (TextColumn("checking"), BarColumn(), MofNCompleteColumn(), TextColumn("lines"), TimeRemainingColumn())
    with Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task("", total=lines)

        def watched(results: Iterator[Result]) -> Iterator[Result]:
            for result in results:
                yield result
                bar.update(task, completed=result.row.line)

        yield watched


def _tell(claims: ClaimFile, counts: Counter[str], errors: int, seconds: float, output: str | None, screen: Console) -> None:
    from factcheck.reports.terminal import render_summary

    if claims.unused:
        note(f"not used: {', '.join(claims.unused)} (a row may have claim, id, source, date)")
    render_summary(counts, errors, seconds, screen)
    if output is not None:
        note(f"results in {output}")
