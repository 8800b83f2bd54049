"""The documentation as a site: built without a warning, it asks for nothing from elsewhere, and keeps axe-core's rules."""

from __future__ import annotations

import functools
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent.parent
ASKED_FOR = re.compile(
    r'<(?:script|img|iframe|source)\b[^>]* src="(https?:[^"]*|//[^"]*)"|<link\b[^>]* href="(https?:[^"]*|//[^"]*)"'
)
LOOKED_AT = ("index", "tutorial", "verdicts", "cli", "accuracy", "api")
WIDTHS = {"desktop": 1280, "phone": 390}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built without a warning."""
    for package in ("mkdocs", "material", "mkdocstrings_handlers"):
        pytest.importorskip(package, reason="needs the extra docs")
    folder = tmp_path_factory.mktemp("built") / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    built = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (built.returncode, built.stdout + built.stderr) == (0, "")
    return folder


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Keeps no log."""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The site, served from its folder."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=site)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_it_asks_for_nothing_from_elsewhere(site: Path) -> None:
    pages = {page.name: page.read_text(encoding="utf-8") for page in site.rglob("*.html")}
    assert {f"{name}.html" for name in LOOKED_AT} <= set(pages)
    assert {name: found for name, text in pages.items() if (found := ASKED_FOR.findall(text))} == {}


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, address: str, scheme: Literal["light", "dark"], width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-core, of the extra test").Axe()
    found, complaints = {}, []
    with browser.new_context(base_url=address, color_scheme=scheme, viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        for name in LOOKED_AT:
            page.goto(f"/{name}.html")
            violations = axe.run(page).response["violations"]
            found[name] = [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in violations]
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    assert {name: violations for name, violations in found.items() if violations} == {}
    assert complaints == []


def test_every_page_has_its_place() -> None:
    nav = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[2]
    pages = [page.relative_to(ROOT / "docs").as_posix() for page in (ROOT / "docs").rglob("*.md")]
    assert [page for page in pages if f" {page}\n" not in nav] == []
