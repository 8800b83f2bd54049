"""Whether it happened: each event of the claim against the event that tells it, by stance; opposites count as negation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.facets import stance
from factcheck.facets.stance import NOT
from factcheck.judging.align import SETTLED, Alignment, Likenesses, Match
from factcheck.judging.denials import (
    ALIKE,
    DENIED,
    excludes_nothing,
    from_one_side,
    of_a_pronoun,
    of_different_parts,
    only_describes,
)
from factcheck.judging.index import Index
from factcheck.judging.likeness import EXCLUSIVE, SIDES
from factcheck.judging.weighing import Weighed, shares_argument, spoken_for, text_of, told_of_the_same
from factcheck.schema import Comparison, Relation, Side, Span, Word
from factcheck.words.frames import is_light
from factcheck.words.groups import is_somebody
from factcheck.words.stance import intends

UNLINKED = 0.35
"""What an opposite, or a denial of what is hardly the same, counts that is told of somebody or something else."""
WORD_FOR_WORD = 0.95
"""How alike a word must be that only plans: "expected" against "required" says nothing of what is expected."""
THE_WORD = 0.9
"""From this likeness on a word elsewhere tells the claim's word itself, and its opposite here is another thing."""
MENTIONED = 0.5
"""What it counts that the source denies or only plans an event that the claim merely mentions."""

NOBODY = re.compile(r"\b(?:no[ -]one|nobody|nothing|none)\b", re.IGNORECASE)
IN_TURN = ({"begin", "end"}, {"accuse", "acquit"})
AT_ANOTHER_TIME = 0.6
"""Opposites that come one after the other: what ended has begun, too; and what such a one counts."""


def compare_stances(alignments: Sequence[Alignment], likenesses: Likenesses) -> Iterator[Weighed]:
    """A comparison for each event word of the claim in each of the two best alignments."""
    claim, source = likenesses.claim, likenesses.source
    told = {t for t, m in alignments[0].matches.items() if m.base and m.score >= SETTLED} if alignments else set()
    for alignment in alignments[:2]:
        for head, found in alignment.matches.items():
            ours = claim.words[head]
            there = source.words[found.token]
            unsure = there.stance.doubted or there.stance.status == "planned"
            doubted = unsure and not there.frames and there.pos == ours.pos == "noun"  # what somebody is
            doubted = doubted or ours.pos == "noun" and ours.lemma in SIDES
            if ours.lemma == "be" and not NOBODY.search(claim.reading.text):
                continue  # "there is no doubt that"
            if not (ours.frames or ours.pos in ("verb", "adj") or doubted or _denied_on_one_side(alignment, head, found)):
                continue
            match = _opposite_of_the_same(alignment, likenesses, head, found) or found
            on_one_side = (ours.stance.status in NOT) != (there.stance.status in NOT)
            if match.tie == "converse" and on_one_side and from_one_side(alignment, head, match.token):
                match = match._replace(tie="denied opposite")  # "has not won", "lost"
            if match.tie in DENIED:
                yield _denied_opposite(alignment, head, match)
            elif match.tie in EXCLUSIVE:
                auxiliary = is_light(ours.lemma) or _is_auxiliary(source, source.words[match.token].span)
                if not (auxiliary or only_describes(claim, head, source, match.token)):
                    again = alignment is not alignments[0] and head in told
                    yield _opposite(alignment, likenesses, head, match, again)
            elif (match.score >= SETTLED or _wider_denied(ours, there, match)) and not (
                intends(ours.lemma) and match.score < WORD_FOR_WORD
            ):
                bearer = ours.pos == "verb" and there.pos == "noun" and is_somebody(there.lemma)
                # "a former governor" need not govern
                compared = None if bearer else _by_stance(alignment, likenesses, head, match)
                if compared is not None:
                    yield compared


def _wider_denied(ours: Word, theirs: Word, match: Match) -> bool:
    """Whether the source denies a deed that the claim's is one of: who did not leave did not flee."""
    return bool(ours.frames) and match.tie == "broader" and theirs.stance.status == "did-not" and ours.stance.status not in NOT


def _sides(alignment: Alignment, head: int, match: Match) -> tuple[Side, Side]:
    ours, theirs = alignment.claim.words[head], alignment.source.words[match.token]
    claimed = Side(text_of(alignment.claim, head), ours.span, ours.stance)
    return claimed, Side(text_of(alignment.source, match.token), theirs.span, theirs.stance)


def _weighed(alignment: Alignment, head: int, comparison: Comparison, factor: float) -> Weighed:
    """By how surely the claim's other words are told there, and by what this very comparison counts."""
    strength = alignment.local(frozenset({head})) * factor
    return Weighed(comparison, strength, alignment.sentence, alignment.claim.words[head].rarity)


def _denied_opposite(alignment: Alignment, head: int, match: Match) -> Weighed:
    claimed, reported = _sides(alignment, head, match)
    why = f"The claim denies “{claimed.text}”; the source says “{reported.text}”."
    comparison = Comparison("action", match.tie, DENIED[match.tie], claimed, reported, why, "detail-not-stated")
    return _weighed(alignment, head, comparison, 1.0)


def _opposite(alignment: Alignment, likenesses: Likenesses, head: int, match: Match, again: bool) -> Weighed:
    """An opposite of the claim's word; `again`: the best sentence has that very word."""
    claimed, reported = _sides(alignment, head, match)
    why = f"The claim says “{claimed.text}”; the source says “{reported.text}”."
    comparison = Comparison("action", "opposite", Relation.EXCLUDES, claimed, reported, why, "negated")
    factor = 1.0 if shares_argument(alignment, head, match.token) else UNLINKED
    if {*alignment.claim.words[head].frames[:1], *alignment.source.words[match.token].frames[:1]} in IN_TURN:
        factor *= AT_ANOTHER_TIME
    if alignment.here[head] >= SETTLED and spoken_for(alignment, match.token, head):
        factor *= UNLINKED  # both stand in both texts: "from hot to cold"
    elif told_of_the_same(alignment, likenesses, head, THE_WORD) or again or of_different_parts(alignment, head, match.token):
        factor *= UNLINKED  # kidnapped, and freed in another sentence
    return _weighed(alignment, head, comparison, factor)


def _by_stance(alignment: Alignment, likenesses: Likenesses, head: int, match: Match) -> Weighed | None:
    """Whether a word that tells the claim's tells it as done, planned or denied; None where it is hardly the same event."""
    ours, theirs = alignment.claim.words[head], alignment.source.words[match.token]
    comparison = stance.LADDER.compare(*_sides(alignment, head, match))
    alike = match.score >= ALIKE or match.tie == "broader"
    factor = (1.0 if alike else 0.8) * (1.0 if match.base else 0.8)
    if comparison.relation is Relation.EXCLUDES and theirs.stance.said_by and _alleged_too(likenesses, head):
        factor *= UNLINKED
    if comparison.relation is Relation.EXCLUDES:
        if excludes_nothing(alignment, head, match.token):
            return None
        if not alike and ours.frames and not {*ours.frames} & {*theirs.frames}:
            return None  # "nobody died" is not denied by an engine that failed
        factor *= 1.0 if shares_argument(alignment, head, match.token) else 0.6 if alike else UNLINKED
    if comparison.relation is not Relation.ENTAILS and ours.stance.mentioned:
        factor *= MENTIONED
    return _weighed(alignment, head, comparison, factor)


def _alleged_too(likenesses: Likenesses, head: int) -> bool:
    """Whether the source has the claim's deed alleged, too: of two who say otherwise it is for neither."""
    words = likenesses.source.words.values()
    return any(word.stance.doubted == "alleged" and likenesses.of(head, word.token).score >= THE_WORD for word in words)


def _is_auxiliary(index: Index, span: Span) -> bool:
    text = index.reading.text
    return text[span.start : span.end].lower() == "going" and text[span.end : span.end + 4].lower() == " to "


def _denied_on_one_side(alignment: Alignment, head: int, found: Match) -> bool:
    """Whether one text denies a thing ("no timetable"), and the other, which tells of it, denies nothing around it."""
    claim, source = alignment.claim, alignment.source
    if source.words[found.token].pos != claim.words[head].pos or found.score < ALIKE:
        return False
    here = [source.words[token] for token in source.in_sentence[source.words[found.token].sentence]]
    sides = (claim.words[head], claim.words.values()), (source.words[found.token], here)
    (ours, our_words), (theirs, their_words) = sides
    if ours.stance.status == "did-not":
        return not any(word.stance.status == "did-not" for word in their_words)
    return theirs.stance.status == "did-not" and not any(word.stance.status == "did-not" for word in our_words)


def _opposite_of_the_same(alignment: Alignment, likenesses: Likenesses, head: int, found: Match) -> Match | None:
    """An opposite in the sentence that has the claim's participants, where the likest word has none of them."""
    if shares_argument(alignment, head, found.token) or of_a_pronoun(alignment.source, found):
        return None
    for token in alignment.source.in_sentence[alignment.sentence]:
        like = likenesses.of(head, token)
        if like.tie == "opposite" and shares_argument(alignment, head, token):
            return Match(token, like.score, like.tie, base=True)
    return None
