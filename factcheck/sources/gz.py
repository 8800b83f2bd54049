"""Files compressed with gzip, unpacked as far as an article may be long."""

from __future__ import annotations

import zlib

from factcheck.sources.format import NoArticle

ENDING = ".gz"
START = b"\x1f\x8b"
GZIP_OR_ZLIB = 47
"""What zlib calls "find the kind of header yourself"."""


def unpacked(data: bytes, most: int) -> bytes:
    """The bytes as they were before gzip; bytes that are not compressed as they are. Raises NoArticle beyond `most` of them."""
    if not data.startswith(START):
        return data
    pieces: list[bytes] = []
    room = most
    while data.startswith(START):  # one member after another, as gzip does it
        unpacker = zlib.decompressobj(GZIP_OR_ZLIB)
        try:
            piece = unpacker.decompress(data, room + 1)
        except zlib.error:
            raise NoArticle("it is compressed with gzip, but damaged; fetch or pack it again") from None
        room -= len(piece)
        if room < 0:
            raise NoArticle(f"too large (over {most // 1_000_000} MB unpacked); name one article a file")
        if not unpacker.eof:
            raise NoArticle("it is compressed with gzip, but cut short; fetch or pack it again")
        pieces.append(piece)
        data = unpacker.unused_data
    return b"".join(pieces)
