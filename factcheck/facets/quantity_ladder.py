"""How a claimed quantity compares with a reported one: the rungs, under both strictnesses.

    different unit, kind or group     open: they tell of other things
    same figure, inside               entails
    the lower bound itself            open: "more than 11" against "at least 11"
    apart                             excludes
    overlap                           open
"""

from __future__ import annotations

from math import isclose, log10

from factcheck.facets.ladder import Ladder, Rung
from factcheck.interval import Interval
from factcheck.schema import Quantity, Relation
from factcheck.words.groups import group_relation, is_people
from factcheck.words.lexicon import tie
from factcheck.words.units import units

ROUNDING = 0.025
"""How far two figures in different units (5 km, 3.1 miles) may be apart and still be the same, as a part of the larger."""
SHORT = 4
"""A figure with at most this many digits was told in that unit."""
LOWER = frozenset({"at-least", "more-than"})
TOLLS = frozenset({"dead", "wounded", "missing", "casualties", "captured", "displaced", "arrested"})
HARM = frozenset({"dead", "wounded"})
SHARES = 0.5
"""Percentage points between a share told as a fraction and the same as a rounded percentage."""


# --- do they tell of the same thing? ------------------------------------------------------------------------------


def different_unit(claimed: Quantity, reported: Quantity) -> bool:
    """True for kilometres and dollars, percentages and counts."""
    return claimed.unit != reported.unit


def different_kind(claimed: Quantity, reported: Quantity) -> bool:
    """True for dead and wounded; and where only one says what is counted, unless the figures agree or nothing else could be meant."""
    if claimed.kind == reported.kind or none_hurt(claimed, reported):
        return False
    if claimed.kind is None or reported.kind is None:
        return not (_alike(claimed, reported) and _of_same(claimed.of, reported.of))
    return True


def none_hurt(claimed: Quantity, reported: Quantity) -> bool:
    """ "No casualties" against "3 dead", whichever side says which."""
    return any(
        a.kind == "casualties" and b.kind in HARM and a.possible == Interval.at(0.0) and b.possible.low is not None and b.possible.low > 0
        for a, b in ((claimed, reported), (reported, claimed))
    )


def _group(claimed: Quantity, reported: Quantity) -> str:
    """What the reported noun is as seen from the claimed one: same, broader, narrower, apart or open."""
    a, b = claimed.of, reported.of
    if a == b or a is None or b is None:
        return "same"
    if is_people(a) and is_people(b):
        return group_relation(a, b)
    if is_people(a) != is_people(b):
        return "open"
    return _noun_tie(a, b)


def _of_same(a: str | None, b: str | None) -> bool:
    return a == b or a is None or b is None or (group_relation(a, b) in ("same", "narrower") if is_people(a) and is_people(b) else _noun_tie(a, b) in ("same", "narrower"))


def _noun_tie(a: str, b: str) -> str:
    *more_a, head_a = a.split()
    *more_b, head_b = b.split()
    if head_a == head_b:
        return "same" if more_a == more_b else "narrower" if not more_a else "broader" if not more_b else "open"
    found = tie(a, b, "noun")
    return found if found in ("same", "broader", "narrower") else "open"


def different_group(claimed: Quantity, reported: Quantity) -> bool:
    """True for soldiers and civilians, and for a claim narrower than what is reported ("officers" of "people")."""
    return _group(claimed, reported) in ("broader", "apart", "open")


def part_of_whole(claimed: Quantity, reported: Quantity) -> bool:
    """A part of what the claim counts, which says nothing of the whole: "2 children among them" against "11 people"."""
    if _group(claimed, reported) != "narrower" and (not reported.part or claimed.part or (claimed.of, reported.of) == (None, None)):
        return False
    if _group(claimed, reported) == "same" and reported.of is not None and claimed.of is not None:
        return False
    if not (reported.part or reported.of is None):
        return False
    most, least = claimed.possible.high, reported.possible.low
    return not (most is not None and least is not None and most < least)


# --- do the figures agree? ----------------------------------------------------------------------------------------


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


def _equal(a: float, b: float, unit: str | None) -> bool:
    """Whether two figures are the same, with room for rounding where they were told in different units."""
    if isclose(a, b, rel_tol=1e-6, abs_tol=1e-9):
        return True
    if unit is None or unit not in units().factors or len(units().factors[unit]) < 2 and unit != "celsius":
        return False
    near = abs(a - b) <= ROUNDING * max(abs(a), abs(b)) if unit != "celsius" else abs(a - b) <= 0.6 and (a != round(a, 1) or b != round(b, 1))
    return near and (unit == "celsius" or not _factors(a, unit) & _factors(b, unit))


def _alike(claimed: Quantity, reported: Quantity) -> bool:
    return same_figure(claimed, reported) or _inside(claimed, reported)


def told_alike(claimed: Quantity, reported: Quantity) -> bool:
    """The same value on both sides."""
    return claimed.possible == reported.possible and claimed.figure == reported.figure and claimed.bound == reported.bound


def same_figure(claimed: Quantity, reported: Quantity) -> bool:
    """The claimed figure is the one reported: "11" against "at least 11", "about 11", "up to 11"."""
    if told_alike(claimed, reported):
        return True
    if claimed.figure is None or reported.figure is None or claimed.bound not in ("exact", "about") or reported.bound in ("more-than", "less-than"):
        return False
    if _equal(claimed.figure, reported.figure, claimed.unit):
        return True
    rounded = claimed.unit == "percent" and claimed.bound == reported.bound == "exact"
    return rounded and _told_share(claimed, reported) and abs(claimed.figure - reported.figure) <= SHARES


def _told_share(claimed: Quantity, reported: Quantity) -> bool:
    return any(q.possible.low != q.possible.high for q in (claimed, reported))


def _report(reported: Quantity) -> Interval[float]:
    """What the source reports: its figure where it tells one, else all that it leaves possible.

    "more than 100" reports something above 100, up to the next round figure; nobody says it of 500.
    """
    figure = reported.figure
    if figure is None:
        return reported.possible
    if reported.bound == "more-than":
        return Interval(figure, figure + max(abs(figure) * 0.1, _step(figure)), open_low=True) if figure else reported.possible
    if reported.bound == "less-than" or reported.unit == "score":
        return reported.possible
    return Interval.at(figure)


def _step(figure: float) -> float:
    """The round step of a figure: 100 for 100 and 1,700; 1 for 11."""
    step = 1.0
    whole = abs(figure)
    while step * 10 <= whole and whole % (step * 10) == 0 and step < 1e18:
        step *= 10
    return step if whole == int(whole) else whole * 0.1


def _inside(claimed: Quantity, reported: Quantity) -> bool:
    return _report(reported).inside(claimed.possible) or _shares_inside(claimed, reported)


def _shares_inside(claimed: Quantity, reported: Quantity) -> bool:
    return reported.possible.inside(claimed.possible)


def bound_itself(claimed: Quantity, reported: Quantity) -> bool:
    """ "more than 11" against "at least 11", "10" against "more than 10": only the bound could tell."""
    if claimed.figure is None or reported.figure is None or not _equal(claimed.figure, reported.figure, claimed.unit):
        return False
    return {claimed.bound, reported.bound} in (
        {"more-than", "at-least"}, {"more-than", "exact"}, {"more-than", "about"}, {"less-than", "at-most"}, {"less-than", "exact"}, {"less-than", "about"},
        {"at-least", "less-than"}, {"at-most", "more-than"},
    ) and not (claimed.bound in ("more-than", "less-than") and reported.bound == "exact")  # fmt: skip


def apart_as_reported(claimed: Quantity, reported: Quantity) -> bool:
    """No figure that the source may have meant is one that the claim asserts."""
    if none_hurt(claimed, reported):
        return True
    if reported.bound == "about":
        return reported.possible.apart(claimed.possible)
    if reported.bound == "at-most":
        return reported.possible.apart(claimed.possible)
    return _report(reported).apart(claimed.possible)


def lower_bound_apart(claimed: Quantity, reported: Quantity) -> bool:
    """The same, where what the source gives is a lower bound."""
    return reported.bound in LOWER and apart_as_reported(claimed, reported)


def apart(claimed: Quantity, reported: Quantity) -> bool:
    """No value at all is possible under both."""
    return none_hurt(claimed, reported) or reported.possible.apart(claimed.possible) and not same_figure(claimed, reported)


def _strictly_inside(claimed: Quantity, reported: Quantity) -> bool:
    return reported.possible.inside(claimed.possible)


def _said_figure(claimed: Quantity, reported: Quantity) -> bool:
    """For logical strictness: the figure itself is still what was reported."""
    return same_figure(claimed, reported)


def _bounded(claimed: Quantity, reported: Quantity) -> bool:
    return reported.bound in LOWER


# --- the ladders --------------------------------------------------------------------------------------------------

_NOT_STATED = "The claim says {claimed}; the source gives no such number."
_SAME_THING: tuple[Rung[Quantity], ...] = (
    Rung(
        "different unit", Relation.OPEN, different_unit,
        "The claim says {claimed}; the source's {reported} is another measure.", "detail-not-stated",
    ),
    Rung(
        "different kind", Relation.OPEN, different_kind,
        "The claim says {claimed}; the source's {reported} counts something else.", "detail-not-stated",
    ),
    Rung(
        "different group", Relation.OPEN, different_group,
        "The claim says {claimed}; the source's {reported} are not the same group.", "detail-not-stated",
    ),
    Rung("same figure", Relation.ENTAILS, same_figure, "The claim says {claimed}; the source reports {reported}."),
    Rung(
        "part of the whole", Relation.OPEN, part_of_whole,
        "The claim says {claimed}; the source's {reported} are only a part of them.", "detail-not-stated",
    ),
)  # fmt: skip
_OVERLAP: Rung[Quantity] = Rung(
    "overlap", Relation.OPEN, lambda claimed, reported: True,
    "The claim says {claimed}; the source says {reported}, which leaves it open.", "detail-not-stated",
)  # fmt: skip
_BOUND: Rung[Quantity] = Rung(
    "lower bound itself", Relation.OPEN, bound_itself,
    "The claim says {claimed}; the source says {reported}, which is the bound itself.", "lower-bound",
)  # fmt: skip

LADDER: Ladder[Quantity] = Ladder(
    "quantity",
    _NOT_STATED,
    (
        *_SAME_THING,
        Rung("inside", Relation.ENTAILS, _inside, "The source reports {reported}, which {claimed} includes."),
        _BOUND,
        Rung(
            "apart from a lower bound", Relation.EXCLUDES, lower_bound_apart,
            "The claim says {claimed}; the source reports {reported} (a lower bound).", "count-conflict",
        ),
        Rung("apart", Relation.EXCLUDES, apart_as_reported, "The claim says {claimed}; the source reports {reported}.", "count-conflict"),
        _OVERLAP,
    ),
)  # fmt: skip
"""A figure is what was reported: "15" against "at least 11" is excluded."""

LOGICAL: Ladder[Quantity] = Ladder(
    "quantity",
    _NOT_STATED,
    (
        *_SAME_THING,
        Rung("inside", Relation.ENTAILS, _strictly_inside, "The source reports {reported}, which {claimed} includes."),
        Rung("apart", Relation.EXCLUDES, apart, "The claim says {claimed}; the source reports {reported}.", "count-conflict"),
        Rung(
            "above a lower bound", Relation.OPEN, _bounded,
            "The claim says {claimed}; the source's {reported} is a lower bound and rules out nothing above it.", "lower-bound",
        ),
        _BOUND,
        _OVERLAP,
    ),
)  # fmt: skip
"""A source's lower bound rules out nothing above it."""
