"""What the comparisons leave a judge to choose from: what each verdict's chance counts, from 0 (ruled out) to 1."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.judging.align import SETTLED, Alignment
from factcheck.judging.case import Case
from factcheck.judging.features import TELLING
from factcheck.judging.weighing import Weighed
from factcheck.judging.wording import TOLD
from factcheck.schema import Comparison, Relation, Span, Verdict

SAME_EVENT = 0.3
"""A part may contradict only where the claim's other parts pick out the event at least this surely."""
SAME_VALUE, SURE_VALUE = 0.6, 0.8
VALUES = frozenset({"quantity", "time", "place"})
"""A figure, date or place that conflicts this surely lets nothing be supported, or leaves nothing open."""
SURE_DENIAL = 0.9
"""From here on it is as sure that one side denies what the other tells."""
PLAIN = frozenset({"swapped", "exchanged"})
NAMED = frozenset({"actor-conflict", "place-conflict"})
"""Rungs and reasons of other conflicts that are as sure as those of values: parses rarely err in them."""
ADDED = re.compile(r"\b(?:too|as well|another)\b", re.IGNORECASE)
"""Words by which a claim adds somebody or someplace to what is known: what the source names need not be all."""
NOT_THERE = frozenset({"not stated", "anything else"})
NO_SUCH_VALUE = NOT_THERE | {"different unit", "different kind", "perhaps another group", "narrower claim"}
"""Rungs on which the source's value is of something else, wider, or missing."""
LESS_EXACT = frozenset(
    {"coarser source", "narrower claim", "lower bound itself", "above a lower bound", "overlap", "one of several"}
)
"""Rungs on which the source tells a part, but not as exactly as the claim."""
SHORT, VERY_SHORT, UNTOLD = 8, 6, 0.4
"""Content words of a short and of a very short claim; the likeness below which a word is not told at all."""
IN_FULL, LINKED_ALIKE = 0.9, 0.5
"""The coverage by one sentence and the share of links from which on a claim counts as told in full."""
IN_VAIN = 0.12
"""What the other verdicts' chances count there: whose words are all told may yet be told of somebody else."""
NOT_YET = frozenset({"planned-only", "alleged-only", "denied"})
"""Reasons that say why a told event does not support a claim."""
CAUTION = 0.7
"""What a chance of "contradicted" counts beside the others: a false alarm costs more than a missed one."""
NO_CONFLICT = 0.35
"""What it counts where no part excludes anything, and only the wording as a whole may: of its own a reader errs often there."""
READ_WHOLE = 2.0
"""How much more that is where the source is brief: there the reader of two texts has seen all of it, and errs less."""
UNLIKELY, HARDLY_TOLD = 0.5, 0.6
"""What that counts in turn where the claim's figures or dates were compared and none conflicts, or none is there to compare,
where all of its words are told, or where less than the second of a short claim is: nothing is there that tells it otherwise.
"""
LACKING, NOWHERE, ABSENT = 0.5, 0.4, 0.35
"""What a chance of "supported" counts where a short claim has a name or an event that the source hardly tells, and where a
noun or verb of a very short one is not told at all: its likeness to all that is there is below the last.
"""
VALUE_UNTOLD = 0.35
"""What it counts in turn where a figure, date or place of the claim is held against none that could tell it; and where nothing
else conflicts, that claim is not contradicted either: of such verdicts two of five were wrong.
"""
DENIED_ALIKE = 0.2
"""What it counts where a short claim denies what the source has no word for, but one that is a little like it: "I don't know"."""
HALF_TOLD, THIN = (0.6, 0.5), (0.5, 0.8)
"""What the passage, and its best sentence alone, must tell of a long claim; where both tell less, what its chances of
"supported" and, without a conflict, of "contradicted" count: of ten details three may be told and seven new.
"""


def leanings(case: Case) -> dict[Verdict, float]:
    """What each verdict's chance counts. Figures, dates, places and roles that surely conflict, parts that are told less exactly,
    and claims that are told in full have the say; at least one verdict is not ruled out.
    """
    if not case.alignments:
        return dict.fromkeys(Verdict, 0.0) | {Verdict.UNVERIFIABLE: 1.0}
    found = dict.fromkeys(Verdict, 1.0) | {Verdict.CONTRADICTED: CAUTION}
    conflict = main_conflict(case)
    less_exact = left_unsettled(case.weighed)
    value_untold = any(map(_value_untold, case.weighed))
    nothing_told = _nothing_told(case.alignments[0])
    if conflict is None:
        found[Verdict.CONTRADICTED] *= 0.0 if less_exact or value_untold or nothing_told else NO_CONFLICT
        found[Verdict.CONTRADICTED] *= UNLIKELY if _hardly_contradicted(case) or _only_called_so(case) else 1.0
        found[Verdict.CONTRADICTED] *= READ_WHOLE if case.index.brief else 1.0
    elif _elsewhere(conflict, case) or conflict.comparison.reason in NAMED and ADDED.search(case.claim.text):
        found[Verdict.CONTRADICTED] = 0.0
    elif _sure(conflict, SURE_VALUE) and not untold(case.alignments, but=conflict.comparison.claimed.span):
        found[Verdict.UNVERIFIABLE] = 0.0
    if less_exact or _sure(conflict, SAME_VALUE) or nothing_told:
        found[Verdict.SUPPORTED] = 0.0
    elif _nowhere(case.alignments[0]):
        found[Verdict.SUPPORTED] = NOWHERE
    elif untold(case.alignments):
        found[Verdict.SUPPORTED] = LACKING
    elif conflict is None and told_in_full(case):
        found |= {Verdict.UNVERIFIABLE: IN_VAIN, Verdict.CONTRADICTED: found[Verdict.CONTRADICTED] * IN_VAIN}
    elif _half_told(case):
        found[Verdict.SUPPORTED] *= THIN[0]
        found[Verdict.CONTRADICTED] *= THIN[1] if conflict is None else 1.0
    if value_untold:
        found[Verdict.SUPPORTED] *= VALUE_UNTOLD
    if _denied_by_likeness(case.alignments[0]):
        found[Verdict.SUPPORTED] *= DENIED_ALIKE
    return found


def _value_untold(item: Weighed) -> bool:
    """Whether the source gives no figure, date or place that could tell the claim's."""
    comparison = item.comparison
    of_others = comparison.rung == "different group" and not item.figure_there  # "five children" of "14 people"
    untold = of_others or comparison.rung in NO_SUCH_VALUE or comparison.rung == "unresolved" and not _same_words(comparison)
    return comparison.facet in VALUES and untold and item.strength >= SAME_EVENT


def _same_words(comparison: Comparison) -> bool:
    """Whether both sides say the same of a time that can't be placed: "last week"."""
    there = comparison.reported
    return there is not None and there.text.lower() == comparison.claimed.text.lower()


def _hardly_contradicted(case: Case) -> bool:
    """Whether a claim without a conflict is one whose wording alone hardly contradicts."""
    if case.features["coverage_base"] >= IN_FULL or any(map(_compared, case.weighed)):
        return True
    return len(case.alignments[0].told) <= SHORT and case.features["local"] < HARDLY_TOLD


def _only_called_so(case: Case) -> bool:
    """Whether a short claim says of something only that it "was a triumph", and the source has no such word for anything."""
    claim, told = case.alignments[0].claim, case.alignments[0].told
    called = {edge.head for edge in claim.reading.edges if edge.role in ("same", "agent") and not claim.above[edge.head]}
    words = [claim.words[token] for token in called if told.get(token, 1.0) < UNTOLD]
    return len(told) <= VERY_SHORT and any(word.pos == "noun" and word.rarity >= TELLING for word in words)


def _half_told(case: Case) -> bool:
    """Whether hardly half of a long claim is told."""
    told = case.features["local"], case.features["coverage_base"]
    return len(case.alignments[0].told) > SHORT and told[0] < HALF_TOLD[0] and told[1] < HALF_TOLD[1]


def told_in_full(case: Case) -> bool:
    """Whether one sentence says all that the claim says, its words linked alike, with nothing left open: what is told is told."""
    if case.features["coverage_base"] < IN_FULL or any(map(_leaves_open, case.weighed)):
        return False
    best = case.alignments[0]
    if any(score < SETTLED and best.claim.words[token].rarity >= TELLING for token, score in best.told.items()):
        return False  # "police" for "security personnel": told, but less exactly
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


def main_conflict(case: Case) -> Weighed | None:
    """The comparison that a contradiction would rest on, one of values or roles before one of words."""
    return max(conflicts(case.weighed), key=lambda item: (item.comparison.facet != "wording", item.strength), default=None)


def _nothing_told(best: Alignment) -> bool:
    """Whether nothing in the source is like a telling word of the claim, or like any where it has none: "I don't know"."""
    telling = [score for token, score in best.told.items() if best.claim.words[token].rarity >= TELLING]
    return max(telling or best.told.values(), default=1.0) < UNTOLD


def _denied_by_likeness(best: Alignment) -> bool:
    """Whether a short claim denies a deed that the source only has something like: it can hardly say that this was not done."""
    told = ((best.claim.words[token], score) for token, score in best.told.items())
    denied = [score for word, score in told if word.pos == "verb" and word.stance.status == "did-not"]
    return len(best.told) <= SHORT and bool(denied) and max(denied) < TOLD


def _nowhere(best: Alignment) -> bool:
    """Whether a very short claim has a telling noun or verb that nothing in the source is like."""
    told, words = best.told, best.claim.words
    telling = (token for token in told if words[token].rarity >= TELLING and words[token].pos in ("noun", "verb"))
    return len(told) <= VERY_SHORT and any(told[token] < ABSENT for token in telling)


def conflicts(weighed: Sequence[Weighed]) -> Iterator[Weighed]:
    """What excludes the claim, of an event that is probably its own."""
    return (item for item in weighed if item.comparison.relation is Relation.EXCLUDES and item.strength >= SAME_EVENT)


def _compared(item: Weighed) -> bool:
    """Whether a figure or date of the claim is held against the source's: surely, or it agrees."""
    if item.comparison.facet not in ("quantity", "time") or item.comparison.reported is None:
        return False
    return item.strength >= (SAME_EVENT if item.comparison.relation is Relation.ENTAILS else SAME_VALUE)


def _sure(conflict: Weighed | None, strength: float) -> bool:
    if conflict is None:
        return False
    if conflict.comparison.facet in VALUES:
        return conflict.strength >= strength
    if conflict.comparison.reason == "negated":
        return conflict.strength >= SURE_DENIAL
    plain = conflict.comparison.rung in PLAIN or conflict.comparison.reason in NAMED
    return plain and conflict.strength >= max(strength, SURE_VALUE)


def _elsewhere(conflict: Weighed, case: Case) -> bool:
    """Whether a part conflicts with that of an event elsewhere: the source does not have the claim's place at all."""
    if conflict.comparison.facet == "place":
        return False
    best = case.alignments[0]
    missing = {best.claim.words[token].span for token, score in best.told.items() if score < TOLD}
    places = (item.comparison for item in case.weighed if item.comparison.facet == "place")
    return any(place.rung in NOT_THERE and place.claimed.span in missing for place in places)


def left_unsettled(weighed: Sequence[Weighed]) -> bool:
    """Whether a part of the claim is told less exactly, or only as planned, denied or alleged, and nowhere else as it is.

    It is told as it is where that is sure, or where the claim's figure stands: "lost 312 million"; it was expected to lose less.
    """
    agree = [item for item in weighed if item.comparison.relation is Relation.ENTAILS]
    figures = {item.sentence for item in agree if item.comparison.facet == "quantity"}
    stances = [item for item in agree if item.comparison.facet == "stance"]
    done = {i.comparison.claimed.span for i in stances if i.strength >= SURE_VALUE or i.sentence in figures}
    return any(_unsettled(i) for i in weighed if i.comparison.reason != "planned-only" or i.comparison.claimed.span not in done)


def _unsettled(item: Weighed) -> bool:
    """Whether a part is told by the source, but less exactly than the claim has it, or only as planned, denied or alleged."""
    if item.comparison.reason in ("planned-only", "alleged-only"):
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
