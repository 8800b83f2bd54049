"""The run: rows to results in the order of the rows, questions that repeat judged once, and a row that crashes set apart."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from factcheck.bulk.checkers import Judged, Question, Told
from factcheck.bulk.claims import Row
from factcheck.bulk.lanes import Lane

WINDOW = 512
"""Rows that are taken together; those with the same source and day are judged together."""
AHEAD = 3 * WINDOW
"""Rows that may wait for the result of one before them."""
TASK = 64
"""Claims that are handed to a lane together: as many as the pipeline parses together."""
REMEMBERED = 20_000
"""Answers kept for rows that ask the same again, those used last; about 2 kB each."""


class Result(NamedTuple):
    """A row and what came of it: a verdict, or an error that begins with its line."""

    row: Row
    judged: Judged | None = None
    error: str | None = None
    seconds: float = 0.0
    """Its part of the time that a lane took for the task it was in; nothing where an earlier row asked the same."""


@dataclass(slots=True, eq=False)
class Answer:
    """A question, and what came of it once that is known."""

    question: Question
    told: Told | None = None
    crashed: bool = False
    seconds: float = 0.0
    """Whether a process has ended over this question alone."""


class Started(NamedTuple):
    """A task that a lane is at work on."""

    lane: Lane
    task: list[Answer]
    since: float


def results(rows: Iterable[Row], lanes: Sequence[Lane], limit: float = float("inf")) -> Iterator[Result]:
    """A result for each row, in order. `limit` in seconds is what the lanes allow a step, to tell a slow row from a crash."""
    source, waiting = iter(rows), deque[tuple[Row, Answer]]()
    questions, tasks = _Questions(), _Tasks()
    free, busy = list(lanes), dict[Future[list[Told]], Started]()
    while True:
        window = list(islice(source, WINDOW)) if len(waiting) <= AHEAD - WINDOW else []
        if window:
            asked = [questions.ask(row) for row in window]
            waiting.extend(zip(window, (answer for answer, _ in asked), strict=True))
            tasks.add(answer for answer, new in asked if new)
        elif not waiting:
            return
        while free and tasks:
            lane = free.pop()
            task = tasks.take(lane)
            busy[lane.submit([answer.question for answer in task])] = Started(lane, task, time.monotonic())
        more_first = window and free  # rows that repeat leave lanes without work: what comes behind them may have some
        for future in wait(busy, return_when=FIRST_COMPLETED).done if busy and not more_first else ():
            started = busy.pop(future)
            tasks.put_back(_finish(future, started, limit))
            free.append(started.lane)
        while waiting and waiting[0][1].told is not None:
            yield _result(*waiting.popleft())


def _finish(future: Future[list[Told]], started: Started, limit: float) -> list[Answer]:
    """Write down the answers. Where the process ended over several of them: those that have to be asked again, each by itself."""
    try:
        told = future.result()
    except BrokenProcessPool:
        started.lane.restart()
        slow, first = time.monotonic() - started.since >= limit, started.task[0]
        if len(started.task) > 1 or not (slow or first.crashed):
            first.crashed = len(started.task) == 1  # it may have been the machine's doing: once more
            return started.task
        told = [f"it took over {limit:g} s and was stopped" if slow else "its worker process crashed twice; please report it"]
    each = (time.monotonic() - started.since) / len(started.task)
    for answer, found in zip(started.task, told, strict=True):
        answer.told, answer.seconds = found, each
    return []


def _result(row: Row, answer: Answer) -> Result:
    if isinstance(answer.told, Judged):
        seconds, answer.seconds = answer.seconds, 0.0
        return Result(row, judged=answer.told, seconds=seconds)
    return Result(row, error=f"line {row.line}: {answer.told}")


class _Questions:
    """The questions that were asked lately, with their answers."""

    def __init__(self) -> None:
        self.answers: OrderedDict[Question, Answer] = OrderedDict()

    def ask(self, row: Row) -> tuple[Answer, bool]:
        """The answer that the row will have, and whether somebody must find it."""
        question = Question(row.claim, row.source, row.date)
        if row.error is not None:
            return Answer(question, row.error), False
        if question in self.answers:
            self.answers.move_to_end(question)
            return self.answers[question], False
        if len(self.answers) >= REMEMBERED:
            self.answers.popitem(last=False)
        self.answers[question] = Answer(question)
        return self.answers[question], True


class _Tasks:
    """What is left to hand out: a lane gets the articles that it has read before, where it can."""

    def __init__(self) -> None:
        self.left: deque[list[Answer]] = deque()
        self.reader: OrderedDict[str | None, Lane] = OrderedDict()

    def __bool__(self) -> bool:
        return bool(self.left)

    def add(self, answers: Iterable[Answer]) -> None:
        """Those of one source and day together, at most TASK at once."""
        alike: dict[tuple[object, object], list[Answer]] = {}
        for answer in answers:
            alike.setdefault((answer.question.source, answer.question.day), []).append(answer)
        self.left.extend(task[n : n + TASK] for task in alike.values() for n in range(0, len(task), TASK))

    def put_back(self, answers: Sequence[Answer]) -> None:
        """Each by itself, before everything else."""
        self.left.extendleft([answer] for answer in reversed(answers))

    def take(self, lane: Lane) -> list[Answer]:
        """The first task whose article this lane has read, else the first that nobody has, else the first."""
        readers = [self.reader.get(task[0].question.source) for task in self.left]
        place = next((n for reader in (lane, None) for n, found in enumerate(readers) if found is reader), 0)
        task = self.left[place]
        del self.left[place]
        if len(self.reader) > AHEAD:
            self.reader.popitem(last=False)
        self.reader.setdefault(task[0].question.source, lane)
        return task
