"""Which word of the source stands where a word of the claim would stand: by the parse, then by the order of the words."""

from __future__ import annotations

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


def beside_instead(alignment: Alignment) -> dict[int, int]:
    """For each name or nationality that the sentence does not tell, the word of the same sort beside what tells its neighbour."""
    words, source = alignment.claim.words, alignment.source
    there = {t: m.token for t, m in alignment.matches.items() if m.base and m.score >= SETTLED}
    used = set(there.values())
    order = sorted(words)
    found = {}
    for place, token in enumerate(order):
        if token in there or words[token].pos not in ("name", "adj"):
            continue
        for neighbour, ahead in ((order[max(place - 1, 0)], 1), (order[min(place + 1, len(order) - 1)], -1)):
            near = [
                other
                for other in source.in_sentence[alignment.sentence]
                if neighbour in there
                and 0 < (other - there[neighbour]) * ahead <= REACH
                and other not in used
                and _same_sort(words[token], source.words[other])
            ]
            if near:
                found[token] = near[0]
                break
    return found


def _same_sort(ours: Word, theirs: Word) -> bool:
    return ours.pos == theirs.pos and ours.kind == theirs.kind


def is_pronoun(text: str) -> bool:
    """Whether a word stands for a name told elsewhere; whom it stands for is a guess and shuts nobody out."""
    return text.lower() in PRONOUNS
