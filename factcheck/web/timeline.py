"""What an article states, laid out by the days that it tells of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.reports.passages import printable, shorten
from factcheck.reports.readings import CELLS
from factcheck.reports.timeline import NEVER, by_day, when_of
from factcheck.schema import Reading, Statement

SENTENCE_ROOM = 600
"""Characters kept of a sentence."""
FACETS = {"who": "roles", "whom": "roles", "figures": "quantity", "when": "time", "where": "place", "stance": "stance"}
"""The parts that are shown, and the facet whose colour each has."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that is stated of somebody or something: its parts as name, facet and words."""

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
    return [
        Moment(day.when[2], "" if day.when == NEVER else day.when[0].isoformat(), _sentences(reading, day.statements))
        for day in by_day(reading)
    ]


def _sentences(reading: Reading, statements: Iterable[Statement]) -> list[Sentence]:
    by_number: dict[int, list[Told]] = {}
    for statement in statements:
        stated = _told(statement)
        by_number.setdefault(statement.sentence, []).extend([stated] if stated.parts else [])
    found = []
    for number, told in sorted(by_number.items()):
        span = reading.sentences[number]
        text = shorten(printable(" ".join(reading.text[span.start : span.end].split())), SENTENCE_ROOM)
        found.append(Sentence(number + 1, text, told))
    return found


def _told(statement: Statement) -> Told:
    cells = {name: cell(statement).plain for name, cell in CELLS}
    shown = [name for name in FACETS if cells[name] and (name != "when" or when_of(statement) == NEVER)]
    parts = [(name, FACETS[name], cells[name]) for name in shown]
    return Told(cells["did"], parts)
