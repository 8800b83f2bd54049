"""Readings as bytes: compressed JSON that is checked against the nouns when it comes back, and which reader made it."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.schema import Reading

if TYPE_CHECKING:
    import msgspec

ROOMS = ("reading", "facets", "language", "words", "schema.py", "interval.py")
"""What decides how a text is read."""
IN_FULL = frozenset({".py", ".toml", ".json", ".cfg"})
"""Files that count by their content; the weights and vectors beside them count by their size."""
MOST_BYTES = 512_000_000
"""Of a reading unpacked: more is no reading, but a bomb."""


class StaleReading(ValueError):
    """Bytes that are no reading of this version."""


def encode(reading: Reading) -> bytes:
    """The reading without its text, which is stored beside it."""
    import msgspec

    return zlib.compress(msgspec.json.encode(replace(reading, text="")), 6)


def decode(data: bytes, text: str) -> Reading:
    """The reading of `text`. Raises StaleReading."""
    import msgspec

    try:
        unpacker = zlib.decompressobj()
        plain = unpacker.decompress(data, MOST_BYTES)
        return replace(_decoder().decode(plain), text=text)
    except (zlib.error, msgspec.MsgspecError, ValueError) as error:
        raise StaleReading(str(error)) from None


@cache
def _decoder() -> msgspec.json.Decoder[Reading]:
    import msgspec

    return msgspec.json.Decoder(Reading)


@cache
def reader() -> str:
    """Tells readers apart: a digest of the code, word tables and weights that decide how a text is read."""
    package = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for room in ROOMS:
        for path in sorted((package / room).rglob("*")) or [package / room]:
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.relative_to(package).as_posix().encode())
                digest.update(path.read_bytes() if path.suffix in IN_FULL else str(path.stat().st_size).encode())
    return digest.hexdigest()[:16]
