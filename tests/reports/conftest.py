"""Golden files of the views: compared, or written anew with FACTCHECK_BLESS=1."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


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
