"""SARIF and GitHub annotations of a draft: places, levels, and what a reader of SARIF relies on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.reports.complaints import github_annotations, sarif
from factcheck.reports.entries import Draft, Entry, Run
from factcheck.reports.places import Lines
from factcheck.schema import Report, Span, Verdict

from . import samples

PARTS = (samples.CONTRADICTED, samples.SUPPORTED, samples.NOT_MENTIONED, samples.WORD_BY_WORD)
UNCHECKED = Report("Who knows?", Verdict.UNVERIFIABLE, 0.95, "not-checkable", "Not checkable: a question.")


def run(*reports: Report, name: str = "notes/the draft.md", gap: str = "\n") -> Run:
    """The reports as the sentences of a draft, with a gap between them."""
    entries, text = [], "\U0001f30a\n"
    for report in reports:
        entries.append(Entry(report.claim, report, span=Span(len(text), len(text) + len(report.claim))))
        text += report.claim + gap
    return Run(entries, "A draft", date(2025, 5, 8), Draft(name, text))


def results(log: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = log["runs"][0]["results"]
    return found


@pytest.mark.parametrize("reports", [(), PARTS, (*PARTS, samples.HOSTILE, UNCHECKED)], ids=["none", "some", "hostile"])
def test_sarif_keeps_the_rules_of_the_format(reports: tuple[Report, ...]) -> None:
    """What SARIF 2.1.0 requires of the parts that are used (sections 3.13 to 3.30, and 3.49)."""
    log = sarif(run(*reports))
    assert set(log) == {"$schema", "version", "runs"}
    assert (log["version"], log["$schema"].rpartition("/")[2]) == ("2.1.0", "sarif-schema-2.1.0.json")
    (only,) = log["runs"]
    assert set(only) <= {"tool", "columnKind", "artifacts", "results"}
    assert only["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    rules = only["tool"]["driver"]["rules"]
    assert only["tool"]["driver"]["name"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in only["results"]:
        assert set(result) <= {"ruleId", "ruleIndex", "level", "message", "locations", "properties"}
        assert result["ruleId"] == rules[result["ruleIndex"]]["id"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"]
        for location in result["locations"]:
            where = location["physicalLocation"]
            index = where["artifactLocation"]["index"]
            assert only["artifacts"][index]["location"]["uri"] == where["artifactLocation"]["uri"]
            for region in (where["region"], where["contextRegion"]):
                assert 1 <= region["startLine"] <= region["endLine"]
                assert min(region["startColumn"], region["endColumn"]) >= 1
                assert region["startLine"] < region["endLine"] or region["startColumn"] <= region["endColumn"]
                assert min(region["charOffset"], region["charLength"]) >= 0
            inner, outer = where["region"], where["contextRegion"]
            assert outer["charOffset"] <= inner["charOffset"]
            assert inner["charOffset"] + inner["charLength"] <= outer["charOffset"] + outer["charLength"]


def test_sarif_tells_of_what_is_to_be_mended() -> None:
    found = results(sarif(run(*PARTS, UNCHECKED)))
    assert [(result["ruleId"], result["level"]) for result in found] == [
        ("count-conflict", "error"),
        ("not-mentioned", "warning"),
        ("role-swap", "error"),
    ]
    where = found[0]["locations"][0]["physicalLocation"]
    assert where["artifactLocation"]["uri"] == "notes/the%20draft.md"
    assert where["contextRegion"]["snippet"]["text"] == samples.CONTRADICTED.claim
    assert {key: where["region"][key] for key in ("startLine", "startColumn", "endColumn")} == {
        "startLine": 2,
        "startColumn": 1,
        "endColumn": 1 + len("20 dock workers"),
    }


def test_annotations_are_workflow_commands() -> None:
    lines = github_annotations(run(*PARTS, UNCHECKED))
    assert [line.split(" ")[0] for line in lines] == ["::error", "::warning", "::error"]
    assert lines[0].startswith("::error file=notes/the draft.md,line=2,endLine=2,title=contradicted%3A count conflict,col=1,endColumn=16::")
    assert lines[1].endswith("::The sources do not mention this.")


def test_annotations_can_not_be_broken_out_of() -> None:
    told = github_annotations(run(samples.HOSTILE, name="a,b:c\n::error::x.md", gap=" "))
    assert len(told) == 1
    assert len(told[0].splitlines()) == 1
    assert "file=a%2Cb%3Ac%0A%3A%3Aerror%3A%3Ax.md,line=2" in told[0]


@given(st.text(st.sampled_from("a\n\r\U0001f30a"), max_size=30), st.data())
def test_places_lead_back_to_the_offsets(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=2)))
    place = Lines.of(text).place(Span(start, end))
    lines = text.split("\n")
    assert sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1 == start
    assert sum(len(line) + 1 for line in lines[: place.end_line - 1]) + place.end_column - 1 == end
