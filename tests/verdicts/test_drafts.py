"""Summaries of whole articles (drafts.md): every planted error is found, its words are pointed at, and no other sentence is blamed."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck import check_draft
from factcheck.schema import Relation, Report, Span, Verdict

if TYPE_CHECKING:
    from tests.conftest import Run

HERE = Path(__file__).parent
PAGE = HERE / "drafts.md"
MISSED, ALARM = "(missed)", "(false alarm)"
MARK = re.compile(rf" (?:{re.escape(MISSED)}|{re.escape(ALARM)})$")


@dataclass(frozen=True)
class Line:
    """A sentence of a draft: its line of the page, its words, which of them are wrong, and the mark that it carries."""

    number: int
    article: str
    text: str
    planted: tuple[Span, ...]
    mark: str

    @property
    def right(self) -> bool:
        """Whether the tool says of it today what it must."""
        return bool(self.planted) == (reports(self.article)[self.text].verdict is Verdict.CONTRADICTED)


@cache
def page() -> tuple[Line, ...]:
    """Every sentence of every draft."""
    found, article = [], ""
    for number, line in enumerate(PAGE.read_text(encoding="utf-8").splitlines()):
        if line.startswith("## "):
            article = line.removeprefix("## ")
        elif article and line:
            mark = MARK.search(line)
            found.append(Line(number, article, *_planted(MARK.sub("", line)), mark[0].strip() if mark else ""))
    return tuple(found)


def _planted(line: str) -> tuple[str, tuple[Span, ...]]:
    """The sentence without signs, and where the words in bold stand in it."""
    text, spans = "", []
    for number, part in enumerate(line.split("**")):
        if number % 2:
            spans.append(Span(len(text), len(text) + len(part)))
        text += part
    return text, tuple(spans)


def draft(article: str) -> str:
    """The summary of an article as one text."""
    return " ".join(line.text for line in page() if line.article == article)


def path(article: str) -> str:
    """What names an article as a source."""
    return article if article == "seed" else str(HERE / "articles" / f"{article}.md")


@cache
def reports(article: str) -> dict[str, Report]:
    """What the tool says of each sentence of a draft today."""
    text = draft(article)
    return {text[span.start : span.end]: report for span, report in check_draft(text, path(article))}


ARTICLES = sorted({line.article for line in page()})


def cases() -> Iterator[Any]:
    """The sentences as parameters: one that is marked must fail."""
    for line in page():
        wrong = [pytest.mark.xfail(reason=line.mark, strict=True)] if line.mark else []
        yield pytest.param(line, id=f"{line.article}: {line.text}", marks=wrong)


def blessed() -> str:
    """The page with the marks, and the sentence that counts them, as they must be today."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    for line in page():
        mark = "" if line.right else f" {MISSED if line.planted else ALARM}"
        lines[line.number] = MARK.sub("", lines[line.number]) + mark
    errors, others = ([line for line in page() if bool(line.planted) is planted] for planted in (True, False))
    told = (
        f"Today {sum(line.right for line in errors)} of {len(errors)} planted errors are found, "
        f"and {sum(not line.right for line in others)} of {len(others)} other sentences are called contradicted."
    )
    return re.sub(r"^Today \d+ of .*$", told, "\n".join(lines) + "\n", count=1, flags=re.MULTILINE)


@pytest.mark.parametrize("article", ARTICLES)
def test_draft_is_cut_into_its_sentences(article: str) -> None:
    assert list(reports(article)) == [line.text for line in page() if line.article == article]


@pytest.mark.skipif("FACTCHECK_BLESS" in os.environ, reason="the marks are being written")
@pytest.mark.parametrize("line", list(cases()))
def test_planted_errors_are_found_and_nothing_else_is_blamed(line: Line) -> None:
    assert line.right, reports(line.article)[line.text].explanation


@pytest.mark.parametrize("line", [pytest.param(line, id=line.text) for line in page() if line.planted])
def test_words_that_are_wrong_are_pointed_at(line: Line) -> None:
    found = reports(line.article)[line.text]
    if found.verdict is Verdict.CONTRADICTED:
        blamed = [c.claimed.span for c in found.comparisons if c.relation is Relation.EXCLUDES and c.claimed.span]
        assert any(span.overlaps(planted) for span in blamed for planted in line.planted)


def test_page_has_the_marks_of_today() -> None:
    if "FACTCHECK_BLESS" in os.environ:
        PAGE.write_text(blessed(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == blessed()


@pytest.mark.parametrize("article", ["seed", "earthquake"])
def test_command_fails_on_a_draft_with_errors(run: Callable[..., Run], tmp_path: Path, article: str) -> None:
    summary = tmp_path / "summary.txt"
    summary.write_text(draft(article))
    found = run("draft", str(summary), "--source", path(article), "--fail-on", "contradicted")
    assert (found.status, found.err) == (1, "")
    assert sum("\tcontradicted\t" in row for row in found.out.splitlines()) == sum(
        report.verdict is Verdict.CONTRADICTED for report in reports(article).values()
    )
