"""Where a text names persons and bodies: known names, head words of bodies, recognised entities, runs of capitals."""

from __future__ import annotations

from functools import cache, lru_cache

from factcheck.facets.actor_words import Words, body_sort, is_demonym_word, is_title, people_noun
from factcheck.facets.names import is_acronym
from factcheck.words.aliases import bodies, names_of_body

# fmt: off
_JOINERS = frozenset("of the al el ul ur ad ar as az bin ibn de la del du da dos van von der & for - ' 's".split())
_BEFORE_ONLY = frozenset(("al", "el", "ul", "ur", "bin", "ibn", "de", "la", "del", "du", "da", "dos", "van", "von", "der", "-"))
"""Joiners within persons' names."""
_TIMES = frozenset("""january february march april may june july august september october november december monday tuesday wednesday thursday friday
    saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec gmt est edt pst bst easter christmas ramadan eid english arabic french spanish god islam christianity""".split())
_ALWAYS_SMALL = frozenset(("DET", "ADP", "PRON", "SCONJ", "CCONJ", "AUX", "ADV", "INTJ", "PART"))
# fmt: on
_LONGEST = 12
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
        if not (words.capital(i) and words.word[i][0].isalpha()) and not entity and not _article(words, i):
            i += 1
            continue
        end = _run(words, i) if words.cased else i + 1
        if entity and entity[1] == i:
            end = max(end, min(entity[2], i + _LONGEST))
        found += _in_run(words, i, end)
        i = end
    return found


def _article(words: Words, i: int) -> bool:
    return words.low[i] in ("al", "el") and words.low_at(i + 1) == "-" and words.capital(i + 2) and words.cased


def _run(words: Words, start: int) -> int:
    """The end of the run of capitals that starts at a token, small words between capitals included."""
    end = start + 1
    while end < len(words) and end - start < _LONGEST and not words.opens(end):
        if words.capital(end) and words.low[end] not in ("i",):
            end += 1
        elif words.low[end] in _JOINERS and words.low[end] != "'s":
            step = end
            while step < len(words) and words.low[step] in _JOINERS and words.low[step] != "'s" and step - end < 3 and not words.opens(step):
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
        if length := _title(words, at, end):
            at += length
            continue
        name = _alias(words, at, end) or _person(words, at, end) or _body(words, at, end) or _entity(words, at, end) or _rest(words, at, end)
        if name is not None:
            found.append(name)
        at = max(at + 1, name.end if name else 0)
    return found


def _title(words: Words, at: int, end: int) -> int:
    """How many tokens of titles stand here before more of a run: "Foreign Minister", "Gen.", "Labour leader"'s "leader"."""
    entity = words.entity.get(at)
    if entity and entity[1] < at or words.capital(at + 1) and at + 1 == end and entity and entity[2] > at + 1 and not is_title(words.low[at]):
        return 0
    for length in range(min(4, end - at), 0, -1):
        phrase = " ".join(words.low[at : at + length])
        if is_title(phrase) or length == 1 and words.pos[at] in ("NOUN", "PROPN") and people_noun(words.lemma[at]) and at + 1 < end:
            if words.low_at(at + length) in ("of", "for") and body_sort(words.low[at + length - 1]):
                return 0
            return length
    return 0


def _alias(words: Words, at: int, end: int) -> Name | None:
    """A well-known body, by the longest of its names that stands here."""
    if words.low[at].replace(".", "") not in _first_words():
        return None
    entity = words.entity.get(at)
    for stop in range(min(end, at + _ALIAS_WORDS), at, -1):
        given = words.slice(at, stop)
        if not names_of_body(given) or len(given) < 6 and not is_acronym(given) and given.lower() not in ("labour", "tories"):
            continue
        if entity and (entity[0] == "PERSON" and entity[1] != entity[2] - 1 or entity[0] == "ORG" and entity[2] > stop):
            return None
        if stop < end and body_sort(words.low[stop]) and words.capital(stop):
            return None
        return Name(at, stop, organisation=6)
    return None


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.split()[0].split("-")[0] for name in bodies())


def _person(words: Words, at: int, end: int) -> Name | None:
    label, first, stop = words.entity.get(at, ("", at, at))
    if label != "PERSON" or is_demonym_word(words.word[at]) and stop - at == 1:
        return None
    return _whole(words, at, stop, end, person=2)


def _entity(words: Words, at: int, end: int) -> Name | None:
    label, first, stop = words.entity.get(at, ("", at, at))
    if not label or is_demonym_word(words.word[at]) and stop - at == 1:
        return None
    return _whole(words, at, stop, end, **({"organisation": 2} if label == "ORG" else {"place": 2}))


def _whole(words: Words, at: int, stop: int, end: int, **votes: int) -> Name | None:
    """An entity without what isn't name at its ends, with the parts of a hyphenated name that it lost."""
    stop = min(stop, max(end, at + 1))
    while stop - 1 > at and (not words.word[stop - 1][:1].isalnum() or words.cased and not words.capital(stop - 1)):
        stop -= 1
    while stop + 1 < end and words.low[stop] == "-" and words.capital(stop + 1):
        stop += 2
    while "person" in votes and stop < end and words.dep[stop].startswith("flat") and words.capital(stop) and stop not in words.entity:
        stop += 1
    if stop <= at or not any(c.isalpha() for c in words.word[at]):
        return None
    return Name(at, stop, **votes)


def _body(words: Words, at: int, end: int) -> Name | None:
    """A body by its head word: "Foreign Ministry", "UN Security Council", "University of Glasgow"."""
    stop = at
    for j in range(at, end):
        label, first, last = words.entity.get(j, ("", j, j))
        if j > at and (label == "PERSON" and first == j or _title(words, j, end) and not body_sort(words.low[j])):
            break
        if words.low[j] in _JOINERS and words.low[j] not in ("-", "&", "for"):
            break
        if words.capital(j) and body_sort(words.low[j]) and not (label in ("LOC", "PERSON") and last > j + 1):
            stop = j + 1
    if stop == at:
        return None
    if words.low_at(stop) in ("of", "for") and stop + 1 < end:
        tail = stop + 1
        while tail < end and (words.capital(tail) or words.low[tail] in ("the", "-", "for", "of")):
            tail += 1
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
    if words.opens(at) and stop - at == 1 and words.pos[at] != "PROPN":
        return None
    return Name(at, stop, **({"organisation": 1} if is_acronym(words.slice(at, stop)) else {}))


@lru_cache(maxsize=8192)
def _no_name(word: str) -> bool:
    return not word[:1].isupper() or len(word) < 2 or word.lower() in _TIMES or is_demonym_word(word)


def _unnamed(words: Words, i: int) -> bool:
    if words.low[i] in ("al", "el") and words.low_at(i + 1) == "-":
        return False
    return _no_name(words.word[i]) or words.pos[i] in _ALWAYS_SMALL or words.pos[i] not in ("PROPN", "X") and words.opens(i)
