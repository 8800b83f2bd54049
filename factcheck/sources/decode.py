"""Bytes to text: which encodings are read, and in plain words why other bytes are not."""

from __future__ import annotations

import codecs
import re

# Longer marks first: that of UTF-32 begins with that of UTF-16.
# fmt: off
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8,     "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
KNOWN = (
    (b"%PDF-",             "a PDF: save its text and name that file"),
    (b"PK\x03\x04",        "a zip archive or an office document: save it as plain text"),
    (b"\xd0\xcf\x11\xe0",  "an old office document: save it as .docx or plain text"),
    (b"{\\rtf",            "rich text: save it as .docx or plain text"),
    (b"\x1f\x8b",          "compressed: unpack it first"),
    (b"\x89PNG",           "an image"),
    (b"\xff\xd8\xff",      "an image"),
    (b"GIF8",              "an image"),
    (b"PAR1",              "a Parquet file"),
)
# fmt: on
BINARY_LOOK = 8192
"""Bytes from the start in which a NUL or many control characters mean that it is no text."""
CONTROL_SHARE = 0.1
CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
CHARSET_LOOK = 4096
"""Bytes from the start of a page in which its charset must be declared (HTML asks for 1,024)."""


class Undecodable(ValueError):
    """Bytes that are no text we read; its text says why and how to mend it."""


def decode(data: bytes) -> str:
    """Text of UTF-8, or of UTF-16 and UTF-32 with their byte order mark. Raises Undecodable."""
    encoding = marked_encoding(data) or "utf-8"
    refuse_binary(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Undecodable(_not_utf8(data, error, encoding)) from None


def decode_html(data: bytes) -> str:
    """Text of a page: as `decode`, else in the charset that the page declares. Raises Undecodable."""
    declared = CHARSET.search(data[:CHARSET_LOOK])
    if declared is None or marked_encoding(data):
        return decode(data)
    refuse_binary(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        name = declared[1].decode("ascii")
    try:
        return data.decode(name, errors="replace")
    except (LookupError, UnicodeError):
        raise Undecodable(f"neither UTF-8 nor the charset it declares ({name}); save it as UTF-8") from None


def marked_encoding(data: bytes) -> str | None:
    """The encoding that a byte order mark at the start names."""
    return next((name for mark, name in MARKS if data.startswith(mark)), None)


def refuse_binary(data: bytes) -> None:
    """Raises Undecodable where the start of `data` is no text: a known file format, NULs, many control characters."""
    for start, what in KNOWN:
        if data.startswith(start):
            raise Undecodable(f"it is {what}")
    look = data[:BINARY_LOOK]
    if marked_encoding(data) in ("utf-16", "utf-32"):
        return
    if b"\0" in look:
        raise Undecodable("it is binary, or UTF-16 without a byte order mark; save it as UTF-8 text")
    if look and len(look) - len(look.translate(None, CONTROLS)) > CONTROL_SHARE * len(look):
        raise Undecodable("it is binary; name a text file")


def _not_utf8(data: bytes, error: UnicodeDecodeError, encoding: str) -> str:
    if encoding not in ("utf-8", "utf-8-sig"):
        return f"it starts as {encoding.upper()} but does not go on so; save it as UTF-8"
    line = data.count(b"\n", 0, error.start) + 1
    return f"not UTF-8 (byte 0x{data[error.start]:02X} in line {line}); save it as UTF-8, or convert it: iconv -f LATIN1 -t UTF-8"
