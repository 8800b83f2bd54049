"""How names compare: accents, articles and hyphens aside; initials; surnames; spellings."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from factcheck.words.aliases import is_given, names_of_body

# fmt: off
ARTICLES = frozenset(("al", "el", "ul", "ur"))
LINKED_ARTICLES = frozenset(("ad", "an", "ar", "as", "ash", "at", "az", "ed", "es", "ez"))
"""Articles only where a hyphen follows: "ash-Shabab"."""
SUFFIXES = frozenset(("inc", "ltd", "plc", "corp", "llc", "gmbh", "ag", "co", "jr", "sr", "ii", "iii", "esq", "sa", "nv"))
SMALL = frozenset(("of", "the", "and", "for", "in", "on", "de", "la", "del", "los", "las", "des", "du", "&", "to", "a", "s"))
PARTICLES = frozenset("""al el ul bin ibn van von de da di del la le dos der den ben abu st ter du""".split())
LETTERS = str.maketrans({"ø": "o", "ł": "l", "ı": "i", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "þ": "th", "ð": "d",
                         "ħ": "h", "’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-"})
# fmt: on
LONG = 5
"""Names of fewer letters are never taken for one another by spelling."""
LIKENESS = 88.0
"""Ratio (0 to 100) from which two long words are one name spelled differently: Huanuco, Huánaco; Qaddafi, Gaddafi."""
_LONGEST = 120


@lru_cache(maxsize=16384)
def words_of(name: str) -> tuple[str, ...]:
    """The words that tell a name: lower-case, without accents, stops, articles ("al-") and suffixes ("Inc.")."""
    low = name[:_LONGEST].lower().translate(LETTERS)
    if not low.isascii():
        low = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
    low = low.removesuffix("'s").replace("'s ", " ").replace("'", "").replace(".", "")
    pieces: list[str] = []
    for word in low.replace(",", " ").replace('"', " ").split():
        parts = [part for part in word.split("-") if part]
        pieces += [part for n, part in enumerate(parts) if n == len(parts) - 1 or part not in LINKED_ARTICLES | ARTICLES]
    kept = [word for word in pieces if word not in ARTICLES and word not in SUFFIXES] or pieces
    return tuple(kept[1:] if kept[:1] == ["the"] and len(kept) > 1 else kept)


def plain(name: str) -> str:
    """The name by its telling words: "Jaish ul-Adl" -> "jaish adl"."""
    return " ".join(words_of(name))


def initials(name: str) -> str:
    """First letters of a name's words, the small ones aside, lower-case: "Human Rights Watch" -> "hrw"."""
    return "".join(word[0] for word in words_of(name) if word not in SMALL)


def is_acronym(name: str) -> bool:
    """True for a short name of capitals: "HRW", "U.N."."""
    letters = name.replace(".", "").replace("-", "")
    return 2 <= len(letters) <= 8 and letters.isalnum() and sum(c.isupper() for c in letters) >= max(2, len(letters) - 1)


def abbreviates(short: str, long: str) -> bool:
    """True where `short` is the acronym of `long` by its words' first letters, the small words counted or not."""
    letters = short.replace(".", "").replace("-", "").lower()
    words = words_of(long)
    if len(words) < 2 or len(letters) < 2:
        return False
    return letters in (initials(long), "".join(word[0] for word in words))


def surname(name: str) -> str:
    """The family name of a person's name as written, with its particles: "Hossein Amir-Abdollahian" -> "amir-abdollahian"."""
    words = [word for word in name.lower().split() if word.strip(".,") not in SUFFIXES] or name.lower().split()
    first = len(words) - 1
    while first > 1 and words[first - 1] in PARTICLES:
        first -= 1
    return " ".join(words[first:])


def same_person(a: str, b: str) -> bool:
    """True where two names of persons agree: surname alone, fuller or shorter, with initials for given names."""
    left, right = words_of(a), words_of(b)
    if not left or not right:
        return False
    if left == right:
        return True
    short, long = sorted((left, right), key=len)
    if len(short) == 1:
        return short[0] == long[-1] or (short[0] == long[0] and is_given(short[0]))
    if short[-1] != long[-1]:
        return "".join(short) == "".join(long)
    return _given_agree(short[:-1], long[:-1])


def _given_agree(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Every given name of the shorter list is in the longer one, in order, or is the initial of one there."""
    at = 0
    for word in short:
        while at < len(long) and not (long[at] == word or 1 in (len(word), len(long[at])) and long[at][0] == word[0]):
            at += 1
        if at == len(long):
            return False
        at += 1
    return True


def same_body(a: str, b: str) -> bool:
    """True where two names of bodies agree: the same words, in any order, or one is a known alias or the acronym of the other."""
    left, right = words_of(a), words_of(b)
    if not left or not right:
        return False
    if left == right or "".join(left) == "".join(right):
        return True
    if {*left} - SMALL == {*right} - SMALL and {*left} - SMALL:
        return True
    return alias(a, b)


def alias(a: str, b: str) -> bool:
    """True where two names are known for one body, or one abbreviates the other."""
    known = names_of_body(a)
    if known and b.lower().replace(".", "").removeprefix("the ") in known:
        return True
    return is_acronym(a) and abbreviates(a, b) or is_acronym(b) and abbreviates(b, a)


def spelled_alike(a: str, b: str) -> bool:
    """True where two names differ only in spelling, word by word in either order. Never for short words or figures."""
    left, right = words_of(a), words_of(b)
    if not left or len(left) != len(right) or left == right:
        return left == right and bool(left)
    if any(word.isdigit() for word in left + right):
        return False
    if all(_word_alike(x, y) for x, y in zip(left, right, strict=True)):
        return True
    left, right = tuple(sorted(left)), tuple(sorted(right))
    return all(_word_alike(x, y) for x, y in zip(left, right, strict=True))


@lru_cache(maxsize=16384)
def _word_alike(a: str, b: str) -> bool:
    if a == b:
        return True
    if min(len(a), len(b)) < LONG or is_given(a) and is_given(b):
        return False
    from rapidfuzz.distance import OSA
    from rapidfuzz.fuzz import ratio

    return OSA.distance(a, b, score_cutoff=1) <= 1 or ratio(a, b) >= LIKENESS
