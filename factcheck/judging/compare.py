"""Then the parts: each value of the claim against the source's values in the events it aligns with, through the facets' ladders."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from factcheck.facets import actor, place, quantity, stance, time
from factcheck.facets.ladder import Ladder
from factcheck.interval import Interval
from factcheck.judging.align import SETTLED, Alignment, Likenesses
from factcheck.judging.index import Index
from factcheck.schema import Comparison, Mention, Place, Relation, Side, Strictness, TimeInterval, Value, Word

T = TypeVar("T", bound=Value)

NEIGHBOUR = 0.85
"""What a value counts when it stands in the sentence before or after the aligned one."""
CARRIED = 0.5
"""What the time of an earlier sentence counts for an event without one of its own."""
PREFER = 0.75
"""A supporting value wins when it fits the event at least this well compared with the best conflicting one."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A comparison with how surely the claim's other parts pick out the event it speaks of (0 to 1), and where it stands."""

    comparison: Comparison
    strength: float
    sentence: int | None = None
    weight: float = 1.0
    """How much the claimed part tells (rarity)."""
    instead: bool = False
    """For wording: another word stands in its place in the source."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A source value that the claim's may be held against."""

    side: Side
    strength: float
    sentence: int


def side(mention: Mention[T]) -> Side:
    """A mention as one side of a comparison."""
    return Side(mention.text, mention.span, mention.value)


def _decide(ladder: Ladder[T], claimed: Side, candidates: Iterable[Candidate], weight: float) -> Weighed:
    """The comparison that tells most: a value that fits entails, else the best fitting one that conflicts, else open."""
    best: dict[Relation, tuple[float, Comparison, int]] = {}
    for candidate in candidates:
        comparison = ladder.compare(claimed, candidate.side)
        if comparison.relation not in best or candidate.strength > best[comparison.relation][0]:
            best[comparison.relation] = (candidate.strength, comparison, candidate.sentence)
    entails, excludes = best.get(Relation.ENTAILS), best.get(Relation.EXCLUDES)
    if entails and (not excludes or entails[0] >= PREFER * excludes[0]):
        chosen = entails
    elif excludes:
        chosen = excludes
        openly = best.get(Relation.OPEN)
        if openly and openly[0] > excludes[0]:
            chosen = openly
    elif Relation.OPEN in best:
        chosen = best[Relation.OPEN]
    else:
        return Weighed(ladder.compare(claimed, None), 1.0, weight=weight)
    return Weighed(chosen[1], chosen[0], chosen[2], weight)


def _around(alignments: Sequence[Alignment]) -> Iterator[tuple[Alignment, int, float]]:
    """Each aligned sentence and its neighbours, with what a value there counts."""
    for alignment in alignments:
        for n, counts in ((alignment.sentence, 1.0), (alignment.sentence - 1, NEIGHBOUR), (alignment.sentence + 1, NEIGHBOUR)):
            if 0 <= n < len(alignment.source.in_sentence):
                yield alignment, n, counts


def compare_quantities(alignments: Sequence[Alignment], likenesses: Likenesses, strictness: Strictness) -> Iterator[Weighed]:
    """Each figure of the claim against the figures of the aligned sentences."""
    ladder = quantity.LOGICAL if strictness is Strictness.LOGICAL else quantity.LADDER
    claim, source = likenesses.claim, likenesses.source
    for mention in claim.reading.quantities:
        event = claim.event_of.get(mention.token or -1, -1)
        candidates = []
        for alignment, n, counts in _around(alignments):
            for other in source.quantities_in[n]:
                noun = likenesses.of(mention.token or -1, other.token or -1).score
                kinds = mention.value.kind, other.value.kind
                deed = likenesses.of(event, source.event_of.get(other.token or -1, -1)).score
                if kinds[0] is not None and kinds[0] == kinds[1]:
                    deed = 1.0
                if mention.value.unit and mention.value.unit == other.value.unit:
                    noun = max(noun, 0.7)
                fit = alignment.coverage() * (0.4 + 0.3 * noun + 0.3 * deed)
                candidates.append(Candidate(side(other), counts * fit, n))
        yield _decide(ladder, side(mention), candidates, 6.0)


def compare_times(alignments: Sequence[Alignment], likenesses: Likenesses) -> Iterator[Weighed]:
    """Each date of the claim against the times of the events that it aligns with, and against the article's own date."""
    claim, source = likenesses.claim, likenesses.source
    for mention in claim.reading.times:
        event = claim.event_of.get(mention.token or -1, -1)
        candidates = []
        for alignment in alignments:
            match = alignment.matches.get(event)
            here = source.times_in[alignment.sentence] if alignment.sentence < len(source.times_in) else []
            for other in here:
                told = source.event_of.get(other.token or -1, -2)
                deed = 1.0 if match and match.token == told else likenesses.of(event, told).score
                candidates.append(Candidate(side(other), alignment.coverage() * (0.55 + 0.45 * deed), alignment.sentence))
            for back in range(1, 4):
                n = alignment.sentence - back
                for other in source.times_in[n] if n >= 0 else ():
                    fit = CARRIED * alignment.coverage() * (0.9 if here else 1.0) / back**0.5
                    candidates.append(Candidate(side(other), fit, n))
        if (day := source.reading.published) and alignments:
            value = TimeInterval(Interval.at(day), "day")
            published = Side(f"the article's date, {day.isoformat()}", None, value)
            if time.LADDER.climb(mention.value, value).relation is Relation.ENTAILS:
                candidates.append(Candidate(published, 0.3 * alignments[0].coverage(), alignments[0].sentence))
        yield _decide(time.LADDER, side(mention), candidates, 6.0)


def compare_places(alignments: Sequence[Alignment], likenesses: Likenesses) -> Iterator[Weighed]:
    """Each place of the claim against the places of the aligned sentences."""
    claim, source = likenesses.claim, likenesses.source
    for token, mention in claim.places.items():
        word = claim.words.get(token)
        if word is None or not _is_where(claim.above[token], word):
            continue
        yield _decide(place.LADDER, side(mention), _named(alignments, likenesses, token, source.places), word.rarity)


def _is_where(above: list[tuple[str, int]], word: Word) -> bool:
    return word.kind == "place" and not any(role in ("agent", "target", "recipient") for role, _ in above)


def _named(
    alignments: Sequence[Alignment], likenesses: Likenesses, token: int, mentions: dict[int, Mention[Place]]
) -> Iterator[Candidate]:
    """The source's mentions that may stand for the claim's name: told there already, or linked to the word it is linked to."""
    claim, source = likenesses.claim, likenesses.source
    for alignment, n, counts in _around(alignments):
        rest = alignment.coverage(frozenset({token}))
        for other in source.in_sentence[n]:
            if other not in mentions:
                continue
            if likenesses.of(token, other).score >= SETTLED:
                yield Candidate(side(mentions[other]), counts * max(rest, 0.5), n)
            elif not _spoken_for(alignment, other, token):
                heads = {alignment.matches[h].token for _, h in claim.above[token] if h in alignment.matches}
                linked = bool(heads & {h for _, h in source.above[other]})
                yield Candidate(side(mentions[other]), counts * rest * (1.0 if linked else 0.7), n)


def _spoken_for(alignment: Alignment, other: int, token: int) -> bool:
    """Whether another word of the claim is told by this source word."""
    return any(m.token == other and m.score >= SETTLED and t != token for t, m in alignment.matches.items())


def compare_roles(alignments: Sequence[Alignment], likenesses: Likenesses) -> Iterator[Weighed]:
    """Who did it to whom: swapped roles, and another name in the same role of the same event."""
    claim, source = likenesses.claim, likenesses.source
    for alignment in alignments[:2]:
        for head, match in alignment.matches.items():
            if match.score < SETTLED or not (claim.words[head].frames or claim.words[head].pos == "verb"):
                continue
            ours, theirs = claim.roles(head), source.roles(match.token)
            yield from _swapped(alignment, likenesses, ours, theirs)
            yield from _others(alignment, likenesses, ours, theirs)


def _swapped(
    alignment: Alignment, likenesses: Likenesses, ours: dict[str, list[int]], theirs: dict[str, list[int]]
) -> Iterator[Weighed]:
    def told(tokens: list[int], by: list[int]) -> float:
        return max((likenesses.of(t, o).score for t in tokens for o in by), default=0.0)

    agents, targets = ([t for t in ours.get(role, []) if _is_who(likenesses.claim, t)] for role in ("agent", "target"))
    there_agents, there_targets = theirs.get("agent", []), theirs.get("target", [])
    crossed = (told(agents, there_targets), told(targets, there_agents))
    straight = (told(agents, there_agents), told(targets, there_targets))
    words = likenesses.claim.words
    tokens = agents or targets
    if not tokens:
        return
    who = words[tokens[0]]
    text = likenesses.claim.reading.text[who.span.start : who.span.end]
    both = min(crossed) >= SETTLED and max(straight) < SETTLED
    one = max(crossed) >= 0.85 and max(straight) < 0.5 and min(len(there_agents), len(there_targets)) > 0
    if both or one:
        why = f"The claim turns around who did it to whom: in the source, {text} is on the other side of it."
        comparison = Comparison("roles", "swapped", Relation.EXCLUDES, Side(text, who.span), None, why, "role-swap")
        yield Weighed(comparison, alignment.coverage() * (1.0 if both else 0.6), alignment.sentence, who.rarity)
    elif min(straight) >= SETTLED:
        comparison = Comparison("roles", "same", Relation.ENTAILS, Side(text, who.span), None, "Both tell the same who and whom.")
        yield Weighed(comparison, alignment.coverage(), alignment.sentence, who.rarity)


def _is_who(claim: Index, token: int) -> bool:
    """Whether a word names somebody: things that are swapped are more often another telling of the same."""
    return token in claim.actors or token in claim.places or claim.words[token].kind != ""


def _others(
    alignment: Alignment, likenesses: Likenesses, ours: dict[str, list[int]], theirs: dict[str, list[int]]
) -> Iterator[Weighed]:
    claim, source = likenesses.claim, likenesses.source
    for role in ("agent", "target", "recipient", "same", "with"):
        for token in ours.get(role, ()):
            if alignment.told[token] >= SETTLED or token not in claim.actors:
                continue
            for other in theirs.get(role, ()):
                if other in source.actors and not _spoken_for(alignment, other, token):
                    comparison = actor.LADDER.compare(side(claim.actors[token]), side(source.actors[other]))
                    if comparison.relation is not Relation.OPEN:
                        rest = alignment.coverage(frozenset({token}))
                        yield Weighed(comparison, rest, alignment.sentence, claim.words[token].rarity)


def compare_stances(alignments: Sequence[Alignment], likenesses: Likenesses) -> Iterator[Weighed]:
    """Whether it happened, was denied, planned or only alleged, for each event of the claim; opposites count as negation."""
    claim, source = likenesses.claim, likenesses.source
    for alignment in alignments[:2]:
        for head, match in alignment.matches.items():
            ours = claim.words[head]
            theirs = source.words[match.token]
            if not (ours.frames or ours.pos == "verb" or match.tie == "opposite"):
                continue
            rest = alignment.coverage(frozenset({head}))
            claimed = Side(_text(claim.reading.text, ours), ours.span, ours.stance)
            reported = Side(_text(source.reading.text, theirs), theirs.span, theirs.stance)
            if match.tie == "opposite":
                if {ours.stance.status, theirs.stance.status} == {"happened", "did-not"}:
                    continue
                why = f"The claim says {claimed.text}; the source says the opposite, {reported.text}."
                comparison = Comparison("action", "opposite", Relation.EXCLUDES, claimed, reported, why, "negated")
                linked = _shares_argument(alignment, head, match.token)
                yield Weighed(comparison, rest * (1.0 if linked else 0.5), alignment.sentence, ours.rarity)
            elif match.score >= SETTLED:
                comparison = stance.LADDER.compare(claimed, reported)
                factor = (1.0 if match.score >= 0.85 else 0.8) * (1.0 if match.base else 0.8)
                if comparison.relation is Relation.EXCLUDES and not _shares_argument(alignment, head, match.token):
                    factor *= 0.6
                yield Weighed(comparison, rest * factor, alignment.sentence, ours.rarity)


def _shares_argument(alignment: Alignment, head: int, other: int) -> bool:
    theirs = {t for _, t in (*alignment.source.below[other], *alignment.source.above[other])}
    ours = [t for _, t in (*alignment.claim.below[head], *alignment.claim.above[head])]
    return any(t in alignment.matches and alignment.matches[t].token in theirs for t in ours)


def compare_wording(alignment: Alignment, likenesses: Likenesses) -> Iterator[Weighed]:
    """Every other word of the claim: told, told by another word in its place, or not stated."""
    claim, source = likenesses.claim, likenesses.source
    for token, told in alignment.told.items():
        word = claim.words[token]
        text = _text(claim.reading.text, word)
        here = Side(text, word.span)
        match = alignment.matches.get(token)
        if told >= SETTLED:
            there = Side(_text(source.reading.text, source.words[match.token]), source.words[match.token].span) if match else None
            comparison = Comparison("wording", "told", Relation.ENTAILS, here, there, f"The source says so of “{text}”.")
            yield Weighed(comparison, told, alignment.sentence, word.rarity)
            continue
        other = _in_its_place(alignment, token)
        if other is not None:
            there = Side(_text(source.reading.text, source.words[other]), source.words[other].span)
            why = f"Where the claim says “{text}”, the source says “{there.text}”."
            comparison = Comparison("wording", "another word", Relation.OPEN, here, there, why, "detail-not-stated")
            yield Weighed(comparison, alignment.coverage(frozenset({token})), alignment.sentence, word.rarity, instead=True)
        else:
            why = f"The source does not state “{text}”."
            yield Weighed(Comparison("wording", "not stated", Relation.OPEN, here, None, why, "detail-not-stated"), 1.0, None, word.rarity)


def _in_its_place(alignment: Alignment, token: int) -> int | None:
    """The source word linked to the same matched word in the same role, that tells no other word of the claim."""
    claim, source = alignment.claim, alignment.source
    for role, head in claim.above[token]:
        match = alignment.matches.get(head)
        if match is None or match.score < SETTLED:
            continue
        for there_role, other in source.below[match.token]:
            if there_role == role and not _spoken_for(alignment, other, token):
                return other
    for role, child in claim.below[token]:
        match = alignment.matches.get(child)
        if match is None or match.score < SETTLED:
            continue
        for there_role, other in source.above[match.token]:
            if there_role == role and not _spoken_for(alignment, other, token):
                return other
    return None


def _text(text: str, word: Word) -> str:
    return text[word.span.start : word.span.end]


Comparer = Callable[[Sequence[Alignment], Likenesses], Iterator[Weighed]]
