"""Ages: "14-year-old", "aged 8-10", "10 years old", "87 years of age", "Ann Bell, 45," and magnitudes told before the figure."""

from __future__ import annotations

from dataclasses import replace

from factcheck.facets.quantity.lexemes import Lexeme, word_after
from factcheck.facets.quantity.ranges import Amount
from factcheck.interval import Interval
from factcheck.words.groups import is_people

YEAR = 31556952.0
OLDEST = 130
YOUNGEST = 3
"""Years from which a bare number behind a noun for a person is an age."""
BEFORE = {
    ("aged",),
    ("age",),
    ("ages",),
    ("age", "of"),
    ("ages", "of"),
    ("aged", "between"),
    ("ages", "between"),
    ("aged", "from"),
}
BEFORE |= {("young", "as"), ("old", "as")}
PERSONS = frozenset("man woman boy girl youth child baby lady mother father widow widower teenager pensioner".split())
DYING = frozenset({"died", "dies", "dead", "dying", "die"})
GRADES = frozenset("category type phase grade stage tier".split())
"""Words before the number of a scale."""
OWNERS = frozenset({"his", "her", "their", "my", "our", "your", "its"})
SHORT = frozenset({"yo", "yr"})


def age(text: str, lexemes: list[Lexeme], amount: Amount) -> Amount | None:
    """The amount as an age, in years, where it is told as one; else as it is. None for "the 30s"."""
    if amount.unit == "second":
        last = _old(lexemes, amount.last)
        if last is not None:
            return replace(_scaled(amount, 1 / YEAR), last=last)
    if amount.unit not in (None, "second") or amount.ordinal or amount.share:
        return amount
    first = _aged(lexemes, amount.first)
    if amount.unit is None and amount.last < len(lexemes) and lexemes[amount.last].low == "s":
        return _in_decade(lexemes, amount)
    if first is not None and amount.unit == "second":
        return replace(_scaled(amount, 1 / YEAR), first=first)
    top = amount.possible.high if amount.possible.high is not None else amount.figure
    if amount.unit is not None or top is None or not 0 <= top <= OLDEST:
        return amount
    if first is not None:
        return replace(amount, first=first, unit="year-old")
    after = word_after(lexemes, amount.last, hyphen=True)
    if after is not None and (lexemes[after].low in SHORT or (lexemes[after].low == "y" and _row(lexemes, after, 3) == "y/o")):
        return replace(amount, unit="year-old", last=after + (1 if lexemes[after].low in SHORT else 3))
    if amount.bound == "exact" and (
        _after_name(text, lexemes, amount) or _of_person(lexemes, amount) or _died_at(lexemes, amount)
    ):
        return replace(amount, unit="year-old")
    return amount


def _in_decade(lexemes: list[Lexeme], amount: Amount) -> Amount | None:
    """ "in his 30s" as 30 to 39 years old; any other "30s" is no number."""
    row = _words_before(lexemes, amount.first, 3)
    if "in" not in row or not set(row) & OWNERS or amount.figure is None or amount.figure % 10:
        return None
    return replace(
        amount,
        last=amount.last + 1,
        possible=Interval(amount.figure, amount.figure + 9),
        figure=None,
        bound="range",
        unit="year-old",
    )


def magnitude(lexemes: list[Lexeme], amount: Amount) -> Amount:
    """ "magnitude 7.8", "a category 3 storm", "type 2 diabetes"."""
    if amount.unit is not None or amount.figure is None or not 0 < amount.figure < 12 or amount.share or amount.ordinal:
        return amount
    before = _words_before(lexemes, amount.first, 2)
    if before[-1:] == ("magnitude",) or before == ("magnitude", "of"):
        return replace(amount, unit="magnitude")
    if before[-1:] and before[-1] in GRADES and amount.figure == int(amount.figure) and amount.bound == "exact":
        return replace(amount, unit=before[-1], first=_places_before(lexemes, amount.first, 1)[0])
    return amount


def _scaled(amount: Amount, factor: float) -> Amount:
    def turn(value: float | None) -> float | None:
        return None if value is None else round(value * factor, 9)

    old = amount.possible
    low, high = turn(old.low), turn(old.high)
    exact = low is not None and low == high
    possible = Interval(low, high, old.open_low and not exact, old.open_high and not exact)
    return replace(amount, possible=possible, figure=turn(amount.figure), unit="year-old")


def _old(lexemes: list[Lexeme], last: int) -> int | None:
    after = word_after(lexemes, last, hyphen=True)
    if after is None:
        return None
    if lexemes[after].low in ("old", "olds"):
        return after + 1
    if lexemes[after].low == "of":
        following = word_after(lexemes, after + 1)
        if following is not None and lexemes[following].low == "age":
            return following + 1
    return None


def _aged(lexemes: list[Lexeme], first: int) -> int | None:
    """The lexeme at which "aged" or "at the age of" begins, right before `first`."""
    row, places = _words_before(lexemes, first, 2), _places_before(lexemes, first, 2)
    for length in (2, 1):
        if row[-length:] in BEFORE and len(row) >= length:
            return places[-length]
    return None


def _of_person(lexemes: list[Lexeme], amount: Amount) -> bool:
    """ "a woman of 30," where nothing is counted."""
    row = _words_before(lexemes, amount.first, 2)
    ends = amount.last >= len(lexemes) or lexemes[amount.last].low in ",.;:!?)"
    return len(row) == 2 and row[1] == "of" and row[0] in PERSONS and ends


def _died_at(lexemes: list[Lexeme], amount: Amount) -> bool:
    """ "died at 78"."""
    row = _words_before(lexemes, amount.first, 2)
    ends = amount.last >= len(lexemes) or lexemes[amount.last].low in ",.;:!?)" or lexemes[amount.last].low == "\n"
    return len(row) == 2 and row[1] == "at" and row[0] in DYING and ends


def _after_name(text: str, lexemes: list[Lexeme], amount: Amount) -> bool:
    """ "Ann Bell, 45, said" and "Ann Bell (45)"."""
    first, last = amount.first, amount.last
    if first < 2 or lexemes[first].code != "n" or last - first > 1 or len(lexemes[first].low) > 3:
        return False
    before = first - 1
    while before > 0 and lexemes[before].code == " ":
        before -= 1
    mark = lexemes[before].low
    closing = lexemes[last].low if last < len(lexemes) else ""
    if (mark, closing) not in ((",", ","), ("(", ")"), (",", ".")):
        return False
    name = before - 1
    while name > 0 and lexemes[name].code == " ":
        name -= 1
    if (mark, closing) == (",", ",") and lexemes[first].value >= YOUNGEST and _is_person(text, lexemes, name):
        return True
    earlier = name - 2
    if earlier > 0 and lexemes[earlier].low == ".":  # "Scott C. Dayton"
        earlier -= 1
    if lexemes[name].code != "w" or earlier < 0 or lexemes[earlier].code != "w":
        return False
    capitals = text[lexemes[name].start].isupper() and text[lexemes[earlier].start].isupper()
    return capitals and (lexemes[first].value >= 1)


def _is_person(text: str, lexemes: list[Lexeme], name: int) -> bool:
    """ "The singer, 45, ..." and "a mayor of Toledo, 58, ...": one person by a noun, after "of" with one name behind it."""
    row = _words_before(lexemes, name + 1, 3)
    noun = row[0] if len(row) == 3 and row[1] == "of" and text[lexemes[name].start].isupper() else row[-1] if row else ""
    return is_people(noun) and not noun.endswith("s")


def _words_before(lexemes: list[Lexeme], first: int, count: int) -> tuple[str, ...]:
    return tuple(lexemes[i].low for i in _places_before(lexemes, first, count))


def _places_before(lexemes: list[Lexeme], first: int, count: int) -> tuple[int, ...]:
    found: list[int] = []
    here = first - 1
    while here >= 0 and len(found) < count:
        if lexemes[here].code == "w":
            found.append(here)
        elif lexemes[here].code != " ":
            break
        here -= 1
    return tuple(reversed(found))


def _row(lexemes: list[Lexeme], first: int, count: int) -> str:
    return "".join(lexeme.low for lexeme in lexemes[first : first + count])
