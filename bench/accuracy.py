"""How often the verdicts are right, on every labelled set, against pinned floors (bench/floors.toml).

    python -m bench.accuracy --data ../shared [--rows N]

Needs scikit-learn for the cross-validated figures. They come from learned judges that saw neither the article (of an outside set:
nor the text) nor its claims, and that heard cross-encoders that saw none of them either (training/chances.py), and are means over
several ways to deal the articles into folds. "In sample" is what ships, on claims that it and its encoder learned from: no
forecast; "unseen newsroom" is what ships on claims that nothing was fitted on (bench/unseen). Exit status 1 where a figure is
worse than pinned.
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
from factcheck.judging.entailment.trees import shipped
from factcheck.judging.evidence import passages
from factcheck.judging.judge import decide
from factcheck.schema import Verdict
from factcheck.sources.read import read_source, source_of
from training.chances import recorded
from training.judge import PARTITIONS, cross_validated, folds
from training.labelled import Labelled, lessons, read_rows
from training.pairs import CLAIMS

FLOORS = Path(__file__).with_name("floors.toml")
UNSEEN = Path(__file__).with_name("unseen") / "claims.jsonl"
"""Claims on articles written to measure by, in the form of newsclaims: nothing was fitted on them, no rule was made for them."""
OUTSIDE = {
    "summedits_news": "SummEdits news",
    "wice": "WiCE",
    "feversym": "FEVER-Symmetric",
    "fm2": "Fool Me Twice",
}
NEWS, NEWSROOM, CONTRAST = "newsclaims dev", "newsroom", "contrast sets"
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
    parser.add_argument("--rows", type=int, help="rows of each set at most that are answered in sample, evenly spread")
    asked = parser.parse_args()
    if asked.rows is not None and asked.rows < 1:
        parser.error("--rows takes a number from 1 up")
    for part in ("newsclaims", "external"):
        if not (asked.data / part).is_dir():
            parser.error(f"{asked.data / part} is not there: --data takes the folder that holds newsclaims/ and external/")
    print(f"{'':{WIDTH}}{'rows':>6}" + "".join(f"{head:>13}" for head in COLUMNS.values()))
    measured: dict[str, Figures] = {}
    taught = lessons(asked.data, recorded())
    for family in (
        {NEWS: (taught.dev, asked.data / "newsclaims/claims-dev.jsonl")},
        {NEWSROOM: (taught.newsroom, CLAIMS)},
        {CONTRAST: (taught.contrast, asked.data / "newsclaims/train/claims.jsonl")},
        {title: (taught.outside[stem], asked.data / f"external/{stem}-dev.jsonl") for stem, title in OUTSIDE.items()},
    ):
        every = [row for rows, _ in family.values() for row in rows]
        unseen = cross_validated(folds(every, taught.all), shipped()[0].temperature)
        for title, (rows, path) in family.items():
            gold, own = {str(row["id"]): row for row in read_rows(path)}, set(map(id, rows))
            answers = [answer(row, gold[row.id], verdict, sure) for row, verdict, sure in unseen if id(row) in own]
            measured[f"{title}, cross-validated"] = _line(f"{title}, cross-validated", answers, PARTITIONS)
            for facet, some in _by_facet(answers):
                measured[f"{title}, cross-validated, {facet}"] = _line(f"  {facet}", some, PARTITIONS)
            _line(f"{title}, in sample", in_sample(path, asked.rows))
    measured["unseen newsroom"] = _line("unseen newsroom", in_sample(UNSEEN, asked.rows))
    worse = list(fallen(measured, tomllib.loads(FLOORS.read_text(encoding="utf-8"))))
    print("\n".join(["", *worse] if worse else ["", "No figure is worse than pinned in bench/floors.toml."]))
    return 1 if worse else 0


def answer(row: Labelled, gold: Row, verdict: Verdict, confidence: float) -> Answer:
    """The verdict on a prepared claim with the passages that the tool would show for it."""
    evidence: tuple[str, ...] = ()
    if row.case is not None:
        _, _, deciding = decide(row.case, {v: float(v is verdict) for v in Verdict})
        shown = passages(row.case.index, row.case.alignments, deciding, row.case.weighed)
        evidence = tuple(passage.text for passage in shown)
    return Answer(row.id, gold["label"], verdict.value, confidence, gold.get("facet", ""), _quotes(gold), evidence)


def _quotes(gold: Row) -> tuple[str, ...]:
    """The labelled evidence; none where it is the whole source."""
    return tuple(gold.get("evidence", ())) if "article" in gold else ()


def in_sample(path: Path, most: int | None) -> list[Answer]:
    """What ships answers on at most so many rows of a set, evenly spread."""
    rows = read_rows(path)
    by_source: dict[str, list[Row]] = defaultdict(list)
    for row in rows[:: math.ceil(len(rows) / most)] if most else rows:
        by_source[row.get("article") or row["evidence"]].append(row)
    answers = []
    for text, some in by_source.items():
        if "article" in some[0]:
            source = read_source(str(path.parent / "articles" / f"{text}.md"))
        else:
            source = source_of(text.encode(), ".txt", "evidence.txt")
        for row, report in zip(some, Checker([source]).check_many([row["claim"] for row in some]), strict=True):
            shown = tuple(passage.text for passage in report.evidence)
            answers.append(Answer(str(row["id"]), row["label"], report.verdict, report.confidence, "", _quotes(row), shown))
    return answers


def _by_facet(answers: Sequence[Answer]) -> Iterator[tuple[str, list[Answer]]]:
    facets = sorted({a.facet for a in answers if a.facet}, key=lambda facet: -sum(a.facet == facet for a in answers))
    return ((facet, [a for a in answers if a.facet == facet]) for facet in facets)


def _line(name: str, answers: Sequence[Answer], times: int = 1) -> Figures:
    """Prints and returns the figures of answers, of which each claim has so many."""
    found = figures(answers)
    cells = (f"{found[column]:13.3f}" if column in found else f"{'':13}" for column in COLUMNS)
    print(f"{name:{WIDTH}}{len(answers) // times:6}" + "".join(cells).rstrip(), flush=True)
    return found


if __name__ == "__main__":
    sys.exit(main())
