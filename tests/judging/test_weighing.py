"""Which of several source values a claimed one is held against."""

from __future__ import annotations

import pytest

from factcheck.facets.place import LADDER
from factcheck.judging.weighing import Candidate, decide
from factcheck.schema import Place, Relation, Side

BAGHDAD = Side("Baghdad", None, Place("Baghdad", frozenset({"baghdad"}), frozenset({"iraq"})))
US = Side("US", None, Place("US", frozenset({"united states"}), frozenset({"north america"})))
IRAQ = Side("Iraq", None, Place("Iraq", frozenset({"iraq"}), frozenset({"asia"})))


@pytest.mark.parametrize(
    ("us", "iraq", "relation"),
    [(1.0, 1.0, Relation.OPEN), (0.8, 1.0, Relation.OPEN), (1.0, 0.8, Relation.EXCLUDES)],
)
def test_what_holds_the_claimed_place_speaks_of_it(us: float, iraq: float, relation: Relation) -> None:
    weighed = decide(LADDER, BAGHDAD, [Candidate(US, us, 0), Candidate(IRAQ, iraq, 0)], 1.0)
    assert weighed.comparison.relation is relation
