"""The verdict: the only file that decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.judging.align import Alignment, Likenesses, align
from factcheck.judging.entailment.protocol import Entailment, PairJudge
from factcheck.judging.evidence import passage, passages
from factcheck.judging.explain import explain, unchecked
from factcheck.judging.features import TELLING, features, pair_features
from factcheck.judging.index import Index
from factcheck.judging.orders import beside, compare_orders
from factcheck.judging.roles import compare_actors, compare_roles
from factcheck.judging.stances import compare_stances
from factcheck.judging.values import compare_places, compare_quantities, compare_times
from factcheck.judging.voices import Told, settle
from factcheck.judging.weighing import Weighed
from factcheck.judging.wording import TOLD, compare_wording
from factcheck.schema import Finding, Reading, Relation, Report, Span, Strictness, Verdict

SAME_EVENT = 0.3
"""A part may contradict only where the claim's other parts pick out the event at least this surely."""
FACETS = ("quantity", "time", "place", "actor", "roles", "action", "stance", "wording")
"""The order in which people are shown them."""
SAME_VALUE, SURE_VALUE = 0.6, 0.8
ALL_TOLD = 0.7
"""The coverage from which on the facets alone take a claim for told."""
RIGHT_ALONE = {Verdict.SUPPORTED: 0.75, Verdict.CONTRADICTED: 0.7, Verdict.UNVERIFIABLE: 0.35}
"""How often the facets alone are right with each verdict (docs/accuracy.md)."""
VALUES = frozenset({"quantity", "time", "place"})
"""A figure, date or place that conflicts this surely lets nothing be supported, or leaves nothing open."""
PLAIN = frozenset({"swapped", "exchanged"})
NAMED = frozenset({"actor-conflict", "place-conflict"})
"""Rungs and reasons of other conflicts that are as sure as those of values: parses rarely err in them."""
NOT_THERE = frozenset({"not stated", "anything else"})
LESS_EXACT = frozenset({"coarser source", "narrower claim", "lower bound itself", "above a lower bound"})
"""Rungs on which the source tells a part, but not as exactly as the claim."""
SHORT, VERY_SHORT, UNTOLD = 8, 6, 0.4
"""Content words of a short and of a very short claim; the likeness below which a word is not told at all."""
IN_FULL, LINKED_ALIKE = 0.9, 0.5
"""The coverage by one sentence and the share of links from which on a claim counts as told in full."""
NOT_YET = frozenset({"planned-only", "alleged-only", "denied"})
"""Reasons that say why a told event does not support a claim."""
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

    @property
    def coverage(self) -> float:
        """How much of the claim the source tells, 0 to 1."""
        return self.alignments[0].coverage() if self.alignments else 0.0

    @property
    def passage(self) -> str:
        """The sentences that a judge of two texts holds the claim against; "" where nothing of the claim is in the source."""
        return passage(self.index, self.alignments, self.weighed)


def prepare(claim: Reading, source: Index, strictness: Strictness) -> Case:
    """Align the claim with the source and compare facet by facet."""
    index = Index(claim)
    likenesses = Likenesses(index, source)
    alignments = tuple(align(index, source, likenesses))
    weighed = tuple(_weigh(alignments, likenesses, strictness)) if alignments else ()
    return Case(claim, source, alignments, weighed, features(claim, alignments, weighed))


def _weigh(alignments: Sequence[Alignment], likenesses: Likenesses, strictness: Strictness) -> Iterator[Weighed]:
    orders = [*compare_orders(alignments, likenesses)]
    yield from beside(orders, compare_quantities(alignments, likenesses, strictness))
    yield from compare_times(alignments, likenesses)
    yield from orders
    yield from compare_places(alignments, likenesses)
    yield from compare_roles(alignments, likenesses)
    yield from compare_actors(alignments[0], likenesses)
    yield from compare_stances(alignments, likenesses)
    yield from compare_wording(alignments[0], likenesses)


def judge(
    claim: Reading,
    sources: Sequence[Index],
    strictness: Strictness,
    entailment: Entailment | None,
    second: PairJudge | None = None,
) -> Report:
    """The report on a claim against sources as read; `settle` says which of them speaks.

    Where `entailment` is None, the facets decide alone; `second` is asked for what it may listen to.
    """
    if claim.uncheckable:
        return unchecked(claim)
    cases = (prepare(claim, source, strictness) for source in sources)
    cases = (heard(case, second) if second else case for case in cases)
    return settle([Told(_decide(case, entailment), case.index, case.coverage) for case in cases])


def _decide(case: Case, entailment: Entailment | None) -> Report:
    verdict, confidence, deciding = decide(case, entailment.probabilities(case.features)) if entailment else by_law(case)
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
    says of the same event, and nothing is supported against a sure conflict of values or with an untold part in plain sight.
    """
    conflict = _conflict(case)
    gap = max(_gaps(case.weighed), key=_tells, default=None)
    left_open = choices(case)
    allowed = {verdict: chance if verdict in left_open else 0.0 for verdict, chance in chances.items()}
    allowed[Verdict.CONTRADICTED] *= CAUTION
    total = sum(allowed.values()) or 1.0
    verdict = max(allowed, key=lambda v: (allowed[v], v is Verdict.UNVERIFIABLE))
    deciding = {Verdict.CONTRADICTED: conflict, Verdict.UNVERIFIABLE: gap, Verdict.SUPPORTED: None}[verdict]
    sure = (allowed[verdict] / total + chances[verdict]) / 2  # where the law overrules the learned judge, half its doubt stays
    return verdict, min(0.99, sure), deciding


def choices(case: Case) -> frozenset[Verdict]:
    """The verdicts that the laws leave the learned judge to choose from; at least one."""
    conflict, found = _conflict(case), set(Verdict)
    if conflict is None or _elsewhere(conflict, case):
        found.discard(Verdict.CONTRADICTED)
    elif _sure(conflict, SURE_VALUE) and not untold(case.alignments, but=conflict.comparison.claimed.span):
        found.discard(Verdict.UNVERIFIABLE)
    if _sure(conflict, SAME_VALUE) or untold(case.alignments) or any(map(_unsettled, case.weighed)):
        found.discard(Verdict.SUPPORTED)
    elif conflict is None and told_in_full(case):
        found.discard(Verdict.UNVERIFIABLE)
    return frozenset(found)


def told_in_full(case: Case) -> bool:
    """Whether one sentence says all that the claim says, its words linked alike, with nothing left open: what is told is told."""
    if not case.alignments or case.features["coverage_base"] < IN_FULL or any(map(_leaves_open, case.weighed)):
        return False
    return case.features["tied"] >= LINKED_ALIKE or not case.claim.edges


def _leaves_open(item: Weighed) -> bool:
    if item.comparison.relation is not Relation.OPEN:
        return False
    return (
        item.comparison.facet != "stance"
        and item.weight >= TELLING
        or item.comparison.reason in NOT_YET
        and item.strength >= SAME_VALUE
    )


def heard(case: Case, second: PairJudge) -> Case:
    """The case with what a judge of two texts says of it among its features, where the laws leave anything to choose."""
    if len(choices(case)) < 2 or not (read := case.passage):
        return case
    (chances,) = second.judge_pairs([(case.claim.text, read)])
    return replace(case, features=case.features | pair_features(chances))


def _conflict(case: Case) -> Weighed | None:
    return max(_conflicts(case.weighed), key=lambda item: (item.comparison.facet != "wording", item.strength), default=None)


def by_law(case: Case) -> tuple[Verdict, float, Weighed | None]:
    """What the facets alone decide, as `decide` does: contradicted by a part that surely excludes what is said of the same event,
    supported where every part that tells something is told there; else nothing is settled.
    """
    conflict = max(_conflicts(case.weighed), key=lambda item: item.strength, default=None)
    if conflict and conflict.strength >= SAME_VALUE and not untold(case.alignments, but=conflict.comparison.claimed.span):
        return Verdict.CONTRADICTED, RIGHT_ALONE[Verdict.CONTRADICTED], conflict
    gap = max((item for item in _gaps(case.weighed) if item.weight >= TELLING), key=_tells, default=None)
    told = case.features["local"] >= ALL_TOLD and not untold(case.alignments)
    if conflict or gap or not told or any(map(_unsettled, case.weighed)):
        return Verdict.UNVERIFIABLE, RIGHT_ALONE[Verdict.UNVERIFIABLE], gap or conflict
    return Verdict.SUPPORTED, RIGHT_ALONE[Verdict.SUPPORTED], None


def _sure(conflict: Weighed | None, strength: float) -> bool:
    if conflict is None:
        return False
    if conflict.comparison.facet in VALUES:
        return conflict.strength >= strength
    plain = conflict.comparison.rung in PLAIN or conflict.comparison.reason in NAMED
    return plain and conflict.strength >= max(strength, SURE_VALUE)


def _elsewhere(conflict: Weighed, case: Case) -> bool:
    """Whether a figure or date conflicts with that of an event elsewhere: the source does not have the claim's place at all."""
    if conflict.comparison.facet not in ("quantity", "time"):
        return False
    best = case.alignments[0]
    missing = {best.claim.words[token].span for token, score in best.told.items() if score < TOLD}
    places = (item.comparison for item in case.weighed if item.comparison.facet == "place")
    return any(place.rung in NOT_THERE and place.claimed.span in missing for place in places)


def _unsettled(item: Weighed) -> bool:
    """Whether a part is told by the source, but less exactly than the claim has it, or only as denied or alleged."""
    if item.comparison.reason == "alleged-only":
        return item.strength >= SURE_VALUE
    return (item.comparison.rung in LESS_EXACT or item.comparison.reason == "denied") and item.strength >= SAME_VALUE


def untold(alignments: Sequence[Alignment], but: Span | None = None) -> bool:
    """Whether a short claim has a name, an event or (in a very short one) any telling word that the source lacks.

    A long claim may tell the source in other words throughout; a short one has no room for that. Words within `but` don't count.
    """
    if not alignments:
        return True
    told, words = alignments[0].told, alignments[0].claim.words
    if len(told) > SHORT:
        return False
    for token, score in told.items():
        word = words[token]
        if word.rarity < TELLING or (but and word.span.overlaps(but)):
            continue
        event = bool(word.frames) or word.pos == "verb"
        if word.pos == "name" and score < TOLD or score < UNTOLD and (event or len(told) <= VERY_SHORT):
            return True
    return False


def _conflicts(weighed: Sequence[Weighed]) -> Iterator[Weighed]:
    return (item for item in weighed if item.comparison.relation is Relation.EXCLUDES and item.strength >= SAME_EVENT)


def _tells(item: Weighed) -> tuple[bool, bool, float]:
    """How much an open part says of why nothing can be decided: that it is only planned, then a value, then a word."""
    settles = item.comparison.reason in NOT_YET and item.strength >= SAME_EVENT
    return settles, item.comparison.facet != "wording", item.weight


def _gaps(weighed: Sequence[Weighed]) -> Iterator[Weighed]:
    return (item for item in weighed if item.comparison.relation is Relation.OPEN)


def ordered(weighed: Sequence[Weighed], deciding: Weighed | None) -> list[Weighed]:
    """The comparisons for people, each part of the claim once a facet: the deciding one, conflicts, agreements, gaps."""
    rank = {Relation.EXCLUDES: 0, Relation.ENTAILS: 1, Relation.OPEN: 2}
    by_weight = sorted(weighed, key=lambda item: (item is not deciding, -item.strength))
    once: dict[tuple[str, Span | None], Weighed] = {}
    for item in by_weight:
        once.setdefault((item.comparison.facet, item.comparison.claimed.span), item)
    spans = [item.comparison.claimed.span for item in once.values() if item.comparison.facet != "wording"]
    covered = {n for span in spans if span for n in range(span.start, span.end)}  # words that another facet compares already
    found = [i for i in once.values() if i.comparison.facet != "wording" or not _within(i.comparison.claimed.span, covered)]
    return sorted(
        found, key=lambda i: (i is not deciding, rank[i.comparison.relation], FACETS.index(i.comparison.facet), -i.strength)
    )


def _within(span: Span | None, covered: set[int]) -> bool:
    return span is not None and any(n in covered for n in range(span.start, span.end))
