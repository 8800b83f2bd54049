"""A passage has the colours of what its own source says, where sources disagree."""

from __future__ import annotations

import io
import re
from dataclasses import replace

from rich.console import Console

from factcheck.reports.cards import card
from factcheck.reports.styles import THEME
from factcheck.reports.terminal import render_report
from factcheck.schema import Verdict, Voice
from tests.reports.samples import HARBOUR, RADIO, SUPPORTED, evidence


def voice(source: str, verdict: Verdict) -> Voice:
    return Voice(source, None, None, verdict, 0.9, "stated", "It says so.")


DISAGREED = replace(
    SUPPORTED,
    voices=(voice(HARBOUR.id, Verdict.SUPPORTED), voice(RADIO.id, Verdict.CONTRADICTED)),
    findings=tuple(
        replace(finding, evidence=(*finding.evidence, evidence(RADIO, RADIO.text[: RADIO.text.index(".") + 1])))
        for finding in SUPPORTED.findings
    ),
)


def test_on_a_page() -> None:
    quotes = [quote for part in card(DISAGREED, [HARBOUR, RADIO]).parts for quote in part.quotes]
    assert [(quote.evidence.source, quote.says) for quote in quotes] == [(HARBOUR.id, "supported"), (RADIO.id, "contradicted")]
    alone = [quote.says for part in card(SUPPORTED, [HARBOUR]).parts for quote in part.quotes]
    assert set(alone) == {""}


def test_at_a_terminal() -> None:
    screen = Console(file=io.StringIO(), force_terminal=True, color_system="standard", width=80, theme=THEME)
    render_report(DISAGREED, [HARBOUR, RADIO], screen)
    bars = re.findall(r"\x1b\[(\d+)m  │ ", screen.file.getvalue())  # type: ignore[attr-defined]
    assert list(dict.fromkeys(bars)) == ["32", "31"]
