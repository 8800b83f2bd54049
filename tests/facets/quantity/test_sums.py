"""Two counts added up, or held apart: what is left possible, and of which counts it can't be done."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facets.quantity import add, between
from factcheck.facets.quantity.bounds import interval
from factcheck.schema import Quantity

BOUNDS = ("exact", "at-least", "more-than", "at-most", "less-than", "about")


def count(figure: float, bound: str = "exact", of: str | None = None, kind: str | None = None, unit: str | None = None) -> Quantity:
    possible, name = interval(bound, figure, figure)
    return Quantity(possible, figure, name, unit, of, (), kind)


# fmt: off
SUMS = [  # two counts, the figure, least and most of both, its bound and noun
    (count(17, of="soldier"), count(23), 40, 40, 40, "exact", "soldier"),
    (count(11, "at-least", "police officer"), count(1, of="officer"), 12, 12, None, "at-least", "officer"),
    (count(10, "at-least"), count(5, "at-most"), 15, None, None, "about", None),
    (count(3, "less-than"), count(4, "less-than"), 7, None, 7, "less-than", None),
    (count(9, unit="percent"), count(22, unit="percent"), 31, 31, 31, "exact", None),
    (count(2, of="soldier"), count(3, of="people"), 5, 5, 5, "exact", "soldier"),
]
NO_SUMS = [
    (count(9, unit="percent"), count(22)),
    (count(2, of="soldier"), count(3, of="truck")),
    (count(2, kind="dead"), count(3, kind="wounded")),
    (count(2, unit="ordinal"), count(3, unit="ordinal")),
]
# fmt: on


@pytest.mark.parametrize(("a", "b", "figure", "low", "high", "bound", "of"), SUMS)
def test_add(a: Quantity, b: Quantity, figure: float, low: float | None, high: float | None, bound: str, of: str | None) -> None:
    both = add(a, b, None)
    assert both is not None
    assert (both.figure, both.possible.low, both.possible.high, both.bound, both.of) == (figure, low, high, bound, of)


@pytest.mark.parametrize(("a", "b"), NO_SUMS)
def test_what_cannot_be_added(a: Quantity, b: Quantity) -> None:
    assert add(a, b, None) is None
    assert between(a, b, None) is None


def test_the_killed_and_the_wounded_are_casualties() -> None:
    both = add(count(17, of="soldier", kind="dead"), count(23, kind="wounded"), "casualties")
    assert both is not None
    assert (both.figure, both.kind) == (40, "casualties")


def test_between() -> None:
    apart = between(count(180, of="welder"), count(120, of="welder"), None)
    assert apart is not None
    assert apart.figure == apart.possible.low == apart.possible.high == 60
    assert between(count(180), count(180), None) is None
    assert between(count(180, "about"), count(120), None) is None


@given(st.integers(1, 90), st.integers(1, 90), st.sampled_from(BOUNDS), st.sampled_from(BOUNDS))
def test_a_sum_holds_the_sum_of_what_both_may_be(a: int, b: int, first: str, second: str) -> None:
    one, other = count(a, first), count(b, second)
    both, turned = add(one, other, None), add(other, one, None)
    assert both is not None
    assert both == turned
    x = a + (first == "more-than") - (first == "less-than")
    y = b + (second == "more-than") - (second == "less-than")
    assert both.possible.holds(x + y)
