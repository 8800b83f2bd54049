"""What is no part of a claim is blanked, and no offset ever moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.reading.tidy import tidy

# fmt: off
CASES = [
    ("#Breaking Two dead in Milan",                       "Two dead in Milan"),
    ("BREAKING: 11 cops DEAD in Rask!! #Iran",            "11 cops DEAD in Rask!!"),
    ("Breaking news: bridge collapses",                   "bridge collapses"),
    ("WOW 😮 clock maker was guest of honour",             "clock maker was guest of honour"),
    ("@newsdesk quake kills 73 https://example.org/q1",   "quake kills 73"),
    ("Ferry sinks off #Malta",                            "Ferry sinks off"),
    ("In #Malta a ferry sank",                            "In Malta a ferry sank"),
    ("No labels here",                                    "No labels here"),
    ("UPDATE - toll rises to 12",                         "toll rises to 12"),
    ("Breaking the law is wrong",                         "Breaking the law is wrong"),
]
# fmt: on


@pytest.mark.parametrize(("claim", "left"), CASES)
def test_tidy_leaves(claim: str, left: str) -> None:
    assert " ".join(tidy(claim)[0].split()) == left


@given(st.text())
def test_tidy_keeps_every_offset(claim: str) -> None:
    blanked, spans = tidy(claim)
    assert len(blanked) == len(claim)
    for n, (before, after) in enumerate(zip(claim, blanked, strict=True)):
        assert before == after or any(span.start <= n < span.end for span in spans)
