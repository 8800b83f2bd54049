"""Number words: cardinals, ordinals, scales, vague counts, and the words that bound a figure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from factcheck.words.table import read_table


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The tables of numbers.toml, by lower-case word unless said otherwise."""

    cardinals: dict[str, int]
    ordinals: dict[str, int]
    """Ordinals below a hundred: "third" 3, "thirtieth" 30."""
    scales: dict[str, float]
    """ "hundred" and above, singular and plural."""
    scale_ordinals: dict[str, float]
    """ "hundredth", "millionth"."""
    glued: dict[str, float]
    """Letters written on a figure, as written: "k", "M", "bn"."""
    symbols: dict[str, float]
    vague: dict[str, tuple[float, float]]
    """Word or phrase -> its least and greatest value."""
    pairs: dict[str, int]
    bounds: dict[tuple[str, ...], str]
    """Words before a number -> its bound."""
    bounds_after: dict[tuple[str, ...], str]
    parts: frozenset[tuple[str, ...]]
    parts_after: frozenset[str]
    no: frozenset[str]
    nobody: frozenset[str]
    none_of: frozenset[str]
    """Nouns besides people whose absence is a count of zero."""
    set_phrases: frozenset[tuple[str, str]]
    """An ordinal and the word after it that together count nothing: "first lady"."""
    before_one: frozenset[str]
    after_one: frozenset[str]
    labelled: frozenset[str]
    """What a number names one of: "room" of "room 12"."""
    numbered: frozenset[str]
    """Words before a number that counts nothing and names nothing: "No. 10"."""
    unlabelled: frozenset[str]
    """What is no name before a hyphen and a number: "mid" of "Mid-30s"."""


def _split(text: str) -> list[str]:
    return [part for part in (" ".join(piece.split()) for piece in text.split(",")) if part]


def _phrases(rows: dict[str, str]) -> dict[tuple[str, ...], str]:
    return {tuple(phrase.split()): bound for bound, phrases in rows.items() for phrase in _split(phrases)}


@cache
def number_words() -> NumberWords:
    """All number words, read once."""
    rows: dict[str, Any] = read_table("numbers")
    cardinals = {word: n for n, word in enumerate(rows["cardinals"].split())} | dict.fromkeys(rows["nothing"].split(), 0)
    ordinals = {word: n for n, word in enumerate(rows["ordinals"].split())}
    for ten, pair in rows["tens"].items():
        cardinal, ordinal = pair.split()
        cardinals[cardinal], ordinals[ordinal] = int(ten), int(ten)
    for word, n in rows["misspelt"].items():
        (ordinals if word.endswith("th") else cardinals)[word] = n
    scales = {word: float(scale) for scale, words in rows["scales"].items() for word in words.split()}
    none, other = rows["none"], rows["not_numbers"]
    return NumberWords(
        cardinals=cardinals,
        ordinals=ordinals,
        scales=scales,
        scale_ordinals={word + "th": scale for word, scale in scales.items() if len(word) > 4 and not word.endswith("s")},
        glued={word: float(scale) for scale, words in rows["glued"].items() for word in words.split()},
        symbols=rows["symbols"],
        vague={word: (float(low), float(high)) for word, (low, high) in rows["vague"].items()},
        pairs={word: int(n) for n, words in rows["pairs"].items() for word in _split(words)},
        bounds=_phrases(rows["bounds"]),
        bounds_after=_phrases(rows["bounds_after"]),
        parts=frozenset(tuple(phrase.split()) for phrase in _split(rows["parts"]["words"])),
        parts_after=frozenset(_split(rows["parts"]["after"])),
        no=frozenset(_split(none["words"])),
        nobody=frozenset(_split(none["people"])),
        none_of=frozenset(_split(none["nouns"])),
        set_phrases=frozenset((p.split()[0], p.split()[1].rstrip("~")) for p in _split(other["ordinals"])),
        before_one=frozenset(_split(other["before_one"])),
        after_one=frozenset(_split(other["after_one"])),
        labelled=frozenset(rows["labels"]["words"].split()),
        numbered=frozenset(rows["labels"]["others"].split()),
        unlabelled=frozenset(rows["labels"]["never"].split()),
    )
