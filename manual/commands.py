"""The reference of the command line, written from the commands themselves: `python manual/commands.py > docs/cli.md`.

`tests/docs/test_cli.py` holds the page against them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

HEAD = """\
# The command line

Written from the commands themselves; `factcheck COMMAND --help` prints the same. What you would type every time can stand in a
[file or in the environment](configuration.md).
"""
VERBATIM = "\b\n"
"""What a paragraph of a help text begins with that is to be printed as it is: examples."""


def page() -> str:
    """The page in Markdown."""
    from typer.main import get_command

    from factcheck.cli.app import app

    return "\n".join([HEAD, *_told(get_command(app), "factcheck")]).rstrip() + "\n"


def _told(command: Any, name: str) -> Iterator[str]:
    """A command, and those below it."""
    arguments = [one for one in command.params if not one.opts[0].startswith("-")]
    options = [one for one in command.params if one.opts[0].startswith("-") and not one.hidden]
    yield f"## {' '.join((name, *(one.metavar or one.name.upper() for one in arguments)))}\n"
    below = getattr(command, "commands", {})
    yield from _paragraphs(command.help or "", "text" if below else "sh")
    if arguments or options:
        yield "| name | value | what it does |\n| --- | --- | --- |"
        yield from (f"| `{one.metavar}` | {'' if one.required else 'may be left out'} | {_cell(one.help)} |" for one in arguments)
        yield from map(_option, options)
        yield ""
    yield from _paragraphs(command.epilog or "", "sh")
    for word, one in below.items():
        yield from _told(one, f"{name} {word}")


def _paragraphs(text: str, language: str) -> Iterator[str]:
    for paragraph in filter(None, re.split(r"\n\s*\n", text.strip("\n"))):
        if VERBATIM in paragraph:
            yield f"```{language}\n{paragraph.partition(VERBATIM)[2].rstrip()}\n```\n"
        else:
            yield f"{paragraph.strip()}\n"


def _option(option: Any) -> str:
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    value = "" if option.is_flag else _cell((option.metavar or "TEXT").replace("|", " or "))
    again = "; repeatable" if option.multiple and "repeatable" not in (option.help or "") else ""
    default = "" if option.default in (None, False, ()) or option.is_flag else f" Default: {option.default}."
    return f"| {names} | {value} | {_cell((option.help or '') + again)}{default} |"


def _cell(text: str | None) -> str:
    return " ".join((text or "").split()).replace("|", "\\|")


if __name__ == "__main__":
    print(page(), end="")
