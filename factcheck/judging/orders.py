"""Which of two events came first, and by how much: the claim's order against the source's orders and days of the same two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factcheck.facets import time
from factcheck.judging.align import SETTLED, Alignment, Likenesses
from factcheck.judging.index import Index
from factcheck.judging.weighing import Weighed
from factcheck.schema import Comparison, Mention, Order, Relation, Side, Span, TimeInterval

SAME = 0.6
"""From this fit on a word of the source tells the claim's event."""
UNNAMED = 0.75
"""What a word tells that has none of the claim's people and things beside it."""
UNCOUNTED = "time between not stated"
WHY = {
    Relation.ENTAILS: "The source puts both in this order ({reported}).",
    Relation.EXCLUDES: "The claim says {claimed}; the source says {reported}.",
}


def compare_orders(alignments: Sequence[Alignment], likenesses: Likenesses) -> Iterator[Weighed]:
    """Each order of the claim as the source settles it; where it does not, only an order that is counted ("two days after")."""
    for order in likenesses.claim.reading.orders if alignments else ():
        if order.anchor is None:
            continue
        found = [*_by_order(order, likenesses), *_by_days(order, likenesses)]
        if found:
            agreeing = [one for one in found if one.comparison.relation is Relation.ENTAILS]
            yield max(agreeing or found, key=lambda one: one.strength)
        elif order.unit:
            text = likenesses.claim.reading.text[order.span.start : order.span.end]
            why = f"The claim says {text}; the source does not say how long lay between."
            comparison = Comparison("time", UNCOUNTED, Relation.OPEN, Side(text, order.span), None, why, "detail-not-stated")
            yield Weighed(comparison, 1.0, weight=6.0)


def beside(orders: Sequence[Weighed], quantities: Iterable[Weighed]) -> Iterator[Weighed]:
    """The figures that are no part of a settled order: "two days" in "two days after the vote" is compared with it."""
    settled = [one.comparison.claimed.span for one in orders if one.comparison.relation is not Relation.OPEN]
    for figure in quantities:
        span = figure.comparison.claimed.span
        if span is None or not any(order is not None and span.within(order) for order in settled):
            yield figure


def _by_order(order: Order, likenesses: Likenesses) -> Iterator[Weighed]:
    for told in likenesses.source.reading.orders:
        for reported in (told, time.turned(told)):
            sure = min(_fit(likenesses, order.event, reported.event), _anchor_fit(likenesses, order, reported))
            relation = time.by_order(order, reported)
            if sure >= SAME and relation is not Relation.OPEN:
                text = likenesses.source.reading.text[told.span.start : told.span.end]
                yield _weighed(order, likenesses, relation, Side(text, told.span), sure)


def _anchor_fit(likenesses: Likenesses, claimed: Order, reported: Order) -> float:
    """How well the source tells the other event: by the order's own word, or in the same or the last sentence before it."""
    source = likenesses.source
    if reported.anchor is not None:
        near = [reported.anchor, *(t for _, t in source.below[reported.anchor] if source.words[t].pos == "name")]
    else:
        here = source.sentence_at(reported.span.start)
        near = [t for t, s in source.statements.items() if here - 1 <= s.sentence <= here and t != reported.event]
    return max((_fit(likenesses, claimed.anchor, token) for token in near), default=0.0)


def _by_days(order: Order, likenesses: Likenesses) -> Iterator[Weighed]:
    source = likenesses.source
    dated = _dated(source)
    anchors = [(token, fit) for token in dated if (fit := _fit(likenesses, order.anchor, token)) >= SAME]
    if not anchors:
        return
    for event, when in dated.items():
        fit = _fit(likenesses, order.event, event)
        for anchor, sure in anchors if fit >= SAME else ():
            relation = time.by_days(order, when.value, dated[anchor].value) if anchor != event else Relation.OPEN
            if relation is not Relation.OPEN:
                text = f"{when.text}, and {dated[anchor].text} for the other"
                yield _weighed(order, likenesses, relation, Side(text, when.span, when.value), min(fit, sure))


def _dated(source: Index) -> dict[int, Mention[TimeInterval]]:
    """The source's events with the time told of each, or of the one event that it is done to: "lost the vote on 3 May"."""
    own = {token: statement.times[0] for token, statement in source.statements.items() if statement.times}
    found = dict(own)
    for token in source.statements.keys() - own.keys():
        near = {t for role, t in (*source.below[token], *source.above[token]) if role in ("agent", "target") and t in own}
        if len(near) == 1:
            found[token] = own[near.pop()]
    return found


def _weighed(order: Order, likenesses: Likenesses, relation: Relation, reported: Side, sure: float) -> Weighed:
    text = likenesses.claim.reading.text[order.span.start : order.span.end]
    why = WHY[relation].format(claimed=text, reported=reported.text)
    reason = "date-conflict" if relation is Relation.EXCLUDES else ""
    comparison = Comparison("time", "order of events", relation, Side(text, order.span), reported, why, reason)
    sentence = likenesses.source.sentence_at((reported.span or Span(0, 0)).start)
    return Weighed(comparison, sure, sentence, 6.0)


def _fit(likenesses: Likenesses, claimed: int | None, reported: int) -> float:
    """How well a source word tells a word of the claim: its likeness, less where the people and things beside it differ."""
    like = likenesses.of(claimed, reported).score if claimed is not None else 0.0
    if claimed is None or like < SAME:
        return 0.0
    ours, theirs = _beside(likenesses.claim, claimed), _beside(likenesses.source, reported)
    if not ours:
        return like
    told = sum(any(likenesses.of(mine, other).score >= SETTLED for other in theirs) for mine in ours)
    return like * (UNNAMED + (1 - UNNAMED) * told / len(ours)) if told or not theirs else 0.0


def _beside(index: Index, token: int) -> list[int]:
    """The agents, targets and the like of an event, and what those belong to."""
    near = [t for role, t in index.below[token] if role not in ("advcl", "after", "before", "mod", "time")]
    return [*near, *(t for one in near for role, t in index.below[one] if role in ("of", "in"))]
