"""The shipped judge of two texts: a small cross-encoder with int8 weights (training/cross_encoder.py builds it)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from factcheck.schema import Verdict

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

FOLDER = Path(__file__).parent / "encoder_data"
PIECES = 160
"""Word pieces of claim and passage together that are read; the passage is cut, a longer claim too."""
ORDER = (Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.UNVERIFIABLE)
"""What the three numbers that come out stand for."""
INPUTS = ("input_ids", "attention_mask", "token_type_ids")


class CrossEncoder:
    """A network that reads claim and passage together; loaded when first asked. The same pair always gives the same answer."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self.folder = folder
        self.threads = threads

    @cached_property
    def session(self) -> InferenceSession:
        """The network."""
        # onnxruntime reports home from 1.32 on and keeps an id in the user's cache, unless told otherwise before it is imported
        os.environ["ORT_DISABLE_TELEMETRY"] = "1"
        from onnxruntime import InferenceSession, SessionOptions

        options = SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        return InferenceSession(self.folder / "model.onnx", options, providers=["CPUExecutionProvider"])

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """What cuts texts into the word pieces that the network knows."""
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        tokenizer.enable_truncation(PIECES, strategy="longest_first")
        tokenizer.no_padding()
        return tokenizer

    def judge_pairs(self, pairs: Sequence[tuple[str, str]]) -> list[dict[Verdict, float]]:
        """For each (claim, passage) a probability for each verdict, adding up to 1."""
        return [self._judge(*pair) for pair in pairs]

    def _judge(self, claim: str, passage: str) -> dict[Verdict, float]:
        # one pair a run: int8 activations share a scale, so an answer would hang on its company; and it is no slower
        encoded = self.tokenizer.encode(_whole(claim), _whole(passage))
        fields = (encoded.ids, encoded.attention_mask, encoded.type_ids)
        table = {name: np.array([field], dtype=np.int64) for name, field in zip(INPUTS, fields, strict=True)}
        scores = self.session.run(None, table)[0][0].astype(np.float64)
        raised = np.exp(scores - scores.max())
        return {verdict: float(chance) for verdict, chance in zip(ORDER, raised / raised.sum(), strict=True)}


def _whole(text: str) -> str:
    """The text without halves of characters, as an argument of the command line may have them."""
    return text.encode("utf-8", "replace").decode()


@cache
def encoder() -> CrossEncoder:
    """The encoder that ships with the package."""
    return CrossEncoder(FOLDER)
