"""What every comparison is weighed by: how surely the claim's other parts pick out the event that a value belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from factcheck.facets.ladder import Ladder
from factcheck.judging.align import SETTLED, Alignment, Likenesses
from factcheck.judging.index import Index
from factcheck.schema import Comparison, Mention, Relation, Side, Value

T = TypeVar("T", bound=Value)

NEIGHBOUR = 0.7
"""What a value counts when it stands in the sentence before or after the aligned one."""
CARRIED = 0.5
"""What the time of an earlier sentence counts for an event without one of its own."""
PREFER = 0.75
"""A supporting value wins when it fits the event at least this well compared with the best conflicting one."""

NARROWER = "narrower claim"
"""The rung of a value within the reported one: of two that fit the event alike, what holds the claimed value speaks of it."""
SURELY = 0.85
"""From this likeness on a word of the source tells the claim's event itself."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A comparison with how surely the claim's other parts pick out the event it speaks of (0 to 1), and where it stands."""

    comparison: Comparison
    strength: float
    sentence: int | None = None
    weight: float = 1.0
    """How much the claimed part tells (rarity)."""
    instead: bool = False
    """For wording: another word stands in its place in the source."""
    figure_there: bool = False
    """For quantities: the figure stands in the event's sentences, whatever it counts there."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A source value that the claim's may be held against."""

    side: Side
    strength: float
    sentence: int


def side(mention: Mention[T]) -> Side:
    """A mention as one side of a comparison."""
    return Side(mention.text, mention.span, mention.value)


def decide(ladder: Ladder[T], claimed: Side, candidates: Iterable[Candidate], weight: float) -> Weighed:
    """The comparison that tells most: a value that fits entails, else the best fitting one that conflicts, else open."""
    best: dict[Relation, tuple[Candidate, str]] = {}
    for candidate in candidates:
        rung = ladder.rung(claimed, candidate.side)
        relation, name = (rung.relation, rung.name) if rung else (Relation.OPEN, "")
        if relation not in best or candidate.strength > best[relation][0].strength:
            best[relation] = candidate, name
    if not best:
        return Weighed(ladder.compare(claimed, None), 1.0, weight=weight)
    entails, excludes, openly = (best.get(relation) for relation in (Relation.ENTAILS, Relation.EXCLUDES, Relation.OPEN))
    if entails and (not excludes or entails[0].strength >= PREFER * excludes[0].strength):
        chosen = entails[0]
    elif excludes:
        chosen = excludes[0]
        if openly and (openly[0].strength, openly[1] == NARROWER) > (chosen.strength, False):
            chosen = openly[0]
    else:
        chosen = best[Relation.OPEN][0]
    return Weighed(ladder.compare(claimed, chosen.side), chosen.strength, chosen.sentence, weight)


def around(alignments: Sequence[Alignment]) -> Iterator[tuple[Alignment, int, float]]:
    """Each aligned sentence and its neighbours, with what a value there counts."""
    for alignment in alignments:
        for n, counts in ((alignment.sentence, 1.0), (alignment.sentence - 1, NEIGHBOUR), (alignment.sentence + 1, NEIGHBOUR)):
            if 0 <= n < len(alignment.source.in_sentence):
                yield alignment, n, counts


def spoken_for(alignment: Alignment, other: int, token: int) -> bool:
    """Whether another word of the claim is told by this source word."""
    return any(m.token == other and m.score >= SETTLED and t != token for t, m in alignment.matches.items())


def shares_argument(alignment: Alignment, head: int, other: int) -> bool:
    """Whether a claim word and a source word are linked to words that tell each other."""
    theirs = {t for _, t in (*alignment.source.below[other], *alignment.source.above[other])}
    ours = [t for _, t in (*alignment.claim.below[head], *alignment.claim.above[head])]
    return any(t in alignment.matches and alignment.matches[t].token in theirs for t in ours)


def told_of_the_same(alignment: Alignment, likenesses: Likenesses, token: int, alike: float = SETTLED) -> bool:
    """Whether the source has a claim word, or one as `alike`, anywhere with one of the names or deeds that it is linked to in the
    claim.

    A deed must have another of its participants, too: of "A met B in Lund" not any meeting in Lund.
    """
    claim, source = alignment.claim, alignment.source
    found = (other for other in source.words if likenesses.of(token, other).score >= alike)
    return any(_linked_alike(claim, source, likenesses, token, other) for other in found)


def _linked_alike(claim: Index, source: Index, likenesses: Likenesses, token: int, other: int) -> bool:
    for near in _linked(claim, token):
        for there in _linked(source, other):
            if likenesses.of(near, there).score < SETTLED:
                continue
            rest = _linked(claim, near) - {token}
            if claim.words[near].pos == "name" or not rest:
                return True
            if any(likenesses.of(one, beside).score >= SETTLED for one in rest for beside in _linked(source, there) - {other}):
                return True
    return False


def _linked(index: Index, token: int) -> set[int]:
    return {t for _, t in (*index.below[token], *index.above[token]) if t in index.words}


def text_of(index: Index, token: int) -> str:
    """The words of the text that a content word stands for."""
    span = index.words[token].span
    return index.reading.text[span.start : span.end]


def side_of(index: Index, token: int) -> Side:
    """A content word as one side of a comparison."""
    return Side(text_of(index, token), index.words[token].span)
