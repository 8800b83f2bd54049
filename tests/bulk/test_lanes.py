"""Worker processes: the same results as in one process, and what a claim that crashes or never ends does to the others."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import nullcontext
from datetime import date
from multiprocessing import parent_process
from pathlib import Path

import pytest

from factcheck.bulk import lanes as lanes_module
from factcheck.bulk.checkers import Terms
from factcheck.bulk.claims import Row
from factcheck.bulk.lanes import Here, Lane, Worker, WorkersDontStart, cores, lanes_for
from factcheck.bulk.run import results

CLAIMS = ["11 officers killed in Rask", "20 officers killed in Rask", "Raisi visited Pakistan last week"]
LIMIT = 20.0


class Deadly(str):
    """The name of a source that ends the worker that looks for it, and is harmless elsewhere."""

    def __hash__(self) -> int:
        if parent_process() is not None:
            os.kill(os.getpid(), signal.SIGTERM)
        return super().__hash__()

    def __eq__(self, other: object) -> bool:
        return super().__eq__(other)


class Endless(Deadly):
    """The name of a source that keeps its worker busy, out of the reach of Python's own signals."""

    def __hash__(self) -> int:
        if parent_process() is not None:
            re.match("(a+)+$", "a" * 60 + "b")
        return str.__hash__(self)


@pytest.fixture
def workers() -> Iterator[list[Lane]]:
    lanes: list[Lane] = [Worker(Terms([], Path()), LIMIT) for _ in range(2)]
    yield lanes
    for lane in lanes:
        lane.stop()


def rows() -> list[Row]:
    return [Row(n, str(n), f"{CLAIMS[n % 3]} {n}", None, date(2024, 1, 1 + n % 7)) for n in range(1, 100)]


def test_workers_find_what_one_process_finds(workers: list[Lane]) -> None:
    theirs, ours = ([found._replace(seconds=0.0) for found in results(rows(), lanes)] for lanes in (workers, [Here(Terms([], Path()))]))
    assert theirs == ours


def test_crash_and_endless_claim_are_told_and_the_rest_goes_on(workers: list[Lane]) -> None:
    poisoned = [Row(50, "50", CLAIMS[0], Deadly("a.md")), Row(60, "60", CLAIMS[0], Endless("b.md"))]
    given = [row for row in rows() if row.line not in (50, 60)]
    found = {result.row.line: result for result in results(sorted([*given, *poisoned], key=lambda row: row.line), workers, LIMIT)}
    assert found[50].error == "line 50: its worker process crashed twice; please report it"
    assert found[60].error == f"line 60: it took over {LIMIT:g} s and was stopped"
    assert [line for line, result in found.items() if result.error] == [50, 60]
    assert list(found) == list(range(1, 100))


def test_little_work_stays_in_this_process() -> None:
    terms = Terms([], Path())
    assert [type(lane) for lane in lanes_for(terms, None, LIMIT, rows())] == [Here]
    for workers, many in ((3, rows()[:1]), (None, [Row(n, "", "A.", f"{n}.md") for n in range(100)])):
        lanes = lanes_for(terms, workers, LIMIT, many)
        assert [type(lane) for lane in lanes] == [Worker] * (workers or cores())
        for lane in lanes:
            lane.stop()


class Unlucky:
    """An executor that can't start its process for some tries, as when the process that workers are forked from has ended."""

    left = 0

    def __init__(self, *_: object) -> None:
        pass

    def submit(self, *_: object) -> Future[int]:
        if Unlucky.left:
            Unlucky.left -= 1
            raise EOFError
        return Future()

    def shutdown(self, **_: object) -> None:
        pass


@pytest.mark.parametrize(("failures", "starts"), [(0, True), (2, True), (lanes_module.TRIES, False)])
def test_worker_is_started_again(monkeypatch: pytest.MonkeyPatch, failures: int, starts: bool) -> None:
    monkeypatch.setattr(lanes_module, "ProcessPoolExecutor", Unlucky)
    monkeypatch.setattr(lanes_module, "PAUSE", 0.0)
    Unlucky.left = failures
    with nullcontext() if starts else pytest.raises(WorkersDontStart):
        Worker(Terms([], Path()), LIMIT)
    assert Unlucky.left == 0
