"""The claim's figures, dates and places against those of the events that it aligns with, through the facets' ladders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.facets import place, quantity, time
from factcheck.facets.ladder import Ladder
from factcheck.interval import Interval
from factcheck.judging.align import SETTLED, Alignment, Likenesses
from factcheck.judging.index import Index
from factcheck.judging.weighing import CARRIED, Candidate, Weighed, around, decide, side, spoken_for
from factcheck.schema import Mention, Place, Quantity, Relation, Side, Strictness, TimeInterval

WHO = frozenset({"agent", "target", "recipient"})
OF = frozenset({"mod", "of", "same"})
"""Roles of a place that acts, and of one that tells whose somebody is."""
UNLINKED = 0.5
"""What a place counts that the source does not tell of the same event word."""
ANOTHER_EVENT = 0.7
"""What a date counts that stands farther from the event's word than another date of the sentence does."""
BARE = 0.85
"""How alike two things counted are taken for, of one toll, where one side names none: "had killed 19"."""
BEFORE_BASELINE = re.compile(r"\b(?:(?:up|down|rose|fell|slowed|rising|falling)\b[^.;]{0,12}\bfrom|compared (?:with|to)|as against) $")
AS_OF = re.compile(r"\bas of $", re.IGNORECASE)
WHEN = re.compile(r"\s*(?:in|on|for|during|at|by)?\s*(?:the )?")
SAME_DEED, ANOTHER_COUNTED = 0.5, 0.6
"""What a figure counts of another deed where the sentence has one for the claim's: "detained 60 fans; 14 of them were charged"."""
SAME, ELSEWHERE = 0.85, 0.6
"""How alike deed and noun must be for two figures to count the same; what a conflict counts whose figure the source has elsewhere."""
ANOTHER_TIME = 0.4
"""What a figure counts in a sentence that is about another time than the claim's."""


def compare_quantities(alignments: Sequence[Alignment], likenesses: Likenesses, strictness: Strictness) -> Iterator[Weighed]:
    """Each figure of the claim against the figures of the aligned sentences."""
    ladder = quantity.LOGICAL if strictness is Strictness.LOGICAL else quantity.LADDER
    claim, source = likenesses.claim, likenesses.source
    if not claim.reading.quantities:
        return
    surely = {alignment.sentence: alignment.event() for alignment in alignments}
    near = [
        (n, counts, surely[alignment.sentence] * (1.0 if _same_time(likenesses, n) else ANOTHER_TIME))
        for alignment, n, counts in around(alignments)
    ]
    for mention in claim.reading.quantities:
        event = claim.event_of.get(mention.token or -1, -1)
        candidates = []
        figure_there = False
        counted_here = {alignment.matches[event].token for alignment in alignments if event in alignment.matches}
        for n, counts, fits in near:
            there = source.quantities_in[n]
            for other in there:
                figure_there |= other.value.figure is not None and other.value.figure == mention.value.figure
                noun = likenesses.of(mention.token or -1, other.token or -1).score
                kinds = mention.value.kind, other.value.kind
                deed = likenesses.of(event, source.event_of.get(other.token or -1, -1)).score
                if kinds[0] is not None and kinds[0] == kinds[1]:
                    deed = 1.0
                    noun = max(noun, BARE) if None in (mention.value.of, other.value.of) else noun
                if mention.value.unit and quantity.in_percent(mention.value).unit == quantity.in_percent(other.value).unit:
                    noun = max(noun, 0.7)
                fit = fits * (0.4 + 0.3 * noun + 0.3 * deed)
                if _is_baseline(source, other) and not _is_baseline(claim, mention) or _dated_otherwise(claim, source, other, n):
                    fit *= ANOTHER_TIME
                elif deed < SAME_DEED and any(_counts_for(source, m, counted_here) for m in there if m.value.of == other.value.of):
                    fit *= ANOTHER_COUNTED
                told = side(other) if deed < SAME or noun < SAME else _of_one_kind(side(other), mention.value.kind)
                candidates.append(Candidate(told, counts * fit, n))
        found = decide(ladder, side(mention), candidates, 6.0)
        if found.comparison.relation is Relation.EXCLUDES and _told_elsewhere(mention, source, ladder):
            found = replace(found, strength=found.strength * ELSEWHERE)
        yield replace(found, figure_there=figure_there)


def _of_one_kind(reported: Side, kind: str | None) -> Side:
    """A figure of the claim's own event and noun counts what the claim's does, where only one side says what: "pulled 15 alive"."""
    value = reported.value
    if isinstance(value, Quantity) and None in (value.kind, kind):
        return replace(reported, value=replace(value, kind=kind))
    return reported


def _told_elsewhere(mention: Mention[Quantity], source: Index, ladder: Ladder[Quantity]) -> bool:
    """Whether the source has the claim's figure of the same toll in another sentence, too: "the toll, first put at 41"."""
    if mention.value.kind is None or mention.value.figure is None:
        return False
    alike = (q.value for q in source.reading.quantities if (q.value.kind, q.value.figure) == (mention.value.kind, mention.value.figure))
    return any(ladder.climb(mention.value, value).relation is Relation.ENTAILS for value in alike)


def _counts_for(source: Index, mention: Mention[Quantity], events: set[int]) -> bool:
    """Whether a figure of the source tells how many one of these events was of."""
    return mention.value.of is not None and source.event_of.get(mention.token or -1, -1) in events


def _is_baseline(index: Index, mention: Mention[Quantity]) -> bool:
    """Whether a figure is told only to compare another one with it: "rose to 340 million, up from 295 million"."""
    return bool(BEFORE_BASELINE.search(index.reading.text[: mention.span.start][-24:]))


def _dated_otherwise(claim: Index, source: Index, mention: Mention[Quantity], sentence: int) -> bool:
    """Whether a date stands right behind the figure that can be none of the claim's: "4.2 percent in June, 5.1 in May"."""
    behind = source.reading.text[mention.span.end :]
    own = [t for t in source.times_in[sentence] if t.span.start >= mention.span.end]
    nearest = min(own, key=lambda t: t.span.start, default=None)
    if nearest is None or not WHEN.fullmatch(behind[: nearest.span.start - mention.span.end]) or len(claim.reading.times) != 1:
        return False
    return time.LADDER.climb(claim.reading.times[0].value, nearest.value).relation is Relation.EXCLUDES


def _same_time(likenesses: Likenesses, sentence: int) -> bool:
    """False where the claim gives a date and none of this sentence can be that one."""
    claim, source = likenesses.claim, likenesses.source
    ours = claim.reading.times
    theirs = source.times_in[sentence]
    apart = [time.LADDER.climb(a.value, b.value).relation is Relation.EXCLUDES for a in ours for b in theirs]
    return not apart or not all(apart)


def compare_times(alignments: Sequence[Alignment], likenesses: Likenesses) -> Iterator[Weighed]:
    """Each date of the claim against the times of the events that it aligns with, and against the article's own date."""
    claim, source = likenesses.claim, likenesses.source
    if not claim.reading.times:
        return
    surely = [(alignment, alignment.event(), alignment.coverage()) for alignment in alignments]
    orders = _anchors(source)
    for mention in claim.reading.times:
        event = claim.event_of.get(mention.token or -1, -1)
        as_of = _as_of(claim, mention)
        candidates = []
        for alignment, sure, coverage in surely:
            match = alignment.matches.get(event)
            here = source.times_in[alignment.sentence] if alignment.sentence < len(source.times_in) else []
            nearest = min((_apart(other, match.token) for other in here), default=0) if match else 0
            for other in here:
                told = source.event_of.get(other.token or -1, -2)
                if match and match.token in orders.get(told, ()) or as_of and _as_of(source, other):
                    continue
                deed = 1.0 if match and match.token == told else likenesses.of(event, told).score
                another = match is not None and match.token != told and _apart(other, match.token) > nearest
                fit = sure * (0.75 + 0.25 * deed) * (ANOTHER_EVENT if another else 1.0)
                candidates.append(Candidate(side(other), fit, alignment.sentence))
            for back in range(1, 4):
                n = alignment.sentence - back
                for other in source.times_in[n] if n >= 0 else ():
                    fit = CARRIED * coverage * (0.9 if here else 1.0) / back**0.5
                    candidates.append(Candidate(side(other), fit, n))
        if (day := source.reading.published) and alignments:
            value = TimeInterval(Interval.at(day), "day")
            published = Side(f"the article's date, {day.isoformat()}", None, value)
            if time.LADDER.climb(mention.value, value).relation is Relation.ENTAILS:
                candidates.append(Candidate(published, 0.3 * surely[0][2], alignments[0].sentence))
        yield decide(time.LADDER, side(mention), candidates, 6.0)


def _anchors(source: Index) -> dict[int, set[int]]:
    """The events that each event is told to be before or after, whose date is not its own: "on 12 June, two days after the coup"."""
    found: dict[int, set[int]] = {}
    for order in source.reading.orders:
        if order.anchor is not None:
            found.setdefault(order.event, set()).add(order.anchor)
    return found


def _as_of(index: Index, mention: Mention[TimeInterval]) -> bool:
    """Whether a date only tells how things stood then: at another date they may have stood otherwise."""
    return bool(AS_OF.search(index.reading.text[: mention.span.start][-8:]))


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


def _is_where(claim: Index, token: int) -> bool:
    """Whether a place tells where: not who acts, and not whose minister it is."""
    if claim.words[token].kind != "place":
        return False
    return not any(
        role in WHO or (role in OF and not claim.words[head].frames) for role, head in claim.above[token] if head in claim.words
    )


def _named(
    alignments: Sequence[Alignment], likenesses: Likenesses, token: int, mentions: dict[int, Mention[Place]]
) -> Iterator[Candidate]:
    """The source's mentions that may stand for the claim's name: told there already, or linked to the word it is linked to."""
    claim, source = likenesses.claim, likenesses.source
    for alignment, n, counts in around(alignments):
        rest = alignment.local(frozenset({token}))
        told = alignment.here[token] >= SETTLED
        heads = {alignment.matches[h].token for _, h in claim.above[token] if h in alignment.matches}
        for other in source.in_sentence[n]:
            if other not in mentions:
                continue
            if likenesses.of(token, other).score >= SETTLED:
                yield Candidate(side(mentions[other]), counts * rest, n)
            elif not told and not spoken_for(alignment, other, token):
                linked = bool(heads & {h for _, h in source.above[other]})
                yield Candidate(side(mentions[other]), counts * rest * (1.0 if linked else UNLINKED), n)
