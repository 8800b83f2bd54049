"""What the commands of pages find when they are run: the files that pages speak of, a library, and the programs of a user."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.docs.shown import ROOT
from tests.sources.test_formats import pdf

BRIDGE = "The bridge was closed on Monday. 11 officers were killed in Rask, the minister said."
DRAFT = "The bridge was closed on Monday. 20 officers were killed in Rask."
CLAIMS = ("The bridge was closed.", "20 officers were killed in Rask.")
# fmt: off
FILES = {
    "news.md": BRIDGE, "minutes.txt": BRIDGE, "news/bridge.md": BRIDGE, "reports/bridge.md": BRIDGE, "notes/bridge.md": BRIDGE,
    "statements/mayor.md": BRIDGE, "articles/bridge.md": BRIDGE,
    "summary.txt": DRAFT, "summary.md": DRAFT, "summaries/bridge.md": DRAFT, "answer.txt": DRAFT, "draft.md": DRAFT, "post.txt": DRAFT,
    "page.html": f"<html><body><article><h1>The bridge</h1><p>{BRIDGE * 3}</p></article></body></html>",
    "feed.jsonl": json.dumps({"id": "bridge", "text": BRIDGE}), "articles.jsonl": json.dumps({"id": "bridge", "text": BRIDGE}),
    "claims.txt": "".join(f"{claim}\n" for claim in CLAIMS),
    "claims.csv": "".join(f"{line}\n" for line in ("claim", *CLAIMS)),
    **dict.fromkeys(("claims.jsonl", "parts/1.jsonl"), "".join(json.dumps({"claim": claim}) + "\n" for claim in CLAIMS)),
}
TABLES = {"claims.parquet": {"claim": CLAIMS}, "articles.parquet": {"id": ["bridge"], "text": [BRIDGE]}}
PROGRAMS = {
    "factcheck":      f'exec "{sys.executable}" -m factcheck "$@"',
    "pbpaste":        "cat post.txt",      # the clipboard of a Mac
    "write-summary":  "cat summary.txt",   # whatever writes a user's texts
}
# fmt: on


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to run commands in, with a library of its own."""
    for folder in ("claims", "seeds"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTCHECK_LIBRARY", str(tmp_path / "library.db"))
    return tmp_path


@pytest.fixture
def full_desk(desk: Path) -> Path:
    """One with the files that pages speak of."""
    for name, content in FILES.items():
        (desk / name).parent.mkdir(exist_ok=True)
        (desk / name).write_text(content, encoding="utf-8")
    (desk / "agency.pdf").write_bytes(pdf(BRIDGE))
    (desk / "claims.jsonl.gz").write_bytes(gzip.compress(FILES["claims.jsonl"].encode()))
    return desk


@pytest.fixture
def tables(full_desk: Path) -> None:
    """The files of it that are Parquet."""
    pa = pytest.importorskip("pyarrow", reason="needs the extra parquet")
    from pyarrow import parquet

    for name, columns in TABLES.items():
        parquet.write_table(pa.table(columns), full_desk / name)


@pytest.fixture
def programs(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`factcheck` and what else a user has, as programs that a shell finds."""
    if shutil.which("bash") is None:
        pytest.skip("no bash here")
    (desk / "bin").mkdir()
    for name, script in PROGRAMS.items():
        (desk / "bin" / name).write_text(f"#!/bin/sh\n{script}\n")
        (desk / "bin" / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{desk / 'bin'}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
