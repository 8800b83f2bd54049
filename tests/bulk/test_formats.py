"""Claim files as rows: every format, and malformed rows told with their line while the rest goes on."""

from __future__ import annotations

import gzip
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.bulk.claim_file import ClaimFile
from factcheck.bulk.claims import Row
from factcheck.bulk.formats import FORMATS
from factcheck.errors import UnreadableClaims

DAY = date(2024, 1, 29)

# fmt: off
FILES = {  # name -> ending, bytes, the rows as (line, id, claim, source, date)
    "text":               (".txt", b"A left.\nB left.\n", [(1, "1", "A left.", None, None), (2, "2", "B left.", None, None)]),
    "text-blank-lines":   (".txt", b"\nA left.\n  \n\nB left.", [(2, "2", "A left.", None, None), (5, "5", "B left.", None, None)]),
    "text-crlf-bom":      (".txt", b"\xef\xbb\xbfA left.\r\nB left.\r\n", [(1, "1", "A left.", None, None), (2, "2", "B left.", None, None)]),
    "text-line-separator": (".txt", "A\u2028left.\n".encode(), [(1, "1", "A\u2028left.", None, None)]),
    "text-utf-16":        (".txt", "Café left.\n".encode("utf-16"), [(1, "1", "Café left.", None, None)]),
    "csv":                (".csv", b"id,claim,source,date\nx,A left.,a.md,2024-01-29\n", [(2, "x", "A left.", "a.md", DAY)]),
    "csv-only-claims":    (".csv", b"claim\nA left.\n", [(2, "2", "A left.", None, None)]),
    "csv-bom-and-case":   (".csv", b"\xef\xbb\xbf Claim ,ID\nA left.,7\n", [(2, "7", "A left.", None, None)]),
    "csv-quoted-newline": (".csv", b'claim,id\n"A left,\nthen B.",1\nC left.,2\n', [(2, "1", "A left,\nthen B.", None, None), (4, "2", "C left.", None, None)]),
    "csv-quotes":         (".csv", b'claim\n"He said ""no""."\n', [(2, "2", 'He said "no".', None, None)]),
    "csv-blank-rows":     (".csv", b"\nclaim,id\n\n,\nA left.,1\n", [(5, "1", "A left.", None, None)]),
    "csv-short-row":      (".csv", b"claim,id,source\nA left.\n", [(2, "2", "A left.", None, None)]),
    "csv-empty-extras":   (".csv", b"claim,id\nA left.,1,,\n", [(2, "1", "A left.", None, None)]),
    "csv-semicolons":     (".csv", b"id;claim\n1;A left, then B.\n", [(2, "1", "A left, then B.", None, None)]),
    "csv-bars":           (".csv", b"id|claim\n1|A left, then B.\n", [(2, "1", "A left, then B.", None, None)]),
    "csv-gzip":           (".csv.gz", gzip.compress(b"claim,id\nA left.,x\n"), [(2, "x", "A left.", None, None)]),
    "jsonl-gzip-members": (".jsonl.gz", gzip.compress(b'{"claim": "A left."}\n') + gzip.compress(b'{"claim": "B left."}\n'), [(1, "1", "A left.", None, None), (2, "2", "B left.", None, None)]),
    "csv-tabs":           (".csv", b"id\tclaim\n1\tA left.\n", [(2, "1", "A left.", None, None)]),
    "csv-crlf":           (".csv", b"claim,id\r\nA left.,1\r\n", [(2, "1", "A left.", None, None)]),
    "tsv":                (".tsv", b"id\tclaim\n1\tA left, then B.\n", [(2, "1", "A left, then B.", None, None)]),
    "jsonl":              (".jsonl", b'{"claim": "A left.", "id": "x", "source": "a.md", "date": "2024-01-29"}\n', [(1, "x", "A left.", "a.md", DAY)]),
    "jsonl-number-id":    (".jsonl", b'{"claim": "A left.", "id": 7}\n\n{"claim": "B left."}\n', [(1, "7", "A left.", None, None), (3, "3", "B left.", None, None)]),
    "jsonl-nulls":        (".jsonl", b'{"claim": "A left.", "id": null, "source": null, "date": ""}\n', [(1, "1", "A left.", None, None)]),
    "jsonl-time-of-day":  (".jsonl", b'{"claim": "A left.", "date": "2024-01-29T10:00:00Z"}', [(1, "1", "A left.", None, DAY)]),
    "ndjson":             (".ndjson", b'{"claim": "A left."}', [(1, "1", "A left.", None, None)]),
}
BAD_ROWS = {  # name -> ending, the bad row, what its error says; it stands between two good ones
    "csv-open-quote":      (".csv", b'"A left,1', "a double quote is opened and never closed"),
    "csv-quote-in-field":  (".csv", b'"He said "no".",1', "a double quote inside a quoted field"),
    "csv-too-many-fields": (".csv", b"A, then B, left.,1", "4 fields where the heading has 2"),
    "csv-empty-claim":     (".csv", b",1", "the claim is empty"),
    "csv-huge-field":      (".csv", b"a" * 200_000 + b",1", "a field of more than 131,072 characters"),
    "csv-latin-1":         (".csv", "The café closed.,1".encode("latin-1"), "not valid UTF-8"),
    "tsv-too-many-fields": (".tsv", b"A\tB\tC", "3 fields where the heading has 2"),
    "jsonl-huge-line":     (".jsonl", b'{"claim": "' + b"a " * 2_500_000 + b'"}', "a line of more than 4,000,000 characters"),
    "csv-huge-line":       (".csv", b"a " * 2_500_000, "a field of more than 131,072 characters"),
    "jsonl-no-json":       (".jsonl", b'{"claim": "A left."', "not JSON: expecting ',' delimiter at column"),
    "jsonl-list":          (".jsonl", b'["A left."]', "not a JSON object"),
    "jsonl-text":          (".jsonl", b'"A left."', "not a JSON object"),
    "jsonl-no-claim":      (".jsonl", b'{"text": "A left."}', 'no "claim" in this row'),
    "jsonl-claim-number":  (".jsonl", b'{"claim": 11}', '"claim" is a number, not text'),
    "jsonl-claim-list":    (".jsonl", b'{"claim": ["A left."]}', '"claim" is a list, not text'),
    "jsonl-source-list":   (".jsonl", b'{"claim": "A left.", "source": ["a.md"]}', '"source" is a list, not text'),
    "jsonl-bad-date":      (".jsonl", b'{"claim": "A left.", "date": "29.1.2024"}', "is not a day: write it as 2024-01-29"),
    "jsonl-date-number":   (".jsonl", b'{"claim": "A left.", "date": 2024}', '"date" is a number, not text'),
    "jsonl-blank-claim":   (".jsonl", b'{"claim": " "}', "the claim is empty"),
    "jsonl-long-claim":    (".jsonl", b'{"claim": "' + b"a " * 500_000 + b'"}', "the claim has 1,000,000 characters"),
    "jsonl-half-character": (".jsonl", b'{"claim": "A \\ud83d left."}', "not valid UTF-8"),
    "jsonl-deep":          (".jsonl", b"[" * 100_000, "not JSON that can be read"),
    "jsonl-huge-number":   (".jsonl", b'{"claim": ' + b"1" * 5_000 + b"}", "not JSON that can be read"),
    "jsonl-latin-1":       (".jsonl", '{"claim": "The café closed."}'.encode("latin-1"), "not valid UTF-8"),
    "text-latin-1":        (".txt", "The café closed.".encode("latin-1"), "not valid UTF-8"),
    "text-long-claim":     (".txt", b"a " * 500_000, "characters, 10,000 at most"),
}
GOOD = {  # ending -> heading, a good row
    ".txt":   (b"", b"Two people left."),
    ".csv":   (b"claim,id\n", b"Two people left.,"),
    ".tsv":   (b"claim\tid\n", b"Two people left.\t"),
    ".jsonl": (b"", b'{"claim": "Two people left."}'),
}
# fmt: on


def rows(path: Path, data: bytes) -> list[Row]:
    path.write_bytes(data)
    with ClaimFile(str(path)) as claims:
        return list(claims)


@pytest.mark.parametrize(("ending", "data", "expected"), FILES.values(), ids=FILES)
def test_rows_are_read(tmp_path: Path, ending: str, data: bytes, expected: list[tuple[object, ...]]) -> None:
    found = rows(tmp_path / f"claims{ending}", data)
    assert [(row.line, row.id, row.claim, row.source, row.date) for row in found] == expected
    assert not any(row.error for row in found)


@pytest.mark.parametrize(("ending", "bad", "why"), BAD_ROWS.values(), ids=BAD_ROWS)
def test_bad_row_is_told_and_the_rest_goes_on(tmp_path: Path, ending: str, bad: bytes, why: str) -> None:
    heading, good = GOOD[ending]
    found = rows(tmp_path / f"claims{ending}", heading + good + b"\n" + bad + b"\n" + good + b"\n")
    first = heading.count(b"\n") + 1
    assert [row.line for row in found] == [first, first + 1, first + 2]
    assert [bool(row.error) for row in found] == [False, True, False]
    assert why in (found[1].error or "")
    assert found[0].claim == found[2].claim == "Two people left."
    found[1].claim.encode("utf-8")


@pytest.mark.parametrize(
    ("data", "claims"),
    [
        (b"Two people left.\nOne stayed.\n", ["Two people left.", "One stayed."]),
        (b'\n {"claim": "Two people left."}\n', ["Two people left."]),
    ],
    ids=["text", "jsonl"],
)
def test_stdin_is_read_by_its_looks(data: bytes, claims: list[str]) -> None:
    with ClaimFile("-", stdin=io.BytesIO(data)) as file:
        assert [row.claim for row in file] == claims


def test_columns_that_mean_nothing_are_named_once(tmp_path: Path) -> None:
    (tmp_path / "c.jsonl").write_text('{"claim": "A left.", "label": 1}\n{"claim": "B left.", "facet": 2, "label": 1}\n')
    with ClaimFile(str(tmp_path / "c.jsonl")) as claims:
        list(claims)
        assert list(claims.unused) == ["label", "facet"]


@given(st.binary(max_size=300), st.sampled_from(sorted(FORMATS)))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_rows_or_one_error(data: bytes, ending: str) -> None:
    fields = FORMATS[ending]
    text = b"claim,id\n".replace(b",", b"\t" if ending == ".tsv" else b",") + data
    lines = io.TextIOWrapper(io.BytesIO(text), encoding="utf-8", errors="surrogateescape", newline="")
    numbers = [line for line, _ in fields(lines)]
    assert numbers == sorted(set(numbers))


def test_no_claim_column(tmp_path: Path) -> None:
    with pytest.raises(UnreadableClaims, match="no column is named claim"):
        rows(tmp_path / "c.csv", b"\xe9text\nA left.\n")


def test_rows_of_a_table_in_parquet(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs the extra parquet")
    import pyarrow

    columns = {"Claim": ["A left.", None, "C left."], "id": [7, 8, 9], "date": [DAY, DAY, None], "label": ["x", "y", "z"]}
    parquet.write_table(pyarrow.table(columns), tmp_path / "c.parquet", row_group_size=2)
    with ClaimFile(str(tmp_path / "c.parquet")) as claims:
        assert claims.count_lines() == 3
        found = list(claims)
    assert [(row.line, row.id, row.claim, row.date) for row in found] == [(1, "7", "A left.", DAY), (2, "8", "", None), (3, "9", "C left.", None)]
    assert [row.error for row in found] == [None, 'no "claim" in this row', None]


def test_parquet_without_claims(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs the extra parquet")
    import pyarrow

    parquet.write_table(pyarrow.table({"text": ["A left."]}), tmp_path / "c.parquet")
    with pytest.raises(UnreadableClaims, match="no column is named claim"), ClaimFile(str(tmp_path / "c.parquet")) as claims:
        list(claims)


def test_gzip_that_is_cut_short_gives_the_rows_before(tmp_path: Path) -> None:
    text = b"".join(b"Claim %d of many in a row, each with words of its own: %d.\n" % (n, n * n) for n in range(5000))
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress(text)[:-2000])
    lines: list[int] = []
    with ClaimFile(str(tmp_path / "c.txt.gz")) as claims, pytest.raises(UnreadableClaims, match="damaged from here on"):
        lines.extend(row.line for row in claims)
    assert lines == list(range(1, len(lines) + 1))
    assert len(lines) > 1000
