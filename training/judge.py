"""Fits the learned judge: features of labelled claims against their sources, small boosted trees, scores by article.

    python -m training.judge --data ../shared --out factcheck/judging/entailment/trees.json

Reports figures cross-validated by article. Needs scikit-learn, to build only.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from factcheck.judging.entailment.protocol import Judges
from factcheck.judging.entailment.trees import Node, Trees
from factcheck.judging.features import NAMES, PAIR_NAMES
from factcheck.judging.judge import weighed_by
from factcheck.schema import Verdict
from training.chances import recorded
from training.labelled import Labelled, lessons

COLUMNS = (*NAMES, *PAIR_NAMES.values())
FOLDS, PARTITIONS = 6, 4
"""Into how many folds the articles are dealt, and how often anew: one deal alone is off by 0.01 either way."""
TEMPERATURES = tuple(n / 10 for n in range(6, 21))
"""Of which the one is taken that is calibrated best on newsclaims dev and on the contrast sets together."""
ROUNDS, RATE, LEAVES, SMALLEST = 120, 0.05, 6, 20
"""Boosting rounds, learning rate, leaves of a tree, and the fewest claims in a leaf."""


Learned = tuple[Trees, Trees]
"""A judge that judges alone, and one that hears a judge of two texts."""


def fit(rows: list[Labelled], temperature: float = 1.0) -> Learned:
    """The judges that these rows teach."""
    return _fit(rows, tuple(NAMES), temperature), _fit(rows, COLUMNS, temperature)


def _fit(rows: list[Labelled], columns: Sequence[str], temperature: float) -> Trees:
    """Trees that ask for these features; a row with two right verdicts teaches half of each."""
    kept = [(row.case, row.weight / len(row.labels), label) for row in rows if row.case for label in row.labels]
    table = np.array([[case.features[name] for name in columns] for case, _, _ in kept])
    model = HistGradientBoostingClassifier(
        max_iter=ROUNDS,
        learning_rate=RATE,
        max_leaf_nodes=LEAVES,
        min_samples_leaf=SMALLEST,
        early_stopping=False,
        random_state=0,
    )
    model.fit(table, [label.value for _, _, label in kept], sample_weight=[weight for _, weight, _ in kept])
    verdicts = [Verdict(label) for label in model.classes_]
    base = dict(zip(verdicts, model._baseline_prediction.ravel().round(5).tolist(), strict=True))
    trees = {v: [_tree(rounds[n].nodes, columns) for rounds in model._predictors] for n, v in enumerate(verdicts)}
    return Trees(base, trees, temperature)


def _tree(nodes: Any, columns: Sequence[str]) -> list[Node]:
    return [
        [round(float(node["value"]), 5)]
        if node["is_leaf"]
        else [columns[node["feature_idx"]], round(float(node["num_threshold"]), 5), int(node["left"]), int(node["right"])]
        for node in nodes
    ]


def verdict_of(row: Labelled, judges: Judges) -> tuple[Verdict, float]:
    """What the tool would answer with these judges, and how sure it is."""
    if row.case is None:
        return Verdict.UNVERIFIABLE, 0.95
    verdict, confidence, _ = weighed_by(row.case, judges)[2]
    return verdict, confidence


Fold = tuple[Learned, list[Labelled]]


def folds(rows: list[Labelled], taught: list[Labelled]) -> list[Fold]:
    """Judges that learned from all that is `taught` but the groups of the rows beside them.

    Every row is in PARTITIONS of the folds.
    """
    groups = [row.group for row in rows]
    deals = (GroupKFold(FOLDS, shuffle=True, random_state=n).split(rows, groups=groups) for n in range(PARTITIONS))
    return [_fold([rows[n] for n in test], taught) for deal in deals for _, test in deal]


def _fold(rows: list[Labelled], taught: list[Labelled]) -> Fold:
    unseen = {row.group for row in rows}
    return fit([row for row in taught if row.group not in unseen]), rows


def cross_validated(folds: list[Fold], temperature: float = 1.0) -> list[tuple[Labelled, Verdict, float]]:
    """An answer for each row of the folds by the judge that did not see it."""
    return [(row, *verdict_of(row, judges)) for judges, rows in _tempered(folds, temperature) for row in rows]


def _tempered(folds: list[Fold], temperature: float) -> Iterator[tuple[Judges, list[Labelled]]]:
    """The judges of the folds, so much less sure; what they hear is among the features."""
    for (alone, hearing), rows in folds:
        yield Judges(replace(alone, temperature=temperature), replace(hearing, temperature=temperature)), rows


def scores(answers: list[tuple[Labelled, Verdict, float]]) -> dict[str, float]:
    """Accuracy, macro F1, false contradictions among the supported, and expected calibration error over ten bins."""
    right = np.array([verdict in row.labels for row, verdict, _ in answers])
    sure = np.array([confidence for _, _, confidence in answers])
    f1 = []
    for v in Verdict:
        both = sum(v in row.labels and verdict is v for row, verdict, _ in answers)
        f1.append(2 * both / max(1, sum((v in row.labels) + (verdict is v) for row, verdict, _ in answers)))
    supported = [verdict for row, verdict, _ in answers if Verdict.SUPPORTED in row.labels]
    bins = np.minimum((sure * 10).astype(int), 9)
    gaps = [abs(right[bins == b].mean() - sure[bins == b].mean()) * (bins == b).mean() for b in range(10) if (bins == b).any()]
    return {
        "accuracy": float(right.mean()),
        "macro_f1": float(np.mean(f1)),
        "false_contradiction": supported.count(Verdict.CONTRADICTED) / max(1, len(supported)),
        "calibration_error": float(sum(gaps)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with newsclaims/ and external/")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--deaf", action="store_true", help="don't listen to the cross-encoders")
    arguments = parser.parse_args()
    taught = lessons(arguments.data, None if arguments.deaf else recorded())
    held_out = folds(taught.dev, taught.all)
    contrast = folds(taught.contrast, taught.all)
    temperature = min(TEMPERATURES, key=lambda t: _miscalibrated(held_out, t) + _miscalibrated(contrast, t))
    print("temperature", temperature)
    print("dev, cross-validated by article", _rounded(scores(cross_validated(held_out, temperature))))
    print("contrast sets, the same", _rounded(scores(cross_validated(contrast, temperature))))
    alone, hearing = fit(taught.all, temperature)
    table = {"alone": asdict(alone), "hearing": asdict(hearing)}
    arguments.out.write_text(json.dumps(table, separators=(",", ":")) + "\n", encoding="utf-8")


def _miscalibrated(held_out: list[Fold], temperature: float) -> float:
    return scores(cross_validated(held_out, temperature))["calibration_error"]


def _rounded(found: dict[str, float]) -> dict[str, float]:
    return {key: round(value, 3) for key, value in found.items()}


if __name__ == "__main__":
    main()
