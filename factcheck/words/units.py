"""Units of measure and money: what each name stands for, and how much of the canonical unit it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from factcheck.words.table import read_table

_OTHER = frozenset({"currencies", "cents", "symbols", "dollars", "money_context"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: the canonical unit it is told in and how many of that one it is; `letters`: only right after a figure."""

    name: str
    factor: float
    letters: bool = False
    cents: bool = False
    """A hundredth of the currency told before it."""


@dataclass(frozen=True, slots=True)
class Units:
    """The tables of units.toml."""

    names: dict[str, Unit]
    """Lower-case name, words parted by one space -> unit."""
    currencies: frozenset[str]
    symbols: dict[str, str]
    dollars: dict[str, str]
    money_context: frozenset[str]
    factors: dict[str, tuple[float, ...]]
    """Canonical unit -> the sizes in which it may be told."""


def _names(text: str) -> list[str]:
    return [part for part in (" ".join(piece.split()) for piece in text.split(",")) if part]


@cache
def units() -> Units:
    """All units, read once."""
    rows: dict[str, Any] = read_table("units")
    names: dict[str, Unit] = {}
    for canonical, sizes in rows.items():
        if canonical in _OTHER:
            continue
        for factor, listed in sizes.items():
            for name in _names(listed):
                names[name.rstrip("~")] = Unit(canonical, float(factor), name.endswith("~"))
    for code, listed in rows["currencies"].items():
        for name in _names(listed):
            names[name.rstrip("~")] = Unit(code, 1.0, name.endswith("~"))
    for code, listed in rows["cents"].items():
        for name in _names(listed):
            names[name.rstrip("~")] = Unit(code, 0.01, name.endswith("~"), cents=True)
    return Units(
        names=names,
        currencies=frozenset(rows["currencies"]) | frozenset(rows["dollars"]),
        symbols=rows["symbols"],
        dollars={letters: code for code, listed in rows["dollars"].items() for letters in listed.split()},
        money_context=frozenset(rows["money_context"]["words"].split()),
        factors={
            canonical: tuple(float(factor) for factor in sizes) for canonical, sizes in rows.items() if canonical not in _OTHER
        },
    )
