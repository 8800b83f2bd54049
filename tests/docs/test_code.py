"""The Python that pages show: each page's blocks are run one after the other, and its sessions as doctests."""

from __future__ import annotations

import doctest
import re
import shlex
import sys
import types
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted((ROOT / "docs").glob("*.md"))
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
NEEDS = re.compile(r"# needs: (\w+)\n")
MODULE = re.compile(r"(?:^|`)python -m ((?:training|bench)\.\w+[^`\n]*)", re.MULTILINE)
WITH_CODE = [page for page in PAGES if BLOCK.search(page.read_text(encoding="utf-8"))]
WITH_SESSIONS = [page for page in PAGES if page.stem != "python" and ">>> " in page.read_text(encoding="utf-8")]
SCRIPTS = {line for page in [ROOT / "README.md", *PAGES] for line in MODULE.findall(page.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("page", WITH_CODE, ids=lambda page: page.stem)
def test_code_runs(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = types.ModuleType(f"page_{page.stem}")  # dataclasses look theirs up
    monkeypatch.setitem(sys.modules, module.__name__, module)
    for n, block in enumerate(BLOCK.findall(page.read_text(encoding="utf-8"))):
        code = compile(block, f"{page.name}, block {n + 1}", "exec")
        if not NEEDS.match(block):  # other people's frameworks: grammar only (test_recipes.py runs those of rag.md)
            exec(code, vars(module))
    tests = [made for name, made in vars(module).items() if name.startswith("test_")]
    for test in tests:
        test()


@pytest.mark.parametrize("page", WITH_SESSIONS, ids=lambda page: page.stem)
def test_sessions_go_as_told(page: Path) -> None:
    results = doctest.testfile(str(page), module_relative=False, optionflags=doctest.ELLIPSIS, encoding="utf-8")
    assert results.attempted > 0
    assert results.failed == 0


@pytest.mark.parametrize("line", sorted(SCRIPTS))
def test_scripts_have_these_options(line: str) -> None:
    module, *words = shlex.split(line, comments=True)
    text = (ROOT / Path(*module.split("."))).with_suffix(".py").read_text(encoding="utf-8")
    options: list[Any] = [word for word in words if word.startswith("--") and word != "--help"]
    assert [option for option in options if f'"{option}"' not in text] == []
