"""Where a claim says that a place is: "Rask lies in the southwest of Iran", against what the source says of Rask itself."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.facets import place
from factcheck.judging.align import SETTLED, Likenesses
from factcheck.judging.index import Index
from factcheck.judging.weighing import Candidate, side
from factcheck.schema import Relation
from factcheck.words.place_words import DIRECTIONS, SETTLEMENTS

LYING = frozenset({"lie", "locate", "situate"})
SURE = 0.9
"""How surely what the source says of a place is said of the claim's place of that name."""


def situated(likenesses: Likenesses, token: int) -> Iterator[Candidate]:
    """What the source says of where the places are that the claim puts in this one, if that decides anything."""
    claim, source = likenesses.claim, likenesses.source
    claimed = claim.places[token]
    for other in _within(claim, token):
        for there, mention in source.places.items():
            if likenesses.of(other, there).score < SETTLED:
                continue
            if place.LADDER.climb(claimed.value, mention.value).relation is not Relation.OPEN:
                yield Candidate(side(mention), SURE, source.sentence_at(mention.span.start))


def in_side(claim: Index, token: int) -> bool:
    """Whether a noun names a side that something lies in: "in the south of Iran"; what is "north of Lund" is not in it."""
    return claim.words[token].lemma in DIRECTIONS and any(role == "in" for role, _ in claim.above[token])


def _within(claim: Index, token: int) -> set[int]:
    """The names of the claim that it says lie in this place: by "is", "lies in", "a city in", "in the south of"."""
    heads = {head for _, head in claim.above[token]}
    heads |= {child for role, child in claim.below[token] if role == "same" and child < token}  # not "Lund, Sweden"
    for head in [head for head in heads if in_side(claim, head)]:
        heads |= {above for _, above in claim.above[head]}
    names = {other for other, word in claim.words.items() if word.pos == "name" and word.kind in ("place", "")}
    found = heads & names
    for head in heads - found:
        if claim.words[head].lemma in LYING | SETTLEMENTS:
            beside = {child for _, child in claim.below[head]} | {above for role, above in claim.above[head] if role == "same"}
            named = {child for near in beside if claim.words[near].lemma in SETTLEMENTS for _, child in claim.below[near]}
            found |= (beside | named) & names
    return found - {token}
