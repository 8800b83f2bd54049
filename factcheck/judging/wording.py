"""Every other word of the claim: told by the source, told otherwise, or not stated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.facets.stance import NOT
from factcheck.judging.align import SETTLED, Alignment, Likenesses
from factcheck.judging.index import Index
from factcheck.judging.likeness import exclusive, others
from factcheck.judging.slots import beside_instead, is_pronoun, linked_instead
from factcheck.judging.weighing import Weighed, side_of, text_of, told_of_the_same
from factcheck.schema import Comparison, Relation, Side, Span, Word

SURE_REST = 0.6
"""What of the claim's other words the passage must tell before a word in the place of one told elsewhere shuts it out."""
TOLD = 0.5
"""From this likeness on a word is not counted as left out, though it may tell the claim's word only loosely."""


def compare_wording(alignment: Alignment, likenesses: Likenesses) -> Iterator[Weighed]:
    """Every other word of the claim: told, told by another word in its place, or not stated."""
    claim, source = likenesses.claim, likenesses.source
    beside = beside_instead(alignment)
    # who is counted is for the figures to compare
    counted = {mention.token for mention in claim.reading.quantities if mention.value.kind}
    for token, here in alignment.here.items():
        word = claim.words[token]
        if word.lemma == "be":
            continue  # it says nothing of its own
        text = text_of(claim, token)
        claimed = Side(text, word.span)
        match = alignment.matches.get(token)
        rest = alignment.local(frozenset({token}))
        other = shut_out = None
        if not (match and match.base and match.score >= SETTLED):
            other = linked_instead(alignment, token)
            places = [n for n in (other, beside.get(token)) if n is not None and token not in counted]
            shut_out = next((n for n in places if _shuts_out(claim, source, token, n)), None)
        if shut_out is not None and _in_sentence(alignment, likenesses, token):
            shut_out = None
        if shut_out is not None and (told_of_the_same(alignment, likenesses, token) or _denied(claim, token)):
            shut_out = None
        if shut_out is not None and rest >= SURE_REST:
            yield _instead(alignment, token, shut_out, Relation.EXCLUDES)
        elif here >= TOLD:
            there = side_of(source, match.token) if match else None
            comparison = Comparison("wording", "told", Relation.ENTAILS, claimed, there, f"The source says so of “{text}”.")
            yield Weighed(comparison, here, alignment.sentence, word.rarity)
        elif other is not None and (word.pos != "name" or source.words[other].pos == "name"):
            yield _instead(alignment, token, other, Relation.EXCLUDES if shut_out == other else Relation.OPEN)
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


def told_otherwise(alignment: Alignment, weighed: Sequence[Weighed]) -> Weighed:
    """What a claim that is told otherwise as a whole is held against, where no part of it excludes anything for itself.

    That is the most telling word with another one in its place, or else the sentence.
    """
    others_there = [item for item in weighed if item.instead and item.comparison.relation is Relation.OPEN]
    if others_there:
        item = max(others_there, key=lambda item: item.strength * item.weight)
        return replace(item, comparison=replace(item.comparison, relation=Relation.EXCLUDES, reason="detail-conflict"))
    claim, source = alignment.claim.reading, alignment.source.reading
    span = source.sentences[alignment.sentence]
    claimed, reported = Side(claim.text, Span(0, len(claim.text))), Side(source.text[span.start : span.end], span)
    why = "The source tells it otherwise."
    comparison = Comparison("wording", "told otherwise", Relation.EXCLUDES, claimed, reported, why, "detail-conflict")
    return Weighed(comparison, alignment.local(), alignment.sentence)


def _instead(alignment: Alignment, token: int, other: int, relation: Relation) -> Weighed:
    """The source's word in the place of the claim's, which rules it out or leaves it open."""
    word = alignment.claim.words[token]
    claimed, reported = side_of(alignment.claim, token), side_of(alignment.source, other)
    why = f"Where the claim says “{claimed.text}”, the source says “{reported.text}”."
    reason = _conflict(word) if relation is Relation.EXCLUDES else "detail-not-stated"
    comparison = Comparison("wording", "another word", relation, claimed, reported, why, reason)
    return Weighed(comparison, alignment.local(frozenset({token})), alignment.sentence, word.rarity, instead=True)


def _denied(claim: Index, token: int) -> bool:
    """Whether the claim denies the deed that a thing belongs to: "did not build a school" says nothing against a mill."""
    return any(claim.words[head].stance.status in NOT for _, head in claim.above[token] if head in claim.words)


def _in_sentence(alignment: Alignment, likenesses: Likenesses, token: int) -> bool:
    """Whether the sentence has a name of the claim, too, though another word of the claim was matched with it."""
    here = alignment.source.in_sentence[alignment.sentence]
    name = alignment.claim.words[token].pos == "name"
    return name and any(likenesses.of(token, other).score >= SETTLED for other in here)


def _shuts_out(claim: Index, source: Index, token: int, other: int) -> bool:
    """Whether the source's word rules the claim's out; whom a pronoun stands for is a guess."""
    if is_pronoun(text_of(claim, token)) or is_pronoun(text_of(source, other)):
        return False
    ours, theirs = claim.words[token], source.words[other]
    return exclusive(ours, theirs) or _proper(claim, token) and _proper(source, other) and others(ours, theirs)


def _proper(index: Index, token: int) -> bool:
    """Whether a word is written as a name is: "Catholic", "Marxist"; at the start of a sentence the capital tells nothing."""
    word = index.words[token]
    first = index.reading.sentences[word.sentence].start
    return (
        text_of(index, token)[:1].isupper()
        and index.reading.text[word.span.start - 1 : word.span.start] not in ("", "#")
        and (word.span.start > first)
    )


def _conflict(word: Word) -> str:
    """The reason code of a word that excludes what stands in its place."""
    if word.kind == "place":
        return "place-conflict"
    return "actor-conflict" if word.kind or word.groups else "detail-conflict"
