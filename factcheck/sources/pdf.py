"""PDF files with text in them, by pypdf; their lines joined to paragraphs again."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from factcheck.sources.format import Article, NoArticle

ENDINGS = frozenset({".pdf"})
TYPES: Mapping[str, str] = {"application/pdf": ".pdf"}
START = b"%PDF-"
BEFORE = b"\xef\xbb\xbf \t\r\n\0"
"""What some programs put before it."""
MOST_PAGES = 2_000
FULL_LINE = 0.75
"""A line shorter than this share of a usual full one, after which a sentence ends, is the last of its paragraph."""
NO_TITLE = re.compile(r"(?i)untitled\b|microsoft (word|powerpoint)|.*\.(docx?|pdf|indd|tex|dvi|qxd|rtf)$|\W*$")
"""Titles that programs set, not authors."""
SENTENCE_END = re.compile(r"[.!?:][\"”’')\]]*$")
BROKEN_WORD = re.compile(r"[^\W\d_][-\u00ad\u2010]$")


def opens(data: bytes) -> bool:
    """True where the sign of a PDF stands at the start."""
    return data[:64].lstrip(BEFORE).startswith(START)


def article(data: bytes, ending: str) -> Article:
    """The text of all pages; title and day as the document's properties tell them. Raises NoArticle."""
    del ending
    import pypdf  # slow to import, and few sources are PDF
    from pypdf.errors import FileNotDecryptedError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends is told by the result
    try:
        document = pypdf.PdfReader(io.BytesIO(data))
        if len(document.pages) > MOST_PAGES:
            raise NoArticle(f"a PDF of {len(document.pages):,} pages, {MOST_PAGES:,} at most; name one article a file")
        text = paragraphs(line for page in document.pages for line in (*page.extract_text().splitlines(), ""))
        title, made = _known(document)
    except NoArticle:
        raise
    except FileNotDecryptedError:
        raise NoArticle("a PDF that is locked with a password: save it without one") from None
    except Exception as error:  # a damaged file breaks the parser in many ways
        raise NoArticle(f"a damaged PDF ({type(error).__name__}): save its text and name that file") from None
    if not text:
        raise NoArticle("a PDF without text (a scan?): have its text recognised (OCR) and name that file")
    return Article(text, title, made)


def paragraphs(lines: Iterable[str]) -> str:
    """Lines as set on pages, joined: a paragraph a line, with words that were broken at a line's end made whole."""
    cleaned = [" ".join(line.split()) for line in lines]
    lengths = sorted(len(line) for line in cleaned if line) or [0]
    return "\n".join(_joined(cleaned, FULL_LINE * lengths[3 * len(lengths) // 4]))


def _joined(lines: Iterable[str], full: float) -> Iterator[str]:
    paragraph = ""
    for line in lines:
        if not line:
            if SENTENCE_END.search(paragraph):  # else it goes on after the page's end
                yield paragraph
                paragraph = ""
            continue
        if BROKEN_WORD.search(paragraph):  # a hyphen before a capital is the word's own
            paragraph = (paragraph[:-1] if line[0].islower() else paragraph) + line
        else:
            paragraph = f"{paragraph} {line}".lstrip()
        if len(line) < full and SENTENCE_END.search(line):
            yield paragraph
            paragraph = ""
    if paragraph:
        yield paragraph


def _known(document: object) -> tuple[str | None, date | None]:
    """Title and day of the properties; what is damaged there counts as not told."""
    try:
        known = document.metadata  # type: ignore[attr-defined]
        title = str(known.title or "").strip() if known else ""
        made = known.creation_date if known else None
    except Exception:
        return None, None
    return (None if NO_TITLE.match(title) else title), (made.date() if made else None)
