"""Results on disk: files that are whole or called something else, and the checkpoint that says how far they are."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from factcheck.bulk.checkers import Judged, judged
from factcheck.bulk.claims import Row
from factcheck.bulk.output import PartlyWritten, as_text, is_finished, json_of, results_to
from factcheck.bulk.run import Result
from factcheck.errors import BadRequest, FactcheckError
from factcheck.reports.json import report_to_dict
from tests.reports import samples

TERMS = {"--judge": "learned"}
ROWS = [Row(n, f"id {n}", f"Claim {n}.") for n in range(1, 6)]


def result_of(row: Row) -> Result:
    if row.line == 3:
        return Result(row, error="line 3: no")
    return Result(row, judged=judged(samples.CONTRADICTED))


def write(path: Path, *, stop_after: int | None = None, rows: list[Row] = ROWS, resume: bool = False) -> int:
    """Write all rows, or be interrupted; how many were written."""
    count = 0
    with suppress(PartlyWritten), results_to(str(path), rows, TERMS, resume=resume) as (output, left):
        for row in left:
            if count == stop_after:
                raise KeyboardInterrupt
            output.write(result_of(row))
            count += 1
        if count == stop_after:
            raise KeyboardInterrupt
    return count


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_json_line_is_that_of_the_report_with_the_id_of_its_row() -> None:
    row = Row(1, 'a "b" é', samples.SUPPORTED.claim)
    line = json_of(Result(row, judged=judged(samples.SUPPORTED)))
    assert json.loads(line) == report_to_dict(samples.SUPPORTED) | {"id": row.id}
    assert list(json.loads(line)) == list(report_to_dict(samples.SUPPORTED))


def test_json_line_of_an_error() -> None:
    found = json.loads(json_of(Result(Row(1, "1", "=SUM(A1)"), error="line 1: no")))
    assert found == {"schema": 1, "id": "1", "claim": "=SUM(A1)", "verdict": None, "error": "line 1: no"}


def test_csv_is_safe_in_a_spreadsheet(tmp_path: Path) -> None:
    rows = [Row(1, "1", "=SUM(A1)"), Row(2, "2", 'He said "no",\nthen left.')]
    with results_to(str(tmp_path / "out.csv"), rows, TERMS) as (output, left):
        for row in left:
            output.write(Result(row, error=f"line {row.line}: no"))
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


@pytest.mark.parametrize("ending", [".jsonl", ".csv", ".jsonl.gz", ".csv.gz"])
@pytest.mark.parametrize("stops", [[0], [3], [1, 1, 1], [5], []], ids=str)
def test_stopped_and_resumed_is_the_same_as_never_stopped(tmp_path: Path, ending: str, stops: list[int]) -> None:
    whole, stopped = tmp_path / f"whole{ending}", tmp_path / f"stopped{ending}"
    write(whole)
    for n, count in enumerate(stops):
        write(stopped, stop_after=count, resume=n > 0)
        assert names(tmp_path) == sorted([whole.name, f"{stopped.name}.part", f"{stopped.name}.checkpoint"])
    assert write(stopped, resume=True) == len(ROWS) - sum(stops)
    read = gzip.decompress if ending.endswith(".gz") else bytes
    assert read(stopped.read_bytes()) == read(whole.read_bytes())
    assert names(tmp_path) == sorted([whole.name, stopped.name])


def test_what_came_after_the_checkpoint_is_done_again(tmp_path: Path) -> None:
    out, part = tmp_path / "out.jsonl", tmp_path / "out.jsonl.part"
    write(out, stop_after=2)
    with part.open("a") as file:  # as a kill leaves it
        file.write('{"schema":1,"id":"id 3","cla')
    assert write(out, resume=True) == 3
    assert [json.loads(line)["id"] for line in out.read_text().splitlines()] == [row.id for row in ROWS]


def test_counts_go_on(tmp_path: Path) -> None:
    write(tmp_path / "out.jsonl", stop_after=3)
    with results_to(str(tmp_path / "out.jsonl"), ROWS, TERMS, resume=True) as (output, left):
        assert output.progress.counts == {"contradicted": 2, "error": 1}
        assert list(left) == ROWS[3:]


def lose_a_row(folder: Path) -> None:
    (folder / "out.jsonl.part").write_bytes(b"")


def spoil(folder: Path) -> None:
    (folder / "out.jsonl.checkpoint").write_text("{}")


@pytest.mark.parametrize(
    ("rows", "terms", "harm", "why"),
    [
        (ROWS, {"--judge": "facets"}, None, "the run was begun with another --judge"),
        ([*ROWS[:1], Row(2, "2", "Other.")], TERMS, None, "the claim file has changed"),
        (ROWS[:1], TERMS, None, "the claim file has changed"),
        (ROWS, TERMS, lose_a_row, "has lost some of its rows"),
        (ROWS, TERMS, spoil, "is no checkpoint of this version"),
    ],
    ids=["other-terms", "other-row", "fewer-rows", "lost-rows", "spoiled"],
)
def test_resume_refuses_what_does_not_fit(tmp_path: Path, rows: list[Row], terms: dict[str, str], harm: Any, why: str) -> None:
    write(tmp_path / "out.jsonl", stop_after=2)
    if harm:
        harm(tmp_path)
    with pytest.raises(BadRequest, match=why), results_to(str(tmp_path / "out.jsonl"), rows, terms, resume=True):
        pass


def test_unfinished_run_is_not_lost_by_mistake(tmp_path: Path) -> None:
    write(tmp_path / "out.jsonl", stop_after=2)
    with pytest.raises(BadRequest, match="holds an unfinished run: go on with --resume"):
        write(tmp_path / "out.jsonl")
    (tmp_path / "out.jsonl.checkpoint").unlink()
    assert write(tmp_path / "out.jsonl") == len(ROWS)


def test_finished_run_is_known(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert not is_finished(str(out))
    write(out, stop_after=5)
    assert not is_finished(str(out))
    (tmp_path / "out.jsonl.part").replace(out)  # as a kill at the very end leaves it
    assert is_finished(str(out))
    assert names(tmp_path) == ["out.jsonl"]


def test_interrupted_run_keeps_what_was_done_and_the_file_of_an_earlier_run(tmp_path: Path) -> None:
    (tmp_path / "out.jsonl").write_text("of an earlier run\n")

    def stop_after_one() -> None:
        with results_to(str(tmp_path / "out.jsonl"), ROWS, TERMS) as (output, left):
            output.write(result_of(next(left)))
            raise KeyboardInterrupt

    with pytest.raises(PartlyWritten, match=r"interrupted; 1 row is done, in .*out\.jsonl\.part: the same command with --resume"):
        stop_after_one()
    assert (tmp_path / "out.jsonl").read_text() == "of an earlier run\n"
    assert json.loads((tmp_path / "out.jsonl.part").read_text())["id"] == "id 1"


def test_device_is_written_to_and_stays(tmp_path: Path) -> None:
    (tmp_path / "null.jsonl").symlink_to("/dev/null")
    assert write(tmp_path / "null.jsonl") == len(ROWS)
    assert Path("/dev/null").is_char_device()
    assert names(tmp_path) == ["null.jsonl"]


def test_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.jsonl").write_text("")
    (tmp_path / "link.jsonl").symlink_to(tmp_path / "real.jsonl")
    write(tmp_path / "link.jsonl")
    assert (tmp_path / "link.jsonl").is_symlink()
    assert (tmp_path / "real.jsonl").read_text().count("\n") == len(ROWS)


def test_parquet_holds_what_the_lines_hold(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs the extra parquet")
    write(tmp_path / "lines.jsonl")
    write(tmp_path / "table.parquet", stop_after=2)
    write(tmp_path / "table.parquet", resume=True)
    lines = [json.loads(line) for line in (tmp_path / "lines.jsonl").read_text().splitlines()]
    rows: Iterator[dict[str, Any]] = iter(parquet.read_table(tmp_path / "table.parquet").to_pylist())
    for line, row in zip(lines, rows, strict=True):
        told = {name: value for name, value in row.items() if value is not None}
        if "comparisons" in told:
            told["comparisons"] = json.loads(told["comparisons"])
        assert told == {name: value for name, value in line.items() if value is not None}
    assert names(tmp_path) == ["lines.jsonl", "table.parquet"]


def test_errors_are_ours() -> None:
    assert issubclass(PartlyWritten, FactcheckError)
    assert Judged("supported", "{}").verdict == "supported"
