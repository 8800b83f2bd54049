"""The verdict: the only file that decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from factcheck.judging.case import Case, prepare
from factcheck.judging.entailment.protocol import Judges, PairJudge
from factcheck.judging.evidence import passages
from factcheck.judging.explain import explain, unchecked
from factcheck.judging.features import TELLING, pair_features
from factcheck.judging.index import Index
from factcheck.judging.laws import NOT_YET, SAME_EVENT, SAME_VALUE, conflicts, leanings, left_unsettled, main_conflict, untold
from factcheck.judging.voices import Told, settle
from factcheck.judging.weighing import Weighed
from factcheck.judging.wording import told_otherwise
from factcheck.schema import Finding, Reading, Relation, Report, Span, Strictness, Verdict

FACETS = ("quantity", "time", "place", "actor", "roles", "action", "stance", "wording")
"""The order in which people are shown them."""
ALL_TOLD = 0.7
"""The coverage from which on the facets alone take a claim for told."""
RIGHT_ALONE = {Verdict.SUPPORTED: 0.75, Verdict.CONTRADICTED: 0.7, Verdict.UNVERIFIABLE: 0.35}
"""How often the facets alone are right with each verdict (docs/accuracy.md)."""
SURE_ALONE = 0.7
"""How sure the judge of features must be for no judge of two texts to be asked: of two claims in five, and as many are right.
That the wording as a whole contradicts, without a part that does, it cannot see."""
ABOUT_IT = 0.3
"""By how much more of the claim another source may tell, 0 to 1, where a judge of two texts is still asked of this one."""
Decision = tuple[Verdict, float, Weighed | None]
"""The verdict, how sure it is, and the comparison it rests on (None where it rests on all of them)."""


def judge(
    claim: Reading,
    sources: Sequence[Index],
    strictness: Strictness,
    judges: Judges | None,
    dated: Callable[[Reading, date | None], Reading] | None = None,
) -> Report:
    """The report on a claim against sources as read; `settle` says which of them speaks.

    Where `judges` is None, the facets decide alone. `dated` gives the claim as read where its relative dates count from a
    source's day; without it they count from one day for all.
    """
    if claim.uncheckable:
        return unchecked(claim)
    own = ((dated(claim, source.reading.published) if dated else claim, source) for source in sources)
    cases = [prepare(reading, source, strictness) for reading, source in own]
    most = max((case.coverage for case in cases), default=0.0)
    return settle([Told(_decide(case, judges, most - case.coverage <= ABOUT_IT), case.index, case.coverage) for case in cases])


def _decide(case: Case, judges: Judges | None, about_it: bool) -> Report:
    """The report on one source; `about_it`: no other source tells far more of the claim."""
    verdict, confidence, deciding = weighed_by(case, judges, about_it)[2] if judges else by_law(case)
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


def decide(case: Case, chances: dict[Verdict, float]) -> Decision:
    """What is decided by these chances of the learned judge.

    The learned judge weighs, the facets have the say (laws.py): nothing is supported against a sure conflict of values, or left
    open beside one, and nothing is contradicted without one unless the learned judge is far surer of it than of the others.
    """
    leaning = leanings(case)
    allowed = {verdict: chance * leaning[verdict] for verdict, chance in chances.items()}
    total = sum(allowed.values()) or 1.0
    verdict = max(allowed, key=lambda v: (allowed[v], v is Verdict.UNVERIFIABLE))
    deciding = None
    if verdict is Verdict.CONTRADICTED:
        deciding = main_conflict(case) or told_otherwise(case.alignments[0], case.weighed)
    elif verdict is Verdict.UNVERIFIABLE:
        deciding = max(_gaps(case.weighed), key=_tells, default=None)
    sure = (allowed[verdict] / total + chances[verdict]) / 2  # where the law overrules the learned judge, half its doubt stays
    return verdict, min(0.99, sure), deciding


def weighed_by(case: Case, judges: Judges, about_it: bool = True) -> tuple[dict[Verdict, float], Case, Decision]:
    """Each verdict's chance, the case as weighed, and what is decided by them.

    A judge of two texts is asked only where the facets leave doubt, and the laws a choice, and where the source is `about_it`.
    """
    chances = judges.alone.probabilities(case.features)
    verdict, sure, _ = found = decide(case, chances)
    no_doubt = sure >= SURE_ALONE and (verdict is not Verdict.CONTRADICTED or main_conflict(case))
    if not about_it or no_doubt or sum(counts > 0.0 for counts in leanings(case).values()) == 1:
        return chances, case, found
    if judges.pair:
        case = heard(case, judges.pair)
    chances = judges.hearing.probabilities(case.features)
    return chances, case, decide(case, chances)


def heard(case: Case, second: PairJudge) -> Case:
    """The case with what a judge of two texts says of it among its features, where the source has anything of the claim."""
    if not (read := case.passage):
        return case
    (chances,) = second.judge_pairs([(case.claim.text, read)])
    return replace(case, features=case.features | pair_features(chances))


def by_law(case: Case) -> Decision:
    """What the facets alone decide, as `decide` does: contradicted by a part that surely excludes what is said of the same event,
    supported where every part that tells something is told there; else nothing is settled.
    """
    conflict = max(conflicts(case.weighed), key=lambda item: item.strength, default=None)
    if conflict and conflict.strength >= SAME_VALUE and not untold(case.alignments, but=conflict.comparison.claimed.span):
        return Verdict.CONTRADICTED, RIGHT_ALONE[Verdict.CONTRADICTED], conflict
    gap = max((item for item in _gaps(case.weighed) if item.weight >= TELLING), key=_tells, default=None)
    told = case.features["local"] >= ALL_TOLD and not untold(case.alignments)
    if conflict or gap or not told or left_unsettled(case.weighed):
        return Verdict.UNVERIFIABLE, RIGHT_ALONE[Verdict.UNVERIFIABLE], gap or conflict
    return Verdict.SUPPORTED, RIGHT_ALONE[Verdict.SUPPORTED], None


def _tells(item: Weighed) -> tuple[bool, bool, float]:
    """How much an open part says of why nothing can be decided: that it is only planned, then a value, then a word."""
    settles = item.comparison.reason in NOT_YET and item.strength >= SAME_EVENT
    return settles, item.comparison.facet != "wording", item.weight


def _gaps(weighed: Sequence[Weighed]) -> Iterator[Weighed]:
    return (item for item in weighed if item.comparison.relation is Relation.OPEN)


def ordered(weighed: Sequence[Weighed], deciding: Weighed | None) -> list[Weighed]:
    """The comparisons for people, each part of the claim once a facet: the deciding one, conflicts, agreements, gaps."""
    rank = {Relation.EXCLUDES: 0, Relation.ENTAILS: 1, Relation.OPEN: 2}
    shown = [*weighed] if deciding is None else [deciding, *weighed]
    by_weight = sorted(shown, key=lambda item: (item is not deciding, -item.strength))
    once: dict[tuple[str, Span | None], Weighed] = {}
    for item in by_weight:
        once.setdefault((item.comparison.facet, item.comparison.claimed.span), item)
    spans = [item.comparison.claimed.span for item in once.values() if item.comparison.facet != "wording"]
    covered = {n for span in spans if span for n in range(span.start, span.end)}  # words that another facet compares already
    found = [
        i
        for i in once.values()
        if i is deciding or i.comparison.facet != "wording" or not _within(i.comparison.claimed.span, covered)
    ]
    return sorted(
        found, key=lambda i: (i is not deciding, rank[i.comparison.relation], FACETS.index(i.comparison.facet), -i.strength)
    )


def _within(span: Span | None, covered: set[int]) -> bool:
    return span is not None and any(n in covered for n in range(span.start, span.end))
