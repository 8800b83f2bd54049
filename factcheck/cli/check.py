"""`factcheck CLAIM`: one claim, checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from factcheck.bulk.claims import valid_claim
from factcheck.cli.options import (
    DateOption,
    JsonOption,
    JudgeOption,
    LibraryOption,
    NoColorOption,
    PrivateOption,
    ReportOption,
    ReviewAuthorOption,
    ReviewUrlOption,
    SourceOption,
    StrictnessOption,
    console,
    day,
    judge_kind,
    note,
    print_json,
    stdin_text,
)
from factcheck.cli.options import strictness as strictness_of
from factcheck.errors import BadRequest
from factcheck.schema import JudgeKind, Report, Source, Strictness, Verdict

EXIT = {Verdict.SUPPORTED: 0, Verdict.CONTRADICTED: 1, Verdict.UNVERIFIABLE: 3}
"""Exit status by verdict; 2 is for errors."""
CLAIM_FILES = (".txt", ".csv", ".tsv", ".jsonl")


class Terms(NamedTuple):
    """How the claim is judged."""

    strictness: Strictness
    today: date | None
    judge: JudgeKind


def check(
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="The claim, in quotes; - reads it from stdin.")],
    source: SourceOption = None,
    date: DateOption = None,
    library: LibraryOption = None,
    allow_private: PrivateOption = False,
    strictness: StrictnessOption = "reported",
    judge: JudgeOption = "learned",
    report: ReportOption = None,
    review_url: ReviewUrlOption = None,
    review_author: ReviewAuthorOption = None,
    json: JsonOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print nothing: the exit status is the answer.")] = False,
    no_color: NoColorOption = False,
) -> int:
    """Check one claim (the default command).

    \b
    factcheck "11 officers killed in Rask"
    factcheck "11 officers killed in Rask" --json
    factcheck "The bridge was closed yesterday" --source news.md --date 2024-01-29
    factcheck "11 officers killed in Rask" --report rask.html
    factcheck "20 officers killed in Rask" --quiet || echo "not supported"

    Exit status: 0 supported, 1 contradicted, 3 unverifiable, 2 an error.
    """
    if quiet and json:
        raise BadRequest("--quiet and --json contradict each other: leave one out")
    if source and library:
        raise BadRequest("--source and --library contradict each other: leave one out")
    if claim == "-" and "-" in (source or ()):
        raise BadRequest("the claim and a source can't both be read from stdin: name a file for one of them")
    if len(claim) < 256 and Path(claim).suffix in CLAIM_FILES and Path(claim).is_file():
        raise BadRequest(f"{claim} is a file: to check the claims in it: factcheck bulk {claim}")
    terms = Terms(strictness_of(strictness), day(date), judge_kind(judge))
    reports = None
    if report or review_url or review_author:
        from factcheck.cli.report_files import ReportFiles

        reports = ReportFiles(report or (), source or (), review_url, review_author)
    claim = valid_claim(stdin_text("claim") if claim == "-" else claim)

    found, sources = next(answers([claim], source, library, allow_private, terms))
    if reports and report:
        reports.add(claim, found, sources)
        reports.write("A claim checked")
        if not quiet:
            note(f"report in {', '.join(report)}")
    if json:
        from factcheck.reports.json import report_to_dict

        print_json(report_to_dict(found, sources))
    elif not quiet:
        from factcheck.reports.terminal import render_report

        render_report(found, sources, console(no_color))
    return EXIT[found.verdict]


def answers(
    claims: Iterable[str], named: Sequence[str] | None, library: str | None, allow_private: bool, terms: Terms
) -> Iterator[tuple[Report, Sequence[Source]]]:
    """The report on each claim, and the sources that were asked. Without a library the shipped article is asked."""
    from factcheck.checker import Checker
    from factcheck.library.location import library_path, there
    from factcheck.sources.read import read_sources, seed

    path = library_path(library)
    if named or not there(path):
        if library:
            raise BadRequest(f"--library {library}: no such file; factcheck source add --library {library} makes it")
        sources = read_sources(named, allow_private=allow_private) if named else [seed()]
        checker = Checker(sources, strictness=terms.strictness, today=terms.today, judge=terms.judge)
        yield from ((report, sources) for report in checker.check_many(claims))
        return

    from factcheck.library.check import LibraryChecker
    from factcheck.library.store import Library

    with Library(path) as opened:
        library_checker = LibraryChecker(opened, strictness=terms.strictness, today=terms.today, judge=terms.judge)
        yield from library_checker.check_with_sources(claims)
