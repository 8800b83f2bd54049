"""A report laid out for a page: the claim with its parts marked, facets compared, passages; plain data, no markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.reports.labels import (
    JOINED,
    MARKS,
    NO_VERDICT,
    NOT_CHECKABLE,
    RUNGS,
    UNCHECKED,
    aside,
    by_source,
    confidence_words,
    heading,
    in_order,
    reason_words,
    standing,
)
from factcheck.reports.marks import claim_marks, facet_marks, known_facet
from factcheck.reports.passages import Run, passage, printable, shorten, trim
from factcheck.reports.values import worth_telling
from factcheck.schema import Comparison, Evidence, Finding, Relation, Report, Side, Source, Span, Voice

CLAIM_ROOM = 10_000
PASSAGE_ROOM = 4_000
CELL_ROOM = 300
TITLE_ROOM = 200
"""Characters kept of a claim, a passage, a cell of the table, and a title."""


@dataclass(slots=True)
class FacetRow:
    """One facet of the claim against the source. Comparisons of words that came out alike are joined in one."""

    facet: str
    heading: str
    claimed: str
    reported: str
    relation: Relation
    mark: str
    rung: str
    why: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage of a source, with its marks, between the sentences around it. `evidence` says where it stands."""

    evidence: Evidence
    source: Source | None
    title: str
    told: str
    before: str
    runs: list[Run]
    after: str
    says: str
    """What its source says of the claim, where several do."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the claim: its words where the claim has several parts, how its facets compare, and the passages."""

    runs: list[Run]
    verdict: str
    mark: str
    reason: str
    rows: list[FacetRow]
    quotes: list[Quote]


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """What one of several sources says."""

    title: str
    day: str
    verdict: str
    mark: str
    explanation: str
    aside: str


@dataclass(frozen=True, slots=True)
class Card:
    """All that a page shows of one report."""

    runs: list[Run]
    verdict: str
    look: str
    mark: str
    word: str
    """What stands on the badge: the verdict, or that there is nothing to check, which looks like no verdict."""
    confidence: str
    reason: str
    reason_code: str
    explanation: str
    parts: list[Part]
    voices: list[VoiceRow]
    standing: str
    asked: list[str]
    """Titles of the sources that were asked, where no passage is shown."""


def card(report: Report, sources: Sequence[Source]) -> Card:
    """The report laid out: the finding that decided first; a passage is shown once."""
    findings = in_order(report)
    unchecked = report.reason == NOT_CHECKABLE
    told: list[Evidence] = []
    parts = [_part(report, finding, sources, told, several=len(findings) > 1) for finding in findings]
    rest = _quotes(report, [e for e in report.evidence if e not in told], report.comparisons, sources)
    if rest:
        parts.append(Part([], "", "", "", [], rest))
    return Card(
        _claim(report, Span(0, len(report.claim))),
        str(report.verdict),
        NO_VERDICT if unchecked else str(report.verdict),
        MARKS[Relation.OPEN] if unchecked else MARKS[report.verdict],
        UNCHECKED if unchecked else str(report.verdict),
        f"{confidence_words(report.confidence)} confidence, {report.confidence:.2f}",
        reason_words(report.reason),
        report.reason,
        printable(report.explanation),
        parts,
        [_voice(voice) for voice in report.voices],
        standing(report) if report.voices else "",
        [] if any(part.quotes for part in parts) else [title_of(source) for source in sources],
    )


def title_of(source: Source) -> str:
    """What a source is called before people: its title, or else its id."""
    return shorten(printable(source.title or source.id), TITLE_ROOM)


def facet_rows(comparisons: Sequence[Comparison]) -> list[FacetRow]:
    """A row a comparison; words that were compared one by one and came out alike are joined."""
    rows: list[FacetRow] = []
    joined: dict[tuple[str, str, Relation], FacetRow] = {}
    for comparison in comparisons:
        claimed, reported = _side(comparison.claimed), _side(comparison.reported) if comparison.reported else ""
        key = (comparison.facet, comparison.rung, comparison.relation)
        if key in joined:
            row = joined[key]
            row.claimed, row.reported = (_and(row.claimed, claimed), _and(row.reported, reported))
            continue
        rung = printable(RUNGS.get(comparison.rung, comparison.rung))
        why = "" if reported or comparison.relation is Relation.OPEN else shorten(printable(comparison.why), CELL_ROOM)
        facet, named = known_facet(comparison.facet), printable(heading(comparison.facet))
        rows.append(FacetRow(facet, named, claimed, reported, comparison.relation, MARKS[comparison.relation], rung, why))
        if comparison.facet in JOINED:
            joined[key] = rows[-1]
    return rows


def _part(report: Report, finding: Finding, sources: Sequence[Source], told: list[Evidence], *, several: bool) -> Part:
    new = [e for e in dict.fromkeys(finding.evidence) if e not in told]
    told += new
    return Part(
        _claim(report, finding.part) if several else [],
        str(finding.verdict),
        MARKS[finding.verdict],
        reason_words(finding.reason),
        facet_rows(finding.comparisons),
        _quotes(report, new, finding.comparisons, sources),
    )


def _claim(report: Report, part: Span) -> list[Run]:
    return trim(report.claim[part.start : part.end], claim_marks(report.reading, part), CLAIM_ROOM)


def _quotes(
    report: Report, found: Sequence[Evidence], comparisons: Sequence[Comparison], sources: Sequence[Source]
) -> list[Quote]:
    quotes, says = [], by_source(report)
    for evidence in found:
        shown = passage(evidence, sources)
        marks = [(start, end, "evidence.mark") for start, end in shown.marks] + facet_marks(evidence, comparisons)
        source = next((s for s in sources if s.id == evidence.source), None)
        title = title_of(source) if source else printable(evidence.source)
        day = f"{source.published.isoformat()}, " if source and source.published else ""
        told = f"{day}characters {evidence.span.start}–{evidence.span.end}"
        runs = trim(shown.text, marks, PASSAGE_ROOM)
        before, after = printable(shown.before), printable(shown.after)
        quotes.append(Quote(evidence, source, title, told, before, runs, after, str(says.get(evidence.source, ""))))
    return quotes


def _voice(voice: Voice) -> VoiceRow:
    return VoiceRow(
        shorten(printable(voice.title or voice.source), TITLE_ROOM),
        voice.published.isoformat() if voice.published else "",
        str(voice.verdict),
        MARKS[voice.verdict],
        printable(voice.explanation),
        aside(voice),
    )


def _side(side: Side) -> str:
    worth = worth_telling(side.text, side.value)
    return shorten(printable(side.text), CELL_ROOM) + (f" = {worth}" if worth else "")


def _and(cell: str, words: str) -> str:
    return cell if not words or len(cell) > CELL_ROOM else f"{cell}, {words}" if cell else words
