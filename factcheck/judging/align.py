"""First the event: which sentences of the source tell what the claim tells, and which of their words tell which of its."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from factcheck.interval import Interval
from factcheck.judging.index import Index
from factcheck.judging.likeness import EXCLUSIVE, NONE, Likeness
from factcheck.judging.vocabulary import Row

NEAR, FAR_NAME, FAR_WORD = 0.9, 0.8, 0.5
"""What a match counts when it stands in a neighbouring sentence, or as a name or other word elsewhere in the source."""
SETTLED = 0.65
"""From this likeness on a word of the claim counts as told."""
WINDOWS = 4
OWN = 0.25
"""The share of a sentence's rank that what it tells itself has; the rest has what it tells with its neighbours."""
SAME_FIGURE, SAME_TIME = 4.0, 2.0
"""What a figure or a date of the claim counts in the ranking, beside words by their rarity, where a sentence has it."""
LINKED_ALIKE = 0.05
"""What a sentence gains in the ranking, in shares of the best one, when the claim's links are all there."""
LINKED = 0.15
"""What a word gains as a match when its links match too."""


class Match(NamedTuple):
    """The source word that best tells a claim word, and how well; `base` where it stands in the window's own sentence."""

    token: int
    score: float
    tie: str
    base: bool


@dataclass(frozen=True, slots=True)
class Alignment:
    """A sentence of the source against the claim. `told[token]` is how well each claim word is told there, 0 to 1."""

    claim: Index
    source: Index
    sentence: int
    matches: dict[int, Match]
    told: dict[int, float]
    here: dict[int, float]
    """The same in the sentence itself and its neighbours only."""
    rest: dict[int, float]
    """What of `here` is told of all words but this one, for each; 0 to 1."""

    def local(self, without: frozenset[int] = frozenset()) -> float:
        """The coverage that the sentence and its neighbours alone reach, leaving out the words in `without`; 0 to 1."""
        if len(without) == 1 and (token := next(iter(without))) in self.rest:
            return self.rest[token]
        words = self.claim.words
        total = sum(words[t].rarity for t in self.here if t not in without)
        return sum(words[t].rarity * s for t, s in self.here.items() if t not in without) / total if total else 0.0

    def own(self) -> float:
        """The coverage that the sentence alone reaches; 0 to 1."""
        words = self.claim.words
        total = sum(words[t].rarity for t in self.here)
        return sum(words[t].rarity * m.score for t, m in self.matches.items() if m.base) / total if total else 0.0

    def event(self) -> float:
        """How surely the sentence is about the claim's event: half by itself, half with its neighbours; 0 to 1."""
        return (self.own() + self.local()) / 2

    def coverage(self, without: frozenset[int] = frozenset()) -> float:
        """Rarity-weighted share of the claim's words that are told, leaving out those in `without`; 0 to 1."""
        words = self.claim.words
        total = sum(words[t].rarity for t in self.told if t not in without)
        return sum(words[t].rarity * s for t, s in self.told.items() if t not in without) / total if total else 0.0


class Likenesses:
    """The likeness of every claim word to every different source word, computed once for a claim and a source."""

    def __init__(self, claim: Index, source: Index) -> None:
        self.claim, self.source = claim, source
        self.tokens = list(claim.words)
        self.row = {token: n for n, token in enumerate(self.tokens)}
        self.rows = [source.vocabulary.row(claim.words[t]) for t in self.tokens]
        self.scores: NDArray[np.float64] = np.zeros((len(self.tokens), len(source.kinds)))
        for scores, row in zip(self.scores, self.rows, strict=True):
            scores[list(row)] = [like.score for like in row.values()]

    def of(self, claimed: int, reported: int) -> Likeness:
        """The likeness of two words by token; NONE for tokens that are no words."""
        if claimed not in self.row or reported not in self.source.kind_of:
            return NONE
        return self.rows[self.row[claimed]].get(self.source.kind_of[reported], NONE)

    def link(self, head: int, role: str, child: int) -> tuple[float, float]:
        """How well any link of the source tells this one of the claim, and how well one in the same role does; 0 to 1."""
        heads, children, roles = self.source.links
        if not len(heads) or head not in self.row or child not in self.row:
            return 0.0, 0.0
        above, below = self.scores[self.row[head]], self.scores[self.row[child]]
        along = np.minimum(above[heads], below[children])
        either = max(float(along.max()), float(np.minimum(above[children], below[heads]).max()))
        return either, float(along[roles == role].max(initial=0.0))


def align(claim: Index, source: Index, likenesses: Likenesses) -> list[Alignment]:
    """The sentences that best tell the claim, best first; at most WINDOWS."""
    if not likenesses.tokens or not source.in_sentence:
        return []
    scores = likenesses.scores
    best = np.zeros((len(source.in_sentence), len(likenesses.tokens)))
    told_in, starts, kinds = source.runs
    if len(kinds):
        best[told_in] = np.maximum.reduceat(scores[:, kinds], starts, axis=1).T
    rarity = np.array([claim.words[t].rarity for t in likenesses.tokens])
    far = np.array([FAR_NAME if claim.words[t].pos == "name" else FAR_WORD for t in likenesses.tokens])
    padded = np.vstack([np.zeros((1, best.shape[1])), best, np.zeros((1, best.shape[1]))])
    near = np.maximum(padded[:-2], padded[2:])
    here = np.maximum(best, NEAR * near)
    told = np.maximum(here, far * best.max(axis=0))
    weight = rarity * _tells_apart(best)
    rank = (1 - OWN) * (told @ weight) + OWN * (best @ weight) + _values(claim, source)
    order = np.argsort(-rank, kind="stable")[:WINDOWS].tolist()
    found = [_window(claim, source, likenesses, n, told[n], here[n]) for n in order if best[n].any() or near[n].any()]
    return sorted(found, key=lambda a: -(rank[a.sentence] / rank[order[0]] + LINKED_ALIKE * linked(a)))


def _tells_apart(best: NDArray[np.float64]) -> NDArray[np.float64]:
    """How much each claim word tells of which sentence is meant: inverse document frequency, the source's sentences as documents.

    1 for a word that every sentence has: whom the whole article is about tells little of where to look.
    """
    found: NDArray[np.float64] = 1 + np.log((len(best) + 1) / (np.count_nonzero(best >= SETTLED, axis=0) + 1))
    return found


def _values(claim: Index, source: Index) -> NDArray[np.float64]:
    """What each sentence gains by the figures and dates that it shares with the claim."""
    found = np.zeros(len(source.in_sentence))
    for claimed in claim.reading.quantities:
        found[source.with_figure.get((claimed.value.figure, claimed.value.unit), [])] += SAME_FIGURE
    for time in claim.reading.times:
        days = time.value.days
        for n, told in enumerate(source.times_in):
            found[n] += SAME_TIME * (
                days is not None and any(t.value.days is not None and _meet(days, t.value.days) for t in told)
            )
    return found


def _meet(ours: Interval[date], theirs: Interval[date]) -> bool:
    """Whether one date may tell the other: the day and its month."""
    return ours.inside(theirs) or theirs.inside(ours)


def linked(alignment: Alignment) -> float:
    """Share of the claim's links between matched words that the source has too (in whatever role), 0 to 1."""
    pairs = [
        (alignment.matches[edge.head].token, alignment.matches[edge.child].token)
        for edge in alignment.claim.reading.edges
        if edge.head in alignment.matches and edge.child in alignment.matches
    ]
    if not pairs:
        return 0.0
    below = alignment.source.below
    return sum(
        head == child or any(c == child for _, c in below[head]) or any(c == head for _, c in below[child])
        for head, child in pairs
    ) / len(pairs)


def tied(alignment: Alignment) -> float:
    """Share of all the claim's links that the source has too between well matched words in the same role, 0 to 1."""
    edges = alignment.claim.reading.edges
    if not edges:
        return 0.0
    found = 0
    for edge in edges:
        head, child = alignment.matches.get(edge.head), alignment.matches.get(edge.child)
        if head and child and min(head.score, child.score) >= SETTLED:
            found += head.token == child.token or (edge.role, child.token) in alignment.source.below[head.token]
    return found / len(edges)


def _window(
    claim: Index, source: Index, likenesses: Likenesses, sentence: int, told: NDArray[np.float64], here: NDArray[np.float64]
) -> Alignment:
    found = {
        token: _best(row, source, sentence, claim.words[token].lemma)
        for token, row in zip(likenesses.tokens, likenesses.rows, strict=True)
    }
    options = {token: matches for token, matches in found.items() if matches}
    around = dict(zip(likenesses.tokens, map(float, here), strict=True))
    return Alignment(
        claim=claim,
        source=source,
        sentence=sentence,
        matches=_choose(claim, source, options),
        told=dict(zip(likenesses.tokens, map(float, told), strict=True)),
        here=around,
        rest=_rest(claim, around),
    )


def _best(row: Row, source: Index, sentence: int, lemma: str) -> list[Match]:
    """The matches of a claim word, `lemma`, in and beside a sentence, the best first; found once for all claims that have it."""
    if sentence not in row.matches:
        found = []
        for n in (sentence, sentence - 1, sentence + 1):
            for kind, tokens in source.tokens_in[n].items() if 0 <= n < len(source.in_sentence) else ():
                like = row.get(kind, NONE)
                if like.score >= 0.35 or like.tie in EXCLUSIVE:
                    score = like.score * (1.0 if n == sentence else NEAR)
                    found += [Match(other, score, like.tie, n == sentence) for other in tokens]
        row.matches[sentence] = sorted(found, key=lambda m: (-m.score, source.words[m.token].lemma != lemma, m.token))[:6]
    return row.matches[sentence]


def _rest(claim: Index, here: Mapping[int, float]) -> dict[int, float]:
    """The coverage of all words but one, for each: what stands before it and what stands behind it, summed once.

    Beside the only word of a claim nothing is missing.
    """
    weights = [claim.words[token].rarity for token in here]
    told, total = _but_one([w * score for w, score in zip(weights, here.values(), strict=True)]), _but_one(weights)
    return {token: part / whole if whole else 1.0 for token, part, whole in zip(here, told, total, strict=True)}


def _but_one(numbers: list[float]) -> list[float]:
    before, behind = accumulate(numbers, initial=0.0), list(accumulate(reversed(numbers), initial=0.0))
    return [a + b for a, b in zip(before, reversed(behind[:-1]), strict=False)]


def _choose(claim: Index, source: Index, options: dict[int, list[Match]]) -> dict[int, Match]:
    """One match for each claim word: the most alike, where several are about as alike the one whose links match."""
    chosen = {token: matches[0] for token, matches in options.items()}
    taken = Counter(match.token for match in chosen.values())
    for token in sorted(options, key=lambda t: -claim.words[t].rarity):
        neighbours = {chosen[t].token for _, t in (*claim.below[token], *claim.above[token]) if t in chosen}
        taken[chosen[token].token] -= 1

        lemma = claim.words[token].lemma

        def worth(match: Match, neighbours: set[int] = neighbours, lemma: str = lemma) -> tuple[float, bool, int]:
            near = not source.beside[match.token].isdisjoint(neighbours)
            bonus = LINKED * near - LINKED * (taken[match.token] > 0)
            return match.score + bonus, source.words[match.token].lemma == lemma, -match.token

        chosen[token] = max(options[token], key=worth)
        taken[chosen[token].token] += 1
    return chosen
