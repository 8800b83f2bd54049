"""Blocking keys: what an article and a claim must share for the one to be held against the other, so that most never meet.

Keys are a name (an actor's or a place's, and the places that contain it), a name in a month, a rare word, and what was done.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from factcheck.library.terms import RARE, WHEN, WHERE, WHO, month, months, of_words, parts
from factcheck.schema import Reading, Word

NAME, WORD, AND = "name_", "word_", "@"
"""What a key begins with, and what joins a name and a month. Actors and places share keys: a claim may take one for another."""


def of_article(article: Reading) -> list[int]:
    """The keys of an article, each once."""
    told = list(dict.fromkeys(_kindless(of_words(article.words.values(), within=True))))
    days = [*months(article.times), *([month(article.published)] if article.published else [])]
    own = _kindless(of_words(article.words.values(), within=False))
    return _hashed([*told, *_rare(article.words.values()), *_dated(own, days)])


def of_claim(claim: Reading) -> list[int]:
    """The keys that the articles of a claim may have, each once, those that it shares with few articles by their kind first."""
    told = list(dict.fromkeys(_kindless(of_words(claim.words.values(), within=False))))
    return _hashed([*_dated(told, months(claim.times)), *told, *_rare(claim.words.values())])


def _kindless(tokens: Iterable[str]) -> Iterator[str]:
    for token in tokens:
        name = next((token.removeprefix(start) for start in (WHO, WHERE) if token.startswith(start)), None)
        yield token if name is None else NAME + name


def _rare(words: Iterable[Word]) -> list[str]:
    """Rare words and the words of names, so that a name that is read as a word, or longer or shorter, is found all the same."""
    return [WORD + part for word in words if word.rarity >= RARE or word.pos == "name" for part in parts(word.lemma)]


def _dated(tokens: Iterable[str], days: Iterable[str]) -> list[str]:
    names = [token for token in dict.fromkeys(tokens) if token.startswith(NAME)]
    return [f"{name}{AND}{day.removeprefix(WHEN)}" for day in dict.fromkeys(days) for name in names]


def _hashed(keys: Iterable[str]) -> list[int]:
    """Keys as numbers of 63 bits, the same on every machine; among 100 million keys two are alike with a chance of 1 in 2,000."""
    digests = (hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=8).digest() for key in dict.fromkeys(keys))
    return [int.from_bytes(digest, "big") >> 1 for digest in digests]
