"""First the event: which sentences of the source tell what the claim tells, and which of their words tell which of its."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from factcheck.judging.index import Index
from factcheck.judging.likeness import EXCLUSIVE, NONE, Likeness

NEAR, FAR_NAME, FAR_WORD = 0.9, 0.8, 0.5
"""What a match counts when it stands in a neighbouring sentence, or as a name or other word elsewhere in the source."""
SETTLED = 0.65
"""From this likeness on a word of the claim counts as told."""
WINDOWS = 4
LINKED = 0.15
"""What a word gains as a match when its links match too."""


@dataclass(frozen=True, slots=True)
class Match:
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
    own = 0.75 * (told @ rarity) + 0.25 * (best @ rarity)
    order = sorted(range(len(own)), key=lambda n: (-own[n], n))[:WINDOWS]
    found = [_window(claim, source, likenesses, n, told[n], here[n]) for n in order if own[n] > 0]
    return sorted(found, key=lambda a: -_worth(a))


def _worth(alignment: Alignment) -> float:
    return alignment.coverage() + LINKED * linked(alignment)


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
    nearby = [n for n in (sentence, sentence - 1, sentence + 1) if 0 <= n < len(source.in_sentence)]
    options: dict[int, list[Match]] = {}
    for token, row in zip(likenesses.tokens, likenesses.rows, strict=True):
        found = []
        for n in nearby:
            tokens = source.tokens_in[n]
            for kind in row.keys() & tokens.keys():
                like = row[kind]
                if like.score >= 0.35 or like.tie in EXCLUSIVE:
                    score = like.score * (1.0 if n == sentence else NEAR)
                    found += [Match(other, score, like.tie, n == sentence) for other in tokens[kind]]
        if found:
            options[token] = sorted(found, key=lambda m: (-m.score, m.token))[:6]
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


def _rest(claim: Index, here: Mapping[int, float]) -> dict[int, float]:
    """The coverage of all words but one, for each: what stands before it and what stands behind it, summed once."""
    weights = [claim.words[token].rarity for token in here]
    told, total = _but_one([w * score for w, score in zip(weights, here.values(), strict=True)]), _but_one(weights)
    return {token: part / whole if whole else 0.0 for token, part, whole in zip(here, told, total, strict=True)}


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

        def worth(match: Match, neighbours: set[int] = neighbours) -> tuple[float, int]:
            near = {t for _, t in (*source.below[match.token], *source.above[match.token])}
            bonus = LINKED * bool(near & neighbours) - LINKED * (taken[match.token] > 0)
            return match.score + bonus, -match.token

        chosen[token] = max(options[token], key=worth)
        taken[chosen[token].token] += 1
    return chosen
