"""Who did it to whom: swapped roles, and somebody else in a role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import combinations

from factcheck.facets import actor
from factcheck.facets.stance import NOT
from factcheck.judging.align import SETTLED, Alignment, Likenesses
from factcheck.judging.crossed import crossed
from factcheck.judging.index import Index
from factcheck.judging.slots import is_pronoun
from factcheck.judging.somebody_else import WORD_FOR_WORD, counts_beside, is_another, is_who, known_names
from factcheck.judging.weighing import Weighed, side, side_of, spoken_for, text_of
from factcheck.schema import Comparison, Relation, Span, Word
from factcheck.words.frames import frames

WHO = ("agent", "target", "recipient", "same", "with")
"""Roles in which one participant of an event shuts out another."""
ALSO = 0.8
"""A second sentence counts where it tells at least this share of what the best one tells."""
SWAPPED, ONE_SIDED = 1.0, 0.6
"""What it counts that both participants stand in each other's role, or that only one is seen to; parses err in the second."""
NEARLY = 0.95
"""What a sentence must tell, beside one that turns roles around, to be the one that is meant."""
OWNED = frozenset({"mod", "of"})
OTHER = 0.5
"""Below this likeness two words name different participants."""


def compare_roles(alignments: Sequence[Alignment], likenesses: Likenesses) -> Iterator[Weighed]:
    """Comparisons of the participants of each event of the claim, in the two best alignments."""
    claim = likenesses.claim
    yield from _exchanged(alignments[0], likenesses)
    yield from crossed(alignments[0])
    for alignment in alignments[:2]:
        if alignment.own() < ALSO * alignments[0].own():
            continue
        for head, match in alignment.matches.items():
            event = claim.words[head].frames or claim.words[head].pos == "verb"
            if not event or match.score < SETTLED:
                continue
            found = [*_participants(alignment, likenesses, head, match.token)]
            if any(item.comparison.relation is Relation.EXCLUDES for item in found):
                found = _of_another_event(alignment, likenesses, head, match.token) or found
            yield from found


def _participants(alignment: Alignment, likenesses: Likenesses, head: int, event: int) -> Iterator[Weighed]:
    """Comparisons of those who take part in an event of the claim with those of an event of the source."""
    claim, like = likenesses.claim, likenesses.of(head, event)
    ours, theirs = claim.roles(head), alignment.source.roles(event)
    converse = like.tie == "converse"
    if converse and (claim.words[head].stance.status in NOT) != (alignment.source.words[event].stance.status in NOT):
        return  # "has not won", "lost": the same, told of the same side
    if converse:
        theirs = _from_the_other_side(claim.words[head], alignment.source.words[event], theirs)
    alike = _alike(claim.words[head])
    if alike:
        theirs = _on_either_side(theirs, frames()[claim.words[head].frames[0]].partner)
    dealt = frames()[claim.words[head].frames[0]].partner if converse and claim.words[head].frames else ()
    for role in dict.fromkeys((*WHO, *dealt)):
        for token in ours.get(role, ()):
            found = _in_role(alignment, likenesses, token, role, theirs, converse) if is_who(claim, token) else None
            if found and not (alike and found.comparison.reason == "role-swap"):
                yield replace(found, strength=found.strength * like.score)


def _of_another_event(alignment: Alignment, likenesses: Likenesses, head: int, event: int) -> list[Weighed]:
    """Those with another like event of the sentence that agree: in "B carried out strikes after A's attacks", B attacked, too."""
    for other in alignment.source.in_sentence[alignment.sentence]:
        if other != event and likenesses.of(head, other).score >= SETTLED:
            found = [*_participants(alignment, likenesses, head, other)]
            if found and all(item.comparison.relation is Relation.ENTAILS for item in found):
                return found
    return []


def right_way_round(alignments: tuple[Alignment, ...], likenesses: Likenesses) -> tuple[Alignment, ...]:
    """Without sentences that put somebody else in a role, where one that tells as much, or nearly, has it as the claim has.

    "A struck B. Then B also struck A": only the first tells when A struck, and neither denies the other.
    """
    if len(alignments) < 2:
        return alignments
    enough = NEARLY * max(alignment.coverage() for alignment in alignments)
    told = [[item.comparison for item in compare_roles((alignment,), likenesses)] for alignment in alignments]
    as_claimed = {
        comparison.claimed.span
        for alignment, found in zip(alignments, told, strict=True)
        if alignment.coverage() >= enough and all(comparison.relation is Relation.ENTAILS for comparison in found)
        for comparison in found
    }
    return tuple(alignment for alignment, found in zip(alignments, told, strict=True) if not _otherwise(found, as_claimed))


def _otherwise(found: Sequence[Comparison], as_claimed: Set[Span | None]) -> bool:
    """Whether each participant that is excluded, or one of two that changed places, is told elsewhere as the claim has them."""
    excluded = [comparison for comparison in found if comparison.relation is Relation.EXCLUDES]
    told = [comparison for comparison in excluded if comparison.claimed.span in as_claimed]
    return bool(told) and (len(told) == len(excluded) or all(comparison.reason == "role-swap" for comparison in excluded))


def _alike(event: Word) -> bool:
    """Whether all participants play one part: who met, married or fought whom."""
    return bool(event.frames) and frames()[event.frames[0]].symmetric


def _from_the_other_side(ours: Word, theirs: Word, roles: dict[str, list[int]]) -> dict[str, list[int]]:
    """The source's roles as the claim's word would tell them: who lost to B was beaten by B."""
    claimed, reported = frames()[ours.frames[0]].partner, frames()[theirs.frames[0]].partner
    if not claimed or not reported:
        return roles | {"agent": roles.get("target", []), "target": roles.get("agent", [])}
    turned = roles | {"agent": [token for case in (*reported, "recipient") for token in roles.get(case, [])]}
    return turned | {case: roles.get("agent", []) for case in (*claimed, "recipient")}


def _on_either_side(roles: dict[str, list[int]], partner: tuple[str, ...]) -> dict[str, list[int]]:
    """The roles of an event whose participants all play one part: who met whom."""
    both = [token for role in dict.fromkeys(("agent", "target", "with", *partner)) for token in roles.get(role, [])]
    return roles | dict.fromkeys(("agent", "target", "with"), both)


def _exchanged(alignment: Alignment, likenesses: Likenesses) -> Iterator[Weighed]:
    """Two participants of two events, each told of the other's: "A praised, B objected" for "B praised, A objected"."""
    claim, source = alignment.claim, alignment.source
    there = {t: m.token for t, m in alignment.matches.items() if m.score >= SETTLED and m.tie != "converse"}
    who = [t for t, other in there.items() if is_who(claim, t) and not is_pronoun(text_of(source, other))]
    stands = {t: (_stands(claim, t), _stands(source, there[t])) for t in who}
    for a, b in combinations(who, 2):
        if there[a] == there[b]:
            continue
        in_source = stands[a][1], stands[b][1]
        for role, x in stands[a][0]:
            for part, y in stands[b][0]:
                if x not in there or y not in there or (role, x) == (part, y) or (x == y and _alike(claim.words[x])):
                    continue
                if x != y and (there[x] == there[y] or claim.words[x].lemma == claim.words[y].lemma):
                    continue  # "his first choice, her second choice": which is which is not told by the word
                ours, theirs = (role, there[x]), (part, there[y])
                if x == y and _another_fits(alignment, likenesses, x, there[x], {role: a, part: b}):
                    continue
                if ours in in_source[1] and theirs in in_source[0] and not (ours in in_source[0] or theirs in in_source[1]):
                    text, reported = side_of(claim, a), side_of(source, there[b])
                    why = f"The claim says of “{text.text}” what the source says of “{reported.text}”, and the other way round."
                    comparison = Comparison("roles", "exchanged", Relation.EXCLUDES, text, reported, why, "role-swap")
                    yield Weighed(comparison, alignment.local(frozenset({a})), alignment.sentence, claim.words[a].rarity)


def _another_fits(alignment: Alignment, likenesses: Likenesses, event: int, told: int, parts: dict[str, int]) -> bool:
    """Whether the sentence tells a second such event, of which it names one of the two as the claim does, and nobody else."""
    source = alignment.source
    for other in source.in_sentence[alignment.sentence]:
        if other == told or likenesses.of(event, other).score < SETTLED:
            continue
        there = source.roles(other)
        fits = [any(likenesses.of(t, o).score >= SETTLED for o in there[role]) for role, t in parts.items() if there.get(role)]
        if fits and all(fits):
            return True
    return False


def _stands(index: Index, token: int) -> set[tuple[str, int]]:
    """The roles of a participant, with those of the thing that it owns or names: the police of "attacked a police convoy"."""
    found = set(index.above[token])
    for role, head in index.above[token]:
        if role in OWNED and not index.words[head].frames:
            found |= set(index.above[head])
    return found


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
    others = [other for other in there if is_who(source, other) and likenesses.of(token, other).score < OTHER]
    elsewhere = [t for kind, tokens in theirs.items() if kind != role for t in tokens if likenesses.of(token, t).score >= SETTLED]
    if converse and elsewhere and not others:
        others = elsewhere  # "A lost" against "A won"
    if not others:
        return None
    swap = _swap(alignment, likenesses, token, role, others, bool(elsewhere), converse)
    if swap:
        if converse and others == elsewhere:
            swap = SWAPPED
        there_side = side_of(source, others[0])
        why = f"The claim turns around who did it to whom: in the source it is “{there_side.text}”, not “{text.text}”."
        rung = "swapped" if swap == SWAPPED else "perhaps swapped"
        comparison = Comparison("roles", rung, Relation.EXCLUDES, text, there_side, why, "role-swap")
        return Weighed(comparison, rest * swap, alignment.sentence, rarity)
    if alignment.here[token] >= SETTLED:
        rest *= counts_beside(alignment, token, others)
    for other in others:
        if token in claim.actors and other in source.actors:
            comparison = actor.LADDER.compare(side(claim.actors[token]), side(source.actors[other]))
            if comparison.relation is not Relation.OPEN and known_names(claim, source, token, other):
                return Weighed(comparison, rest, alignment.sentence, rarity)
            pronoun = is_pronoun(text.text) or is_pronoun(text_of(source, other))
            if comparison.rung == "other group" and role == "agent" and not pronoun:
                return Weighed(comparison, rest, alignment.sentence, rarity)
        if is_another(alignment, likenesses, token, other):
            there_side = side_of(source, other)
            why = f"Where the claim names “{text.text}”, the source names “{there_side.text}”."
            comparison = Comparison("actor", "other name", Relation.EXCLUDES, text, there_side, why, "actor-conflict")
            told = spoken_for(alignment, other, token)
            return Weighed(comparison, rest * (0.7 if told else 1.0), alignment.sentence, rarity)
    return None


def _swap(
    alignment: Alignment, likenesses: Likenesses, token: int, role: str, others: list[int], elsewhere: bool, converse: bool
) -> float:
    """How surely two participants changed places: each stands where the other stood, or only one of them does; 0 where none."""
    head = next((h for r, h in likenesses.claim.above[token] if r == role), None)
    ours = likenesses.claim.roles(head) if head is not None else {}
    crossed = any(
        likenesses.of(t, other).score >= SETTLED
        for kind, found in ours.items()
        if kind != role
        for t in found
        if t != token
        for other in others
    )
    if elsewhere and crossed:
        return SWAPPED
    if role == "agent" and head is not None and not converse and _owner_instead(likenesses, head, others):
        return SWAPPED
    if elsewhere and head is not None and _turned(alignment, likenesses, token, head):
        return SWAPPED
    return ONE_SIDED if elsewhere or _named_otherwise(alignment, likenesses, token, others[0]) else 0.0


def _turned(alignment: Alignment, likenesses: Likenesses, token: int, head: int) -> bool:
    """Whether the claim's doer is whom the source tells it was done to, and the claim's other name is somebody else there.

    "ISIL pushed the Coalition out" against "We pushed ISIL out": who "we" are need not be known.
    """
    claim, source, event = likenesses.claim, likenesses.source, alignment.matches.get(head)
    if event is None or event.score < WORD_FOR_WORD:
        return False
    ours, theirs = claim.roles(head), source.roles(event.token)
    if token not in ours.get("agent", ()) or not ours.get("target"):
        return False
    undergoes = [other for other in theirs.get("target", ()) if likenesses.of(token, other).score >= SETTLED]
    whom = ours["target"]
    return bool(undergoes) and all(
        is_who(claim, t) and likenesses.of(t, other).score < OTHER for t in whom for other in undergoes
    )


def _owner_instead(likenesses: Likenesses, head: int, others: list[int]) -> bool:
    """Whether whom the source tells to have done it owns those it is done to: "A expelled B's men" for "B expelled A's men"."""
    claim, source = likenesses.claim, likenesses.source
    owned = [t for t in claim.roles(head).get("target", ()) if claim.words[t].pos == "noun"]
    linked = [o for t in owned for role, o in claim.below[t] if role in OWNED]
    linked += [o for role, o in claim.below[head] if role == "of" and owned]  # "expelled 12 diplomats of B"
    names = [o for o in linked if o in claim.words and claim.words[o].pos == "name"]
    return any(source.words[other].pos == "name" and likenesses.of(o, other).score >= SETTLED for o in names for other in others)


def _named_otherwise(alignment: Alignment, likenesses: Likenesses, token: int, other: int) -> bool:
    """Whether the claim names the source's participant, too, in another part: "A expelled B's men" for "B expelled A's men"."""
    claim = likenesses.claim
    theirs = text_of(alignment.source, other)
    if claim.words[token].pos != "name" or alignment.source.words[other].pos != "name" or is_pronoun(theirs):
        return False
    return any(t != token and word.pos == "name" and likenesses.of(t, other).score >= SETTLED for t, word in claim.words.items())


