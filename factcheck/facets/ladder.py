"""A ladder of named rungs: the first rung that holds is the answer, and its sentence is the explanation.

    Ladder (one per facet)
      Rung "not stated"     null rung, always first: one side says nothing
      Rung "same figure"    then the law, most specific first
      ...
      Rung "anything else"  always last: nothing decided, so open

After splink's comparison levels.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from factcheck.schema import Comparison, Relation, Side, Value

V = TypeVar("V", bound=Value)


@dataclass(frozen=True, slots=True)
class Rung(Generic[V]):
    """One level of a comparison.

    `holds(claimed, reported)` is pure; `why` is a sentence with {claimed} and {reported}; `reason` is the code that a
    verdict resting on this rung carries; `why_otherwise` is the sentence, if any, where the two are not written alike.
    """

    name: str
    relation: Relation
    holds: Callable[[V, V], bool]
    why: str
    reason: str = ""
    why_otherwise: str = ""


@dataclass(frozen=True, slots=True)
class Ladder(Generic[V]):
    """The rungs of one facet, in order; the last one must hold for every pair."""

    facet: str
    not_stated: str
    """The sentence of the null rung, with {claimed}."""
    rungs: tuple[Rung[V], ...]

    def climb(self, claimed: V, reported: V) -> Rung[V]:
        """The first rung that holds. Raises LookupError where the ladder has no last rung for everything."""
        for rung in self.rungs:
            if rung.holds(claimed, reported):
                return rung
        raise LookupError(f"the ladder of {self.facet} has no rung for {claimed} and {reported}")

    def rung(self, claimed: Side, reported: Side | None) -> Rung[V] | None:
        """The rung that two sides stand on; None for "not stated", where either has no value."""
        if reported is None or reported.value is None or claimed.value is None:
            return None
        return self.climb(claimed.value, reported.value)  # type: ignore[arg-type]

    def compare(self, claimed: Side, reported: Side | None) -> Comparison:
        """The comparison of two sides; `reported` None is the rung "not stated"."""
        rung = self.rung(claimed, reported)
        if rung is None or reported is None:
            why = self.not_stated.format(claimed=claimed.text)
            return Comparison(self.facet, "not stated", Relation.OPEN, claimed, None, why, "detail-not-stated")
        alike = claimed.text.lower() == reported.text.lower()
        why = (rung.why if alike else rung.why_otherwise or rung.why).format(claimed=claimed.text, reported=reported.text)
        return Comparison(self.facet, rung.name, rung.relation, claimed, reported, why, rung.reason)
