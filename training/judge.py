"""Fits the learned judge: features of labelled claims against their articles, small boosted trees, scores by article.

    python -m training.judge --data ../shared/newsclaims --out factcheck/judging/entailment/trees.json

Reports figures cross-validated by article. Needs scikit-learn, to build only.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from factcheck.checker import Checker
from factcheck.judging.entailment.encoder import encoder
from factcheck.judging.entailment.protocol import PairJudge
from factcheck.judging.entailment.trees import Node, Trees
from factcheck.judging.features import NAMES, PAIR_NAMES
from factcheck.judging.judge import Case, decide, heard, prepare
from factcheck.reading.read import read_claims
from factcheck.schema import Strictness, Verdict
from factcheck.sources.read import read_source
from training.pairs import held_out

COLUMNS = (*NAMES, *PAIR_NAMES.values())
FOLDS = 6
ROUNDS, RATE, LEAVES, SMALLEST = 80, 0.05, 6, 20
"""Boosting rounds, learning rate, leaves of a tree, and the fewest claims in a leaf."""
CONTRAST = 0.2
"""Weight of a claim of the contrast sets, whose wording is nearer to the source than that of claims people make."""
ASTRAY, AWAY = 0.15, 7
"""Weight of a claim held against an article that it is not about, and how many articles away that one is."""


@dataclass(frozen=True)
class Labelled:
    """A labelled claim with all that the judge sees of it."""

    id: str
    article: str
    label: Verdict
    case: Case | None
    """None for a claim that holds nothing to check."""
    weight: float = 1.0


def labelled(
    claims: Path, articles: Path, *, astray: bool = False, second: PairJudge | None = None, learned: bool = False
) -> Iterator[Labelled]:
    """Every row of a claims file, prepared against its article; `astray`: every second against one it says nothing of.

    `second` is listened to; `learned`: it learned from these claims but for those of articles that were kept apart, and only
    those are given, since of the others it knows the answer.
    """
    rows = [json.loads(line) for line in claims.read_text(encoding="utf-8").splitlines() if line.strip()]
    names = list(dict.fromkeys(row["article"] for row in rows))
    for n, name in enumerate(names):
        checker = Checker([read_source(str(articles / f"{name}.md"))])
        about = names[(n + AWAY) % len(names)] if astray else name
        if learned and not held_out(about):
            continue
        chosen = [row for row in rows if row["article"] == about][:: 2 if astray else 1]
        readings = read_claims([row["claim"] for row in chosen], checker.context)
        for row, reading in zip(chosen, readings, strict=True):
            case = None if reading.uncheckable else prepare(reading, checker.indices[0], Strictness.REPORTED)
            case = heard(case, second) if case and second else case
            label = Verdict.UNVERIFIABLE if astray else Verdict(row["label"])
            yield Labelled(row["id"], name, label, case, ASTRAY if astray else 1.0)


def fit(rows: list[Labelled], temperature: float = 1.0) -> Trees:
    """The judge that these rows teach."""
    kept = [row for row in rows if row.case is not None]
    table = np.array([[row.case.features[name] for name in COLUMNS] for row in kept if row.case])
    model = HistGradientBoostingClassifier(
        max_iter=ROUNDS,
        learning_rate=RATE,
        max_leaf_nodes=LEAVES,
        min_samples_leaf=SMALLEST,
        early_stopping=False,
        random_state=0,
    )
    model.fit(table, [row.label.value for row in kept], sample_weight=[row.weight for row in kept])
    verdicts = [Verdict(label) for label in model.classes_]
    base = dict(zip(verdicts, model._baseline_prediction.ravel().round(5).tolist(), strict=True))
    trees = {v: [_tree(rounds[n].nodes) for rounds in model._predictors] for n, v in enumerate(verdicts)}
    return Trees(base, trees, temperature)


def _tree(nodes: Any) -> list[Node]:
    return [
        [round(float(node["value"]), 5)]
        if node["is_leaf"]
        else [COLUMNS[node["feature_idx"]], round(float(node["num_threshold"]), 5), int(node["left"]), int(node["right"])]
        for node in nodes
    ]


def verdict_of(row: Labelled, judge: Trees) -> tuple[Verdict, float]:
    """What the tool would answer with this judge, and how sure it is."""
    if row.case is None:
        return Verdict.UNVERIFIABLE, 0.95
    verdict, confidence, _ = decide(row.case, judge.probabilities(row.case.features))
    return verdict, confidence


Fold = tuple[Trees, list[Labelled]]


def folds(rows: list[Labelled], also: list[Labelled]) -> list[Fold]:
    """Judges that saw neither the articles nor any claim of the rows beside them; `also` are learned from by each."""
    return [
        (fit([*also, *(rows[n] for n in learn)]), [rows[n] for n in test])
        for learn, test in GroupKFold(FOLDS).split(rows, groups=[row.article for row in rows])
    ]


def cross_validated(folds: list[Fold], temperature: float = 1.0) -> list[tuple[Labelled, Verdict, float]]:
    """An answer for each row of the folds by the judge that did not see it."""
    return [(row, *verdict_of(row, replace(judge, temperature=temperature))) for judge, rows in folds for row in rows]


def scores(answers: list[tuple[Labelled, Verdict, float]]) -> dict[str, float]:
    """Accuracy, macro F1, false contradictions among the supported, and expected calibration error over ten bins."""
    right = np.array([row.label is verdict for row, verdict, _ in answers])
    sure = np.array([confidence for _, _, confidence in answers])
    f1 = []
    for v in Verdict:
        both = sum(row.label is v and verdict is v for row, verdict, _ in answers)
        f1.append(2 * both / max(1, sum((row.label is v) + (verdict is v) for row, verdict, _ in answers)))
    supported = [verdict for row, verdict, _ in answers if row.label is Verdict.SUPPORTED]
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
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--deaf", action="store_true", help="don't listen to the encoder")
    arguments = parser.parse_args()
    train = arguments.data / "train/claims.jsonl", arguments.data / "train/articles"
    second = None if arguments.deaf else encoder()
    learned = second is not None
    contrast = [replace(row, weight=CONTRAST) for row in labelled(*train, second=second, learned=learned)]
    astray = list(labelled(*train, astray=True, second=second, learned=learned))
    dev = list(labelled(arguments.data / "claims-dev.jsonl", arguments.data / "articles", second=second))
    also = [*contrast, *astray]
    held_out = folds(dev, also)
    temperature = min(
        np.arange(0.6, 2.01, 0.1).tolist(), key=lambda t: scores(cross_validated(held_out, t))["calibration_error"]
    )
    for name, found in (("dev, cross-validated by article", held_out), ("contrast sets, the same", folds(contrast, astray))):
        print(name, {key: round(value, 3) for key, value in scores(cross_validated(found, temperature)).items()})
    judge = fit([*also, *dev], temperature)
    table = {"temperature": judge.temperature, "base": judge.base, "trees": judge.trees}
    arguments.out.write_text(json.dumps(table, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
