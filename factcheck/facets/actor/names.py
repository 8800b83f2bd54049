"""Where a text names persons and bodies: known names, head words of bodies, recognised entities, runs of capitals."""

from __future__ import annotations

from functools import cache, lru_cache

from factcheck.facets.actor.spelling import ARTICLES, is_acronym
from factcheck.facets.actor.words import (
    DETERMINERS,
    Words,
    body_sort,
    first_party,
    is_country_name,
    is_demonym_word,
    is_rare,
    is_seat,
    is_title,
    known_place,
    people_noun,
)
from factcheck.words.aliases import bodies, heads, is_given, names_of_body, things

# fmt: off
_JOINERS = frozenset("of the al el ul ur ad ar as az bin ibn de la del du da dos van von der & for - ' 's".split())
_BEFORE_ONLY = frozenset(("al", "el", "ul", "ur", "bin", "ibn", "de", "la", "del", "du", "da", "dos", "van", "von", "der", "-"))
"""Joiners within persons' names."""
_TIMES = frozenset("""january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec gmt est edt pst bst
    easter christmas ramadan eid english arabic french spanish god islam christianity""".split())
_ALWAYS_SMALL = frozenset(("DET", "ADP", "PRON", "SCONJ", "CCONJ", "AUX", "ADV", "INTJ", "PART"))
# fmt: on
_LONGEST = 12
_KNOWN = 6
"""The vote for a well-known body."""
_ALIAS_WORDS = 6


class Name:
    """Tokens [start, end) of a name proper, with what each sign says of its kind (votes)."""

    __slots__ = ("end", "start", "votes")

    def __init__(self, start: int, end: int, **votes: int) -> None:
        self.start, self.end, self.votes = start, end, votes


def names(words: Words) -> list[Name]:
    """Every name proper in text order, without titles and nationalities before it; none overlap."""
    found: list[Name] = []
    i, size = 0, len(words)
    while i < size:
        entity = words.entity.get(i)
        if not words.capital(i) and (words.cased or not entity) and not _article(words, i):
            i += 1
            continue
        end = _run(words, i) if words.cased else i + 1
        if entity and entity[1] == i:
            end = max(end, min(entity[2], i + _LONGEST))
        found += _in_run(words, i, end)
        i = max(end, found[-1].end if found else 0)
    return found


def _article(words: Words, i: int) -> bool:
    return words.low[i] in ("al", "el") and words.low_at(i + 1) == "-" and words.capital(i + 2) and words.cased


def _run(words: Words, start: int) -> int:
    """The end of the run of capitals that starts at a token, small words between capitals included."""
    end = start + 1
    while end < len(words) and end - start < _LONGEST and not words.opens(end):
        if words.capital(end) and words.low[end] not in ("i",):
            end += 1
        elif words.low[end] == "'" and words.low[end - 1].endswith("s") and words.capital(end + 1) and not words.opens(end + 1):
            end += 2
        elif words.low[end] == "." and is_title(words.low[end - 1] + "."):
            end += 1
        elif words.low[end] in _JOINERS and words.low[end] != "'s":
            step = end
            while (
                step < len(words)
                and words.low[step] in _JOINERS
                and words.low[step] != "'s"
                and step - end < 3
                and not words.opens(step)
            ):
                step += 1
            if not words.capital(step) or words.opens(step):
                break
            if words.low[end] == "the" or words.low[step - 1] == "for" and body_sort(words.low[end - 1]) == "":
                break
            end = step + 1
        else:
            break
    return end


def _in_run(words: Words, start: int, end: int) -> list[Name]:
    found: list[Name] = []
    at = start
    while at < end:
        if words.low[at] in DETERMINERS and words.pos[at] in ("DET", "PRON"):
            at += 1
            continue
        if length := _title(words, at, end):
            at += length
            continue
        name = (
            _post(words, at, end)
            or _alias(words, at, end)
            or _person(words, at, end)
            or _body(words, at, end)
            or _entity(words, at, end)
            or _rest(words, at, end)
        )
        if name is not None and (words.low[name.end - 1] not in things() or name.votes.get("organisation", 0) == _KNOWN):
            if "person" in name.votes and found and found[-1].end == name.start and not found[-1].votes:
                name.start = found.pop().start
            found.append(name)
        at = max(at + 1, name.end if name else 0)
    return found


def _title(words: Words, at: int, end: int) -> int:
    """How many tokens of titles stand here before more of a run: "Foreign Minister", "Gen."; 0 within a person's name."""
    label, first, stop = words.entity.get(at, ("", at, at))
    if label == "PERSON" and (first < at or stop > at + 1 and not is_title(words.low[at])):
        return 0
    return _title_length(words, at, end)


def _title_length(words: Words, at: int, end: int) -> int:
    if words.low[at] == "chief" and "officer" in words.low[at + 2 : at + 4]:
        return words.low.index("officer", at) + 1 - at
    for length in range(min(4, end - at), 0, -1):
        known = is_title(" ".join(words.low[at : at + length]))
        noun = length == 1 and words.tag[at] in ("NN", "NNP") and people_noun(words.lemma[at]) and at + 1 < end
        if known or noun:
            after = words.low_at(at + length)
            heads_body = (
                body_sort(after)
                and words.capital(at + length)
                or after in ("of", "for")
                and body_sort(words.low[at + length - 1])
            )
            return 0 if heads_body else length
    return 0


def _post(words: Words, at: int, end: int) -> Name | None:
    """The place of "Ambassador to Tehran Mudassir Tipu", which the person's name follows."""
    if end - at < 3 or words.low_at(at - 1) not in ("to", "of", "for", "in") or not people_noun(words.lemma[at - 2]):
        return None
    return Name(at, at + 1, place=2) if is_seat(words.word[at]) else None


def _alias(words: Words, at: int, end: int) -> Name | None:
    """A well-known body, by the longest of its names that stands here."""
    if words.low[at].replace(".", "") not in _first_words():
        return None
    entity = words.entity.get(at)
    for stop in range(min(end, at + _ALIAS_WORDS), at, -1):
        given = words.slice(at, stop)
        if not names_of_body(given) or len(given) < 6 and not is_acronym(given) and given.lower() not in ("labour", "tories"):
            continue
        goes_on = entity and entity[0] == "PERSON" and entity[2] > stop and not (is_acronym(given) and is_given(words.word[stop]))
        if entity and (goes_on or entity[0] == "ORG" and first_party(words, at, entity[2]) > stop):
            return None
        if stop < end and body_sort(words.low[stop]) and words.capital(stop):
            return None
        return Name(at, stop, organisation=_KNOWN)
    return None


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.split()[0].split("-")[0] for name in bodies())


def _person(words: Words, at: int, end: int) -> Name | None:
    label, first, stop = words.entity.get(at, ("", at, at))
    if label == "PERSON" and stop - at == 1 and words.opens(at) and words.pos[at] != "PROPN" and words.cased:
        return None
    if label != "PERSON" or is_demonym_word(words.word[at]) and stop - at == 1:
        return None
    if stop - at > 1 and is_title(words.low[stop - 1]) and words.cased and not is_given(words.word[at]):
        return None  # "Strategy Officer"
    if stop - at == 1 and is_acronym(words.word[at]):
        return _whole(words, at, stop, end, organisation=1)
    return _whole(words, at, stop, end, person=2 if stop - at > 1 or is_given(words.word[at]) else 1)


def _entity(words: Words, at: int, end: int) -> Name | None:
    label, first, stop = words.entity.get(at, ("", at, at))
    if first < at and is_seat(words.word[first]) and words.low[at - 1] != "-":  # what follows the place of a post
        return _whole(words, at, stop, end, person=2)
    if people_noun(words.lemma[at]) and words.low_at(at + 1) == "of":
        return None
    if label not in ("ORG", "LOC") or stop - at == 1 and (is_demonym_word(words.word[at]) or words.pos[at] == "NUM"):
        return None
    return _whole(words, at, stop, end, **({"organisation": 2} if label == "ORG" else {"place": 1}))


def _whole(words: Words, at: int, stop: int, end: int, **votes: int) -> Name | None:
    """An entity without what isn't name at its ends, with the parts of a hyphenated name that it lost."""
    stop = min(stop, max(end, at + 1))
    if "person" not in votes:
        titled = (
            j for j in range(at + 1, stop) if j + _title_length(words, j, end) > stop or j == stop - 1 and is_title(words.low[j])
        )
        stop = next(titled, stop)
    while stop - 1 > at and (not words.word[stop - 1][:1].isalnum() or words.cased and not words.capital(stop - 1)):
        stop -= 1
    while stop + 1 < end and words.low[stop] == "-" and words.capital(stop + 1):
        stop += 2
    if stop + 2 < end and words.low[stop] in ARTICLES and words.low[stop + 1] == "-" and words.capital(stop + 2):
        stop += 3
    while (
        "person" in votes
        and stop < end
        and words.dep[stop].startswith("flat")
        and words.capital(stop)
        and stop not in words.entity
    ):
        stop += 1
    stop = first_party(words, at, stop)
    if words.cased and not words.capital(at) and not _article(words, at):
        return None
    return (
        None
        if stop - at == 1 and _poor(words.word[at]) or not any(c.isalpha() for c in words.word[at])
        else Name(at, stop, **votes)
    )


@lru_cache(maxsize=8192)
def _poor(word: str) -> bool:
    """True for a word that is no name by itself."""
    low = word.lower()
    if low.endswith("s") and people_noun(low[:-1]):
        return True  # "Contras"
    return len(word) < 2 or low in _TIMES or bool(body_sort(low)) or is_demonym_word(word)


def _body(words: Words, at: int, end: int) -> Name | None:
    """A body by its head word: "Foreign Ministry", "UN Security Council", "University of Glasgow"."""
    stop = at
    for j in range(at, end):
        label, first, last = words.entity.get(j, ("", j, j))
        if j > at and (label == "PERSON" and first == j or _title(words, j, end) and not body_sort(words.low[j])):
            break
        if words.low[j] in _JOINERS and words.low[j] not in ("-", "&", "for", "'"):
            break
        if words.capital(j) and words.low[j] in heads() and not (label in ("LOC", "PERSON") and last > j + 1):
            stop = j + 1
    if stop == at or words.low[stop - 1] == "department" and stop - at == 2 and known_place(words.word[at]):
        return None
    if words.low_at(stop) in ("of", "for") and stop + 1 < end:
        tail = stop + 1
        while tail < end and (words.capital(tail) or words.low[tail] in ("the", "-", "for", "of")):
            tail += 1
        if words.low_at(tail) == "and" and words.capital(tail + 1) and words.low_at(tail + 2) in ("(", "["):
            tail += 2  # "Board of Antiquities and Heritage (SBAH)"
        if words.capital(tail - 1):
            stop = tail
    if stop - at == 1 and words.low[at] not in ("pentagon", "kremlin", "knesset", "bundestag", "duma", "hamas"):
        return None
    return Name(at, stop, organisation=5)


def _rest(words: Words, at: int, end: int) -> Name | None:
    """Capitals that nothing else explains: "Amir-Abdollahian", "HRW"."""
    if not words.cased or _unnamed(words, at):
        return None
    stop = at + 1
    while stop < end and stop not in words.entity and (words.low[stop] in _BEFORE_ONLY or not _unnamed(words, stop)):
        stop += 1
    while stop - 1 > at and not words.capital(stop - 1):
        stop -= 1
    if stop - at == 1 and _poor(words.word[at]) or is_title(words.low[stop - 1]) and not is_given(words.word[at]):
        return None
    return Name(at, stop)


@lru_cache(maxsize=8192)
def _no_name(word: str) -> bool:
    return not word[:1].isupper() or len(word) < 2 or word.lower() in _TIMES or is_demonym_word(word)


def _unnamed(words: Words, i: int) -> bool:
    if words.low[i] in ("al", "el") and words.low_at(i + 1) == "-" or is_acronym(words.word[i]) and words.word[i].isalpha():
        return False
    if words.opens(i) and words.pos[i] in ("NOUN", "ADJ", "VERB") and is_rare(words.word[i], words.lemma[i]):
        return False
    if words.opens(i) and (is_given(words.word[i]) and words.capital(i + 1) or is_country_name(words.word[i])):
        return False
    return _no_name(words.word[i]) or words.pos[i] in _ALWAYS_SMALL or words.pos[i] not in ("PROPN", "X") and words.opens(i)
