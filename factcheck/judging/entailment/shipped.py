"""The learned judges that ship with the package, by who is to decide."""

from __future__ import annotations

from functools import cache

from factcheck.judging.entailment.protocol import Entailment, PairJudge
from factcheck.judging.features import PAIR_NAMES
from factcheck.schema import JudgeKind


def judges(kind: JudgeKind, second: PairJudge | None = None) -> tuple[Entailment | None, PairJudge | None]:
    """The judge of features, and the judge of two texts that it listens to: `second`, or the shipped encoder.

    None for both where the facets decide alone; None for the second where the first was not taught to listen to any.
    """
    if kind is JudgeKind.FACETS:
        return None, None
    from factcheck.judging.entailment.trees import shipped

    if not _listens():
        return shipped(), None
    if second is None:
        from factcheck.judging.entailment.encoder import encoder

        second = encoder()
    return shipped(), second


@cache
def _listens() -> bool:
    from factcheck.judging.entailment.trees import shipped

    return not shipped().names.isdisjoint(PAIR_NAMES.values())
