"""Answers against labels: accuracy and its kin, calibration, and which pinned floor a figure fell below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

LABELS = ("supported", "contradicted", "unverifiable")
NOT_SUPPORTED = "not_supported"
"""The label of a set that tells only whether a claim is supported."""
AT_MOST = frozenset({"false_contradiction", "calibration_error"})
"""Figures that are the better the lower."""
SHARED = 0.6
"""The share of words, of the shorter of the two, that a passage and a labelled quote have in common where they are one."""
BINS = 10

Figures = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Answer:
    """A verdict beside the label of its claim. `quotes` are the labelled evidence, `evidence` what the verdict rests on."""

    id: str
    label: str
    verdict: str
    confidence: float
    facet: str = ""
    quotes: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Whether the verdict is the label; of a two-way label, whether both or neither say "supported"."""
        if self.label == NOT_SUPPORTED:
            return self.verdict != "supported"
        return self.verdict == self.label

    @property
    def rests(self) -> bool:
        """Whether a passage shares most words with a labelled quote."""
        return any(_one(_words(quote), _words(passage)) for quote in self.quotes for passage in self.evidence)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))


def _one(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b) and len(a & b) >= SHARED * min(len(a), len(b))


def figures(answers: Sequence[Answer]) -> dict[str, float]:
    """The figures of one set, shares from 0 to 1.

    There is no macro F1 and no calibration error for two-way labels, and no evidence_and_verdict where no quotes are labelled.
    """
    if not answers:
        return {}
    labels = sorted({answer.label for answer in answers})
    recall = [_share(answer.right for answer in answers if answer.label == label) for label in labels]
    quoted = [answer for answer in answers if answer.quotes and answer.label != "unverifiable"]
    found = {
        "accuracy": _share(answer.right for answer in answers),
        "supported_or_not": _share((answer.label == "supported") == (answer.verdict == "supported") for answer in answers),
        "balanced_accuracy": sum(recall) / len(recall),
        "false_contradiction": _share(a.verdict == "contradicted" for a in answers if a.label == "supported"),
    }
    if NOT_SUPPORTED not in labels:
        found["macro_f1"] = sum(_f1(answers, label) for label in labels) / len(labels)
        found["calibration_error"] = sum(abs(b.right - b.sure) * b.answers for b in reliability(answers)) / len(answers)
    if quoted:
        found["evidence_and_verdict"] = _share(answer.right and answer.rests for answer in quoted)
    return found


def _share(flags: Iterable[bool]) -> float:
    found = list(flags)
    return sum(found) / max(1, len(found))


def _f1(answers: Sequence[Answer], label: str) -> float:
    both = sum(a.label == a.verdict == label for a in answers)
    return 2 * both / max(1, sum((a.label == label) + (a.verdict == label) for a in answers))


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers whose confidence is from `low` on: how many, how sure they are and how often right, on average."""

    low: float
    answers: int
    sure: float
    right: float


def reliability(answers: Sequence[Answer]) -> Iterator[Bin]:
    """The ten bins of confidence, those without answers left out."""
    for n in range(BINS):
        some = [answer for answer in answers if min(int(answer.confidence * BINS), BINS - 1) == n]
        if some:
            yield Bin(n / BINS, len(some), sum(a.confidence for a in some) / len(some), _share(a.right for a in some))


def fallen(measured: Mapping[str, Figures], floors: Mapping[str, Figures]) -> Iterator[str]:
    """A line for each figure that is worse than pinned, or is pinned but missing from a set that was measured."""
    for name, pinned in floors.items():
        for figure, bar in pinned.items():
            if name not in measured:
                continue
            got = measured[name].get(figure)
            if got is None:
                yield f"{name}: {figure} was not measured, pinned at {bar:.3f}"
            elif (got > bar) if figure in AT_MOST else (got < bar):
                yield f"{name}: {figure} is {got:.3f}, pinned at {'most' if figure in AT_MOST else 'least'} {bar:.3f}"
