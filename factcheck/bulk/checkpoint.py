"""How far a run has come, in a small file beside its output: written after the output it speaks of is safely on disk."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from factcheck import __version__
from factcheck.bulk.checkers import Terms
from factcheck.bulk.claims import Row
from factcheck.bulk.run import Result
from factcheck.errors import BadRequest

SCHEMA = 1


@dataclass(slots=True)
class Progress:
    """What is done: rows of the claim file, in order from the first, and as many bytes of output."""

    rows: int = 0
    bytes: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    """Rows by verdict; "error" for those that have none."""
    digest: str = hashlib.sha256().hexdigest()
    """Of the rows, each with that of the rows before it."""

    def skip(self, row: Row) -> None:
        """One more row, whatever came of it."""
        told = repr((self.digest, row.line, row.id, row.claim, row.source, row.date, row.error))
        self.digest = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
        self.rows += 1

    def add(self, result: Result) -> None:
        """One more row that has its result."""
        self.skip(result.row)
        self.counts[result.judged.verdict if result.judged else "error"] += 1


def save(path: Path, progress: Progress, terms: Mapping[str, str]) -> None:
    """Put the progress in the place of what the file said before, all at once."""
    told = {
        "schema": SCHEMA,
        "rows": progress.rows,
        "bytes": progress.bytes,
        "counts": progress.counts,
        "digest": progress.digest,
        "terms": terms,
    }
    beside = path.with_name(path.name + ".new")
    with beside.open("w", encoding="utf-8") as file:
        json.dump(told, file)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def load(path: Path, terms: Mapping[str, str]) -> Progress:
    """The progress of a run under the same terms. Raises BadRequest where it is of another run, or no checkpoint."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        if told["schema"] != SCHEMA:
            raise ValueError
        progress = Progress(int(told["rows"]), int(told["bytes"]), Counter(told["counts"]), str(told["digest"]))
        then = dict(told["terms"])
    except (OSError, ValueError, KeyError, TypeError):
        raise BadRequest(f"--resume: {path} is no checkpoint of this version; remove it to begin anew") from None
    different = [name for name in terms if then.get(name) != terms[name]]
    if different:
        raise BadRequest(
            f"--resume: the run was begun with another {different[0]}; give the same, or remove {path} to begin anew"
        )
    return progress


def library_state(terms: Terms) -> str:
    """What the library holds, where claims are checked against it. Raises UnusableLibrary."""
    if not terms.library or not terms.asks_library:
        return ""
    from factcheck.library.store import Library

    with Library(terms.library) as library:
        return library.state()


def sources_state(terms: Terms) -> str:
    """A hash of the sources of the run. Raises UnusableLibrary."""
    if terms.stock:
        from factcheck.library.stock import Stock

        with Stock(terms.stock) as stock:
            return stock.state()
    articles = "".join(f"{source.id}\0{source.published}\0{source.text}\0" for source in terms.sources)
    return hashlib.sha256(articles.encode("utf-8", "surrogatepass")).hexdigest() if terms.sources else ""


def terms_told(terms: Terms) -> dict[str, str]:
    """All that a result depends on but its row, so that a run is resumed as it was begun."""
    return {
        "version of factcheck": __version__,
        "--source": sources_state(terms),
        "library": library_state(terms),
        "--date": str(terms.today or ""),
        "--strictness": str(terms.strictness),
        "--judge": str(terms.judge),
    }
