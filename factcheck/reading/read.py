"""Text to statements: tidy, parse, clauses, context, then each facet reads its values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.schema import Context, Reading, Source


def read_article(source: Source) -> Reading:
    """The article as read."""
    return Reading(source.text, (), ())


def read_claims(claims: Iterable[str], context: Context) -> Iterator[Reading]:
    """Each claim as read, in order."""
    for claim in claims:
        yield Reading(claim, (), ())
