"""Why a text holds nothing to check: no words, a question without a proposition, an opinion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from factcheck.schema import Word
from factcheck.words.stance import speech

if TYPE_CHECKING:
    from spacy.tokens import Doc

# fmt: off
ASKING = frozenset("who whom whose what which when where why how".split())
OUGHT = frozenset("should must ought shall".split())
THINKING = frozenset("think believe feel guess hope wish suppose reckon imagine".split())
EXCLAIMING = {("what", "a"), ("what", "an"), ("such", "a")}
"""How a text begins that only exclaims: "What a terrible year it was"."""
# fmt: on


def why_not(doc: Doc, words: Mapping[int, Word], quantities: Sequence[Any]) -> str | None:
    """The reason why nothing can be checked, in a few words for people; None for a text that can be."""
    if not words and not quantities:
        return "there are no words to check"
    if len(words) == 1 and not quantities and next(iter(words.values())).pos == "name":
        return "a name alone says nothing that could be true or false"
    tokens = [token for token in doc if not token.is_space and not token.is_punct]
    if doc.text.rstrip().endswith("?") and tokens and tokens[0].lower_ in ASKING:
        return "a question without a proposition"
    if len(tokens) > 1 and (tokens[0].lower_, tokens[1].lower_) in EXCLAIMING:
        return "an exclamation"
    for sentence in doc.sents:
        root = sentence.root
        subject = next((child.lower_ for child in root.children if child.dep_.startswith("nsubj")), "")
        if root.lemma_.lower() in THINKING and subject in ("i", "we"):
            return "an opinion"
        ought = any(child.dep_ == "aux" and child.lower_ in OUGHT for child in root.children)
        if ought and not _attributed(doc):
            return "an opinion on what should be"
    return None


def _attributed(doc: Doc) -> bool:
    """Whether the text says who holds the view ("Bolz: ...", "..., Bolz says"): whether they do can be checked."""
    return any(token.text == ":" or token.lower_ == "according" or speech(token.lemma_.lower()) for token in doc)
