"""What people see: golden files at several widths, without colour, piped; nothing a text holds reaches the terminal."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from factcheck.reports.drawing import draw, table
from factcheck.reports.labels import confidence_words, in_order
from factcheck.reports.plain import report_lines
from factcheck.reports.styles import THEME
from factcheck.reports.terminal import render_facts, render_overview, render_parse, render_place, render_report, render_summary
from factcheck.reports.trace import render_trace
from factcheck.schema import Evidence, Finding, Reading, Report, Source, Span, Verdict

from . import samples

SOURCES = (samples.HARBOUR, samples.RADIO, samples.LONG, samples.HOSTILE_SOURCE)
REPORTS = {
    "supported": samples.SUPPORTED,
    "contradicted": samples.CONTRADICTED,
    "two-parts": samples.TWO_PARTS,
    "word-by-word": samples.WORD_BY_WORD,
    "not-mentioned": samples.NOT_MENTIONED,
    "long-evidence": samples.LONG_EVIDENCE,
    "hostile": samples.HOSTILE,
}
PARSED = samples.TWO_PARTS.reading or samples.UNCHECKABLE
STYLE = re.compile(r"\x1b\[[\d;]*m")
COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3\d|4\d|9\d)")
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

VIEWS: dict[str, Callable[[Console], None]] = {
    **{name: lambda console, report=report: render_report(report, SOURCES, console) for name, report in REPORTS.items()},  # type: ignore[misc]
    "parse": lambda console: render_parse(PARSED, console),
    "uncheckable": lambda console: render_parse(samples.UNCHECKABLE, console),
    "facts": lambda console: render_facts(samples.HARBOUR, PARSED, console),
    "overview": lambda console: render_overview([samples.SUPPORTED, samples.CONTRADICTED, samples.NOT_MENTIONED], console),
    "trace": lambda console: render_trace(samples.TRACE, samples.CONTRADICTED, samples.HARBOUR, console),
    "tally": lambda console: render_summary({Verdict.SUPPORTED: 12, Verdict.CONTRADICTED: 3}, 1, 2.5, console, tally=samples.tally()),
    "summary": lambda console: render_summary({Verdict.SUPPORTED: 12, Verdict.CONTRADICTED: 3}, 1, 2.5, console),
}


def drawn(view: Callable[[Console], None], width: int = 80, terminal: bool = True, colours: str | None = None, no_color: bool = False) -> str:
    """What the view writes to a terminal (or a pipe) of that width; no environment variable has a say."""
    file = io.StringIO()
    console = Console(
        file=file, width=width, height=25, force_terminal=terminal, color_system=colours, no_color=no_color, legacy_windows=False, _environ={}  # type: ignore[arg-type]
    )
    view(console)
    return file.getvalue()


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("name", VIEWS)
def test_terminal_is_as_blessed(name: str, width: int, golden: Callable[[str, str], None]) -> None:
    golden(f"{name}-{width}.txt", drawn(VIEWS[name], width))


PIPED = VIEWS.keys() - {"overview"}
"""An overview is for people alone: of piped reports each says all."""


@pytest.mark.parametrize("name", sorted(PIPED))
def test_pipe_is_as_blessed(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"{name}-piped.txt", drawn(VIEWS[name], terminal=False))


@pytest.mark.parametrize("name", sorted(PIPED))
def test_pipe_does_not_depend_on_the_width(name: str) -> None:
    piped = drawn(VIEWS[name], terminal=False)
    assert piped == drawn(VIEWS[name], width=20, terminal=False)
    assert not re.search("[\x1b\u2500-\u257f]", piped)


@pytest.mark.parametrize("name", VIEWS)
def test_no_colour_keeps_the_structure(name: str) -> None:
    coloured, plain = drawn(VIEWS[name], colours="256"), drawn(VIEWS[name], colours="256", no_color=True)
    assert not COLOUR.search(plain)
    assert STYLE.sub("", plain) == STYLE.sub("", coloured) == drawn(VIEWS[name])


@pytest.mark.usefixtures("fresh_styles")
def test_colours_are_as_blessed(golden: Callable[[str, str], None]) -> None:
    golden("contradicted-80.ansi", drawn(VIEWS["contradicted"], colours="256"))


@pytest.mark.parametrize("width", [1, 10, 20, 40, 59, 60, 80, 120, 250])
@pytest.mark.parametrize("name", VIEWS)
def test_lines_fit(name: str, width: int) -> None:
    from rich.cells import cell_len

    lines = drawn(VIEWS[name], width).splitlines()
    assert lines
    if width >= 40:
        assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize("terminal", [True, False], ids=["terminal", "pipe"])
def test_hostile_text_is_harmless(terminal: bool) -> None:
    shown = drawn(VIEWS["hostile"], terminal=terminal, colours="256")
    assert not CONTROL.search(STYLE.sub("", shown))
    assert "[bold]11[/bold]" in STYLE.sub("", shown)
    assert "[link=x]" in shown


@pytest.mark.parametrize(("name", "terminal"), [*((name, True) for name in VIEWS), *((name, False) for name in sorted(PIPED))])
def test_ascii_terminal(name: str, terminal: bool) -> None:
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding="ascii")
    VIEWS[name](Console(file=file, width=80, force_terminal=terminal, legacy_windows=False, _environ={}))
    file.flush()
    assert raw.getvalue()


def test_claims_of_several_are_told_apart() -> None:
    assert "── claim 2 of 3 ──" in drawn(lambda console: render_place(2, 3, console))
    assert drawn(lambda console: render_place(1, 3, console), terminal=False) == ""
    assert drawn(lambda console: render_place(2, 3, console), terminal=False) == "\n"
    assert drawn(VIEWS["overview"], terminal=False) == ""


def test_verdict_is_told_by_word_and_sign() -> None:
    for report, badge in ((samples.SUPPORTED, "✓ SUPPORTED"), (samples.CONTRADICTED, "✗ CONTRADICTED"), (samples.TWO_PARTS, "? UNVERIFIABLE")):
        assert badge in drawn(lambda console, report=report: render_report(report, SOURCES, console)).splitlines()[0]  # type: ignore[misc]


def test_deciding_part_comes_first() -> None:
    assert [finding.reason for finding in in_order(samples.TWO_PARTS)] == ["planned-only", "stated"]


def test_inherited_parts_are_told_so() -> None:
    assert "the harbour inherited" in drawn(VIEWS["parse"], 120)
    assert "place: the harbour (inherited): " in drawn(VIEWS["parse"], terminal=False)


def test_every_source_is_named() -> None:
    shown = drawn(VIEWS["long-evidence"], 120)
    assert "A very long article" in shown
    assert "radio · characters 0–33" in shown
    many = tuple(Source(f"s{i}", "text") for i in range(8))
    assert "s4 and 3 more" in drawn(lambda console: render_report(samples.NOT_MENTIONED, many, console))


@pytest.mark.parametrize(
    ("confidence", "words"), [(1.0, "very high"), (0.95, "very high"), (0.8, "high"), (0.7, "fair"), (0.5, "low"), (0.0, "very low")]
)
def test_confidence_words(confidence: float, words: str) -> None:
    assert confidence_words(confidence) == words


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200), st.text(max_size=300), st.integers(0, 300), st.integers(0, 300), st.integers(1, 130))
def test_any_text_is_shown_harmlessly(claim: str, text: str, one: int, two: int, width: int) -> None:
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    found = Evidence("s", Span(start, end), text[start:end], 0.5, (Span(start, end),))
    finding = Finding(Span(0, len(claim)), Verdict.SUPPORTED, "stated", evidence=(found,))
    report = Report(claim, Verdict.SUPPORTED, 0.5, "stated", claim, (finding, finding), (found,), reading=Reading(claim, (), ()))
    source = Source("s", text, title=claim)
    shown = drawn(lambda console: render_report(report, [source], console), width)
    assert not CONTROL.search(shown)
    lines = list(report_lines(report, [source]))
    assert all(len(line.splitlines()) == 1 for line in lines)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text("abc de", max_size=60), min_size=4, max_size=4), max_size=4), st.integers(40, 130))
def test_tables_lose_no_letter(cells: list[list[str]], width: int) -> None:
    def view(console: Console) -> None:
        with console.use_theme(THEME):
            draw(console, table(("1", "2", "3", "4"), [[Text(cell) for cell in row] for row in cells], console))

    shown = drawn(view, width)
    for letter in "abcde":
        assert shown.count(letter) == sum(cell.count(letter) for row in cells for cell in row)


def test_huge_claim_and_evidence_are_shown_in_little() -> None:
    huge = "word " * 200_000
    found = Evidence("s", Span(0, len(huge)), huge, 0.5, (Span(500_000, 500_004),))
    report = Report(huge, Verdict.SUPPORTED, 0.5, "stated", huge, evidence=(found,))
    assert len(drawn(lambda console: render_report(report, [Source("s", huge)], console))) < 4_000
    assert len(drawn(lambda console: render_report(replace(report, evidence=(found,)), [], console))) < 4_000


def test_plain_lines_need_no_rich() -> None:
    code = "import sys, factcheck.reports.plain, factcheck.reports.json, factcheck.reports.csv; sys.exit('rich' in sys.modules or 'spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
