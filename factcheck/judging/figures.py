"""The claim's figures against those of the events that it aligns with, by how surely they count the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from math import isclose

from factcheck.facets import quantity, time
from factcheck.facets.ladder import Ladder
from factcheck.judging.align import Alignment, Likenesses
from factcheck.judging.index import Index
from factcheck.judging.totals import Figure, is_margin, is_part, listed, totals
from factcheck.judging.weighing import Candidate, Weighed, around, decide, side
from factcheck.schema import Mention, Quantity, Relation, Side, Strictness

BARE = 0.85
"""How alike two things counted are taken for, of one toll, where one side names none: "had killed 19"."""
SAME = 0.85
"""From this likeness of both deed and noun on two figures count the same."""
ANOTHER_TIME = 0.4
"""What a figure counts that is told of another time than the claim's, of a plan, or only to compare another one with it."""
SAME_DEED, ANOTHER_DEED = 0.5, 0.6
"""What a figure counts of another deed where the sentence has one for the claim's: "detained 60 fans; 14 were charged"."""
ELSEWHERE = 0.4
"""What a conflict counts where the source has the claim's figure, too, in another sentence or of what may be the same."""
RECKONED = 0.25
"""What it counts where the claim's is a share of the source's, or leaves some out: "260 operations other than on the heart"."""
BUT_FOR = re.compile(r"\b(?:other than|not counting|excluding|except|apart from|the other|the rest|remaining)\b", re.IGNORECASE)
PART = 0.4
"""What a figure counts that may be a part of the claim's total."""
LONG_AGO = timedelta(days=180)
NEARBY = 24
"""Characters before a figure in which words tell what it is for."""
BASELINE = re.compile(
    r"\b(?:(?:up|down|rose|fell|slowed|rising|falling)\b[^.;]{0,12}\bfrom|compared (?:with|to)|as against|instead of) $"
    r"|\brather than $|, against $"
)
OF_THE = re.compile(r"\b(?:out )?of (?:all )?(?:the|its|their|his|her|our) $", re.IGNORECASE)
EACH = re.compile(r"\b(?:each|every|apiece)\b", re.IGNORECASE)
CHANGE = re.compile(r"\bby (?:(?:about|around|some|nearly|almost|over|up to|more than|less than|at least) )?$", re.IGNORECASE)
BEFORE_DATE = re.compile(r"\s*(?:in|on|for|during|at|by)?\s*(?:the )?")


def compare_quantities(alignments: Sequence[Alignment], likenesses: Likenesses, strictness: Strictness) -> Iterator[Weighed]:
    """Each figure of the claim against the figures of the aligned sentences."""
    ladder = quantity.LOGICAL if strictness is Strictness.LOGICAL else quantity.LADDER
    claim, source = likenesses.claim, likenesses.source
    if not claim.reading.quantities:
        return
    surely = {alignment.sentence: alignment.event() for alignment in alignments}
    near = [
        (n, counts * surely[alignment.sentence] * (ANOTHER_TIME if _of_another_time(likenesses, n) else 1.0))
        for alignment, n, counts in around(alignments)
    ]
    for mention in claim.reading.quantities:
        event = claim.event_of.get(mention.token or -1, -1)
        events = {alignment.matches[event].token for alignment in alignments if event in alignment.matches}
        there = [(other, n, fits) for n, fits in near for other in source.quantities_in[n]]
        if quantity.is_label(mention.value):
            there = [*_of_one_sort(mention, there)] or [*_named(mention, source)]
        parts = {other.span for other, *_ in there if is_part(mention, claim, other, there)}
        candidates = [
            _candidate(likenesses, mention, event, events, other, n, fits * (PART if other.span in parts else 1.0))
            for other, n, fits in there
        ]
        candidates += [*totals(mention, claim, there, ladder), *listed(mention, source, there, ladder)]
        found = decide(ladder, side(mention), candidates, 6.0)
        if found.comparison.relation is Relation.EXCLUDES:
            follows = _reckoned(mention, source, {n for n, _ in near})
            told = _ranked_too(mention, there) or _told_elsewhere(mention, source, events, ladder)
            if follows == "share" or follows and BUT_FOR.search(claim.reading.text):
                found = replace(found, strength=found.strength * RECKONED)
            elif follows or told or _may_be_the_same(mention, there):
                found = replace(found, strength=found.strength * ELSEWHERE)
        if found.comparison.relation is Relation.OPEN and mention.text.lower().startswith("one of "):
            continue  # "one of the trucks" is a truck
        if found.comparison.relation is not Relation.ENTAILS and _is_another(claim, mention):
            continue
        figures = {other.value.figure for other, *_ in there} - {None}
        yield replace(found, figure_there=mention.value.figure in figures)


def _may_be_the_same(mention: Mention[Quantity], figures: Sequence[Figure]) -> bool:
    """Whether one of the figures is the claim's, of what may be the same; "all" and "both" leave no such doubt."""
    whole = mention.text.lower().startswith(("all", "both"))
    return not whole and any(quantity.may_be_the_same(mention.value, other.value) for other, *_ in figures)


def _ranked_too(mention: Mention[Quantity], figures: Sequence[Figure]) -> bool:
    """Whether the source tells of that one in the row, too: "it was the second attack; the first wounded two"."""
    ours = mention.value
    return ours.unit == "ordinal" and any((o.value.unit, o.value.figure) == (ours.unit, ours.figure) for o, *_ in figures)


def _is_another(index: Index, mention: Mention[Quantity]) -> bool:
    """ "a second station": only another one."""
    second = mention.value.unit == "ordinal" and mention.value.figure == 2
    return second and _before(index, mention).lower().endswith(" a ")


def _candidate(
    likenesses: Likenesses,
    mention: Mention[Quantity],
    event: int,
    events: set[int],
    other: Mention[Quantity],
    sentence: int,
    fits: float,
) -> Candidate:
    """A figure of the source with how surely it counts what the claim's does; `events` of the source tell the claim's `event`."""
    claim, source = likenesses.claim, likenesses.source
    noun = likenesses.of(mention.token or -1, other.token or -1).score
    deed = likenesses.of(event, source.event_of.get(other.token or -1, -1)).score
    if mention.value.kind is not None and mention.value.kind == other.value.kind:
        deed = 1.0
        noun = max(noun, BARE) if None in (mention.value.of, other.value.of) else noun
    if mention.value.unit and quantity.in_percent(mention.value).unit == quantity.in_percent(other.value).unit:
        noun = max(noun, 0.7)
    fits *= 0.4 + 0.3 * noun + 0.3 * deed
    ahead = other.value.figure != mention.value.figure and _only_ahead(source, other) and not _only_ahead(claim, mention)
    compared = _is_baseline(source, other) and not _is_baseline(claim, mention)
    compared = compared or _is_change(source, other) != _is_change(claim, mention)
    if ahead or compared or _dated_otherwise(claim, source, other, sentence):
        fits *= ANOTHER_TIME
    elif deed < SAME_DEED:
        alike = (m for m in source.quantities_in[sentence] if m.value.of in (None, other.value.of))
        apart = any(_counts_for(source, m, events) for m in alike) or _of_another_deed(source, other, events, sentence)
        fits *= ANOTHER_DEED if apart else 1.0
    if _is_whole(source, other, sentence):
        fits *= ANOTHER_TIME
    told = side(other) if min(deed, noun) < SAME else _of_one_kind(side(other), mention.value.kind)
    return Candidate(told, fits, sentence)


def _of_one_sort(mention: Mention[Quantity], figures: Sequence[Figure]) -> Iterator[Figure]:
    """The numbers of the same sort of thing: of rooms for a room, of flights for a flight."""
    return (figure for figure in figures if figure[0].value.unit == mention.value.unit)


def _named(mention: Mention[Quantity], source: Index) -> Iterator[Figure]:
    """Where the source names the very thing, in whatever sentence: it is told of as "the flight" from then on."""
    same = (q for q in source.reading.quantities if (q.value.unit, q.value.figure) == (mention.value.unit, mention.value.figure))
    return ((q, source.sentence_at(q.span.start), SAME) for q in same)


def _of_one_kind(reported: Side, kind: str | None) -> Side:
    """A figure of the claim's own event and noun counts what the claim's does, where one side says what: "pulled 15 alive"."""
    value = reported.value
    if isinstance(value, Quantity) and None in (value.kind, kind):
        return replace(reported, value=replace(value, kind=kind))
    return reported


def _told_elsewhere(mention: Mention[Quantity], source: Index, events: set[int], ladder: Ladder[Quantity]) -> bool:
    """Whether the source has the claim's figure of the same toll, or of the same deed, too: "the toll, first put at 41"."""
    ours = mention.value
    if ours.figure is None:
        return False
    alike = [q for q in source.reading.quantities if (q.value.kind, q.value.figure) == (ours.kind, ours.figure)]
    counted = (q.value for q in alike if ours.kind is not None or _counts_for(source, q, events))
    return any(ladder.climb(ours, value).relation is Relation.ENTAILS for value in counted)


def _counts_for(source: Index, mention: Mention[Quantity], events: set[int]) -> bool:
    """Whether a figure of the source tells how many one of these events was of."""
    return mention.value.of is not None and source.event_of.get(mention.token or -1, -1) in events


def _is_change(index: Index, mention: Mention[Quantity]) -> bool:
    """Whether a figure tells by how much something rose or fell: "by 15 euros", "15 guards fewer than before"."""
    if is_margin(index, mention):
        return True
    return mention.value.unit is not None and bool(CHANGE.search(_before(index, mention)))


def _reckoned(mention: Mention[Quantity], source: Index, sentences: set[int]) -> str:
    """How the claim's figure follows from two of a sentence: as a "share" of a whole, or their "sum" or so; "" where not."""
    ours = mention.value
    if ours.figure is None or ours.bound not in ("exact", "about"):
        return ""
    follows = ""
    for sentence in sentences:
        there = [m.value for m in source.quantities_in[sentence] if m.value.figure]
        shares = [value.figure for value in there if value.unit == "share" and value.figure]
        figures = [value.figure for value in there if value.unit == ours.unit and value.figure]
        results = [a + b for a, b in combinations(figures, 2)] + [abs(a - b) for a, b in combinations(figures, 2)]
        span = source.reading.sentences[sentence]
        if EACH.search(source.reading.text, span.start, span.end):  # "each of the three will give four boats"
            results += [a * b for a, b in combinations(figures, 2)]
        results += [figure / share for share in shares for figure in figures]
        if any(isclose(ours.figure, figure * share, rel_tol=1e-6) for share in shares for figure in figures):
            return "share"
        if any(isclose(ours.figure, result, rel_tol=1e-6) for result in results):
            follows = "sum"
    return follows


def _of_another_deed(source: Index, mention: Mention[Quantity], events: set[int], sentence: int) -> bool:
    """Whether a figure belongs to one verb of the sentence, and the claim's deed is another: "fined 50,000, asked for more"."""
    if mention.value.unit is None:
        return False  # who is counted may do several things
    told = source.words.get(source.event_of.get(mention.token or -1, -1))
    here = [source.words[event] for event in events if event in source.words and source.words[event].sentence == sentence]
    return told is not None and told.pos == "verb" and any(word.pos == "verb" and word.token != told.token for word in here)


def _is_whole(source: Index, mention: Mention[Quantity], sentence: int) -> bool:
    """Whether a figure is only told to count some of them: "of the 40 people on board, 31 were rescued", "a third of the 90"."""
    if not OF_THE.search(_before(source, mention)):
        return False
    others = (other for other in source.quantities_in[sentence] if other is not mention)
    return any(other.value.kind is not None or other.value.part or other.value.unit == "share" for other in others)


def _is_baseline(index: Index, mention: Mention[Quantity]) -> bool:
    """Whether a figure is told only to compare another one with it: "rose to 340 million, up from 295 million"."""
    return bool(BASELINE.search(_before(index, mention)))


def _before(index: Index, mention: Mention[Quantity]) -> str:
    """The words before a figure that tell what it is for."""
    return index.reading.text[max(0, mention.span.start - NEARBY) : mention.span.start]


def _only_ahead(index: Index, mention: Mention[Quantity]) -> bool:
    """Whether a figure is of what is only planned, expected or possible: "expected it to lose 250 million"."""
    event = index.words.get(index.event_of.get(mention.token or -1, -1))
    return event is not None and event.stance.status in ("planned", "possible")


def _dated_otherwise(claim: Index, source: Index, mention: Mention[Quantity], sentence: int) -> bool:
    """Whether a date stands right behind the figure that can be none of the claim's: "4.2 percent in June, 5.1 in May"."""
    nearest = next((t for t in source.times_in[sentence] if t.span.start >= mention.span.end), None)
    if nearest is None or len(claim.reading.times) != 1:
        return False
    if not BEFORE_DATE.fullmatch(source.reading.text, mention.span.end, nearest.span.start):
        return False
    return time.LADDER.climb(claim.reading.times[0].value, nearest.value).relation is Relation.EXCLUDES


def _of_another_time(likenesses: Likenesses, sentence: int) -> bool:
    """Whether a sentence tells of another time than the claim."""
    return _long_ago(likenesses, sentence) or not _same_time(likenesses, sentence)


def _long_ago(likenesses: Likenesses, sentence: int) -> bool:
    """Whether a sentence looks back on what was long before the article, and a claim without a date names nobody of it."""
    claim, source = likenesses.claim, likenesses.source
    day, dates = source.reading.published, [time.value.days for time in source.times_in[sentence]]
    if claim.reading.times or day is None or not dates:
        return False
    if not all(days is not None and days.high is not None and day - days.high > LONG_AGO for days in dates):
        return False
    names = [token for token, word in claim.words.items() if word.pos == "name"]
    return not any(likenesses.of(name, other).score >= SAME for name in names for other in source.in_sentence[sentence])


def _same_time(likenesses: Likenesses, sentence: int) -> bool:
    """False where the claim gives a date and none of this sentence can be that one."""
    claim, source = likenesses.claim, likenesses.source
    ours = claim.reading.times
    theirs = source.times_in[sentence]
    apart = [time.LADDER.climb(a.value, b.value).relation is Relation.EXCLUDES for a in ours for b in theirs]
    return not apart or not all(apart)
