"""Report files: what the ending of a name asks for, and a file that is whole or not there."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from factcheck.errors import BadRequest
from factcheck.reports.claim_review import Publication, claim_reviews
from factcheck.reports.entries import Run
from factcheck.reports.markdown import markdown

Write = Callable[[Run, Publication | None], str]


def valid_reports(
    paths: Sequence[str], read: Sequence[str], url: str | None, author: str | None, *, of_draft: bool = False
) -> Publication | None:
    """Where the reviews will be published, if told. Raises BadRequest where a report can't be written, before any work is done.

    `read` are the files that the command reads: none of them is written over.
    """
    for path in paths:
        _refuse(path, read)
        if Path(path).suffix.lower() == SARIF and not of_draft:
            raise BadRequest(f"--report {path}: SARIF marks places in a text: it is for factcheck draft")
    if url is not None and (urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).netloc):
        raise BadRequest(f"--review-url {url!r} is no address of a page: write it as https://example.org/checks")
    reviews = next((path for path in paths if Path(path).suffix.lower() == ".jsonld"), None)
    if reviews and not (url and author):
        raise BadRequest(
            f"--report {reviews}: a ClaimReview names its page and its author: add --review-url ADDRESS and --review-author NAME"
        )
    if (url or author) and not reviews:
        raise BadRequest("--review-url and --review-author are for a ClaimReview: add --report FILE.jsonld")
    return Publication(url, author) if url and author else None


def write_reports(paths: Sequence[str], run: Run, publication: Publication | None) -> None:
    """Write each report. Raises BadRequest where a file can't be written; a file of that name then stays as it was."""
    for path in paths:
        text = ENDINGS[Path(path).suffix.lower()](run, publication)
        _write(path, text.encode("utf-8", "replace"))


def _refuse(path: str, read: Sequence[str]) -> None:
    if Path(path).suffix.lower() not in ENDINGS:
        raise BadRequest(f"--report {path}: reports are written to {', '.join(ENDINGS)} files")
    if Path(path).is_dir() or not Path(path).absolute().parent.is_dir():
        raise BadRequest(f"--report {path}: " + ("it is a folder" if Path(path).is_dir() else "its folder does not exist"))
    for other in read:
        if other != "-" and Path(path).exists() and Path(other).exists() and Path(path).samefile(other):
            raise BadRequest(f"--report {path} is also read: name another file for the report")


def _write(path: str, content: bytes) -> None:
    final = Path(os.path.realpath(path))
    beside = final.with_name(final.name + ".part")
    if final.exists() and not final.is_file():  # a device or a pipe keeps its place
        beside = final
    try:
        beside.write_bytes(content)
        if beside != final:
            beside.replace(final)
    except OSError as error:
        raise BadRequest(f"--report {path}: {(error.strerror or 'it cannot be written').lower()}") from None


def _html(run: Run, _: Publication | None) -> str:
    from factcheck.reports.page import page

    return page(run)


def _markdown(run: Run, _: Publication | None) -> str:
    return markdown(run)


def _reviews(run: Run, publication: Publication | None) -> str:
    assert publication is not None  # valid_reports has seen to it
    return json.dumps(claim_reviews(run, publication), ensure_ascii=False, indent=2) + "\n"


def _sarif(run: Run, _: Publication | None) -> str:
    from factcheck.reports.complaints import sarif

    return json.dumps(sarif(run), ensure_ascii=False, indent=2) + "\n"


SARIF = ".sarif"
ENDINGS: dict[str, Write] = {".html": _html, ".htm": _html, ".md": _markdown, ".jsonld": _reviews, SARIF: _sarif}
