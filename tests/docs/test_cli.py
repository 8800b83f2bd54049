"""The reference of the command line is what the commands say of themselves; FACTCHECK_BLESS=1 writes it anew."""

from __future__ import annotations

import os
import runpy
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "cli.md"


def test_the_reference_is_current() -> None:
    page = runpy.run_path(str(ROOT / "manual" / "commands.py"))["page"]()
    if os.environ.get("FACTCHECK_BLESS"):
        PAGE.write_text(page, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page
