"""Who people are: "Ann Bell is the mayor of Lund" against "the mayor of Lund, Jan Bek"; and whose, by their countries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.facets.actor.ladder import same_actor
from factcheck.judging.align import SETTLED, Alignment, Likenesses
from factcheck.judging.index import Index
from factcheck.judging.somebody_else import other_name
from factcheck.judging.weighing import Weighed, side, side_of
from factcheck.schema import Comparison, Relation
from factcheck.words.groups import group_relation
from factcheck.words.places import kind_of

SURE = 0.9
"""How surely an office is somebody else's where the source gives it to one by name."""
SAME_NAME = 0.8
"""From this likeness on two names are of one person or body."""
SEVERAL = frozenset(
    """spokesman spokeswoman spokesperson senator lawmaker professor analyst member adviser advisor deputy lawyer player officer
    official soldier reporter journalist doctor expert scientist researcher resident witness victim suspect defender midfielder
    striker forward substitute minister son daughter brother sister friend colleague fan supporter""".split()
)
"""What several are at once, of the same body."""
CHANGES = frozenset("resign succeed replace appoint elect dismiss retire die oust kill defeat win jail arrest".split())
"""Frames after which an office is, or may be, somebody else's."""
ONE = frozenset("president premier chancellor mayor governor king queen pope".split())
"""Titles of one word that one person in a place bears."""
HOLDS = re.compile(r"(?:\b(?:is|was)|['’]s)\s+(?:now\s+|also\s+)?the\s|^[Tt]he (?:[\w'’-]+ ){1,6}(?:is|was) [A-Z]")
"""That somebody holds an office, and alone."""


class Office(NamedTuple):
    """Somebody's office: the name's token, what they are called, and the token of what it is an office of (None: not told)."""

    name: int
    title: str
    of: int | None


def compare_holders(likenesses: Likenesses) -> Iterator[Weighed]:
    """A comparison for each office that the claim gives to somebody and the source to somebody else, or of something else."""
    claim, source = likenesses.claim, likenesses.source
    said = bool(HOLDS.search(claim.reading.text))
    held = [ours for ours in _offices(claim) if ours.title not in SEVERAL and (said or _is_one_persons(ours.title))]
    every = [*_offices(source)] if held else []
    for ours in held:
        if _changes(likenesses, ours.name) or not said and not _called_otherwise(likenesses, ours, every):
            continue
        there = [theirs for theirs in every if group_relation(ours.title, theirs.title) == "same"]
        own = [theirs for theirs in there if likenesses.of(ours.name, theirs.name).score >= SAME_NAME]
        if not own and there and all(other_name(likenesses, ours.name, theirs.name) for theirs in there):
            alone = len({source.words[theirs.name].lemma for theirs in there}) == 1
            holder = next((theirs for theirs in there if _same_body(likenesses, ours, theirs, alone=alone)), None)
            if holder and not _changes(likenesses, holder.name, source):
                yield _conflict(likenesses, ours.name, holder.name)
        elif ours.of is not None and own and all(_of_another(likenesses, ours.of, theirs.of) for theirs in own):
            yield _conflict(likenesses, ours.of, own[0].of or 0)


def _is_one_persons(title: str) -> bool:
    """Whether one person at a time is called so: "interior minister", "mayor"; there are many leaders."""
    return " " in title or title in ONE


def _called_otherwise(likenesses: Likenesses, ours: Office, every: Sequence[Office]) -> bool:
    """Whether the source has another title for the claim's "Interior Minister Ana Ruiz", and never that one."""
    titles = [theirs.title for theirs in every if likenesses.of(ours.name, theirs.name).score >= SAME_NAME]
    return bool(titles) and all(group_relation(ours.title, title) != "same" for title in titles)


def _offices(index: Index) -> Iterator[Office]:
    """ "Jan Bek, the mayor of Lund", "Lund's mayor, Jan Bek", "Mayor Jan Bek": what people are called, by each mention."""
    for token, mention in index.actors.items():
        if mention.value.kind == "person" and mention.value.names and token in index.words and index.words[token].pos == "name":
            linked = (*index.below[token], *index.above[token])
            nouns = [noun for role, noun in linked if role in ("same", "mod") and index.words[noun].pos == "noun"]
            below = [
                (role, other) for noun in (*nouns, token) for role, other in index.below[noun] if other not in (token, *nouns)
            ]
            names = [(role, other) for role, other in below if index.words[other].pos == "name"]
            body = next((t for role, t in names if role == "of" or role == "mod" and index.words[t].kind != "person"), None)
            yield from (Office(token, title, body) for title in sorted(mention.value.groups))


def _changes(likenesses: Likenesses, name: int, index: Index | None = None) -> bool:
    """Whether the source tells that somebody came into an office or left it; `name` is the claim's, or that of `index`."""
    source = likenesses.source
    if index is None:
        named = [token for token in source.words if likenesses.of(name, token).score >= SAME_NAME]
    else:
        named = [token for token, word in source.words.items() if word.names & source.words[name].names]
    events = (source.words[head] for token in named for _, head in source.above[token] if head in source.words)
    return any(CHANGES & {*event.frames} for event in events if event.stance.status == "happened" and not event.stance.doubted)


def _same_body(likenesses: Likenesses, ours: Office, theirs: Office, *, alone: bool) -> bool:
    """Whether both are offices of the same town or body; where one side does not say of what, the source must know one holder."""
    if ours.of is None or theirs.of is None:
        return alone
    return likenesses.of(ours.of, theirs.of).score >= SETTLED


def _of_another(likenesses: Likenesses, ours: int, theirs: int | None) -> bool:
    return theirs is not None and likenesses.of(ours, theirs).score < SETTLED and other_name(likenesses, ours, theirs)


def _conflict(likenesses: Likenesses, token: int, other: int) -> Weighed:
    claimed, reported = side_of(likenesses.claim, token), side_of(likenesses.source, other)
    why = f"Where the claim names “{claimed.text}”, the source names “{reported.text}”."
    comparison = Comparison("actor", "another holder", Relation.EXCLUDES, claimed, reported, why, "actor-conflict")
    return Weighed(comparison, SURE, likenesses.source.words[other].sentence, likenesses.claim.words[token].rarity)


def compare_actors(alignment: Alignment, likenesses: Likenesses) -> Iterator[Weighed]:
    """The countries that the claim's people belong to against those of the same people in the source."""
    claim, source = likenesses.claim, likenesses.source
    for token, mention in claim.actors.items():
        match = alignment.matches.get(token)
        if mention.value.kind != "person" or not mention.value.names or match is None or match.token not in source.actors:
            continue
        reported = source.actors[match.token]
        if reported.value.names and not same_actor(mention.value, reported.value):
            continue  # each country has its own foreign minister
        ours, theirs = _countries(mention.value.affiliation), _countries(reported.value.affiliation)
        if ours and theirs and not ours & theirs and match.score >= SETTLED:
            a, b = ", ".join(sorted(ours)).title(), ", ".join(sorted(theirs)).title()
            why = f"The claim ties {mention.value.name or mention.text} to {a}; the source to {b}."
            comparison = Comparison(
                "actor", "another country", Relation.EXCLUDES, side(mention), side(reported), why, "actor-conflict"
            )
            yield Weighed(comparison, max(0.6, alignment.local(frozenset({token}))), alignment.sentence, 7.0)


def _countries(affiliation: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name in affiliation if kind_of(name) == "country")
