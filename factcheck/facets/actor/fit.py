"""Which earlier actor a phrase may speak of: by kind, nation, group and what sort of body it is."""

from __future__ import annotations

from functools import lru_cache

from factcheck.facets.actor.cluster import Cluster
from factcheck.facets.actor.phrase import Phrase
from factcheck.facets.actor.spelling import same_person, words_of
from factcheck.facets.actor.words import LEAVES, Words, body_sort, nation_of
from factcheck.words.aliases import generic
from factcheck.words.groups import group_relation

# fmt: off
_PLACING = frozenset(("in", "from", "at", "on", "with", "without", "under", "behind", "near"))
_ANYONE = frozenset(("person", "individual", "human", "figure"))
_STATE = frozenset(("state", "armed", "police", "court"))
_PERSONAL = frozenset("""man woman boy girl teenager child person teen youth suspect victim defendant accused official
    politician leader""".split())
# fmt: on
_NEAR = 3
"""Sentences that a definite noun may reach back without a word that ties it to the actor."""


def offices_among(groups: set[str]) -> set[str]:
    """The groups that are offices: "foreign minister", "governor"."""
    return {group for group in groups if any(is_a(group, office) for office in ("official", "leader", "politician"))}


def key_of(phrase: Phrase) -> tuple[str, ...]:
    """What a name is looked up by: its telling words, a state body's without its nation."""
    key = words_of(phrase.name)
    if (
        len(key) > 1
        and any(body_sort(word) in _STATE for word in key[1:])
        and nation_of(phrase.name.split()[0].removesuffix("'s"))
    ):
        return key[1:]
    return key


def nation_named(phrase: Phrase) -> str | None:
    """The country that a name is a name of; None for other names."""
    return nation_of(phrase.name) if phrase.votes.get("person", 0) < 3 else None


def country_of_capital(name: str) -> str | None:
    """The country whose capital has the name; None for other names."""
    from factcheck.words.places import capital_of

    return capital_of(name)


def kinds_agree(cluster: Cluster, phrase: Phrase) -> bool:
    """False where one is a person and the other a place by all that is known."""
    kind = cluster.told_kind()
    if kind == "person" and phrase.votes.get("place", 0) > 2 and not phrase.votes.get("person"):
        return False
    return not (kind == "place" and phrase.votes.get("person", 0) > 2 and not phrase.votes.get("place"))


def two_persons(one: Cluster, other: Cluster) -> bool:
    """True for clusters with names of different persons."""
    if not one.names or not other.names or "person" not in (one.told_kind(), other.told_kind()):
        return False
    return not any(same_person(a, b) for a in one.names for b in other.names)


def belongs(cluster: Cluster, phrase: Phrase) -> bool:
    """False for the ministries of two countries."""
    return not (cluster.affiliation and phrase.affiliation and cluster.affiliation.isdisjoint(phrase.affiliation))


def narrowed(words: Words, phrase: Phrase) -> bool:
    """True where what follows a noun says which one is meant: "the man who ...", "the head of ..."."""
    after = words.low_at(phrase.end)
    if phrase.many and after in _PLACING:
        return True
    if (
        phrase.many
        and phrase.end < len(words)
        and words.tag[phrase.end] in ("VBG", "VBN")
        and words.head[phrase.end] == phrase.head
    ):
        return True
    return after in ("who", "whose", "that", "which") or after == "of" and not phrase.affiliation


@lru_cache(maxsize=16384)
def is_a(narrow: str, broad: str) -> bool:
    """True where the group `narrow` is, or is among, the group `broad`: no former president is a president."""
    leaves = {word for word in narrow.split() if word in LEAVES} - {word for word in broad.split() if word in LEAVES}
    if narrow == broad or narrow.endswith(" " + broad) and not leaves:
        return True
    return not leaves and group_relation(broad, narrow) in ("same", "narrower")


def are_called(cluster: Cluster, groups: set[str]) -> bool:
    """True where each of the groups is one that the actor is called by, or holds one."""
    return all(any(is_a(group, wanted) for group in cluster.groups) for wanted in groups)


def person_fits(cluster: Cluster, phrase: Phrase, distance: int) -> bool:
    """True for a person that a noun such as "the minister" may mean."""
    if cluster.many or cluster.told_kind() not in ("person", "") or not belongs(cluster, phrase) or phrase.noun in _ANYONE:
        return False
    if phrase.gender and cluster.gender and phrase.gender != cluster.gender:
        return False
    if phrase.groups and are_called(cluster, phrase.groups):
        return True
    personal = (
        phrase.noun in _PERSONAL
        and phrase.determiner == "the"
        and phrase.gender
        and cluster.gender == phrase.gender
        and not cluster.groups
    )
    return bool(personal) and distance <= 1 and bool(cluster.names)


def body_fits(cluster: Cluster, phrase: Phrase, distance: int) -> bool:
    """True for a body that a noun such as "the ministry" or "the group" may mean."""
    if cluster.told_kind() not in ("organisation", "") or not belongs(cluster, phrase) or cluster.many:
        return False
    words = [*map(words_of, cluster.names), *(tuple(group.split()) for group in cluster.groups)]
    if any(phrase.noun in word for word in words):
        told = cluster.groups | {" ".join(word) for word in words}
        return all(any(group.endswith(wanted) or wanted == phrase.noun for group in told) for wanted in phrase.groups)
    if phrase.noun not in generic() or not cluster.names or distance > _NEAR:
        return False
    return bool(generic()[phrase.noun] & cluster.sorts())


def place_fits(cluster: Cluster, phrase: Phrase, distance: int) -> bool:
    """True for a place that a noun such as "the country" may mean."""
    if cluster.told_kind() != "place" or distance > _NEAR or phrase.affiliation:
        return False
    from factcheck.words.places import kind_of

    kinds = {kind_of(name) for name in cluster.names}
    if phrase.noun in ("country", "nation", "republic", "kingdom", "state"):
        return "country" in kinds
    if phrase.noun in ("city", "town", "village", "capital"):
        return "city" in kinds or any(phrase.noun in group.split() for group in cluster.groups)
    return any(phrase.noun in group.split() for group in cluster.groups)


FITS = {"person": person_fits, "organisation": body_fits, "place": place_fits}
"""Kind of a noun -> whether an earlier actor may be meant by it, so many sentences on."""
