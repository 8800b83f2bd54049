"""Whole articles for a page: the cited passages marked, with an anchor for each and links back to the claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from factcheck.reports.cards import title_of
from factcheck.reports.entries import Run
from factcheck.reports.passages import printable
from factcheck.schema import Evidence, Source, Span

BACK_LINKS = 12
"""Claims linked from the end of a passage; of more, how many there are."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of an article between the ends of passages. `pieces` are words and whether they were matched."""

    pieces: list[tuple[str, bool]]
    cited: bool
    anchors: list[str]
    """Of the passages that begin here."""
    claims: list[int]
    """Numbers of the claims that cite the passages that end here."""
    more: int
    """How many further claims cite them."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article that claims were checked against. `link` is its address on the web, or ""."""

    anchor: str
    title: str
    told: str
    link: str
    paragraphs: list[list[Stretch]]
    cited: bool


@dataclass(slots=True)
class _Cited:
    """What is cited of a source: the claims by passage, and the matched words."""

    passages: dict[Span, list[int]] = field(default_factory=dict)
    marks: set[Span] = field(default_factory=set)


def anchor_of(number: int, span: Span) -> str:
    """The anchor of a passage in the article of that number."""
    return f"article-{number}-{span.start}-{span.end}"


def articles(run: Run) -> tuple[list[Article], Mapping[Source, int]]:
    """The articles that were asked, in the order in which they were first needed, and the number of each source."""
    cited: dict[Source, _Cited] = {}
    for number, entry, report in run.reports:
        for source in entry.sources:
            cited.setdefault(source, _Cited())
        for evidence in dict.fromkeys((*report.evidence, *(e for finding in report.findings for e in finding.evidence))):
            for source in [s for s in entry.sources if stands_in(evidence, s)][:1]:
                claims = cited[source].passages.setdefault(evidence.span, [])
                if number not in claims:
                    claims.append(number)
                cited[source].marks.update(evidence.marks)
    return [_article(n, s, found) for n, (s, found) in enumerate(cited.items(), 1)], {s: n for n, s in enumerate(cited, 1)}


def stands_in(evidence: Evidence, source: Source) -> bool:
    """True where the passage is one of this very text."""
    return evidence.source == source.id and source.text[evidence.span.start : evidence.span.end] == evidence.text


def _article(number: int, source: Source, cited: _Cited) -> Article:
    link = source.origin if source.origin and source.origin.startswith(("https://", "http://")) else ""
    told = [source.id if source.title else "", source.published.isoformat() if source.published else "", source.origin or ""]
    seen = ", ".join(dict.fromkeys(printable(word) for word in told if word and word != link))
    waiting = set(cited.passages)
    paragraphs = [list(_stretches(number, source.text, line, cited, waiting)) for line in _lines(source.text)]
    return Article(f"article-{number}", title_of(source), seen, link, paragraphs, bool(cited.passages))


def _lines(text: str) -> Iterator[Span]:
    """The lines of a text that are not blank."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield Span(start, start + len(line))
        start += len(line) + 1


def _stretches(number: int, text: str, line: Span, cited: _Cited, waiting: set[Span]) -> Iterator[Stretch]:
    """The stretches of a line. `waiting` are the passages that have no anchor yet."""
    touching = [span for span in cited.passages if span.overlaps(line)]
    for start, end in _cuts(line, touching):
        here = Span(start, end)
        begun = sorted((s for s in waiting.intersection(touching) if max(s.start, line.start) == start), key=lambda s: s.end)
        waiting.difference_update(begun)
        ended = [n for span in touching if min(span.end, line.end) == end and span.end <= line.end for n in cited.passages[span]]
        claims = sorted(set(ended))
        yield Stretch(
            list(_pieces(text, here, [mark for mark in cited.marks if mark.overlaps(here)])),
            any(here.within(span) for span in touching),
            [anchor_of(number, span) for span in begun],
            claims[:BACK_LINKS],
            max(len(claims) - BACK_LINKS, 0),
        )


def _pieces(text: str, here: Span, marks: Sequence[Span]) -> Iterator[tuple[str, bool]]:
    for start, end in _cuts(here, marks):
        yield printable(text[start:end]), any(Span(start, end).within(mark) for mark in marks)


def _cuts(whole: Span, spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The stretches between the ends of spans, within `whole`."""
    ends = {end for span in spans for end in (span.start, span.end) if whole.start < end < whole.end}
    return pairwise(sorted({whole.start, whole.end, *ends}))
