"""Any text as a claim and as a source: no traceback, and the laws of `bench.laws` hold; bench/fuzz.py tries many more."""

from __future__ import annotations

import io
import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from bench.laws import broken_by_reading, broken_by_report
from bench.texts import MOST_BYTES, NEWS, text_of
from factcheck.checker import Checker, parse_claim, trace_verdict
from factcheck.reports.trace import render_trace, trace_lines
from factcheck.schema import Source

ARTICLE = Source("article", "\n".join(NEWS[:10]))
SECONDS = 8.0
"""Processor time that a text of 10 kB may take here: not the bar, which bench/fuzz.py keeps, but far below what a loop in a loop takes."""
LOOSE = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])

words = st.sampled_from(" ".join(NEWS).split())
texts = st.one_of(st.text(max_size=80), st.lists(st.one_of(words, st.text(max_size=5)), max_size=25).map(" ".join))


@pytest.fixture(scope="module")
def checker() -> Checker:
    """One article, read once."""
    return Checker([ARTICLE])


def broken_as_claim(text: str, checker: Checker) -> list[str]:
    """The laws broken where the text is a claim."""
    report = checker.check(text)
    reading = report.reading or parse_claim(text)
    return [*broken_by_report(report, {ARTICLE.id: ARTICLE}), *broken_by_reading(reading)]


def broken_as_source(text: str) -> list[str]:
    """The laws broken where the text is a source, and its beginning a claim."""
    source = Source("any", text)
    checker = Checker([source])
    report = checker.check(text[:200] or "x")
    return [*broken_by_reading(checker.indices[0].reading, source), *broken_by_report(report, {"any": source}, drawn=False)]


@settings(LOOSE, max_examples=120)
@given(texts)
def test_any_text_can_be_a_claim(checker: Checker, text: str) -> None:
    assert broken_as_claim(text, checker) == []


@settings(LOOSE, max_examples=80)
@given(texts)
def test_any_text_can_be_a_source(text: str) -> None:
    assert broken_as_source(text) == []


@settings(LOOSE, max_examples=60)
@given(texts)
def test_how_a_verdict_came_about_is_told_harmlessly(checker: Checker, text: str) -> None:
    report = checker.check(text)
    traced = trace_verdict(report, ARTICLE)
    assert (traced is None) == bool(report.reading is None or report.reading.uncheckable)
    if traced:
        lines = list(trace_lines(traced))
        assert all(len(line.splitlines()) == 1 for line in lines)
        shown = io.StringIO()
        render_trace(traced, report, ARTICLE, Console(file=shown, width=60, force_terminal=True, color_system=None))
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown.getvalue())
        assert report.verdict in traced.left_open


@pytest.mark.parametrize("number", range(40))
def test_a_mangled_text_can_be_both(checker: Checker, number: int) -> None:
    text = text_of(0, number)[:2000]
    assert broken_as_claim(text, checker) == []
    assert broken_as_source(text) == []


# fmt: off
HARD = {
    "nothing":              "",
    "a space":              " ",
    "a line end":           "\n",
    "a null":               "\x00",
    "a combining mark":     "\u0301",
    "zero width":           "\u200b\u200d\ufeff",
    "right to left":        "\u202e11 officers killed\u202c in Rask",
    "a letter that grows":  "İSTANBUL İN ŞOK: İKİ KİŞİ ÖLDÜ ẞ ŉ",
    "every plane":          "\U0001f4a5\U00020000\U000e0001\U0010ffff",
    "no such days":         "killed 30 on 30 February 2024, 31/12/9999, 00/00/0000, 2024-13-45, 29 Feb 2023, year 0",
    "great figures":        "1e999 officers, 9" + "9" * 400 + " people, 10^99999 dollars, 1e308 million billion trillion killed",
    "division by zero":     "1/0 of 0/0 people, 0 over 0, zero out of zero",
    "ends upside down":     "between 30 and 20 people died from 5 May to 3 May 2020, from 2024 to 2019",
    "far days":             "killed 999999999 years ago, in 99999999999 weeks, 9999 centuries ago, since the 9990s",
    "only signs":           "?!.,;:()[]{}<>«»“”‘’…—–-/\\|~^*#@&%$€£",
    "only brackets":        "((((((((((",
    "a hashtag":            "#",
    "a handle and a link":  "@ @x http:// https://x.y/" + "z" * 300,
    "a carriage return":    "11 officers\rkilled\r\nin Rask",
    "an escape":            "\x1b[31m11 officers\x1b[0m killed in Rask",
    "front matter":         "---\ntitle: x\n---\n---",
    "figures of elsewhere": "٣٤ officers, 一百 people, ½ of Ⅻ, ² ³",
}
"""Short texts that once failed, or are the like of what does."""
LONG = ("a", "Ali ", "killed ", "1", ",", "(", "'", "\"", "\n", " ", "a ", "1 ", "11,", "1.", "1-", "💥", "İ", "\u0301", "one ", "’s", "[]", "AB ", "2024-01-29")
"""Told over and over, 10 kB of them."""
# fmt: on


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_a_hard_text_can_be_both(checker: Checker, text: str) -> None:
    assert broken_as_claim(text, checker) == []
    assert broken_as_source(text) == []


@pytest.mark.parametrize("unit", LONG, ids=repr)
def test_a_long_text_takes_no_loop_in_a_loop(checker: Checker, unit: str) -> None:
    text = unit * (MOST_BYTES // len(unit.encode()))
    start = time.process_time()
    report = checker.check(text)
    assert time.process_time() - start < SECONDS
    assert [*broken_by_report(report, {ARTICLE.id: ARTICLE}, drawn=False)] == []
