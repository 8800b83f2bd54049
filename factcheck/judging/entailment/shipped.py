"""The learned judges that ship with the package, by who is to decide."""

from __future__ import annotations

from factcheck.judging.entailment.protocol import Judges, PairJudge
from factcheck.schema import JudgeKind


def judges(kind: JudgeKind, second: PairJudge | None = None) -> Judges | None:
    """The learned judges with `second`, or the shipped encoder, for what they ask; None where the facets decide alone."""
    if kind is JudgeKind.FACETS:
        return None
    from factcheck.judging.entailment.trees import shipped

    if second is None:
        from factcheck.judging.entailment.encoder import encoder

        second = encoder()
    return Judges(*shipped(), second)
