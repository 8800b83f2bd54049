"""Which places a text calls towns: "the village of X", "the provincial capital, X", "X, a city in Iran", "Port X"."""

from __future__ import annotations

from factcheck.facets.place.scene import Named, Scene
from factcheck.words.place_words import SETTLEMENTS, TOWNS
from factcheck.words.places import candidates, fold

_REACH = 4
"""Tokens after a name within which an apposition has told its kind: "X, a small market town"."""


def towns(scene: Scene, found: list[Named]) -> frozenset[str]:
    """Keys of the places that the text says are towns."""
    return frozenset(fold(each.name) for each in found if not each.stands_for and _is_town(scene, each))


def _is_town(scene: Scene, each: Named) -> bool:
    before = each.start - 1
    if scene.low(each.start) in TOWNS and each.end - each.start > 1 and not candidates(each.name):
        return True
    if scene.low(before) in ("of", ","):
        before -= 1
    if scene.low(before) in SETTLEMENTS:
        return True
    words = range(each.end + 2, each.end + 2 + _REACH)
    if scene.low(each.end) not in (",", "is", "was") or scene.low(each.end + 1) not in ("a", "an", "the"):
        return False
    kind = next((i for i in words if scene.low(i) in SETTLEMENTS), None)
    return kind is not None and all(scene.doc[i].pos_ in ("ADJ", "NOUN", "PROPN") for i in range(each.end + 2, kind))
