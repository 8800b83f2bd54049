"""Articles as read, each content once a run: kept in this process, and on a shelf that its worker processes share."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from factcheck.library.database import change
from factcheck.library.readings import StaleReading, decode, encode
from factcheck.library.store import digest
from factcheck.schema import Reading, Source

KEPT = 256
"""Readings kept in a process, those used last."""
BOARD = 2
"""Characters of a hash that name a board of the shelf: 256 boards, so that workers with different articles rarely wait."""
MOST = 16
"""Readings on a board, those put there last: the disk must not grow with the run."""
WAIT = 3600.0
"""Seconds for which a worker waits for one that reads the same article; the run's own time limit ends it before."""


@contextmanager
def shelf() -> Iterator[Path | None]:
    """A folder that is there for as long as the run; None where the system has no room for one."""
    try:
        folder = TemporaryDirectory(prefix="factcheck-", ignore_cleanup_errors=True)
    except OSError:
        yield None
        return
    with folder as path:
        yield Path(path)


class Readings:
    """Who reads an article where it was not read yet, and what was read so far. `shelf` is a folder, None for one process."""

    def __init__(self, read: Callable[[Source], Reading], shelf: Path | None = None) -> None:
        self._read, self._shelf = read, shelf
        self._known = lru_cache(KEPT)(self._shelved if shelf else read)

    def reading(self, source: Source) -> Reading:
        """The article as read; what it is called and where it came from makes no other article of it."""
        return self._known(replace(source, id="", origin=None))

    def _shelved(self, source: Source) -> Reading:
        """From the shelf, or read now: a worker that wants the same article waits until it is there.

        A board is a small database, since its lock is let go of where a worker ends over an article, however it ends.
        """
        assert self._shelf is not None
        key, reading = digest(source), None
        with suppress(sqlite3.Error):  # no room on disk: each worker reads for itself
            board = sqlite3.connect(self._shelf / f"{key[:BOARD]}.db", timeout=WAIT, isolation_level=None)
            with closing(board), change(board):
                board.execute("CREATE TABLE IF NOT EXISTS reading (number INTEGER PRIMARY KEY, digest TEXT UNIQUE, data BLOB)")
                row = board.execute("SELECT data FROM reading WHERE digest = ?", (key,)).fetchone()
                with suppress(StaleReading):
                    reading = decode(row[0], source.text) if row else None
                if reading is None:
                    reading = self._read(source)
                    board.execute("INSERT OR REPLACE INTO reading (digest, data) VALUES (?, ?)", (key, encode(reading)))
                    board.execute("DELETE FROM reading WHERE number <= (SELECT max(number) FROM reading) - ?", (MOST,))
        return reading or self._read(source)
