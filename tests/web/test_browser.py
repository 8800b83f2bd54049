"""The pages in a real browser: with scripts and without, whatever a claim or an article holds, and axe-core's rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("fastapi", reason="needs the extra web")
pytest.importorskip("playwright.sync_api", reason="needs playwright, of the extra test")

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.web.conftest import FERRY, SCRIPTS

if TYPE_CHECKING:
    from tests.conftest import Run

ROOT = Path(__file__).parent.parent.parent
CLAIM = "A ferry with 340 passengers ran aground off Cape Wrath."


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """A page with scripts, and one without. Whatever the console complains of fails the test."""
    with browser.new_context(base_url=address, java_script_enabled=request.param) as context:
        yield from watched(context.new_page())


@pytest.fixture
def scripted(browser: Browser, address: str) -> Iterator[Page]:
    """A page with scripts."""
    with browser.new_context(base_url=address) as context:
        yield from watched(context.new_page())


def watched(page: Page) -> Iterator[Page]:
    page.set_default_timeout(15_000)
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert [told for told in complaints if "status of 422" not in told] == []


def test_a_claim_against_the_library(page: Page) -> None:
    page.goto("/")
    page.fill("#claim", CLAIM)
    page.click("button[type=submit]")
    page.wait_for_url("**/check?claim=*")
    assert page.inner_text(".badge >> nth=0").split()[-1].lower() == "contradicted"
    assert "212 passengers" in page.inner_text(".quote >> nth=0")
    assert page.input_value("#claim") == CLAIM
    assert page.title().startswith("Contradicted: A ferry")


def test_a_claim_against_a_pasted_text_and_its_link(page: Page, browser: Browser, address: str) -> None:
    page.goto("/")
    page.fill("#claim", CLAIM)
    page.click("summary:has-text('paste')")
    page.fill("#text", FERRY)
    page.fill("#title", "Ferry aground")
    page.click("button[type=submit]")
    page.wait_for_url("**/results/*")
    assert page.inner_text(".badge >> nth=0").split()[-1].lower() == "contradicted"
    assert page.input_value("#text") == FERRY
    with browser.new_context() as elsewhere:
        again = elsewhere.new_page()
        again.goto(page.url)
        assert again.inner_text(".claim h3") == CLAIM


def test_what_is_missing_is_told_in_place(page: Page) -> None:
    page.goto("/check?claim=&source=ferry")
    assert "the claim is empty" in page.inner_text("[role=alert]")
    assert page.input_value("#source") == "ferry"


def test_a_draft(page: Page) -> None:
    page.goto("/draft")
    page.fill("#draft", f"{CLAIM} Was anybody hurt?\n\nNobody was hurt.")
    page.select_option("#source", "ferry")
    page.click("button[type=submit]")
    page.wait_for_url("**/results/*")
    sentences = page.query_selector_all(".sentence")
    assert [(s.get_attribute("class") or "").rpartition("-")[2] for s in sentences[:2]] == ["contradicted", "error"]
    assert page.inner_text(".sentence em") == "340 passengers"
    page.click(".sentence >> nth=0")
    assert page.url.endswith("#claim-1")


def test_a_claim_file_with_progress_and_results(page: Page, tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text("claim\n" + "".join(f"A ferry with {n} passengers ran aground.\n" for n in range(200, 240)))
    page.goto("/bulk")
    page.set_input_files("#file", tmp_path / "claims.csv")
    page.select_option("#source", "ferry")
    page.click("button[type=submit]")
    page.wait_for_url("**/jobs/*")
    page.wait_for_selector("a[download]")
    with page.expect_download() as download:
        page.click("a[download]:has-text('CSV')")
    lines = Path(download.value.path()).read_text(encoding="utf-8").splitlines()
    assert (len(lines), sum(",supported," in line for line in lines)) == (41, 1)
    assert page.inner_text("h1") == "claims.csv"


def test_the_filter_needs_scripts(scripted: Page, tmp_path: Path) -> None:
    (tmp_path / "claims.txt").write_text(f"{CLAIM}\nA ferry ran aground.\n")
    scripted.goto("/bulk")
    scripted.set_input_files("#file", tmp_path / "claims.txt")
    scripted.click("button[type=submit]")
    scripted.wait_for_selector("#filter")
    scripted.fill("#search", "340")
    assert scripted.inner_text("#shown") == "1 of 2 claims shown"


def test_the_library_and_an_article_on_a_timeline(page: Page) -> None:
    page.goto("/library")
    assert page.locator(".articles > li").count() == 4
    page.fill("#q", "nurses")
    page.click("button[type=submit]")
    page.click("text=Nurses on strike")
    assert page.get_attribute(".timeline time", "datetime") == "2025-05-12"
    assert "900 nurses" in page.inner_text(".timeline")
    page.click("text=Check a claim against this article")
    assert page.input_value("#source") == "strike"


def test_scripts_in_claims_and_articles_are_shown_as_text(page: Page) -> None:
    page.goto("/article?id=a/b?c%23d")
    assert page.inner_text("h1") == SCRIPTS
    page.goto("/")
    page.fill("#claim", SCRIPTS)
    page.click("summary:has-text('paste')")
    page.fill("#text", SCRIPTS)
    page.fill("#title", SCRIPTS)
    page.click("button[type=submit]")
    page.wait_for_url("**/results/*")
    assert page.inner_text(".claim h3") == SCRIPTS
    assert "owned" not in page.title().partition("<script>")[0]
    assert page.locator("img").count() == 0
    assert page.title() != "owned"
    page.goto("/library")
    assert SCRIPTS[:60] in page.inner_text(".articles")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, address: str, scheme: str, tmp_path: Path, run: Callable[..., Run]) -> None:
    run("bulk", str(ROOT / "claims" / "seed.csv"), "--output", str(tmp_path / "out.csv"), "--report", str(tmp_path / "out.html"), "--quiet")
    pages = [f"{address}{path}" for path in ("/", f"/check?claim={CLAIM}", "/draft", "/bulk", "/library", "/library?q=ferry", "/article?id=seed", "/api", "/nothing")]
    found = {}
    with browser.new_context(color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True, viewport={"width": 390, "height": 800}) as context:
        page = context.new_page()
        for address in [*pages, (tmp_path / "out.html").as_uri()]:
            page.goto(address)
            page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
            results = Axe().run(page)
            found[address] = [(v["id"], [node["html"][:200] for node in v["nodes"]]) for v in results.response["violations"]]
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
    assert {address: violations for address, violations in found.items() if violations} == {}
