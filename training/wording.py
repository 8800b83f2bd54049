"""Other words for a word, its opposites and its forms: what a controlled edit puts in its place."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

from factcheck.words import lexicon
from factcheck.words.frames import frame_of, frames
from training.treebank import read_sentences

COMMON = 8.7
"""The rarity up to which a word is common enough to stand in for another."""
PARTS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adj", "ADV": "adv"}
# fmt: off
CLOSED = {
    "before": "after", "after": "before", "more": "fewer", "fewer": "more", "less": "more", "first": "last", "last": "first",
    "north": "south", "south": "north", "east": "west", "west": "east", "northern": "southern", "southern": "northern",
    "eastern": "western", "western": "eastern", "always": "never", "never": "always", "with": "without", "without": "with",
    "inside": "outside", "outside": "inside", "over": "under", "under": "over", "up": "down", "down": "up", "above": "below",
    "below": "above", "both": "neither of the", "all": "none of the", "for": "against", "against": "for", "most": "few",
    "few": "most",
    "male": "female", "female": "male", "son": "daughter", "daughter": "son", "brother": "sister", "sister": "brother",
    "father": "mother", "mother": "father", "man": "woman", "woman": "man", "men": "women", "women": "men", "husband": "wife",
    "wife": "husband", "boy": "girl", "girl": "boy", "highest": "lowest", "lowest": "highest", "largest": "smallest",
    "morning": "evening", "evening": "morning", "early": "late", "late": "early", "younger": "older", "older": "younger",
    "winter": "summer", "summer": "winter", "spring": "autumn", "autumn": "spring", "dawn": "dusk", "night": "midday",
    "civilians": "soldiers", "soldiers": "civilians", "police": "army", "dead": "alive", "killed": "wounded", "wounded": "killed",
}
DOUBLED = frozenset("stop plan drop rob beg nod hug grab step ban commit admit permit refer occur prefer control".split())
# fmt: on


class Forms:
    """The forms of words as treebanks have them, by lemma and Penn tag; regular ones for what they lack."""

    def __init__(self, treebanks: Path) -> None:
        counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for path in sorted(treebanks.glob("*-train.conllu.gz")):
            for sentence in read_sentences(path):
                for token in sentence.tokens:
                    counts[token.lemma.lower(), token.xpos][token.form.lower()] += 1
        self.known = {key: forms.most_common(1)[0][0] for key, forms in counts.items() if key[1][:1] in "VNJR"}

    def form(self, lemma: str, tag: str) -> str:
        """The word in the form that the tag names: VBD, VBN, VBZ, VBG, NNS, else the lemma itself."""
        head, _, rest = lemma.partition(" ")
        found = self.known.get((head, tag)) or regular(head, tag)
        return f"{found} {rest}" if rest else found


def regular(lemma: str, tag: str) -> str:
    """The form that the rules of spelling give."""
    hissing = lemma.endswith(("s", "x", "z", "ch", "sh"))
    consonant_y = lemma.endswith("y") and lemma[-2:-1] not in "aeiou"
    if tag in ("VBD", "VBN"):
        if lemma.endswith("e"):
            return lemma + "d"
        return lemma[:-1] + "ied" if consonant_y else lemma + (lemma[-1] if lemma in DOUBLED else "") + "ed"
    if tag in ("VBZ", "NNS"):
        return lemma[:-1] + "ies" if consonant_y else lemma + ("es" if hissing else "s")
    if tag == "VBG":
        return (
            (lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma)
            + (lemma[-1] if lemma in DOUBLED else "")
            + "ing"
        )
    return lemma


@cache
def _by_sense() -> dict[tuple[str, str], list[str]]:
    """(part, first sense) -> the common words that mean it first of all."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for line in Path(lexicon.__file__).with_name("lemmas.tsv").read_text(encoding="utf-8").splitlines():
        lemma, *fields = line.split("\t")
        if lemma.isalpha() and lemma.islower() and lexicon.rarity(lemma) <= COMMON:
            for field in fields:
                found[field[0], field[1:4]].append(lemma)
    return found


@cache
def synonyms(lemma: str, pos: str) -> tuple[str, ...]:
    """Common words that mean the same by the lexicon, or tell the same frame; pos is a universal tag."""
    part = PARTS.get(pos)
    if part is None:
        return ()
    letter = {"verb": "v", "noun": "n", "adj": "a", "adv": "r"}[part]
    senses = lexicon._senses(lemma, letter)
    found = [w for w in _by_sense().get((letter, senses[0]), ()) if w != lemma] if senses else []
    frame = frame_of(lemma, part) if part in ("verb", "noun") else None
    if frame:
        found += [w for w in (frame.verbs if part == "verb" else frame.nouns)[:4] if w != lemma and " " not in w]
    told = ("synonym", "same", "related") if frame else ("synonym", "same")
    return tuple(w for w in dict.fromkeys(found) if lexicon.tie(lemma, w, part) in told)


@cache
def opposites(lemma: str, pos: str) -> tuple[str, ...]:
    """Common words that exclude it: of the opposite frame, or antonyms by the lexicon."""
    part = PARTS.get(pos)
    if part is None:
        return ()
    letter = {"verb": "v", "noun": "n", "adj": "a", "adv": "r"}[part]
    found: list[str] = []
    frame = frame_of(lemma, part) if part in ("verb", "noun") else None
    for name in sorted(frame.opposites) if frame else ():
        other = frames()[name]
        found += [w for w in (other.verbs if part == "verb" else other.nouns)[:3] if " " not in w]
    for sense in lexicon._senses(lemma, letter)[:2]:
        for against in lexicon._synset(sense).opposites:
            found += _by_sense().get((letter, against), ())
    return tuple(dict.fromkeys(w for w in found if w != lemma))
