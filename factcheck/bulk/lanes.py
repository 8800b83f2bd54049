"""Where questions are judged: in this process, or in worker processes, one executor each, so that a crash names its task."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
from multiprocessing.context import BaseContext
from typing import Protocol

from factcheck.bulk import worker
from factcheck.bulk.checkers import Checkers, Question, Terms, Told, answers
from factcheck.bulk.claims import Row
from factcheck.errors import FactcheckError

LOOKED_AT = 1_000
"""Rows from the start that tell whether a file is worth worker processes."""
ARTICLE = 20
"""What reading an article costs, in claims."""
SEVERAL = 5
"""What a claim that is checked against the library costs, in claims against one article."""
LARGE = 1_000
"""Claims' worth of work that takes longer in this process than starting workers does."""
TRIES, PAUSE = 5, 0.5
"""How often a worker is started before that is given up, and the seconds between."""


class WorkersDontStart(FactcheckError):
    """Worker processes end before they are handed anything."""

    def __str__(self) -> str:
        return "worker processes end before they begin: see that there is memory for them, or give a smaller --workers"


class Lane(Protocol):
    """What judges one task at a time."""

    def submit(self, questions: Sequence[Question]) -> Future[list[Told]]:
        """The answers to come; BrokenProcessPool where the process ended over them."""
        ...

    def restart(self) -> None:
        """Be ready again after a crash."""
        ...

    def stop(self) -> None:
        """End at once, whatever is being judged."""
        ...


class Here:
    """A lane in this process: nothing starts, and a crash is everybody's."""

    def __init__(self, terms: Terms) -> None:
        self.checkers = Checkers(terms)

    def submit(self, questions: Sequence[Question]) -> Future[list[Told]]:
        done: Future[list[Told]] = Future()
        done.set_result(answers(questions, self.checkers))
        return done

    def restart(self) -> None:
        pass

    def stop(self) -> None:
        self.checkers.close()


class Worker:
    """A lane in a process of its own, which ends where reading an article or judging a claim takes over `limit` seconds."""

    def __init__(self, terms: Terms, limit: float) -> None:
        self.terms, self.limit = terms, limit
        self.stillborn = 0
        self._start()

    def submit(self, questions: Sequence[Question]) -> Future[list[Told]]:
        return self._executor.submit(worker.judge, questions)

    def restart(self) -> None:
        if self._pid.exception() is not None:  # it never came to its first task
            self.stillborn += 1
            if self.stillborn == TRIES:
                raise WorkersDontStart
        self._executor.shutdown(wait=False)
        self._start()

    def stop(self) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)
        if self._pid.done() and not self._pid.cancelled() and self._pid.exception() is None:
            with suppress(ProcessLookupError):
                os.kill(self._pid.result(), signal.SIGTERM)

    def _start(self) -> None:
        for tries_left in reversed(range(TRIES)):
            self._executor = ProcessPoolExecutor(1, context(), worker.begin, (self.terms, self.limit))
            try:
                self._pid = self._executor.submit(worker.pid)
                return
            except (OSError, EOFError):  # the process that workers are forked from has just ended; it is started anew
                self._executor.shutdown(wait=False)
                if not tries_left:
                    raise WorkersDontStart from None
                time.sleep(PAUSE)


def lanes_for(terms: Terms, workers: int | None, limit: float, first: Sequence[Row]) -> list[Lane]:
    """As many worker lanes as asked for; where nothing is asked, one a core for much work, and this process for little."""
    if workers is None and work(first) * (SEVERAL if terms.asks_library else 1) < LARGE:
        return [Here(terms)]
    return [Worker(terms, limit) for _ in range(workers or cores())]


def work(rows: Sequence[Row]) -> int:
    """How much there is to do, in claims against an article that is read already."""
    return len(rows) + ARTICLE * len({row.source for row in rows})


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def context() -> BaseContext:
    """How processes start: on Linux from one that has loaded the models, so that they share them; else each loads its own."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    forked = multiprocessing.get_context("forkserver")
    forked.set_forkserver_preload(["factcheck.bulk.preloaded"])
    return forked
