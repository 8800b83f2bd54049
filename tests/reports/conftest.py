"""Golden files of the views: compared, or written anew with FACTCHECK_BLESS=1."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.style import Style
from rich.theme import Theme

from factcheck.reports.styles import STYLES, THEME

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def fresh_styles() -> None:
    """Forgets what styles were drawn as: rich keeps the codes of a style from its first console, whatever its colours."""
    Style.parse.cache_clear()
    Style._add.cache_clear()
    THEME.styles.update(Theme(STYLES).styles)


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Asserts that a text is what the golden file of that name holds."""

    def check(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get("FACTCHECK_BLESS"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"no golden file {name}: run FACTCHECK_BLESS=1 pytest tests/reports"
        assert text == path.read_text(encoding="utf-8")

    return check
