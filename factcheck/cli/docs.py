"""`factcheck docs TOPIC`: the pages of the documentation, which ship in the package."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.options import NoColorOption, console
from factcheck.errors import BadRequest

INDEX = "index"
"""The page that a site begins with; among the topics it is none."""
LESS = "FRX"
"""How `less` is run, as git does: it ends at once where all fits on the screen, and keeps colours."""
WIDEST = 100
"""Columns of a page at most: longer lines are hard to read."""


def topics(incomplete: str = "") -> list[str]:
    """The names of the pages that begin so, for shells that complete what is typed."""
    return [name for name in _pages() if name.startswith(incomplete)]


def docs(
    topic: Annotated[
        str | None, typer.Argument(metavar="TOPIC", help="A page; left out: all of them.", autocompletion=topics)
    ] = None,
    no_color: NoColorOption = False,
) -> int:
    """Read the documentation.

    \b
    factcheck docs                   # what there is
    factcheck docs verdicts          # what a verdict means
    factcheck docs bulk | less       # piped: Markdown as it is
    """
    pages = _pages()
    if topic is None:
        _print_topics(pages, no_color=no_color)
        return 0
    if topic not in pages:
        raise BadRequest(f"there is no page {topic!r}{_meant(topic, pages)}; factcheck docs lists them")
    text = pages[topic].read_text(encoding="utf-8")
    screen = console(no_color)
    if not screen.is_terminal:
        sys.stdout.write(text)
        return 0
    from rich.markdown import Markdown
    from rich.padding import Padding

    page = Padding(Markdown(text, code_theme="ansi_dark", hyperlinks=False), (0, 1))
    width = min(screen.width, WIDEST)
    if sys.stdout.isatty() and shutil.which("less"):
        os.environ.setdefault("LESS", LESS)
        with screen.pager(styles=True):
            screen.print(page, width=width)
    else:
        screen.print(page, width=width)
    return 0


def _pages() -> dict[str, Path]:
    """The pages by name, in order; one in a folder is named with it. Raises BadRequest where there are none."""
    package = Path(__file__).parent.parent
    for folder in (package / "docs", package.parent / "docs"):  # installed; run from the repository
        found = {path.relative_to(folder).with_suffix("").as_posix(): path for path in folder.rglob("*.md")}
        if found:
            return {name: found[name] for name in sorted(found, key=lambda name: ("/" in name, name)) if name != INDEX}
    raise BadRequest("the pages are missing; install the package again")


def _print_topics(pages: dict[str, Path], *, no_color: bool) -> None:
    titles = {name: _title(path) for name, path in pages.items()}
    screen = console(no_color)
    if not screen.is_terminal:
        sys.stdout.writelines(f"{name}\t{title}\n" for name, title in titles.items())
        return
    from rich.text import Text

    from factcheck.reports.drawing import draw, table
    from factcheck.reports.styles import THEME

    with screen.use_theme(THEME):
        draw(screen, table(("topic", "page"), [(Text(name, "title"), Text(title)) for name, title in titles.items()], screen))


def _title(path: Path) -> str:
    with path.open(encoding="utf-8") as lines:
        return next((line.lstrip("# ").strip() for line in lines if line.startswith("# ")), path.stem)


def _meant(topic: str, pages: dict[str, Path]) -> str:
    from difflib import get_close_matches

    within = [name for name in pages if name.rpartition("/")[2] == topic]
    near = within or get_close_matches(topic, pages, 1)
    return f": did you mean {near[0]!r}?" if near else ""
