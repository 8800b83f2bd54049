"""What an article states, laid out by the days that it tells of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from factcheck.reports.passages import printable, shorten
from factcheck.reports.readings import CELLS
from factcheck.reports.values import days, in_short
from factcheck.schema import Reading, Statement

SENTENCE_ROOM = 600
"""Characters kept of a sentence."""
FACETS = {"who": "roles", "whom": "roles", "figures": "quantity", "when": "time", "where": "place", "stance": "stance"}
"""The parts that are shown, and the facet whose colour each has."""

_When = tuple[date, date, str]
"""First day, last day, and how the stretch is written."""
NEVER: _When = (date.max, date.max, "")


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
    """The days of an article in their order, with what is stated of each; what has no day comes last.

    Where a sentence names a single time, all that it states is put there.
    """
    by_sentence: dict[int, list[Statement]] = {}
    for statement in reading.statements:
        by_sentence.setdefault(statement.sentence, []).append(statement)
    found: dict[_When, list[Statement]] = {}
    for number, statements in by_sentence.items():
        named = {when for statement in statements if (when := _when(statement)) != NEVER}
        only = named.pop() if len(named) == 1 and _times(reading, number) == 1 else None
        for statement in statements:
            found.setdefault(only or _when(statement), []).append(statement)
    return [
        Moment(when, "" if first == date.max else first.isoformat(), _sentences(reading, statements))
        for (first, _, when), statements in sorted(found.items(), key=lambda pair: pair[0])
    ]


def _times(reading: Reading, sentence: int) -> int:
    """How many times a sentence names."""
    span = reading.sentences[sentence]
    return len({mention.span for mention in reading.times if mention.span.within(span)})


def _when(statement: Statement) -> _When:
    """The shortest stretch of days that the statement gives."""
    told = [(first, last, mention.value) for mention in statement.times for first, last in [days(mention.value)] if first]
    if not told:
        return NEVER
    first, last, value = min(told, key=lambda row: ((row[1] or date.max) - row[0], row[0]))
    return first, last or date.max, in_short(value)


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
    shown = [name for name in FACETS if cells[name] and (name != "when" or _when(statement) == NEVER)]
    parts = [(name, FACETS[name], cells[name]) for name in shown]
    return Told(cells["did"], parts)
