"""`factcheck source ...` as a user meets it: what is printed, where, and with which exit status."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run

FERRY = "A ferry with 212 passengers ran aground off Cape Wrath on Thursday."
MINE = "The Harrow mine closed in March after 40 years. Its owners blamed falling prices."
FEED = [
    {"text": FERRY, "title": "Ferry aground", "date": "2023-05-04", "url": "https://example.org/ferry", "id": "f1"},
    {"body": MINE, "id": 7},
]

# fmt: off
MISTAKES = {  # name -> arguments, what the line on stderr says
    "add-nothing":    (["source", "add"], "no NAME given"),
    "add-missing":    (["source", "add", "none.md"], "can't read source none.md: no such file"),
    "add-feed":       (["source", "add", "none.jsonl"], "can't read source none.jsonl: no such file"),
    "add-folder":     (["source", "add", "empty"], "there are no files in this folder"),
    "show-missing":   (["source", "show", "none"], "no article 'none' in the library"),
    "remove-missing": (["source", "remove", "seed", "none"], "no article 'none' in the library"),
    "no-library":     (["Two people left.", "--library", "other.db"], "--library other.db: no such file; factcheck source add"),
    "library-source": (["Two people left.", "--library", "other.db", "--source", "seed"], "contradict each other"),
    "strange":        (["source", "list", "--library", "news.md"], "can't use library news.md: it is no library"),
    "strange-check":  (["Two people left.", "--library", "news.md"], "can't use library news.md: it is no library"),
}
BAD_ROWS = {  # row of a feed -> what the line on stderr says
    "{": "not JSON", "[]": "not a JSON object", "{}": 'no "text" in this row', '{"text": " "}': 'no "text"', '{"text": ["a"]}': '"text" is no text',
    '{"text": "a", "id": true}': '"id" is no text', '{"text": "\\ud800"}': "half a character", "[" * 100_000: "not JSON", "caf\xe9": "not UTF-8",
}
# fmt: on


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with articles, a feed, and a library of its own that is not yet made."""
    (tmp_path / "news.md").write_text(f"---\ntitle: Ferry aground\ndate: 2023-05-04\n---\n{FERRY}")
    (tmp_path / "more" / "old").mkdir(parents=True)
    (tmp_path / "more" / "photo.png").write_bytes(b"\x89PNG")
    (tmp_path / "more" / ".hidden").write_text("Left alone.")
    (tmp_path / "more" / "old" / "mine.txt").write_text(MINE)
    (tmp_path / "empty").mkdir()
    (tmp_path / "feed.jsonl").write_text("".join(json.dumps(row) + "\n" for row in FEED))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTCHECK_LIBRARY", str(tmp_path / "kept" / "library.db"))
    return tmp_path


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize(("arguments", "why"), MISTAKES.values(), ids=MISTAKES)
def test_mistake_is_told_in_one_line(run: Callable[..., Run], arguments: list[str], why: str) -> None:
    found = run(*arguments)
    assert (found.status, found.out) == (2, "")
    assert why in found.err.splitlines()[0]


def test_mistake_in_one_id_removes_nothing(run: Callable[..., Run]) -> None:
    run("source", "remove", "seed", "none")
    assert [row["id"] for row in lines(run("source", "list", "--json").out)] == ["seed"]


def test_added_article_is_checked_against(run: Callable[..., Run]) -> None:
    assert run("212 passengers were on a ferry that ran aground.").status == 3
    added = run("source", "add", "news.md")
    assert (added.status, added.out.split("\t")[0], added.out.split("\t")[2]) == (0, "added", "Ferry aground\n")
    found = run("212 passengers were on a ferry that ran aground.", "--json")
    assert (found.status, lines(found.out)[0]["evidence"][0]["source"]) == (0, added.out.split("\t")[1])
    assert run("11 officers killed in Rask").status == 0
    assert run("source", "remove", "news.md").out.startswith("removed\t")
    assert run("212 passengers were on a ferry that ran aground.").status == 3


def test_folder_feed_and_stdin(run: Callable[..., Run]) -> None:
    added = run("source", "add", "more", "feed.jsonl", "--json")
    assert [(row["outcome"], row["title"], row["date"]) for row in lines(added.out)] == [
        ("added", None, None),
        ("added", "Ferry aground", "2023-05-04"),
        ("there", None, None),
    ]
    left, told = added.err.splitlines(keepends=True)
    assert left == "factcheck: more: left out 1 of 2 files (.png); name a file to have it read\n"
    assert told == f"factcheck: 2 added, 1 there already; the library {Path.cwd() / 'kept' / 'library.db'} has 3 articles\n"
    again = run("source", "add", "-", stdin=(Path.cwd() / "feed.jsonl").read_bytes())
    assert [line.split("\t")[0] for line in again.out.splitlines()] == ["there", "there"]
    assert run("source", "add", "-", "--quiet", stdin=b"Two people left the village.").out == ""
    assert len(lines(run("source", "list", "--json").out)) == 4


@pytest.mark.parametrize(("row", "why"), BAD_ROWS.items(), ids=range(len(BAD_ROWS)))
def test_bad_row_of_a_feed_is_told_and_the_rest_is_added(run: Callable[..., Run], row: str, why: str) -> None:
    text = f"\n{json.dumps(FEED[0])}\n{row}\n{json.dumps(FEED[1])}\n"
    Path("bad.jsonl").write_bytes(text.encode("latin-1"))
    found = run("source", "add", "bad.jsonl", "--quiet")
    assert found.status == 2
    assert found.err.startswith("factcheck: can't read source bad.jsonl line 3: ")
    assert why in found.err
    assert len(lines(run("source", "list", "--json").out)) == 3


def test_compressed_feed(run: Callable[..., Run]) -> None:
    packed = gzip.compress(Path("feed.jsonl").read_bytes())
    Path("feed.jsonl.gz").write_bytes(packed)
    Path("cut.jsonl.gz").write_bytes(packed[:-9])
    assert run("source", "add", "feed.jsonl.gz").status == 0
    found = run("source", "add", "cut.jsonl.gz", "--quiet")
    assert (found.status, len(lines(run("source", "list", "--json").out))) == (2, 3)
    assert "damaged or cut short" in found.err


def test_export_is_a_feed(run: Callable[..., Run], tmp_path: Path) -> None:
    run("source", "add", "news.md", "more")
    assert run("source", "export", "out.jsonl").status == 0
    exported = run("source", "export").out
    assert Path("out.jsonl").read_text() == exported
    run("source", "add", "out.jsonl", "--library", "second.db")
    assert run("source", "export", "--library", "second.db").out == exported


def test_show_and_search(run: Callable[..., Run]) -> None:
    run("source", "add", "feed.jsonl")
    shown = run("source", "show", "f1")
    assert shown.out.startswith("id: f1\ntitle: Ferry aground\ndate: 2023-05-04\nfrom: https://example.org/ferry\nadded: ")
    assert shown.out.endswith(f"\n\n{FERRY}\n")
    assert lines(run("source", "show", "https://example.org/ferry", "--json").out)[0]["text"] == FERRY
    assert [row["id"] for row in lines(run("source", "search", "ferries", "--json").out)] == ["f1"]
    nothing = run("source", "search", "whales")
    assert (nothing.status, nothing.out, nothing.err) == (3, "", "factcheck: nothing found among 3 articles\n")
