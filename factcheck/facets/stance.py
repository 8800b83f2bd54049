"""How the text stands to a predicate: happened, did not, planned, possible; alleged, denied; said by whom."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.facets.ladder import Ladder, Rung
from factcheck.schema import Relation, Stance
from factcheck.words import stance as words

if TYPE_CHECKING:
    from spacy.tokens import Token

FUTURE = frozenset({"will", "'ll", "wo", "shall", "would", "'d"})
POSSIBLE = frozenset({"may", "might", "could", "can", "ca", "should", "must", "ought"})
HAPPENED = Stance()
UPWARD = frozenset("xcomp ccomp csubj obj obl nmod nsubj acl advcl parataxis compound".split())
"""Dependencies along which the stance of the head word reaches its dependent."""
PLANNED = frozenset({"xcomp", "ccomp", "acl", "csubj", "csubj:pass"})
"""Clauses that tell what is planned, under a word such as "want" or "plan"."""
SELDOM = frozenset({"hardly", "barely", "scarcely", "rarely", "seldom"})
"""Negations that leave it to have happened."""


def read(token: Token) -> Stance:
    """The stance of the text to the predicate `token`, gathered from its own auxiliaries and from what it stands under."""
    status = own(token)
    doubted = _hedge(token)
    said_by: list[str] = [_source_phrase(child) for child in token.children if _is_source(child)]
    node = token
    for _ in range(8):
        head, dep = node.head, node.dep_
        if head.i == node.i:
            break
        if dep == "conj":
            if status == "happened" and not _has_own_tense(node):
                status = own(head)
            node = head
            continue
        if dep.split(":")[0] not in UPWARD:
            break
        if dep == "acl:relcl" and _content_clause(node):
            dep = "acl"
        if dep == "acl:relcl" or (dep == "advcl" and not _conditional(node)):
            break
        lemma = _with_particle(head)
        clause = dep in ("xcomp", "ccomp", "csubj", "csubj:pass", "csubj:outer", "parataxis", "acl", "advcl")
        nominal = node.pos_ in ("NOUN", "PROPN")
        speech = words.speech(lemma) if clause else None
        if speech and (dep in ("ccomp", "parataxis") or (dep == "xcomp" and speech in ("claim", "deny"))):
            said_by.append(_speaker(head))
            if speech == "claim" and _told_as_claim(head):
                doubted = doubted or "alleged"
            elif speech in ("deny", "doubt"):
                doubted = "denied"
            elif speech in ("predict", "ask", "warn") and status == "happened":
                status = "possible"
            if status == "happened" and _denies(head):
                doubted = doubted or "denied"
            node = head
            break
        if nominal and dep in ("obj", "nsubj:pass") and words.speech(lemma) in ("deny", "doubt"):
            doubted = "denied"  # "denied reports that hostages had been taken"
        if status == "happened":
            if words.outcome(lemma) == "failed" and (clause or (nominal and dep in ("obj", "nsubj:pass", "nmod", "obl"))):
                status = "did-not" if own(head) != "did-not" else "happened"
            elif words.intends(lemma) and (dep in PLANNED or (nominal and dep in ("obj", "nmod", "obl", "nsubj:pass"))):
                if not (dep == "ccomp" and words.speech(lemma)):
                    status = "planned"
            elif clause and dep in ("xcomp", "ccomp"):
                status = own(head)
        if not clause and not (nominal and (words.intends(lemma) or words.outcome(lemma) == "failed")):
            if not (nominal and dep in ("obj", "nsubj:pass") and head.pos_ == "VERB"):
                break
            if status == "happened":
                status = own(head)
        node = head
    return Stance(status, tuple(dict.fromkeys(name for name in said_by if name)), doubted)  # type: ignore[arg-type]


@lru_cache(maxsize=64)  # asked again for every part of a long list
def own(token: Token) -> str:
    """The status that the predicate's own auxiliaries, negations and modifiers give it."""
    status = "happened"
    for child in token.children:
        low = child.lower_
        dep = child.dep_.split(":")[0]
        if dep in ("advmod", "det", "neg", "cc", "case", "mark") and words.negates(low) and low not in SELDOM:
            return "did-not"
        if dep in ("nsubj", "obj") and (low in ("none", "nobody", "nothing") or _negated(child)):
            return "did-not"
        if dep == "aux" and low in FUTURE:
            status = "planned"
        elif dep == "aux" and low in POSSIBLE and status == "happened":
            status = "possible"
        elif dep == "amod" and words.intends(child.lemma_):
            status = "planned"
        elif dep == "mark" and low in ("if", "unless", "whether"):
            status = "possible"
    if status == "happened" and token.tag_ == "VB" and _infinitive_of_plan(token):
        status = "planned"
    return status


def _negated(token: Token) -> bool:
    return any(words.negates(child.lower_) and child.dep_ in ("det", "advmod") for child in token.children)


def _infinitive_of_plan(token: Token) -> bool:
    """ "TikTok CEO to testify", "is to be moved": an infinitive that no verb governs."""
    has_to = any(child.lower_ == "to" and child.dep_ in ("mark", "aux") for child in token.children)
    if not has_to:
        return False
    if token.head.i == token.i or token.dep_ in ("parataxis",):
        return True
    if token.dep_ == "xcomp" and token.head.lemma_ == "be":
        return True
    return token.dep_ == "acl" and token.head.head.i == token.head.i


def _has_own_tense(token: Token) -> bool:
    return any(child.dep_.startswith(("aux", "nsubj")) for child in token.children)


def _content_clause(token: Token) -> bool:
    """ "reports that hostages were taken": what a noun of saying says, which parsers often take for a relative clause."""
    says = words.speech(token.head.lemma_.lower()) is not None
    return says and any(child.dep_ == "mark" and child.lower_ == "that" for child in token.children)


def _conditional(token: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in ("if", "unless") for child in token.children)


def _with_particle(token: Token) -> str:
    particles = [child.lower_ for child in token.children if child.dep_ == "compound:prt"]
    return " ".join([token.lemma_.lower(), *particles])


def _hedge(token: Token) -> str:
    for child in token.children:
        if child.dep_ in ("advmod", "amod") and words.speech(child.lower_) == "claim" and child.pos_ in ("ADV", "ADJ", "VERB"):
            return "alleged"
    return ""


def _told_as_claim(verb: Token) -> bool:
    """Thinking verbs in the first person and "agree" report no doubt of the text itself."""
    return words.speech(verb.lemma_.lower()) == "claim"


def _denies(verb: Token) -> bool:
    """ "did not say that", "declined to confirm": nothing is affirmed."""
    return own(verb) == "did-not"


def _is_source(child: Token) -> bool:
    return child.dep_ in ("obl", "advmod", "parataxis") and any(
        grand.dep_ == "case" and grand.lower_ in ("according", "per") for grand in child.children
    )


def _source_phrase(token: Token) -> str:
    return " ".join(t.text for t in token.subtree if t.dep_ not in ("case", "fixed", "punct"))


def _speaker(verb: Token) -> str:
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubj:pass", "obl:agent"):
            near = [token.i for token in child.subtree if abs(token.i - child.i) < 6 and token.dep_ != "case"]
            return str(child.doc[min(near) : max(near) + 1].text)
    return ""


def _same(claimed: Stance, reported: Stance) -> bool:
    return claimed.status == reported.status


LADDER: Ladder[Stance] = Ladder(
    "stance",
    "The source does not say whether this happened.",
    (
        Rung(
            "denied or doubted",
            Relation.OPEN,
            lambda c, r: r.doubted == "denied" and c.doubted != "denied" and c.status == r.status,
            "The source reports “{reported}” only as denied or doubted.",
            "denied",
        ),
        Rung(
            "alleged only",
            Relation.OPEN,
            lambda c, r: r.doubted == "alleged" and not c.doubted and not c.said_by and c.status == r.status,
            "The source reports “{reported}” only as alleged.",
            "alleged-only",
        ),
        Rung("same", Relation.ENTAILS, _same, "Both tell it alike."),
        Rung(
            "planned, not yet done",
            Relation.OPEN,
            lambda c, r: c.status == "happened" and r.status in ("planned", "possible"),
            "The claim tells “{claimed}” as done; in the source “{reported}” is only planned or possible.",
            "planned-only",
        ),
        Rung(
            "denied by the source",
            Relation.EXCLUDES,
            lambda c, r: (c.status, r.status) == ("happened", "did-not"),
            "The claim says that “{claimed}” happened; the source says that it did not (“{reported}”).",
            "negated",
        ),
        Rung(
            "denied by the claim",
            Relation.EXCLUDES,
            lambda c, r: (c.status, r.status) == ("did-not", "happened"),
            "The claim says that “{claimed}” did not happen; the source says that it did (“{reported}”).",
            "negated",
        ),
        Rung(
            "done, told as planned",
            Relation.ENTAILS,
            lambda c, r: c.status in ("planned", "possible") and r.status in ("happened", "planned", "possible"),
            "The source tells it as planned or done.",
        ),
        Rung(
            "anything else",
            Relation.OPEN,
            lambda c, r: True,
            "The source does not settle whether “{claimed}” happened.",
            "detail-not-stated",
        ),
    ),
)
