"""A reading prepared for alignment, once for each source: its words by sentence, links by word, values by sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from factcheck.facets.stance import NOT
from factcheck.judging.vocabulary import Vocabulary
from factcheck.schema import Actor, Mention, Place, Quantity, Reading, Source, Statement, TimeInterval, Value, Word

T = TypeVar("T", bound=Value)

SHARED = frozenset({"agent", "target", "recipient"})
"""Roles that a word has because what it renames has them."""
PASSAGE_WORDS = 110
"""Words that a judge of two texts is given to read at most; a sentence that alone is longer stays whole."""


class Index:
    """What the aligner asks of a text: `kinds` are its words, each different one once."""

    def __init__(self, reading: Reading, source: Source | None = None) -> None:
        self.reading = reading
        self.source = source
        self.words: Mapping[int, Word] = reading.words
        self.kinds: list[Word] = []
        self.kind_of: dict[int, int] = {}
        self.in_sentence: list[list[int]] = [[] for _ in reading.sentences]
        """Word tokens of each sentence."""
        seen: dict[tuple[object, ...], int] = {}
        for token, word in reading.words.items():
            key = (word.lemma, word.pos, word.names, word.within, word.groups, word.frames, word.stance.status in NOT)
            if key not in seen:
                seen[key] = len(self.kinds)
                self.kinds.append(word)
            self.kind_of[token] = seen[key]
            self.in_sentence[word.sentence].append(token)
        self.below: dict[int, list[tuple[str, int]]] = defaultdict(list)
        self.above: dict[int, list[tuple[str, int]]] = defaultdict(list)
        for edge in reading.edges:
            self.below[edge.head].append((edge.role, edge.child))
            self.above[edge.child].append((edge.role, edge.head))
        for edge in reading.edges:
            if edge.role == "same":  # "his deputy, Matos, was cleared": what is said of one is said of the other
                for role, head in list(self.above[edge.head]):
                    if head != edge.child and role in SHARED:
                        self.below[head].append((role, edge.child))
                        self.above[edge.child].append((role, head))

    @cached_property
    def brief(self) -> bool:
        """Whether the whole text fits what a judge of two texts reads."""
        return len(self.reading.text.split()) <= PASSAGE_WORDS

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """`kinds`, arranged for looking up the words that are like another."""
        return Vocabulary(self.kinds)

    @cached_property
    def runs(self) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
        """The sentences that have words, where the words of each begin in the third, and the kinds of all words in order."""
        there = [n for n, tokens in enumerate(self.in_sentence) if tokens]
        starts = np.cumsum([0, *(len(self.in_sentence[n]) for n in there[:-1])])
        kinds = [self.kind_of[token] for n in there for token in self.in_sentence[n]]
        return np.array(there, dtype=np.intp), starts.astype(np.intp), np.array(kinds, dtype=np.intp)

    @cached_property
    def tokens_in(self) -> list[dict[int, list[int]]]:
        """The word tokens of each sentence by kind."""
        found: list[dict[int, list[int]]] = [{} for _ in self.in_sentence]
        for tokens, by_kind in zip(self.in_sentence, found, strict=True):
            for token in tokens:
                by_kind.setdefault(self.kind_of[token], []).append(token)
        return found

    @cached_property
    def statements(self) -> dict[int, Statement]:
        """Statements by the token of their action."""
        return {s.token: s for s in self.reading.statements if s.token is not None}

    @cached_property
    def event_of(self) -> dict[int, int]:
        """Token of a quantity, time or place -> token of the event word it belongs to."""
        found: dict[int, int] = {}
        for statement in self.reading.statements:
            values: tuple[Mention[Value], ...] = (*statement.quantities, *statement.times, *statement.places)
            found |= {m.token: statement.token for m in values if m.token is not None and statement.token is not None}
        return found

    @cached_property
    def times_in(self) -> list[list[Mention[TimeInterval]]]:
        """The time mentions of each sentence."""
        return self._by_sentence(self.reading.times)

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that holds a character offset (the last one that starts at or before it)."""
        low, high = 0, len(self.reading.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.reading.sentences[middle].start <= offset:
                low = middle + 1
            else:
                high = middle
        return max(0, low - 1)

    @cached_property
    def quantities_in(self) -> list[list[Mention[Quantity]]]:
        """The quantity mentions of each sentence."""
        return self._by_sentence(self.reading.quantities)

    @cached_property
    def with_figure(self) -> Mapping[tuple[float | None, str | None], list[int]]:
        """The sentences that have a figure, by the figure and its unit."""
        found: dict[tuple[float | None, str | None], list[int]] = {}
        for n, there in enumerate(self.quantities_in):
            for told in {(mention.value.figure, mention.value.unit) for mention in there if mention.value.figure is not None}:
                found.setdefault(told, []).append(n)
        return found

    @cached_property
    def beside(self) -> Mapping[int, frozenset[int]]:
        """The words that each word is linked to, whichever hangs on the other."""
        return {token: frozenset(t for _, t in (*self.below[token], *self.above[token])) for token in self.words}

    @cached_property
    def places(self) -> dict[int, Mention[Place]]:
        """Place mentions by head token."""
        return {m.token: m for m in self.reading.places if m.token is not None}

    @cached_property
    def actors(self) -> dict[int, Mention[Actor]]:
        """Actor mentions by head token."""
        return {m.token: m for m in self.reading.actors if m.token is not None}

    def _by_sentence(self, mentions: Sequence[Mention[T]]) -> list[list[Mention[T]]]:
        found: list[list[Mention[T]]] = [[] for _ in self.reading.sentences]
        for mention in mentions:
            if found:
                found[self.sentence_at(mention.span.start)].append(mention)
        return found

    @cached_property
    def links(self) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.str_]]:
        """Every link of the reading: the kinds of its head and of its child, and its role."""
        told = [(h, role, c) for h, links in self.below.items() for role, c in links if h in self.kind_of and c in self.kind_of]
        heads = np.array([self.kind_of[head] for head, _, _ in told], dtype=np.intp)
        children = np.array([self.kind_of[child] for *_, child in told], dtype=np.intp)
        return heads, children, np.array([role for _, role, _ in told], dtype=str)

    def roles(self, head: int) -> dict[str, list[int]]:
        """The words linked below `head`, by role."""
        found: dict[str, list[int]] = defaultdict(list)
        for role, child in self.below[head]:
            found[role].append(child)
        return found
