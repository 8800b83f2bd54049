"""From a claim to the articles of the library that may tell of it."""

from __future__ import annotations

from itertools import zip_longest

from factcheck.library.store import Entry, Library
from factcheck.library.terms import any_of, parts, queries
from factcheck.schema import Reading

MOST = 5
"""Articles that a claim is checked against."""


def candidates(claim: Reading, library: Library, most: int = MOST) -> list[Entry]:
    """The articles that share most of the claim's telling words and facts, best first."""
    answers = [[number for number, _ in library.matching(query, most)] for query in queries(claim)]
    in_turn = (number for ranked in zip_longest(*answers) for number in ranked if number is not None)
    return library.numbered(list(dict.fromkeys(in_turn))[:most])


def with_words(words: str, library: Library, most: int) -> list[tuple[Entry, float, str]]:
    """The articles that have any of the words, in whatever form, best first, with their scores and the passage that has most."""
    terms = list(dict.fromkeys(parts(words)))
    passages = {number: (score, text) for number, score, text in library.passages(any_of(terms), most)}
    return [(entry, *passages[entry.number]) for entry in library.numbered(list(passages))]
