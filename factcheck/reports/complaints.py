"""What is to be mended in a draft, for tools: SARIF for code hosts and editors, annotations for GitHub's logs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from factcheck import __version__
from factcheck.reports.entries import Draft, Run
from factcheck.reports.labels import NOT_CHECKABLE, reason_words
from factcheck.reports.passages import printable, shorten
from factcheck.reports.places import Lines, Place
from factcheck.schema import Relation, Report, Span, Verdict

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Verdict.CONTRADICTED: "error", Verdict.UNVERIFIABLE: "warning"}
"""How bad a verdict is; a supported sentence is no complaint, and one that can't be checked is none."""
PASSAGE_ROOM = 300
"""Characters kept of a passage."""

# What a workflow command of GitHub can't hold as it is; in a property, two more signs.
MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


@dataclass(frozen=True, slots=True)
class Complaint:
    """A sentence of a draft that the sources don't support. `words` are those that they exclude, or else the sentence."""

    report: Report
    sentence: Span
    words: Span

    @property
    def level(self) -> str:
        """ "error" or "warning"."""
        return LEVELS[self.report.verdict]

    @property
    def title(self) -> str:
        """The verdict and the reason."""
        return f"{self.report.verdict}: {reason_words(self.report.reason)}"

    @property
    def message(self) -> str:
        """Why, with the best passage."""
        told = printable(self.report.explanation)
        if not self.report.evidence or self.report.reason == "not-mentioned":  # what is nearest then tells of something else
            return told
        best = self.report.evidence[0]
        return f"{told} {printable(best.source)}: “{shorten(printable(best.text), PASSAGE_ROOM)}”"


def complaints(run: Run) -> Iterator[Complaint]:
    """Each sentence that is contradicted or that the sources don't tell of, in the draft's order."""
    for _, entry, report in run.reports:
        if entry.span is not None and report.verdict in LEVELS and report.reason != NOT_CHECKABLE:
            yield Complaint(report, entry.span, _excluded(report, entry.span))


def _excluded(report: Report, sentence: Span) -> Span:
    """The words of the sentence that the source excludes, from the first to the last; the sentence where it tells of none."""
    spans = [c.claimed.span for c in report.comparisons if c.relation is Relation.EXCLUDES and c.claimed.span]
    if not spans or report.verdict is not Verdict.CONTRADICTED:
        return sentence
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    return Span(sentence.start + start, min(sentence.start + end, sentence.end))


def sarif(run: Run) -> dict[str, Any]:
    """The complaints as a SARIF 2.1.0 log. A run without a draft has no places to speak of, so it has no results."""
    draft = run.draft or Draft("stdin", "")
    lines, found = Lines.of(draft.text), list(complaints(run))
    rules = list(dict.fromkeys(complaint.report.reason for complaint in found))
    artifact = {"uri": _uri(draft.name)}
    driver = {"name": "factcheck", "version": __version__, "rules": [_rule(reason) for reason in rules]}
    results = [
        {
            "ruleId": complaint.report.reason,
            "ruleIndex": rules.index(complaint.report.reason),
            "level": complaint.level,
            "message": {"text": complaint.message},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {**artifact, "index": 0},
                        "region": _region(lines.place(complaint.words), complaint.words),
                        "contextRegion": {
                            **_region(lines.place(complaint.sentence), complaint.sentence),
                            "snippet": {"text": draft.text[complaint.sentence.start : complaint.sentence.end]},
                        },
                    }
                }
            ],
            "properties": {"verdict": str(complaint.report.verdict), "confidence": round(complaint.report.confidence, 3)},
        }
        for complaint in found
    ]
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "artifacts": [{"location": artifact}],
                "results": results,
            }
        ],
    }


def github_annotations(run: Run) -> list[str]:
    """The complaints as workflow commands of GitHub, a line each: they show beside the line of the draft in a pull request."""
    draft = run.draft or Draft("stdin", "")
    lines = Lines.of(draft.text)
    return [_annotation(complaint, draft.name, lines.place(complaint.words)) for complaint in complaints(run)]


def _annotation(complaint: Complaint, name: str, place: Place) -> str:
    fields = {"file": name, "line": place.line, "endLine": place.end_line, "title": complaint.title}
    if place.line == place.end_line:  # GitHub takes columns within one line only
        fields |= {"col": place.column, "endColumn": place.end_column}
    told = ",".join(f"{field}={str(value).translate(PROPERTY)}" for field, value in fields.items())
    return f"::{complaint.level} {told}::{complaint.message.translate(MESSAGE)}"


def _rule(reason: str) -> dict[str, Any]:
    return {"id": reason, "shortDescription": {"text": f"The sources do not support it: {reason_words(reason)}"}}


def _region(place: Place, span: Span) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }


def _uri(name: str) -> str:
    path = Path(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
