"""An article for people at a terminal: what it tells, day by day, each event with its figures, actors and places."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from rich.console import Console
from rich.text import Text

from factcheck.reports.drawing import MARGIN, draw, facet_text, text_of
from factcheck.reports.marks import claim_marks
from factcheck.reports.passages import printable, shorten, trim
from factcheck.reports.styles import THEME
from factcheck.reports.values import STATUS, amount, days, in_short, worth_telling
from factcheck.schema import Mention, Quantity, Reading, Source, Span, Statement, Value

V = TypeVar("V", bound=Value)

SENTENCE_ROOM = 600
TITLE_ROOM = 120
NAME_ROOM = 60
"""Characters kept of a sentence, a title, and a name in a list."""
NAMED = 6
"""Names that the head of an article lists: those it tells of most."""
WHEN = 16
"""Columns that the days take where a console has at least WIDE of them; a narrower one has them on lines of their own."""
WIDE = 72
UNDATED = "no day told"

When = tuple[date, date, str]
"""First day, last day, and how the stretch is written."""
NEVER: When = (date.max, date.max, "")


@dataclass(frozen=True, slots=True)
class Day:
    """A day or a longer stretch of time, and what is stated of it; NEVER for what has none."""

    when: When
    statements: list[Statement]


def by_day(reading: Reading) -> list[Day]:
    """The days of an article in their order, with what is stated of each; what has no day comes last.

    Where a sentence names a single time, all that it states is put there.
    """
    found: dict[When, list[Statement]] = {}
    for sentence in by_sentence(reading):
        named = {when for statement in sentence.statements if (when := when_of(statement)) != NEVER}
        only = named.pop() if len(named) == 1 and len({mention.span for mention in sentence.times}) == 1 else None
        for statement in sentence.statements:
            found.setdefault(only or when_of(statement), []).append(statement)
    return [Day(when, statements) for when, statements in sorted(found.items(), key=lambda pair: pair[0])]


def when_of(statement: Statement) -> When:
    """The shortest stretch of days that the statement gives."""
    told = [(first, last, mention.value) for mention in statement.times for first, last in [days(mention.value)] if first]
    if not told:
        return NEVER
    first, last, value = min(told, key=lambda row: ((row[1] or date.max) - row[0], row[0]))
    return first, last or date.max, in_short(value)


def by_sentence(reading: Reading) -> list[Reading]:
    """What is told in each sentence, as a reading of its own with offsets into the whole text."""
    starts = [span.start for span in reading.sentences]
    statements: list[list[Statement]] = [[] for _ in starts]
    for statement in reading.statements:
        statements[statement.sentence].append(statement)

    def dealt(mentions: Iterable[Mention[V]]) -> list[tuple[Mention[V], ...]]:
        found: list[list[Mention[V]]] = [[] for _ in starts]
        for mention in mentions:
            number = bisect_right(starts, mention.span.start) - 1
            if number >= 0 and mention.span.within(reading.sentences[number]):
                found[number].append(mention)
        return list(map(tuple, found))

    parts = zip(
        reading.sentences,
        statements,
        dealt(reading.quantities),
        dealt(reading.times),
        dealt(reading.actors),
        dealt(reading.places),
        strict=True,
    )
    return [
        Reading(reading.text, (span,), tuple(told), quantities=quantities, times=times, actors=actors, places=places)
        for span, told, quantities, times, actors, places in parts
    ]


def render_timeline(source: Source, reading: Reading, console: Console) -> None:
    """Print an article's head (its counts, whom and what places it tells of) and its events by day."""
    with console.use_theme(THEME):
        title = Text.assemble((shorten(printable(source.title or source.id), TITLE_ROOM), "title"))
        for word in (source.id if source.title else None, source.published.isoformat() if source.published else None):
            title.append(f" · {printable(word)}" if word else "", "meta")
        draw(console, title)
        stated = f"{_count(len(reading.statements), 'statement')} in {_count(len(reading.sentences), 'sentence')}"
        draw(console, Text(stated, "meta"))
        for name, facet, found in (("who", "roles", _actors(reading)), ("where", "place", _places(reading))):
            if found:
                listed = Text(", ").join(_tallied(*pair, facet) for pair in found.most_common(NAMED))
                if len(found) > NAMED:
                    listed.append(f" and {len(found) - NAMED} more", "meta")
                draw(console, Text.assemble((f"{name:<6}", "meta"), listed))
        sentences = by_sentence(reading)
        for day in by_day(reading):
            console.print()
            _print_day(day, sentences, console)


def _print_day(day: Day, sentences: Sequence[Reading], console: Console) -> None:
    wide = console.width >= WIDE
    left, style = _wrapped(day.when[2] or UNDATED), "timeline.day" if day.when[2] else "meta"
    if not wide:
        draw(console, Text(" ".join(left), style))
        left = []
    events: dict[int, list[Statement]] = {}
    for statement in day.statements:
        events.setdefault(statement.sentence, []).append(statement)
    for number, statements in sorted(events.items()):
        for sign, line in _event(sentences[number], statements):
            room = console.width - len(MARGIN) - (WHEN if wide else 0) - 2
            for n, part in enumerate(line.wrap(console, max(room, 8), overflow="fold")):
                told = Text()
                if wide:
                    told.append(f"{left.pop(0) if left else '':<{WHEN}}", style)
                told.append(f"{sign if n == 0 else '│'} ", "timeline.line").append_text(part)
                draw(console, told)
    for rest in left:
        draw(console, Text.assemble((f"{rest:<{WHEN}}", style), ("│", "timeline.line")))


def _event(sentence: Reading, statements: Sequence[Statement]) -> Iterable[tuple[str, Text]]:
    """The sentence with its parts in the colours of their facets, and a line of its figures, actors, places and stance.

    Where it tells of several days, these are the parts of what it states of this one.
    """
    span = _stripped(sentence.text, sentence.sentences[0])
    marks = [(start, end, style.replace("claim.", "facet.")) for start, end, style in claim_marks(sentence, span)]
    yield "●", text_of(trim(sentence.text[span.start : span.end], marks, SENTENCE_ROOM), "evidence")
    here: set[Span] | None = None
    if len(statements) < len(sentence.statements):
        mentions = (m for s in statements for part in (s.agents, s.targets, s.quantities, s.places) for m in part)
        here = {mention.span for mention in mentions}
    told = Text()
    for facet, cells in (
        ("quantity", [_figure(mention) for mention in sentence.quantities if here is None or mention.span in here]),
        ("roles", list(_actors(sentence, here))),
        ("place", list(_places(sentence, here))),
        ("stance", list(map(_stance, statements))),
    ):
        if words := ", ".join(shorten(printable(cell), NAME_ROOM) for cell in dict.fromkeys(cells) if cell):
            told.append("   " if told else "").append_text(facet_text(facet)).append(f" {words}", "value")
    if told:
        yield "│", told


def _stripped(whole: str, span: Span) -> Span:
    """The span without the white space at its ends."""
    text = whole[span.start : span.end]
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, max(start, span.start + len(text.rstrip())))


def _figure(mention: Mention[Quantity]) -> str:
    """The words with what is counted and, where they alone don't tell, how many: "dozens dead (24 to 99)"."""
    kind, worth = mention.value.kind or "", worth_telling(mention.text, mention.value)
    bare = mention.value.unit and not any(character.isalpha() for character in mention.text)
    words = amount(mention.value) if bare else mention.text
    told = [words, kind if kind not in words.lower() else "", f"({worth})" if worth else ""]
    return " ".join(filter(None, told))


def _actors(reading: Reading, here: Collection[Span] | None = None) -> Counter[str]:
    """Who is told of, by name; countries and towns that act are among the places, those who are counted among the figures."""
    counted = {mention.token for mention in reading.quantities}
    return Counter(
        mention.value.name
        for mention in reading.actors
        if mention.value.kind != "place" and mention.token not in counted and (here is None or mention.span in here)
    )


def _places(reading: Reading, here: Collection[Span] | None = None) -> Counter[str]:
    return Counter(mention.value.name for mention in reading.places if here is None or mention.span in here)


def _stance(statement: Statement) -> str:
    """What is said of an event that the text does not plainly state, with its action: "visit: planned"."""
    stance = statement.stance
    told = [STATUS[stance.status] if stance.status != "happened" else "", stance.doubted]
    words = ", ".join(word for word in told if word)
    return f"{statement.action.text}: {words}" if words and statement.action else words


def _tallied(name: str, count: int, facet: str) -> Text:
    return Text.assemble((shorten(printable(name), NAME_ROOM), f"facet.{facet}"), (f" {count}", "meta"))


def _wrapped(when: str) -> list[str]:
    """How the days are written, in lines of at most WHEN columns less a gap."""
    if len(when) < WHEN:
        return [when]
    lines = [""]
    for word in when.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) >= WHEN:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()[: WHEN - 1]
    return lines


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
