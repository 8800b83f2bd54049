"""The library's file: each article once, what was read in it kept, changed whole or not at all, faults in one line."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from factcheck.library import readings, store
from factcheck.library.database import UnusableLibrary
from factcheck.library.migrations import STEPS
from factcheck.library.readings import StaleReading, decode, encode
from factcheck.library.store import Item, Library
from factcheck.reading.read import read_article
from factcheck.schema import Reading, Source

FERRY = "A ferry with 212 passengers ran aground off Cape Wrath on Thursday. A lifeboat brought everyone to Durness by noon."
MINE = "The Harrow mine closed in March after 40 years. Its owners blamed falling prices for the loss of 300 jobs."


def item(
    text: str, *, title: str | None = None, day: date | None = None, id: str | None = None, address: str | None = None
) -> Item:
    return Item(Source("given", text, title, day), id, address)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library(tmp_path / "folder" / "library.db", write=True) as opened:
        yield opened


def ids(library: Library) -> list[str]:
    return [entry.source.id for entry in library.entries()]


def sound(library: Library) -> bool:
    """True where file, index and tables agree."""
    library.connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
    (told,) = library.connection.execute("PRAGMA integrity_check").fetchone()
    (articles,) = library.connection.execute("SELECT count(DISTINCT article) FROM band").fetchone()
    return bool(told == "ok" and articles == len(library))


def test_new_library_has_the_seed_article(library: Library) -> None:
    assert ids(library) == ["seed"]
    assert sound(library)


def test_library_that_was_never_made_has_it_too_and_is_not_made(tmp_path: Path) -> None:
    with Library(tmp_path / "none.db") as library:
        assert ids(library) == ["seed"]
    assert list(tmp_path.iterdir()) == []


# fmt: off
AGAIN = {  # name -> first, second, outcome of the second, articles then
    "same":             (item(FERRY),                      item(FERRY),                                "there",   2),
    "other-text":       (item(FERRY),                      item(MINE),                                 "added",   3),
    "other-title":      (item(FERRY),                      item(FERRY, title="Ferry aground"),         "added",   3),
    "other-day":        (item(FERRY),                      item(FERRY, day=date(2023, 5, 4)),          "added",   3),
    "same-elsewhere":   (item(FERRY, address="a"),         item(FERRY, address="b"),                   "there",   2),
    "address-new-text": (item(FERRY, address="a"),         item(MINE, address="a"),                    "updated", 2),
    "id-new-text":      (item(FERRY, id="f"),              item(MINE, id="f"),                         "updated", 2),
    "id-and-address":   (item(FERRY, id="f", address="a"), item(MINE, id="f", address="b"),            "updated", 2),
}
# fmt: on


@pytest.mark.parametrize(("first", "second", "outcome", "count"), AGAIN.values(), ids=AGAIN)
@pytest.mark.parametrize("together", [True, False])
def test_adding_again(library: Library, first: Item, second: Item, outcome: str, count: int, together: bool) -> None:
    done = list(library.add([first, second])) if together else [*library.add([first]), *library.add([second])]
    assert [one.outcome for one in done] == ["added", outcome]
    assert len(library) == count
    assert sound(library)


def test_update_keeps_the_id(library: Library) -> None:
    old, new = [*library.add([item(FERRY, address="a")]), *library.add([item(MINE, address="a")])]
    assert new.source.id == old.source.id
    assert ids(library) == ["seed", old.source.id]


def test_near_duplicates_are_told(library: Library) -> None:
    first, second, third = library.add([item(FERRY), item(FERRY.replace("by noon", "by midday")), item(MINE)])
    assert (first.near, second.near, third.near) == ((), (first.source.id,), ())
    entry = library.entry(first.source.id)
    assert entry is not None
    assert library.near(entry) == [second.source.id]


@pytest.mark.parametrize("name", ["f00d-ferry", "f00d", "/news/ferry.md"])
def test_names_of_an_article(library: Library, name: str) -> None:
    list(library.add([item(FERRY, id="f00d-ferry", address="/news/ferry.md"), item(MINE, id="f00-mine")]))
    entry = library.entry(name)
    assert entry is not None
    assert entry.source.text == FERRY


@pytest.mark.parametrize("name", ["f00", "f0", "", "%", "____", "none", "a\0b"])
def test_names_of_no_article(library: Library, name: str) -> None:
    list(library.add([item(FERRY, id="f00-ferry"), item(MINE, id="f00-mine")]))
    assert library.entry(name) is None


def test_removed_article_leaves_nothing(library: Library) -> None:
    list(library.add([item(FERRY, id="ferry")]))
    entry = library.entry("ferry")
    assert entry is not None
    library.remove(entry)
    assert ids(library) == ["seed"]
    assert library.matching('"ferry"', 5) == []
    assert library.connection.execute("SELECT count(*) FROM reading").fetchone() == (0,)
    assert sound(library)


def test_reading_is_stored_and_comes_back_the_same() -> None:
    reading = read_article(Source("ferry", FERRY, published=date(2023, 5, 4)))
    assert decode(encode(reading), FERRY) == reading
    assert list(decode(encode(reading), FERRY).words) == list(reading.words)


@pytest.mark.parametrize(
    "data", [b"", b"\0", encode(read_article(Source("x", MINE)))[:-9], b"x\x9c\xab\xae\x05\x00\x01u\x00\xf9"]
)
def test_damaged_reading_is_refused(data: bytes) -> None:
    with pytest.raises(StaleReading):
        decode(data, MINE)


def test_nothing_is_read_twice_but_by_another_version(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    list(library.add([item(FERRY, id="ferry")]))
    entry = library.entry("ferry")
    assert entry is not None
    times: list[str] = []

    def read(source: Source) -> Reading:
        times.append(source.id)
        return read_article(source)

    monkeypatch.setattr("factcheck.checker.extract_facts", read)
    before = library.reading(entry)
    assert times == []
    monkeypatch.setattr(store, "reader", lambda: "another")
    assert [found.source.id for found in library.unread()] == ["seed", "ferry"]
    assert library.reading(entry) == library.reading(entry) == before
    assert times == ["ferry"]
    assert [found.source.id for found in library.unread()] == ["seed"]


def test_reader_is_told_by_what_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(readings.reader()) == 16
    monkeypatch.setattr(readings, "ROOMS", ("schema.py",))
    assert readings.reader.__wrapped__() != readings.reader()


def test_fault_while_adding_leaves_all_or_nothing(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(reading: object) -> bytes:
        if "Harrow" in str(reading):
            raise RuntimeError("no such luck")
        return b"stored"

    monkeypatch.setattr(store, "encode", fail)
    with pytest.raises(RuntimeError):
        list(library.add([item(FERRY), item(MINE)]))
    assert ids(library) == ["seed"]
    assert sound(library)


def test_two_writers(library: Library, tmp_path: Path) -> None:
    with Library(Path(library.path), write=True) as other:
        one, two = library.add([item(FERRY)]), other.add([item(MINE)])
        assert [next(one).outcome, next(two).outcome] == ["added", "added"]
        assert len(library) == len(other) == 3


def use(path: Path, *, write: bool) -> None:
    """Read a library through, and add to it."""
    with Library(path, write=write) as library:
        list(library.entries())
        list(library.add([item(FERRY)]))


# fmt: off
DAMAGE = {  # name -> bytes of the file, what the error says
    "text":      (b"This is no database at all.\n" * 100, "it is no library, or it is damaged"),
    "cut-short": (None,                                   "it is damaged"),
}
# fmt: on


@pytest.mark.parametrize(("data", "why"), DAMAGE.values(), ids=DAMAGE)
@pytest.mark.parametrize("write", [True, False])
def test_damaged_file_is_told_in_one_line(tmp_path: Path, data: bytes | None, why: str, write: bool) -> None:
    path = tmp_path / "library.db"
    if data is None:
        with Library(path, write=True):
            pass
        data = path.read_bytes()[:8192]
    path.write_bytes(data)
    with pytest.raises(UnusableLibrary, match=why) as raised:
        use(path, write=write)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("CREATE TABLE cooking (dish)", "a database of another program"),
        (f"PRAGMA user_version = {len(STEPS) + 1}", "a later version"),
    ],
)
def test_strange_database_is_refused(tmp_path: Path, statement: str, why: str) -> None:
    path = tmp_path / "library.db"
    if "later" in why:
        Library(path, write=True).connection.close()
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    connection.close()
    with pytest.raises(UnusableLibrary, match=why):
        Library(path, write=True)


def test_library_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UnusableLibrary, match="can't use library"):
        Library(tmp_path / "file" / "library.db", write=True)
