"""A path, an address, "-" (stdin) or "seed" (the shipped article) to a Source."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from factcheck.errors import UnreadableSource
from factcheck.schema import Source
from factcheck.sources.format import NoArticle
from factcheck.sources.front_matter import day, split

MOST_BYTES = 20_000_000
MOST_CHARACTERS = 1_000_000
"""An article is read as a whole; this is a long book, and as much as the parser takes."""
SEED = "seed"


def read_sources(names: Iterable[str], *, stdin: BinaryIO | None = None, allow_private: bool = False) -> list[Source]:
    """Each source once, in the order named; the seed article where none is named. Raises UnreadableSource."""
    return [read_source(name, stdin=stdin, allow_private=allow_private) for name in dict.fromkeys(names)] or [seed()]


def read_source(name: str, *, stdin: BinaryIO | None = None, allow_private: bool = False) -> Source:
    """The article that `name` names: a path, an address, "-" for stdin, or "seed" where no file is called so.

    The text of a text file is that after its front matter, stripped, with every line end as "\\n". A page, PDF, document or
    e-mail gives its article. Addresses in private networks are fetched only with `allow_private`. Raises UnreadableSource.
    """
    if name == "-":
        return source_of(_all(stdin or sys.stdin.buffer, "stdin"), "", "stdin")
    if name == SEED and not Path(name).exists():
        return seed()
    if is_address(name):
        from factcheck.sources.web import fetch

        fetched = fetch(name, most=MOST_BYTES, allow_private=allow_private)
        return source_of(fetched.data, fetched.ending, name, origin=fetched.address)
    from factcheck.sources.formats import ending_of

    return source_of(_file(name), ending_of(name), name)


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
    return name.lower().startswith(("http://", "https://"))


def source_of(data: bytes, ending: str, name: str, *, origin: str | None = None) -> Source:
    """The article in the bytes of a file with this ending; `name` becomes its id. Raises UnreadableSource."""
    from factcheck.sources.formats import format_of
    from factcheck.sources.gz import unpacked

    try:
        data = unpacked(data, MOST_BYTES)
        found = format_of(data, ending).article(data, ending)
    except NoArticle as error:
        raise UnreadableSource(name, str(error)) from None
    if len(found.text) > MOST_CHARACTERS:
        told = f"too long ({len(found.text):,} characters, {MOST_CHARACTERS:,} at most); name one article a file"
        raise UnreadableSource(name, told)
    text = found.text.encode("utf-8", "replace").decode("utf-8")  # halves of characters, which no file holds as text
    return Source(name, text, found.title, found.published, found.origin or origin or name)


def _file(name: str) -> bytes:
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
