"""How --help looks: examples in full brightness right under the first line, no types beside flags and arguments."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup

MARK = "\b\n"
"""What keeps the lines of an example apart where help is wrapped; nothing wraps it here."""


def plainer(command: Any, ctx: Any) -> None:
    """Make the command's help plainer. typer shows "<bool>" beside a flag and "<list[str]>" beside an argument."""
    from typer import rich_utils

    rich_utils.STYLE_HELPTEXT = ""
    command.help = (command.help or "").replace(MARK, "")
    for param in command.get_params(ctx):
        if param.param_type_name == "argument":
            param.display_type_rich = lambda ctx: None
        elif param.is_flag:
            param.metavar = ""


class Command(TyperCommand):
    """A command with plainer help."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        plainer(self, ctx)
        super().format_help(ctx, formatter)


class Group(TyperGroup):
    """A group of commands with plainer help."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        plainer(self, ctx)
        super().format_help(ctx, formatter)
