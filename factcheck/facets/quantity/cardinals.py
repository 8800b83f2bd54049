"""Cardinals and ordinals, in figures and words ("two hundred and thirty-eight", "28th"), and the denominator after one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from factcheck.facets.quantity.lexemes import MOST, Lexeme, word_after
from factcheck.words.numbers import NumberWords

Sort = Literal["cardinal", "ordinal", "fraction", "vague"]
ENDINGS = frozenset({"st", "nd", "rd", "th"})
DOZEN = frozenset({"dozen", "dozens"})
PLURAL_HALVES = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4}
DEEP = 3
"""How often "and" may go on within one number: "two million and three hundred and five"."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at the lexemes [first, last): its least and greatest value, the figure told, and the scale that it ends with."""

    first: int
    last: int
    low: float
    high: float
    figure: float | None
    sort: Sort = "cardinal"
    scale: float = 1.0
    """What its last figure was multiplied by: 1e6 for "1.2 million"."""
    in_figures: bool = False
    plural: bool = False
    """For an ordinal: "fifths"."""
    tens: float = 0.0
    """The tens that it ends with: 30 for "one hundred thirty", which "-fifths" may take away."""
    glued: str = ""
    """Letters written on the figure that may be its scale: "m", "bn"."""


def cardinal(text: str, lexemes: list[Lexeme], index: int, words: NumberWords, ranged: bool, depth: int) -> Numeral | None:
    """The cardinal or ordinal at `index`, in figures and words: "two hundred and thirty-eight", "1.2 million", "28th"."""
    total, current, limit, scale = 0.0, None, MOST, 1.0
    last, tens, hyphen = index, 0.0, True
    here: int | None = index
    in_figures = False
    whole = joined(lexemes[index].low, words)
    if whole is not None:
        return Numeral(index, index + 1, whole, whole, whole, "ordinal")
    while here is not None:
        lexeme = lexemes[here]
        word = lexeme.low
        if lexeme.code == "n":
            if current is not None or total:
                break
            in_figures, current, last = True, lexeme.value, here + 1
            glued = _glued(text, lexemes, here, words)
            if glued in ENDINGS:
                return Numeral(index, here + 2, lexeme.value, lexeme.value, lexeme.value, "ordinal", in_figures=True)
            if glued:
                return Numeral(index, last, current, current, current, in_figures=True, glued=glued)
        elif word in ("a", "an") and here == index:
            after = word_after(lexemes, here + 1)
            if after is None or (lexemes[after].low not in words.scales and lexemes[after].low not in DOZEN):
                return None
            if lexemes[after].low.endswith("s") or len(lexemes[after].low) < 3:
                return None
            current, last = 1.0, here + 1
        elif word in DOZEN and here == index and word == "dozen":
            return Numeral(index, index + 1, 11, 13, 12, "vague", 12.0)
        elif word in words.cardinals:
            value = float(words.cardinals[word])
            if current is None:
                if total and (value == 0 or in_figures and limit < 1000):
                    break
                current = value
            elif _takes(current, value, tens) and not (in_figures and limit == MOST and current < 100):
                current += value
            else:
                break
            tens, last = (value if value >= 20 else 0.0), here + 1
        elif word in words.scales:
            size = words.scales[word]
            if len(word) < 2 and not (in_figures and word == "k"):
                break
            if current is None:
                if not total or size <= limit:
                    break
                total, limit, scale, last = total * size, size, size, here + 1
            elif size == 100:
                if current >= 100:
                    break
                current, scale, last = current * 100, 100.0, here + 1
            elif size >= limit:
                break
            else:
                total, current, limit, scale, last = total + current * size, None, size, size, here + 1
            tens = 0.0
        elif (
            word in words.ordinals
            or word in words.scale_ordinals
            or word[:-1] in words.ordinals
            or word[:-1] in words.scale_ordinals
        ):
            done = _ordinal(words, word, total, current, tens, limit, depth == DEEP)
            if done is None or in_figures:
                break
            plural = word not in words.ordinals and word not in words.scale_ordinals
            return Numeral(index, here + 1, done, done, done, "ordinal", plural=plural)
        elif word == "and" and (scale > 1 and not tens) and depth < DEEP and last > index:
            more = _and_more(text, lexemes, here, words, ranged, depth, current, limit)
            if more is None:
                break
            value = total + (current or 0.0) + (more.figure or 0.0)
            if more.scale > 1 and current is not None and more.scale > current:  # "two hundred and two thousand"
                value = total + current * more.scale + (more.figure or 0.0)
            return Numeral(index, more.last, value, value, value, more.sort, max(more.scale, scale), in_figures, tens=more.tens)
        else:
            break
        hyphen = not in_figures
        here = word_after(lexemes, last, hyphen=hyphen)
    if last == index:
        return None
    value = total + (current or 0.0)
    found = Numeral(index, last, value, value, value, "cardinal", scale, in_figures, tens=tens)
    return _decimals(text, lexemes, found, words) if here is not None and lexemes[here].low == "point" else found


def joined(word: str, words: NumberWords) -> int | None:
    """ "twentyfifth" as 25."""
    if len(word) < 8 or not word.endswith(("st", "nd", "rd", "th")):
        return None
    for length in (5, 6, 7):
        tens, unit = words.cardinals.get(word[:length], 0), words.ordinals.get(word[length:], 0)
        if tens >= 20 and 0 < unit < 10:
            return tens + unit
    return None


def _takes(current: float, value: float, tens: float) -> bool:
    """Whether a small number goes on: "hundred five", "twenty one"."""
    return (current >= 100 and current % 100 == 0 and value > 0) or (tens >= 20 and 0 < value < 10)


def _ordinal(
    words: NumberWords, word: str, total: float, current: float | None, tens: float, limit: float, below: bool
) -> float | None:
    """The whole ordinal that ends with `word`; None where the word does not go on from what is before it.

    "twenty fifths" is one word only `below` a fraction; elsewhere it is 20/5.
    """
    plural = word not in words.ordinals and word not in words.scale_ordinals
    singular = word[:-1] if plural else word
    if singular in words.scale_ordinals:
        size = words.scale_ordinals[singular]
        if plural and current is not None:
            return None
        return total + (current if current is not None else 1.0) * size if size < limit else None
    value = float(words.ordinals[singular])
    if current is None and not total:
        return None if plural and value < 3 else value
    if plural and not (below and tens and not total and current == tens):
        return None
    if current is None:
        return total + value
    return total + current + value if _takes(current, value, tens) else None


def _and_more(
    text: str, lexemes: list[Lexeme], here: int, words: NumberWords, ranged: bool, depth: int, current: float | None, limit: float
) -> Numeral | None:
    """The number after "and" that goes on with the one before it, or None."""
    after = word_after(lexemes, here + 1)
    if after is None or lexemes[after].low in ("a", "an", "one", "dozen") and not _goes_on(lexemes, after, words):
        return None
    more = cardinal(text, lexemes, after, words, ranged, depth + 1)
    if more is None or more.figure is None or more.glued or more.figure == 0:
        return None
    if more.sort == "ordinal" and more.plural or (limit < MOST and current is None and denominator(text, lexemes, more, words)):
        return None
    if current is not None:
        if more.figure < 100:
            return more
        return more if more.scale >= 1000 and more.figure / more.scale < 100 and more.scale < limit and not ranged else None
    if more.in_figures and more.figure >= 100:
        return None
    return more if more.figure < limit else None


def _goes_on(lexemes: list[Lexeme], after: int, words: NumberWords) -> bool:
    """For "hundred and one ...": "one" may begin what goes on, "a" only before a scale."""
    if lexemes[after].low == "one":
        return True
    following = word_after(lexemes, after + 1)
    return following is not None and lexemes[following].low in words.scales


def denominator(text: str, lexemes: list[Lexeme], count: Numeral, words: NumberWords) -> Numeral | None:
    """ "two thirds", "one-fifth", "three quarters": the count with the denominator after it, or None."""
    after = word_after(lexemes, count.last, hyphen=True)
    if after is None or lexemes[after].code != "w" or not count.figure:
        return None
    word, single = lexemes[after].low, count.figure == 1
    if word in PLURAL_HALVES:
        if single != word.endswith(("f", "r")) and word != "quarter":
            return None
        return fraction_of(count.first, after + 1, count.figure / PLURAL_HALVES[word])
    ordinal = cardinal(text, lexemes, after, words, False, DEEP)
    if ordinal is None or ordinal.sort != "ordinal" or ordinal.in_figures or not ordinal.figure or ordinal.figure < 3:
        return None
    if ordinal.plural == single:
        return None
    top, bottom = count.figure, ordinal.figure
    if count.tens and bottom < 10 and lexemes[after - 1].low == "-" and lexemes[count.last].low == "-":
        top, bottom = top - count.tens, bottom + count.tens
        if top == 0:
            return None
    return fraction_of(count.first, ordinal.last, top / bottom)


def fraction_of(first: int, last: int, value: float) -> Numeral:
    return Numeral(first, last, value, value, value, "fraction")


def _decimals(text: str, lexemes: list[Lexeme], found: Numeral, words: NumberWords) -> Numeral:
    """ "two point five", "nought point zero three", "one point two million"."""
    after = word_after(lexemes, found.last)
    here = word_after(lexemes, after + 1) if after is not None else None
    digits, last = "", found.last
    while here is not None and len(digits) < 9:
        lexeme = lexemes[here]
        value = lexeme.value if lexeme.code == "n" else float(words.cardinals.get(lexeme.low, -1))
        if value < 0 or value != int(value) or (digits and value > 9):
            break
        digits, last = digits + str(int(value)), here + 1
        here = word_after(lexemes, last)
    if not digits or found.figure is None or found.scale >= 1000:
        return found
    value = found.figure + int(digits) / 10 ** len(digits)
    return replace(found, last=last, low=value, high=value, figure=value, tens=0.0)


def _glued(text: str, lexemes: list[Lexeme], here: int, words: NumberWords) -> str:
    """The letters written on the figure, if they may be an ordinal's ending or a scale."""
    if here + 1 >= len(lexemes) or lexemes[here + 1].code != "w":
        return ""
    lexeme = lexemes[here + 1]
    if here + 2 < len(lexemes) and lexemes[here + 2].code == "n":
        return ""
    if lexeme.low in ENDINGS:
        return lexeme.low
    letters = text[lexeme.start : lexeme.end]
    return letters if letters in words.glued else ""
