"""The README's commands are run and its output compared, or written anew with FACTCHECK_BLESS=1."""

from __future__ import annotations

import csv
import doctest
import html
import json
import os
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
STYLING = re.compile(r"\x1b\[[0-9;]*m")
TIMING = re.compile(r"in [\d.,]+ s(, [\d.,]+ a second)?|(?<=took longest\n)(  [\d.]+ s .*\n)+")
INSTALL = "python3 -m venv .venv && .venv/bin/pip install -q "
# fmt: off
LINES = {
    "start": INSTALL + '. && .venv/bin/factcheck "11 officers killed in Rask"',
    "tests": INSTALL + "'.[test]' && .venv/bin/pytest -q",
}
# fmt: on


def blocks() -> list[str]:
    return BLOCK.findall(README.read_text(encoding="utf-8"))


def answered(block: str, run: Callable[..., Run]) -> str:
    """The block with what its commands print today."""
    lines: list[str] = []
    status = 0
    for command in re.findall(r"^\$ (.*)$", block, re.MULTILINE):
        lines.append(f"$ {command}")
        if command == "echo $?":
            lines.append(str(status))
            continue
        program, *arguments = shlex.split(command)
        assert program == "factcheck"
        found = run(*arguments)
        status = found.status
        if printed := STYLING.sub("", found.out + found.err).strip("\n"):
            lines += [line.rstrip() for line in printed.split("\n")]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("block", blocks(), ids=lambda block: block.split("\n")[0])
def test_output_is_what_the_command_prints(
    block: str, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for folder in ("claims", "seeds"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    monkeypatch.chdir(tmp_path)  # what a command writes stays out of the repository
    for name, value in {"FORCE_COLOR": "1", "COLUMNS": "80", "TERM": "xterm"}.items():  # as at a terminal
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("NO_COLOR", raising=False)
    printed = answered(block, run)
    if os.environ.get("FACTCHECK_BLESS"):
        README.write_text(README.read_text(encoding="utf-8").replace(block, printed, 1), encoding="utf-8")
        return
    assert TIMING.sub("…", printed) == TIMING.sub("…", block)


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_two_lines_do_everything(line: str) -> None:
    assert line in README.read_text(encoding="utf-8").split("\n")


def test_three_commands_lead_to_a_report_over_claims(
    run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    block = re.search(r"^```sh\n(pip install \.\n.*?)^```$", README.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    assert block
    install, *commands = block[1].splitlines()
    assert (install, len(commands)) == ("pip install .", 2)
    for folder in ("claims", "seeds"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    monkeypatch.chdir(tmp_path)
    for command in commands:
        program, *arguments = shlex.split(command)
        assert program == "factcheck"
        assert run(*arguments).status == 0
    page = html.unescape((tmp_path / "report.html").read_text(encoding="utf-8"))
    claims = [row["claim"] for row in csv.DictReader((ROOT / "claims/seed.csv").read_text(encoding="utf-8").splitlines())]
    assert len(claims) == 5
    text = re.sub(r"<[^>]*>", "", page)
    assert [claim for claim in claims if claim not in text] == []


def test_python_example_works() -> None:
    results = doctest.testfile(str(README), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert results.attempted > 0
    assert results.failed == 0


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_within_the_repository_lead_somewhere(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = [target for target in re.findall(r"\]\(([^)#]+)", text) if "://" not in target]
    assert [target for target in targets if not (ROOT / target).exists()] == []


@pytest.mark.parametrize("path", sorted(ROOT.glob("claims/*")), ids=lambda path: path.name)
def test_example_claim_files_can_be_read(path: Path) -> None:
    from factcheck.bulk.claim_file import ClaimFile

    with ClaimFile(str(path)) as claims:
        rows = list(claims)
        assert not claims.unused
    assert len(rows) >= 4
    assert not any(row.error for row in rows)


EXAMPLES = {
    "seed.txt": "supported contradicted unverifiable supported contradicted supported",
    "seed.csv": "supported contradicted supported supported unverifiable",
    "seed.jsonl": "supported supported contradicted unverifiable",
}
"""What is true of the example claims, read by a person."""
MISSED = {("seed.csv", 3): "unverifiable", ("seed.csv", 4): "supported"}
"""Those that come out otherwise today: file and row, and as what. None is called contradicted."""


@pytest.mark.parametrize("path", sorted(ROOT.glob("claims/*")), ids=lambda path: path.name)
def test_example_claims_are_judged_as_told(run: Callable[..., Run], path: Path) -> None:
    verdicts = [json.loads(line)["verdict"] for line in run("bulk", str(path)).out.splitlines() if line.startswith("{")]
    wrong = {(path.name, n): v for n, (v, right) in enumerate(zip(verdicts, EXAMPLES[path.name].split(), strict=True)) if v != right}
    assert wrong == {place: verdict for place, verdict in MISSED.items() if place[0] == path.name}
