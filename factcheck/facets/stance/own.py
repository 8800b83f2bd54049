"""What a predicate's own auxiliaries, negations and modifiers say of whether it happened."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.schema import Stance
from factcheck.words import stance as words

if TYPE_CHECKING:
    from spacy.tokens import Token

# fmt: off
FUTURE = frozenset({"will", "'ll", "wo", "shall", "would", "'d", "’d"})
ABLE = frozenset({"can", "could", "ca"})
POSSIBLE = ABLE | frozenset({"may", "might", "should", "must", "ought"})
NOBODY = frozenset({"none", "nobody", "nothing", "neither"})
NEGATING = frozenset({"advmod", "det", "neg", "cc", "case", "mark"})
"""Dependencies of a word that negates what it hangs on."""
EVERY = frozenset({"all", "every", "everyone", "everything", "both", "only", "just"})
OTHERWISE = {"instead": "of", "rather": "than", "short": "of"}
"""Words that deny with a preposition what follows: "instead of resigning"."""
EXCEPT = frozenset({"except", "besides", "excluding"})
"""Prepositions that take something out of a denial; "outside" does it before a name: none that is "registered outside Cyprus"."""
PREFIXES = frozenset({"off", "non"})
"""Words that deny, with a hyphen, what they stand before: "off-duty"."""
# fmt: on
HAPPENED = Stance()


@lru_cache(maxsize=64)  # asked again for every part of a long list
def own(token: Token) -> str:
    """The status that the predicate's own auxiliaries, negations and modifiers give it."""
    denied = planned = able = possible = False
    for child in token.children:
        low, dep = child.lower_, child.dep_.split(":")[0]
        denied = denied or _denies(child, low, dep)
        had = low in ("'d", "’d") and token.tag_ == "VBN"  # "they'd gone"
        planned = planned or (dep == "aux" and low in FUTURE and not had) or (dep == "amod" and words.intends(child.lemma_))
        able = able or (dep == "aux" and low in ABLE)
        possible = possible or (dep == "aux" and low in POSSIBLE) or (dep == "mark" and low in ("if", "unless", "whether"))
    denied = denied or _prefixed(token)
    if denied and not (_but_for(token) or _not_in_time(token)) or _yet_to(token):
        return "will-not" if planned or able else "possible" if possible else "did-not"
    if planned or _due_to(token):
        return "planned"
    if possible:
        return "possible"
    return "planned" if _infinitive_of_plan(token) else "happened"


def _denies(child: Token, low: str, dep: str) -> bool:
    if dep in NEGATING:
        if words.negates(low):
            return not words.weakly_negates(low)
        if low == "longer":  # "no longer"
            return any(words.negates(grand.lower_) for grand in child.children)
        after = child.doc[child.i + 1].lower_ if child.i + 1 < len(child.doc) else ""
        return OTHERWISE.get(low) == after
    if dep in ("nsubj", "obj") and any(grand.lower_ in ("other", "else") for grand in child.children):
        return False  # "no other rider won more": the one did
    return dep in ("nsubj", "obj") and (low in NOBODY or negated(child) or _without(child))


def _without(token: Token) -> bool:
    """ "without a shot being fired"."""
    return any(child.dep_ == "case" and child.lower_ == "without" for child in token.children)


def _but_for(token: Token) -> bool:
    """Whether what is denied is denied only of what lies outside of something."""
    places = [child for child in token.children if child.dep_ == "obl"]
    cases = ((child, grand.lower_) for child in places for grand in child.children if grand.dep_ == "case")
    return any(low in EXCEPT or low == "outside" and place.pos_ == "PROPN" for place, low in cases)


def _not_in_time(token: Token) -> bool:
    """Whether only that it came in time is denied: "was not opened in time"."""
    late = (child for child in token.children if child.lower_ == "time" and child.n_lefts == 1)
    return any(grand.lower_ == "in" and grand.dep_ == "case" for child in late for grand in child.lefts)


def _prefixed(token: Token) -> bool:
    if token.i < 2 or token.nbor(-1).text not in ("-", "‑"):
        return False
    return token.nbor(-2).lower_ in PREFIXES


def negated(token: Token) -> bool:
    """Whether a noun stands under "no", "not one", "neither"."""
    for child in token.children:
        if child.i < token.i and child.dep_ in ("det", "advmod", "cc:preconj", "cc") and words.negates(child.lower_):
            return not words.weakly_negates(child.lower_) and child.nbor().lower_ not in EVERY  # "not all" leaves some
    return False


def _yet_to(token: Token) -> bool:
    """ "has yet to pay", "is yet to be paid"."""
    if token.dep_ not in ("xcomp", "advcl", "acl", "ccomp", "ROOT"):
        return False
    first = next((child for child in token.children if child.lower_ == "to" and child.dep_ in ("mark", "aux")), None)
    return first is not None and first.i > 1 and first.nbor(-1).lower_ == "yet"


def _plain(token: Token) -> bool:
    """Whether the predicate is an infinitive, active or passive."""
    return token.tag_ == "VB" or any(child.lower_ == "be" for child in token.lefts)


def _due_to(token: Token) -> bool:
    """ "a mission due to be launched in May", "set to leave", "likely to fall"."""
    to = next((child for child in token.lefts if child.lower_ in ("to", "due") and child.dep_ in ("mark", "aux")), None)
    if to is None or not _plain(token):
        return False
    before = to if to.lower_ != "to" else to.nbor(-1) if to.i else None
    return before is not None and words.intends(f"be {before.lower_}")


def _infinitive_of_plan(token: Token) -> bool:
    """ "TikTok CEO to testify", "is to be moved": an infinitive that no verb governs."""
    has_to = any(child.lower_ == "to" and child.dep_ in ("mark", "aux") for child in token.children)
    if not has_to or not _plain(token):
        return False
    if token.head.i == token.i or token.dep_ in ("parataxis",):
        return True
    if token.dep_ == "xcomp" and token.head.lemma_ == "be":
        return True
    return token.dep_ == "acl" and token.head.head.i == token.head.i


def only_ahead(token: Token) -> bool:
    """ "is set to open", "plans to leave": a verb that only says that the other one is to come."""
    infinitives = (child for child in token.rights if child.dep_ == "xcomp" and any(word.lower_ == "to" for word in child.lefts))
    if token.pos_ not in ("VERB", "ADJ") or next(infinitives, None) is None:
        return False
    auxiliaries = {child.dep_ for child in token.children}
    passive = not auxiliaries.isdisjoint(("aux:pass", "cop")) or token.tag_ == "VBN" and "aux" not in auxiliaries
    return words.only_ahead(f"be {token.lower_}" if passive else token.lemma_)
