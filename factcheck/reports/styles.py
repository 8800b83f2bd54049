"""Every style of the terminal views, in one table."""

from __future__ import annotations

from rich.theme import Theme

from factcheck.reports.labels import LOOKS

# Colours of the 256 palette in the middle of the brightness range, so that they read on dark and on light backgrounds;
# green, red and amber are kept for verdicts and relations. Attributes carry the same meaning where there is no colour.
# fmt: off
STYLES = {
    **{f"badge.{verdict}": f"bold reverse {look.terminal}" for verdict, look in LOOKS.items()},
    **{f"verdict.{verdict}": look.terminal for verdict, look in LOOKS.items()},

    "relation.entails":  "green",
    "relation.excludes": "bold red",
    "relation.open":     "yellow",

    "rung.entails":  "bold underline green",
    "rung.excludes": "bold underline red",
    "rung.open":     "bold underline yellow",

    "facet.action":   "color(172)",
    "facet.roles":    "color(134)",
    "facet.quantity": "color(37)",
    "facet.time":     "color(168)",
    "facet.place":    "color(33)",
    "facet.stance":   "color(67)",
    "facet.other":    "none",

    "conflict":        "bold",
    "claim":           "bold",
    "claim.ignored":   "dim",
    "claim.action":    "bold underline color(172)",
    "claim.roles":     "bold underline color(134)",
    "claim.quantity":  "bold underline color(37)",
    "claim.time":      "bold underline color(168)",
    "claim.place":     "bold underline color(33)",
    "claim.stance":    "bold underline color(67)",
    "claim.other":     "bold underline",

    "explanation":    "none",
    "evidence":       "none",
    "evidence.mark":  "bold underline",
    "context":        "dim",
    "title":          "bold",
    "meta":           "dim",
    "value":          "dim",
    "inherited":      "dim italic",
    "heading":        "dim",
    "rule":           "dim",
    "timeline.day":   "bold color(168)",
    "timeline.line":  "dim",
    "error":          "bold red",
}
# fmt: on

THEME = Theme(STYLES)
