"""Readings of a run: each content read once, in one process and over several, whatever it is called."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.bulk import shelf as shelves
from factcheck.bulk.shelf import Readings, shelf
from factcheck.schema import Reading, Source

SAME = [Source("a.md", "A left."), Source("b.md", "A left."), Source("a.md", "A left.", origin="elsewhere")]
OTHER = [Source("a.md", "B left."), Source("a.md", "A left.", title="Left")]


@pytest.fixture
def read() -> list[Source]:
    return []


@pytest.fixture
def reader(read: list[Source]) -> Callable[[Source], Reading]:
    def reader(source: Source) -> Reading:
        read.append(source)
        return Reading(source.text, (), ())

    return reader


def test_same_content_is_read_once(reader: Callable[[Source], Reading], read: list[Source]) -> None:
    readings = Readings(reader)
    assert [readings.reading(source).text for source in (*SAME, *OTHER)] == ["A left."] * 3 + ["B left.", "A left."]
    assert len(read) == 3


def test_workers_share_what_they_read(tmp_path: Path, reader: Callable[[Source], Reading], read: list[Source]) -> None:
    for source in (*SAME, *OTHER):
        assert Readings(reader, tmp_path).reading(source).text == source.text
    assert len(read) == 3


def test_shelf_does_not_grow(
    tmp_path: Path, reader: Callable[[Source], Reading], read: list[Source], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelves, "BOARD", 0)
    for n in (*range(shelves.MOST + 1), shelves.MOST, 0):
        Readings(reader, tmp_path).reading(Source("x", f"{n} left."))
    assert len(read) == shelves.MOST + 2


def test_shelf_that_is_lost_is_done_without(tmp_path: Path, reader: Callable[[Source], Reading], read: list[Source]) -> None:
    (tmp_path / "file").touch()
    assert Readings(reader, tmp_path / "file").reading(SAME[0]).text == "A left."
    assert len(read) == 1


def test_fault_of_the_reader_is_told(tmp_path: Path, reader: Callable[[Source], Reading], read: list[Source]) -> None:
    def fault(source: Source) -> Reading:
        raise RuntimeError("no such luck")

    with pytest.raises(RuntimeError, match="no such luck"):
        Readings(fault, tmp_path).reading(SAME[0])
    assert Readings(reader, tmp_path).reading(SAME[0]).text == "A left."


def test_shelf_goes_with_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    with shelf() as folder:
        assert folder is not None
        assert folder.is_dir()
    assert not folder.exists()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    with shelf() as nowhere:
        assert nowhere is None
