"""The teacher's network: a sentence encoder, the shape of words beside it, an LSTM, and a head each for tags, trees and names."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn
from transformers import AutoModel

from training.encoder import pieces
from training.treebank import Sentence, Token
from training.vectors import encoder_folder

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
NAMES = ("PERSON", "ORG", "LOC")
NONE = -100
"""What a word has that nobody has annotated; the loss leaves it out, as torch does by default."""
WIDTH, SHAPES, SHAPE_WIDTH, LSTM, ARC, RELATION = 384, 9, 32, 256, 400, 128
EDGE = 8  # the shape of the signs around a sentence
PIECES = 8  # of a word, at most
DROPOUT = 0.3


@dataclass(frozen=True)
class Labels:
    """What a word can be: Penn tag, kind (part of speech and features), relation to its head, place in a name."""

    tags: list[str]
    kinds: list[str]
    relations: list[str]
    marks: tuple[str, ...] = ("O", *(f"{place}-{name}" for name in NAMES for place in "BI"))

    @classmethod
    def of(cls, sentences: Iterable[Sentence]) -> Labels:
        """All that stand in `sentences`."""
        tokens = [token for sentence in sentences for token in sentence.tokens]
        return cls(
            sorted({token.xpos for token in tokens}),
            sorted({kind(token) for token in tokens}),
            sorted({token.dep for token in tokens}),
        )

    def relations_of(self, odds: Tensor, above: Tensor) -> list[list[str]]:
        """The likeliest relation of each word to its head `above` (0: the root's, which is of the root alone)."""
        root = self.relations.index("root")
        odds[..., root] = torch.where(above == 0, 2.0, -1.0)
        return [[self.relations[n] for n in row] for row in odds.argmax(-1).tolist()]

    def spans(self, odds: np.ndarray) -> tuple[list[tuple[int, int, str]], float]:
        """The names of a sentence by the likeliest marks that fit together (words x marks), and the lowest odds among them."""
        logs = np.log(odds + 1e-9)
        apart = [[mark[0] == "I" and before[2:] != mark[2:] for mark in self.marks] for before in self.marks]
        barred = np.where(apart, -1e9, 0.0)
        best, back = logs[0] + barred[0], []
        for row in logs[1:]:
            back.append((best[:, None] + barred).argmax(0))
            best = (best[:, None] + barred).max(0) + row
        path = [int(best.argmax())]
        for step in reversed(back):
            path.append(int(step[path[-1]]))
        path.reverse()
        found: list[tuple[int, int, str]] = []
        for at, mark in enumerate(self.marks[n] for n in path):
            if mark[0] == "B":
                found.append((at, at + 1, mark[2:]))
            elif mark[0] == "I":
                found[-1] = (found[-1][0], at + 1, mark[2:])
        return found, float(min(odds[at, n] for at, n in enumerate(path)))


def kind(token: Token) -> str:
    """Part of speech and features as one label."""
    return f"{token.upos}|{token.feats}"


@cache
def _vocabulary() -> dict[str, int]:
    lines = (encoder_folder() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return {line: row for row, line in enumerate(lines)}


@cache
def _pieces(word: str) -> list[int]:
    """The encoder's pieces of `word`, which it reads in lower case, without accents, and cut at signs."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
    parts = "".join(c if c.isalnum() else f" {c} " for c in plain).split()
    return [piece for part in parts for piece in pieces(part, _vocabulary())][:PIECES] or [_vocabulary()["[UNK]"]]


def _shape(word: str) -> int:
    """Which of SHAPES the letters of `word` have: the encoder does not see their case."""
    if not any(c.isalpha() for c in word):
        return 6 if word.isdigit() else 5 if any(c.isdigit() for c in word) else 0
    if any(c.isdigit() for c in word):
        return 5
    if word.islower():
        return 1
    if word.isupper():
        return 4 if len(word) > 1 else 2
    return 7 if word[0].islower() else 2 if word[1:].islower() else 3


def packed(sentences: list[list[str]]) -> dict[str, Tensor]:
    """The words of a batch as tensors: ids of pieces, the word of each piece, its shape; shapes of the words, lengths."""
    width = max(map(len, sentences))
    rows = []
    for words in sentences:
        cut = [(piece, n, _shape(word)) for n, word in enumerate(words) for piece in _pieces(word)]
        rows.append([(_vocabulary()["[CLS]"], width, EDGE), *cut[:510], (_vocabulary()["[SEP]"], width, EDGE)])
    longest = max(map(len, rows))
    pieces_, words_, shapes = torch.tensor([row + [(0, width, EDGE)] * (longest - len(row)) for row in rows]).unbind(-1)
    of_words = torch.tensor([[*map(_shape, words), *[0] * (width - len(words))] for words in sentences])
    lengths = torch.tensor([len(words) for words in sentences])
    found = {"pieces": pieces_, "words": words_, "shapes": shapes, "of_words": of_words, "lengths": lengths}
    return {name: value.to(DEVICE) for name, value in found.items()}


class Teacher(nn.Module):  # type: ignore[misc, unused-ignore]
    """Gives for a batch the odds of tags, kinds, marks and heads (words x (root, words)), and what `relations` needs."""

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self.labels = labels
        self.encoder = AutoModel.from_pretrained(encoder_folder(), add_pooling_layer=False)
        self.shape, self.word_shape = nn.Embedding(SHAPES, WIDTH), nn.Embedding(SHAPES, SHAPE_WIDTH)
        nn.init.zeros_(self.shape.weight)
        self.layers = nn.Parameter(torch.zeros(self.encoder.config.num_hidden_layers + 1))
        self.lstm = nn.LSTM(WIDTH + SHAPE_WIDTH, LSTM, 2, batch_first=True, bidirectional=True, dropout=DROPOUT)
        self.drop = nn.Dropout(DROPOUT)
        width = 2 * LSTM + WIDTH
        self.tag, self.kind, self.mark = (nn.Linear(width, len(some)) for some in (labels.tags, labels.kinds, labels.marks))
        self.head, self.dependent, self.above, self.below = (
            nn.Sequential(nn.Linear(width, size), nn.ReLU(), nn.Dropout(DROPOUT)) for size in (ARC, ARC, RELATION, RELATION)
        )
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.relation = nn.Parameter(torch.zeros(len(labels.relations), RELATION + 1, RELATION + 1))

    def forward(self, batch: dict[str, Tensor]) -> tuple[Tensor, ...]:
        count, width = batch["of_words"].shape
        embedded = self.encoder.embeddings.word_embeddings(batch["pieces"]) + self.shape(batch["shapes"])
        mask = (batch["pieces"] > 0).long()
        states = self.encoder(inputs_embeds=embedded, attention_mask=mask, output_hidden_states=True).hidden_states
        mixed = sum(weight * state for weight, state in zip(self.layers.softmax(0), states, strict=True)).float()
        sums = mixed.new_zeros(count, width + 1, WIDTH).scatter_add(1, batch["words"][..., None].expand(-1, -1, WIDTH), mixed)
        sizes = mixed.new_zeros(count, width + 1).scatter_add(
            1, batch["words"], torch.ones_like(batch["words"], dtype=mixed.dtype)
        )
        words = sums[:, :width] / sizes[:, :width, None].clamp(min=1)
        given = self.drop(torch.cat([words, self.word_shape(batch["of_words"])], -1))
        rows = nn.utils.rnn.pack_padded_sequence(given, batch["lengths"].cpu(), batch_first=True, enforce_sorted=False)
        around, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(rows)[0], batch_first=True, total_length=width)
        seen = self.drop(torch.cat([around, words], -1))
        heads = torch.cat([self.root.expand(count, 1, -1), seen], 1)
        arcs = torch.einsum("bdi,ij,bhj->bdh", _with_one(self.dependent(seen)), self.arc, self.head(heads)).float()
        beyond = torch.arange(width + 1, device=DEVICE)[None] > batch["lengths"][:, None]
        itself = F.pad(torch.eye(width, device=DEVICE, dtype=torch.bool), (1, 0))
        arcs = arcs.masked_fill(beyond[:, None] | itself[None], -1e4)
        below, above = _with_one(self.below(seen)), _with_one(self.above(heads))
        return self.tag(seen).float(), self.kind(seen).float(), self.mark(seen).float(), arcs, below, above

    def relations(self, below: Tensor, above: Tensor, heads: Tensor) -> Tensor:
        """The odds of each word's relation to its head; 0 in `heads` is the root, n the word before the n-th."""
        chosen = torch.gather(above, 1, heads[..., None].expand(-1, -1, above.shape[-1]))
        return torch.einsum("bdi,lij,bdj->bdl", below, self.relation, chosen).float()

    def loss(self, batch: dict[str, Tensor], sentences: list[Sentence]) -> Tensor:
        """What is wrong in all that has been annotated of `sentences`."""
        tags, kinds, marks, arcs, below, above = self(batch)
        gold = {name: torch.full(batch["of_words"].shape, NONE) for name in ("tag", "kind", "mark", "head", "relation")}
        places = {
            name: {label: n for n, label in enumerate(some)}
            for name, some in (("tag", self.labels.tags), ("kind", self.labels.kinds), ("relation", self.labels.relations))
        }
        for n, sentence in enumerate(sentences):
            parsed = bool(sentence.tokens[0].xpos)
            for at, token in enumerate(sentence.tokens if parsed else ()):
                gold["tag"][n, at] = places["tag"].get(token.xpos, NONE)
                gold["kind"][n, at] = places["kind"].get(kind(token), NONE)
                gold["head"][n, at] = token.head + 1
                gold["relation"][n, at] = places["relation"].get(token.dep, NONE)
            if sentence.entities or not parsed:
                gold["mark"][n, : len(sentence.tokens)] = 0
            for start, end, label in sentence.entities:
                inside = self.labels.marks.index(f"I-{label}")
                gold["mark"][n, start:end] = inside
                gold["mark"][n, start] = inside - 1
        gold = {name: value.to(DEVICE) for name, value in gold.items()}
        wrong = (
            _wrong(tags, gold["tag"])
            + 0.5 * _wrong(kinds, gold["kind"])
            + _wrong(marks, gold["mark"])
            + _wrong(arcs, gold["head"])
        )
        return wrong + _wrong(self.relations(below, above, gold["head"].clamp(min=0)), gold["relation"])


def _with_one(rows: Tensor) -> Tensor:
    return torch.cat([rows, torch.ones_like(rows[..., :1])], -1)


def _wrong(said: Tensor, gold: Tensor) -> Tensor:
    """Mean cross-entropy where there is gold, else nothing."""
    return F.cross_entropy(said.flatten(0, 1), gold.flatten()) if bool((gold != NONE).any()) else said.new_zeros(())
