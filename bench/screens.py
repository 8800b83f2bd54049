"""The README's pictures of a terminal: real runs, drawn as SVG into docs/screens (`python -m bench.screens [NAME ...]`)."""

from __future__ import annotations

import argparse
import contextlib
import csv
import html
import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

from rich.console import Console
from rich.text import Text

from factcheck.cli.app import main as factcheck

ROOT = Path(__file__).parent.parent
SCREENS = ROOT / "docs" / "screens"
VERDICTS = ROOT / "tests" / "verdicts"
COLUMNS = 92
# fmt: off
RUNS = {
    "check":   'factcheck "The quake on Tarawe killed 81 people" "Australia offered $2.5 million in aid" '
               "--source quake.md --source radio.md",
    "explain": 'factcheck "20 officers killed in Rask" --explain',
    "bulk":    "factcheck bulk claims.csv --output results.csv",
    "draft":   "factcheck draft summary.txt --source quake.md",
    "parse":   'factcheck parse "BREAKING: At least 11 officers were killed by gunmen in Rask last week" --date 2024-01-29',
    "facts":   "factcheck facts quake.md",
}
"""What each picture shows, run in a folder that `workplace` fills."""
# fmt: on
FORMAT = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg" role="img">
<title>TITLE</title>
<style>
.{unique_id}-matrix {{
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px;
}}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
"""rich's own format, less the fonts that it would fetch from the web."""
RADIO = """\
---
title: "Radio Nandi: toll on Tarawe rises to 81"
date: "2016-08-27"
---
The earthquake on the island of Tarawe killed 81 people, the governor said on Saturday. Two villages are still cut off.
"""
SUMMARY = """\
A magnitude 6.4 earthquake struck Tarawe before dawn on Wednesday.
At least 93 people were killed and more than 300 injured.
The quake was centred 18 km north of Nandi.
Rescuers pulled 15 people from the ruins of a hotel.
Will the hotel be rebuilt?
Australia offered $2.5 million in aid.
The airport was closed for two days.
"""


@contextlib.contextmanager
def workplace() -> Iterator[None]:
    """A folder to run in: two articles, a summary with errors, the articles of the tests and the claims on them."""
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            for article in (VERDICTS / "articles").glob("*.md"):
                shutil.copy(article, article.name)
            shutil.copy("earthquake.md", "quake.md")
            Path("radio.md").write_text(RADIO, encoding="utf-8")
            Path("summary.txt").write_text(SUMMARY, encoding="utf-8")
            with open("claims.csv", "w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows([("claim", "source"), *_claims()])
            yield
        finally:
            os.chdir(here)


def _claims() -> Iterator[tuple[str, str]]:
    """The claims of tests/verdicts/articles.md, each with the article it is about."""
    article = ""
    for line in (VERDICTS / "articles.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0] != "article" and not cells[0].startswith("---"):
            article = cells[0] or article
            yield cells[1], article if article == "seed" else f"{article}.md"


def printed(command: str, columns: int = COLUMNS, *, no_color: bool = False) -> str:
    """What a terminal of that width shows of a run, its colours as escape sequences; the command comes first."""
    screen = {"FORCE_COLOR": "1", "COLUMNS": f"{columns}", "TERM": "xterm-256color", "FACTCHECK_LIBRARY": "none.db"}
    told = io.StringIO()
    with patch.dict(os.environ, screen | ({"NO_COLOR": "1"} if no_color else {})):
        for name in ("COLORTERM", *(() if no_color else ("NO_COLOR",))):
            os.environ.pop(name, None)
        with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
            factcheck(shlex.split(command)[1:])
    return f"\x1b[2m$\x1b[0m \x1b[1m{command}\x1b[0m\n\n{told.getvalue().rstrip()}\n"


def picture(name: str, shown: str, columns: int = COLUMNS) -> str:
    """The SVG of what a terminal shows."""
    console = Console(
        record=True, width=columns, file=io.StringIO(), force_terminal=True, color_system="truecolor", legacy_windows=False
    )
    console.print(Text.from_ansi(shown), overflow="fold")
    drawn = console.export_svg(
        title=f"factcheck {name}", code_format=FORMAT.replace("TITLE", html.escape(RUNS[name])), unique_id=name
    )
    return re.sub(r"[ \t]+$", "", drawn, flags=re.MULTILINE)


def main(argv: Sequence[str] | None = None) -> int:
    """Draw the pictures that are named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(RUNS)}; left out: all")
    parser.add_argument("--folder", type=Path, default=SCREENS, help="where to (default: docs/screens)")
    parser.add_argument("--columns", type=int, default=COLUMNS, help="how wide the terminal is")
    parser.add_argument("--no-color", action="store_true", help="as with NO_COLOR=1")
    options = parser.parse_args(argv)
    folder = options.folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    with workplace():
        for name in options.names or RUNS:
            shown = printed(RUNS[name], options.columns, no_color=options.no_color)
            (folder / f"{name}.svg").write_text(picture(name, shown, options.columns), encoding="utf-8")
            print(folder / f"{name}.svg")
    return 0


if __name__ == "__main__":
    sys.exit(main())
