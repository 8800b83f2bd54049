"""Which words of a parsed text tell an event, under which lemma: "carried out strikes" is a strike, "lost his life" a death."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.words.frames import frames_of, is_light, is_light_passive
from factcheck.words.groups import is_people
from factcheck.words.numbers import number_words
from factcheck.words.times import vocabulary
from factcheck.words.units import units

if TYPE_CHECKING:
    from spacy.tokens import Token

PARTICLES = frozenset("up down out off over away back on in apart through".split())


@dataclass(frozen=True, slots=True)
class Predicate:
    """The event a token tells. `parts` are other tokens that belong to it; they are no words of their own."""

    lemma: str
    pos: str
    frames: tuple[str, ...]
    parts: tuple[int, ...] = ()
    carried_by: int | None = None
    """The light verb that carries the event noun: "carried out" of "carried out strikes"."""
    suffers: bool = False
    """True where the light verb's subject undergoes the event: "suffered an attack"."""


def predicate_of(token: Token) -> Predicate | None:
    """The event that `token` tells, or None: verbs, event nouns and states such as "dead"."""
    if token.pos_ == "VERB":
        return _verb(token)
    if token.pos_ in ("NOUN", "PROPN"):
        return None if _numbered(token) else _noun(token)
    if token.pos_ == "ADJ":
        return _state(token) or _participle(token)
    return None


def _numbered(token: Token) -> bool:
    """ "Flight 512": a thing with a number, not the deed that its noun may tell."""
    return token.i + 1 < len(token.doc) and token.nbor().like_num and token.lower_ in number_words().labelled


def _state(token: Token) -> Predicate | None:
    if token.lemma_.lower() == "late" and not (token.tag_ == "JJ" and token.dep_ == "amod" and _is_person(token.head)):
        return None  # "at the latest", "a late goal"
    for case in (child for child in token.lefts if child.dep_ == "case"):  # "at large"
        phrase = f"{case.lower_} {token.lower_}"
        if names := _frames(phrase, "adj"):
            return Predicate(phrase, "adj", names, (case.i,))
    names = _frames(token.lemma_.lower(), "adj") or _frames(token.lower_, "adj")
    return Predicate(token.lemma_.lower(), "adj", names) if names else None


def _is_person(token: Token) -> bool:
    return token.ent_type_ == "PERSON" or is_people(token.lemma_.lower())


def _participle(token: Token) -> Predicate | None:
    """ "was harmed", where the parser takes the participle for an adjective: the event of its verb."""
    low = token.lower_
    if not low.endswith("ed"):
        return None
    for lemma in (low[:-2], low[:-1], low[:-3] if low[-3:-2] == low[-4:-3] else "", low[:-3] + "y"):
        if names := _frames(lemma, "verb"):
            return Predicate(lemma, "adj", names)
    return None


def _frames(lemma: str, pos: str) -> tuple[str, ...]:
    return tuple(frame.name for frame in frames_of(lemma, pos))


def _verb(token: Token) -> Predicate | None:
    if _carries(token) is not None:
        return None
    lemma = token.lemma_.lower()
    particle = _particle(token)
    objects = [child for child in token.children if child.dep_ in ("obj", "xcomp", "nsubj:pass")]
    heads = [token, *(child for child in objects if child.dep_ == "xcomp" and child.pos_ == "ADJ")]  # "pulled alive from rubble"
    obliques = (child for head in heads for child in head.children if child.dep_ == "obl" and not _is_time(child))
    cases = (grand for child in obliques for grand in child.children if grand.dep_ == "case")
    prepositions = [case for case in cases if not any(part.dep_ == "fixed" for part in case.children)]  # "8 out of 10"
    with_particle = f"{lemma} {particle.lower_}" if particle else lemma
    attempts: list[tuple[str, tuple[int, ...]]] = []
    for obj in objects[:2]:  # "found the man guilty"
        parts = (obj.i, *((particle.i,) if particle else ()))
        denied = next((child for child in obj.lefts if child.lower_ == "not"), None)
        if denied is not None:  # "pleaded not guilty"
            attempts.append((f"{with_particle} not {obj.lemma_.lower()}", (denied.i, *parts)))
        attempts.append((f"{with_particle} {obj.lemma_.lower()}", parts))
        if obj.lemma_.lower() in units().names and _is_money(obj):  # "lost two million euros"
            attempts.append((f"{with_particle} money", ()))
    if particle is not None:
        held = [(f"{with_particle} {case.lower_}", (particle.i,)) for case in prepositions]  # "held on to the town"
        attempts += [*held, (with_particle, (particle.i,))]
    degrees = (child for child in token.children if child.tag_ in ("JJR", "RBR"))  # "closed lower"
    attempts += [(f"{lemma} {degree.lower_}", (degree.i,)) for degree in degrees]
    attempts += [(f"{lemma} {case.lower_} {case.head.lower_}", (case.i, case.head.i)) for case in prepositions]  # "go on strike"
    attempts += [(f"{lemma} {case.lower_}", ()) for case in prepositions]
    for phrase, parts in attempts:
        if names := _frames(phrase, "verb"):
            return Predicate(phrase, "verb", names, parts)
    state = _frames(token.lower_, "adj") if token.tag_ == "VBN" or token.tag_ == "VBG" and not objects else ()
    if state and token.tag_ == "VBG":  # "four men are missing"
        return Predicate(token.lower_, "adj", state)
    names = _frames(lemma, "verb") or state
    return Predicate(with_particle, "verb", names, (particle.i,) if particle else ())


def _is_money(token: Token) -> bool:
    return units().names[token.lemma_.lower()].name in units().currencies


def _is_time(token: Token) -> bool:
    """What no preposition of a verb is about: "fired the minister on Friday" is no firing on anybody."""
    code, _ = vocabulary().get(token.lower_, ("", 0))
    return token.pos_ == "NUM" or code in ("M", "W", "P") or code == "U" and token.tag_ != "NNS"  # "jailed for years" is not when


def _noun(token: Token) -> Predicate | None:
    lemma = token.lemma_.lower()
    if token.pos_ == "PROPN" and token.ent_type_:
        return None
    compound = [child for child in token.children if child.dep_ == "compound" and child.i == token.i - 1]
    names: tuple[str, ...] = ()
    if compound and (names := _frames(f"{compound[0].lemma_.lower()} {lemma}", "noun")):
        lemma = f"{compound[0].lemma_.lower()} {lemma}"
    names = names or _frames(lemma, "noun")
    if not names:
        if token.tag_ == "NNS" or any(child.dep_ == "det" for child in token.children):
            return None  # "rental flats", "a flat"
        return _state(token)  # "came through intact": a state that the parser takes for a noun
    verb = next((child for child in token.children if _carries(child) is not None), token.head)
    carried = _carries(verb)
    if carried is not None and carried.i == token.i:
        particle = _particle(verb)
        parts = (verb.i, *((particle.i,) if particle else ()))
        if _happens(verb):
            place = tuple(child.i for child in verb.children if child.lower_ == "place")
            return Predicate(lemma, "noun", names, (*parts, *place), verb.i)
        return Predicate(lemma, "noun", names, parts, verb.i, is_light_passive(_light_lemma(verb)))
    return Predicate(lemma, "noun", names)


def _particle(verb: Token) -> Token | None:
    """The particle of a verb, also where the parser took it for an adverb or a preposition right after the verb."""
    for child in verb.children:
        if child.dep_ == "compound:prt":
            return child
    after = verb.nbor() if verb.i + 1 < len(verb.doc) else None
    if after is not None and after.lower_ in PARTICLES and after.head.i == verb.i:
        return after
    return None


def _happens(verb: Token) -> bool:
    """ "occurred", "took place": the subject is the event."""
    return verb.lemma_ in ("happen", "occur") or (verb.lemma_ == "take" and any(c.lower_ == "place" for c in verb.children))


def _light_lemma(verb: Token) -> str:
    particle = _particle(verb)
    return f"{verb.lemma_.lower()} {particle.lower_}" if particle else verb.lemma_.lower()


def _carries(verb: Token) -> Token | None:
    """The event noun that a light verb merely carries."""
    if verb.pos_ != "VERB":
        return None
    if _happens(verb):
        subject = next((child for child in verb.children if child.dep_.startswith("nsubj")), None)
        return subject if subject is not None and subject.pos_ == "NOUN" and _frames(subject.lemma_.lower(), "noun") else None
    if not is_light(_light_lemma(verb)):
        return None
    bare = not any(child.dep_ in ("nsubj", "nsubj:pass", "mark", "obj") for child in verb.children)
    behind = bare and verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.head.i < verb.i  # "strikes carried out by Iran"
    nouns = (child for child in verb.children if child.dep_ in ("obj", "nsubj:pass"))
    for child in (verb.head,) if behind else nouns:
        if child.pos_ == "NOUN" and (names := _frames(child.lemma_.lower(), "noun")):
            phrase = _frames(f"{_light_lemma(verb)} {child.lemma_.lower()}", "verb")
            return child if not phrase or phrase[0] in names else None  # "open fire" is to shoot, not to burn
    return None
