"""The commands that pages show: each line of shell, and the kind that says which test runs it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
SHELL = re.compile(r"^```sh\n(.*?)^```$", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"`((?:[A-Z_]+=\S+ )*(?:factcheck|claude|\.venv/bin/\w[\w-]*|python -m [\w.]+) [^`]+)`")
NAMES = re.compile(r"([A-Z_]+=\S+ )?(claude|factcheck( [a-z]+)*( [A-Z]+)*( --[a-z-]+)?( \.\.\.)?)|.* [A-Z]+\b.*")
"""What only names a command, or has a word in capitals for what the reader puts there."""
# fmt: off
KINDS = {
    "request":      r"curl ",                            # tests/web/test_docs.py asks a server
    "command":      r"factcheck (?!serve|mcp)[^|<>;&]*$(?<!--workers 4)(?<!--engine ray)",  # test_pages.py, in this process
    "server":       r"factcheck (serve|mcp)\b|claude mcp add factcheck -- ",  # test_lines.py, as the ones below
    "install":      r"pip install ",                     # nothing is installed: there are such extras
    "environment":  r"python3 -m venv \.venv$|\. ",
    "shell":        r".*\bfactcheck ",
}
NOT_RUN = {
    "python -m training.":                                          "takes hours, and corpora; test_code.py looks whether there is such a script with these options",
    "python -m bench.":                                             "takes long, and data that does not ship; test_code.py looks, too",
    "python3 -m venv .venv && .venv/bin/pip install -q . &&":       "installs everything; its parts are tested, and .ci/run does the same with the tests",
    "python3 -m venv .venv && .venv/bin/pip install -q '.[test]'":  "the tests themselves; .ci/run runs it",
    "python3 -m venv .venv && .venv/bin/pip install -q -e '.[dev]'": "the tests themselves",
    ".venv/bin/pytest -q":                                          "the tests themselves",
    ".venv/bin/ruff check .":                                       ".ci/run runs it",
    ".venv/bin/mkdocs serve":                                       "runs until it is stopped; test_site.py builds and serves the same site",
    "FACTCHECK_KILLS=50 ":                                          "takes long; the same tests run with fewer kills",
    "FACTCHECK_BLESS=1 ":                                           "writes into the repository",
}
# fmt: on


def lines() -> list[str]:
    """Each line of shell of a page, and each command within its text, once."""
    found: dict[str, None] = {}
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for block in SHELL.findall(text):
            found |= dict.fromkeys(_plain(line) for line in block.replace("\\\n", " ").splitlines() if _plain(line))
        found |= dict.fromkeys(line for line in INLINE.findall(text) if not NAMES.fullmatch(line))
    return list(found)


def _plain(line: str) -> str:
    """A line without its comment."""
    words = re.split(r"(?:^|\s+)#\s", line)[0]
    return words.strip()


def kind(line: str) -> str | None:
    """Which test runs it."""
    if any(map(line.startswith, NOT_RUN)):
        return "not run"
    return next((kind for kind, pattern in KINDS.items() if re.match(pattern, line)), None)


def of_kind(wanted: str) -> list[str]:
    """The lines that one test runs."""
    return [line for line in lines() if kind(line) == wanted]


def words(line: str) -> list[str]:
    """The words of a simple command, without its program."""
    return shlex.split(line)[1:]
