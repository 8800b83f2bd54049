"""The library at size: how fast articles go in, how fast a claim finds its article, and whether it does.

    python -m bench.library [--articles 20000] [--claims 500] [--file FILE] [--json]

With --file, the library made is kept there, and one that is there is used. Exit status 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

from bench.newsroom import Told, articles
from factcheck.library.check import LibraryChecker
from factcheck.library.search import candidates
from factcheck.library.store import Item, Library
from factcheck.reading.read import read_claims
from factcheck.schema import Verdict

CHECK_BAR = 150.0
"""Milliseconds of a claim against the whole library, at the median, in process."""
FOUND_BAR = 0.95
"""Share of claims whose article is among the first five."""


def main() -> int:
    """Measure, print; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--claims", type=int, default=500)
    parser.add_argument("--file", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    told = articles(asked.articles)
    with tempfile.TemporaryDirectory() as folder:
        path = asked.file or Path(folder) / "library.db"
        figures = fill(path, told) | ask(path, random.Random(2).sample(told, asked.claims), show=asked.misses)
    figures["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if asked.json:
        print(json.dumps(figures))
    else:
        print("\n".join(f"{name:22} {figure:12,.3f}" for name, figure in figures.items()))
        print(f"bars: check_ms {CHECK_BAR}, found {FOUND_BAR}")
    return int(figures["check_ms"] > CHECK_BAR or figures["found"] < FOUND_BAR)


def fill(path: Path, told: list[Told]) -> dict[str, float]:
    """Add what is not there yet."""
    began = time.perf_counter()
    with Library(path, write=True) as library:
        new = max(0, len(told) - (len(library) - 1))
        for count, _ in enumerate(library.add(Item(one.source, one.source.id) for one in told[len(told) - new :]), 1):
            if count % 1000 == 0:
                print(f"{count:,} added, {count / (time.perf_counter() - began):.0f} a second", file=sys.stderr, flush=True)
        seconds = time.perf_counter() - began
        size = os.path.getsize(path) / len(library)
        return {"articles": len(library), "added_a_second": new / seconds, "kb_an_article": size / 1024}


def ask(path: Path, told: list[Told], *, show: bool) -> dict[str, float]:
    """Find and check each claim."""
    searches, checks, found, first, supported = [], [], 0, 0, 0
    with Library(path) as library:
        checker = LibraryChecker(library)
        checker.check("x")
        for one in told:
            reading = next(read_claims([one.claim], checker.context))
            began = time.perf_counter()
            ids = [entry.source.id for entry in candidates(reading, library, 5)]
            searches.append(1000 * (time.perf_counter() - began))
            began = time.perf_counter()
            report, _ = checker.check(one.claim)
            checks.append(1000 * (time.perf_counter() - began))
            found += one.source.id in ids
            first += ids[:1] == [one.source.id]
            supported += report.verdict == Verdict.SUPPORTED
            if show and one.source.id not in ids:
                print(f"{one.claim} | {one.source.title} | {ids}", file=sys.stderr)
    return {
        "search_ms": statistics.median(searches), "search_ms_95": statistics.quantiles(searches, n=20)[-1],
        "check_ms": statistics.median(checks), "check_ms_95": statistics.quantiles(checks, n=20)[-1],
        "found": found / len(told), "first": first / len(told), "supported": supported / len(told),
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
