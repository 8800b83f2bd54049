"""The reader of word tables agrees with `tomllib` on every table, and refuses what it can't read."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from factcheck.words import table

TABLES = sorted(Path(table.__file__).parent.glob("*.toml"))
# fmt: off
READ = {
    "nothing": "",
    "comments": "# one\n\n  # another\n",
    "text": 'a = "one, two"   # of them\nb = ""\n',
    "text with marks": 'a = "1 # 2 = 3 [4]"\n"b c" = "say \\"so\\""\n',
    "text over lines": 'a = """one,\n  "two" # 2\n"""\n[b]\nc = """\none"""',
    "sections": '[a]\nb = "c"\n["d e"]   # f\n[g]\nb = "h"\n',
    "numbers": "[a]\n1 = -3\nb = 2e6   # two\nc = 0.5\nd = [24, 99]\ne = true\n",
}
REFUSED = {
    "table in a line": "a = { b = 1 }\n",
    "single quotes": "a = 'b'\n",
    "no value": "a = 1\nb =\n",
    "no end": 'a = """one\n',
    "two on a line": 'a = "b" c = "d"\n',
    "no number": "a = b\n",
}
# fmt: on


@pytest.mark.parametrize("path", TABLES, ids=[path.stem for path in TABLES])
def test_every_table_reads_as_toml(path: Path) -> None:
    assert table.read_table(path.stem) == tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", READ.values(), ids=READ)
def test_what_is_read_is_toml(text: str) -> None:
    assert table.parse(text) == tomllib.loads(text)


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="."):
        table.parse(text)
