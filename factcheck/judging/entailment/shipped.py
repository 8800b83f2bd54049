"""The learned judges that ship with the package, by who is to decide."""

from __future__ import annotations

from factcheck.judging.entailment.protocol import Entailment, PairJudge
from factcheck.judging.features import PAIR_NAMES
from factcheck.schema import JudgeKind


def judges(kind: JudgeKind, second: PairJudge | None = None) -> tuple[Entailment | None, PairJudge | None]:
    """The judge of features, and the judge of two texts that it listens to: `second`, or the shipped encoder.

    None for both where the facets decide alone; None for the second where the first was not taught to listen to any.
    """
    if kind is JudgeKind.FACETS:
        return None, None
    from factcheck.judging.entailment.trees import asked_for, shipped

    if asked_for().isdisjoint(PAIR_NAMES.values()):
        return shipped(), None
    if second is None:
        from factcheck.judging.entailment.encoder import encoder

        second = encoder()
    return shipped(), second
