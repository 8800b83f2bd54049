"""The file of a library as a database: opened to write or only to read, changed whole or not at all, faults in plain words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from factcheck.errors import FactcheckError
from factcheck.library.location import there
from factcheck.library.migrations import STEPS, StrangeLibrary, migrate, version

WAIT = 60.0
"""Seconds that a writer waits for another one."""
DAMAGED = "it is damaged; move it away and add the articles again"
# fmt: off
PLAINER = (  # what SQLite says, and what we say of it
    ("not a database",  "it is no library, or it is damaged; name another file, or move it away and add the articles again"),
    ("malformed",       DAMAGED),
    ("decode to UTF-8", DAMAGED),
    ("is full",         "the disk is full; what was added before is kept"),
    ("readonly",        "it can't be written; name a file in a place of your own with --library"),
    ("unable to open",  "it can't be opened there; name a file in a place of your own with --library"),
    ("locked",          "another program has been writing to it for a minute; try again when it is done"),
    ("fts5",            "this Python's SQLite is too old: it lacks FTS5"),
)
# fmt: on


class UnusableLibrary(FactcheckError):
    """A library that can't be opened, read or written."""

    def __init__(self, path: Path | str, why: str) -> None:
        super().__init__(path, why)
        self.path = path
        self.why = why

    def __str__(self) -> str:
        return f"can't use library {self.path}: {self.why}"


def opened(path: Path, *, write: bool) -> tuple[sqlite3.Connection, bool]:
    """The database at `path`, and whether it is new. Raises UnusableLibrary.

    To be written, it is made where there is none. To be read, one that can't be written will do, and where there is none, it is
    a new one in memory.
    """
    with told(path):
        if write:
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = _connected(f"{_uri(path)}?mode=rwc")
        elif there(path):
            connection = _to_read(path)
        else:
            connection = _connected(":memory:")
        try:
            return connection, migrate(connection)
        except BaseException:
            connection.close()
            raise


@contextmanager
def change(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction: all of what is done within, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


@contextmanager
def told(path: Path | str) -> Iterator[None]:
    """Faults of the database as UnusableLibrary, in plain words."""
    try:
        yield
    except StrangeLibrary as error:
        raise UnusableLibrary(path, str(error)) from None
    except sqlite3.Error as error:
        said = str(error)
        plainer = next((plain for sign, plain in PLAINER if sign in said), " ".join(said.split()))
        raise UnusableLibrary(path, plainer) from None
    except UnicodeDecodeError:  # where what SQLite says of the damage quotes it
        raise UnusableLibrary(path, DAMAGED) from None
    except OSError as error:
        raise UnusableLibrary(path, (error.strerror or str(error)).lower()) from None


@contextmanager
def sound(path: Path | str) -> Iterator[None]:
    """Values that were not stored so as UnusableLibrary."""
    try:
        yield
    except (TypeError, ValueError):
        raise UnusableLibrary(path, DAMAGED) from None


def _to_read(path: Path) -> sqlite3.Connection:
    """Writable where it may be, so that what is read anew can be kept; else as it stands."""
    try:
        connection = _connected(f"{_uri(path)}?mode=rw")
        if version(connection) <= len(STEPS):
            return connection
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise
    # a folder that can't be written holds no room for the log beside the file; nobody writes there meanwhile
    return _connected(f"{_uri(path)}?immutable=1")


def _connected(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, timeout=WAIT, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -65536")  # KiB
    with suppress(sqlite3.OperationalError):  # where it can't be written
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def _uri(path: Path) -> str:
    return path.absolute().as_uri()
