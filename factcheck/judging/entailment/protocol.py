"""What a judge of entailment is: features in, a probability for each verdict out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from factcheck.schema import Verdict


class Entailment(Protocol):
    """Judges what no facet can decide alone."""

    def probabilities(self, features: Mapping[str, float]) -> dict[Verdict, float]:
        """A probability for each verdict, adding up to 1."""
        ...
