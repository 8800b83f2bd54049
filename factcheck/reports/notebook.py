"""A report as a card for notebooks: one piece of HTML with its own style, that asks for nothing and runs nothing."""

from __future__ import annotations

from factcheck.reports.cards import card
from factcheck.reports.labels import FACET_COLOURS, LOOKS, NO_VERDICT
from factcheck.reports.page import environment, template_file
from factcheck.schema import Report

UNCHECKED_LOOK = ("#3f4450", "#e8eaee")
"""Ink and ground of the badge of a claim that holds nothing to check."""


def notebook_card(report: Report) -> str:
    """The card; whatever claim and article hold is shown as text."""
    looks = {str(verdict): (look.ink, look.ground) for verdict, look in LOOKS.items()} | {NO_VERDICT: UNCHECKED_LOOK}
    template = environment().get_template("notebook.html")
    return template.render(card=card(report, ()), style=template_file("notebook.css"), looks=looks, colours=FACET_COLOURS)
