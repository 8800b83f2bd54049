"""Sentences as people write them: headlines, without stops, in lower case, in capitals, under title case."""

from __future__ import annotations

import random
from collections.abc import Callable

from factcheck.language.casing import plain
from training.headlines import ARTICLES, headline, unstopped, without
from training.treebank import Sentence

# fmt: off
SMALL = {"a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "by", "with", "from", "as", "but", "into", "after",
    "over"}
# fmt: on


def recased(sentence: Sentence, change: Callable[[str], str]) -> Sentence:
    """A copy with every word's letters changed; what changes length stays as it was."""
    copy = sentence.copy()
    for token in copy.tokens:
        form = change(token.form)
        token.form = form if len(form) == len(token.form) else token.form
    return copy


def title_case(form: str) -> str:
    """The word as a title would print it."""
    return form if form.lower() in SMALL else form[:1].upper() + form[1:]


def without_articles(sentence: Sentence) -> Sentence:
    """A copy of a treeless sentence without articles and final stop."""
    last = len(sentence.tokens) - 1
    doomed = {
        i for i, token in enumerate(sentence.tokens) if i and (token.form.lower() in ARTICLES or i == last and token.form == ".")
    }
    return without(sentence, doomed)


def in_plain_signs(sentence: Sentence) -> Sentence:
    """A copy with typographic signs replaced by plain ones, as the pipeline does before it parses."""
    copy = sentence.copy()
    for token in copy.tokens:
        token.form = plain(token.form).replace(" ", "") or "_"
    return copy


def vary(sentence: Sentence, rng: random.Random, *, headlines: float, cases: float) -> Sentence:
    """`sentence` or a variant of it: with the chance `headlines` one in headline style, with `cases` one in other case."""
    if rng.random() < headlines and len(sentence.tokens) > 3:
        sentence = headline(sentence, rng)
    elif rng.random() < 0.12:
        sentence = unstopped(sentence)
    if rng.random() < cases:
        sentence = recased(sentence, rng.choices((str.lower, str.upper, title_case), (5, 2, 3))[0])
    return sentence
