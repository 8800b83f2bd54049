"""The shipped judge: multinomial logistic regression over the alignment's features, weights in a small table."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from factcheck.schema import Verdict


@dataclass(frozen=True, slots=True)
class Logistic:
    """`weights[verdict][feature]` on standardised features: (value - mean) / scale."""

    mean: Mapping[str, float]
    scale: Mapping[str, float]
    bias: Mapping[Verdict, float]
    weights: Mapping[Verdict, Mapping[str, float]]

    def probabilities(self, features: Mapping[str, float]) -> dict[Verdict, float]:
        """A probability for each verdict (softmax), adding up to 1."""
        standard = {name: (features[name] - self.mean[name]) / self.scale[name] for name in self.mean}
        scores = {v: self.bias[v] + sum(row[name] * x for name, x in standard.items()) for v, row in self.weights.items()}
        top = max(scores.values())
        raised = {verdict: math.exp(score - top) for verdict, score in scores.items()}
        total = sum(raised.values())
        return {verdict: value / total for verdict, value in raised.items()}


@cache
def shipped() -> Logistic:
    """The judge whose weights ship with the package (training/judge.py builds them)."""
    table = json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))
    return Logistic(
        mean=table["mean"],
        scale=table["scale"],
        bias={Verdict(v): b for v, b in table["bias"].items()},
        weights={Verdict(v): row for v, row in table["weights"].items()},
    )
