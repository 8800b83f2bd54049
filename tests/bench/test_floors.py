"""The benches' figures of made-up answers, and what falls below a pinned floor."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from bench.scoring import AT_MOST, Answer, fallen, figures, reliability
from factcheck.schema import Verdict

FLOORS = Path(__file__).parents[2] / "bench/floors.toml"
DATA = Path(__file__).parents[3] / "shared"


@pytest.mark.parametrize(
    ("measured", "floors", "lines"),
    [
        ({"set": {"accuracy": 0.7}}, {"set": {"accuracy": 0.7}}, []),
        ({"set": {"accuracy": 0.69}}, {"set": {"accuracy": 0.7}}, ["set: accuracy is 0.690, pinned at least 0.700"]),
        ({"set": {"false_contradiction": 0.04}}, {"set": {"false_contradiction": 0.05}}, []),
        (
            {"set": {"false_contradiction": 0.06}},
            {"set": {"false_contradiction": 0.05}},
            ["set: false_contradiction is 0.060, pinned at most 0.050"],
        ),
        ({"set": {}}, {"set": {"macro_f1": 0.5}}, ["set: macro_f1 was not measured, pinned at 0.500"]),
        ({}, {"set": {"macro_f1": 0.5}}, []),  # a set that was measured in part has no figures to compare
        ({"other": {"accuracy": 0.1}}, {}, []),
    ],
)
def test_fallen(measured: dict[str, dict[str, float]], floors: dict[str, dict[str, float]], lines: list[str]) -> None:
    assert list(fallen(measured, floors)) == lines


@pytest.mark.parametrize(
    ("label", "verdict", "right"),
    [
        ("supported", "supported", True),
        ("supported", "contradicted", False),
        ("unverifiable", "contradicted", False),
        ("not_supported", "contradicted", True),
        ("not_supported", "unverifiable", True),
        ("not_supported", "supported", False),
    ],
)
def test_right(label: str, verdict: str, right: bool) -> None:
    assert Answer("1", label, verdict, 0.5).right is right


@pytest.mark.parametrize(
    ("quote", "passage", "rests"),
    [
        ("two boats sank", "Two boats sank off the coast on Monday.", True),
        ("two boats sank", "The coast guard searched on Monday.", False),
        ("two boats sank", "", False),
    ],
)
def test_rests(quote: str, passage: str, rests: bool) -> None:
    assert Answer("1", "supported", "supported", 0.5, quotes=(quote,), evidence=(passage,)).rests is rests


def test_figures_of_three_way_answers() -> None:
    answers = [
        Answer("1", "supported", "supported", 0.95, quotes=("a boat sank",), evidence=("A boat sank.",)),
        Answer("2", "supported", "contradicted", 0.95, quotes=("a boat sank",), evidence=("A boat sank.",)),
        Answer("3", "contradicted", "contradicted", 0.55),
        Answer("4", "unverifiable", "unverifiable", 0.55),
    ]
    assert figures(answers) == pytest.approx(
        {
            "accuracy": 0.75,
            "supported_or_not": 0.75,
            "balanced_accuracy": (0.5 + 1 + 1) / 3,
            "false_contradiction": 0.5,
            "macro_f1": (2 / 3 + 2 / 3 + 1) / 3,
            "calibration_error": (0.45 * 2 + 0.45 * 2) / 4,
            "evidence_and_verdict": 0.5,
        }
    )
    assert [(one.low, one.answers) for one in reliability(answers)] == [(0.5, 2), (0.9, 2)]


def test_figures_of_two_way_answers() -> None:
    answers = [Answer("1", "supported", "unverifiable", 0.5), Answer("2", "not_supported", "contradicted", 0.5)]
    assert figures(answers) == {"accuracy": 0.5, "supported_or_not": 0.5, "balanced_accuracy": 0.5, "false_contradiction": 0.0}


def test_floors_pin_figures_that_are_measured() -> None:
    known = {*figures([Answer("1", "supported", "supported", 0.5, quotes=("a",))])}
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    assert floors
    assert known >= AT_MOST
    assert all(pinned.keys() <= known and all(0 < bar < 1 for bar in pinned.values()) for pinned in floors.values())


def test_rows_are_dealt_by_what_they_share() -> None:
    folds_of = pytest.importorskip("training.pairs").folds_of
    rows = [
        {"claim": f"Boat {n} {deed}.", "evidence": f"Boat {n} sank off the coast."}
        for n in range(60)
        for deed in ("sank", "fell")
    ]
    dealt = folds_of("fm2", rows, {})
    assert {dealt.count(fold) > 20 for fold in range(3)} == {True}
    assert dealt[::2] == dealt[1::2]
    assert set(folds_of("fever", rows, {})) == {-1}


def test_a_row_on_an_article_of_the_claims_is_in_its_fold() -> None:
    folds_of = pytest.importorskip("training.pairs").folds_of
    fold_of = pytest.importorskip("training.pairs").fold_of
    text = " ".join(f"The crew of boat {n} was rescued off the coast by night." for n in range(3))
    row = {"claim": "The crew was rescued.", "evidence": f"{text} Nobody else was there."}
    for name in ("a", "b", "c", "d"):
        assert folds_of("summedits_news", [row], {"other": "Nothing like it stands here.", name: text}) == [fold_of(name)]


def test_what_was_heard_is_on_record() -> None:
    chances = pytest.importorskip("training.chances")
    verdict = {Verdict.SUPPORTED: 0.7, Verdict.CONTRADICTED: 0.1, Verdict.UNVERIFIABLE: 0.2}

    class Said:
        def judge_pairs(self, pairs: list[tuple[str, str]]) -> list[dict[Verdict, float]]:
            return [verdict for _ in pairs]

    table: dict[str, tuple[int, int]] = {}
    chances.Recording(Said(), table).judge_pairs([("A boat sank.", "The boat sank.")])
    record = chances.Recorded(table)
    assert record.judge_pairs([("A boat sank.", "The boat sank.")])[0] == pytest.approx(verdict)
    with pytest.raises(chances.Unheard):
        record.judge_pairs([("A boat sank.", "Another passage.")])


@pytest.mark.skipif(not (DATA / "external/fm2-dev.jsonl").is_file(), reason="the labelled sets are not there")
def test_outside_rows_are_spread_and_answered() -> None:
    pytest.importorskip("sklearn")
    from bench.accuracy import in_sample

    answers = in_sample(DATA / "external/fm2-dev.jsonl", 3)
    assert 1 <= len(answers) <= 3
    assert len({answer.id for answer in answers}) == len(answers)
    assert {answer.label for answer in answers} <= {"supported", "contradicted"}
