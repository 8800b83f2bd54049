"""The run on a Ray cluster: a real one of two workers on this machine, one of which is killed at its work; and its folder of results."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.bulk.claim_file import ClaimFile
from factcheck.bulk.claims import Row
from factcheck.bulk.parts import articles, claim_rows, files, parts
from factcheck.bulk.shards import COMPLETE, PLAN, Shards
from factcheck.bulk.shards import write as write_shard
from factcheck.errors import BadRequest
from factcheck.library.gather import gather
from factcheck.library.store import Item

if TYPE_CHECKING:
    from tests.conftest import Run

pyarrow = pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
parquet = pytest.importorskip("pyarrow.parquet", reason="the extra parquet is not installed")

TOWNS = ("Oldport", "Milbury", "Harrow", "Tarn", "Eskdale", "Corran", "Dunmore", "Ashby")
MONTHS = ("January", "March", "April", "June", "July", "August", "October", "December")
FILES, PARTS = 6, 8
"""Of claims; a part is a file, or a group of rows in the one that is Parquet."""


def telling(n: int) -> dict[str, Any]:
    town, month = TOWNS[n % 8], MONTHS[n // 8 % 8]
    text = f"{town} council said on {n % 27 + 1} {month} 2023 that {n + 11} houses were flooded. {n + 2} people were hurt near the bridge."
    return {"id": f"a{n}", "title": f"Floods in {town}", "text": text, "date": f"2023-12-{n % 28 + 1:02}"}


def claim(n: int) -> dict[str, Any]:
    town, month = TOWNS[n % 8], MONTHS[n // 8 % 8]
    told = (
        f"{n % 64 + 11} houses were flooded in {town} in {month}",
        f"{n % 50 + 4} people were hurt in {town}",
        "A cat slept.",
        "",
    )
    return {"id": f"c{n}", "claim": told[n % 9 % 4], "date": "2024-01-03"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "claims").mkdir()
    rows = [claim(n) for n in range(60 * FILES)]
    for n in range(FILES):
        write(tmp_path / "claims" / f"{n}{'.parquet' if n == 2 else '.jsonl'}", rows[60 * n : 60 * n + 60])
    write(tmp_path / "first.jsonl", [telling(n) for n in range(32)])
    write(tmp_path / "second.parquet", [telling(n) for n in range(32, 64)])
    (tmp_path / "single.md").write_text("The Tarn bridge was closed on 2 January 2024 after 400 houses were flooded in Tarn.")
    return tmp_path


def write(path: Path, rows: list[dict[str, Any]]) -> None:
    if path.suffix == ".parquet":
        parquet.write_table(pyarrow.Table.from_pylist(rows), path, row_group_size=25)
    else:
        path.write_text("".join(json.dumps(row) + "\n" for row in rows))


def asked(folder: Path, claims: str, output: str, *options: str) -> list[str]:
    sources = [part for name in ("first.jsonl", "single.md", "second.parquet") for part in ("--source", str(folder / name))]
    return ["bulk", str(folder / claims), *sources, "--output", str(folder / output), "--quiet", *options]


def rows_of(path: Path) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = parquet.read_table(path).to_pylist()
    return sorted(found, key=lambda row: str(row["id"]))


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on this system")
def test_a_killed_worker_changes_nothing(folder: Path, run: Callable[..., Run]) -> None:
    pytest.importorskip("ray", reason="the extra ray is not installed")
    for n, path in enumerate(sorted((folder / "claims").iterdir())):
        run(*asked(folder, f"claims/{path.name}", f"local{n}.parquet"))
    local = sorted((row for n in range(FILES) for row in rows_of(folder / f"local{n}.parquet")), key=lambda row: str(row["id"]))
    command = [sys.executable, "-m", "factcheck", *asked(folder, "claims", "out", "--engine", "ray", "--workers", "2")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env={**os.environ, "RAY_ADDRESS": ""}) as child:
        killed = kill_one_at_work(folder / "out", child)
        _, said = child.communicate(timeout=300)
    assert killed
    assert child.returncode == 2, said  # rows without a claim
    assert rows_of(folder / "out") == local
    assert {row["verdict"] for row in local} == {"supported", "contradicted", "unverifiable", None}
    assert sorted(path.suffix for path in (folder / "out").iterdir()) == ["", ".json", *[".parquet"] * PARTS]


def kill_one_at_work(output: Path, child: subprocess.Popen[bytes]) -> bool:
    """Kill the worker whose unfinished file is the first that is seen; it is named after its process."""
    while child.poll() is None:
        for path in output.glob("_part-*.new"):
            os.kill(int(path.name.split(".")[-2]), signal.SIGKILL)
            return True
        time.sleep(0.01)
    return False


@pytest.mark.parametrize("name", ["claims/0.jsonl", "claims/2.parquet"])
@pytest.mark.parametrize("rows", [1, 7, 60, 1000])
def test_parts_have_the_rows_of_the_file(folder: Path, name: str, rows: int) -> None:
    with ClaimFile(str(folder / name)) as file:
        whole = list(file)
    found = list(parts(str(folder / name), rows))
    assert [row for part in found for row in claim_rows(part)] == whole
    assert sum(part.rows for part in found) == len(whole) == 60


@pytest.mark.parametrize("rows", [1, 5, 32, 1000])
def test_parts_have_the_articles_of_the_file(folder: Path, rows: int) -> None:
    path = str(folder / "first.jsonl")
    assert [found for part in parts(path, rows) for found in articles(part)] == list(gather([path]))
    table = str(folder / "second.parquet")
    cut = [found for part in parts(table, rows) for found in articles(part)]
    assert [item.id for item in cut if isinstance(item, Item)] == [f"a{n}" for n in range(32, 64)]


@pytest.mark.parametrize(
    "text", ["\ufeff{}\n\n{}\r\n", "{}\r{}\n{}", '{"claim":"x\ud800"}\n', "\n\n", "{}\n" * 9 + "\r\r\n{}"], ids=repr
)
def test_lines_are_counted_as_in_the_whole_file(tmp_path: Path, text: str) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    found = [row for part in parts(str(path), 2) for row in claim_rows(part)]
    assert found == whole_rows(path)


def whole_rows(path: Path) -> list[Row]:
    if not path.read_bytes().strip():
        return []
    with ClaimFile(str(path)) as file:
        return list(file)


# fmt: off
REFUSED: list[tuple[list[str], str]] = [
    (["-"],                                          "not from stdin"),
    (["claims"],                                     "needs --output FOLDER"),
    (["claims", "-o", "first.jsonl"],                "this is a file"),
    (["claims/0.jsonl", "-o", "claims"],             "is not empty: name a new folder"),
    (["claims", "-o", "no/where"],                   "its folder does not exist"),
    (["claims/0.jsonl", "-o", "claims", "--resume"], "holds no run of this version"),
    (["single.md", "-o", "out"],                     r"--engine ray reads \.jsonl"),
    (["none.jsonl", "-o", "out"],                    "no such file"),
    (["claims", "-o", "out", "--report", "r.html"],  "--report is not written"),
    (["claims", "-o", "out", "--source", "no.jsonl"], "no such file"),
]
# fmt: on


@pytest.mark.parametrize(("options", "told"), REFUSED)
def test_what_makes_no_sense_is_told(
    folder: Path, run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch, options: list[str], told: str
) -> None:
    monkeypatch.chdir(folder)
    found = run("bulk", *options, "--engine", "ray")
    assert (found.status, len(found.err.splitlines())) == (2, 1)
    assert re.search(told, found.err)
    assert not (folder / "out").exists()


def test_stopped_run_goes_on_with_the_parts_that_are_left(folder: Path) -> None:
    claims = [part for path in files(str(folder / "claims")) for part in parts(path, 2_048)]
    terms, line = {"--judge": "facets"}, '{"schema":1,"id":"c1","claim":"A cat slept.","verdict":null,"error":"x"}'
    assert sorted(Shards(str(folder / "out"), resume=True).begin(claims, [], terms)) == list(range(PARTS))
    write_shard(folder / "out", 3, [line])
    (folder / "out" / "_part-000004.parquet.7.new").write_bytes(b"PAR1")  # a worker was killed over it
    with pytest.raises(BadRequest, match="holds an unfinished run: go on with --resume"):
        Shards(str(folder / "out"), resume=False)
    again = Shards(str(folder / "out"), resume=True)
    assert sorted(again.begin(claims, [], terms)) == [n for n in range(PARTS) if n != 3]
    assert again.counted(3) == {"error": 1}
    with pytest.raises(BadRequest, match="begun with another --judge"):
        again.begin(claims, [], {"--judge": "learned"})
    with (folder / "claims" / "1.jsonl").open("a") as file:
        file.write("{}")
    with pytest.raises(BadRequest, match="one that has changed since"):
        again.begin(claims, [], terms)
    again.finish()
    assert again.complete
    assert sorted(path.name for path in (folder / "out").iterdir()) == [COMPLETE, PLAN, "part-000003.parquet"]


def test_complete_run_is_not_begun_again(folder: Path, run: Callable[..., Run]) -> None:
    (folder / "out").mkdir()
    for name in (PLAN, COMPLETE):
        (folder / "out" / name).write_text("{}")
    found = run("bulk", str(folder / "claims"), "-o", str(folder / "out"), "--engine", "ray", "--resume")
    assert (found.status, found.err) == (0, f"factcheck: {folder / 'out'} is complete: there is nothing to resume\n")
