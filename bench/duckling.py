"""How `factcheck parse` reads duckling's English corpora: figures, measures, money, durations; dates and stretches of days.

    python -m bench.duckling duckling_time-dev.jsonl duckling_quantities-dev.jsonl [--misses]

A second opinion beside bench.recognizers: its conventions are not ours (a day without a year lies ahead, "the end of April" is
its last ten days, "the next two weeks" are whole weeks), so its figures are for comparing one version with the next.

time      of texts about days, weeks, months and years, those in which a time with exactly these first and last days is found
the rest  of texts, those in which the value is found, by docs/verdicts.md: "about" as a stretch, "over" and "under" as bounds
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from factcheck.checker import parse_claim
from factcheck.facets.time.calendar import unit_around
from factcheck.reports.json import reading_to_dict
from factcheck.words.units import units

Row = dict[str, Any]
Ends = tuple[float | None, float | None]
COARSE = ("day", "week", "month", "quarter", "year")
ROUNDED = 2e-3
"""By how much, as a share of itself, a converted figure may differ."""
ABOUT = 0.25
"""How wide a stretch around a figure may be, as a share of it, and one either way."""


def main() -> int:
    """Score the files and print a row for each type."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--misses", action="store_true", help="print each text whose value is not found")
    asked = parser.parse_args()
    score: Counter[tuple[str, str]] = Counter()
    for row in (json.loads(line) for path in asked.paths for line in path.read_text(encoding="utf-8").splitlines()):
        kind, found = _kind(row), None
        if kind is not None:
            day = date.fromisoformat(row["reference_time"][:10]) if row["reference_time"] else None
            reading = reading_to_dict(parse_claim(row["input"], day))
            found = _time_found(row, reading["times"]) if row["type"] == "time" else _value_found(row, reading["quantities"])
            score[kind, "texts"] += 1
            score[kind, "found"] += found
        if asked.misses and found is False:
            print(f"{kind}: {row['input']!r}: {row['results']}", file=sys.stderr)
    print(f"{'type':16}{'texts':>8}{'found':>16}")
    for kind in sorted({kind for kind, _ in score}):
        texts, hits = score[kind, "texts"], score[kind, "found"]
        print(f"{kind:16}{texts:8}{f'{hits:4} {hits / texts:6.1%}':>16}")
    return 0


def _kind(row: Row) -> str | None:
    """The row of the table that a text counts in; None for one without a value, or only with a time of day."""
    if row["type"] != "time":
        return str(row["type"]) if row["results"] else None
    results = [result for result in row["results"] if result["grain"] in COARSE and _in_calendar(result)]
    return None if not results else "time, named day" if any("holiday" in result for result in results) else "time"


def _in_calendar(result: Row) -> bool:
    return not str(result.get("start", "")).startswith("-")


def _time_found(row: Row, times: list[Row]) -> bool:
    wanted = [_days(result) for result in row["results"] if result["grain"] in COARSE and _in_calendar(result)]
    return any((time["from"], time["to"]) in wanted for time in times)


def _days(result: Row) -> tuple[str | None, str | None]:
    """First and last day, both inclusive."""
    if result["kind"] == "open_interval":
        at = str(result["at"])[:10]
        return (at, None) if result["direction"] == "after" else (None, at)
    first = date.fromisoformat(result["start"][:10])
    if result["kind"] == "interval":
        last = date.fromisoformat(result["end_exclusive"][:10]) - timedelta(days=1)
    else:
        last = unit_around(first, result["grain"]).high or first
    return first.isoformat(), last.isoformat()


def _value_found(row: Row, quantities: list[Row]) -> bool:
    return any(_fits(result, quantity) for result in row["results"] for quantity in quantities)


def _fits(result: Row, quantity: Row) -> bool:
    got: Ends = (quantity["low"], quantity["high"])
    return any(_same(result["kind"], got, wanted) for wanted in _wanted(result))


def _wanted(result: Row) -> Iterator[Ends]:
    """The ends in our canonical unit."""
    name = str(result.get("unit") or result.get("grain") or "").lower()
    unit = units().names.get(name)
    factor = 0.01 if name == "cent" else unit.factor if unit else 1.0
    low = result.get("min", None if result["kind"] == "under" else result.get("value"))
    high = result.get("max", None if result["kind"] == "above" else result.get("value"))
    ends = [None if end is None else (end - 32) * 5 / 9 if name == "fahrenheit" else end * factor for end in (low, high)]
    yield ends[0], ends[1]


def _same(kind: str, got: Ends, wanted: Ends) -> bool:
    if all(_near(one, other, kind) for one, other in zip(got, wanted, strict=True)):
        return True
    (low, high), figure = got, wanted[0]
    if kind not in ("value", "duration") or low is None or high is None or figure is None:
        return False
    return low <= figure <= high and high - low <= ABOUT * abs(figure) + 2


def _near(got: float | None, wanted: float | None, kind: str) -> bool:
    """Whether two ends are the same; a count of more than 10 starts at 11."""
    if got is None or wanted is None:
        return got is wanted
    step = kind in ("above", "under") and abs(got - wanted) == 1
    return step or math.isclose(got, wanted, rel_tol=ROUNDED, abs_tol=1e-9)


if __name__ == "__main__":
    sys.exit(main())
