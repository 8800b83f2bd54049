"""Reports as Markdown: tables of verdicts, then each claim with its facets and passages. Nothing in a claim acts as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from factcheck.reports.cards import Card, Part, card
from factcheck.reports.entries import Entry, Run
from factcheck.reports.labels import MARKS, reason_words
from factcheck.reports.passages import Run as Words
from factcheck.reports.passages import printable

_MARKUP = re.compile(r"([\\`*_\[\]|~$]|(?<=:)/(?=/)|(?<=www)\.)", re.IGNORECASE)
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def markdown(run: Run) -> str:
    """The whole run as a Markdown document (CommonMark with tables)."""
    return "\n".join(_lines(run)) + "\n"


def escaped(text: str) -> str:
    """The text so that Markdown shows it as it is: on one line, no markup, no HTML, no address that becomes a link."""
    return re.sub(r"^(\d*)([-+#.=)])", r"\1\\\2", _inline(text))


def _inline(text: str) -> str:
    """As `escaped`, for words that don't begin a line."""
    plain = " ".join(printable(text).split())
    return _MARKUP.sub(r"\\\1", re.sub("[&<>]", lambda found: _ENTITIES[found[0]], plain))


def _lines(run: Run) -> Iterator[str]:
    yield f"# {escaped(run.title)}"
    yield ""
    yield f"{len(run.entries)} {'claim' if len(run.entries) == 1 else 'claims'}, checked by factcheck on {run.checked}."
    if len(run.entries) > 1:
        yield ""
        yield from _table(("verdict", "claims"), _verdicts(run))
        yield ""
        yield from _table(("verdict", "reason", "claims"), ((v, reason_words(reason), str(n)) for v, reason, n in run.reasons))
    for number, entry in enumerate(run.entries, 1):
        yield ""
        yield from _entry(number, entry)


def _verdicts(run: Run) -> Iterator[tuple[str, str]]:
    for verdict, count in run.verdicts.items():
        yield f"{MARKS[verdict]} {verdict}", str(count)
    if run.errors:
        yield "! not checked", str(run.errors)


def _entry(number: int, entry: Entry) -> Iterator[str]:
    yield f"## {number}\\. {escaped(entry.claim) or '(no claim)'}"
    yield ""
    if entry.report is None:
        yield f"**! not checked**: {escaped(entry.error)}"
        return
    shown = card(entry.report, entry.sources)
    yield f"**{shown.mark} {shown.word}**" + (f" ({shown.confidence}; {shown.reason})" if shown.word == shown.verdict else "")
    yield ""
    yield escaped(shown.explanation)
    for part in shown.parts:
        yield from _part(part)
    if shown.voices:
        yield ""
        yield f"Sources: {shown.standing}"
        yield ""
        for voice in shown.voices:
            later = f" ({escaped(voice.aside)})" if voice.aside else ""
            yield f"- {voice.mark} {voice.verdict}: {escaped(voice.title)} {voice.day}{later}: {escaped(voice.explanation)}"
    yield from _asked(shown)


def _part(part: Part) -> Iterator[str]:
    if part.runs:
        yield ""
        yield f"### {part.mark} {part.verdict}: {escaped(''.join(words for words, _ in part.runs))}"
    if part.rows:
        yield ""
        rows = ((row.heading, row.claimed, row.reported or row.why or "—", f"{row.mark} {row.rung}") for row in part.rows)
        yield from _table(("facet", "claim", "source", "relation"), rows)
    for quote in part.quotes:
        yield ""
        yield f"> “{_passage(quote.runs)}”"
        yield ">"
        yield f"> — {escaped(quote.title)}, {escaped(quote.told)}"


def _asked(shown: Card) -> Iterator[str]:
    if shown.asked:
        yield ""
        yield f"Looked in {escaped('; '.join(shown.asked))}."


def _passage(runs: Sequence[Words]) -> str:
    """The passage, its marked words in bold; spaces stay outside, as bold must begin and end with a word."""
    told = ""
    for words, style in runs:
        core = words.strip()
        before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        told += f"{before}**{_inline(core)}**{after}" if style and core else before + _inline(core) + after if core else words
    return " ".join(told.replace("****", "").replace("** **", " ").split())


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(headings)} |"
    yield f"|{' --- |' * len(headings)}"
    for row in rows:
        yield f"| {' | '.join(escaped(cell) for cell in row)} |"
