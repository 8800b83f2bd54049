"""Workers that judge: requests wait in line for them, those alike go together, and one that takes too long is stopped."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any, Protocol, TypeVar

from factcheck.web import work
from factcheck.web.limits import PATIENCE, TOGETHER, Settings
from factcheck.web.work import Against, Answer

T = TypeVar("T")
LATELY = 0.1
"""What the newest claims count in the pace at which claims are judged."""


class Busy(Exception):
    """So many requests wait that one more would wait too long."""


class TookTooLong(Exception):
    """A worker was stopped over a request."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Crashed(Exception):
    """A worker ended over a request, twice."""


class Lane(Protocol):
    """What does one thing at a time."""

    executor: Executor
    ready: Future[None]
    """Done when it has begun, with what kept it from that."""

    def restart(self) -> None:
        """Stop what is being done, and be ready again."""

    def stop(self) -> None:
        """End."""


class Thread:
    """A lane in this process, which can't be stopped: the thread goes on, and another one takes its place."""

    def __init__(self, library: Path) -> None:
        self.library = library
        self._start()

    def _start(self) -> None:
        self.executor: Executor = ThreadPoolExecutor(1, "judge")
        self.ready = self.executor.submit(work.begin, self.library, alone=False)

    def restart(self) -> None:
        self.executor.shutdown(wait=False, cancel_futures=True)
        self._start()

    def stop(self) -> None:
        self.executor.submit(work.end)
        self.executor.shutdown(wait=True)


class Process:
    """A lane in a process of its own."""

    def __init__(self, library: Path) -> None:
        self.library = library
        self._start()

    def _start(self) -> None:
        self.executor: Executor = ProcessPoolExecutor(1, _context())
        self._pid = self.executor.submit(os.getpid)
        self.ready = self.executor.submit(work.begin, self.library, alone=True)

    def restart(self) -> None:
        self.stop()
        self._start()

    def stop(self) -> None:
        self.executor.shutdown(wait=False, cancel_futures=True)
        if self._pid.done() and not self._pid.cancelled() and self._pid.exception() is None:
            with suppress(ProcessLookupError):
                os.kill(self._pid.result(), signal.SIGTERM)


@dataclass(slots=True, eq=False)
class _Request:
    """A call that waits for a worker: of `check`, whose claims may go with others against the same, or of something else."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]
    claims: Sequence[str] = ()
    against: Against | None = None
    answer: asyncio.Future[Any] = field(default_factory=lambda: asyncio.get_running_loop().create_future())
    crashed: int = 0
    """How often a worker has ended over it."""


class Pool:
    """The workers of a server. To be used within one event loop, between `start` and `stop`."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._waiting: deque[_Request] = deque()
        self._patient: deque[_Request] = deque()
        self._lanes: list[Lane] = []
        self._serving: list[asyncio.Task[None]] = []
        self._in_hand = 0
        """Claims that the workers have."""
        self._pace = 0.0
        """Seconds that a worker took for a claim of late."""

    async def start(self) -> None:
        """Start the workers, and return once they are ready. Raises what keeps them from it, UnusableLibrary for one."""
        self._come = asyncio.Event()
        path, workers = self.settings.library, self.settings.workers
        self._lanes = [Process(path) for _ in range(workers)] or [Thread(path)]
        await asyncio.gather(*(asyncio.wrap_future(lane.ready) for lane in self._lanes))
        self._serving = [asyncio.create_task(self._serve(lane)) for lane in self._lanes]

    async def stop(self) -> None:
        """End the workers; whoever still waits is cancelled."""
        for task in self._serving:
            task.cancel()
        await asyncio.gather(*self._serving, return_exceptions=True)
        for request in (*self._waiting, *self._patient):
            request.answer.cancel()
        for lane in self._lanes:
            await asyncio.to_thread(lane.stop)

    async def run(self, function: Callable[..., T], *arguments: Any) -> T:
        """What the function of `work` returns. Raises what it raises, Busy, TookTooLong and Crashed."""
        self._admit()
        found: T = await self._put(self._waiting, _Request(function, arguments))
        return found

    async def check(self, claims: Sequence[str], against: Against, *, patient: bool = False) -> list[Answer | str]:
        """An answer to each claim, or a sentence that says what went wrong. Raises as `run` does.

        Who is `patient` comes after all who are not, and is never turned away.
        """
        parts = [claims[n : n + TOGETHER] for n in range(0, len(claims), TOGETHER)]
        if not patient:
            self._admit()
        line = self._patient if patient else self._waiting
        told = await asyncio.gather(*[self._put(line, _Request(work.check, (), part, against)) for part in parts])
        return [answer for part in told for answer in part]

    def _admit(self) -> None:
        ahead = len(self._waiting) + self._in_hand
        late = self._waiting and (ahead + 1) * self._pace / len(self._lanes) > PATIENCE
        if late or len(self._waiting) >= self.settings.waiting:
            raise Busy

    def _put(self, line: deque[_Request], request: _Request) -> asyncio.Future[Any]:
        line.append(request)
        self._come.set()
        return request.answer

    async def _serve(self, lane: Lane) -> None:
        """Hand the lane what waits, as long as the server runs."""
        while True:
            while not (self._waiting or self._patient):
                self._come.clear()
                await self._come.wait()
            if together := self._take():
                await self._hand(lane, together)

    def _take(self) -> list[_Request]:
        """The first that waits, and those with claims against the same that may go with it."""
        line = self._waiting or self._patient
        first = line.popleft()
        if first.answer.done():  # whoever asked is gone
            return []
        together, room = [first], TOGETHER - len(first.claims)
        if first.against is None or first.crashed:
            return together
        for other in [r for r in line if r.against == first.against and not r.crashed and not r.answer.done()]:
            if len(other.claims) <= room:
                line.remove(other)
                together.append(other)
                room -= len(other.claims)
        return together

    async def _hand(self, lane: Lane, together: list[_Request]) -> None:
        first = together[0]
        claims = [claim for request in together for claim in request.claims]
        arguments = (claims, first.against) if first.against else first.arguments
        self._in_hand += len(claims)
        began = time.monotonic()
        try:
            future = lane.executor.submit(first.function, *arguments)
            told = await asyncio.wait_for(asyncio.wrap_future(future), self.settings.seconds)
        except (TimeoutError, BrokenProcessPool) as error:
            lane.restart()
            self._blame(together, error)
        except Exception as error:
            _fail(together, error)
        else:
            if first.against is None:
                _answer(first, told)
                return
            self._pace += LATELY * ((time.monotonic() - began) / len(claims) - self._pace)
            left = iter(told)
            for request in together:
                _answer(request, [next(left) for _ in request.claims])
        finally:
            self._in_hand -= len(claims)

    def _blame(self, together: list[_Request], error: Exception) -> None:
        """A worker has ended over these: who was not alone is asked again, alone, and who ended one twice is told."""
        if len(together) > 1 or not (isinstance(error, TimeoutError) or together[0].crashed):
            for request in reversed(together):
                request.crashed += 1
                self._waiting.appendleft(request)
            return
        _fail(together, TookTooLong(self.settings.seconds) if isinstance(error, TimeoutError) else Crashed())


def _answer(request: _Request, told: Any) -> None:
    if not request.answer.done():
        request.answer.set_result(told)


def _fail(together: Sequence[_Request], error: Exception) -> None:
    for request in together:
        if not request.answer.done():
            request.answer.set_exception(error)


def _context() -> BaseContext:
    """On Linux workers are forked from a process that has loaded the models, so that they share them; else each loads its own."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["factcheck.bulk.preloaded"])
    return context
