"""How many of them: "all the ships" against "not all of the ships", "most ships", "two of the ships"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.judging.align import SETTLED, Alignment
from factcheck.judging.index import Index
from factcheck.judging.weighing import Weighed
from factcheck.schema import Comparison, Relation, Side, Span

ALL, SOME, NOT_ALL = "all", "some", "not all"
OWN = "the|its|their|his|her|those|these"
NUMBERS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
TOLD_BY = {
    NOT_ALL: r"not all|not every|all but \w+|all except \w+|(?:almost|nearly|virtually) (?:all|every)|only some|only a few",
    ALL: "all|every|each",
    SOME: r"most|some(?! \d)|half|few|several|(?:the |a )?(?:majority|minority|third|quarter|part)"
    rf"|(?:\d+|one|many|{NUMBERS}) of (?:{OWN})",
}
"""What stands before a noun by how many of them it tells."""
PATTERNS = {
    kind: re.compile(rf"\b(?:{words})(?: of)?(?: (?:{OWN}))?(?: [\w’'-]+){{0,2}} $", re.IGNORECASE)
    for kind, words in TOLD_BY.items()
}
REACH = 60
"""Characters before a noun in which its quantifier is told."""
APART = frozenset({(ALL, NOT_ALL), (ALL, SOME), (NOT_ALL, ALL)})
"""What the claim and the source cannot both tell."""


def compare_quantifiers(alignment: Alignment) -> Iterator[Weighed]:
    """A comparison for each noun of which one text tells all, and of the same deed the other one not all."""
    claim, source = alignment.claim, alignment.source
    for token, match in alignment.matches.items():
        word, there = claim.words[token], source.words[match.token]
        if word.pos != "noun" or not match.base or match.score < SETTLED or not _of_one_deed(alignment, token, match.token):
            continue
        ours, theirs = quantifier(claim, token), quantifier(source, match.token)
        if ours is None or theirs is None or (ours[0], theirs[0]) not in APART or _figure(claim, ours[1]):
            continue
        claimed, reported = (
            Side(i.reading.text[s.start : s.end], s)
            for i, s in ((claim, Span(ours[1].start, word.span.end)), (source, Span(theirs[1].start, there.span.end)))
        )
        why = f"The claim says “{claimed.text}”; the source says “{reported.text}”."
        comparison = Comparison("quantity", "all and some", Relation.EXCLUDES, claimed, reported, why, "count-conflict")
        yield Weighed(comparison, alignment.local(frozenset({token})), alignment.sentence, word.rarity)


def quantifier(index: Index, token: int) -> tuple[str, Span] | None:
    """Whether a noun is told of all, not all or some of them, and where; None where nothing tells how many."""
    start = index.words[token].span.start
    sentence = index.reading.sentences[index.words[token].sentence].start
    first = max(sentence, start - REACH)
    before = index.reading.text[first:start]
    for kind, pattern in PATTERNS.items():
        if match := pattern.search(before):
            return kind, Span(first + match.start(), start)
    return None


def _of_one_deed(alignment: Alignment, token: int, other: int) -> bool:
    """Whether both nouns take part in deeds that tell each other."""
    deeds = {head for _, head in alignment.source.above[other]}
    return any(head in alignment.matches and alignment.matches[head].token in deeds for _, head in alignment.claim.above[token])


def _figure(claim: Index, before: Span) -> bool:
    """Whether the claim gives a figure there, which is compared as such: "all 12 ships"."""
    return any(mention.span.overlaps(before) for mention in claim.reading.quantities)
