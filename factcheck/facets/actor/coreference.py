"""Which mentions of a text speak of the same actor: names with their variants, nouns that take a name up, appositions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from factcheck.facets.actor.cluster import Cluster, join, put
from factcheck.facets.actor.fit import (
    FITS,
    are_called,
    belongs,
    country_of_capital,
    key_of,
    kinds_agree,
    narrowed,
    nation_named,
    offices_among,
    two_persons,
)
from factcheck.facets.actor.nouns import PLACE_NOUNS
from factcheck.facets.actor.phrase import Phrase
from factcheck.facets.actor.pronouns import FIRST, resolve
from factcheck.facets.actor.quotes import Quotes
from factcheck.facets.actor.spelling import abbreviates, initials, is_acronym, same_person, words_of
from factcheck.facets.actor.words import COLLECTIVE, COUNTERPARTS, DEFINITE, Words, nation_of
from factcheck.words.aliases import names_of_body

_LOOK_BACK = 24
"""How many earlier mentions a noun or pronoun may reach back over."""
_NEAR = 3
"""Sentences that a definite noun may reach back without a word that ties it to the actor."""
_FAR = 12
_AGAIN = 0.05
"""What each further mention adds to the best sign of a kind: many weak signs outweigh one another, never a strong one."""
_NAMESAKES = 16
"""How many actors with a shared word in their names are looked at, so that time stays in step with length."""


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
        tied = {*self.same, *self.same.values()}
        for n, phrase in enumerate(self.phrases):
            if phrase.form == "name":
                cluster: Cluster | None = self._name(phrase)
            elif phrase.form == "noun":
                cluster = self._noun(phrase, tied=n in tied)
            else:
                cluster = resolve(self, phrase)
            if cluster is None:
                continue
            partner = self.cluster_of.get(self.same[n]) if n in self.same else None
            if partner is not None and not two_persons(partner.root(), cluster.root()):
                cluster = join(partner.root(), cluster.root())
            self._link(n, phrase, cluster)
        for n, phrase in enumerate(self.phrases):
            speaker = self.quotes.speaker(phrase.head) if phrase.noun in FIRST else None
            if speaker is not None and (said := self.at_token(speaker)):
                self.cluster_of[n] = said
        for n, cluster in self.cluster_of.items():
            self.cluster_of[n] = cluster.root()

    def _link(self, n: int, phrase: Phrase, cluster: Cluster) -> None:
        self.cluster_of[n] = cluster
        self.recent.append(Link(phrase, cluster))
        if phrase.form == "name":
            self.by_token.update(dict.fromkeys(range(phrase.name_start, phrase.end), cluster))
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
        key = key_of(phrase)
        cluster = self._known(phrase, key) or Cluster()
        cluster.names.setdefault(phrase.name)
        self._add(cluster, phrase)
        for kind, votes in phrase.votes.items():
            cluster.votes[kind] = max(cluster.votes[kind], votes) + _AGAIN
        put(self.by_key[key], cluster)
        if names := names_of_body(phrase.name):
            put(self.by_key[("=", min(names))], cluster)
        subject = self.words.role(phrase.head) in ("nsubj", "obl:agent")
        cluster.acts = cluster.acts or subject or phrase.start < phrase.name_start
        if nation := nation_named(phrase):
            put(self.by_key[("@", nation)], cluster)
        elif subject and phrase.votes.get("place", 0) > 2 and (country := country_of_capital(phrase.name)):
            cluster.also.add(country)
            cluster.affiliation.add(country)
        if len(key) > 1:
            for letters in {initials(phrase.name), "".join(word[0] for word in key)}:
                if len(letters) > 1:
                    put(self.by_initials[letters], cluster)
        if key and phrase.votes.get("organisation", 0) < 4:
            put(self.by_word[key[-1]], cluster)
            if len(key) > 1:
                put(self.by_word[key[0]], cluster)
        return cluster

    def _known(self, phrase: Phrase, key: tuple[str, ...]) -> Cluster | None:
        names = names_of_body(phrase.name)
        nation = nation_named(phrase)
        exact = self.by_key.get(key, []) + (self.by_key.get(("@", nation), []) if nation else [])
        exact += self.by_key.get(("=", min(names)), []) if names else []
        for cluster in reversed(exact[-_NAMESAKES:]):
            if kinds_agree(cluster.root(), phrase) and belongs(cluster.root(), phrase):
                return cluster.root()
        if is_acronym(phrase.name):
            for cluster in self.by_initials.get(phrase.name.replace(".", "").lower(), [])[-_NAMESAKES:]:
                if any(abbreviates(phrase.name, name) for name in cluster.root().names):
                    return cluster.root()
        elif (
            len(key) > 1 and (short := self.by_key.get((initials(phrase.name),))) and any(map(is_acronym, short[-1].root().names))
        ):
            return short[-1].root()
        return self._person(phrase, key)

    def _person(self, phrase: Phrase, key: tuple[str, ...]) -> Cluster | None:
        """A person met before under a fuller or a shorter name; None where two could be meant."""
        person = phrase.votes.get("person", 0)
        if not key or phrase.votes.get("organisation", 0) > person + 2 or phrase.votes.get("place", 0) and not person:
            return None
        fitting: list[Cluster] = []
        for word in {key[-1], key[0]}:
            for found in self.by_word.get(word, [])[-_NAMESAKES:]:
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

    def _noun(self, phrase: Phrase, *, tied: bool) -> Cluster | None:
        if phrase.noun in ("latter", "former"):
            return self._of_two(phrase)
        if phrase.many and (joint := self._joint(phrase)):
            return joint
        cluster = None if tied and phrase.noun not in COUNTERPARTS else self._taken_up(phrase)
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
        found = self._same_group(phrase) if phrase.kind == "group" or phrase.noun in COLLECTIVE else None
        if found or phrase.kind == "group":
            return found
        if phrase.noun in COUNTERPARTS:
            known = (link.cluster.root() for link in self.latest(phrase, _FAR) if "counterpart" in link.cluster.root().groups)
            return next((cluster for cluster in known if belongs(cluster, phrase)), None)
        if phrase.determiner not in DEFINITE or phrase.many and phrase.noun not in COLLECTIVE or narrowed(self.words, phrase):
            return None
        fitting: list[tuple[Cluster, int]] = []
        seen: list[Cluster] = []
        for link in self.latest(phrase, _FAR):
            cluster = link.cluster.root()
            if cluster not in seen:
                seen.append(cluster)
                distance = self.words.sentence[phrase.start] - self.words.sentence[link.phrase.start]
                if FITS[phrase.kind](cluster, phrase, distance):
                    fitting.append((cluster, distance))
        if phrase.kind == "place":
            fitting.sort(key=lambda each: not phrase.groups & each[0].groups)
        named = [each for each in fitting if each[0].names]
        fitting = named or fitting
        if phrase.kind == "person" and len(fitting) > 1 and fitting[1][1] - fitting[0][1] < 2:
            return None  # which of the two ministers?
        return fitting[0][0] if fitting else None

    def _same_group(self, phrase: Phrase) -> Cluster | None:
        """ "the gunmen" after "three gunmen"; "police" after "police"."""
        if phrase.determiner not in DEFINITE and phrase.noun not in COLLECTIVE or narrowed(self.words, phrase):
            return None
        if phrase.noun in COLLECTIVE and (found := self.by_noun.get(phrase.noun)):
            return found.root() if found.root().affiliation >= phrase.affiliation else None
        for link in self.latest(phrase, _FAR):
            cluster = link.cluster.root()
            if cluster.names or not cluster.many or cluster.kind != phrase.kind:
                continue
            if phrase.noun in ("people", "person") and not cluster.groups & {"people", "person"}:
                continue
            if phrase.affiliation <= cluster.affiliation and are_called(cluster, phrase.groups):
                return cluster
        return None

    def _of_two(self, phrase: Phrase) -> Cluster | None:
        """ "the latter", "the former": of the two actors named last."""
        found: list[Cluster] = []
        for link in self.latest(phrase, 1):
            cluster = link.cluster.root()
            if link.phrase.form == "name" and cluster not in found:
                found.append(cluster)
        if len(found) < 2 or len(found) > 2 and phrase.noun == "former":
            return None
        return found[0] if phrase.noun == "latter" else found[1]

    def _joint(self, phrase: Phrase) -> Cluster | None:
        """ "both countries", "the two leaders": the two latest of their kind."""
        near = (self.words.low_at(phrase.head - 1), self.words.low_at(phrase.head - 2), phrase.determiner)
        if "both" not in near and not ("two" in near and phrase.determiner in DEFINITE):
            return None
        place = phrase.noun in PLACE_NOUNS or phrase.noun in ("side", "neighbour", "neighbor")
        found: list[Cluster] = []
        for link in self.latest(phrase, _NEAR):
            cluster = link.cluster.root()
            country = cluster.told_kind() == "place" and bool(cluster.also or any(map(nation_of, cluster.names)))
            person = cluster.told_kind() == "person" and cluster.names and are_called(cluster, phrase.groups)
            if (country if place else person) and not any(
                cluster is other or cluster.all_names() & other.all_names() for other in found
            ):
                found.append(cluster)
        if len(found) < 2:
            return None
        left, right = found[1], found[0]
        return Cluster(
            kind="group",
            surface=f"{next(iter(left.names))} and {next(iter(right.names))}",
            groups=set(phrase.groups),
            affiliation=left.nations() | right.nations(),
            also={name.lower() for cluster in (left, right) for name in cluster.names} | left.also | right.also,
            many=True,
        )

    def _counterpart(self, cluster: Cluster, phrase: Phrase) -> None:
        """A minister's counterpart is a minister."""
        for link in self.latest(phrase, _NEAR):
            other = link.cluster.root()
            if other is not cluster and other.told_kind() == "person" and (offices := offices_among(other.groups)):
                phrase.groups |= offices
                return
        self.waiting.append((cluster, self.words.sentence[phrase.start]))

    def _serve_waiting(self, cluster: Cluster, sentence: int) -> None:
        """Gives an office just told to the counterpart named before it in the sentence."""
        for counterpart, where in self.waiting:
            if where == sentence and counterpart.root() is not cluster:
                counterpart.root().groups |= offices_among(cluster.groups)
        self.waiting = [each for each in self.waiting if each[1] == sentence and not offices_among(each[0].root().groups)]
