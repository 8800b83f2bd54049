"""Sentences that the teacher has read: its trees and names, from which the small networks learn beside those of people."""

from __future__ import annotations

import itertools
import json
import lzma
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.training import Example

from training.corpora import entity_stream
from training.documents import MORE_BULLETINS, stream
from training.treebank import Sentence, Token

SURE = 0.85
"""The mean probability that the teacher gives the heads of a tree worth learning from."""
SURE_NAMES = 0.5
"""The lowest probability that it gives a word's being within a name or not."""
GOLD = 0.4
"""How often an example comes from people's annotation."""


@dataclass(frozen=True, slots=True)
class Silver:
    """What the teacher read: `trees` with what it is sure to parse, `names` with what it is sure to name."""

    trees: list[Sentence]
    names: list[Sentence]


def read_silver(path: Path) -> Silver:
    """The sentences of a file that `training.teacher` wrote; see there for its rows.

    Sentences of running text are one document, so that passages can be made of them; an example of a dictionary, which often has
    no stop, is a document of its own. Trees of treebanks and names of entity corpora are people's own and come from there.
    """
    found = Silver([], [])
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            source, words, spaces, tags, kinds, heads, deps, names, (sure, named) = json.loads(line)
            tokens = [
                Token(word, word, kind.partition("|")[0], tag, kind.partition("|")[2], head, dep, space)
                for word, tag, kind, head, dep, space in zip(words, tags, kinds, heads, deps, spaces, strict=True)
            ]
            document = source if source == "text" else f"{source}-{number}"
            sentence = Sentence(tokens, [(start, end, label) for start, end, label in names], False, document)
            if source != "tree" and sure >= SURE:
                found.trees.append(sentence)
            if source in ("text", "tree") and named >= SURE_NAMES:
                found.names.append(sentence)
    return found


def mixed(gold: Iterator[Example], silver: Iterator[Example], seed: int) -> Iterator[Example]:
    """Examples without end of both, by the chance GOLD."""
    rng = random.Random(seed)
    return (next(gold if rng.random() < GOLD else silver) for _ in itertools.count())


def tree_stream(gold: list[Sentence], silver: list[Sentence], nlp: Language, seed: int) -> Iterator[Example]:
    """Documents with trees of people and of the teacher."""
    return mixed(stream(gold, nlp, seed, MORE_BULLETINS), stream(silver, nlp, seed + 1, 0), seed)


def name_stream(gold: list[Sentence], silver: list[Sentence], nlp: Language, seed: int) -> Iterator[Example]:
    """Sentences with names marked by people and by the teacher."""
    return mixed(entity_stream(gold, nlp, seed), entity_stream(silver, nlp, seed + 1), seed)
