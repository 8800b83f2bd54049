"""Any text as a claim and as a source, through the whole walk: no traceback, no broken law, no text that takes over a second.

    python -m bench.fuzz --runs 100000 [--seed N] [--minutes M] [--from NUMBER] [--large]

Each text is parsed, checked as a claim against an article, read as a source, and checked against itself. Text NUMBER of a seed
is always the same one, so what failed can be tried again alone: --seed N --from NUMBER --runs 1. Exit status 1 where any failed.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence

from bench.laws import broken_by_reading, broken_by_report
from bench.texts import NEWS, text_of
from factcheck.checker import Checker
from factcheck.reading.read import read_claims
from factcheck.schema import Source

BATCH = 64
DRAWN = 10
"""One text in so many is drawn for a terminal as well, and each that is tried alone."""
SLOW = 1.0
"""Seconds of processor time that a text of 10 kB may take in all."""
LONG_CLAIM = 200
"""Characters of a source that are checked against it as a claim."""
LARGE = {"news": " ".join(NEWS) + "\n", "one word": "a", "spaces": " ", "line ends": "\n", "figures": "11 ", "emoji": "💥"}
ARTICLE = Source("article", "\n".join(NEWS[:10]))


def main() -> int:
    """Run the texts asked for and tell what failed; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=float("inf"))
    parser.add_argument("--from", type=int, default=0, dest="first")
    parser.add_argument("--large", action="store_true", help="sources of 1 MB instead")
    asked = parser.parse_args()
    if asked.large:
        return sum(_tell(name, *_timed(lambda text=text: _as_source(text))) for name, text in _large()) > 0  # type: ignore[misc]
    checker, end, failed, ran = Checker([ARTICLE]), time.monotonic() + 60 * asked.minutes, 0, 0
    list(checker.check_many([*NEWS, "Yesterday 3 May 2020"]))  # what is loaded once counts for no text
    for start in range(asked.first, asked.first + asked.runs, BATCH):
        if time.monotonic() > end:
            break
        numbers = range(start, min(start + BATCH, asked.first + asked.runs))
        failed += _run(checker, numbers, [text_of(asked.seed, number) for number in numbers])
        ran += len(numbers)
        if start // BATCH % 20 == 0:
            print(f"{ran:,} texts, {failed} failed", file=sys.stderr, flush=True)
    print(f"seed {asked.seed}, from {asked.first}: {ran:,} texts as claim and as source, {failed} failed")
    return failed > 0


def _run(checker: Checker, numbers: Sequence[int], texts: Sequence[str]) -> int:
    """How many of the texts failed. They are tried as claims together, and one by one where that fails or takes long."""
    seconds, fault = _timed(lambda: _as_claims(checker, texts))
    alone = fault is not None or seconds > SLOW
    failed = 0
    for number, text in zip(numbers, texts, strict=True):
        bad = alone and _tell(f"{number} as claim", *_timed(lambda text=text: _as_claims(checker, [text])))  # type: ignore[misc]
        bad |= _tell(f"{number} as source", *_timed(lambda text=text: _as_source(text)))  # type: ignore[misc]
        failed += bad
    return failed


def _as_claims(checker: Checker, texts: Sequence[str]) -> Iterator[str]:
    sources = {source.id: source for source in checker.sources}
    for number, report in enumerate(checker.check_many(texts)):
        drawn = number % DRAWN == 0
        yield from broken_by_report(report, sources, drawn=drawn)
        reading = report.reading or next(read_claims([report.claim], checker.context))
        yield from broken_by_reading(reading, drawn=drawn)


def _as_source(text: str) -> Iterator[str]:
    source = Source("any", text)
    checker = Checker([source])
    yield from broken_by_reading(checker.indices[0].reading, source, drawn=len(text) % DRAWN == 0)
    yield from broken_by_report(checker.check(text[:LONG_CLAIM]), {"any": source}, drawn=False)


def _timed(laws: Callable[[], Iterator[str]]) -> tuple[float, str | None]:
    """Processor seconds taken, and the first law broken or the traceback."""
    start = time.process_time()
    try:
        fault = next(laws(), None)
    except Exception:  # whatever it is, it is what is looked for
        fault = traceback.format_exc(limit=-4)
    return time.process_time() - start, fault


def _tell(what: str, seconds: float, fault: str | None) -> bool:
    """True where the text failed, which is then told."""
    large = "MB" in what
    if fault or seconds > SLOW or large:
        print(f"{what}: {seconds:.2f} s {fault or ''}".rstrip(), flush=True)
    return bool(fault) or (seconds > SLOW and not large)


def _large() -> Iterator[tuple[str, str]]:
    """Texts of a million characters, the most that a source may have, with names."""
    for name, unit in LARGE.items():
        yield f"1 MB of {name}", (unit * (1_000_000 // len(unit) + 1))[:1_000_000]


if __name__ == "__main__":
    sys.exit(main())
