"""How well a word of the source tells what a word of the claim says: by name, group, frame, lexicon, then meaning."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from factcheck.facets.stance import NOT
from factcheck.schema import Word
from factcheck.words import lexicon, vectors
from factcheck.words.frames import frames_converse, frames_related
from factcheck.words.groups import group_relation
from factcheck.words.place_words import DIRECTIONS
from factcheck.words.places import apart, country_of_demonym


class Likeness(NamedTuple):
    """`score` 0 to 1: 1 the same word or name, about 0.9 a synonym, 0.5 a broader word, below 0.5 kin by meaning only."""

    score: float
    tie: str


NONE = Likeness(0.0, "none")
SAME = Likeness(1.0, "same")
APART = Likeness(0.0, "apart")
SIDES = frozenset(DIRECTIONS.values())
DENIED, NOT_OPPOSITE = Likeness(0.85, "denied opposite"), Likeness(0.65, "opposite denied")
"""What was rejected was not approved; what did not rise need not have fallen."""
ALIKE_NAMES = 88.0
"""rapidfuzz ratio (0 to 100) from which two long names are the same name spelled differently."""
LEXICAL = {"same": 1.0, "synonym": 0.92, "narrower": 0.85, "broader": 0.5, "related": 0.75, "opposite": 0.0, "none": 0.0}
FRAMES = {"same": 0.9, "entails": 0.85, "entailed": 0.55, "opposite": 0.0, "none": 0.0}
GROUPS = {"same": 0.95, "narrower": 0.9, "broader": 0.5, "apart": 0.0, "open": 0.0}
DETERMINERS = frozenset("the a an this that his her its their our my your".split())
KIN_FROM, KIN_TO = 0.18, 0.6
"""Cosines of word vectors that count as no kinship and as full kinship (which still scores only KIN)."""
KIN = 0.6
EXCLUSIVE = frozenset({"opposite", "apart"})
"""Ties of words that cannot both be true of one thing: rise and fall, dawn and dusk, Iranian and Russian."""


def likeness(claimed: Word, reported: Word) -> Likeness:
    """How well `reported` tells `claimed`; what it is as seen from the claim: same, synonym, narrower, broader, opposite ..."""
    if claimed.names or reported.names:
        named = _by_name(claimed, reported)
        if named.score > 0.0 or named.tie == "apart" or (claimed.pos == "name" and reported.pos == "name"):
            return named
    if claimed.pos == reported.pos == "adj":
        countries = country_of_demonym(claimed.lemma), country_of_demonym(reported.lemma)
        if all(countries):
            return SAME if countries[0] == countries[1] else APART
    ours = claimed.lemma, claimed.pos, claimed.frames
    found = _by_meaning(*ours, reported.lemma, reported.pos, reported.frames, reported.groups)
    if found.tie == "opposite" and (claimed.stance.status in NOT) != (reported.stance.status in NOT):
        return DENIED if claimed.stance.status in NOT else NOT_OPPOSITE
    return found


def exclusive(claimed: Word, reported: Word) -> bool:
    """Whether two words in the same place cannot both be right: opposites, kinds apart, different people or places."""
    if likeness(claimed, reported).tie in EXCLUSIVE:
        return True
    if claimed.pos != "name" or reported.pos != "name" or likeness(claimed, reported).score > 0.0:
        return False
    if claimed.kind == reported.kind == "person":
        return not (_described(claimed) or _described(reported) or _shares_a_word(claimed.lemma, reported.lemma))
    if claimed.kind == reported.kind == "place":
        return apart(claimed.lemma, reported.lemma)
    return claimed.kind == reported.kind == "organisation" and _other_organisation(claimed.lemma, reported.lemma)


def others(claimed: Word, reported: Word) -> bool:
    """Whether two words written as names, of no known kind, are of nobody and nothing in common: Catholic and Mormon."""
    if claimed.kind or reported.kind or claimed.groups & reported.groups or "verb" in (claimed.pos, reported.pos):
        return False
    known = likeness(claimed, reported), likeness(reported, claimed)
    shared = _shares_a_word(claimed.lemma, reported.lemma) or _initials(claimed.lemma, reported.lemma)
    return not shared and all(like.score < KIN and like.tie in ("none", "kin") for like in known)


def _described(word: Word) -> bool:
    """ "the general", "his daughter", "Foreign Secretary": somebody told by what they are, not by name."""
    words = word.lemma.split()
    return words[0] in DETERMINERS or bool(word.groups & {word.lemma, words[-1]})


def _other_organisation(a: str, b: str) -> bool:
    """Health Ministry and Education Ministry, ISIS and Red Cross; not "the coalition" and "anti-ISIS coalition"."""
    ours, theirs = set(a.split()) - DETERMINERS, set(b.split()) - DETERMINERS
    if not _shares_a_word(a, b):
        return not _initials(a, b)
    rest = ours - theirs, theirs - ours
    return all(rest) and a.split()[-1] == b.split()[-1] and not _initials(" ".join(sorted(rest[0])), " ".join(sorted(rest[1])))


def _initials(a: str, b: str) -> bool:
    """Whether one may be short for the other: UN and United Nations, US and U.S."""
    short, long = sorted((a.replace(".", ""), b.replace(".", "")), key=len)
    return " " not in short and len(short) <= 5 and (short[0] == long[0] or short in long)


def _shares_a_word(a: str, b: str) -> bool:
    return any(len(word) > 3 for word in set(a.split()) & set(b.split()))


def _by_name(claimed: Word, reported: Word) -> Likeness:
    if same_bearer(claimed, reported):
        return SAME
    if claimed.names & reported.within:
        return Likeness(0.9 if "place" in (claimed.kind, reported.kind) else 0.7, "narrower")
    if claimed.within & reported.names:  # a country tells neither its town nor somebody by name, but of its people
        named = claimed.kind == "place" or claimed.kind == "person" and claimed.pos == "name"
        return Likeness(0.45, "broader") if named else Likeness(0.8, "related")
    if claimed.pos == "name" and reported.pos == "name":
        return _spelled(claimed.lemma, reported.lemma)
    if claimed.pos == "adj" and (country := country_of_demonym(claimed.lemma)):
        if reported.pos == "adj" and (other := country_of_demonym(reported.lemma)):
            return SAME if other == country else APART
        return Likeness(0.85, "related") if country in reported.names | reported.within else NONE
    if reported.pos == "adj" and (country := country_of_demonym(reported.lemma)):
        return Likeness(0.8, "related") if country in claimed.names else NONE
    if claimed.pos == "noun" and reported.groups:
        ties = [group_relation(claimed.lemma, group) for group in reported.groups]
        best = max((GROUPS[tie] for tie in ties), default=0.0)
        if best:
            return Likeness(best, "same" if best > 0.9 else "narrower")
    if claimed.pos in ("noun", "adj") and any(claimed.lemma in group.split()[:-1] for group in reported.groups):
        return Likeness(0.8, "related")  # "Interior Minister Ola Berg"
    if claimed.pos == "noun" and claimed.lemma == called(reported):
        return Likeness(0.85, "narrower")
    if reported.pos == "noun" and reported.lemma == called(claimed):
        return Likeness(0.5, "broader")
    return NONE


def same_bearer(a: Word, b: Word) -> bool:
    """Whether two names share one that tells whose they are: a couple's surname does not, where each has a first name, too."""
    shared = a.names & b.names
    if not a.kind == b.kind == "person" or any(" " in name for name in shared):
        return bool(shared)
    parts = [[name.split() for name in word.names] for word in (a, b)]
    first = [{name[0] for name in names if len(name) > 1} for names in parts]
    return bool(shared) and not (all(first) and first[0].isdisjoint(first[1]))


def called(word: Word) -> str:
    """What a name of several words says that its bearer is, its last word: the church of "Harbour Church"; "" for people."""
    words = word.lemma.split()
    return words[-1] if word.pos == "name" and word.kind != "person" and len(words) > 1 else ""


@lru_cache(100_000)
def _spelled(a: str, b: str) -> Likeness:
    from rapidfuzz.fuzz import ratio

    ours, theirs = set(a.split()), set(b.split())
    if ours - theirs and theirs - ours and ours ^ theirs <= SIDES:
        return APART  # northern and southern Portugal
    if ours <= theirs or theirs <= ours:
        return Likeness(0.85, "same")
    if min(len(a), len(b)) < 5:
        return NONE
    return Likeness(0.9, "same") if ratio(a, b) >= ALIKE_NAMES else NONE


@lru_cache(50_000)
def _by_meaning(
    claimed: str,
    pos_c: str,
    frames_c: tuple[str, ...],
    reported: str,
    pos_r: str,
    frames_r: tuple[str, ...],
    groups_r: frozenset[str],
) -> Likeness:
    if claimed == reported:
        return SAME
    candidates = [by_frame(frames_c, frames_r)]
    if candidates[0].tie == "converse":
        return candidates[0]
    if pos_c == pos_r == "noun":
        tie = group_relation(claimed, reported)
        candidates.append(Likeness(GROUPS[tie], tie))
    if any(candidate.tie in EXCLUSIVE for candidate in candidates):
        return Likeness(0.0, "opposite" if candidates[0].tie == "opposite" else "apart")
    if pos_c == pos_r and pos_c != "name":
        lexical = lexicon.tie(claimed, reported, pos_c)
        if lexical == "opposite":
            return Likeness(0.0, "opposite")
        candidates.append(Likeness(LEXICAL[lexical], lexical))
    elif "name" not in (pos_c, pos_r) and lexicon.related(claimed, pos_c, reported, pos_r):
        candidates.append(Likeness(0.85, "related"))
    best = max(candidates)
    if best.score < KIN and "name" not in (pos_c, pos_r) and lexicon.apart(claimed, reported):
        return Likeness(0.0, "apart")
    if best.score < KIN and "name" not in (pos_c, pos_r):
        best = max(best, kinship(vectors.similarity(claimed, reported)))
    return best


def kinship(similarity: float) -> Likeness:
    """What nearness in meaning alone makes of two words: none below KIN_FROM, at most KIN."""
    return Likeness(KIN * min(1.0, max(0.0, (similarity - KIN_FROM) / (KIN_TO - KIN_FROM))), "kin")


@lru_cache(20_000)
def by_frame(claimed: tuple[str, ...], reported: tuple[str, ...]) -> Likeness:
    """How well one event tells another, by the frames that either may belong to."""
    if not claimed or not reported:
        return NONE
    if claimed[0] == reported[0]:
        return Likeness(FRAMES["same"], "synonym")
    if frames_converse(claimed[0], reported[0]):
        return Likeness(FRAMES["same"], "converse")
    ties = [frames_related(b, a) for a in claimed for b in reported]
    best = max(ties, key=lambda tie: FRAMES[tie])
    if FRAMES[best]:
        # through a later reading of either word it is a weaker tie
        first = frames_related(reported[0], claimed[0])
        score = FRAMES[best] if first == best else FRAMES[best] - 0.1
        return Likeness(score, {"same": "synonym", "entails": "narrower", "entailed": "broader"}[best])
    ways = {frames_related(reported[0], frame) for frame in claimed} | {frames_related(frame, claimed[0]) for frame in reported}
    return Likeness(0.0, "opposite") if "opposite" in ways else NONE
