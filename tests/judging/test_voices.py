"""Several sources on one claim: who speaks, who is superseded, and whether they disagree."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from factcheck.checker import Checker
from factcheck.reports.json import report_to_dict
from factcheck.reports.labels import standing
from factcheck.reports.plain import report_lines
from factcheck.schema import Source, Verdict

# fmt: off
SOURCES = {  # id -> day, text
    "first":   (date(2023, 6, 11), "An earthquake killed at least 31 people in Tarvos on Saturday, the governor said. More than 200 houses collapsed."),
    "later":   (date(2023, 6, 14), "The earthquake in Tarvos killed 58 people, the governor said on Wednesday. Rescuers gave up the search."),
    "year":    (date(2024, 6, 14), "An earthquake killed 58 people in Tarvos on Friday, the governor said."),
    "undated": (None,              "The earthquake in Tarvos killed 58 people, the governor said."),
    "kelopur": (date(2023, 6, 20), "An earthquake killed 12 people in Kelopur on Monday."),
    "opened":  (date(2023, 5, 2),  "The mayor of Lisbon opened a new bridge on Tuesday, and called it a gift to the city."),
    "not":     (date(2023, 5, 3),  "The mayor of Lisbon did not open a new bridge on Tuesday, the city hall said."),
    "plan":    (date(2023, 5, 3),  "Orland Steel said on Monday that it would close its factory in Tarvos and cut 40 jobs."),
    "rival":   (date(2023, 5, 9),  "Belmar Foods said on Friday that it would close its factory in Tarvos and cut 9 jobs."),
    "other":   (date(2023, 5, 3),  "Dock workers walked out over pay."),
    "wire":    (date(2023, 5, 2),  "The mayor of Lisbon opened a new bridge on Tuesday, and called it a gift to the city. Thousands came to see the fireworks over the river."),
    "reprint": (date(2023, 5, 4),  "LISBON: The mayor of Lisbon opened a new bridge on Tuesday, and called it a gift to the city. Thousands came to see the fireworks over the river. (Agencies)"),
    "paper":   (date(2023, 5, 6),  "The mayor of Lisbon opened a new bridge on Tuesday, and called it a gift to the city. Thousands came to see the fireworks."),
    "seen":    (date(2023, 5, 3),  "Under a grey sky the mayor of Lisbon opened a new bridge at noon on Tuesday. Our reporter counted four ribbons."),
    "denial":  (date(2023, 5, 7),  "The mayor of Lisbon did not open a new bridge on Tuesday, the city hall said. Press reports to that end were wrong from start to finish."),
    "denials": (date(2023, 5, 8),  "The mayor of Lisbon did not open a new bridge on Tuesday, the city hall said. Press reports to that end were wrong from start to finish, it said."),
    "updated": (date(2023, 6, 14), "An earthquake killed at least 58 people in Tarvos on Saturday, the governor said. More than 200 houses collapsed."),
}
T31, T58, OPENED = "An earthquake killed 31 people in Tarvos", "An earthquake killed 58 people in Tarvos", "The mayor of Lisbon opened a new bridge"
YES, NO, OPEN = Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.UNVERIFIABLE
CASES = {  # name -> claim, sources, verdict, who speaks, superseded by whom, whether they disagree
    "alone":                 (T31,    ["first"],                     YES,  "first",  {}, False),
    "other-is-silent":       (T31,    ["first", "other"],            YES,  "first",  {}, False),
    "later-toll":            (T31,    ["first", "later"],            NO,   "later",  {"first": "later"}, False),
    "later-toll-first":      (T31,    ["later", "first"],            NO,   "later",  {"first": "later"}, False),
    "later-toll-claimed":    (T58,    ["first", "later"],            YES,  "later",  {"first": "later"}, False),
    "no-day":                (T31,    ["first", "undated"],          YES,  "first",  {}, True),
    "another-year":          (T31,    ["first", "year"],             YES,  "first",  {}, True),
    "another-place":         ("An earthquake killed 31 people", ["first", "kelopur"], YES, "first", {}, True),
    "no-toll":               (OPENED, ["opened", "not"],             YES,  "opened", {}, True),
    "both-support":          (T58,    ["later", "undated"],          YES,  None,     {}, False),
    "both-contradict":       ("An earthquake killed 77 people in Tarvos", ["first", "undated"], NO, None, {}, False),
    "better-told":           ("Orland Steel closed its Tarvos factory", ["plan", "rival"], OPEN, None, {}, False),
    "updated":               (T31,    ["first", "updated"],          NO,   "updated", {"first": "updated"}, False),
    "none-tells":            (OPENED, ["first", "other"],            OPEN, None,     {}, False),
}
# fmt: on


def sources(names: Sequence[str]) -> list[Source]:
    return [Source(name, SOURCES[name][1], name.title(), SOURCES[name][0]) for name in names]


@pytest.mark.parametrize(("claim", "names", "verdict", "speaker", "superseded", "disagree"), CASES.values(), ids=CASES)
def test_who_speaks(
    claim: str, names: list[str], verdict: Verdict, speaker: str | None, superseded: dict[str, str], disagree: bool
) -> None:
    report = Checker(sources(names)).check(claim)
    assert (report.verdict, report.disagreement) == (verdict, disagree)
    assert {v.source: v.superseded_by for v in report.voices if v.superseded_by} == superseded
    if speaker:
        assert report.evidence[0].source == speaker
    if report.voices:
        assert report.voices[0].source == report.evidence[0].source
        assert {v.source for v in report.voices} == {e.source for e in report.evidence} == set(names)


def test_disagreement_is_told_in_every_form() -> None:
    report = Checker(sources(["opened", "not"])).check(OPENED)
    assert "The sources disagree: “Not” (2023-05-03) contradicts it." in report.explanation
    found = report_to_dict(report)
    assert list(found)[-2:] == ["sources", "disagreement"]
    assert [(v["source"], v["published"], v["verdict"]) for v in found["sources"]] == [
        ("opened", "2023-05-02", "supported"),
        ("not", "2023-05-03", "contradicted"),
    ]
    lines = list(report_lines(report))
    assert "sources: they disagree" in lines
    assert any(line.startswith("source: not 2023-05-03: contradicted (negated): ") for line in lines)


def test_disagreement_lowers_confidence() -> None:
    alone, both = (Checker(sources(names)).check(OPENED) for names in (["opened"], ["opened", "not"]))
    assert both.confidence < alone.confidence


def test_later_toll_is_told() -> None:
    report = Checker(sources(["first", "later"])).check(T31)
    assert report.explanation.endswith("“Later” (2023-06-14) is the later report; “First” (2023-06-11) told an earlier toll.")
    assert "sources: a later toll supersedes an earlier one" in list(report_lines(report))


COPIES = {  # sources -> voices with the copies of each, how they stand, what the explanation adds
    ("wire", "reprint", "paper"):            ([("wire", {"reprint", "paper"})], "one story, in 3 of them", ""),
    ("wire", "seen", "reprint"):             ([("wire", {"reprint"}), ("seen", set())], "they agree", ""),
    ("wire", "denial", "denials"):           ([("wire", set()), ("denial", {"denials"})], "they disagree", "contradicts it."),
    ("wire", "denial", "denials", "not"):    ([("wire", set()), ("denial", {"denials"}), ("not", set())], "they disagree", "(and 1 more) contradicts it."),
}  # fmt: skip


@pytest.mark.parametrize(("names", "voices", "stand", "adds"), [(names, *rest) for names, rest in COPIES.items()])
def test_reprints_are_one_voice(names: Sequence[str], voices: list[tuple[str, set[str]]], stand: str, adds: str) -> None:
    report = Checker(sources(names)).check(OPENED)
    stories = [{voice.source, *voice.copies} for voice in report.voices]
    assert sorted(map(sorted, stories)) == sorted(sorted({first, *copies}) for first, copies in voices)
    assert len(report.evidence) == len(voices)
    assert standing(report) == stand
    assert adds in report.explanation
    assert any(f"the same story: {', '.join(voice.copies)}" in line for voice in report.voices for line in report_lines(report) if voice.copies)


def test_one_source_is_told_as_before() -> None:
    assert "sources" not in report_to_dict(Checker(sources(["first"])).check(T31))
