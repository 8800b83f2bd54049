"""A hook of mkdocs: pages that live elsewhere in the repository, and links that lead to where they come to stand."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
LINK = re.compile(r"(?<=\]\()([^)#\s:]+)(?=[)#])")
# fmt: off
PAGES = {
    "README.md":                                          "index.md",
    "CONTRIBUTING.md":                                    "contributing.md",
    "CHANGELOG.md":                                       "changes.md",
    "LICENSE":                                            "LICENSE.txt",
    "factcheck/language/CARD.md":                         "cards/language.md",
    "factcheck/words/CARD.md":                            "cards/words.md",
    "factcheck/words/PLACES.md":                          "cards/places.md",
    "factcheck/judging/entailment/CARD.md":               "cards/judge.md",
    "factcheck/judging/entailment/encoder_data/CARD.md":  "cards/cross-encoder.md",
}
# fmt: on


def on_files(files: Any, *, config: Any) -> Any:
    """The files of the site, with those that live outside of docs/."""
    from mkdocs.structure.files import File

    for path, page in PAGES.items():
        files.append(File.generated(config, page, abs_src_path=str(ROOT / path)))
    return files


def on_page_markdown(markdown: str, *, page: Any, config: Any, files: Any) -> str:
    """The page with each link within the repository leading to where its target stands on the site."""
    here = page.file.src_uri
    folder = posixpath.dirname(next((path for path, name in PAGES.items() if name == here), f"docs/{here}"))

    def moved(found: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(folder, found[1]))
        place = PAGES.get(target, target.removeprefix("docs/"))
        return posixpath.relpath(place, posixpath.dirname(here) or ".")

    return LINK.sub(moved, markdown)
