"""Mends how nouns hang together, where no sentence can have them so: dates among objects, two subjects, what "and" joins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.words.frames import frames_of
from factcheck.words.groups import is_somebody
from factcheck.words.numbers import number_words
from factcheck.words.times import vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

ALL = ("all", "every", "each", "both")


def mend_noun(token: Token) -> None:
    """Puts a noun's place in the tree right, or what the token makes of its noun's."""
    if token.pos_ == "PROPN" and token.i + 1 < len(token.doc) and token.lower_ in number_words().labelled:
        _numbered(token)
    if token.pos_ == "PROPN" and token.dep_ in ("conj", "nsubj", "nsubj:pass", "obj"):
        _joined(token)
        _owner(token)
    if token.pos_ == "PROPN" and token.dep_ in ("flat", "appos", "compound") and token.head.i < token.i:
        _behind_preposition(token)
    if token.pos_ == "PROPN" and token.dep_ == "nsubj" and token.i and token.nbor(-1).tag_ in ("VB", "VBP"):
        _called(token)
    if token.lower_ == "on" and token.dep_ == "case" and token.head.dep_ in ("obl", "nummod"):
        _day_before_object(token)
    if token.lower_ == "not" and token.i + 1 < len(token.doc) and token.nbor().lower_ in ALL:
        token.head = token.nbor().head if token.nbor().dep_ == "det" else token.head
    if token.dep_ in ("nsubj", "nsubj:pass") and token.head.i > token.i:
        _second_subject(token)
    if token.dep_ in ("obj", "nsubj", "nsubj:pass"):
        _side_by_side(token)
    if token.lower_ == "into" and token.head.dep_ == "obl":
        _into(token)
    if token.dep_ == "acl:relcl" and token.head.pos_ == "PROPN" and _time(token.head) in ("month", "weekday"):
        _of_the_day(token)
    if token.dep_ == "conj" and token.pos_ == "NOUN" and token.head.tag_ == "NN" and token.head.i == token.i - 3:
        _means(token)
    if token.lower_ == "out" and token.dep_ == "case" and token.i:
        _out_of(token)


def _behind_preposition(name: Token) -> None:
    """ "the attack by Orland on Maresk": a name behind a preposition of its own is no part of the name before it."""
    if any(child.dep_ == "case" and child.i < name.i for child in name.children):
        name.dep_ = "nmod"


def _time(token: Token) -> str:
    """ "month" or "weekday" for the name of one, else ""."""
    return {"M": "month", "W": "weekday"}.get(str(vocabulary().get(token.lower_, ("",))[0]), "")


def before_phrase(token: Token) -> Token:
    """What stands right before all that hangs on a token, within its sentence; the token itself where nothing does."""
    return token.left_edge.nbor(-1) if token.left_edge.i > token.sent.start else token


def _numbered(noun: Token) -> None:
    """ "Flight 512", "Flight NA 512": the flight is no name; its number tells it."""
    following = noun.nbor()
    if following.text.isupper() and following.i + 1 < len(noun.doc):
        following = following.nbor()
    if following.like_num:
        noun.pos_, noun.tag_, noun.lemma_ = "NOUN", "NN", noun.lower_


def _joined(name: Token) -> None:
    """ "Ministers from Chile and Peru": the second name is joined to the first, not to those who are several already."""
    joint = name.nbor(-1) if name.i > name.sent.start else name
    first = joint.nbor(-1) if joint.dep_ == "cc" and joint.head == name and joint.i > name.sent.start else name
    head = first.head
    several = first.pos_ == "PROPN" and first.dep_ == "nmod" and head.tag_ == "NNS" and head.i < first.i
    if several and (name.head == head or name.head == head.head and name.dep_ == head.dep_):
        name.head, name.dep_ = first, "conj"


def _owner(name: Token) -> None:
    """ "bought Carsten Holm's share": the first name belongs to the surname, whose share it is."""
    following = name.nbor() if name.i + 2 < len(name.doc) else None
    if following is not None and following.pos_ == "PROPN" and following.dep_ == "nmod:poss" and following.nbor().tag_ == "POS":
        name.dep_, name.head = "compound", following


def _called(name: Token) -> None:
    """ "substitute Kei Aoki scored": a plain form right before a name, with nothing that governs it, says what its bearer is."""
    word = name.nbor(-1)
    governed = any(child.dep_ in ("aux", "mark", "nsubj") for child in word.children)
    if word.dep_ != "conj" or governed or name.head.i < name.i or not is_somebody(word.lower_):
        return
    for child in [*word.children]:
        child.head = name.head
    word.head, word.dep_, word.tag_, word.pos_, word.lemma_ = name, "nmod:desc", "NN", "NOUN", word.lower_


def _day_before_object(on: Token) -> None:
    """ "launched on January 16 two attacks": the day is the verb's, and the attacks are its object."""
    noun = on.head.head if on.head.dep_ == "nummod" else on.head
    verb = noun.head
    if noun.i < on.i + 3 or verb.pos_ != "VERB" or any(child.dep_ == "obj" and child.i != noun.i for child in verb.children):
        return
    month, day = sorted((on.nbor(1), on.nbor(2)), key=lambda token: token.is_digit)
    if _time(month) == "month" and day.is_digit and day.head in (noun, month) and month.head in (noun, day):
        on.head = month.head = day
        day.head, day.dep_, noun.dep_ = verb, "obl", "obj"


def _second_subject(name: Token) -> None:
    """ "The mayor of Umbra and Bo Lind met": what "and" joins to a subject is no other subject."""
    joint = before_phrase(name)
    first = next((child for child in name.head.lefts if child.dep_ == name.dep_ and child.i < joint.i), None)
    if joint.dep_ == "cc" and first is not None:
        joint.head = name
        name.head, name.dep_ = first, "conj"


def _side_by_side(noun: Token) -> None:
    """ "hit three Jaish ul-Adl bases", "Saturn's moon Ganymede has": a verb has one object and one subject."""
    if noun.n_lefts or noun.pos_ in ("PRON", "NUM"):
        return
    end = before_phrase(noun).i
    first = next((child for child in noun.head.children if child.dep_ == noun.dep_ and child.right_edge.i == end), None)
    if first is None or first.i == noun.i or first.pos_ == "PRON":
        return
    if noun.dep_ == "obj":
        for child in [child for child in first.lefts if child.dep_ not in ("compound", "amod")]:
            child.head = noun
        first.head, first.dep_ = noun, "compound"
        if noun.tag_ == "VBZ":
            noun.tag_, noun.pos_ = "NNS", "NOUN"
    elif noun.pos_ == "PROPN" and first.pos_ == "NOUN":
        noun.head, noun.dep_ = first, "appos"


def _into(preposition: Token) -> None:
    """ "called for an investigation into an attack": right behind a deed it says what of."""
    noun = preposition.head
    deed = before_phrase(noun)
    beside = noun.left_edge == preposition and deed.head == noun.head and deed.dep_ in ("obl", "obj")
    if beside and deed.pos_ == "NOUN" and frames_of(deed.lemma_, "noun"):
        noun.head, noun.dep_ = deed, "nmod"


def _of_the_day(verb: Token) -> None:
    """ "an attack on a mosque on Friday that killed 13": the attack did, not the day."""
    day = verb.head
    before = reversed(verb.doc[day.sent.start : day.i])
    deed = next((token for token in before if token.pos_ == "NOUN" and frames_of(token.lemma_, "noun")), None)
    if deed is not None and not verb.is_ancestor(deed):
        verb.head = deed


def _out_of(out: Token) -> None:
    """ "in 8 out of 10 jars": so many of the jars, as in "8 of 10 jars"."""
    part, whole, noun = out.nbor(-1), out.nbor(2) if out.i + 2 < len(out.doc) else out, out.head
    if part.pos_ == "NUM" and whole.pos_ == "NUM" and out.nbor().lower_ == "of" and whole.head == noun and part.head == noun.head:
        noun.dep_ = part.dep_
        for child in part.children:
            child.head = noun
        part.head, part.dep_ = noun, "nummod"
        out.head, out.dep_ = whole, "advmod"
        out.nbor().head, out.nbor().dep_ = out, "fixed"


def _means(deed: Token) -> None:
    """ "drone and missile attacks": both are means of the attacks, and it was not a drone that was launched."""
    first, joint, second = deed.head, deed.nbor(-2), deed.nbor(-1)
    bare = all(child.dep_ not in ("det", "nummod", "nmod:poss") for child in first.lefts)
    if not (bare and joint.dep_ == "cc" and second.dep_ == "compound" and second.tag_ == "NN" and frames_of(deed.lemma_, "noun")):
        return
    deed.head, deed.dep_ = first.head, first.dep_
    for child in [child for child in first.children if child not in (joint, second)]:
        child.head = deed
    first.head, first.dep_ = deed, "compound"
    second.head, second.dep_, joint.head = first, "conj", second
