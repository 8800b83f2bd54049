"""Files of many articles that a run checks against: found among its sources, read by several processes, made into a stock."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from factcheck.bulk import parquet, worker
from factcheck.bulk.formats import PARQUET
from factcheck.bulk.lanes import WorkersDontStart, context, cores
from factcheck.errors import BadRequest, FactcheckError, UnreadableSource
from factcheck.library.gather import FEEDS, NAMES, Gathered, article, gather
from factcheck.library.stock import Prepared, Stock, build, prepare
from factcheck.library.store import Item
from factcheck.sources.formats import ending_of

KNOWN = frozenset(name for names in NAMES.values() for name in names)
"""Columns that a feed may have."""
BATCH = 32
"""Articles that are read together."""
FEW = 3 * BATCH
"""Articles that are read sooner in this process than by others that have to start."""


def is_feed(name: str) -> bool:
    """Whether a source is a file of many articles: JSON lines (also .gz), or Parquet."""
    return ending_of(name) in FEEDS or name.lower().endswith(PARQUET)


def gathered(names: Iterable[str], *, allow_private: bool = False) -> Iterator[Gathered]:
    """The articles of all sources, in order; what can't be read is told in its place."""
    for name in dict.fromkeys(names):
        if name.lower().endswith(PARQUET):
            yield from table(name)
        else:
            yield from gather([name], allow_private=allow_private)


def table(name: str, group: int | None = None, number: int = 0) -> Iterator[Gathered]:
    """The articles of a Parquet file, or of one row group that has `number` rows before it. Columns are named as in a feed."""
    try:
        with open(name, "rb") as file:
            found = parquet.opened(file)
            columns = [column for column in found.schema_arrow.names if column in KNOWN]
            for row, fields in parquet.numbered(found, columns, BATCH, group):
                try:
                    yield article(fields, f"{name} row {number + row}")
                except UnreadableSource as error:
                    yield error
    except OSError as error:
        yield UnreadableSource(name, (error.strerror or "it can't be opened").lower())
    except BadRequest as error:
        yield UnreadableSource(name, str(error))


@contextmanager
def stocked(names: Sequence[str], refused: Callable[[str], None], workers: int | None = None) -> Iterator[Path | None]:
    """The stock of these sources, for as long as the run, where one of them is a feed; else None, for they are few.

    `refused` is told of a row that can't be read. Raises UnreadableSource where all of a source can't be, UnusableLibrary.
    """
    if not any(map(is_feed, names)):
        yield None
        return
    with TemporaryDirectory(prefix="factcheck-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "stock.db"
        waiting = readable(gathered(names), names, refused)
        first = list(islice(waiting, FEW + 1))
        if workers is None and len(first) <= FEW:
            build(path, prepare(first))
        else:
            build(path, _prepared(_batches(chain(first, waiting)), workers or cores()))
        require_articles(path, names)
        yield path


def require_articles(stock: Path, names: Sequence[str]) -> None:
    """Raises UnreadableSource where no article came of the sources."""
    with Stock(stock) as made:
        if not len(made):
            raise UnreadableSource(", ".join(names), "no article is in it")


def readable(found: Iterable[Gathered], names: Sequence[str], refused: Callable[[str], None]) -> Iterator[Item]:
    """The articles; `refused` is told of rows that can't be read. Raises UnreadableSource where a named source can't be."""
    for one in found:
        if isinstance(one, Item):
            yield one
        elif isinstance(one, UnreadableSource) and one.path in names:
            raise one
        elif isinstance(one, FactcheckError):
            refused(str(one))


def _batches(items: Iterator[Item]) -> Iterator[list[Item]]:
    while batch := list(islice(items, BATCH)):
        yield batch


def _prepared(batches: Iterator[Sequence[Item]], workers: int) -> Iterator[Prepared]:
    """The articles as read, in order; no more of them wait than keep the processes busy."""
    started: deque[Future[list[Prepared]]] = deque()
    with ProcessPoolExecutor(workers, context(), worker.load) as pool:
        try:
            for batch in batches:
                started.append(pool.submit(prepare, batch))
                if len(started) > 2 * workers:
                    yield from started.popleft().result()
            while started:
                yield from started.popleft().result()
        except (BrokenProcessPool, OSError, EOFError):
            raise WorkersDontStart from None
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
