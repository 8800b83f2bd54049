"""Quotations: which tokens stand in one, and which word names its speaker."""

from __future__ import annotations

from bisect import bisect_right

from factcheck.facets.actor.words import Words
from factcheck.words.stance import speech

# fmt: off
_ADJACENT = 14
"""How many tokens from a quotation its verb of saying may stand."""
_MORE_SAYING = frozenset("""tell ask continue conclude begin shout laugh joke insist recall reply write tweet explain go
    complain joke cry""".split())
# fmt: on


class Quotes:
    """The quotations of a text: token stretches [start, end) with the token of the speaker, or None."""

    def __init__(self, words: Words) -> None:
        self.words = words
        mark = '"' if words.text.count('"') + words.text.count("“") + words.text.count("”") > 1 else "'"
        self.stretches = _stretches(words, mark)
        self.starts = [start for start, _ in self.stretches]
        self.speakers: list[int | None] = []
        previous: int | None = None
        for n, (start, end) in enumerate(self.stretches):
            speaker = _after(words, end) or _before(words, start)
            if speaker is None and previous is not None and start - self.stretches[n - 1][1] <= 1 and n:
                speaker = previous
            self.speakers.append(speaker)
            previous = speaker
        self.bylines = [i for i, low in enumerate(words.low) if low == ":" and _ends_line(words, i)]
        self.byline_speakers = [_before(words, i + 1) for i in self.bylines]

    def at(self, token: int) -> int | None:
        """The number of the quotation that a token stands in; None outside all."""
        n = bisect_right(self.starts, token) - 1
        return n if n >= 0 and token < self.stretches[n][1] else None

    def speaker(self, token: int) -> int | None:
        """The token that names who says what a token is part of: of its quotation, or of the line "X said:" above."""
        n = self.at(token)
        if n is not None and self.speakers[n] is not None:
            return self.speakers[n]
        k = bisect_right(self.bylines, token) - 1
        return self.byline_speakers[k] if k >= 0 else None


def _ends_line(words: Words, i: int) -> bool:
    return i + 1 < len(words) and ("\n" in words.word[i + 1] or words.paragraph[i + 1] != words.paragraph[i])


def _stretches(words: Words, mark: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    opened: int | None = None
    paragraph = 0
    for i, word in enumerate(words.low):
        if opened is not None and words.paragraph[i] != paragraph:
            found.append((opened, i))
            opened = None
        if word != mark or mark == "'" and words.tag[i] == "POS":
            continue
        if opened is None:
            opened, paragraph = i + 1, words.paragraph[i]
        else:
            found.append((opened, i))
            opened = None
    if opened is not None:
        found.append((opened, len(words)))
    return [(start, end) for start, end in found if start < end]


def _says(words: Words, i: int) -> bool:
    return words.pos[i] == "VERB" and (speech(words.lemma[i]) is not None or words.lemma[i] in _MORE_SAYING)


def _subject(words: Words, verb: int) -> int | None:
    for dep in ("nsubj", "nsubj:pass"):
        if (child := words.child(verb, dep)) is not None and abs(child - verb) < 12:
            return child
    if words.dep[verb] == "conj" and words.head[verb] < verb:
        return words.child(words.head[verb], "nsubj")
    return None


def _after(words: Words, end: int) -> int | None:
    """The subject of the verb of saying behind a quotation: '..." she said', '..." said Smith'."""
    stop = min(len(words), end + _ADJACENT)
    for i in range(end, stop):
        if i > end and (words.low[i] in ('"', ".", ";") or words.paragraph[i] != words.paragraph[end]):
            return None
        if _says(words, i):
            subject = _subject(words, i)
            return subject if subject is not None and subject >= end else None
    return None


def _before(words: Words, start: int) -> int | None:
    """The subject of the verb of saying before a quotation: 'She said: "...', 'Smith added that "...'."""
    for i in range(start - 1, max(-1, start - _ADJACENT), -1):
        if i < start - 1 and words.low[i] in (".", ";", "!", "?"):
            return None
        if _says(words, i):
            return _subject(words, i)
    return None
