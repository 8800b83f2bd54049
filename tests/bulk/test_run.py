"""The run: order kept, articles read once, repeats judged once, errors beside results, and a task that ends its process."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factcheck.bulk import run as runs
from factcheck.bulk.checkers import Judged, Question, Terms, Told
from factcheck.bulk.claims import Row
from factcheck.bulk.lanes import Here
from factcheck.bulk.run import Result, results
from factcheck.schema import Strictness
from tests.conftest import WordForWord

ARTICLES = {"a.md": "A left. NOT B left.", "b.md": "B left. NOT A left.", "c.md": "---\ndate: 2023-05-04\n---\nC left."}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in ARTICLES.items():
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.fixture
def check(folder: Path, word_for_word: type[WordForWord]) -> Callable[[list[Row]], list[Result]]:
    lane = Here(Terms([], folder, Strictness.LOGICAL, date(2024, 1, 1)))
    return lambda rows: list(results(rows, [lane]))


def verdicts(found: list[Result]) -> list[str]:
    return [result.judged.verdict if result.judged else str(result.error) for result in found]


def told(result: Result) -> dict[str, Any]:
    assert result.judged is not None
    found: dict[str, Any] = json.loads(result.judged.line)
    return found


def test_each_row_is_checked_against_its_own_source_read_once(
    check: Callable[[list[Row]], list[Result]], word_for_word: type[WordForWord]
) -> None:
    rows = [Row(n, str(n), "A left.", "ab"[n % 2] + ".md") for n in range(runs.AHEAD * 2 + 7)]
    found = check(rows)
    assert [result.row for result in found] == rows
    assert verdicts(found) == [("supported", "contradicted")[n % 2] for n in range(len(rows))]
    assert sorted(word_for_word.read) == [("a.md",), ("b.md",)]


def test_claims_that_repeat_are_judged_once(folder: Path, word_for_word: type[WordForWord], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "REMEMBERED", 3)
    asked: list[Question] = []

    class Counted(Here):
        def submit(self, questions: Sequence[Question]) -> Future[list[Told]]:
            asked.extend(questions)
            return super().submit(questions)

    day = date(2020, 2, 2)
    rows = [Row(1, "1", "A left.", "a.md"), Row(2, "2", "A left.", "b.md"), Row(3, "3", "A left.", "a.md", day)]
    rows = [Row(n, str(n), row.claim, row.source, row.date) for n in range(2000) for row in rows]
    found = list(results(rows, [Counted(Terms([], folder))]))
    assert [result.row for result in found] == rows
    assert verdicts(found) == ["supported", "contradicted", "supported"] * 2000
    assert len(asked) == 3


def test_evidence_names_the_source_as_the_row_does(check: Callable[[list[Row]], list[Result]]) -> None:
    (result,) = check([Row(1, "x", "A left.", "a.md")])
    assert told(result)["evidence"][0]["source"] == "a.md"


def test_day_of_a_row_counts_and_rereads_nothing(
    check: Callable[[list[Row]], list[Result]], word_for_word: type[WordForWord]
) -> None:
    rows = [Row(n, str(n), "A left.", "a.md", date(2020, 2, n)) for n in range(1, 9)] + [Row(9, "9", "A left.", "a.md")]
    explained = [told(result)["explanation"].split(",")[0] for result in check(rows)]
    assert explained == [f"as of 2020-02-0{n}" for n in range(1, 9)] + ["as of 2024-01-01"]
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


@pytest.mark.parametrize(("row", "why"), ERRORS.values(), ids=ERRORS)
def test_row_that_fails_leaves_the_others(check: Callable[[list[Row]], list[Result]], row: Row, why: str) -> None:
    found = check([Row(1, "1", "A left.", "a.md"), row, Row(8, "8", "B left.", "a.md")])
    assert verdicts([found[0], found[2]]) == ["supported", "contradicted"]
    assert why in str(found[1].error)
    assert str(found[1].error).startswith("line 7: ")


class Fragile:
    """A lane whose process ends over some claims: "crash" at once, "slow" after a while by the clock of the test."""

    def __init__(self, clock: list[float]) -> None:
        self.clock, self.tasks, self.restarts = clock, list[int](), 0

    def submit(self, questions: Sequence[Question]) -> Future[list[Told]]:
        self.tasks.append(len(questions))
        done: Future[list[Told]] = Future()
        claims = {question.claim for question in questions}
        if claims & {"crash", "slow"}:
            self.clock[0] += 60.0 * ("slow" in claims)
            done.set_exception(BrokenProcessPool("ended"))
        else:
            done.set_result([Judged(question.claim, "{}") for question in questions])
        return done

    def restart(self) -> None:
        self.restarts += 1

    def stop(self) -> None:
        pass


@pytest.mark.parametrize(
    ("claim", "why", "restarts"),
    [
        ("crash", "line 7: its worker process crashed twice; please report it", 3),
        ("slow", "line 7: it took over 50 s and was stopped", 2),
    ],
    ids=["crash", "slow"],
)
def test_row_that_ends_its_process_is_set_apart(monkeypatch: pytest.MonkeyPatch, claim: str, why: str, restarts: int) -> None:
    clock = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    lane = Fragile(clock)
    rows = [Row(n, str(n), claim if n == 7 else f"claim {n}") for n in range(1, 101)]
    found = list(results(rows, [lane], 50.0))
    assert verdicts(found) == [why if n == 7 else f"claim {n}" for n in range(1, 101)]
    assert lane.tasks == [runs.TASK, *[1] * (runs.TASK + restarts - 2), 100 - runs.TASK]
    assert lane.restarts == restarts
