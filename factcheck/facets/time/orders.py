"""Finds which event came before which: "he resigned two days after the vote", "the raid followed the march"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.facets.time.offsets import Direction, Offset, find_offsets
from factcheck.schema import Order, Span
from factcheck.words.times import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CLIMB = 3
"""How many heads up from the anchor the event is looked for."""
SIDES: dict[str, Direction] = {"after": "after", "following": "after", "before": "before"}
VERBS: dict[str, Direction] = {"follow": "after", "precede": "before", "predate": "before"}
"""Verbs that say of their subject on which side of their object it lies."""
EVENTS = frozenset({"NOUN", "VERB", "PROPN", "AUX"})
SUBJECT, OBJECT = frozenset({"nsubj", "obl:agent"}), frozenset({"obj", "nsubj:pass"})


def find_orders(doc: Doc, text: str) -> list[Order]:
    """Every such pair of events in `text`, in order of the words between them. Both are told by their tokens."""
    places = [token for token in doc if token.lower_ in SIDES or token.lemma_.lower() in VERBS]
    if not places or not doc.has_annotation("DEP"):
        return []
    offsets = find_offsets(doc, text)
    found = [_by_verb(token) if token.pos_ == "VERB" else _by_preposition(token, offsets) for token in places]
    return [order for order in found if order is not None]


def _by_preposition(word: Token, offsets: list[Offset]) -> Order | None:
    """ "resigned (two days) after the vote", "resigned after losing the vote"."""
    anchor = word.head
    if word.dep_ not in ("case", "mark") or anchor.pos_ not in EVENTS or anchor.head is anchor or anchor.i < word.i:
        return None
    event = anchor.head
    for _ in range(CLIMB):
        if vocabulary().get(event.lower_, ("x", 0))[0] not in "UH" or event.head is event:
            break
        event = event.head
    offset = next((o for o in offsets if o.span.start <= word.idx < o.span.end), None)
    start = offset.span.start if offset else word.idx
    span = Span(start, max(word.idx + len(word), anchor.idx + len(anchor)))
    amount, unit = (offset.amount, offset.unit) if offset else (None, "")
    return Order(span, event.i, anchor.i, SIDES[word.lower_], amount, unit)


def _by_verb(verb: Token) -> Order | None:
    """ "the raid followed the march", "the march was followed by a raid"."""
    subject = next((child for child in verb.children if child.dep_ in SUBJECT), None)
    anchor = next((child for child in verb.children if child.dep_ in OBJECT), None)
    if subject is None or anchor is None:
        return None
    return Order(Span(verb.idx, verb.idx + len(verb)), subject.i, anchor.i, VERBS[verb.lemma_.lower()])
