"""The verdict: the only file that decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.judging.align import Alignment, Likenesses, align
from factcheck.judging.entailment.protocol import Entailment
from factcheck.judging.evidence import passages
from factcheck.judging.explain import explain, unchecked
from factcheck.judging.features import features
from factcheck.judging.index import Index
from factcheck.judging.roles import compare_actors, compare_roles
from factcheck.judging.stances import compare_stances
from factcheck.judging.values import compare_places, compare_quantities, compare_times
from factcheck.judging.weighing import Weighed
from factcheck.judging.wording import compare_wording
from factcheck.schema import Finding, Reading, Relation, Report, Span, Strictness, Verdict

SAME_EVENT = 0.3
"""A part may contradict only where the claim's other parts pick out the event at least this surely."""
CAUTION = 0.85
"""What a chance of "contradicted" counts beside the others: a false alarm costs more than a missed one."""


@dataclass(frozen=True, slots=True)
class Case:
    """A claim against one source: all that the decision rests on."""

    claim: Reading
    index: Index
    alignments: tuple[Alignment, ...]
    weighed: tuple[Weighed, ...]
    features: dict[str, float]


def prepare(claim: Reading, source: Index, strictness: Strictness) -> Case:
    """Align the claim with the source and compare facet by facet."""
    index = Index(claim)
    likenesses = Likenesses(index, source)
    alignments = tuple(align(index, source, likenesses))
    weighed = tuple(_weigh(alignments, likenesses, strictness)) if alignments else ()
    return Case(claim, source, alignments, weighed, features(claim, alignments, weighed))


def _weigh(alignments: Sequence[Alignment], likenesses: Likenesses, strictness: Strictness) -> Iterator[Weighed]:
    yield from compare_quantities(alignments, likenesses, strictness)
    yield from compare_times(alignments, likenesses)
    yield from compare_places(alignments, likenesses)
    yield from compare_roles(alignments, likenesses)
    yield from compare_actors(alignments[0], likenesses)
    yield from compare_stances(alignments, likenesses)
    yield from compare_wording(alignments[0], likenesses)


def judge(claim: Reading, sources: Sequence[Index], strictness: Strictness, entailment: Entailment) -> Report:
    """The report on a claim against sources as read; the source that decides most surely speaks."""
    if claim.uncheckable:
        return unchecked(claim)
    reports = [_decide(prepare(claim, source, strictness), entailment) for source in sources]
    settled = [report for report in reports if report.verdict is not Verdict.UNVERIFIABLE]
    return max(settled or reports, key=lambda report: report.confidence)


def _decide(case: Case, entailment: Entailment) -> Report:
    verdict, confidence, deciding = decide(case, entailment.probabilities(case.features))
    reason, explanation = explain(case.claim, verdict, deciding, case.weighed, case.alignments)
    evidence = passages(case.index, case.alignments, deciding, case.weighed)
    if not evidence:
        verdict = Verdict.UNVERIFIABLE
    comparisons = tuple(item.comparison for item in ordered(case.weighed, deciding))
    finding = Finding(Span(0, len(case.claim.text)), verdict, reason, comparisons, evidence)
    return Report(
        claim=case.claim.text,
        verdict=verdict,
        confidence=round(confidence, 3),
        reason=reason,
        explanation=explanation,
        findings=(finding,),
        evidence=evidence,
        reading=case.claim,
    )


def decide(case: Case, chances: dict[Verdict, float]) -> tuple[Verdict, float, Weighed | None]:
    """The verdict, how sure it is, and the comparison it rests on (None where it rests on all of them).

    The learned judge weighs, the facets have the say: nothing is contradicted but by a part that excludes what the source
    says of the same event.
    """
    conflict = max(_conflicts(case.weighed), key=lambda item: (item.comparison.facet != "wording", item.strength), default=None)
    gap = max(_gaps(case.weighed), key=lambda item: item.weight, default=None)
    allowed = dict(chances)
    allowed[Verdict.CONTRADICTED] *= CAUTION if conflict else 0.0
    total = sum(allowed.values()) or 1.0
    verdict = max(allowed, key=lambda v: (allowed[v], v is Verdict.UNVERIFIABLE))
    deciding = {Verdict.CONTRADICTED: conflict, Verdict.UNVERIFIABLE: gap, Verdict.SUPPORTED: None}[verdict]
    return verdict, min(0.99, allowed[verdict] / total), deciding


def _conflicts(weighed: Sequence[Weighed]) -> Iterator[Weighed]:
    return (item for item in weighed if item.comparison.relation is Relation.EXCLUDES and item.strength >= SAME_EVENT)


def _gaps(weighed: Sequence[Weighed]) -> Iterator[Weighed]:
    return (item for item in weighed if item.comparison.relation is Relation.OPEN)


def ordered(weighed: Sequence[Weighed], deciding: Weighed | None) -> list[Weighed]:
    """The comparisons for people: the deciding one first, then conflicts, agreements, and what is not stated."""
    rank = {Relation.EXCLUDES: 0, Relation.ENTAILS: 1, Relation.OPEN: 2}
    rest = [item for item in weighed if deciding is None or item.comparison.claimed.span != deciding.comparison.claimed.span]
    rest.sort(key=lambda item: (item.comparison.facet == "wording", rank[item.comparison.relation], -item.strength))
    return [*([deciding] if deciding else []), *rest]
