"""The run on a Ray cluster: parts of the articles read, and parts of the claims judged, by actors. Needs the extra `ray`.

An actor judges in a worker process of its own, as the local engine does: a claim that crashes it is one row with an error.
An actor that is lost is started again and does its part anew; what it wrote of it is replaced by the same bytes.
"""

from __future__ import annotations

import json
import logging
import os
import pickle
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from factcheck.bulk.checkers import Terms
from factcheck.bulk.lanes import Worker
from factcheck.bulk.output import json_of
from factcheck.bulk.parts import Part, articles, claim_rows
from factcheck.bulk.run import results
from factcheck.bulk.shards import write
from factcheck.errors import FactcheckError, MissingExtra
from factcheck.library.stock import Prepared, prepare
from factcheck.library.store import Item

Batch = Mapping[str, Any]
"""Columns of one row: actors take one part at a time."""
QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_BACKEND_LOG_LEVEL": "fatal"}
"""Nothing is sent to Ray's makers, and its messages to its own developers are left out."""
MOST_BLOCKS = 10_000
"""Tasks that Ray is asked to keep track of; a task may be several parts."""


class LostCluster(FactcheckError):
    """The cluster can't go on."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why

    def __str__(self) -> str:
        return f"the Ray cluster gave up: {self.why}; the same command with --resume goes on"


@dataclass(frozen=True, slots=True)
class Done:
    """A part that is judged and written: its number, its rows by verdict, and the process of the actor that did it."""

    number: int
    counts: Counter[str]
    errors: list[str]
    pid: int


@contextmanager
def cluster(workers: int | None) -> Iterator[int]:
    """A cluster, and how many actors it has room for: the one that RAY_ADDRESS names, else one on this machine.

    Raises MissingExtra, and LostCluster where Ray gives up within.
    """
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    try:
        import ray
        import ray.data
    except ImportError:
        raise MissingExtra("--engine ray", "ray") from None
    here: dict[str, Any] = {} if os.environ.get("RAY_ADDRESS") else {"num_cpus": workers, "include_dashboard": False}
    for name in ("ray", "ray.data"):
        logging.getLogger(name).setLevel(logging.ERROR)
    try:
        with _hushed():
            ray.init(log_to_driver=False, logging_level=logging.ERROR, configure_logging=False, **here)
        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        context.execution_options.preserve_order = True
        yield workers or max(1, int(ray.cluster_resources().get("CPU", 1)))  # type: ignore[no-untyped-call]
    except (ray.exceptions.RayError, ConnectionError) as error:
        raise LostCluster(" ".join(str(error).split())[-300:]) from None
    finally:
        ray.shutdown()


@contextmanager
def _hushed() -> Iterator[None]:
    """Nothing on stderr meanwhile, from the parts of Ray in C++ either, which tell of their log level; errors are raised."""
    kept = os.dup(2)
    try:
        with open(os.devnull, "wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def read(parts: list[Part], actors: int) -> Iterator[Prepared | str]:
    """The articles of the parts as read, in order, or why one can't be read."""
    for row in _mapped(dict(enumerate(parts)), actors, Reader, ()):
        yield from pickle.loads(row["found"])


def judge(parts: Mapping[int, Part], terms: Terms, limit: float, folder: Path, actors: int) -> Iterator[Done]:
    """Each part once its results are in the folder; `limit` is the seconds that one step may take."""
    for row in _mapped(parts, actors, Judge, (terms, limit, folder)):
        yield Done(int(row["number"]), Counter(json.loads(row["counts"])), json.loads(row["errors"]), int(row["pid"]))


def _mapped(parts: Mapping[int, Part], actors: int, work: type, arguments: tuple[Any, ...]) -> Iterator[dict[str, Any]]:
    if not parts:
        return
    import ray.data

    rows = [{"number": number, "part": json.dumps(asdict(part))} for number, part in parts.items()]
    asked = ray.data.from_items(rows, override_num_blocks=min(len(rows), MOST_BLOCKS))
    pool = ray.data.ActorPoolStrategy(size=min(actors, len(rows)), max_tasks_in_flight_per_actor=2)
    # Ray Data starts actors that are lost, and their tasks, again as often as it takes
    yield from asked.map_batches(work, batch_size=1, compute=pool, fn_constructor_args=arguments, num_cpus=1).iter_rows()


class Reader:
    """An actor that reads articles."""

    def __call__(self, batch: Batch) -> dict[str, list[Any]]:
        """The articles of one part as read."""
        items: list[Item] = []
        refused: list[str] = []
        for one in articles(_part(batch)):
            if isinstance(one, Item):
                items.append(one)
            else:
                refused.append(str(one))
        return {"found": [pickle.dumps([*refused, *prepare(items)])]}


class Judge:
    """An actor that judges claims, in a worker process of its own."""

    def __init__(self, terms: Terms, limit: float, folder: Path) -> None:
        self.limit, self.folder = limit, folder
        self.lane = Worker(terms, limit)

    def __call__(self, batch: Batch) -> dict[str, list[Any]]:
        """Judge one part, and write its shard."""
        number, counts = int(batch["number"][0]), Counter[str]()
        errors: list[str] = []

        def told() -> Iterator[str]:
            for result in results(claim_rows(_part(batch)), [self.lane], self.limit):
                counts[result.judged.verdict if result.judged else "error"] += 1
                if result.error:
                    errors.append(result.error)
                yield json_of(result)

        write(self.folder, number, told())
        found = {"number": number, "counts": json.dumps(counts), "errors": json.dumps(errors), "pid": os.getpid()}
        return {name: [value] for name, value in found.items()}


def _part(batch: Batch) -> Part:
    return Part(**json.loads(str(batch["part"][0])))
