"""What is named to be added, as articles: files, folders, feeds of JSON lines, stdin, the shipped article."""

from __future__ import annotations

import gzip
import io
import json
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, cast

from factcheck.errors import FactcheckError, UnreadableSource
from factcheck.library.store import Item
from factcheck.schema import Source
from factcheck.sources.formats import ending_of, is_read
from factcheck.sources.front_matter import day
from factcheck.sources.gz import ENDING as GZ
from factcheck.sources.read import MOST_CHARACTERS, SEED, is_address, read_source, seed


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Files of a folder that are in no format that is read; `told` says so in one line."""

    told: str


Gathered = Item | LeftOut | FactcheckError
"""An article, files left out, or in one line why there is no article."""
FEEDS = frozenset({".jsonl", ".ndjson"})
LONGEST_LINE = 4 * MOST_CHARACTERS
"""Characters of a line of a feed that are read; a longer one is refused, and what follows it is read."""
# fmt: off
NAMES = {  # what a feed may call it, the first that is there counts
    "text":    ("text", "article", "body", "content"),
    "title":   ("title", "headline"),
    "date":    ("date", "published", "date_published"),
    "address": ("url", "link"),
    "origin":  ("origin",),
    "id":      ("id",),
}
# fmt: on


def gather(names: Iterable[str], *, stdin: BinaryIO | None = None, allow_private: bool = False) -> Iterator[Gathered]:
    """The articles of each name, in order. One that can't be read is told, and the rest goes on."""
    for name in dict.fromkeys(names):
        try:
            yield from _of(name, stdin, allow_private)
        except FactcheckError as error:
            yield error


def feed(lines: BinaryIO, name: str, number: int = 0) -> Iterator[Gathered]:
    """The articles of JSON lines: `text`, and where they are there `title`, `date`, `url` and `id`.

    `number` is how many lines of the feed come before these.
    """
    while line := _line(lines, name):
        number += 1
        if len(line) == LONGEST_LINE and not line.endswith(b"\n"):
            while (more := _line(lines, name)) and not more.endswith(b"\n"):
                pass
            yield UnreadableSource(f"{name} line {number}", f"longer than {LONGEST_LINE:,} bytes")
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            try:
                yield _row(line, f"{name} line {number}")
            except FactcheckError as error:
                yield error


def _line(lines: BinaryIO, name: str) -> bytes:
    try:
        return lines.readline(LONGEST_LINE)
    except (EOFError, zlib.error, OSError):
        raise UnreadableSource(name, "it is compressed with gzip, but damaged or cut short; what came before is read") from None


def _of(name: str, stdin: BinaryIO | None, allow_private: bool) -> Iterator[Gathered]:
    path = Path(name)
    if name == "-":
        stream = stdin or sys.stdin.buffer
        stream = stream if hasattr(stream, "peek") else io.BufferedReader(stream)
        if stream.peek(1).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
            yield from feed(stream, "stdin")
        else:
            yield Item(read_source(name, stdin=stream))
    elif name == SEED and not path.exists():
        yield Item(seed(), id=SEED)
    elif not is_address(name) and _is_folder(path):
        files = _files(path)
        read = [file for file in files if is_read(file) or _is_feed(file)]
        yield from gather(read)
        if left := [file for file in files if file not in set(read)]:
            endings = ", ".join(sorted({Path(file).suffix or "no ending" for file in left})[:5])
            yield LeftOut(f"{name}: left out {len(left):,} of {len(files):,} files ({endings}); name a file to have it read")
    elif _is_feed(name) and not is_address(name):
        with _opened(path) as file:
            yield from feed(file, name)
    else:
        source = read_source(name, allow_private=allow_private)
        yield Item(source, address=name if is_address(name) else str(path.absolute()))


def _files(folder: Path) -> list[str]:
    """The files in a folder and those within it, in the order of their names; hidden ones are left out."""
    found = (path for path in folder.rglob("*") if not any(part.startswith(".") for part in path.relative_to(folder).parts))
    files = sorted(str(path) for path in found if path.is_file())
    if not files:
        raise UnreadableSource(str(folder), "there are no files in this folder")
    return files


def _is_feed(name: str) -> bool:
    return ending_of(name) in FEEDS


def _is_folder(path: Path) -> bool:
    with suppress(OSError, ValueError):
        return path.is_dir()
    return False


def _opened(path: Path) -> BinaryIO:
    """The feed, unpacked as it is read where it is compressed."""
    try:
        if path.suffix.lower() == GZ:
            path.open("rb").close()  # that it is there is told now, not with the first row
            return cast(BinaryIO, gzip.open(path))
        return path.open("rb")
    except FileNotFoundError:
        raise UnreadableSource(str(path), "no such file") from None
    except OSError as error:
        raise UnreadableSource(str(path), (error.strerror or "it can't be opened").lower()) from None


def _row(line: bytes, name: str) -> Item:
    try:
        fields = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableSource(name, "not UTF-8; save the feed as UTF-8") from None
    except json.JSONDecodeError as error:
        raise UnreadableSource(name, f"not JSON: {error.msg.lower()} at column {error.colno}") from None
    except (ValueError, RecursionError):  # a number of thousands of digits, thousands of brackets
        raise UnreadableSource(name, "not JSON that can be read") from None
    if not isinstance(fields, dict):
        raise UnreadableSource(name, 'not a JSON object such as {"text": "..."}')
    return article(fields, name)


def article(fields: Mapping[str, Any], name: str) -> Item:
    """The article of a row of a feed that is told as `name`. Raises UnreadableSource."""
    told = {part: _text(fields, names, name) for part, names in NAMES.items()}
    text = (told["text"] or "").replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text:
        raise UnreadableSource(name, 'no "text" in this row')
    if len(text) > MOST_CHARACTERS:
        raise UnreadableSource(name, f"too long ({len(text):,} characters, {MOST_CHARACTERS:,} at most)")
    published = day(told["date"] or "")
    address = told["address"]
    source = Source(name, text, told["title"], published, told["origin"] or address or name)
    return Item(source, id=told["id"], address=address)


def _text(fields: Mapping[str, Any], names: tuple[str, ...], row: str) -> str | None:
    name = next((name for name in names if fields.get(name) is not None), None)
    if name is None:
        return None
    value = fields[name]
    if isinstance(value, date):
        value = value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise UnreadableSource(row, f'"{name}" is no text')
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise UnreadableSource(row, f'"{name}" holds half a character; save the feed as UTF-8') from None
    return value.strip() or None
