"""Plain text and Markdown, with the front matter that either may open with."""

from __future__ import annotations

import re
from collections.abc import Mapping

from factcheck.sources.decode import Undecodable, decode
from factcheck.sources.format import Article, NoArticle
from factcheck.sources.front_matter import day, split
from factcheck.sources.wraps import unwrapped

MARKDOWN = frozenset({".md", ".markdown"})
ENDINGS = frozenset({".txt", ".text", *MARKDOWN})
TYPES: Mapping[str, str] = {"text/plain": ".txt", "text/markdown": ".md"}
HEADING = re.compile(r"# +(.+?)[ #]*$", re.MULTILINE)


def opens(data: bytes) -> bool:
    """Text has no sign of its own."""
    del data
    return False


def article(data: bytes, ending: str) -> Article:
    """The text after its front matter, as it stands but for lines that were wrapped.

    Without front matter, a Markdown file's first heading is its title.
    """
    text = lines(decoded(data))
    fields, body = split(text)
    if not body:
        raise NoArticle("nothing after its front matter" if fields or text.strip() else "it is empty")
    heading = HEADING.match(body) if ending in MARKDOWN else None
    title = fields.get("title") or (heading[1].strip() if heading else None)
    return Article(unwrapped(body), title, day(fields.get("date", "")), fields.get("url") or None)


def decoded(data: bytes) -> str:
    """The bytes as text. Raises NoArticle."""
    try:
        return decode(data)
    except Undecodable as error:
        raise NoArticle(str(error)) from None


def lines(text: str) -> str:
    """The text with every line end as "\\n"."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
