"""`factcheck CLAIM`: a claim or a few, checked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
from factcheck.schema import Report, Source, Verdict

if TYPE_CHECKING:
    from rich.console import Console

EXIT = {Verdict.CONTRADICTED: 1, Verdict.UNVERIFIABLE: 3, Verdict.SUPPORTED: 0}
"""Exit status by verdict, that of the first that any claim got; 2 is for errors."""
EXAMPLE = 'factcheck "11 officers killed in Rask"'
CLAIM_FILES = (".txt", ".csv", ".tsv", ".jsonl")


def check(
    claim: Annotated[
        list[str], typer.Argument(metavar="CLAIM", help="The claim, in quotes, or several; - reads one from stdin.")
    ],
    source: SourceOption = None,
    date: DateOption = None,
    library: LibraryOption = None,
    allow_private: PrivateOption = False,
    strictness: StrictnessOption = "reported",
    judge: JudgeOption = "learned",
    report: ReportOption = None,
    review_url: ReviewUrlOption = None,
    review_author: ReviewAuthorOption = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show how the verdict came about: events considered, ladders climbed, who decided.")
    ] = False,
    json: JsonOption = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print nothing: the exit status is the answer.")] = False,
    no_color: NoColorOption = False,
) -> int:
    """Check a claim, or several (the default command).

    \b
    factcheck "11 officers killed in Rask"
    factcheck "The bridge was closed" --source news.md --source agency.pdf
    factcheck "It was closed yesterday" --source news.md --date 2024-01-29
    factcheck "Two people were hurt." "The driver fled." --source news.md
    factcheck "20 officers killed in Rask" --explain
    factcheck "11 officers killed in Rask" --json
    factcheck "11 officers killed in Rask" --report rask.html
    factcheck "20 officers killed in Rask" --quiet || echo "not supported"

    Exit status: 0 supported, 1 contradicted, 3 unverifiable, 2 an error.
    Of several claims: 1 where one is contradicted, else 3 where one is unverifiable.
    """
    for on, name in ((json, "--json"), (explain, "--explain")):
        if quiet and on:
            raise BadRequest(f"--quiet and {name} contradict each other: leave one out")
    if explain and json:
        raise BadRequest("--explain is for people and not part of --json: leave one out")
    from factcheck.library.articles import refuse_unused_library

    refuse_unused_library(source, library)
    terms = Terms(strictness_of(strictness), day(date), judge_kind(judge))
    reports = None
    if report or review_url or review_author:
        from factcheck.cli.report_files import ReportFiles

        reports = ReportFiles(report or (), source or (), review_url, review_author)
    claims = _claims(claim, source or ())

    found = []
    for asked, (told, sources) in zip(claims, answers(claims, source, library, allow_private, terms), strict=True):
        found.append(told)
        if reports:
            reports.add(asked, told, sources)
        if json:
            from factcheck.reports.json import report_to_dict

            print_json(report_to_dict(told, sources))
        elif not quiet:
            from factcheck.reports.terminal import render_place, render_report

            screen = console(no_color)
            if len(claims) > 1:
                render_place(len(found), len(claims), screen)
            render_report(told, sources, screen)
            if explain:
                _explain(told, sources, terms, screen)
    if len(found) > 1 and not (json or quiet):
        from factcheck.reports.terminal import render_overview

        render_overview(found, console(no_color))
    if reports and report:
        reports.write(reports.run("A claim checked" if len(found) == 1 else "Claims checked"))
        if not quiet:
            note(f"report in {', '.join(report)}")
    return next(status for verdict, status in EXIT.items() if any(told.verdict is verdict for told in found))


def _claims(given: list[str], sources: Sequence[str]) -> list[str]:
    """The claims themselves. Raises BadRequest, also for what look like the words of one claim without quotes."""
    if len(given) > 1 and any(not word.strip() or " " not in word.strip() and word != "-" for word in given):
        raise BadRequest(f"more than one claim given: put a claim in quotes, as in {EXAMPLE}")
    if given.count("-") + [*sources].count("-") > 1:
        raise BadRequest("the claim and a source can't both be read from stdin: name a file for one of them")
    for claim in given:
        if len(claim) < 256 and Path(claim).suffix in CLAIM_FILES and Path(claim).is_file():
            raise BadRequest(f"{claim} is a file: to check the claims in it: factcheck bulk {claim}")
    return [valid_claim(stdin_text("claim") if claim == "-" else claim) for claim in given]


def _explain(report: Report, sources: Sequence[Source], terms: Terms, screen: Console) -> None:
    """How the verdict came about by the source that speaks; the first one where none does."""
    from factcheck.checker import trace_verdict
    from factcheck.reports.trace import render_trace

    speaking = [voice.source for voice in report.voices] or [evidence.source for evidence in report.evidence]
    source = next((source for source in sources if source.id in speaking[:1]), next(iter(sources), None))
    traced = source and trace_verdict(report, source, strictness=terms.strictness, judge=terms.judge)
    if source and traced:
        render_trace(traced, report, source, screen)
