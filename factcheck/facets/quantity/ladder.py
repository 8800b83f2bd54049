"""How a claimed quantity compares with a reported one: the rungs, under both strictnesses.

different unit, kind or group     open: they tell of other things
same figure, inside               entails
the lower bound itself            open: "more than 11" against "at least 11"
apart                             excludes
overlap                           open
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from factcheck.facets.ladder import Ladder, Rung
from factcheck.facets.quantity.bounds import LOWER, UPPER
from factcheck.facets.quantity.reports import in_percent, report, same_number
from factcheck.interval import Interval
from factcheck.schema import Quantity, Relation
from factcheck.words.frames import frame_of
from factcheck.words.groups import group_relation, is_people, is_somebody
from factcheck.words.lexicon import tie
from factcheck.words.places import country_of_demonym

TOLLS = frozenset({"dead", "wounded", "missing", "casualties", "captured", "displaced", "arrested"})
HARM = frozenset({"dead", "wounded"})
SHARES = 0.5
"""Percentage points between a share told as a fraction and the same as a rounded percentage."""


# --- do they tell of the same thing? ------------------------------------------------------------------------------


def different_unit(claimed: Quantity, reported: Quantity) -> bool:
    """True for kilometres and dollars, percentages and counts; not for "attacked four times" and "the fourth attack"."""
    if claimed.unit is None and claimed.of == "time" and reported.unit == "ordinal":
        return False
    return claimed.unit != reported.unit


def different_kind(claimed: Quantity, reported: Quantity) -> bool:
    """True for dead and wounded; and where only one says what is counted, unless the figures agree."""
    if claimed.kind == reported.kind or none_hurt(claimed, reported) or no_harm_at_all(claimed, reported):
        return False
    if claimed.kind is None or reported.kind is None:
        return not (_alike(claimed, reported) and _of_same(claimed, reported))
    return True


def none_hurt(claimed: Quantity, reported: Quantity) -> bool:
    """ "No casualties" against "3 dead", whichever side says which."""
    return any(
        a.kind == "casualties"
        and b.kind in HARM
        and a.possible == Interval.at(0.0)
        and b.possible.low is not None
        and b.possible.low > 0
        for a, b in ((claimed, reported), (reported, claimed))
    )


def no_harm_at_all(claimed: Quantity, reported: Quantity) -> bool:
    """ "Nobody was killed" against "no casualties": then nobody was wounded, either."""
    none = claimed.possible == reported.possible == Interval.at(0.0)
    return none and claimed.kind in HARM and reported.kind == "casualties"


def _group(claimed: Quantity, reported: Quantity) -> str:
    """What the reported noun is as seen from the claimed one: same, broader, narrower, apart, open, or unknown.

    Unknown: not known to be other things ("four attackers", "four terrorists"; a bare "238"): figures may agree, not conflict.
    """
    a, b = _told_noun(claimed), _told_noun(reported)
    if a == b:
        return "same"
    if a is None or b is None:
        return "same" if claimed.kind == reported.kind and claimed.kind is not None or claimed.unit else "unknown"
    if is_people(a) and is_people(b):
        known = group_relation(a, b)
        return "unknown" if known == "open" else known
    if is_people(a) != is_people(b):
        persons = is_somebody(a) and is_somebody(b)
        return "unknown" if persons or claimed.unit is not None else "open"
    found = _noun_tie(a, b)
    return "unknown" if found == "open" and claimed.unit is not None else found


def _told_noun(value: Quantity) -> str | None:
    """The noun that is counted; None for "deaths" and "casualties", which tell the kind and not who they are."""
    if value.kind is None or value.of is None:
        return value.of
    frame = frame_of(value.of.rpartition(" ")[2], "noun")
    return None if frame and frame.counts else value.of


def _of_same(claimed: Quantity, reported: Quantity) -> bool:
    return None in (claimed.of, reported.of) or _group(claimed, reported) in ("same", "narrower", "unknown")


def _noun_tie(a: str, b: str) -> str:
    *more_a, head_a = a.split()
    *more_b, head_b = b.split()
    if head_a == head_b:
        return "same" if more_a == more_b else "narrower" if not more_a else "broader" if not more_b else "open"
    found = tie(a, b, "noun")
    if "time" in (head_a, head_b):  # "hit 25 times", "25 strikes"
        return "unknown"
    return "same" if found == "synonym" else found if found in ("broader", "narrower") else "open"


def _different(tie: str) -> bool:
    return tie in ("broader", "apart", "open")


def different_group(claimed: Quantity, reported: Quantity) -> bool:
    """True for soldiers and civilians, other nationals, and a claim narrower than what is reported ("officers" of "people")."""
    if _of_other_nations(claimed, reported):
        return True
    return _different(_group(claimed, reported)) and not none_hurt(claimed, reported)


def _of_other_nations(claimed: Quantity, reported: Quantity) -> bool:
    """ "Two Polish climbers" against "a Spanish climber"."""
    ours, theirs = ({*map(country_of_demonym, value.modifiers)} - {None} for value in (claimed, reported))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def perhaps_another_group(claimed: Quantity, reported: Quantity) -> bool:
    """True where nothing tells whether both count the same things, or the claim may count a part: "9 children" of "107 dead"."""
    return not none_hurt(claimed, reported) and (_group(claimed, reported) == "unknown" or _perhaps_a_part(claimed, reported))


def _perhaps_a_part(claimed: Quantity, reported: Quantity) -> bool:
    noun, most, least = _told_noun(claimed), claimed.possible.high, report(reported).low
    if claimed.part and not reported.part and claimed.kind is None:  # "two of the seven fronts" against "seven fronts"
        return most is not None and least is not None and most < least
    if noun is None or _told_noun(reported) is not None or group_relation("people", noun) != "narrower":
        return False
    return most is not None and least is not None and 0 < most < least


def smaller_part(claimed: Quantity, reported: Quantity) -> bool:
    """Some of those that the claim counts, told as a part: "four people" against "19 people, among them four children"."""
    return reported.part and not claimed.part and reported.of is not None and _group(claimed, reported) == "narrower"


def part_of_whole(claimed: Quantity, reported: Quantity) -> bool:
    """A part of what the claim counts, which says nothing of the whole: "2 children among them" against "11 people"."""
    if (reported.figure, reported.bound) == (1.0, "at-least") and claimed.of is None and reported.of is not None:
        return True  # "a teacher, a guard and a passer-by" are told one by one
    if _group(claimed, reported) != "narrower" and (
        not reported.part or claimed.part or (claimed.of, reported.of) == (None, None)
    ):
        return False
    if _group(claimed, reported) == "same" and reported.of is not None and claimed.of is not None:
        return False
    if not (reported.part or reported.of is None):
        return False
    most, least = claimed.possible.high, reported.possible.low
    return not (most is not None and least is not None and most < least)


def may_be_the_same(claimed: Quantity, reported: Quantity) -> bool:
    """Whether both give one count, of which nothing says that it is of different things: "140 people", "140 jobs"."""
    if claimed.figure is None or claimed.figure != reported.figure or claimed.unit is not None or reported.unit is not None:
        return False
    return claimed.kind == reported.kind and _group(claimed, reported) in ("same", "open", "unknown")


# --- do the figures agree? ----------------------------------------------------------------------------------------


def _alike(claimed: Quantity, reported: Quantity) -> bool:
    return same_figure(claimed, reported) or _inside(claimed, reported)


def told_alike(claimed: Quantity, reported: Quantity) -> bool:
    """The same value on both sides."""
    return claimed.possible == reported.possible and claimed.figure == reported.figure and claimed.bound == reported.bound


def same_figure(claimed: Quantity, reported: Quantity) -> bool:
    """The claimed figure is the one reported: "11" against "at least 11", "about 11", "up to 11"."""
    if told_alike(claimed, reported):
        return True
    if (
        claimed.figure is None
        or reported.figure is None
        or claimed.bound not in ("exact", "about")
        or reported.bound in ("more-than", "less-than")
    ):
        return False
    if not claimed.bound == reported.bound == "exact" and claimed.possible.apart(reported.possible):  # "just over 5", "up to 5"
        return False
    if same_number(claimed.figure, reported.figure, claimed.unit):
        return True
    rounded = claimed.unit == "percent" and claimed.bound == reported.bound == "exact"
    return rounded and _told_share(claimed, reported) and abs(claimed.figure - reported.figure) <= SHARES


def _told_share(claimed: Quantity, reported: Quantity) -> bool:
    return any(q.possible.low != q.possible.high for q in (claimed, reported))


def _inside(claimed: Quantity, reported: Quantity) -> bool:
    return report(reported).inside(claimed.possible) or reported.possible.inside(claimed.possible)


def bound_itself(claimed: Quantity, reported: Quantity) -> bool:
    """ "more than 11" against "at least 11", "10" against "more than 10": only the bound could tell."""
    if claimed.figure is None or reported.figure is None or not same_number(claimed.figure, reported.figure, claimed.unit):
        return False
    if claimed.bound in LOWER and reported.bound in UPPER or claimed.bound in UPPER and reported.bound in LOWER:
        return not claimed.possible.apart(reported.possible)  # "fewer than 11" is no "more than 11"
    if claimed.bound in ("more-than", "less-than"):
        return reported.bound not in ("exact", claimed.bound)
    return reported.bound in ("more-than", "less-than")


def apart_as_reported(claimed: Quantity, reported: Quantity) -> bool:
    """No figure that the source may have meant is one that the claim asserts."""
    if none_hurt(claimed, reported):
        return True
    if reported.bound in ("about", "at-most"):
        return reported.possible.apart(claimed.possible)
    return report(reported).apart(claimed.possible)


def lower_bound_apart(claimed: Quantity, reported: Quantity) -> bool:
    """The same, where what the source gives is a lower bound."""
    return reported.bound in LOWER and apart_as_reported(claimed, reported)


def apart(claimed: Quantity, reported: Quantity) -> bool:
    """No value at all is possible under both."""
    return none_hurt(claimed, reported) or reported.possible.apart(claimed.possible) and not same_figure(claimed, reported)


def _strictly_inside(claimed: Quantity, reported: Quantity) -> bool:
    return reported.possible.inside(claimed.possible)


def _bounded(claimed: Quantity, reported: Quantity) -> bool:
    return reported.bound in LOWER


def _as_percentages(rungs: tuple[Rung[Quantity], ...]) -> tuple[Rung[Quantity], ...]:
    """The rungs with both sides' shares ("a third") taken as percentages, so that both compare."""

    def over(holds: Callable[[Quantity, Quantity], bool]) -> Callable[[Quantity, Quantity], bool]:
        return lambda claimed, reported: holds(in_percent(claimed), in_percent(reported))

    return tuple(replace(rung, holds=over(rung.holds)) for rung in rungs)


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
    Rung(
        "part of the whole", Relation.OPEN, smaller_part,
        "The claim says {claimed}; the source's {reported} are only a part of them.", "detail-not-stated",
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
_ANOTHER: Rung[Quantity] = Rung(
    "perhaps another group", Relation.OPEN, perhaps_another_group,
    "The claim says {claimed}; the source's {reported} may count others.", "detail-not-stated",
)  # fmt: skip
_BOUND: Rung[Quantity] = Rung(
    "lower bound itself", Relation.OPEN, bound_itself,
    "The claim says {claimed}; the source says {reported}, which is the bound itself.", "lower-bound",
)  # fmt: skip

LADDER: Ladder[Quantity] = Ladder(
    "quantity",
    _NOT_STATED,
    _as_percentages((
        *_SAME_THING,
        Rung("inside", Relation.ENTAILS, _inside, "The source reports {reported}, which {claimed} includes."),
        _ANOTHER,
        _BOUND,
        Rung(
            "apart", Relation.EXCLUDES, lower_bound_apart,
            "The claim says {claimed}; the source reports {reported} (a lower bound).", "count-conflict",
        ),
        Rung(
            "apart", Relation.EXCLUDES, apart_as_reported,
            "The claim says {claimed}; the source reports {reported}.", "count-conflict",
        ),
        _OVERLAP,
    )),
)  # fmt: skip
"""A figure is what was reported: "15" against "at least 11" is excluded."""

LOGICAL: Ladder[Quantity] = Ladder(
    "quantity",
    _NOT_STATED,
    _as_percentages((
        *_SAME_THING,
        Rung("inside", Relation.ENTAILS, _strictly_inside, "The source reports {reported}, which {claimed} includes."),
        _ANOTHER,
        Rung("apart", Relation.EXCLUDES, apart, "The claim says {claimed}; the source reports {reported}.", "count-conflict"),
        Rung(
            "above a lower bound", Relation.OPEN, _bounded,
            "The claim says {claimed}; the source's {reported} is a lower bound and rules out nothing above it.", "lower-bound",
        ),
        _BOUND,
        _OVERLAP,
    )),
)  # fmt: skip
"""A source's lower bound rules out nothing above it."""
