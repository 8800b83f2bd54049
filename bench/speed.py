"""Claims a second, what they cost as claims, sources and articles grow, memory and cold start; transformer verifiers beside.

    python -m bench.speed [--full] [--torch PYTHON] [--write docs/performance.md] [--json]

All of it in one run on one machine, so that the ratios hold whatever the machine. `--torch` is a Python that has torch and
transformers, where this one has not. `--full` goes to 10,000 claims and 10,000 sources. Exit status 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path
from typing import Any

from bench.newsroom import articles
from bench.verifiers import CORES, VERIFIERS
from factcheck.schema import JudgeKind, Source

Figures = dict[str, Any]
PROFILES: dict[str, dict[str, tuple[int, ...]]] = {
    "quick": {"claims": (10, 100, 1_000, 3_000), "sources": (1, 10, 100), "library": (100, 1_000), "kilobytes": (1, 10, 100)},
    "full": {
        "claims": (10, 100, 1_000, 10_000), "sources": (1, 10, 100, 1_000), "library": (100, 1_000, 10_000),
        "kilobytes": (1, 3, 10, 30, 100),
    },
}  # fmt: skip
BARS = {"facets": 400.0, "learned": 60.0}
"""Claims a second against one article, on two cores: what they can do, told from the processor time."""
# fmt: off
PARTS = (
    [f"{n}" for n in (3, 5, 8, 11, 12, 17, 20, 24, 31, 45)],
    ["officers", "police officers", "soldiers", "rebels", "civilians", "border guards", "Iranian policemen", "militants"],
    ["were killed", "were wounded", "died", "were arrested", "lost their lives", "were attacked", "fled", "surrendered"],
    ["in Rask", "in Pakistan", "in Islamabad", "near the border", "in Tehran", "at a police station", "in the southeast"],
    ["in December 2023", "on January 10", "last week", "on January 16", "in 2012", "this month", "after the drone attacks"],
)
# fmt: on


def claims() -> Iterator[str]:
    """Different claims about the shipped article, in an order that mixes their parts; 31,360 of them."""
    every = list(product(*PARTS))
    for n in range(len(every)):
        yield " ".join(every[n * 7919 % len(every)])


def main() -> int:
    """Measure, print and write; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--torch", metavar="PYTHON", default=sys.executable)
    parser.add_argument("--pairs", type=int, default=4, help="pairs that each transformer judges")
    parser.add_argument("--write", metavar="FILE", type=Path, help="write a page of the figures, with plots beside it")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    sizes = PROFILES["full" if asked.full else "quick"]
    figures: Figures = {"cores": CORES, "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else None}
    figures["verifiers"] = verifiers(asked.torch, asked.pairs)
    figures["cold_start"] = cold_start()
    for judge in JudgeKind:
        figures[str(judge)] = by_claims(judge, sizes["claims"])
    figures["sources"] = by_sources(sizes["sources"])
    figures["library"] = by_library(sizes["library"])
    figures["article"] = by_length(sizes["kilobytes"])
    if asked.write:
        from bench.performance import write

        write(asked.write, figures)
    print(json.dumps(figures) if asked.json else json.dumps(figures, indent=1))
    return int(any(figures[judge][-1]["rate"] < bar for judge, bar in BARS.items()))


def verifiers(python: str, pairs: int) -> dict[str, float]:
    """Pairs of 512 word pieces a second; empty where torch is not there."""
    found = subprocess.run([python, "-m", "bench.verifiers", "--pairs", str(pairs)], capture_output=True, text=True, check=False)
    if found.returncode:
        print(f"no transformers measured: {found.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return dict.fromkeys(VERIFIERS, float("nan"))
    return dict(json.loads(found.stdout))


def cold_start() -> Figures:
    """Seconds of a first check and of loading the pipeline alone, at the median."""
    from bench.start import _cold

    took = {name: statistics.median(seconds) for name, seconds in _cold(5).items()}
    return {**took, "ratio": took["check"] / took["pipeline"]}


def by_claims(judge: JudgeKind, counts: tuple[int, ...]) -> list[Figures]:
    """`factcheck bulk` of so many different claims against one article, as a user runs it: seconds, rate, memory.

    `rate` is how many more claims all cores do in a second, told from the processor time of this file and the one before it.
    """
    found: list[Figures] = []
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            path = Path(folder) / "claims.txt"
            path.write_text("".join(f"{claim}\n" for claim in islice(claims(), count)))
            command = [sys.executable, "-m", "factcheck", "bulk", str(path), "--output", f"{folder}/out.jsonl"]
            options = ["--quiet", "--judge", str(judge), *(["--workers", str(CORES)] if count >= 1_000 else [])]
            began = time.perf_counter()
            with subprocess.Popen([*command, *options]) as child:
                watched = _Watched(child.pid)
                child.wait()
            seconds, busy = time.perf_counter() - began, sum(watched.busy.values())
            before = found[-1] if found else {"claims": 0, "busy": 0.0}
            rate = CORES * (count - before["claims"]) / max(1e-9, busy - before["busy"])
            found.append({"claims": count, "seconds": seconds, "busy": busy, "rate": rate, "megabytes": watched.peak / 1e6})
    return found


def by_sources(counts: tuple[int, ...]) -> list[Figures]:
    """Milliseconds of a claim that is held against every one of so many articles."""
    from factcheck.checker import Checker

    return [_asked(count, Checker([told.source for told in articles(count)]), 20) for count in counts]


def by_library(counts: tuple[int, ...]) -> list[Figures]:
    """Milliseconds of a claim against a library of so many articles, which finds the few to hold it against."""
    from factcheck.library.check import LibraryChecker
    from factcheck.library.store import Item, Library

    found = []
    with tempfile.TemporaryDirectory() as folder:
        for count in counts:
            with Library(Path(folder) / "library.db", write=True) as library:
                for _ in library.add(Item(told.source, told.source.id) for told in articles(count)):
                    pass
                found.append(_asked(count, LibraryChecker(library), 40))
    return found


def by_length(kilobytes: tuple[int, ...]) -> list[Figures]:
    """Milliseconds for reading an article of so many kilobytes, and for a claim against it once it is read."""
    from factcheck.checker import Checker

    told = [told.source.text for told in articles(400)]
    Checker([Source("warm", told[0])])
    found = []
    for size in kilobytes:
        text = "\n".join(told)[: size * 1_000]
        began = time.process_time()
        checker = Checker([Source("long", text)])
        read = time.process_time() - began
        found.append({"kilobytes": size, "read_ms": read * 1e3, **_asked(size, checker, 40)})
    return found


def _asked(count: int, checker: Any, claims_asked: int) -> Figures:
    """Milliseconds of processor time for a claim, at the median, after as many others."""
    asked = [told.claim for told in articles(2 * claims_asked)]
    took = []
    for claim in asked:
        began = time.process_time()
        checker.check(claim)
        took.append((time.process_time() - began) * 1e3)
    return {"sources": count, "claim_ms": statistics.median(took[claims_asked:])}


class _Watched(threading.Thread):
    """A process and its children: the largest memory they had in all, in bytes, and the processor time of each, in seconds."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid, self.peak, self.busy = pid, 0, dict[int, float]()
        self.start()

    def run(self) -> None:
        import psutil

        process = psutil.Process(self.pid)
        while process.is_running():
            try:
                family = [process, *process.children(recursive=True)]
                self.busy |= {member.pid: sum(member.cpu_times()[:2]) for member in family}
                self.peak = max(self.peak, sum(_share(member.memory_full_info()) for member in family))
            except psutil.NoSuchProcess:
                pass
            except psutil.AccessDenied:
                return
            time.sleep(0.1)


def _share(memory: Any) -> int:
    """Pages that several processes share counted once in all."""
    return int(getattr(memory, "pss", memory.rss))


if __name__ == "__main__":
    raise SystemExit(main())
