"""Which words the lexicon could tie to one another at all, as sets to intersect: most pairs of words need no comparing."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from factcheck.words.lexicon import (
    _FAR,
    _KIND,
    _NATURAL,
    _PARTS,
    _STEPS,
    _TOP,
    _ancestors,
    _marks,
    _senses,
    _synset,
)

_PREFIXES = ("un", "non", "non-", "pro-", "anti-")
_SUFFIXES = ("less", "ful")
_FORMS = ((0, "ed"), (0, "d"), (0, "ing"), (1, "ing"), (1, "ied"))


class Reach(NamedTuple):
    """What a word means, and what it leads to. `lexicon` ties two words only where one means what the other leads to."""

    means: frozenset[str]
    leads: frozenset[str]


@lru_cache(maxsize=16_000)
def reach(lemma: str, pos: str) -> Reach:
    """The reach of a lemma of a part of speech (noun, verb, adj, adv), for `tie`, `related` and `apart` alike."""
    part = _PARTS.get(pos, "")
    keys = _senses(lemma, part) if part else ()
    means = {*keys, *_spellings(lemma, part), *(f"#{p}{mark}" for p in ("n", "a") for mark in _marks(lemma, p))}
    leads = set(means)
    for rank, key in enumerate(keys):
        here = _synset(key)
        near = {*here.similar, *here.above[:1], *here.entailed}
        leads |= {*here.opposites, *(other for other in near if _TOP not in _synset(other).letters)}
        leads |= {against for head in here.similar for against in _synset(head).opposites}
        if rank <= _KIND[part]:
            leads.update(_ancestors(key, _STEPS[part]))
        if part == "n" and rank < 2:
            leads |= {up for up in _ancestors(key, _FAR, past_tops=True) if _NATURAL in _synset(up).letters}
        for derived in here.derived:
            leads |= {derived, *_ancestors(derived, 1), *_synset(derived).similar}
            if part == "r":
                means.add(derived)
                leads |= set(_synset(derived).opposites)
    return Reach(frozenset(means), frozenset(leads))


def _spellings(lemma: str, part: str) -> set[str]:
    """What a word shares with its negation ("=fair": unfair, "=harm": harmless, harmful) and a verb with its participles."""
    word = lemma.lower()
    found = {"=" + word}
    found |= {"=" + word.removeprefix(prefix) for prefix in _PREFIXES if word.startswith(prefix)}
    found |= {"=" + word.removesuffix(suffix) for suffix in _SUFFIXES if word.endswith(suffix)}
    if part == "v":
        found |= {"=" + lemma[: len(lemma) - cut] + ending for cut, ending in _FORMS}
    return found
