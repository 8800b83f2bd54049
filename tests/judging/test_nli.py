"""Models of `transformers` as judges of two texts: a tiny random one, and what labels mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import UnusableModel
from factcheck.judging.entailment.nli import TransformersJudge, meanings
from factcheck.schema import Verdict

S, C, U = Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.UNVERIFIABLE
# fmt: off
LABELS = {
    "three-way":  ({0: "ENTAILMENT", 1: "NEUTRAL", 2: "CONTRADICTION"}, {0: S, 1: U, 2: C}),
    "other-order": ({0: "contradiction", 1: "entailment", 2: "neutral"}, {0: C, 1: S, 2: U}),
    "two-way":    ({0: "not_entailment", 1: "entailment"}, {0: U, 1: S}),
    "unnamed":    ({0: "LABEL_0", 1: "LABEL_1"}, {0: U, 1: S}),
}
UNKNOWN = {
    "moods":        {0: "joy", 1: "anger"},
    "no-entailment": {0: "neutral", 1: "contradiction"},
    "three-unnamed": {0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"},
}
WORDS = "[PAD] [UNK] [CLS] [SEP] [MASK] eleven five officers died in rask . the storm hit town".split()
# fmt: on


@pytest.mark.parametrize(("labels", "expected"), LABELS.values(), ids=LABELS.keys())
def test_what_labels_mean(labels: dict[int, str], expected: dict[int, Verdict]) -> None:
    assert meanings(labels, "m") == expected


@pytest.mark.parametrize("labels", UNKNOWN.values(), ids=UNKNOWN.keys())
def test_labels_that_say_nothing_are_refused(labels: dict[int, str]) -> None:
    with pytest.raises(UnusableModel, match="id2label"):
        meanings(labels, "m")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a random model of 16 words and its tokenizer."""
    torch = pytest.importorskip("torch", reason="torch is not installed (the extra nli)")
    transformers = pytest.importorskip("transformers", reason="transformers is not installed (the extra nli)")
    folder: Path = tmp_path_factory.mktemp("tiny")
    (folder / "vocab.txt").write_text("\n".join(WORDS), encoding="utf-8")
    torch.manual_seed(0)
    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    labels = {0: "entailment", 1: "neutral", 2: "contradiction"}
    config = transformers.BertConfig(vocab_size=len(WORDS), id2label=labels, max_position_embeddings=512, **sizes)
    transformers.BertForSequenceClassification(config).save_pretrained(folder)
    transformers.BertTokenizerFast(vocab={word: n for n, word in enumerate(WORDS)}).save_pretrained(folder)
    return folder


def test_a_model_judges_pairs_in_order(tiny: Path) -> None:
    judge = TransformersJudge(tiny)
    pairs = [("Five officers died.", "Eleven officers died in Rask. " * n) for n in range(10)]
    found = judge.judge_pairs(pairs)
    assert [set(row) for row in found] == [set(Verdict)] * len(pairs)
    assert [sum(row.values()) for row in found] == pytest.approx([1.0] * len(pairs))
    assert found[3][S] == pytest.approx(judge.judge_pairs(pairs[3:4])[0][S], abs=1e-5)
    assert found[1] != found[2]


def test_no_pairs(tiny: Path) -> None:
    assert TransformersJudge(tiny).judge_pairs([]) == []


def test_a_missing_model_is_told_in_one_line(tmp_path: Path) -> None:
    pytest.importorskip("torch", reason="torch is not installed (the extra nli)")
    pytest.importorskip("transformers", reason="transformers is not installed (the extra nli)")
    with pytest.raises(UnusableModel) as told:
        TransformersJudge(tmp_path / "none")
    assert "\n" not in str(told.value)
