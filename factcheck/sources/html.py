"""The article of an HTML page: its text without menus and notices, its title and its date."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from datetime import date

from factcheck.sources.decode import Undecodable, decode_html
from factcheck.sources.format import Article, NoArticle

ENDINGS = frozenset({".html", ".htm", ".xhtml"})
TYPES: Mapping[str, str] = {"text/html": ".html", "application/xhtml+xml": ".html"}
PROLOGUE = r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?"
OPENING = re.compile(PROLOGUE + r"<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
UNSEEN = ["//template", "//noscript", "//*[@hidden]"]
"""Elements that a browser does not show."""
LEAST_WORDS = 5
"""In its longest line. A page with fewer gave up its menu, not an article."""


LOOK = 4096
"""Bytes from the start in which the opening tag must stand, after comments and white space."""


def opens(data: bytes) -> bool:
    """True where the bytes open as an HTML page."""
    start = data[:LOOK]
    if b"<" not in start:
        return False
    text = start.decode("utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", errors="replace")
    return OPENING.match(text) is not None


def article(data: bytes, ending: str) -> Article:
    """The text of the article in the page, its title and day of publication. Raises NoArticle."""
    del ending
    try:
        page = decode_html(data)
    except Undecodable as error:
        raise NoArticle(str(error)) from None
    if not page.strip():
        raise NoArticle("it is empty")
    found = of_page(page)
    if found is None:
        raise NoArticle("no article text in the HTML; save the article's text and name that file")
    return found


def of_page(page: str) -> Article | None:
    """The article in a page; None where the page holds none."""
    import trafilatura  # slow to import, and most sources are text

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it finds wrong with a page is told by the result
    found = trafilatura.bare_extraction(
        page.replace("\r\n", "\n").replace("\r", "\n"),
        include_comments=False,
        with_metadata=True,
        prune_xpath=UNSEEN,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if found is None or isinstance(found, dict) or not found.text:
        return None
    lines = [line.strip() for line in found.text.splitlines() if line.strip()]
    if max((len(line.split()) for line in lines), default=0) < LEAST_WORDS:
        return None
    return Article("\n".join(lines), found.title or None, date.fromisoformat(found.date) if found.date else None)
