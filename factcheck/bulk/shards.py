"""A folder of results: a Parquet file for each part of the claims, each whole or not there, so that any stop can be resumed."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from factcheck.bulk.checkers import Terms
from factcheck.bulk.parts import Part
from factcheck.errors import BadRequest

PLAN, STOCK, COMPLETE = "_run.json", "_sources.db", "_SUCCESS"
"""How the claims were cut, under which terms; the articles as read; what says that all is there. Parquet readers skip these."""
UNFINISHED = ".new"
SCHEMA = 1


class Shards:
    """The folder of one run. `parts` are numbered as the files are named."""

    def __init__(self, path: str, *, resume: bool) -> None:
        """Raises BadRequest where results can't be written there."""
        self.path = Path(path).absolute()
        self.resume = resume
        if self.path.exists() and not self.path.is_dir():
            raise BadRequest(f"--output {path}: --engine ray writes a folder of Parquet files; this is a file")
        if not self.path.parent.is_dir():
            raise BadRequest(f"--output {path}: its folder does not exist")
        there = [found for found in self.path.iterdir() if found.suffix != UNFINISHED] if self.path.exists() else []
        if there and not resume:
            unfinished = (self.path / PLAN).exists() and not self.complete
            told = "holds an unfinished run: go on with --resume, or remove it"
            raise BadRequest(f"--output {path} " + (told if unfinished else "is not empty: name a new folder"))
        if there and resume and not (self.path / PLAN).exists():
            raise BadRequest(f"--resume: {path} holds no run of this version; name a new folder")

    @property
    def complete(self) -> bool:
        """Whether all of the results are there."""
        return (self.path / COMPLETE).exists()

    @property
    def stock(self) -> Path:
        """Where the articles of the run are, as read; among the results, since every machine sees these."""
        return self.path / STOCK

    def terms(self, terms: Terms) -> Terms:
        """The terms, with the articles of the run where they are many."""
        return replace(terms, stock=self.stock) if self.stock.exists() else terms

    def begin(self, parts: Sequence[Part], articles: Sequence[Part], terms: Mapping[str, str]) -> dict[int, Part]:
        """The parts that are left to do, by number. Raises BadRequest where the run was begun otherwise, or can't be."""
        files = {part.path: os.stat(part.path) for part in (*parts, *articles)}
        plan = {
            "schema": SCHEMA,
            "terms": dict(terms),
            "parts": len(parts),
            "files": {path: [found.st_size, found.st_mtime_ns] for path, found in files.items()},
        }
        try:
            if self.resume and (self.path / PLAN).exists():
                self._compare(plan)
            else:
                self.path.mkdir(exist_ok=True)
                beside = self.path / (PLAN + UNFINISHED)
                beside.write_text(json.dumps(plan), encoding="utf-8")
                beside.replace(self.path / PLAN)
        except OSError as error:
            raise BadRequest(f"--output {self.path}: {(error.strerror or 'it cannot be written').lower()}") from None
        return {number: part for number, part in enumerate(parts) if not shard(self.path, number).exists()}

    def counted(self, number: int) -> Counter[str]:
        """The rows of a shard by verdict; "error" for those that have none."""
        import pyarrow.parquet

        verdicts = pyarrow.parquet.read_table(shard(self.path, number), columns=["verdict"])["verdict"]
        return Counter(verdict or "error" for verdict in verdicts.to_pylist())

    def finish(self) -> None:
        """Say that all is there, and remove what was needed on the way."""
        (self.path / COMPLETE).touch()
        for left_over in (self.stock, *self.path.glob(f"_*{UNFINISHED}")):
            left_over.unlink(missing_ok=True)

    def _compare(self, plan: Mapping[str, object]) -> None:
        try:
            then = json.loads((self.path / PLAN).read_text(encoding="utf-8"))
            terms, now = dict(then["terms"]), plan["terms"]
        except (ValueError, KeyError, TypeError):
            raise BadRequest(f"--resume: {self.path} holds no run of this version; name a new folder") from None
        assert isinstance(now, dict)
        different = next((name for name in now if terms.get(name) != now[name]), None)
        if different is None and {**then, "terms": now} != plan:
            different = "file of claims or articles, or one that has changed since"
        if different:
            raise BadRequest(f"--resume: the run was begun with another {different}; give the same, or name a new folder")


def shard(folder: Path, number: int) -> Path:
    """The file of a part."""
    return folder / f"part-{number:06}.parquet"


def write(folder: Path, number: int, lines: Iterable[str]) -> None:
    """Write the results of a part, lines of JSON: the file is there when it is whole, and on disk."""
    from factcheck.bulk.parquet import from_lines

    made = shard(folder, number)
    beside = made.with_name(f"_{made.name}.{os.getpid()}{UNFINISHED}")  # two that write the same part write the same bytes
    try:
        from_lines(lines, beside)
        with beside.open("rb") as file:
            os.fsync(file.fileno())
        beside.replace(made)
    finally:
        beside.unlink(missing_ok=True)
