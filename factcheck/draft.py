"""A draft (a summary, a post, an answer) cut into the sentences that are checked one by one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from factcheck.schema import Report, Source, Span, Verdict

Check = Callable[[Sequence[str]], Iterable[tuple[Report, Sequence[Source]]]]
SURE = 0.95
"""Confidence that a sentence holds nothing to check."""

_LEAD = re.compile(r"\s*(?:(?:#+|>+|[-*•–]|\d{1,3}[.)])\s+)*")
"""What Markdown puts before a sentence: signs of headings, quotes and lists."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a draft: where it stands, and why it can't be checked, or None."""

    span: Span
    text: str
    uncheckable: str | None = None


def draft_sentences(text: str) -> list[Sentence]:
    """The sentences in their order, without white space and list signs around them; lines without a letter or figure are none.

    A sentence that was wrapped to a width is told on one line.

    In a draft, unlike in a claim that somebody asks about, a question asserts nothing, and neither does a heading.
    """
    from factcheck.checker import extract_facts
    from factcheck.sources.wraps import unwrapped

    text = unwrapped(text)
    reading = extract_facts(Source("draft", text))
    telling = {statement.sentence for statement in reading.statements}
    found = []
    for number, span in enumerate(reading.sentences):
        words = text[span.start : span.end].rstrip()
        lead = _LEAD.match(words)
        start = span.start + (lead.end() if lead else 0)
        sentence = Span(start, max(start, span.start + len(words)))
        if any(character.isalnum() for character in text[sentence.start : sentence.end]):
            why = "a question" if words.endswith("?") else None if number in telling else "it tells of no event"
            found.append(Sentence(sentence, text[sentence.start : sentence.end], why))
    return found


def check_sentences(sentences: Sequence[Sentence], check: Check) -> Iterator[tuple[Report, Sequence[Source]]]:
    """The report on each sentence, and the sources that were asked; `check` gets those that can be checked, all at once."""
    told = iter(check([sentence.text for sentence in sentences if sentence.uncheckable is None]))
    for sentence in sentences:
        why = sentence.uncheckable
        if why is None:
            yield next(told)
        else:
            yield Report(sentence.text, Verdict.UNVERIFIABLE, SURE, "not-checkable", f"Not checkable: {why}."), ()
