"""Mends which clause is the sentence and which only describes a noun: reduced relative clauses, relatives, infinitives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.words.frames import frames_of
from factcheck.words.groups import is_somebody
from factcheck.words.stance import intends, outcome, speech

if TYPE_CHECKING:
    from spacy.tokens import Token

MAKING = frozenset(
    """leave keep get have make want need see find hear feel order hold like watch consider declare set render send wish prefer
    expect believe say report claim allege think fear know ensure demand insist require request show mean presume pronounce
    list""".split()
)
"""Verbs that a participle behind their object completes: "left two people injured", "want the camp closed"."""

TELLING = frozenset("tell inform assure remind notify warn convince persuade".split())
"""Verbs of which somebody and what they are told are the objects."""
FINITE = ("VBD", "VBZ", "VBP")


def reduced(token: Token) -> None:
    """ "Troops backed by tanks entered the town": what is done by somebody to the subject only describes it; they entered."""
    agent = next((child for child in token.rights if child.dep_ == "obl:agent"), None)
    noun = next((child for child in token.lefts if child.dep_ in ("nsubj", "nsubj:pass")), None)
    if agent is None or noun is None or any(child.dep_ in ("aux", "aux:pass", "cop", "mark", "cc") for child in token.lefts):
        return
    verb = token.head if token.dep_ == "csubj" and token.head.i > token.i else _takes_over(token, agent)
    if verb is None or noun.pos_ not in ("NOUN", "PROPN"):
        return
    if verb != token.head:
        verb.head, verb.dep_ = (verb, "ROOT") if token.head == token else (token.head, token.dep_)
        for child in [*token.children]:
            if child.i > verb.i or child.i < noun.left_edge.i:
                child.head = verb
    noun.head, noun.dep_ = verb, "nsubj"
    token.head, token.dep_, token.tag_ = noun, "acl", "VBN"


def _takes_over(token: Token, agent: Token) -> Token | None:
    """The verb behind a participle and who did it that has no subject of its own and nothing that joins it to the participle."""
    for verb in token.rights:
        if (
            verb.i > agent.i
            and verb.tag_ in FINITE
            and verb.pos_ == "VERB"
            and verb.dep_ in ("conj", "advcl", "ccomp", "parataxis")
        ):
            joined = any(child.dep_ in ("cc", "mark", "nsubj", "nsubj:pass", "punct") for child in verb.lefts)
            return None if joined or verb.nbor(-1).is_punct else verb
    return None


def of_noun(token: Token) -> None:
    """ "rejected calls to resign": what is called for, right behind the noun that says so, hangs on that noun."""
    to = next((child for child in token.lefts if child.lower_ == "to" and child.dep_ == "mark"), None)
    noun = to.nbor(-1) if to is not None and to.i > token.sent.start else token
    if noun.pos_ == "NOUN" and noun.dep_ == "obj" and noun.head == token.head and intends(noun.lemma_, noun=True):
        token.head, token.dep_ = noun, "acl"


def infinitive(to: Token, verbs: frozenset[str]) -> None:
    """ "promised to free political prisoners", "refused to apologise": behind what plans or fails, what may be a verb is one."""
    noun, verb = to.head, to.head.head
    if to.i + 1 >= len(to.doc):
        return
    word, before = to.nbor(), to.nbor(-1) if to.i else to
    if word == noun and word.text == "march" and (before.pos_ in ("VERB", "PRON") or intends(before.lemma_, noun=True)):
        word.tag_, word.pos_, word.dep_, word.lemma_ = "VB", "VERB", "xcomp", "march"  # not the month
        to.dep_, to.tag_, to.pos_ = "mark", "TO", "PART"
        if before.pos_ == "NOUN":
            word.head, word.dep_ = before, "acl"
        return
    if word == noun and noun.tag_ == "NN" and verb.pos_ == "VERB" and verb.i == to.i - 1 and not noun.n_rights:
        if outcome(verb.lemma_) == "failed" and frames_of(noun.lower_, "verb"):
            noun.tag_, noun.pos_, noun.dep_, noun.lemma_ = "VB", "VERB", "xcomp", noun.lower_
            to.dep_, to.tag_, to.pos_ = "mark", "TO", "PART"
        return
    if noun.dep_ != "obl" or word.head != noun or word.dep_ != "amod" or noun.tag_ not in ("NNS", "NNP", "NN"):
        return
    if verb.pos_ != "VERB" or verb.i != to.i - 1 or word.lower_ not in verbs or not intends(verb.lemma_):
        return
    for child in [child for child in noun.children if child.i < word.i]:
        child.head = word
    word.head, word.dep_, word.tag_, word.pos_, word.lemma_ = verb, "xcomp", "VB", "VERB", word.lower_
    noun.head, noun.dep_, to.dep_, to.tag_, to.pos_ = word, "obj", "mark", "TO", "PART"
    for other in verb.rights:
        if other.dep_ == "conj" and any(child.tag_ == "TO" for child in other.lefts):  # "and to reopen talks"
            other.head = word
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj:pass"), None)
    if subject is not None and not any(child.dep_ == "aux:pass" for child in verb.children):
        subject.dep_, verb.tag_ = "nsubj", "VBD"


def main_clause(token: Token) -> None:
    """ "Ministers called off the strike": a past tense is no attribute of the noun that it says something of."""
    noun = token.head
    if token.tag_ != "VBD" or noun.dep_ != "ROOT" or noun.i > token.i or any(c.dep_[:5] == "nsubj" for c in token.children):
        return
    if any(child.dep_ in ("cop", "nsubj", "mark") for child in (*noun.children, *token.children)):
        return
    token.head, token.dep_ = token, "ROOT"
    for child in [*noun.rights]:
        if child.i > token.i or child.dep_ == "punct":
            child.head = token
    noun.head, noun.dep_ = token, "nsubj"


def attribute(token: Token) -> None:
    """ "rescued 85 girls abducted in May": a bare participle tells of the object of a verb that makes nothing of it."""
    verb, before = token.head, [child.dep_ for child in token.lefts if child.dep_ != "advmod"]
    if verb.i > token.i or verb.pos_ != "VERB" or verb.lemma_.lower() in MAKING:
        return
    if token.dep_ == "ccomp":
        noun = next(token.lefts, None)
        if before != ["nsubj:pass"] or noun is None or not (noun.pos_ == "NOUN" and noun.i > verb.i):
            return
        noun.head, noun.dep_ = verb, "obj"
    else:
        noun = next((child for child in verb.rights if child.dep_ == "obj" and child.pos_ == "NOUN" and child.i < token.i), None)
        if before or noun is None:
            return
    token.head, token.dep_ = noun, "acl"


def relative(token: Token) -> None:
    """ "the plant, which Acme sold": a subject behind the pronoun does it, and to what the pronoun stands for."""
    subject = next((c for c in token.lefts if c.dep_[:5] == "nsubj" and c.tag_ not in ("WDT", "WP")), None)
    if subject is None or any(child.dep_ == "aux:pass" or child.dep_ == "obj" and child.i > token.i for child in token.children):
        return
    before = (*token.lefts, *subject.lefts)
    pronoun = next((child for child in before if child.tag_ == "WDT" and child.i < subject.i), None)
    if pronoun is None or pronoun.i == 0 or pronoun.dep_ not in ("nsubj", "nsubj:pass", "obj"):
        return
    pronoun.head, pronoun.dep_, subject.dep_, token.tag_ = token, "obj", "nsubj", "VBD"
    noun = pronoun.nbor(-2) if pronoun.i > 1 and pronoun.nbor(-1).is_punct else pronoun.nbor(-1)
    if token.dep_ == "advcl" and noun.pos_ in ("NOUN", "PROPN"):
        token.head, token.dep_ = noun, "acl:relcl"


def content(token: Token) -> None:
    """ "denied reports that hostages had been taken": a clause that lacks nothing says what the noun is about."""
    that = next((child for child in token.lefts if child.lower_ == "that" and child.dep_ in ("obj", "mark")), None)
    if that is not None and any(child.dep_ in ("nsubj:pass", "obj") for child in token.children if child.i != that.i):
        token.dep_, that.dep_, that.tag_, that.pos_ = "acl", "mark", "IN", "SCONJ"


def content_of_telling(token: Token) -> None:
    """ "told the court that he had paid": what somebody was told hangs on the telling, not on who was told."""
    listener, verb = token.head, token.head.head
    told = listener.dep_ in ("iobj", "obj") and verb.lemma_ in TELLING and verb.i < listener.i
    if told and any(child.lower_ == "that" and child.dep_ == "mark" for child in token.lefts):
        token.head, token.dep_ = verb, "ccomp"


def told(noun: Token) -> None:
    """ "No closure of the road, says the minister": who says so is behind the comma, and the rest is what they say."""
    verb = noun.head
    if verb.i < noun.i or not speech(verb.lemma_.lower()) or is_somebody(noun.lemma_.lower()) or noun.pos_ == "PROPN":
        return
    behind = verb.nbor(-1).text == "," and sum(token.text == "," for token in noun.doc[noun.i : verb.i]) == 1
    for child in verb.rights if behind else ():
        if child.dep_ == "obj" and is_somebody(child.lemma_.lower()):
            child.dep_ = "nsubj"
    speakers = [child for child in verb.children if child.dep_ == "nsubj" and child.i > noun.i]
    first = min((min(speaker.left_edge.i, verb.i) for speaker in speakers), default=0)
    if first and noun.doc[first - 1].text == ",":
        noun.dep_ = "ccomp"
