"""Finds which event came before which: "he resigned two days after the vote", "the raid followed the march"."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from factcheck.facets.time.offsets import Direction, Offset, find_offsets
from factcheck.schema import Order, Span
from factcheck.words.times import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CLIMB = 3
"""How many heads up from the anchor the event is looked for."""
DATES = "UHMW"
"""Kinds of words that tell a stretch or a date, on which the order may hang: "on 12 June, two days after the coup"."""
SIDES: dict[str, Direction] = {"after": "after", "following": "after", "before": "before"}
LASTING = frozenset({"for", "lasted", "lasting", "took"})
"""Words before a stretch that is how long something took: "held up for 30 minutes after the start"."""
BOUNDS = frozenset("than almost nearly about around some roughly least most approximately over under within".split())
VERBS: dict[str, Direction] = {"follow": "after", "precede": "before", "predate": "before"}
"""Verbs that say of their subject on which side of their object it lies."""
EVENTS = frozenset({"NOUN", "VERB", "PROPN", "AUX"})
SUBJECT, OBJECT = frozenset({"nsubj", "obl:agent"}), frozenset({"obj", "nsubj:pass"})


def find_orders(doc: Doc, text: str) -> list[Order]:
    """Every such pair of events in `text`: first those that name both, then those that count from one told before."""
    if not doc.has_annotation("DEP"):
        return []
    places = [token for token in doc if token.lower_ in SIDES or token.lemma_.lower() in VERBS]
    offsets = find_offsets(doc, text)
    found = [_by_verb(token) if token.pos_ == "VERB" else _by_preposition(token, offsets) for token in places]
    named = [order for order in found if order is not None]
    rest = [offset for offset in offsets if not any(offset.span.overlaps(order.span) for order in named)]
    return [*named, *(order for order in map(partial(_unnamed, doc), rest) if order is not None)]


def _at(doc: Doc, offset: int) -> int:
    """Index of the token at a character offset."""
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span.start if span is not None else 0


def _by_preposition(word: Token, offsets: list[Offset]) -> Order | None:
    """ "resigned (two days) after the vote", "resigned after losing the vote"."""
    doc, anchor = word.doc, word.head
    if word.dep_ not in ("case", "mark") or anchor.pos_ not in EVENTS or anchor.head is anchor or anchor.i < word.i:
        return None
    event = anchor.head
    for _ in range(CLIMB):
        if event.head is event or not (event.like_num or vocabulary().get(event.lower_, ("x", 0))[0] in DATES):
            break
        event = event.head
    offset = next((o for o in offsets if o.span.start <= word.idx < o.span.end), None)
    start = offset.span.start if offset else word.idx
    amount, unit = (offset.amount, offset.unit) if offset else (None, "")
    before = {token.lower_ for token in doc[max(0, _at(doc, start) - 2) : _at(doc, start)]}
    if before & LASTING:
        amount, unit, start = None, "", word.idx
    elif before & BOUNDS:
        amount = None
    span = Span(start, max(word.idx + len(word), anchor.idx + len(anchor)))
    return Order(span, event.i, anchor.i, SIDES[word.lower_], amount, unit, word.idx + len(word) - start)


def _unnamed(doc: Doc, offset: Offset) -> Order | None:
    """ "Two days later he resigned", "he resigned the next day"."""
    span = doc.char_span(offset.span.start, offset.span.end, alignment_mode="expand")
    if span is None or span.root.head is span.root or span.root.head.pos_ not in EVENTS:
        return None
    counted = offset.span.end - offset.span.start
    return Order(offset.span, span.root.head.i, None, offset.direction, offset.amount, offset.unit, counted)


def _by_verb(verb: Token) -> Order | None:
    """ "the raid followed the march", "the march was followed by a raid"."""
    subject = next((child for child in verb.children if child.dep_ in SUBJECT), None)
    anchor = next((child for child in verb.children if child.dep_ in OBJECT), None)
    if subject is None or anchor is None:
        return None
    first, last = sorted((subject, verb, anchor), key=lambda token: token.i)[::2]
    return Order(Span(first.idx, last.idx + len(last)), subject.i, anchor.i, VERBS[verb.lemma_.lower()])
