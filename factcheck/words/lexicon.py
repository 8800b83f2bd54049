"""What WordNet knows of two words: the same, broader, opposite, related, of one category; and how rare a word is.

The tables beside this file are sorted lines, mapped into memory and searched by bisection, so nothing is read at start-up:
lemmas.tsv (lemma; for each part of speech its letter and the three-character keys of its synsets, the frequent senses first),
synsets.tsv (key; topic letters; marks of exclusive classes; hypernyms; opposites; similar; derived; entailed) and rarity.tsv.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from factcheck.words.vectors import similarity

Tie = Literal["same", "synonym", "broader", "narrower", "opposite", "related", "none"]

_PARTS = {"noun": "n", "propn": "n", "verb": "v", "adj": "a", "adv": "r"}
_STEPS = {"n": 4, "v": 3, "a": 0, "r": 0}  # how far up a kind is looked for
# How early the two senses must be, counted from 0 and added up: WordNet lists the frequent senses first, and two words that meet
# only in rare senses ("kill" and "defeat" a bill) do not mean the same in the news.
_SURE = 1
_SYNONYM = 3  # as late as this only words that are also near in meaning
_NEAR = 0.3
_NEVER = 99
_OPPOSITE = 3
_KIND = {"n": 3, "v": 2, "a": 0, "r": 0}
_EARLY = 4  # senses of each word that count at all, but for "related"
_TOP = "^"  # marks a synset too general to say anything
_NATURAL = "+"  # marks a natural class, such as person or vehicle, whose kinds are known at any distance
_FAR = 12
_UNSEEN = 12.0
_RARITY_STEPS = 7
_KEY = 3
# fmt: off
_TOPICS = {
    "p": "person", "g": "group", "l": "place", "o": "object", "f": "artifact", "b": "body", "d": "food",
    "a": "animal", "t": "plant", "m": "time", "e": "event", "h": "phenomenon", "c": "communication", "x": "act",
    "s": "state", "q": "attribute", "i": "feeling", "k": "cognition", "w": "possession", "n": "quantity", "u": "substance",
    "r": "process", "j": "relation", "v": "shape", "y": "motive", "A": "vehicle", "B": "weapon", "C": "building",
    "D": "disease", "E": "money", "F": "document", "G": "organization", "H": "crime", "I": "sport", "J": "language",
    "K": "medicine", "L": "disaster",
}
# Prefixes that negate as a rule. Those in in-, im-, dis- are left to WordNet: "disaster" negates nothing.
_NEGATIVE = {"v": ("un",), "a": ("un", "non", "non-"), "r": ("un",), "n": ("non", "non-")}
_NOT_NEGATED = frozenset(
    """canny leash dying godly ruly timely earth ionize conscionable couth heard nerve told assuming sense profit stop chalant
    descript plus issued iced""".split()
)
_SIDES = ("pro-", "anti-")
# fmt: on


class _Synset(NamedTuple):
    letters: str
    marks: tuple[str, ...]
    above: tuple[str, ...]
    opposites: tuple[str, ...]
    similar: tuple[str, ...]
    derived: tuple[str, ...]
    entailed: tuple[str, ...]


def tie(a: str, b: str, pos: str) -> Tie:
    """What `b` is as seen from `a`, both lemmas of the part `pos` (noun, verb, adj, adv): "broader" where every a is a b.

    Frequent senses decide; words that meet only in rare senses are "related" at most. "none" for words that the lexicon lacks.
    """
    if a.lower() == b.lower():
        return "same"
    part = _PARTS.get(pos.lower(), "")
    return _tie(a, b, part) if part else "none"


def opposite(a: str, b: str, pos: str) -> bool:
    """True where the two exclude each other as "win" and "lose", "legal" and "illegal" do."""
    return tie(a, b, pos) == "opposite"


def related(a: str, pos_a: str, b: str, pos_b: str) -> bool:
    """True where the words name one thing in different parts of speech: "destruction", "destroy"; "slaying", "kill".

    In one part of speech also where `tie` sees anything but opposites.
    """
    part_a, part_b = _PARTS.get(pos_a.lower(), ""), _PARTS.get(pos_b.lower(), "")
    if not part_a or not part_b:
        return False
    if part_a == part_b:
        known = tie(a, b, pos_a)
        if known != "none":
            return known != "opposite"
    return _participle(a, part_a, b, part_b) or _derived(a, part_a, b, part_b) or _derived(b, part_b, a, part_a)


def category(noun: str) -> frozenset[str]:
    """The coarse classes of the noun's first three senses: person, place, vehicle, weapon, event ...; empty when unknown."""
    return frozenset(_TOPICS[letter] for key in _senses(noun, "n")[:3] for letter in _synset(key).letters if letter in _TOPICS)


def apart(a: str, b: str) -> bool:
    """True only for kinds of one class that exclude each other: two colours, weekdays, animals, sports, metals, vehicles.

    Words of which one may be the other ("van" and "car", "doctor" and "father") are not apart.
    """
    return a.lower() != b.lower() and any(_apart(a, b, part) for part in ("n", "a"))


def entails(a: str, b: str) -> bool:
    """True where doing `a` brings `b` about or includes it, both verbs: "kill" and "die", "buy" and "pay"."""
    ours, theirs = _senses(a, "v")[:2], set(_senses(b, "v")[:2])
    return any(theirs.intersection(_synset(key).entailed) for key in ours)


@lru_cache(maxsize=20_000)
def rarity(lemma: str) -> float:
    """How rare the word is: 0 for "the", 5 for "kill", 12 for words outside the commonest 50,000.

    The natural logarithm of how many times rarer than "the" it is, all its forms counted.
    """
    found = _rarity(lemma.lower())
    return _UNSEEN if not found else (ord(found) - 33) / _RARITY_STEPS


@lru_cache(maxsize=20_000)
def _tie(a: str, b: str, part: str) -> Tie:
    ours, theirs = _senses(a, part), _senses(b, part)
    against = _opposed(ours[:_EARLY], theirs[:_EARLY])
    if _negated(a, b, part) or against <= _SURE:
        return "opposite"
    if (against <= _OPPOSITE or _opposed_head(ours, theirs, part)) and similarity(a, b) >= _NEAR:
        return "opposite"
    met = _met(ours[:_EARLY], theirs[:_EARLY])
    if met <= _SURE or (met <= _SYNONYM and similarity(a, b) >= _NEAR):
        return "synonym"
    if _is_kind(a, b, ours, theirs, part):
        return "broader"
    if _is_kind(b, a, theirs, ours, part):
        return "narrower"
    near = {similar for key in ours for similar in (key, *_synset(key).similar, *_synset(key).above[:1], *_synset(key).entailed)}
    back = {similar for key in theirs for similar in (key, *_synset(key).above[:1], *_synset(key).entailed)}
    general = {key for key in near & back if _TOP in _synset(key).letters}
    if (near - general) & set(theirs) or (back - general) & set(ours):
        return "related"
    return "none"


def _met(ours: tuple[str, ...], theirs: tuple[str, ...]) -> int:
    """How late in the two lists their first common synset stands, both ranks added; a large number where they have none."""
    return min((rank + theirs.index(key) for rank, key in enumerate(ours) if key in theirs), default=_NEVER)


def _is_kind(a: str, b: str, ours: tuple[str, ...], theirs: tuple[str, ...], part: str) -> bool:
    """True where a sense of b lies above a sense of a: the first of both, or early ones of words that are near in meaning."""
    latest = _KIND[part]
    late = min((_above(key, theirs, part, rank) for rank, key in enumerate(ours[: latest + 1])), default=_NEVER)
    return late == 0 or (late <= latest and similarity(a, b) >= _NEAR)


def _above(key: str, theirs: tuple[str, ...], part: str, rank: int) -> int:
    """How late in their senses stands one that lies above the sense `key`, the rank of `key` added; a large number for none."""
    late = min((rank + theirs.index(up) for up in _ancestors(key, _STEPS[part]) if up in theirs), default=_NEVER)
    if part == "n" and rank < 2 and theirs and _NATURAL in _synset(theirs[0]).letters:
        return rank if theirs[0] in _ancestors(key, _FAR, past_tops=True) else late
    return late


@lru_cache(maxsize=20_000)
def _ancestors(key: str, steps: int, past_tops: bool = False) -> tuple[str, ...]:
    """The synsets over this one within so many steps; unless told to, never one that is too general, nor past it."""
    seen: dict[str, None] = {}
    level = [key]
    for _ in range(steps):
        found = [up for here in level for up in _synset(here).above if up not in seen]
        level = [up for up in found if past_tops or _TOP not in _synset(up).letters]
        seen.update(dict.fromkeys(level))
    return tuple(seen)


def _opposed(ours: tuple[str, ...], theirs: tuple[str, ...]) -> int:
    """How late stand two senses that are antonyms, both ranks added; a large number where there are none."""
    met = [rank + theirs.index(other) for rank, key in enumerate(ours) for other in _synset(key).opposites if other in theirs]
    return min(met, default=_NEVER)


def _opposed_head(ours: tuple[str, ...], theirs: tuple[str, ...], part: str) -> bool:
    """True where an adjective is the antonym of what the other is similar to ("big", "tiny"), or two adverbs' adjectives are."""
    if part == "r":
        ours, theirs = (tuple(adjective for key in keys[:2] for adjective in _synset(key).derived) for keys in (ours, theirs))
        return _opposed(ours, theirs) < _NEVER
    return part == "a" and (_head_against(ours[:2], theirs[:2]) or _head_against(theirs[:2], ours[:2]))


def _head_against(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return any(against in theirs for key in ours for head in _synset(key).similar for against in _synset(head).opposites)


def _negated(a: str, b: str, part: str) -> bool:
    """True for "fair" and "unfair", "harmful" and "harmless", "pro-war" and "anti-war"."""
    short, long = sorted((a.lower(), b.lower()), key=len)
    if long.startswith(_SIDES) and short.startswith(_SIDES):
        return long[:3] != short[:3] and long.partition("-")[2] == short.partition("-")[2]
    if long.endswith("less") and short.endswith("ful"):
        return long[:-4] == short[:-3] and len(short) > 5 and bool(_senses(short, part))
    if len(short) < 4 or short in _NOT_NEGATED or long[: -len(short)] not in _NEGATIVE[part] or not long.endswith(short):
        return False
    return bool(_senses(short, part)) and bool(_senses(long, part)) or (part == "a" and short.endswith("ed"))


def _participle(a: str, part_a: str, b: str, part_b: str) -> bool:
    """True for "wounded" and "wound", which WordNet does not link."""
    if part_a + part_b not in ("av", "va"):
        return False
    verb, adjective = (a, b) if part_a == "v" else (b, a)
    return adjective in (verb + "ed", verb + "d", verb + "ing", verb[:-1] + "ing", verb[:-1] + "ied") and bool(_senses(verb, "v"))


def _derived(a: str, part_a: str, b: str, part_b: str) -> bool:
    """From a's early senses over a derivation, and at most one step to a broader or a similar sense, to an early sense of b."""
    targets = set(_senses(b, part_b)[:_EARLY])
    for key in _senses(a, part_a)[:_EARLY]:
        for derived in _synset(key).derived:
            if derived in targets:
                return True
            if any(up in targets for up in (*_ancestors(derived, 1), *_synset(derived).similar)):
                return True
    return False


def _apart(a: str, b: str, part: str) -> bool:
    ours, theirs = _marks(a, part), _marks(b, part)
    differ = any(ours[code].isdisjoint(theirs[code]) for code in ours.keys() & theirs.keys())
    return differ and _tie(a, b, part) != "synonym"


def _marks(word: str, part: str) -> dict[str, set[str]]:
    """Exclusive class -> the members of it that the word's earliest sense in that class is a kind of."""
    marks: dict[str, set[str]] = {}
    for key in _senses(word, part)[:3]:
        here: dict[str, set[str]] = {}
        for mark in _synset(key).marks:
            here.setdefault(mark[0], set()).add(mark[1])
        marks = here | marks
    return marks


@lru_cache(maxsize=20_000)
def _senses(lemma: str, part: str) -> tuple[str, ...]:
    """Keys of the synsets of a lemma as written, or in lower case, or with a capital."""
    for form in dict.fromkeys((lemma, lemma.lower(), lemma.capitalize())):
        for field in _lemmas(form).split("\t"):
            if field[:1] == part:
                return _keys(field[1:])
    return ()


@lru_cache(maxsize=20_000)
def _synset(key: str) -> _Synset:
    letters, marks, *links = (_synsets(key).split("\t") + [""] * 7)[:7]
    return _Synset(letters, tuple(marks[at : at + 2] for at in range(0, len(marks), 2)), *map(_keys, links))


def _keys(packed: str) -> tuple[str, ...]:
    return tuple(packed[at : at + _KEY] for at in range(0, len(packed), _KEY))


class _Lines:
    """Sorted lines of a file, each a key, a tab and the rest; called with a key it gives the rest, or "" where there is none."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.data: bytes | None = None

    def __call__(self, key: str) -> str:
        data = self.data or self.open()
        wanted = key.encode("utf-8", "replace")
        low, high = 0, len(data)
        while low < high:
            start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = data.find(b"\n", start)
            tab = data.find(b"\t", start, end)
            here = data[start:tab]
            if here == wanted:
                return data[tab + 1 : end].decode()
            low, high = (end + 1, high) if here < wanted else (low, start)
        return ""

    def open(self) -> bytes:
        import mmap  # here, so that importing this module costs nothing

        with Path(__file__).with_name(self.name).open("rb") as file:
            self.data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)  # type: ignore[assignment]  # has the methods of bytes used here
        assert self.data is not None
        return self.data


_lemmas, _synsets, _rarity = _Lines("lemmas.tsv"), _Lines("synsets.tsv"), _Lines("rarity.tsv")
