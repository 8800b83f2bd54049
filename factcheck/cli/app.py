"""The `factcheck` command: its commands, its exit statuses, and one line on stderr for whatever goes wrong."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Annotated, Any

import typer
from typer.exceptions import TyperException

from factcheck.cli import bulk, check, docs, draft, facts, mcp, parse, serve, source
from factcheck.cli.check import EXAMPLE
from factcheck.cli.help import Command, Group
from factcheck.cli.settings import defaults
from factcheck.errors import FactcheckError

ERROR = 2
INTERRUPTED = 130
"""As shells report a command ended by Ctrl-C; a closed pipe is told in the same way."""
PIPE_CLOSED = 141
OF_GROUP = ("--help", "-h", "--version", "--install-completion", "--show-completion")
DASHED_WORDS = re.compile(r"-[^\s=]*\s")
"""An argument such as "-5 degrees in Rask": no option holds a space before a "="."""

KEEP = "Keep and serve"
# fmt: off
COMMANDS: dict[str, dict[str, Callable[..., int]]] = {
    "Check": {"check": check.check, "bulk": bulk.bulk, "draft": draft.draft},
    "See what is understood": {"parse": parse.parse, "facts": facts.facts},
    KEEP: {"serve": serve.serve, "mcp": mcp.mcp, "docs": docs.docs},
}
"""The commands by the heading that --help puts them under."""
# fmt: on
# What typer says, and what we say of it instead. The first pattern that is found counts.
# fmt: off
PLAINER = (
    (r"unexpected extra argument",           f"more than one claim or file given: put a claim in quotes, as in {EXAMPLE}"),
    (r"argument 'CLAIM'|Missing command",    f"no claim given: try {EXAMPLE}, or factcheck --help"),
    (r"Missing argument '(\w+)\W*'",           r"no \1 given: --help shows how"),
    (r"Option '(\S+)' requires an argument", r"\1 needs a value: --help shows which"),
    (r"No such option: (\S+)",               r"there is no option \1: see --help; a claim that starts with a dash goes after --"),
)
# fmt: on


class DefaultCheck(Group):
    """A group whose default command is check: an unknown first word is a claim."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments with `check` before them unless they begin with a command or an option of the group itself."""
        if args and args[0] not in self.commands and args[0].split("=")[0] not in OF_GROUP:
            args = ["check", *args]
        return super().parse_args(ctx, dashed_claim_last(args))


def dashed_claim_last(args: list[str]) -> list[str]:
    """The arguments with a claim such as "-5 degrees in Rask" behind a "--", so that it is not taken for an option."""
    if args[:1] not in (["check"], ["parse"]) or "--" in args:
        return args
    for place, (before, word) in enumerate(pairwise(args), 1):
        if DASHED_WORDS.match(word) and not before.startswith("--"):
            return [*args[:place], *args[place + 1 :], "--", word]
    return args


app = typer.Typer(cls=DefaultCheck, rich_markup_mode="rich", context_settings={"help_option_names": ["--help", "-h"]})
for panel, commands in COMMANDS.items():
    for name, run in commands.items():
        app.command(name, cls=Command, rich_help_panel=panel)(run)
app.add_typer(source.app, name="source", rich_help_panel=KEEP)


def _print_version(wanted: bool) -> None:
    if wanted:
        from factcheck import __version__

        typer.echo(f"factcheck {__version__}")
        raise typer.Exit


@app.callback()
def factcheck(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Check a claim against an article: supported, contradicted or unverifiable, with evidence.

    \b
    factcheck "11 officers killed in Rask"             the shipped article
    factcheck "The bridge is closed" --source news.md  your own (also .html, .pdf)
    curl -s ADDRESS | factcheck "CLAIM" --source -     from stdin
    factcheck bulk claims.csv --output results.csv     many claims at once
    factcheck draft summary.txt --source news.md       every sentence of a text
    factcheck source add news/                         keep articles to check with
    factcheck serve                                    a web page and an API
    factcheck docs                                     all of it explained

    Exit status: 0 supported, 1 contradicted, 3 unverifiable, 2 an error.
    factcheck check CLAIM is the same in full: it also takes a claim such as "parse".
    """


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status. Whatever goes wrong is one line on stderr, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # so that no character of a claim can break the output
            stream.reconfigure(errors="backslashreplace")
    if "numpy" not in sys.modules:  # products of matrices as small as a claim's are slower in several threads
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        words = sys.argv[1:] if argv is None else list(argv)
        given = None if not words or {*words} & {*OF_GROUP} else defaults(words)
        status = app(args=words, prog_name="factcheck", standalone_mode=False, default_map=given)
        sys.stdout.flush()
        return int(status or 0)
    except SystemExit as stop:  # typer ends so when a pipe is closed
        return _pipe_closed() if isinstance(stop.__context__, BrokenPipeError) else int(stop.code or 0)
    except BrokenPipeError:
        return _pipe_closed()
    except KeyboardInterrupt:
        return INTERRUPTED
    except TyperException as error:
        return _fail(_plainer(error.format_message()))
    except (FactcheckError, typer.Abort) as error:
        return _fail(str(error))
    except OSError as error:
        return _fail(f"{error.filename or 'input or output'}: {(error.strerror or str(error)).lower()}")
    except Exception as error:  # the last resort: a fault of ours, still told in one line
        if os.environ.get("FACTCHECK_TRACEBACK"):
            raise
        return _fail(f"internal error ({type(error).__name__}: {error}); FACTCHECK_TRACEBACK=1 shows where, please report it")


def _fail(message: str) -> int:
    line = " ".join(message.split())
    print(f"factcheck: {line}", file=sys.stderr)  # noqa: T201
    return ERROR


def _plainer(message: str) -> str:
    for pattern, instead in PLAINER:
        found = re.search(pattern, message)
        if found:
            return found.expand(instead)
    return message[:1].lower() + message[1:]


def _pipe_closed() -> int:
    """The reader of our output is gone: end quietly, and keep Python from flushing into the closed pipe at exit."""
    try:
        sys.stdout.flush()
    except (BrokenPipeError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PIPE_CLOSED
