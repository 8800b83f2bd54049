"""Words of dates and times: which part of an expression a word is, and the named days of the year."""

from __future__ import annotations

from functools import cache
from typing import Any

from factcheck.words.table import read_table

Value = int | str | tuple[int, int]
"""What a word stands for: a number, a name, or minutes of the day from and to."""


@cache
def _tables() -> dict[str, Any]:
    return read_table("times")


@cache
def vocabulary() -> dict[str, tuple[str, Value]]:
    """Lower-case word -> its code in the grammar (see facets/time/words.py) and its value."""
    tables = _tables()
    words: dict[str, tuple[str, Value]] = {}
    for code, listed in tables["grammar"].items():
        words |= {word: (code, word) for word in listed.split()}
    words |= {word: ("v", word) for word in tables["vague"].split()}
    words |= {word: ("c", number) for number, word in enumerate(tables["cardinals"].split())}
    words |= {word: ("o", number) for number, word in enumerate(tables["ordinals"].split())}
    words |= {word: ("c", number) for word, number in tables["tens"].items()}
    words |= {word: ("o", number) for word, number in tables["tenths"].items()}
    words |= {word: ("S", number) for word, number in tables["decades"].items()}
    for unit, listed in tables["units"].items():
        words |= dict.fromkeys(listed.split(), ("H" if unit in ("hour", "minute") else "U", unit))
    words |= {word: ("P", (low, high)) for word, (low, high) in tables["day_parts"].items()}
    words |= {word: ("K", minute) for word, minute in tables["clock"].items()}
    words |= {word: ("E", season) for season, listed in tables["seasons"].items() for word in listed.split()}
    words |= {word: ("T", days) for word, days in tables["days"].items()}
    words |= {word: ("R", which) for word, which in tables["deictic"].items()}
    words |= {word: ("r", which) for word, which in tables["relative"].items()}
    words |= {word: ("e", edge) for word, edge in tables["edges"].items()}
    for number, listed in enumerate(tables["months"].split(","), start=1):
        words |= dict.fromkeys(listed.split(), ("M", number))
    for number, listed in enumerate(tables["weekdays"].split(",")):
        full, *short = listed.split()
        words |= {full: ("W", number)} | dict.fromkeys(short, ("w", number))
    return words


@cache
def words_of(table: str, key: str = "") -> frozenset[str]:
    """The words listed under `key` of a table, or under a top-level name. Raises KeyError for unknown names."""
    listed = _tables()[table][key] if key else _tables()[table]
    return frozenset(listed.split())


def bound(word: str) -> str | None:
    """since, until, by, before or after for a word that leaves the time behind it open on one side, else None."""
    found: str | None = _tables()["bounds"].get(word)
    return found


@cache
def festivals() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word -> the named days that begin with it, longest first: their words and their rule (see `times.toml`)."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, rule in _tables()["festivals"].items():
        words = tuple(name.split())
        found.setdefault(words[0], []).append((words, rule))
    return {first: tuple(sorted(names, key=lambda row: -len(row[0]))) for first, names in found.items()}
