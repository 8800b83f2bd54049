"""One phrase that speaks of an actor, and what the words in it tell: groups, nations, age."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from factcheck.facets.actor.words import DETERMINERS, Words, is_title, nation_of
from factcheck.words.aliases import names_of_body
from factcheck.words.groups import titles

Form = Literal["name", "noun", "pronoun"]
Kind = Literal["person", "organisation", "place", "group", ""]

# fmt: off
_NOT_TELLING = frozenset("""new old other own same several many few first second third last next alleged more most such
    least year own late top own local further additional fellow various different certain said respective only current now
    then two three dead""".split())
RANK_WORDS = {
    "gen": "general", "col": "colonel", "lt": "lieutenant", "sgt": "sergeant", "capt": "captain", "maj": "major",
    "adm": "admiral",
    "sen": "senator", "gov": "governor", "rep": "representative", "prof": "professor",
    "cpl": "corporal", "cmdr": "commander",
}
"""Titles by their abbreviations."""
# fmt: on
_AGE = re.compile(r"\d{1,3}")


@dataclass(slots=True)
class Phrase:
    """One stretch of tokens [start, end) that speaks of an actor."""

    start: int
    end: int
    head: int
    form: Form
    kind: Kind = ""
    name: str = ""
    """The name proper; "" for nouns and pronouns."""
    noun: str = ""
    """Lemma of the head noun, or the pronoun."""
    determiner: str = ""
    groups: set[str] = field(default_factory=set)
    affiliation: set[str] = field(default_factory=set)
    gender: str = ""
    many: bool = False
    votes: dict[str, int] = field(default_factory=dict)
    name_start: int = 0


def owner_before(words: Words, start: int) -> set[str]:
    """The country or body before a phrase's "'s": "Pakistan's Foreign Ministry"."""
    if words.low_at(start - 1) not in ("'s", "'") or start < 2:
        return set()
    at = start - 2
    nation = nation_of(words.word[at])
    if nation:
        return {nation}
    label, first, end = words.entity.get(at, ("", at, at))
    return {words.slice(first, end).lower()} if label in ("ORG", "LOC") and end == at + 1 else set()


def describe(words: Words, phrase: Phrase, start: int, end: int) -> None:
    """Reads groups, affiliation and age off the nouns and adjectives of tokens [start, end)."""
    telling: list[str] = []
    i = start
    while i < end:
        word, low = words.word[i], words.low[i]
        label, first, stop = words.entity.get(i, ("", i, i + 1))
        last = i == end - 1
        nation = nation_of(word) if not last else None
        if words.low_at(i + 1) in ("'s", "'") and i + 2 < end:
            phrase.affiliation |= {nation} if nation else set()
            telling, i = [], i + 2
            continue
        if nation:
            phrase.affiliation.add(nation)
        elif not last and words.capital(i) and names_of_body(word):
            phrase.affiliation.add(low)
        elif label in ("ORG", "LOC") and first == i and stop < end and words.capital(i):
            nation = nation_of(words.slice(i, stop))
            phrase.affiliation.add(nation or words.slice(i, stop).lower())
            i = stop
            continue
        elif (
            low in DETERMINERS
            or words.pos[i] == "NUM"
            or not word[0].isalnum()
            or (low in _NOT_TELLING and not last and not is_title(f"{low} {words.low_at(i + 1)}"))
        ):
            if words.pos[i] == "NUM" and words.low_at(i + 2) == "year" and _AGE.fullmatch(low):
                phrase.groups |= ages(int(low))
        elif words.pos[i] in ("NOUN", "PROPN", "ADJ", "VERB", "X", "ADP"):
            rank = RANK_WORDS.get(low.rstrip("."), low)
            if telling and titles().get(rank) == "rank" and not is_title(" ".join([telling[-1], rank])):
                phrase.groups.add(" ".join(telling))  # "police director Gen."
                telling = []
            low = rank
            telling.append(words.lemma[i] if last and words.pos[i] != "PROPN" and low == words.low[i] else low)
        i += 1
    if telling and telling[0] == "old" and len(telling) > 1:
        telling.pop(0)
    if telling and titles().get(telling[-1]) != "style":
        phrase.groups.add(" ".join(telling))


def ages(years: int) -> set[str]:
    """The groups that an age puts a person in."""
    if years < 18:
        return {"child", "teenager"} if years > 12 else {"child"}
    return {"adult", "teenager"} if years == 19 else {"adult"}
