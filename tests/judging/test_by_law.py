"""The facets alone (`--judge facets`): what they decide, and that they leave the rest open."""

from __future__ import annotations

import pytest

from factcheck.checker import Checker
from factcheck.schema import JudgeKind, Source, Verdict

S, C, U = Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.UNVERIFIABLE
TEXT = """A fire destroyed a paper mill in Tampere on 3 March 2021. Four workers were injured, the police said.
The owner, Harri Laine, plans to rebuild the mill."""
# fmt: off
CASES = {
    "told":          ("A fire destroyed a paper mill in Tampere.", S),
    "figure-told":   ("Four workers were injured.", S),
    "other-figure":  ("Nine workers were injured.", C),
    "other-date":    ("A fire destroyed a paper mill in Tampere on 9 March 2021.", C),
    "more-said":     ("A fire destroyed a paper mill in Tampere after an explosion.", U),
    "other-event":   ("A storm closed the harbour of Turku.", U),
    "planned":       ("Harri Laine rebuilt the mill.", U),
    "no-claim":      ("What a beautiful day!", U),
}
# fmt: on


@pytest.fixture(scope="module")
def alone() -> Checker:
    """A checker without the learned judge."""
    return Checker([Source("mill", TEXT)], judge=JudgeKind.FACETS)


@pytest.mark.parametrize(("claim", "verdict"), CASES.values(), ids=CASES.keys())
def test_verdict(alone: Checker, claim: str, verdict: Verdict) -> None:
    assert alone.check(claim).verdict is verdict
