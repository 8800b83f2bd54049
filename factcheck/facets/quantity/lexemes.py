"""Cuts a text into the words of the number grammar: figures, words, spaces and marks, each with its offsets."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

MOST = 1e21
"""A figure from here on is no number but a string of digits."""
SPACES = "\u0020\u00a0\u202f\u2009"
LEXEME = re.compile(
    rf"""(?P<long>\S{{64,}}) | (?P<figure>
        (?<!\d\.)
        (?: \d{{1,3}}(?:,\d{{3}}){{1,6}}(?!\d)
          | \d{{1,2}}(?:,\d{{2}}){{1,6}},\d{{3}}(?!\d)
          | (?<![\d.,])[1-9]\d{{0,2}}(?:[{SPACES}]\d{{3}}){{1,6}}(?![{SPACES}]?\d)
          | (?<!\d,)\d{{1,9}},\d{{1,2}}(?![\d])(?!,\d)
          | \d+
        ) (?: (?<!,\d)\.\d+ (?!\d|\.\d) )? (?:e[+-]?\d{{1,3}}(?![^\W_]))? (?:\^[+-]?\d{{1,3}})?
        | (?<![\w.])\.\d+(?!\.)
        | \d+
      ) | (?P<word>[^\W\d_]+(?:\.[^\W\d_]\b)*) | (?P<space>\s+) | (?P<mark>.)""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
"""A long run without a space is an address or a row of signs: a mark, whatever figures it holds."""
PARTS = re.compile(r"(?P<base>[\d., \u00a0\u202f\u2009]+)(?P<ten>e[+-]?\d+)?(?P<power>\^[+-]?\d+)?", re.IGNORECASE)


class Lexeme(NamedTuple):
    """A figure ("n"), word ("w"), space (" ") or mark ("m"): its lower-case text, its value if a figure, its offsets."""

    code: str
    low: str
    value: float
    start: int
    end: int


def lex(text: str) -> list[Lexeme]:
    """All of `text` as lexemes, in order and without gaps."""
    found: list[Lexeme] = []
    for match in LEXEME.finditer(text):
        word, start, end = match[0], match.start(), match.end()
        kind = match.lastgroup
        if kind == "figure":
            value = figure(word)
            found.append(Lexeme("m" if value is None else "n", word, value or 0.0, start, end))
        elif kind == "word":
            found.append(Lexeme("w", word.lower(), 0.0, start, end))
        elif kind == "space":
            found.append(Lexeme(" ", "\n" if "\n" in word else " ", 0.0, start, end))
        else:
            found.append(Lexeme("m", word, 0.0, start, end))
    return found


def figure(digits: str) -> float | None:
    """The value of a figure as written: "1,709", "1 709", "5,00", "12,34,567.89", "1.3e6"; None where it is past all counting."""
    match = PARTS.fullmatch(digits)
    if match is None:
        return None
    base = "".join(match["base"].split())
    head, comma, tail = base.rpartition(",")
    base = f"{head}.{tail}" if comma and len(tail) < 3 and "," not in head and "." not in tail else base.replace(",", "")
    try:
        value = float(base + (match["ten"] or ""))
        if match["power"]:
            value = value ** int(match["power"][1:])
    except (OverflowError, ValueError, ZeroDivisionError):
        return None
    return value if abs(value) < MOST else None


def at(lexemes: list[Lexeme], offset: int) -> int:
    """Index of the first lexeme that starts at `offset` or later."""
    return bisect_left(lexemes, offset, key=lambda lexeme: lexeme.start)


def word_after(lexemes: list[Lexeme], index: int, hyphen: bool = False) -> int | None:
    """Index of the word or figure at `index` or after a space (with `hyphen`: or a hyphen, as in "fifty - two"), else None."""
    if index < len(lexemes) and lexemes[index].code == " ":
        index += 1
    if hyphen and index < len(lexemes) and lexemes[index].low in ("-", "\u2014", "\u2013"):
        index += 1
        if index < len(lexemes) and lexemes[index].code == " ":
            index += 1
    return index if index < len(lexemes) and lexemes[index].code in "wn" else None
