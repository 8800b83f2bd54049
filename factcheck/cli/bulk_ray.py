"""`factcheck bulk --engine ray`: the run on a cluster, and what is told of it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factcheck.bulk.checkers import Terms
from factcheck.bulk.checkpoint import terms_told
from factcheck.bulk.feeds import gathered, is_feed, readable, require_articles
from factcheck.bulk.output import PartlyWritten
from factcheck.bulk.parts import ARTICLES, CLAIMS, Part, files, parts
from factcheck.bulk.ray_engine import cluster, judge, read
from factcheck.bulk.shards import Shards
from factcheck.cli.options import note
from factcheck.cli.progress import bar, tell
from factcheck.errors import BadRequest
from factcheck.library.articles import Articles
from factcheck.library.stock import Prepared, build, prepare
from factcheck.schema import JudgeKind, Strictness

if TYPE_CHECKING:
    from rich.console import Console


class Run(NamedTuple):
    """What was asked for. `file` and feeds among `sources` may be folders of files."""

    file: str
    sources: tuple[str, ...]
    library: Path | None
    today: date | None
    strictness: Strictness
    judge: JudgeKind
    output: str | None
    resume: bool
    workers: int | None
    limit: float


def on_ray(run: Run, screen: Console, *, quiet: bool) -> Counter[str]:
    """The rows by verdict, once all results are in the folder. Raises FactcheckError."""
    if run.file == "-":
        raise BadRequest("--engine ray reads claims from files that every machine sees, not from stdin")
    if run.output is None:
        raise BadRequest("--engine ray needs --output FOLDER, in which it writes Parquet files")
    shards = Shards(run.output, resume=run.resume)
    if run.resume and shards.complete:
        note(f"{run.output} is complete: there is nothing to resume")
        return Counter()
    feeds = {name: _parts(name, ARTICLES) for name in run.sources if is_feed(name)}
    claims, terms = _parts(run.file, CLAIMS), _terms(run, few=not feeds)
    left = shards.begin(claims, [part for found in feeds.values() for part in found], terms_told(terms))
    counts = sum((shards.counted(number) for number in range(len(claims)) if number not in left), Counter[str]())
    before, began = counts.total(), time.monotonic()
    if before and not quiet:
        note(f"{before:,} rows were done before")
    rows, several = sum(part.rows for part in claims), len({part.path for part in claims}) > 1
    try:
        with cluster(run.workers) as actors, bar(rows, screen, shown=not quiet) as move:
            if feeds and not shards.stock.exists():
                build(shards.stock, _articles(run.sources, feeds, actors))
            if feeds:
                require_articles(shards.stock, run.sources)
            for part in judge(left, shards.terms(terms), run.limit, shards.path, actors):
                counts += part.counts
                file = f"{Path(claims[part.number].path).name} " if several else ""
                for error in part.errors:
                    note(file + error)
                move(counts.total(), counts)
    except KeyboardInterrupt:
        raise PartlyWritten(shards.path, "interrupted", counts.total()) from None
    shards.finish()
    if not quiet:
        tell(counts, time.monotonic() - began, before, screen)
        note(f"results in {run.output}")
    return counts


def _parts(name: str, rows: int) -> list[Part]:
    return [part for path in files(name) for part in parts(path, rows)]


def _terms(run: Run, *, few: bool) -> Terms:
    with Articles(run.library) as named:
        sources = named.sources(run.sources) if few else []
    claims = Path(run.file).absolute()
    folder = claims if claims.is_dir() else claims.parent
    library = run.library and run.library.absolute()
    return Terms(sources, folder, run.strictness, run.today, run.judge, library=library)


def _articles(names: tuple[str, ...], feeds: Mapping[str, list[Part]], actors: int) -> Iterator[Prepared]:
    """The articles of all sources in the order in which they are named: feeds are read by the cluster, others here."""
    for in_feed, found in groupby(dict.fromkeys(names), feeds.__contains__):
        if in_feed:
            for one in read([part for name in found for part in feeds[name]], actors):
                if isinstance(one, str):
                    note(one)
                else:
                    yield one
        else:
            yield from prepare(list(readable(gathered(found), names, note)))
