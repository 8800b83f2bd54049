"""`factcheck bulk FILE`: a file of claims, checked."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.options import (
    DateOption,
    JudgeOption,
    LibraryOption,
    NoColorOption,
    ReportOption,
    ReviewAuthorOption,
    ReviewUrlOption,
    SourceOption,
    StrictnessOption,
    console,
    day,
    failing,
    failing_so_far,
    judge_kind,
    note,
)
from factcheck.cli.options import strictness as strictness_of
from factcheck.cli.progress import tell
from factcheck.errors import BadRequest
from factcheck.schema import Verdict

if TYPE_CHECKING:
    from factcheck.bulk.checkers import Terms
    from factcheck.bulk.claims import Row
    from factcheck.bulk.lanes import Lane


def bulk(
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help="Claims: .txt (one a line), .csv, .tsv, .jsonl, .gz of these, .parquet; - is stdin."),
    ],
    source: SourceOption = None,
    library: LibraryOption = None,
    date: DateOption = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="OUT", help="Write to a .jsonl, .csv or .parquet file. Left out: JSON lines on stdout."
        ),
    ] = None,
    report: ReportOption = None,
    review_url: ReviewUrlOption = None,
    review_author: ReviewAuthorOption = None,
    engine: Annotated[
        str, typer.Option("--engine", metavar="local|ray", help="Where claims are judged: on this machine, or on a Ray cluster.")
    ] = "local",
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on where an earlier run with the same output was stopped.")
    ] = False,
    strictness: StrictnessOption = "reported",
    judge: JudgeOption = "learned",
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers", metavar="N", min=1, help="Processes that judge. Default: one a core for large files, else none."
        ),
    ] = None,
    time_limit: Annotated[
        float, typer.Option("--time-limit", metavar="SECONDS", min=0.1, help="What a worker may spend on one claim or article.")
    ] = 120.0,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-on",
            metavar="VERDICT[,VERDICT]",
            autocompletion=failing_so_far,
            help="Exit 1 where a claim got this verdict; repeatable.",
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress bar, notes or summary; errors are still told.")] = False,
    no_color: NoColorOption = False,
) -> int:
    """Check a file of claims.

    \b
    factcheck bulk claims.txt --source news.md
    factcheck bulk claims.csv --output results.csv      # against the library
    factcheck bulk claims.jsonl --output results.jsonl --fail-on contradicted
    factcheck bulk claims.parquet --output results.parquet --resume
    factcheck bulk claims.parquet --output results --engine ray  # a folder
    factcheck bulk claims.csv --output results.csv --report report.html
    factcheck bulk claims.csv | jq .verdict

    A row of a table or of JSON has a claim, and may have an id, a source (a path, counted from the folder of the claim file,
    an address, or an id of the library) and a date. A bad row is told on stderr with its line number, comes out with an error,
    and the rest goes on.

    Exit status: 0 every row was checked, 1 a verdict of --fail-on, 2 an error, or rows that could not be checked.
    """
    fails = failing(fail_on)
    options = day(date), strictness_of(strictness), judge_kind(judge)
    from factcheck.library.articles import Articles, refuse_unused_library
    from factcheck.library.location import library_to_ask

    refuse_unused_library(source, library)
    _refuse_contradictions(file, source or [], output, resume=resume)
    screen = console(no_color, stderr=True)
    if engine != "local":
        from factcheck.cli.bulk_ray import Run, on_ray

        if engine != "ray":
            raise BadRequest(f"--engine {engine!r} is neither of local and ray")
        if report or review_url or review_author:
            raise BadRequest("--report is not written with --engine ray: check the claims that it is to show without it")
        run = Run(file, tuple(source or ()), library_to_ask(library), *options, output, resume, workers, time_limit)
        return _status(on_ray(run, screen, quiet=quiet), fails)
    reports = None
    if report or review_url or review_author:
        from factcheck.cli.report_files import ReportFiles

        reports = ReportFiles(report or (), [file, *(source or ())], review_url, review_author)
    if report and resume:
        raise BadRequest("--report tells of a whole run: leave out --resume")
    if report and output and any(Path(path).absolute() == Path(output).absolute() for path in report):
        raise BadRequest(f"--report and --output both name {output}: name another file for one of them")

    from factcheck.bulk.claim_file import ClaimFile
    from factcheck.bulk.feeds import stocked
    from factcheck.bulk.output import OutputFile, is_finished

    if output is not None:
        OutputFile(output, {})
        if resume and is_finished(output):
            note(f"{output} is complete: there is nothing to resume")
            return 0
    with ClaimFile(file) as claims, stocked(source or (), note, workers) as stock:
        from factcheck.bulk.checkers import Terms
        from factcheck.bulk.checkpoint import terms_told
        from factcheck.bulk.output import results_to
        from factcheck.bulk.run import results
        from factcheck.cli.progress import bar, count
        from factcheck.reports.summary import Tally

        today, how, decider = options
        kept = library_to_ask(library)
        with Articles(kept) as named:
            sources = named.sources(source or ()) if stock is None else []
        terms = Terms(
            sources, claims.folder, how, today, decider, keep=bool(reports), library=kept and kept.absolute(), stock=stock
        )
        lines = None if quiet else claims.count_lines()
        drawn = not quiet and (output is not None or not sys.stdout.isatty())
        with (
            results_to(output, claims, terms_told(terms), resume=resume) as (written, left),
            bar(lines, screen, shown=drawn) as move,
        ):
            done, before, tally = written.progress, written.progress.rows, Tally()
            if before and not quiet:
                note(f"{before:,} rows were done before")
            began = time.monotonic()
            with _judging(terms, workers, time_limit, left, from_stdin=file == "-") as (rows, lanes):
                for result in results(rows, lanes, time_limit):
                    written.write(result)
                    if reports:
                        told = result.judged
                        found, articles = (told.report, told.sources) if told else (None, ())
                        reports.add(result.row.claim, found, articles, result.row.id, result.error or "")
                    if result.error:
                        note(result.error)
                    elif not quiet:
                        count(tally, result)
                    move(result.row.line, done.counts)
        sys.stdout.flush()
        if reports:
            reports.write(reports.run(f"Claims of {Path(file).name}" if file != "-" else "Claims checked"))
        if not quiet:
            if claims.unused:
                note(f"not used: {', '.join(claims.unused)} (a row may have claim, id, source, date)")
            tell(done.counts, time.monotonic() - began, before, screen, tally)
            if output is not None:
                note(f"results in {output}")
            if report:
                note(f"report in {', '.join(report)}")
    return _status(done.counts, fails)


@contextmanager
def _judging(
    terms: Terms, workers: int | None, limit: float, rows: Iterator[Row], *, from_stdin: bool
) -> Iterator[tuple[Iterator[Row], list[Lane]]]:
    """The rows and what judges them. What comes from stdin is not looked at beforehand: it may come slowly."""
    from factcheck.bulk.lanes import LOOKED_AT, lanes_for
    from factcheck.bulk.shelf import shelf

    first = [] if from_stdin or workers else list(islice(rows, LOOKED_AT))
    with shelf() as folder:
        lanes = lanes_for(replace(terms, shelf=folder), workers, limit, first)
        try:
            yield chain(first, rows), lanes
        finally:
            for lane in lanes:
                lane.stop()


def _status(counts: Mapping[str, int], fails: Iterable[Verdict]) -> int:
    return 2 if counts.get("error") else int(any(counts.get(verdict) for verdict in fails))


def _refuse_contradictions(file: str, sources: list[str], output: str | None, *, resume: bool) -> None:
    if file == "-" and "-" in sources:
        raise BadRequest("the claims and a source can't both be read from stdin: name a file for one of them")
    if resume and (output is None or file == "-"):
        raise BadRequest("--resume needs claims in a file and an --output FILE that an earlier run began")
    for path in (file, *sources):
        if output is not None and path != "-" and Path(output).exists() and Path(path).exists() and Path(output).samefile(path):
            raise BadRequest(f"--output {output} is also read: name another file for the results")
