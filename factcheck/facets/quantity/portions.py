"""Counts that are a part of one told before: what "among them four children" and "14 of them" count."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.schema import Mention, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc

AMONG = re.compile(r"\b(?:among (?:them|whom)|including|of (?:them|whom)|amongst (?:them|whom))[\s,]*$", re.IGNORECASE)
"""What stands before a part of those counted before: "19 dead, among them four children"."""
OF_THEM = re.compile(r"\bof (?:them|whom|which)$", re.IGNORECASE)
FAR = 2
"""Counts before it, among which that of the whole is looked for."""


def portions(doc: Doc, text: str, mentions: list[Mention[Quantity]]) -> list[Mention[Quantity]]:
    """The mentions, in order; a part of a count told before is of its kind, and counts the same where it names nothing."""
    found: list[Mention[Quantity]] = []
    for mention in mentions:
        value = mention.value
        if value.part and value.unit is None:
            before = [m for m in found[-FAR:] if m.value.unit is None and m.value.of is not None and _near(doc, m, mention)]
            if value.of is None and OF_THEM.search(mention.text) and before:
                value = replace(value, of=before[-1].value.of)
            elif value.kind is None and AMONG.search(text[: mention.span.start][-24:]):
                value = replace(value, kind=next((m.value.kind for m in reversed(before) if m.value.kind), None))
        found.append(replace(mention, value=value))
    return found


def _near(doc: Doc, whole: Mention[Quantity], part: Mention[Quantity]) -> bool:
    """Whether no sentence begins and ends between them."""
    first, last = whole.token or 0, part.token or 0
    return sum(bool(token.is_sent_start) for token in doc[first + 1 : last + 1]) <= 1
