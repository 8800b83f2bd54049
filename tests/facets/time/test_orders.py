"""Which of two events came first: as sentences tell it, and a claimed order against a reported one or against days."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facets import time
from factcheck.language.pipeline import parse
from factcheck.schema import Context, Order, Relation, Span

# fmt: off
ORDERS = [  # sentence, event, side, anchor, amount, unit, words
    ("The airport reopened after the coup.", "reopened", "after", "coup", None, "", "after the coup"),
    ("The airport reopened two days after the coup.", "reopened", "after", "coup", 2, "day", "two days after the coup"),
    ("The bridge closed two weeks before the vote.", "closed", "before", "vote", 2, "week", "two weeks before the vote"),
    ("Hours after the raid, he fled.", "fled", "after", "raid", None, "hour", "Hours after the raid"),
    ("A day after losing the vote, the premier resigned.", "resigned", "after", "losing", 1, "day", "A day after losing"),
    ("The party lost the election before the trade minister resigned.", "lost", "before", "resigned", None, "",
     "before the trade minister resigned"),
    ("It closed less than two weeks before the vote.", "closed", "before", "vote", None, "week", "two weeks before the vote"),
    ("It was shut for 30 minutes after the blast.", "shut", "after", "blast", None, "", "after the blast"),
    ("The strike followed the vote.", "strike", "after", "vote", None, "", "strike followed the vote"),
    ("The march preceded the vote.", "march", "before", "vote", None, "", "march preceded the vote"),
]
NONE = ["The raid was on Monday.", "After all, he fled.", ""]
TOLD = [  # claimed, reported, relation
    ((None, "", "after"), (None, "", "after"), "entails"),
    ((None, "", "after"), (2, "day", "after"), "entails"),
    ((None, "", "before"), (2, "day", "after"), "excludes"),
    ((2, "day", "after"), (2, "day", "after"), "entails"),
    ((2, "day", "after"), (3, "day", "after"), "excludes"),
    ((2, "day", "after"), (None, "", "after"), "open"),
    ((2, "day", "after"), (None, "day", "after"), "open"),
    ((None, "day", "after"), (None, "day", "after"), "entails"),
    ((1, "week", "after"), (7, "day", "after"), "entails"),
    ((1, "month", "after"), (30, "day", "after"), "entails"),
    ((1, "month", "after"), (1, "week", "after"), "excludes"),
    ((0, "day", "after"), (1, "day", "after"), "excludes"),
    ((0, "day", "after"), (None, "", "after"), "open"),
]
DAYS = [  # claimed, when the event was, when the anchor was, relation
    ((None, "", "before"), "on 4 March 2020", "on 6 March 2020", "entails"),
    ((None, "", "after"), "on 4 March 2020", "on 6 March 2020", "excludes"),
    ((2, "day", "before"), "on 4 March 2020", "on 6 March 2020", "entails"),
    ((3, "day", "before"), "on 4 March 2020", "on 6 March 2020", "excludes"),
    ((2, "day", "after"), "on 4 March 2020", "on 6 March 2020", "excludes"),
    ((1, "month", "after"), "on 9 May 2020", "on 6 April 2020", "entails"),
    ((None, "", "after"), "in May 2020", "in April 2020", "entails"),
    ((None, "", "after"), "in May 2020", "on 6 May 2020", "open"),
    ((2, "day", "after"), "in May 2020", "on 6 May 2020", "open"),
    ((None, "", "after"), "in May", "in April", "entails"),
    ((None, "", "before"), "in May", "in April", "excludes"),
    ((None, "", "after"), "in January", "in November", "open"),
    ((None, "day", "after"), "on 9 May 2020", "on 6 May 2020", "open"),
    ((0, "day", "after"), "on 9 May 2020", "on 9 May 2020", "entails"),
]
# fmt: on
Told = tuple[int | None, str, str]


def _order(told: Told) -> Order:
    return Order(Span(0, 0), 0, 1, told[2], told[0], told[1])  # type: ignore[arg-type]


@pytest.mark.parametrize(("sentence", "event", "side", "anchor", "amount", "unit", "words"), ORDERS, ids=[r[0] for r in ORDERS])
def test_order(sentence: str, event: str, side: str, anchor: str, amount: int | None, unit: str, words: str) -> None:
    doc = parse(sentence)
    [order] = time.find_orders(doc, sentence)
    assert order.anchor is not None
    told = (doc[order.event].text, order.side, doc[order.anchor].text, order.amount, order.unit)
    assert told == (event, side, anchor, amount, unit)
    assert sentence[order.span.start : order.span.end] == words


@pytest.mark.parametrize("sentence", ["He fled the next day.", "A day later he fled.", "He fled one day later."])
def test_an_order_whose_other_event_is_told_before(sentence: str) -> None:
    doc = parse(sentence)
    [order] = time.find_orders(doc, sentence)
    assert (doc[order.event].text, order.anchor, order.side, order.amount, order.unit) == ("fled", None, "after", 1, "day")
    assert time.by_order(_order((1, "day", "after")), order) is Relation.ENTAILS
    assert time.by_order(_order((2, "day", "after")), order) is Relation.OPEN
    assert time.by_order(_order((None, "", "before")), order) is Relation.OPEN


@pytest.mark.parametrize("sentence", NONE)
def test_no_order(sentence: str) -> None:
    assert time.find_orders(parse(sentence), sentence) == []


@pytest.mark.parametrize(("claimed", "reported", "relation"), TOLD)
def test_by_order(claimed: Told, reported: Told, relation: str) -> None:
    assert time.by_order(_order(claimed), _order(reported)) == relation


@pytest.mark.parametrize(("claimed", "event", "anchor", "relation"), DAYS)
def test_by_days(claimed: Told, event: str, anchor: str, relation: str) -> None:
    found = []
    for words in (event, anchor):
        text = f"It fell {words}."
        [mention] = time.find(parse(text), text, Context(None))
        found.append(mention.value)
    assert time.by_days(_order(claimed), *found) == relation


@given(st.sampled_from(["after", "before"]), st.sampled_from(["day", "week", "month"]), st.integers(1, 400))
def test_an_order_entails_itself_and_excludes_its_opposite(side: str, unit: str, amount: int) -> None:
    order = _order((amount, unit, side))
    assert time.by_order(order, order) is Relation.ENTAILS
    assert time.by_order(order, _order((amount, unit, "before" if side == "after" else "after"))) is Relation.EXCLUDES
    assert time.turned(time.turned(order)) == order
