"""A claimed order of two events ("two days after the vote") against a reported order, or against the days of both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from factcheck.facets.time.calendar import DAYS_IN, MONTHS_IN, Days, shift, unit_around
from factcheck.facets.time.ladder import LADDER, moment
from factcheck.schema import Order, Relation, TimeInterval

NEAR = 5
"""Months without a year that are this near each other are taken for those of one year."""
MONTH = 30.44
"""Days of a month, on the average."""
SLACK = 0.1
"""How far two lengths told in different units (a month, 30 days) may be apart and still be the same, as a part of the longer."""


def by_order(claimed: Order, reported: Order) -> Relation:
    """The claim's order against the source's order of the same two events, told the same way round or the other."""
    if reported.anchor is None:  # it may count from yet another event
        known = claimed.unit and by_order(claimed, replace(reported, anchor=claimed.anchor)) is Relation.ENTAILS
        return Relation.ENTAILS if known else Relation.OPEN
    other = {"after": "before", "before": "after"}[claimed.side]
    if claimed.amount == 0 or reported.amount == 0:
        same = claimed.amount == reported.amount
        return Relation.ENTAILS if same else Relation.OPEN if None in (claimed.amount, reported.amount) else Relation.EXCLUDES
    if reported.side == other:
        return Relation.EXCLUDES
    if claimed.amount is None and not claimed.unit:
        return Relation.ENTAILS
    mine, theirs = _length(claimed), _length(reported)
    if mine is None or theirs is None:
        return Relation.ENTAILS if claimed.unit == reported.unit and claimed.amount is None else Relation.OPEN
    same = mine == theirs or (claimed.unit != reported.unit and abs(mine - theirs) <= SLACK * max(mine, theirs))
    return Relation.ENTAILS if same else Relation.EXCLUDES


def turned(order: Order) -> Order:
    """The same told the other way round: "the vote came two days before he resigned"."""
    if order.anchor is None:
        return order
    return replace(order, event=order.anchor, anchor=order.event, side="before" if order.side == "after" else "after")


def by_days(claimed: Order, event: TimeInterval, anchor: TimeInterval) -> Relation:
    """The claim's order against the days on which the source says that both happened."""
    mine, theirs = moment(event), moment(anchor)
    if (mine is None) and (theirs is None) and event.month and anchor.month and abs(event.month - anchor.month) <= NEAR:
        event, anchor = (_in_one_year(value) for value in (event, anchor))
        mine, theirs = event.days, anchor.days
    if mine is None or theirs is None:
        return Relation.OPEN
    first, second = (mine, theirs) if claimed.side == "before" else (theirs, mine)
    if claimed.amount != 0:
        if _ends_before(second, first):
            return Relation.EXCLUDES
        if not claimed.unit:
            return Relation.ENTAILS if _ends_before(first, second) else Relation.OPEN
    if claimed.amount is None:
        return Relation.OPEN
    amount = claimed.amount if claimed.side == "after" else -claimed.amount
    return LADDER.climb(shift(replace(anchor, clock=None), amount, claimed.unit), replace(event, clock=None)).relation


def _in_one_year(value: TimeInterval) -> TimeInterval:
    """A month or day told without its year, in any one year: of two a few months apart the order is the same in each."""
    first = date(2000, value.month or 1, min(value.day or 1, 28))
    return replace(value, days=unit_around(first, "month" if value.day is None else "day"), month=None, day=None)


def _ends_before(one: Days, other: Days) -> bool:
    return one.high is not None and other.low is not None and one.high < other.low


def _length(order: Order) -> float | None:
    """Days between the two events; None where they are not counted."""
    if order.amount is None:
        return None
    unit = order.unit
    if unit in MONTHS_IN:
        return order.amount * MONTH * MONTHS_IN[unit]
    return order.amount * {"hour": 1 / 24, "minute": 1 / 1440}.get(unit, float(DAYS_IN.get(unit, 1)))
