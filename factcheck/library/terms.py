"""What an article and a claim are looked up by: their words, and the facts they state as one token each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from factcheck.schema import Mention, Quantity, Reading, TimeInterval, Word

WHO, WHERE, DID, WHEN = "who_", "in_", "did_", "on_"
"""What a fact's token begins with: an actor's name, a place's, the frame of an action, a month."""
MOST_MONTHS = 3
"""A longer stretch of time tells no articles apart."""
MOST_TERMS = 16
"""Of a claim, the rarest first: more of them make the search slower and the result no better."""
COMMONEST, RARE = 3.0, 7.0
"""Rarity (inverse document frequency) below which a word finds nothing in particular, and from which on it finds by itself."""
_NO_WORD = re.compile(r"[^\w]+|_+")


def facts(reading: Reading) -> str:
    """The facts of an article as tokens, each once, in the order in which the article states them."""
    found = [*of_words(reading.words.values(), within=True)]
    found += months(reading.times)
    if reading.published:
        found.append(month(reading.published))
    return " ".join(dict.fromkeys(found))


def queries(claim: Reading) -> list[str]:
    """The claim as full-text queries, whose answers are worth the same: what has one of its rare words and one of the others,
    and what has the rare ones at all. Empty where it has no telling word.
    """
    telling = sorted((w for w in claim.words.values() if w.rarity >= COMMONEST), key=lambda w: -w.rarity)
    rare = [word for word in telling if word.pos == "name" or word.rarity >= RARE]
    others = [word for word in telling if word not in rare]
    narrow = any_of(_terms(claim, rare))
    wide = any_of([*_terms(claim, others), *_figures(claim.quantities), *months(claim.times)])
    if narrow and wide:
        return [f"({narrow}) AND ({wide})", narrow]
    return [narrow or wide] if narrow or wide else []


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


def _terms(claim: Reading, words: Sequence[Word]) -> list[str]:
    """Words as they stand ("gunmen") and in their plain form, and the facts they tell."""
    found = [part for w in words for told in (claim.text[w.span.start : w.span.end], w.lemma) for part in parts(told)]
    return [*list(dict.fromkeys(found))[:MOST_TERMS], *list(dict.fromkeys(of_words(words, within=False)))[:MOST_TERMS]]


def _figures(quantities: Iterable[Mention[Quantity]]) -> list[str]:
    """Whole figures: they tell one event from others of its kind where nothing else does."""
    figures = [m.value.figure for m in quantities if m.value.figure is not None]
    return [str(int(figure)) for figure in dict.fromkeys(figures) if figure == int(figure)]


def of_words(words: Iterable[Word], within: bool) -> Iterator[str]:
    """The facts that words tell, as tokens: frames, names, and with `within` the places that contain a place."""
    for word in words:
        for frame in word.frames[:1]:
            yield token(DID, frame)
        if word.pos == "name":
            start = WHERE if word.kind == "place" else WHO
            yield from (token(start, name) for name in sorted(word.names or {word.lemma}))
        if within:
            yield from (token(WHERE, name) for name in sorted(word.within))


def months(times: Iterable[Mention[TimeInterval]]) -> Iterator[str]:
    """The months that the times lie in, as tokens; those of a long stretch are left out."""
    for mention in times:
        days = mention.value.days
        if days is None or days.low is None or days.high is None:
            continue
        if (days.high - days.low).days > 31 * MOST_MONTHS:
            continue
        day = days.low
        while day <= days.high:
            yield month(day)
            if (day.year, day.month) == (date.max.year, date.max.month):
                break
            day = (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def month(day: date) -> str:
    """The token of the month that the day lies in."""
    return f"{WHEN}{day.year:04}_{day.month:02}"
