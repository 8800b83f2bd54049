"""The joined networks give what spaCy's own layers give, whatever they read before."""

from typing import Any

import numpy as np
import pytest
import spacy

from factcheck.language import networks
from factcheck.language.networks import quicken
from factcheck.language.pipeline import PIPELINE, load, prepare

TEXTS = [
    "Eleven officers were killed in Rask on Monday.",
    "REBELS KILL 20 IN HUANUCO RAID",
    "it\u2019s raining in caf\u00e9s \U0001f600 #storm",
    "Gunmen stormed the station.\n\nThe minister, who was abroad, said nothing. " * 8,
    "x",
    "",
]


def seen(doc: Any) -> list[tuple[object, ...]]:
    return [(t.text, t.tag_, t.dep_, t.head.i, t.ent_type_, t.lemma_, str(t.morph), t.is_sent_start) for t in doc]


@pytest.fixture(scope="module")
def plain() -> Any:
    return spacy.load(PIPELINE)


def word_networks(nlp: Any) -> tuple[Any, Any]:
    ner = nlp.get_pipe("ner").model.layers[0].layers[0]
    return nlp.get_pipe("tok2vec").model, ner


def test_all_that_is_seen_in_a_text_is_the_same(plain: Any) -> None:
    ours = [seen(doc) for doc in load().pipe(map(prepare, TEXTS))]
    assert ours == [seen(doc) for doc in plain.pipe(map(prepare, TEXTS))]
    assert ours == [seen(load()(prepare(text))) for text in TEXTS]


@pytest.mark.parametrize("texts", [TEXTS[:1], TEXTS, TEXTS[-1:]])
def test_the_vectors_are_the_same(plain: Any, texts: list[str]) -> None:
    docs = [prepare(text) for text in texts]
    for quick, slow in zip(word_networks(load()), word_networks(plain), strict=True):
        assert quick is not slow
        found = quick.predict(docs)
        assert [len(vectors) for vectors in found] == [len(doc) for doc in docs]
        if any(map(len, docs)):
            for ours, theirs in zip(found, slow.predict(docs), strict=True):
                assert np.allclose(ours, theirs, atol=1e-4)


def test_a_word_does_not_hang_on_what_was_read_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(networks, "KEPT", 3)
    first, second = spacy.load(PIPELINE), spacy.load(PIPELINE)
    quicken(first)
    quicken(second)
    for text in TEXTS:
        word_networks(first)[0].predict([prepare(text)])
    doc = prepare(TEXTS[0])
    assert np.array_equal(word_networks(first)[0].predict([doc])[0], word_networks(second)[0].predict([doc])[0])


def test_a_network_built_otherwise_stays() -> None:
    nlp: Any = spacy.load(PIPELINE)
    network = nlp.get_pipe("tok2vec").model
    next(layer for layer in network.walk() if layer.name == "expand_window").attrs["window_size"] = 2
    quicken(nlp)
    assert nlp.get_pipe("tok2vec").model is network
