"""The training loop: fixed seeds, growing batches, a learning rate that falls to nothing, averaged weights at the end."""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Callable, Iterator
from typing import cast

import numpy as np
from spacy.language import Language
from spacy.pipeline import TrainablePipe as Pipe
from spacy.training import Example
from thinc.api import Adam, fix_random_seed

WARM_UP = 250
RATE, GENTLE = 0.0012, 0.0006
"""The highest learning rate of a round that begins anew, and of one that goes on from what was learned before."""
DROPOUT = 0.1
SAMPLE = 3000  # examples from which the labels and sizes are read
WORDS = (300, 1000)  # of a batch, at the start and from a third of the way on


def rate(step: int, steps: int, highest: float = RATE) -> float:
    """The learning rate at `step`: up in WARM_UP steps, then down to zero along a straight line."""
    return highest * min(step / WARM_UP, max(steps - step, 0) / max(steps - WARM_UP, 1))


def batch_words(step: int, steps: int, *, anew: bool = True) -> int:
    """How many words the batch of `step` holds."""
    low, high = WORDS
    return int(min(low + (high - low) * 3 * step / steps, high)) if anew else high


def batches(examples: Iterator[Example], steps: int, *, anew: bool = True) -> Iterator[list[Example]]:
    """`steps` batches of about `batch_words` words."""
    for step in range(steps):
        batch: list[Example] = []
        words = 0
        while words < batch_words(step, steps, anew=anew):
            batch.append(next(examples))
            words += len(batch[-1].predicted)
        yield batch


def fit(
    nlp: Language,
    examples: Iterator[Example],
    steps: int,
    seed: int,
    report: Callable[[Language], str],
    begin: Callable[[Language], None] | None = None,
    every: int = 1000,
    anew: bool = True,
    highest: float | None = None,
) -> None:
    """Train all components of `nlp` for `steps` batches and leave the averaged weights in it.

    `begin` is called once the weights have their first, random values. Without `anew`, the weights that `nlp` has are learned on.
    `highest` is the highest learning rate: RATE, or GENTLE for what is learned on.
    """
    fix_random_seed(seed)
    random.seed(seed)
    np.random.seed(seed)
    sample = list(itertools.islice(examples, SAMPLE))
    optimizer = Adam(0.001, beta1=0.9, beta2=0.999, eps=1e-8, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True)
    if anew:
        nlp.initialize(lambda: sample, sgd=optimizer)
    else:
        nlp.resume_training(sgd=optimizer)
    if begin is not None:
        begin(nlp)
    began = time.perf_counter()
    losses: dict[str, float] = {}
    for step, batch in enumerate(batches(itertools.chain(sample, examples), steps, anew=anew), start=1):
        optimizer.learn_rate = rate(step, steps, highest or (RATE if anew else GENTLE))
        nlp.update(batch, sgd=optimizer, drop=DROPOUT, losses=losses)
        if step % every == 0 or step == steps:
            with nlp.use_params(optimizer.averages):
                scores = report(nlp)
            print(f"{step:6d} {time.perf_counter() - began:6.0f} s  {scores}", flush=True)
    with nlp.use_params(optimizer.averages):
        averaged = {name: cast(Pipe, component).to_bytes() for name, component in nlp.pipeline}
    for name, component in nlp.pipeline:
        cast(Pipe, component).from_bytes(averaged[name])
