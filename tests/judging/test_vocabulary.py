"""Looking up the words of a source that are like a claim's word finds all that comparing every pair finds, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.judging.likeness import EXCLUSIVE, likeness
from factcheck.judging.vocabulary import Vocabulary
from factcheck.schema import Stance, Word
from factcheck.words.frames import frames_of

# fmt: off
SPELLED = {   # part of speech: lemmas that the lexicon, the frames, the groups or the vectors tie in one way or another
    "noun": "attack assault raid officer policeman doctor woman boy rifle pistol weapon car van vehicle dog cat harm harmlessness "
            "killing death win loss victory defeat truce ceasefire monday friday red blue iron gold fire flood disaster increase rise "
            "fall announcement protester crowd bridge dawn dusk boycott non-smoker smoker minister official interior",
    "verb": "attack kill die wound injure win lose rise fall increase decrease announce say deny sign tie untie buy pay sell open close "
            "flee arrest release march build destroy demolish boycott beat",
    "adj":  "fair unfair harmful harmless legal illegal pro-war anti-war red blue wounded wounding signed big tiny huge small male "
            "female iranian russian kurdish dead alive open closed civilian armed unarmed",
    "adv":  "quickly slowly legally illegally fairly unfairly heavily lightly",
}
NAMES = [     # lemma, kind, names, within, groups
    ("rask", "place", {"rask"}, {"iran", "sistan and baluchestan"}, ()),
    ("iran", "place", {"iran", "islamic republic"}, {"asia"}, ()),
    ("moscow", "place", {"moscow"}, {"russia"}, ()),
    ("hossein amirabdollahian", "person", {"amirabdollahian", "hossein amirabdollahian"}, {"iran"}, {"minister"}),
    ("hussein amir-abdollahian", "person", {"hussein amir-abdollahian"}, (), {"official"}),
    ("ola berg", "person", {"ola berg", "berg"}, (), {"interior minister"}),
    ("ida berg", "person", {"ida berg", "berg"}, (), {"judge"}),
    ("red cross", "organisation", {"red cross"}, (), {"organisation"}),
    ("police", "", {"police", "officer"}, {"iran"}, {"police officer"}),
]
# fmt: on
PLAIN = [
    Word(n, lemma, pos, None, 0, frames=tuple(f.name for f in frames_of(lemma, pos)))  # type: ignore[arg-type]
    for pos, lemmas in SPELLED.items()
    for n, lemma in enumerate(lemmas.split())
]
NAMED = [
    Word(n, lemma, pos, None, 0, kind=kind, names=frozenset(names), within=frozenset(within), groups=frozenset(groups))  # type: ignore[arg-type]
    for n, (lemma, kind, names, within, groups) in enumerate(NAMES)
    for pos in ("name", "noun")
]
DENIED = [replace(word, stance=Stance("did-not")) for word in PLAIN if word.pos == "verb"]
WORDS = [*PLAIN, *NAMED, *DENIED, Word(0, "Tehran", "name", None, 0)]  # type: ignore[arg-type]


@pytest.mark.parametrize("claimed", WORDS, ids=lambda word: f"{word.stance.status}-{word.lemma}-{word.pos}")
def test_row_is_what_comparing_every_word_gives(claimed: Word) -> None:
    compared = {n: likeness(claimed, reported) for n, reported in enumerate(WORDS)}
    assert Vocabulary(WORDS).row(claimed) == {n: like for n, like in compared.items() if like.score > 0.0 or like.tie in EXCLUSIVE}


def test_words_cover_every_tie() -> None:
    assert {likeness(a, b).tie for a in WORDS for b in WORDS} >= {
        "same", "synonym", "narrower", "broader", "related", "opposite", "apart", "kin", "converse", "denied opposite"
    }  # fmt: skip


def test_nothing_is_like_a_word_of_an_empty_source() -> None:
    assert Vocabulary([]).row(WORDS[0]) == {}
