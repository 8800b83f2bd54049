"""What a bulk run is summed up by: reasons, the surest contradictions, the slowest sources, in bounded memory."""

from __future__ import annotations

import pytest

from factcheck.reports import summary
from factcheck.reports.drawing import bar
from factcheck.reports.summary import Tally
from factcheck.schema import Verdict

SUPPORTED, CONTRADICTED = Verdict.SUPPORTED, Verdict.CONTRADICTED


def test_surest_contradictions_come_first_and_of_those_alike_the_first() -> None:
    tally = Tally()
    for number, confidence in enumerate((0.7, 0.9, 0.6, 0.9, 0.8, 0.95, 0.65)):
        tally.add(f"claim {number}", CONTRADICTED, "count-conflict", confidence, "why", "", 0.0)
    tally.add("true", SUPPORTED, "stated", 0.99, "why", "", 0.0)
    assert [found.claim for found in tally.contradicted] == ["claim 5", "claim 1", "claim 3", "claim 4", "claim 0"]
    assert tally.reasons == {(CONTRADICTED, "count-conflict"): 7, (SUPPORTED, "stated"): 1}


def test_slowest_sources_have_all_their_time_and_claims() -> None:
    tally = Tally()
    for source, seconds in (("a", 1.0), ("b", 3.0), ("a", 1.5), ("", 0.5)):
        tally.add("claim", SUPPORTED, "stated", 0.9, "why", source, seconds)
    assert tally.slowest == [("b", 3.0, 1), ("a", 2.5, 2), ("", 0.5, 1)]


def test_one_source_is_not_told_apart() -> None:
    tally = Tally()
    tally.add("claim", SUPPORTED, "stated", 0.9, "why", "a", 1.0)
    assert tally.slowest == []


def test_sources_without_end_are_forgotten_but_for_the_slowest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summary, "KEPT", 10)
    tally = Tally()
    for number in range(100):
        tally.add("claim", SUPPORTED, "stated", 0.9, "why", f"source {number}", 100.0 - number)
    assert len(tally.claims) <= 10
    assert tally.claims.keys() == tally.seconds.keys()
    assert [name for name, _, _ in tally.slowest] == [f"source {number}" for number in range(5)]


@pytest.mark.parametrize(("length", "drawn"), [(0.0, ""), (0.01, "▌"), (0.5, "▌"), (1.0, "█"), (2.3, "██▌"), (3.0, "███")])
def test_bar_is_drawn_to_the_half_and_never_vanishes(length: float, drawn: str) -> None:
    assert bar(length) == drawn
