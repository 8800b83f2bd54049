"""The end of a bulk run for people at a terminal: verdicts and reasons as bars, what is contradicted, which sources took long."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich.console import Console
from rich.table import Table
from rich.text import Text

from factcheck.reports.drawing import MARGIN, bar, draw, write_lines
from factcheck.reports.labels import MARKS, percent, reason_words
from factcheck.reports.passages import printable, shorten
from factcheck.reports.styles import THEME
from factcheck.schema import Verdict

LISTED = 5
"""Claims and sources that are listed, and reasons of each verdict."""
KEPT = 10_000
"""Sources whose time is counted; where there are more, the fastest are forgotten."""
BAR_ROOM = 40
"""Columns of the longest bar."""
CLAIM_ROOM, WHY_ROOM, SOURCE_ROOM = 160, 240, 60
"""Characters kept of a claim, an explanation and the name of a source."""


class Contradicted(NamedTuple):
    """A contradicted claim; the surest is the greatest, of those alike the first."""

    confidence: float
    order: int
    """Less for every claim that comes later."""
    claim: str
    explanation: str
    source: str


class Tally:
    """What a run of any length is summed up by; it grows with the run no further than KEPT sources."""

    def __init__(self) -> None:
        self.reasons: Counter[tuple[Verdict, str]] = Counter()
        self.claims: Counter[str] = Counter()
        """How many claims were checked against a source that they name themselves."""
        self.seconds: dict[str, float] = {}
        self._surest: list[Contradicted] = []

    def add(
        self, claim: str, verdict: Verdict, reason: str, confidence: float, explanation: str, source: str, seconds: float
    ) -> None:
        """Count a claim. `source` is what it names as its source, "" for none; `seconds` is what it took to judge it."""
        self.reasons[verdict, reason] += 1
        if verdict is Verdict.CONTRADICTED:
            found = Contradicted(confidence, -self.reasons.total(), claim[:CLAIM_ROOM], explanation[:WHY_ROOM], source)
            (heapq.heappush if len(self._surest) < LISTED else heapq.heappushpop)(self._surest, found)
        self.claims[source] += 1
        self.seconds[source] = self.seconds.get(source, 0.0) + seconds
        if len(self.claims) > KEPT:
            self.seconds = dict(self._by_time(KEPT // 2))
            self.claims = Counter({name: self.claims[name] for name in self.seconds})

    @property
    def contradicted(self) -> list[Contradicted]:
        """The contradicted claims that are surest, the surest first."""
        return sorted(self._surest, reverse=True)

    @property
    def slowest(self) -> list[tuple[str, float, int]]:
        """Name, seconds and claims of the sources that took longest; none where all claims have one source."""
        if len(self.claims) < 2:
            return []
        return [(name, seconds, self.claims[name]) for name, seconds in self._by_time(LISTED)]

    def _by_time(self, most: int) -> list[tuple[str, float]]:
        return heapq.nlargest(most, self.seconds.items(), key=lambda pair: pair[1])


def render_summary(
    counts: Mapping[str, int], errors: int, seconds: float, console: Console, before: int = 0, tally: Tally | None = None
) -> None:
    """Print how many claims of a bulk run got which verdict, how many rows failed, and how long it took (in seconds).

    `before` rows of them were done by an earlier run, which these seconds and the tally leave out.
    """
    total = sum(counts.values())
    done = max(0, total + errors - before) if before else total
    rate = f", {done / seconds:,.0f} a second" if seconds > 0 and done else ""
    if not console.is_terminal:
        told = [f"{verdict}: {counts.get(verdict, 0)}" for verdict in Verdict]
        told += [f"errors: {errors}", *(f"reason: {verdict} {reason}: {n}" for verdict, reason, n in _reasons(tally))]
        write_lines([*told, f"seconds: {seconds:.1f}"], console)
        return
    whose = "of this run" if before else ""
    with console.use_theme(THEME):
        rows = [(verdict, f"{MARKS[verdict]} {verdict}", counts.get(verdict, 0)) for verdict in Verdict]
        reasons = [(verdict, f"{MARKS[verdict]} {reason_words(reason)}", n) for verdict, reason, n in _reasons(tally)]
        names = max(len(name) for _, name, _ in (*rows, *reasons))
        _print_bars(rows, total, names, console, errors)
        draw(console, Text(f"{done:,} claims in {seconds:,.1f} s{rate}", "meta"))
        if reasons:
            _print_heading("why", whose, console)
            _print_bars(reasons, sum(n for _, _, n in reasons), names, console)
        if tally is not None:
            _print_lists(tally, whose, console)


def _print_lists(tally: Tally, whose: str, console: Console) -> None:
    if found := tally.contradicted:
        _print_heading("contradicted, the surest first", whose, console)
        for claim in found:
            sure = (f"{MARKS[Verdict.CONTRADICTED]} {claim.confidence:.2f}  ", "verdict.contradicted")
            draw(console, Text.assemble(sure, shorten(printable(claim.claim), CLAIM_ROOM)))
            why = Text(shorten(printable(claim.explanation), WHY_ROOM), "meta")
            if claim.source:
                why.append(f" · {shorten(printable(claim.source), SOURCE_ROOM)}")
            draw(console, why, MARGIN + " " * 8)
    if slowest := tally.slowest:
        _print_heading("sources that took longest", whose, console)
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(no_wrap=True)
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for name, seconds, claims in slowest:
            shown = Text(shorten(printable(name), SOURCE_ROOM) if name else "(claims without a source of their own)")
            told = Text(f"{claims:,} claim{'' if claims == 1 else 's'}", "meta", justify="right")
            grid.add_row(Text(f"{seconds:,.1f} s", justify="right"), told, shown)
        draw(console, grid)


def _print_heading(words: str, whose: str, console: Console) -> None:
    console.print()
    draw(console, Text(f"{words} {whose}".rstrip(), "heading"))


def _reasons(tally: Tally | None) -> Sequence[tuple[Verdict, str, int]]:
    """Each verdict's most frequent reasons, and how many more claims there are of others."""
    found: list[tuple[Verdict, str, int]] = []
    for verdict in Verdict:
        own = Counter({reason: n for (v, reason), n in tally.reasons.items() if v is verdict}) if tally else Counter[str]()
        ranked = sorted(own.items(), key=lambda pair: (-pair[1], pair[0]))
        found += [(verdict, reason, n) for reason, n in ranked[:LISTED]]
        if rest := sum(n for _, n in ranked[LISTED:]):
            found.append((verdict, "other reasons", rest))
    return found


def _print_bars(rows: Sequence[tuple[Verdict, str, int]], total: int, names: int, console: Console, errors: int = 0) -> None:
    """A row each: its name in so many columns, how many, their share, and a bar of that share."""
    figures = len(f"{total:,}")
    room = min(BAR_ROOM, console.width - len(MARGIN) - names - figures - 10)
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(min_width=names)
    grid.add_column(min_width=figures)
    grid.add_column(min_width=len("100%"))
    grid.add_column()
    for verdict, name, count in rows:
        share = count / total if total else 0.0
        told = Text(percent(count, total) if total else "", "meta", justify="right")
        badge = Text(name, f"verdict.{verdict}")
        grid.add_row(badge, Text(f"{count:,}", justify="right"), told, Text(bar(share * max(room, 0)), f"verdict.{verdict}"))
    if errors:
        grid.add_row(Text("! not checked", "error"), Text(f"{errors:,}", justify="right"), "", "")
    draw(console, grid)
