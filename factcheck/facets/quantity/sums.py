"""Counts of those to whom one of two things was done, and two figures added up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.facets.quantity.bounds import LOWER, UPPER
from factcheck.interval import Interval
from factcheck.schema import Bound, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc

EITHER = {"casualties": ("dead", "wounded"), "dead or missing": ("dead", "missing"), "wounded or missing": ("wounded", "missing")}
"""The kinds that a count of either adds up."""
KINDS: dict[frozenset[str | None], str] = {frozenset(parts): kind for kind, parts in EITHER.items()}
REST = frozenset({"people", "person", "other", "others"})
"""Nouns that tell nothing of who is counted."""
REACH = 8
"""Tokens from a figure within which the second kind stands: "40 people have been killed or badly wounded"."""


def either(doc: Doc, first: int, end: int, found: str, named: dict[int, str]) -> str:
    """The kind of a count in tokens [first, end), found as one of two: of both, for "40 killed or wounded"; `named` by token."""
    for link in range(max(1, first - REACH), min(len(doc) - 1, end + REACH)):
        if doc[link].lower_ not in ("and", "or", "and/or", "/"):
            continue
        left = link - 1
        right = link + 2 if doc[link + 1].pos_ == "ADV" else link + 1
        both = KINDS.get(frozenset({named.get(left), named.get(right)}))
        if both is None or found not in EITHER[both]:
            continue
        between = doc[right + 1 : first] if right < first else doc[end:left]
        if not any(token.pos_ == "NUM" or token.text in ",;:.()" for token in between):
            return both
    return found


def add(a: Quantity, b: Quantity, kind: str | None) -> Quantity | None:
    """The sum of two counts of one unit, as a count of that kind; None where they have none, or count different things."""
    if a.unit != b.unit or a.figure is None or b.figure is None or a.unit == "ordinal":
        return None
    if a.part and not b.part or kind is None and a.kind != b.kind:
        return None
    who = sorted({of for of in (a.of, b.of) if of is not None and of not in REST}, key=len)
    if len({of.rpartition(" ")[2] for of in who}) > 1:
        return None
    x, y = a.possible, b.possible
    low = None if x.low is None or y.low is None else x.low + y.low
    high = None if x.high is None or y.high is None else x.high + y.high
    possible = Interval(
        low, high, low is not None and (x.open_low or y.open_low), high is not None and (x.open_high or y.open_high)
    )
    return Quantity(possible, a.figure + b.figure, _looser(a.bound, b.bound), a.unit, next(iter(who), None), (), kind or a.kind)


def between(a: Quantity, b: Quantity, kind: str | None) -> Quantity | None:
    """How far two exact counts of one thing are apart, as a count of it; None where they are of different things."""
    if a.bound != "exact" or b.bound != "exact" or (total := add(a, b, kind)) is None or a.figure is None or b.figure is None:
        return None
    apart = abs(a.figure - b.figure)
    return replace(total, possible=Interval.at(apart), figure=apart) if apart else None


def _looser(a: Bound, b: Bound) -> Bound:
    """The bound of a sum: of the two the one that is no exact figure; "about" where they point apart."""
    told: set[Bound] = {a, b} - {"exact"}
    if not told:
        return "exact"
    if told <= LOWER:
        return "more-than" if told == {"more-than"} else "at-least"
    if told <= UPPER:
        return "less-than" if told == {"less-than"} else "at-most"
    return "about"
