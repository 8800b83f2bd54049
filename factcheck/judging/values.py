"""The claim's dates and places against those of the events that it aligns with, through the facets' ladders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.facets import place, stance, time
from factcheck.interval import Interval
from factcheck.judging.align import SETTLED, Alignment, Likenesses
from factcheck.judging.index import Index
from factcheck.judging.weighing import CARRIED, Candidate, Weighed, around, decide, side, spoken_for
from factcheck.schema import Mention, Place, Relation, Side, TimeInterval
from factcheck.words.place_words import SETTLEMENTS

WHO = frozenset({"agent", "target", "recipient"})
OF = frozenset({"mod", "of", "same"})
"""Roles of a place that acts, and of one that tells whose somebody is."""
OCCASIONS = frozenset({"at", "during"})
"""Roles of what something happened at: it happened where that was."""
UNLINKED, ELSEWHERE = 0.5, 0.4
"""What a place counts that the source does not tell of the same event word; and that it tells of another event, where this one
has its own: "stolen in Madrid, found in Lyon".
"""
ANOTHER_EVENT, ANOTHER_DATED = 0.7, 0.55
"""What a date counts that stands farther from the event's word than another date of the sentence does; and one of another event
of the sentence, where the event has its own: "opened in 1987, closed in 2021".
"""
OF_OTHERS, ALIKE = 0.5, 0.4
"""What a date counts of what others did, and the likeness below which somebody is another."""
GONE_BY = 0.5
"""What a date counts that the article looks back on, where the claim's is still to come."""
SURELY = 0.85
"""From this likeness on a word of the source tells the claim's event itself."""
STATES = frozenset("serve have hold live work own rule lead head run remain stay belong play study teach exist govern".split())
"""Verbs of what is so all the while: of a stretch of it every day tells."""
AS_OF = re.compile(r"\bas of $", re.IGNORECASE)


def compare_times(alignments: Sequence[Alignment], likenesses: Likenesses) -> Iterator[Weighed]:
    """Each date of the claim against the times of the events that it aligns with, and against the article's own date."""
    claim, source = likenesses.claim, likenesses.source
    if not claim.reading.times:
        return
    surely = [(alignment, alignment.event(), alignment.coverage()) for alignment in alignments]
    orders = _anchors(source)
    for mention in claim.reading.times:
        event = claim.event_of.get(mention.token or -1, -1)
        candidates = []
        for alignment, sure, coverage in surely:
            here = [*_of_its_sentence(alignment, likenesses, mention, event, orders, sure)]
            candidates += [*here, *_of_sentences_before(alignment, coverage * (0.9 if here else 1.0))]
        if (day := source.reading.published) and alignments and not mention.value.stretch:
            value = TimeInterval(Interval.at(day), "day")
            published = Side(f"the article's date, {day.isoformat()}", None, value)
            if time.LADDER.climb(mention.value, value).relation is Relation.ENTAILS:
                candidates.append(Candidate(published, 0.3 * surely[0][2], alignments[0].sentence))
        found = decide(time.LADDER, side(mention), candidates, 6.0)
        stretch = found.comparison.reported
        if stretch and found.comparison.rung == "coarser source" and _all_the_while(likenesses, mention, event, stretch):
            why = f"The source says {stretch.text}, and so of all that time."
            so = replace(found.comparison, rung="all the while", relation=Relation.ENTAILS, why=why, reason="")
            found = replace(found, comparison=so)
        status = claim.words[event].stance.status if event in claim.words else "happened"
        if found.comparison.relation is Relation.EXCLUDES and status in stance.NOT:
            continue  # what was not done then was perhaps done at another time
        ahead = status == "planned" and _still_to_come(source, mention)
        if found.comparison.relation is Relation.EXCLUDES and ahead and _only_done(alignments, event):
            found = decide(time.LADDER, side(mention), (), 6.0)  # "will meet again in May": of that, "met in March" tells nothing
        yield found


def _of_its_sentence(
    alignment: Alignment,
    likenesses: Likenesses,
    mention: Mention[TimeInterval],
    event: int,
    orders: Mapping[int, set[int]],
    sure: float,
) -> Iterator[Candidate]:
    """The times of an aligned sentence, by how surely they are those of the claim's event; `sure`: how surely it tells that."""
    claim, source = likenesses.claim, likenesses.source
    match = alignment.matches.get(event)
    here = source.times_in[alignment.sentence] if alignment.sentence < len(source.times_in) else []
    nearest = min((_apart(other, match.token) for other in here), default=0) if match else 0
    events = {other: source.event_of.get(other.token or -1, -2) for other in here}
    dated = match is not None and match.score >= SETTLED and match.token in events.values()
    for other, told in events.items():
        if match and match.token in orders.get(told, ()) or _as_of(claim, mention) and _as_of(source, other):
            continue
        deed = 1.0 if match and match.token == told else likenesses.of(event, told).score
        another = match is not None and match.token != told and _apart(other, match.token) > nearest
        fit = sure * (0.75 + 0.25 * deed) * (ANOTHER_EVENT if another else 1.0)
        if dated and deed < SETTLED and told in source.words and source.words[told].pos == "verb":
            fit *= ANOTHER_DATED
        if _by_others(likenesses, event, told):
            fit *= OF_OTHERS
        if _still_to_come(source, mention) and not _still_to_come(source, other):
            fit *= GONE_BY
        yield Candidate(side(other), fit, alignment.sentence)


def _of_sentences_before(alignment: Alignment, counts: float) -> Iterator[Candidate]:
    """The times of the three sentences before an aligned one, which may still hold in it."""
    for back in range(1, 4):
        n = alignment.sentence - back
        for other in alignment.source.times_in[n] if n >= 0 else ():
            yield Candidate(side(other), CARRIED * counts / back**0.5, n)


def _by_others(likenesses: Likenesses, event: int, told: int) -> bool:
    """Whether the source's event is one that others did, by name: "A struck on Monday, B on Tuesday"."""
    ours, theirs = (
        [token for token in index.roles(word).get("agent", ()) if index.words[token].pos == "name"]
        for index, word in ((likenesses.claim, event), (likenesses.source, told))
    )
    return bool(ours and theirs) and all(likenesses.of(a, b).score < ALIKE for a in ours for b in theirs)


def _still_to_come(source: Index, mention: Mention[TimeInterval]) -> bool:
    """Whether a date of the claim lies after the day of the article."""
    day, days = source.reading.published, mention.value.days
    return day is not None and days is not None and days.low is not None and days.low > day


def _only_done(alignments: Sequence[Alignment], event: int) -> bool:
    """Whether the source tells what is planned in the claim as done, wherever it tells it."""
    matches = [match for alignment in alignments if (match := alignment.matches.get(event))]
    words = [alignments[0].source.words[match.token] for match in matches if match.score >= SURELY]
    return bool(words) and all(word.stance.status == "happened" for word in words)


def _all_the_while(likenesses: Likenesses, mention: Mention[TimeInterval], event: int, reported: Side) -> bool:
    """Whether the claim tells of a time within a stretch in which it was so all the while: "in 2001 he was the mayor"."""
    claim, source = likenesses.claim, likenesses.source
    if not isinstance(reported.value, TimeInterval) or not (reported.value.stretch or reported.value.since):
        return False
    told = next((m for m in source.reading.times if m.span == reported.span), None)
    states = [(claim, event)] + ([(source, source.event_of.get(told.token or -1, -1))] if told else [])
    return not mention.value.since and all(_is_state(index, token) for index, token in states)


def _is_state(index: Index, token: int) -> bool:
    word = index.words.get(token)
    return word is None or word.pos in ("noun", "name", "adj") and not word.frames or word.lemma in STATES


def _anchors(source: Index) -> dict[int, set[int]]:
    """The events that each is told to be before or after, whose date is not its own: "on 12 June, two days after the coup"."""
    found: dict[int, set[int]] = {}
    for order in source.reading.orders:
        if order.anchor is not None:
            found.setdefault(order.event, set()).add(order.anchor)
    return found


def _as_of(index: Index, mention: Mention[TimeInterval]) -> bool:
    """Whether a date only tells how things stood then: at another date they may have stood otherwise."""
    return bool(AS_OF.search(index.reading.text[max(0, mention.span.start - 8) : mention.span.start]))


def _apart(mention: Mention[TimeInterval], token: int) -> int:
    """How many tokens lie between a date and a word."""
    return abs((mention.token or 0) - token)


def compare_places(alignments: Sequence[Alignment], likenesses: Likenesses) -> Iterator[Weighed]:
    """Each place of the claim against the places of the aligned sentences."""
    claim, source = likenesses.claim, likenesses.source
    for token, mention in claim.places.items():
        word = claim.words.get(token)
        if word is None or not _is_where(claim, token):
            continue
        found = decide(place.LADDER, side(mention), _named(alignments, likenesses, token, source.places), word.rarity)
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
        role in WHO or role in OF and not (claim.words[head].frames or claim.words[head].lemma in SETTLEMENTS)
        for role, head in claim.above[token]
        if head in claim.words
    )


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


def _named(
    alignments: Sequence[Alignment], likenesses: Likenesses, token: int, mentions: dict[int, Mention[Place]]
) -> Iterator[Candidate]:
    """The source's mentions that may stand for the claim's name: told there already, or linked to the word it is linked to."""
    claim, source = likenesses.claim, likenesses.source
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
                fits = ELSEWHERE if other in displaced else UNLINKED if aside else 1.0
                yield Candidate(side(mentions[other]), counts * rest * fits, n)
            elif other in own and displaced:
                yield Candidate(side(mentions[other]), counts * rest, n)
            elif (linked if acts else not told or aside and other in in_place) and not spoken_for(alignment, other, token):
                yield Candidate(side(mentions[other]), counts * rest * (1.0 if linked else UNLINKED), n)
