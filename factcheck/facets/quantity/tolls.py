"""What a count of people is a count of: the dead, the wounded, the missing, by the words around it and by the parse."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from factcheck.facets.quantity.sums import either
from factcheck.words.frames import frame_of, frames_of
from factcheck.words.groups import is_people

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from factcheck.words.frames import Frame

# fmt: off
PASSED_OVER = frozenset("""also then later already now feared reported believed confirmed presumed found listed
    declared pronounced left shot stabbed beaten burned burnt to have has had been be being was were are is or more as
    so far still not yet dying lay lie lying the all both each reportedly allegedly others other people including who
    that which were said known thought made""".split())
TAKES_LIVES = frozenset("claim take cost lose end snuff".split())
TOLL = frozenset({"toll", "count", "number", "tally", "total"})
CHARGED = frozenset("road bridge motorway highway tunnel ferry".split())
"""Before "toll": money is meant."""
REACHES = frozenset("""reach hit pass top exceed stand rise climb grow jump increase be total near surpass approach
    stay remain fall drop reached""".split())
OBJECT_STARTS = frozenset({"DET", "NUM", "NOUN", "PROPN", "PRON", "ADJ"})
# fmt: on
UNTAGGED = {"slain": "slay", "slew": "slay"}
"""Participles that the tagger takes for adjectives, so that they keep their form."""
HARMS = frozenset({"dead", "wounded", "missing"})
"""Kinds of which a count may be of two at once: "40 killed or wounded"."""
FORWARD, BACKWARD = 6, 9


def kind(doc: Doc, first: int, token: int | None, end: int, of: str | None, modifiers: tuple[str, ...]) -> str | None:
    """dead, wounded, missing ...: what the tokens [first, end) count, their noun at `token`; None where that is not told."""
    found = _kind(doc, first, token, end, of, modifiers)
    return either(doc, first, end, found, _harms(doc)) if found in HARMS else found


def _kind(doc: Doc, first: int, token: int | None, end: int, of: str | None, modifiers: tuple[str, ...]) -> str | None:
    return (
        _by_noun(of)
        or _by_modifiers(modifiers)
        or _lives(doc, first, end, of)
        or _of_those(doc, end)
        or (_may_be_toll(doc, first, of) and _toll(doc, first))
        or (end < len(doc) and doc[end].dep_ == "acl" and _before(doc, first))  # "rescued 85 girls abducted in May"
        or _after(doc, end)
        or _before(doc, first)
        or _by_parse(doc, token if token is not None else end - 1)
    )


def _may_be_toll(doc: Doc, first: int, of: str | None) -> bool:
    """Whether the words before may tell what is counted: not of cities, nor of those by whom it was done."""
    if of is None or _by_noun(of):
        return True
    return is_people(of) and not (first and doc[first - 1].lower_ == "by")


def state(word: str) -> str | None:
    """The count that a state of people names: "dead", "injured"; None for other words."""
    return _state(word, word)


@cache
def _state(lemma: str, text: str) -> str | None:
    """ "dead", "injured", "missing": the count that the adjective or participle names."""
    for word in (text, lemma):
        frame = frame_of(word, "adj")
        if frame and frame.counts:
            return frame.counts
    return None


@cache
def _verb(lemma: str) -> Frame | None:
    """The frame of the verb if its targets are counted."""
    found = frames_of(UNTAGGED.get(lemma, lemma), "verb")
    return found[0] if found and found[0].counts else None


def _by_noun(of: str | None) -> str | None:
    if of is None:
        return None
    for noun in (of, of.rpartition(" ")[2]):
        frame = frame_of(noun, "noun")
        if frame and frame.counts:
            return frame.counts
    return _state(of, of) if " " not in of else None


def _by_modifiers(modifiers: tuple[str, ...]) -> str | None:
    return next((found for word in modifiers if (found := _state(word, word))), None)


def _of_those(doc: Doc, end: int) -> str | None:
    """ "seven of the dead", "two of those arrested"."""
    if end + 2 >= len(doc) or doc[end].lower_ != "of" or doc[end + 1].lower_ not in ("the", "those") or _noun_next(doc, end + 2):
        return None
    word, lemma = doc[end + 2].lower_, doc[end + 2].lemma_.lower()
    return _state(lemma, word) or ((frame := _verb(lemma)) and frame.counts) or None


def _lives(doc: Doc, first: int, end: int, of: str | None) -> str | None:
    """ "claimed 12 lives", "12 lives were lost"."""
    if of != "people" or not any(token.lemma_.lower() == "life" for token in doc[max(0, end - 1) : end]):
        return None
    around = [*doc[max(0, first - 5) : first], *doc[end : end + 4]]
    return "dead" if any(token.lemma_.lower() in TAKES_LIVES for token in around) else None


def _after(doc: Doc, end: int) -> str | None:
    """By what follows the phrase: "11 dead", "11 officers were killed", "11 feared missing", "11 people lost their lives"."""
    passive = False
    for here in range(end, min(len(doc), end + FORWARD)):
        token = doc[here]
        word, lemma = token.lower_, token.lemma_.lower()
        if token.is_punct or token.is_space or token.pos_ == "CCONJ" and word != "or":
            return None
        state = _state(lemma, word)
        if state and token.pos_ in ("ADJ", "NOUN", "ADV") and not _noun_next(doc, here):
            return state
        if lemma == "lose" and any(t.lemma_.lower() == "life" for t in doc[here + 1 : here + 4]):
            return "dead"
        frame = _verb(lemma)
        if frame is not None and token.pos_ in ("VERB", "ADJ", "NOUN"):
            if "subject" in frame.target:
                return frame.counts
            return (
                frame.counts if passive or (token.tag_ in ("VBN", "VBD", "JJ", "NN") and not _takes_object(doc, here)) else None
            )
        if state and not _noun_next(doc, here) and not (token.pos_ == "VERB" and _takes_object(doc, here)):
            return state
        if token.lemma_ == "be" or word in ("been", "being", "left", "get", "got"):
            passive = True
        if word not in PASSED_OVER and token.pos_ != "ADV":
            return None
    return None


def _takes_object(doc: Doc, here: int) -> bool:
    """Whether an object begins after the verb: "11 gunmen killed two guards"."""
    for token in doc[here + 1 : here + 2]:
        return (
            token.pos_ in OBJECT_STARTS
            and token.ent_type_ not in ("DATE", "TIME")
            and token.lower_ not in ("overnight", "yesterday", "today")
        )
    return False


def _noun_next(doc: Doc, here: int) -> bool:
    return here + 1 < len(doc) and doc[here + 1].pos_ in ("NOUN", "PROPN")


def _before(doc: Doc, first: int) -> str | None:
    """By the verb right before it: "killing at least 11", "injured two", "left 9 people dead" is told by what follows."""
    here = first - 1
    passed = {"some", "another", "off", "up"}
    while here >= 0 and first - here < 4 and (doc[here].lower_ in passed or doc[here].pos_ == "ADV" and doc[here].tag_ != "WRB"):
        here -= 1
    if here > 1 and doc[here].lower_ == "and" and doc[here - 1].lower_.endswith(("self", "selves")):
        here -= 2  # "killed himself and 20 others"
    if here < 0 or doc[here].pos_ not in ("VERB", "NOUN", "ADJ", "PROPN"):
        return None
    frame = _verb(doc[here].lemma_.lower()) or _verb(_stem(doc[here].lower_))
    if frame is None or "object" not in frame.target:
        return None
    auxiliaries = {t.lemma_ for t in doc[max(0, here - 2) : here]}
    return frame.counts if "be" not in auxiliaries or doc[here].tag_ == "VBG" else None


def _stem(word: str) -> str:
    """ "injuring" as "injure", where the tagger took it for an adjective."""
    return word[:-3] + "e" if word.endswith("ing") else word


def _toll(doc: Doc, first: int) -> str | None:
    """ "death toll of 30", "toll rose to 30", "the number of injured at 238", "deaths of 11", "the killing of 11"."""
    here = first - 1
    while here >= 0 and doc[here].pos_ in ("ADV", "PUNCT") and first - here < 3:
        here -= 1
    if here < 0:
        return None
    token = doc[here]
    if token.lower_ not in ("of", "to", "at", "by", "from", "past", "above", ":", "in") and token.lemma_.lower() not in REACHES:
        return None
    if token.lower_ == "of" and here > 0:
        if doc[here - 1].lower_ == "bodies":
            return "dead"
        frame = frame_of(doc[here - 1].lemma_.lower(), "noun")
        if frame and frame.counts and frame.of == "target" and doc[here - 1].lemma_ != "toll":
            return frame.counts
    for back in range(here - 1, max(-1, here - BACKWARD), -1):
        if doc[back].text in ".;!?" or doc[back].is_space:
            return None
        if doc[back].lemma_.lower() in TOLL:
            return _told_of(doc, back, here)
        if doc[back].pos_ == "NOUN" and (noun := frame_of(doc[back].lemma_.lower(), "noun")) and noun.counts:
            return noun.counts
    return None


def _told_of(doc: Doc, toll: int, end: int) -> str | None:
    """The count that a toll tells of: "death toll", "toll" alone, "number of injured"."""
    for token in (*doc[max(0, toll - 2) : toll], *doc[toll + 1 : min(end, toll + 7)]):
        word, lemma = token.lower_, token.lemma_.lower()
        found = _state(lemma, word) or _by_noun(lemma) or ((frame := _verb(lemma)) and frame.counts)
        if found:
            return found
    return "dead" if doc[toll].lemma_.lower() == "toll" and (toll == 0 or doc[toll - 1].lower_ not in CHARGED) else None


def _by_parse(doc: Doc, at: int) -> str | None:
    """By the word that governs the count in the tree."""
    token = doc[at]
    for _ in range(4):
        if token.dep_ in ("nummod", "appos", "flat", "compound", "conj") and token.head.i != token.i:
            token = token.head
        else:
            break
    head, dep = token.head, token.dep_
    lemma = head.lemma_.lower()
    frame = _verb(lemma) if head.pos_ in ("VERB", "ADJ") else None
    if frame is not None and (
        (dep in ("obj", "nsubj:pass") and "object" in frame.target)
        or (dep == "nsubj" and ("subject" in frame.target or head.pos_ == "ADJ" or _passive(head)))
    ):
        return frame.counts
    if dep in ("nsubj", "nsubj:pass") and (found := _state(lemma, head.lower_)) and not _has_object(head):
        return found
    if (
        dep == "nmod"
        and (noun := frame_of(lemma, "noun"))
        and noun.counts
        and noun.of == "target"
        and any(c.lower_ == "of" for c in token.children)
    ):
        return noun.counts
    clauses = _clauses(doc)
    for child in (*clauses.get(token.i, ()), *(clauses.get(head.i, ()) if dep in ("obj", "nsubj", "nsubj:pass") else ())):
        if child.dep_ == "xcomp" and (found := _state(child.lemma_.lower(), child.lower_)):
            return found
        if child.head is token and child.dep_ in ("acl", "acl:relcl"):
            inner = _verb(child.lemma_.lower())
            if inner is not None and ("subject" in inner.target or child.tag_ == "VBN" and not _has_object(child)):
                return inner.counts
    return None


@lru_cache(maxsize=1)
def _harms(doc: Doc) -> dict[int, str]:
    """The kind that each word names to which people are dead, wounded or missing, but for what tells whose noun it is."""
    found = {}
    for token in doc:
        lemma = token.lemma_.lower()
        frame = _verb(lemma) or _verb(_stem(token.lower_)) or frame_of(lemma, "noun")
        kind = _state(lemma, token.lower_) or (frame.counts if frame else None)
        if kind in HARMS and not _noun_next(doc, token.i):
            found[token.i] = kind
    return found


@lru_cache(maxsize=1)
def _clauses(doc: Doc) -> dict[int, list[Token]]:
    """The clauses that hang on each token. Gathered once a text: a row of figures has one head, whose children are many."""
    found: dict[int, list[Token]] = {}
    for token in doc:
        if token.dep_ in ("xcomp", "acl", "acl:relcl") and token.head.i != token.i:
            found.setdefault(token.head.i, []).append(token)
    return found


def _passive(verb: Token) -> bool:
    return any(child.dep_ == "aux:pass" for child in verb.children)


def _has_object(verb: Token) -> bool:
    return any(child.dep_ == "obj" for child in verb.children)
