"""One actor of a text while it is read: all that its mentions have told of it so far."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from factcheck.facets.actor.spelling import words_of
from factcheck.facets.actor.words import body_sort, nation_of


@dataclass(slots=True, eq=False)
class Cluster:
    """All mentions of one actor so far."""

    kind: str = ""
    names: dict[str, None] = field(default_factory=dict)
    """Names proper, as written, in order of appearance."""
    surface: str = ""
    """The words of the first mention, for an actor without a name."""
    groups: set[str] = field(default_factory=set)
    affiliation: set[str] = field(default_factory=set)
    votes: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    gender: str = ""
    many: bool = False
    also: set[str] = field(default_factory=set)
    """Further names that it goes by, lower-case: a capital's country."""
    acts: bool = False
    """True where some mention is a subject or an agent."""
    into: Cluster | None = None

    def root(self) -> Cluster:
        """The cluster that this one was joined into."""
        found = self
        while found.into is not None:
            found = found.into
        return found

    def told_kind(self) -> str:
        """person, organisation, place or group, by the votes of all mentions."""
        if not self.names:
            return self.kind
        order = ("person", "organisation", "place")
        best = max(order, key=lambda kind: self.votes.get(kind, 0))
        return best if self.votes.get(best) else ""

    def sorts(self) -> set[str]:
        """The sorts of body that its names and groups tell."""
        words = [words_of(name)[-1:] for name in self.names] + [tuple(group.split()[-1:]) for group in self.groups]
        return {sort for word in words if word and (sort := body_sort(word[0]))} or {""}

    def nations(self) -> set[str]:
        """Where it belongs; a country belongs to itself."""
        return self.affiliation | {nation for name in self.names if (nation := nation_of(name))}

    def all_names(self) -> set[str]:
        """Every name, lower-case."""
        return {name.lower() for name in self.names} | self.also


def join(one: Cluster, other: Cluster) -> Cluster:
    """Two clusters become one: the one with a name, else the first, which is returned."""
    if one is other:
        return one
    if other.names and not one.names:
        one, other = other, one
    for name in other.names:
        one.names.setdefault(name)
    one.groups |= other.groups
    one.affiliation |= other.affiliation
    one.also |= other.also
    one.acts = one.acts or other.acts
    one.gender = one.gender or other.gender
    for kind, votes in other.votes.items():
        one.votes[kind] = max(one.votes[kind], votes)
    if one.names and not other.names:
        one.votes["person" if other.kind == "person" else "organisation" if other.kind == "organisation" else "place"] += 3
    other.into = one
    return one


def put(clusters: list[Cluster], cluster: Cluster) -> None:
    """Adds a cluster that is not among the last ones of a list."""
    if cluster not in clusters[-4:]:
        clusters.append(cluster)
