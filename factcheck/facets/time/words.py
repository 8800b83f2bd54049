"""Cuts a text into the words of the time grammar: each with a one-letter code, so that a text is also a string of codes.

    ' ' space   '\\n' line end   . , / : - ' ( ) themselves   _ other marks   x other words
    d number of one or two digits   y of four, from 1000 to 2100   n other numbers   o ordinal   c number word   v several
    M month   W weekday   w weekday, shortened   U day, week ... century   H hour, minute   S decade   E season   F named day
    P morning ... night   K noon   A a.m.   Z time zone   k o'clock   Q Q3, H2   T today
    R last, this, next   r following, same   e early, end   h half   g ago   l later, after
    t the   f of   i in   a a   b between   & and   j to   p other prepositions
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from factcheck.words import times as words
from factcheck.words.times import Value

LEXEME = re.compile(
    r"""(?P<line>[^\S\n]*\n\s*) | (?P<space>\s+) | (?P<long>\S{64,})
    | (?P<number>\d{1,3}(?:,\d{3})+(?!\d)) | (?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)
    | (?P<decade>\d{3}0['’]?s\b | ['’]\d0s\b | \b[2-9]0s\b)
    | (?P<quarter>[QqHh][1-4]\b) | (?P<digits>\d+) | (?P<oclock>o['’]\s?clock\b)
    | (?P<half>[AaPp](?:\.\s?)?[Mm]\b\.?) | (?P<word>[^\W\d_]+) | (?P<mark>.)""",
    re.VERBOSE,
)
MARKS = {".": ".", ",": ",", "/": "/", ":": ":", "-": "-", "–": "-", "'": "'", "’": "'", "(": "(", ")": ")"}
NUMBER_AFTER = re.compile(r"[ .,/-]{0,3}(?:[fi] )?(?:t )?[doyQ]|\.? ?(?:-|j|&) ?M")
SHORT_YEAR = 50
""""the '60s", "12 JAN 89": years from 50 on are of the twentieth century."""


class Lexeme(NamedTuple):
    """A word of the grammar: its code, what it stands for, and its offsets into the text."""

    code: str
    value: Value
    start: int
    end: int


@lru_cache(maxsize=2)  # all that looks for times in a text asks for them in turn
def lex(text: str) -> list[Lexeme]:
    """All of `text` as lexemes, in order and without gaps in between."""
    vocabulary = words.vocabulary()
    found: list[Lexeme] = []
    for match in LEXEME.finditer(text):
        kind, start, end = match.lastgroup, match.start(), match.end()
        if kind == "space":
            found.append(Lexeme(" ", 0, start, end))
        elif kind == "word":
            code, value = vocabulary.get(match[0].lower(), ("x", 0))
            found.append(Lexeme(code, value, start, end))
        elif kind in ("mark", "long"):
            found.append(Lexeme(MARKS.get(match[0], "_"), 0, start, end))
        elif kind == "line":
            found.append(Lexeme("\n", 0, start, end))
        else:
            found.append(_number(str(kind), match[0], start, end))
    return _months(text, _named_days(text, _number_words(found)))


def codes(lexemes: list[Lexeme]) -> str:
    """The codes as one string: index i of it is lexeme i."""
    return "".join(lexeme.code for lexeme in lexemes)


def full_year(number: int) -> int:
    """The year that a number of two digits stands for; longer ones as they are."""
    return number if number >= 100 else number + (1900 if number >= SHORT_YEAR else 2000)


def _number(kind: str, word: str, start: int, end: int) -> Lexeme:
    if kind == "digits":
        if len(word) <= 2:
            return Lexeme("d", int(word), start, end)
        year = int(word) if len(word) == 4 else 0
        return Lexeme("y" if 1000 <= year <= 2100 else "n", year, start, end)
    if kind == "ordinal":
        return Lexeme("o", int(word[:-2]), start, end)
    if kind == "decade":
        number = int("".join(filter(str.isdigit, word)))
        return Lexeme("S", number if number >= 1000 else full_year(number if number >= 30 else number + 100), start, end)
    if kind == "quarter":
        return Lexeme("Q", word.lower(), start, end)
    if kind == "half":
        return Lexeme("A", word[0].lower(), start, end)
    return Lexeme("k" if kind == "oclock" else "n", 0, start, end)


def _number_words(lexemes: list[Lexeme]) -> list[Lexeme]:
    """ "twenty-first", "thirty one" as one lexeme."""
    found: list[Lexeme] = []
    for lexeme in lexemes:
        if (
            lexeme.code in "co"
            and len(found) > 1
            and found[-1].code in "- "
            and found[-2].code == "c"
            and int(found[-2].value) in range(20, 91, 10)  # type: ignore[arg-type]
            and 0 < int(lexeme.value) < 10  # type: ignore[arg-type]
        ):
            found.pop()
            tens = found.pop()
            lexeme = Lexeme(lexeme.code, int(tens.value) + int(lexeme.value), tens.start, lexeme.end)  # type: ignore[arg-type]
        found.append(lexeme)
    return found


def _named_days(text: str, lexemes: list[Lexeme]) -> list[Lexeme]:
    """ "New Year's Eve" as one lexeme with its rule."""
    names = words.festivals()
    found: list[Lexeme] = []
    skip_to = 0
    for lexeme in lexemes:
        if lexeme.start < skip_to:
            continue
        if lexeme.code not in " .,_" and (rows := names.get(text[lexeme.start : lexeme.end].lower())):
            for name, rule in rows:
                phrase = " ".join(name)
                written = text[lexeme.start : lexeme.start + len(phrase)]
                following = text[lexeme.start + len(phrase) : lexeme.start + len(phrase) + 1]
                if written.lower().replace("’", "'") == phrase and not following.isalnum():
                    skip_to = lexeme.start + len(phrase)
                    lexeme = Lexeme("F", rule, lexeme.start, skip_to)
                    break
        found.append(lexeme)
    return found


VERBAL = frozenset("have be not never well also or and in it i we you he she they yet still now".split())
"""Words after "may" or "march" that make a verb of it, or tell nothing of it."""


def _months(text: str, lexemes: list[Lexeme]) -> list[Lexeme]:
    """Takes the month from words that only look like one: "may", "march", "Jan" and "April" as names."""
    doubtful, before_month = words.words_of("other_words"), words.words_of("before_month")
    for i, lexeme in enumerate(lexemes):
        if lexeme.code != "M":
            continue
        word = text[lexeme.start : lexeme.end]
        if word.lower() not in doubtful:
            continue
        before = _word_before(text, lexemes, i)
        row = codes(lexemes[i + 1 : i + 7])
        beside_number = any(lexemes[i + step].code in "doy" for step in (-4, -3, -2, -1) if i + step >= 0)
        if word[0].isupper() or before in before_month or before in ("", "on"):
            beside_number = beside_number or NUMBER_AFTER.match(row) is not None
        else:
            beside_number = beside_number or re.match(r"[ .,/-]{0,3}(?:f )?[oy]", row) is not None
        in_year = before in ("last", "next") and _word_after(text, lexemes, i) not in VERBAL
        full_name = word in ("April", "June", "August", "APRIL", "JUNE", "AUGUST")
        if beside_number or full_name or in_year or (before in before_month and (word[0].isupper() or before in ("in", "since"))):
            continue
        lexemes[i] = Lexeme("x", 0, lexeme.start, lexeme.end)
    return lexemes


def _word_after(text: str, lexemes: list[Lexeme], i: int) -> str:
    return next((text[x.start : x.end].lower() for x in lexemes[i + 1 : i + 4] if x.code not in " -t"), "")


def _word_before(text: str, lexemes: list[Lexeme], i: int) -> str:
    for lexeme in reversed(lexemes[max(0, i - 4) : i]):
        if lexeme.code not in " -t":
            return text[lexeme.start : lexeme.end].lower()
    return ""
