"""Pairs a second of transformer verifiers of the sizes people use. Weights are random: speed does not depend on them.

    python -m bench.verifiers [--pairs 4] [--words 512]

Needs the extra `bench` (torch, transformers) and nothing of ours, so that it can run in an environment of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import time
from collections.abc import Callable
from typing import Any

CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def minilm() -> Any:
    """A cross-encoder of six layers (ms-marco-MiniLM-L-6 and its kin): 23 million weights."""
    from transformers import BertConfig, BertForSequenceClassification

    shape = BertConfig(hidden_size=384, num_hidden_layers=6, num_attention_heads=12, intermediate_size=1536, num_labels=3)
    return BertForSequenceClassification(shape)


def roberta_large() -> Any:
    """RoBERTa-large with a head (AlignScore): 355 million."""
    from transformers import RobertaConfig, RobertaForSequenceClassification

    sizes = {"hidden_size": 1024, "num_hidden_layers": 24, "num_attention_heads": 16, "intermediate_size": 4096}
    return RobertaForSequenceClassification(
        RobertaConfig(vocab_size=50265, max_position_embeddings=514, type_vocab_size=1, num_labels=3, **sizes)
    )


def flan_t5_large() -> Any:
    """Flan-T5-large, which says its answer as one word (MiniCheck): 783 million."""
    from transformers import T5Config, T5ForConditionalGeneration

    sizes = {"d_model": 1024, "d_kv": 64, "d_ff": 2816, "num_layers": 24, "num_heads": 16}
    return T5ForConditionalGeneration(T5Config(vocab_size=32128, feed_forward_proj="gated-gelu", **sizes))


VERIFIERS: dict[str, Callable[[], Any]] = {
    "MiniLM-L6 cross-encoder": minilm,
    "RoBERTa-large (AlignScore)": roberta_large,
    "Flan-T5-large (MiniCheck)": flan_t5_large,
}


def main() -> int:
    """Print {name: pairs a second} as JSON; each pair by itself, in 32-bit floats."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=4)
    parser.add_argument("--words", type=int, default=512, help="word pieces of a claim and its article together")
    asked = parser.parse_args()
    print(json.dumps({name: rate(build(), asked.pairs, asked.words) for name, build in VERIFIERS.items()}))
    return 0


def rate(model: Any, pairs: int, words: int) -> float:
    """Pairs a second that all cores can do, told from the processor time of one; one pair before counts for nothing.

    That leaves out what else the machine does, and takes for granted that a second core doubles the speed.
    """
    import torch

    torch.set_num_threads(1)
    model.eval()
    tokens = {"input_ids": torch.full((1, words), 7), "attention_mask": torch.ones((1, words), dtype=torch.long)}
    if model.config.is_encoder_decoder:
        tokens["decoder_input_ids"] = torch.zeros((1, 1), dtype=torch.long)
    took = []
    with torch.inference_mode():
        for _ in range(pairs + 1):
            began = time.process_time()
            model(**tokens)
            took.append(time.process_time() - began)
    return CORES / statistics.median(took[1:])


if __name__ == "__main__":
    raise SystemExit(main())
