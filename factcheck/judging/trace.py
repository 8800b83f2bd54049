"""How a verdict came about: the sentences that may tell the claim's event, the ladders of its parts, who left what open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from factcheck.facets import actor, place, quantity, stance, time
from factcheck.facets.ladder import Ladder
from factcheck.judging.align import Alignment
from factcheck.judging.case import prepare
from factcheck.judging.entailment.protocol import Judges
from factcheck.judging.index import Index
from factcheck.judging.judge import ordered, weighed_by
from factcheck.judging.laws import leanings
from factcheck.judging.wording import TOLD
from factcheck.schema import Comparison, Reading, Relation, Side, Span, Strictness, Verdict

NULL_RUNG = ("not stated", Relation.OPEN)
"""The first rung of every ladder."""


@dataclass(frozen=True, slots=True)
class Rival:
    """A sentence of the source that may tell of the claim's event."""

    span: Span
    text: str
    fit: float
    """How surely it tells of that event, 0 to 1."""
    values: tuple[Comparison, ...]
    """Its own figures, times and places against those of the claim."""
    untold: tuple[str, ...]
    """Words of the claim that neither it nor its neighbours tell."""


@dataclass(frozen=True, slots=True)
class Step:
    """A comparison, how surely its event is the claim's (0 to 1), and its facet's ladder: names and relations of the rungs.

    The ladder is empty where the facet has none: roles and words are compared by how they are linked.
    """

    comparison: Comparison
    fit: float
    ladder: tuple[tuple[str, Relation], ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """All that a verdict on a claim rests on, in the order in which it was found."""

    rivals: tuple[Rival, ...]
    """The best first."""
    steps: tuple[Step, ...]
    left_open: tuple[Verdict, ...]
    """The verdicts that the laws leave to choose from."""
    chances: dict[Verdict, float]
    """What the learned judge makes of it; empty where it was not asked."""
    heard: dict[str, float]
    """What it was told by the judge of claim and passage, by feature; empty where that was not asked."""


def trace(
    claim: Reading,
    source: Index,
    strictness: Strictness,
    judges: Judges | None,
) -> Trace:
    """How the verdict on a claim against one source comes about; nothing is decided here that `judge` does not decide."""
    plain = prepare(claim, source, strictness)
    chances, case, decision = weighed_by(plain, judges) if judges else ({}, plain, None)
    deciding = decision[2] if decision else None
    ladders = _ladders(strictness)
    return Trace(
        rivals=tuple(_rival(alignment, ladders) for alignment in case.alignments),
        steps=tuple(
            Step(item.comparison, item.strength, _rungs(item.comparison, ladders)) for item in ordered(case.weighed, deciding)
        ),
        left_open=tuple(verdict for verdict, counts in leanings(case).items() if counts),
        chances=chances,
        heard={name: value for name, value in case.features.items() if name not in plain.features},
    )


def _ladders(strictness: Strictness) -> dict[str, Ladder]:  # type: ignore[type-arg]
    figures = quantity.LOGICAL if strictness is Strictness.LOGICAL else quantity.LADDER
    return {ladder.facet: ladder for ladder in (figures, time.LADDER, place.LADDER, actor.LADDER, stance.LADDER)}


def _rungs(comparison: Comparison, ladders: dict[str, Ladder]) -> tuple[tuple[str, Relation], ...]:  # type: ignore[type-arg]
    if comparison.facet not in ladders:
        return ()
    rungs = [NULL_RUNG, *((rung.name, rung.relation) for rung in ladders[comparison.facet].rungs)]
    once = tuple(rung for rung, _ in groupby(rungs))
    return once if any(name == comparison.rung for name, _ in once) else ()


def _rival(alignment: Alignment, ladders: dict[str, Ladder]) -> Rival:  # type: ignore[type-arg]
    claim, source = alignment.claim, alignment.source
    span = source.reading.sentences[alignment.sentence]
    untold = [claim.words[token].span for token, score in alignment.here.items() if score < TOLD]
    return Rival(
        span,
        source.reading.text[span.start : span.end],
        alignment.event(),
        tuple(_values(claim.reading, source.reading, span, ladders)),
        tuple(claim.reading.text[word.start : word.end] for word in sorted(untold, key=lambda word: word.start)),
    )


def _values(claim: Reading, source: Reading, span: Span, ladders: dict[str, Ladder]) -> Iterator[Comparison]:  # type: ignore[type-arg]
    """The figures, times and places of a sentence against those of the claim, each through its ladder."""
    for facet, ours, theirs in (
        ("quantity", claim.quantities, source.quantities),
        ("time", claim.times, source.times),
        ("place", claim.places, source.places),
    ):
        for mine in ours:
            for other in theirs:
                if other.span.within(span):
                    claimed, reported = (Side(m.text, m.span, m.value) for m in (mine, other))
                    yield ladders[facet].compare(claimed, reported)
