"""The lemmatizer: suffix rules, checked against WordNet's words, with the exceptions that WordNet and the treebanks show."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from spacy.language import Language
from spacy.lookups import Lookups

from training.treebank import Sentence
from training.wordnet import WordNet

# Of the forms that a rule yields and WordNet knows, the lemmatizer takes that of the LAST rule.
# fmt: off
RULES = {
    "noun": [["", ""], ["men", "man"], ["s", ""], ["ses", "s"], ["ves", "f"], ["xes", "x"], ["zes", "z"], ["ches", "ch"],
             ["shes", "sh"], ["ies", "y"]],
    "verb": [["", ""], ["s", ""], ["ies", "y"], ["es", "e"], ["es", ""], ["ed", "e"], ["ed", ""], ["ing", "e"], ["ing", ""]],
    "adj": [["", ""], ["er", ""], ["est", ""], ["er", "e"], ["est", "e"]],
    "adv": [],
}
# fmt: on
PARTS = {"NOUN": "noun", "VERB": "verb", "ADJ": "adj", "ADV": "adv", "AUX": "aux", "PRON": "pron", "DET": "det", "NUM": "num"}
DOUBLED = "bdgklmnprtvz"  # "planned" -> "plan"
REGULAR = frozenset({"bases"})  # WordNet lists it under "basis" alone; in the news it is the plural of "base"
MINIMUM = 2  # a treebank exception seen less often is as likely an annotation slip


def build_tables(wordnet: WordNet, sentences: Iterable[Sentence]) -> Lookups:
    """The three tables that spaCy's rule lemmatizer reads."""
    index = {
        part: {word for word in words if word.isascii() and word.isalpha() and word.islower()}
        for part, words in wordnet.lemmas.items()
    }
    exceptions: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for part, forms in wordnet.forms.items():
        for form, lemmas in forms.items():
            plain = [lemma for lemma in lemmas if lemma.isalpha() and lemma.islower()]
            if plain and form.isalpha() and form.islower() and form not in REGULAR:
                exceptions[part][form] = plain[:1]
    for verb in index["verb"]:
        for ending in ("ed", "ing"):
            doubled = verb + verb[-1] + ending
            if verb[-1] in DOUBLED and doubled not in exceptions["verb"]:
                exceptions["verb"][doubled] = [verb]
    for part, form, lemma in _treebank_lemmas(sentences):
        ruled, known = _rule_lemma(form, index.get(part, set()), RULES.get(part, []), exceptions[part]), index.get(part, set())
        slip = part == "verb" and ruled in known and lemma not in known  # "fled": "flead"
        if ruled != lemma and not slip:
            exceptions[part][form] = [lemma]
    lookups = Lookups()
    rules = {**RULES, "aux": [], "pron": [], "det": [], "num": []}
    # only words that a rule could produce wrongly need to be known, but the whole list is small once packed
    lookups.add_table("lemma_index", {part: dict.fromkeys(sorted(index.get(part, set())), 1) for part in rules})
    lookups.add_table("lemma_exc", {part: dict(sorted(exceptions[part].items())) for part in rules})
    lookups.add_table("lemma_rules", rules)
    return lookups


def _treebank_lemmas(sentences: Iterable[Sentence]) -> list[tuple[str, str, str]]:
    """For each part and lower-case form, the lemma that the treebanks give it most often."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for token in sentence.tokens:
            if token.upos in PARTS:
                counts[PARTS[token.upos], token.form.lower()][token.lemma.lower()] += 1
    best = [(part, form, *lemmas.most_common(1)[0]) for (part, form), lemmas in sorted(counts.items())]
    return [(part, form, lemma) for part, form, lemma, count in best if count >= MINIMUM and form.isalpha() | ("'" in form)]


def _rule_lemma(form: str, index: set[str], rules: list[list[str]], exceptions: dict[str, list[str]]) -> str:
    """What spaCy's rule lemmatizer will answer."""
    if form in exceptions:
        return exceptions[form][0]
    stems = [form[: len(form) - len(old)] + new for old, new in rules if form.endswith(old)]
    known = [stem for stem in stems if stem in index]
    return known[-1] if known else next(iter(stems), form)


def add_lemmatizer(nlp: Language, tables: Lookups) -> None:
    """Append the lemmatizer with its tables to `nlp`."""
    lemmatizer = nlp.add_pipe("lemmatizer", config={"mode": "rule", "overwrite": True})
    lemmatizer.initialize(lambda: iter(()), nlp=nlp, lookups=tables)  # type: ignore[attr-defined]
