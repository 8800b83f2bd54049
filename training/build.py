"""Build the language pipeline from the corpora, in one go:

    python -m training.build --corpora ../shared/corpora --out factcheck/language/pipeline_data

Two networks are trained one after the other (about an hour on one core). The first is polished: it learns on for a while, gently,
from more invented reports. With `--silver` both then learn on from what a teacher has read (`training.teacher`). Last they are
joined with the lemmatizer.
`--stage NAME` repeats one step only; what was trained lies in `--work`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import cast

import spacy
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokenizer import Tokenizer

from training.corpora import TREES_HELD_BACK, TREES_LEARNED, entities, entity_stream, trees
from training.documents import MORE_BULLETINS, stream
from training.fit import fit
from training.lemmas import add_lemmatizer, build_tables
from training.network import Shape, add_entities, add_syntax
from training.score import entity_scores, syntax_scores
from training.silver import name_stream, read_silver, tree_stream
from training.tokens import blank
from training.vectors import packed, save, set_vectors
from training.wordnet import read_wordnet

SEED = 7
SHAPE = Shape(width=96, depth=4, rows=(5000, 1000, 2500, 2500), hidden=128)
SYNTAX_STEPS = 8000
POLISH_STEPS, POLISH_SEED = 1600, 11
ENTITY_STEPS = 1800
SILVER_STEPS, SILVER_ENTITY_STEPS, SILVER_RATE, SILVER_SEED = 7500, 4000, 0.001, 13
STAGES = ("syntax", "entities", "polish", "silver", "join")
TAUGHT = "-taught"  # behind the name of a network that a teacher has taught


def _start(corpora: Path, work: Path) -> Language:
    nlp = blank()
    set_vectors(nlp.vocab, *packed(corpora, work / "words.npz"))
    return nlp


def train_syntax(corpora: Path, work: Path, steps: int) -> None:
    """Tagger, morphologizer and parser, into work/syntax."""
    nlp = _start(corpora, work)
    learned = [sentence for name in TREES_LEARNED for sentence in trees(corpora, name)]
    held = trees(corpora, TREES_HELD_BACK)
    add_syntax(nlp, SHAPE, vectors=True)
    fit(nlp, stream(learned, nlp, SEED), steps, SEED, lambda now: str(syntax_scores(now, held, gold_tokens=True)))
    save(nlp, work / "syntax")


def polish(corpora: Path, work: Path, steps: int) -> None:
    """The tagger, morphologizer and parser of work/syntax, learned on with more invented reports, into work/polished."""
    nlp = spacy.load(work / "syntax")
    learned = [sentence for name in TREES_LEARNED for sentence in trees(corpora, name)]
    held = trees(corpora, TREES_HELD_BACK)
    examples = stream(learned, nlp, POLISH_SEED, MORE_BULLETINS)
    fit(nlp, examples, steps, POLISH_SEED, lambda now: str(syntax_scores(now, held, gold_tokens=True)), anew=False)
    save(nlp, work / "polished")


def train_entities(corpora: Path, work: Path, steps: int) -> None:
    """The entity recognizer, into work/entities; its CNN starts from the weights that the syntax has learned in work/syntax."""
    nlp = _start(corpora, work)
    data = entities(corpora, nlp)
    add_entities(nlp, SHAPE, vectors=True)
    learned = cast(TrainablePipe, spacy.load(work / "syntax").get_pipe("tok2vec")).model.to_bytes()

    def inherit(begun: Language) -> None:
        cast(TrainablePipe, begun.get_pipe("ner")).model.get_ref("tok2vec").layers[0].from_bytes(learned)

    def report(now: Language) -> str:
        return str(entity_scores(now, data.held_universal, data.held_re3d))

    fit(nlp, entity_stream(data.learned, nlp, SEED), steps, SEED, report, begin=inherit)
    save(nlp, work / "entities")


def learn_from_teacher(corpora: Path, work: Path, silver: Path) -> None:
    """The networks of work/polished and work/entities, learned on from the sentences of `silver` too, into work/polished-taught
    and work/entities-taught."""
    read, nlp = read_silver(silver), spacy.load(work / "polished")
    learned = [sentence for name in TREES_LEARNED for sentence in trees(corpora, name)]
    held = trees(corpora, TREES_HELD_BACK)
    examples = tree_stream(learned, read.trees, nlp, SILVER_SEED)
    fit(
        nlp,
        examples,
        SILVER_STEPS,
        SILVER_SEED,
        lambda now: str(syntax_scores(now, held, gold_tokens=True)),
        anew=False,
        highest=SILVER_RATE,
    )
    save(nlp, work / f"polished{TAUGHT}")
    names = spacy.load(work / "entities")
    data = entities(corpora, names)
    examples = name_stream(data.learned, read.names, names, SILVER_SEED)
    fit(
        names,
        examples,
        SILVER_ENTITY_STEPS,
        SILVER_SEED,
        lambda now: str(entity_scores(now, data.held_universal, data.held_re3d)),
        anew=False,
        highest=SILVER_RATE,
    )
    save(names, work / f"entities{TAUGHT}")


def join(corpora: Path, work: Path, out: Path, *, taught: bool) -> None:
    """The whole pipeline, into `out`, with no string in its vocabulary that nobody reads; `taught`: from the taught."""
    behind = TAUGHT if taught else ""
    nlp = spacy.load(work / f"polished{behind}")
    nlp.add_pipe("ner", source=spacy.load(work / f"entities{behind}"))
    add_lemmatizer(
        nlp,
        build_tables(
            read_wordnet(corpora / "lexicon" / "english-wordnet-yaml.tar.xz"),
            trees(corpora, "en_ewt-train") + trees(corpora, "en_gum-train"),
        ),
    )
    nlp.meta.update(
        name="factcheck", version="1.0.0", description="", author="", email="", url="", license="CC BY-SA 4.0", performance={}
    )
    save(nlp, out)
    keep = sorted(_strings_needed(nlp))
    (out / "vocab" / "strings.json").write_text(json.dumps(keep, ensure_ascii=False), encoding="utf-8")


def _strings_needed(nlp: Language) -> set[str]:
    """The labels, and the strings of the tokenizer's exceptions; words come back with the text that holds them."""
    needed: set[str] = set()
    for _, component in nlp.pipeline:
        needed.update(label for label in getattr(component, "labels", ()))
    for label in nlp.get_pipe("parser").labels:  # type: ignore[attr-defined]
        needed.add(label)
    for pieces in cast(Tokenizer, nlp.tokenizer).rules.values():
        needed.update(value for piece in pieces for value in piece.values() if isinstance(value, str))
    for morph in nlp.get_pipe("morphologizer").labels:  # type: ignore[attr-defined]
        for pair in morph.split("|"):
            needed.update((pair, *pair.split("=")))
    return needed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("build/pipeline"))
    parser.add_argument("--silver", type=Path, help="what training.teacher wrote; without it nobody teaches")
    parser.add_argument("--stage", choices=STAGES, action="append")
    parser.add_argument("--syntax-steps", type=int, default=SYNTAX_STEPS)
    parser.add_argument("--polish-steps", type=int, default=POLISH_STEPS)
    parser.add_argument("--entity-steps", type=int, default=ENTITY_STEPS)
    arguments = parser.parse_args()
    stages = arguments.stage or STAGES
    if "syntax" in stages:
        train_syntax(arguments.corpora, arguments.work, arguments.syntax_steps)
    if "entities" in stages:
        train_entities(arguments.corpora, arguments.work, arguments.entity_steps)
    if "polish" in stages:
        polish(arguments.corpora, arguments.work, arguments.polish_steps)
    if "silver" in stages and arguments.silver:
        learn_from_teacher(arguments.corpora, arguments.work, arguments.silver)
    if "join" in stages:
        join(arguments.corpora, arguments.work, arguments.out, taught=arguments.silver is not None)


if __name__ == "__main__":
    main()
