"""What a worker remembers: an answer stands until the library changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("fastapi", reason="needs the extra web")

from factcheck.errors import FactcheckError
from factcheck.library.store import Item, Library
from factcheck.schema import Source
from factcheck.web import work
from factcheck.web.work import Against, Answer

CLAIM = "A ferry with 340 passengers ran aground off Cape Wrath."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "library.db"
    with Library(path, write=True) as opened:
        list(opened.add([_ferry(212)]))
    work._desk.open(path)
    yield path
    work.end()


def _ferry(passengers: int) -> Item:
    text = f"A ferry with {passengers} passengers ran aground off Cape Wrath on Thursday."
    return Item(Source("ferry", text), id="ferry")


def verdict(against: Against) -> str:
    (answer,) = work.check([CLAIM], against)
    assert isinstance(answer, Answer)
    return str(answer.report.verdict)


@pytest.mark.parametrize("against", [Against(ids=("ferry",)), Against()], ids=["named", "found"])
def test_an_answer_stands_until_the_library_changes(library: Path, against: Against, monkeypatch: pytest.MonkeyPatch) -> None:
    assert verdict(against) == "contradicted"
    with monkeypatch.context() as patch:
        patch.setattr(work, "_judged", None)  # who is asked again fails
        assert verdict(against) == "contradicted"
    with Library(library, write=True) as opened:
        opened.remove(opened.entry("ferry"))  # type: ignore[arg-type]
        list(opened.add([_ferry(340)]))
    assert verdict(against) == "supported"


def test_answers_come_in_the_order_of_the_claims(library: Path) -> None:
    claims = [CLAIM, "A ferry with 212 passengers ran aground.", CLAIM]
    told = [answer.report.claim for answer in work.check(claims, Against(ids=("ferry",))) if isinstance(answer, Answer)]
    assert told == claims


def test_only_so_many_are_kept(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "ANSWERS", 2)
    for count in range(5):
        work.check([f"A ferry with {count} passengers ran aground."], Against(ids=("ferry",)))
    assert len(work._desk.answers()) == 2


def test_what_is_not_there_is_not_kept(library: Path) -> None:
    for _ in range(2):
        with pytest.raises(FactcheckError, match="no article 'nothing'"):
            work.check([CLAIM], Against(ids=("nothing",)))
