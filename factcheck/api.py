"""The Python API in functions: a claim, many claims or a draft, checked against articles or the library."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from factcheck.errors import BadRequest
from factcheck.schema import JudgeKind, Report, Source, Span, Strictness

if TYPE_CHECKING:
    from factcheck.checker import Checker

Named: TypeAlias = "Source | str | os.PathLike[str]"
"""An article, or what names one as `--source` does: a path, an address, or "seed" for the one that ships with factcheck."""
Sources: TypeAlias = "Named | Iterable[Named]"
StrictnessName: TypeAlias = Strictness | Literal["reported", "logical"]
JudgeName: TypeAlias = JudgeKind | Literal["learned", "facets"]

KEPT = 8
"""Sets of articles kept as read, those used last, so that a loop over `check` reads each article once."""


class Terms(NamedTuple):
    """How a claim is judged."""

    strictness: Strictness = Strictness.REPORTED
    today: date | None = None
    judge: JudgeKind = JudgeKind.LEARNED


def check(
    claim: str,
    sources: Sources = "seed",
    *,
    today: date | None = None,
    strictness: StrictnessName = "reported",
    judge: JudgeName = "learned",
) -> Report:
    """The report on one claim against the sources; without any, against the article that ships with factcheck.

    `sources` is one or several of: a `Source` (a text at hand), a path, an address, "seed". `today` is the day that "yesterday"
    in the claim counts from; left out, the articles' own day. `strictness` and `judge` are as on the command line.

    A claim that holds nothing to check (an opinion, no words at all) is "unverifiable" with the reason "not-checkable".
    Raises UnreadableSource for an article that can't be read.

    Examples:
        >>> from factcheck import Source, check
        >>> ferry = Source("ferry", "A ferry with 212 passengers ran aground off Cape Wrath on Thursday.")
        >>> report = check("340 passengers were on the ferry that ran aground off Cape Wrath.", ferry)
        >>> str(report.verdict), report.reason
        ('contradicted', 'count-conflict')
        >>> report.evidence[0].text
        'A ferry with 212 passengers ran aground off Cape Wrath on Thursday.'
    """
    return next(check_many([claim], sources, today=today, strictness=strictness, judge=judge))


def check_many(
    claims: Iterable[str],
    sources: Sources = "seed",
    *,
    today: date | None = None,
    strictness: StrictnessName = "reported",
    judge: JudgeName = "learned",
) -> Iterator[Report]:
    """A report for each claim, in order, as they are asked for; the claims are read in batches, the articles once.

    The rest is as in `check`; what it raises is raised when the first report is asked for. For files of claims and runs of hours
    there is `factcheck bulk`.

    Examples:
        >>> from factcheck import Source, check_many
        >>> ferry = Source("ferry", "A ferry with 212 passengers ran aground off Cape Wrath on Thursday.")
        >>> claims = ["A ferry ran aground.", "A ferry with 340 passengers ran aground.", "The airport of Velm reopened."]
        >>> [str(report.verdict) for report in check_many(claims, ferry)]
        ['supported', 'contradicted', 'unverifiable']
    """
    checker = _checker(tuple(articles(sources)), Strictness(strictness), today, JudgeKind(judge))
    yield from checker.check_many(claims)


def check_draft(
    text: str,
    sources: Sources = "seed",
    *,
    today: date | None = None,
    strictness: StrictnessName = "reported",
    judge: JudgeName = "learned",
) -> list[tuple[Span, Report]]:
    """The sentences of a text, each with where it stands in the text and the report on it.

    Of a sentence that holds nothing to check (a question, an opinion) the report has the reason "not-checkable". The rest is as
    in `check`.

    Examples:
        >>> from factcheck import Source, check_draft
        >>> ferry = Source("ferry", "A ferry with 212 passengers ran aground off Cape Wrath on Thursday.")
        >>> draft = "A ferry ran aground off Cape Wrath. A ferry with 340 passengers ran aground. Who was to blame?"
        >>> for span, report in check_draft(draft, ferry):
        ...     print(f"{draft[span.start:span.end]:<40} {report.verdict}")
        A ferry ran aground off Cape Wrath.      supported
        A ferry with 340 passengers ran aground. contradicted
        Who was to blame?                        unverifiable
    """
    from factcheck.draft import check_sentences, draft_sentences

    checker = _checker(tuple(articles(sources)), Strictness(strictness), today, JudgeKind(judge))
    sentences = draft_sentences(text)
    found = check_sentences(sentences, lambda claims: ((report, checker.sources) for report in checker.check_many(claims)))
    return [(sentence.span, report) for sentence, (report, _) in zip(sentences, found, strict=True)]


def articles(sources: Sources) -> list[Source]:
    """The articles themselves. Raises BadRequest where there is none, UnreadableSource.

    Examples:
        >>> from factcheck.api import articles
        >>> [source.title for source in articles("seed")]
        ['Iran, Pakistan not to let terrorists undermine mutual security, ties']
    """
    from factcheck.sources.read import read_source

    given = [sources] if isinstance(sources, Source | str | os.PathLike) else list(sources)
    if not given:
        raise BadRequest("no source given: name at least one article")
    return [one if isinstance(one, Source) else read_source(os.fspath(one)) for one in given]


def answers(
    claims: Iterable[str], named: Sequence[str] | None, library: str | None, allow_private: bool, terms: Terms
) -> Iterator[tuple[Report, Sequence[Source]]]:
    """The report on each claim, and the sources that were asked: those named, or the library, or else the shipped article."""
    from factcheck.checker import Checker
    from factcheck.library.articles import Articles
    from factcheck.library.location import library_to_ask
    from factcheck.sources.read import seed

    path = library_to_ask(library)
    if named or not path:
        with Articles(path, allow_private=allow_private) as kept:
            sources = kept.sources(named) if named else [seed()]
            checker = Checker(sources, strictness=terms.strictness, today=terms.today, judge=terms.judge, read=kept.reading)
        yield from ((report, sources) for report in checker.check_many(claims))
        return

    from factcheck.library.check import LibraryChecker
    from factcheck.library.store import Library

    with Library(path) as opened:
        library_checker = LibraryChecker(opened, strictness=terms.strictness, today=terms.today, judge=terms.judge)
        yield from library_checker.check_with_sources(claims)


@lru_cache(KEPT)
def _checker(sources: tuple[Source, ...], strictness: Strictness, today: date | None, judge: JudgeKind) -> Checker:
    from factcheck.checker import Checker

    return Checker(sources, strictness=strictness, today=today, judge=judge)
