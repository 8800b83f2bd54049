"""What a format of articles is: which files are of it, and how bytes of it become an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Article:
    """The text of a file, and what the file knows of it."""

    text: str
    title: str | None = None
    published: date | None = None
    origin: str | None = None
    """Where the file says it is from."""


class NoArticle(ValueError):
    """Bytes that give no article; its text says why and how to mend it."""


class Format(Protocol):
    """A module of this room: one file a format."""

    ENDINGS: frozenset[str]
    """Of file names, lower-case, with the dot."""
    TYPES: Mapping[str, str]
    """Media types that web servers tell it by, with the ending that a file of the type would have."""

    def opens(self, data: bytes) -> bool:
        """True where the bytes themselves say that they are of this format."""

    def article(self, data: bytes, ending: str) -> Article:
        """The article. `ending` is that of the file's name, "" where it has none. Raises NoArticle."""
