"""The article of an HTML page: its text without menus and notices, its title and its date."""

from __future__ import annotations

import logging
import re
from datetime import date

PROLOGUE = r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)?"
OPENING = re.compile(PROLOGUE + r"<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)

LEAST_WORDS = 5
"""In its longest line. A page with fewer gave up its menu, not an article."""


def is_html(text: str) -> bool:
    """True where the text opens as an HTML page."""
    return OPENING.match(text) is not None


def article(page: str) -> tuple[str, str | None, date | None]:
    """Text, title and day of publication; the text is empty where the page holds no article."""
    import trafilatura  # slow to import, and most sources are text

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it finds wrong with a page is told by the result
    found = trafilatura.bare_extraction(
        page,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if found is None or isinstance(found, dict) or not found.text:
        return "", None, None
    lines = [line.strip() for line in found.text.splitlines() if line.strip()]
    if max(len(line.split()) for line in lines) < LEAST_WORDS:
        return "", None, None
    return "\n".join(lines), found.title or None, date.fromisoformat(found.date) if found.date else None
