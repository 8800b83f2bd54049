"""Two figures of the source as one, where the claim's is their sum or how far they are apart: "40 killed or wounded"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product

from factcheck.facets.ladder import Ladder
from factcheck.facets.quantity import EITHER, add, between
from factcheck.judging.index import Index
from factcheck.judging.weighing import Candidate, side
from factcheck.schema import Mention, Quantity, Relation

TOGETHER = re.compile(
    r"\b(?:combined|altogether|in total|in all|all told|between them|added up|taken together|the (?:two|three))\b"
    r"|^together\b|\band [\w' ]+ together\b",
    re.IGNORECASE,
)
"""Words of a claim whose figure may count several things at once."""
MORE = re.compile(r" (?:fewer|more|less|higher|lower) than\b", re.IGNORECASE)
APART = 1
"""How many sentences two figures of one total may be apart."""
ADDED = 0.9
"""What a sum counts beside a figure that the source gives itself."""
Figure = tuple[Mention[Quantity], int, float]
"""A figure of the source, its sentence and how well that fits the claim."""


def totals(mention: Mention[Quantity], claim: Index, figures: Sequence[Figure], ladder: Ladder[Quantity]) -> Iterator[Candidate]:
    """Sums of two figures of the source that the claim's may be the total of, and what lies between two: "20 fewer than before".

    The killed and the wounded of one event say how many were killed or wounded, and what is more is excluded; of figures that
    a claim tells "together" a sum is one among many, and only one that agrees is of any worth.
    """
    if parts := EITHER.get(mention.value.kind or ""):
        first, second = ([figure for figure in figures if figure[0].value.kind == kind] for kind in parts)
        pairs = [pair for pair in product(first, second) if _beside(*pair)]
        sure = len({(a[0].span, b[0].span) for a, b in pairs}) == 1
    elif _is_total(mention, claim) or is_margin(claim, mention):
        pairs, sure = [*combinations(figures, 2)], False
    else:
        return
    reckon, how = (between, "apart") if is_margin(claim, mention) else (add, "together")
    for one, other in pairs:
        a, b = one[0], other[0]
        if a.span == b.span or not (found := reckon(a.value, b.value, mention.value.kind)):
            continue
        if sure or ladder.climb(mention.value, found).relation is Relation.ENTAILS:
            told = replace(side(a), text=f"{a.text} and {b.text}, {how} {found.figure:,.10g}", value=found)
            yield Candidate(told, max(one[2], other[2]) if sure else ADDED * min(one[2], other[2]), one[1])


def is_part(mention: Mention[Quantity], claim: Index, other: Mention[Quantity], figures: Sequence[Figure]) -> bool:
    """Whether a figure of the source may be a part of the claim's total, against which it then says nothing."""
    alike = {m.span for m, *_ in figures if (m.value.unit, m.value.kind) == (other.value.unit, other.value.kind)}
    most, least = other.value.possible.high or other.value.figure, mention.value.possible.low
    return most is not None and least is not None and most < least and len(alike) > 1 and _is_total(mention, claim)


def is_margin(index: Index, mention: Mention[Quantity]) -> bool:
    """Whether a figure tells how far two others are apart: "15 guards fewer than before"."""
    return bool(MORE.match(index.reading.text, mention.span.end))


def _is_total(mention: Mention[Quantity], claim: Index) -> bool:
    """Whether a claim's figure may be of several things at once."""
    return mention.value.unit not in ("ordinal", "second") and bool(TOGETHER.search(claim.reading.text))


def _beside(one: Figure, other: Figure) -> bool:
    return abs(one[1] - other[1]) <= APART
