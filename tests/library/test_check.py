"""Claims against a library: the right articles are found, and judged as read when they were added."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from factcheck.checker import Checker
from factcheck.library.check import LibraryChecker
from factcheck.library.search import with_words
from factcheck.library.store import Item, Library
from factcheck.schema import Source, Verdict

# fmt: off
ARTICLES = {  # id -> day, text
    "ferry":  (date(2023, 5, 4),  "A ferry with 212 passengers ran aground off Cape Wrath on Thursday. A lifeboat brought everyone to Durness."),
    "mine":   (date(2023, 3, 2),  "The Harrow mine closed in March after 40 years. Its owners blamed falling prices for the loss of 300 jobs."),
    "quake":  (date(2023, 6, 11), "An earthquake killed 31 people in Tarvos on Saturday, the governor said. More than 200 houses collapsed."),
    "strike": (date(2023, 6, 12), "Dock workers in Lisbon walked out on Monday over pay. Their union wants 8 percent more."),
}
CLAIMS = {  # claim -> the article found first, verdict
    "A ferry ran aground off Cape Wrath":           ("ferry",  Verdict.SUPPORTED),
    "An earthquake killed 90 people in Tarvos":     ("quake",  Verdict.CONTRADICTED),
    "An earthquake killed 31 people in Tarvos":     ("quake",  Verdict.SUPPORTED),
    "The Harrow mine closed in March":              ("mine",   Verdict.SUPPORTED),
    "11 officers killed in Rask":                   ("seed",   Verdict.SUPPORTED),
    "Blue whales were seen in the Baltic":          (None,     Verdict.UNVERIFIABLE),
    "Is it not a lovely day?":                      (None,     Verdict.UNVERIFIABLE),
}
QUERIES = {  # words -> the articles found
    "docker dock docks":  {"strike"},
    "earthquakes":        {"quake"},
    "lifeboat OR union":  {"ferry", "strike"},
    '"unclosed NEAR(':    set(),
    "- * ^ : ( )":        set(),
    "did_kill":           {"quake", "seed"},
    "\0 \ud800":          set(),
}
# fmt: on


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library(tmp_path_factory.mktemp("kept") / "library.db", write=True) as opened:
        list(opened.add(Item(Source(id, text, published=day), id) for id, (day, text) in ARTICLES.items()))
        yield opened


@pytest.mark.parametrize(("claim", "first", "verdict"), [(claim, *rest) for claim, rest in CLAIMS.items()])
def test_claim_finds_its_article(library: Library, claim: str, first: str | None, verdict: Verdict) -> None:
    report, sources = LibraryChecker(library).check(claim)
    assert (sources[0].id if sources else None, report.verdict) == (first, verdict)
    assert not report.evidence or report.evidence[0].source == first


@pytest.mark.parametrize(("words", "expected"), QUERIES.items())
def test_words_find_articles(library: Library, words: str, expected: set[str]) -> None:
    assert {entry.source.id for entry, _, _ in with_words(words, library, 5)} == expected


def test_relative_days_count_from_the_newest_article(library: Library) -> None:
    assert LibraryChecker(library).context.today == date(2023, 6, 12)
    assert LibraryChecker(library, today=date(2024, 1, 1)).context.today == date(2024, 1, 1)


def test_relative_days_are_held_against_each_article_by_its_own_day() -> None:
    blast = Source("blast", "A bomb killed nine people at a market in Lodz on Monday.", published=date(2024, 1, 10))
    match = Source("match", "Leeds beat Lund on Saturday.", published=date(2024, 6, 12))
    claims = ["A bomb killed nine people in Lodz on Monday.", "A bomb killed nine people in Lodz on Tuesday."]
    found = [report.verdict for report in Checker([blast, match]).check_many(claims)]
    assert found == [Verdict.SUPPORTED, Verdict.CONTRADICTED]
    late = Checker([blast, match], today=date(2024, 6, 12)).check(claims[0])
    assert late.verdict is not Verdict.SUPPORTED


def test_claims_in_order(library: Library) -> None:
    claims = list(CLAIMS)
    assert [report.claim for report in LibraryChecker(library).check_many(claims)] == claims
