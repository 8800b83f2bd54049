"""How a claimed and a reported actor compare: the rungs of the actor facet. Pure; symmetric where it excludes."""

from __future__ import annotations

from functools import lru_cache

from factcheck.facets.ladder import Ladder, Rung
from factcheck.facets.names import SMALL, alias, is_acronym, same_body, same_person, spelled_alike, words_of
from factcheck.schema import Actor, Relation
from factcheck.words.aliases import names_of_body
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
    return a == b or _same_name(a, b) or _known_alias(a, b) or _alike(a, b) or _acts_for(a, b) and _acts_for(b, a)


# --- names --------------------------------------------------------------------------------------------------------


def _proper(actor: Actor) -> bool:
    return bool(actor.names) and actor.kind != "group"


def _kinds_fit(a: Actor, b: Actor) -> bool:
    """A person is no place and no body; bodies and places may be one (a city's council)."""
    return (a.kind == "person") == (b.kind == "person")


def _same_name(a: Actor, b: Actor) -> bool:
    if a == b:
        return True
    if not (a.names and b.names) or not _kinds_fit(a, b):
        return False
    if a.kind == "group" or b.kind == "group":
        return a.kind == b.kind and a.names == b.names
    if a.kind == "person":
        return same_person(a.name, b.name) or _nickname(a, b)
    if _two_states(a, b):
        return False
    return bool({*map(words_of, a.names)} & {*map(words_of, b.names)}) or same_body(a.name, b.name)


def _nickname(a: Actor, b: Actor) -> bool:
    """A name of two words and more that both are known by, or one full name among the other's aliases."""
    shared = {words for name in a.names & b.names if len(words := words_of(name)) > 1}
    if shared:
        return True
    only = a.name if len(words_of(a.name)) == 1 else b.name if len(words_of(b.name)) == 1 else ""
    return bool(only) and only.lower() in a.names and only.lower() in b.names


def _two_states(a: Actor, b: Actor) -> bool:
    """True for the ministries of two countries."""
    return (
        bool(a.affiliation and b.affiliation)
        and a.kind == b.kind == "organisation"
        and _nations_apart(a.affiliation, b.affiliation)
    )


def _known_alias(a: Actor, b: Actor) -> bool:
    if not (_proper(a) and _proper(b)) or a.kind == "person" or b.kind == "person" or _two_states(a, b):
        return False
    return any(alias(x, y) for x in _told_names(a) for y in _told_names(b))


def _told_names(actor: Actor) -> tuple[str, ...]:
    """The names, the fullest one as written (acronyms are known by their capitals)."""
    return (actor.name, *sorted(actor.names))


def _alike(a: Actor, b: Actor) -> bool:
    if not (_proper(a) and _proper(b)) or a.kind != b.kind or _two_states(a, b):
        return False
    if a.kind == "place":
        return False
    return spelled_alike(a.name, b.name) or (a.kind == "person" and _surnames_alike(a.name, b.name))


def _surnames_alike(a: str, b: str) -> bool:
    left, right = words_of(a), words_of(b)
    return bool(left and right) and 1 in (len(left), len(right)) and spelled_alike(left[-1], right[-1])


# --- countries and groups -----------------------------------------------------------------------------------------


@lru_cache(maxsize=8192)
def _country(name: str) -> bool:
    from factcheck.words.places import kind_of

    return kind_of(name) == "country"


@lru_cache(maxsize=8192)
def _inside(inner: str, outer: str) -> bool:
    from factcheck.words.places import within

    return inner == outer or outer in within(inner)


def _nations_apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """True where both tell a country, and no country of one is, or lies in, one of the other. Symmetric."""
    left, right = ({name for name in names if _country(name)} for names in (a, b))
    if not left or not right:
        return False
    return not any(_inside(x, y) or _inside(y, x) for x in a for y in b)


def _belongs(inner: Actor, outer: Actor) -> bool:
    """True where all that `outer` is said to belong to holds of `inner` too."""
    return all(any(_inside(mine, theirs) for mine in inner.affiliation | inner.names) for theirs in outer.affiliation)


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
    if _proper(claimed) or not claimed.groups or not _people_alike(claimed, reported):
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
    return _proper(reported) or all(any(_one_group(group, wanted) for group in reported.groups) for wanted in claimed.groups)


def _acts_for(claimed: Actor, reported: Actor) -> bool:
    """A country, told by its name or its capital, and a body or people that act for it."""
    if claimed.kind != "place" or reported.kind == "person" and _proper(reported):
        return False
    countries = {name for name in claimed.affiliation | claimed.names if _country(name)}
    if not countries & (reported.affiliation | (reported.names if reported.kind == "place" else frozenset())):
        return False
    return reported.kind == "place" or any(group.split()[-1] in GOVERNING for group in _groups(reported))


def _groups(actor: Actor) -> frozenset[str]:
    """The groups of an actor; a body's name tells one too ("Pakistan Army")."""
    told = frozenset(group for group in actor.groups if group.split())
    return told | {" ".join(words_of(name)) for name in actor.names if actor.kind == "organisation" and words_of(name)}


def _governs(claimed: Actor, reported: Actor) -> bool:
    """ "the Iranian government" where the source says Iran or Tehran."""
    if reported.kind != "place" or _proper(claimed) or not claimed.affiliation:
        return False
    telling = all(
        group.split()[-1] in ("government", "authority", "authorities", "regime", "administration")
        for group in claimed.groups
        if group.split()
    )
    return bool(claimed.groups) and telling and claimed.affiliation <= reported.affiliation | reported.names


def _narrower(claimed: Actor, reported: Actor) -> bool:
    return _called(reported, claimed) or _acts_for(reported, claimed)


_ENTAILING = (_same_name, _known_alias, _alike, _acts_for, _governs, _called)


@lru_cache(maxsize=4096)
def _tied(a: Actor, b: Actor) -> bool:
    """True where either could be told as the other. Symmetric."""
    return any(tie(a, b) or tie(b, a) for tie in _ENTAILING)


# --- what excludes ------------------------------------------------------------------------------------------------


def _other_name(a: Actor, b: Actor) -> bool:
    if not (_proper(a) and _proper(b)) or a.kind != b.kind or _tied(a, b):
        return False
    if a.kind == "place":
        return _nations_apart(a.affiliation | a.names, b.affiliation | b.names)
    left, right = ({word for name in actor.names for word in words_of(name)} - SMALL for actor in (a, b))
    if left & right or any(spelled_alike(x, y) for x in left for y in right if len(x) >= 5 and len(y) >= 5):
        return a.kind == "organisation" and _two_states(a, b)
    if a.kind == "person":
        return True
    short = is_acronym(a.name) != is_acronym(b.name)
    if short and not (any(map(names_of_body, a.names)) and any(map(names_of_body, b.names))):
        return False
    within = a.affiliation & (b.names | b.affiliation) or b.affiliation & a.names
    return not within


def _other_nation(a: Actor, b: Actor) -> bool:
    if _tied(a, b) or a.kind == "place" and b.kind == "place" or _proper(a) and _proper(b):
        return False
    if "place" in (a.kind, b.kind):
        place, other = (a, b) if a.kind == "place" else (b, a)
        governs = any(group.split()[-1] in GOVERNING for group in _groups(other))
        return (
            governs
            and not (_proper(other) and other.kind == "person")
            and _nations_apart(place.affiliation | place.names, other.affiliation)
        )
    if not _people_alike(a, b) or not _nations_apart(a.affiliation, b.affiliation):
        return False
    return not (_proper(a) or _proper(b)) or any(_one_group(x, y) for x in a.groups for y in b.groups)


def _other_group(a: Actor, b: Actor) -> bool:
    if _tied(a, b) or _proper(a) or _proper(b) or not a.groups or not b.groups or not _people_alike(a, b):
        return False
    return all(group_relation(x, y) == "apart" and group_relation(y, x) == "apart" for x in a.groups for y in b.groups)


LADDER: Ladder[Actor] = Ladder(
    "actor",
    "The source does not say that it was {claimed}.",
    (
        Rung("same name", Relation.ENTAILS, _same_name, "Both name {claimed}."),
        Rung("alias", Relation.ENTAILS, _known_alias, "{claimed} and {reported} are names of the same body."),
        Rung("spelled alike", Relation.ENTAILS, _alike, "{claimed} and {reported} are spellings of one name."),
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
