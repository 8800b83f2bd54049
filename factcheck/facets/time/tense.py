"""Whether the clause around a word lies ahead of the text or behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.words.times import words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CLIMB = 8
"""How many heads up the verb of a clause is looked for."""


def tense(doc: Doc, index: int | None) -> int:
    """1 where token `index` stands in a clause about what is to come, -1 for what has been, 0 where neither can be told."""
    if index is None or not doc.has_annotation("DEP"):
        return 0
    node = doc[index]
    for _ in range(CLIMB):
        if node.pos_ in ("VERB", "AUX") or any(child.dep_ == "cop" for child in node.children):
            found = _of_verb(node)
            if found or _finite(node):
                return found
        elif _planned(node) or any(_planned(child) for child in node.children if child.dep_ == "amod"):
            return 1
        if node.head is node:
            break
        node = node.head
    return 0


def _of_verb(verb: Token) -> int:
    auxiliaries = [child for child in verb.children if child.dep_.startswith(("aux", "cop"))]
    if any(child.lower_ in words_of("future", "auxiliaries") for child in auxiliaries):
        return 1
    if verb.lower_ in words_of("future", "auxiliaries"):
        return 1
    if any(child.lower_ == "had" for child in auxiliaries):
        return -1
    if _planned(verb) and verb.tag_ in ("VBN", "VBZ", "VBP", "VBG"):
        return 1
    if verb.tag_ in ("VBZ", "VBP") and verb.lemma_.lower() in words_of("future", "timetabled"):  # "The trial starts on Monday."
        return 1
    if verb.tag_ == "VB" and any(child.lower_ == "to" and child.dep_ in ("mark", "aux") for child in verb.children):
        head = verb.head
        return 1 if head is verb or _planned(head) or head.lemma_ == "be" or verb.dep_ == "acl" else 0
    if verb.tag_ == "VBN" and not auxiliaries and verb.dep_ in ("acl", "amod"):  # "to release two men jailed in May"
        return -1
    if verb.tag_ == "VBD" or any(child.tag_ == "VBD" or child.lower_ in ("has", "have", "had") for child in auxiliaries):
        return -1
    return 0


def _finite(verb: Token) -> bool:
    """Whether the verb has a tense or a modal of its own, so that the clauses over it say nothing of it."""
    return verb.tag_ in ("VBD", "VBZ", "VBP", "MD") or any(
        child.dep_.startswith(("aux", "cop")) and child.tag_ in ("VBD", "VBZ", "VBP", "MD") for child in verb.children
    )


def _planned(token: Token) -> bool:
    return token.lemma_.lower() in words_of("future", "planned")
