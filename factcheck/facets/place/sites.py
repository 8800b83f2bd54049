"""Sites called by a name ("Fisht Stadium", "Kabul International Airport"), and the place whose name they bear."""

from __future__ import annotations

from factcheck.facets.place.scene import Named, Scene
from factcheck.words.place_words import BEFORE_NAME, DIRECTIONS, FAITHS, PLAIN, SITES
from factcheck.words.places import candidates, is_people, likely

_LONGEST = 5
"""Tokens of the longest name of a site."""


def site(scene: Scene, start: int) -> Named | None:
    """A site called by a name: "Fisht Stadium", "Kabul International Airport", "Grand Mosque". In running text only."""
    if scene.case != "usual" or not scene.words[start][:1].isupper() or scene.doc[start].is_stop:
        return None
    if scene.low(start) in DIRECTIONS and candidates(scene.words[start + 1] if start + 1 < len(scene.words) else ""):
        return None
    if scene.low(start) in BEFORE_NAME and scene.capital(start + 1) and scene.doc[start + 1].pos_ == "PROPN":
        return Named(start, start + 2, start + 1, scene.slice(start, start + 2))
    for end in range(start + 1, min(start + _LONGEST, len(scene.words))):
        token = scene.doc[end]
        if scene.low(end) == "'s" and candidates(scene.slice(start, end)):
            return None  # "New Zealand's South Island"
        if token.is_sent_start or not (scene.words[end][:1].isupper() or scene.low(end) in ("of", "the", "'s", "-", "al")):
            return None
        if scene.low(end) in SITES and scene.words[end][0].isupper() and scene.low(end + 1) not in SITES:
            if scene.doc[start].pos_ != "PROPN" and scene.doc[start].is_sent_start:
                return None
            if scene.low(end - 1) in FAITHS or is_people(scene.words[start]):
                return None
            return Named(start, end + 1, end, scene.slice(start, end + 1), holder=holder_of(scene, start, end))
    return None


def holder_of(scene: Scene, start: int, end: int) -> str:
    """The known place that the name of a site begins with; "" for none."""
    for stop in range(end, start, -1):
        name = scene.slice(start, stop)
        known = any(reading.weight >= 50 and not reading.word or reading.kind == "country" for reading in likely(name)[:1])
        if known and not is_people(name) and scene.low(start) not in PLAIN and len(name) > 3:
            return name
    return ""
