"""Every other word of the claim: told by the source, told otherwise, or not stated."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.judging.align import SETTLED, Alignment, Likenesses
from factcheck.judging.likeness import exclusive
from factcheck.judging.weighing import Weighed, side_of, spoken_for, text_of
from factcheck.schema import Comparison, Relation, Side, Word

TOLD = 0.5
"""From this likeness on a word is not counted as left out, though it may tell the claim's word only loosely."""


def compare_wording(alignment: Alignment, likenesses: Likenesses) -> Iterator[Weighed]:
    """Every other word of the claim: told, told by another word in its place, or not stated."""
    claim, source = likenesses.claim, likenesses.source
    for token, here in alignment.here.items():
        word = claim.words[token]
        text = text_of(claim, token)
        claimed = Side(text, word.span)
        match = alignment.matches.get(token)
        if here >= TOLD:
            reported = side_of(source, match.token) if match else None
            comparison = Comparison("wording", "told", Relation.ENTAILS, claimed, reported, f"The source says so of “{text}”.")
            yield Weighed(comparison, here, alignment.sentence, word.rarity)
            continue
        other = _in_its_place(alignment, token)
        rest = alignment.local(frozenset({token}))
        if other is not None and (word.pos != "name" or source.words[other].pos == "name"):
            reported = side_of(source, other)
            why = f"Where the claim says “{text}”, the source says “{reported.text}”."
            if exclusive(word, source.words[other]):
                comparison = Comparison("wording", "another word", Relation.EXCLUDES, claimed, reported, why, _conflict(word))
            else:
                comparison = Comparison("wording", "another word", Relation.OPEN, claimed, reported, why, "detail-not-stated")
            yield Weighed(comparison, rest, alignment.sentence, word.rarity, instead=True)
        elif alignment.told[token] >= TOLD:
            why = f"The source says “{text}” elsewhere."
            yield Weighed(Comparison("wording", "told elsewhere", Relation.ENTAILS, claimed, None, why), rest, None, word.rarity)
        else:
            why = f"The source does not state “{text}”."
            yield Weighed(
                Comparison("wording", "not stated", Relation.OPEN, claimed, None, why, "detail-not-stated"),
                1.0,
                None,
                word.rarity,
            )


def _conflict(word: Word) -> str:
    """The reason code of a word that excludes what stands in its place."""
    if word.kind == "place":
        return "place-conflict"
    return "actor-conflict" if word.kind or word.groups else "detail-conflict"


def _in_its_place(alignment: Alignment, token: int) -> int | None:
    """The source word linked to the same matched word in the same role, that tells no other word of the claim."""
    claim, source = alignment.claim, alignment.source
    for role, head in claim.above[token]:
        match = alignment.matches.get(head)
        if match is None or match.score < SETTLED:
            continue
        for there_role, other in source.below[match.token]:
            if there_role == role and not spoken_for(alignment, other, token):
                return other
    for role, child in claim.below[token]:
        match = alignment.matches.get(child)
        if match is None or match.score < SETTLED:
            continue
        for there_role, other in source.above[match.token]:
            if there_role == role and not spoken_for(alignment, other, token):
                return other
    return None
