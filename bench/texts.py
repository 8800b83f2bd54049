"""Texts that nobody would write: random characters, mangled news, soups of numbers and signs, one thing over and over."""

from __future__ import annotations

import random
from collections.abc import Callable

MOST_BYTES = 10_000
"""Length of the longest text, in UTF-8."""

# fmt: off
NEWS = (
    "At least 14 miners were killed on Tuesday when a shaft collapsed near Kolwezi, the governor said.",
    "Prime Minister Anna Lindqvist will visit Oslo on 3 March 2024 to sign a trade agreement worth $2.4 billion.",
    "The army denied that its soldiers had fired on protesters in the northern city of Tamale last week.",
    "“We did not agree to a ceasefire,” said Gen. Omar al-Hadi, a spokesman for the Northern Front (NF).",
    "BREAKING: Magnitude 6.1 earthquake strikes off Valparaíso; no casualties reported #earthquake @newsdesk 🚨",
    "Between 20 and 30 children, including 2 girls under 5, are still missing, according to Reuters.",
    "Shares of Brennt AG fell 3.5% to €12.40 by 4:30 p.m., its lowest since October 2019.",
    "Some two dozen people were arrested after clashes between Serbia and Croatia fans in Split.",
    "She was sentenced to 12 years in prison for the 2011 murder of her husband, a retired judge.",
    "A week earlier, three-quarters of the 1,200 villagers had fled 40 km (25 miles) to Goma.",
    "REBELS KILL 20 IN HUANUCO RAID", "rebels kill 20 in huanuco raid", "Why did the minister resign?",
    "It is the worst film ever made.", "The group, which has not claimed responsibility, was formed in the late 1990s.",
)
PIECES = (
    "0", "1", "7", "11", "1,000", "1.000,5", "3.14", "1e308", "9" * 40, "½", "²", "٣", "一", "VII", "12th", "two", "hundred",
    "dozen", "million",
    "half", "minus", "-", "–", "—", "--", "%", "percent", "$", "€", "£", "km", "°C", "per", "/", "\\", "(", ")", "[", "]",
    "{", "}", "<", ">",
    "\"", "'", "“", "”", "«", "`", "...", "…", "!", "?", ".", ",", ";", ":", "#", "@", "&", "*", "_", "=", "+", "~", "|", "^",
    "2024-02-30", "31/12/9999", "0000", "30 Feb", "Monday", "May", "March", "last", "next", "week", "year", "yesterday",
    "ago", "since", "until",
    "between", "and", "from", "to", "at least", "more than", "up to", "about", "no", "not", "never", "neither", "of", "the",
    "of the", "who", "that",
    "killed", "dead", "said", "will", "denied", "people", "officers", "Iran", "Iranian", "U.S.", "Mr.", "al-",
    "http://x.y/z?a=1", "a@b.c",
    "\t", "\n", "\r\n", "\u2028", "\x00", "\x1b[31m", "\u200b", "\u202e", "\ufeff", "\u0301", "👩‍👩‍👧", "🇮🇷", "---", "BC",
    "AD", "24:00", "99:99", "a.m.",
)
UNITS = (
    "a", "A", "0", "9", " ", "\n", "\t", ".", ",", "-", "(", ")", "((", "[]", "\"", "“", "'", "’s", "é", "\u0301", "\u200b",
    "\u202e", "\x00", "💥",
    "𐍈", "1 ", "11,", "1,", "1.", "1-", "1/", "1:", "one ", "hundred ", "million ", "and ", "of ", "the ", "not ", "killed ",
    "11 officers ", "$1 ",
    "5% ", "2024-01-29 ", "May ", "Monday, ", "yesterday ", "last ", "at least ", "between 1 and ", "Iran ", "Iran, ", "al-",
    "he said ", "#tag ", "@x ",
    "A. ", "U.S. ", "?", "!", "…", "http://", "x.", "\r\n", "- ", "who ", "that ", "A and ", "Mr. ", "1st ", "½", "(he) ",
    "'s ", "Ali ", "He ",
)
# fmt: on
POOLS = (
    (0x20, 0x7F),  # ASCII
    (0x00, 0x20),  # control
    (0xA0, 0x250),  # Latin
    (0x300, 0x370),  # combining
    (0x370, 0x590),  # Greek, Cyrillic, Armenian
    (0x590, 0x800),  # right to left
    (0x2000, 0x2070),  # spaces, zero width, directions
    (0x2070, 0x2C00),  # figures, signs, fractions, arrows
    (0x3040, 0xD7A4),  # CJK, Hangul
    (0xE000, 0x10000),  # private use, presentation forms, non-characters
    (0x1F300, 0x1FA00),  # emoji
    (0xFE00, 0xFE10),  # variation selectors
    (0x10000, 0x110000),  # every other plane
)


def text_of(seed: int, number: int) -> str:
    """Text `number` of the seed: always the same one, valid UTF-8, at most MOST_BYTES long."""
    chance = random.Random(f"{seed} {number}")
    kind = chance.choices(tuple(KINDS), tuple(KINDS.values()))[0]
    return kind(chance).encode()[:MOST_BYTES].decode(errors="ignore")


def _characters(chance: random.Random) -> str:
    pools = chance.choices(POOLS, k=chance.randint(1, 4))
    return "".join(chr(chance.randrange(*chance.choice(pools))) for _ in range(_length(chance, 200)))


def _mangled(chance: random.Random) -> str:
    text = " ".join(chance.choices(NEWS, k=chance.choice((1, 1, 1, 2, 3))))
    for _ in range(_length(chance, 20)):
        text = chance.choice(EDITS)(text, chance)
    return text


def _soup(chance: random.Random) -> str:
    glue = chance.choice(("", " ", " ", " ", "  ", "\n"))
    return glue.join(chance.choice(PIECES) for _ in range(_length(chance, 60)))


def _long_word(chance: random.Random) -> str:
    alphabet = chance.choice(("ab", "0123456789", "1,.", "a-", "A.", "()[]", "x'’", "a1", "aé\u0301", "AB"))
    word = "".join(chance.choices(alphabet, k=_length(chance, 3000)))
    return f"{chance.choice(NEWS)[:30]} {word} were killed" if chance.random() < 0.5 else word


def _over_and_over(chance: random.Random) -> str:
    unit = chance.choice(UNITS) if chance.random() < 0.7 else chance.choice(PIECES) + chance.choice(" \n,")
    return unit * (MOST_BYTES // len(unit.encode()))


def _mixed(chance: random.Random) -> str:
    kinds = chance.choices((_characters, _mangled, _soup, _long_word), k=2)
    return chance.choice((" ", "\n", "")).join(kind(chance) for kind in kinds)


KINDS: dict[Callable[[random.Random], str], float] = {
    _characters: 25,
    _mangled: 40,
    _soup: 25,
    _mixed: 8,
    _long_word: 1.5,
    _over_and_over: 0.5,
}
"""Each kind with its share of the texts, in percent."""


def _length(chance: random.Random, most: int) -> int:
    """Short more often than long."""
    return 1 + int(most * chance.random() ** 3)


def _edit_characters(text: str, chance: random.Random) -> str:
    start = chance.randint(0, len(text))
    end = min(len(text), start + chance.randint(0, 3))
    character = chr(chance.randrange(*chance.choice(POOLS)))
    return text[:start] + chance.choice(("", text[start:end] * 2, character, chance.choice(PIECES))) + text[end:]


def _edit_words(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    one, other = chance.randrange(len(words)), chance.randrange(len(words))
    match chance.randrange(4):
        case 0:
            del words[one]
        case 1:
            words.insert(other, words[one])
        case 2:
            words[one], words[other] = words[other], words[one]
        case _:
            words.insert(one, chance.choice(PIECES))
    return " ".join(words)


def _edit_case(text: str, chance: random.Random) -> str:
    start = chance.randint(0, len(text))
    return text[:start] + chance.choice((str.upper, str.lower, str.swapcase, str.title))(text[start:])


Edit = Callable[[str, random.Random], str]
EDITS: tuple[Edit, ...] = (_edit_characters, _edit_characters, _edit_words, _edit_words, _edit_case)
