"""Numbers as written, in figures or in words: cardinals, ordinals, fractions and vague ones, without what they count.

    numeral = vague ["of"] [scale] | fraction ["of" "a"] [scale] | cardinal ["and" fraction] [scale | dozen] | ordinal
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from factcheck.facets.lexemes import MOST, Lexeme, lex, word_after
from factcheck.words.numbers import NumberWords, number_words

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


def numerals(text: str) -> list[Numeral]:
    """Every number of `text` in order, none overlapping another."""
    lexemes = lex(text)
    found: list[Numeral] = []
    index = 0
    while index < len(lexemes):
        numeral = numeral_at(text, lexemes, index)
        if numeral:
            found.append(numeral)
        index = numeral.last if numeral else index + 1
    return found


def numeral_at(text: str, lexemes: list[Lexeme], index: int, ranged: bool = False) -> Numeral | None:
    """The longest number that begins at the lexeme `index`, or None. `ranged`: after "between", where "and" parts two numbers."""
    lexeme = lexemes[index]
    words = number_words()
    if not begins(lexeme):
        return None
    if lexeme.low in ("minus", "negative"):
        return _negative(text, lexemes, index, ranged)
    found = _vague(lexemes, index, words) or _fraction(text, lexemes, index, words)
    if found is None:
        found = _cardinal(text, lexemes, index, words, ranged, 0)
        if found is not None and found.sort == "cardinal":
            found = _over(text, lexemes, found, words) or found
            found = _with_fraction(text, lexemes, found, words)
    if found is None or found.sort in ("ordinal", "vague"):
        return found if found is None or (found.high < MOST) else None
    found = _times_scale(lexemes, found, words)
    found = _dozens(lexemes, found)
    return found if abs(found.high) < MOST else None


def begins(lexeme: Lexeme) -> bool:
    """Whether a number may begin with the lexeme; quick, for it is asked of every one."""
    return lexeme.code == "n" or (lexeme.code != " " and _may_begin(lexeme.low))


@lru_cache(maxsize=4096)
def _may_begin(word: str) -> bool:
    words = number_words()
    return (
        word in words.symbols
        or word in words.cardinals
        or word in words.ordinals
        or word in words.scale_ordinals
        or word in words.vague
        or word in words.pairs
        or word in PLURAL_HALVES
        or word in ("a", "an", "one", "dozen", "minus", "negative")
        or _joined(word, words) is not None
    )


def _joined(word: str, words: NumberWords) -> int | None:
    """ "twentyfifth" as 25."""
    if len(word) < 8 or not word.endswith(("st", "nd", "rd", "th")):
        return None
    for length in (5, 6, 7):
        tens, unit = words.cardinals.get(word[:length], 0), words.ordinals.get(word[length:], 0)
        if tens >= 20 and 0 < unit < 10:
            return tens + unit
    return None


def _negative(text: str, lexemes: list[Lexeme], index: int, ranged: bool) -> Numeral | None:
    after = word_after(lexemes, index + 1)
    found = numeral_at(text, lexemes, after, ranged) if after is not None and lexemes[after].low not in ("minus", "negative") else None
    if found is None or found.figure is None or found.sort not in ("cardinal", "fraction"):
        return None
    return replace(found, first=index, low=-found.high, high=-found.low, figure=-found.figure)


# --- vague numbers ------------------------------------------------------------------------------------------------


def _vague(lexemes: list[Lexeme], index: int, words: NumberWords) -> Numeral | None:
    word, last = lexemes[index].low, index + 1
    if word in ("a", "an", "one"):
        after = word_after(lexemes, last)
        if after is None:
            return None
        word, last = f"{word} {lexemes[after].low}", after + 1
    if word in words.pairs:
        value = float(words.pairs[word])
        scaled, last, scale = _of_scale(lexemes, last, words, plural=False)
        if scaled:
            return Numeral(index, last, value * scale, value * scale, value * scale, "cardinal", scale)
        return Numeral(index, last, value, value, value)
    if word not in words.vague:
        return None
    low, high = words.vague[word]
    scaled, after_scale, scale = _of_scale(lexemes, last, words, plural=word not in ("several", "a few", "a handful"))
    if not scaled:
        return None if word in ("a few", "tens") else Numeral(index, last, low, high, None, "vague")
    return Numeral(index, after_scale, low * scale, (high + 1) * scale - 1, None, "vague", scale)


def _of_scale(lexemes: list[Lexeme], last: int, words: NumberWords, plural: bool) -> tuple[bool, int, float]:
    """Whether "of thousands" (plural) or "hundred", "dozen" follows, where it ends, and the scale."""
    after = word_after(lexemes, last)
    if after is not None and lexemes[after].low == "of":
        after = word_after(lexemes, after + 1)
    if after is None:
        return False, last, 1.0
    word = lexemes[after].low
    if word in DOZEN and not plural:
        return True, after + 1, 12.0
    scale = words.scales.get(word, 0.0)
    if not scale or len(word) < 3 or (plural and not word.endswith("s")):
        return False, last, 1.0
    return True, after + 1, scale


# --- fractions ----------------------------------------------------------------------------------------------------


def _fraction(text: str, lexemes: list[Lexeme], index: int, words: NumberWords) -> Numeral | None:
    """ "half", "a third", "a hundred trillionths", "½"; those with a number before them are found with it."""
    lexeme = lexemes[index]
    if lexeme.low in words.symbols:
        return _fracture(index, index + 1, words.symbols[lexeme.low])
    if lexeme.low in ("half", "quarter"):
        return _fracture(index, index + 1, 1 / PLURAL_HALVES[lexeme.low])
    if lexeme.low not in ("a", "an"):
        return None
    after = word_after(lexemes, index + 1)
    if after is None or lexemes[after].code != "w":
        return None
    word = lexemes[after].low
    if word in ("half", "quarter"):
        return _fracture(index, after + 1, 1 / PLURAL_HALVES[word])
    if word in words.ordinals or word in words.scale_ordinals or words.cardinals.get(word, 0) >= 20:
        ordinal = _cardinal(text, lexemes, after, words, False, DEEP)
        if ordinal and ordinal.sort == "ordinal" and not ordinal.plural and ordinal.figure and ordinal.figure > 2:
            following = word_after(lexemes, ordinal.last)
            if following is None or lexemes[following].low in ("of", "to", "in", "or", "and", "from", "on", "by"):
                return _fracture(index, ordinal.last, 1 / ordinal.figure)
    return None


def _fracture(first: int, last: int, value: float) -> Numeral:
    return Numeral(first, last, value, value, value, "fraction")


def _denominator(text: str, lexemes: list[Lexeme], count: Numeral, words: NumberWords) -> Numeral | None:
    """ "two thirds", "one-fifth", "three quarters": the count with the denominator after it, or None."""
    after = word_after(lexemes, count.last, hyphen=True)
    if after is None or lexemes[after].code != "w" or not count.figure:
        return None
    word, single = lexemes[after].low, count.figure == 1
    if word in PLURAL_HALVES:
        if single != word.endswith(("f", "r")) and word != "quarter":
            return None
        return _fracture(count.first, after + 1, count.figure / PLURAL_HALVES[word])
    ordinal = _cardinal(text, lexemes, after, words, False, DEEP)
    if ordinal is None or ordinal.sort != "ordinal" or ordinal.in_figures or not ordinal.figure or ordinal.figure < 3:
        return None
    if ordinal.plural == single:
        return None
    top, bottom = count.figure, ordinal.figure
    if count.tens and bottom < 10 and lexemes[after - 1].low == "-" and lexemes[count.last].low == "-":
        top, bottom = top - count.tens, bottom + count.tens
        if top == 0:
            return None
    return _fracture(count.first, ordinal.last, top / bottom)


def _over(text: str, lexemes: list[Lexeme], count: Numeral, words: NumberWords) -> Numeral | None:
    """A count that turns out to be a fraction: "two thirds", "1/4", "1 over 20"."""
    if count.glued or count.figure is None:
        return None
    last = count.last
    if last + 1 < len(lexemes) and lexemes[last].low == "/" and lexemes[last + 1].code == "n" and count.in_figures:
        return _slashed(lexemes, count, last)
    found = _denominator(text, lexemes, count, words)
    if found:
        return found
    after = word_after(lexemes, last)
    if after is not None and lexemes[after].low == "over":
        below = word_after(lexemes, after + 1)
        bottom = _cardinal(text, lexemes, below, words, False, 0) if below is not None else None
        if bottom and bottom.sort == "cardinal" and bottom.figure and _ends(lexemes, bottom.last):
            return _fracture(count.first, bottom.last, count.figure / bottom.figure)
    return None


def _slashed(lexemes: list[Lexeme], count: Numeral, last: int) -> Numeral | None:
    """ "3/4", not "9/11", "24/7" nor "3/4/2012"."""
    top, bottom = lexemes[count.first].low, lexemes[last + 1].low
    more = last + 2 < len(lexemes) and lexemes[last + 2].low in "/-" and last + 3 < len(lexemes) and lexemes[last + 3].code == "n"
    before = count.first > 0 and lexemes[count.first - 1].low in "/-" and count.first > 1 and lexemes[count.first - 2].code == "n"
    if more or before or not (top.isdigit() and bottom.isdigit()) or len(bottom) > 3 or count.last - count.first > 1:
        return None
    if int(top) >= int(bottom) or not (int(bottom) <= 10 or bottom in ("12", "15", "16", "20", "32", "64", "100")):
        return None
    return _fracture(count.first, last + 2, int(top) / int(bottom))


def _with_fraction(text: str, lexemes: list[Lexeme], count: Numeral, words: NumberWords) -> Numeral:
    """ "one and a half", "2 1/2", "3½", "six million and two thirds"."""
    if count.figure is None or count.sort != "cardinal" or count.glued:
        return count
    last = count.last
    if last < len(lexemes) and lexemes[last].low in words.symbols:
        return _mixed(lexemes, count, _fracture(last, last + 1, words.symbols[lexemes[last].low]), words)
    after = word_after(lexemes, last)
    if after is None:
        return count
    if lexemes[after].code == "n":
        inner = _cardinal(text, lexemes, after, words, False, DEEP)
        part = _over(text, lexemes, inner, words) if inner and count.in_figures and "." not in lexemes[after].low else None
        return _mixed(lexemes, count, part, words) if part and part.figure and part.figure < 1 else count
    if lexemes[after].low != "and":
        return count
    start = word_after(lexemes, after + 1)
    if start is None:
        return count
    part = _fraction(text, lexemes, start, words)
    if part is None:
        inner = _cardinal(text, lexemes, start, words, False, DEEP)
        part = _denominator(text, lexemes, inner, words) if inner and inner.sort == "cardinal" else None
    return _mixed(lexemes, count, part, words) if part and part.figure and part.figure < 1 else count


def _mixed(lexemes: list[Lexeme], count: Numeral, part: Numeral, words: NumberWords) -> Numeral:
    assert count.figure is not None
    assert part.figure is not None
    own = _times_scale(lexemes, part, words)
    if count.scale >= 1000:
        value = count.figure + (own.figure or 0) if own.scale > 1 and own.scale < count.scale else count.figure + part.figure * count.scale
        last = own.last if 1 < own.scale < count.scale else part.last
    else:
        value, last = count.figure + part.figure, part.last
    return Numeral(count.first, last, value, value, value, "cardinal", count.scale, count.in_figures)


# --- what follows a number ----------------------------------------------------------------------------------------


def _times_scale(lexemes: list[Lexeme], found: Numeral, words: NumberWords) -> Numeral:
    """ "half a million", "two thirds of a million", "two and a half million": the number times the scale after it."""
    if found.figure is None or found.glued or (found.sort == "cardinal" and found.scale > 1):
        return found
    after = word_after(lexemes, found.last, hyphen=True)
    skipped = False
    while after is not None and lexemes[after].low in ("of", "a", "an"):
        if found.sort != "fraction":
            return found
        after, skipped = word_after(lexemes, after + 1), True
    if after is None:
        return found
    word = lexemes[after].low
    scale = words.scales.get(word, 0.0)
    if not scale or len(word) < 3 or (skipped and word.endswith("s")):
        return found
    value = found.figure * scale
    return replace(found, last=after + 1, low=value, high=value, figure=value, sort="cardinal", scale=scale)


def _dozens(lexemes: list[Lexeme], found: Numeral) -> Numeral:
    after = word_after(lexemes, found.last)
    if found.sort == "fraction" and after is not None and lexemes[after].low in ("a", "of"):
        after = word_after(lexemes, after + 1)
    if found.figure is None or after is None or lexemes[after].low not in DOZEN:
        return found
    value, slack = found.figure * 12, max(1.0, found.figure)
    return Numeral(found.first, after + 1, value - slack, value + slack, value, "vague", 12.0)


def _ends(lexemes: list[Lexeme], index: int) -> bool:
    return all(lexeme.code == " " or lexeme.low in ".,;!?" for lexeme in lexemes[index : index + 2])


# --- cardinals and ordinals ---------------------------------------------------------------------------------------


def _cardinal(
    text: str, lexemes: list[Lexeme], index: int, words: NumberWords, ranged: bool, depth: int
) -> Numeral | None:
    """The cardinal or ordinal at `index`, in figures and words: "two hundred and thirty-eight", "1.2 million", "28th"."""
    total, current, limit, scale = 0.0, None, MOST, 1.0
    last, here, tens, hyphen = index, index, 0.0, True
    in_figures = False
    joined = _joined(lexemes[index].low, words)
    if joined is not None:
        return Numeral(index, index + 1, joined, joined, joined, "ordinal")
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
        elif word in words.ordinals or word in words.scale_ordinals or word[:-1] in words.ordinals or word[:-1] in words.scale_ordinals:
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


def _takes(current: float, value: float, tens: float) -> bool:
    """Whether a small number goes on: "hundred five", "twenty one"."""
    return (current >= 100 and current % 100 == 0 and value > 0) or (tens >= 20 and 0 < value < 10)


def _ordinal(
    words: NumberWords, word: str, total: float, current: float | None, tens: float, limit: float, denominator: bool
) -> float | None:
    """The whole ordinal that ends with `word`; None where the word does not go on from what is before it.

    "twenty fifths" is one word only where it is a `denominator`; elsewhere it is 20/5.
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
    if plural and not (denominator and tens and not total and current == tens):
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
    more = _cardinal(text, lexemes, after, words, ranged, depth + 1)
    if more is None or more.figure is None or more.glued or more.figure == 0:
        return None
    if more.sort == "ordinal" and more.plural or (limit < MOST and current is None and _denominator(text, lexemes, more, words)):
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
