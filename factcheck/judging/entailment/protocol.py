"""What the judges of entailment are: of features, and of two texts; a probability for each verdict comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from factcheck.schema import Verdict


class Entailment(Protocol):
    """Judges what no facet can decide alone."""

    def probabilities(self, features: Mapping[str, float]) -> dict[Verdict, float]:
        """A probability for each verdict, adding up to 1."""
        ...


class PairJudge(Protocol):
    """Judges a claim by the words of a passage alone."""

    def judge_pairs(self, pairs: Sequence[tuple[str, str]]) -> list[dict[Verdict, float]]:
        """For each (claim, passage) a probability for each verdict, adding up to 1."""
        ...


@dataclass(frozen=True, slots=True)
class Judges:
    """Who judges what no facet decides: `alone` by what the facets found, and where that leaves doubt, `hearing` with it."""

    alone: Entailment
    hearing: Entailment
    """Judges by the same features and by what `pair` says."""
    pair: PairJudge | None = None
    """None where the features already have what one said."""
