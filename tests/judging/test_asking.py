"""When a judge of two texts is asked: not where the judge of features is sure, or the laws
leave one verdict only; always where it sees no part that contradicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from factcheck.checker import Checker
from factcheck.judging.case import prepare
from factcheck.judging.entailment.protocol import Judges
from factcheck.judging.judge import judge, weighed_by
from factcheck.reading.read import read_claims
from factcheck.schema import Source, Strictness, Verdict

S, C, U = Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.UNVERIFIABLE
MILL = "A fire destroyed a paper mill in Tampere on 3 March 2021. Four workers were injured, the police said."


class Says:
    """A judge of features that always says the same."""

    def __init__(self, supported: float, contradicted: float) -> None:
        self.chances = {S: supported, C: contradicted, U: 1 - supported - contradicted}

    def probabilities(self, features: Mapping[str, float]) -> dict[Verdict, float]:
        return self.chances


class Pair:
    """A judge of two texts that counts how often it is asked."""

    asked = 0

    def judge_pairs(self, pairs: Sequence[tuple[str, str]]) -> list[dict[Verdict, float]]:
        self.asked += len(pairs)
        return [{S: 0.2, C: 0.2, U: 0.6}] * len(pairs)


# fmt: off
CASES = {  # name -> claim, chances of "supported" and "contradicted" without the other judge, whether that is asked
    "sure":                    ("Four workers were injured.", 0.95, 0.03, False),
    "in doubt":                ("Four workers were taken ill.", 0.45, 0.20, True),
    "a figure conflicts":      ("Nine workers were injured.", 0.02, 0.97, False),
    "one verdict is left":     ("A fire destroyed a mill on 3 March 2021 at 10 a.m.", 0.50, 0.20, False),
    "nothing seen to conflict": ("Four workers were praised.", 0.01, 0.98, True),
}
# fmt: on


@pytest.mark.parametrize(("claim", "supported", "contradicted", "asked"), CASES.values(), ids=CASES)
def test_asked(claim: str, supported: float, contradicted: float, asked: bool) -> None:
    checker = Checker([Source("source", MILL)])
    (reading,) = read_claims([claim], checker.context)
    pair, hearing = Pair(), Says(0.1, 0.1)
    case = prepare(reading, checker.indices[0], Strictness.REPORTED)
    chances, weighed, decision = weighed_by(case, Judges(Says(supported, contradicted), hearing, pair))
    assert bool(pair.asked) is asked
    assert (chances is hearing.chances) is asked
    if asked:
        assert decision[0] is U
        assert weighed.features["pair_unverifiable"] < 0


def test_of_several_sources_those_that_tell_enough_are_asked() -> None:
    hills = "A fire burned for two days in the hills near Lahti, and workers dug a trench."
    checker = Checker([Source("mill", MILL), Source("hills", hills)])
    (reading,) = read_claims(["Four workers were taken ill in a fire in Tampere."], checker.context)
    pair = Pair()
    report = judge(reading, checker.indices, Strictness.REPORTED, Judges(Says(0.5, 0.1), Says(0.1, 0.1), pair))
    assert report.verdict is U
    assert pair.asked == 1
