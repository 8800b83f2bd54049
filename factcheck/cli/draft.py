"""`factcheck draft FILE`: every sentence of a text, checked."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from factcheck.api import Terms, answers
from factcheck.cli.options import (
    DateOption,
    JsonOption,
    JudgeOption,
    LibraryOption,
    NoColorOption,
    PrivateOption,
    ReportOption,
    SourceOption,
    StrictnessOption,
    console,
    day,
    failing,
    failing_so_far,
    judge_kind,
    note,
    print_json,
    stdin_text,
)
from factcheck.cli.options import strictness as strictness_of
from factcheck.errors import BadRequest


def draft(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A text file; - or left out: stdin.")] = "-",
    source: SourceOption = None,
    date: DateOption = None,
    library: LibraryOption = None,
    allow_private: PrivateOption = False,
    strictness: StrictnessOption = "reported",
    judge: JudgeOption = "learned",
    report: ReportOption = None,
    fail_on: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-on",
            metavar="VERDICT[,VERDICT]",
            autocompletion=failing_so_far,
            help="Exit 1 where a sentence got this verdict; repeatable.",
        ),
    ] = None,
    json: JsonOption = False,
    github: Annotated[
        bool, typer.Option("--github", help="Print annotations for GitHub Actions: they show beside the lines of the draft.")
    ] = False,
    no_color: NoColorOption = False,
) -> int:
    """Check every sentence of a text: a summary, a post, an answer.

    \b
    factcheck draft summary.txt --source news.md
    factcheck draft summary.md --source news.md --report summary.html
    factcheck draft summary.txt --fail-on contradicted,unverifiable
    factcheck draft summary.md --source news.md --report summary.sarif
    pbpaste | factcheck draft --source news.md --json

    Each sentence is checked by itself; what can't be checked (questions, opinions) is marked so and fails nothing.

    Exit status: 0 every sentence was looked at, 1 a verdict of --fail-on, 2 an error.
    """
    fails = failing(fail_on)
    if github and json:
        raise BadRequest("--github and --json contradict each other: leave one out")
    from factcheck.library.articles import refuse_unused_library

    refuse_unused_library(source, library)
    if file == "-" and "-" in (source or ()):
        raise BadRequest("the draft and a source can't both be read from stdin: name a file for one of them")
    terms = Terms(strictness_of(strictness), day(date), judge_kind(judge))

    from factcheck.cli.report_files import ReportFiles
    from factcheck.draft import check_sentences, draft_sentences
    from factcheck.reports.draft import checkable, draft_to_dicts, render_draft
    from factcheck.reports.entries import Draft

    files = ReportFiles(report or (), [file, *(source or ())], None, None, of_draft=True)
    text = stdin_text("draft") if file == "-" else _text(file)
    sentences = draft_sentences(text)
    if not sentences:
        raise BadRequest("the draft is empty: give a text with at least one sentence")
    asked = check_sentences(sentences, lambda claims: answers(claims, source, library, allow_private, terms))
    checked = []
    for sentence, (told, articles) in zip(sentences, asked, strict=True):
        checked.append((sentence.span, told))
        files.add(told.claim, told, articles, span=sentence.span)
    title = f"Sentences of {Path(file).name}" if file != "-" else "A draft checked"
    run = files.run(title, Draft(file if file != "-" else "stdin", text))
    if report:
        files.write(run)
        note(f"report in {', '.join(report)}")
    if github:
        from factcheck.reports.complaints import github_annotations

        sys.stdout.writelines(f"{line}\n" for line in github_annotations(run))
    elif json:
        for row in draft_to_dicts(checked):
            print_json(row)
    else:
        render_draft(checked, console(no_color))
    return int(any(told.verdict in fails and checkable(told) for _, told in checked))


def _text(path: str) -> str:
    from factcheck.sources.decode import Undecodable, decode

    try:
        return decode(Path(path).read_bytes())
    except (OSError, ValueError, Undecodable) as error:
        why = (error.strerror or "it can't be opened").lower() if isinstance(error, OSError) else str(error)
        raise BadRequest(f"can't read draft {path}: {why}") from None
