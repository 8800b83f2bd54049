"""Who did it to whom: swapped roles, somebody else in a role, and people who belong elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.facets import actor
from factcheck.judging.align import SETTLED, Alignment, Likenesses
from factcheck.judging.index import Index
from factcheck.judging.likeness import exclusive
from factcheck.judging.weighing import Weighed, side, side_of, spoken_for, text_of
from factcheck.schema import Comparison, Relation, Word
from factcheck.words.frames import frames
from factcheck.words.lexicon import category
from factcheck.words.places import kind_of

WHO = ("agent", "target", "recipient", "same", "with")
"""Roles in which one participant of an event shuts out another."""
ALSO = 0.8
"""A second sentence counts where it tells at least this share of what the best one tells."""
BESIDE = 0.5
"""What somebody else in a role counts where the claim's name stands in the passage, too: it may be another event."""
OTHER = 0.5
"""Below this likeness two words name different participants."""


def compare_roles(alignments: Sequence[Alignment], likenesses: Likenesses) -> Iterator[Weighed]:
    """Comparisons of the participants of each event of the claim, in the two best alignments."""
    claim = likenesses.claim
    for alignment in alignments[:2]:
        if alignment.own() < ALSO * alignments[0].own():
            continue
        for head, match in alignment.matches.items():
            if match.score < SETTLED or not (claim.words[head].frames or claim.words[head].pos == "verb"):
                continue
            ours, theirs = claim.roles(head), alignment.source.roles(match.token)
            converse = match.tie == "converse"
            if converse:
                theirs = _from_the_other_side(claim.words[head], alignment.source.words[match.token], theirs)
            alike = [frame for name in claim.words[head].frames[:1] if (frame := frames()[name]).symmetric]
            if alike:
                theirs = _on_either_side(theirs, alike[0].partner)
            for role in WHO:
                for token in ours.get(role, ()):
                    found = _in_role(alignment, likenesses, token, role, theirs, converse) if _is_who(claim, token) else None
                    if found and not (alike and found.comparison.rung == "swapped"):
                        yield replace(found, strength=found.strength * match.score)


def _from_the_other_side(ours: Word, theirs: Word, roles: dict[str, list[int]]) -> dict[str, list[int]]:
    """The source's roles as the claim's word would tell them: who lost to B was beaten by B."""
    claimed, reported = frames()[ours.frames[0]].partner, frames()[theirs.frames[0]].partner
    if not claimed or not reported:
        return roles | {"agent": roles.get("target", []), "target": roles.get("agent", [])}
    turned = roles | {"agent": [token for case in reported for token in roles.get(case, [])]}
    return turned | {case: roles.get("agent", []) for case in claimed}


def _on_either_side(roles: dict[str, list[int]], partner: tuple[str, ...]) -> dict[str, list[int]]:
    """The roles of an event whose participants all play one part: who met whom."""
    both = [token for role in dict.fromkeys(("agent", "target", "with", *partner)) for token in roles.get(role, [])]
    return roles | dict.fromkeys(("agent", "target", "with"), both)


def _in_role(
    alignment: Alignment, likenesses: Likenesses, token: int, role: str, theirs: dict[str, list[int]], converse: bool
) -> Weighed | None:
    """What the source says of this participant's role: the same one, one that is elsewhere in the same event, or another one."""
    claim, source = likenesses.claim, likenesses.source
    there = theirs.get(role, [])
    rest, rarity = alignment.local(frozenset({token})), claim.words[token].rarity
    text = side_of(claim, token)
    same = next((other for other in there if likenesses.of(token, other).score >= SETTLED), None)
    if same is not None:
        comparison = Comparison(
            "roles", "same", Relation.ENTAILS, text, side_of(source, same), "Both tell the same who and whom."
        )
        return Weighed(comparison, rest, alignment.sentence, rarity)
    others = [other for other in there if _is_who(source, other) and likenesses.of(token, other).score < OTHER]
    elsewhere = [t for kind, tokens in theirs.items() if kind != role for t in tokens if likenesses.of(token, t).score >= SETTLED]
    if converse and elsewhere and not others:
        others = elsewhere  # "A lost" against "A won"
    if not others:
        return None
    if elsewhere or _named_otherwise(alignment, likenesses, token, others[0]):
        there_side = side_of(source, others[0])
        why = f"The claim turns around who did it to whom: in the source it is “{there_side.text}”, not “{text.text}”."
        comparison = Comparison("roles", "swapped", Relation.EXCLUDES, text, there_side, why, "role-swap")
        return Weighed(comparison, rest, alignment.sentence, rarity)
    if alignment.here[token] >= SETTLED:
        rest *= BESIDE
    for other in others:
        if token in claim.actors and other in source.actors and _known_names(claim, source, token, other):
            comparison = actor.LADDER.compare(side(claim.actors[token]), side(source.actors[other]))
            if comparison.relation is not Relation.OPEN:
                return Weighed(comparison, rest, alignment.sentence, rarity)
        if claim.words[token].pos == "name" and exclusive(claim.words[token], source.words[other]):
            there_side = side_of(source, other)
            why = f"Where the claim names “{text.text}”, the source names “{there_side.text}”."
            comparison = Comparison("actor", "other name", Relation.EXCLUDES, text, there_side, why, "actor-conflict")
            told = spoken_for(alignment, other, token)
            return Weighed(comparison, rest * (0.7 if told else 1.0), alignment.sentence, rarity)
    return None


def _named_otherwise(alignment: Alignment, likenesses: Likenesses, token: int, other: int) -> bool:
    """Whether the claim names the source's participant, too, in another part: "A expelled B's men" for "B expelled A's men"."""
    claim = likenesses.claim
    if claim.words[token].pos != "name" or alignment.source.words[other].pos != "name":
        return False
    return any(t != token and word.pos == "name" and likenesses.of(t, other).score >= SETTLED for t, word in claim.words.items())


def _known_names(claim: Index, source: Index, token: int, other: int) -> bool:
    """Whether both sides go by name: a group noun in a role ("gunmen", "officers") is one of several who may be there."""
    return bool(claim.actors[token].value.names and source.actors[other].value.names)


def _is_who(index: Index, token: int) -> bool:
    """Whether a word names somebody: things that are swapped are more often another telling of the same."""
    word = index.words[token]
    named = word.pos == "name" and text_of(index, token)[:1].isupper()
    return token in index.actors or token in index.places or named or "person" in category(word.lemma)


def compare_actors(alignment: Alignment, likenesses: Likenesses) -> Iterator[Weighed]:
    """The countries that the claim's people belong to against those of the same people in the source."""
    claim, source = likenesses.claim, likenesses.source
    for token, mention in claim.actors.items():
        match = alignment.matches.get(token)
        if mention.value.kind != "person" or not mention.value.names or match is None or match.token not in source.actors:
            continue
        ours, theirs = _countries(mention.value.affiliation), _countries(source.actors[match.token].value.affiliation)
        if ours and theirs and not ours & theirs and match.score >= SETTLED:
            a, b = ", ".join(sorted(ours)).title(), ", ".join(sorted(theirs)).title()
            why = f"The claim makes {mention.text} one of {a}; the source says {b}."
            there = side(source.actors[match.token])
            comparison = Comparison("actor", "another country", Relation.EXCLUDES, side(mention), there, why, "actor-conflict")
            yield Weighed(comparison, max(0.6, alignment.local(frozenset({token}))), alignment.sentence, 7.0)


def _countries(affiliation: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name in affiliation if kind_of(name) == "country")
