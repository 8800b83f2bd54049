"""`factcheck draft FILE`: every sentence of a text, checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.check import Terms
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
    judge_kind,
    note,
    print_json,
    stdin_text,
)
from factcheck.cli.options import strictness as strictness_of
from factcheck.errors import BadRequest
from factcheck.schema import Report, Source


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
        typer.Option("--fail-on", metavar="VERDICT[,VERDICT]", help="Exit 1 where a sentence got this verdict; repeatable."),
    ] = None,
    json: JsonOption = False,
    no_color: NoColorOption = False,
) -> int:
    """Check every sentence of a text: a summary, a post, an answer.

    \b
    factcheck draft summary.txt --source news.md
    factcheck draft summary.md --source news.md --report summary.html
    factcheck draft summary.txt --source news.md --fail-on contradicted,unverifiable
    pbpaste | factcheck draft --source news.md --json

    Each sentence is checked by itself; what can't be checked (questions, opinions) is marked so and fails nothing.

    Exit status: 0 every sentence was looked at, 1 a verdict of --fail-on, 2 an error.
    """
    fails = failing(fail_on)
    if source and library:
        raise BadRequest("--source and --library contradict each other: leave one out")
    if file == "-" and "-" in (source or ()):
        raise BadRequest("the draft and a source can't both be read from stdin: name a file for one of them")
    terms = Terms(strictness_of(strictness), day(date), judge_kind(judge))
    files = None
    if report:
        from factcheck.cli.report_files import ReportFiles

        files = ReportFiles(report, [file, *(source or ())], None, None)

    from factcheck.draft import check_sentences, draft_sentences
    from factcheck.reports.draft import checkable, draft_to_dicts, render_draft

    text = stdin_text("draft") if file == "-" else _text(file)
    sentences = draft_sentences(text)
    if not sentences:
        raise BadRequest("the draft is empty: give a text with at least one sentence")
    found = list(check_sentences(sentences, lambda claims: _checked(claims, source, library, allow_private, terms)))
    checked = [(sentence.span, told) for sentence, (told, _) in zip(sentences, found, strict=True)]
    if files and report:
        for told, articles in found:
            files.add(told.claim, told, articles)
        files.write(f"Sentences of {Path(file).name}" if file != "-" else "A draft checked")
        note(f"report in {', '.join(report)}")
    if json:
        for sentence in draft_to_dicts(checked):
            print_json(sentence)
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


def _checked(
    claims: Iterable[str], named: Sequence[str] | None, library: str | None, allow_private: bool, terms: Terms
) -> Iterator[tuple[Report, Sequence[Source]]]:
    """The report on each sentence, and the sources that were asked. Without a library the shipped article is asked."""
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
