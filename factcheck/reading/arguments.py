"""Who does what, where the grammar leaves it unsaid: relative clauses, participles, infinitives, coordinated verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.facets.stance import with_particle
from factcheck.words.frames import frames, frames_of
from factcheck.words.groups import is_somebody
from factcheck.words.stance import accuses, controls_object, intends

if TYPE_CHECKING:
    from spacy.tokens import Token

    from factcheck.reading.graph import Graph

FINITE = frozenset({"VBD", "VBZ", "VBP"})
RELATIVE = frozenset({"WDT", "WP"})
ADVERBIAL = frozenset({"where", "when", "why", "whereby"})
WANTING = frozenset("want expect need like prefer wish urge".split())
"""Verbs with somebody as their object who is to do what the infinitive tells."""
DEEP = 4
"""Verbs over a verb through which its subject is looked for."""


def shared_arguments(graph: Graph, token: Token) -> list[tuple[int, str]]:
    """The arguments of an event word that stand with another word: who the relative clause is about, who is to do it ..."""
    predicate = graph.predicates.get(token.i)
    if predicate is None or token.pos_ not in ("VERB", "ADJ", "NOUN"):
        return []
    found: list[tuple[Token, str]] = []
    if token.dep_ == "acl:relcl":
        found = [(token.head, role)] if (role := _relative_role(graph, token)) else []
    elif token.dep_ == "acl":
        if token.tag_ == "VBG" and any(child.dep_ == "mark" for child in token.children):
            doer = _doer_of_noun(token.head)
            found = [(doer, subject_role(graph, token))] if doer is not None else []
        elif token.tag_ in ("VBN", "VBG"):
            found = [(token.head, "target" if token.tag_ == "VBN" else subject_role(graph, token))]
    elif token.dep_ == "nmod" and suffers(token.head) and (subject := _own_subject(token.head)) is not None:
        found = [(subject, "target")]
    elif token.dep_ == "amod" and token.tag_ == "VBN" and token.i < token.head.i:  # "the wounded driver"
        found = [(token.head, "target")]
    elif token.dep_ in ("xcomp", "advcl", "conj") and _own_subject(token) is None and (subject := _subject(token)) is not None:
        found = [(subject, "target" if _passive(token) else subject_role(graph, token))]
    if token.dep_ == "conj" and (obj := _shared_object(token)) is not None:
        found.append((obj, "target"))
    return [(i, role) for argument, role in found if (i := graph.stand_in(argument)) is not None]


def suffers(noun: Token) -> bool:
    """ "was the victim of a robbery": a noun that only says to whom it was done."""
    if noun.lemma_ not in ("victim", "target"):
        return False
    if all(child.dep_ != "cop" for child in noun.children):
        return False
    return any(child.dep_ == "nmod" and any(word.lower_ == "of" for word in child.lefts) for child in noun.rights)


def _doer_of_noun(noun: Token) -> Token | None:
    """Who does what hangs on a noun with a preposition: "arrested on suspicion of theft", "they lost the hope of winning"."""
    verb = noun.head
    if accuses(noun.lemma_) and (suspect := next((child for child in verb.children if child.dep_ == "obj"), None)):
        return suspect
    return _subject(verb) if noun.dep_.startswith(("obl", "obj", "nmod")) and verb.pos_ == "VERB" else None


def subject_role(graph: Graph, verb: Token) -> str:
    """The role of an active verb's subject: who dies or falls undergoes it."""
    predicate = graph.predicates.get(verb.i)
    if predicate and predicate.frames:
        frame = frames()[predicate.frames[0]]
        if "subject" in frame.target and not any(child.dep_ == "obj" for child in verb.children):
            return "target"
    return "agent"


def fronted(token: Token) -> bool:
    """Whether what parsers take for an object or a passive subject is who acts: before "invited Lund", with no "was" between."""
    verb = token.head
    if token.dep_ not in ("obj", "nsubj:pass") or token.i > verb.i or token.tag_ in RELATIVE or _gives(verb):
        return False
    if token.dep_ == "obj" and verb.tag_ not in FINITE:
        return False
    if any(child.dep_.startswith(("aux", "nsubj")) for child in verb.children if child.i != token.i):
        return False
    verbs = [verb, *(child for child in verb.children if child.dep_ == "conj" and child.i == verb.i + 2)]
    return any(child.dep_ == "obj" and child.i > verb.i for each in verbs for child in each.children)


def _gives(verb: Token) -> bool:
    """ "He given prize": who receives can be the subject of a passive beside an object."""
    return any(frame.converse and "to" in frame.partner for frame in frames_of(verb.lemma_.lower(), "verb")[:1])


def _own_subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_.startswith("nsubj") or fronted(child)), None)


def _subject(verb: Token, hops: int = DEEP) -> Token | None:
    """Who is understood to do, or to undergo, what the verb tells."""
    if (subject := _own_subject(verb)) is not None:
        relative = verb.dep_ == "acl:relcl" and (subject.tag_ in RELATIVE or subject.lower_ == "that")
        return verb.head if relative else subject
    if verb.dep_ == "acl":
        return verb.head
    if not hops or verb.head.pos_ not in ("VERB", "ADJ", "AUX", "NOUN"):
        return None
    if verb.dep_ in ("xcomp", "advcl") and (controller := _controlling_object(verb)) is not None:
        return controller
    return _subject(verb.head, hops - 1) if verb.dep_ in ("xcomp", "advcl", "conj") else None


def _controlling_object(clause: Token) -> Token | None:
    """The object of the verb above, where it is who acts below: "invited them to come"."""
    lemma = with_particle(clause.head)
    before = [child for child in clause.head.children if child.i < clause.i and not fronted(child)]
    objects = [child for child in before if child.dep_ in ("obj", "iobj")]
    if not objects:
        asked = (child for child in before if child.dep_ == "obl" and any(_asks_of(clause.head, word) for word in child.lefts))
        return next(asked, None)
    if lemma in WANTING and (objects[0].pos_ in ("PROPN", "PRON") or is_somebody(objects[0].lemma_.lower())):
        return objects[0]
    marks = [child.lower_ for child in clause.children if child.dep_ in ("mark", "case")]
    if controls_object(lemma) or accuses(lemma) or any(accuses(f"{lemma} {mark}") for mark in marks):
        return objects[0]
    outdone = any(frame.name == "defeat" for frame in frames_of(lemma, "verb")[:1])  # "beat England to win the cup"
    # "phoned Bell to thank her"
    whom = any(child.dep_ == "obj" and child.lower_ in ("her", "him", "them") for child in clause.rights)
    left = clause.dep_ == "xcomp" and objects[0].dep_ == "obj" and not (intends(lemma) or outdone or whom)
    return objects[0] if left else None


def _asks_of(verb: Token, preposition: Token) -> bool:
    """ "called on her to resign"."""
    return preposition.dep_ == "case" and controls_object(f"{verb.lemma_} {preposition.lower_}")


def _passive(verb: Token) -> bool:
    if verb.tag_ != "VBN" or any(map(fronted, verb.children)):
        return False
    deps = {child.dep_ for child in verb.children}
    if "aux:pass" in deps or any(dep.startswith("aux") for dep in deps):
        return "aux:pass" in deps
    return _passive(verb.head) if verb.dep_ == "conj" else True


def _shared_object(verb: Token) -> Token | None:
    """ "detained and questioned three men": parsers give the men to one of the two verbs."""
    first = verb.head
    if verb.pos_ != "VERB" or first.pos_ != "VERB":
        return None
    if any(child.dep_ in ("obj", "obl", "ccomp", "xcomp") for child in verb.children):
        return None
    return next((child for child in first.children if child.dep_ == "obj" and child.i > verb.i), None)


def _relative_role(graph: Graph, verb: Token) -> str:
    if any(child.lower_ in ADVERBIAL for child in verb.children):  # "the village where they were killed"
        return ""
    if any(part.lower_ == "whose" for child in verb.children for part in child.children):  # "a man whose son won the race"
        return ""
    for child in verb.children:
        if child.tag_ in RELATIVE or child.lower_ == "that":
            if child.dep_ == "nsubj:pass":
                return "target"
            if child.dep_.startswith("nsubj"):
                return subject_role(graph, verb)
            if child.dep_ == "obj":
                return "target"
            return ""
    return "target" if any(child.dep_.startswith("nsubj") for child in verb.children) else ""
