"""What cross-encoders that did not learn from a claim say of it, on record: the judge can be fitted and measured without them.

    python -m training.chances --data ../shared --encoders without0 without1 without2 --out training/chances.json

The folders hold the encoders fitted on all folds but the one of their place, as `training.cross_encoder export` writes them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

from factcheck.judging.entailment.encoder import CrossEncoder
from factcheck.judging.entailment.protocol import PairJudge
from factcheck.schema import Verdict
from training.labelled import Unheard, lessons
from training.pairs import FOLDS

PATH = Path(__file__).with_name("chances.json")
PARTS = 10_000
"""The chances are kept in so many parts."""


def key(claim: str, passage: str) -> str:
    """What a pair is found by."""
    return blake2b(f"{claim}\n{passage}".encode(), digest_size=6).hexdigest()


class Recorded:
    """Answers from the record; raises Unheard for a pair that is not on it, as when the passage is another one by now."""

    def __init__(self, table: Mapping[str, tuple[int, int]]) -> None:
        self.table = table

    def judge_pairs(self, pairs: Sequence[tuple[str, str]]) -> list[dict[Verdict, float]]:
        """For each (claim, passage) a probability for each verdict, adding up to 1."""
        return [self._chances(key(*pair)) for pair in pairs]

    def _chances(self, name: str) -> dict[Verdict, float]:
        if name not in self.table:
            raise Unheard
        supported, contradicted = self.table[name]
        parts = (supported, contradicted, PARTS - supported - contradicted)
        return {verdict: part / PARTS for verdict, part in zip(Verdict, parts, strict=True)}


def recorded(path: Path = PATH) -> list[PairJudge]:
    """The record, as the judge of each fold."""
    judge = Recorded(json.loads(path.read_text(encoding="utf-8")))
    return [judge] * FOLDS


class Recording:
    """Asks an encoder, puts down what it says, and says what the record does."""

    def __init__(self, encoder: PairJudge, table: dict[str, tuple[int, int]]) -> None:
        self.encoder, self.table = encoder, table

    def judge_pairs(self, pairs: Sequence[tuple[str, str]]) -> list[dict[Verdict, float]]:
        """For each (claim, passage) a probability for each verdict, adding up to 1."""
        for pair, chances in zip(pairs, self.encoder.judge_pairs(pairs), strict=True):
            self.table[key(*pair)] = (round(chances[Verdict.SUPPORTED] * PARTS), round(chances[Verdict.CONTRADICTED] * PARTS))
        return Recorded(self.table).judge_pairs(pairs)


def record(data: Path, encoders: Iterable[PairJudge]) -> dict[str, tuple[int, int]]:
    """What each fold's encoder says of the labelled claims of its fold."""
    table: dict[str, tuple[int, int]] = {}
    lessons(data, [Recording(encoder, table) for encoder in encoders])
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with newsclaims/ and external/")
    parser.add_argument("--encoders", type=Path, nargs=FOLDS, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    table = record(arguments.data, map(CrossEncoder, arguments.encoders))
    lines = json.dumps(table, separators=(",", ":"), sort_keys=True).replace("],", "],\n")
    arguments.out.write_text(lines + "\n", encoding="utf-8")
    print(len(table), "pairs")


if __name__ == "__main__":
    main()
