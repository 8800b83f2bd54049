"""How a verdict came about, for people: the events considered, the ladder of each part, and who decided."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from factcheck.judging.trace import Rival, Step, Trace
from factcheck.reports.drawing import MARGIN, bar, draw, facet_text, write_lines
from factcheck.reports.labels import MARKS, RUNGS, heading, reason_words
from factcheck.reports.passages import printable, shorten
from factcheck.reports.styles import THEME
from factcheck.schema import Comparison, Report, Source, Verdict

SENTENCE_ROOM, CELL_ROOM, TITLE_ROOM = 320, 80, 40
"""Characters kept of a sentence, of the words of a part, and of a title."""
VALUES = 6
"""Values of a sentence that are listed."""
BAR_ROOM = 10
"""Columns of a bar from 0 to 1."""
NOBODY = "it was not asked: the facets decide alone"


def render_trace(trace: Trace, report: Report, source: Source, console: Console) -> None:
    """Print how the verdict came about; where the console is no terminal, as plain lines `name: value`."""
    if not console.is_terminal:
        write_lines(trace_lines(trace), console)
        return
    with console.use_theme(THEME):
        _print_heading("1  Which event? Sentences that may tell it, the best first", source, console)
        for number, rival in enumerate(trace.rivals):
            _print_rival(rival, number == 0, console)
        if not trace.rivals:
            draw(console, Text("none: nothing of the claim is in the source", "meta"))
        _print_heading("2  Which part? The first rung of a facet's ladder that holds is the answer", None, console)
        for step in trace.steps:
            _print_step(step, console)
        _print_heading("3  Who decides? The laws leave these, the learned judge weighs them", None, console)
        _print_decision(trace, report, console)


def trace_lines(trace: Trace) -> Iterator[str]:
    """How the verdict came about as plain lines: events, ladders, and what the laws and the learned judge say."""
    for rival in trace.rivals:
        yield f"event: {rival.fit:.2f} {rival.span.start}-{rival.span.end}: {printable(rival.text.strip())}"
        for value in rival.values:
            yield f"event-{value.facet}: {value.relation} ({_rung(value.rung)}): {_sides(value)}"
        if rival.untold:
            yield f"event-lacks: {printable(', '.join(rival.untold))}"
    for step in trace.steps:
        names = [f"[{_rung(name)}]" if name == step.comparison.rung else _rung(name) for name, _ in step.ladder]
        told = " > ".join(names) or f"[{_rung(step.comparison.rung)}]"
        yield f"ladder-{step.comparison.facet}: {step.fit:.2f} {_sides(step.comparison)}: {told}"
    yield f"laws-leave: {', '.join(trace.left_open)}"
    yield f"learned: {', '.join(f'{verdict} {chance:.2f}' for verdict, chance in trace.chances.items()) or NOBODY}"


def _print_heading(words: str, source: Source | None, console: Console) -> None:
    console.print()
    name = f" · {shorten(printable(source.title or source.id), TITLE_ROOM)}" if source else ""
    draw(console, Text.assemble((words, "title"), (name, "meta")))


def _print_rival(rival: Rival, best: bool, console: Console) -> None:
    """How well it fits as a figure and a bar, and beside them its words, its values, and what it lacks."""
    left = len("0.00 ") + BAR_ROOM + 1
    lines = [Text(shorten(" ".join(printable(rival.text).split()), SENTENCE_ROOM), "none" if best else "context")]
    told = Text()
    for words in list(dict.fromkeys(map(_value, rival.values)))[:VALUES]:
        told.append("   " if told else "").append_text(Text.assemble(*words))
    if rival.untold:
        told.append("   " if told else "").append("lacks ", "meta")
        told.append(shorten(printable(", ".join(rival.untold)), CELL_ROOM), "relation.open")
    wrapped = [part for line in (*lines, told) for part in line.wrap(console, max(console.width - len(MARGIN) - left, 8))]
    for number, part in enumerate(wrapped):
        fit = "" if number else f"{rival.fit:.2f} {bar(rival.fit * BAR_ROOM)}"
        draw(console, Text.assemble((f"{fit:<{left}}", "none" if best else "meta"), part))


def _value(value: Comparison) -> tuple[tuple[str, str], ...]:
    """Facet, words and rung of a value, each with its style."""
    words = shorten(printable(value.reported.text if value.reported else ""), CELL_ROOM)
    rung = (f"{MARKS[value.relation]} {_rung(value.rung)}", f"relation.{value.relation}")
    return (heading(value.facet), f"facet.{value.facet}"), (f" {words} ", ""), rung


def _print_step(step: Step, console: Console) -> None:
    """The two sides, and the ladder under them: rungs that did not hold, the one that did, and those never reached."""
    comparison = step.comparison
    facet = facet_text(comparison.facet)
    gap, fits = " " * max(1, 8 - facet.cell_len), f"  fits {step.fit:.2f}" if comparison.reported else ""
    draw(console, Text.assemble(facet, gap, (_sides(comparison), "title"), (fits, "meta")))
    ladder, reached = Text(), False
    for name, relation in step.ladder or ((comparison.rung, comparison.relation),):
        ladder.append(" › " if ladder else "", "meta")
        if name == comparison.rung and not reached:
            ladder.append(f"{MARKS[relation]} {_rung(name)}", f"rung.{relation}")
            reached = True
        else:
            ladder.append(_rung(name), "meta" if reached else "none")
    draw(console, ladder, MARGIN + " " * 8)


def _print_decision(trace: Trace, report: Report, console: Console) -> None:
    left = Text(" or ").join(Text(f"{MARKS[one]} {one}", f"verdict.{one}") for one in trace.left_open)
    draw(console, Text.assemble(("the laws leave     ", "meta"), left))
    if not trace.chances:
        draw(console, Text.assemble(("the learned judge  ", "meta"), NOBODY))
    for number, verdict in enumerate(Verdict if trace.chances else ()):
        chance = trace.chances[verdict]
        name = "" if number else "the learned judge"
        barred = (f"{MARKS[verdict]} {verdict:<13}{chance:.2f} {bar(chance * 2 * BAR_ROOM)}", f"verdict.{verdict}")
        ruled_out = ("" if verdict in trace.left_open else "  ruled out", "meta")
        draw(console, Text.assemble((f"{name:<19}", "meta"), barred, ruled_out))
    so = (f"{MARKS[report.verdict]} {report.verdict}", f"verdict.{report.verdict}")
    why = f" {report.confidence:.2f}, {reason_words(report.reason)}"
    draw(console, Text.assemble(("so                 ", "meta"), so, why))


def _sides(comparison: Comparison) -> str:
    sides = (comparison.claimed.text, comparison.reported.text if comparison.reported else "—")
    return " | ".join(shorten(printable(side), CELL_ROOM) for side in sides)


def _rung(name: str) -> str:
    return RUNGS.get(name, name)
