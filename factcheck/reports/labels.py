"""The words and signs that views share: facet headings, verdict and relation marks, confidence in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.reports.passages import printable
from factcheck.schema import Finding, Relation, Report, Value, Verdict, Voice


@dataclass(frozen=True, slots=True)
class Look:
    """How a verdict looks: on a terminal, and on a light and on a dark page, where ink on its ground keeps a contrast of 4.5."""

    terminal: str
    ink: str
    ground: str
    dark_ink: str
    dark_ground: str


# fmt: off
LOOKS = {
    Verdict.SUPPORTED:    Look("green",  "#14602d", "#e0f3e6", "#86dba0", "#12301c"),
    Verdict.CONTRADICTED: Look("red",    "#9b1219", "#fde5e5", "#ffa6a1", "#431819"),
    Verdict.UNVERIFIABLE: Look("yellow", "#6e4600", "#faefd6", "#f0c468", "#382a0c"),
}
RELATION_LOOKS = {
    Relation.ENTAILS: Verdict.SUPPORTED, Relation.EXCLUDES: Verdict.CONTRADICTED, Relation.OPEN: Verdict.UNVERIFIABLE,
}
"""Whose colours a relation has."""

FACET_COLOURS = {"action": "#c77700", "roles": "#a455cf", "quantity": "#009a9a", "time": "#d14f7c", "place": "#0f7ff0",
                 "stance": "#5b83ab"}
"""Lines under the words of a facet on a page, visible on light and on dark; the terminal's are in styles.py."""

MARKS: dict[str, str] = {Verdict.SUPPORTED: "✓", Verdict.CONTRADICTED: "✗", Verdict.UNVERIFIABLE: "?",
                         Relation.ENTAILS: "✓", Relation.EXCLUDES: "✗", Relation.OPEN: "·"}
"""Every colour has a sign beside it."""

# fmt: off
ASCII: dict[str, str] = {
    "✓": "+", "✗": "x", "·": "-", "…": "...", "│": "|", "─": "-", "–": "-", "→": "->", "—": "-", "↳": ">", "“": '"', "”": '"',
    "█": "#", "▌": "#", "●": "*",
}
# fmt: on
"""Stand-ins where the terminal can't write Unicode."""

NO_VERDICT = "error"
"""The look of what has no verdict, on a page."""

NOT_CHECKABLE, UNCHECKED = "not-checkable", "not checkable"
"""The reason code of a claim that holds nothing to check, and what is said of it in place of a verdict."""

HEADINGS = {
    "quantity": "figure",
    "roles": "who",
    "actor": "who",
    "agent": "who",
    "target": "whom",
    "time": "when",
    "place": "where",
    "action": "action",
    "stance": "stance",
}

ALIASES = {"actor": "roles", "agent": "roles", "target": "roles"}
"""Facets that share the colour of another."""

JOINED = frozenset({"wording"})
"""Facets compared word by word, whose like rows are shown as one."""

FACETS = {
    "Quantity": "quantity",
    "TimeInterval": "time",
    "Actor": "roles",
    "Place": "place",
    "Action": "action",
    "Stance": "stance",
}

RATINGS = {Verdict.SUPPORTED: 5, Verdict.CONTRADICTED: 1}
BEST, WORST = max(RATINGS.values()), min(RATINGS.values())
"""Ratings of a ClaimReview; an unverifiable claim has none: it is not half true."""

CONFIDENCE = ((0.95, "very high"), (0.8, "high"), (0.65, "fair"), (0.5, "low"), (0.0, "very low"))

RUNGS = {"anything else": "undecided"}
"""Rung names that tell a reader nothing, and what is shown in their place."""

SEVERITY = {Verdict.CONTRADICTED: 0, Verdict.UNVERIFIABLE: 1, Verdict.SUPPORTED: 2}
# fmt: on


def reason_words(reason: str) -> str:
    """A reason code as words: "count conflict"."""
    return reason.replace("-", " ")


def percent(count: int, total: int) -> str:
    """The share of a count in words: "0%" of nothing alone, "100%" of all alone."""
    share = round(100 * count / total) if total else 0
    return f"{share if count in (0, total) else min(max(share, 1), 99)}%"


def by_source(report: Report) -> dict[str, Verdict]:
    """What each of several sources says of the claim, by its id; empty where there is one."""
    return {voice.source: voice.verdict for voice in report.voices}


def heading(facet: str) -> str:
    """What the facet is called before people; its own name where there is no better one."""
    return HEADINGS.get(facet, facet)


def facet_of(value: Value) -> str:
    """The facet that a value belongs to."""
    return FACETS[type(value).__name__]


def confidence_words(confidence: float) -> str:
    """ "very high" to "very low" for a confidence of 1 to 0."""
    return next(words for least, words in CONFIDENCE if confidence >= least)


def standing(report: Report) -> str:
    """How the sources of a report stand to each other, in words."""
    if report.disagreement:
        return "they disagree"
    if any(voice.superseded_by for voice in report.voices):
        return "a later toll supersedes an earlier one"
    if len(report.voices) == 1:
        return f"one story, in {len(report.voices[0].copies) + 1} of them"
    settled = {voice.verdict for voice in report.voices} - {Verdict.UNVERIFIABLE}
    return "they agree" if len(settled) == 1 and all(v.verdict in settled for v in report.voices) else "not all say as much"


def aside(voice: Voice) -> str:
    """What else there is to say of a voice: which source superseded it, which ones only repeat it; "" where there is nothing."""
    said = [f"superseded by {printable(voice.superseded_by)}"] if voice.superseded_by else []
    said += [f"the same story: {', '.join(map(printable, voice.copies))}"] if voice.copies else []
    return "; ".join(said)


def in_order(report: Report) -> Sequence[Finding]:
    """The findings, the one that decided the verdict first, the others in the claim's order within each verdict."""
    return sorted(
        report.findings,
        key=lambda f: (
            f.verdict != report.verdict,
            f.verdict == report.verdict and f.reason != report.reason,
            SEVERITY[f.verdict],
            f.part.start,
        ),
    )
