"""The Python API: the front door is cheap and complete, its examples run, what it gives can be shown."""

from __future__ import annotations

import doctest
import importlib
import json
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import factcheck
from factcheck import FactcheckError, Report, Source, check, check_draft, check_many
from factcheck.errors import BadRequest, UnreadableSource
from factcheck.reports.notebook import notebook_card

from .reports import samples

if TYPE_CHECKING:
    from tests.conftest import Run

FERRY = Source("ferry", "A ferry with 212 passengers ran aground off Cape Wrath on Thursday.")
CLAIM = "A ferry ran aground off Cape Wrath."


def test_front_door_costs_nothing() -> None:
    code = "import sys, factcheck; print(*(name for name in sys.modules if name.startswith(('factcheck', 'spacy', 'numpy'))))"
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert found.stdout.split() == ["factcheck"]


@pytest.mark.parametrize("name", factcheck.__all__)
def test_public_names_are_there(name: str) -> None:
    assert getattr(factcheck, name)
    assert name in dir(factcheck)


def test_list_of_public_names_is_complete_and_sorted() -> None:
    assert set(factcheck.__all__) == {*factcheck._HOMES, "__version__"}
    assert factcheck.__all__ == sorted(factcheck.__all__)
    assert not hasattr(factcheck, "no_such_name")


@pytest.mark.parametrize("module", ["factcheck.api", "factcheck.schema"])
def test_examples_of_docstrings_run(module: str) -> None:
    results = doctest.testmod(importlib.import_module(module), optionflags=doctest.ELLIPSIS)
    assert results.attempted > 0
    assert results.failed == 0


def test_sources_by_path_by_name_and_at_hand(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text(FERRY.text)
    for sources in (FERRY, path, str(path), [FERRY], [path, FERRY]):
        assert check(CLAIM, sources).verdict == "supported"  # type: ignore[arg-type]
    assert check("11 officers killed in Rask").evidence[0].source == "seed"


@pytest.mark.parametrize(("sources", "error"), [([], BadRequest), ("none.md", UnreadableSource)])
def test_sources_that_are_none(sources: str | list[str], error: type[FactcheckError]) -> None:
    with pytest.raises(error):
        check(CLAIM, sources)


@pytest.mark.parametrize("claim", ["", " \n", "What a lovely ferry!"])
def test_nothing_to_check_is_told_and_not_raised(claim: str) -> None:
    assert [check(claim, FERRY).reason, *(report.reason for report in check_many([claim], FERRY))] == ["not-checkable"] * 2


def test_options_must_be_known() -> None:
    with pytest.raises(ValueError, match="sloppy"):
        check(CLAIM, FERRY, strictness="sloppy")  # type: ignore[arg-type]


def test_drafts_keep_their_offsets() -> None:
    text = f"# The ferry\n\n- {CLAIM}\n- Was anybody hurt?\n"
    found = check_draft(text, FERRY)
    assert [text[span.start : span.end] for span, _ in found] == ["The ferry", CLAIM, "Was anybody hurt?"]
    assert [report.verdict for _, report in found][1] == "supported"


def test_to_dict_is_what_the_command_prints(run: Callable[..., Run]) -> None:
    assert json.loads(run("20 officers killed in Rask", "--json").out) == check("20 officers killed in Rask").to_dict()


class _Page(HTMLParser):
    """The tags and the text of a card."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open.append(tag)
        assert not [name for name, _ in attrs if name.startswith("on") or name in ("href", "src")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize(
    "report",
    [samples.SUPPORTED, samples.CONTRADICTED, samples.TWO_PARTS, samples.NOT_MENTIONED, samples.LONG_EVIDENCE, samples.HOSTILE],
    ids=["supported", "contradicted", "two-parts", "not-mentioned", "long", "hostile"],
)
def test_card_tells_the_report_and_is_well_formed(report: Report) -> None:
    page = _Page(notebook_card(report))
    assert page.open == []
    assert str(report.verdict) in page.text
    assert "script" not in page.tags
    assert page.tags.count("style") == 1


def test_card_shows_markup_as_text() -> None:
    words = "</style><script>alert(1)</script><img src=x onerror=alert(1)>"
    page = _Page(check(f"A ferry {words} ran aground.", Source("<b>", f"A ferry {words} ran aground."))._repr_html_())
    assert words in page.text
    assert not {"script", "img"} & set(page.tags)
