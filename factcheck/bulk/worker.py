"""What runs in a worker process: it judges what it is handed, ends where a step takes too long, and ends with its parent."""

from __future__ import annotations

import faulthandler
import os
import signal
import threading
import time
from collections.abc import Sequence
from multiprocessing import connection, parent_process
from typing import TextIO

from factcheck.bulk.checkers import Checkers, Question, Terms, Told, answers

_checkers: Checkers
_limit: float
_nowhere: TextIO
"""Where the trace of a step that took too long goes; faulthandler needs a file that stays open."""


def begin(terms: Terms, limit: float) -> None:
    """Make this process a worker that judges by `terms` and ends where one step takes more than `limit` seconds."""
    global _checkers, _limit, _nowhere
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its workers
    threading.Thread(target=end_with_parent, daemon=True).start()
    load()
    _checkers, _limit, _nowhere = Checkers(terms), limit, open(os.devnull, "w")  # noqa: SIM115


def load() -> None:
    """Read what every claim needs from disk."""
    from factcheck.judging.entailment.trees import shipped
    from factcheck.language import pipeline

    pipeline.load()
    shipped()


def pid() -> int:
    """The id of this process."""
    return os.getpid()


def judge(questions: Sequence[Question]) -> list[Told]:
    """What came of each question; all name one source and day."""
    try:
        return answers(questions, _checkers, _Steps(_limit))
    finally:
        faulthandler.cancel_dump_traceback_later()


class _Steps:
    """Called at each step: from then on the limit counts anew, to a twentieth of it.

    A thread in C ends the process, so that nothing a claim does can hold it; it is started so rarely since that takes a while.
    """

    def __init__(self, limit: float) -> None:
        self.limit = limit
        self.counted_from = float("-inf")

    def __call__(self) -> None:
        now = time.monotonic()
        if now - self.counted_from > self.limit / 20:
            self.counted_from = now
            faulthandler.dump_traceback_later(self.limit, exit=True, file=_nowhere)


def end_with_parent() -> None:
    """A parent that was killed leaves nobody to answer to; without this a worker would wait for its next task forever."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
