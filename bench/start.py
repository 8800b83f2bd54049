"""How long a first check takes, from nothing, against the language pipeline alone; and a claim against a source already read.

    python -m bench.start [--repeat 7] [--json]

Both sides are started in turn, so that what else the machine does weighs on both alike. Exit status 1 where a bar is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from factcheck.checker import Checker
from factcheck.language.pipeline import PIPELINE
from factcheck.sources.read import seed

T = TypeVar("T")
CLAIM = "11 officers killed in Rask"
RATIO_BAR = 1.4
"""Cold start of a check, by that of loading the pipeline and parsing one letter."""
CLAIM_BAR = 10.0
"""Milliseconds of a claim against a source that was read before."""
COMMANDS: dict[str, Sequence[str]] = {
    "pipeline": (sys.executable, "-c", f"import spacy; spacy.load({str(PIPELINE)!r})('x')"),
    "check": (sys.executable, "-m", "factcheck", CLAIM),
}
# fmt: off
WHO = ("Officers", "Two rebels", "The Iranian minister", "Jaish ul-Adl", "At least 20 police officers", "Pakistan", "Militants",
       "No one", "The group", "Both countries")
DID = ("were killed in Rask", "attacked a police station in December", "visited Islamabad last week", "claimed responsibility",
       "signed an agreement on border trade", "denied the report", "launched missiles at two bases", "will meet in January 2024",
       "lost their lives fighting terrorism", "killed one officer on January 10")
# fmt: on


def main() -> int:
    """Measure, print the medians; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--repeat", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    cold = _cold(asked.repeat)
    check, pipeline = cold["check"], cold["pipeline"]
    first, claims = _warm()
    figures = {
        "check_seconds": statistics.median(check),
        "pipeline_seconds": statistics.median(pipeline),
        "ratio": statistics.median(check) / statistics.median(pipeline),
        "ratio_paired": statistics.median(one / other for one, other in zip(check, pipeline, strict=True)),
        "first_claim_ms": first,
        "claim_ms": statistics.median(claims),
        "slowest_claim_ms": max(claims),
    }
    if asked.json:
        print(json.dumps(figures))
    else:
        print("\n".join(f"{name:18} {figure:8.3f}" for name, figure in figures.items()))
        print(f"bars: ratio {RATIO_BAR}, claim_ms {CLAIM_BAR}")
    return figures["ratio"] > RATIO_BAR or figures["claim_ms"] > CLAIM_BAR


def _cold(repeat: int) -> dict[str, list[float]]:
    """Seconds of every start, by command; one start of each before counts for neither."""
    environment = dict(os.environ)
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package is compiled once
    took: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for turn in range(repeat + 1):
        for name, command in COMMANDS.items():
            seconds = _timed(lambda command: subprocess.run(command, stdout=subprocess.DEVNULL, env=environment), command)
            if turn:
                took[name].append(seconds)
    return took


def _warm() -> tuple[float, list[float]]:
    """Processor milliseconds of the first claim against the seed article once that is read, and of each of the others."""
    checker = Checker([seed()])
    claims = [CLAIM, *(f"{who} {did}." for who in WHO for did in DID)]
    first, *others = [1000 * _timed(checker.check, claim, time.process_time) for claim in claims]
    return first, others


def _timed(work: Callable[[T], object], what: T, clock: Callable[[], float] = time.perf_counter) -> float:
    start = clock()
    work(what)
    return clock() - start


if __name__ == "__main__":
    sys.exit(main())
