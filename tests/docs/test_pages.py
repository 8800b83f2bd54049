"""Every command that a page shows: sessions are run and their output compared (FACTCHECK_BLESS=1 writes it anew), others just run."""

from __future__ import annotations

import gzip
import json
import os
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.sources.test_formats import pdf
from tests.test_readme import BLOCK, README, ROOT, TIMING, answered

if TYPE_CHECKING:
    from tests.conftest import Run

PAGES = sorted((ROOT / "docs").glob("*.md"))
SESSIONS = [page for page in PAGES if BLOCK.search(page.read_text(encoding="utf-8"))]
SHOWN = re.compile(r"^\$ cat (\S+)\n(.*?)(?=^\$ |\Z)", re.DOTALL | re.MULTILINE)
"""A file that a page shows; whoever reads on is to have it."""
SURENESS = re.compile(r"(\w+ confidence |[✓✗?] |confidence )0\.\d+|\"confidence\":[\d.]+")
"""How sure a verdict is, which moves whenever the judge learns again."""
SHELL = re.compile(r"^```sh\n(.*?)^```$", re.DOTALL | re.MULTILINE)
BRIDGE = "The bridge was closed on Monday. 11 officers were killed in Rask, the minister said."
# fmt: off
FILES = {
    "news.md": BRIDGE, "minutes.txt": BRIDGE, "summary.txt": BRIDGE, "summary.md": BRIDGE, "answer.txt": BRIDGE, "draft.md": BRIDGE,
    "post.txt": BRIDGE, "news/bridge.md": BRIDGE, "reports/bridge.md": BRIDGE, "notes/bridge.md": BRIDGE, "statements/mayor.md": BRIDGE,
    "page.html": f"<html><body><article><h1>The bridge</h1><p>{BRIDGE * 3}</p></article></body></html>",
    "feed.jsonl": json.dumps({"id": "bridge", "text": BRIDGE}),
    "claims.txt": "The bridge was closed.\nThe bridge was built in 1900.\n",
    "claims.csv": "claim\nThe bridge was closed.\n",
    "claims.jsonl": '{"claim": "The bridge was closed."}\n',
}
TABLES = {"claims.parquet": {"claim": ["The bridge was closed."]}, "articles.parquet": {"id": ["bridge"], "text": [BRIDGE]}}
INSTEAD = {"ID": "seed", "library:4f1c09d2aa": "seed"}
ONLY_READ = {
    "serve":     "runs until it is stopped",
    "mcp":       "runs until it is stopped",
    "--workers": "starts processes",
    "https://":  "asks the web",
    "--engine":  "needs a cluster",
}
# fmt: on


def commands() -> dict[str, list[str]]:
    """The commands of all pages, by what stands there."""
    found = {}
    for page in [README, *PAGES]:
        for block in SHELL.findall(page.read_text(encoding="utf-8")):
            for line in block.replace("\\\n", " ").splitlines():
                words = shlex.shlex(line, posix=True, punctuation_chars=True)
                words.whitespace_split = True
                for words_of_one in _simple(list(words)):
                    found[" ".join(words_of_one)] = words_of_one[1:]
    return found


def _simple(words: list[str]) -> list[list[str]]:
    """The calls of factcheck in a line of shell, without redirections."""
    parts: list[list[str]] = [[]]
    redirected = False
    for word in words:
        if redirected or set(word) <= set("<>"):
            redirected = not redirected
        elif set(word) <= set("|&;"):
            parts.append([])
        else:
            parts[-1].append(word)
    return [part[part.index("factcheck") :] for part in parts if "factcheck" in part]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to run commands in, with a library of its own."""
    for folder in ("claims", "seeds"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTCHECK_LIBRARY", str(tmp_path / "library.db"))
    return tmp_path


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


@pytest.mark.parametrize("words", [pytest.param(words, id=told) for told, words in commands().items()])
def test_a_command_is_understood(words: list[str], run: Callable[..., Run], desk: Path) -> None:
    words = [INSTEAD.get(word, word) for word in words]
    if any(word.startswith(tuple(ONLY_READ)) for word in words):
        from typer.main import get_command

        from factcheck.cli.app import app

        group = get_command(app)
        name, *rest = words if words[0] in group.commands else ["check", *words]  # type: ignore[attr-defined]
        command = group.commands[name]  # type: ignore[attr-defined]
        if name == "source":
            command, rest = command.commands[rest[0]], rest[1:]
        assert command.make_context(name, rest)
        return
    for name, content in FILES.items():
        (desk / name).parent.mkdir(exist_ok=True)
        (desk / name).write_text(content, encoding="utf-8")
    (desk / "agency.pdf").write_bytes(pdf(BRIDGE))
    (desk / "claims.jsonl.gz").write_bytes(gzip.compress(FILES["claims.jsonl"].encode()))
    if {*words} & {*TABLES}:
        pa = pytest.importorskip("pyarrow", reason="needs the extra parquet")
        from pyarrow import parquet

        for name, columns in TABLES.items():
            parquet.write_table(pa.table(columns), desk / name)
    if words[0] == "source":
        run("source", "add", "news.md", "--quiet")
    found = run(*words, stdin=BRIDGE.encode())
    assert found.status != 2, found.err
