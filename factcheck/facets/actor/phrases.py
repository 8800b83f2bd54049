"""Every phrase of a text that may speak of an actor: names with their titles, nouns for people and bodies, pronouns."""

from __future__ import annotations

from functools import lru_cache

from factcheck.facets.actor.names import Name, names
from factcheck.facets.actor.nouns import noun_phrase
from factcheck.facets.actor.phrase import Phrase, describe, owner_before
from factcheck.facets.actor.words import DETERMINERS, Words, body_sort, gender_of_noun, is_title, nation_of, people_noun
from factcheck.words.aliases import gender_of_given, generic, is_given

PRONOUNS = frozenset("he him his she her hers it its they them their theirs i me my mine we us our ours".split())
_PLURAL = frozenset("they them their theirs we us our ours".split())
_LARGE = 300
"""Weight (thousands of inhabitants) from which a name alone tells a town."""
_FAR = 7
"""How many words of titles may stand before a name."""


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
        if words.low[i] in PRONOUNS and pos in ("PRON", "DET"):
            many = words.low[i] in _PLURAL
            found.append(Phrase(i, i + 1, i, "pronoun", noun=words.low[i], many=many))
        elif words.low[i] in ("latter", "former") and words.low_at(i - 1) == "the" and words.dep[i] not in ("amod", "compound"):
            found.append(Phrase(i - 1, i + 1, i, "noun", noun=words.low[i], determiner="the"))
        elif pos in ("NOUN", "PROPN", "ADJ") and (phrase_here := noun_phrase(words, i)):
            found.append(phrase_here)
    found.sort(key=lambda phrase: (phrase.head, phrase.start))
    return found


def _named(words: Words, name: Name) -> Phrase:
    given = words.slice(name.start, name.end)
    phrase = Phrase(name.start, name.end, 0, "name", name=given, votes=dict(name.votes), name_start=name.start)
    _title_before(words, phrase)
    if body_sort(words.low[name.end - 1]) or " of " in given and body_sort(given.lower().split(" of ")[0].split()[-1]):
        phrase.votes["organisation"] = phrase.votes.get("organisation", 0) + 3
    if _known_place(given, sure=name.votes.keys() == {"place"}) and phrase.votes.get("organisation", 0) < 2:
        single = name.end - name.start == 1 and not is_given(given) and phrase.votes.get("person", 0) <= 2
        if single or "person" not in phrase.votes:
            phrase.votes["place"] = phrase.votes.get("place", 0) + 4
    if " " in given and nation_of(given):
        phrase.votes["place"] = phrase.votes.get("place", 0) + 6
    first = words.word[name.start]
    if is_given(first) and name.end - name.start > 1 and not phrase.votes.get("organisation"):
        phrase.votes["person"] = phrase.votes.get("person", 0) + 2
    if "person" in phrase.votes and not phrase.gender and name.end - name.start > 1:
        phrase.gender = gender_of_given(first)
    words_of_name = given.split()
    if (
        len(words_of_name) > 1
        and (nation := nation_of(words_of_name[0].removesuffix("'s")))
        and phrase.votes.get("organisation", 0) > 0
    ):
        phrase.affiliation.add(nation)
    if owner := owner_before(words, phrase.start):
        phrase.affiliation |= owner
    phrase.head = words.root(phrase.start, phrase.end)
    return phrase


@lru_cache(maxsize=4096)
def _known_place(name: str, *, sure: bool) -> bool:
    """True for a place of the gazetteer; a small one only where it is `sure` that a place is meant ("Kim" may be a person)."""
    from factcheck.words.places import candidates

    return any(sure or reading.kind != "city" or reading.weight >= _LARGE for reading in candidates(name)[:1])


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
    describe(words, phrase, start, end)
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
    if words.low_at(at - 1) == "-" and words.pos[at - 2] == "NUM":
        return False  # "10-man Watford"
    if low in generic():
        return words.pos[at] in ("NOUN", "PROPN")
    return is_title(low) or people_noun(words.lemma[at]) or is_title(f"{words.low_at(at - 2)} {words.low_at(at - 1)} {low}")


def _belongs_to_title(words: Words, i: int, end: int) -> bool:
    low, pos = words.low[i], words.pos[i]
    if low == "of" or words.low_at(i + 1) == "of":
        at = i if low == "of" else i + 1
        return is_title(f"{words.low_at(at - 1)} of {words.low_at(at + 1)}")
    if low == "-" or is_title(low) or i == end - 1:
        return True
    if words.tag[i] in ("NNS", "NNPS") and people_noun(words.lemma[i]) or low in ("today", "yesterday", "tonight", "tomorrow"):
        return False
    return pos in ("NOUN", "PROPN", "ADJ") or words.tag[i] in ("VBN", "VBG") and words.dep[i] == "amod"
