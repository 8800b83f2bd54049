"""Every mistake a user can make: one line on stderr that says what and how to mend it, nothing on stdout, exit status 2."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run

FILES = {
    "news.md": b"Two people left.",
    "empty.txt": b"",
    "latin.txt": "The café was closed.".encode("latin-1"),
    "binary.txt": b"\0\1\2\3",
    "page.html": b"<html><body><nav><a href='/'>Home</a></nav></body></html>",
    "claims.txt": b"Two people left.\n",
    "claims.csv": b"claim\nTwo people left.\n",
    "no-claim.csv": b"text,id\nTwo people left.,1\n",
    "two-claims.csv": b"claim,Claim\nA,B\n",
    "empty.csv": b"",
    "binary.csv": b"claim\n\0\0\0",
    "table.csv": b"PK\x03\x04",
    "claims.parquet": b"PAR1",
    "claims.csv.gz": b"claim",
    "claims": b"Two people left.\n",
}
LONG = "Two people left. " * 60_000

# fmt: off
MISTAKES = {  # name -> arguments, what the line says
    "nothing":               ([], "no claim given: try factcheck"),
    "empty-claim":           ([""], "the claim is empty"),
    "blank-claim":           (["  \n "], "the claim is empty"),
    "long-claim":            ([LONG], "the claim has 1,020,000 characters, 10,000 at most"),
    "claim-not-utf-8":       (["caf\udce9"], "not valid UTF-8"),
    "words-without-quotes":  (["11", "officers", "killed"], "put a claim in quotes"),
    "unknown-option":        (["Two people left.", "--sauce", "news.md"], "there is no option --sauce"),
    "unknown-option-first":  (["--sauce"], "there is no option --sauce"),
    "option-without-value":  (["Two people left.", "--source"], "--source needs a value"),
    "flag-with-value":       (["Two people left.", "--json=yes"], "--json"),
    "bad-date":              (["Two people left.", "--date", "29.1.2024"], "--date '29.1.2024' is not a day: write it as 2024-01-29"),
    "bad-judge":             (["Two people left.", "--judge", "dice"], "neither of facets and learned"),
    "bad-strictness":        (["Two people left.", "--strictness", "hard"], "neither of reported and logical"),
    "quiet-json":            (["Two people left.", "--quiet", "--json"], "--quiet and --json contradict each other"),
    "all-from-stdin":        (["-", "--source", "-"], "can't both be read from stdin"),
    "missing-source":        (["Two people left.", "--source", "none.md"], "can't read source none.md: no such file"),
    "one-source-missing":    (["Two people left.", "--source", "news.md", "--source", "none.md"], "can't read source none.md"),
    "folder-source":         (["Two people left.", "--source", "."], "it is a folder"),
    "empty-source":          (["Two people left.", "--source", "empty.txt"], "can't read source empty.txt: it is empty"),
    "empty-stdin":           (["Two people left.", "--source", "-"], "can't read source stdin: it is empty"),
    "latin-1-source":        (["Two people left.", "--source", "latin.txt"], "not UTF-8 (byte 0xE9 in line 1)"),
    "binary-source":         (["Two people left.", "--source", "binary.txt"], "it is binary"),
    "no-article":            (["Two people left.", "--source", "page.html"], "no article text in the HTML"),
    "address":               (["Two people left.", "--source", "http://127.0.0.1/a"], "127.0.0.1 is in a private network (127.0.0.1); --allow-private"),
    "claim-file-as-claim":   (["claims.csv"], "claims.csv is a file: to check the claims in it: factcheck bulk claims.csv"),
    "parse-nothing":         (["parse"], "give a claim or --file FILE, and not both"),
    "parse-both":            (["parse", "Two people left.", "--file", "claims.txt"], "give a claim or --file FILE, and not both"),
    "parse-empty":           (["parse", ""], "the claim is empty"),
    "parse-missing-file":    (["parse", "--file", "none.txt"], "can't read claims none.txt: no such file"),
    "facts-nothing":         (["facts"], "no SOURCE given"),
    "facts-missing":         (["facts", "none.md"], "can't read source none.md: no such file"),
    "bulk-nothing":          (["bulk"], "no FILE given"),
    "bulk-missing":          (["bulk", "none.csv"], "can't read claims none.csv: no such file"),
    "bulk-folder":           (["bulk", "folder.csv"], "it is a folder"),
    "bulk-ending":           (["bulk", "claims.xml"], "a claim file ends in .txt, .csv, .tsv, .jsonl"),
    "bulk-no-ending":        (["bulk", "claims"], "a claim file ends in .txt"),
    "bulk-empty":            (["bulk", "empty.csv"], "can't read claims empty.csv: it is empty"),
    "bulk-empty-stdin":      (["bulk", "-"], "can't read claims -: it is empty"),
    "bulk-binary":           (["bulk", "binary.csv"], "it is binary"),
    "bulk-spreadsheet":      (["bulk", "table.csv"], "office document"),
    "bulk-no-claim-column":  (["bulk", "no-claim.csv"], "no column is named claim (the first line has: text, id)"),
    "bulk-two-columns":      (["bulk", "two-claims.csv"], "two columns are named claim"),
    "bulk-missing-source":   (["bulk", "claims.csv", "--source", "none.md"], "can't read source none.md"),
    "bulk-all-from-stdin":   (["bulk", "-", "--source", "-"], "can't both be read from stdin"),
    "bulk-output-ending":    (["bulk", "claims.csv", "--output", "out.xlsx"], "--output out.xlsx: results are written to .jsonl, .csv, .parquet files"),
    "bulk-output-parquet-gz": (["bulk", "claims.csv", "--output", "out.parquet.gz"], "results are written to"),
    "bulk-no-parquet":       (["bulk", "claims.parquet"], "can't read claims claims.parquet: no Parquet file, or a damaged one"),
    "bulk-no-gzip":          (["bulk", "claims.csv.gz"], "can't read claims claims.csv.gz: it is no gzip file, or a damaged one"),
    "bulk-resume-stdout":    (["bulk", "claims.csv", "--resume"], "--resume needs claims in a file and an --output FILE"),
    "bulk-no-workers":       (["bulk", "claims.csv", "--workers", "0"], "invalid value for '--workers'"),
    "bulk-output-folder":    (["bulk", "claims.csv", "--output", "none/out.csv"], "its folder does not exist"),
    "bulk-output-is-folder": (["bulk", "claims.csv", "--output", "folder.csv"], "it is a folder"),
    "bulk-output-is-input":  (["bulk", "claims.csv", "--output", "./claims.csv"], "--output ./claims.csv is also read"),
    "bulk-fail-on":          (["bulk", "claims.csv", "--fail-on", "wrong"], "--fail-on 'wrong' is none of supported, contradicted"),
}
# fmt: on


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder, the current one, with a file for each way to be wrong."""
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "folder.csv").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("word_for_word")
@pytest.mark.parametrize(("arguments", "line"), MISTAKES.values(), ids=MISTAKES)
def test_mistake_is_told_in_one_line(folder: Path, run: Callable[..., Run], arguments: list[str], line: str) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    found = run(*arguments)
    assert (found.status, found.out) == (2, "")
    assert line in found.err
    assert found.err.startswith("factcheck: ")
    assert found.err.count("\n") == 1
    assert len(found.err) < 250
    assert before == {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_fault_of_ours_is_one_line_too(run: Callable[..., Run], word_for_word: type) -> None:
    found = run("crash")
    assert (found.status, found.out) == (2, "")
    assert found.err.startswith("factcheck: internal error (RuntimeError: no such luck)")
    assert found.err.count("\n") == 1
