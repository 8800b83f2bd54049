"""Which word of the source stands where a word of the claim would stand: by the parse, then by the order of the words."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.judging.align import SETTLED, Alignment
from factcheck.judging.weighing import spoken_for
from factcheck.schema import Word

PRONOUNS = frozenset("he him his she her hers it its they them their theirs i me my we us our you your who whom whose".split())
REACH = 4
"""Tokens around a told neighbour within which a word stands in the other's place."""


def linked_instead(alignment: Alignment, token: int) -> int | None:
    """The source word linked to the same matched word in the same role, that tells no other word of the claim."""
    claim, source = alignment.claim, alignment.source
    for above, below in ((claim.above, source.below), (claim.below, source.above)):
        for role, head in above[token]:
            match = alignment.matches.get(head)
            if match is None or match.score < SETTLED:
                continue
            for there_role, other in below[match.token]:
                if there_role == role and not spoken_for(alignment, other, token):
                    return other
    return None


def beside_instead(alignment: Alignment, token: int) -> int | None:
    """The source word of the same sort beside the word that tells the claim word's neighbour; for names and nationalities."""
    word = alignment.claim.words[token]
    if word.pos not in ("name", "adj"):
        return None
    there = {t: m.token for t, m in alignment.matches.items() if m.base and m.score >= SETTLED}
    used = set(there.values())
    for neighbour, ahead in _neighbours(alignment, token):
        if neighbour not in there:
            continue
        for other in alignment.source.in_sentence[alignment.sentence]:
            distance = (other - there[neighbour]) * ahead
            if 0 < distance <= REACH and other not in used and _same_sort(word, alignment.source.words[other]):
                return other
    return None


def _neighbours(alignment: Alignment, token: int) -> Iterator[tuple[int, int]]:
    """The content words before and behind `token`, each with the direction in which `token` lies from it."""
    order = sorted(alignment.claim.words)
    place = order.index(token)
    if place > 0:
        yield order[place - 1], 1
    if place + 1 < len(order):
        yield order[place + 1], -1


def _same_sort(ours: Word, theirs: Word) -> bool:
    return ours.pos == theirs.pos and ours.kind == theirs.kind


def is_pronoun(text: str) -> bool:
    """Whether a word stands for a name told elsewhere; whom it stands for is a guess and shuts nobody out."""
    return text.lower() in PRONOUNS
