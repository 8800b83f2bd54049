"""Figures side by side, each of something: "1,200 workers in Lund and 300 in Oslo", "the Reds won 88 seats and the Blues 64"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from factcheck.judging.align import Alignment, Likenesses
from factcheck.judging.index import Index
from factcheck.judging.weighing import Weighed, side, text_of
from factcheck.schema import Comparison, Mention, Quantity, Relation, Span

JOINT = re.compile(r",|;|\band\b|\bbut\b|\bwhile\b|\bagainst\b|[–—]")
"""What stands between the two."""
NEAR, PHRASE = 60, 40
"""Characters between the two figures at most, and behind a figure in which stands what it is of."""
ALIKE = 0.85
"""From this likeness on the claim's word is what a figure is of."""
END = re.compile(r"[,;.]|\bbut\b|\bwhile\b")
WEIGHT = 6.0
"""How much a figure tells."""


class Pair(NamedTuple):
    """A figure and the word tokens that tell, beside another figure, what it is of."""

    figure: Mention[Quantity]
    words: frozenset[int]


def compare_parallels(alignment: Alignment, likenesses: Likenesses) -> list[Weighed]:
    """A comparison for each figure of the claim that the sentence gives beside another: whether it is of what the claim says."""
    there = [*_pairs(alignment.source, alignment.sentence)] if alignment.claim.reading.quantities else []
    found = []
    for ours in _of_the_claim(alignment.claim) if there else ():
        for first, second in there:
            for told, other in ((first, second), (second, first)):
                if not _same(ours.figure.value, told.figure.value):
                    continue
                own, others = (_hits(likenesses, ours.words, pair.words) for pair in (told, other))
                if others and told is first and other.figure.value.part:
                    own = []  # "3,000 were damaged, 412 of them beyond repair": so are not all
                if bool(own) != bool(others):
                    found.append(_compared(alignment, ours.figure, told if own else other, own or others, agrees=bool(own)))
    return found


def beside(parallels: Iterable[Weighed], weighed: Iterable[Weighed]) -> Iterator[Weighed]:
    """The comparisons but for those of a figure that is settled beside another one, and of a place that such a figure is of."""
    settled = {item.comparison.claimed.span for item in parallels}
    agreed = any(item.comparison.relation is Relation.ENTAILS for item in parallels)
    for item in weighed:
        place = item.comparison.facet == "place" and item.comparison.relation is Relation.EXCLUDES
        if item.comparison.claimed.span not in settled and not (agreed and place):
            yield item


def _of_the_claim(claim: Index) -> Iterator[Pair]:
    """The claim's figures with the words that each is of; all words, where it gives one figure."""
    pairs = [pair for sentence in range(len(claim.in_sentence)) for two in _pairs(claim, sentence) for pair in two]
    yield from pairs
    if not pairs and len(claim.reading.quantities) == 1:
        yield Pair(claim.reading.quantities[0], frozenset(claim.words))


def _pairs(index: Index, sentence: int) -> Iterator[tuple[Pair, Pair]]:
    """Each two figures of one kind that stand side by side in a sentence, with what they are of: before both or behind both."""
    text, end = index.reading.text, index.reading.sentences[sentence].end
    there = index.quantities_in[sentence]
    apart = [m for n, m in enumerate(there) if n == 0 or m.token != there[n - 1].token]  # of "88 of the 200 seats" the first
    for first, second in pairwise(apart):
        joints = [*JOINT.finditer(text, first.span.end, second.span.start)]
        near = second.span.start - first.span.end <= NEAR
        if not joints or not near or not _of_one_kind(first.value, second.value):
            continue
        behind = END.search(text, second.span.end)
        stop = min(end, second.span.end + PHRASE, behind.start() if behind else end)
        before = _words(index, sentence, joints[-1].end(), second.span.start, second)
        if before:
            sorts = {_sort(index, token) for token in before}
            start = index.reading.sentences[sentence].start
            ahead = {t for t in _words(index, sentence, start, first.span.start, first) if _sort(index, t) in sorts}
            two = ahead, before
        else:
            ours = _words(index, sentence, first.span.end, joints[-1].start(), first)
            two = ours, _words(index, sentence, second.span.end, stop, second)
        if all(two):
            yield Pair(first, frozenset(two[0])), Pair(second, frozenset(two[1]))


def _of_one_kind(first: Quantity, second: Quantity) -> bool:
    if first.unit != second.unit or first.unit == "ordinal" or first.figure == second.figure:
        return False
    if first.kind != second.kind and second.kind is not None:  # "two dead and three wounded"
        return False
    return first.unit is not None or second.of in (None, first.of)


def _words(index: Index, sentence: int, start: int, end: int, figure: Mention[Quantity]) -> set[int]:
    within = Span(start, max(start, end))
    there = (t for t in index.in_sentence[sentence] if t != figure.token and index.words[t].span.within(within))
    return {t for t in there if index.words[t].pos != "verb"}


def _sort(index: Index, token: int) -> tuple[str, str]:
    return index.words[token].pos, "place" if index.words[token].kind == "place" else ""


def _same(ours: Quantity, theirs: Quantity) -> bool:
    return ours.figure is not None and (ours.figure, ours.unit) == (theirs.figure, theirs.unit)


def _hits(likenesses: Likenesses, ours: frozenset[int], theirs: frozenset[int]) -> list[tuple[int, int]]:
    """The claim's words that these of the source tell."""
    return [(token, other) for token in ours for other in theirs if likenesses.of(token, other).score >= ALIKE]


def _compared(
    alignment: Alignment, ours: Mention[Quantity], told: Pair, words: list[tuple[int, int]], *, agrees: bool
) -> Weighed:
    of = text_of(alignment.source, words[0][1])
    why = f"The claim says {ours.text}; the source gives {told.figure.text} for “{of}”."
    relation, rung = (Relation.ENTAILS, "of the same") if agrees else (Relation.EXCLUDES, "of another")
    reason = "" if agrees else "count-conflict"
    comparison = Comparison("quantity", rung, relation, side(ours), side(told.figure), why, reason)
    token = frozenset({ours.token}) if ours.token is not None else frozenset()
    return Weighed(comparison, alignment.local(token), alignment.sentence, WEIGHT, figure_there=True)
