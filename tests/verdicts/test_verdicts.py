"""The specification (docs/verdicts.md) and claims on whole articles, row by row: each verdict, and the reason that the row names.

A row marked in its column "today" is one that the tool still gets wrong: it must fail until its mark is taken away.
FACTCHECK_BLESS=1 writes the marks anew.
"""

from __future__ import annotations

import os
from typing import Any

import pytest

from factcheck.schema import Verdict
from tests.verdicts.tables import ARTICLES, SPECIFICATION, Row, marked, rows

PAGES = (SPECIFICATION, ARTICLES)
ROWS = [row for page in PAGES for row in rows(page)]
REASONS = frozenset(
    line.split("`")[1] for line in SPECIFICATION.read_text(encoding="utf-8").splitlines() if line.startswith("| `")
)


def case(row: Row) -> Any:
    """The row as a parameter: one that is marked must fail."""
    wrong = [pytest.mark.xfail(reason=f"today {row.today}", strict=True)] if row.today else []
    return pytest.param(row, id=f"{row.source[:40]}: {row.claim}", marks=wrong)


@pytest.mark.skipif("FACTCHECK_BLESS" in os.environ, reason="the marks are being written")
@pytest.mark.parametrize("row", [case(row) for row in ROWS])
def test_verdict(row: Row) -> None:
    found = row.report
    assert found.verdict == row.verdict, found.explanation
    assert found.reason == (row.reason or found.reason), found.explanation


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row.source[:40]}: {row.claim}") for row in ROWS])
def test_what_is_shown_stands_in_the_source(row: Row) -> None:
    found, source = row.report, row.checker.sources[0]
    assert found.verdict is Verdict.UNVERIFIABLE or found.evidence
    for passage in found.evidence:
        assert source.text[passage.span.start : passage.span.end] == passage.text
        assert all(mark.within(passage.span) for mark in passage.marks)
    for comparison in found.comparisons:
        if comparison.claimed.span:
            assert row.claim[comparison.claimed.span.start : comparison.claimed.span.end] == comparison.claimed.text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_page_says_how_many_rows_are_right(page: Any) -> None:
    if "FACTCHECK_BLESS" in os.environ:
        page.write_text(marked(page), encoding="utf-8")
    assert marked(page) == page.read_text(encoding="utf-8")


def test_rows_ask_for_verdicts_and_reasons_that_there_are() -> None:
    assert [row for row in ROWS if row.verdict not in set(Verdict) or row.reason not in {*REASONS, ""}] == []


def test_both_figures_are_named() -> None:
    row = next(row for row in ROWS if row.source == "seed" and row.claim == "20 officers killed in Rask")
    assert "20 officers" in row.report.explanation
    assert "at least 11" in row.report.explanation
