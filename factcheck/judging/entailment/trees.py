"""The shipped judges: boosted decision trees over the alignment's features, kept as a small table and walked all at once."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from factcheck.schema import Verdict

Node = Sequence[Any]
"""[feature, threshold, left, right] with indices of the child nodes, or [value] for a leaf."""


class _Table(NamedTuple):
    """The nodes of all trees, one behind the other. A leaf is its own child, so that a walk which has come to it stays there."""

    features: list[str]
    asks: NDArray[np.intp]
    """Which of `features` each node asks for."""
    threshold: NDArray[np.float64]
    left: NDArray[np.intp]
    """Where each node goes on where the feature is at most the threshold."""
    right: NDArray[np.intp]
    """Where it goes on else."""
    value: NDArray[np.float64]
    roots: NDArray[np.intp]
    """The first node of each tree: the trees of a verdict one behind the other, the verdicts as in `base`."""
    starts: NDArray[np.intp]
    """Where the trees of each verdict begin in `roots`."""
    depth: int
    """Steps from a root to the farthest leaf."""


@dataclass(frozen=True)
class Trees:
    """For each verdict a base score and trees whose leaves add to it; `temperature` above 1 softens the probabilities."""

    base: Mapping[Verdict, float]
    trees: Mapping[Verdict, Sequence[Sequence[Node]]]
    temperature: float = 1.0

    def probabilities(self, features: Mapping[str, float]) -> dict[Verdict, float]:
        """A probability for each verdict (softmax over the sums of the leaves), adding up to 1."""
        table = self._table
        given = np.array([features[name] for name in table.features])
        goes = np.where(given[table.asks] <= table.threshold, table.left, table.right)
        node = table.roots
        for _ in range(table.depth):
            node = goes[node]
        leaves = np.split(table.value[node], table.starts[1:])
        scores = {v: (self.base[v] + float(told.sum())) / self.temperature for v, told in zip(self.base, leaves, strict=True)}
        top = max(scores.values())
        raised = {verdict: math.exp(score - top) for verdict, score in scores.items()}
        total = sum(raised.values())
        return {verdict: value / total for verdict, value in raised.items()}

    @cached_property
    def _table(self) -> _Table:
        trees = [tree for verdict in self.base for tree in self.trees[verdict]]
        roots = np.cumsum([0, *map(len, trees)])[:-1].astype(np.intp)
        nodes = [(int(root), n, node) for root, tree in zip(roots, trees, strict=True) for n, node in enumerate(tree)]
        names = sorted({node[0] for *_, node in nodes if len(node) > 1})
        at = {name: n for n, name in enumerate(names)}
        return _Table(
            features=names,
            asks=np.array([at[node[0]] if len(node) > 1 else 0 for *_, node in nodes], dtype=np.intp),
            threshold=np.array([node[1] if len(node) > 1 else 0.0 for *_, node in nodes]),
            left=np.array([root + (node[2] if len(node) > 1 else n) for root, n, node in nodes], dtype=np.intp),
            right=np.array([root + (node[3] if len(node) > 1 else n) for root, n, node in nodes], dtype=np.intp),
            value=np.array([0.0 if len(node) > 1 else node[0] for *_, node in nodes]),
            roots=roots,
            starts=np.cumsum([0, *(len(self.trees[verdict]) for verdict in self.base)])[:-1].astype(np.intp),
            depth=max(map(_depth, trees), default=0),
        )


def _depth(tree: Sequence[Node], node: int = 0) -> int:
    return 0 if len(tree[node]) == 1 else 1 + max(_depth(tree, child) for child in tree[node][2:])


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
