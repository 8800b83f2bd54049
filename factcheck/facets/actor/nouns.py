"""Nouns that speak of people, bodies and places: "the gunmen", "his counterpart", "the ministry"."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from factcheck.facets.actor.phrase import Kind, Phrase, describe, owner_before
from factcheck.facets.actor.words import (
    COLLECTIVE,
    COLLECTIVES,
    DEFINITE,
    DETERMINERS,
    NOT_HEADS,
    RANKS,
    Words,
    gender_of_noun,
    is_demonym_word,
    is_title,
    nation_of,
    people_noun,
)
from factcheck.words.groups import group_of

# fmt: off
BODY_NOUNS = frozenset("""government ministry parliament senate congress army military navy group organisation
    organization party company firm corporation bank court tribunal council committee agency university college team club
    movement militia coalition alliance union federation newspaper magazine commission administration embassy consulate
    department regime authority authorities faction cartel gang cabinet junta airline charity watchdog broadcaster network
    manufacturer retailer foundation association hospital school church
    league board institute forces force bureau""".split())
PLACE_NOUNS = frozenset("country nation state city town village province region island capital republic kingdom".split())
_PART_OF_PHRASE = frozenset("""amod compound nummod det nmod:poss case punct flat det:predet advmod obl:unmarked
    nmod:desc appos nmod""".split())
_PLURALS = frozenset(("people", "troops", "forces", "authorities", "personnel", "clergy", "youths", "police", "servicemen"))
_NO_START = frozenset("""least most than over about around nearly almost only up at more fewer less some also even just
    not""".split())
_NEVER_WITHIN = frozenset(("VERB", "ADP", "CCONJ", "SCONJ", "PUNCT", "AUX", "SPACE", "SYM"))
_ASKING = frozenset(("which", "what", "whose", "whatever"))
# fmt: on
_WIDEST = 10
"""How many words a phrase may have before its noun."""


def noun_phrase(words: Words, i: int) -> Phrase | None:
    """The phrase of a noun for people, a body or a place; None for other words, and for nouns within another's phrase."""
    low, lemma, pos = words.low[i], words.lemma[i], words.pos[i]
    if is_demonym_word(words.word[i]):
        return _people(words, i)
    if pos == "ADJ" and words.dep[i] in ("amod", "compound", "advmod"):
        return None
    sort = _sort(lemma) or (_sort(low) if lemma not in NOT_HEADS else "")
    plural = low.endswith("s") and lemma == low and people_noun(low[:-1])
    if plural:
        lemma = low[:-1]  # "Contras", tagged as a name
    if not sort and pos != "ADJ" and i and _pair(f"{words.low[i - 1]} {lemma}"):
        sort = "people"
    if lemma in RANKS and (pos == "NOUN" or words.dep[i].startswith(("nsubj", "obj"))) and words.low_at(i - 1) in DETERMINERS:
        sort = "people"
    if (
        not sort
        or words.dep[i] in ("compound", "amod")
        and words.head[i] > i
        or words.dep[i].startswith("flat")
        and words.head[i] < i
        and pos == "PROPN"
    ):
        return None
    start = _left_edge(words, i)
    phrase = Phrase(start, i + 1, i, "noun", noun=lemma if _sort(lemma) else low, name_start=i + 1)
    describe(words, phrase, start, i + 1)
    if owner := owner_before(words, start):
        phrase.affiliation |= owner
    phrase.determiner = next((words.low[j] for j in range(start, min(i, start + 2)) if words.low[j] in DETERMINERS), "")
    if phrase.determiner == "that" and words.pos[start] != "DET":
        phrase.determiner, phrase.start = "", min(start + 1, i)
    elif not phrase.determiner and words.low_at(start - 1) in DEFINITE and words.pos[start - 1] == "DET":
        phrase.determiner = words.low[start - 1]
        phrase.start = start - 1
    if owner and not phrase.determiner:
        phrase.determiner = "the"
    phrase.many = (
        words.tag[i] in ("NNS", "NNPS") and lemma != low or plural or low in _PLURALS or lemma in COLLECTIVE | COLLECTIVES
    )
    phrase.gender = "" if phrase.many else gender_of_noun(lemma)
    if sort == "people":
        phrase.kind = "group" if phrase.many else "person"
    else:
        phrase.kind = sort if sort == "place" else "organisation"
    _after_noun(words, phrase, i)
    return phrase


@lru_cache(maxsize=8192)
def _sort(noun: str) -> Literal["people", "body", "place", ""]:
    if noun in BODY_NOUNS:
        return "body"
    if people_noun(noun):
        return "people"
    return "place" if noun in PLACE_NOUNS else ""


@lru_cache(maxsize=8192)
def _pair(phrase: str) -> bool:
    """True for two words that name people only together: "asylum seeker"."""
    return group_of(phrase) is not None and phrase.split()[-1] not in NOT_HEADS


def _people(words: Words, i: int) -> Phrase | None:
    """A people by its name: "Iranians", "the British", "an Israeli"."""
    nation = nation_of(words.word[i])
    plural = words.word[i].endswith("s") or words.tag[i] in ("NNS", "NNPS")
    if nation is None or words.dep[i] in ("amod", "compound", "nmod:desc") and words.head[i] > i and not plural:
        return None
    before = words.low_at(i - 1)
    if not plural and (before not in ("the", "a", "an") or words.dep[i] == "amod" or words.pos[i] == "ADJ" and before != "the"):
        return None
    start = i - 1 if before in DETERMINERS else i
    determiner = before if start < i else ""
    kind: Kind = "person" if before in ("a", "an") else "group"
    return Phrase(
        start,
        i + 1,
        i,
        "noun",
        kind,
        noun="person",
        determiner=determiner,
        groups={"person"},
        affiliation={nation},
        many=kind == "group",
        name_start=i + 1,
    )


def _left_edge(words: Words, i: int) -> int:
    """Where the phrase of a noun starts: determiners, adjectives, compounds and possessors before it that hang on it."""
    start = i
    while start > 0 and i - start < _WIDEST and words.sentence[start - 1] == words.sentence[i]:
        j = start - 1
        if (
            words.low[j] == "-"
            or words.low[j] == "and"
            and is_demonym_word(words.word[j + 1])
            and is_demonym_word(words.word[j - 1])
        ):
            start = j
            continue
        if words.pos[j] in _NEVER_WITHIN and words.dep[j] != "amod":
            break
        node, hops = j, 0
        while node != i and hops < 5 and words.dep[node] in _PART_OF_PHRASE and words.head[node] > j:
            node, hops = words.head[node], hops + 1
        if node != i and not (start < i and words.low[start] == "and"):
            break
        start = j
    while start < i and (
        words.low[start] in _ASKING
        or words.low[start] in _NO_START
        and words.pos[start] != "DET"
        or not words.word[start][0].isalnum()
    ):
        start += 1
    return start


def _after_noun(words: Words, phrase: Phrase, i: int) -> None:
    """What "of ..." after a noun adds: "president of Iran", "director of Human Rights Watch", "a group of militants"."""
    if words.low_at(i + 1) not in ("of", "for") or words.low[i + 1] == "for" and phrase.kind != "person":
        return
    if is_title(f"{words.low[i]} of {words.low_at(i + 2)}"):
        phrase.groups = {f"{words.low[i]} of {words.low[i + 2]}"}
        return
    at = i + 3 if words.low_at(i + 2) == "the" else i + 2
    if at >= len(words):
        return
    label, first, stop = words.entity.get(at, ("", at, at + 1))
    nation = nation_of(words.slice(at, stop)) if words.capital(at) else None
    if nation:
        phrase.affiliation.add(nation)
    elif label in ("ORG", "LOC") and words.capital(at):
        phrase.affiliation.add(words.slice(first, stop).lower())
    elif (
        phrase.noun in ("group", "team", "force", "crowd", "gang")
        and (child := words.child(i, "nmod"))
        and people_noun(words.lemma[child])
    ):
        phrase.kind, phrase.many = "group", True
        phrase.groups = {words.lemma[child]}
