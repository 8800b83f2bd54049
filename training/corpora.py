"""Which corpora are learned from and which are held back for scoring."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.training import Example

from training.bulletins import bulletin
from training.documents import BULLETINS, to_example
from training.entities import SCORED_ONLY, countries_are_places, named_part, place_names, read_columns, read_re3d, read_universal
from training.names import renamed
from training.treebank import Sentence, read_sentences
from training.variants import in_plain_signs, recased, title_case, vary, without_articles

TREES_LEARNED = ("en_ewt-train", "en_ewt-dev", "en_gum-train")
TREES_HELD_BACK = "en_gum-dev"
NAMELESS_LEFT_OUT = 0.5  # of the sentences without a name
REPEATED = 2  # the entity corpora against GUM, whose names are only derived


@dataclass(frozen=True, slots=True)
class Entities:
    """Sentences to learn names from, and two sets held back."""

    learned: list[Sentence]
    held_universal: list[Sentence]
    held_re3d: list[Sentence]


def trees(corpora: Path, name: str) -> list[Sentence]:
    """The sentences of one treebank file, in plain signs."""
    return [in_plain_signs(sentence) for sentence in read_sentences(corpora / "treebank" / f"{name}.conllu.gz")]


def entities(corpora: Path, nlp: Language) -> Entities:
    """All entity corpora, in one scheme and in plain signs.

    Held back: all of UNER's EWT test, and of re3d every second document and all texts of the BBC.
    """
    folder = corpora / "ner"
    learned = [*read_universal(folder / "uner_ewt-dev.iob2.gz"), *read_columns(folder / "wikigold.conll.gz")]
    for part in ("train", "dev", "test"):
        learned += read_columns(folder / f"crossner_politics-{part}.txt.gz")
    universal = list(read_universal(folder / "uner_ewt-test.iob2.gz"))
    re3d: list[Sentence] = []
    for source, sentence in read_re3d(folder / "re3d.jsonl.gz", nlp):
        half = re3d if source == SCORED_ONLY or int(sentence.document.split("-")[1]) % 2 else learned
        half.append(sentence)
    learned, universal, re3d = ([in_plain_signs(sentence) for sentence in part] for part in (learned, universal, re3d))
    gum = trees(corpora, "en_gum-train")
    for sentence in (*gum, *learned):
        words = [token.form for token in sentence.tokens]
        named = [(named_part(words, start, end, label), label) for start, end, label in sentence.entities if label == "PERSON"]
        others = [entity for entity in sentence.entities if entity[2] != "PERSON"]
        sentence.entities = sorted([(*span, label) for span, label in named if span is not None] + others)
    places = place_names((*learned, *gum))
    countries_are_places(learned + re3d, places)
    return Entities(learned * REPEATED + [sentence for sentence in gum if len(sentence.tokens) > 2], universal, re3d)


def entity_stream(sentences: list[Sentence], nlp: Language, seed: int) -> Iterator[Example]:
    """Examples without end: sentences with other names, in other case, without articles or the final stop."""
    rng = random.Random(seed)
    while True:
        order = list(sentences)
        rng.shuffle(order)
        for sentence in order:
            if rng.random() < BULLETINS:
                yield to_example([vary(bulletin(rng), rng, headlines=0, cases=0.25)], nlp)
            if not sentence.entities and rng.random() < NAMELESS_LEFT_OUT:
                continue
            told = renamed(sentence, rng, 0.9 if rng.random() < 0.35 else 0.0)
            if rng.random() < 0.2:
                told = without_articles(told)
            if rng.random() < 0.25:
                told = recased(told, rng.choices((str.lower, str.upper, title_case), (6, 2, 2))[0])
            if len(told.tokens):
                yield to_example([told], nlp)
