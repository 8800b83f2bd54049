"""The networks that make vectors of words in context: what spaCy's layers compute, without what only training needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import NORM, ORTH
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

Layer = Model[Any, Any]
Floats = NDArray[np.float32]
Step = Callable[[Floats], Floats]
KEPT = 8_000
"""Different words whose vectors are kept for their next use; where there are more, all make room."""
BLOCK = 16
"""Words that are looked up at once. Always as many: how a product is rounded may hang on the number of its rows, and a word's
vector must not hang on what it was first seen beside."""
EMBED = [*4 * ["ints-getitem", "hashembed"], "static_vectors", "maxout", "layernorm"]
BLEND = ["expand_window", "maxout", "layernorm"]
"""The layers that compute, in their order, of the networks that this module knows."""


def quicken(loaded: Language) -> None:
    """Replace each network of the pipeline that makes vectors of words by one that gives the same, faster; others stay."""
    for _, pipe in loaded.pipeline:
        model = getattr(pipe, "model", None)
        if not isinstance(model, Model):
            continue
        for node in [*model.walk()]:
            if node.has_ref("embed") and node.has_ref("encode") and (quick := _quick(node)):
                if node is model:
                    setattr(pipe, "model", quick)  # noqa: B010 (typed as a mere function)
                else:
                    model.replace_node(node, quick)


def _quick(network: Layer) -> Layer | None:
    """The same network with its steps joined; None where it is not built as this module knows."""
    embed, encode = (_computing(network.get_ref(name)) for name in ("embed", "encode"))
    blends = len(encode) // len(BLEND)
    if [layer.name for layer in embed] != EMBED or [layer.name for layer in encode] != BLEND * blends:
        return None
    if any(layer.attrs["window_size"] != 1 for layer in encode[::3]):
        return None
    words = _Words(embed, next(layer.attrs["columns"] for layer in network.walk() if "columns" in layer.attrs))
    steps = [_maxout(*layers) for layers in zip(encode[1::3], encode[2::3], strict=True)]
    pad = network.get_ref("encode").attrs["pad"]

    def forward(_: Layer, docs: Sequence[Doc], is_train: bool) -> tuple[list[Floats], Callable[..., Any]]:
        return _blended([words.vectors(doc) for doc in docs], steps, pad), _no_training

    return Model(network.name, forward, dims={"nO": network.get_dim("nO")})


def _computing(network: Layer) -> list[Layer]:
    return [layer for layer in network.walk(order="dfs_pre") if layer.name in {*EMBED, *BLEND}]


def _no_training(*_: Any) -> Any:
    raise NotImplementedError("this network only reads: load the pipeline with spacy.load to train it")


def _blended(texts: Sequence[Floats], steps: Sequence[Step], pad: int) -> list[Floats]:
    """The vectors of each text's words, in each step blended with those beside them; `pad` rows lie between the texts."""
    starts, end = [], pad
    for vectors in texts:
        starts.append(end)
        end += len(vectors) + pad if len(vectors) else 0
    width = texts[0].shape[1] if texts else 0
    rows: Floats = np.zeros((end, width), dtype=np.float32)
    for start, vectors in zip(starts, texts, strict=True):
        rows[start : start + len(vectors)] = vectors
    window: Floats = np.zeros((end, 3 * width), dtype=np.float32)
    for step in steps:
        window[1:, :width] = rows[:-1]
        window[:, width:-width] = rows
        window[:-1, -width:] = rows[1:]
        rows += step(window)
    return [rows[start : start + len(vectors)] for start, vectors in zip(starts, texts, strict=True)]


def _maxout(maxout: Layer, norm: Layer) -> Step:
    """Two layers as one step: products, the largest of each group, scaled to mean 0 and variance 1, scaled and shifted."""
    gemm: Callable[[Floats, Floats], Floats] = maxout.ops.gemm  # type: ignore[assignment]
    weights, bias, scale, shift = (_array(maxout, "W"), _array(maxout, "b"), _array(norm, "G"), _array(norm, "b"))
    outputs, pieces, inputs = weights.shape
    table = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(pieces * outputs, inputs).T)
    added, count, least = bias.T.reshape(-1), np.float32(outputs), np.float32(1e-8)

    def step(rows: Floats) -> Floats:
        products = gemm(rows, table)
        products += added
        best = products[:, :outputs]
        for start in range(outputs, pieces * outputs, outputs):
            best = np.maximum(best, products[:, start : start + outputs])
        best -= np.add.reduce(best, axis=1, keepdims=True) / count
        best *= (np.add.reduce(best * best, axis=1, keepdims=True) / count + least) ** np.float32(-0.5)
        best *= scale
        best += shift
        return best

    return step


def _array(layer: Layer, name: str) -> Floats:
    return np.asarray(layer.get_param(name))


class _Words:
    """The vector of each word by itself; what was computed for one is kept."""

    def __init__(self, layers: Sequence[Layer], columns: list[int | str]) -> None:
        *_, static, maxout, norm = layers
        self.ops: Any = maxout.ops
        self.columns = columns
        self.hashed = [(_array(layer, "E"), layer.attrs["seed"]) for layer in layers if layer.name == "hashembed"]
        self.static = np.ascontiguousarray(_array(static, "W").T)
        self.mixed = _maxout(maxout, norm)
        self.width = maxout.get_dim("nO")
        self.kept: dict[tuple[int, int], Floats] = {}

    def vectors(self, doc: Doc) -> Floats:
        """The vectors of a text's words, a row each."""
        kept = self.kept if len(self.kept) < KEPT else {}  # in a thread of its own, each call goes on with what it began with
        words: list[tuple[int, int]] = [*map(tuple, doc.to_array([ORTH, NORM]).tolist())]  # the other features follow from these
        if new := {word: n for n, word in enumerate(words) if word not in kept}:
            kept |= zip(new, self._computed(doc, [*new.values()]), strict=True)
        self.kept = kept
        return np.array([kept[word] for word in words], dtype=np.float32).reshape(-1, self.width)

    def _computed(self, doc: Doc, tokens: list[int]) -> Floats:
        features: Any = doc.to_array(self.columns)
        keys: Any = doc.to_array(doc.vocab.vectors.attr)
        padded = tokens + -len(tokens) % BLOCK * tokens[:1]
        blocks = (padded[n : n + BLOCK] for n in range(0, len(padded), BLOCK))
        return np.concatenate([self._block(doc, features[block], keys[block]) for block in blocks])[: len(tokens)]

    def _block(self, doc: Doc, features: NDArray[np.uint64], keys: NDArray[np.uint64]) -> Floats:
        known = doc.vocab.vectors.find(keys=keys)
        static = self.ops.gemm(doc.vocab.vectors.data[known], self.static)
        static[known < 0] = 0
        parts = [
            self.ops.gather_add(table, self.ops.hash(np.ascontiguousarray(features[:, n]), seed) % len(table))
            for n, (table, seed) in enumerate(self.hashed)
        ]
        return self.mixed(np.hstack([*parts, static]))
