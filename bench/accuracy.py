"""How often the verdicts are right, on every labelled set, against pinned floors (bench/floors.toml).

    python -m bench.accuracy --data ../shared [--rows N]

Needs scikit-learn for the cross-validated figures, which come from learned judges that saw neither the article nor its claims;
they are means over several ways to deal the articles into folds. Of the outside sets they are those of the rows that the encoder
did not learn from. "in sample" are claims that the shipped judge, or its encoder, learned from: no forecast. Exit status 1 where
a figure is worse than pinned.
"""

from __future__ import annotations

import argparse
import math
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
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
from training.judge import PARTITIONS, cross_validated, folds, verdict_of
from training.labelled import Labelled, Lessons, lessons, read_rows

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
    _, second = judges(JudgeKind.LEARNED)
    taught = lessons(asked.data, second)
    for name, answers, times in inside(taught, asked.data / "newsclaims"):
        measured[name] = _line(name, answers, times)
        if name == DEV:
            for facet, some in _by_facet(answers):
                measured[f"{name}, {facet}"] = _line(f"  {facet}", some, times)
    unseen = apart(taught, asked.data / "external")
    for stem, title in OUTSIDE.items():
        measured[f"{title}, cross-validated"] = _line(f"{title}, cross-validated", unseen[stem], PARTITIONS)
        found = _line(f"{title}, partly in sample", outside(asked.data / f"external/{stem}-dev.jsonl", asked.rows))
        if asked.rows is None:
            measured[f"{title}, partly in sample"] = found
    worse = list(fallen(measured, tomllib.loads(FLOORS.read_text(encoding="utf-8"))))
    print("\n".join(["", *worse] if worse else ["", "No figure is worse than pinned in bench/floors.toml."]))
    return 1 if worse else 0


def inside(taught: Lessons, folder: Path) -> Iterator[tuple[str, list[Answer], int]]:
    """The answers on newsclaims dev and on the contrast sets, by judges that did not see the article, and by the shipped one.

    With how many answers each claim has.
    """
    elsewhere = [*taught.astray, *(row for rows in taught.outside.values() for row in rows)]
    sets = (
        (DEV, SEEN, folder / "claims-dev.jsonl", taught.dev, [*taught.contrast, *elsewhere]),
        (TRAIN, TRAIN_SEEN, folder / "train/claims.jsonl", taught.contrast, [*taught.dev, *elsewhere]),
    )
    for name, seen, path, rows, also in sets:
        gold = {row["id"]: row for row in read_rows(path)}
        unseen = cross_validated(folds(rows, also), shipped().temperature)
        yield name, [answer(row, gold[row.id], verdict, sure) for row, verdict, sure in unseen], PARTITIONS
        yield seen, [answer(row, gold[row.id], *verdict_of(row, shipped())) for row in rows], 1


def apart(taught: Lessons, folder: Path) -> dict[str, list[Answer]]:
    """The answers on rows of the outside sets that the encoder did not learn from, by judges that saw none of their groups."""
    rows = [row for some in taught.outside.values() for row in some]
    found: dict[str, list[Answer]] = defaultdict(list)
    gold = {stem: {str(row["id"]): row for row in read_rows(folder / f"{stem}-dev.jsonl")} for stem in OUTSIDE}
    learned = folds(rows, [*taught.dev, *taught.contrast, *taught.astray])
    for row, verdict, sure in cross_validated(learned, shipped().temperature):
        stem = row.group.partition(":")[0]
        found[stem].append(Answer(row.id, gold[stem][row.id]["label"], verdict.value, sure))
    return found


def answer(row: Labelled, gold: Row, verdict: Verdict, confidence: float) -> Answer:
    """The verdict on a prepared claim with the passages that the tool would show for it."""
    evidence: tuple[str, ...] = ()
    if row.case is not None:
        _, _, deciding = decide(row.case, {v: float(v is verdict) for v in Verdict})
        shown = passages(row.case.index, row.case.alignments, deciding, row.case.weighed)
        evidence = tuple(passage.text for passage in shown)
    quotes = tuple(gold["evidence"])
    return Answer(row.id, gold["label"], verdict.value, confidence, gold["facet"], quotes, evidence)


def outside(path: Path, most: int | None) -> list[Answer]:
    """The shipped tool's answers on at most so many rows of an outside set."""
    rows = read_rows(path)
    by_text: dict[str, list[Row]] = defaultdict(list)
    for row in rows[:: math.ceil(len(rows) / most)] if most else rows:
        by_text[row["evidence"]].append(row)
    answers = []
    for text, some in by_text.items():
        checker = Checker([source_of(text.encode(), ".txt", "evidence.txt")])
        reports = checker.check_many([row["claim"] for row in some])
        answers += [Answer(str(r["id"]), r["label"], o.verdict, o.confidence) for r, o in zip(some, reports, strict=True)]
    return answers


def _by_facet(answers: Sequence[Answer]) -> Iterator[tuple[str, list[Answer]]]:
    facets = sorted({a.facet for a in answers}, key=lambda facet: -sum(a.facet == facet for a in answers))
    return ((facet, [a for a in answers if a.facet == facet]) for facet in facets)


def _line(name: str, answers: Sequence[Answer], times: int = 1) -> Figures:
    """Prints and returns the figures of answers, of which each claim has so many."""
    found = figures(answers)
    cells = (f"{found[column]:13.3f}" if column in found else f"{'':13}" for column in COLUMNS)
    print(f"{name:{WIDTH}}{len(answers) // times:6}" + "".join(cells).rstrip(), flush=True)
    return found


if __name__ == "__main__":
    sys.exit(main())
