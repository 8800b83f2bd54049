"""The judges of features: the trees are walked all at once, and come where a walk by hand comes."""

import math
from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.judging.entailment.trees import Node, Trees, shipped
from factcheck.schema import Verdict

LEAF: list[Node] = [[0.25]]
TALL: list[Node] = [["told", 0.5, 1, 2], [-1.0], ["far", 2.0, 3, 4], [1.0], [2.0]]
FLAT: list[Node] = [["far", 1.0, 1, 2], [0.5], [0.0]]
SMALL = Trees(
    base={Verdict.SUPPORTED: 0.1, Verdict.CONTRADICTED: 0.0, Verdict.UNVERIFIABLE: -0.1},
    trees={Verdict.SUPPORTED: [TALL, LEAF], Verdict.CONTRADICTED: [FLAT], Verdict.UNVERIFIABLE: []},
)


@pytest.mark.parametrize(
    ("told", "far", "supported", "contradicted"),
    [
        (0.5, 9.0, 0.1 - 1.0 + 0.25, 0.0),  # at the threshold to the left
        (0.6, 2.0, 0.1 + 1.0 + 0.25, 0.0),
        (0.6, 2.1, 0.1 + 2.0 + 0.25, 0.0),
        (0.6, 1.0, 0.1 + 1.0 + 0.25, 0.5),
    ],
)
def test_a_walk_ends_in_the_leaf_that_the_features_lead_to(
    told: float, far: float, supported: float, contradicted: float
) -> None:
    found = SMALL.probabilities({"told": told, "far": far, "unasked": 1.0})
    raised = [math.exp(score) for score in (supported, contradicted, -0.1)]
    assert list(found.values()) == pytest.approx([one / sum(raised) for one in raised])


def test_judges_without_a_tree_give_their_base_scores() -> None:
    bare = Trees(base={Verdict.SUPPORTED: 0.0, Verdict.CONTRADICTED: 0.0}, trees={v: [] for v in Verdict})
    assert bare.probabilities({}) == {Verdict.SUPPORTED: 0.5, Verdict.CONTRADICTED: 0.5}


@given(st.randoms(use_true_random=False))
def test_the_shipped_trees_are_walked_as_by_hand(random: Random) -> None:
    for judge in shipped():
        names = {node[0] for trees in judge.trees.values() for tree in trees for node in tree if len(node) > 1}
        features = {name: random.choice((0.0, 0.3, 0.65, 1.0, 4.0)) for name in sorted(names)}
        scores = {v: judge.base[v] + math.fsum(_walked(tree, features) for tree in judge.trees[v]) for v in judge.base}
        raised = {v: math.exp(score / judge.temperature) for v, score in scores.items()}
        expected = {v: one / sum(raised.values()) for v, one in raised.items()}
        assert judge.probabilities(features) == pytest.approx(expected)


def _walked(tree: Sequence[Node], features: dict[str, float]) -> float:
    node = tree[0]
    while len(node) > 1:
        name, threshold, left, right = node
        node = tree[left if features[name] <= threshold else right]
    return float(node[0])
