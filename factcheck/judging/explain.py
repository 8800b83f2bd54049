"""The reason code and the one sentence with both values that a verdict is given with."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.judging.align import Alignment
from factcheck.judging.weighing import Weighed
from factcheck.schema import Reading, Relation, Report, Verdict

VALUES = ("quantity", "time")
"""Facets whose sentence names both values; of the others the evidence itself says more."""


def unchecked(claim: Reading) -> Report:
    """The report on a claim that holds nothing to check."""
    why = claim.uncheckable or "there is nothing to check"
    return Report(claim.text, Verdict.UNVERIFIABLE, 0.95, "not-checkable", f"Not checkable: {why}.", reading=claim)


def explain(
    claim: Reading, verdict: Verdict, deciding: Weighed | None, weighed: Sequence[Weighed], alignments: Sequence[Alignment]
) -> tuple[str, str]:
    """Reason code and sentence."""
    if not alignments:
        return "not-mentioned", "The source does not mention this."
    if verdict is Verdict.SUPPORTED:
        return "stated", _stated(weighed, alignments[0])
    if deciding is None:
        return "not-mentioned", "The source does not tell enough of this to say."
    comparison = deciding.comparison
    if verdict is Verdict.UNVERIFIABLE and alignments[0].coverage() < 0.35:
        return "not-mentioned", "The source does not mention this."
    return comparison.reason or "detail-not-stated", comparison.why


def _stated(weighed: Sequence[Weighed], best: Alignment) -> str:
    agreeing = [item for item in weighed if item.comparison.relation is Relation.ENTAILS and item.comparison.facet in VALUES]
    events = (best.source.words[m.token] for t, m in best.matches.items() if best.claim.words[t].frames)
    by = next((f", according to {event.stance.said_by[0]}" for event in events if event.stance.said_by), "")
    if not agreeing:
        return f"The source says so{by}."
    agreeing.sort(key=lambda item: (VALUES.index(item.comparison.facet), -item.strength))
    return agreeing[0].comparison.why.rstrip(".") + f"{by}."
