"""The run: order kept, articles read once, errors beside results, and files that are whole or called something else."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.bulk import run as runs
from factcheck.bulk.claims import Row
from factcheck.bulk.output import PartlyWritten, as_text, results_to
from factcheck.bulk.run import Checkers, Result, check_rows
from factcheck.errors import FactcheckError
from factcheck.schema import Strictness

if TYPE_CHECKING:
    from tests.conftest import WordForWord

ARTICLES = {"a.md": "A left. NOT B left.", "b.md": "B left. NOT A left.", "c.md": "---\ndate: 2023-05-04\n---\nC left."}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.fixture
def check(folder: Path, word_for_word: type[WordForWord]) -> Callable[[list[Row]], list[Result]]:
    checkers = Checkers([], folder, Strictness.LOGICAL, date(2024, 1, 1))
    return lambda rows: list(check_rows(rows, checkers))


def verdicts(results: list[Result]) -> list[str]:
    return [str(result.report.verdict) if result.report else str(result.error) for result in results]


def test_each_row_is_checked_against_its_own_source_read_once(
    check: Callable[[list[Row]], list[Result]], word_for_word: type[WordForWord]
) -> None:
    rows = [Row(n, str(n), "A left.", "ab"[n % 2] + ".md") for n in range(runs.WINDOW * 3)]
    results = check(rows)
    assert [result.row for result in results] == rows
    assert verdicts(results) == ["supported", "contradicted"] * (len(rows) // 2)
    assert sorted(word_for_word.read) == [("a.md",), ("b.md",)]


def test_report_has_the_id_of_its_row_and_evidence_names_the_source_as_the_row_does(
    check: Callable[[list[Row]], list[Result]],
) -> None:
    (result,) = check([Row(1, "x", "A left.", "a.md")])
    assert result.report is not None
    assert (result.report.id, result.report.evidence[0].source) == ("x", "a.md")


def test_day_of_a_row_counts_and_rereads_nothing(
    check: Callable[[list[Row]], list[Result]], word_for_word: type[WordForWord]
) -> None:
    results = check([Row(1, "1", "A left.", "a.md", date(2020, 2, n)) for n in range(1, 9)] + [Row(9, "9", "A left.", "a.md")])
    told = [result.report.explanation.split(",")[0] for result in results if result.report]
    assert told == [f"as of 2020-02-0{n}" for n in range(1, 9)] + ["as of 2024-01-01"]
    assert word_for_word.read == [("a.md",)]


def test_row_without_a_source_takes_the_seed(
    check: Callable[[list[Row]], list[Result]], word_for_word: type[WordForWord]
) -> None:
    assert verdicts(check([Row(1, "1", "Iran launched on January 16"), Row(2, "2", "A left.", "seed")])) == [
        "supported",
        "unverifiable",
    ]
    assert word_for_word.read == [("seed",), ("seed",)]


# fmt: off
ERRORS = {
    "row":      (Row(7, "7", "", error="not JSON"), "line 7: not JSON"),
    "missing":  (Row(7, "7", "A left.", "none.md"), "none.md: no such file"),
    "stdin":    (Row(7, "7", "A left.", "-"), "a row can't name stdin"),
    "address":  (Row(7, "7", "A left.", "http://127.0.0.1/a"), "http://127.0.0.1/a: 127.0.0.1 is in a private network"),
    "internal": (Row(7, "7", "crash", "a.md"), "line 7: internal error (RuntimeError: no such luck)"),
}
# fmt: on


@pytest.mark.parametrize(("row", "told"), ERRORS.values(), ids=ERRORS)
def test_row_that_fails_leaves_the_others(check: Callable[[list[Row]], list[Result]], row: Row, told: str) -> None:
    results = check([Row(1, "1", "A left.", "a.md"), row, Row(8, "8", "B left.", "a.md")])
    assert verdicts([results[0], results[2]]) == ["supported", "contradicted"]
    assert told in str(results[1].error)
    assert str(results[1].error).startswith("line 7: ")


def results() -> Iterator[Result]:
    yield Result(Row(1, "1", "=SUM(A1)"), error="line 1: no")
    yield Result(Row(2, "2", 'He said "no",\nthen left.'), error="line 2: no")


def test_json_lines_of_errors(tmp_path: Path) -> None:
    with results_to(str(tmp_path / "out.jsonl")) as write:
        for result in results():
            write(result)
        assert not (tmp_path / "out.jsonl").exists()
        assert (tmp_path / "out.jsonl.part").read_text().count("\n") == 2
    found = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert found[0] == {"schema": 1, "id": "1", "claim": "=SUM(A1)", "verdict": None, "error": "line 1: no"}
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_csv_is_safe_in_a_spreadsheet(tmp_path: Path) -> None:
    with results_to(str(tmp_path / "out.csv")) as write:
        for result in results():
            write(result)
    with (tmp_path / "out.csv").open(newline="") as file:
        found: list[dict[str, Any]] = list(csv.DictReader(file))
    assert [row["claim"] for row in found] == ["'=SUM(A1)", 'He said "no",\nthen left.']
    assert [row["error"] for row in found] == ["line 1: no", "line 2: no"]


@pytest.mark.parametrize(
    ("cell", "written"),
    [("=1", "'=1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"), ("x=1", "x=1"), ("", "")],
    ids=repr,
)
def test_formula_is_written_as_text(cell: str, written: str) -> None:
    assert as_text(cell) == written


def test_interrupted_run_keeps_what_was_done(tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_text("of an earlier run\n")
    def stop_after_one() -> None:
        with results_to(str(tmp_path / "out.jsonl")) as write:
            write(next(results()))
            raise KeyboardInterrupt

    with pytest.raises(PartlyWritten, match=r"interrupted; the rows done by then are in .*out\.jsonl\.part"):
        stop_after_one()
    assert (tmp_path / "out.jsonl").read_text() == "of an earlier run\n"
    assert json.loads((tmp_path / "out.jsonl.part").read_text())["id"] == "1"


def test_device_is_written_to_and_stays(tmp_path: Path) -> None:
    (tmp_path / "null.jsonl").symlink_to("/dev/null")
    with results_to(str(tmp_path / "null.jsonl")) as write:
        write(next(results()))
    assert Path("/dev/null").is_char_device()
    assert [path.name for path in tmp_path.iterdir()] == ["null.jsonl"]


def test_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.jsonl").write_text("")
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "real.jsonl")
    with results_to(str(tmp_path / "link.jsonl")) as write:
        write(next(results()))
    assert (tmp_path / "link.jsonl").is_symlink()
    assert (tmp_path / "real.jsonl").read_text().count("\n") == 1


def test_errors_are_ours() -> None:
    assert issubclass(PartlyWritten, FactcheckError)
