"""What holds of every report and reading, whatever the text."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping

from rich.console import Console

from factcheck.reports.csv import row
from factcheck.reports.json import facts_to_dict, reading_to_dict, report_to_dict
from factcheck.reports.plain import report_lines
from factcheck.reports.readings import facts_lines, parse_lines, render_parse
from factcheck.reports.terminal import render_facts, render_report
from factcheck.schema import Reading, Report, Source, Span, Verdict

WIDE, NARROW = 80, 40
"""Columns of the terminals drawn to."""


def broken_by_report(report: Report, sources: Mapping[str, Source], *, drawn: bool = True) -> Iterator[str]:
    """Each law that the report breaks, in words. Tells it in every form too, so that a form that fails raises.

    Drawing for a terminal takes longer than all else, so it can be left out.
    """
    if report.verdict not in tuple(Verdict) or not 0 <= report.confidence <= 1:
        yield f"verdict {report.verdict}, confidence {report.confidence}"
    for evidence in (*report.evidence, *(e for f in report.findings for e in f.evidence)):
        if sources[evidence.source].text[evidence.span.start : evidence.span.end] != evidence.text:
            yield f"evidence is not the source's text at {evidence.span}"
        if not all(mark.within(evidence.span) for mark in evidence.marks):
            yield f"a mark outside its evidence at {evidence.span}"
    longest = max(len(source.text) for source in sources.values())
    yield from _outside("finding", (f.part for f in report.findings), len(report.claim))
    yield from _outside("claimed side", (c.claimed.span for c in report.comparisons), len(report.claim))
    yield from _outside("reported side", (c.reported.span for c in report.comparisons if c.reported), longest)
    _is_json(report_to_dict(report, tuple(sources.values())))
    _is_text("\n".join((*report_lines(report, tuple(sources.values())), *row(report).values())))
    if drawn:
        render_report(report, tuple(sources.values()), _screen(WIDE if len(report.claim) % 2 else NARROW))


def broken_by_reading(reading: Reading, source: Source | None = None, *, drawn: bool = True) -> Iterator[str]:
    """Each law that the reading of a claim, or of an article, breaks, in words. Tells it in every form too."""
    size = len(reading.text)
    yield from _outside("sentence", reading.sentences, size)
    yield from _outside("statement", (s.span for s in reading.statements), size)
    yield from _outside("ignored part", reading.ignored, size)
    yield from _outside("word", (w.span for w in reading.words.values()), size)
    for mention in reading.mentions:
        if reading.text[mention.span.start : mention.span.end] != mention.text:
            yield f"{mention.facet} is not the text at {mention.span}"
    yield from (f"an edge without a word: {e}" for e in reading.edges if not {e.head, e.child} <= reading.words.keys())
    if source:
        _is_json(facts_to_dict(source, reading))
        _is_text("\n".join(facts_lines(reading)))
        if drawn:
            render_facts(source, reading, _screen(WIDE if size % 2 else NARROW))
    else:
        _is_json(reading_to_dict(reading))
        _is_text("\n".join(parse_lines(reading)))
        if drawn:
            render_parse(reading, _screen(WIDE))


def _outside(what: str, spans: Iterable[Span | None], size: int) -> Iterator[str]:
    yield from (f"{what} outside its text: {span} of {size}" for span in spans if span and span.end > size)


def _is_json(found: object) -> None:
    json.loads(_is_text(json.dumps(found, ensure_ascii=False, allow_nan=False)))


def _is_text(text: str) -> str:
    return text.encode().decode()


def _screen(width: int) -> Console:
    return Console(file=io.StringIO(), width=width, force_terminal=True, color_system="truecolor", highlight=False)
