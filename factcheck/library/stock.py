"""The articles that one run checks against, as read, in a file that is made once and then only read; found by blocking keys."""

from __future__ import annotations

import hashlib
import heapq
import math
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, Self

from factcheck.library.blocking import of_article, of_claim
from factcheck.library.database import change, told
from factcheck.library.readings import decode, encode
from factcheck.library.store import ID_LENGTH, Entry, Item, digest
from factcheck.schema import Reading, Source

MOST = 5
"""Articles that a claim is checked against."""
LOOKED_AT = 2_000
"""Articles of all blocks of a claim that are looked at: what a claim costs does not depend on how many articles there are."""
COUNTED = 50
"""Of these, those whose keys are counted in full."""
BATCH = 500
"""Articles in one transaction."""
BEFORE_ALL = datetime.min.replace(tzinfo=UTC)
TABLES = """
    CREATE TABLE article (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest BLOB NOT NULL UNIQUE,
        title TEXT, published TEXT, origin TEXT, text TEXT NOT NULL, data BLOB NOT NULL
    );
    CREATE TABLE block (key INTEGER NOT NULL, article INTEGER NOT NULL);
"""
WHOLE = """
    DELETE FROM block WHERE article NOT IN (SELECT number FROM article);
    CREATE INDEX block_key ON block (key, article);
    CREATE TABLE size (key INTEGER PRIMARY KEY, articles INTEGER NOT NULL);
    INSERT INTO size SELECT key, count(*) FROM block GROUP BY key;
    CREATE TABLE whole (articles INTEGER, newest TEXT);
    INSERT INTO whole SELECT count(*), max(published) FROM article;
"""
"""Done at the end, in one go: an index that is made at once is made in the order of its keys."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article as read, ready to be stored."""

    source: Source
    digest: bytes
    data: bytes
    keys: Sequence[int]


def prepare(items: Sequence[Item]) -> list[Prepared]:
    """The articles as read."""
    from factcheck.reading.read import read_articles

    found = []
    for item, reading in zip(items, read_articles(item.source for item in items), strict=True):
        key = digest(item.source)
        day = item.source.published or reading.published
        source = replace(item.source, id=item.id or key[:ID_LENGTH], published=day)
        short = hashlib.blake2b(key.encode(), digest_size=16).digest()
        found.append(Prepared(source, short, encode(reading), of_article(reading)))
    return found


def build(path: Path, prepared: Iterable[Prepared]) -> None:
    """Make the file of these articles, in their order. The same article is kept once; a later one of the same id takes its place.

    It is made under another name, so that a file of this name is whole. Raises UnusableLibrary.
    """
    making = path.with_name(path.name + ".new")
    making.unlink(missing_ok=True)
    with told(path), closing(sqlite3.connect(making, isolation_level=None)) as stock:
        stock.execute("PRAGMA journal_mode = OFF")  # a file that is not finished is begun anew
        stock.execute("PRAGMA synchronous = OFF")
        stock.executescript(TABLES)
        for batch in _batches(prepared):
            with change(stock):
                for one in batch:
                    _insert(stock, one)
        stock.executescript(WHOLE)
    making.replace(path)


def _batches(prepared: Iterable[Prepared]) -> Iterator[list[Prepared]]:
    waiting = iter(prepared)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _insert(stock: sqlite3.Connection, one: Prepared) -> None:
    if stock.execute("SELECT 1 FROM article WHERE digest = ?", (one.digest,)).fetchone():
        return
    source = one.source
    day = source.published.isoformat() if source.published else None
    cursor = stock.execute(
        "INSERT OR REPLACE INTO article (id, digest, title, published, origin, text, data) VALUES (?,?,?,?,?,?,?)",
        (source.id, one.digest, source.title, day, source.origin, source.text, one.data),
    )
    stock.executemany("INSERT INTO block VALUES (?, ?)", [(key, cursor.lastrowid) for key in one.keys])


class Stock:
    """The file, to be read. A context manager. Raises UnusableLibrary where it is not there or damaged."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with told(path):  # nobody writes to it any more, so that it may lie on a disk that many machines share
            self._file = sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True, isolation_level=None)
            try:
                ((self._articles, self._newest),) = self._file.execute("SELECT articles, newest FROM whole")
            except BaseException:
                self._file.close()
                raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __len__(self) -> int:
        return int(self._articles)

    def state(self) -> str:
        """A hash of all articles under their ids: another one where claims may be judged otherwise."""
        told_once = hashlib.sha256()
        for id, key in self._rows("SELECT id, digest FROM article ORDER BY number", ()):
            told_once.update(id.encode("utf-8", "replace") + b"\0" + key)
        return told_once.hexdigest()

    def newest(self) -> date | None:
        """The last day on which an article was published."""
        return date.fromisoformat(self._newest) if self._newest else None

    def candidates(self, claim: Reading) -> list[Entry]:
        """The articles that share most of the claim's keys, rare ones counting most, best first; the earlier of two as good."""
        keys = of_claim(claim)
        sizes = dict(self._rows(f"SELECT key, articles FROM size WHERE key IN ({_marks(keys)})", keys))
        weights = {key: math.log1p(len(self) / size) for key, size in sizes.items()}
        scores: dict[int, float] = defaultdict(float)
        left, in_part = LOOKED_AT, []
        for key in sorted(sizes, key=lambda key: (sizes[key], key)):
            if sizes[key] > left:
                in_part.append(key)
            # of a block that is too large the last ones, which are the newest where a feed is in order
            block = self._rows("SELECT article FROM block WHERE key = ? ORDER BY article DESC LIMIT ?", (key, left))
            left -= len(block)
            for (number,) in block:
                scores[number] += 0 if key in in_part else weights[key]
        return self._numbered(_best(self._counted(_best(scores, COUNTED), scores, weights, in_part), MOST))

    def _counted(
        self, numbers: Sequence[int], scores: Mapping[int, float], weights: Mapping[int, float], in_part: Sequence[int]
    ) -> dict[int, float]:
        """The scores of these articles, the blocks counted in that were not looked at as a whole."""
        found = {number: scores[number] for number in numbers}
        for key in in_part:
            within = f"SELECT article FROM block WHERE key = ? AND article IN ({_marks(numbers)})"
            for (number,) in self._rows(within, (key, *numbers)):
                found[number] += weights[key]
        return found

    def _numbered(self, numbers: Sequence[int]) -> list[Entry]:
        columns = "number, id, text, title, published, origin"
        rows = self._rows(f"SELECT {columns} FROM article WHERE number IN ({_marks(numbers)})", numbers)
        found = {number: Entry(number, _source(*rest), BEFORE_ALL) for number, *rest in rows}
        return [found[number] for number in numbers]

    def reading(self, entry: Entry) -> Reading:
        """The article as read."""
        ((data,),) = self._rows("SELECT data FROM article WHERE number = ?", (entry.number,))
        return decode(data, entry.source.text)

    def _rows(self, statement: str, values: Sequence[object]) -> list[Any]:
        with told(self.path):
            return self._file.execute(statement, values).fetchall()


def _best(scores: Mapping[int, float], most: int) -> list[int]:
    return heapq.nsmallest(most, scores, key=lambda number: (-scores[number], number))


def _source(id: str, text: str, title: str | None, published: str | None, origin: str | None) -> Source:
    return Source(id, text, title, date.fromisoformat(published) if published else None, origin)


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
