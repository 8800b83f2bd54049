"""Parquet: claim files read a batch of rows at a time, and results written from their JSON lines. Needs the extra `parquet`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from factcheck.bulk.claims import COLUMNS
from factcheck.errors import BadRequest, MissingExtra

if TYPE_CHECKING:
    import pyarrow

BATCH = 1_024
"""Rows in memory at once."""


def require() -> None:
    """Raises MissingExtra where Parquet can't be read or written."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        raise MissingExtra("Parquet", "parquet") from None


def rows(file: BinaryIO, group: int | None = None, start: int = 0) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The fields of each row that a claim file may have, with its number, from 1; of one row group, or of all.

    Batches that end before row `start` are left out. Raises BadRequest, MissingExtra.
    """
    table = opened(file)
    names = {str(name).strip().lower(): str(name) for name in table.schema_arrow.names}
    if "claim" not in names:
        there = ", ".join(table.schema_arrow.names) or "none"
        raise BadRequest(f"no column is named claim (there are: {there[:200]}); name the column that holds the claims")
    known = {names[column]: column for column in COLUMNS if column in names}
    for number, found in numbered(table, list(known), BATCH, group, start):
        yield number, {known[name]: _plain(value) for name, value in found.items()}


def numbered(
    table: pyarrow.parquet.ParquetFile, columns: Sequence[str], size: int, group: int | None, start: int = 0
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Rows with their number, from 1, of one row group or of all, `size` of them in memory. Raises BadRequest."""
    import pyarrow

    number = 0
    try:
        for batch in table.iter_batches(size, row_groups=None if group is None else [group], columns=columns):
            if number + batch.num_rows <= start:
                number += batch.num_rows
                continue
            for found in batch.to_pylist():
                number += 1
                yield number, found
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError, OverflowError):
        raise BadRequest(f"it is damaged behind row {number:,}; write or fetch it again") from None


def count(file: BinaryIO) -> int:
    """How many rows the file has. Raises BadRequest, MissingExtra."""
    return int(opened(file).metadata.num_rows)


def groups(file: BinaryIO) -> list[int]:
    """How many rows each row group has. Raises BadRequest, MissingExtra."""
    found = opened(file).metadata
    return [int(found.row_group(n).num_rows) for n in range(found.num_row_groups)]


def from_lines(lines: Iterable[str], made: Path) -> None:
    """Write results, lines of JSON, as a Parquet file; comparisons stay JSON, since their values differ by facet."""
    import pyarrow
    import pyarrow.parquet

    schema = _schema()
    left = iter(lines)
    with pyarrow.parquet.ParquetWriter(made, schema, compression="zstd") as writer:
        while batch := [_flat(json.loads(line)) for line in islice(left, BATCH)]:
            writer.write_table(pyarrow.Table.from_pylist(batch, schema=schema))


def _schema() -> pyarrow.Schema:
    import pyarrow as pa

    text, offset = pa.string(), pa.int64()
    passage = pa.struct([("source", text), ("text", text), ("start", offset), ("end", offset), ("score", pa.float64())])
    told = [(name, text) for name in ("id", "claim", "verdict", "reason", "explanation", "comparisons", "error")]
    return pa.schema(
        [("schema", pa.int32()), *told[:3], ("confidence", pa.float64()), *told[3:6], ("evidence", pa.list_(passage)), told[6]]
    )


def _flat(found: dict[str, Any]) -> dict[str, Any]:
    if "comparisons" in found:
        found["comparisons"] = json.dumps(found["comparisons"], ensure_ascii=False, separators=(",", ":"))
    return found


def opened(file: BinaryIO) -> pyarrow.parquet.ParquetFile:
    """The file, to be read. Raises BadRequest, MissingExtra."""
    require()
    import pyarrow.parquet

    try:
        return pyarrow.parquet.ParquetFile(file)
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:
        raise BadRequest(f"no Parquet file, or a damaged one ({str(error).splitlines()[0][:60].strip()})") from None


def _plain(value: Any) -> Any:
    """A day as text, as other formats have it."""
    return value.isoformat() if isinstance(value, date) else value
