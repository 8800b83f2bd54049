"""Which words of a claim and of a passage are marked, and in the colour of which facet."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.reports.labels import ALIASES, FACET_COLOURS, facet_of
from factcheck.reports.passages import Mark
from factcheck.schema import Comparison, Evidence, Quantity, Reading, Span


def known_facet(facet: str) -> str:
    """The facet whose colour is used: itself, or "other" where there is no colour for it."""
    facet = ALIASES.get(facet, facet)
    return facet if facet in FACET_COLOURS else "other"


def claim_marks(reading: Reading | None, part: Span) -> list[Mark]:
    """The claim's mentions by facet and what is no part of it, offsets into `part`; narrower marks come later."""
    if reading is None:
        return []
    own = [m for m in reading.mentions if not m.carried]
    own.sort(key=lambda m: (m.span.start - m.span.end, isinstance(m.value, Quantity)))
    marks = [(m.span.start, m.span.end, f"claim.{facet_of(m.value)}") for m in own]
    marks += [(span.start, span.end, "claim.ignored") for span in reading.ignored]
    return [(max(start - part.start, 0), end - part.start, style) for start, end, style in marks if end > part.start]


def facet_marks(evidence: Evidence, comparisons: Sequence[Comparison]) -> list[Mark]:
    """The compared words in the colours of their facets, so that claim and evidence can be read across."""
    marks: list[Mark] = []
    for comparison in comparisons:
        side = comparison.reported
        if side and side.text and side.span and side.span.within(evidence.span):
            start = side.span.start - evidence.span.start
            if evidence.text[start : start + len(side.text)] == side.text:  # a side doesn't say of which source it is
                marks.append((start, start + len(side.text), f"claim.{known_facet(comparison.facet)}"))
    return sorted(marks, key=lambda mark: mark[0] - mark[1])
