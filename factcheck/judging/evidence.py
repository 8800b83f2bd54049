"""The passages of the source that a verdict rests on: the aligned sentence, the deciding value's, and what completes them."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.judging.align import SETTLED, Alignment
from factcheck.judging.index import PASSAGE_WORDS, Index
from factcheck.judging.weighing import Weighed
from factcheck.schema import Evidence, Relation, Span

MOST = 3
"""Passages shown at most."""
ALSO = 0.85
"""Another sentence is shown too where it tells this share of what the best one tells."""
VALUES = ("quantity", "time", "place", "actor")


def passages(
    source: Index, alignments: Sequence[Alignment], deciding: Weighed | None, weighed: Sequence[Weighed]
) -> tuple[Evidence, ...]:
    """The passages, the most telling first; empty where nothing of the claim is in the source."""
    if not alignments:
        return ()
    best = alignments[0]
    order: dict[int, float] = {}
    if deciding is not None and deciding.sentence is not None:
        order[deciding.sentence] = max(deciding.strength, best.coverage())
    order.setdefault(best.sentence, best.coverage())
    for item in sorted(weighed, key=lambda item: -item.weight * item.strength):
        settled = item.comparison.relation is not Relation.OPEN and item.comparison.facet in VALUES
        if settled and item.sentence is not None and item.strength >= 0.5:
            order.setdefault(item.sentence, item.strength)
    words = best.source.words
    for _, match in sorted(best.matches.items(), key=lambda pair: -best.claim.words[pair[0]].rarity):
        if not match.base and match.score >= SETTLED:  # told by a neighbour, not by the sentence itself
            order.setdefault(words[match.token].sentence, match.score * best.coverage())
    for alignment in alignments[1:]:
        if alignment.own() >= ALSO * best.own():
            order.setdefault(alignment.sentence, alignment.coverage() * 0.9)
    marks = _marks(alignments, weighed)
    return tuple(_passage(source, n, score, marks) for n, score in list(order.items())[:MOST])


def passage(source: Index, alignments: Sequence[Alignment], weighed: Sequence[Weighed]) -> str:
    """What a judge of two texts reads: a brief source whole, of another the most telling passages that fit, in the order of the
    text; "" where nothing of the claim is in the source.
    """
    if alignments and source.brief:
        return " ".join(source.reading.text.split())
    chosen: list[Evidence] = []
    words = 0
    for found in passages(source, alignments, None, weighed):
        words += len(found.text.split())
        if chosen and words > PASSAGE_WORDS:
            break
        chosen.append(found)
    return " ".join(" ".join(found.text.split()) for found in sorted(chosen, key=lambda found: found.span.start))


def _marks(alignments: Sequence[Alignment], weighed: Sequence[Weighed]) -> list[Span]:
    """The matched words and compared values, where they stand in the source."""
    words = [
        alignment.source.words[match.token].span
        for alignment in alignments
        for match in alignment.matches.values()
        if match.score >= SETTLED or match.tie == "opposite"
    ]
    return words + [
        item.comparison.reported.span for item in weighed if item.comparison.reported and item.comparison.reported.span
    ]


def _passage(source: Index, sentence: int, score: float, marks: Sequence[Span]) -> Evidence:
    span = source.reading.sentences[sentence]
    text = source.reading.text[span.start : span.end]
    start = span.start + len(text) - len(text.lstrip())
    span = Span(start, start + len(text.strip()))
    return Evidence(
        source=source.source.id if source.source else "source",
        span=span,
        text=text.strip(),
        score=round(min(1.0, score), 3),
        marks=_merged([mark for mark in marks if mark.within(span) and mark.end > mark.start]),
    )


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Sorted, overlapping ones joined."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
