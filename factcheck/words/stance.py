"""Stance words: how a verb or noun presents what stands under it (reported, claimed, denied, planned, failed); negations."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, cast

from factcheck.words.table import read_table

Speech = Literal["report", "affirm", "claim", "deny", "doubt", "ask", "warn", "predict"]
Outcome = Literal["happened", "failed"]


def _split(text: str) -> frozenset[str]:
    return frozenset(part for part in (piece.strip() for piece in text.split(",")) if part)


@cache
def _rows() -> dict[str, Any]:
    return read_table("stance")


@cache
def _kinds(section: str) -> dict[str, str]:
    """Lemma -> the first kind of the section that lists it."""
    found: dict[str, str] = {}
    for kind, words in _rows()[section].items():
        for word in _split(words):
            found.setdefault(word, kind)
    return found


def speech(lemma: str) -> Speech | None:
    """What a reporting word does with its clause: report, affirm, claim (unproven), deny, doubt, ask, warn or predict."""
    return cast("Speech | None", _kinds("speech").get(lemma.lower()))


def intends(lemma: str) -> bool:
    """Whether what stands under this verb, noun or adjective is only planned, wished, threatened or asked for."""
    return lemma.lower() in _kinds("future")


def directs(lemma: str) -> bool:
    """Whether it asks somebody else to act ("invite", "urge"): the one acting is its object, not its subject."""
    return _kinds("future").get(lemma.lower()) == "direct" or lemma.lower() in _split(_rows()["future"]["direct"])


def outcome(lemma: str) -> Outcome | None:
    """For implicatives: "happened" (manage to, be forced to) or "failed" (refuse to, prevent); None where nothing follows."""
    return cast("Outcome | None", _kinds("outcome").get(lemma.lower()))


def negates(word: str) -> bool:
    """Whether the word negates its clause or phrase ("not", "no", "never", "without")."""
    return word.lower() in _negation_cues()


def weakly_negates(word: str) -> bool:
    """Whether it all but negates ("hardly", "barely", "few")."""
    return word.lower() in _split(_rows()["negation"]["weak"])


@cache
def _negation_cues() -> frozenset[str]:
    return _split(_rows()["negation"]["cues"])


@cache
def _negated() -> dict[str, str]:
    pairs = (entry.split(":") for entry in _split(_rows()["negation"]["within"]))
    return {word.strip(): positive.strip() for word, positive in pairs}


def negated_within(lemma: str) -> str | None:
    """The word that this one negates ("unhurt" -> "hurt", "unaware" -> "aware"); None if it carries no negation."""
    return _negated().get(lemma.lower())
