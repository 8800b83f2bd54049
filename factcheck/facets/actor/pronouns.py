"""What a pronoun stands for. Where two actors could be meant, none is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.facets.actor.phrase import Phrase
from factcheck.facets.actor.words import Words

if TYPE_CHECKING:
    from factcheck.facets.actor.cluster import Cluster
    from factcheck.facets.actor.coreference import Linker

# fmt: off
SINGULAR = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
NEUTER, PLURAL = frozenset(("it", "its")), frozenset(("they", "them", "their", "theirs"))
FIRST = frozenset(("i", "me", "my", "mine", "we", "us", "our", "ours"))
_EMPTY_IT = frozenset("seem appear take happen rain snow turn be become look mean remain emerge follow help make".split())
"""Verbs whose "it" often stands for no one."""
_WEIGHTS: dict[str, float] = {"obl:agent": 2.0, "obj": 1.6, "iobj": 1.5, "obl": 1.2}
_THINGS = frozenset("NOUN PROPN".split())
# fmt: on
_CLEAR = 0.75
"""How far the best antecedent of a pronoun must lead the next one."""
_BACK = 3
"""Sentences that he and she may reach back."""


def resolve(linker: Linker, phrase: Phrase) -> Cluster | None:
    """The actor a third-person pronoun stands for; None where it is unclear."""
    if phrase.noun in SINGULAR:
        return _he_or_she(linker, phrase)
    if phrase.noun in NEUTER:
        return _it(linker, phrase)
    if phrase.noun in PLURAL:
        return _they(linker, phrase)
    return None


def weight_of_role(words: Words, token: int) -> float:
    """How readily a mention is taken up: subjects first, then agents and objects."""
    at, hops = token, 0
    while words.dep[at] in ("conj", "appos", "flat") and hops < 4:
        at, hops = words.head[at], hops + 1
    dep = words.dep[at]
    if dep.startswith("nsubj"):
        below = words.dep[words.head[at]]
        return 3.0 - (0.6 if below.startswith(("acl", "advcl")) else 0.0) - (0.2 if dep == "nsubj:pass" else 0.0)
    if dep == "root" or dep == "ROOT":
        return 2.5
    return _WEIGHTS.get(dep, 1.0)


def _he_or_she(linker: Linker, phrase: Phrase) -> Cluster | None:
    words, gender = linker.words, SINGULAR[phrase.noun]
    now = words.sentence[phrase.start]
    quote = linker.quotes.at(phrase.head)
    scores: dict[int, float] = {}
    found: dict[int, Cluster] = {}
    for link in linker.latest(phrase, _BACK):
        cluster = link.cluster.root()
        kind = cluster.told_kind()
        if cluster.many or kind not in ("person", "") or kind == "" and not cluster.names or cluster.gender not in ("", gender):
            continue
        if link.phrase.form == "pronoun" and link.phrase.noun in FIRST or _same_clause(words, phrase, link.phrase):
            continue
        score = weight_of_role(words, link.phrase.head) - 1.2 * (now - words.sentence[link.phrase.start])
        score += 0.8 * (cluster.gender == gender) + 0.4 * bool(cluster.names) - 1.0 * (kind == "")
        score += 0.6 * (link.phrase.form == "pronoun") - 1.5 * (quote is None and linker.quotes.at(link.phrase.head) is not None)
        scores[id(cluster)] = max(score, scores.get(id(cluster), -9.0))
        found[id(cluster)] = cluster
    ranked = sorted(scores, key=lambda key: -scores[key])
    if not ranked or scores[ranked[0]] < 0.5 or len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _CLEAR:
        return None
    best = found[ranked[0]]
    if quote is not None and (speaker := linker.quotes.speaker(phrase.head)) is not None and linker.at_token(speaker) is best:
        return None
    best.gender = gender
    if best.names:
        best.votes["person"] = max(best.votes["person"], 3)
    return best


def _same_clause(words: Words, phrase: Phrase, other: Phrase) -> bool:
    """True where "him" and a subject share a verb: they are two persons ("Ali killed him")."""
    if phrase.noun in ("his", "hers", "their", "its") or words.dep[phrase.head] == "nmod:poss":
        return other.start <= phrase.start < other.end
    return words.head[phrase.head] == words.head[other.head] and words.head[phrase.head] not in (phrase.head, other.head)


def _subject_before(words: Words, token: int, plural: bool) -> int | None:
    """The subject that a neuter or plural pronoun most likely takes up: the nearest before it, in this sentence or the last."""
    now = words.sentence[token]
    verb = words.head[token]
    for i in range(token - 1, max(-1, token - 80), -1):
        if now - words.sentence[i] > 1:
            return None
        if not words.dep[i].startswith("nsubj") or words.head[i] == verb and words.dep[token].startswith("nsubj"):
            continue
        if words.pos[i] not in _THINGS and words.low[i] not in ("it", "they"):
            continue
        several = (
            words.tag[i] in ("NNS", "NNPS")
            or words.low[i] == "they"
            or any(words.dep[child] == "conj" for child in words.children[i])
        )
        if not plural and several:
            continue
        return i
    return None


def _it(linker: Linker, phrase: Phrase) -> Cluster | None:
    words, token = linker.words, phrase.head
    verb = words.head[token]
    empty = words.lemma[verb] in _EMPTY_IT or words.child(verb, "cop") is not None or not words.dep[token].startswith("nsubj")
    if phrase.noun == "it" and empty:
        return None
    subject = _subject_before(words, token, plural=False)
    if subject is None or (cluster := linker.at_token(subject)) is None or cluster.many:
        return None
    if _more_than_one(words, token, subject):
        return None
    return cluster if cluster.told_kind() in ("organisation", "place") or cluster.names and cluster.told_kind() == "" else None


def _more_than_one(words: Words, token: int, subject: int) -> bool:
    """True where the pronoun's sentence has an object nearer than the subject that it could as well take up."""
    if words.low[token] != "its" or words.sentence[token] == words.sentence[subject]:
        return False
    return any(words.dep[i].startswith("nsubj") and words.pos[i] in _THINGS for i in range(subject + 1, token))


def _they(linker: Linker, phrase: Phrase) -> Cluster | None:
    words, token = linker.words, phrase.head
    if phrase.noun == "them":
        return None
    subject = _subject_before(words, token, plural=True)
    if subject is None or (cluster := linker.at_token(subject)) is None:
        return None
    if any(words.dep[child] == "conj" for child in words.children[subject]):
        return None
    if cluster.many:
        return cluster
    between = range(subject + 1, token)
    others = any(
        words.tag[i] in ("NNS", "NNPS") or words.pos[i] == "NUM" and words.sentence[i] == words.sentence[token] for i in between
    )
    return cluster if cluster.told_kind() == "organisation" and not others else None
