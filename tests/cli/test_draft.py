"""`factcheck draft`: sentences of a text, each checked, with offsets into it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.draft import check_sentences, claims_of, draft_sentences
from factcheck.schema import Comparison, Evidence, Finding, Relation, Report, Side, Source, Span, Verdict

if TYPE_CHECKING:
    from tests.conftest import Run

SOURCE = "A ferry with 212 passengers ran aground off Cape Wrath on Thursday. Nobody was hurt, the coastguard said."
DRAFT = "# The ferry\n\n- A ferry with 212 passengers ran aground off Cape Wrath.\n- The ferry had 340 passengers. Was anybody to blame?\n---\n"
SENTENCES = [
    "The ferry",
    "A ferry with 212 passengers ran aground off Cape Wrath.",
    "The ferry had 340 passengers.",
    "Was anybody to blame?",
]


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("news.txt").write_text(SOURCE)
    Path("draft.md").write_text(DRAFT)
    return "draft.md"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (DRAFT, SENTENCES),
        ("One man died.  Two women fled.\n", ["One man died.", "Two women fled."]),
        ("> 1. He left.\n* -5 degrees were measured.", ["He left.", "-5 degrees were measured."]),
        ("\n--- \n***\n", []),
        ("", []),
    ],
)
def test_sentences_stand_where_their_spans_say(text: str, sentences: list[str]) -> None:
    found = draft_sentences(text)
    assert [sentence.text for sentence in found] == sentences
    assert [text[s.span.start : s.span.end] for s in found] == sentences


# fmt: off
SETTLED = {  # verdicts and confidences of a sentence and of the two things that it says -> verdict of the sentence, parts told of
    "wrong-part":      (("unverifiable", 0.6), ("supported", 0.9),    ("contradicted", 0.9), "contradicted", ["They burned a truck"]),
    "unsurely-wrong":  (("unverifiable", 0.6), ("supported", 0.9),    ("contradicted", 0.6), "unverifiable", []),
    "figure":          (("contradicted", 0.9, "count-conflict"), ("supported", 0.7), ("supported", 0.8), "contradicted", []),
    "all-right":       (("contradicted", 0.9, "role-swap"), ("supported", 0.7),    ("supported", 0.8),    "supported",    ["They hurt six men", "They burned a truck"]),
    "one-open":        (("contradicted", 0.9), ("unverifiable", 0.7), ("supported", 0.8),    "contradicted", []),
    "surely-told":     (("supported", 0.9),    ("contradicted", 0.9), ("supported", 0.8),    "supported",    []),
    "hardly-told":     (("supported", 0.6),    ("supported", 0.9),    ("contradicted", 0.9), "contradicted", ["They burned a truck"]),
    "part-not-told":   (("supported", 0.6),    ("supported", 0.9),    ("unverifiable", 0.9), "unverifiable", ["They burned a truck"]),
}
# fmt: on


@pytest.mark.parametrize(("whole", "one", "other", "verdict", "told"), SETTLED.values(), ids=SETTLED)
def test_sentence_is_told_in_the_light_of_what_it_says(
    whole: tuple[Any, ...], one: tuple[Any, ...], other: tuple[Any, ...], verdict: str, told: list[str]
) -> None:
    text = "They hurt six men and burned a truck."
    (sentence,) = draft_sentences(text)
    source = Source("a", "They left.")
    evidence = (Evidence("a", Span(0, 10), "They left.", 1.0),)

    def report(claim: str, found: tuple[Any, ...]) -> Report:
        compared = Comparison("wording", "told", Relation.OPEN, Side("truck", Span(claim.index("truck"), len(claim) - claim.endswith("."))), None, "why") if "truck" in claim else None
        finding = Finding(Span(0, len(claim)), Verdict(found[0]), "stated", (compared,) if compared else (), evidence)
        return Report(claim, Verdict(found[0]), found[1], found[2] if len(found) > 2 else "stated", f"{found[0]}.", (finding,), evidence)

    answers = [report(claim, found) for claim, found in zip(claims_of([sentence]), (whole, one, other), strict=True)]
    ((found, sources),) = check_sentences([sentence], lambda claims: ((answer, [source]) for answer in answers))
    assert (found.verdict, found.claim, list(sources)) == (verdict, text, [source])
    if told:
        joined = [" ".join(text[f.part.start : f.part.end].split()) for f in found.findings]
        assert [words.split()[-1] for words in joined] == [words.split()[-1] for words in told]
    assert all(text[c.claimed.span.start : c.claimed.span.end] == "truck" for c in found.comparisons if c.claimed.span)


def test_json_has_spans_of_the_draft(run: Callable[..., Run], draft: str) -> None:
    found = run("draft", draft, "--source", "news.txt", "--json")
    assert found.status == 0
    told = [json.loads(line) for line in found.out.splitlines()]
    assert [DRAFT[row["start"] : row["end"]] for row in told] == [row["claim"] for row in told] == SENTENCES
    assert [row["checkable"] for row in told] == [False, True, True, False]
    assert [row["verdict"] for row in told][1] == "supported"
    sides = [c["claim"] for row in told for c in row["comparisons"] if "start" in c["claim"]]
    assert sides
    assert all(DRAFT[side["start"] : side["end"]] == side["text"] for side in sides)


def test_rows_where_there_is_no_terminal(run: Callable[..., Run], draft: str) -> None:
    rows = [line.split("\t") for line in run("draft", draft, "--source", "news.txt").out.splitlines()]
    assert rows[0] == ["start", "end", "verdict", "reason", "sentence", "explanation"]
    assert [row[4] for row in rows[1:]] == SENTENCES
    assert rows[4][2] == "not checkable"


def test_annotated_at_a_terminal(run: Callable[..., Run], draft: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    found = run("draft", draft, "--source", "news.txt").out
    assert "Not checkable: a question." in found
    assert "2 not checkable" in found


def test_filter_with_stdin(run: Callable[..., Run], draft: str) -> None:
    assert run("draft", "--source", "news.txt", stdin=DRAFT.encode()).out == run("draft", draft, "--source", "news.txt").out


@pytest.mark.parametrize(
    ("text", "failing", "status"),
    [
        ("A ferry with 340 passengers ran aground off Cape Wrath.", "contradicted", 1),
        ("A ferry with 340 passengers ran aground off Cape Wrath.", "unverifiable", 0),
        ("The airport of Velm reopened.", "contradicted,unverifiable", 1),
        ("Was anybody to blame?", "contradicted,unverifiable", 0),
    ],
)
def test_fails_on_a_verdict_of_what_can_be_checked(
    run: Callable[..., Run], draft: str, text: str, failing: str, status: int
) -> None:
    assert run("draft", "--source", "news.txt", "--fail-on", failing, stdin=text.encode()).status == status


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["missing.md"], "can't read draft missing.md: no such file"),
        (["draft.md", "--fail-on", "wrong"], "none of supported"),
        (["-", "--source", "-"], "can't both be read from stdin"),
        (["draft.md", "--report", "draft.md"], "also read"),
        (["draft.md", "--json", "--github"], "contradict each other"),
        (["empty.md"], "the draft is empty"),
    ],
)
def test_bad_input_is_told_in_one_line(run: Callable[..., Run], draft: str, arguments: list[str], told: str) -> None:
    Path("empty.md").write_text("---\n")
    found = run("draft", *arguments)
    assert found.status == 2
    assert told in found.err
    assert found.err.count("\n") == 1


def test_report_of_a_draft(run: Callable[..., Run], draft: str) -> None:
    run("draft", draft, "--source", "news.txt", "--report", "out.html")
    assert Path("out.html").read_text(encoding="utf-8").count('<article class="claim"') == len(SENTENCES)


def test_sarif_and_annotations(run: Callable[..., Run], draft: str) -> None:
    found = run("draft", "--source", "news.txt", "--github", "--report", "out.sarif", stdin=b"It rained.\n\nA ferry with 340 passengers\nran aground.\n")
    lines = found.out.splitlines()
    assert lines[0].startswith("::warning file=stdin,line=1,endLine=1,title=unverifiable%3A not mentioned,")
    assert lines[1].startswith("::error file=stdin,line=3,endLine=3,title=contradicted%3A count conflict,col=")
    log = json.loads(Path("out.sarif").read_text(encoding="utf-8"))
    assert [result["level"] for result in log["runs"][0]["results"]] == ["warning", "error"]


@pytest.mark.parametrize("command", [["A ferry ran aground."], ["bulk", "claims.txt"]], ids=["check", "bulk"])
def test_sarif_is_of_drafts_only(run: Callable[..., Run], draft: str, command: list[str]) -> None:
    Path("claims.txt").write_text("A ferry ran aground.")
    found = run(*command, "--source", "news.txt", "--report", "out.sarif")
    assert (found.status, Path("out.sarif").exists()) == (2, False)
    assert "it is for factcheck draft" in found.err
