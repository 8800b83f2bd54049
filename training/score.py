"""How good a pipeline is: tags, trees and entities on held-back documents, and words a second.

python -m training.score --corpora ../shared/corpora
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from training.corpora import entities, trees
from training.treebank import Sentence, to_doc


def documents(sentences: Iterable[Sentence]) -> list[list[Sentence]]:
    """The sentences by document, in order."""
    found: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        found.setdefault(sentence.document, []).append(sentence)
    return list(found.values())


def syntax_scores(
    nlp: Language, sentences: list[Sentence], *, gold_tokens: bool, gold_sentences: bool = False
) -> dict[str, float]:
    """Per cent right: tag, pos, morph, uas, las (punctuation left out, as usual), sentence F.

    The pipeline sees whole documents and finds their sentences itself, or one sentence at a time with `gold_sentences`.
    """
    examples = []
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name in ("ner", "lemmatizer")]):
        for document in [[sentence] for sentence in sentences] if gold_sentences else documents(sentences):
            gold = to_doc(document, nlp.vocab)
            made = (
                Doc(nlp.vocab, [t.text for t in gold], [bool(t.whitespace_) for t in gold])
                if gold_tokens
                else nlp.make_doc(gold.text)
            )
            examples.append(Example(nlp(made), gold))
    scorer = Scorer
    scores = scorer.score_token_attr(examples, "tag") | scorer.score_token_attr(examples, "pos")
    scores |= scorer.score_deps(examples, "dep", ignore_labels=("p", "punct")) | scorer.score_spans(examples, "sents")
    names = {"tag": "tag_acc", "pos": "pos_acc", "uas": "dep_uas", "las": "dep_las", "sents": "sents_f"}
    return {short: round(100 * float(scores[name]), 2) for short, name in names.items()}


def words_a_second(nlp: Language, texts: list[str]) -> float:
    """How many words of `texts` the whole pipeline reads in a second of processor time."""
    began = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return words / (time.process_time() - began)


def entity_scores(nlp: Language, *held_back: list[Sentence]) -> dict[str, str]:
    """Precision, recall and F in per cent of exact spans with exact labels, for each held-back set and for all together."""
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name != "ner"]):
        sets = [[_entity_example(nlp, sentence) for sentence in part] for part in held_back]
    sets.append([example for part in sets for example in part])
    results = {}
    for number, examples in enumerate(sets):
        scores = Scorer.score_spans(examples, "ents", has_annotation=lambda doc: True)
        name = "all" if number == len(held_back) else f"set {number + 1}"
        results[name] = " ".join(f"{100 * scores[key]:.1f}" for key in ("ents_p", "ents_r", "ents_f"))
    by_type = Scorer.score_spans(sets[-1], "ents", has_annotation=lambda doc: True)["ents_per_type"]
    return results | {label: f"{100 * values['f']:.1f}" for label, values in by_type.items()}


def _entity_example(nlp: Language, sentence: Sentence) -> Example:
    gold = to_doc([sentence], nlp.vocab)
    return Example(nlp(nlp.make_doc(gold.text)), gold)


def folder_size(folder: Path) -> float:
    """Megabytes of all files in `folder`."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--pipeline", type=Path, default=Path("factcheck/language/pipeline_data"))
    arguments = parser.parse_args()
    nlp = spacy.load(arguments.pipeline)
    for name in ("en_gum-dev", "en_ewt-test"):
        held = trees(arguments.corpora, name)
        print(f"{name}, gold tokens and sentences:", syntax_scores(nlp, held, gold_tokens=True, gold_sentences=True))
        print(f"{name}, gold tokens of documents: ", syntax_scores(nlp, held, gold_tokens=True))
        print(f"{name}, text of documents:        ", syntax_scores(nlp, held, gold_tokens=False))
    data = entities(arguments.corpora, nlp)
    print("entities (P R F; set 1 UNER test, set 2 re3d):", entity_scores(nlp, data.held_universal, data.held_re3d))
    texts = [to_doc(document, nlp.vocab).text for document in documents(trees(arguments.corpora, "en_gum-dev"))]
    print(f"{words_a_second(nlp, texts):.0f} words a processor second, {folder_size(arguments.pipeline):.1f} MB")


if __name__ == "__main__":
    main()
