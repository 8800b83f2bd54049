"""Counts of a part: what "among them four children", "14 of them" and "six of the dead were children" count."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.schema import Mention, Quantity
from factcheck.words.groups import is_somebody

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

AMONG = re.compile(r"\b(?:among (?:them|whom)|including|of (?:them|whom)|amongst (?:them|whom))[\s,]*$", re.IGNORECASE)
"""What stands before a part of those counted before: "19 dead, among them four children"."""
OF_THEM = re.compile(r"\bof (?:them|whom|which)$", re.IGNORECASE)
CLAUSE = 8
"""Words between a part and what it is said to be."""
FAR = 2
"""Counts before it, among which that of the whole is looked for."""


def portions(doc: Doc, text: str, mentions: list[Mention[Quantity]]) -> list[Mention[Quantity]]:
    """The mentions, in order; a part of a count told before is of its kind, and counts the same where it names nothing."""
    found: list[Mention[Quantity]] = []
    for mention in mentions:
        value = mention.value
        if not value.part and value.unit is None and _among(doc, mention):
            value = replace(value, part=True, kind=None)
        if value.part and value.unit is None and (are := _what_they_are(doc, mention)) is not None:
            modifiers = tuple(child.lower_ for child in are.lefts if child.dep_ == "amod")
            value = replace(value, of=are.lemma_.lower(), modifiers=modifiers)
        elif value.part and value.unit is None:
            before = [m for m in found[-FAR:] if m.value.unit is None and m.value.of is not None and _near(doc, m, mention)]
            if value.of is None and OF_THEM.search(mention.text) and before:
                value = replace(value, of=before[-1].value.of)
            elif value.kind is None and AMONG.search(text[: mention.span.start][-24:]):
                value = replace(value, kind=next((m.value.kind for m in reversed(before) if m.value.kind), None))
        found.append(replace(mention, value=value))
    return found


def _among(doc: Doc, mention: Mention[Quantity]) -> bool:
    """Whether the counted ones are said to be among others: "two cooks are among the dead"."""
    token = doc[mention.token] if mention.token is not None else None
    if token is None or not token.dep_.startswith("nsubj"):
        return False
    return any(child.dep_ == "case" and child.lower_ in ("among", "amongst") for child in token.head.children)


def _what_they_are(doc: Doc, mention: Mention[Quantity]) -> Token | None:
    """The noun by which a sentence says what the counted ones of a group are; None where it says something else of them.

    Looked for by the copula alone: where a clause stands between ("six of those who died were children") parses err.
    """
    phrase = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    for token in doc[phrase.end : phrase.end + CLAUSE] if phrase is not None else ():
        if token.is_sent_start or token.is_punct:
            return None
        if token.dep_ in ("cop", "aux:pass"):  # "were cooks" is taken for a passive now and then
            ahead = token.head.i > token.i and token.head.pos_ == "NOUN"
            return token.head if ahead and is_somebody(token.head.lemma_.lower()) else None
    return None


def _near(doc: Doc, whole: Mention[Quantity], part: Mention[Quantity]) -> bool:
    """Whether no sentence begins and ends between them."""
    first, last = whole.token or 0, part.token or 0
    return sum(bool(token.is_sent_start) for token in doc[first + 1 : last + 1]) <= 1
