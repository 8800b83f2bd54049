"""Articles by whatever names them, ids of the library too, and what was read in them, which the library may have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from factcheck.errors import BadRequest, UnreadableSource
from factcheck.schema import Reading, Source
from factcheck.sources.read import SEED, is_address, read_source, seed

if TYPE_CHECKING:
    from factcheck.library.store import Library

PREFIX = "library:"
"""Before an id it says that the library is meant, whatever files there are."""
HERE = Path()


class Articles:
    """What `--source` may name. `path` is the file of the library, None where there is none. A context manager."""

    def __init__(self, path: Path | None, *, allow_private: bool = False) -> None:
        self.path = path
        self.allow_private = allow_private
        self._opened: Library | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._opened:
            self._opened.__exit__()
            self._opened = None

    def sources(self, names: Iterable[str]) -> list[Source]:
        """Each article once, in the order named. Raises UnreadableSource, UnusableLibrary."""
        return [self.source(name) for name in dict.fromkeys(names)]

    def source(self, name: str, folder: Path = HERE) -> Source:
        """The article of this name: "library:" and an id, or what `read_source` takes, or else an id of the library in full.

        Paths count from `folder`. Raises UnreadableSource, UnusableLibrary.
        """
        if name.startswith(PREFIX):
            entry = self.library.entry(name.removeprefix(PREFIX)) if self.path else None
            if entry is None:
                raise UnreadableSource(name, "no such article in the library: factcheck source list shows them")
            return entry.source
        if name == "-" or is_address(name):
            return read_source(name, allow_private=self.allow_private)
        path = str(folder / name) if folder != HERE else name
        if not _is_there(path):
            if name == SEED:
                return seed()
            entry = self.library.entry(name) if self.path else None
            if entry and entry.source.id == name:
                return entry.source
        return read_source(path)

    def reading(self, source: Source) -> Reading:
        """The article as read: taken from the library where the same article is there, whatever its name; else read now."""
        from factcheck.checker import extract_facts
        from factcheck.library.database import UnusableLibrary

        if self.path:
            with suppress(UnusableLibrary):  # it is only the faster way
                if (found := self.library.reading_of(source)) is not None:
                    return found
        return extract_facts(source)

    @property
    def library(self) -> Library:
        """The library, opened when it is first asked. Raises UnusableLibrary."""
        from factcheck.library.store import Library

        if self._opened is None:
            assert self.path is not None
            self._opened = Library(self.path)
        return self._opened


def refuse_unused_library(sources: Sequence[str] | None, library: str | None) -> None:
    """Raises BadRequest where a library is named, and sources none of which can be in it."""
    if sources and library and not any(map(may_be_id, sources)):
        raise BadRequest("--source and --library contradict each other: leave one out")


def may_be_id(name: str) -> bool:
    """True for a name that can only be an id of the library: no address, no stdin, not the shipped article, no file there."""
    return name.startswith(PREFIX) or not (name in ("-", SEED) or is_address(name) or _is_there(name))


def _is_there(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):  # it is no path at all: read_source says why
        return True
