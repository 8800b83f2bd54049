"""Finds the persons, groups and bodies of a text, each mention with all that the text tells of its actor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from factcheck.facets.actor.cluster import Cluster
from factcheck.facets.actor.coreference import Linker
from factcheck.facets.actor.phrase import Phrase
from factcheck.facets.actor.phrases import phrases
from factcheck.facets.actor.spelling import is_acronym, plain, surname
from factcheck.facets.actor.ties import ties
from factcheck.facets.actor.words import Words, nation_of
from factcheck.schema import Actor, Mention, Span
from factcheck.words.aliases import names_of_body

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SHORTEST = 3
"""Letters of a surname that is an alias by itself."""


def find(doc: Doc, text: str) -> list[Mention[Actor]]:
    """Every mention of a person, group or body in a parsed text, in text order; coreferent ones share one value.

    A mention's token is the head of its phrase. Places are mentioned where they act, as governments do.
    """
    if not len(doc):
        return []
    words = Words(doc, text)
    found = phrases(words)
    linker = Linker(words, found, ties(words, found))
    linker.run()
    values: dict[int, Actor | None] = {}
    mentions: dict[int, Mention[Actor]] = {}
    for n, phrase in enumerate(found):
        cluster = linker.cluster_of.get(n)
        if cluster is None:
            continue
        if id(cluster) not in values:
            values[id(cluster)] = _actor(cluster)
        value = values[id(cluster)]
        if value is None or value.kind == "place" and phrase.form == "name" and not acts(words, phrase):
            continue
        span = _span(words, phrase)
        mentions.setdefault(phrase.head, Mention("actor", span, text[span.start : span.end], value, token=phrase.head))
    return sorted(mentions.values(), key=lambda mention: (mention.span.start, mention.span.end))


def _span(words: Words, phrase: Phrase) -> Span:
    last = phrase.end - 1
    return Span(words.start[phrase.start], words.start[last] + len(words.word[last]))


def _actor(cluster: Cluster) -> Actor | None:
    """The value of a cluster; None for capitals that nothing tells to be an actor."""
    kind = cluster.told_kind()
    groups = frozenset(" ".join(group.split()[-4:]) for group in cluster.groups if group)
    affiliation = set(cluster.affiliation)
    if not cluster.names:
        known: Literal["person", "organisation", "place", "group"] = kind or "group"  # type: ignore[assignment]
        return Actor(cluster.surface, frozenset(cluster.also), known, groups, frozenset(affiliation))
    if not kind and cluster.gender:
        kind = "person"
    if not kind and not cluster.acts:
        return None
    kind = kind or "organisation"
    name = max(cluster.names, key=lambda each: (len(plain(each).split()), not is_acronym(each)))
    names = set(cluster.also)
    for each in cluster.names:
        names |= {each.lower(), plain(each)}
        if kind == "person" and len(surname(each)) >= _SHORTEST:
            names |= {surname(each), plain(surname(each))}
        elif kind == "organisation":
            names |= names_of_body(each) | {_without_nation(each)}
    if kind == "place":
        nations = {nation for each in cluster.names if (nation := nation_of(each))}
        names |= nations
        affiliation |= nations
    names.discard("")
    return Actor(name, frozenset(names), kind, groups, frozenset(affiliation))  # type: ignore[arg-type]


def _without_nation(name: str) -> str:
    """ "Iraqi Ministry of Culture": ministry of culture; "" for names without a nation, and where one word would be left."""
    nation, _, rest = name.partition(" ")
    return rest.lower() if " " in rest and nation_of(nation.removesuffix("'s")) else ""


def acts(words: Words, phrase: Phrase) -> bool:
    """Whether a place stands where one who acts stands: as subject, agent, object, or one of two parties."""
    at, hops = phrase.head, 0
    while words.dep[at] in ("conj", "appos", "flat") and hops < 4:
        at, hops = words.head[at], hops + 1
    dep = words.dep[at]
    if dep in ("nsubj", "obl:agent", "obj", "iobj") or words.dep[phrase.head] == "nsubj":
        return True
    if dep == "nsubj:pass":
        return nation_of(phrase.name) is not None
    case = words.child(at, "case")
    return (
        dep in ("obl", "nmod")
        and case is not None
        and words.low[case] in ("with", "by", "against", "between")
        and nation_of(phrase.name) is not None
    )
