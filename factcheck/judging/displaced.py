"""Things that the source tells of another deed: "convicted of murder" against "cleared of murder but convicted of theft"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.judging.align import Alignment, Likenesses
from factcheck.judging.index import Index
from factcheck.judging.slots import is_pronoun
from factcheck.judging.weighing import Weighed, side_of, spoken_for, text_of
from factcheck.schema import Comparison, Relation

WORD_FOR_WORD = 0.9
"""From this likeness on a word tells the claim's word itself."""
ANOTHER = 0.35
"""Below this likeness what stands in a thing's place is another thing."""
SURE = 0.8
"""What it counts: which deed a thing belongs to is for the parse to say."""
CLAUSES = frozenset({"xcomp", "ccomp", "acl", "same"})
"""Links of deeds that share what takes part in them."""

STANDING_IN = frozenset({"one", "ones", "other", "others", "latter", "former", "same"})
"""Words that stand for a thing told before."""


def compare_displaced(alignment: Alignment, likenesses: Likenesses) -> Iterator[Weighed]:
    """A comparison for each thing of the claim that the sentence links to another deed, with another one in its place."""
    claim, source = alignment.claim, alignment.source
    for edge in claim.reading.edges:
        deed, thing = alignment.matches.get(edge.head), alignment.matches.get(edge.child)
        if deed is None or thing is None or not (deed.base and thing.base) or min(deed.score, thing.score) < WORD_FOR_WORD:
            continue
        if edge.role == "agent" or claim.words[edge.child].pos != "noun" or not _is_deed(claim, edge.head):
            continue  # who does it goes by many names
        if any(mention.token == edge.child and mention.value.part for mention in claim.reading.quantities):
            continue  # "one of the instruments": the drill may be it
        instead = source.roles(deed.token).get(edge.role, [])
        if not instead or thing.token in source.beside[deed.token] or not _of_another(source, thing.token, deed.token, edge.role):
            continue
        if all(_another(alignment, likenesses, edge.child, other) for other in instead):
            ours, theirs = side_of(claim, edge.child), side_of(source, instead[0])
            why = f"The claim says “{ours.text}” of “{text_of(claim, edge.head)}”; the source says so of “{theirs.text}”."
            comparison = Comparison("roles", "of another deed", Relation.EXCLUDES, ours, theirs, why, "detail-conflict")
            rest = alignment.local(frozenset({edge.child}))
            yield Weighed(comparison, rest * SURE, alignment.sentence, claim.words[edge.child].rarity)


def _is_deed(index: Index, token: int) -> bool:
    word = index.words[token]
    return word.pos == "verb" or bool(word.frames)


def _of_another(source: Index, thing: int, deed: int, part: str) -> bool:
    """Whether a thing plays this part in another deed, and not in one that is told by the same clause."""
    deeds = {head for role, head in source.above[thing] if role == part and head in source.words and _is_deed(source, head)}
    tied = {t for role, t in (*source.below[deed], *source.above[deed]) if role in CLAUSES}
    return bool(deeds) and deed not in deeds and deeds.isdisjoint(tied)


def _another(alignment: Alignment, likenesses: Likenesses, ours: int, other: int) -> bool:
    """Whether what stands in the thing's place is none of the claim's."""
    text = text_of(alignment.source, other)
    if is_pronoun(text) or text.lower() in STANDING_IN or spoken_for(alignment, other, ours):
        return False
    return likenesses.of(ours, other).score < ANOTHER
