"""Report as plain lines for pipes and files: `name: value`, one line each however long, no colour, no drawing, no rich."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.reports.labels import RUNGS, aside, confidence_words, in_order, standing
from factcheck.reports.passages import printable
from factcheck.schema import Comparison, Evidence, Finding, Relation, Report, Source, Voice


def report_lines(report: Report, sources: Sequence[Source] = ()) -> Iterator[str]:
    """The lines of a report, in a fixed order: verdict, claim, confidence, reason, explanation, then parts and evidence."""
    yield f"verdict: {report.verdict}"
    if report.id is not None:
        yield f"id: {printable(report.id)}"
    yield f"claim: {printable(report.claim)}"
    yield f"confidence: {report.confidence:.2f} ({confidence_words(report.confidence)})"
    yield f"reason: {report.reason}"
    yield f"explanation: {printable(report.explanation)}"
    told: list[Evidence] = []
    for finding in in_order(report):
        if len(report.findings) > 1:
            yield f"part: {_part(report, finding)}: {finding.verdict} ({finding.reason})"
        for comparison in finding.comparisons:
            yield _comparison(comparison)
        for evidence in finding.evidence:
            if evidence not in told:
                told.append(evidence)
                yield _evidence(evidence)
    for evidence in report.evidence:
        if evidence not in told:
            yield _evidence(evidence)
    if report.voices:
        yield f"sources: {standing(report)}"
    yield from map(_voice, report.voices)
    if not report.evidence and sources:
        yield f"searched: {', '.join(printable(source.id) for source in sources)}"


def _voice(voice: Voice) -> str:
    day = f" {voice.published.isoformat()}" if voice.published else ""
    later = f", {aside(voice)}" if aside(voice) else ""
    told = f"{voice.verdict} ({voice.reason}{later}): {printable(voice.explanation)}"
    return f"source: {printable(voice.source)}{day}: {told}"


def _part(report: Report, finding: Finding) -> str:
    return printable(report.claim[finding.part.start : finding.part.end])


def _comparison(comparison: Comparison) -> str:
    unstated = "not stated" if comparison.relation == Relation.OPEN else comparison.why
    reported = printable(comparison.reported.text if comparison.reported else unstated)
    rung = RUNGS.get(comparison.rung, comparison.rung)
    return f"{comparison.facet}: {comparison.relation} ({rung}): {printable(comparison.claimed.text)} | {reported}"


def _evidence(evidence: Evidence) -> str:
    return f"evidence: {printable(evidence.source)} {evidence.span.start}-{evidence.span.end}: {printable(evidence.text)}"
