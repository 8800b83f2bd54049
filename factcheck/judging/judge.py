"""The verdict: the only file that decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.judging.align import Alignment, Likenesses, align
from factcheck.judging.compare import (
    Weighed,
    compare_places,
    compare_quantities,
    compare_roles,
    compare_stances,
    compare_times,
    compare_wording,
)
from factcheck.judging.entailment.protocol import Entailment
from factcheck.judging.evidence import passages
from factcheck.judging.explain import explain, unchecked
from factcheck.judging.features import features
from factcheck.judging.index import Index
from factcheck.schema import Finding, Reading, Relation, Report, Span, Strictness, Verdict

SAME_EVENT = 0.5
"""A part may contradict only where the claim's other parts pick out the event at least this surely."""
SURE_EVENT = 0.9
"""From here on a conflicting figure, date or place lets nothing be supported, whatever the learned judge thinks."""
LAW = frozenset({"quantity", "time", "place"})


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

    The learned judge weighs; the facets overrule it: nothing is contradicted without a conflict of the same event, and
    nothing is supported against a sure conflict.
    """
    conflict = max(_conflicts(case.weighed), key=lambda item: (not item.instead, item.strength), default=None)
    gap = max(_gaps(case.weighed), key=lambda item: item.weight, default=None)
    allowed = dict(chances)
    if conflict is None or conflict.strength < SAME_EVENT:
        allowed[Verdict.CONTRADICTED] = 0.0
    elif conflict.strength >= SURE_EVENT and conflict.comparison.facet in LAW:
        allowed[Verdict.SUPPORTED] = 0.0
    total = sum(allowed.values()) or 1.0
    verdict = max(allowed, key=lambda v: (allowed[v], v is Verdict.UNVERIFIABLE))
    deciding = {Verdict.CONTRADICTED: conflict, Verdict.UNVERIFIABLE: gap, Verdict.SUPPORTED: None}[verdict]
    return verdict, min(0.99, allowed[verdict] / total), deciding


def _conflicts(weighed: Sequence[Weighed]) -> Iterator[Weighed]:
    """What conflicts; a word in another's place conflicts too where the rest is told almost word for word."""
    for item in weighed:
        if item.comparison.relation is Relation.EXCLUDES:
            yield item
        elif item.instead:
            why = item.comparison.why
            yield replace(item, comparison=replace(item.comparison, relation=Relation.EXCLUDES, reason="detail-conflict", why=why))


def _gaps(weighed: Sequence[Weighed]) -> Iterator[Weighed]:
    return (item for item in weighed if item.comparison.relation is Relation.OPEN)


def ordered(weighed: Sequence[Weighed], deciding: Weighed | None) -> list[Weighed]:
    """The comparisons for people: the deciding one first, then conflicts, agreements, and what is not stated."""
    rank = {Relation.EXCLUDES: 0, Relation.ENTAILS: 1, Relation.OPEN: 2}
    rest = [item for item in weighed if deciding is None or item.comparison.claimed.span != deciding.comparison.claimed.span]
    rest.sort(key=lambda item: (item.comparison.facet == "wording", rank[item.comparison.relation], -item.strength))
    return [*([deciding] if deciding else []), *rest]
