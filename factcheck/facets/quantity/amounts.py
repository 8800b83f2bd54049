"""Amounts: a number with its bound, its unit or currency, ranges joined, as an interval; not yet what it counts.

amount = [bound] [currency] numeral [unit] ["to" [bound] [currency] numeral [unit]] [bound after]
"""

from __future__ import annotations

from dataclasses import replace

from factcheck.facets.quantity.bounds import OF_UNIT, bound_after, bound_before, interval, words_before
from factcheck.facets.quantity.cardinals import Numeral
from factcheck.facets.quantity.lexemes import Lexeme, lex, word_after
from factcheck.facets.quantity.measures import Measure, currency_before, measure_after, scaled
from factcheck.facets.quantity.numerals import begins, numeral_at
from factcheck.facets.quantity.ranges import Amount, joined, said_twice, two_bounds
from factcheck.facets.quantity.uncounted import COUNT_BEFORE, Calendar, in_web_address, is_name, is_year, runs_on
from factcheck.interval import Interval
from factcheck.words.units import units

CHANGES = frozenset(
    """rose rise rises rising risen fell fall falls falling fallen grew grow grows growing increased increase increases
    increasing decreased decrease dropped drop drops dropping jumped jump climbed climb climbs soared surged surge
    plunged plunge declined decline went go up down raised raise raising lowered lower cut cuts cutting reduced reduce
    changed change slipped slid swelled doubled tripled moved widened narrowed improved expanded shrank shrunk revised
    updated lifted""".split()
)
ODDS = (3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0, 20.0, 50.0, 100.0, 1000.0)
"""Denominators of "one in N"."""
BETWEEN = frozenset({"between", "from"})
JOINS = frozenset({"to", "through", "or", "and", "till"})


def amounts(text: str) -> tuple[list[Lexeme], list[Amount]]:
    """The lexemes of `text` and its amounts in order, none overlapping another; dates, times of day and names left out."""
    lexemes = lex(text)
    calendar = Calendar(text)
    found: list[Amount] = []
    index, floor = 0, 0
    while index < len(lexemes):
        if not begins(lexemes[index]):
            index += 1
            continue
        amount = _amount(text, lexemes, index, floor, calendar)
        if amount is None:
            skipped = numeral_at(text, lexemes, index)
            index = max(index + 1, skipped.last if skipped and _left_out(lexemes, skipped, calendar) else 0)
            continue
        if found and said_twice(lexemes, found[-1], amount):
            closed = amount.last < len(lexemes) and lexemes[amount.last].low == ")"
            index = floor = amount.last + closed
            found[-1] = replace(found[-1], last=floor)
            continue
        both = two_bounds(lexemes, found[-1], amount) if found else None
        if both is not None:
            found[-1] = both
        else:
            found.append(amount)
        index = floor = amount.last
    return lexemes, found

LASTING = frozenset({"for", "lasts", "lasted", "lasting", "takes", "took", "taking", "taken", "spent", "within"})
"""Words before a length of time: "for a week"."""


def _left_out(lexemes: list[Lexeme], numeral: Numeral, calendar: Calendar) -> bool:
    return calendar.holds(lexemes[numeral.first].start, lexemes[numeral.last - 1].end) or numeral.in_figures


def _amount(text: str, lexemes: list[Lexeme], index: int, floor: int, calendar: Calendar) -> Amount | None:
    ranged = lexemes[index].code in "wn" and bool(set(words_before(lexemes, index, 2)) & BETWEEN)
    first = _measured(text, lexemes, index, floor, calendar, ranged)
    if first is None:
        return None
    first = _one_in(text, lexemes, first)
    second = _second(text, lexemes, first, calendar)
    bound_name, start, part = bound_before(lexemes, first.first, floor)
    both = joined(lexemes, first, second, start, part) if second is not None else None
    return both or _single(text, lexemes, first, bound_name, start, part)


# --- a numeral with its unit --------------------------------------------------------------------------------------


def _measured(text: str, lexemes: list[Lexeme], index: int, floor: int, calendar: Calendar, ranged: bool) -> Measure | None:
    numeral = numeral_at(text, lexemes, index, ranged) or _article(lexemes, index, floor)
    if numeral is None:
        return None
    start, end = lexemes[numeral.first].start, lexemes[numeral.last - 1].end
    if calendar.holds(start, end) or (lexemes[index].code == "n" and is_name(lexemes, index)):
        return None
    if index > floor and lexemes[index - 1].low in ("-", "−") and numeral.figure is not None and lexemes[index].code == "n":
        alone = index < 2 or lexemes[index - 2].code == " " or lexemes[index - 2].low in "(<>=~"
        after_figure = index > 2 and lexemes[index - 2].code == " " and lexemes[index - 3].code == "n"
        if alone and not after_figure and index - 1 >= floor:
            numeral = replace(numeral, first=index - 1, low=-numeral.high, high=-numeral.low, figure=-numeral.figure)
    elif (index, lexemes[0].low, len(lexemes)) == (2, "-", numeral.last) and numeral.figure is not None:  # nothing but "- 10 k"
        numeral = replace(numeral, first=0, low=-numeral.high, high=-numeral.low, figure=-numeral.figure)
    measure = measure_after(text, lexemes, numeral, currency_before(text, lexemes, numeral.first, floor))
    if in_web_address(lexemes, numeral) or (
        measure.unit is None and numeral.in_figures and runs_on(lexemes, numeral, measure.last)
    ):
        return None
    if numeral.in_figures and measure.unit is None and numeral.scale == 1 and numeral.sort == "cardinal":
        from factcheck.words.groups import is_people

        following = word_after(lexemes, numeral.last)
        noun = lexemes[following].low if following is not None and lexemes[following].code == "w" else ""
        counted = noun.endswith(("s", "people", "men", "children", "police")) and is_people(noun)
        if is_year(lexemes, index, counted):
            return None
    return measure


def _article(lexemes: list[Lexeme], index: int, floor: int) -> Numeral | None:
    """ "a" as one, in "about an hour", "a month and a half", "lasted a week": before a unit, with a bound, a smaller amount, or
    where it tells how long.
    """
    after = word_after(lexemes, index + 1)
    if lexemes[index].low not in ("a", "an") or after is None or lexemes[after].code != "w":
        return None
    unit = units().names.get(lexemes[after].low)
    if unit is None or unit.letters:
        return None
    following = word_after(lexemes, after + 1)
    goes_on = following is not None and lexemes[following].low == "and" and following + 2 < len(lexemes)
    if goes_on and following is not None:
        more = numeral_at("", lexemes, following + 2) if lexemes[following + 2].code != "n" else Numeral(0, 0, 1, 1, 1.0)
        goes_on = more is not None and more.figure is not None
    alone = index == 0 and after + 1 >= len(lexemes)
    lasts = unit.name == "second" and unit.factor > 1 and bool(set(words_before(lexemes, index, 1)) & LASTING)
    bound = bound_before(lexemes, index, floor)[0]
    return Numeral(index, index + 1, 1.0, 1.0, 1.0) if goes_on or alone or lasts or bound not in ("", "exact") else None


def _one_in(text: str, lexemes: list[Lexeme], told: Measure) -> Measure:
    """ "one in five", "nine out of ten" as a share; "killed 3 in 10 days" and "11 in 2 villages" stay as they are."""
    top = told.numeral.figure
    here = word_after(lexemes, told.last)
    if (
        told.unit is not None
        or top is None
        or told.numeral.sort != "cardinal"
        or here is None
        or lexemes[here].low not in ("in", "out")
    ):
        return told
    out = lexemes[here].low == "out"
    here = word_after(lexemes, here + 1)
    if out and here is not None and lexemes[here].low == "of":
        here = word_after(lexemes, here + 1)
    below = numeral_at(text, lexemes, here) if here is not None else None
    if below is None or below.sort != "cardinal" or below.figure not in ODDS or not 0 < top < (below.figure or 0):
        return told
    if measure_after(text, lexemes, below, None).unit is not None or below.glued:
        return told
    before = words_before(lexemes, told.first, 2)
    counts = bool(set(before[-1:]) & COUNT_BEFORE) and before not in (("fewer", "than"), ("less", "than"), ("more", "than"))
    if not out and (top > 3 or counts):
        return told
    share = top / (below.figure or 1)
    numeral = Numeral(told.first, below.last, share, share, share, "fraction")
    return Measure(told.first, below.last, numeral)


def _second(text: str, lexemes: list[Lexeme], first: Measure, calendar: Calendar) -> Measure | None:
    """The upper end of "between 10 and 20", "10 to 20", "10-20", "two or three"; None where the number stands alone."""
    if first.numeral.sort == "vague" and first.numeral.figure is None:
        return None
    here = first.last
    if here < len(lexemes) and lexemes[here].code == " ":
        here += 1
    if here >= len(lexemes):
        return None
    joint = lexemes[here].low
    opener = tuple(word for word in words_before(lexemes, first.first, 2) if word != "the")[-1:]
    if joint in ("-", "–", "~"):
        after = here + 1
    elif joint in JOINS:
        after = here + 1
        if joint == "or" and opener == ("either",):
            return None
        if joint == "and" and opener not in (("between",), ("from",)):
            return None
        if joint in ("to", "or", "through") and opener == ("from",) and set(words_before(lexemes, first.first, 9)) & CHANGES:
            return None
        if joint == "to" and set(words_before(lexemes, first.first, 3)) & CHANGES:
            return None
    else:
        return None
    while after < len(lexemes) and (
        lexemes[after].low in ("about", "around", "~", "the", "as", "many", "some") or lexemes[after].code == " "
    ):
        if after - here > 8:
            return None
        after += 1
    currency = None
    if after < len(lexemes) and lexemes[after].code == "m":
        currency = units().symbols.get(lexemes[after].low)
        after += 1 if currency else 0
        if after < len(lexemes) and lexemes[after].code == " ":
            after += 1
    if after >= len(lexemes) or lexemes[after].code not in "wn":
        return None
    numeral = numeral_at(text, lexemes, after)
    if numeral is None or numeral.sort != first.numeral.sort or numeral.figure is None or first.numeral.figure is None:
        return None
    if calendar.holds(lexemes[after].start, lexemes[numeral.last - 1].end):
        return None
    second = measure_after(text, lexemes, numeral, currency or currency_before(text, lexemes, numeral.first))
    if (
        lexemes[second.last - 1].end < len(text)
        and joint in "-–"
        and second.last < len(lexemes)
        and lexemes[second.last].low in "-–"
    ):
        following = second.last + 1
        if following < len(lexemes) and lexemes[following].code == "n":  # 1-222-2222: a phone number
            return None
    if first.unit and second.unit and first.unit != second.unit:
        return None
    return second if first.unit is None or second.unit is not None or joint in JOINS or joint in "-–~" else None


# --- the value -----------------------------------------------------------------------------------------------------


def _single(text: str, lexemes: list[Lexeme], told: Measure, bound: str, start: int, part: bool) -> Amount:
    numeral = told.numeral
    after, last = bound_after(lexemes, told.last)
    if bound not in ("", "about", "exact") and lexemes[last - 1].low != "equal":
        after, last = "", told.last
    if after == "at-most" and not bound.startswith(("less", "at-m")) and lexemes[last - 1].low == "equal":
        after, last = "", told.last
    if bound in ("less-than", "more-than") and after and lexemes[last - 1].low == "equal":
        bound = "at-most" if bound == "less-than" else "at-least"
    elif after:
        bound = after
    low, high, figure = scaled(told)
    if numeral.sort == "ordinal":
        return Amount(
            numeral.first,
            numeral.last,
            numeral.first,
            numeral.last,
            Interval.at(numeral.low),
            numeral.figure,
            "exact",
            "ordinal",
            ordinal=True,
        )
    share = numeral.sort == "fraction" and told.unit is None
    if numeral.figure is not None and numeral.sort == "vague" and bound in ("more-than", "less-than", "at-least", "at-most"):
        low = high = figure or 0.0
    coarse = OF_UNIT * figure / numeral.figure if told.unit == "second" and figure and numeral.figure else 0.0
    possible, name = interval(bound, low, high, coarse)
    one = lexemes[numeral.first].low == "one" and numeral.last == numeral.first + 1 and told.unit is None
    return Amount(
        min(start, told.first), last, numeral.first, numeral.last, possible, figure, name,
        "share" if share else told.unit, part, False, share, one and not bound, told.unit_at,
    )  # fmt: skip
