"""The claim's places against those of the events that it aligns with, through the facet's ladder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.facets import place
from factcheck.judging.align import SETTLED, Alignment, Likenesses
from factcheck.judging.index import Index
from factcheck.judging.situated import in_side, situated
from factcheck.judging.weighing import SURELY, Candidate, Weighed, around, decide, side
from factcheck.schema import Mention, Place, Relation
from factcheck.words.place_words import SETTLEMENTS
from factcheck.words.places import country_of_demonym

WHO = frozenset({"agent", "target", "recipient"})
OF = frozenset({"mod", "of", "same"})
"""Roles of a place that acts, and of one that tells whose somebody is."""
OCCASIONS = frozenset({"at", "during"})
"""Roles of what something happened at: it happened where that was."""
UNLINKED, ELSEWHERE = 0.5, 0.4
"""What a place counts that the source does not tell of the same event word; and that it tells of another event, where this one
has its own: "stolen in Madrid, found in Lyon".
"""


def compare_places(alignments: Sequence[Alignment], likenesses: Likenesses) -> Iterator[Weighed]:
    """Each place of the claim against the places of the aligned sentences."""
    claim, source = likenesses.claim, likenesses.source
    for token, mention in claim.places.items():
        word = claim.words.get(token)
        if word is None or not _is_where(claim, token):
            continue
        candidates = [*situated(likenesses, token)] or _named(alignments, likenesses, token, source.places)
        found = decide(place.LADDER, side(mention), candidates, word.rarity)
        told = alignments[0].here[token] >= SETTLED  # by name, where no place was recognised
        if not (told and found.comparison.reported is None):
            yield found


def _own_and_displaced(
    alignment: Alignment, likenesses: Likenesses, token: int, places: Sequence[int]
) -> tuple[set[int], set[int]]:
    """The source's places of the event that the claim puts in its place, and where the claim's place stands with another verb.

    Both empty where the event has no other place of its own.
    """
    source, event = alignment.source, alignment.claim.event_of.get(token, -1)
    match = alignment.matches.get(event)
    if match is None or match.score < SURELY or not any(head == event for _, head in alignment.claim.above[token]):
        return set(), set()
    own = {other for other in places if source.event_of.get(other) == match.token}
    alike = {other for other in places if likenesses.of(token, other).score >= SETTLED}
    verbs = {other: source.event_of.get(other, -1) for other in alike - own}
    displaced = {other for other, verb in verbs.items() if (w := source.words.get(verb)) and w.pos == "verb"}
    return (own, displaced) if own and displaced and not own & alike and displaced == alike else (set(), set())


def _is_where(claim: Index, token: int) -> bool:
    """Whether a place tells where: not who acts, and not whose minister it is."""
    if claim.words[token].kind != "place":
        return False
    return not any(
        role in WHO or role in OF and not (claim.words[head].frames or _is_where_noun(claim, head))
        for role, head in claim.above[token]
        if head in claim.words
    )


def _is_where_noun(claim: Index, head: int) -> bool:
    """ "the city of", "in the south of"."""
    return claim.words[head].lemma in SETTLEMENTS or in_side(claim, head)


def _acts(source: Index, token: int) -> bool:
    """Whether a place is who does something, as a capital is for its government: nothing is said to have happened there."""
    return any(role == "agent" for role, _ in source.above[token])


def _there(source: Index, token: int, claimed: Mention[Place]) -> bool:
    """Whether a name says where, and of the claim's place: not who acts, and not the state that its capital stands for."""
    reported = source.places.get(token)
    alike = reported is not None and place.LADDER.climb(claimed.value, reported.value).relation is Relation.ENTAILS
    return alike and not _acts(source, token)


def _of_what(source: Index, token: int) -> set[int]:
    """The words whose place it is, and those that happened there: who spoke "at a conference in Lund" spoke in Lund."""
    near = {head for _, head in source.above[token]}
    return near | {head for word in near for role, head in source.above.get(word, ()) if role in OCCASIONS}


def _named_too(alignment: Alignment, other: int, token: int) -> bool:
    """Whether another word of the claim is told by this name; a nationality is by its country, not by a town there."""
    words, matches, names = alignment.claim.words, alignment.matches, alignment.source.words[other].names
    told = (t for t, match in matches.items() if match.token == other and match.score >= SETTLED and t != token)
    return any(words[t].pos != "adj" or country_of_demonym(words[t].lemma) in names for t in told)


def _has_another(alignment: Alignment, likenesses: Likenesses, token: int, mentions: dict[int, Mention[Place]]) -> bool:
    """Whether the sentence tells the very event that the claim puts in its place, and puts it in another."""
    source = alignment.source
    above = ((role, alignment.matches.get(head)) for role, head in alignment.claim.above[token])
    told = {(role, match.token) for role, match in above if match and match.base and match.score >= SURELY}
    own = [other for other in source.in_sentence[alignment.sentence] if other in mentions and told & {*source.above[other]}]
    return bool(own) and not any(likenesses.of(token, other).score >= SETTLED for other in own)


def _named(
    alignments: Sequence[Alignment], likenesses: Likenesses, token: int, mentions: dict[int, Mention[Place]]
) -> Iterator[Candidate]:
    """The source's mentions that may stand for the claim's name: told there already, or linked to the word it is linked to."""
    claim, source = likenesses.claim, likenesses.source
    in_another = _has_another(alignments[0], likenesses, token, mentions)
    for alignment, n, counts in around(alignments):
        rest = alignment.local(frozenset({token}))
        match = alignment.matches.get(token)
        told = alignment.here[token] >= SETTLED
        acts = told and match is not None and not _there(source, match.token, claim.places[token])
        heads = {(role, alignment.matches[h].token) for role, h in claim.above[token] if h in alignment.matches}
        places = [other for other in source.in_sentence[n] if other in mentions and not _acts(source, other)]
        in_place = [other for other in places if heads & {*source.above[other]}]
        # "weak demand in Asia" is none in Europe, wherever else the sentence puts something there
        aside = in_place and not any(likenesses.of(token, other).score >= SETTLED for other in in_place)
        own, displaced = _own_and_displaced(alignment, likenesses, token, places)
        for other in places:
            linked = bool({h for _, h in heads} & _of_what(source, other))
            if likenesses.of(token, other).score >= SETTLED:
                away = other in displaced or in_another and n != alignments[0].sentence and other not in in_place
                fits = ELSEWHERE if away else UNLINKED if aside else 1.0
                yield Candidate(side(mentions[other]), counts * rest * fits, n)
            elif other in own and displaced:
                yield Candidate(side(mentions[other]), counts * rest, n)
            elif (linked if acts else not told or aside and other in in_place) and not _named_too(alignment, other, token):
                yield Candidate(side(mentions[other]), counts * rest * (1.0 if linked else UNLINKED), n)
