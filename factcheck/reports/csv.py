"""Report as one row of a table, for bulk results in CSV."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factcheck.reports.json import report_to_dict
from factcheck.schema import Report

COLUMNS = ("id", "claim", "verdict", "confidence", "reason", "explanation", "source", "evidence", "start", "end", "error")
"""The columns, in order. `evidence`, `start` and `end` are of the best passage; `error` is for rows that could not be checked."""


def row(report: Report) -> dict[str, str]:
    """The report by column; every column is there, empty where there is nothing to tell."""
    return cells(report_to_dict(report))


def cells(found: Mapping[str, Any]) -> dict[str, str]:
    """The same of a report as JSON tells it."""
    best = found["evidence"][0] if found["evidence"] else {}
    return {
        **{column: str(found[column] or "") for column in ("id", "claim", "verdict")},
        "confidence": f"{found['confidence']:.3g}",
        "reason": found["reason"],
        "explanation": found["explanation"],
        "source": best.get("source", ""),
        "evidence": best.get("text", ""),
        "start": str(best.get("start", "")),
        "end": str(best.get("end", "")),
        "error": "",
    }
