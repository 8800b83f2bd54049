"""A path, "-" (stdin) or "seed" (the shipped article) to a Source."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from factcheck.errors import UnreadableSource
from factcheck.schema import Source
from factcheck.sources.decode import Undecodable, decode, decode_html
from factcheck.sources.front_matter import day, split

MOST_BYTES = 20_000_000
MOST_CHARACTERS = 1_000_000
"""An article is read as a whole; this is a long book, and as much as the parser takes."""
SEED = "seed"
HTML_ENDINGS = frozenset({".html", ".htm", ".xhtml"})


def read_sources(names: Iterable[str], *, stdin: BinaryIO | None = None) -> list[Source]:
    """Each source once, in the order named; the seed article where none is named. Raises UnreadableSource."""
    return [read_source(name, stdin=stdin) for name in dict.fromkeys(names)] or [seed()]


def read_source(name: str, *, stdin: BinaryIO | None = None) -> Source:
    """The article that `name` names: a path, "-" for stdin, or "seed" where no file is called so. Raises UnreadableSource.

    The text is that of the file after its front matter, stripped, with every line end as "\\n". A page in HTML gives its article.
    """
    if name == "-":
        data, suffix, path = _all(stdin or sys.stdin.buffer, "stdin"), "", "stdin"
    elif name == SEED and not Path(name).exists():
        return seed()
    else:
        data, suffix, path = _file(name), Path(name).suffix.lower(), name
    return _source(data, suffix, path)


def seed() -> Source:
    """The article that ships with the package; the source where none is named."""
    package = Path(__file__).parent.parent
    for path in (package / "seeds" / "seed.md", package.parent / "seeds" / "seed.md"):  # installed; run from the repository
        if path.is_file():
            fields, text = split(path.read_text(encoding="utf-8"))
            published = day(fields.get("date", ""))
            return Source(id=SEED, text=text, title=fields.get("title"), published=published, origin=fields.get("url"))
    raise UnreadableSource(SEED, "the shipped article is missing; install the package again")


def is_address(name: str) -> bool:
    """True for an address of the web, which is no path."""
    return name.startswith(("http://", "https://"))


def _source(data: bytes, suffix: str, path: str) -> Source:
    from factcheck.sources import html

    try:
        text = decode_html(data) if suffix in HTML_ENDINGS or b"<html" in data[:2048].lower() else decode(data)
    except Undecodable as error:
        raise UnreadableSource(path, str(error)) from None
    if not text.strip():
        raise UnreadableSource(path, "it is empty")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if suffix in HTML_ENDINGS or html.is_html(text):
        text, title, published = html.article(text)
        if not text:
            raise UnreadableSource(path, "no article text in the HTML; save the article's text and name that file")
        return Source(id=path, text=_short_enough(text, path), title=title, published=published, origin=path)
    fields, text = split(text)
    if not text:
        raise UnreadableSource(path, "nothing after its front matter")
    title, published, origin = fields.get("title") or None, day(fields.get("date", "")), fields.get("url") or path
    return Source(id=path, text=_short_enough(text, path), title=title, published=published, origin=origin)


def _file(name: str) -> bytes:
    if is_address(name):
        raise UnreadableSource(name, "addresses are not fetched; save the page and name the file")
    path = Path(name)
    try:
        if path.is_dir():
            raise UnreadableSource(name, "it is a folder; name the files in it")
        with path.open("rb") as file:
            return _all(file, name)
    except FileNotFoundError:
        raise UnreadableSource(name, "no such file") from None
    except PermissionError:
        raise UnreadableSource(name, "no permission to read it") from None
    except OSError as error:
        raise UnreadableSource(name, (error.strerror or "it can't be opened").lower()) from None
    except ValueError:  # a NUL in the name
        raise UnreadableSource(name.replace("\0", "\\0"), "not a file name") from None


def _all(file: BinaryIO, name: str) -> bytes:
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UnreadableSource(name, f"too large (over {MOST_BYTES // 1_000_000} MB); name one article a file")
    return data


def _short_enough(text: str, path: str) -> str:
    if len(text) > MOST_CHARACTERS:
        raise UnreadableSource(path, f"too long ({len(text):,} characters, {MOST_CHARACTERS:,} at most); name one article a file")
    return text
