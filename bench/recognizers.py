"""How `factcheck parse` reads the English specifications of Recognizers-Text: figures, ranges, measures, money, ages, dates.

    python -m bench.recognizers recognizers-dev.jsonl [--misses]

strict      the same words with the same value, the earliest day where several are given
value       overlapping words with the same value
documented  overlapping words with a value that is the same by docs/verdicts.md: any of the days given, an end that may or may
            not belong to the stretch, "about" as a stretch around its figure, "over two pounds" as a bound
silent      texts without such a value in which none is found
"""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from factcheck.checker import parse_claim
from factcheck.facets.quantity.labels import NUMBER
from factcheck.reports.json import reading_to_dict
from factcheck.words.units import units

Row = dict[str, Any]
Ends = tuple[float | None, float | None]
TYPES = ("number", "ordinal", "number_range", "dimension", "currency", "age", "datetime")
WANTED = {
    "number": ("number",),
    "ordinal": ("ordinal",),  # not ordinal.relative: "the last one" has no figure
    "number_range": ("numberrange",),
    "dimension": ("dimension",),
    "currency": ("currency",),
    "age": ("age",),
    "datetime": ("datetimeV2.date", "datetimeV2.daterange"),
}
AGES = {"Year": 1.0, "Age": 1.0, "Month": 1 / 12, "Week": 7 / 365.2425, "Day": 1 / 365.2425}
ROUNDED = 1e-3
"""By how much, as a share of itself, a converted figure may differ."""
ABOUT = 0.25
"""How wide a stretch around a figure may be, as a share of it, and one either way."""
RANGE = re.compile(r"[\[(](?P<low>[^,]*),(?P<high>[^,]*)[\])]")


def main() -> int:
    """Score the file and print a row for each type."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--misses", action="store_true", help="print each value missed by the documented measure")
    asked = parser.parse_args()
    score: Counter[tuple[str, str]] = Counter()
    for row in map(json.loads, asked.path.read_text(encoding="utf-8").splitlines()):
        day = date.fromisoformat(row["reference_time"][:10]) if row["reference_time"] else None
        found = [*_found(row["type"], reading_to_dict(parse_claim(row["input"], day)))]
        wanted = [result for result in row["results"] if result["TypeName"] in WANTED[row["type"]]]
        if not row["results"]:
            score[row["type"], "empty"] += 1
            score[row["type"], "silent"] += not found
        for result in wanted:
            score[row["type"], "values"] += 1
            strict = any(_same_words(result, one) and _same(row["type"], result, one, strict=True) for one in found)
            value = strict or any(_overlap(result, one) and _same(row["type"], result, one, strict=True) for one in found)
            documented = value or any(_overlap(result, one) and _same(row["type"], result, one, strict=False) for one in found)
            if row["type"] == "datetime" and not [*_days(result)]:
                documented = not any(_overlap(result, one) and (one["from"] or one["to"]) for one in found)
            score[row["type"], "strict"] += strict
            score[row["type"], "value"] += value
            score[row["type"], "documented"] += documented
            if asked.misses and not documented:
                print(f"{row['type']}: {row['input']!r}: {result['Text']!r} {result['Resolution']} | {found}", file=sys.stderr)
    _print(score)
    return 0


def _found(kind: str, reading: Row) -> Iterator[Row]:
    if kind == "datetime":
        yield from reading["times"]
    for quantity in reading["quantities"]:
        unit = quantity["unit"]
        fits = {
            "number": unit != "ordinal",
            "ordinal": unit == "ordinal",
            "number_range": True,
            "dimension": _measures(unit),
            "currency": unit in units().currencies,
            "age": unit == "year-old",
        }
        if kind in fits and fits[kind]:
            yield quantity


def _measures(unit: str | None) -> bool:
    if unit in (None, "percent", "share", "ordinal", "year-old"):
        return False
    return unit not in units().currencies and not str(unit).endswith(NUMBER)


def _same_words(result: Row, found: Row) -> bool:
    return bool(result["Text"].casefold().strip() == found["text"].casefold().strip())


def _overlap(result: Row, found: Row) -> bool:
    return bool(result["Start"] < found["end"] and found["start"] <= result["End"])


def _same(kind: str, result: Row, found: Row, *, strict: bool) -> bool:
    if kind == "datetime":
        stretches = [*_days(result)]
        got = (found["from"], found["to"])
        return got == stretches[0][0] if strict and stretches else any(got in one for one in stretches)
    value, low, high = result["Resolution"].get("value"), found["low"], found["high"]
    if value is None:
        return False
    if kind == "number_range":
        return any(_near(low, one) and _near(high, other) for one, other in _ends(value, found["unit"], strict=strict))
    figure = float(value) * _factor(kind, result["Resolution"].get("unit"))
    if strict:
        return _near(low, figure) and _near(high, figure)
    if low is None or high is None:
        return _near(high if low is None else low, figure, ROUNDED)
    slack = ROUNDED * abs(figure)
    return bool(low - slack <= figure <= high + slack and high - low <= ABOUT * abs(figure) + 2)


def _factor(kind: str, unit: str | None) -> float:
    """How many of our unit one of theirs is."""
    if kind == "age":
        return AGES.get(unit or "", 1.0)
    if kind == "currency":
        return 0.01 if unit in ("Cent", "Pence") else 1.0
    known = units().names.get((unit or "").lower())
    return known.factor if known else 1.0


def _ends(value: str, unit: str | None, *, strict: bool) -> Iterator[Ends]:
    """The ends of "[20,30)" as counts: an open end is one further in; loosely, also as they stand."""
    match = RANGE.fullmatch(value)
    if not match:
        return
    low, high = (float(end) if end else None for end in match.groups())
    step = 1 if unit is None else 0
    whole_low = None if low is None else math.floor(low) + step if value[0] == "(" else low
    whole_high = None if high is None else math.ceil(high) - step if value[-1] == ")" else high
    yield whole_low, whole_high
    if not strict:
        yield from ((one, other) for one in (low, whole_low) for other in (high, whole_high))


def _days(result: Row) -> Iterator[tuple[tuple[str | None, str | None], ...]]:
    """For each reading of a date: first and last day, with the exclusive end taken as it is told and as it may be meant."""
    for value in result["Resolution"].get("values") or ():
        if value.get("value", "").startswith("not"):
            continue
        first, end = value.get("start") or value.get("value"), value.get("end") or value.get("value")
        last = end if "value" in value or not end else _before(end)
        yield ((first, last), (first, end)) if first or end else ((None, None),)


def _before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat() if day > "0001-01-01" else day


def _near(got: float | None, wanted: float | None, tolerance: float = 1e-6) -> bool:
    return got is wanted if got is None or wanted is None else math.isclose(got, wanted, rel_tol=tolerance, abs_tol=1e-12)


def _print(score: Counter[tuple[str, str]]) -> None:
    print(f"{'type':14}{'values':>8}{'strict':>16}{'value':>16}{'documented':>16}{'silent':>10}")
    for kind in TYPES:
        total = score[kind, "values"]
        shares = (f"{score[kind, name]:4} {score[kind, name] / max(total, 1):6.1%}" for name in ("strict", "value", "documented"))
        print(
            f"{kind:14}{total:8}"
            + "".join(f"{share:>16}" for share in shares)
            + f"{score[kind, 'silent']:>6}/{score[kind, 'empty']}"
        )


if __name__ == "__main__":
    sys.exit(main())
