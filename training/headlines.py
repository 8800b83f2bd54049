"""Sentences in the style of headlines: a tree loses its articles and auxiliaries, its past becomes present, and stays a tree."""

from __future__ import annotations

import random

from training.treebank import Sentence, Token

# fmt: off
ARTICLES = {"the", "a", "an"}
COUNTED = {"people", "person", "man", "woman", "child", "soldier", "civilian", "officer", "student", "member", "worker", "other",
           "victim"}
THIRD = (("y", "ies"), ("s", "ses"), ("x", "xes"), ("z", "zes"), ("ch", "ches"), ("sh", "shes"), ("o", "oes"))
# fmt: on


def headline(sentence: Sentence, rng: random.Random) -> Sentence:
    """A copy of `sentence` as a headline would put it; each change is made or left by chance."""
    told = sentence.copy()
    if rng.random() < 0.7:
        present_tense(told)
    if rng.random() < 0.5:
        future_to_infinitive(told)
    if rng.random() < 0.5:
        told = bare_numbers(told, rng)
    if rng.random() < 0.2:
        comma_for_and(told)
    doomed = set()
    copulas = rng.random() < 0.3
    for index, token in enumerate(told.tokens):
        lower = token.form.lower()
        if (
            token.dep == "det"
            and lower in ARTICLES
            or (
                token.lemma == "be"
                and (token.dep in ("aux:pass", "aux") or token.dep == "cop" and copulas)
                and _is_finite_clause(told, index)
            )
            or token.lemma == "have"
            and token.dep == "aux"
            and token.xpos in ("VBZ", "VBP")
            and "been" in _forms(told, token.head)
        ):
            doomed.add(index)
    if rng.random() < 0.85:
        doomed |= final_stop(told)
    # "has been killed" loses both auxiliaries at once
    doomed |= {
        i
        for i, token in enumerate(told.tokens)
        if token.form == "been"
        and token.dep == "aux:pass"
        and "have" not in {told.tokens[j].lemma for j in _children(told, token.head) if j not in doomed}
    }
    return without(told, doomed)


def unstopped(sentence: Sentence) -> Sentence:
    """A copy of `sentence` without its final stop."""
    return without(sentence, final_stop(sentence))


def final_stop(sentence: Sentence) -> set[int]:
    """The place of the stop that ends `sentence`, if one does."""
    last = len(sentence.tokens) - 1
    return {last} if last > 0 and sentence.tokens[last].form in (".", "!") and sentence.tokens[last].dep == "punct" else set()


def without(sentence: Sentence, doomed: set[int]) -> Sentence:
    """A copy of `sentence` that lacks those of the tokens at `doomed` on which nothing depends."""
    heads = {token.head for i, token in enumerate(sentence.tokens) if i not in doomed}
    doomed = {i for i in doomed if i not in heads and sentence.tokens[i].head >= 0}
    kept = [i for i in range(len(sentence.tokens)) if i not in doomed]
    place = {old: new for new, old in enumerate(kept)}
    result = sentence.copy()
    for i in doomed:  # the space behind a lost word stands before the next one
        if i > 0 and sentence.tokens[i].space:
            result.tokens[i - 1].space = True
    result.tokens = [result.tokens[i] for i in kept]
    for token in result.tokens:
        token.head = place[token.head] if token.head >= 0 else -1
    if result.tokens and sentence.tokens[0].form[:1].isupper():
        result.tokens[0].form = result.tokens[0].form[:1].upper() + result.tokens[0].form[1:]
    result.entities = []
    for start, end, label in sentence.entities:
        inside = [place[i] for i in range(start, end) if i in place]
        if inside:
            result.entities.append((inside[0], inside[-1] + 1, label))
    return result


def present_tense(sentence: Sentence) -> None:
    """Put the main verb and those joined to it from past into present: "killed" becomes "kill" or "kills"."""
    for index, token in enumerate(sentence.tokens):
        verb_of_main_clause = token.head < 0 or token.dep == "conj" and sentence.tokens[token.head].head < 0
        if token.xpos != "VBD" or not verb_of_main_clause or not token.lemma.isalpha() or token.lemma == "be":
            continue
        owner = index if token.head < 0 else token.head
        children = _children(sentence, index) or []
        subjects = [i for i in children + _children(sentence, owner) if sentence.tokens[i].dep == "nsubj"]
        if not subjects or any(sentence.tokens[i].dep == "aux" for i in children):
            continue
        subject = sentence.tokens[subjects[0]]
        plural = subject.xpos in ("NNS", "NNPS") or subject.form.lower() in ("we", "they", "you", "i")
        plural = plural or any(sentence.tokens[i].dep == "conj" for i in _children(sentence, subjects[0]))
        token.form = token.lemma if plural else third_person(token.lemma)
        token.xpos = "VBP" if plural else "VBZ"
        token.feats = f"Number={'Plur' if plural else 'Sing'}|Tense=Pres|VerbForm=Fin"


def third_person(lemma: str) -> str:
    """The form that goes with "he"."""
    if lemma == "have":
        return "has"
    for ending, written in THIRD:
        if lemma.endswith(ending) and not (ending == "y" and lemma[-2:-1] in "aeiou"):
            return lemma[: len(lemma) - len(ending)] + written
    return lemma + "s"


def future_to_infinitive(sentence: Sentence) -> None:
    """ "Minister will visit" becomes "Minister to visit"."""
    for token in sentence.tokens:
        plain_future = (
            token.form == "will" and token.dep == "aux" and token.xpos == "MD" and sentence.tokens[token.head].xpos == "VB"
        )
        if plain_future and not _forms(sentence, token.head) & {"not", "n't"}:
            token.form, token.lemma, token.upos, token.xpos, token.feats, token.dep = "to", "to", "PART", "TO", "_", "mark"


def bare_numbers(sentence: Sentence, rng: random.Random) -> Sentence:
    """A copy in which one number has taken its noun's place: "killed 20 people" becomes "killed 20"."""
    copy = sentence.copy()
    for index, token in enumerate(copy.tokens):
        if token.dep not in ("nsubj", "obj", "nsubj:pass") or token.upos != "NOUN" or index == 0:
            continue
        number = copy.tokens[index - 1]
        if number.dep == "nummod" and number.head == index and (token.lemma in COUNTED or rng.random() < 0.3):
            for child in _children(copy, index):
                copy.tokens[child].head = index - 1
            number.head, number.dep = token.head, token.dep
            return without(copy, {index})
    return copy


def comma_for_and(sentence: Sentence) -> None:
    """ "the army and the police" becomes "army, police"."""
    for index, token in enumerate(sentence.tokens):
        if token.form == "and" and token.dep == "cc" and index > 0 and sentence.tokens[index - 1].upos != "PUNCT":
            token.form = token.lemma = token.xpos = ","
            token.upos, token.feats, token.dep = "PUNCT", "_", "punct"
            sentence.tokens[index - 1].space = False
            return


def _children(sentence: Sentence, index: int) -> list[int]:
    return [i for i, token in enumerate(sentence.tokens) if token.head == index]


def _forms(sentence: Sentence, head: int) -> set[str]:
    return {sentence.tokens[i].form.lower() for i in _children(sentence, head)}


def _is_finite_clause(sentence: Sentence, index: int) -> bool:
    """Whether the auxiliary is one that a headline drops: present or past, and neither negated nor inverted in a question."""
    token: Token = sentence.tokens[index]
    siblings = _forms(sentence, token.head)
    if token.form.lower() in ("be", "being") or siblings & {"n't", "not", "?"}:
        return False
    subjects = [i for i in _children(sentence, token.head) if sentence.tokens[i].dep.startswith("nsubj")]
    return bool(subjects) and subjects[0] < index and sentence.tokens[token.head].dep not in ("acl:relcl", "advcl")
