"""Stance words: how a verb or noun presents what stands under it (reported, claimed, denied, planned, failed); negations."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, cast

from factcheck.words.table import read_table

Speech = Literal["report", "affirm", "claim", "deny", "doubt", "ask", "warn", "predict"]
Outcome = Literal["happened", "failed", "hindered"]


@cache
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


def intends(lemma: str, *, noun: bool = False) -> bool:
    """Whether what stands under this verb or adjective (or `noun`) is only planned, wished, threatened or asked for."""
    return lemma.lower() in (_split(_rows()["future"]["nouns"]) if noun else _kinds("future"))


def only_ahead(lemma: str) -> bool:
    """Whether a verb with an infinitive says no more than "will" does: "be set to", "plan to"."""
    return lemma.lower() in _split(_rows()["future"]["only"])


def outcome(lemma: str) -> Outcome | None:
    """For implicatives: "happened" (manage to), "failed" (refuse to, prevent) or "hindered" (ban); None where nothing follows."""
    return cast("Outcome | None", _kinds("outcome").get(lemma.lower()))


def controls_object(lemma: str) -> bool:
    """Whether who does what stands under the verb is its object ("invite, force, prevent somebody"), not its subject."""
    return lemma.lower() in _split(_rows()["future"]["direct"]) | _split(_rows()["events"]["control"])


def brings(lemma: str) -> bool:
    """Whether the event that is the verb's object comes about by it: what is not called, signed, caused did not happen."""
    return lemma.lower() in _split(_rows()["events"]["brings"])


def takes_place(lemma: str) -> bool:
    """Whether the event that is the verb's subject comes about by it: "happen", "go ahead"."""
    return lemma.lower() in _split(_rows()["events"]["takes_place"])


def accuses(lemma: str) -> bool:
    """Whether it tells a deed as somebody's reproach or suspicion ("accuse", "charge with")."""
    return lemma.lower() in _split(_rows()["events"]["accuse"])


def proves(lemma: str) -> bool:
    """Whether it is a noun of what would show the thing under it: where there is no sign of it, it is told as denied."""
    return lemma.lower() in _split(_rows()["evidence"]["nouns"])


def negates(word: str) -> bool:
    """Whether the word negates its clause or phrase ("not", "no", "never", "without")."""
    return word.lower() in _negation_cues()


def weakly_negates(word: str) -> bool:
    """Whether it all but negates ("hardly", "barely", "few")."""
    return word.lower() in _split(_rows()["negation"]["weak"])


@cache
def _negation_cues() -> frozenset[str]:
    return _split(_rows()["negation"]["cues"])
