"""A figure of "the number": what it counts was told before. "Some 20,000 people marched. Police put the number at 8,000." """

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.schema import Mention, Quantity
from factcheck.words.groups import is_people

if TYPE_CHECKING:
    from spacy.tokens import Doc

NUMBERS = frozenset("number figure total count crowd turnout attendance estimate".split())
DEFINITE = frozenset("the that this their its".split())
REACH = 6
"""Tokens before a figure within which the noun stands that takes another figure up."""
LINKS = frozenset("at to was is as reached be been of than more less nearly about almost around only over just".split())


def take_up(doc: Doc, mentions: list[Mention[Quantity]]) -> list[Mention[Quantity]]:
    """The mentions in order; one of a bare "number" counts the people of the last count before it."""
    for n, mention in enumerate(mentions):
        bare = mention.value.of is None and mention.value.unit is None and mention.value.kind is None
        if bare and _of_the_number(doc, mention):
            before = next((m for m in reversed(mentions[:n]) if m.value.of and is_people(m.value.of)), None)
            if before is not None:
                value = replace(mention.value, of=before.value.of, modifiers=before.value.modifiers, kind=before.value.kind)
                mentions[n] = replace(mention, value=value, token=before.token)
    return mentions


def _of_the_number(doc: Doc, mention: Mention[Quantity]) -> bool:
    """Whether "the number" stands before the figure, with nothing but a link between them, and is not the number of something."""
    first = next((token.i for token in doc if token.idx >= mention.span.start), len(doc))
    for i in range(first - 1, max(0, first - REACH), -1):
        if doc[i].lower_ in NUMBERS:
            return doc[i - 1].lower_ in DEFINITE
        if doc[i].lower_ not in LINKS:
            return False
    return False
