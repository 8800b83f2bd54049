"""Finds the places of a text, each with its names and what contains it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.facets.place.holders import holders
from factcheck.facets.place.meaning import countries_of, read
from factcheck.facets.place.names import named
from factcheck.facets.place.scene import Named, Scene
from factcheck.facets.place.towns import towns
from factcheck.schema import Mention, Place, Span
from factcheck.words.place_words import DIRECTIONS
from factcheck.words.places import candidates, fold

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find(doc: Doc, text: str) -> list[Mention[Place]]:
    """The places a parsed text mentions, in text order. What the text says of a place anywhere holds for all its mentions."""
    scene = Scene(doc, text)
    found = named(scene)
    told = holders(scene, found)
    countries = countries_of(scene, found)
    names = dict.fromkeys(each.stands_for or each.name for each in found)
    called = towns(scene, found)
    places = {name: replace(read(name, told, countries), town=fold(name) in called) for name in names}
    mentions = []
    for each in found:
        value = _part(places[each.stands_for or each.name], each, scene)
        span = Span(doc[each.start].idx, doc[each.end - 1].idx + len(doc[each.end - 1]))
        mentions.append(Mention("place", span, text[span.start : span.end], value, token=each.head))
    return mentions


def _part(place: Place, each: Named, scene: Scene) -> Place:
    """The part of a place that a direction names, or the place by its description too."""
    if each.stands_for:
        return Place(place.name.title(), place.names | {each.name.lower()}, place.within, town=True)
    if each.direction:
        whole = place.names
        return Place(
            f"{each.direction} {place.name}",
            frozenset(f"{each.direction} {name}" for name in whole),
            place.within | whole | {f"{wider} {name}" for wider in _wider(each.direction) for name in whole},
        )
    side = scene.low(each.start - 3) if scene.low(each.start - 1) == "of" else ""
    if side in DIRECTIONS:  # "the southeastern city of Rask": in the southeast of its country
        sides = (DIRECTIONS[side], *_wider(DIRECTIONS[side]))
        nations = [name for name in place.within if any(reading.kind == "country" for reading in candidates(name)[:1])]
        return replace(place, within=place.within | {f"{wider} {nation}" for wider in sides for nation in nations})
    return place


def _wider(direction: str) -> tuple[str, ...]:
    """ "southeastern": southern, eastern."""
    for first in ("north", "south"):
        if direction.startswith(first) and direction not in ("northern", "southern"):
            return first + "ern", direction.removeprefix(first)
    return ()
