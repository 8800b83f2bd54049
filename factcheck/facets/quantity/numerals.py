"""Numbers as written, in figures or in words: cardinals, ordinals, fractions and vague ones, without what they count.

numeral = vague ["of"] [scale] | fraction ["of" "a"] [scale] | cardinal ["and" fraction] [scale | dozen] | ordinal
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from factcheck.facets.quantity.cardinals import DEEP, DOZEN, PLURAL_HALVES, Numeral, cardinal, denominator, fraction_of, joined
from factcheck.facets.quantity.lexemes import MOST, Lexeme, lex, word_after
from factcheck.words.numbers import NumberWords, number_words

SCORED = frozenset("of more killed dead wounded injured hurt missing were are".split())


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
        found = cardinal(text, lexemes, index, words, ranged, 0)
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
        or joined(word, words) is not None
    )


def _negative(text: str, lexemes: list[Lexeme], index: int, ranged: bool) -> Numeral | None:
    after = word_after(lexemes, index + 1)
    found = (
        numeral_at(text, lexemes, after, ranged)
        if after is not None and lexemes[after].low not in ("minus", "negative")
        else None
    )
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
    if word == "scores" and not _of_next(lexemes, last):
        return None
    low, high = words.vague[word]
    scaled, after_scale, scale = _of_scale(lexemes, last, words, plural=word not in ("several", "a few", "a handful"))
    if not scaled:
        return None if word in ("a few", "tens") else Numeral(index, last, low, high, None, "vague")
    return Numeral(index, after_scale, low * scale, (high + 1) * scale - 1, None, "vague", scale)


def _of_next(lexemes: list[Lexeme], last: int) -> bool:
    """For "scores", which is a verb too: whether "of" or what befell them follows."""
    after = word_after(lexemes, last)
    return after is None or lexemes[after].low in SCORED


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
        return fraction_of(index, index + 1, words.symbols[lexeme.low])
    if lexeme.low in ("half", "quarter"):
        return fraction_of(index, index + 1, 1 / PLURAL_HALVES[lexeme.low])
    if lexeme.low not in ("a", "an"):
        return None
    after = word_after(lexemes, index + 1)
    if after is None or lexemes[after].code != "w":
        return None
    word = lexemes[after].low
    if word in ("half", "quarter"):
        return fraction_of(index, after + 1, 1 / PLURAL_HALVES[word])
    if word in words.ordinals or word in words.scale_ordinals or words.cardinals.get(word, 0) >= 20:
        ordinal = cardinal(text, lexemes, after, words, False, DEEP)
        if ordinal and ordinal.sort == "ordinal" and not ordinal.plural and ordinal.figure and ordinal.figure > 2:
            following = word_after(lexemes, ordinal.last)
            if following is None or lexemes[following].low in ("of", "to", "in", "or", "and", "from", "on", "by"):
                return fraction_of(index, ordinal.last, 1 / ordinal.figure)
    return None


def _over(text: str, lexemes: list[Lexeme], count: Numeral, words: NumberWords) -> Numeral | None:
    """A count that turns out to be a fraction: "two thirds", "1/4", "1 over 20"."""
    if count.glued or count.figure is None:
        return None
    last = count.last
    if last + 1 < len(lexemes) and lexemes[last].low == "/" and lexemes[last + 1].code == "n" and count.in_figures:
        return _slashed(lexemes, count, last)
    found = denominator(text, lexemes, count, words)
    if found:
        return found
    after = word_after(lexemes, last)
    if after is not None and lexemes[after].low == "over":
        below = word_after(lexemes, after + 1)
        bottom = cardinal(text, lexemes, below, words, False, 0) if below is not None else None
        if bottom and bottom.sort == "cardinal" and bottom.figure and _ends(lexemes, bottom.last):
            return fraction_of(count.first, bottom.last, count.figure / bottom.figure)
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
    return fraction_of(count.first, last + 2, int(top) / int(bottom))


def _with_fraction(text: str, lexemes: list[Lexeme], count: Numeral, words: NumberWords) -> Numeral:
    """ "one and a half", "2 1/2", "3½", "six million and two thirds"."""
    if count.figure is None or count.sort != "cardinal" or count.glued:
        return count
    last = count.last
    if last < len(lexemes) and lexemes[last].low in words.symbols:
        return _mixed(lexemes, count, fraction_of(last, last + 1, words.symbols[lexemes[last].low]), words)
    after = word_after(lexemes, last)
    if after is None:
        return count
    if lexemes[after].code == "n":
        inner = cardinal(text, lexemes, after, words, False, DEEP)
        part = _over(text, lexemes, inner, words) if inner and count.in_figures and "." not in lexemes[after].low else None
        return _mixed(lexemes, count, part, words) if part and part.figure and part.figure < 1 else count
    if lexemes[after].low != "and":
        return count
    start = word_after(lexemes, after + 1)
    if start is None:
        return count
    part = _fraction(text, lexemes, start, words)
    if part is None:
        inner = cardinal(text, lexemes, start, words, False, DEEP)
        part = denominator(text, lexemes, inner, words) if inner and inner.sort == "cardinal" else None
    return _mixed(lexemes, count, part, words) if part and part.figure and part.figure < 1 else count


def _mixed(lexemes: list[Lexeme], count: Numeral, part: Numeral, words: NumberWords) -> Numeral:
    assert count.figure is not None
    assert part.figure is not None
    own = _times_scale(lexemes, part, words)
    if count.scale >= 1000:
        value = (
            count.figure + (own.figure or 0)
            if own.scale > 1 and own.scale < count.scale
            else count.figure + part.figure * count.scale
        )
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
