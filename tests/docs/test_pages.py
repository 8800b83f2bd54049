"""Sessions of pages, whose output is compared (FACTCHECK_BLESS=1 writes it anew), and other commands, which are run in this process."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.docs.conftest import BRIDGE, TABLES
from tests.docs.shown import of_kind, words
from tests.test_readme import BLOCK, ROOT, TIMING, answered

if TYPE_CHECKING:
    from tests.conftest import Run

SESSIONS = [page for page in sorted((ROOT / "docs").glob("*.md")) if BLOCK.search(page.read_text(encoding="utf-8"))]
SHOWN = re.compile(r"^\$ cat (\S+)\n(.*?)(?=^\$ |\Z)", re.DOTALL | re.MULTILINE)
"""A file that a page shows; whoever reads on is to have it."""
SURENESS = re.compile(r"(\w+ confidence |[✓✗?] |confidence )0\.\d+|\"confidence\":[\d.]+")
"""How sure a verdict is, which moves whenever the judge learns again."""
INSTEAD = {"ID": "seed", "4f1c09d2aa": "seed", "library:4f1c09d2aa": "seed"}


@pytest.mark.parametrize("page", SESSIONS, ids=lambda page: page.stem)
def test_a_session_goes_as_told(page: Path, run: Callable[..., Run], desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"FORCE_COLOR": "1", "COLUMNS": "80", "TERM": "xterm"}.items():  # as at a terminal
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NO_COLOR", raising=False)
    text = page.read_text(encoding="utf-8")
    for block in BLOCK.findall(text):
        for name, content in SHOWN.findall(block):
            (desk / name).parent.mkdir(exist_ok=True, parents=True)
            (desk / name).write_text(content, encoding="utf-8")
        commands = SHOWN.sub("", block)
        if not commands:
            continue
        printed = answered(commands, run)
        if os.environ.get("FACTCHECK_BLESS"):
            page.write_text(page.read_text(encoding="utf-8").replace(commands, printed, 1), encoding="utf-8")
        else:
            assert _steady(printed) == _steady(commands)


def _steady(session: str) -> str:
    return SURENESS.sub(r"\1…", TIMING.sub("…", session))


@pytest.mark.parametrize("line", of_kind("command"))
def test_a_command_is_understood(
    line: str, run: Callable[..., Run], full_desk: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    from factcheck.sources import web

    def fetch(address: str, **_: object) -> web.Fetched:
        return web.Fetched(f"{BRIDGE} It was opened on Friday.".encode(), address, ".txt")

    monkeypatch.setattr(web, "fetch", fetch)  # tests/sources/test_web.py has what it does
    told = [INSTEAD.get(word, word) for word in words(line)]
    if {*told} & {*TABLES}:
        request.getfixturevalue("tables")
    if told[0] == "source" and told[1] != "add":
        assert run("source", "add", "news.md", "https://example.org/bridge", "--quiet").status == 0
    found = run(*told, stdin=BRIDGE.encode())
    assert found.status in (0, 1, 3), found.err
