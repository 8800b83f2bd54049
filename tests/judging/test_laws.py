"""What the comparisons leave a judge to choose from, and what a contradiction rests on where no part conflicts."""

from __future__ import annotations

import pytest

from factcheck.checker import Checker
from factcheck.judging.case import Case, prepare
from factcheck.judging.crossed import crossed
from factcheck.judging.laws import CAUTION, DENIED_ALIKE, IN_VAIN, LACKING, NO_CONFLICT, NOWHERE, READ_WHOLE, UNLIKELY, leanings
from factcheck.judging.wording import told_otherwise
from factcheck.reading.read import read_claims
from factcheck.schema import Relation, Source, Strictness, Verdict

S, C, U = Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.UNVERIFIABLE
MILL = """A fire destroyed a paper mill in Tampere on 3 March 2021. Four workers were injured, the police said.
The owner, Harri Laine, plans to rebuild the mill. At least 200 tonnes of paper burned."""
# fmt: off
LEANINGS = {  # claim -> what the chance of each verdict counts
    "A fire destroyed a paper mill in Tampere.":                {S: 1.0, C: CAUTION * NO_CONFLICT * READ_WHOLE * UNLIKELY * IN_VAIN, U: IN_VAIN},
    "Nine workers were injured.":                               {S: 0.0, C: CAUTION, U: 0.0},
    "Harri Laine rebuilt the mill.":                            {S: 0.0, C: 0.0, U: 1.0},
    "More than 200 tonnes of paper burned.":                    {S: 0.0, C: 0.0, U: 1.0},
    "A ministry was robbed.":                                   {S: 0.0, C: 0.0, U: 1.0},
    "I don't know.":                                            {S: 0.0, C: 0.0, U: 1.0},
    "The police did not know it.":                              {S: DENIED_ALIKE, C: CAUTION * NO_CONFLICT * READ_WHOLE, U: 1.0},
    "The paper was robbed.":                                    {S: NOWHERE, C: CAUTION * NO_CONFLICT * READ_WHOLE * UNLIKELY, U: 1.0},
    "Four tired workers were injured.":                         {S: LACKING, C: CAUTION * NO_CONFLICT * READ_WHOLE * UNLIKELY, U: 1.0},
}
CROSSED = [
    ("Arno launched an attack on two camps in Lund.", "Lund launched an attack on two camps in Arno.", True),
    ("Arno launched an attack on two camps in Lund.", "Arno attacked two camps in Lund.", False),
    ("Vela beat Orm in the final.", "Orm was beaten by Vela in the final.", False),
    ("Lund's mayor, Jan Bek, opened the bridge.", "Jan Bek is the mayor of Lund.", False),
]
# fmt: on


def case_of(source: str, claim: str) -> Case:
    """The claim against the source, compared."""
    checker = Checker([Source("source", source)])
    (reading,) = read_claims([claim], checker.context)
    return prepare(reading, checker.indices[0], Strictness.REPORTED)


@pytest.mark.parametrize(("claim", "counts"), LEANINGS.items(), ids=LEANINGS)
def test_leanings(claim: str, counts: dict[Verdict, float]) -> None:
    assert leanings(case_of(MILL, claim)) == pytest.approx(counts)


@pytest.mark.parametrize(("source", "claim", "changed"), CROSSED)
def test_names_that_changed_places(source: str, claim: str, changed: bool) -> None:
    found = [item.comparison for item in crossed(case_of(source, claim).alignments[0])]
    assert bool(found) is changed
    assert {(comparison.relation, comparison.reason) for comparison in found} <= {(Relation.EXCLUDES, "role-swap")}


def test_what_is_told_otherwise() -> None:
    case = case_of(MILL, "A storm destroyed a paper mill in Tampere.")
    word = told_otherwise(case.alignments[0], case.weighed).comparison
    whole = told_otherwise(case.alignments[0], ()).comparison
    assert word.relation is whole.relation is Relation.EXCLUDES
    assert (word.reason, whole.reason) == ("detail-conflict", "detail-conflict")
    assert (word.claimed.text, word.reported and word.reported.text) == ("storm", "fire")
    assert (whole.claimed.text, whole.reported and whole.reported.text) == (case.claim.text, MILL.partition(" Four")[0])
