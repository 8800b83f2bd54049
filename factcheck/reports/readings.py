"""What was understood of a claim or stated by an article, for people at a terminal and in plain lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rich.console import Console
from rich.text import Text

from factcheck.reports.drawing import claim_text, draw, facet_text, table, write_lines
from factcheck.reports.labels import MARKS, facet_of
from factcheck.reports.passages import printable, shorten
from factcheck.reports.styles import THEME
from factcheck.reports.values import STATUS, amount, describe, in_short
from factcheck.schema import Actor, Mention, Quantity, Reading, Source, Stance, Statement, TimeInterval, Value, Verdict

CELL_ROOM = 120
NARROW = 60


def render_parse(reading: Reading, console: Console) -> None:
    """Print what was understood of a claim: each mention with its value in words; plain lines where there is no terminal."""
    if not console.is_terminal:
        write_lines(parse_lines(reading), console)
        return
    with console.use_theme(THEME):
        draw(console, claim_text(reading.text, reading))
        console.print()
        if reading.uncheckable:
            draw(console, Text(f"{MARKS[Verdict.UNVERIFIABLE]} not checkable: {reading.uncheckable}", "verdict.unverifiable"))
            console.print()
        rows = [(facet, _words(mention), Text(printable(value))) for facet, mention, value in _understood(reading)]
        if rows:
            draw(console, table(("part", "words", "understood as"), [(facet_text(f), w, v) for f, w, v in rows], console))
        elif not reading.uncheckable:
            draw(console, Text("Nothing was understood.", "meta"))
        told = [s for s in reading.statements if any(cell(s).plain for name, cell in CELLS if name != "did")]
        if told:
            console.print()
            _print_statements(told, "event", console)


def parse_lines(reading: Reading) -> list[str]:
    """What was understood of a claim as plain lines, `facet: words: value`, in text order."""
    lines = [f"claim: {printable(reading.text)}"]
    if reading.uncheckable:
        lines.append(f"uncheckable: {reading.uncheckable}")
    for facet, mention, value in _understood(reading):
        inherited = " (inherited)" if mention.carried else ""
        lines.append(f"{facet}: {printable(mention.text)}{inherited}: {printable(value)}")
    return lines


def render_facts(source: Source, reading: Reading, console: Console) -> None:
    """Print an article as a timeline of events; where the console is no terminal, its statements as tab-separated lines."""
    if not console.is_terminal:
        write_lines(facts_lines(reading), console)
        return
    from factcheck.reports.timeline import render_timeline

    render_timeline(source, reading, console)


def _print_statements(statements: Sequence[Statement], heading: str, console: Console) -> None:
    """A numbered row a statement, without the columns that are empty throughout; a line each where the console is narrow."""
    if console.width < NARROW:
        for number, statement in enumerate(statements, 1):
            draw(console, _statement(statement, number))
        return
    rows = [[Text(str(n), "meta"), *(cell(s) for _, cell in CELLS)] for n, s in enumerate(statements, 1)]
    used = [i for i in range(len(CELLS) + 1) if i == 0 or any(row[i].plain for row in rows)]
    headings = (heading, *(name for name, _ in CELLS))
    draw(console, table([headings[i] for i in used], [[row[i] for i in used] for row in rows], console))


def facts_lines(reading: Reading) -> list[str]:
    """The statements of an article as tab-separated lines under a heading: sentence number, then a column a part."""
    lines = ["\t".join(("sentence", *(name for name, _ in CELLS)))]
    for statement in reading.statements:
        lines.append("\t".join((str(statement.sentence + 1), *(cell(statement).plain for _, cell in CELLS))))
    return lines


def _understood(reading: Reading) -> list[tuple[str, Mention[Value], str]]:
    """Facet, mention and value in words, in text order; a stance that is not the plain one is told after its action."""
    told = [(facet_of(m.value), m, describe(m.value)) for m in reading.mentions]
    stances = {s.action.span: s.stance for s in reading.statements if s.action and s.stance != Stance()}
    return [
        (facet, m, f"{value}; {describe(stances[m.span])}" if facet == "action" and m.span in stances else value)
        for facet, m, value in told
    ]


def _words(mention: Mention[Value]) -> Text:
    text = Text(shorten(printable(mention.text), CELL_ROOM))
    if mention.carried:
        text.append(" inherited", "inherited")
    return text


def _joined(mentions: Iterable[Mention[Value]], words: Callable[[Mention[Value]], str], style: str) -> Text:
    text = Text()
    for mention in mentions:
        text.append(", " if text.plain else "")
        text.append(shorten(printable(words(mention)), CELL_ROOM), "inherited" if mention.carried else style)
    return text


def _figure(mention: Mention[Value]) -> str:
    value = mention.value
    if not isinstance(value, Quantity):
        return mention.text
    return " ".join(word for word in (amount(value), value.kind or value.of) if word)


def _day(mention: Mention[Value]) -> str:
    return in_short(mention.value) if isinstance(mention.value, TimeInterval) else mention.text


def _stance(statement: Statement) -> Text:
    stance = statement.stance
    told = [STATUS[stance.status] if stance.status != "happened" else "", stance.doubted]
    told += [f"said by {shorten(printable(', '.join(stance.said_by)), 40)}"] if stance.said_by else []
    return Text(", ".join(word for word in told if word), "facet.stance")


def _statement(statement: Statement, number: int) -> Text:
    text = Text.assemble((f"{number}", "meta"))
    for name, cell in CELLS:
        part = cell(statement)
        if part.plain:
            text.append(f"  {name} ", "meta").append_text(part)
    return text


def _text(mention: Mention[Value]) -> str:
    return mention.text


def _name(mention: Mention[Value]) -> str:
    """The words, and who is meant where they alone do not say: "they (Harbour Authority)"."""
    if not isinstance(mention.value, Actor) or set(mention.text.lower().split()) & set(mention.value.name.lower().split()):
        return mention.text
    return f"{mention.text} ({mention.value.name})"


# fmt: off
CELLS: Sequence[tuple[str, Callable[[Statement], Text]]] = (
    ("who",     lambda s: _joined(s.agents, _name, "facet.roles")),
    ("did",     lambda s: _joined((s.action,) if s.action else (), _text, "title")),
    ("whom",    lambda s: _joined(s.targets, _name, "facet.roles")),
    ("figures", lambda s: _joined(s.quantities, _figure, "facet.quantity")),
    ("when",    lambda s: _joined(s.times, _day, "facet.time")),
    ("where",   lambda s: _joined(s.places, _text, "facet.place")),
    ("stance",  _stance),
)
"""Column and what it shows of a statement."""
# fmt: on
