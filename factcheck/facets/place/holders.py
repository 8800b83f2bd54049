"""What a text puts a place in: "Mountain View, California", "the Iraqi city of Mosul", "Rask, a city in Iran"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.facets.place.scene import Named, Scene
from factcheck.words.place_words import SITES, TYPES
from factcheck.words.places import apart, candidates, country_of_demonym, fold, kind_of

_REACH = 9
"""How many words an apposition may have before its "in": "Rask, a small and remote city in ..."."""
_LINKS = frozenset({"is", "was", "are", "were", "lies", "lie", "located", "situated", "based"})


def holders(scene: Scene, found: list[Named]) -> dict[str, set[str]]:
    """Key of a place -> names of the places that the text puts it in."""
    at = {each.start: each for each in found if not each.stands_for}
    ends = {each.end: each for each in found}
    names = {each.name for each in found}
    within: dict[str, set[str]] = {}
    for each in found:
        if each.stands_for:
            continue
        for name in (*_before(scene, each, ends, names), *_after(scene, each, at)):
            if fold(name) != fold(each.name):
                within.setdefault(fold(each.name), set()).add(name)
    return within


def _before(scene: Scene, each: Named, ends: dict[int, Named], names: set[str]) -> Iterator[str]:
    """ "the Iraqi city of Mosul", "Peru's Huanuco", "Peru's department of Huanuco"; and the holder within a site's own name."""
    if each.holder:
        yield each.holder
    elif scene.low(each.end - 1) in SITES:
        yield from (first for first in names if each.name.startswith(first + " "))
    i = each.start - 1
    if scene.low(i) == "of" and scene.low(i - 1) in TYPES:
        i -= 2
        while i > 0 and scene.doc[i].pos_ in ("ADJ", "NOUN") and not country_of_demonym(scene.words[i]):
            i -= 1
    if i < 0:
        return
    people = country_of_demonym(scene.words[i])
    adjoining = i == each.start - 1 and not scene.words[i][:1].isupper()
    if people and not adjoining and not scene.doc[i].is_sent_start and _can_hold(people, each.name):
        yield people
    if scene.low(i) == "'s":
        owner = ends.get(i) or (ends.get(i - 1) if scene.low(i - 1) in TYPES else None)
        if owner and owner.name != each.name and _can_hold(owner.name, each.name):
            yield owner.name


def _after(scene: Scene, each: Named, at: dict[int, Named]) -> Iterator[str]:
    i = each.end
    typed = scene.low(i) in TYPES or scene.low(i) in SITES
    i += typed
    trusted = typed or scene.low(each.start - 1) == "of" and scene.low(each.start - 2) in TYPES
    if scene.low(i) == "in" or typed and scene.low(i) == "of":
        holder = _place_at(scene, i + 1, at)
    elif scene.low(i) == "," and (holder := _place_at(scene, i + 1, at)):
        if not _kind_of_holder(scene, each, holder):
            return
    elif scene.low(i) == "," or scene.low(i) in _LINKS:
        holder = _place_at(scene, _in_of_apposition(scene, i + 1), at)
        trusted = True
    else:
        return
    if holder and (_can_hold(holder.name, each.name) or trusted and kind_of(each.name) in ("city", "")):
        yield holder.name
        if holder.direction:
            yield f"{holder.direction} {holder.name}"


def _place_at(scene: Scene, i: int, at: dict[int, Named]) -> Named | None:
    if scene.low(i) == "the":
        i += 1
    return at.get(i) if i >= 0 else None


def _in_of_apposition(scene: Scene, start: int) -> int:
    """The token after the "in" of "a city in southeastern Iran"; -1 where no such words follow."""
    typed = False
    for i in range(start, min(start + _REACH, len(scene.words))):
        low = scene.low(i)
        typed = typed or low in TYPES or low in SITES or low in _LINKS
        if low in ("in", "of") and typed and (low == "in" or scene.low(i - 1) in TYPES):
            return i + 1
        if low not in _LINKS and (scene.doc[i].pos_ in ("VERB", "AUX", "PRON", "PUNCT") or scene.doc[i].is_sent_start):
            return -1
    return -1


def _kind_of_holder(scene: Scene, each: Named, holder: Named) -> bool:
    """Whether "X, Y" tells where X is: a list of places does not ("Iran, Pakistan and Iraq")."""
    kind = kind_of(holder.name)
    if candidates(each.name):
        return any(_under(reading.parents, holder.name) for reading in candidates(each.name))
    listed = scene.low(holder.end) in ("and", "or", "&")
    return (kind in ("country", "region") or scene.low(holder.end) in TYPES) and not listed


def _under(parents: frozenset[str], name: str) -> bool:
    return any(reading.name in parents for reading in candidates(name))


def _can_hold(holder: str, inner: str) -> bool:
    """Whether the gazetteer leaves it possible that one place contains the other, under any reading."""
    readings = candidates(inner)
    if not readings or not candidates(holder):
        return True
    if any(_under(reading.parents, holder) for reading in readings):
        return True
    return kind_of(inner) not in ("country", "continent") and not apart(holder, inner) and not _under(
        next(iter(candidates(holder))).parents, inner
    )
