"""How often the verdicts are right, on every labelled set, against pinned floors (bench/floors.toml).

    python -m bench.accuracy --data ../shared [--rows N]

Needs scikit-learn for the cross-validated figures: those of newsclaims and of the contrast sets come from learned judges that saw
neither the article nor its claims. "in sample" are claims that the shipped judge learned from: no forecast. Of the outside sets
"kept apart" are the rows that the encoder did not learn from, "partly in sample" all of them. Exit status 1 where a figure
is worse than pinned.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.scoring import Answer, Figures, fallen, figures
from factcheck.checker import Checker
from factcheck.judging.entailment.shipped import judges
from factcheck.judging.entailment.trees import shipped
from factcheck.judging.evidence import passages
from factcheck.judging.judge import decide
from factcheck.schema import JudgeKind, Verdict
from factcheck.sources.read import source_of
from training.judge import CONTRAST, Labelled, cross_validated, folds, labelled, verdict_of
from training.pairs import kept_apart

FLOORS = Path(__file__).with_name("floors.toml")
OUTSIDE = {
    "summedits_news": "SummEdits news",
    "wice": "WiCE",
    "feversym": "FEVER-Symmetric",
    "fm2": "Fool Me Twice",
}
DEV, SEEN = "newsclaims dev, cross-validated by article", "newsclaims dev, in sample"
TRAIN, TRAIN_SEEN = "contrast sets, cross-validated by article", "contrast sets, in sample"
# fmt: off
COLUMNS = {
    "accuracy": "accuracy", "macro_f1": "macro F1", "balanced_accuracy": "balanced", "supported_or_not": "sup. or not",
    "false_contradiction": "false contr.", "evidence_and_verdict": "evid.+verd.", "calibration_error": "calibration",
}
# fmt: on
WIDTH = 46
Row = dict[str, Any]


def main() -> int:
    """Measure, print the table and compare with the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with newsclaims/ and external/")
    parser.add_argument("--rows", type=int, help="rows of each outside set at most, spread evenly: their floors are not compared")
    asked = parser.parse_args()
    if asked.rows is not None and asked.rows < 1:
        parser.error("--rows takes a number from 1 up")
    for part in ("newsclaims", "external"):
        if not (asked.data / part).is_dir():
            parser.error(f"{asked.data / part} is not there: --data takes the folder that holds newsclaims/ and external/")
    print(f"{'':{WIDTH}}{'rows':>6}" + "".join(f"{head:>13}" for head in COLUMNS.values()))
    measured: dict[str, Figures] = {}
    for name, answers in inside(asked.data / "newsclaims"):
        measured[name] = _line(name, answers)
        if name == DEV:
            for facet, some in _by_facet(answers):
                measured[f"{name}, {facet}"] = _line(f"  {facet}", some)
    for stem, title in OUTSIDE.items():
        answers, apart = outside(asked.data / f"external/{stem}-dev.jsonl", asked.rows)
        for name, some in (
            (f"{title}, partly in sample", answers),
            (f"{title}, kept apart", [a for a in answers if a.id in apart]),
        ):
            found = _line(name, some)
            if asked.rows is None and some:
                measured[name] = found
    worse = list(fallen(measured, tomllib.loads(FLOORS.read_text(encoding="utf-8"))))
    print("\n".join(["", *worse] if worse else ["", "No figure is worse than pinned in bench/floors.toml."]))
    return 1 if worse else 0


def inside(folder: Path) -> Iterator[tuple[str, list[Answer]]]:
    """The answers on newsclaims dev and on the contrast sets, by judges that did not see the article, and by the shipped one."""
    _, second = judges(JudgeKind.LEARNED)
    train = folder / "train/claims.jsonl", folder / "train/articles"
    dev = list(labelled(folder / "claims-dev.jsonl", folder / "articles", second=second))
    contrast = [replace(row, weight=CONTRAST) for row in labelled(*train, second=second, learned=second is not None)]
    astray = list(labelled(*train, astray=True, second=second, learned=second is not None))
    sets = (
        (DEV, SEEN, folder / "claims-dev.jsonl", dev, [*contrast, *astray]),
        (TRAIN, TRAIN_SEEN, folder / "train/claims.jsonl", contrast, astray),
    )
    for name, seen, path, rows, also in sets:
        gold = {row["id"]: row for row in read_rows(path)}
        unseen = cross_validated(folds(rows, also), shipped().temperature)
        yield name, [answer(row, gold[row.id], verdict, sure) for row, verdict, sure in unseen]
        yield seen, [answer(row, gold[row.id], *verdict_of(row, shipped())) for row in rows]


def answer(row: Labelled, gold: Row, verdict: Verdict, confidence: float) -> Answer:
    """The verdict on a prepared claim with the passages that the tool would show for it."""
    evidence: tuple[str, ...] = ()
    if row.case is not None:
        _, _, deciding = decide(row.case, {v: float(v is verdict) for v in Verdict})
        shown = passages(row.case.index, row.case.alignments, deciding, row.case.weighed)
        evidence = tuple(passage.text for passage in shown)
    quotes = tuple(gold["evidence"])
    return Answer(row.id, row.label.value, verdict.value, confidence, gold["facet"], quotes, evidence)


def outside(path: Path, most: int | None) -> tuple[list[Answer], set[str]]:
    """The shipped tool's answers on at most so many rows of an outside set, and the ids of those kept apart from the encoder."""
    rows = read_rows(path)
    # the articles of newsclaims dev are those that no outside text learned from may share much with
    articles = sorted((path.parent.parent / "newsclaims/articles").glob("*.md"))
    held = kept_apart(path.stem.removesuffix("-dev"), rows, [article.read_text(encoding="utf-8") for article in articles])
    apart = {str(row["id"]) for row, flag in zip(rows, held, strict=True) if flag}
    by_text: dict[str, list[Row]] = defaultdict(list)
    for row in rows[:: math.ceil(len(rows) / most)] if most else rows:
        by_text[row["evidence"]].append(row)
    answers = []
    for text, some in by_text.items():
        checker = Checker([source_of(text.encode(), ".txt", "evidence.txt")])
        reports = checker.check_many([row["claim"] for row in some])
        answers += [Answer(str(r["id"]), r["label"], o.verdict, o.confidence) for r, o in zip(some, reports, strict=True)]
    return answers, apart


def read_rows(path: Path) -> list[Row]:
    """The rows of a JSON lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _by_facet(answers: Sequence[Answer]) -> Iterator[tuple[str, list[Answer]]]:
    facets = sorted({a.facet for a in answers}, key=lambda facet: -sum(a.facet == facet for a in answers))
    return ((facet, [a for a in answers if a.facet == facet]) for facet in facets)


def _line(name: str, answers: Sequence[Answer]) -> Figures:
    found = figures(answers)
    cells = (f"{found[column]:13.3f}" if column in found else f"{'':13}" for column in COLUMNS)
    print(f"{name:{WIDTH}}{len(answers):6}" + "".join(cells).rstrip(), flush=True)
    return found


if __name__ == "__main__":
    sys.exit(main())
