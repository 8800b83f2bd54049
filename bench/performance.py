"""The page of performance figures: tables as ratios, and plots as PNG and SVG. Needs matplotlib (the extra `bench`)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

Figures = dict[str, Any]
GROWTH = ("claims", ",.0f"), ("seconds", ",.1f"), ("busy", ",.1f"), ("rate", ",.0f"), ("megabytes", ",.0f")
INK, COLOURS = "#333333", ("#1f6f8b", "#c26a3d", "#7a9e3f")


def write(page: Path, figures: Figures) -> None:
    """Write the page, and the plots into a folder `performance` beside it."""
    folder = page.parent / "performance"
    folder.mkdir(parents=True, exist_ok=True)
    plot(folder, figures)
    page.write_text(text(figures), encoding="utf-8")


def text(figures: Figures) -> str:
    """The page as Markdown."""
    facets, learned = figures["facets"][-1], figures["learned"][-1]
    rows = [
        f"| {name} | {rate:.2f} | {facets['rate'] / rate:,.0f} | {learned['rate'] / rate:,.0f} |"
        for name, rate in figures["verifiers"].items()
        if not math.isnan(rate)
    ]
    million = _million(figures["facets"])
    cold = figures["cold_start"]
    cores, load = figures["cores"], figures["load"]
    return f"""# How fast it is

`python -m bench.speed` measured all of this in one run, on {cores} cores that other programs shared (a load of {load:.1f}
when it began). So what is compared is processor time: a rate is what {cores} cores do in a second that is theirs. The ratios
carry over to another machine.

## Against transformer verifiers

`factcheck bulk` judges {facets["rate"]:,.0f} claims a second against one article with the facets alone, and
{learned["rate"]:,.0f} with the learned judge. Verifiers of the sizes people use, with random weights
(their speed does not depend on them), read one pair of 512 word pieces at a time, a core each:

| verifier | pairs a second | facets alone, times as fast | with the learned judge |
| --- | ---: | ---: | ---: |
{chr(10).join(rows)}

![Claims a second](performance/verifiers.svg)

## As the claims grow

Different claims against one article, from a file to a file, with the facets alone:

| claims | seconds by the clock | of a processor | claims a second since the row before | memory, MB |
| ---: | ---: | ---: | ---: | ---: |
{_rows(figures["facets"], *GROWTH)}

From 1,000 claims on these are {cores} worker processes. The memory is that of all processes, pages that they share counted once.
{million}

![Seconds by claims](performance/claims.svg)

## As the sources grow

A claim that is held against every source costs in proportion to them; the library finds the few that may tell of it first.

| sources | each of them, ms a claim |
| ---: | ---: |
{_rows(figures["sources"], ("sources", ",.0f"), ("claim_ms", ",.1f"))}

| articles in the library | ms a claim |
| ---: | ---: |
{_rows(figures["library"], ("sources", ",.0f"), ("claim_ms", ",.1f"))}

![Milliseconds by sources](performance/sources.svg)

## As the article grows

Milliseconds of processor time: an article is read once, then each claim is looked up in it.

| article, kB | reading it, ms | a claim, ms |
| ---: | ---: | ---: |
{_rows(figures["article"], ("kilobytes", ",.0f"), ("read_ms", ",.0f"), ("claim_ms", ",.1f"))}

![Milliseconds by length](performance/article.svg)

## Start

A first check from nothing takes {cold["check"]:.2f} s, loading the language pipeline alone {cold["pipeline"]:.2f} s:
{cold["ratio"]:.2f} times.
"""


def plot(folder: Path, figures: Figures) -> None:
    """Draw every plot, as PNG and as SVG."""
    import matplotlib as mpl

    mpl.use("Agg")
    mpl.rcParams |= {
        "font.size": 10, "axes.spines.top": False, "axes.spines.right": False, "text.color": INK, "axes.labelcolor": INK,
        "svg.hashsalt": "factcheck", "figure.constrained_layout.use": True,
    }  # fmt: skip
    _bars(folder, figures)
    judges = [("facets alone", figures["facets"]), ("with the learned judge", figures["learned"])]
    _lines(folder / "claims", "claims", "seconds of a processor", [(name, rows, "busy") for name, rows in judges], "claims")
    every, found = figures["sources"], figures["library"]
    ways = [("held against every source", every, "claim_ms"), ("found in the library", found, "claim_ms")]
    _lines(folder / "sources", "sources", "ms a claim", ways, "sources")
    parts = [("reading the article", figures["article"], "read_ms"), ("a claim", figures["article"], "claim_ms")]
    _lines(folder / "article", "article, kB", "ms", parts, "kilobytes")


def _bars(folder: Path, figures: Figures) -> None:
    from matplotlib import pyplot
    from matplotlib.ticker import StrMethodFormatter

    rates = {"factcheck, facets alone": figures["facets"][-1]["rate"], "factcheck, learned judge": figures["learned"][-1]["rate"]}
    rates |= {name: rate for name, rate in figures["verifiers"].items() if not math.isnan(rate)}
    figure, axes = pyplot.subplots(figsize=(7, 2.6))
    bars = axes.barh(list(rates), list(rates.values()), color=[COLOURS[not name.startswith("factcheck")] for name in rates])
    axes.bar_label(bars, [f"{rate:,.0f}" if rate >= 10 else f"{rate:.2g}" for rate in rates.values()], padding=4)
    axes.set(xscale="log", xlabel=f"claims a second, {figures['cores']} cores (logarithmic)")
    axes.xaxis.set_major_formatter(StrMethodFormatter("{x:,g}"))
    axes.invert_yaxis()
    axes.margins(x=0.15)
    _save(figure, folder / "verifiers")


def _lines(path: Path, across: str, up: str, lines: Sequence[tuple[str, list[Figures], str]], key: str) -> None:
    from matplotlib import pyplot
    from matplotlib.ticker import NullFormatter, StrMethodFormatter

    figure, axes = pyplot.subplots(figsize=(6, 3.4))
    for (name, rows, value), colour in zip(lines, COLOURS, strict=False):
        axes.plot([row[key] for row in rows], [row[value] for row in rows], "o-", label=name, color=colour)
    axes.set(xscale="log", yscale="log", xlabel=across, ylabel=up)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(StrMethodFormatter("{x:,g}"))
        axis.set_minor_formatter(NullFormatter())
    axes.grid(alpha=0.25)
    axes.legend(frameon=False)
    _save(figure, path)


def _save(figure: Any, path: Path) -> None:
    from matplotlib import pyplot

    figure.savefig(path.with_suffix(".png"), dpi=150, metadata={"Software": None})
    figure.savefig(path.with_suffix(".svg"), metadata={"Date": None, "Creator": None})
    pyplot.close(figure)


def _rows(rows: Sequence[Figures], *columns: tuple[str, str]) -> str:
    return "\n".join("| " + " | ".join(format(row[name], how) for name, how in columns) + " |" for row in rows)


def _million(rows: Sequence[Figures]) -> str:
    """What a million claims would take, told from the two largest files."""
    less, most = rows[-2], rows[-1]
    grown = (most["megabytes"] - less["megabytes"]) / (most["claims"] - less["claims"])
    hours = 1e6 / most["rate"] / 3600
    return (
        f"A million claims, reckoned from the last two rows and not measured: {hours:,.1f} hours.\n"
        f"Between those rows memory grew by {grown * 1e3:,.1f} MB for a thousand claims, as caches filled."
    )
