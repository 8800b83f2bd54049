"""Report files: the HTML page, Markdown and ClaimReview, whatever a claim or an article holds."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from markdown_it import MarkdownIt

from factcheck.errors import BadRequest
from factcheck.reports.claim_review import Publication, claim_reviews
from factcheck.reports.entries import Entry, Run
from factcheck.reports.files import ENDINGS, valid_reports, write_reports
from factcheck.reports.labels import LOOKS
from factcheck.reports.markdown import escaped, markdown
from factcheck.reports.page import page
from factcheck.reports.passages import printable
from factcheck.schema import Evidence, Report, Source, Span, Verdict
from tests.reports.samples import (
    CONTRADICTED,
    HARBOUR,
    HOSTILE,
    HOSTILE_SOURCE,
    NOT_MENTIONED,
    SUPPORTED,
    TWO_PARTS,
    WORD_BY_WORD,
)

if TYPE_CHECKING:
    from tests.conftest import Run as Ran

DAY = date(2025, 5, 9)
PAPER = Publication("https://example.org/checks", "The Paper")
VOID = {"meta", "input", "rect", "br", "img", "link", "hr"}
ATTACKS = (
    "<script>alert(1)</script>",
    "</title></style></script><img src=x onerror=alert(1)>",
    "\" onmouseover='alert(1)' x=\"",
    "{{ 7 * 7 }} {% if %} {# x #}",
    "javascript:alert(1)",
    "\u202eevil\u202c \u2066and\u2069 \u200f\x00\x1b[2J",
    "&lt;b&gt; &amp;amp; <!-- ]]>",
)


class Tree(HTMLParser):
    """The page's elements, in order, each with its attributes and the text directly in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict[str, str], list[str]]] = []
        self.elements: list[tuple[str, dict[str, str], list[str]]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = (tag, {name: value or "" for name, value in attrs}, list[str]())
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}, []))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element[2].append(data)

    def all(self, *tags: str) -> list[tuple[str, dict[str, str], str]]:
        """The elements of these tags, with all the text in them."""
        return [(tag, attributes, "".join(words)) for tag, attributes, words in self.elements if tag in tags]

    def having(self, name: str, value: str) -> list[tuple[str, dict[str, str], str]]:
        """The elements with this word in this attribute."""
        return [(t, a, "".join(words)) for t, a, words in self.elements if value in a.get(name, "").split()]


def entries(*reports: Report, source: Source = HARBOUR) -> Run:
    return Run([Entry(report.claim, report, [source], str(n)) for n, report in enumerate(reports, 1)], "Claims of a day", DAY)


FAILED = Entry("", None, [], "row 9", "line 9: the claim is empty")
MANY = Run([*entries(SUPPORTED, CONTRADICTED, TWO_PARTS, WORD_BY_WORD, NOT_MENTIONED).entries, FAILED], "Claims of a day", DAY)


def attacked(attack: str) -> Run:
    """A run whose every word from outside is the attack."""
    text = f"First {attack} line.\nKilled {attack} eleven."
    source = Source(attack, text, attack, DAY, attack)
    start = text.index("Killed")
    evidence = Evidence(attack, Span(start, len(text)), text[start:], 0.9, (Span(start + 7, start + 7 + len(attack)),))
    report = Report(attack, Verdict.CONTRADICTED, 0.9, "count-conflict", attack, (), (evidence,))
    return Run([Entry(attack, report, [source], attack), Entry(attack, None, [], attack, attack)], attack, DAY)


@pytest.fixture(scope="module")
def tree() -> Tree:
    return Tree(page(MANY))


def test_headings_come_in_order(tree: Tree) -> None:
    levels = [int(tag[1]) for tag, _, _ in tree.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_every_claim_has_its_badge_and_a_link_of_its_own(tree: Tree) -> None:
    claims = tree.having("class", "claim")
    assert [a["data-verdict"] for _, a, _ in claims] == [str(e.report.verdict) if e.report else "error" for e in MANY.entries]
    assert [a["id"] for _, a, _ in claims] == [f"claim-{n}" for n in range(1, 7)]
    for (_, _, words), entry in zip(claims, MANY.entries, strict=True):
        assert (entry.report.explanation if entry.report else entry.error) in words
        assert (str(entry.report.verdict) if entry.report else "not checked") in words


def test_facets_are_tables_with_headed_rows(tree: Tree) -> None:
    tables = tree.having("class", "facets")
    assert len(tables) == sum(len([f for f in e.report.findings if f.comparisons]) for e in MANY.entries if e.report)
    assert all(a.get("scope") in ("row", "col") for _, a, _ in tree.all("th"))


def test_every_id_is_there_once_and_every_link_and_label_finds_its_own(tree: Tree) -> None:
    ids = [a["id"] for _, a, _ in tree.elements if "id" in a]
    assert len(ids) == len(set(ids))
    wanted = [a["href"][1:] for _, a, _ in tree.all("a") if a["href"].startswith("#")]
    wanted += [a[name] for _, a, _ in tree.elements for name in ("for", "aria-labelledby") if name in a]
    assert set(wanted) <= set(ids)
    assert any(target.startswith("article-1-") for target in wanted)


def test_landmarks_language_and_a_polite_count(tree: Tree) -> None:
    assert [len(tree.all(tag)) for tag in ("main", "header", "h1", "title")] == [1, 1, 1, 1]
    assert tree.all("html")[0][1]["lang"] == "en"
    assert [a["aria-live"] for _, a, _ in tree.having("role", "status")] == ["polite"]
    assert "hidden" in tree.having("id", "filter")[0][1]  # the script shows it


def test_cited_passages_are_marked_in_the_article_and_lead_back(tree: Tree) -> None:
    marked = [words for _, _, words in tree.all("mark")]
    evidence = {e.text for entry in MANY.entries if entry.report for e in entry.report.evidence}
    assert set(marked) == evidence
    back = {a["href"] for _, a, _ in tree.all("a") if a.get("aria-label", "").startswith("back to claim")}
    assert {"#claim-1", "#claim-2", "#claim-3", "#claim-4"} <= back


def test_charts_count_every_claim(tree: Tree) -> None:
    figures = [words for tag, _, words in tree.having("class", "number") if tag == "td"]
    assert figures[:8] == ["1", "17%", "2", "33%", "2", "33%", "1", "17%"]
    assert sum(int(figure) for figure in figures[8::2]) == len(MANY.reports)
    assert len(tree.all("svg")) == len(figures) // 2


def test_one_claim_has_no_summary_and_no_filter() -> None:
    found = Tree(page(entries(SUPPORTED)))
    assert found.all("form", "svg") == []
    assert len(found.having("class", "claim")) == 1


@pytest.mark.parametrize("run", [MANY, entries(SUPPORTED), *map(attacked, ATTACKS)], ids=str)
def test_nothing_is_asked_for_from_outside_and_only_own_script_runs(run: Run) -> None:
    found = Tree(page(run))
    assert not found.all("img", "link", "iframe", "object", "embed", "base", "image", "use", "video", "audio")
    assert not [a for _, a, _ in found.elements if any(name.startswith("on") or name in ("style", "src", "action") for name in a)]
    assert all(re.match(r"#|https?://", a["href"]) for _, a, _ in found.all("a"))
    policy = found.having("http-equiv", "Content-Security-Policy")[0][1]["content"]
    for tag in ("style", "script"):
        ((_, _, content),) = found.all(tag)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
        assert "url(" not in content
        assert "@import" not in content
    assert policy.startswith("default-src 'none'")


@pytest.mark.parametrize("attack", ATTACKS)
def test_whatever_is_in_a_claim_or_an_article_is_shown_as_text(attack: str) -> None:
    calm, wild = Tree(page(attacked("calm words"))), Tree(page(attacked(attack)))
    assert [(tag, sorted(a)) for tag, a, _ in calm.elements] == [(tag, sorted(a)) for tag, a, _ in wild.elements]
    shown = next(words for _, a, words in wild.elements if a.get("id") == "heading-1")
    assert len("".join(shown)) == len(attack)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f\x00\x1b]", page(attacked(attack)))


def test_what_holds_nothing_to_check_looks_like_no_verdict() -> None:
    report = Report("What a lovely town!", Verdict.UNVERIFIABLE, 0.95, "not-checkable", "Not checkable: an opinion.")
    badges = [(a["class"], words.split()[1:]) for _, a, words in Tree(page(entries(report))).having("class", "badge")]
    assert badges == [("badge is-error", ["not", "checkable"])]
    assert "**· not checkable**\n" in markdown(entries(report))


def test_terminal_attacks_are_harmless_too() -> None:
    run = Run([Entry(HOSTILE.claim, HOSTILE, [HOSTILE_SOURCE], HOSTILE.id or "")], HOSTILE.claim, DAY)
    for text in (page(run), markdown(run)):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2028\ud800-\udfff]", text)


def test_the_same_run_is_the_same_page() -> None:
    assert page(MANY) == page(MANY)


def test_a_source_from_the_web_is_linked_and_no_other() -> None:
    for origin, linked in (("https://example.org/a?b=1&c", True), ("javascript:alert(1)", False), ("articles/a.md", False)):
        source = Source("harbour", HARBOUR.text, "Flood", DAY, origin)
        addresses = [a["href"] for _, a, _ in Tree(page(entries(SUPPORTED, source=source))).all("a")]
        assert (origin in addresses) == linked


@pytest.mark.parametrize("attack", [*ATTACKS, "# head", "1. one", "- item", "a | b", "**bold** _em_ `code`", "[x](http://e.org)", "http://e.org www.e.org"])
def test_markdown_shows_text_as_it_is(attack: str) -> None:
    shown = MarkdownIt("gfm-like", {"linkify": False}).enable("table").render(escaped(attack))
    assert shown == f"<p>{html.escape(' '.join(printable(attack).split()))}</p>\n".replace("&#x27;", "'")


def test_markdown_tells_verdicts_facets_and_passages() -> None:
    told = markdown(MANY)
    assert "| ✗ contradicted | 2 |" in told
    assert "| figure | 20 dock workers | at least 11 dock workers | ✗ other figure |" in told
    assert "> “In the **old harbour of Oldport** the water **killed" in told
    assert "**! not checked**: line 9" in told
    assert [line[:5] for line in told.split("\n") if line.startswith("## ")] == [f"## {n}\\" for n in range(1, 7)]


@pytest.mark.parametrize(
    ("report", "rating"),
    [
        (SUPPORTED, {"@type": "Rating", "alternateName": "Supported", "ratingValue": 5, "bestRating": 5, "worstRating": 1}),
        (CONTRADICTED, {"@type": "Rating", "alternateName": "Contradicted", "ratingValue": 1, "bestRating": 5, "worstRating": 1}),
        (TWO_PARTS, {"@type": "Rating", "alternateName": "Unverifiable"}),
    ],
)
def test_claim_review_has_the_fields_of_schema_org(report: Report, rating: dict[str, Any]) -> None:
    found = claim_reviews(entries(report), PAPER)
    assert found["@context"] == "https://schema.org"
    assert found["@type"] == "ClaimReview"
    assert found["claimReviewed"] == report.claim
    assert found["itemReviewed"] == {"@type": "Claim", "text": report.claim}
    assert found["author"] == {"@type": "Organization", "name": "The Paper"}
    assert found["url"] == "https://example.org/checks"
    assert found["datePublished"] == "2025-05-09"
    assert found["reviewRating"] == rating
    assert found["isBasedOn"] == [{"@type": "Article", "headline": HARBOUR.title, "datePublished": "2025-05-07"}]


def test_claim_reviews_of_a_run_lead_to_the_claims_of_its_page() -> None:
    graph = claim_reviews(MANY, PAPER)["@graph"]
    assert [review["url"] for review in graph] == [f"https://example.org/checks#claim-{n}" for n in range(1, 6)]


@pytest.mark.parametrize(
    ("paths", "url", "author", "told"),
    [
        (["out.pdf"], None, None, r"written to \.html, \.htm, \.md, \.jsonld, \.sarif files"),
        (["."], None, None, "written to"),
        (["missing/out.html"], None, None, "folder does not exist"),
        (["folder.html"], None, None, "it is a folder"),
        (["read.md"], None, None, "also read"),
        (["out.jsonld"], None, "The Paper", "--review-url ADDRESS"),
        (["out.jsonld"], "https://e.org", None, "--review-author NAME"),
        (["out.jsonld"], "e.org/checks", "The Paper", "no address of a page"),
        (["out.html"], "https://e.org", None, "add --report FILE.jsonld"),
        ([], "https://e.org", "The Paper", "add --report FILE.jsonld"),
    ],
)
def test_what_cant_be_written_is_told_before_any_work(
    paths: list[str], url: str | None, author: str | None, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder.html").mkdir()
    Path("read.md").write_text("An article.")
    with pytest.raises(BadRequest, match=told):
        valid_reports(paths, ["read.md", "-"], url, author)


def test_files_are_whole_and_nothing_is_left_beside_them(tmp_path: Path) -> None:
    paths = [str(tmp_path / f"out{ending}") for ending in ENDINGS]
    write_reports(paths, MANY, PAPER)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"out{ending}" for ending in ENDINGS)
    assert json.loads((tmp_path / "out.jsonld").read_text(encoding="utf-8"))["@graph"]


def _contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("verdict", list(Verdict))
def test_verdicts_can_be_read_on_their_grounds_and_on_paper(verdict: Verdict) -> None:
    look = LOOKS[verdict]
    pairs = [(look.ink, look.ground), (look.dark_ink, look.dark_ground), (look.ink, "#ffffff"), (look.dark_ink, "#1c1f24")]
    assert min(_contrast(*pair) for pair in pairs) >= 4.5


def test_check_writes_a_report(run: Callable[..., Ran], tmp_path: Path) -> None:
    out = tmp_path / "rask.html"
    found = run("20 officers killed in Rask", "--report", str(out))
    assert (found.status, found.err) == (1, f"factcheck: report in {out}\n")
    assert "data-verdict=\"contradicted\"" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("workers", [[], ["--workers", "2"]])
def test_bulk_writes_a_report_of_every_row(run: Callable[..., Ran], tmp_path: Path, workers: list[str]) -> None:
    claims, out = tmp_path / "claims.csv", tmp_path / "out.html"
    claims.write_text("id,claim\nx,11 officers killed in Rask\ny,\nz,20 officers killed in Rask\n")
    found = run("bulk", str(claims), "--report", str(out), *workers)
    assert found.status == 2
    shown = Tree(out.read_text(encoding="utf-8")).having("class", "claim")
    assert [a["data-verdict"] for _, a, _ in shown] == ["supported", "error", "contradicted"]
    assert all(f"id {name}" in words for (_, _, words), name in zip(shown, "xyz", strict=True))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(["--resume", "--output", "o.jsonl"], "leave out --resume"), (["--output", "o.html"], "both name o.html")],
)
def test_bulk_refuses_what_it_cant_tell(run: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("claims.txt").write_text("11 officers killed in Rask\n")
    found = run("bulk", "claims.txt", "--report", "o.html", *arguments)
    assert found.status == 2
    assert told in found.err


def test_a_check_without_a_report_loads_no_templates() -> None:
    import subprocess
    import sys

    told = "import sys; from factcheck.cli import app; import factcheck.cli.check; print('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout == "False\n"
