"""What goes wrong, told: as problem+json (RFC 9457) to programs, as a page to people."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from factcheck.errors import FactcheckError
from factcheck.web.limits import RETRY_SECONDS
from factcheck.web.pool import Busy, Crashed, TookTooLong
from factcheck.web.work import NoSuchArticle

MEDIA_TYPE = "application/problem+json"


class Problem(Exception):
    """A request that is refused: the status, and in one line what is wrong and how to mend it."""

    def __init__(
        self, status: int, detail: str, *, headers: Mapping[str, str] | None = None, errors: Sequence[Mapping[str, str]] = ()
    ) -> None:
        super().__init__(status, detail)
        self.status = status
        self.detail = detail
        self.headers = dict(headers or {})
        self.errors = errors
        """Of a body with faults: each with the place (`pointer`, RFC 6901) and what is wrong there (`detail`)."""

    @property
    def title(self) -> str:
        """What the status means."""
        return HTTPStatus(self.status).phrase

    def as_json(self) -> bytes:
        """The problem as a document of RFC 9457; its type is the status, so it has no address of its own."""
        told: dict[str, Any] = {"type": "about:blank", "title": self.title, "status": self.status, "detail": self.detail}
        if self.errors:
            told["errors"] = list(self.errors)
        return json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")


def busy() -> Problem:
    """Too many wait."""
    return Problem(
        429,
        "too many requests wait to be checked: try again in a moment",
        headers={"Retry-After": str(RETRY_SECONDS)},
    )


def problem_of(error: Exception) -> Problem:
    """What an exception tells whoever asked; what is our fault tells nothing of what is within."""
    match error:
        case Problem():
            return error
        case Busy():
            return busy()
        case TookTooLong():
            return Problem(503, f"it took over {error.seconds:g} s and was stopped: check a shorter text, or a part of it")
        case Crashed():
            return Problem(500, "a worker crashed over it, twice; please report it")
        case NoSuchArticle():
            return Problem(404, f"{error}: the library lists its articles")
        case FactcheckError():
            return Problem(422, str(error))
    return Problem(500, "internal error; what went wrong is told where the server runs, please report it")
