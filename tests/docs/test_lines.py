"""Every command that pages show has a test that runs it, or a reason why none does; here: in a shell, as a server, and what pip is told."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import tomllib
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from packaging.requirements import Requirement

from tests.docs.shown import NOT_RUN, PAGES, ROOT, kind, lines, of_kind, words

if TYPE_CHECKING:
    from tests.conftest import Run

INSTALL = re.compile(r"pip install ([^`\n&#]+)")
NEEDED = re.compile(r"\b(jq|less|gzip|cut)\b")
HERE = {"RAY_ADDRESS=auto": "RAY_ADDRESS=", " claims/ ": " parts/ ", "/shared/results": "shared"}
"""A cluster, its folder of claims and its disk, for which this machine stands in."""
ASSISTANTS = (ROOT / "docs" / "mcp.md").read_text(encoding="utf-8")
TOOLS = ["check_claim", "check_draft", "extract_facts", "search_sources"]


def test_every_line_is_run_or_has_a_reason() -> None:
    assert [line for line in lines() if kind(line) is None] == []
    assert [start for start in NOT_RUN if not any(line.startswith(start) for line in lines())] == []


def test_what_the_tests_are_asked_for_is_there() -> None:
    paths = [word for line in of_kind("not run") for word in line.split() if word.startswith("tests/")]
    assert len(paths) > 4
    assert [path for path in paths if not (ROOT / path).exists()] == []


@pytest.mark.usefixtures("programs")
@pytest.mark.parametrize("line", of_kind("shell"))
def test_a_line_goes_in_a_shell(line: str, full_desk: Path, run: Callable[..., Run], request: pytest.FixtureRequest) -> None:
    for program in NEEDED.findall(line):
        if shutil.which(program) is None:
            pytest.skip(f"no {program} here")
    if ".parquet" in line:
        request.getfixturevalue("tables")
    if "--engine ray" in line:
        pytest.importorskip("ray", reason="the extra ray is not installed")
    for shown, here in HERE.items():
        line = line.replace(shown, here)
    assert run("source", "add", "news.md", "--quiet").status == 0
    status, out, err = shell(line, full_desk)
    assert status in (0, 1, 3), err
    assert not re.search(r"\b(jq|error):", err), err
    assert "null" not in out.splitlines()  # what jq makes of a field that is none
    assert out or re.search(r"--output|> ", line)
    assert [name for name in re.findall(r"(?:--output|>) ([a-z]\S+)", line) if not (full_desk / name.rstrip(";")).exists()] == []


def shell(script: str, folder: Path) -> tuple[int, str, str]:
    found = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script], cwd=folder, input="", capture_output=True, text=True, timeout=300, check=False
    )
    return found.returncode, found.stdout, found.stderr


@pytest.mark.usefixtures("programs")
def test_a_workflow_marks_what_is_wrong_in_summaries(full_desk: Path) -> None:
    page = (ROOT / "docs" / "drafts.md").read_text(encoding="utf-8")
    (script,) = re.findall(r"^      - run: \|\n((?: {10}.*\n)+)", page, re.MULTILINE)
    status, out, err = shell(script, full_desk)
    assert (status, err) == (1, "factcheck: report in summaries/bridge.md.html\n")
    assert "file=summaries/bridge.md" in out
    assert (full_desk / "summaries" / "bridge.md.html").exists()


@pytest.mark.skipif(os.name != "posix", reason="the lines are for POSIX shells")
def test_an_environment_is_made_and_entered(tmp_path: Path) -> None:
    status, out, err = shell("\n".join([*of_kind("environment"), "command -v pip"]), tmp_path)
    assert (status, out) == (0, f"{tmp_path}/.venv/bin/pip\n"), err


def installs() -> list[str]:
    """What pip is told on pages, wherever it stands in them."""
    texts = [page.read_text(encoding="utf-8") for page in [*PAGES, ROOT / "mkdocs.yml", ROOT / "CHANGELOG.md"]]
    return sorted({found.strip().rstrip(")") for text in texts for found in INSTALL.findall(text)})


@pytest.mark.parametrize("told", installs())
def test_pip_is_told_what_there_is(told: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    *options, wanted = shlex.split(told)
    requirement = Requirement(re.sub(r"^\.", project["name"], wanted))
    assert set(options) <= {"-q", "-e"}
    assert requirement.name == project["name"]
    assert requirement.extras <= set(project["optional-dependencies"])


@contextmanager
def serving(told: list[str]) -> Iterator[str]:
    """The address of the server that a line starts, on a port that is free."""
    command = [sys.executable, "-m", "factcheck", *told, "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as served:
        assert served.stderr is not None
        try:
            assert served.stderr.readline() == "factcheck: starting ...\n"
            yield served.stderr.readline().removeprefix("factcheck: at ").partition(" ")[0]
        finally:
            served.send_signal(signal.SIGINT)
            served.communicate(timeout=30)
    assert served.returncode == 0


def asked(address: str, **headers: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, ""


@pytest.mark.skipif(os.name != "posix", reason="POSIX signals")
@pytest.mark.usefixtures("programs", "full_desk")
@pytest.mark.parametrize("line", [line for line in of_kind("server") if " serve" in line])
def test_a_web_server_answers(line: str, run: Callable[..., Run]) -> None:
    pytest.importorskip("fastapi", reason="needs the extra web")
    told = words(line)
    options = dict(zip(told[1::2], told[2::2], strict=True))
    library = ["--library", options["--library"]] if "--library" in options else []
    assert run("source", "add", "news.md", "--quiet", *library).status == 0
    with serving(told) as address:
        status, page = asked(f"{address}/check?claim=20+officers+were+killed+in+Rask")
        assert (status, "contradicted" in page) == (200, True)
        names = {"localhost": 200, options.get("--allow-host", "127.0.0.1"): 200, "other.example.org": 400}
        assert {name: asked(address, Host=name)[0] for name in names} == names


def test_it_is_served_where_pages_say() -> None:
    from typer.main import get_command

    from factcheck.cli.app import app

    command = get_command(app).commands["serve"]  # type: ignore[attr-defined]
    default = {option.name: option.default for option in command.params}
    assert f"Open http://{default['host']}:{default['port']}." in (ROOT / "docs" / "server.md").read_text(encoding="utf-8")


def assistants() -> dict[str, list[str]]:
    """The ways in which an assistant is told to start the server."""
    (block,) = re.findall(r"^```json\n(.*?)^```$", ASSISTANTS, re.DOTALL | re.MULTILINE)
    server = json.loads(block)["mcpServers"]["factcheck"]
    (other,) = re.findall(r'`("args": .*?)`', ASSISTANTS)
    shown = [shlex.split(line.partition(" -- ")[2] or line) for line in of_kind("server") if " serve" not in line]
    ways = [[server["command"], *server["args"]], [server["command"], *json.loads(f"{{{other}}}")["args"]], *shown]
    return {f"{n}: {' '.join(way)}": way for n, way in enumerate(ways, 1)}


@pytest.mark.usefixtures("programs")
@pytest.mark.parametrize("way", assistants().values(), ids=assistants())
def test_an_assistant_starts_the_server(way: list[str], full_desk: Path, run: Callable[..., Run]) -> None:
    pytest.importorskip("mcp", reason="the extra mcp is not installed")
    from mcp import Client, StdioServerParameters
    from mcp.client.stdio import stdio_client

    program, *told = [word.replace("/path/to/", f"{full_desk}/") for word in way]
    library = told[1:] if "--library" in told else []
    assert run("source", "add", "news.md", "--quiet", *library).status == 0

    async def ask() -> tuple[list[str], Any]:
        server = StdioServerParameters(command=program, args=told, env={**os.environ}, cwd=full_desk)
        with (full_desk / "stderr").open("w") as said:
            async with Client(stdio_client(server, errlog=said), mode="legacy") as client:
                listed = await client.list_tools()
                found: Any = await client.call_tool("search_sources", {"words": "bridge closed"})
                return sorted(tool.name for tool in listed.tools), found.structured_content["articles"]

    tools, articles = asyncio.run(asyncio.wait_for(ask(), 60))
    assert tools == TOOLS
    assert "The bridge was closed" in articles[0]["passage"]
    assert (full_desk / "stderr").read_text() == ""
