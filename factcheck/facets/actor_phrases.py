"""Every phrase of a text that may speak of an actor: names with their titles, nouns for people and bodies, pronouns."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from factcheck.facets.actor_names import Name, names
from factcheck.facets.actor_words import (
    COLLECTIVE,
    COLLECTIVES,
    DEFINITE,
    DETERMINERS,
    NOT_HEADS,
    RANKS,
    Words,
    body_sort,
    gender_of_noun,
    is_demonym_word,
    is_title,
    nation_of,
    people_noun,
)
from factcheck.words.aliases import gender_of_given, generic, is_given, names_of_body
from factcheck.words.groups import group_of, titles

Form = Literal["name", "noun", "pronoun"]
Kind = Literal["person", "organisation", "place", "group", ""]

# fmt: off
BODY_NOUNS = frozenset("""government ministry parliament senate congress army military navy group organisation organization party company firm corporation bank
    court tribunal council committee agency university college team club movement militia coalition alliance union federation newspaper magazine commission
    administration embassy consulate department regime authority authorities faction cartel gang cabinet junta airline charity watchdog broadcaster network manufacturer retailer
    foundation association league board institute forces force bureau""".split())
PLACE_NOUNS = frozenset("country nation state city town village province region island capital republic kingdom".split())
PRONOUNS = frozenset("he him his she her hers it its they them their theirs i me my mine we us our ours himself herself itself themselves".split())
PLAIN_PRONOUNS = PRONOUNS - {"himself", "herself", "itself", "themselves"}
_PART_OF_PHRASE = ("amod", "compound", "nummod", "det", "nmod:poss", "case", "punct", "flat", "det:predet", "advmod", "obl:unmarked", "nmod:desc", "appos", "nmod")
_PLURALS = frozenset(("people", "troops", "forces", "authorities", "personnel", "clergy", "youths", "police", "servicemen"))
_NO_START = frozenset(("least", "most", "than", "over", "about", "around", "nearly", "almost", "only", "up", "at", "more", "fewer", "less", "some", "also", "even", "just", "not"))
_NOT_TELLING = frozenset(("new", "old", "other", "own", "same", "several", "many", "few", "first", "second", "third", "last", "next", "alleged", "more", "most", "such", "least", "year", "own", "late", "top", "own", "local",
                          "further", "additional", "fellow", "various", "different", "certain", "said", "respective", "only", "current", "now", "then", "two", "three", "dead"))
# fmt: on
_FAR, _WIDEST = 7, 10
_NEVER_WITHIN = frozenset(("VERB", "ADP", "CCONJ", "SCONJ", "PUNCT", "AUX", "SPACE", "SYM"))
_AGE = re.compile(r"\b(\d{1,3})\b")


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


def phrases(words: Words) -> list[Phrase]:
    """All of them in text order; the parts of a name are in its phrase alone."""
    found: list[Phrase] = []
    taken: set[int] = set()
    for name in names(words):
        phrase = _named(words, name)
        found.append(phrase)
        taken.update(range(phrase.start, phrase.end))
    for i, pos in enumerate(words.pos):
        if i in taken:
            continue
        if words.low[i] in PLAIN_PRONOUNS and pos in ("PRON", "DET"):
            many = words.low[i] in ("they", "them", "their", "theirs", "we", "us", "our", "ours")
            found.append(Phrase(i, i + 1, i, "pronoun", noun=words.low[i], many=many))
        elif pos in ("NOUN", "PROPN", "ADJ") and (phrase_here := _noun(words, i)):
            found.append(phrase_here)
    found.sort(key=lambda phrase: (phrase.head, phrase.start))
    return found


# --- names ------------------------------------------------------------------------------------------------------


def _named(words: Words, name: Name) -> Phrase:
    given = words.slice(name.start, name.end)
    phrase = Phrase(name.start, name.end, 0, "name", name=given, votes=dict(name.votes), name_start=name.start)
    _title_before(words, phrase)
    if body_sort(words.low[name.end - 1]) or " of " in given and body_sort(given.lower().split(" of ")[0].split()[-1]):
        phrase.votes["organisation"] = phrase.votes.get("organisation", 0) + 3
    if _known_place(given) and phrase.votes.get("organisation", 0) < 2:
        single = name.end - name.start == 1 and not is_given(given) and phrase.votes.get("person", 0) <= 2
        if single or "person" not in phrase.votes:
            phrase.votes["place"] = phrase.votes.get("place", 0) + 4
    first = words.word[name.start]
    if is_given(first) and name.end - name.start > 1 and not phrase.votes.get("organisation"):
        phrase.votes["person"] = phrase.votes.get("person", 0) + 2
    if "person" in phrase.votes and not phrase.gender and name.end - name.start > 1:
        phrase.gender = gender_of_given(first)
    words_of_name = given.split()
    if len(words_of_name) > 1 and (nation := nation_of(words_of_name[0].removesuffix("'s"))) and phrase.votes.get("organisation", 0) > 0:
        phrase.affiliation.add(nation)
    if owner := _owner(words, phrase.start):
        phrase.affiliation |= owner
    phrase.head = words.root(phrase.start, phrase.end)
    return phrase


@lru_cache(maxsize=4096)
def _known_place(name: str) -> bool:
    from factcheck.words.places import is_place

    return is_place(name)


def _title_before(words: Words, phrase: Phrase) -> None:
    """Takes the nouns before a name into its phrase: "Iranian Foreign Minister", "police spokesman", "the militant group"."""
    end = start = phrase.name_start
    sentence = words.sentence[end]
    if words.low_at(end - 1) == "." and words.sentence[end - 1] == sentence:
        end = start = end - 1
    if not _leads(words, end):
        return
    while start > 0 and words.sentence[start - 1] == sentence and end - start < _FAR and _belongs_to_title(words, start - 1, end):
        start -= 1
    head = words.low[end - 1]
    determiner = words.low_at(start - 1) if words.low_at(start - 1) in DETERMINERS else ""
    body = head in generic()
    if determiner in ("a", "an") and not body and "person" not in phrase.votes:
        return
    phrase.determiner = "" if determiner in ("his", "her", "their", "its", "our", "my", "your") else determiner
    _describe(words, phrase, start, end)
    phrase.start = start
    if body:
        phrase.votes["organisation"] = phrase.votes.get("organisation", 0) + 4
    else:
        phrase.votes["person"] = phrase.votes.get("person", 0) + 4
        phrase.gender = gender_of_noun(head) or gender_of_noun(words.low[start])


def _leads(words: Words, end: int) -> bool:
    """Whether the word before a name is a title, a noun for one person or a generic noun for a body."""
    at = end - 1
    if at < 0 or words.sentence[at] != words.sentence[end] or words.tag[at] in ("NNS", "NNPS"):
        return False
    low = words.low[at]
    if low in generic():
        return words.pos[at] in ("NOUN", "PROPN")
    return is_title(low) or people_noun(words.lemma[at]) or is_title(f"{words.low_at(at - 2)} {words.low_at(at - 1)} {low}")


def _belongs_to_title(words: Words, i: int, end: int) -> bool:
    low, pos = words.low[i], words.pos[i]
    if low == "of" or words.low_at(i + 1) == "of":
        at = i if low == "of" else i + 1
        return is_title(f"{words.low_at(at - 1)} of {words.low[at + 1]}")
    if low == "-" or is_title(low) or i == end - 1:
        return True
    if words.tag[i] in ("NNS", "NNPS") and people_noun(words.lemma[i]) or low in ("today", "yesterday", "tonight", "tomorrow"):
        return False
    return pos in ("NOUN", "PROPN", "ADJ") or words.tag[i] in ("VBN", "VBG") and words.dep[i] == "amod"


def _owner(words: Words, start: int) -> set[str]:
    """The country or body before a phrase's "'s": "Pakistan's Foreign Ministry"."""
    if words.low_at(start - 1) not in ("'s", "'") or start < 2:
        return set()
    at = start - 2
    nation = nation_of(words.word[at])
    if nation:
        return {nation}
    label, first, end = words.entity.get(at, ("", at, at))
    return {words.slice(first, end).lower()} if label in ("ORG", "LOC") and end == at + 1 else set()


# --- nouns ------------------------------------------------------------------------------------------------------


def _noun(words: Words, i: int) -> Phrase | None:
    """The phrase of a noun for people, a body or a place; None for other words, and for nouns within another's phrase."""
    low, lemma, pos = words.low[i], words.lemma[i], words.pos[i]
    if is_demonym_word(words.word[i]):
        return _people(words, i)
    if pos == "ADJ" and words.dep[i] in ("amod", "compound", "advmod"):
        return None
    sort = _sort(lemma) or (_sort(low) if lemma not in NOT_HEADS else "")
    if not sort and pos != "ADJ" and i and _pair(f"{words.low[i - 1]} {lemma}"):
        sort = "people"
    if lemma in RANKS and pos == "NOUN" and words.low_at(i - 1) in DETERMINERS:
        sort = "people"
    if not sort or words.dep[i] in ("compound", "amod") and words.head[i] > i or words.dep[i].startswith("flat") and words.head[i] < i and pos == "PROPN":
        return None
    start = _left_edge(words, i)
    phrase = Phrase(start, i + 1, i, "noun", noun=lemma if _sort(lemma) else low, name_start=i + 1)
    _describe(words, phrase, start, i + 1)
    if owner := _owner(words, start):
        phrase.affiliation |= owner
    phrase.determiner = next((words.low[j] for j in range(start, min(i, start + 2)) if words.low[j] in DETERMINERS), "")
    if phrase.determiner == "that" and words.pos[start] != "DET":
        phrase.determiner, phrase.start = "", min(start + 1, i)
    elif not phrase.determiner and words.low_at(start - 1) in DEFINITE and words.pos[start - 1] == "DET":
        phrase.determiner = words.low[start - 1]
        phrase.start = start - 1
    if owner and not phrase.determiner:
        phrase.determiner = "the"
    phrase.many = words.tag[i] in ("NNS", "NNPS") and lemma != low or low in _PLURALS or lemma in COLLECTIVE | COLLECTIVES
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
    return Phrase(start, i + 1, i, "noun", kind, noun="person", determiner=determiner, groups={"person"}, affiliation={nation}, many=kind == "group", name_start=i + 1)


def _left_edge(words: Words, i: int) -> int:
    """Where the phrase of a noun starts: determiners, adjectives, compounds and possessors before it that hang on it."""
    start = i
    while start > 0 and i - start < _WIDEST and words.sentence[start - 1] == words.sentence[i]:
        j = start - 1
        if words.low[j] == "-" or words.low[j] == "and" and is_demonym_word(words.word[j + 1]) and is_demonym_word(words.word[j - 1]):
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
    while start < i and (words.low[start] in _NO_START and words.pos[start] != "DET" or not words.word[start][0].isalnum()):
        start += 1
    return start


def _describe(words: Words, phrase: Phrase, start: int, end: int) -> None:
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
        elif low in DETERMINERS or words.pos[i] == "NUM" or not word[0].isalnum() or (
            low in _NOT_TELLING and not last and not is_title(f"{low} {words.low_at(i + 1)}")
        ):
            if words.pos[i] == "NUM" and words.low_at(i + 2) == "year" and _AGE.fullmatch(low):
                phrase.groups |= ages(int(low))
        elif words.pos[i] in ("NOUN", "PROPN", "ADJ", "VERB", "X", "ADP"):
            telling.append(words.lemma[i] if last and words.pos[i] != "PROPN" else low)
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
    elif phrase.noun in ("group", "team", "force", "crowd", "gang") and (child := words.child(i, "nmod")) and people_noun(words.lemma[child]):
        phrase.kind, phrase.many = "group", True
        phrase.groups = {words.lemma[child]}
