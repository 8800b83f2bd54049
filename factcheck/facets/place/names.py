"""Where a text names places: the stretches that name one, told by the gazetteer, the entities and the words around them."""

from __future__ import annotations

from dataclasses import replace

from factcheck.facets.place.scene import Named, Scene
from factcheck.facets.place.sites import holder_of, site
from factcheck.words.place_words import (
    ARTICLES,
    BODIES,
    BUILDINGS,
    CALENDAR,
    COLLIDING,
    DIRECTIONS,
    JOINERS,
    NAMED_TYPES,
    PAPERS,
    PLAIN,
    RULES,
    SAINTS,
    SIDES,
    SITES,
    TOWNS,
    TYPES,
)
from factcheck.words.places import Reading, candidates, capital, country_of_demonym, is_people

_LONGEST = 5
"""Tokens of the longest name looked up."""
_WELL_KNOWN = 1_000
"""Thousands of inhabitants of a city that is known without a capital letter or a preposition."""
_LARGE = 500
"""Thousands of inhabitants from which a city's name doesn't become part of a longer, unknown one."""


def named(scene: Scene) -> list[Named]:
    """Every place named in the text, in text order. Only "Iraq's capital" overlaps with another, Iraq."""
    found: list[Named] = []
    i = 0
    while i < len(scene.words):
        named_here = scene.capital(i) or i in scene.entity or scene.lows[i] == "capital"
        if not named_here or not scene.words[i][0].isalnum() or _calendar(scene, i):
            i += 1
            continue
        match = site(scene, i) or _known(scene, i) or _unknown(scene, i) or _capital(scene, i)
        if match:
            found.append(match)
            i = match.end
        else:
            i += 1
    found += _again(scene, found)
    return sorted((_with_direction(scene, each) for each in found), key=lambda each: (each.start, each.end))


def _calendar(scene: Scene, i: int) -> bool:
    """ "in March": a month, weekday or season is no place, unless as "the town of March" or in a longer name ("Spring Hill")."""
    word = scene.lows[i] in CALENDAR and not (scene.low(i - 1) == "of" and scene.low(i - 2) in TYPES)
    return word and not (i + 1 < len(scene.words) and scene.words[i + 1][0].isupper() and candidates(scene.slice(i, i + 2)) != ())


def _again(scene: Scene, found: list[Named]) -> list[Named]:
    """Other mentions of places found, where alone they would be in doubt: "Rask mourned"."""
    taken = {i for each in found for i in range(each.start, each.end)}
    names = {tuple(scene.lows[each.start : each.end]): each for each in found if not each.stands_for}
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(names, key=len, reverse=True):
        by_first.setdefault(words[0], []).append(words)
    more: list[Named] = []
    for i, low in enumerate(scene.lows):
        for words in by_first.get(low, ()):
            end = i + len(words)
            span = range(i, end)
            if tuple(scene.lows[i:end]) != words or not scene.capital(i) or taken & {*span} or low in scene.surnames:
                continue
            label, start, stop = scene.entity.get(i, ("", i, end))
            if (label == "LOC" or (start, stop) == (i, end)) and not _goes_on(scene, end) and not _in_body(scene, i):
                taken |= {*span}
                more.append(replace(names[words], start=i, end=end, head=end - 1, name=scene.slice(i, end)))
                break
    return more


def _with_direction(scene: Scene, each: Named) -> Named:
    """ "southeastern Iran", "south-eastern Iran", "the north of Syria" ("30 km north of Aleppo" is beside it)."""
    before = each.start - 1
    if scene.low(before) == "of" and scene.low(before - 1) in SIDES and scene.low(before - 2) == "the":
        return replace(each, start=before - 1, direction=DIRECTIONS[scene.low(before - 1)])
    if each.stands_for or scene.low(before) not in DIRECTIONS:
        return each
    direction, start = DIRECTIONS[scene.low(before)], before
    if scene.low(before - 1) == "-" and scene.low(before - 2) in SIDES:
        direction, start = scene.low(before - 2) + direction, before - 2
    return replace(each, start=start, direction=direction)


def _known(scene: Scene, start: int) -> Named | None:
    """The longest name of the gazetteer that starts at a token and is a place here."""
    label = scene.entity.get(start, ("", 0, 0))[0]
    if not (scene.capital(start) or label == "LOC") or (scene.doc[start].is_stop and scene.words[start] not in ("US", "U.S.")):
        return None
    if scene.case == "lower" and not (label or scene.doc[start].pos_ in ("NOUN", "PROPN", "ADJ") or scene.located(start)):
        return None
    for end in range(_run_end(scene, start), start, -1):
        name = scene.slice(start, end)
        readings = candidates(name) if len(name) > 1 and name[-1] not in "-' " else ()
        if not readings or scene.low(end - 1) in JOINERS or all(low in PLAIN or low == "-" for low in scene.lows[start:end]):
            continue
        match = _enlarged(scene, Named(start, end, end - 1, name))
        small = readings[0].kind == "city" and readings[0].weight < _LARGE
        last = _capitals_end(scene, end)
        if small and scene.case == "usual" and last > end and scene.low(last) in NAMED_TYPES:
            return None  # the beginning of a longer name: "Vista Alta district"
        return match if _is_place_here(scene, match, readings) else None
    return None


def _capitals_end(scene: Scene, end: int) -> int:
    for last in range(end, min(end + _LONGEST, len(scene.words))):
        if not scene.words[last][0].isupper() or scene.doc[last].is_sent_start:
            return last
    return end


def _run_end(scene: Scene, start: int) -> int:
    end = start + 1
    while end < min(start + _LONGEST, len(scene.words)):
        if scene.low(start) in ARTICLES and scene.low(end) == "-":
            end += 1
            continue
        if not (scene.capital(end) or scene.low(end) in JOINERS):
            break
        if scene.doc[end].is_sent_start or (scene.case == "lower" and (end - start > 2 or scene.doc[end].is_stop)):
            break
        end += 1
    return end


def _enlarged(scene: Scene, match: Named) -> Named:
    """The whole entity where a known name is only a part of one: "Lake Victoria", "Kabul International Airport"."""
    label, start, end = scene.entity.get(match.start, ("", match.start, match.end))
    if label != "LOC" or scene.case == "upper" or {",", "'s"} & {*scene.words[start:end]}:
        return match
    while end > match.end and (not scene.words[end - 1][:1].isupper() or scene.low(end - 1) in DIRECTIONS):
        end -= 1
    extra = [i for i in range(match.end, end) if scene.low(i) not in TYPES and scene.low(i) not in JOINERS]
    if not extra or start != match.start or scene.case == "lower":
        return match
    if scene.low(end - 1) in SITES:
        return Named(start, end, end - 1, scene.slice(start, end), holder=holder_of(scene, start, end - 1))
    top = candidates(match.name)[0]
    return match if top.kind != "city" or top.weight >= _LARGE else Named(start, end, end - 1, scene.slice(start, end))


def _is_place_here(scene: Scene, match: Named, readings: tuple[Reading, ...]) -> bool:
    """Whether a known name is a place here. Precision first: people and bodies are called after places."""
    top = readings[0]
    label, start, end = scene.entity.get(match.start, ("", match.start, match.end))
    located = scene.located(match.start)
    country = top.kind in ("country", "continent")
    low = match.name.lower()
    if match.holder or scene.low(match.end - 1) in SITES:
        return True
    if scene.case == "usual" and scene.low(match.end) in NAMED_TYPES and label != "PERSON":
        return True
    if _in_body(scene, match.start) or (is_people(match.name) and label != "LOC" and not located):
        return False
    while end > match.end and scene.low(end - 1) in TYPES:  # Iraqi Kurdistan Region
        end -= 1
    if label in ("PERSON", "ORG") and (start, end) != (match.start, match.end):
        return located and (label == "ORG" or end == match.end)
    if _goes_on(scene, match.end) and (label != "LOC" or scene.low(match.end) in PAPERS) and scene.case != "upper":
        return False
    known = located and top.weight >= _WELL_KNOWN
    if scene.case == "lower" and scene.low(match.end) in SITES and not known:  # old kent road, but "in kabul mosque blast"
        return False
    if scene.case == "lower" and label != "LOC":
        usual = country or (not top.word and scene.doc[match.end - 1].pos_ in ("PROPN", "NOUN"))
        enough = 50 if located else _WELL_KNOWN
        return usual and top.weight >= enough and (low not in COLLIDING or scene.low(match.start - 1) in ("in", "from"))
    if top.word and not located and scene.doc[match.start].is_sent_start and scene.low(match.end) != ",":
        return False
    if not scene.capital(match.start) and (top.word or top.weight < 50):
        return False
    if located or (label == "LOC" and not _like_a_person(scene, match, top)):
        return True
    if label == "PERSON" or top.word:
        return False
    return country or top.kind in ("region", "area") or (label != "ORG" and top.weight >= 300 and low not in scene.surnames)


def _like_a_person(scene: Scene, match: Named, top: Reading) -> bool:
    """True for a lesser town's name that does something, or follows a title: "Hammond said", "Senator Lincoln"."""
    if top.kind != "city" or top.weight >= _LARGE or scene.low(match.end) == ",":
        return False
    return scene.doc[match.head].dep_ in ("nsubj", "nsubj:pass", "obj", "nmod:poss", "flat") or scene.titled(match.start)


def _in_body(scene: Scene, start: int) -> bool:
    """True within the names of bodies: "University of London", "Islamic State of Iraq and the Levant"."""
    before = scene.lows[max(0, start - 6) : start]
    return before[-1:] == ["of"] and before[-2:-1] != [] and before[-2] in BODIES or "islamic state of" in " ".join(before)


def _goes_on(scene: Scene, end: int) -> bool:
    """True where a name goes on: "Paris Hilton", "Leeds United" (but not "London Mayor Smith")."""
    if end >= len(scene.words) or not scene.words[end][:1].isupper() or scene.case == "lower":
        return False
    token = scene.doc[end]
    if scene.lows[end] in PAPERS:
        return True
    return token.dep_.startswith("flat") and token.head.i < end and not token.is_sent_start


def _unknown(scene: Scene, start: int) -> Named | None:
    """A place that the gazetteer doesn't know: a location entity, "the town of X", "X province"."""
    label, first, end = scene.entity.get(start, ("", start, start + 1))
    if town := _town(scene, start, label):
        return town
    if label == "LOC" and (first == start or scene.low(start - 1) == "'s"):
        match = _trimmed(scene, start, end)
        sure = match and (scene.located(match.start) or scene.low(match.end) in NAMED_TYPES or _in_next(scene, match.end))
        sure = sure or match and _so_called(scene, start, end)
        return match if sure else None
    if scene.case != "usual" or not scene.words[start][:1].isupper() or scene.doc[start].is_stop or is_people(scene.words[start]):
        return None
    end = start + 1
    while end < min(start + 4, len(scene.words)) and not scene.doc[end].is_sent_start:
        joined = scene.low(end) in JOINERS and scene.capital(end + 1)
        if not (scene.words[end][0].isupper() or joined):
            break
        end += 1
    after_type = scene.low(start - 1) == "of" and scene.low(start - 2) in TYPES and label != "PERSON"
    if end - start > 1 and scene.low(end - 1) in NAMED_TYPES:  # Haninge Municipality
        end -= 1
    proper = any(token.pos_ == "PROPN" for token in scene.doc[start:end])
    if scene.low(end) in BUILDINGS and scene.located(start) and proper and end - start > 1 and not label:
        return _trimmed(scene, start, end)
    before_type = scene.low(end) in NAMED_TYPES and (proper or scene.words[end][0].isupper())
    if after_type or label != "PERSON" and _so_called(scene, start, end) or (before_type and not scene.doc[start].is_sent_start):
        return _trimmed(scene, start, end)
    return None


def _so_called(scene: Scene, start: int, end: int) -> bool:
    """ "the provincial capital, Maresk": a name in apposition to what it is."""
    kind = start - 2
    if scene.low(start - 1) != "," or scene.low(kind) not in TYPES or scene.titled(start):
        return False
    return any(token.dep_ == "appos" and token.head.i == kind for token in scene.doc[start:end])


def _town(scene: Scene, start: int, label: str) -> Named | None:
    """ "fled to Port Alma": a town by the first word of its name."""
    if scene.case != "usual" or scene.low(start) not in TOWNS or not scene.words[start][0].isupper() or label == "ORG":
        return None
    end = start + 1
    while end < min(start + 3, len(scene.words)) and scene.words[end][0].isupper() and scene.doc[end].pos_ == "PROPN":
        end += 1
    led_to = scene.located(start) or scene.low(start - 1) == "to"
    somebody = label == "PERSON" and scene.low(start) in SAINTS
    return Named(start, end, end - 1, scene.slice(start, end)) if led_to and end - start > 1 and not somebody else None


def _in_next(scene: Scene, end: int) -> bool:
    """True for "X in Georgia", "X, Georgia": a known place follows that may contain it."""
    return scene.low(end) in ("in", ",") and scene.capital(end + 1) and bool(candidates(scene.words[end + 1]))


def _trimmed(scene: Scene, start: int, end: int) -> Named | None:
    """A stretch without the words around the name proper: "the", directions, "Daquq mosque" -> "Daquq"."""
    if "'s" in scene.lows[start:end]:
        start = scene.lows.index("'s", start) + 1
    plain_end = scene.low(end - 1) in PLAIN  # South Island keeps its South
    while start < end - 1 and (scene.low(start) in DIRECTIONS or scene.low(start) in TYPES) and not plain_end:
        start += 1
    while start < end and not _name_word(scene, start):
        start += 1
    while start < end and not _name_word(scene, end - 1):
        end -= 1
    if start == end or end - start > 6 or _in_body(scene, start) or is_people(scene.words[start]):
        return None
    alone = end - start == 1
    if alone and (scene.low(start) in PLAIN or scene.titled(start) or scene.low(end) == "'s") or scene.low(end) in RULES:
        return None
    if scene.titled(start + 1) or (scene.case == "upper" and not scene.located(start)):
        return None
    if scene.case == "lower" and not (scene.low(start - 1) == "of" and scene.low(start - 2) in TYPES):
        return None
    return Named(start, end, end - 1, scene.slice(start, end))


def _name_word(scene: Scene, i: int) -> bool:
    word = scene.words[i]
    if scene.case == "usual":
        return word[:1].isupper() and not (scene.doc[i].is_stop and word.lower() != "the")
    return word[:1].isalpha() and not scene.doc[i].is_stop and word.lower() not in SITES


def _capital(scene: Scene, i: int) -> Named | None:
    """ "the Iraqi capital", "Iraq's capital", "the capital of Iraq"."""
    if scene.low(i) != "capital" or scene.doc[i].pos_ not in ("NOUN", "ADJ", "PROPN"):
        return None
    before = i - 2 if scene.low(i - 1) in ("'s", "'") else i - 1
    country = country_of_demonym(scene.words[before]) if before == i - 1 and before >= 0 else None
    if before == i - 2 and before >= 0:
        country = next((r.name for r in candidates(scene.words[before]) if r.kind == "country"), None)
    start = before if country else i
    end = i + 1
    if country is None and scene.low(i + 1) == "of":
        first = i + 3 if scene.low(i + 2) == "the" else i + 2
        for stop in range(min(first + 3, len(scene.words)), first, -1):
            country = next((r.name for r in candidates(scene.slice(first, stop))[:1] if r.kind == "country"), None)
            if country:
                break
    if country is None:
        return None
    city = capital(country)
    return Named(start, end, i, scene.slice(start, end), stands_for=city) if city else None
