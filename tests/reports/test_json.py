"""The JSON contract: fields, their order, and values that any JSON reader can read."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from factcheck.interval import Interval
from factcheck.reports import csv
from factcheck.reports.json import facts_to_dict, reading_to_dict, report_to_dict, value_to_dict
from factcheck.schema import Action, Actor, Place, Quantity, Report, Stance, TimeInterval, Value

from . import samples

REPORTS = {
    "supported": samples.SUPPORTED,
    "contradicted": samples.CONTRADICTED,
    "two-parts": samples.TWO_PARTS,
    "not-mentioned": samples.NOT_MENTIONED,
    "hostile": samples.HOSTILE,
}

# fmt: off
FIELDS: list[tuple[Value | None, dict[str, Any]]] = [
    (Quantity(Interval.at(20.0), 20.0),                                   {"low": 20, "high": 20}),
    (Quantity(Interval(11.0, None), 11.0, "at-least"),                    {"low": 11, "high": None}),
    (Quantity(Interval(10.0, None, open_low=True), 10.0, "more-than"),    {"low": 11, "high": None}),
    (Quantity(Interval(2.5, 2.5), 2.5, unit="metre"),                     {"low": 2.5, "high": 2.5, "unit": "metre"}),
    (Quantity(Interval(float("-inf"), float("inf")), None),               {"low": None, "high": None}),
    (TimeInterval(Interval(date(2023, 12, 1), date(2023, 12, 31)), "month"), {"from": "2023-12-01", "to": "2023-12-31"}),
    (TimeInterval(None, "day", weekday=4),                                {"from": None, "to": None}),
    (Actor("Ida Lund"),                                                   {"name": "Ida Lund"}),
    (Place("Oldport"),                                                    {"name": "Oldport"}),
    (Action("kill", "verb"),                                              {"lemma": "kill"}),
    (Stance("planned"),                                                   {"status": "planned"}),
    (None,                                                                {}),
]
# fmt: on


@pytest.mark.parametrize("name", REPORTS)
def test_report_is_as_blessed(name: str, golden: Callable[[str, str], None]) -> None:
    told = report_to_dict(REPORTS[name], [samples.HARBOUR])
    golden(f"{name}.json", json.dumps(told, indent=2, ensure_ascii=False, allow_nan=False) + "\n")


@pytest.mark.parametrize("name", REPORTS)
def test_field_order(name: str) -> None:
    told = report_to_dict(REPORTS[name])
    assert list(told) == ["schema", "id", "claim", "verdict", "confidence", "reason", "explanation", "comparisons", "evidence"]
    for comparison in told["comparisons"]:
        assert list(comparison) == ["facet", "rung", "relation", "claim", "source"]
        assert next(iter(comparison["claim"])) == "text"
    for evidence in told["evidence"]:
        assert list(evidence) == ["source", "text", "start", "end", "score"]


def test_evidence_offsets_lead_to_its_text() -> None:
    for evidence in report_to_dict(samples.TWO_PARTS)["evidence"]:
        assert samples.HARBOUR.text[evidence["start"] : evidence["end"]] == evidence["text"]


@pytest.mark.parametrize(("value", "fields"), FIELDS, ids=str)
def test_fields_of_a_value(value: Value | None, fields: dict[str, Any]) -> None:
    assert value_to_dict(value) == fields


def test_reading_is_as_blessed(golden: Callable[[str, str], None]) -> None:
    assert samples.TWO_PARTS.reading
    told = reading_to_dict(samples.TWO_PARTS.reading)
    golden("parse.json", json.dumps(told, indent=2, ensure_ascii=False, allow_nan=False) + "\n")
    assert list(told) == ["claim", "quantities", "times", "actors", "places", "events"]
    assert list(told["quantities"][0]) == ["text", "start", "end", "low", "high", "unit", "kind"]
    assert list(told["times"][0]) == ["text", "start", "end", "from", "to", "grain"]
    for entry in (e for kind in list(told)[1:] for e in told[kind]):
        assert told["claim"][entry["start"] : entry["end"]] == entry["text"]


def test_uncheckable_is_told() -> None:
    assert reading_to_dict(samples.UNCHECKABLE)["uncheckable"] == "an opinion"


def test_facts_are_as_blessed(golden: Callable[[str, str], None]) -> None:
    assert samples.TWO_PARTS.reading
    told = facts_to_dict(samples.HARBOUR, samples.TWO_PARTS.reading)
    golden("facts.json", json.dumps(told, indent=2, ensure_ascii=False, allow_nan=False) + "\n")


@pytest.mark.parametrize("report", REPORTS.values(), ids=list(REPORTS))
def test_row_has_every_column(report: Report) -> None:
    row = csv.row(report)
    assert tuple(row) == csv.COLUMNS
    assert row["claim"] == report.claim
    assert row["error"] == ""


def test_row_points_at_the_best_passage() -> None:
    row = csv.row(samples.SUPPORTED)
    assert (row["id"], row["verdict"], row["confidence"], row["source"]) == ("7", "supported", "0.96", "harbour")
    assert samples.HARBOUR.text[int(row["start"]) : int(row["end"])] == row["evidence"]
