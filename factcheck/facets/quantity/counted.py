"""What a number counts: the noun after it with its compound and modifiers, or what stands in its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.facets.quantity.tolls import state
from factcheck.words.groups import is_people
from factcheck.words.numbers import number_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST = 8
"""Tokens from the number to its noun at the most."""
WHOLE = frozenset("the these those its their his her our my your all them us which whom".split())
PRONOUNS = frozenset({"them", "us", "which", "whom", "those", "these"})
NOT_NAMED = frozenset({"other", "one", "others", "ones", "more"})
DEEDS = frozenset({"shot", "stabbed", "held", "hurt", "killed", "slain"})
"""Participles of headlines, which are often taken for nouns: "11 cops shot dead"."""
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight".split())


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted noun: its token (None where nothing is named), lemma with compound, modifiers, the token after the phrase."""

    token: int | None
    of: str | None
    modifiers: tuple[str, ...]
    end: int
    """Index of the token after the phrase."""
    part: bool = False
    pronoun: bool = False
    """It stands for something told elsewhere: "two of them", "20 others"."""
    inner: bool = False
    """Another number stands before its noun: "4 of the 11 officers", "seven of nine charges"."""


def counted(doc: Doc, after: int, *, vague: bool = False, share: bool = False) -> Counted:
    """What the number that ends before the token `after` counts. `vague`: "dozens of people" is no part of people."""
    words, here, part = number_words(), after, False
    while here < len(doc) and here - after < 3 and doc[here].lower_ in words.parts_after | {"-", "+"}:
        part = part or doc[here].lower_ in words.parts_after - {"other", "others"}
        if doc[here].lower_ == "others" or (doc[here].lower_ == "other" and not _leads_on(doc, here + 1)):
            return Counted(here, None, (), here + 1, part, True)
        here += 1
    if here < len(doc) and doc[here].lower_ == "of":
        here += 1
        whole = here < len(doc) and doc[here].like_num and not vague and not share  # "411 of 650 seats"
        inner = False
        while (
            here < len(doc)
            and doc[here].lower_ in WHOLE | {"about", "some", "nearly", "roughly"}
            or _number_in_between(doc, here, whole or not (vague or share))
        ):
            inner = inner or doc[here].like_num
            whole = whole or inner or doc[here].lower_ in WHOLE
            if doc[here].lower_ in PRONOUNS and not _leads_on(doc, here + 1):
                return Counted(here, None, (), here + 1, True, True)
            here += 1
        here = _behind_owner(doc, here) if whole else here  # "19 of the department's 107 districts"
        inner = inner or doc[here - 1].like_num
        if not whole and not vague and not share:
            return Counted(None, None, (), after, part)
        part = part or (whole and not share)
        found = _noun(doc, here, after, part)
        return replace(found, inner=inner)
    if share and here < len(doc) and doc[here].lower_ in WHOLE:
        here += 1
    return _noun(doc, here, after, part)


def _behind_owner(doc: Doc, here: int) -> int:
    """Where a phrase goes on behind whose it is, and how many there are: "department's 107 districts"."""
    for at in range(here + 1, min(here + LONGEST, len(doc) - 1)):
        if doc[at].tag_ == "POS":
            return at + 2 if doc[at + 1].like_num and at + 2 < len(doc) else here
    return here


def _is_noun(token: Token) -> bool:
    """A noun or name; or a plural of people that the tagger took for a verb: "four suspects arrested"."""
    if token.pos_ in ("NOUN", "PROPN"):
        return True
    return token.pos_ in ("VERB", "X") and token.lower_.endswith("s") and is_people(token.lower_)


def _number_in_between(doc: Doc, here: int, whole: bool) -> bool:
    return whole and here < len(doc) and doc[here].like_num


def _leads_on(doc: Doc, here: int) -> bool:
    return here < len(doc) and doc[here].pos_ in ("NOUN", "ADJ", "PROPN")


def _noun(doc: Doc, start: int, after: int, part: bool) -> Counted:
    """The run of adjectives and nouns from `start`: its last noun is counted."""
    run: list[Token] = []
    here = start
    while here < len(doc) and here - start < LONGEST and _in_phrase(doc, here, run):
        run.append(doc[here])
        here += 1
    while run and not _is_noun(run[-1]):
        run.pop()
    nouns = [token for token in run if _is_noun(token)]
    if not nouns:
        return Counted(None, None, (), after, part)
    head = nouns[-1]
    if head.lemma_.lower() in NOT_NAMED:
        return Counted(head.i, None, (), head.i + 1, part, True)
    compound: list[Token] = []
    for token in reversed(run[:-1]):
        if token.pos_ != "NOUN":
            break
        compound.append(token)
    names = [token.lemma_.lower() for token in reversed(compound)] + [_lemma(head)]
    rest = run[: len(run) - len(names)]
    modifiers = tuple(token.lower_ for token in rest if token.pos_ not in ("CCONJ", "PUNCT", "ADV", "ADP") and token.is_alpha)
    return Counted(head.i, " ".join(names), modifiers, head.i + 1, part)


def _lemma(token: Token) -> str:
    lemma = token.lemma_.lower()
    if lemma.endswith("s") and lemma == token.lower_ and token.text[0].isupper() and len(lemma) > 4 and not lemma.endswith("ss"):
        return lemma[:-1]
    return "people" if lemma == "life" else lemma or token.lower_


def _in_phrase(doc: Doc, here: int, run: list[Token]) -> bool:
    """Whether the token at `here` goes on with the run before its noun, or is that noun."""
    token = doc[here]
    last = run[-1] if run else None
    if not any(letter.isalpha() for letter in token.text) and token.text != "-":
        return False
    if (
        token.lower_ in DAYS
        or token.is_space
        or (last is not None and (token.lower_ in DEEDS or state(token.lower_)) and _is_noun(last))
    ):
        return False
    if token.pos_ == "NOUN" or (token.pos_ != "PROPN" and _is_noun(token)):
        return last is None or last.pos_ != "PROPN" or token.i - last.i == 1
    if token.pos_ == "PROPN":
        return last is None or last.pos_ in ("PROPN", "ADJ", "PUNCT") or last.dep_ == "amod"
    if token.pos_ == "ADJ":
        return last is None or (last.pos_ not in ("NOUN", "PROPN") or token.dep_ == "compound" and _leads_on(doc, here + 1))
    following = doc[here + 1] if here + 1 < len(doc) else None
    if following is None:
        return False
    if token.pos_ == "VERB" and token.tag_ in ("VBN", "VBG", "JJ"):
        return (
            (last is None or last.pos_ not in ("NOUN", "PROPN"))
            and token.dep_ == "amod"
            and following.pos_ in ("NOUN", "PROPN", "ADJ")
        )
    if token.pos_ == "ADV":
        return (last is None or last.pos_ == "ADJ") and following.pos_ == "ADJ" and following.dep_ == "amod"
    if token.text == "-" and last is not None:
        return not token.whitespace_ and not last.whitespace_ and following.pos_ in ("NOUN", "ADJ", "VERB", "PROPN")
    if token.text == "'s" and last is not None and last.pos_ == "PROPN":  # "a quarter of Iraq's territory"
        return following.pos_ in ("NOUN", "ADJ", "PROPN")
    if token.pos_ == "CCONJ" and last is not None and last.pos_ == "ADJ":
        return following.pos_ == "ADJ" and here + 2 < len(doc) and doc[here + 2].pos_ in ("NOUN", "ADJ")
    return False
