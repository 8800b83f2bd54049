"""The amount, and two numbers told as one: ranges, scores, "more than 10 and less than 20"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from factcheck.facets.quantity.bounds import bound_after, words_before
from factcheck.facets.quantity.lexemes import Lexeme
from factcheck.facets.quantity.measures import Measure, scaled
from factcheck.interval import Interval
from factcheck.schema import Bound


@dataclass(frozen=True, slots=True)
class Amount:
    """A number read: lexemes [first, last) with bound and unit, the value, and where the numeral itself stands."""

    first: int
    last: int
    numeral: int
    """Index of the lexeme at which the (last) numeral begins."""
    numeral_end: int
    possible: Interval[float]
    figure: float | None
    bound: Bound
    unit: str | None = None
    part: bool = False
    ordinal: bool = False
    share: bool = False
    """A fraction without a unit: a share of something."""
    plain_one: bool = False
    """Told by the word "one" alone."""
    unit_at: int | None = None
    """Index of the lexeme of the unit's last word."""


def joined(lexemes: list[Lexeme], first: Measure, second: Measure, start: int, part: bool) -> Amount | None:
    """Two ends as one amount: a range where the second is larger, a score where not."""
    unit = second.unit or first.unit
    if first.unit is None and second.unit is not None:
        first = replace(first, unit=unit, factor=second.factor, offset=second.offset)
    low, high = scaled(first)[0], scaled(second)[1]
    scale = second.numeral.scale
    if scale > 1 and first.numeral.scale == 1 and low < high / scale and first.unit == second.unit:
        low *= scale
    if first.numeral.sort == "fraction" and unit is None:
        unit = "share"
    if first.numeral.sort == "ordinal":
        unit = "ordinal"
    opener = tuple(word for word in words_before(lexemes, first.first, 2) if word != "the")[-1:]
    if opener in (("between",), ("from",)):
        start = first.first
        while start > 0 and lexemes[start].low != opener[0]:
            start -= 1
    hyphened = lexemes[first.last].low in "-–" if first.last < len(lexemes) else False
    if hyphened and unit is None and low >= high and high == int(high) and low < 1000 and first.numeral.in_figures:
        return _score(first, second, low, high, start)
    if low >= high:
        return None
    _, last = bound_after(lexemes, second.last)
    return Amount(
        min(start, first.first), second.last, second.numeral.first, second.numeral.last, Interval(low, high),
        None, "range", unit, part, unit == "ordinal", False, False, second.unit_at,
    )  # fmt: skip


def _score(first: Measure, second: Measure, high: float, low: float, start: int) -> Amount:
    """ "2-1" as 2.001: the winner's points, and the loser's in thousandths, so that different scores are apart."""
    return Amount(
        first.first, second.last, first.numeral.first, second.numeral.last, Interval.at(high + low / 1000), None, "exact", "score"
    )


def two_bounds(lexemes: list[Lexeme], first: Amount, second: Amount) -> Amount | None:
    """ "more than 10 and less than 20" as one range."""
    between = "".join(lexeme.low for lexeme in lexemes[first.last : second.first]).strip(" ,")
    if between not in ("", "and", "but") or first.unit != second.unit:
        return None
    low, high = (first, second) if first.possible.high is None else (second, first)
    if low.possible.high is not None or high.possible.low is not None or low.possible.low is None or high.possible.high is None:
        return None
    if low.possible.low >= high.possible.high:
        return None
    possible = Interval(low.possible.low, high.possible.high, low.possible.open_low, high.possible.open_high)
    return replace(first, last=second.last, numeral_end=second.numeral_end, possible=possible, figure=None, bound="range")


def said_twice(lexemes: list[Lexeme], first: Amount, second: Amount) -> bool:
    """ "forty-five (45)"."""
    between = "".join(lexeme.low for lexeme in lexemes[first.last : second.first])
    return between.strip() == "(" and first.figure == second.figure and second.unit in (None, first.unit)
