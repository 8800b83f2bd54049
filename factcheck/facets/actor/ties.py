"""Which two phrases name one actor by the grammar: appositions, "X is the Y", "a man named X", a name with its acronym."""

from __future__ import annotations

from factcheck.facets.actor.phrase import Phrase, ages
from factcheck.facets.actor.spelling import is_acronym
from factcheck.facets.actor.words import Words

# fmt: off
_CALLED = frozenset(("called", "named", "dubbed", "nicknamed"))
_OPEN = frozenset((",", "(", "\u2014"))
_CLOSE = frozenset((",", ".", ")", ";", ":", "\u2014", "-", "who", "which", "that"))
_OWNING = frozenset(("'s", "\u2019s", "'", "\u2019"))
_CALLED_PAIRS = frozenset((("known", "as"), ("calling", "itself"), ("calling", "themselves")))
# fmt: on
_COMPLEMENT = 8
"""How many words "the director of ..." may have before the comma and the name."""


def ties(words: Words, phrases: list[Phrase]) -> dict[int, int]:
    """Number of a phrase -> number of an earlier phrase that names the same actor."""
    ends = {phrase.end: n for n, phrase in enumerate(phrases) if phrase.form == "name"}
    starts = {phrase.start: n for n, phrase in enumerate(phrases) if phrase.form == "name"}
    nouns = {phrase.end: n for n, phrase in enumerate(phrases) if phrase.form == "noun"}
    heads = {phrase.head: n for n, phrase in enumerate(phrases)}
    found: dict[int, int] = {}
    bound: set[int] = set()
    for n, phrase in enumerate(phrases):
        if phrase.form == "noun" and phrase.determiner not in ("no", "any", "every", "each", "all"):
            other = _name_after(words, phrase, phrases, starts, ends, bound)
            if other is None:
                other = _name_before(words, phrase, phrases, ends, bound)
            if other is None:
                other = _of_predicate(words, phrase, heads, starts, ends)
            if other is not None and other != n:
                found[max(n, other)] = min(n, other)
                if phrases[other].form == "name":
                    bound.add(other)
        elif phrase.form == "name":
            before = _acronym_of(words, phrase, phrases, ends)
            if before is None:
                before = _called(words, phrase, phrases, nouns)
            if before is not None:
                found[n] = before
            _age(words, phrase)
    return found


def _agree(noun: Phrase, name: Phrase) -> bool:
    """Whether a noun can describe a name by what is known of both."""
    sort, votes = noun.kind, name.votes
    if sort == "group":
        return votes.get("organisation", 0) > 0 and noun.noun in ("militant", "rebel", "insurgent")
    if sort == "person":
        return not votes.get("organisation", 0) > 2 and not votes.get("place", 0) > 2
    if sort == "place":
        return votes.get("person", 0) < 2 and votes.get("organisation", 0) < 3
    return votes.get("person", 0) < 4 and votes.get("place", 0) < 3


def _name_after(
    words: Words, noun: Phrase, phrases: list[Phrase], starts: dict[int, int], ends: dict[int, int], bound: set[int]
) -> int | None:
    """ "his counterpart, Jalil Jilani,", "the director of the institute, Ana Ruiz,"."""
    at = noun.end
    while at < len(words) and at - noun.end < _COMPLEMENT and words.low[at] not in _OPEN:
        if words.pos[at] in ("VERB", "AUX", "PUNCT", "PRON") or words.sentence[at] != words.sentence[noun.head]:
            return None
        if at == noun.end and words.low[at] not in ("of", "for", "at", "in", "to"):
            return None
        if (
            at > noun.end
            and (n := starts.get(at + 1)) is not None
            and phrases[n].votes.get("person", 0) > 0
            and words.capital(at)
        ):
            return n if n not in bound and _agree(noun, phrases[n]) and not noun.many else None
        at += 1
    if words.low_at(at) not in (",", "\u2014") or (n := starts.get(at + 1)) is None:
        return None
    name = phrases[n]
    if n in bound or not _agree(noun, name) or noun.kind == "place" or words.sentence[name.start] != words.sentence[noun.head]:
        return None
    if noun.kind == "group" or noun.determiner in ("a", "an") and words.dep[name.head] != "appos":
        return None
    if words.low_at(name.end) not in _CLOSE and words.dep[name.head] != "appos" and not words.role(noun.head).startswith("nsubj"):
        return None
    if words.opens(noun.start - 1 if noun.start else 0) and words.pos[noun.start - 1] == "SCONJ":
        return None
    return n


def _name_before(words: Words, noun: Phrase, phrases: list[Phrase], ends: dict[int, int], bound: set[int]) -> int | None:
    """ "Ahmed Mohamed, a 14-year-old boy", "Ana Ruiz, 41, director of the institute", "the Coast Front (CF), a rebel group",
    "Leo Paz, Chile's new envoy".
    """
    owner = words.child(noun.head, "nmod:poss")
    owned = owner is not None and owner < noun.start and words.low_at(noun.start - 1) in _OWNING
    at = (min((owner, *words.children[owner])) if owner is not None and owned else noun.start) - 1
    if words.low_at(at) not in _OPEN or words.low_at(noun.end) in _OWNING:  # "Ana Ruiz, the mayor's brother"
        return None
    if words.low_at(at - 1) == ")" and words.low_at(at - 3) == "(":
        at -= 3
    if words.pos[at - 1] == "NUM" and words.low_at(at - 2) == ",":
        at -= 2
    n = ends.get(at)
    if n is None or not _agree(noun, phrases[n]) or words.sentence[phrases[n].head] != words.sentence[noun.head]:
        return None
    name = phrases[n]
    if noun.affiliation and name.affiliation and not noun.affiliation & name.affiliation and noun.kind == "person":
        return None
    apposed = words.dep[noun.head] == "appos" or words.dep[name.head] == "appos"
    listed = words.dep[noun.head] == "conj" or words.low_at(noun.end) in ("and", "or") and not apposed
    if listed or n in bound and not apposed:
        return None
    if noun.determiner in ("a", "an", "the", "one", "another") or apposed or owned:
        return n
    return n if words.low_at(noun.end) in ("of", "for", "at", "and") and noun.determiner == "" and not noun.many else None


def _of_predicate(
    words: Words, noun: Phrase, heads: dict[int, int], starts: dict[int, int], ends: dict[int, int]
) -> int | None:
    """ "Ana Ruiz is the director", "Ali, who is foreign minister": the subject of a noun with "is" or "was"."""
    if noun.many or noun.kind == "place":
        return None
    if words.child(noun.head, "cop") is None:
        return _named_by_predicate(words, noun, starts)
    subject = words.child(noun.head, "nsubj")
    if not _is_so(words, noun.head) or subject is None or subject > noun.head:
        return None
    if words.tag[subject] in ("WP", "WDT"):
        return ends.get(subject - 1 if words.low_at(subject - 1) == "," else subject)
    return heads.get(subject)


def _named_by_predicate(words: Words, noun: Phrase, starts: dict[int, int]) -> int | None:
    """ "The director is Ana Ruiz": the name that a noun with "the" is said to be."""
    name = words.head[noun.head]
    if words.dep[noun.head] != "nsubj" or noun.determiner != "the" or words.child(name, "cop") is None or not _is_so(words, name):
        return None
    first = min((name, *(child for child in words.children[name] if words.dep[child] in ("compound", "flat"))))
    return starts.get(first)


def _is_so(words: Words, predicate: int) -> bool:
    """Whether what is said with "is" or "was" is neither denied nor only possible."""
    denied = any(words.low[child] in ("not", "n't", "never", "no") for child in words.children[predicate])
    return not denied and words.child(predicate, "aux") is None


def _acronym_of(words: Words, name: Phrase, phrases: list[Phrase], ends: dict[int, int]) -> int | None:
    """ "Human Rights Watch (HRW)", "the Workers' Party, or PKK,"."""
    if not is_acronym(name.name):
        return None
    at = name.start - 1
    if words.low_at(at) == "the":
        at -= 1
    if words.low_at(at) == "or" and words.low_at(at - 1) in (",", "("):
        at -= 1
    elif words.low_at(at) not in ("(", "["):
        return None
    n = ends.get(at)
    if n is None or words.low_at(name.end) not in (")", "]", ",", ".", ";"):
        return None
    long = phrases[n]
    fitting = len(long.name.split()) > 1 and long.votes.get("person", 0) < 3 and long.name[:1].lower() == name.name[:1].lower()
    return n if fitting or len(long.name.split()) > 2 and long.votes.get("organisation", 0) > 2 else None


def _called(words: Words, name: Phrase, phrases: list[Phrase], nouns: dict[int, int]) -> int | None:
    """ "a man named Farid", "a group calling itself Dawn", "a group known as Dawn"."""
    at = name.start - 1
    if (words.low_at(at - 1), words.low_at(at)) in _CALLED_PAIRS:
        at -= 1
    elif words.low_at(at) not in _CALLED:
        return None
    while at > 0 and words.low[at - 1] in ("also", "better", "a", ",", "being", "previously"):
        at -= 1
    n = nouns.get(at)
    return n if n is not None and _agree(phrases[n], name) and phrases[n].kind != "place" else None


def _age(words: Words, name: Phrase) -> None:
    """ "Ahmed Mohamed, 14,": the age puts him in groups."""
    if words.low_at(name.end) != "," or name.end + 2 >= len(words) or words.low[name.end + 2] not in (",", ".", ")"):
        return
    figure = words.low[name.end + 1]
    if figure.isdecimal() and 0 < int(figure[:3]) < 110 and len(figure) < 4 and name.votes.get("organisation", 0) < 3:
        name.votes["person"] = name.votes.get("person", 0) + 2
        name.groups |= ages(int(figure))
