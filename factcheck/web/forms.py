"""What people fill in: a claim or a text, what to check it against, and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol, TypeVar

from factcheck.bulk.claims import is_text, valid_claim
from factcheck.errors import BadRequest
from factcheck.schema import JudgeKind, Source, Strictness
from factcheck.web.limits import LONGEST_DRAFT, LONGEST_TEXT
from factcheck.web.shapes import PASTED
from factcheck.web.views import link
from factcheck.web.work import Against

FIELDS = ("claim", "draft", "source", "text", "title", "published", "date", "strictness", "judge")
SHAREABLE = ("claim", "source", "date", "strictness", "judge")
"""What the link of a result holds, where no text was pasted."""
LONGEST_LINK = 4_000
"""Characters; some programs cut longer ones."""

Kind = TypeVar("Kind", Strictness, JudgeKind)


class _Fields(Protocol):
    def items(self) -> Any: ...


@dataclass(frozen=True, slots=True)
class Form:
    """The fields as they were filled in; a field that was not is "". Line ends are as in texts: "\\n"."""

    fields: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, fields: _Fields) -> Form:
        """The fields that are text and known."""
        texts = {name: value for name, value in fields.items() if name in FIELDS and isinstance(value, str)}
        return cls({name: value.replace("\r\n", "\n").replace("\r", "\n") for name, value in texts.items()})

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "")

    @property
    def filled(self) -> tuple[tuple[str, str], ...]:
        """The fields that were filled in, in a fixed order."""
        return tuple((name, self[name]) for name in FIELDS if self[name])


def claim_of(form: Form) -> str:
    """The claim. Raises BadRequest."""
    return valid_claim(form["claim"].strip())


def draft_of(form: Form) -> str:
    """The draft. Raises BadRequest."""
    return _within("the draft", form["draft"], LONGEST_DRAFT)


def against(form: Form) -> Against:
    """What to check against: the text that was pasted, else the article that was chosen, else what the library finds.

    Raises BadRequest.
    """
    text = form["text"].strip()
    article = None
    if text:
        title = form["title"].strip()[:500] or None
        article = Source(PASTED, _within("the article", text, LONGEST_TEXT), title, _day(form["published"]))
    ids = () if article or not form["source"] else (form["source"],)
    how, judge = _of(Strictness, form["strictness"], Strictness.REPORTED), _of(JudgeKind, form["judge"], JudgeKind.LEARNED)
    return Against(article, ids, how, judge, _day(form["date"]))


def shareable(path: str, form: Form) -> str | None:
    """The address of the result, where it needs nothing but a library; else None."""
    address = link(path, **{name: form[name].strip() for name in SHAREABLE})
    return None if form["text"].strip() or len(address) > LONGEST_LINK else address


def _within(what: str, text: str, most: int) -> str:
    if not text.strip():
        raise BadRequest(f"{what} is empty: give a text with at least one sentence")
    if len(text) > most:
        raise BadRequest(f"{what} has {len(text):,} characters, {most:,} at most: paste a part of it, or use the command line")
    if not is_text(text):
        raise BadRequest(f"{what} is not valid UTF-8")
    return text


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadRequest(f"date {text[:40]!r} is not a day: write it as 2024-01-29") from None


def _of(kind: type[Kind], text: str, default: Kind) -> Kind:
    try:
        return kind(text) if text else default
    except ValueError:
        raise BadRequest(f"{text[:40]!r} is none of {', '.join(kind)}") from None
