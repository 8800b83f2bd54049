"""Names of well-known bodies, what head words say of a body, and the sex that given names tell."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

from factcheck.words.table import read_table

Gender = Literal["m", "f", ""]


@cache
def _rows() -> dict[str, Any]:
    return read_table("aliases")


def _split(text: str) -> tuple[str, ...]:
    return tuple(piece.strip() for piece in text.split(","))


@cache
def bodies() -> dict[str, frozenset[str]]:
    """Every name in the table, lower-case without stops -> all names of that body."""
    found: dict[str, frozenset[str]] = {}
    for name, others in _rows()["bodies"].items():
        every = frozenset({name, *_split(others)})
        found |= dict.fromkeys(every, every)
    return found


def names_of_body(name: str) -> frozenset[str]:
    """All names of a well-known body, lower-case ("U.N.": un, united nations ...); empty for an unknown one."""
    low = name.lower().replace(".", "").removeprefix("the ")
    return bodies().get(low, frozenset())


@cache
def heads() -> dict[str, str]:
    """Head word of a body's name -> its sort: state, armed, police, court, movement, company, press, school, club, hospital."""
    return {word: sort for sort, words in _rows()["heads"].items() for word in _split(words)}


@cache
def generic() -> dict[str, frozenset[str]]:
    """A noun that takes up a body named before ("the group") -> the sorts it may stand for; "" is an unknown sort."""
    return {word: frozenset(_split(sorts)) for word, sorts in _rows()["generic"].items()}


@cache
def things() -> frozenset[str]:
    """Last words of names of what is no actor: "Hubble Space Telescope", "Clean Air Act"."""
    return frozenset(_split(_rows()["things"]["ends"]))


@cache
def _given() -> dict[str, Gender]:
    lists: dict[str, set[str]] = {sex: set(words.split()) for sex, words in _rows()["given"].items()}
    both = lists["male"] & lists["female"]
    found: dict[str, Gender] = dict.fromkeys(lists["male"] - both, "m")
    return found | dict.fromkeys(lists["female"] - both, "f")


def gender_of_given(name: str) -> Gender:
    """The sex that a given name tells: "m", "f", or "" for none, both or unknown."""
    return _given().get(name.lower(), "")


def is_given(name: str) -> bool:
    """True for a known given name."""
    return name.lower() in _given()
