"""The library: articles, each once, with what was read in it, found by words and facts."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, Literal, Self

from factcheck.judging import near
from factcheck.library.database import change, opened, sound, told
from factcheck.library.readings import StaleReading, decode, encode, reader
from factcheck.library.terms import facts
from factcheck.schema import Reading, Source

BATCH = 32
"""Articles that are read together and stored in one transaction: all of them, or none."""
ID_LENGTH, LEAST_ID = 10, 4
"""Characters of a new id, and of the beginning of one that will do to name it."""
COLUMNS = "number, id, title, published, origin, text, added"
WEIGHTS = "2.0, 1.0, 1.0"
"""What a word counts in the title, in the text, and as a fact."""


@dataclass(frozen=True, slots=True)
class Item:
    """An article to be added. `address` is the path or URL that it may be read from again."""

    source: Source
    id: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an item: the article under its id, and the ids of near-duplicates that were there before."""

    source: Source
    outcome: Literal["added", "updated", "there"]
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as stored."""

    number: int
    source: Source
    added: datetime


class Library:
    """The articles of one file. A context manager: `with Library(path) as library`.

    Every method raises UnusableLibrary where the file is damaged, locked for long, or can't be written. A library that is only
    read need not exist: it has the seed article then, as every new one has.
    """

    def __init__(self, path: Path, *, write: bool = False) -> None:
        self.path = path
        self.connection, new = opened(path, write=write)
        if new:
            from factcheck.sources.read import seed

            with told(path), change(self.connection):
                self._insert(Item(seed(), id=seed().id), None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def __len__(self) -> int:
        return int(self._rows("SELECT count(*) FROM article")[0][0])

    # --- what is there ------------------------------------------------------------------------------------------

    def entries(self, after: int = -1) -> Iterator[Entry]:
        """Every article, in the order in which they were added; those whose number comes after `after`."""
        last = after
        while rows := self._rows(f"SELECT {COLUMNS} FROM article WHERE number > ? ORDER BY number LIMIT 100", (last,)):
            yield from map(self._entry, rows)
            last = rows[-1][0]

    def entry(self, name: str) -> Entry | None:
        """The article of this id, address, or beginning of an id that no other shares; None where there is none."""
        for column, value in (("id", name), ("address", name), ("address", _absolute(name))):
            if rows := self._rows(f"SELECT {COLUMNS} FROM article WHERE {column} = ?", (value,)):
                return self._entry(rows[0])
        if len(name) < LEAST_ID:
            return None
        rows = self._rows(f"SELECT {COLUMNS} FROM article WHERE substr(id, 1, ?) = ? LIMIT 2", (len(name), name))
        return self._entry(rows[0]) if len(rows) == 1 else None

    def numbered(self, numbers: Sequence[int]) -> list[Entry]:
        """The articles of these numbers, in this order; those removed meanwhile are left out."""
        rows = self._rows(f"SELECT {COLUMNS} FROM article WHERE number IN ({_marks(numbers)})", numbers)
        found = {row[0]: self._entry(row) for row in rows}
        return [found[number] for number in numbers if number in found]

    def newest(self) -> date | None:
        """The last day on which an article was published."""
        ((day,),) = self._rows("SELECT max(published) FROM article")
        with sound(self.path):
            return date.fromisoformat(day) if day else None

    def state(self) -> str:
        """A hash of all articles under their ids: another one where claims may be judged otherwise."""
        told_once = hashlib.sha256()
        with told(self.path):
            for row in self.connection.execute("SELECT id, digest FROM article ORDER BY number"):
                told_once.update("\0".join((*row, "")).encode("utf-8", "replace"))
        return told_once.hexdigest()

    def matching(self, query: str, most: int) -> list[tuple[int, float]]:
        """The numbers of the articles that a full-text query finds, best first, with their BM25 scores (more is better)."""
        score = f"SELECT rowid, -bm25(search, {WEIGHTS}) AS score FROM search WHERE search MATCH ?"
        return self._rows(f"{score} ORDER BY score DESC, rowid LIMIT ?", (query, most)) if query else []

    def passages(self, query: str, most: int) -> list[tuple[int, float, str]]:
        """As `matching`, with the passage of each article that has most of the query."""
        columns = f"rowid, -bm25(search, {WEIGHTS}) AS score, snippet(search, 1, '', '', '…', 24)"
        found = f"SELECT {columns} FROM search WHERE search MATCH ? ORDER BY score DESC, rowid LIMIT ?"
        return self._rows(found, (query, most)) if query else []

    def near(self, entry: Entry) -> list[str]:
        """The ids of the near-duplicates of an article."""
        return [id for id in self._near(near.runs(entry.source.text)) if id != entry.source.id]

    # --- what was read ------------------------------------------------------------------------------------------

    def reading(self, entry: Entry) -> Reading:
        """The article as read. Where this version of factcheck did not read it yet, it is read now, and that is stored."""
        rows = self._rows("SELECT data FROM reading WHERE article = ? AND reader = ?", (entry.number, reader()))
        with suppress(StaleReading):
            if rows:
                return decode(rows[0][0], entry.source.text)
        from factcheck.checker import extract_facts

        reading = extract_facts(entry.source)
        with suppress(sqlite3.Error), change(self.connection):  # where it can't be written, it is read each time
            self._store(entry.number, reading)
        return reading

    def reading_of(self, source: Source) -> Reading | None:
        """What was read in the same article (title, day and text), under whatever id; None where that is not stored."""
        found = "SELECT data FROM reading JOIN article ON article = number WHERE digest = ? AND reader = ?"
        rows = self._rows(found, (digest(source), reader()))
        with suppress(StaleReading):
            if rows:
                return decode(rows[0][0], source.text)
        return None

    def unread(self) -> Iterator[Entry]:
        """The articles that this version of factcheck has not read."""
        read = "SELECT 1 FROM reading WHERE article = number AND reader = ?"
        for (number,) in self._rows(f"SELECT number FROM article WHERE NOT EXISTS ({read})", (reader(),)):
            yield from self.numbered([number])

    # --- what changes -------------------------------------------------------------------------------------------

    def add(self, items: Iterable[Item]) -> Iterator[Added]:
        """Add articles, and tell what became of each, in order. What was told is stored, whatever happens afterwards."""
        from factcheck.reading.read import read_articles

        waiting = iter(items)
        while batch := list(islice(waiting, BATCH)):
            new = {digest(item.source): item.source for item in batch if not self._same(item)}
            readings = dict(zip(new, read_articles(new.values()), strict=True))  # outside of the transaction: it takes time
            with told(self.path), change(self.connection):
                done = [self._add(item, readings.get(digest(item.source))) for item in batch]
            yield from done

    def remove(self, entry: Entry) -> None:
        """Take an article out, with what was read in it."""
        with told(self.path), change(self.connection):
            self._remove(entry)

    # --- within a transaction -----------------------------------------------------------------------------------

    def _add(self, item: Item, reading: Reading | None) -> Added:
        same = self._same(item)
        if same:
            return Added(same.source, "there")
        rows = self._rows(f"SELECT {COLUMNS} FROM article WHERE id = ? OR address = ?", (item.id, item.address))
        for row in rows:
            self._remove(self._entry(row))
        source, twins = self._insert(item if item.id or not rows else replace(item, id=rows[0][1]), reading)
        return Added(source, "updated" if rows else "added", tuple(twins))

    def _insert(self, item: Item, reading: Reading | None) -> tuple[Source, list[str]]:
        key, source = digest(item.source), item.source
        source = replace(
            source, id=item.id or self._free_id(key), published=source.published or (reading.published if reading else None)
        )
        features = near.runs(source.text)
        twins = self._near(features)
        day = source.published.isoformat() if source.published else None
        now = datetime.now(UTC).isoformat(timespec="seconds")
        cursor = self.connection.execute(
            "INSERT INTO article (id, digest, address, title, published, origin, added, text, facts) VALUES (?,?,?,?,?,?,?,?,?)",
            (source.id, key, item.address, source.title, day, source.origin, now, source.text, facts(reading) if reading else ""),
        )
        number = int(cursor.lastrowid or 0)
        self.connection.executemany("INSERT OR IGNORE INTO band VALUES (?, ?)", [(b, number) for b in near.bands(features)])
        if reading:
            self.connection.execute("INSERT INTO reading VALUES (?, ?, ?)", (number, reader(), encode(reading)))
        return source, twins

    def _store(self, number: int, reading: Reading) -> None:
        self.connection.execute("INSERT OR REPLACE INTO reading VALUES (?, ?, ?)", (number, reader(), encode(reading)))
        self.connection.execute("UPDATE article SET facts = ? WHERE number = ?", (facts(reading), number))

    def _remove(self, entry: Entry) -> None:
        rows = [(band, entry.number) for band in near.bands(near.runs(entry.source.text))]
        self.connection.executemany("DELETE FROM band WHERE hash = ? AND article = ?", rows)
        self.connection.execute("DELETE FROM article WHERE number = ?", (entry.number,))

    # --- look-ups -----------------------------------------------------------------------------------------------

    def _same(self, item: Item) -> Entry | None:
        rows = self._rows(f"SELECT {COLUMNS} FROM article WHERE digest = ?", (digest(item.source),))
        return self._entry(rows[0]) if rows else None

    def _near(self, features: frozenset[int]) -> list[str]:
        keys = near.bands(features)
        numbers = f"SELECT DISTINCT article FROM band WHERE hash IN ({_marks(keys)}) LIMIT 50"
        rows = self._rows(f"SELECT id, text FROM article WHERE number IN ({numbers})", keys)
        return [id for id, text in rows if near.likeness(features, near.runs(text)) >= near.NEAR]

    def _free_id(self, key: str) -> str:
        lengths = range(ID_LENGTH, len(key) + 1)
        return next(key[:n] for n in lengths if not self._rows("SELECT 1 FROM article WHERE id = ?", (key[:n],)))

    def _entry(self, row: Sequence[Any]) -> Entry:
        with sound(self.path):
            number, id, title, published, origin, text, added = row
            source = Source(id, text, title, date.fromisoformat(published) if published else None, origin)
            return Entry(number, source, datetime.fromisoformat(added))

    def _rows(self, statement: str, values: Sequence[object] = ()) -> list[Any]:
        with told(self.path):
            return self.connection.execute(statement, values).fetchall()


def digest(source: Source) -> str:
    """What tells articles apart: a hash of title, day and text."""
    told_once = "\0".join((source.title or "", str(source.published or ""), source.text))
    return hashlib.sha256(told_once.encode("utf-8", "replace")).hexdigest()


def _absolute(name: str) -> str:
    with suppress(OSError, ValueError):
        return str(Path(name).absolute())
    return name


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
