"""What an article and a claim are looked up by: their words, and the facts they state as one token each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from factcheck.schema import Mention, Reading, TimeInterval, Word

WHO, WHERE, DID, WHEN = "who_", "in_", "did_", "on_"
"""What a fact's token begins with: an actor's name, a place's, the frame of an action, a month."""
MOST_MONTHS = 3
"""A longer stretch of time tells no articles apart."""
MOST_TERMS = 16
"""Of a claim, the rarest first: more of them make the search slower and the result no better."""
COMMONEST = 3.0
"""Rarity (inverse document frequency) below which a word finds nothing in particular."""
_NO_WORD = re.compile(r"[^\w]+|_+")


def facts(reading: Reading) -> str:
    """The facts of an article as tokens, each once, in the order in which the article states them."""
    found = [*_of_words(reading.words.values(), within=True)]
    found += _months(reading.times)
    if reading.published:
        found.append(_month(reading.published))
    return " ".join(dict.fromkeys(found))


def query(claim: Reading) -> str:
    """The claim as a full-text query: any of its telling words and facts. Empty where it has none."""
    telling = sorted((w for w in claim.words.values() if w.rarity >= COMMONEST), key=lambda w: -w.rarity)
    words = [part for word in telling for part in parts(word.lemma)]
    stated = [*_of_words(telling, within=False), *_months(claim.times)]
    terms = [*list(dict.fromkeys(words))[:MOST_TERMS], *list(dict.fromkeys(stated))[:MOST_TERMS]]
    return any_of(terms)


def any_of(terms: Iterable[str]) -> str:
    """A full-text query for articles that have any of the terms; whatever characters they hold is no syntax."""
    return " OR ".join(quoted(term) for term in terms)


def quoted(term: str) -> str:
    """The term as a string of the query language."""
    return '"' + term.replace("\0", " ").replace('"', '""') + '"'


def token(start: str, name: str) -> str:
    """The token of a fact: `token(WHERE, "New York")` is in_new_york."""
    return start + "_".join(parts(name))


def parts(text: str) -> list[str]:
    """The words of a text as the index takes them, lower-case."""
    return [part for part in _NO_WORD.split(text.lower()) if part]


def _of_words(words: Iterable[Word], within: bool) -> Iterator[str]:
    for word in words:
        for frame in word.frames[:1]:
            yield token(DID, frame)
        if word.pos == "name":
            start = WHERE if word.kind == "place" else WHO
            yield from (token(start, name) for name in sorted(word.names or {word.lemma}))
        if within:
            yield from (token(WHERE, name) for name in sorted(word.within))


def _months(times: Iterable[Mention[TimeInterval]]) -> Iterator[str]:
    for mention in times:
        days = mention.value.days
        if days is None or days.low is None or days.high is None:
            continue
        if (days.high - days.low).days > 31 * MOST_MONTHS:
            continue
        day = days.low
        while day <= days.high:
            yield _month(day)
            if (day.year, day.month) == (date.max.year, date.max.month):
                break
            day = (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def _month(day: date) -> str:
    return f"{WHEN}{day.year:04}_{day.month:02}"
