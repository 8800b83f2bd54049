"""Which mentions of a text speak of the same actor: names with their variants, nouns that take a name up, appositions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from factcheck.facets.actor_phrases import PLACE_NOUNS, Phrase
from factcheck.facets.actor_words import COLLECTIVE, COUNTERPARTS, DEFINITE, LEAVES, Words, body_sort, nation_of
from factcheck.facets.names import abbreviates, initials, is_acronym, same_person, words_of
from factcheck.facets.pronouns import FIRST, resolve
from factcheck.facets.quotes import Quotes
from factcheck.words.aliases import generic, names_of_body
from factcheck.words.groups import group_relation

# fmt: off
_PLACING = frozenset(("in", "from", "at", "on", "with", "without", "under", "behind", "near"))
_STATE = frozenset(("state", "armed", "police", "court"))
_PERSONAL = frozenset(("man", "woman", "boy", "girl", "teenager", "child", "person", "teen", "youth", "suspect", "victim", "defendant", "accused", "official", "politician", "leader"))
# fmt: on
_LOOK_BACK = 24
"""How many earlier mentions a noun or pronoun may reach back over."""
_NEAR = 3
"""Sentences that a definite noun may reach back without a word that ties it to the actor."""
_FAR = 12


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
    votes: dict[str, int] = field(default_factory=lambda: defaultdict(int))
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


@dataclass(frozen=True, slots=True)
class Link:
    """A phrase with its actor."""

    phrase: Phrase
    cluster: Cluster


class Linker:
    """Goes through the phrases of a text in order and gives each its cluster, or none."""

    def __init__(self, words: Words, phrases: list[Phrase], same: dict[int, int]) -> None:
        self.words, self.phrases, self.same = words, phrases, same
        self.cluster_of: dict[int, Cluster] = {}
        """Number of the phrase -> cluster."""
        self.recent: list[Link] = []
        self.by_key: dict[tuple[str, ...], list[Cluster]] = defaultdict(list)
        self.by_word: dict[str, list[Cluster]] = defaultdict(list)
        self.by_initials: dict[str, list[Cluster]] = defaultdict(list)
        self.by_noun: dict[str, Cluster] = {}
        self.waiting: list[tuple[Cluster, int]] = []
        """Counterparts whose office the text has not told yet, with their sentence."""
        self.quotes = Quotes(words)
        self.by_token: dict[int, Cluster] = {}

    def at_token(self, token: int) -> Cluster | None:
        """The actor whose phrase has its head, or its name, at a token."""
        cluster = self.by_token.get(token)
        return cluster.root() if cluster else None

    def run(self) -> None:
        """Gives every phrase its cluster in `cluster_of`; what stays unclear has none."""
        for n, phrase in enumerate(self.phrases):
            if phrase.form == "name":
                cluster: Cluster | None = self._name(phrase)
            elif phrase.form == "noun":
                cluster = self._noun(phrase)
            else:
                cluster = resolve(self, phrase)
            if cluster is None:
                continue
            partner = self.cluster_of.get(self.same[n]) if n in self.same else None
            if partner is not None:
                cluster = self._join(partner.root(), cluster.root())
            self._link(n, phrase, cluster)
        for n, phrase in enumerate(self.phrases):
            if phrase.noun in FIRST and (speaker := self.quotes.speaker(phrase.head)) is not None and (said := self.at_token(speaker)):
                self.cluster_of[n] = said
        for n, cluster in self.cluster_of.items():
            self.cluster_of[n] = cluster.root()

    def _link(self, n: int, phrase: Phrase, cluster: Cluster) -> None:
        self.cluster_of[n] = cluster
        self.recent.append(Link(phrase, cluster))
        for i in range(phrase.name_start if phrase.form == "name" else phrase.head, phrase.end if phrase.form == "name" else phrase.head + 1):
            self.by_token[i] = cluster
        self.by_token[phrase.head] = cluster

    def latest(self, phrase: Phrase, sentences: int) -> list[Link]:
        """The mentions before a phrase, the latest first, at most so many sentences back."""
        now = self.words.sentence[phrase.start]
        found = []
        for link in reversed(self.recent[-_LOOK_BACK:] if sentences <= _NEAR else self.recent[-4 * _LOOK_BACK :]):
            if now - self.words.sentence[link.phrase.start] > sentences:
                break
            found.append(link)
        return found

    # --- names ----------------------------------------------------------------------------------------------------

    def _name(self, phrase: Phrase) -> Cluster:
        key = _key(phrase)
        cluster = self._known(phrase, key) or Cluster()
        cluster.names.setdefault(phrase.name)
        self._add(cluster, phrase)
        for kind, votes in phrase.votes.items():
            cluster.votes[kind] += votes
        _put(self.by_key[key], cluster)
        if names := names_of_body(phrase.name):
            _put(self.by_key[("=", min(names))], cluster)
        subject = self.words.role(phrase.head) in ("nsubj", "obl:agent")
        cluster.acts = cluster.acts or subject or phrase.start < phrase.name_start
        if nation := _nation(phrase):
            _put(self.by_key[("@", nation)], cluster)
        elif subject and phrase.votes.get("place", 0) > 2 and (country := _capital_of(phrase.name)):
            cluster.also.add(country)
            cluster.affiliation.add(country)
        if len(key) > 1:
            for letters in {initials(phrase.name), "".join(word[0] for word in key)}:
                if len(letters) > 1:
                    _put(self.by_initials[letters], cluster)
        if key and phrase.votes.get("organisation", 0) < 4:
            _put(self.by_word[key[-1]], cluster)
            if len(key) > 1:
                _put(self.by_word[key[0]], cluster)
        return cluster

    def _known(self, phrase: Phrase, key: tuple[str, ...]) -> Cluster | None:
        names = names_of_body(phrase.name)
        nation = _nation(phrase)
        exact = self.by_key.get(key, []) + (self.by_key.get(("@", nation), []) if nation else [])
        exact += (self.by_key.get(("=", min(names)), []) if names else [])
        for cluster in reversed(exact):
            if _kinds_agree(cluster.root(), phrase) and _belongs(cluster.root(), phrase):
                return cluster.root()
        if is_acronym(phrase.name):
            for cluster in reversed(self.by_initials.get(phrase.name.replace(".", "").lower(), [])):
                if any(abbreviates(phrase.name, name) for name in cluster.root().names):
                    return cluster.root()
        elif len(key) > 1 and (short := self.by_key.get((initials(phrase.name),))):
            if any(is_acronym(name) for name in short[-1].root().names):
                return short[-1].root()
        return self._person(phrase, key)

    def _person(self, phrase: Phrase, key: tuple[str, ...]) -> Cluster | None:
        """A person met before under a fuller or a shorter name; None where two could be meant."""
        votes = phrase.votes
        if not key or votes.get("organisation", 0) > votes.get("person", 0) + 2 or votes.get("place", 0) and not votes.get("person"):
            return None
        fitting: list[Cluster] = []
        for word in {key[-1], key[0]}:
            for found in self.by_word.get(word, []):
                cluster = found.root()
                if cluster in fitting or cluster.told_kind() not in ("person", ""):
                    continue
                if phrase.gender and cluster.gender and phrase.gender != cluster.gender:
                    continue
                if all(same_person(name, phrase.name) for name in cluster.names):
                    fitting.append(cluster)
        by_surname = [c for c in fitting if any(words_of(name)[-1:] == key[-1:] for name in c.names)]
        fitting = by_surname or fitting
        return fitting[0] if len(fitting) == 1 else None

    def _add(self, cluster: Cluster, phrase: Phrase) -> None:
        cluster.groups |= phrase.groups
        if self.waiting and phrase.groups:
            self._serve_waiting(cluster.root(), self.words.sentence[phrase.start])
        cluster.affiliation |= phrase.affiliation
        cluster.gender = cluster.gender or phrase.gender
        cluster.surface = cluster.surface or self.words.slice(phrase.start, phrase.end)

    # --- nouns ----------------------------------------------------------------------------------------------------

    def _noun(self, phrase: Phrase) -> Cluster | None:
        if phrase.many and (joint := self._joint(phrase)):
            return joint
        cluster = self._taken_up(phrase)
        if cluster is None:
            if phrase.kind == "place":
                return None
            cluster = Cluster(kind=phrase.kind, many=phrase.many)
        if phrase.noun in COUNTERPARTS:
            self._counterpart(cluster, phrase)
        self._add(cluster, phrase)
        self.by_noun[phrase.noun] = cluster
        return cluster

    def _taken_up(self, phrase: Phrase) -> Cluster | None:
        """The actor met before that a noun means: "the group", "the minister", "police"."""
        if phrase.kind == "group" or phrase.noun in COLLECTIVE:
            if (found := self._same_group(phrase)) or phrase.kind == "group":
                return found
        if phrase.noun in COUNTERPARTS:
            known = (link.cluster.root() for link in self.latest(phrase, _FAR) if "counterpart" in link.cluster.root().groups)
            return next((cluster for cluster in known if _belongs(cluster, phrase)), None)
        if phrase.determiner not in DEFINITE or phrase.many and phrase.noun not in COLLECTIVE or _narrowed(self.words, phrase):
            return None
        fits = {"person": _person_fits, "organisation": _body_fits, "place": _place_fits}[phrase.kind]
        fitting: list[tuple[Cluster, int]] = []
        seen: list[Cluster] = []
        for link in self.latest(phrase, _FAR):
            cluster = link.cluster.root()
            if cluster not in seen:
                seen.append(cluster)
                distance = self.words.sentence[phrase.start] - self.words.sentence[link.phrase.start]
                if fits(cluster, phrase, distance):
                    fitting.append((cluster, distance))
        named = [each for each in fitting if each[0].names]
        fitting = named or fitting
        if phrase.kind == "person" and len(fitting) > 1 and fitting[1][1] - fitting[0][1] < 2:
            return None  # which of the two ministers?
        return fitting[0][0] if fitting else None

    def _same_group(self, phrase: Phrase) -> Cluster | None:
        """ "the gunmen" after "three gunmen"; "police" after "police"."""
        if phrase.determiner not in DEFINITE and phrase.noun not in COLLECTIVE or _narrowed(self.words, phrase):
            return None
        if phrase.noun in COLLECTIVE and (found := self.by_noun.get(phrase.noun)):
            return found.root() if found.root().affiliation >= phrase.affiliation else None
        for link in self.latest(phrase, _FAR):
            cluster = link.cluster.root()
            if cluster.names or not cluster.many or cluster.kind != phrase.kind:
                continue
            if phrase.noun in ("people", "person") and not cluster.groups & {"people", "person"}:
                continue
            if phrase.affiliation <= cluster.affiliation and all(any(_is_a(g, group) for g in cluster.groups) for group in phrase.groups):
                return cluster
        return None

    def _joint(self, phrase: Phrase) -> Cluster | None:
        """ "both countries", "the two leaders": the two latest of their kind."""
        near = (self.words.low_at(phrase.head - 1), self.words.low_at(phrase.head - 2), phrase.determiner)
        if "both" not in near and not ("two" in near and phrase.determiner in DEFINITE):
            return None
        place = phrase.noun in PLACE_NOUNS or phrase.noun in ("side", "neighbour", "neighbor")
        found: list[Cluster] = []
        for link in self.latest(phrase, _NEAR):
            cluster = link.cluster.root()
            country = cluster.told_kind() == "place" and bool(cluster.also or any(nation_of(name) for name in cluster.names))
            person = cluster.told_kind() == "person" and cluster.names and all(any(_is_a(g, group) for g in cluster.groups) for group in phrase.groups)
            if (country if place else person) and not any(cluster is other or _names(cluster) & _names(other) for other in found):
                found.append(cluster)
        if len(found) < 2:
            return None
        left, right = found[1], found[0]
        return Cluster(
            kind="group",
            surface=f"{next(iter(left.names))} and {next(iter(right.names))}",
            groups=set(phrase.groups),
            affiliation=left.affiliation | right.affiliation,
            also={name.lower() for cluster in (left, right) for name in cluster.names} | left.also | right.also,
            many=True,
        )

    def _counterpart(self, cluster: Cluster, phrase: Phrase) -> None:
        """A minister's counterpart is a minister."""
        for link in self.latest(phrase, _NEAR):
            other = link.cluster.root()
            if other is not cluster and other.told_kind() == "person" and (offices := _offices(other.groups)):
                phrase.groups |= offices
                return
        self.waiting.append((cluster, self.words.sentence[phrase.start]))

    def _serve_waiting(self, cluster: Cluster, sentence: int) -> None:
        """Gives an office just told to the counterpart named before it in the sentence."""
        for counterpart, where in self.waiting:
            if where == sentence and counterpart.root() is not cluster:
                counterpart.root().groups |= _offices(cluster.groups)
        self.waiting = [each for each in self.waiting if each[1] == sentence and not _offices(each[0].root().groups)]

    def _join(self, one: Cluster, other: Cluster) -> Cluster:
        """Two clusters become one."""
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
            one.votes[kind] += votes
        if one.names and not other.names:
            one.votes["person" if other.kind == "person" else "organisation" if other.kind == "organisation" else "place"] += 3
        other.into = one
        return one


def _offices(groups: set[str]) -> set[str]:
    return {group for group in groups if any(group_relation(office, group) in ("same", "narrower") for office in ("official", "leader", "politician"))}


def _put(clusters: list[Cluster], cluster: Cluster) -> None:
    if cluster not in clusters[-4:]:
        clusters.append(cluster)


def _key(phrase: Phrase) -> tuple[str, ...]:
    """What a name is looked up by: its telling words, a state body's without its nation."""
    key = words_of(phrase.name)
    if len(key) > 1 and body_sort(key[-1]) in _STATE and nation_of(phrase.name.split()[0].removesuffix("'s")):
        return key[1:]
    return key


def _nation(phrase: Phrase) -> str | None:
    """The country that a name is a name of; None for other names."""
    return nation_of(phrase.name) if phrase.votes.get("person", 0) < 3 else None


def _capital_of(name: str) -> str | None:
    from factcheck.words.places import capital_of

    return capital_of(name)


def _kinds_agree(cluster: Cluster, phrase: Phrase) -> bool:
    kind = cluster.told_kind()
    if kind == "person" and phrase.votes.get("place", 0) > 2 and not phrase.votes.get("person"):
        return False
    return not (kind == "place" and phrase.votes.get("person", 0) > 2 and not phrase.votes.get("place"))


def _belongs(cluster: Cluster, phrase: Phrase) -> bool:
    """False for the ministries of two countries."""
    return not (cluster.affiliation and phrase.affiliation and cluster.affiliation.isdisjoint(phrase.affiliation))


def _names(cluster: Cluster) -> set[str]:
    return {name.lower() for name in cluster.names} | cluster.also


def _narrowed(words: Words, phrase: Phrase) -> bool:
    """True where what follows a noun says which one is meant: "the man who ...", "the head of ..."."""
    after = words.low_at(phrase.end)
    if phrase.many and (after in _PLACING or phrase.end < len(words) and words.tag[phrase.end] in ("VBG", "VBN") and words.head[phrase.end] == phrase.head):
        return True
    return after in ("who", "whose", "that", "which") or after == "of" and not phrase.affiliation


@lru_cache(maxsize=16384)
def _is_a(narrow: str, broad: str) -> bool:
    """True where the group `narrow` is, or is among, the group `broad`: no former president is a president."""
    leaves = {word for word in narrow.split() if word in LEAVES} - {word for word in broad.split() if word in LEAVES}
    if narrow == broad or narrow.endswith(" " + broad) and not leaves:
        return True
    return not leaves and group_relation(broad, narrow) in ("same", "narrower")


def _person_fits(cluster: Cluster, phrase: Phrase, distance: int) -> bool:
    if cluster.many or cluster.told_kind() not in ("person", "") or not _belongs(cluster, phrase):
        return False
    if phrase.gender and cluster.gender and phrase.gender != cluster.gender:
        return False
    if phrase.groups and all(any(_is_a(group, wanted) for group in cluster.groups) for wanted in phrase.groups):
        return True
    personal = phrase.noun in _PERSONAL and phrase.gender and cluster.gender == phrase.gender and not cluster.groups
    return bool(personal) and distance <= 1 and bool(cluster.names)


def _body_fits(cluster: Cluster, phrase: Phrase, distance: int) -> bool:
    if cluster.told_kind() not in ("organisation", "") or not _belongs(cluster, phrase) or cluster.many:
        return False
    words = [*map(words_of, cluster.names), *(tuple(group.split()) for group in cluster.groups)]
    if any(phrase.noun in word for word in words):
        return all(any(group.endswith(wanted) or wanted == phrase.noun for group in cluster.groups | {" ".join(w) for w in words}) for wanted in phrase.groups)
    if phrase.noun not in generic() or not cluster.names or distance > _NEAR:
        return False
    return bool(generic()[phrase.noun] & cluster.sorts())


def _place_fits(cluster: Cluster, phrase: Phrase, distance: int) -> bool:
    if cluster.told_kind() != "place" or distance > _NEAR or phrase.affiliation:
        return False
    from factcheck.words.places import kind_of

    kinds = {kind_of(name) for name in cluster.names}
    if phrase.noun in ("country", "nation", "republic", "kingdom", "state"):
        return "country" in kinds
    if phrase.noun in ("city", "town", "village", "capital"):
        return "city" in kinds or any(phrase.noun in group.split() for group in cluster.groups)
    return any(phrase.noun in group.split() for group in cluster.groups)
