"""The words around a number that bound it ("at least", "or more"), and the interval that they leave possible."""

from __future__ import annotations

from factcheck.facets.quantity.lexemes import Lexeme, word_after
from factcheck.interval import Interval
from factcheck.schema import Bound
from factcheck.words.numbers import number_words

TOLERANCE = 0.1
"""Within a tenth of N: about, some, nearly ... (docs/verdicts.md, Numbers)."""
OF_UNIT = 0.3
"""What is said in whole weeks or years, about or nearly, may be off by this part of one: 12 days are nearly two weeks."""
LONGEST_BOUND = 7
LOWER, UPPER = frozenset({"at-least", "more-than"}), frozenset({"at-most", "less-than"})
"""The bounds that leave what is more possible, and what is less."""
UP_TO = frozenset(
    "own owns owned owning add adds added adding face faces faced facing live lives lived living sum sums summed summing".split()
)
"""Verbs that "up to" belongs to: who owns up to six days admits them all."""


def words_before(lexemes: list[Lexeme], index: int, count: int) -> tuple[str, ...]:
    """Up to `count` words right before the lexeme `index`, in order, within the sentence's run of words."""
    found: list[str] = []
    here = index - 1
    while here >= 0 and len(found) < count:
        lexeme = lexemes[here]
        if lexeme.code == "w" or (lexeme.code == "m" and lexeme.low in "<>=~≤≥≈"):
            found.append(lexeme.low)
        elif lexeme.low not in (" ", "(", "'", '"', "-", "–"):
            break
        here -= 1
    return tuple(reversed(found))


def bound_before(lexemes: list[Lexeme], first: int, floor: int) -> tuple[str, int, bool]:
    """The bound told before the lexeme `first`, where its words begin, and whether they tell of a part ("another")."""
    words = number_words()
    bound, start, part = "", first, False
    for _ in range(3):
        row, places = _row_before(lexemes, start, floor)
        for length in range(min(LONGEST_BOUND, len(row)), 0, -1):
            phrase = tuple(row[-length:])
            if phrase == ("up", "to") and UP_TO.intersection(row[-3:-2]):
                continue
            if phrase in words.bounds:
                told = words.bounds[phrase]
                bound = told if not bound or told != "exact" else bound
                start = places[-length]
                break
            if phrase in words.parts:
                part = True
                start = places[-length] if phrase[-1] in ("another", "further", "additional", "extra") else start
                if phrase[-1] not in ("another", "further", "additional", "extra"):
                    return bound, start, part
                break
        else:
            break
    return bound, start, part


def _row_before(lexemes: list[Lexeme], first: int, floor: int) -> tuple[list[str], list[int]]:
    """The words and comparison signs right before `first`, back to the last amount or the last mark, with their indices."""
    row: list[str] = []
    places: list[int] = []
    here = first - 1
    while here >= floor and len(row) < LONGEST_BOUND:
        lexeme = lexemes[here]
        if lexeme.code == "w" or (lexeme.code == "m" and lexeme.low in "<>=~≤≥≈"):
            if (
                lexeme.code == "m"
                and row
                and here + 1 < len(lexemes)
                and lexemes[here + 1].low in "="
                and row[0] == "="
                and lexeme.low in "<>"
            ):
                row[0], places[0] = lexeme.low + "=", here
            else:
                row.insert(0, lexeme.low)
                places.insert(0, here)
        elif lexeme.low != " ":
            break
        here -= 1
    return row, places


def bound_after(lexemes: list[Lexeme], last: int) -> tuple[str, int]:
    """The bound told after the lexeme `last` ("or more", "-odd", "+"), and where it ends."""
    words = number_words()
    if last < len(lexemes) and lexemes[last].low == "+":
        return "at-least", last + 1
    here = word_after(lexemes, last, hyphen=True)
    row: list[str] = []
    ends: list[int] = []
    while here is not None and len(row) < 3 and lexemes[here].code == "w":
        row.append(lexemes[here].low)
        ends.append(here + 1)
        here = word_after(lexemes, here + 1)
    for length in range(len(row), 0, -1):
        phrase = tuple(row[:length])
        if phrase in words.bounds_after and (phrase != ("plus",) or lexemes[last].low in "-"):
            return words.bounds_after[phrase], ends[length - 1]
    return "", last


def interval(bound: str, low: float, high: float, coarse: float = 0.0) -> tuple[Interval[float], Bound]:
    """What a bound leaves possible of the values low to high, and the bound as a quantity tells it; `coarse` is how far "about"
    goes at the least.
    """
    under, slack = max(abs(low) * TOLERANCE, coarse), max(abs(high) * TOLERANCE, coarse)
    if bound == "at-least":
        return Interval(low, None), "at-least"
    if bound == "more-than":
        return Interval(high if low == high else low, None, open_low=True), "more-than"
    if bound == "at-most":
        return Interval(None, high), "at-most"
    if bound == "less-than":
        return Interval(None, high, open_high=True), "less-than"
    if bound == "about":
        return Interval(low - under, high + slack), "about"
    if bound == "just-over" and slack:
        return Interval(high, high + slack, open_low=True), "about"
    if bound == "just-under" and slack:
        return Interval(low - under, low, open_high=True), "about"
    return Interval(low, high), "exact" if low == high else "vague"
