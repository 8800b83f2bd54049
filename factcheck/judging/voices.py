"""Several sources on one claim: which says what, which only repeats another, which toll is superseded, who speaks for all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from factcheck.judging.index import Index
from factcheck.judging.near import same_story
from factcheck.schema import Comparison, Quantity, Relation, Report, Verdict, Voice

TOLLS = frozenset({"dead", "wounded", "missing", "captured", "displaced", "rescued", "arrested", "casualties"})
"""Counts that are corrected from day to day."""
FOLLOWS = timedelta(days=60)
"""How long after the first toll a later one of the same event is told."""
TELLS = frozenset({"planned-only", "alleged-only", "denied", "lower-bound"})
"""Reasons that say something of the claim, though they settle nothing."""
CLEARLY = 0.1
"""By how much more of the claim a source must tell, 0 to 1, to be the one that the claim is about."""
TITLE_ROOM = 60


@dataclass(frozen=True, slots=True)
class Told:
    """What one source says of the claim."""

    report: Report
    index: Index
    coverage: float
    """How much of the claim it tells, 0 to 1."""

    @property
    def settled(self) -> bool:
        """True where the source supports or contradicts the claim."""
        return self.report.verdict is not Verdict.UNVERIFIABLE

    @property
    def published(self) -> date | None:
        """The day of the source."""
        return self.index.reading.published

    @property
    def id(self) -> str:
        """The id of the source."""
        return self.index.source.id if self.index.source else "source"

    @property
    def name(self) -> str:
        """The source as a sentence names it: its title, else its id, with its day."""
        title = self.index.source.title if self.index.source else None
        shown = f"“{title}”" if title and len(title) <= TITLE_ROOM else self.id
        return f"{shown} ({self.published.isoformat()})" if self.published else shown


def settle(told: Sequence[Told]) -> Report:
    """The report over all sources.

    A source that supports the claim speaks before one that contradicts it, since a claim that fits what one of them tells may be
    about another event than the other's. One that contradicts it while another tells more of it is left out: it tells of another
    event. An earlier toll does not speak where a later one of the same event does. Sources that tell the same story in much the
    same words, and say the same of the claim, are one voice.
    """
    told = _of_the_event(told)
    settled = [one for one in told if one.settled]
    if not settled:
        return max(told, key=lambda one: (one.coverage, one.report.confidence)).report
    later = dict(_superseded(settled))
    speaking = [one for one in settled if one.id not in later]
    best = max(speaking, key=lambda one: (one.report.verdict is Verdict.SUPPORTED, one.report.confidence))
    others = [one for one in told if one is not best and (one.settled or one.report.reason in TELLS)]
    if not others:
        return best.report
    heard = _heard([best, *others])
    against = [one for one, _ in heard if one.settled and one.id not in later and one.report.verdict is not best.report.verdict]
    earlier = [one for one, _ in heard if one.id in later and one.report.verdict is not best.report.verdict]
    return replace(
        best.report,
        confidence=round(best.report.confidence * (1 - max((one.report.confidence for one in against), default=0.0) / 2), 3),
        explanation=" ".join((best.report.explanation, *_asides(best, against, earlier))),
        evidence=best.report.evidence + tuple(passage for one, _ in heard[1:] for passage in one.report.evidence[:1]),
        voices=tuple(_voice(one, later.get(one.id), copies) for one, copies in heard),
    )


def _heard(told: Sequence[Told]) -> list[tuple[Told, list[str]]]:
    """The voices, in order, each with the ids of those after it that only repeat it: the same story, the same of the claim."""
    heard: list[tuple[Told, list[str]]] = []
    for one in told:
        copies = next((copies for voice, copies in heard if _repeats(one, voice)), None)
        if copies is None:
            heard.append((one, []))
        else:
            copies.append(one.id)
    return heard


def _repeats(one: Told, other: Told) -> bool:
    if (one.report.verdict, one.report.reason) != (other.report.verdict, other.report.reason):
        return False
    return same_story(one.index.reading.text, other.index.reading.text)


def _of_the_event(told: Sequence[Told]) -> list[Told]:
    """Without the sources that contradict the claim while one that does not tells clearly more of it."""
    most = max((one.coverage for one in told if one.report.verdict is not Verdict.CONTRADICTED), default=0.0)
    return [one for one in told if one.report.verdict is not Verdict.CONTRADICTED or one.coverage >= most - CLEARLY]


def _superseded(settled: Sequence[Told]) -> Iterator[tuple[str, str]]:
    """The id of each source whose toll a later one of the same event corrects, and the id of the last of these."""
    for one in settled:
        later = [other for other in settled if _corrects(other, one)]
        if later:
            yield one.id, max(later, key=lambda other: other.published or date.min).id


def _corrects(later: Told, earlier: Told) -> bool:
    if later.report.verdict is earlier.report.verdict or not (later.published and earlier.published):
        return False
    if not earlier.published < later.published <= earlier.published + FOLLOWS:
        return False
    tolls = [_toll(one.report) for one in (later, earlier)]
    return None not in tolls and tolls[0] == tolls[1] and _same_event(later, earlier)


def _toll(report: Report) -> tuple[object, str] | None:
    """The part of the claim that a toll of the source decides, and what is counted; None where something else decides."""
    conflicts = [c for c in report.comparisons if c.relation is Relation.EXCLUDES]
    if any(c.facet != "quantity" for c in conflicts):
        return None
    for comparison in conflicts or report.comparisons:
        value = comparison.reported.value if comparison.reported else None
        if isinstance(value, Quantity) and value.kind in TOLLS and comparison.relation is not Relation.OPEN:
            return comparison.claimed.span, value.kind
    return None


def _same_event(one: Told, other: Told) -> bool:
    """Whether both tell of the claim's event: where the claim names place or time, both have it so; else they share a place."""
    parts = [_parts(one.report), _parts(other.report)]
    named = {(c.facet, c.claimed.span) for found in parts for c in found}
    if named:
        return all({(c.facet, c.claimed.span) for c in found if c.relation is Relation.ENTAILS} == named for found in parts)
    return bool(_places(one) & _places(other))


def _parts(report: Report) -> list[Comparison]:
    return [c for c in report.comparisons if c.facet in ("place", "time")]


def _places(told: Told) -> frozenset[str]:
    """The places named in the sentences that the source's verdict rests on."""
    spans = [passage.span for passage in told.report.evidence]
    words = (w for w in told.index.words.values() if w.kind == "place" and any(w.span.within(span) for span in spans))
    return frozenset(name for word in words for name in word.names)


def _voice(told: Told, superseded_by: str | None, copies: Sequence[str]) -> Voice:
    report, source = told.report, told.index.source
    return Voice(
        source=told.id,
        title=source.title if source else None,
        published=told.published,
        verdict=report.verdict,
        confidence=report.confidence,
        reason=report.reason,
        explanation=report.explanation,
        superseded_by=superseded_by,
        copies=tuple(copies),
    )


def _asides(best: Told, against: Sequence[Told], earlier: Sequence[Told]) -> Iterator[str]:
    """What the other sources say otherwise, a sentence each kind."""
    if earlier:
        yield f"{best.name} is the later report; {', '.join(one.name for one in earlier)} told an earlier toll."
    if against:
        surest = max(against, key=lambda one: one.report.confidence)
        more = f" (and {len(against) - 1} more)" if len(against) > 1 else ""
        yield f"The sources disagree: {surest.name}{more} contradicts it. {surest.report.explanation}"
