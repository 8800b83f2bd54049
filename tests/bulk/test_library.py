"""A bulk run without --source: against the library, as a single check is; and resumed only against the same library."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.bulk.checkers import Terms
from factcheck.bulk.checkpoint import terms_told
from factcheck.library.store import Item, Library
from factcheck.schema import Source

if TYPE_CHECKING:
    from tests.conftest import Run

ARTICLES = {
    "ferry": "A ferry with 212 passengers ran aground off Cape Wrath on Thursday.",
    "mine": "The Harrow mine closed in March after 40 years, with the loss of 300 jobs.",
}
CLAIMS = ["A ferry ran aground off Cape Wrath", "The Harrow mine closed with the loss of 90 jobs", "11 officers killed in Rask"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTCHECK_LIBRARY", str(tmp_path / "kept.db"))
    with Library(tmp_path / "kept.db", write=True) as library:
        list(library.add(Item(Source(id, text), id) for id, text in ARTICLES.items()))
    (tmp_path / "claims.txt").write_text("\n".join(CLAIMS))
    return tmp_path


def without_id(line: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(line)
    return found | {"id": None}


def test_rows_are_judged_as_single_claims_are(folder: Path, run: Callable[..., Run]) -> None:
    alone = [json.loads(run(claim, "--json").out) for claim in CLAIMS]
    assert [found["verdict"] for found in alone] == ["supported", "contradicted", "supported"]
    found = run("bulk", "claims.txt", "--quiet")
    assert [without_id(line) for line in found.out.splitlines()] == alone
    assert run("bulk", "claims.txt", "--quiet", "--workers", "2").out == found.out


def test_row_names_an_article_of_the_library(folder: Path, run: Callable[..., Run]) -> None:
    rows = [{"claim": CLAIMS[0], "source": source} for source in ("ferry", "library:ferry", "mine", "library:none")]
    (folder / "claims.jsonl").write_text("\n".join(map(json.dumps, rows)))
    found = run("bulk", "claims.jsonl", "--quiet")
    told = [json.loads(line) for line in found.out.splitlines()]
    assert [row["verdict"] for row in told] == ["supported", "supported", "unverifiable", None]
    assert [row["evidence"][0]["source"] for row in told[:2]] == ["ferry", "library:ferry"]
    assert "line 4: can't read source library:none: no such article in the library" in found.err


def test_day_of_a_row_counts(folder: Path, run: Callable[..., Run]) -> None:
    rows = [{"claim": "A ferry ran aground yesterday", "date": day} for day in ("2023-05-05", "2023-05-09")]
    (folder / "claims.jsonl").write_text("\n".join(map(json.dumps, rows)))
    lines = run("bulk", "claims.jsonl", "--quiet").out.splitlines()
    days = ["2023-05-04", "2023-05-08"]
    assert [day in line for day, line in zip(days, lines, strict=True)] == [True, True]


def test_library_that_grew_is_another_one(folder: Path) -> None:
    terms = Terms([], folder, library=folder / "kept.db")
    before = terms_told(terms)
    assert terms_told(terms) == before
    with Library(folder / "kept.db", write=True) as library:
        list(library.add([Item(Source("x", "Something else happened in Oslo."), "more")]))
    assert {name for name, value in terms_told(terms).items() if value != before[name]} == {"library"}
