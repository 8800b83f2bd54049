"""Word documents (.docx), by python-docx: paragraphs and tables in their order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.sources.format import Article, NoArticle

ENDINGS = frozenset({".docx"})
TYPES: Mapping[str, str] = {"application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx"}
START = b"PK\x03\x04"
BODY = "word/document.xml"
MOST_UNPACKED = 100_000_000
"""Bytes of all parts of a document; more is no article, but a bomb."""


def opens(data: bytes) -> bool:
    """True for a zip archive, which a document is inside."""
    return data.startswith(START)


def article(data: bytes, ending: str) -> Article:
    """The text, a paragraph or table row a line; title and day as the properties tell them. Raises NoArticle."""
    del ending
    _refuse_others(data)
    import docx  # slow to import, and few sources are documents

    try:
        document = docx.Document(io.BytesIO(data))
        text = "\n".join(line for line in _lines(document) if line)
        known = document.core_properties
        title, made = (known.title or "").strip(), known.created
    except Exception as error:  # a damaged file breaks the parser in many ways
        raise NoArticle(f"a damaged .docx document ({type(error).__name__}): save it again, or as plain text") from None
    if not text:
        raise NoArticle("a document without text")
    return Article(text, title or None, made.date() if made else None)


def _refuse_others(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {part.filename: part.file_size for part in archive.infolist()}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise NoArticle("a damaged zip archive or office document: save it again, or as plain text") from None
    if BODY not in parts:
        raise NoArticle("it is a zip archive or an office document other than .docx: save it as .docx or plain text")
    if sum(parts.values()) > MOST_UNPACKED:
        raise NoArticle(f"too large (over {MOST_UNPACKED // 1_000_000} MB unpacked); name one article a file")


def _lines(document: Any) -> Iterator[str]:
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells)  # a merged cell is told once
                yield " | ".join(cell for cell in cells if cell)
        else:
            yield " ".join(block.text.split())
