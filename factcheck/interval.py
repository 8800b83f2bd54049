"""Intervals over anything ordered: what a figure or a date leaves possible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar


class Ordered(Protocol):
    """Anything with a total order: floats, dates."""

    def __lt__(self, other: Any, /) -> bool: ...


T = TypeVar("T", bound=Ordered)


@dataclass(frozen=True, slots=True)
class Interval(Generic[T]):
    """All values between `low` and `high`; None is unbounded, `open_*` leaves the end itself out.

    Raises ValueError for an interval that holds nothing.
    """

    low: T | None = None
    high: T | None = None
    open_low: bool = False
    open_high: bool = False

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None:
            if self.high < self.low:
                raise ValueError(f"empty interval: {self.low} to {self.high}")
            if not self.low < self.high and (self.open_low or self.open_high):
                raise ValueError(f"empty interval: nothing at {self.low}")

    @classmethod
    def at(cls, value: T) -> Interval[T]:
        """The interval of one value."""
        return cls(value, value)

    def inside(self, other: Interval[T]) -> bool:
        """True where every value of this interval is one of `other`."""
        return self._starts_within(other) and self._ends_within(other)

    def apart(self, other: Interval[T]) -> bool:
        """True where no value is in both. Symmetric."""
        return self._ends_before(other) or other._ends_before(self)

    def holds(self, value: T) -> bool:
        """True where `value` is in this interval."""
        return Interval.at(value).inside(self)

    def _starts_within(self, other: Interval[T]) -> bool:
        if other.low is None:
            return True
        if self.low is None or self.low < other.low:
            return False
        return other.low < self.low or not other.open_low or self.open_low

    def _ends_within(self, other: Interval[T]) -> bool:
        if other.high is None:
            return True
        if self.high is None or other.high < self.high:
            return False
        return self.high < other.high or not other.open_high or self.open_high

    def _ends_before(self, other: Interval[T]) -> bool:
        if self.high is None or other.low is None:
            return False
        if self.high < other.low:
            return True
        return not other.low < self.high and (self.open_high or other.open_low)
