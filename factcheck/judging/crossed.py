"""Two names that changed places, told by where they stand among the same words: the check on a parse that lost who did it.

"Lund attacked two camps in Arno" for "Arno launched an attack on two camps in Lund": nearly all the words are the source's, and
each of the two names stands where the other one stood. Passives and other turns keep a name beside the same words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from factcheck.judging.align import SETTLED, Alignment
from factcheck.judging.slots import is_pronoun
from factcheck.judging.weighing import Weighed, side_of, text_of
from factcheck.schema import Comparison, Relation, Word
from factcheck.words.groups import is_somebody
from factcheck.words.lexicon import opposite
from factcheck.words.places import country_of_demonym

COPIED = 0.7
"""The share of the claim's words that the sentence must have as they are, by rarity: in a free paraphrase order tells nothing."""
WORD_FOR_WORD = 0.95


def crossed(alignment: Alignment) -> Iterator[Weighed]:
    """A comparison for each two of the claim's names, people or opposites that stand in each other's place in the sentence."""
    claim, source = alignment.claim, alignment.source
    there = {t: m.token for t, m in alignment.matches.items() if m.base and m.score >= SETTLED}
    if _copied(alignment, there) < COPIED:
        return
    once = Counter(there.values())
    sorts = {t: sort for t in there if once[there[t]] == 1 and (sort := _sort(claim.words[t])) and _named(alignment, t, there[t])}
    there |= _figures(alignment)
    # "Jan Bek is the mayor of Lund", "Lund's mayor, Jan Bek": who holds a title may stand before or behind it
    titled = {token for edge in claim.reading.edges if edge.role == "same" for token in (edge.head, edge.child)}
    order = {t: n for n, t in enumerate(sorted({*claim.words, *there}))}
    place = {t: n for n, t in enumerate(sorted({*source.in_sentence[alignment.sentence], *there.values()}))}
    for a, b in combinations(sorts, 2):
        if (
            sorts[a] != sorts[b]
            or titled & {a, b}
            or abs(order[a] - order[b]) == 1
            or claim.words[a].names & claim.words[b].names
        ):
            continue
        if sorts[a] == "adj" and not opposite(claim.words[a].lemma, claim.words[b].lemma, "adj"):
            continue
        beside = [_beside(one, other, order, there) for one, other in ((a, b), (b, a))]
        shared = beside[0] & beside[1]  # "A beat B": that both stand beside one word tells nothing
        if all(_nearer(one, other, near - shared, place, there) for one, other, near in ((a, b, beside[0]), (b, a, beside[1]))):
            ours, theirs = side_of(claim, a), side_of(source, there[b])
            why = f"In the source “{theirs.text}” stands where the claim has “{ours.text}”, and the other way round."
            comparison = Comparison("roles", "changed places", Relation.EXCLUDES, ours, theirs, why, "role-swap")
            yield Weighed(comparison, alignment.local(frozenset({a})), alignment.sentence, claim.words[a].rarity)


def _figures(alignment: Alignment) -> dict[int, int]:
    """The figures of the claim that the sentence has, too, each once: what stands beside them is told by its place."""
    ours = {m.value.figure: m.token for m in alignment.claim.reading.quantities if m.token not in alignment.claim.words}
    theirs = {m.value.figure: m.token for m in alignment.source.quantities_in[alignment.sentence]}
    told = ((t, theirs.get(figure)) for figure, t in ours.items() if figure is not None)
    return {t: other for t, other in told if t is not None and other is not None}


def _copied(alignment: Alignment, there: dict[int, int]) -> float:
    words = alignment.claim.words
    total = sum(words[t].rarity for t in alignment.told) or 1.0
    return sum(words[t].rarity for t in there if alignment.matches[t].score >= WORD_FOR_WORD) / total


def _sort(word: Word) -> str:
    """What may change places with another of the same sort: names, nationalities and people; opposites."""
    if word.pos == "name" or word.pos == "adj" and country_of_demonym(word.lemma):
        return "who"
    if word.pos == "noun" and is_somebody(word.lemma):
        return "who"
    return "adj" if word.pos == "adj" else ""


def _named(alignment: Alignment, token: int, other: int) -> bool:
    return not (is_pronoun(text_of(alignment.claim, token)) or is_pronoun(text_of(alignment.source, other)))


def _beside(token: int, other: int, order: dict[int, int], there: dict[int, int]) -> set[int]:
    """The nearest told words of the claim before and behind `token`, on this side of `other`, that tell neither of the two."""
    found = set()
    for row in (
        sorted((t for t in there if order[t] > order[token]), key=order.__getitem__),
        sorted((t for t in there if order[t] < order[token]), key=order.__getitem__, reverse=True),
    ):
        nearest = next((t for t in row if t == other or there[t] not in (there[token], there[other])), other)
        found |= {nearest} - {other}
    return found


def _nearer(token: int, other: int, beside: set[int], place: dict[int, int], there: dict[int, int]) -> bool:
    """Whether the words beside `token` in the claim stand nearer to `other` than to it in the source."""
    here, elsewhere = (sum(abs(place[there[t]] - place[there[one]]) for t in beside) for one in (token, other))
    return bool(beside) and elsewhere < here
