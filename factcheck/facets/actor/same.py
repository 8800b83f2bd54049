"""Whether two actors are one by name: the same words, a known alias, a spelling. Pure and symmetric."""

from __future__ import annotations

from functools import lru_cache

from factcheck.facets.actor.spelling import alias, same_body, same_person, spelled_alike, words_of
from factcheck.schema import Actor


def is_proper(actor: Actor) -> bool:
    """True for an actor with a name of its own; a group has none."""
    return bool(actor.names) and actor.kind != "group"


def _kinds_fit(a: Actor, b: Actor) -> bool:
    """A person is no place and no body; bodies and places may be one (a city's council)."""
    return (a.kind == "person") == (b.kind == "person")


def same_name(a: Actor, b: Actor) -> bool:
    """True where both tell the same name, a fuller or a shorter one."""
    if a == b:
        return True
    if not (a.names and b.names):
        return False
    if not _kinds_fit(a, b):  # a name alone may have misled the reader about its kind
        return (
            is_proper(a)
            and is_proper(b)
            and bool(a.name and b.name)
            and (a.name.lower() in b.names and b.name.lower() in a.names or _one_word_of(a, b))
        )
    if a.kind == "group" or b.kind == "group":
        return a.kind == b.kind and a.names == b.names
    if a.kind == "person":
        return same_person(a.name, b.name) or _nickname(a, b)
    if two_states(a, b):
        return False
    return bool({*map(words_of, a.names)} & {*map(words_of, b.names)}) or same_body(a.name, b.name)


def _one_word_of(a: Actor, b: Actor) -> bool:
    """True where the whole name of one is a single word that the other goes by."""
    return any(len(words_of(x.name)) == 1 and x.name.lower() in y.names for x, y in ((a, b), (b, a)))


def _nickname(a: Actor, b: Actor) -> bool:
    """A name of two words and more that both are known by, or one full name among the other's aliases."""
    shared = {words for name in a.names & b.names if len(words := words_of(name)) > 1}
    if shared:
        return True
    return any(len(words_of(x.name)) == 1 and x.name.lower() in a.names & b.names for x in (a, b))


def two_states(a: Actor, b: Actor) -> bool:
    """True for the ministries of two countries."""
    return (
        bool(a.affiliation and b.affiliation)
        and a.kind == b.kind == "organisation"
        and nations_apart(a.affiliation, b.affiliation)
    )


def known_alias(a: Actor, b: Actor) -> bool:
    """True for two names of one well-known body, or a body's name and its acronym."""
    if not (is_proper(a) and is_proper(b)) or a.kind == "person" or b.kind == "person" or two_states(a, b):
        return False
    return any(alias(x, y) for x in _told_names(a) for y in _told_names(b))


def _told_names(actor: Actor) -> tuple[str, ...]:
    """The names, the fullest one as written (acronyms are known by their capitals)."""
    return (actor.name, *sorted(actor.names))


def alike(a: Actor, b: Actor) -> bool:
    """True where two names of one kind differ only in spelling."""
    if not (is_proper(a) and is_proper(b)) or a.kind != b.kind or two_states(a, b):
        return False
    if a.kind == "place":
        return False
    return spelled_alike(a.name, b.name) or (a.kind == "person" and _surnames_alike(a.name, b.name))


def _surnames_alike(a: str, b: str) -> bool:
    left, right = words_of(a), words_of(b)
    return bool(left and right) and 1 in (len(left), len(right)) and spelled_alike(left[-1], right[-1])


@lru_cache(maxsize=8192)
def is_country(name: str) -> bool:
    """True for the name of a country."""
    from factcheck.words.places import kind_of

    return kind_of(name) == "country"


@lru_cache(maxsize=8192)
def is_inside(inner: str, outer: str) -> bool:
    """True where a place is, or lies in, another."""
    from factcheck.words.places import within

    return inner == outer or outer in within(inner)


def nations_apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """True where both tell a country, and no country of one is, or lies in, one of the other. Symmetric."""
    left, right = ({name for name in names if is_country(name)} for names in (a, b))
    if not left or not right:
        return False
    return not any(is_inside(x, y) or is_inside(y, x) for x in a for y in b)
