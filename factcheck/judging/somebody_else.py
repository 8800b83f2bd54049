"""Whether the source's participant is somebody else than the claim's: by name, by what they are, by what the sentence tells."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.judging.align import Alignment, Likenesses
from factcheck.judging.index import Index
from factcheck.judging.likeness import exclusive, same_bearer
from factcheck.judging.slots import is_pronoun
from factcheck.judging.weighing import text_of
from factcheck.schema import Word
from factcheck.words.groups import group_relation, is_somebody
from factcheck.words.lexicon import category

BESIDE, BUSY, DISTINCT = 0.5, 0.75, 0.9
"""What somebody else in a role counts where the claim's name stands in the passage, too: it may be another event; where the
sentence tells another deed of that name; and where both take part in one deed.
"""
ARTICLES = frozenset({"the", "a", "an"})
DOING = frozenset({"agent", "target", "recipient", "to", "from"})
"""Roles that one and the same never has both of in a deed."""
WORD_FOR_WORD = 0.95
"""From this likeness on a word is the source's own."""


def is_another(alignment: Alignment, likenesses: Likenesses, token: int, other: int) -> bool:
    """Whether `other` is not whom the claim names by `token`."""
    known = other_name(likenesses, token, other) or _beside_each_other(alignment, token, other)
    return known or _somebody_else(alignment, token, other)


def counts_beside(alignment: Alignment, token: int, others: Sequence[int]) -> float:
    """What somebody else in a role counts, 0 to 1, where the claim's name stands in the passage, too."""
    if any(_beside_each_other(alignment, token, other) for other in others):
        return DISTINCT
    return BUSY if _acts_besides(alignment, token, others) else BESIDE


def other_name(likenesses: Likenesses, token: int, other: int) -> bool:
    """Whether the source's name is of another than the claim's: by what both are, or as the source names both of them."""
    ours, theirs = likenesses.claim.words[token], likenesses.source.words[other]
    if is_pronoun(text_of(likenesses.claim, token)):
        return False
    if ours.pos != "name" or exclusive(ours, theirs):
        return ours.pos == "name"
    pronoun = is_pronoun(text_of(likenesses.source, other))  # whom it stands for is a guess
    return theirs.pos == "name" and not pronoun and _both_named(likenesses, ours, theirs, token)


def _both_named(likenesses: Likenesses, ours: Word, theirs: Word, token: int) -> bool:
    """Whether the source has both names, and takes them for two: "Harrow" and "Velden", of whatever kind they are."""
    if likenesses.of(token, theirs.token).score > 0.0 or ours.within & theirs.names or theirs.within & ours.names:
        return False
    known = (
        word
        for other, word in likenesses.source.words.items()
        if word.pos == "name" and likenesses.of(token, other).score >= WORD_FOR_WORD
    )
    return any(not same_bearer(word, theirs) and not word.within & theirs.names for word in known)


def known_names(claim: Index, source: Index, token: int, other: int) -> bool:
    """Whether both sides go by different names of one kind: "gunmen", "he" or "officers" may be others who were there, too."""
    ours, theirs = claim.actors[token], source.actors[other]
    if not (ours.value.names and theirs.value.names) or claim.words[token].kind != source.words[other].kind:
        return False
    a, b = set(ours.text.lower().split()), set(theirs.text.lower().split())
    return claim.words[token].pos == source.words[other].pos == "name" and not (a - ARTICLES <= b or b - ARTICLES <= a)


def _beside_each_other(alignment: Alignment, token: int, other: int) -> bool:
    """Whether the source has the claim's name and the other one take part in one deed: "Greenwatch wrote to the ministry"."""
    match, source = alignment.matches.get(token), alignment.source
    if match is None or not match.base or alignment.claim.words[token].pos != "name" or not is_who(source, other):
        return False
    if is_pronoun(text_of(source, other)) or other in source.beside[match.token]:
        return False
    ours, theirs = ({(head, role) for role, head in source.above[t] if role in DOING} for t in (match.token, other))
    told = {head for head, _ in theirs}  # "expected Orbin to lose": who loses is for the parse to say
    return any(
        head == there and role != part and source.beside[head].isdisjoint(told - {head})
        for head, role in ours
        for there, part in theirs
    )


def _somebody_else(alignment: Alignment, token: int, other: int) -> bool:
    """Whether the sentence tells another deed of people who go by no name: "the mayor said so; engineers disagreed"."""
    ours, theirs = alignment.claim.words[token], alignment.source.words[other]
    people = ours.pos == theirs.pos == "noun" and is_somebody(ours.lemma) and is_somebody(theirs.lemma)
    return people and group_relation(ours.lemma, theirs.lemma) in ("apart", "open") and _acts_besides(alignment, token, [other])


def _acts_besides(alignment: Alignment, token: int, others: Sequence[int]) -> bool:
    """Whether the sentence tells another deed of the claim's name, and that as none of these: "A was fined, and B closed"."""
    match, source = alignment.matches.get(token), alignment.source
    if match is None or not match.base or any(other in source.beside[match.token] for other in others):
        return False
    theirs = {head for other in others for _, head in source.above[other]}
    deeds = {head for role, head in source.above[match.token] if role == "agent"}
    return any(source.words[head].pos == "verb" for head in deeds - theirs if head in source.words)


def is_who(index: Index, token: int) -> bool:
    """Whether a word names somebody: things that are swapped are more often another telling of the same."""
    word = index.words[token]
    named = word.pos == "name" and text_of(index, token)[:1].isupper()
    return token in index.actors or token in index.places or named or "person" in category(word.lemma)
