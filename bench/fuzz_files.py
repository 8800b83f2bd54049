"""Damaged files of every format that is read: what comes of them is rows, an article, or one line that says why not.

    python -m bench.fuzz_files [--files 10000] [--seed N]

Each file is a sound one with bytes changed, cut out, doubled or taken from another. Exit status 1 where one raised anything but
an error of ours, or took over 5 seconds.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import random
import sqlite3
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

from bench.newsroom import articles
from factcheck.bulk.claim_file import ClaimFile
from factcheck.bulk.feeds import table
from factcheck.errors import FactcheckError
from factcheck.library.gather import gather
from factcheck.library.store import Item, Library
from factcheck.sources.read import read_source

SLOW = 5.0
"""Seconds that one small file may take."""


def main() -> int:
    """Try, print; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    outcomes: dict[str, Counter[str]] = {name: Counter() for name in KINDS}
    with tempfile.TemporaryDirectory() as folder:
        sound = {name: make(Path(folder)) for name, (make, _) in KINDS.items()}
        for number in range(asked.files):
            chance, name = random.Random(asked.seed * 1_000_003 + number), list(KINDS)[number % len(KINDS)]
            path = Path(folder) / f"fuzzed.{name}"
            path.write_bytes(damaged(sound[name], chance.choice(list(sound.values())), chance))
            outcomes[name][outcome(path, KINDS[name][1], number)] += 1
            for left in Path(folder).glob("fuzzed.*"):
                left.unlink()
    for name, counts in outcomes.items():
        print(f"{name:10} " + ", ".join(f"{count:,} {told}" for told, count in counts.most_common()))
    return int(any(counts["broken"] or counts["slow"] for counts in outcomes.values()))


def outcome(path: Path, read: Callable[[Path], object], number: int) -> str:
    """What came of a file, in a word."""
    began = time.process_time()
    try:
        read(path)
        told = "read"
    except FactcheckError as error:
        told = "refused" if "\n" not in str(error) else "broken"
    except Exception:
        print(f"file {number}, {path.suffix}:\n{traceback.format_exc()}", file=sys.stderr)
        told = "broken"
    return told if time.process_time() - began < SLOW else "slow"


def damaged(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """The bytes with a few faults."""
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at, length = chance.randrange(len(data) + 1), chance.choice((1, 1, 4, 64, 1_000))
        taken = chance.choice((b"", chance.randbytes(length), other[:length], bytes(length), data[at : at + length] * 2, b"\xff"))
        data = data[:at] + taken + data[at + chance.choice((0, len(taken), length)) :]
    return data


# --- sound files, and how each is read ------------------------------------------------------------------------------

TOLD = [one.source for one in articles(12)]
ROWS = [{"id": str(n), "claim": one.claim, "date": "2024-01-29"} for n, one in enumerate(articles(12))]
PAGE = "<!doctype html><html><head><title>{}</title></head><body><article><p>{}</p><p>{}</p></article></body></html>"


def _page(folder: Path) -> bytes:
    return PAGE.format(TOLD[0].title, TOLD[0].text, TOLD[1].text).encode()


def _pdf(folder: Path) -> bytes:
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer, out, stream = PdfWriter(), io.BytesIO(), DecodedStreamObject()
    page = writer.add_blank_page(400, 400)
    font = DictionaryObject({NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1")})
    font[NameObject("/BaseFont")] = NameObject("/Helvetica")
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})})
    stream.set_data(f"BT /F1 12 Tf 20 380 Td ({TOLD[0].text[:200]}) Tj ET".encode("latin-1", "replace"))
    page[NameObject("/Contents")] = writer._add_object(stream)
    writer.write(out)
    return out.getvalue()


def _docx(folder: Path) -> bytes:
    import docx

    document, out = docx.Document(), io.BytesIO()
    document.add_paragraph(TOLD[0].text)
    document.save(out)
    return out.getvalue()


def _mail(folder: Path) -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["Date"] = TOLD[0].title, "Mon, 29 Jan 2024 10:00:00 +0000"
    mail.set_content(TOLD[0].text)
    mail.add_alternative(_page(folder).decode(), subtype="html")
    return mail.as_bytes()


def _jsonl(folder: Path) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in ROWS).encode()


def _feed(folder: Path) -> bytes:
    return "".join(json.dumps({"text": one.text, "title": one.title, "date": "2024-01-29"}) + "\n" for one in TOLD).encode()


def _table(folder: Path, delimiter: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(ROWS[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(ROWS)
    return out.getvalue().encode()


def _parquet(rows: list[dict[str, str]]) -> bytes:
    import pyarrow
    import pyarrow.parquet

    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), out)
    return out.getvalue()


def _library(folder: Path) -> bytes:
    path = folder / "sound.db"
    with Library(path, write=True) as library:
        list(library.add(Item(one, one.id) for one in TOLD))
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA journal_mode = DELETE")
    file.close()
    return path.read_bytes()


def _claims(path: Path) -> None:
    with ClaimFile(str(path)) as file:
        list(file)


def _ask(path: Path) -> None:
    from factcheck.library.check import LibraryChecker

    with Library(path) as library:
        list(library.entries())
        LibraryChecker(library).check(ROWS[0]["claim"])
    with Library(path, write=True) as library:
        list(library.add([Item(TOLD[0], "new")]))


def _source(path: Path) -> None:
    read_source(str(path))


# fmt: off
KINDS: dict[str, tuple[Callable[[Path], bytes], Callable[[Path], object]]] = {
    "html":     (_page,                                         _source),
    "md":       (lambda _: TOLD[0].text.encode(),               _source),
    "pdf":      (_pdf,                                          _source),
    "docx":     (_docx,                                         _source),
    "eml":      (_mail,                                         _source),
    "md.gz":    (lambda _: gzip.compress(TOLD[0].text.encode()), _source),
    "ndjson":   (_feed,                                         lambda path: list(gather([str(path)]))),
    "txt":      (lambda _: "\n".join(row["claim"] for row in ROWS).encode(), _claims),
    "csv":      (_table,                                        _claims),
    "tsv":      (lambda folder: _table(folder, "\t"),           _claims),
    "jsonl":    (_jsonl,                                        _claims),
    "csv.gz":   (lambda folder: gzip.compress(_table(folder)),  _claims),
    "parquet":  (lambda _: _parquet(ROWS),                      _claims),
    "feed.parquet": (lambda _: _parquet([{"text": one.text} for one in TOLD]), lambda path: list(table(str(path)))),
    "db":       (_library,                                      _ask),
}
# fmt: on

if __name__ == "__main__":
    sys.exit(main())
