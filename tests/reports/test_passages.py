"""Texts made fit to show: trimming around marks, the sentences around a passage, harmless characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.reports.passages import passage, printable, shorten, trim
from factcheck.schema import Evidence, Source, Span

from .samples import HARBOUR, KILLED, evidence

FILLER = "one two three four five six seven eight nine ten " * 30


def plain(runs: list[tuple[str, str]]) -> str:
    return "".join(words for words, _ in runs)


# fmt: off
HARMLESS = [
    ("plain",             "Ünïcode 港 🚒",  "Ünïcode 港 🚒"),
    ("escape",            "\x1b[2J",        "␛[2J"),
    ("bell and null",     "\x07\x00",       "␇␀"),
    ("delete",            "\x7f",           "␡"),
    ("line breaks",       "a\nb\r\tc\u2028d", "a b  c d"),
    ("C1 control",        "\x9b2J",         "\ufffd2J"),
    ("right-to-left override", "\u202eabc\u202c", "\ufffdabc\ufffd"),
    ("isolate",           "\u2066a\u2069",  "\ufffda\ufffd"),
    ("lone surrogate",    "\udc80",         "\ufffd"),
    ("joined emoji",      "🧑\u200d🚒",       "🧑\u200d🚒"),
]

CUTS = [
    ("short enough",  "three short words",  20, "start", "three short words"),
    ("cut at a word", "three short words",  12, "start", "three short …"),
    ("keep the end",  "three short words",  12, "end",   "… short words"),
    ("one long word", "x" * 100,            10, "start", "x" * 10 + " …"),
]

CONTEXT = [
    ("middle", "Second one here.", "First one, at 3.5 metres.", "Third one!"),
    ("first",  "First one, at 3.5 metres.", "", "Second one here."),
    ("last",   "Third one!", "Second one here.", ""),
]
# fmt: on


@pytest.mark.parametrize(("text", "shown"), [row[1:] for row in HARMLESS], ids=[row[0] for row in HARMLESS])
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text())
def test_printable_keeps_offsets(text: str) -> None:
    assert len(printable(text)) == len(text)


@pytest.mark.parametrize(("text", "room", "keep", "cut"), [row[1:] for row in CUTS], ids=[row[0] for row in CUTS])
def test_shorten(text: str, room: int, keep: str, cut: str) -> None:
    assert shorten(text, room, keep) == cut


@pytest.mark.parametrize(("words", "before", "after"), [row[1:] for row in CONTEXT], ids=[row[0] for row in CONTEXT])
def test_sentences_around(words: str, before: str, after: str) -> None:
    source = Source("s", "First one, at 3.5 metres. Second one here. Third one!")
    shown = passage(evidence(source, words), [source])
    assert (shown.before, shown.text, shown.after) == (before, words, after)


def test_titles_and_initials_end_no_sentence() -> None:
    source = Source("s", "It began. Then Mr. J. Holm and Dr. Ray left. Nobody followed.")
    assert passage(evidence(source, "Nobody followed."), [source]).before == "Then Mr. J. Holm and Dr. Ray left."


def test_marks_are_counted_from_the_passage() -> None:
    shown = passage(evidence(HARBOUR, KILLED, "11 dock workers", "6 May"), [HARBOUR])
    assert [shown.text[start:end] for start, end in shown.marks] == ["11 dock workers", "6 May"]


@pytest.mark.parametrize("sources", [[], [Source("s", "another text altogether")]], ids=["no source", "other text"])
def test_passage_without_its_source(sources: list[Source]) -> None:
    shown = passage(Evidence("s", Span(4, 9), "there", 1.0, (Span(4, 6), Span(90, 95))), sources)
    assert (shown.before, shown.text, shown.after, shown.marks) == ("", "there", "", ((0, 2),))


def test_trim_keeps_what_is_marked() -> None:
    text = FILLER + "ELEVEN WORKERS " + FILLER + "HARBOUR " + FILLER
    marks = [(text.index(w), text.index(w) + len(w), "mark") for w in ("ELEVEN WORKERS", "HARBOUR")]
    runs = trim(text, marks, 400)
    assert [words for words, style in runs if style] == ["ELEVEN WORKERS", "HARBOUR"]
    assert plain(runs).startswith("… ")
    assert plain(runs).endswith(" …")
    assert plain(runs).count("…") == 3
    assert all(word in text.split() for word in plain(runs).replace("…", "").split())


@given(st.text(max_size=300), st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=8), st.integers(1, 200))
def test_trim_tells_the_text_within_its_room(text: str, spans: list[tuple[int, int]], room: int) -> None:
    runs = trim(text, [(min(s), max(s), "mark") for s in spans], room)
    if len(text) <= room:
        assert plain(runs) == printable(text)
    kept = [words for words, _ in runs if words.strip(" …")]
    assert all(words in printable(text) for words in kept)
    assert sum(len(words) for words in kept) <= room + 2 * 24


def test_trim_is_quick_with_many_marks() -> None:
    text = "word " * 200_000
    runs = trim(text, [(i, i + 4, "mark") for i in range(0, len(text), 5)], 600)
    assert len(plain(runs)) < 700
