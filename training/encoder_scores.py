"""What cross-encoders alone get right: of each fold's pairs the one that was fitted without the fold.

    python -m training.encoder_scores --encoders without0 without1 without2 --pairs long.jsonl short.jsonl
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from factcheck.judging.entailment.encoder import CrossEncoder
from factcheck.schema import Verdict
from training.pairs import EVERY, FOLDS

NO = "not_supported"


def scores(labels: list[str], chances: list[dict[Verdict, float]]) -> dict[str, float]:
    """Accuracy, balanced accuracy (mean recall of the labels), macro F1, false contradictions; two-way where the labels are."""
    known = sorted(set(labels))
    told = [max(row, key=lambda verdict: row[verdict]).value for row in chances]
    if NO in known:
        told = ["supported" if row[Verdict.SUPPORTED] > 0.5 else NO for row in chances]
    elif "unverifiable" not in known:
        told = ["supported" if row[Verdict.SUPPORTED] >= row[Verdict.CONTRADICTED] else "contradicted" for row in chances]
    right = np.array([a == b for a, b in zip(labels, told, strict=True)])
    recalls, f1 = [], []
    for label in known:
        truly, said = np.array([x == label for x in labels]), np.array([x == label for x in told])
        recalls.append(right[truly].mean())
        f1.append(2 * (truly & said).sum() / max(1, truly.sum() + said.sum()))
    false = [told[n] == "contradicted" for n in range(len(labels)) if labels[n] == "supported"]
    return {
        "pairs": len(labels),
        "accuracy": float(right.mean()),
        "balanced": float(np.mean(recalls)),
        "macro_f1": float(np.mean(f1)),
        "false_contradiction": float(np.mean(false)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoders", type=Path, nargs=FOLDS, required=True)
    parser.add_argument("--pairs", type=Path, nargs="+", required=True)
    parser.add_argument("--sets", nargs="*", help="only these")
    arguments = parser.parse_args()
    by_set: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for path in arguments.pairs:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["fold"] != EVERY and ":" not in row["source"] and (not arguments.sets or row["source"] in arguments.sets):
                by_set[row["source"]].append(row)
    encoders = [CrossEncoder(folder) for folder in arguments.encoders]
    for name, rows in by_set.items():
        began = time.process_time()
        chances = [encoders[row["fold"] % FOLDS].judge_pairs([(row["claim"], row["passage"])])[0] for row in rows]
        seconds = time.process_time() - began
        found = {key: round(value, 3) for key, value in scores([row["label"] for row in rows], chances).items()}
        print(name, found, f"{len(rows) / seconds:.0f} pairs a CPU second")


if __name__ == "__main__":
    main()
