"""Judges of two texts that users have: any sequence classifier of `transformers` that tells entailment (the extra `nli`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.errors import MissingExtra, UnusableModel
from factcheck.schema import Verdict

if TYPE_CHECKING:
    from torch import Tensor

PIECES, BATCH = 512, 8
# What the label names of published models mean. Two-way models (MiniCheck: "unsupported", "supported") don't tell a contradicted
# claim from one the text is silent on: their "no" is taken for the latter, since a false alarm is the worse mistake.
# fmt: off
MEANINGS = {
    "entailment": Verdict.SUPPORTED, "entail": Verdict.SUPPORTED, "supported": Verdict.SUPPORTED, "support": Verdict.SUPPORTED,
    "supports": Verdict.SUPPORTED, "consistent": Verdict.SUPPORTED, "true": Verdict.SUPPORTED,
    "contradiction": Verdict.CONTRADICTED, "contradict": Verdict.CONTRADICTED, "contradicted": Verdict.CONTRADICTED,
    "refutes": Verdict.CONTRADICTED, "refuted": Verdict.CONTRADICTED,
    "neutral": Verdict.UNVERIFIABLE, "unverifiable": Verdict.UNVERIFIABLE, "not enough info": Verdict.UNVERIFIABLE,
    "not_entailment": Verdict.UNVERIFIABLE, "not_supported": Verdict.UNVERIFIABLE, "unsupported": Verdict.UNVERIFIABLE,
    "inconsistent": Verdict.UNVERIFIABLE, "false": Verdict.UNVERIFIABLE,
}
# fmt: on
UNNAMED = {0: Verdict.UNVERIFIABLE, 1: Verdict.SUPPORTED}
"""What LABEL_0 and LABEL_1 of a two-way model mean, as MiniCheck has them."""


class TransformersJudge:
    """A model of `transformers` as a judge of two texts: a folder or a name, loaded when first made, run on the CPU.

    Raises MissingExtra where torch or transformers is not installed, UnusableModel where the model can't be loaded or what its
    labels mean can't be told.
    """

    def __init__(self, model: str | Path) -> None:
        try:
            from transformers import AutoModelForSequenceClassification, AutoTokenizer
        except ImportError:
            raise MissingExtra("a transformers model", "nli") from None
        try:
            self._tokenizer: Any = AutoTokenizer.from_pretrained(model)
            self._network: Any = AutoModelForSequenceClassification.from_pretrained(model).eval()
        except (OSError, ValueError) as error:
            raise UnusableModel(str(model), str(error)) from None
        self.meanings = meanings(self._network.config.id2label, str(model))

    def judge_pairs(self, pairs: Sequence[tuple[str, str]]) -> list[dict[Verdict, float]]:
        """For each (claim, passage) a probability for each verdict, adding up to 1."""
        import torch

        found: list[dict[Verdict, float]] = []
        for start in range(0, len(pairs), BATCH):
            batch = pairs[start : start + BATCH]
            passages, claims = (
                [passage for _, passage in batch],
                [claim for claim, _ in batch],
            )  # premise first, as these models learn
            table = self._tokenizer(passages, claims, truncation=True, max_length=PIECES, padding=True, return_tensors="pt")
            with torch.inference_mode():
                chances: Tensor = self._network(**table).logits.double().softmax(-1)
            found += [self._verdicts(row) for row in chances.tolist()]
        return found

    def _verdicts(self, row: Sequence[float]) -> dict[Verdict, float]:
        found = dict.fromkeys(Verdict, 0.0)
        for n, chance in enumerate(row):
            found[self.meanings[n]] += chance
        return found


def meanings(id2label: Mapping[int, str], model: str) -> dict[int, Verdict]:
    """What each output stands for, by its label. Raises UnusableModel where a label says nothing known."""
    known = {n: MEANINGS.get(label.lower().strip()) for n, label in id2label.items()}
    if {label.lower() for label in id2label.values()} == {"label_0", "label_1"}:
        return UNNAMED
    found = {n: verdict for n, verdict in known.items() if verdict is not None}
    if len(found) < len(known) or Verdict.SUPPORTED not in found.values():
        raise UnusableModel(
            model, f"its labels {', '.join(id2label.values())} don't tell which is entailment: name them in id2label"
        )
    return found
