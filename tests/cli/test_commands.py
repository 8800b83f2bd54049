"""The commands: what they print, where, and with which exit status."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck import __version__
from factcheck.cli.app import dashed_claim_last

if TYPE_CHECKING:
    from tests.conftest import Run, WordForWord

# fmt: off
CLAIM_FILES = {
    "claims.txt": "A left.\n\nB left.\nC left.\n",
    "claims.csv": 'claim,id,label\nA left.,x,yes\n"B left.",y,no\n',
    "claims.jsonl": '{"claim": "A left.", "id": 7}\n{"claim"\n{"claim": "B left.", "source": "none.md"}\n{"claim": "B left.", "id": "y"}\n',
}
STATUSES = {  # name -> arguments, exit status
    "supported":        (["A left."], 0),
    "contradicted":     (["B left."], 1),
    "unverifiable":     (["C left."], 3),
    "in-full":          (["check", "A left."], 0),
    "options-first":    (["--quiet", "A left."], 0),
    "named-as-command": (["check", "parse"], 3),
    "dash-first":       (["-5 degrees in Rask"], 3),
    "after-dashes":     (["--", "--version"], 3),
    "second-source":    (["C left.", "--source", "b.md"], 0),
    "several-right":    (["A left.", "C left.", "--source", "b.md"], 0),
    "several-one-open": (["A left.", "D left."], 3),
    "several-one-wrong": (["C left.", "B left.", "A left."], 1),
}
DASHED = {
    "none":        (["check", "A left.", "--json"], ["check", "A left.", "--json"]),
    "dashed":      (["check", "-5 degrees", "--json"], ["check", "--json", "--", "-5 degrees"]),
    "two-dashes":  (["check", "--- a claim"], ["check", "--", "--- a claim"]),
    "value":       (["check", "A left.", "--source", "- notes.md"], ["check", "A left.", "--source", "- notes.md"]),
    "equals":      (["check", "A left.", "--source=my notes.md"], ["check", "A left.", "--source=my notes.md"]),
    "stdin":       (["check", "-"], ["check", "-"]),
    "other":       (["bulk", "-5 degrees"], ["bulk", "-5 degrees"]),
    "dashes-given": (["check", "--", "-5 degrees"], ["check", "--", "-5 degrees"]),
}
# fmt: on

pytestmark = pytest.mark.usefixtures("word_for_word")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with two articles and claim files."""
    (tmp_path / "a.md").write_text("A left. NOT B left.")
    (tmp_path / "b.md").write_text("C left.")
    for name, text in CLAIM_FILES.items():
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize(("arguments", "status"), STATUSES.values(), ids=STATUSES)
def test_exit_status_is_the_verdict(run: Callable[..., Run], arguments: list[str], status: int) -> None:
    at = arguments.index("--") if "--" in arguments else len(arguments)
    found = run(*arguments[:at], "--source", "a.md", *arguments[at:])
    assert (found.status, found.err) == (status, "")


@pytest.mark.parametrize(("arguments", "expected"), DASHED.values(), ids=DASHED)
def test_claim_that_starts_with_a_dash(arguments: list[str], expected: list[str]) -> None:
    assert dashed_claim_last(arguments) == expected


def test_report_is_printed(run: Callable[..., Run]) -> None:
    found = run("A left.", "--source", "a.md")
    assert "supported" in found.out.lower()
    assert "A left." in found.out
    assert "\x1b" not in found.out


def test_json_is_one_line_in_the_order_of_the_contract(run: Callable[..., Run]) -> None:
    (found,) = lines(run("A left.", "--source", "a.md", "--json").out)
    assert list(found) == ["schema", "id", "claim", "verdict", "confidence", "reason", "explanation", "comparisons", "evidence"]
    assert found["evidence"] == [{"source": "a.md", "text": "A left.", "start": 0, "end": 7, "score": 1.0}]


def test_quiet_prints_nothing(run: Callable[..., Run]) -> None:
    found = run("B left.", "--source", "a.md", "--quiet")
    assert (found.status, found.out, found.err) == (1, "", "")


def test_claim_from_stdin(run: Callable[..., Run]) -> None:
    assert run("-", "--source", "a.md", "--quiet", stdin=b"A left.\n").status == 0


def test_several_claims_are_told_in_their_order(run: Callable[..., Run], word_for_word: type[WordForWord]) -> None:
    asked = ["C left.", "A left.", "-", "B left."]
    found = lines(run(*asked, "--source", "a.md", "--source", "b.md", "--json", stdin=b"D left.\n").out)
    verdicts = ["supported", "supported", "unverifiable", "contradicted"]
    assert [(row["claim"], row["verdict"]) for row in found] == list(zip(["C left.", "A left.", "D left.", "B left."], verdicts, strict=True))
    assert word_for_word.read == [("a.md", "b.md")]  # once for all of them
    assert run(*asked[:2], "--source", "a.md").out.count("\n\nverdict: ") == 1


def test_report_has_several_claims(run: Callable[..., Run]) -> None:
    assert run("A left.", "B left.", "--source", "a.md", "--report", "out.md").status == 1
    assert Path("out.md").read_text().count("left.") >= 2


def test_source_from_stdin(run: Callable[..., Run]) -> None:
    (found,) = lines(run("A left.", "--source", "-", "--json", stdin=b"A left.").out)
    assert found["evidence"][0]["source"] == "stdin"


def test_seed_is_the_default_source(run: Callable[..., Run], word_for_word: type[WordForWord]) -> None:
    assert run("Iran launched on January 16", "--quiet").status == 0
    assert word_for_word.read == [("seed",)]


def test_options_reach_the_checker(run: Callable[..., Run]) -> None:
    options = ("--date", "2024-01-29", "--strictness", "logical", "--judge", "facets")
    for command in (("A left.", "--json"), ("bulk", "claims.csv")):
        found = lines(run(*command, "--source", "a.md", *options).out)[0]
        assert found["explanation"] == "as of 2024-01-29, logical, facets"


def test_version(run: Callable[..., Run]) -> None:
    assert run("--version").out == f"factcheck {__version__}\n"


def test_bulk_prints_json_lines_and_tells_the_rest_on_stderr(run: Callable[..., Run]) -> None:
    found = run("bulk", "claims.txt", "--source", "a.md")
    assert found.status == 0
    assert [(row["id"], row["verdict"]) for row in lines(found.out)] == [("1", "supported"), ("3", "contradicted"), ("4", "unverifiable")]
    assert "supported: 1" in found.err


def test_bulk_goes_on_after_bad_rows(run: Callable[..., Run]) -> None:
    found = run("bulk", "claims.jsonl", "--source", "a.md", "--quiet")
    assert found.status == 2
    assert [(row["id"], row["verdict"]) for row in lines(found.out)] == [("7", "supported"), ("2", None), ("3", None), ("y", "contradicted")]
    errors = [row["error"] for row in lines(found.out) if "error" in row]
    assert [f"factcheck: {error}" for error in errors] == found.err.splitlines()
    assert errors[0].startswith("line 2: not JSON")
    assert errors[1] == "line 3: can't read source none.md: no such file"


def test_bulk_writes_csv(run: Callable[..., Run], folder: Path) -> None:
    found = run("bulk", "claims.csv", "--source", "a.md", "--output", "out.csv")
    assert (found.status, found.out) == (0, "")
    assert "not used: label" in found.err
    table = list(csv.DictReader(io.StringIO((folder / "out.csv").read_text())))
    assert [(row["id"], row["verdict"], row["evidence"]) for row in table] == [("x", "supported", "A left."), ("y", "contradicted", "B left.")]


def test_bulk_from_stdin(run: Callable[..., Run]) -> None:
    found = run("bulk", "-", "--source", "a.md", "--quiet", stdin=b"A left.\nB left.\n")
    assert [row["verdict"] for row in lines(found.out)] == ["supported", "contradicted"]


@pytest.mark.parametrize(
    ("failing", "status"),
    [(["contradicted"], 1), (["supported", "unverifiable"], 1), (["unverifiable"], 0)],
    ids=["contradicted", "two", "none-found"],
)
def test_bulk_fails_on_a_verdict(run: Callable[..., Run], failing: list[str], status: int) -> None:
    options = [word for verdict in failing for word in ("--fail-on", verdict)]
    assert run("bulk", "claims.csv", "--source", "a.md", "--quiet", *options).status == status


def test_row_source_counts_from_the_folder_of_the_claim_file(run: Callable[..., Run], folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "claims").mkdir()
    (folder / "claims" / "c.csv").write_text("claim,source\nA left.,../a.md\n")
    monkeypatch.chdir("/")
    (found,) = lines(run("bulk", str(folder / "claims" / "c.csv"), "--quiet").out)
    assert (found["verdict"], found["evidence"][0]["source"]) == ("supported", "../a.md")
