"""How a claimed and a reported actor compare: the rungs of the actor facet. Pure; symmetric where it excludes."""

from __future__ import annotations

from functools import lru_cache

from factcheck.facets.actor.same import (
    alike,
    is_country,
    is_inside,
    is_proper,
    known_alias,
    nations_apart,
    same_name,
    two_states,
)
from factcheck.facets.actor.spelling import SMALL, is_acronym, spelled_alike, words_of
from factcheck.facets.ladder import Ladder, Rung
from factcheck.schema import Actor, Relation
from factcheck.words.aliases import heads, names_of_body
from factcheck.words.groups import group_relation

# fmt: off
GOVERNING = frozenset("""government regime administration parliament army military forces force navy air authority
    authorities president minister ministry official officials leadership leader troops troop soldier""".split())
"""Last words of groups and bodies that act for their country: "Iranian forces" are Iran."""
LEAVES = frozenset("former ex late acting deputy vice would alleged suspected fake assistant".split())
_PEOPLE = frozenset(("person", "people"))
# fmt: on


def same_actor(a: Actor, b: Actor) -> bool:
    """True where both are one actor by name, alias or spelling. Symmetric."""
    return a == b or same_name(a, b) or known_alias(a, b) or alike(a, b) or _acts_for(a, b) and _acts_for(b, a)


def _belongs(inner: Actor, outer: Actor) -> bool:
    """True where all that `outer` is said to belong to holds of `inner` too."""
    return all(any(is_inside(mine, theirs) for mine in inner.affiliation | inner.names) for theirs in outer.affiliation)


@lru_cache(maxsize=65536)
def _is_a(narrow: str, broad: str) -> bool:
    """True where the group `narrow` is, or is among, the group `broad`; a former president is no president."""
    left, right = ({word for word in group.split() if word in LEAVES} for group in (narrow, broad))
    if left != right:
        return False
    return (
        narrow == broad
        or broad in _PEOPLE
        and group_relation("person", narrow) != "open"
        or group_relation(broad, narrow) in ("same", "narrower")
    )


@lru_cache(maxsize=65536)
def _one_group(a: str, b: str) -> bool:
    return a == b or group_relation(a, b) == "same" and _is_a(a, b)


def _called(claimed: Actor, reported: Actor) -> bool:
    """Every group that the claimed actor is called by is one of the reported actor's, or holds one."""
    if is_proper(claimed) or not claimed.groups or not _people_alike(claimed, reported):
        return False
    return all(any(_is_a(group, wanted) for group in reported.groups) for wanted in claimed.groups) and _belongs(
        reported, claimed
    )


def _people_alike(a: Actor, b: Actor) -> bool:
    """False where one is a body or a place and the other people."""
    return ({"person", "group"} >= {a.kind, b.kind}) or a.kind == b.kind or {a.kind, b.kind} == {"organisation", "group"}


def _called_so(claimed: Actor, reported: Actor) -> bool:
    if not _called(claimed, reported) or not claimed.affiliation <= reported.affiliation | reported.names:
        return False
    return is_proper(reported) or all(any(_one_group(group, wanted) for group in reported.groups) for wanted in claimed.groups)


def _acts_for(claimed: Actor, reported: Actor) -> bool:
    """A country, told by its name or its capital, and a body or people that act for it."""
    if claimed.kind != "place" or reported.kind == "person" and is_proper(reported):
        return False
    countries = {name for name in claimed.affiliation | claimed.names if is_country(name)}
    if not countries & (reported.affiliation | (reported.names if reported.kind == "place" else frozenset())):
        return False
    return reported.kind == "place" or any(group.split()[-1] in GOVERNING for group in _groups(reported))


def _groups(actor: Actor) -> frozenset[str]:
    """The groups of an actor; a body's name tells one too ("Pakistan Army")."""
    told = frozenset(group for group in actor.groups if group.split())
    return told | {" ".join(words_of(name)) for name in actor.names if actor.kind == "organisation" and words_of(name)}


def _governs(claimed: Actor, reported: Actor) -> bool:
    """ "the Iranian government" where the source says Iran or Tehran."""
    if reported.kind != "place" or is_proper(claimed) or not claimed.affiliation:
        return False
    telling = all(
        group.split()[-1] in ("government", "authority", "authorities", "regime", "administration")
        for group in claimed.groups
        if group.split()
    )
    return bool(claimed.groups) and telling and claimed.affiliation <= reported.affiliation | reported.names


def _narrower(claimed: Actor, reported: Actor) -> bool:
    return _called(reported, claimed) or _acts_for(reported, claimed)


_ENTAILING = (same_name, known_alias, alike, _acts_for, _governs, _called)


@lru_cache(maxsize=4096)
def _tied(a: Actor, b: Actor) -> bool:
    """True where either could be told as the other. Symmetric."""
    return any(tie(a, b) or tie(b, a) for tie in _ENTAILING)


# --- what excludes ------------------------------------------------------------------------------------------------


def _clearly_a_body(actor: Actor) -> bool:
    """True where more than a capital tells that it is a body: a group, a head word, an acronym, or a well-known name."""
    told = bool(actor.groups) or is_acronym(actor.name) or any(map(names_of_body, actor.names))
    return told or any(word in heads() for word in words_of(actor.name))


def _other_name(a: Actor, b: Actor) -> bool:
    if not (is_proper(a) and is_proper(b)) or a.kind != b.kind or _tied(a, b):
        return False
    if a.kind == "organisation" and not (_clearly_a_body(a) and _clearly_a_body(b)):
        return False
    if a.kind == "place":
        return nations_apart(a.affiliation | a.names, b.affiliation | b.names)
    left, right = ({word for name in actor.names for word in words_of(name)} - SMALL for actor in (a, b))
    if left & right or any(spelled_alike(x, y) for x in left for y in right if len(x) >= 5 and len(y) >= 5):
        return a.kind == "organisation" and two_states(a, b)
    if a.kind == "person":
        return True
    short = is_acronym(a.name) != is_acronym(b.name)
    if short and not (any(map(names_of_body, a.names)) and any(map(names_of_body, b.names))):
        return False
    within = a.affiliation & (b.names | b.affiliation) or b.affiliation & a.names
    return not within


def _other_nation(a: Actor, b: Actor) -> bool:
    if _tied(a, b) or a.kind == "place" and b.kind == "place" or is_proper(a) and is_proper(b):
        return False
    if "place" in (a.kind, b.kind):
        place, other = (a, b) if a.kind == "place" else (b, a)
        governs = any(group.split()[-1] in GOVERNING for group in _groups(other))
        return (
            governs
            and not (is_proper(other) and other.kind == "person")
            and nations_apart(place.affiliation | place.names, other.affiliation)
        )
    if not _people_alike(a, b) or not nations_apart(a.affiliation, b.affiliation):
        return False
    return not (is_proper(a) or is_proper(b)) or any(_one_group(x, y) for x in a.groups for y in b.groups)


def _other_group(a: Actor, b: Actor) -> bool:
    if _tied(a, b) or not a.groups or not b.groups or not _people_alike(a, b):
        return False
    if any(is_proper(actor) and actor.kind != "organisation" for actor in (a, b)) or is_proper(a) and is_proper(b):
        return False
    return all(group_relation(x, y) == "apart" and group_relation(y, x) == "apart" for x in a.groups for y in b.groups)


LADDER: Ladder[Actor] = Ladder(
    "actor",
    "The source does not say that it was {claimed}.",
    (
        Rung("same name", Relation.ENTAILS, same_name, "Both name {claimed}."),
        Rung("alias", Relation.ENTAILS, known_alias, "{claimed} and {reported} are names of the same body."),
        Rung("spelled alike", Relation.ENTAILS, alike, "{claimed} and {reported} are spellings of one name."),
        Rung("acts for it", Relation.ENTAILS, lambda c, r: _acts_for(c, r) or _governs(c, r), "{reported} stands for {claimed}."),
        Rung("called so", Relation.ENTAILS, _called_so, "The source calls {reported} so: {claimed}."),
        Rung("member of the group", Relation.ENTAILS, _called, "{reported} is among what the claim calls {claimed}."),
        Rung(
            "narrower claim",
            Relation.OPEN,
            _narrower,
            "The claim says {claimed}; the source only says {reported}.",
            "detail-not-stated",
        ),
        Rung(
            "other name",
            Relation.EXCLUDES,
            _other_name,
            "The claim names {claimed}; the source names {reported}.",
            "actor-conflict",
        ),
        Rung(
            "other nationality",
            Relation.EXCLUDES,
            _other_nation,
            "The claim says {claimed}; the source says {reported}.",
            "actor-conflict",
        ),
        Rung(
            "other group",
            Relation.EXCLUDES,
            _other_group,
            "The claim says {claimed}; the source says {reported}.",
            "actor-conflict",
        ),
        Rung(
            "anything else",
            Relation.OPEN,
            lambda claimed, reported: True,
            "The claim says {claimed}, the source {reported}; whether they are the same is not stated.",
            "detail-not-stated",
        ),
    ),
)
