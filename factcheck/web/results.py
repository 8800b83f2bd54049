"""What was found in texts that were pasted, kept for its link until so much newer is kept, or the server ends."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass

from factcheck.reports.entries import Run
from factcheck.schema import Span
from factcheck.web.limits import RESULTS, RESULTS_SIZE

ID_LENGTH = 22
"""Hexadecimal digits of an id: 88 bits of a hash, which nobody guesses."""


@dataclass(frozen=True, slots=True)
class Result:
    """A run, and what its page is: of a "claim" or of a "draft"."""

    run: Run
    kind: str
    asked: tuple[tuple[str, str], ...]
    """What was filled in, by field, to be changed and asked again."""
    spans: tuple[Span, ...] = ()
    """Of a draft: where each sentence stands in it."""

    @property
    def id(self) -> str:
        """Made of what was asked: the same question has the same link."""
        told = "\0".join((self.kind, str(self.run.checked), *(part for pair in self.asked for part in pair)))
        return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:ID_LENGTH]

    @property
    def size(self) -> int:
        """About how many characters it keeps."""
        sources = {source for entry in self.run.entries for source in entry.sources}
        return (
            sum(len(value) for _, value in self.asked)
            + sum(len(source.text) for source in sources)
            + 2_000 * len(self.run.entries)
        )


class Results:
    """The results kept, those made last."""

    def __init__(self, most: int = RESULTS, size: int = RESULTS_SIZE) -> None:
        self.most, self.size = most, size
        self._kept: OrderedDict[str, Result] = OrderedDict()

    def add(self, result: Result) -> str:
        """Keep it; its id."""
        self._kept.pop(result.id, None)
        self._kept[result.id] = result
        while len(self._kept) > self.most or (len(self._kept) > 1 and sum(r.size for r in self._kept.values()) > self.size):
            self._kept.popitem(last=False)
        return result.id

    def get(self, id: str) -> Result | None:
        """The result of that id, or None where it is no longer kept."""
        return self._kept.get(id)
