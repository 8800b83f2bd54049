"""Mends trees that no sentence can have: verbs taken for nouns, particles for prepositions, main clauses for attributes.

And lemmas: "staged" is a form of "stage", not of "stag".
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factcheck.language.mending_clauses import (
    MAKING,
    attribute,
    content,
    content_of_telling,
    infinitive,
    main_clause,
    of_noun,
    reduced,
    relative,
    told,
)
from factcheck.language.mending_nouns import before_phrase, mend_noun
from factcheck.words.frames import frames_of
from factcheck.words.stance import accuses

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import Lemmatizer
    from spacy.tokens import Doc, Token

UNCHANGED = frozenset("beat bet bid burst cast cost cut hit hurt let put quit rid set shed shut split spread thrust".split())
"""Verbs whose past form is their plain one."""


NOMINAL = ("NOUN", "PROPN", "PRON")
FOLLOWING = ("DET", "PROPN", "PRON", "NUM", "ADJ", "ADP", "PUNCT")
"""What may stand behind a verb, where a common noun would be one word with what is taken for a noun."""
_UNDOUBLED = re.compile("(?:^|[^aeiou])[aeiouy][^aeiouwxy]$")
GIVING = frozenset("award grant hand send offer pay teach tell deny sell lend promise allow assign fine name call ask".split())
"""Verbs that keep an object in the passive: "Winner awarded a medal"."""


def mend(doc: Doc, nlp: Language) -> Doc:
    """`doc`, as the language pipeline `nlp` parsed it, with such trees put right."""
    lemmatizer: Lemmatizer = nlp.get_pipe("lemmatizer")  # type: ignore[assignment]
    for token in doc:
        if token.pos_ == "VERB" and token.lower_.endswith(("ed", "ing")):
            _undoubled(token, _verbs(lemmatizer))
        if token.dep_ == "ROOT" and token.lower_ in ("do", "does", "did") and token.is_sent_start and doc[-1].text == "?":
            _question(token, lemmatizer)
        if token.tag_ in ("VBN", "VBD") and token.dep_ in ("acl:relcl", "acl", "advcl"):
            relative(token)
        if token.tag_ in ("VBN", "VBD") and token.dep_ in ("ROOT", "csubj", "conj", "ccomp", "parataxis"):
            reduced(token)
        if token.tag_ in ("VB", "VBP") and token.dep_ == "obj" and token.head.i < token.i and token.pos_ == "VERB":
            token.tag_, token.pos_ = "NN", "NOUN"  # "Ministers shelve plan to sell the port"
        if token.tag_ == "VB" and token.dep_ in ("advcl", "xcomp", "obl"):
            of_noun(token)
        if token.lower_ == "to" and token.dep_ == "case":
            infinitive(token, _verbs(lemmatizer))
        mend_noun(token)
        if token.dep_ in ("acl", "acl:relcl"):
            content_of_telling(token)
        if token.dep_ == "nsubj":
            told(token)
        if token.tag_ == "NN" and token.i and token.nbor(-1).pos_ == "NUM":
            _several_do(token)
        if token.tag_ == "RP":
            _particle(token)
        elif token.tag_ == "VBN" and token.dep_ in ("ccomp", "xcomp"):
            attribute(token)
            _left(token)
        elif token.tag_ == "VBN" and token.dep_ in ("ROOT", "conj"):
            _active(token)
        elif token.dep_ == "acl":
            main_clause(token)
            _deed(token)
        elif token.dep_ == "acl:relcl":
            content(token)
        elif token.tag_ == "NN" and token.dep_ == "nsubj" and token.head.pos_ == "PROPN" and token.head.dep_ == "ROOT":
            _between_names(token, lemmatizer)
        elif token.pos_ in ("NOUN", "PROPN") and token.n_lefts and token.n_rights and token.text[0].islower() and _acts(token):
            _as_verb(token, lemmatizer)
    return doc


def _undoubled(token: Token, verbs: frozenset[str]) -> None:
    """ "fined", "staging": of "fin" and "stag" they would be written with two consonants."""
    lemma = token.lemma_
    if token.lower_ in (f"{lemma}ed", f"{lemma}ing") and _UNDOUBLED.search(lemma) and f"{lemma}e" in verbs:
        token.lemma_ = f"{lemma}e"


def _particle(token: Token) -> None:
    """ "called off the strike": what the tagger takes for a particle, right behind its verb, is no preposition."""
    noun, verb = token.head, token.nbor(-1) if token.i else token
    if token.dep_ == "advmod" and noun.i == verb.i and verb.pos_ == "VERB":
        token.dep_ = "compound:prt"
    if token.dep_ != "case" or verb.pos_ != "VERB" or noun.head.i != verb.i or noun.i < token.i:
        return
    if frames_of(f"{verb.lemma_.lower()} {token.lower_}", "verb") and token.nbor().pos_ != "ADP":
        token.head, token.dep_ = verb, "compound:prt"
        noun.dep_ = "obj" if noun.dep_ == "obl" else noun.dep_


def _left(token: Token) -> None:
    """ "left two people injured": that is what they are, and nobody is "left" by it."""
    noun = before_phrase(token)
    made = noun.pos_ == "NOUN" and noun.dep_ in ("obj", "obl") and noun.head == token.head and noun.head.lemma_.lower() in MAKING
    if made and not any(child.dep_ in ("case", "mark") for child in (*noun.children, *token.children)):
        noun.head, noun.dep_, token.dep_ = token, "nsubj:pass", "ccomp"


def _active(token: Token) -> None:
    """ "Steger invited Lund": what is done to somebody has no object beside its subject, but for what can be given."""
    subject = next((child for child in token.lefts if child.dep_ == "nsubj:pass"), None)
    whom = next((child for child in token.rights if child.dep_ == "obj"), None)
    if subject is None or whom is None or token.lemma_.lower() in GIVING or token.lower_.endswith(("en", "wn")):
        return
    if not any(child.dep_[:3] == "aux" for child in token.children):
        subject.dep_, token.tag_ = "nsubj", "VBD"


def _several_do(token: Token) -> None:
    """ "arrested after 3 die in shooting": several are no noun in the singular, so this is what they do."""
    several, follows = token.nbor(-1), token.nbor().pos_ if token.i + 1 < len(token.doc) else "PUNCT"
    counted = several.lower_ not in ("one", "1") and several.head == token and follows in ("ADP", "PUNCT", "ADV")
    if counted and frames_of(token.lower_, "verb") and not frames_of(token.lower_, "noun"):
        token.tag_, token.pos_, token.lemma_ = "VBP", "VERB", token.lower_


def _question(do: Token, lemmatizer: Lemmatizer) -> None:
    """ "Does the ministry fund the project?": "do" only asks, and what stands behind the noun is the verb."""
    asked = do.doc[do.i + 2 : do.right_edge.i]
    behind = (token for token in asked if token.lower_ in _verbs(lemmatizer) and token.nbor(-1).pos_ in NOMINAL)
    verb = next((token for token in behind if token.pos_ in NOMINAL and token.nbor().pos_ in FOLLOWING), None)
    if verb is None or any(child.pos_ in ("VERB", "AUX") for child in do.children if child.i < verb.i):
        return
    subject, before = verb.nbor(-1), [token for token in verb.lefts if token.i > do.i]
    verb.head, verb.dep_, verb.tag_, verb.pos_, verb.lemma_ = verb, "ROOT", "VB", "VERB", verb.lower_
    for token in [*before, *do.children]:
        if token.i != verb.i:
            token.head = subject if token.i < subject.i and token.i > do.i else verb
    subject.head, subject.dep_ = verb, "nsubj"
    do.head, do.dep_, do.pos_ = verb, "aux", "AUX"
    whom = next((token for token in verb.rights if token.pos_ in NOMINAL), None)
    if whom is not None and whom.left_edge.i == verb.i + 1:
        whom.dep_ = "obj"


def _deed(token: Token) -> None:
    """ "charged a man with murdering his neighbour": the deed hangs on the charge, not on the man."""
    verb, mark = token.head.head, next((child.lower_ for child in token.children if child.dep_ in ("mark", "case")), "")
    charged = token.tag_ == "VBG" and token.head.dep_ == "obj" and token.head.i < token.i
    if charged and mark in ("of", "with") and (accuses(verb.lemma_) or accuses(f"{verb.lemma_} {mark}")):
        token.head, token.dep_ = verb, "advcl"


def _acts(token: Token) -> bool:
    """ "Madrid beat Dortmund", "The drug slows growth": a noun with an object behind it, and a subject or noun before it."""
    before, behind = ({child.dep_ for child in side} for side in (token.lefts, token.rights))
    if "obj" not in behind or before & {"cop", "amod", "case", "nmod:poss"}:
        return False
    return "nsubj" in before and "det" not in before or _behind_subject(token)


def _behind_subject(token: Token) -> bool:
    """ "The drug slows": a plural that is no plural noun's, behind the noun that it was taken to be compounded with."""
    return token.dep_ == "ROOT" and token.tag_ == "NNS" and token.nbor(-1).dep_ == "compound" and token.nbor(-1).head.i == token.i


def _between_names(token: Token, lemmatizer: Lemmatizer) -> None:
    """ "Arsenal thrash Spurs": a plain noun right between two names that are not said to be each other."""
    name, whom = token.nbor(-1) if token.i else token, token.head
    if name.head != token or name.pos_ != "PROPN" or whom.left_edge != token.left_edge or whom.i != token.i + 1:
        return
    if any(child.dep_ == "cop" for child in whom.children) or token.lower_ not in _verbs(lemmatizer):
        return
    for child in [child for child in whom.rights if child.dep_ not in ("flat", "nmod")]:
        child.head = token
    token.head, token.dep_, token.tag_, token.pos_, token.lemma_ = token, "ROOT", "VBP", "VERB", token.lower_
    name.dep_, whom.head, whom.dep_ = "nsubj", token, "obj"


def _as_verb(token: Token, lemmatizer: Lemmatizer) -> None:
    noun = token.pos_, token.lemma_
    token.pos_ = "VERB"
    lemma = lemmatizer.lemmatize(token)[0]
    if lemma not in _verbs(lemmatizer):
        token.pos_, token.lemma_ = noun
        return
    if _behind_subject(token):
        subject = token.nbor(-1)
        for child in [*token.lefts][:-1]:
            child.head = subject
        subject.dep_ = "nsubj"
    token.lemma_ = lemma
    plain = lemma == token.lower_ and lemma not in UNCHANGED
    token.tag_ = "VBZ" if token.lower_ == lemma + "s" or token.lower_ == lemma + "es" else "VBP" if plain else "VBD"


@cache
def _verbs(lemmatizer: Lemmatizer) -> frozenset[str]:
    """The verbs that the lemmatizer's tables know."""
    return frozenset(lemmatizer.lookups.get_table("lemma_index")["verb"])
