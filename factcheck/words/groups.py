"""Groups of people: which names mean the same group, which contain which, and which exclude each other."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, Literal

from factcheck.words.lexicon import category
from factcheck.words.table import read_table

GroupTie = Literal["same", "broader", "narrower", "apart", "open"]

_TOP = "people"
_NOT_GROUPS = frozenset({"terms", "titles"})
_IRREGULAR = {"people": "people", "persons": "person", "children": "child", "wives": "wife", "thieves": "thief", "lives": "life"}
_IRREGULAR |= {"grandchildren": "grandchild", "schoolchildren": "schoolchild", "policemen": "policeman"}


def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in (piece.strip() for piece in text.split(",")) if part)


@cache
def _rows() -> dict[str, Any]:
    return read_table("groups")


@cache
def _groups() -> dict[str, Any]:
    return {name: row for name, row in _rows().items() if name not in _NOT_GROUPS}


@cache
def _nodes() -> dict[str, frozenset[str]]:
    """Name of a group's member -> its nodes: the group itself for an interchangeable name, "=kind" for a narrower one."""
    found: dict[str, set[str]] = {}
    doubtful: dict[str, str] = {}
    for group, row in _groups().items():
        for word in _split(row.get("same", "")):
            if word.endswith("~"):
                doubtful[word[:-1]] = group
            else:
                found.setdefault(word, set()).add(group)
    for row in _groups().values():
        for word in _split(row.get("kinds", "")):
            if not word.endswith("~") and word not in found:
                found[word] = {"=" + word}
    for word, group in doubtful.items():
        found.setdefault(word, {group})
    return {word: frozenset(nodes) for word, nodes in found.items()}


@cache
def _parents() -> dict[str, frozenset[str]]:
    """Node -> the groups directly over it; a kind that names a group of its own ("player" of athletes) puts that group there."""
    over: dict[str, set[str]] = {group: set(_split(row.get("under", ""))) for group, row in _groups().items()}
    for group, row in _groups().items():
        for word in _split(row.get("kinds", "")):
            for node in _nodes().get(word, ()):
                over.setdefault(node, set()).add(group)
    return {node: frozenset(groups or ({_TOP} - {node})) for node, groups in over.items()}


@cache
def _above(node: str) -> frozenset[str]:
    """A node and every group over it."""
    found = {node}
    for parent in _parents().get(node, ()):
        found |= _above(parent)
    return frozenset(found)


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and word[:-3] + "man" in _nodes():
        return word[:-3] + "man"
    for ending, instead in (("ies", "y"), ("es", ""), ("s", "")):
        if word.endswith(ending) and word[: -len(ending)] + instead in _nodes():
            return word[: -len(ending)] + instead
    return word


@cache
def _find(phrase: str) -> tuple[frozenset[str], bool]:
    """The nodes of a phrase, and whether the whole phrase is in the table (else only its head is: "local officials")."""
    words = phrase.lower().replace("’", "'").split()
    for skip in range(len(words)):
        rest = " ".join(words[skip:])
        if rest not in _nodes():
            *before, last = words[skip:]
            rest = " ".join([*before, _singular(last)])
            if rest not in _nodes():
                rest = _singular(" ".join(words[skip:]))
        if rest in _nodes() and (skip == 0 or rest not in _not_heads()):
            return _nodes()[rest], skip == 0
    return frozenset(), False


@cache
def _not_heads() -> frozenset[str]:
    return frozenset(_split(_rows()["terms"]["not_head"]))


def group_of(phrase: str) -> str | None:
    """The group that a noun or noun phrase belongs to ("police officers" -> "police"); None for an unknown one."""
    nodes, _ = _find(phrase)
    for node in sorted(nodes):
        return node if not node.startswith("=") else sorted(_parents()[node])[0]
    return None


def is_people(phrase: str) -> bool:
    """Whether the phrase names people at all, by its last words."""
    return bool(_find(phrase)[0])


def is_somebody(phrase: str) -> bool:
    """Whether the phrase names people by the groups or, in its last word, by the lexicon: "cook", "student"."""
    return is_people(phrase) or "person" in category(phrase.rpartition(" ")[2])


@cache
def _axes(node: str) -> frozenset[str]:
    return frozenset(_split(_groups().get(node, {}).get("axis", "")))


@lru_cache(20_000)
def _exclude(a: str, b: str) -> bool:
    """Whether some group over a and some group over b sit on one axis, neither containing the other."""
    for upper_a in _above(a):
        for upper_b in _above(b):
            if upper_a in _above(upper_b) or upper_b in _above(upper_a):
                continue
            if _axes(upper_a) & _axes(upper_b):
                return True
    shared = _parents()[a] & _parents()[b]
    return a != b and any(_groups()[group].get("kinds_apart", False) for group in shared)


def group_relation(a: str, b: str) -> GroupTie:
    """What b is as seen from a: the "same" people, a "broader" group (every a is a b), a "narrower" one, "apart", or "open"."""
    nodes_a, whole_a = _find(a)
    nodes_b, whole_b = _find(b)
    if not nodes_a or not nodes_b:
        return "open"
    if a.lower() == b.lower():
        return "same"
    if nodes_a & nodes_b:
        if whole_a and whole_b:
            return "same"
        return "broader" if whole_b else "narrower" if whole_a else "open"
    # a compound may be anything within its head ("armed officers"): it is below what its head is below, and above nothing
    if whole_b and any(node in _above(lower) for lower in nodes_a for node in nodes_b):
        return "broader"
    if whole_a and any(node in _above(lower) for lower in nodes_b for node in nodes_a):
        return "narrower"
    if all(_exclude(x, y) for x in nodes_a for y in nodes_b):
        return "apart"
    return "open"


@cache
def titles() -> dict[str, str]:
    """Lower-case title -> its sort: style (Mr), office, rank, clergy, royal or academic."""
    return {word: sort for sort, words in reversed(_rows()["titles"].items()) for word in _split(words)}
