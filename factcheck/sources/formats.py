"""The formats that are read, in the order in which they are tried."""

from __future__ import annotations

from pathlib import PurePath

from factcheck.sources import docx, html, mail, pdf, text
from factcheck.sources.format import Format
from factcheck.sources.gz import ENDING as GZ

FORMATS: tuple[Format, ...] = (pdf, docx, mail, html, text)
"""Text comes last: it takes what none of the others does."""


def format_of(data: bytes, ending: str) -> Format:
    """The format that the bytes open as, or else that of the file's ending; text where neither says."""
    by_bytes = (one for one in FORMATS if one.opens(data))
    by_name = (one for one in FORMATS if ending in one.ENDINGS)
    return next(by_bytes, None) or next(by_name, text)


def ending_of(name: str) -> str:
    """The ending of a file's name that tells its format: ".html" of "page.html.gz"."""
    path = PurePath(name)
    return (PurePath(path.stem) if path.suffix.lower() == GZ else path).suffix.lower()


def ending_of_type(media_type: str) -> str | None:
    """The ending of files of a media type ("text/html"), or None where it is not read."""
    return next((one.TYPES[media_type] for one in FORMATS if media_type in one.TYPES), None)


def is_read(name: str) -> bool:
    """True where the file's name ends like one of a format."""
    return any(ending_of(name) in one.ENDINGS for one in FORMATS)
