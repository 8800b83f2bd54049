"""A numeral with its unit of measure or currency, in the canonical unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from factcheck.facets.quantity.cardinals import Numeral
from factcheck.facets.quantity.lexemes import Lexeme, word_after
from factcheck.words.numbers import number_words
from factcheck.words.units import Unit, units

DOLLAR_LETTERS = re.compile(r"(?<![^\W\d_])((?:[A-Za-z]{1,3}|[Uu]\.\s?[Ss]\.?)\s?)?\$\s{0,2}$")
LONGEST_UNIT = 9
"""Lexemes in the longest name of a unit: "kilometres per hour" with its spaces and a hyphen before it."""
SIZES = frozenset("long tall high deep wide thick away apart sprint race hurdles dash freestyle relay butterfly pool".split())
FAHRENHEIT = "fahrenheit"
DEGREES = {"C": "celsius", "F": FAHRENHEIT}
"""Capitals behind a figure: "43C" is no 43 cents."""
MORE = frozenset({"more", "extra", "additional", "further", "other", "consecutive", "straight", "full", "whole", "metric"})
COMPOUND_JOINTS = frozenset({" ", ",", "and"})


@dataclass(frozen=True, slots=True)
class Measure:
    """A numeral and its unit: lexemes [first, last), `factor` of the canonical unit (None for a bare number)."""

    first: int
    last: int
    numeral: Numeral
    unit: str | None = None
    factor: float = 1.0
    offset: float = 0.0
    """Added before the factor: -32 for Fahrenheit."""
    more: float = 0.0
    """What smaller units after it add, in the canonical unit: "7 feet 10 inches"."""
    unit_at: int | None = None


def scaled(measure: Measure) -> tuple[float, float, float | None]:
    """Least, greatest and told value in the canonical unit."""

    def turn(value: float) -> float:
        turned = (value + measure.offset) * measure.factor + measure.more
        return float(f"{turned:.12g}")

    numeral = measure.numeral
    low, high = turn(numeral.low), turn(numeral.high)
    return min(low, high), max(low, high), None if numeral.figure is None else turn(numeral.figure)


def currency_before(text: str, lexemes: list[Lexeme], first: int, floor: int = 0) -> tuple[str, int] | None:
    """The currency told right before the lexeme `first` ("US$ 5", "RM42", "Rs. 20", "EUR 5"), and the lexeme where it begins."""
    start = lexemes[first].start
    here = first - 1
    if here >= floor and lexemes[here].code == " ":
        here -= 1
    if here < floor or start - lexemes[here].end > 2:
        return None
    lexeme, table = lexemes[here], units()
    if lexeme.low == "$":
        match = DOLLAR_LETTERS.search(text, max(0, start - 9), start)
        told = (match[1] or "") if match else ""
        letters = told.strip().lower().replace(" ", "")
        if len(letters) == 1 and letters != "c" and not told.isupper():  # "a $5 fine", "what's $5"
            letters = ""
        code = table.dollars.get(letters)
        if code is None or match is None:
            return "USD", here
        back = here
        while back > 0 and lexemes[back - 1].start >= match.start(1):
            back -= 1
        return code, back
    if lexeme.low in table.symbols:
        return table.symbols[lexeme.low], here
    if lexeme.low == "." and here > 0 and lexemes[here - 1].low == "rs":
        return "INR", here - 1
    for words in (2, 1):
        back = here - 2 * (words - 1)
        if back < floor or any(x.code == "m" for x in lexemes[back : here + 1]):
            continue
        name = " ".join(x.low for x in lexemes[back : here + 1] if x.code == "w")
        unit = table.names.get(name)
        if (
            unit
            and unit.name in table.currencies
            and not unit.letters
            and not unit.cents
            and (len(name) < 4 or name[-1:] != "s" or words == 2 or name == "ringgits")
        ):
            written = text[lexemes[back].start : lexemes[here].end]
            edition = written.istitle() and re.fullmatch(r"(?:19|20)\d\d", lexemes[first].low)  # "Euro 2024"
            if (written.isupper() or len(name) > 3 or name == "rs") and not edition:
                return unit.name, back
    return None


def measure_after(text: str, lexemes: list[Lexeme], numeral: Numeral, currency: tuple[str, int] | str | None) -> Measure:
    """The numeral with the unit after it, if there is one, or the currency before it."""
    numeral, glued_unit, last = _unglue(text, lexemes, numeral, currency is not None)
    if isinstance(currency, str):
        currency = currency, numeral.first
    if currency is not None:
        code, first = currency
        unit, end, unit_at = _unit_at(text, lexemes, last, numeral)
        if unit is not None and unit.name in units().currencies and not unit.cents:
            code, last = (unit.name if code == "USD" else code), end
        return _with_smaller(text, lexemes, Measure(first, last, numeral, code, 1.0, unit_at=first))
    if numeral.sort == "ordinal":
        return Measure(numeral.first, last, numeral)
    if glued_unit is not None:
        return _as_measure(numeral, glued_unit, last, last - 1)
    unit, end, unit_at = _unit_at(text, lexemes, last, numeral)
    if unit is None:
        return Measure(numeral.first, last, numeral)
    return _with_smaller(text, lexemes, _as_measure(numeral, unit, end, unit_at))


def _as_measure(numeral: Numeral, unit: Unit, last: int, unit_at: int | None) -> Measure:
    if unit.name == FAHRENHEIT:
        return Measure(numeral.first, last, numeral, "celsius", 5 / 9, -32.0, unit_at=unit_at)
    return Measure(numeral.first, last, numeral, unit.name, unit.factor, unit_at=unit_at)


def _unglue(text: str, lexemes: list[Lexeme], numeral: Numeral, money: bool) -> tuple[Numeral, Unit | None, int]:
    """Letters written on the figure: a scale ("20m people", "$1.2bn") or a unit ("100m race", "5km")."""
    if not numeral.glued:
        return numeral, None, numeral.last
    letters, end = numeral.glued, numeral.last + 1
    unit = units().names.get(letters.lower())
    if not money and letters.islower() and unit is not None and not _scales_people(lexemes, end):
        return numeral, unit, end
    scale = number_words().glued[letters]
    value = numeral.low * scale
    return Numeral(numeral.first, end, value, value, value, "cardinal", scale, True), None, end


def _scales_people(lexemes: list[Lexeme], end: int) -> bool:
    """Whether "20m" is followed by what is counted in millions: a plural ("20m barrels"), a currency, a verb."""
    after = word_after(lexemes, end)
    if after is None or lexemes[after].code != "w":
        return False
    word = lexemes[after].low
    if word in SIZES or word in ("x", "by", "in", "of", "from", "to", "and", "at", "on", "is", "for", "or"):
        return False
    return (
        word in ("people", "were", "are", "have", "had")
        or word.endswith("s")
        or word in units().names
        or _plural_next(lexemes, after)
    )


def _plural_next(lexemes: list[Lexeme], index: int) -> bool:
    """Whether the word after the one at `index` is a plural: "1.2m displaced people"."""
    after = word_after(lexemes, index + 1)
    return after is not None and (
        lexemes[after].low == "people" or (lexemes[after].low.endswith("s") and len(lexemes[after].low) > 3)
    )


def _unit_at(text: str, lexemes: list[Lexeme], last: int, numeral: Numeral) -> tuple[Unit | None, int, int | None]:
    """The unit whose name begins at `last` (after a space or hyphen), where it ends, and the lexeme of its last word."""
    names = units().names
    start, apart = last, False
    if start < len(lexemes) and lexemes[start].code == " " and lexemes[start].low != "\n":
        start, apart = start + 1, True
    if start < len(lexemes) and lexemes[start].low in ("-", "–"):
        start += 1
        if start < len(lexemes) and lexemes[start].code == " ":
            start += 1
        if start < len(lexemes) and lexemes[start].code == "n":
            return None, last, None
    word = lexemes[start].low if start < len(lexemes) else ""
    symbol = units().symbols.get(word) or (
        units().symbols.get("".join(x.low for x in lexemes[start : start + 2])) if word else None
    )
    if symbol is not None:
        return Unit(symbol, 1.0), start + (1 if word in units().symbols else 2), start
    if (numeral.sort == "fraction" and word in ("of", "a", "an", "the")) or (word == "of" and (numeral.figure or 0) % 1):
        return _unit_of(lexemes, start)
    if (
        word == "of"
        and numeral.sort == "vague"
        and numeral.figure is None
        and start + 2 < len(lexemes)
        and lexemes[start + 1].code == " "
    ):
        start += 2  # "tens of billions of dollars"
    if word in MORE and word != "metric" and start + 2 < len(lexemes):
        start += 2
    candidate = ""
    best: tuple[Unit | None, int, int | None] = (None, last, None)
    for end in range(start, min(len(lexemes), start + LONGEST_UNIT)):
        lexeme = lexemes[end]
        if lexeme.low == "\n":
            break
        candidate += " " if lexeme.code == " " else lexeme.low
        unit = names.get(candidate)
        if degrees := DEGREES.get(text[lexemes[start].start : lexeme.end]):
            unit = names[degrees]
        if candidate in ("pound", "pounds") and _is_money(text, lexemes, start, numeral):
            unit = Unit("GBP", 1.0)
        if unit is not None and _fits(text, lexemes, unit, candidate, start, end + 1, apart, numeral):
            best = (unit, end + 1, end)
    return best


def _unit_of(lexemes: list[Lexeme], start: int) -> tuple[Unit | None, int, int | None]:
    """ "half a mile", "a quarter of an hour"."""
    here: int | None = start
    while here is not None and lexemes[here].low in ("of", "a", "an"):
        here = word_after(lexemes, here + 1)
    if here is None or here == start or lexemes[here].code != "w":
        return None, start, None
    if lexemes[here - 2].low not in ("a", "an") and lexemes[here].low not in ("hour", "hours", "mile"):
        return None, start, None
    unit = units().names.get(lexemes[here].low)
    return (unit, here + 1, here) if unit and not unit.letters else (None, start, None)


def _fits(text: str, lexemes: list[Lexeme], unit: Unit, name: str, start: int, end: int, apart: bool, numeral: Numeral) -> bool:
    """Whether the name really is the unit here: no letter for a word, no "pounds" of money for a weight."""
    if end < len(lexemes) and lexemes[end].code in "wn" and lexemes[end - 1].code in "wn":
        return False
    if unit.letters:
        if name == "in":
            return numeral.in_figures and (end >= len(lexemes) or lexemes[end].low in ".,;)")
        if name in ("'", "''", '"'):
            return (
                numeral.in_figures
                and not apart
                and text.count(name, max(0, lexemes[start].start - 300), lexemes[start].start) % 2 == 0
                or (name == '"' and _measure_word(lexemes, end))
            )
        if name == "s":
            return (
                numeral.in_figures
                and not apart
                and lexemes[start - 1].low not in "'"
                and numeral.figure != int(numeral.figure or 0)
            )
        written = text[lexemes[start].start : lexemes[end - 1].end]
        return numeral.in_figures and (not apart or len(name) > 1 or (written.islower() and name not in ("c", "p", "t")))
    if name in ("second", "minute") and numeral.figure not in (1.0, 0.5, None) and not (start and lexemes[start - 1].low in "-–"):
        return numeral.figure is not None and numeral.figure != int(numeral.figure) or not apart
    return True


def _is_money(text: str, lexemes: list[Lexeme], start: int, numeral: Numeral) -> bool:
    """Whether "pounds" is money: in millions, beside the sign for it, or near a word of paying."""
    around = lexemes[max(0, start - 24) : start + 12]
    return numeral.scale >= 1e6 or any(x.low == "£" or x.low in units().money_context for x in around)


def _measure_word(lexemes: list[Lexeme], end: int) -> bool:
    after = word_after(lexemes, end)
    return after is not None and lexemes[after].low in SIZES


def _with_smaller(text: str, lexemes: list[Lexeme], measure: Measure) -> Measure:
    """ "7 feet 10 inches", "1 hour and 30 minutes", "1 dollar and 42 cents" as one measure."""
    from factcheck.facets.quantity.numerals import numeral_at

    smallest, cents = measure.factor, measure.unit in units().currencies
    while measure.numeral.figure is not None and measure.unit is not None:
        here = measure.last
        steps = 0
        while here < len(lexemes) and lexemes[here].low in COMPOUND_JOINTS and steps < 4:
            here, steps = here + 1, steps + 1
        if here >= len(lexemes) or not steps or lexemes[here].code not in "wn":
            return measure
        numeral = numeral_at(text, lexemes, here)
        if numeral is None or numeral.figure is None or numeral.sort == "ordinal" or numeral.glued and numeral.glued != "m":
            return measure
        if numeral.sort == "fraction" and lexemes[here - 2].low == "and":  # "a month and a half"
            more = measure.more + numeral.figure * smallest
            return replace(measure, last=numeral.last, more=more)
        if numeral.sort != "cardinal":
            return measure
        unit, end, _ = _unit_at(text, lexemes, numeral.last, numeral)
        if (
            unit is None
            or (unit.name != measure.unit and not (cents and unit.cents))
            or (unit.factor >= smallest and not unit.cents)
        ):
            return measure
        if cents and not unit.cents:
            return measure
        smallest = unit.factor
        measure = replace(measure, last=end, more=measure.more + numeral.figure * unit.factor)
        if cents:
            return measure
    return measure
