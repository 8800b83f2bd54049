"""Fits the learned judge: features of labelled claims against their articles, a regularised logistic regression, scores by article.

    python -m training.judge --data ../shared/newsclaims --out factcheck/judging/entailment/weights.json

Reports figures cross-validated by article. Needs scikit-learn, to build only.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from factcheck.checker import Checker
from factcheck.judging.entailment.logistic import Logistic
from factcheck.judging.features import NAMES
from factcheck.judging.judge import Case, decide, prepare
from factcheck.reading.read import read_claims
from factcheck.schema import Strictness, Verdict
from factcheck.sources.read import read_source

FOLDS = 6
STRENGTH = 0.05
"""Inverse regularisation C of the regression: chosen by cross-validation among 0.01 to 1."""


@dataclass(frozen=True)
class Labelled:
    """A labelled claim with all that the judge sees of it."""

    id: str
    article: str
    label: Verdict
    case: Case | None
    """None for a claim that holds nothing to check."""


def labelled(claims: Path, articles: Path) -> Iterator[Labelled]:
    """Every row of a claims file, prepared against its article."""
    rows = [json.loads(line) for line in claims.read_text(encoding="utf-8").splitlines() if line.strip()]
    for article in dict.fromkeys(row["article"] for row in rows):
        checker = Checker([read_source(str(articles / f"{article}.md"))])
        of_article = [row for row in rows if row["article"] == article]
        readings = read_claims([row["claim"] for row in of_article], checker.context)
        for row, reading in zip(of_article, readings, strict=True):
            case = None if reading.uncheckable else prepare(reading, checker.indices[0], Strictness.REPORTED)
            yield Labelled(row["id"], article, Verdict(row["label"]), case)


def fit(rows: list[Labelled]) -> Logistic:
    """The judge that these rows teach."""
    kept = [row for row in rows if row.case is not None]
    table = np.array([[row.case.features[name] for name in NAMES] for row in kept if row.case])
    mean, scale = table.mean(axis=0), np.maximum(table.std(axis=0), 1e-3)
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    model.fit((table - mean) / scale, [row.label.value for row in kept])
    verdicts = [Verdict(label) for label in model.classes_]
    return Logistic(
        mean=dict(zip(NAMES, mean.round(5).tolist(), strict=True)),
        scale=dict(zip(NAMES, scale.round(5).tolist(), strict=True)),
        bias=dict(zip(verdicts, model.intercept_.round(5).tolist(), strict=True)),
        weights={v: dict(zip(NAMES, row.round(5).tolist(), strict=True)) for v, row in zip(verdicts, model.coef_, strict=True)},
    )


def verdict_of(row: Labelled, judge: Logistic) -> tuple[Verdict, float]:
    """What the tool would answer with this judge, and how sure it is."""
    if row.case is None:
        return Verdict.UNVERIFIABLE, 0.95
    verdict, confidence, _ = decide(row.case, judge.probabilities(row.case.features))
    return verdict, confidence


def cross_validated(rows: list[Labelled], always: list[Labelled]) -> list[tuple[Labelled, Verdict, float]]:
    """An answer for each of `rows` by a judge that saw neither its article nor any of its claims; `always` are learned from too."""
    groups = [row.article for row in rows]
    answers = []
    for learn, test in GroupKFold(FOLDS).split(rows, groups=groups):
        judge = fit([*always, *(rows[n] for n in learn)])
        answers += [(rows[n], *verdict_of(rows[n], judge)) for n in test]
    return answers


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
    arguments = parser.parse_args()
    contrast = list(labelled(arguments.data / "train/claims.jsonl", arguments.data / "train/articles"))
    dev = list(labelled(arguments.data / "claims-dev.jsonl", arguments.data / "articles"))
    for name, rows, always in (("dev, cross-validated by article", dev, contrast), ("contrast sets, the same", contrast, [])):
        print(name, {key: round(value, 3) for key, value in scores(cross_validated(rows, always)).items()})
    judge = fit([*contrast, *dev])
    table = {"mean": judge.mean, "scale": judge.scale, "bias": judge.bias, "weights": judge.weights}
    arguments.out.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
