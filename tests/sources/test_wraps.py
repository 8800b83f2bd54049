"""Wrapped text: which line ends are only wrapped; every offset stays."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.sources.wraps import unwrapped

LONG = "The storm reached the coast of Velm on Monday, and Mayor Lund said it had killed at least 11 fishermen in the old harbour of the town."
# fmt: off
CASES = {  # what the lines are -> text, what becomes of it
    "small-letter":  ("The water rose and\nkilled 11 people.", "The water rose and killed 11 people."),
    "windows":       ("The water rose and\r\nkilled 11 people.", "The water rose and  killed 11 people."),
    "indented":      ("- The water rose,\n  and 11 died.", "- The water rose,   and 11 died."),
    "sentence-ends": ("The water rose.\nkilled", "The water rose.\nkilled"),
    "paragraphs":    ("The water rose\n\nand fell.", "The water rose\n\nand fell."),
    "headline":      ("Flood on the Maren leaves town without power\nThe river Maren burst its banks near Oldport.",) * 2,
    "heading":       ("# The flood\nkilled 11 people.",) * 2,
    "list":          ("It took\n- a boat\n- 2 cars\n1. first",) * 2,
    "table":         ("| a | b |\n| c | d |\nand so on",) * 2,
    "quote":         ("He said so\n> we left\n> early",) * 2,
    "rule":          ("The flood\n---\n11 died",) * 2,
    "empty":         ("",) * 2,
}
# fmt: on


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_line_ends(text: str, expected: str) -> None:
    assert unwrapped(text) == expected


@pytest.mark.parametrize("width", [55, 72, 80, 100])
def test_text_wrapped_to_a_width_is_one_line_again(width: int) -> None:
    text = "\n\n".join([textwrap.fill(LONG, width)] * 2)
    assert unwrapped(text) == "\n\n".join([LONG] * 2)


def test_paragraphs_of_a_line_each_stay() -> None:
    text = f"{LONG}\nMayor Lund came later.\n{LONG}\nIda"
    assert unwrapped(text) == text


@given(st.text(st.sampled_from("aB .\n\r-#>|1"), max_size=80))
def test_nothing_but_line_ends_changes(text: str) -> None:
    found = unwrapped(text)
    assert len(found) == len(text)
    assert all(new == old or (new == " " and old in "\r\n") for new, old in zip(found, text, strict=True))
