"""What the server takes, keeps and waits for; everything that comes from outside is bounded here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

# fmt: off
BODY          = 1_000_000    # bytes of a request; uploads apart
UPLOAD        = 5_000_000    # bytes of an uploaded claim file, with what surrounds it in the form
BODY_SECONDS  = 20.0         # in which a body must have come
LONGEST_TEXT  = 50_000       # characters of a pasted article; some 8,000 words
LONGEST_DRAFT = 20_000       # characters of a draft
MOST_SOURCES  = 5            # articles of the library that one request may name
MOST_CLAIMS   = 100          # claims of one request
MOST_ROWS     = 2_000        # rows of a claim file
MOST_LISTED   = 100          # articles of one page of the library
RESULTS       = 500          # results kept for their links, those made last ...
RESULTS_SIZE  = 50_000_000   # ... and no more characters of articles in them than this
JOBS          = 20           # claim files kept with what came of them
JOBS_RUNNING  = 4            # claim files that may wait or run at a time
JOB_SECONDS   = 3_600.0      # for which a finished one is kept
REQUESTS      = 256          # requests that may be open at a time
TOGETHER      = 6            # claims that a worker is handed at once, so that nobody waits long for others
PATIENCE      = 0.2          # seconds for which a request may have to wait by the pace of the last ones
TEXTS         = 32           # articles that each worker keeps ready for judging; pasted ones, and named ones
ANSWERS       = 1_000        # answers that each worker keeps until the library changes
ARTICLES      = 256          # articles that these share
RETRY_SECONDS = 1            # after which one who was turned away should try again
# fmt: on

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
"""The names by which this machine calls itself."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a server is run."""

    library: Path
    """The file of the library; where there is none, the article that ships with factcheck is the library."""
    hosts: frozenset[str] = LOOPBACK
    """The names under which it answers; a page elsewhere that has another name lead here gets nothing."""
    workers: int = 0
    """Processes that judge; with 0, a thread of this process does, which can't be stopped over a claim that never ends."""
    waiting: int = 16
    """Requests that may wait for a worker; one more is told to come again."""
    seconds: float = 20.0
    """What a worker may spend on one request."""
