"""Event frames: which verbs, nouns and participles tell of the same kind of event, and who plays which part in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from factcheck.words.table import read_table

Pos = Literal["verb", "noun", "adj"]
Tie = Literal["same", "entails", "entailed", "opposite", "none"]
Role = Literal["agent", "target", "none"]

_LISTS: dict[Pos, str] = {"verb": "verbs", "noun": "nouns", "adj": "states"}


@dataclass(frozen=True, slots=True)
class Frame:
    """One kind of event; see the head of frames.toml for what each field means."""

    name: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    states: tuple[str, ...]
    agent: tuple[str, ...]
    target: tuple[str, ...]
    partner: tuple[str, ...]
    noun_agent: tuple[str, ...]
    noun_target: tuple[str, ...]
    of: Role
    its: Role
    opposites: frozenset[str]
    entails: frozenset[str]
    converse: frozenset[str]
    symmetric: bool
    counts: str | None


def _split(text: str) -> tuple[str, ...]:
    return tuple([part for piece in text.split(",") if (part := piece.strip())]) if text else ()


def _frame(name: str, row: dict[str, Any]) -> Frame:
    def words(key: str, default: str = "") -> tuple[str, ...]:
        return _split(row.get(key, default))

    def lemmas(key: str) -> tuple[str, ...]:
        return tuple(word.rstrip("~") for word in words(key))

    return Frame(
        name=name,
        verbs=lemmas("verbs"),
        nouns=lemmas("nouns"),
        states=lemmas("states"),
        agent=words("agent", "subject"),
        target=words("target", "object"),
        partner=words("partner"),
        noun_agent=words("by", "by"),
        noun_target=words("on", "on, against"),
        of=row.get("of", "target"),
        its=row.get("its", "agent"),
        opposites=frozenset(words("opposite")),
        entails=frozenset(words("entails")),
        converse=frozenset(words("converse")),
        symmetric=row.get("symmetric", False),
        counts=row.get("counts"),
    )


@cache
def _rows() -> dict[str, Any]:
    return read_table("frames")


@cache
def frames() -> dict[str, Frame]:
    """Every frame by its name, in the order of the table."""
    return {name: _frame(name, row) for name, row in _rows().items() if name != "light"}


@cache
def _index() -> dict[tuple[str, str], tuple[str, ...]]:
    first: dict[tuple[str, str], list[str]] = {}
    later: dict[tuple[str, str], list[str]] = {}
    for name, row in _rows().items():
        if name == "light":
            continue
        for pos, key in _LISTS.items():
            for word in _split(row.get(key, "")):
                into = later if word.endswith("~") else first
                names = into.setdefault((word.rstrip("~"), pos), [])
                if name not in names:
                    names.append(name)
    return {key: (*first.get(key, []), *later.get(key, [])) for key in {**first, **later}}


def frame_of(lemma: str, pos: str) -> Frame | None:
    """The frame of a lemma's first reading; pos is verb, noun or adj (a participle that names a state)."""
    names = _index().get((lemma.lower(), pos))
    return frames()[names[0]] if names else None


def frames_of(lemma: str, pos: str) -> tuple[Frame, ...]:
    """Every frame a lemma can belong to, the usual reading first ("fire": shoot, dismiss)."""
    return tuple(frames()[name] for name in _index().get((lemma.lower(), pos), ()))


@cache
def _light() -> tuple[frozenset[str], frozenset[str]]:
    row = _rows()["light"]
    return frozenset(_split(row["verbs"])) | frozenset(_split(row["passive"])), frozenset(_split(row["passive"]))


def is_light(verb: str) -> bool:
    """Whether a verb can merely carry the event that its noun names."""
    return verb.lower() in _light()[0]


def is_light_passive(verb: str) -> bool:
    """Whether the subject of this light verb is the target of the noun's event ("suffered an attack")."""
    return verb.lower() in _light()[1]


@cache
def _above(name: str) -> frozenset[str]:
    """A frame and all that it entails."""
    found = {name}
    for upper in frames()[name].entails:
        found |= _above(upper)
    return frozenset(found)


@cache
def frames_related(a: str, b: str) -> Tie:
    """How frame a bears on frame b: a "entails" b, is "entailed" by it, is its "opposite", the "same", or "none"."""
    known = frames()
    if a == b:
        return "same"
    if a not in known or b not in known:
        return "none"
    if b in _above(a):
        return "entails"
    if a in _above(b):
        return "entailed"
    for upper in _above(a):
        if known[upper].opposites & _above(b):
            return "opposite"
    for upper in _above(b):
        if known[upper].opposites & _above(a):
            return "opposite"
    return "none"


def frames_converse(a: str, b: str) -> bool:
    """Whether the two frames tell one event from its two sides, roles swapped (buy / sell, beat / lose)."""
    known = frames()
    return a in known and b in known and (b in known[a].converse or a in known[b].converse)
