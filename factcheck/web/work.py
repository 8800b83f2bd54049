"""What a worker does: claims checked, drafts cut, texts read, the library looked into."""

from __future__ import annotations

import signal
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from factcheck.bulk.checkers import each_by_itself
from factcheck.checker import Checker, extract_facts, parse_claim
from factcheck.draft import Sentence, draft_sentences
from factcheck.errors import FactcheckError
from factcheck.library.check import LibraryChecker
from factcheck.library.search import with_words
from factcheck.library.store import Entry, Library
from factcheck.schema import JudgeKind, Reading, Report, Source, Strictness
from factcheck.web.limits import ANSWERS, ARTICLES, TEXTS

TOLD = ("http://", "https://")
"""What an origin that is told begins with: paths of this machine are nobody's business."""


class NoSuchArticle(FactcheckError):
    """An id that no article of the library has."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.id = id

    def __str__(self) -> str:
        return f"no article {self.id!r} in the library"


@dataclass(frozen=True, slots=True)
class Against:
    """What claims are checked against, and how: a text that was pasted, articles of the library, or what the library finds."""

    text: Source | None = None
    ids: tuple[str, ...] = ()
    strictness: Strictness = Strictness.REPORTED
    judge: JudgeKind = JudgeKind.LEARNED
    today: date | None = None


class Answer(NamedTuple):
    """The report on a claim, and the articles that were asked."""

    report: Report
    sources: Sequence[Source]


class Kept(NamedTuple):
    """An article of the library, as it is shown. Numbers rise in the order in which articles were added."""

    number: int
    source: Source
    added: datetime
    near: Sequence[str] = ()
    """Ids of its near-duplicates."""


class Found(NamedTuple):
    """An article that a search found, best first."""

    source: Source
    score: float
    passage: str


class Page(NamedTuple):
    """A stretch of the library: its articles in the order in which they were added, and how many there are in all."""

    articles: Sequence[Kept]
    total: int
    more: bool


class _Desk(threading.local):
    """What this worker has at hand: the library, and the texts that it has read lately."""

    library: Library

    def open(self, path: Path) -> None:
        self.library = Library(path)
        self.text_checker = lru_cache(TEXTS)(_text_checker)
        self.article_checker = lru_cache(TEXTS)(self._article_checker)
        self.library_checker = lru_cache(len(Strictness) * len(JudgeKind))(self._library_checker)
        self.shown = lru_cache(ARTICLES)(shown)  # so that answers that rest on one article share it
        self._answers: dict[tuple[str, Against], Answer] = {}
        self._version = -1

    def answers(self) -> dict[tuple[str, Against], Answer]:
        """What was answered since the library last changed."""
        ((version,),) = self.library.connection.execute("PRAGMA data_version").fetchall()
        if version != self._version:
            self._answers.clear()
            self._version = version
        while len(self._answers) > ANSWERS:
            del self._answers[next(iter(self._answers))]
        return self._answers

    def _article_checker(self, entries: tuple[Entry, ...], strictness: Strictness, judge: JudgeKind) -> Checker:
        by_source = {entry.source: entry for entry in entries}
        sources = list(by_source)
        return Checker(sources, strictness=strictness, judge=judge, read=lambda source: self.library.reading(by_source[source]))

    def _library_checker(self, strictness: Strictness, judge: JudgeKind) -> LibraryChecker:
        return LibraryChecker(self.library, strictness=strictness, judge=judge)


_desk = _Desk()


def begin(library: Path, *, alone: bool) -> None:
    """Make ready: open the library and load what every claim needs. `alone` is true in a process of its own."""
    if alone:
        from factcheck.bulk.worker import end_with_parent

        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends its workers
        threading.Thread(target=end_with_parent, daemon=True).start()
    _desk.open(library)
    check(["Two people left."], Against())


def end() -> None:
    """Close the library."""
    with suppress(AttributeError):
        _desk.library.connection.close()


def check(claims: Sequence[str], against: Against) -> list[Answer | str]:
    """An answer to each claim, or a sentence that says what went wrong. Raises NoSuchArticle.

    What was asked of the same library before is not judged again.
    """
    if against.text:
        return _judged(claims, against)
    known = _desk.answers()
    new = [claim for claim in dict.fromkeys(claims) if (claim, against) not in known]
    found = dict(zip(new, _judged(new, against), strict=True)) if new else {}
    told = [found[claim] if claim in found else known[claim, against] for claim in claims]
    known.update({(claim, against): answer for claim, answer in found.items() if isinstance(answer, Answer)})
    return told


def _judged(claims: Sequence[str], against: Against) -> list[Answer | str]:
    if text := against.text:
        checker = _desk.text_checker(text, against.strictness, against.judge)
        checker.today = against.today
        return each_by_itself(claims, lambda some: [Answer(report, [text]) for report in checker.check_many(some)])
    if against.ids:
        entries = tuple(dict.fromkeys(map(_entry, against.ids)))
        named = _desk.article_checker(entries, against.strictness, against.judge)
        named.today = against.today
        sources = [_desk.shown(entry.source) for entry in entries]
        return each_by_itself(claims, lambda some: [Answer(report, sources) for report in named.check_many(some)])
    searching = _desk.library_checker(against.strictness, against.judge)
    searching.today = against.today or _desk.library.newest()
    return each_by_itself(
        claims,
        lambda some: [Answer(report, [*map(_desk.shown, asked)]) for report, asked in searching.check_with_sources(some)],
    )


def sentences(text: str) -> list[Sentence]:
    """The sentences of a draft."""
    return draft_sentences(text)


def understood(claim: str, today: date | None) -> Reading:
    """The claim as read."""
    return parse_claim(claim, today)


def stated(source: Source) -> Reading:
    """The text as read."""
    return extract_facts(source)


def stated_by(id: str) -> tuple[Kept, Reading]:
    """An article of the library, and the article as read. Raises NoSuchArticle."""
    entry = _entry(id)
    return _kept(entry, near=True), _desk.library.reading(entry)


def article(id: str) -> Kept:
    """An article of the library. Raises NoSuchArticle."""
    return _kept(_entry(id), near=True)


def articles(after: int, most: int) -> Page:
    """The articles with a number after this one."""
    found = [_kept(entry) for entry in islice(_desk.library.entries(after), most + 1)]
    return Page(found[:most], len(_desk.library), len(found) > most)


def search(words: str, most: int) -> list[Found]:
    """The articles that have any of the words, best first."""
    return [Found(shown(entry.source), score, passage) for entry, score, passage in with_words(words, _desk.library, most)]


def shown(source: Source) -> Source:
    """The article without the path of the file that it came from."""
    return source if source.origin is None or source.origin.startswith(TOLD) else replace(source, origin=None)


def _entry(id: str) -> Entry:
    entry = _desk.library.entry(id)
    if entry is None or entry.source.id != id:  # the library also knows articles by path and address
        raise NoSuchArticle(id)
    return entry


def _kept(entry: Entry, *, near: bool = False) -> Kept:
    return Kept(entry.number, shown(entry.source), entry.added, _desk.library.near(entry) if near else ())


def _text_checker(source: Source, strictness: Strictness, judge: JudgeKind) -> Checker:
    return Checker([source], strictness=strictness, judge=judge)
