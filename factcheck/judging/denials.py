"""Denials and opposites that exclude nothing: of another time or part, told by another word, or saying which one is meant."""

from __future__ import annotations

import re

from factcheck.facets import time
from factcheck.facets.stance import NOT
from factcheck.judging.align import SETTLED, Alignment, Match
from factcheck.judging.index import Index
from factcheck.judging.quantifiers import NOT_ALL, quantifier
from factcheck.judging.slots import is_pronoun
from factcheck.judging.weighing import text_of
from factcheck.schema import Mention, Quantity, Relation, Word

DENIED = {"denied opposite": Relation.ENTAILS, "opposite denied": Relation.OPEN}
"""A claim that denies the opposite of what the source tells, and one whose opposite the source denies."""
MOST = re.compile(r"\b(?:most|many|some|few|several|half|majority|minority)\b", re.IGNORECASE)
"""Words for a part of them."""
ALIKE = 0.85
"""How alike what one side denies must be to what the other tells: no seabirds were found, and "birds were spared"."""
WHICH = frozenset({"old", "new", "former", "current", "previous", "first", "last", "early", "late"})
"""Adjectives that tell which one is meant: the old coach is another one than the new."""


def excludes_nothing(alignment: Alignment, head: int, token: int) -> bool:
    """Whether a word of the claim that one side denies and the other tells is denied of something else, or by both."""
    tests = (_at_other_times, _not_before, _told_as_denied, of_different_parts)
    return any(test(alignment, head, token) for test in tests)


def only_describes(claim: Index, head: int, source: Index, token: int) -> bool:
    """Whether one of two opposites only says which one is meant."""
    return _in_passing(claim, head, source, token) or _tells_which(claim, head, source, token)


def of_different_parts(alignment: Alignment, head: int, token: int) -> bool:
    """Whether the deeds are told of different parts: "three of the 20 never won it", "17 of the teams have"."""
    claim, source = alignment.claim, alignment.source
    if MOST.search(claim.reading.text) and any(m.value.unit == "share" for m in source.quantities_in[alignment.sentence]):
        return True  # "most had found work", "a third had found none"
    ours = [m.value for m in claim.reading.quantities if _counts_in(claim, m, head)]
    theirs = [m.value for m in source.quantities_in[alignment.sentence] if _counts_in(source, m, token)]
    return any(
        a.figure != b.figure and (a.part or b.part or a.unit == b.unit == "share") and "second" not in (a.unit, b.unit)
        for a in ours
        for b in theirs
        if a.figure and b.figure
    )


def from_one_side(alignment: Alignment, head: int, token: int) -> bool:
    """Whether both texts tell a deed and its other side of the same one: "has not won", "lost all five"."""
    ours, theirs = (index.roles(t).get("agent", []) for index, t in ((alignment.claim, head), (alignment.source, token)))
    return any(t in alignment.matches and alignment.matches[t].token in theirs for t in ours)


def of_a_pronoun(source: Index, found: Match) -> bool:
    """Whether the very word is told of "him" or "it", which may be the claim's: "detained a man, but released him"."""
    children = (child for child in source.reading.edges if child.head == found.token)
    return found.score >= ALIKE and any(is_pronoun(text_of(source, edge.child)) for edge in children)


def _in_passing(claim: Index, head: int, source: Index, token: int) -> bool:
    """Whether a word only says which ones did what the claim tells: "its remaining staff left", "freed the captive guards"."""
    ours, theirs = claim.words[head], source.words[token]
    event = ours.pos == theirs.pos == "verb" or theirs.pos == "adj" and ours.pos != "adj" and bool(ours.frames)
    return event and _describes(source, token) and not _describes(claim, head)


def _tells_which(claim: Index, head: int, source: Index, token: int) -> bool:
    """Whether opposite adjectives tell which one is meant, or are of different degree: "the old coach", "older brothers"."""
    ours, theirs = claim.words[head], source.words[token]
    if ours.pos != "adj" or theirs.pos != "adj":
        return False
    describe = _describes(claim, head) and _describes(source, token)
    degrees = {text_of(index, t).lower()[-2:] for index, t in ((claim, head), (source, token))}
    return describe and ours.lemma in WHICH or degrees == {"er", "st"}


def _describes(index: Index, token: int) -> bool:
    """Whether a word stands with a noun that it describes."""
    return any(role == "mod" for role, _ in index.above[token])


def _at_other_times(alignment: Alignment, head: int, token: int) -> bool:
    """Whether both texts date the event, and no date of the one can be the other's: "never won before May", "won in May"."""
    claim, source = alignment.claim, alignment.source
    ours = [mention.value for mention in claim.reading.times if claim.event_of.get(mention.token or -1) == head]
    theirs = [mention.value for mention in source.reading.times if source.event_of.get(mention.token or -1) == token]
    apart = [time.LADDER.climb(one, other).relation is Relation.EXCLUDES for one in ours for other in theirs]
    return bool(apart) and all(apart)


def _not_before(alignment: Alignment, head: int, token: int) -> bool:
    """Whether the claim denies only that it was so before: "no woman had run it before Simukonda"."""
    claim = alignment.claim
    return claim.words[head].stance.status in NOT and any(role == "before" for role, _ in claim.below[head])


def _told_as_denied(alignment: Alignment, head: int, token: int) -> bool:
    """Whether what one text denies the other denies, too, by another word: by the deed that a thing has to do with ("no advisers
    took part", "denied that advisers took part"), or by what it was done to ("found in the well, but not in the lake").
    """
    claim, source = alignment.claim, alignment.source
    ours = claim.words[head]
    denier, happens = (claim, source) if ours.stance.status in NOT else (source, claim)
    if not ours.frames and ours.pos != "verb":
        other = token if happens is source else head
        deeds = {above for _, above in happens.above[other] if above in happens.words}
        # "the mayor was absent", "the mayor did not attend"
        opposite = (m.token if happens is source else t for t, m in alignment.matches.items() if m.tie in DENIED)
        return any(_denied(happens.words[deed]) for deed in deeds) or not deeds.isdisjoint(opposite)
    if ours.pos == "noun" and denier is claim and _by_its_verb(alignment, head):
        return True
    children = [child for _, child in claim.below[head] if child in alignment.matches]
    there = [alignment.matches[child].token for child in children]
    if denier is claim and any(_denied(source.words[other]) for other in there):
        return True
    # "two ships did not reach the port" and "not all of the ships reached it"
    which, whom = (children, there) if denier is claim else (there, children)
    some = any((how := quantifier(happens, t)) is not None and how[0] == NOT_ALL for t in whom)
    return some and not any(_denied(denier.words[t]) for t in which)


def _by_its_verb(alignment: Alignment, head: int) -> bool:
    """Whether the verb over a denied noun is denied, and told by the source: "has not won a match", "lost its matches"."""
    claim, matches = alignment.claim, alignment.matches
    told = [above for _, above in claim.above[head] if above in matches and matches[above].score >= SETTLED]
    return any(claim.words[above].stance.status == claim.words[head].stance.status for above in told)


def _denied(word: Word) -> bool:
    return word.stance.status in NOT or word.stance.doubted == "denied"


def _counts_in(index: Index, mention: Mention[Quantity], deed: int) -> bool:
    """Whether a figure tells how many a deed is of; a share is of the deed of its sentence."""
    return mention.value.unit == "share" or deed in (index.event_of.get(mention.token or -1), mention.token)
