"""E-mails (.eml): the message's text, or the article of its HTML, with subject and date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime

from factcheck.sources import html
from factcheck.sources.format import Article, NoArticle
from factcheck.sources.text import lines
from factcheck.sources.wraps import unwrapped

ENDINGS = frozenset({".eml"})
TYPES: Mapping[str, str] = {"message/rfc822": ".eml"}


def opens(data: bytes) -> bool:
    """A text, too, may open with "From:"; only the ending tells."""
    del data
    return False


def article(data: bytes, ending: str) -> Article:
    """The text of the message without what is attached; its subject is the title. Raises NoArticle."""
    del ending
    from email import message_from_bytes, policy

    try:
        message = message_from_bytes(data, policy=policy.default)
        body = message.get_body(("plain", "html"))
        text = _text(body) if body is not None else ""
        if body is not None and body.get_content_type() == "text/html":
            found = html.of_page(text)
            text = found.text if found else ""
        subject, day, sender = _header(message, "subject"), _day(message), _header(message, "from")
    except (ValueError, LookupError, TypeError, AttributeError, IndexError) as error:  # a malformed header breaks it in many ways
        raise NoArticle(f"a damaged e-mail ({type(error).__name__}): save its text and name that file") from None
    text = unwrapped(lines(text).strip())
    if not text:
        raise NoArticle("an e-mail without text: save what is attached to it and name that file")
    return Article(text, subject, day, sender)


def _text(body: MIMEPart) -> str:
    try:
        return str(body.get_content())
    except (LookupError, UnicodeError):  # a charset that nobody knows
        payload = body.get_payload(decode=True)
        return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _header(message: EmailMessage, name: str) -> str | None:
    value = message.get(name)
    return " ".join(str(value).encode("utf-8", "replace").decode().split()) or None if value is not None else None


def _day(message: EmailMessage) -> date | None:
    """The day at the sender's."""
    told = message.get("date")
    try:
        return parsedate_to_datetime(str(told)).date() if told else None
    except ValueError:
        return None
