"""The README's pictures: what they show is what the commands print today. FACTCHECK_BLESS=1 draws them anew."""

from __future__ import annotations

import html
import os
import re
from pathlib import Path

import pytest

from bench.screens import ROOT, RUNS, SCREENS, main, picture, printed, workplace

TEXT = re.compile(r"<text[^>]*>([^<]*)</text>")
TIMING = re.compile(r"in [\d.,]+ s(, [\d.,]+ a second)?|(?<=took longest).*(?=factcheck:)")
SURENESS = re.compile(r"(\w+ confidence )?\b[01]\.\d\d\b( ?[█▌]+)?")


def shown(svg: str) -> str:
    """The words of a picture, without how long anything took and how sure it is, which moves whenever the judge learns again."""
    words = "".join(html.unescape(text) for text in TEXT.findall(svg)).replace("\xa0", " ")
    return SURENESS.sub("…", TIMING.sub("…", " ".join(words.split())))


@pytest.mark.usefixtures("fresh_styles")
@pytest.mark.parametrize("name", RUNS)
def test_picture_shows_what_the_command_prints(name: str) -> None:
    with workplace():
        drawn = picture(name, printed(RUNS[name]))
    path = SCREENS / f"{name}.svg"
    if os.environ.get("FACTCHECK_BLESS"):
        path.write_text(drawn, encoding="utf-8", newline="\n")
        return
    assert shown(path.read_text(encoding="utf-8")) == shown(drawn)
    assert RUNS[name] in " ".join(shown(drawn).split())


def test_pictures_ask_for_nothing_from_the_web_and_stand_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {path.stem for path in SCREENS.glob("*.svg")} == set(RUNS)
    for path in SCREENS.glob("*.svg"):
        drawn = path.read_text(encoding="utf-8")
        assert re.findall(r"(?:href|src|url)\s*[=(]\s*['\"]?(?!#)", drawn) == []
        assert re.search(rf"!\[[^\]]{{20,}}\]\(docs/screens/{path.name}\)", readme), "no picture without words for those who can't see it"


def test_without_colours_a_picture_has_the_same_words(tmp_path: Path) -> None:
    assert main(["draft", "--folder", str(tmp_path), "--no-color"]) == 0
    plain, coloured = ((folder / "draft.svg").read_text(encoding="utf-8") for folder in (tmp_path, SCREENS))
    assert shown(plain) == shown(coloured)
    assert len(set(re.findall(r"fill: (#\w+)", plain))) < len(set(re.findall(r"fill: (#\w+)", coloured)))
