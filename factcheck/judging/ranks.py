"""Which in a row of superlatives: "the largest contributor" against "the second largest contributor"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.judging.align import Alignment
from factcheck.judging.index import Index
from factcheck.judging.weighing import Weighed, text_of
from factcheck.schema import Comparison, Relation, Side, Span
from factcheck.words.numbers import number_words

WORD_FOR_WORD = 0.95
"""From this likeness on both texts rank by the same word."""
SEVERAL = re.compile(r"\b(?:one of|among|some of)\s+(?:\S+\s+){0,3}$", re.IGNORECASE)
BEFORE = re.compile(r"(?:(?P<rank>\w+)[-\s]+)?(?:most\s+)?$", re.IGNORECASE)
DIGITS = re.compile(r"(\d+)(?:st|nd|rd|th)")
OF_SEVERAL = 0
"""The rank of "one of the oldest"."""
REACH = 40
"""Characters before a superlative in which its rank is told."""
NOT_RANKED = frozenset("best least latest interest guest forest protest request honest modest arrest invest".split())


def compare_ranks(alignment: Alignment) -> Iterator[Weighed]:
    """A comparison for each superlative of the claim that the sentence has, too, but with another ordinal before it."""
    claim, source = alignment.claim, alignment.source
    for token, match in alignment.matches.items():
        word, there = claim.words[token], source.words[match.token]
        if not (match.base and match.score >= WORD_FOR_WORD and _ranks(claim, token) and _ranks(source, match.token)):
            continue
        ours, theirs = (_rank(index.reading.text, span) for index, span in ((claim, word.span), (source, there.span)))
        if ours[0] in (theirs[0], OF_SEVERAL):
            continue
        claimed, reported = (Side(i.reading.text[s.start : s.end], s) for i, s in ((claim, ours[1]), (source, theirs[1])))
        if theirs[0] == OF_SEVERAL:
            rung, relation, reason = "one of several", Relation.OPEN, "detail-not-stated"
        else:
            rung, relation, reason = "another rank", Relation.EXCLUDES, "count-conflict"
        why = f"The claim says “{claimed.text}”; the source says “{reported.text}”."
        comparison = Comparison("quantity", rung, relation, claimed, reported, why, reason)
        yield Weighed(comparison, alignment.local(frozenset({token})), alignment.sentence, word.rarity)


def _ranks(index: Index, token: int) -> bool:
    """ "largest", "most populous": whether a word puts things in a row."""
    low, start = text_of(index, token).lower(), index.words[token].span.start
    if index.reading.text[max(0, start - 5) : start].lower() == "most ":
        return True
    return low.endswith("est") and len(low) > 5 and low not in NOT_RANKED


def _rank(text: str, span: Span) -> tuple[int, Span]:
    """The place in the row, 1 where no ordinal is told and OF_SEVERAL for one of them, with the words that tell it."""
    before = text[max(0, span.start - REACH) : span.start]
    offset = span.start - len(before)
    if match := SEVERAL.search(before):
        return OF_SEVERAL, Span(offset + match.start(), span.end)
    match = BEFORE.search(before)
    word = (match["rank"] or "").lower() if match else ""
    digits = DIGITS.fullmatch(word)
    number = int(digits[1]) if digits else number_words().ordinals.get(word, 1)
    told = match.start("rank") if match and number != 1 else len(before) - 5 if before.lower().endswith("most ") else len(before)
    return number, Span(offset + told, span.end)
