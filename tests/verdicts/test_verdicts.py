"""Claims on articles of our own and on the seed article: the verdict of each, and the reason where the row names one.

A row with "today": "wrong" is one that the tool still gets wrong; the day it is right, its mark must go.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from factcheck.checker import Checker
from factcheck.schema import Report, Verdict
from factcheck.sources.read import read_source, seed

HERE = Path(__file__).parent


def rows() -> Iterator[Any]:
    for line in (HERE / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        wrong = [pytest.mark.xfail(reason="still judged wrongly")] if row.get("today") == "wrong" else []
        yield pytest.param(row, id=f"{row['article']}: {row['claim']}", marks=wrong)


@cache
def checker(article: str) -> Checker:
    return Checker([seed() if article == "seed" else read_source(str(HERE / "articles" / f"{article}.md"))])


@cache
def report(article: str, claim: str) -> Report:
    return checker(article).check(claim)


@pytest.mark.parametrize("row", list(rows()))
def test_verdict(row: dict[str, str]) -> None:
    found = report(row["article"], row["claim"])
    assert found.verdict == row["verdict"], found.explanation
    if "reason" in row:
        assert found.reason == row["reason"]


@pytest.mark.parametrize("row", [pytest.param(*param.values, id=param.id) for param in rows()])
def test_what_is_shown_stands_in_the_source(row: dict[str, str]) -> None:
    found, source = report(row["article"], row["claim"]), checker(row["article"]).sources[0]
    assert found.verdict is Verdict.UNVERIFIABLE or found.evidence
    for passage in found.evidence:
        assert source.text[passage.span.start : passage.span.end] == passage.text
        assert all(mark.within(passage.span) for mark in passage.marks)
    for comparison in found.comparisons:
        if comparison.claimed.span:
            assert row["claim"][comparison.claimed.span.start : comparison.claimed.span.end] == comparison.claimed.text


def test_both_figures_are_named() -> None:
    explanation = report("seed", "20 officers killed in Rask").explanation
    assert "20 officers" in explanation
    assert "at least 11" in explanation


def test_false_contradictions_are_none() -> None:
    """The worst mistake: no supported row of the table may come out contradicted."""
    table = [json.loads(line) for line in (HERE / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    supported = [row for row in table if row["verdict"] == "supported"]
    assert [row["claim"] for row in supported if report(row["article"], row["claim"]).verdict is Verdict.CONTRADICTED] == []
