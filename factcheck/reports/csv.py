"""Report as one row of a table, for bulk results in CSV."""

from __future__ import annotations

from factcheck.schema import Report

COLUMNS = ("id", "claim", "verdict", "confidence", "reason", "explanation", "source", "evidence", "start", "end", "error")
"""The columns, in order. `evidence`, `start` and `end` are of the best passage; `error` is for rows that could not be checked."""


def row(report: Report) -> dict[str, str]:
    """The report by column; every column is there, empty where there is nothing to tell."""
    best = report.evidence[0] if report.evidence else None
    return {
        "id": report.id or "",
        "claim": report.claim,
        "verdict": str(report.verdict),
        "confidence": f"{report.confidence:.3g}",
        "reason": report.reason,
        "explanation": report.explanation,
        "source": best.source if best else "",
        "evidence": best.text if best else "",
        "start": str(best.span.start) if best else "",
        "end": str(best.span.end) if best else "",
        "error": "",
    }
