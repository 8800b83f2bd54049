"""A draft (a summary, a post, an answer) cut into the sentences that are checked one by one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.reading.parts import Part, parts
from factcheck.schema import Comparison, Finding, Report, Source, Span, Verdict

Check = Callable[[Sequence[str]], Iterable[tuple[Report, Sequence[Source]]]]
SURE = 0.95
"""Confidence that a sentence holds nothing to check."""
SURELY = 0.75
"""The confidence from which on a part decides over its sentence, or a sentence that is supported stands."""
OVERRULED = {
    Verdict.CONTRADICTED: frozenset({Verdict.UNVERIFIABLE, Verdict.SUPPORTED}),
    Verdict.UNVERIFIABLE: frozenset({Verdict.SUPPORTED}),
}
"""By the verdict on a part, those on its sentence that give way to it."""
MIXED_UP = frozenset({"role-swap", "actor-conflict", "place-conflict"})
"""Reasons of a contradiction that there is none of where each part is supported: who and where of one part were held against
those of another. A figure or a date stands beside what it is of."""

_LEAD = re.compile(r"\s*(?:(?:#+|>+|[-*•–]|\d{1,3}[.)])\s+)*")
"""What Markdown puts before a sentence: signs of headings, quotes and lists."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a draft: where it stands, why it can't be checked, or None, and what it says, if several things."""

    span: Span
    text: str
    uncheckable: str | None = None
    parts: tuple[Part, ...] = ()


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
    cut = parts([sentence.text if sentence.uncheckable is None else "" for sentence in found])
    return [replace(sentence, parts=said) for sentence, said in zip(found, cut, strict=True)]


def claims_of(sentences: Sequence[Sentence]) -> list[str]:
    """The claims that a draft makes: each sentence that can be checked, and after it the things that it says."""
    return [claim for s in sentences if s.uncheckable is None for claim in (s.text, *(part.text for part in s.parts))]


def check_sentences(sentences: Sequence[Sentence], check: Check) -> Iterator[tuple[Report, Sequence[Source]]]:
    """The report on each sentence, and the sources that were asked; `check` gets what `claims_of` gives, all at once.

    A sentence that says several things is contradicted or unverifiable where one of them surely is. Where each is supported,
    nobody and no place in it is contradicted.
    """
    told = iter(check(claims_of(sentences)))
    for sentence in sentences:
        if sentence.uncheckable is None:
            whole, sources = next(told)
            each = [(*next(told), part) for part in sentence.parts]
            asked = dict.fromkeys(
                (*sources, *(source for _, others, _ in each for source in others))
            )  # they may differ in a library
            yield _settled(whole, [(report, part) for report, _, part in each]), tuple(asked)
        else:
            why = f"Not checkable: {sentence.uncheckable}."
            yield Report(sentence.text, Verdict.UNVERIFIABLE, SURE, "not-checkable", why), ()


def _settled(whole: Report, each: Sequence[tuple[Report, Part]]) -> Report:
    """The report on a sentence, in the light of those on the things that it says."""
    surely_told = whole.verdict is Verdict.SUPPORTED and whole.confidence >= SURELY
    for verdict, overruled in OVERRULED.items():
        found = [told for told in each if told[0].verdict is verdict and told[0].confidence >= SURELY]
        if found and whole.verdict in overruled and not surely_told:
            report, part = max(found, key=lambda told: told[0].confidence)
            return replace(report, claim=whole.claim, findings=(_finding(report, part),), reading=whole.reading)
    if each and whole.reason in MIXED_UP and all(report.verdict is Verdict.SUPPORTED for report, _ in each):
        return replace(
            min((report for report, _ in each), key=lambda report: report.confidence),
            claim=whole.claim,
            explanation=" ".join(dict.fromkeys(report.explanation for report, _ in each)),
            findings=tuple(_finding(*told) for told in each),
            evidence=tuple(dict.fromkeys(passage for report, _ in each for passage in report.evidence)),
            reading=whole.reading,
        )
    return whole


def _finding(report: Report, part: Part) -> Finding:
    """What was found of a part, as one of its sentence: what it says of the claim stands where it stands in the sentence."""

    def comparison(found: Comparison) -> Comparison:
        claimed = found.claimed
        return replace(found, claimed=replace(claimed, span=part.whole(claimed.span) if claimed.span else None))

    place = Span(part.pieces[0].start, part.pieces[-1].end)
    return Finding(place, report.verdict, report.reason, tuple(map(comparison, report.comparisons)), report.evidence)
