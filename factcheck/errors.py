"""What can go wrong, each with one line that says what happened and how to mend it."""

from __future__ import annotations


class FactcheckError(Exception):
    """Base of every error that a user can cause and mend. Its text is one line."""


class UnreadableSource(FactcheckError):
    """A source that can't be read: missing, empty, binary, wrongly encoded, or without article text."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(path, why)
        self.path = path
        self.why = why

    def __str__(self) -> str:
        return f"can't read source {self.path}: {self.why}"


class UnreadableClaims(FactcheckError):
    """A claim file that can't be read at all (a single bad row is reported in its output row instead)."""

    def __init__(self, path: str, why: str) -> None:
        super().__init__(path, why)
        self.path = path
        self.why = why

    def __str__(self) -> str:
        return f"can't read claims {self.path}: {self.why}"


class BadRequest(FactcheckError):
    """Input or options that don't make sense: an empty claim, a bad date, options that contradict each other."""


class MissingExtra(FactcheckError):
    """Something that an optional extra of the package brings was asked for, and is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(what, extra)
        self.what = what
        self.extra = extra

    def __str__(self) -> str:
        return f"{self.what} needs more packages: pip install 'factcheck[{self.extra}]'"


class UnusableModel(FactcheckError):
    """A model of the user's that can't be loaded, or whose labels say nothing known."""

    def __init__(self, model: str, why: str) -> None:
        super().__init__(model, why)
        self.model = model
        self.why = why

    def __str__(self) -> str:
        return f"can't use model {self.model}: {' '.join(self.why.split())}"
