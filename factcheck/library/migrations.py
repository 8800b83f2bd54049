"""The tables of the library, as the steps that made them; PRAGMA user_version counts the steps taken."""

from __future__ import annotations

import sqlite3

from factcheck.errors import FactcheckError

APPLICATION = 0x46434C31
"""PRAGMA application_id of our files, so that another program's database is not taken for a library."""
STEPS = (
    """
    CREATE TABLE article (
        number     INTEGER PRIMARY KEY AUTOINCREMENT,
        id         TEXT NOT NULL UNIQUE,
        digest     TEXT NOT NULL UNIQUE,  -- of title, day and text: the same article is kept once
        address    TEXT UNIQUE,           -- path or URL it may be read from again: newer content takes its place
        title      TEXT,
        published  TEXT,
        origin     TEXT,
        added      TEXT NOT NULL,
        text       TEXT NOT NULL,
        facts      TEXT NOT NULL DEFAULT ''
    );
    CREATE TABLE reading (
        article    INTEGER PRIMARY KEY REFERENCES article (number) ON DELETE CASCADE,
        reader     TEXT NOT NULL,         -- what read it; anything else reads it again
        data       BLOB NOT NULL
    );
    CREATE TABLE band (                   -- articles that share one are likely near-duplicates
        hash       INTEGER NOT NULL,
        article    INTEGER NOT NULL,
        PRIMARY KEY (hash, article)
    ) WITHOUT ROWID;
    CREATE INDEX article_published ON article (published);
    CREATE VIRTUAL TABLE search USING fts5 (
        title, text, facts, content='article', content_rowid='number',
        tokenize="porter unicode61 remove_diacritics 2 tokenchars '_'"
    );
    CREATE TRIGGER article_in AFTER INSERT ON article BEGIN
        INSERT INTO search (rowid, title, text, facts) VALUES (new.number, new.title, new.text, new.facts);
    END;
    CREATE TRIGGER article_out AFTER DELETE ON article BEGIN
        INSERT INTO search (search, rowid, title, text, facts) VALUES ('delete', old.number, old.title, old.text, old.facts);
    END;
    CREATE TRIGGER article_new AFTER UPDATE OF title, text, facts ON article BEGIN
        INSERT INTO search (search, rowid, title, text, facts) VALUES ('delete', old.number, old.title, old.text, old.facts);
        INSERT INTO search (rowid, title, text, facts) VALUES (new.number, new.title, new.text, new.facts);
    END;
    """,
)


class StrangeLibrary(FactcheckError):
    """A file that is no library of ours, or one of a later version."""


def version(connection: sqlite3.Connection) -> int:
    """How many steps the file has taken. Raises StrangeLibrary where it is another program's, or of a later version."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (taken,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if application != APPLICATION and (tables or application):
        raise StrangeLibrary("it is a database of another program")
    if taken > len(STEPS):
        raise StrangeLibrary("it was made by a later version of factcheck; install that version")
    return int(taken)


def migrate(connection: sqlite3.Connection) -> bool:
    """Take the steps that the file lacks, in one transaction; True where it was empty before. Raises StrangeLibrary."""
    if version(connection) == len(STEPS):
        return False
    connection.execute("BEGIN IMMEDIATE")
    try:
        taken = version(connection)  # another process may have been faster
        for step in STEPS[taken:]:
            for statement in statements(step):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {len(STEPS)}")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    return taken == 0


def statements(script: str) -> list[str]:
    """The statements of a script, one by one; `executescript` would commit between them."""
    found: list[str] = []
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending)
            pending = ""
    return found
