"""Report for people at a terminal: verdict badge, the claim with its parts marked, the facets compared, the evidence in context."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from factcheck.reports.drawing import MARGIN, claim_text, draw, facet_text, table, text_of, write_lines
from factcheck.reports.labels import MARKS, RUNGS, confidence_words, in_order
from factcheck.reports.passages import passage, printable, shorten, trim
from factcheck.reports.plain import report_lines
from factcheck.reports.readings import render_facts, render_parse, render_summary
from factcheck.reports.styles import THEME
from factcheck.reports.values import worth_telling
from factcheck.schema import Comparison, Evidence, Finding, Relation, Report, Side, Source

__all__ = ["render_facts", "render_parse", "render_report", "render_summary"]

EVIDENCE_ROOM = 520
CONTEXT_ROOM = 180
CELL_ROOM = 120
"""Characters kept of a long claim, passage, neighbouring sentence and table cell."""
NARROW = 60
"""Below this many columns the facet table becomes a list."""
SOURCES_SHOWN = 5


def render_report(report: Report, sources: Sequence[Source], console: Console) -> None:
    """Print the report; where the console is no terminal, as plain lines of a fixed form."""
    if not console.is_terminal:
        write_lines(report_lines(report, sources), console)
        return
    with console.use_theme(THEME):
        draw(console, _headline(report))
        console.print()
        draw(console, claim_text(report.claim, report.reading))
        console.print()
        draw(console, Text(printable(report.explanation), "explanation"))
        told: list[Evidence] = []
        findings = in_order(report)
        for index, finding in enumerate(findings, 1):
            if len(findings) > 1:
                console.print()
                draw(console, _part(report, finding, index, len(findings)))
            _print_comparisons(finding.comparisons, report, console)
            told += _print_evidence([e for e in finding.evidence if e not in told], report, sources, console)
        _print_evidence([e for e in report.evidence if e not in told], report, sources, console)
        if not report.evidence and not told and sources:
            console.print()
            draw(console, _searched(sources))


def _headline(report: Report) -> Text:
    words = confidence_words(report.confidence)
    return Text.assemble(
        (f" {MARKS[report.verdict]} {report.verdict.upper()} ", f"badge.{report.verdict}"),
        "  ",
        f"{words} confidence",
        (f" {report.confidence:.2f}", "meta"),
        (f" · {report.reason}", "meta"),
    )


def _part(report: Report, finding: Finding, index: int, count: int) -> Text:
    words = report.claim[finding.part.start : finding.part.end]
    return Text.assemble(
        (f"{MARKS[finding.verdict]} {finding.verdict}", f"verdict.{finding.verdict}"),
        (f" · part {index} of {count}: ", "meta"),
        shorten(printable(words), CELL_ROOM),
        (f" · {finding.reason}", "meta"),
    )


def _print_comparisons(comparisons: Sequence[Comparison], report: Report, console: Console) -> None:
    rows = [_row(comparison, report) for comparison in comparisons]
    if not rows:
        return
    console.print()
    if console.width < NARROW:
        for facet, claimed, reported, relation in rows:
            draw(console, Text.assemble(facet, "  ", relation))
            draw(console, Text.assemble(("claim  ", "meta"), claimed), MARGIN * 2)
            draw(console, Text.assemble(("source ", "meta"), reported), MARGIN * 2)
        return
    draw(console, table(("facet", "claim", "source", "relation"), rows))


def _row(comparison: Comparison, report: Report) -> tuple[Text, Text, Text, Text]:
    style = "conflict" if comparison.relation == Relation.EXCLUDES else ""
    claimed, reported = _side(comparison.claimed, report, style), _side(comparison.reported, report, style)
    rung = RUNGS.get(comparison.rung, comparison.rung)
    relation = Text(f"{MARKS[comparison.relation]} {rung}", f"relation.{comparison.relation}")
    return facet_text(comparison.facet), claimed, reported, relation


def _side(side: Side | None, report: Report, style: str = "") -> Text:
    if side is None:
        return Text("—", "meta")
    text = Text.assemble((shorten(printable(side.text), CELL_ROOM), style))
    worth = worth_telling(side.text, side.value)
    if worth:
        text.append(f" = {worth}", "value")
    if _inherited(side, report):
        text.append(" (inherited)", "inherited")
    return text


def _inherited(side: Side, report: Report) -> bool:
    mentions = report.reading.mentions if report.reading else ()
    return any(m.carried and m.span == side.span and m.value == side.value for m in mentions)


def _print_evidence(found: Sequence[Evidence], report: Report, sources: Sequence[Source], console: Console) -> list[Evidence]:
    for evidence in found:
        shown = passage(evidence, sources)
        text = Text()
        if shown.before:
            text.append(shorten(printable(shown.before), CONTEXT_ROOM, "end") + " ", "context")
        text.append_text(text_of(trim(shown.text, [(start, end, "evidence.mark") for start, end in shown.marks], EVIDENCE_ROOM), "evidence"))
        if shown.after:
            text.append(" " + shorten(printable(shown.after), CONTEXT_ROOM), "context")
        console.print()
        draw(console, _origin(evidence, sources, console.width - len(MARGIN)))
        draw(console, text, f"{MARGIN}│ ", f"verdict.{report.verdict}")
    return list(found)


def _origin(evidence: Evidence, sources: Sequence[Source], width: int) -> Text:
    """Title, id, date and offsets, on one line where they fit, else on two."""
    source = next((s for s in sources if s.id == evidence.source), None)
    told = [evidence.source] if source is None else _named(source)
    name = shorten(printable(told[0]), CELL_ROOM)
    rest = " · ".join((*(printable(word) for word in told[1:]), f"characters {evidence.span.start}–{evidence.span.end}"))
    gap = " · " if len(name) + len(rest) + 3 <= width else "\n"
    return Text.assemble((name, "title"), (gap + rest, "meta"))


def _named(source: Source) -> list[str]:
    told = [source.title, source.id, source.published.isoformat() if source.published else None]
    return [word for word in told if word]


def _searched(sources: Sequence[Source]) -> Text:
    text = Text("Nothing to show from ", "meta")
    text.append(", ".join(shorten(printable(_named(source)[0]), CELL_ROOM) for source in sources[:SOURCES_SHOWN]), "meta")
    if len(sources) > SOURCES_SHOWN:
        text.append(f" and {len(sources) - SOURCES_SHOWN} more", "meta")
    return text
