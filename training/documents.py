"""An endless stream of training documents out of treebank sentences: single claims and whole passages, varied anew each round."""

from __future__ import annotations

import random
from collections.abc import Iterator

from spacy.language import Language
from spacy.training import Example

from training.bulletins import bulletin
from training.treebank import Sentence, to_doc
from training.variants import vary

# Chances, chosen so that about half of the words stand in plain passages as in an article.
ALONE = 0.5  # a sentence is a document of its own, as a claim is
HEADLINES_ALONE, CASES_ALONE = 0.3, 0.25
CASES_PASSAGE = 0.05
BULLETINS, MORE_BULLETINS = 0.08, 0.16  # invented headlines and reports, one for so many runs; when both are learned on
PASSAGE = 12  # sentences at most


def passages(sentences: list[Sentence], rng: random.Random) -> list[list[Sentence]]:
    """The sentences cut into runs within one document: single ones and passages of up to PASSAGE."""
    runs: list[list[Sentence]] = []
    at = 0
    while at < len(sentences):
        size = 1 if rng.random() < ALONE else rng.randint(2, PASSAGE)
        # a passage of n sentences costs n, so its share of the words is far above its share of the runs: take singles in rows
        if size == 1:
            stop = min(at + rng.randint(2, PASSAGE), len(sentences))
            runs += [[sentence] for sentence in sentences[at:stop]]
            at = stop
            continue
        run = [sentences[at]]
        at += 1
        while at < len(sentences) and len(run) < size and sentences[at].document == run[0].document:
            run.append(sentences[at])
            at += 1
        runs.append(run)
    return runs


def varied(run: list[Sentence], rng: random.Random) -> list[Sentence]:
    """The run as it will be learned from this time."""
    if len(run) == 1:
        return [vary(run[0], rng, headlines=HEADLINES_ALONE, cases=CASES_ALONE)]
    if rng.random() < CASES_PASSAGE:
        return [vary(sentence, rng, headlines=0, cases=0.6) for sentence in run]
    return run


def stream(sentences: list[Sentence], nlp: Language, seed: int, bulletins: float = BULLETINS) -> Iterator[Example]:
    """Examples without end, in a new order and with new variants each round."""
    rng = random.Random(seed)
    while True:
        runs = passages(sentences, rng)
        rng.shuffle(runs)
        for run in runs:
            if rng.random() < bulletins:
                yield to_example([vary(bulletin(rng), rng, headlines=0, cases=CASES_ALONE)], nlp)
            example = to_example(varied(run, rng), nlp, line_ends=rng.random() < 0.5)
            if len(example.predicted):
                yield example


def to_example(run: list[Sentence], nlp: Language, *, line_ends: bool = False) -> Example:
    """What the tokenizer makes of the run's text, beside the gold document."""
    gold = to_doc(run, nlp.vocab, line_ends=line_ends)
    predicted = nlp.make_doc(gold.text)
    for before, token in zip(predicted, list(predicted)[1:], strict=False):
        if before.is_space and "\n" in before.text and not token.is_space:
            token.is_sent_start = True
    return Example(predicted, gold)
