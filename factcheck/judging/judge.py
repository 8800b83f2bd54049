"""The verdict: the only file that decides."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.schema import Reading, Report, Source, Strictness, Verdict


def judge(claim: Reading, sources: Sequence[tuple[Source, Reading]], strictness: Strictness) -> Report:
    """The report on a claim against sources as read."""
    return Report(claim.text, Verdict.UNVERIFIABLE, 0.5, "not-mentioned", "The source does not mention this.", reading=claim)
