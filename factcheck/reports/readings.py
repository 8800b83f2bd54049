"""What was understood, for people at a terminal: a claim's mentions, an article's statements, the counts of a bulk run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from rich.console import Console
from rich.table import Table
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
    """Print the statements of an article, a row each; tab-separated lines with a heading where the console is no terminal."""
    if not console.is_terminal:
        write_lines(facts_lines(reading), console)
        return
    with console.use_theme(THEME):
        title = Text.assemble((shorten(printable(source.title or source.id), CELL_ROOM), "title"))
        for word in (source.id if source.title else None, source.published.isoformat() if source.published else None):
            title.append(f" · {printable(word)}" if word else "", "meta")
        draw(console, title)
        counts = f"{_count(len(reading.statements), 'statement')} in {_count(len(reading.sentences), 'sentence')}"
        draw(console, Text(counts, "meta"))
        console.print()
        if console.width < NARROW:
            for statement in reading.statements:
                draw(console, _statement(statement))
            return
        rows = [[Text(str(s.sentence + 1), "meta"), *(cell(s) for _, cell in CELLS)] for s in reading.statements]
        used = [i for i in range(len(CELLS) + 1) if i == 0 or any(row[i].plain for row in rows)]
        headings = ("", *(name for name, _ in CELLS))
        draw(console, table([headings[i] for i in used], [[row[i] for i in used] for row in rows], console))


def facts_lines(reading: Reading) -> list[str]:
    """The statements of an article as tab-separated lines under a heading: sentence number, then a column a part."""
    lines = ["\t".join(("sentence", *(name for name, _ in CELLS)))]
    for statement in reading.statements:
        lines.append("\t".join((str(statement.sentence + 1), *(cell(statement).plain for _, cell in CELLS))))
    return lines


def render_summary(counts: Mapping[str, int], errors: int, seconds: float, console: Console, before: int = 0) -> None:
    """Print how many claims of a bulk run got which verdict, how many rows failed, and how long it took (in seconds).

    `before` rows of them were done by an earlier run, which these seconds leave out.
    """
    total = sum(counts.values())
    done = max(0, total + errors - before) if before else total
    rate = f", {done / seconds:,.0f} a second" if seconds > 0 and done else ""
    if not console.is_terminal:
        told = [f"{verdict}: {counts.get(verdict, 0)}" for verdict in Verdict]
        write_lines([*told, f"errors: {errors}", f"seconds: {seconds:.1f}"], console)
        return
    with console.use_theme(THEME):
        grid = Table.grid(padding=(0, 2, 0, 0))
        for verdict in Verdict:
            count = counts.get(verdict, 0)
            share = f"{count / total:.0%}" if total else ""
            badge = Text(f"{MARKS[verdict]} {verdict}", f"verdict.{verdict}")
            grid.add_row(badge, Text(f"{count:,}", justify="right"), Text(share, "meta", justify="right"))
        if errors:
            grid.add_row(Text("! not checked", "error"), Text(f"{errors:,}", justify="right"), "")
        draw(console, grid)
        draw(console, Text(f"{done:,} claims in {seconds:,.1f} s{rate}", "meta"))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


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


def _statement(statement: Statement) -> Text:
    text = Text.assemble((f"{statement.sentence + 1}", "meta"))
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
