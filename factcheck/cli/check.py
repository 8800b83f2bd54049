"""`factcheck CLAIM`: one claim, checked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from factcheck.api import Terms, answers
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
from factcheck.schema import Verdict

EXIT = {Verdict.SUPPORTED: 0, Verdict.CONTRADICTED: 1, Verdict.UNVERIFIABLE: 3}
"""Exit status by verdict; 2 is for errors."""
CLAIM_FILES = (".txt", ".csv", ".tsv", ".jsonl")


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
    from factcheck.library.articles import refuse_unused_library

    refuse_unused_library(source, library)
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
        reports.write(reports.run("A claim checked"))
        if not quiet:
            note(f"report in {', '.join(report)}")
    if json:
        from factcheck.reports.json import report_to_dict

        print_json(report_to_dict(found, sources))
    elif not quiet:
        from factcheck.reports.terminal import render_report

        render_report(found, sources, console(no_color))
    return EXIT[found.verdict]

