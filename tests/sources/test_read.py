"""Sources from files and stdin: what is read, and one line for everything that is not."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.errors import UnreadableSource
from factcheck.sources.front_matter import day, split
from factcheck.sources.read import MOST_BYTES, MOST_CHARACTERS, read_source, read_sources, seed

PAGE = """<!DOCTYPE html>
<html><head><meta charset="{charset}"><title>Ferry runs aground</title>
<meta property="article:published_time" content="2023-05-04T09:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Ferry runs aground</h1>
<p>A ferry with 212 passengers ran aground off Café Point on Thursday morning, the coast guard said in a statement.</p>
<p>Nobody was hurt, and the ship was pulled free by two tugs in the afternoon, when the tide came in.</p></article>
<footer>All rights reserved</footer></body></html>"""
ARTICLE = "The café was closed.\nTwo people left."

# fmt: off
TEXTS = {  # name -> file name, bytes, the text read
    "text":              ("a.txt", b"Two people left.", "Two people left."),
    "no-ending":         ("a", b"Two people left.", "Two people left."),
    "unknown-ending":    ("a.story", b"Two people left.", "Two people left."),
    "white-space-round": ("a.txt", b"\n\n  Two people left. \n", "Two people left."),
    "windows-line-ends": ("a.txt", ARTICLE.replace("\n", "\r\n").encode(), ARTICLE),
    "old-mac-line-ends": ("a.txt", ARTICLE.replace("\n", "\r").encode(), ARTICLE),
    "utf-8-bom":         ("a.txt", ARTICLE.encode("utf-8-sig"), ARTICLE),
    "utf-16-bom":        ("a.txt", ARTICLE.encode("utf-16"), ARTICLE),
    "utf-32-bom":        ("a.txt", ARTICLE.encode("utf-32"), ARTICLE),
    "front-matter":      ("a.md", b"---\ntitle: Left\ndate: 2024-01-29\n---\n\nTwo people left.\n", "Two people left."),
    "front-matter-crlf": ("a.md", b"---\r\ntitle: Left\r\n---\r\nTwo people left.", "Two people left."),
    "front-matter-bom":  ("a.md", b"\xef\xbb\xbf---\ntitle: Left\n---\nTwo people left.", "Two people left."),
    "rule-later":        ("a.md", b"Two people left.\n---\nOne stayed.", "Two people left.\n---\nOne stayed."),
    "rule-never-closed": ("a.md", b"---\nTwo people left.", "---\nTwo people left."),
    "markup-in-text":    ("a.txt", b"The <html> tag was invented in 1990.", "The <html> tag was invented in 1990."),
}
FAULTS = {  # name -> file name, bytes, what the error says
    "empty":             ("a.txt", b"", "it is empty"),
    "white-space":       ("a.txt", b" \n\t\n", "it is empty"),
    "bom-only":          ("a.txt", b"\xef\xbb\xbf", "it is empty"),
    "front-matter-only": ("a.md", b"---\ntitle: Left\n---\n", "nothing after its front matter"),
    "nul-bytes":         ("a.txt", b"abc\0\0def", "binary"),
    "control-bytes":     ("a.txt", bytes(range(1, 32)) * 9, "binary"),
    "image":             ("a.png", b"\x89PNG\r\n\x1a\n", "an image"),
    "latin-1":           ("a.txt", "One\nThe café was closed.".encode("latin-1"), "not UTF-8 (byte 0xE9 in line 2)"),
    "windows-1252":      ("a.txt", "“Closed”".encode("cp1252"), "not UTF-8 (byte 0x93 in line 1)"),
    "utf-16-no-bom":     ("a.txt", "The door".encode("utf-16-le"), "UTF-16 without a byte order mark"),
    "utf-16-broken":     ("a.txt", "The door".encode("utf-16") + b"x", "save it as UTF-8"),
    "html-no-article":   ("a.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no article text in the HTML"),
    "html-menu":         ("a.html", b"<html><body><ul><li>Home</li><li>All the news</li></ul></body></html>", "no article text in the HTML"),
    "html-nothing":      ("a.html", b"<html></html>", "no article text in the HTML"),
    "html-charset":      ("a.html", b"<html><meta charset=klingon><body>caf\xe9</body></html>", "charset it declares (klingon)"),
    "too-long":          ("a.txt", b"word " * (MOST_CHARACTERS // 5 + 1), "too long (1,000,004 characters"),
    "too-large":         ("a.txt", b"x" * (MOST_BYTES + 1), "too large (over 20 MB)"),
}
DAYS = {
    "2024-01-29": date(2024, 1, 29),
    "2024-01-29T10:00:00Z": date(2024, 1, 29),
    "2024-1-9": date(2024, 1, 9),
    "29 January 2024": date(2024, 1, 29),
    "January 29th, 2024": date(2024, 1, 29),
    "Mon, 29 Jan 2024 10:00:00 GMT": date(2024, 1, 29),
    "2024-13-01": None,
    "31 Feb 2024": None,
    "01/02/2024": None,
    "2024": None,
    "January 2024": None,
    "yesterday": None,
    "": None,
}
# fmt: on


@pytest.mark.parametrize(("name", "data", "text"), TEXTS.values(), ids=TEXTS)
def test_text_is_read(tmp_path: Path, name: str, data: bytes, text: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    source = read_source(str(path))
    assert source.text == text
    assert source.id == source.origin == str(path)


@pytest.mark.parametrize(("name", "data", "why"), FAULTS.values(), ids=FAULTS)
def test_unreadable_file_is_told_in_one_line(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableSource) as raised:
        read_source(str(path))
    assert why in str(raised.value)
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("none.txt", "no such file"),
        (".", "it is a folder"),
        ("https://example.org:x/a", "not an address of the web"),
        ("a\0b", "not a file name"),
    ],
    ids=["missing", "folder", "address", "nul"],
)
def test_unreadable_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, why: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnreadableSource, match=why):
        read_source(name)


def test_front_matter_gives_title_day_and_address(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text('---\nTitle: "Left: \\"two\\""\ndate: \'2024-01-29\'\nurl: https://example.org/a\n---\nTwo people left.')
    source = read_source(str(path))
    assert (source.title, source.published, source.origin) == ('Left: "two"', date(2024, 1, 29), "https://example.org/a")


@pytest.mark.parametrize(("text", "expected"), DAYS.items(), ids=lambda value: str(value))
def test_day_of_a_date_field(text: str, expected: date | None) -> None:
    assert day(text) == expected


def test_front_matter_may_be_empty() -> None:
    assert split("---\n---\nTwo people left.") == ({}, "Two people left.")


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.txt"])
def test_page_gives_its_article(tmp_path: Path, name: str, charset: str) -> None:
    path = tmp_path / name
    path.write_bytes(PAGE.format(charset=charset).encode(charset))
    source = read_source(str(path))
    assert "off Café Point on Thursday" in source.text
    assert "rights reserved" not in source.text
    assert (source.title, source.published) == ("Ferry runs aground", date(2023, 5, 4))


@pytest.mark.parametrize("data", [b"Two people left.", PAGE.format(charset="utf-8").encode()], ids=["text", "html"])
def test_stdin_is_a_source(data: bytes) -> None:
    source = read_source("-", stdin=io.BytesIO(data))
    assert source.id == "stdin"
    assert source.text.endswith(("left.", "came in."))


def test_seed_is_the_default_and_has_a_name() -> None:
    assert read_sources([]) == [seed()] == [read_source("seed")]
    assert seed().text.startswith("Iran, Pakistan not to let terrorists")


def test_file_named_seed_comes_before_the_shipped_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("seed").write_text("Two people left.")
    assert read_source("seed").text == "Two people left."


def test_source_named_twice_is_read_once() -> None:
    assert [source.id for source in read_sources(["seed", "seed"])] == ["seed"]


@given(
    st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)),
    st.sampled_from([b"", b"---\n", b"<html><body><p>", b"\xff\xfe"]),
)
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_an_article_or_one_error(data: bytes, start: bytes) -> None:
    try:
        source = read_source("-", stdin=io.BytesIO(start + data))
    except UnreadableSource as error:
        assert "\n" not in str(error)  # noqa: PT017 - either outcome is right
    else:
        assert source.text == source.text.strip() != ""
        source.text.encode("utf-8")
