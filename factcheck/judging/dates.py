"""The claim's dates against those of the events that it aligns with, through the facet's ladder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.facets import stance, time
from factcheck.interval import Interval
from factcheck.judging.align import SETTLED, Alignment, Likenesses
from factcheck.judging.index import Index
from factcheck.judging.weighing import CARRIED, SURELY, Candidate, Weighed, decide, side
from factcheck.schema import Mention, Relation, Side, TimeInterval

ANOTHER_EVENT, ANOTHER_DATED = 0.7, 0.55
"""What a date counts that stands farther from the event's word than another date of the sentence does; and one of another event
of the sentence, where the event has its own: "opened in 1987, closed in 2021".
"""
OF_OTHERS, ALIKE = 0.5, 0.4
"""What a date counts of what others did, and the likeness below which somebody is another."""
GONE_BY = 0.5
"""What a date counts that the article looks back on, where the claim's is still to come."""
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
    ahead = _still_to_come(claim, mention)
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
        if ahead and not _still_to_come(source, other):
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


def _still_to_come(index: Index, mention: Mention[TimeInterval]) -> bool:
    """Whether a date lies after the day that the text's dates count from."""
    day, days = index.reading.published, mention.value.days
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
