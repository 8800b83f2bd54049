"""What an article states, laid out by the days that it tells of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from factcheck.reports.passages import printable, shorten
from factcheck.reports.readings import CELLS
from factcheck.reports.values import days, in_short
from factcheck.schema import Reading, Statement, TimeInterval

SENTENCE_ROOM = 600
"""Characters kept of a sentence."""
FACETS = {"who": "roles", "whom": "roles", "figures": "quantity", "where": "place", "stance": "stance", "did": "action"}
"""The facet whose colour a part has."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that is stated: its parts as name, facet and words."""

    did: str
    parts: list[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and what it states of a day."""

    number: int
    text: str
    told: list[Told]


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or a longer stretch of time, as it is written; "" for what has none."""

    when: str
    start: str
    """The ISO date of its first day, "" for what has none."""
    sentences: list[Sentence]


def moments(reading: Reading) -> list[Moment]:
    """The days of an article in their order, with what is stated of each; what has no day comes last."""
    found: dict[tuple[date, date, str], list[Statement]] = {}
    for statement in reading.statements:
        found.setdefault(_when(statement), []).append(statement)
    return [
        Moment(when, "" if first == date.max else first.isoformat(), _sentences(reading, statements))
        for (first, _, when), statements in sorted(found.items(), key=lambda pair: pair[0])
    ]


def _when(statement: Statement) -> tuple[date, date, str]:
    """The shortest stretch of days that the statement gives: first day, last day, and how it is written."""
    told = [(first, last, mention.value) for mention in statement.times for first, last in [days(mention.value)] if first]
    if not told:
        return date.max, date.max, ""
    first, last, value = min(told, key=lambda row: ((row[1] or date.max) - row[0], row[0]))
    return first, last or date.max, _written(value)


def _written(time: TimeInterval) -> str:
    return in_short(time)


def _sentences(reading: Reading, statements: Iterable[Statement]) -> list[Sentence]:
    by_number: dict[int, list[Told]] = {}
    for statement in statements:
        by_number.setdefault(statement.sentence, []).append(_told(statement))
    found = []
    for number, told in sorted(by_number.items()):
        span = reading.sentences[number]
        text = shorten(printable(" ".join(reading.text[span.start : span.end].split())), SENTENCE_ROOM)
        found.append(Sentence(number + 1, text, told))
    return found


def _told(statement: Statement) -> Told:
    cells = {name: cell(statement).plain for name, cell in CELLS}
    parts = [(name, FACETS[name], cells[name]) for name in ("who", "whom", "figures", "where", "stance") if cells[name]]
    return Told(cells["did"], parts)
