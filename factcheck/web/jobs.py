"""Claim files that were uploaded: read, checked row by row behind whoever waits at the page, and kept for a while."""

from __future__ import annotations

import asyncio
import secrets
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePath

from factcheck.bulk.checkers import judged
from factcheck.bulk.claim_file import ClaimFile
from factcheck.bulk.claims import Row
from factcheck.bulk.formats import FORMATS
from factcheck.bulk.output import csv_of, json_of
from factcheck.bulk.run import Result
from factcheck.errors import UnreadableClaims
from factcheck.reports.csv import COLUMNS
from factcheck.reports.entries import Entry, Run
from factcheck.reports.markdown import markdown
from factcheck.reports.page import page
from factcheck.reports.passages import printable, shorten
from factcheck.schema import Verdict
from factcheck.web.limits import JOB_SECONDS, JOBS, JOBS_RUNNING, MOST_ROWS, RETRY_SECONDS, TOGETHER
from factcheck.web.pool import Pool
from factcheck.web.problems import Problem, problem_of
from factcheck.web.work import Against, Answer

NAME_ROOM = 80
"""Characters kept of the name that a file had where it came from."""


@dataclass(eq=False)
class Job:
    """A claim file: its rows, how far it is, and what came of the rows that are done."""

    name: str
    rows: list[Row]
    against: Against
    id: str = field(default_factory=lambda: secrets.token_urlsafe(12))
    state: str = "waiting"
    detail: str | None = None
    results: list[Result] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    ended: float | None = None
    day: date = field(default_factory=date.today)

    @property
    def active(self) -> bool:
        """Whether it waits or runs."""
        return self.ended is None

    def run(self) -> Run:
        """What was found, for reports."""
        return Run(self.entries, f"Claims of {self.name}", self.day)


class Jobs:
    """The jobs of a server, at work one after the other."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        self._jobs: dict[str, Job] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._turn = asyncio.Lock()

    def add(self, name: str, rows: list[Row], against: Against) -> Job:
        """Put it in line. Raises Problem where too many are in line already."""
        self._forget()
        if sum(job.active for job in self._jobs.values()) >= JOBS_RUNNING:
            raise Problem(
                429,
                f"{JOBS_RUNNING} claim files are being checked: try again when one is done",
                headers={"Retry-After": str(10 * RETRY_SECONDS)},
            )
        job = Job(name, rows, against)
        self._jobs[job.id] = job
        self._tasks[job.id] = asyncio.create_task(self._work(job))
        return job

    def get(self, id: str) -> Job:
        """The job of that id. Raises Problem."""
        self._forget()
        if id not in self._jobs:
            raise Problem(404, f"no such claim file: what came of one is kept for {JOB_SECONDS / 3600:g} h; upload it again")
        return self._jobs[id]

    def remove(self, id: str) -> None:
        """Stop it and forget it. Raises Problem."""
        self.get(id)
        self._tasks.pop(id).cancel()
        del self._jobs[id]

    async def stop(self) -> None:
        """Stop all of them."""
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    def _forget(self) -> None:
        """Let go of those that ended long ago, and of the oldest that ended where there are too many."""
        ended = sorted((job for job in self._jobs.values() if job.ended is not None), key=lambda job: job.ended or 0.0)
        old = [job for job in ended if time.monotonic() - (job.ended or 0.0) > JOB_SECONDS]
        spare = len(self._jobs) - JOBS + 1
        for job in dict.fromkeys((*old, *ended[: max(spare, 0)])):
            del self._jobs[job.id]
            self._tasks.pop(job.id, None)

    async def _work(self, job: Job) -> None:
        async with self._turn:
            job.state = "running"
            try:
                for n in range(0, len(job.rows), TOGETHER):
                    await self._rows(job, job.rows[n : n + TOGETHER])
                job.state = "done"
            except Exception as error:
                job.state, job.detail = "failed", problem_of(error).detail
            finally:
                job.ended = time.monotonic()

    async def _rows(self, job: Job, rows: list[Row]) -> None:
        """Check these rows: those against the same together."""
        told: dict[int, Answer | str] = {n: row.error for n, row in enumerate(rows) if row.error is not None}
        alike: dict[Against, list[int]] = {}
        for n, row in enumerate(rows):
            if n not in told:
                alike.setdefault(_against(row, job.against), []).append(n)
        for against, places in alike.items():
            try:
                found = await self.pool.check([rows[n].claim for n in places], against, patient=True)
            except Exception as error:
                found = [problem_of(error).detail] * len(places)
            told |= zip(places, found, strict=True)
        for n, row in enumerate(rows):
            answer = told[n]
            if isinstance(answer, str):
                job.results.append(Result(row, error=f"line {row.line}: {answer}"))
                job.entries.append(Entry(row.claim, None, (), row.id, f"line {row.line}: {answer}"))
                job.counts["errors"] += 1
            else:
                job.results.append(Result(row, judged=judged(answer.report)))
                job.entries.append(Entry(row.claim, answer.report, answer.sources, row.id))
                job.counts[answer.report.verdict] += 1


def _against(row: Row, of_all: Against) -> Against:
    """What a row is checked against. What it names is an id of the library, never a path or an address."""
    own = replace(of_all, text=None, ids=(row.source,)) if row.source else of_all
    return replace(own, today=row.date) if row.date else own


def read_rows(name: str, data: bytes) -> list[Row]:
    """The rows of an uploaded file; of its name, only the ending counts. Raises Problem."""
    ending = PurePath(name).suffix.lower()
    if ending not in FORMATS:
        raise Problem(422, f"a claim file ends in {', '.join(FORMATS)}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"claims{ending}"
        path.write_bytes(data)
        try:
            with ClaimFile(str(path)) as claims:
                rows: list[Row] = []
                for row in claims:
                    if len(rows) == MOST_ROWS:
                        raise Problem(413, f"more than {MOST_ROWS:,} claims: split the file, or check it with factcheck bulk")
                    rows.append(row)
        except UnreadableClaims as error:
            raise Problem(422, f"can't read {shown_name(name)}: {error.why}") from None
    if not rows:
        raise Problem(422, f"can't read {shown_name(name)}: there are no claims in it")
    return rows


def shown_name(name: str) -> str:
    """The name of an uploaded file, fit to be shown."""
    return shorten(printable(PurePath(name.replace("\\", "/")).name), NAME_ROOM) or "claims"


def told(job: Job) -> dict[str, object]:
    """How far a job is."""
    verdicts = {str(verdict): job.counts[verdict] for verdict in Verdict}
    return {
        "id": job.id,
        "name": job.name,
        "state": job.state,
        "rows": len(job.rows),
        "done": len(job.results),
        **verdicts,
        "errors": job.counts["errors"],
        "detail": job.detail,
        "results": {ending: f"/api/jobs/{job.id}/results.{ending}" for ending in WRITERS} if job.state == "done" else {},
    }


# fmt: off
WRITERS: Mapping[str, tuple[str, Callable[[Job], str]]] = {
    "jsonl": ("application/jsonl",            lambda job: "".join(map(json_of, job.results))),
    "csv":   ("text/csv; charset=utf-8",      lambda job: ",".join(COLUMNS) + "\n" + "".join(map(csv_of, job.results))),
    "html":  ("text/html; charset=utf-8",     lambda job: page(job.run())),
    "md":    ("text/markdown; charset=utf-8", lambda job: markdown(job.run())),
}
# fmt: on
"""How the results of a job are written, by ending: media type and text."""
