"""Two figures of the source as one, where the claim's is their sum or how far they are apart: "40 killed or wounded"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise, product

from factcheck.facets.ladder import Ladder
from factcheck.facets.quantity import EITHER, add, between
from factcheck.interval import Interval
from factcheck.judging.index import Index
from factcheck.judging.weighing import Candidate, side
from factcheck.schema import Mention, Quantity, Relation, Side

TOGETHER = re.compile(
    r"\b(?:combined|altogether|in total|in all|all told|between them|added up|taken together|the (?:two|three))\b"
    r"|^together\b|\band [\w' ]+ together\b",
    re.IGNORECASE,
)
"""Words of a claim whose figure may count several things at once."""
MORE = re.compile(r" (?:fewer|more|less|higher|lower) than\b", re.IGNORECASE)
LINK = re.compile(r"(?:,|,? and) (?:an? (?:[\w-]+ ){0,3})?")
"""What joins two counts of one list: "two guards, a young nurse"."""
OPENS = re.compile(r"(?:\band|,|\bincluding|\bthem|\bwhom|:) $", re.IGNORECASE)
"""What stands before the rest of a list, or before a part."""
APART = 1
"""How many sentences two figures of one total may be apart."""
ADDED = 0.9
"""What a sum counts beside a figure that the source gives itself."""
Figure = tuple[Mention[Quantity], int, float]
"""A figure of the source, its sentence and how well that fits the claim."""


def totals(mention: Mention[Quantity], claim: Index, figures: Sequence[Figure], ladder: Ladder[Quantity]) -> Iterator[Candidate]:
    """Sums of two figures of the source that the claim's may be the total of, and what lies between two: "20 fewer than before".

    Where the source has no more than two counts of what the claim's counts, their sum is the total, and what is more or less is
    excluded; else a sum is one among many, and only one that agrees is of any worth.
    """
    margin = is_margin(claim, mention)
    if not (margin or _is_total(mention, claim) or mention.value.kind in EITHER):
        return
    reckon, how = (between, "apart") if margin else (add, "together")
    pairs = {(one[0].span, other[0].span): (one, other) for one, other in _pairs(mention, figures)}
    sure = len(pairs) == 1 and mention.value.kind is not None and not margin
    for one, other in pairs.values():
        a, b = one[0], other[0]
        found = reckon(a.value, b.value, mention.value.kind)
        if found and (sure or ladder.climb(mention.value, found).relation is Relation.ENTAILS):
            told = replace(side(a), text=f"{a.text} and {b.text}, {how} {found.figure:,.10g}", value=found)
            yield Candidate(told, max(one[2], other[2]) if sure else ADDED * min(one[2], other[2]), one[1])


def listed(mention: Mention[Quantity], source: Index, figures: Sequence[Figure], ladder: Ladder[Quantity]) -> Iterator[Candidate]:
    """All that a list of people adds up to, where a sentence counts each of them: "two guards and a nurse were killed"."""
    if mention.value.kind is None:
        return
    for sentence in {n for _, n, _ in figures}:
        kin = [m for m in source.quantities_in[sentence] if m.value.kind == mention.value.kind]
        fits = max((fits for m, n, fits in figures if n == sentence), default=0.0)
        if len(kin) > 1 and all(m.value.part and m.value.figure for m in kin) and _complete(source, kin):
            total = sum(m.value.figure or 0.0 for m in kin)
            text = source.reading.text[kin[0].span.start : kin[-1].span.end]
            value = Quantity(Interval.at(total), total, "exact", None, "people", (), mention.value.kind)
            if ladder.climb(mention.value, value).relation is not Relation.OPEN:
                yield Candidate(Side(f"{text}, together {total:,.10g}", kin[0].span, value), fits, sentence)


def _complete(source: Index, counts: Sequence[Mention[Quantity]]) -> bool:
    """Whether nobody stands in the list but those who are counted."""
    text = source.reading.text
    between = (text[a.span.end : b.span.start] for a, b in pairwise(counts))
    before, behind = text[max(0, counts[0].span.start - 12) : counts[0].span.start], text[counts[-1].span.end :][:6]
    return all(map(LINK.fullmatch, between)) and not OPENS.search(before) and not behind.startswith((",", " and"))


def _pairs(mention: Mention[Quantity], figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Figures that may add up to the claim's: the killed and the wounded beside each other, or two of its own kind."""
    best = {figure[0].span: figure for figure in sorted(figures, key=lambda figure: figure[2])}.values()
    if parts := EITHER.get(mention.value.kind or ""):
        first, second = ([figure for figure in best if figure[0].value.kind == kind] for kind in parts)
        yield from (pair for pair in product(first, second) if _beside(*pair))
    else:
        yield from combinations([figure for figure in best if figure[0].value.kind == mention.value.kind], 2)


def is_part(mention: Mention[Quantity], claim: Index, other: Mention[Quantity], figures: Sequence[Figure]) -> bool:
    """Whether a figure of the source may be a part of the claim's total, against which it then says nothing."""
    if not _is_total(mention, claim):
        return False
    alike = {m.span for m, *_ in figures if (m.value.unit, m.value.kind) == (other.value.unit, other.value.kind)}
    if len(alike) < 2:
        return False
    most, least = other.value.possible.high or other.value.figure, mention.value.possible.low
    return least is None or most is not None and most < least  # "fewer than 20" is told by no part


def is_margin(index: Index, mention: Mention[Quantity]) -> bool:
    """Whether a figure tells how far two others are apart: "15 guards fewer than before"."""
    return bool(MORE.match(index.reading.text, mention.span.end))


def _is_total(mention: Mention[Quantity], claim: Index) -> bool:
    """Whether a claim's figure may be of several things at once."""
    return mention.value.unit not in ("ordinal", "second") and bool(TOGETHER.search(claim.reading.text))


def _beside(one: Figure, other: Figure) -> bool:
    return abs(one[1] - other[1]) <= APART
