"""Report for people at a terminal: verdict badge, claim with its parts marked, facets compared, evidence in context."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.text import Text

from factcheck.reports.drawing import MARGIN, claim_text, draw, facet_text, table, text_of, write_lines
from factcheck.reports.labels import JOINED, MARKS, RUNGS, aside, by_source, confidence_words, in_order, standing
from factcheck.reports.marks import facet_marks
from factcheck.reports.passages import passage, printable, shorten, trim
from factcheck.reports.plain import report_lines
from factcheck.reports.readings import render_facts, render_parse
from factcheck.reports.styles import THEME
from factcheck.reports.summary import render_summary
from factcheck.reports.values import worth_telling
from factcheck.schema import Comparison, Evidence, Finding, Relation, Report, Side, Source, Span, Value, Verdict

__all__ = ["render_facts", "render_overview", "render_parse", "render_place", "render_report", "render_summary"]

EVIDENCE_ROOM = 520
CONTEXT_ROOM = 180
CELL_ROOM = 120
TITLE_ROOM = 60
"""Characters kept of a long passage, neighbouring sentence, table cell, and title in a list."""
NARROW = 60
"""Below this many columns the facet table becomes a list."""
SOURCES_SHOWN = 5
NOTHING = "—"


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
        draw(console, Text(shorten(printable(report.explanation), EVIDENCE_ROOM), "explanation"))
        told: list[Evidence] = []
        findings = in_order(report)
        for index, finding in enumerate(findings, 1):
            if len(findings) > 1:
                _print_part(report, finding, f"{index} of {len(findings)}", console)
            _print_comparisons(finding.comparisons, report, console)
            new = [e for e in finding.evidence if e not in told]
            told += _print_evidence(report, new, finding.verdict, finding.comparisons, sources, console)
        rest = [e for e in report.evidence if e not in told]
        _print_evidence(report, rest, report.verdict, report.comparisons, sources, console)
        _print_voices(report, console)
        if not report.evidence and not told and sources:
            console.print()
            draw(console, _searched(sources))


def render_place(number: int, of: int, console: Console) -> None:
    """Print which of several claims comes next: a line across, or an empty line between those that are piped."""
    if not console.is_terminal:
        write_lines([""] if number > 1 else [], console)
        return
    with console.use_theme(THEME):
        told = Text.assemble(("── ", "rule"), (f"claim {number} of {of} ", "meta"))
        told.append("─" * (console.width - len(MARGIN) - told.cell_len), "rule")
        if number > 1:
            console.print()
        draw(console, told)
        console.print()


def render_overview(reports: Sequence[Report], console: Console) -> None:
    """Print a row a claim, with a mark for what each source says where several do; nothing where there is no terminal."""
    if not console.is_terminal:
        return
    with console.use_theme(THEME):
        console.print()
        draw(console, Text("── all claims " + "─" * max(0, console.width - len(MARGIN) - 14), "rule"))
        console.print()
        if console.width < NARROW:
            for report in reports:
                draw(console, Text.assemble(_verdict(report), "  ", shorten(printable(report.claim), CELL_ROOM)))
            return
        rows = [
            (_verdict(report), Text(shorten(printable(report.claim), CELL_ROOM)), _why(report), _by_source(report))
            for report in reports
        ]
        used = 4 if any(row[3].plain for row in rows) else 3
        draw(console, table(("verdict", "claim", "why", "sources")[:used], [row[:used] for row in rows], console))


def _verdict(report: Report) -> Text:
    return Text(f"{MARKS[report.verdict]} {report.verdict}", f"verdict.{report.verdict}")


def _why(report: Report) -> Text:
    return Text(shorten(printable(report.explanation), CELL_ROOM), "meta")


def _by_source(report: Report) -> Text:
    """What each source says of the claim, where several do: a mark and its id."""
    marks = (
        Text(f"{MARKS[v.verdict]} {shorten(printable(v.source), TITLE_ROOM)}", f"verdict.{v.verdict}") for v in report.voices
    )
    return Text(", ").join(marks)


def _headline(report: Report) -> Text:
    words = confidence_words(report.confidence)
    return Text.assemble(
        (f" {MARKS[report.verdict]} {report.verdict.upper()} ", f"badge.{report.verdict}"),
        "  ",
        f"{words} confidence",
        (f" {report.confidence:.2f}", "meta"),
        (f" · {report.reason}", "meta"),
    )


def _print_part(report: Report, finding: Finding, place: str, console: Console) -> None:
    """A line across that says which part this is and its verdict, then the words of the part."""
    told = Text.assemble(
        ("── ", "rule"),
        (f"part {place}", "meta"),
        "  ",
        (f"{MARKS[finding.verdict]} {finding.verdict}", f"verdict.{finding.verdict}"),
        (f" · {finding.reason} ", "meta"),
    )
    told.append("─" * (console.width - len(MARGIN) - told.cell_len), "rule")
    console.print()
    draw(console, told)
    draw(console, claim_text(report.claim, report.reading, finding.part))


def _print_comparisons(comparisons: Sequence[Comparison], report: Report, console: Console) -> None:
    rows = _rows(comparisons, report)
    if not rows:
        return
    console.print()
    if console.width < NARROW:
        for facet, claimed, reported, relation in rows:
            draw(console, Text.assemble(facet, "  ", relation))
            draw(console, Text.assemble(("claim  ", "meta"), claimed), MARGIN * 2)
            draw(console, Text.assemble(("source ", "meta"), reported), MARGIN * 2)
        return
    draw(console, table(("facet", "claim", "source", "relation"), rows, console))


def _rows(comparisons: Sequence[Comparison], report: Report) -> list[tuple[Text, Text, Text, Text]]:
    """Facet, claim, source and relation of each comparison; word by word comparisons joined where they came out alike."""
    rows: list[tuple[Text, Text, Text, Text]] = []
    joined: dict[tuple[str, str, Relation], tuple[Text, Text, Text, Text]] = {}
    inherited = _inherited(report)
    for comparison in comparisons:
        style = "conflict" if comparison.relation == Relation.EXCLUDES else ""
        claimed, reported = _claimed(comparison.claimed, inherited, style), _reported(comparison, style)
        key = (comparison.facet, comparison.rung, comparison.relation)
        if key in joined:
            for cell, words in zip(joined[key][1:3], (claimed, reported), strict=True):
                if words.plain != NOTHING and cell.cell_len < CELL_ROOM:
                    cell.append(", ").append_text(words)
            continue
        rung = RUNGS.get(comparison.rung, comparison.rung)
        relation = Text(f"{MARKS[comparison.relation]} {rung}", f"relation.{comparison.relation}")
        rows.append((facet_text(comparison.facet), claimed, reported, relation))
        if comparison.facet in JOINED:
            joined[key] = rows[-1]
    return rows


def _claimed(side: Side, inherited: Mapping[Span, Sequence[Value]], style: str) -> Text:
    text = _side(side, style)
    if side.span and side.value in inherited.get(side.span, ()):
        text.append(" (inherited)", "inherited")
    return text


def _reported(comparison: Comparison, style: str) -> Text:
    """The source's words; where it is the whole sentence that decides, why it does."""
    if comparison.reported:
        return _side(comparison.reported, style)
    told = "" if comparison.relation == Relation.OPEN else comparison.why
    return Text.assemble((shorten(printable(told), CELL_ROOM) or NOTHING, "meta"))


def _side(side: Side, style: str) -> Text:
    text = Text.assemble((shorten(printable(side.text), CELL_ROOM), style))
    worth = worth_telling(side.text, side.value)
    if worth:
        text.append(f" = {worth}", "value")
    return text


def _inherited(report: Report) -> Mapping[Span, Sequence[Value]]:
    """The values that the claim's parts have from elsewhere, by where they stand."""
    found: dict[Span, list[Value]] = {}
    for mention in report.reading.mentions if report.reading else ():
        if mention.carried:
            found.setdefault(mention.span, []).append(mention.value)
    return found


def _print_evidence(
    report: Report,
    found: Sequence[Evidence],
    verdict: Verdict,
    comparisons: Sequence[Comparison],
    sources: Sequence[Source],
    console: Console,
) -> list[Evidence]:
    says = by_source(report)
    for evidence in found:
        shown = passage(evidence, sources)
        marks = [(start, end, "evidence.mark") for start, end in shown.marks]
        text = Text()
        if shown.before:
            text.append(shorten(printable(shown.before), CONTEXT_ROOM, "end") + " ", "context")
        text.append_text(text_of(trim(shown.text, marks + facet_marks(evidence, comparisons), EVIDENCE_ROOM), "evidence"))
        if shown.after:
            text.append(" " + shorten(printable(shown.after), CONTEXT_ROOM), "context")
        console.print()
        draw(console, _origin(evidence, sources, console.width - len(MARGIN)))
        draw(console, text, f"{MARGIN}│ ", f"verdict.{says.get(evidence.source, verdict)}")
    return list(found)


def _print_voices(report: Report, console: Console) -> None:
    """What each source says, where several do: title or id, day, verdict, and why."""
    if not report.voices:
        return
    rows = []
    for voice in report.voices:
        name = shorten(printable(voice.title or voice.source), TITLE_ROOM)
        day = voice.published.isoformat() if voice.published else NOTHING
        later = f" · {aside(voice)}" if aside(voice) else ""
        verdict = Text(f"{MARKS[voice.verdict]} {voice.verdict}{later}", f"verdict.{voice.verdict}")
        rows.append((Text(name, "title"), Text(day, "meta"), verdict, Text(shorten(printable(voice.explanation), CELL_ROOM))))
    console.print()
    draw(console, Text(f"sources: {standing(report)}", "heading"))
    if console.width < NARROW:
        for cells in rows:
            draw(console, Text("  ").join(cells))
        return
    draw(console, table(("source", "date", "verdict", "says"), rows, console))


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
    text = Text("Looked in ", "meta")
    text.append(", ".join(shorten(printable(_named(source)[0]), TITLE_ROOM) for source in sources[:SOURCES_SHOWN]), "meta")
    if len(sources) > SOURCES_SHOWN:
        text.append(f" and {len(sources) - SOURCES_SHOWN} more", "meta")
    return text
