"""A hook of mkdocs: pages that live elsewhere in the repository, and links that lead to where they come to stand."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
CORNER = re.compile(r"<th[^>]*></th>")
"""A cell of a head that heads nothing."""
WIDE = '<div class="wide" role="group" aria-label="Table" tabindex="0">{}</div>'
LINK = re.compile(r"(?<=\]\()([^)#\s:]+)(?=[)#])")
# fmt: off
PAGES = {
    "README.md":                                          "index.md",
    "CONTRIBUTING.md":                                    "contributing.md",
    "CHANGELOG.md":                                       "changes.md",
    "LICENSE":                                            "LICENSE.txt",
    "manual/site.css":                                    "site.css",
    "manual/site.js":                                     "site.js",
    "factcheck/web/templates/icon.svg":                   "icon.svg",
    "factcheck/language/CARD.md":                         "cards/language.md",
    "factcheck/words/CARD.md":                            "cards/words.md",
    "factcheck/words/PLACES.md":                          "cards/places.md",
    "factcheck/judging/entailment/CARD.md":               "cards/judge.md",
    "factcheck/judging/entailment/encoder_data/CARD.md":  "cards/cross-encoder.md",
}
API = {
    "Functions": (
        "api.check", "api.check_many", "api.check_draft", "checker.parse_claim", "checker.extract_facts",
        "sources.read.read_source",
    ),
    "The checker": ("checker.Checker",),
    "What goes in and comes out": (
        "schema.Source", "schema.Report", "schema.Verdict", "schema.Comparison", "schema.Side", "schema.Relation",
        "schema.Evidence", "schema.Voice", "schema.Reading", "schema.Mention", "schema.Span", "schema.Strictness",
        "schema.JudgeKind", "errors.FactcheckError",
    ),
}
"""What programs may rely on; its page is made of the docstrings."""
# fmt: on


def on_files(files: Any, *, config: Any) -> Any:
    """The files of the site, with those that live outside of docs/."""
    from mkdocs.structure.files import File

    for path, page in PAGES.items():
        files.append(File.generated(config, page, abs_src_path=str(ROOT / path)))
    files.append(File.generated(config, "api.md", content=_api()))
    return files


def _api() -> str:
    lines = [
        "# The Python API",
        "[From Python](python.md) has examples of all of it. What is not on this page may change without notice.",
    ]
    for heading, names in API.items():
        lines += [f"## {heading}", *(f"::: factcheck.{name}" for name in names)]
    return "\n\n".join(lines) + "\n"


def on_page_markdown(markdown: str, *, page: Any, config: Any, files: Any) -> str:
    """The page with each link within the repository leading to where its target stands on the site."""
    here = page.file.src_uri
    folder = posixpath.dirname(next((path for path, name in PAGES.items() if name == here), f"docs/{here}"))

    def moved(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, found[1]))
        place = PAGES.get(target, target.removeprefix("docs/"))
        return posixpath.relpath(place, posixpath.dirname(here) or ".")

    return LINK.sub(moved, markdown)


def on_page_content(html: str, **_: Any) -> str:
    """The page with tables that scroll by themselves, by keyboard as well, and heads without an empty cell."""
    return TABLE.sub(lambda found: WIDE.format(CORNER.sub("<td></td>", found[0])), html)
