"""What each part is worth on newsclaims dev, how honest the confidence is, and a sample of the wrong verdicts.

    python -m bench.ablation --data ../shared [--wrong 50]

Every learned judge is cross-validated by article and learns from the same claims. A part is switched off here only; the readings
stay, and every claim is compared anew.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from bench.accuracy import answer
from bench.scoring import Answer, figures, reliability
from factcheck.facets.quantity import ladder
from factcheck.judging import likeness
from factcheck.judging.case import prepare
from factcheck.judging.entailment.trees import shipped
from factcheck.judging.explain import explain
from factcheck.judging.features import PAIR_NAMES
from factcheck.judging.index import Index
from factcheck.judging.judge import by_law, decide
from factcheck.schema import Strictness, Verdict
from factcheck.words import lexicon, vectors
from training.chances import recorded
from training.judge import PARTITIONS, cross_validated, folds
from training.labelled import Labelled, Lessons, lessons, read_rows

COLUMNS = ("accuracy", "macro_f1", "false_contradiction")
Gold = dict[str, dict[str, object]]


def main() -> int:
    """Print the three tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with newsclaims/ and external/")
    parser.add_argument("--wrong", type=int, default=0, help="print so many of the wrong verdicts, every k-th of them")
    asked = parser.parse_args()
    gold = {row["id"]: row for row in read_rows(asked.data / "newsclaims/claims-dev.jsonl")}
    taught = lessons(asked.data, recorded())
    deaf = taught.each(unheard)
    print(f"{'':44}" + "".join(f"{column:>22}" for column in COLUMNS))
    with no_lexicon(), no_vectors():
        _line("facets only", [answer(row, gold[row.id], *_by_law(row)) for row in anew(deaf.dev)])
    _line("facets, lexicon and vectors", [answer(row, gold[row.id], *_by_law(row)) for row in deaf.dev])
    with no_lexicon():
        _line("learned judge, without the lexicon's ties", _cross_validated(deaf.each(anew), gold))
    with no_vectors():
        _line("learned judge, without vectors", _cross_validated(deaf.each(anew), gold))
    _line("learned judge", _cross_validated(deaf, gold))
    answers = _cross_validated(taught, gold)
    _line("learned judge and cross-encoder", answers)
    print(
        f"\ncalibration error {figures(answers)['calibration_error']:.3f}\n{'confidence':>12}{'claims':>8}{'sure':>8}{'right':>8}"
    )
    for one in reliability(answers):
        print(f"{one.low:6.1f} - {one.low + 0.1:.1f}{one.answers:8}{one.sure:8.2f}{one.right:8.2f}")
    if asked.wrong:
        _print_wrong(taught.dev, answers, asked.wrong)
    return 0


@contextmanager
def no_lexicon() -> Iterator[None]:
    """No two different words are tied by WordNet, nor opposed."""

    def tie(a: str, b: str, pos: str) -> lexicon.Tie:
        return "same" if a.lower() == b.lower() else "none"

    def never(*_: str) -> bool:
        return False

    with patch.multiple(lexicon, tie=tie, related=never, apart=never), patch.object(ladder, "tie", tie):
        _forget()
        yield
    _forget()


@contextmanager
def no_vectors() -> Iterator[None]:
    """No word is near another in meaning only."""

    def unknown(word: str) -> None:
        return None

    with patch.object(vectors, "vector", unknown):
        _forget()
        yield
    _forget()


def _forget() -> None:
    for kept in (likeness._by_meaning, lexicon._tie, vectors.similarity):
        kept.cache_clear()


def anew(rows: Sequence[Labelled]) -> list[Labelled]:
    """The claims compared again with the articles as read."""
    indices = {id(row.case.index): Index(row.case.index.reading, row.case.index.source) for row in rows if row.case}
    return [
        replace(row, case=prepare(row.case.claim, indices[id(row.case.index)], Strictness.REPORTED)) if row.case else row
        for row in rows
    ]


def unheard(rows: Sequence[Labelled]) -> list[Labelled]:
    """The claims without what the cross-encoders say of them."""
    silent = dict.fromkeys(PAIR_NAMES.values(), 0.0)
    return [replace(row, case=replace(row.case, features=row.case.features | silent)) if row.case else row for row in rows]


def _by_law(row: Labelled) -> tuple[Verdict, float]:
    return by_law(row.case)[:2] if row.case else (Verdict.UNVERIFIABLE, 0.95)


def _cross_validated(taught: Lessons, gold: Gold) -> list[Answer]:
    answers = cross_validated(folds(taught.dev, taught.all), shipped()[0].temperature)
    return [answer(row, gold[row.id], verdict, sure) for row, verdict, sure in answers]


def _line(name: str, answers: Sequence[Answer]) -> None:
    found = figures(answers)
    print(f"{name:44}" + "".join(f"{found[column]:22.3f}" for column in COLUMNS), flush=True)


def _print_wrong(rows: Sequence[Labelled], answers: Sequence[Answer], most: int) -> None:
    cases = {row.id: row.case for row in rows}
    # each claim has an answer of each deal of the articles: one is shown where most are wrong
    often = Counter(answer.id for answer in answers if not answer.right)
    once = {answer.id: answer for answer in answers if not answer.right and often[answer.id] > PARTITIONS / 2}
    wrong = [once[name] for name in sorted(once)]
    for one in [wrong[n * len(wrong) // most] for n in range(most)] if most < len(wrong) else wrong:
        case = cases[one.id]
        if case is None:
            continue
        verdict = Verdict(one.verdict)
        _, _, deciding = decide(case, {v: float(v is verdict) for v in Verdict})
        reason, explanation = explain(case.claim, verdict, deciding, case.weighed, case.alignments)
        print(f"\n{one.id} [{one.facet}] {one.label}, judged {one.verdict} ({one.confidence:.2f}): {reason}\n  {case.claim.text}")
        print(f"  {explanation}\n  labelled: {' / '.join(one.quotes)}\n  read: {case.passage}")


if __name__ == "__main__":
    sys.exit(main())
