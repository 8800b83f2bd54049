"""When two figures are the same, and what a source's figure reports."""

from __future__ import annotations

from dataclasses import replace
from math import isclose, log10

from factcheck.interval import Interval
from factcheck.schema import Quantity
from factcheck.words.units import units

ROUNDING = 0.025
"""How far two figures in different units (5 km, 3.1 miles) may be apart and still be the same, as a part of the larger."""
SHORT = 4
"""A figure with at most this many digits was told in that unit."""
DEGREES = 0.6
"""The same for temperatures, in degrees celsius."""
SHARE = 1.0
"""How far, in percentage points, a share told as a fraction may be from it: "a third" is 32.3 to 34.3 percent."""


def same_number(a: float, b: float, unit: str | None) -> bool:
    """Whether two figures are the same, with room for rounding where they were told in different units."""
    if isclose(a, b, rel_tol=1e-6, abs_tol=1e-9):
        return True
    if unit is None or unit not in units().factors or len(units().factors[unit]) < 2 and unit != "celsius":
        return False
    near = (
        abs(a - b) <= ROUNDING * max(abs(a), abs(b))
        if unit != "celsius"
        else abs(a - b) <= 0.6 and (a != round(a, 1) or b != round(b, 1))
    )
    return near and (unit == "celsius" or not _factors(a, unit) & _factors(b, unit))


def _factors(figure: float, unit: str | None) -> frozenset[float]:
    """The sizes of the unit in which the figure is a short number: 5000 metres is 5 km, 4988.97 is 3.1 miles."""
    if unit is None or figure == 0:
        return frozenset()
    found = set()
    for factor in units().factors.get(unit, ()):
        told = abs(figure) / factor
        if 1e-6 < told < 1e15 and isclose(told, round(told, SHORT - 1 - int(log10(told) // 1)), rel_tol=1e-7):
            found.add(factor)
    return frozenset(found)


def in_percent(value: Quantity) -> Quantity:
    """A share told as a fraction ("a third") as the percentages that may be told as that fraction; any other value as it is."""
    if value.unit != "share":
        return value
    low, high = (None if end is None else round(100 * end, 6) for end in (value.possible.low, value.possible.high))
    figure = None if value.figure is None else round(100 * value.figure, 6)
    possible = Interval(low, high, value.possible.open_low, value.possible.open_high)
    if low is not None and low == high:
        possible = Interval(low - SHARE, low + SHARE)
    return replace(value, possible=possible, figure=figure, unit="percent")


def report(reported: Quantity) -> Interval[float]:
    """What the source reports: its figure where it tells one, else all that it leaves possible.

    "more than 100" reports something above 100, up to the next round figure; nobody says it of 500.
    """
    figure = reported.figure
    if figure is None:
        return reported.possible
    if reported.bound == "more-than":
        return Interval(figure, figure + max(abs(figure) * 0.1, _step(figure)), open_low=True) if figure else reported.possible
    if reported.bound == "less-than" or not reported.possible.holds(figure):  # "just over 5"
        return reported.possible
    return Interval.at(figure)


def _step(figure: float) -> float:
    """The round step of a figure: 100 for 100 and 1,700; 1 for 11."""
    step = 1.0
    whole = abs(figure)
    while step * 10 <= whole and whole % (step * 10) == 0 and step < 1e18:
        step *= 10
    return step if whole == int(whole) else whole * 0.1
