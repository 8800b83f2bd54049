"""The shipped judges: boosted decision trees over the alignment's features, kept as a small table and walked in plain Python."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.schema import Verdict

Node = Sequence[Any]
"""[feature, threshold, left, right] with indices of the child nodes, or [value] for a leaf."""


@dataclass(frozen=True, slots=True)
class Trees:
    """For each verdict a base score and trees whose leaves add to it; `temperature` above 1 softens the probabilities."""

    base: Mapping[Verdict, float]
    trees: Mapping[Verdict, Sequence[Sequence[Node]]]
    temperature: float = 1.0

    def probabilities(self, features: Mapping[str, float]) -> dict[Verdict, float]:
        """A probability for each verdict (softmax over the sums of the leaves), adding up to 1."""
        scores = {v: (self.base[v] + sum(_leaf(tree, features) for tree in self.trees[v])) / self.temperature for v in self.base}
        top = max(scores.values())
        raised = {verdict: math.exp(score - top) for verdict, score in scores.items()}
        total = sum(raised.values())
        return {verdict: value / total for verdict, value in raised.items()}


def _leaf(tree: Sequence[Node], features: Mapping[str, float]) -> float:
    node = tree[0]
    while len(node) > 1:
        name, threshold, left, right = node
        node = tree[left if features[name] <= threshold else right]
    return float(node[0])


@cache
def shipped() -> tuple[Trees, Trees]:
    """The judges that ship with the package (training/judge.py builds them): alone, and hearing a judge of two texts."""
    table = json.loads(Path(__file__).with_name("trees.json").read_text(encoding="utf-8"))
    return _trees(table["alone"]), _trees(table["hearing"])


def _trees(table: Mapping[str, Any]) -> Trees:
    return Trees(
        base={Verdict(v): score for v, score in table["base"].items()},
        trees={Verdict(v): trees for v, trees in table["trees"].items()},
        temperature=table["temperature"],
    )
