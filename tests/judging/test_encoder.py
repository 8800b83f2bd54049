"""The shipped cross-encoder: what it makes of plain contrasts, and that an answer hangs on nothing but the pair."""

from __future__ import annotations

import pytest

from factcheck.judging.entailment.encoder import CrossEncoder, encoder
from factcheck.schema import Verdict

S, C, U = Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.UNVERIFIABLE
PASSAGE = "A fire destroyed a paper mill in Tampere on 3 March. Four workers were injured, the police said."
# fmt: off
CONTRASTS = {  # name -> claim, the verdict that must be likelier, than which
    "told-no-other":    ("A fire destroyed a paper mill in Tampere.", S, C),
    "told-no-silence":  ("A fire destroyed a paper mill in Tampere.", S, U),
    "other-figure":     ("Nine workers were injured.", C, S),
    "negated":          ("No workers were injured.", C, S),
    "silent":           ("The minister resigned over the budget vote.", U, S),
}
ODD = {"empty": "", "blanks": " \n", "signs": "\u0000\ud83d\udd25 ‮ …", "long": "fire " * 3000, "one-word": "x" * 5000}
# fmt: on


@pytest.fixture(scope="module")
def judge() -> CrossEncoder:
    """The shipped one."""
    return encoder()


@pytest.mark.parametrize(("claim", "likelier", "than"), CONTRASTS.values(), ids=CONTRASTS.keys())
def test_plain_contrasts(judge: CrossEncoder, claim: str, likelier: Verdict, than: Verdict) -> None:
    (found,) = judge.judge_pairs([(claim, PASSAGE)])
    assert found[likelier] > found[than]


def test_answers_hang_on_the_pair_alone(judge: CrossEncoder) -> None:
    pairs = [(claim, PASSAGE) for claim, _, _ in CONTRASTS.values()] * 2 + [("Four left.", "Four left. " * 30)]
    alone = [judge.judge_pairs([pair])[0] for pair in pairs]
    assert judge.judge_pairs(pairs) == alone
    assert [sum(row.values()) for row in alone] == pytest.approx([1.0] * len(pairs))


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_any_text_on_either_side(judge: CrossEncoder, text: str) -> None:
    found = judge.judge_pairs([(text, PASSAGE), (PASSAGE, text), (text, text)])
    assert [set(row) for row in found] == [set(Verdict)] * 3


def test_no_pairs(judge: CrossEncoder) -> None:
    assert judge.judge_pairs([]) == []
