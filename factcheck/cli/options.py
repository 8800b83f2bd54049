"""Options that several commands share, and what their values mean."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.errors import BadRequest
from factcheck.schema import JudgeKind, Strictness, Verdict

if TYPE_CHECKING:
    from rich.console import Console

SourceOption = Annotated[
    list[str] | None,
    typer.Option(
        "--source",
        metavar="FILE|URL|ID|-",
        help="An article to check against: a file, an address, an id of the library, or - for stdin; repeatable. "
        "Default: the library.",
    ),
]
LibraryOption = Annotated[
    str | None,
    typer.Option("--library", metavar="FILE", help="The library's file. Default: FACTCHECK_LIBRARY, or one in your data folder."),
]
DateOption = Annotated[
    str | None,
    typer.Option(
        "--date", metavar="YYYY-MM-DD", help='The day that "yesterday" in a claim counts from. Default: the article\'s date.'
    ),
]
PrivateOption = Annotated[
    bool, typer.Option("--allow-private", help="Fetch addresses in private networks, too (this machine, an intranet).")
]
StrictnessOption = Annotated[
    str,
    typer.Option(
        "--strictness",
        metavar="reported|logical",
        autocompletion=lambda: list(Strictness),
        help='What "at least 11" in a source is: the figure it reports, or a bound that rules out nothing above.',
    ),
]
JudgeOption = Annotated[
    str,
    typer.Option(
        "--judge",
        metavar="facets|learned",
        autocompletion=lambda: list(JudgeKind),
        help="Who decides what figures, dates, places and roles leave open: nobody (facets), or the learned judge.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, one object a line.")]
ReportOption = Annotated[
    list[str] | None,
    typer.Option(
        "--report",
        metavar="FILE",
        help="Write a report: .html (one page), .md, .jsonld (ClaimReview, schema.org), of a draft .sarif; repeatable.",
    ),
]
ReviewUrlOption = Annotated[
    str | None, typer.Option("--review-url", metavar="ADDRESS", help="The page that a ClaimReview is published on.")
]
ReviewAuthorOption = Annotated[
    str | None, typer.Option("--review-author", metavar="NAME", help="The organisation that publishes a ClaimReview.")
]
NoColorOption = Annotated[bool, typer.Option("--no-color", help="Print without colours (so does NO_COLOR=1).")]


def day(text: str | None) -> date | None:
    """The day that --date names. Raises BadRequest."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadRequest(f"--date {text!r} is not a day: write it as 2024-01-29") from None


def strictness(text: str) -> Strictness:
    """How a lower bound counts. Raises BadRequest."""
    try:
        return Strictness(text)
    except ValueError:
        raise BadRequest(f"--strictness {text!r} is neither of {' and '.join(Strictness)}") from None


def judge_kind(text: str) -> JudgeKind:
    """Who decides. Raises BadRequest."""
    try:
        return JudgeKind(text)
    except ValueError:
        raise BadRequest(f"--judge {text!r} is neither of {' and '.join(JudgeKind)}") from None


def failing(named: list[str] | None) -> set[Verdict]:
    """The verdicts that --fail-on names. Raises BadRequest."""
    return {_verdict(name) for names in named or () for name in names.split(",")}


def _verdict(name: str) -> Verdict:
    try:
        return Verdict(name.strip())
    except ValueError:
        raise BadRequest(f"--fail-on {name!r} is none of {', '.join(Verdict)}") from None


def failing_so_far(incomplete: str) -> list[str]:
    """What --fail-on may become, for shells that complete what is typed."""
    before, comma, _ = incomplete.rpartition(",")
    return [before + comma + verdict for verdict in Verdict]


def console(no_color: bool = False, *, stderr: bool = False) -> Console:
    """The terminal, or whatever stdout or stderr is."""
    from rich.console import Console

    return Console(file=sys.stderr if stderr else sys.stdout, no_color=no_color or None, highlight=False)


def stdin_text(what: str) -> str:
    """All of stdin as text, without its last line end. Raises BadRequest."""
    from factcheck.sources.decode import Undecodable, decode

    try:
        return decode(sys.stdin.buffer.read()).rstrip("\r\n")
    except Undecodable as error:
        raise BadRequest(f"the {what} on stdin can't be read: {error}") from None


def print_json(found: object) -> None:
    """One line of JSON on stdout."""
    from factcheck.bulk.output import json_line

    sys.stdout.write(json_line(found))


def note(text: str) -> None:
    """One line for people on stderr."""
    sys.stderr.write(f"factcheck: {' '.join(text.split())}\n")
