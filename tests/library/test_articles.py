"""What --source may name: files before ids, ids in full or after "library:"; and readings taken from where they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.errors import UnreadableSource
from factcheck.library.articles import Articles
from factcheck.library.store import Item, Library
from factcheck.schema import Source

if TYPE_CHECKING:
    from tests.conftest import Run

FERRY = "A ferry with 212 passengers ran aground off Cape Wrath on Thursday."
MINE = "The Harrow mine closed in March after 40 years."

# fmt: off
NAMES = {  # name -> the text it names, None where it names nothing
    "ferry":             FERRY,
    "library:ferry":     FERRY,
    "library:ferr":      FERRY,
    "ferr":              None,
    "library:none":      None,
    "mine":              "In the folder.",
    "library:mine":      MINE,
    "news.md":           "In the folder.",
    "library:":          None,
    "\0":                None,
}
# fmt: on


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "kept.db"
    with Library(path, write=True) as opened:
        list(opened.add([Item(Source("x", FERRY), "ferry"), Item(Source("x", MINE), "mine")]))
    for name in ("mine", "news.md"):
        (tmp_path / name).write_text("In the folder.")
    return path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were parsed."""
    from factcheck.language.pipeline import parse

    texts: list[str] = []

    def noted(text: str) -> object:
        texts.append(text)
        return parse(text)

    monkeypatch.setattr("factcheck.reading.read.parse", noted)
    return texts


@pytest.mark.parametrize(("name", "text"), NAMES.items())
def test_name_is_a_file_or_an_id(library: Path, name: str, text: str | None) -> None:
    with Articles(library) as articles:
        if text is None:
            with pytest.raises(UnreadableSource):
                articles.source(name, library.parent)
        else:
            assert articles.source(name, library.parent).text == text


def test_article_of_the_library_is_not_parsed_again(library: Path, read: list[str]) -> None:
    with Articles(library) as articles:
        assert articles.reading(Source("copy.md", FERRY)).text == FERRY
        assert read == []
        assert articles.reading(Source("other.md", FERRY + " It rained.")).statements
        assert read == [FERRY + " It rained."]


def test_damaged_library_does_not_stand_in_the_way_of_a_file(library: Path) -> None:
    library.write_bytes(b"no database")
    with Articles(library) as articles:
        source = articles.source("news.md", library.parent)
        assert articles.reading(source).text == "In the folder."


@pytest.mark.parametrize("command", [["A ferry ran aground"], ["draft", "draft.txt"], ["bulk", "draft.txt"]])
def test_commands_take_ids(
    library: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Run], command: list[str], read: list[str]
) -> None:
    monkeypatch.chdir(library.parent)
    Path("draft.txt").write_text("A ferry ran aground off Cape Wrath.")
    found = run(*command, "--source", "library:ferry", "--library", "kept.db", "--json" if command[0] != "bulk" else "--quiet")
    assert found.status == 0
    assert '"verdict":"supported"' in found.out
    assert '"source":"ferry"' in found.out
    assert FERRY not in read


def test_facts_of_an_id(library: Path, run: Callable[..., Run], read: list[str]) -> None:
    assert '"id":"ferry"' in run("facts", "ferry", "--library", str(library), "--json").out
    assert read == []
