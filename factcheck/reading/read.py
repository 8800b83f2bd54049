"""Text to statements: tidy, parse, find the values of each facet, link the content words, gather statements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import tee
from typing import TYPE_CHECKING, Any

from factcheck.facets import actor, place, quantity, time
from factcheck.language.pipeline import parse, parse_many
from factcheck.reading.checkable import why_not
from factcheck.reading.graph import Graph
from factcheck.reading.statements import gather
from factcheck.reading.tidy import tidy
from factcheck.schema import Actor, Context, Mention, Order, Place, Quantity, Reading, Source, Span

YEAR = re.compile(r"\d{4}")
ROUND = frozenset("ten dozen score hundred thousand million billion handful couple pair".split())
"""Nouns that are part of a figure."""

if TYPE_CHECKING:
    from spacy.tokens import Doc


def read_article(source: Source) -> Reading:
    """The article as read; its dates count from the day it was published."""
    published = source.published or time.published(source.text)
    return _read(parse(source.text), source.text, Context(published))


def read_articles(sources: Iterable[Source]) -> Iterator[Reading]:
    """Each article as `read_article` reads it, in order; parsed in batches."""
    first, second = tee(sources)
    docs = parse_many(source.text for source in first)
    for source, doc in zip(second, docs, strict=True):
        yield _read(doc, source.text, Context(source.published or time.published(source.text)))


def read_claims(claims: Iterable[str], context: Context) -> Iterator[Reading]:
    """Each claim as read, in order; parsed in batches."""
    first, second = tee((claim, *tidy(claim)) for claim in claims)
    docs = parse_many(blanked for _, blanked, _ in first)
    for (claim, _, ignored), doc in zip(second, docs, strict=True):
        yield _read(doc, claim, context, ignored)


def counted_from(claim: Reading, day: date | None) -> Reading:
    """The claim as read where its dates without a year ("on Monday", "in May") count from another day."""
    bare = any(not YEAR.search(mention.text) for mention in claim.times)
    return _read_claim(claim.text, day) if bare and day and day != claim.published else claim


@lru_cache(maxsize=256)  # many articles are of one day
def _read_claim(claim: str, day: date) -> Reading:
    return next(read_claims([claim], Context(day)))


def _read(doc: Doc, text: str, context: Context, ignored: tuple[Span, ...] = ()) -> Reading:
    quantities = tuple(quantity.find(doc, text))
    times = tuple(time.find(doc, text, context))
    dates = [mention.span for mention in times if mention.value.days is not None]
    quantities = tuple(m for m in quantities if _measures(m.value) or not any(_within(m.span, day) for day in dates))
    actors, places = actor.find(doc, text), place.find(doc, text)
    quantities = tuple(_counting(doc, text, mention, actors) for mention in quantities)
    names: dict[int, Mention[Actor] | Mention[Place]] = {m.token: m for m in places if m.token is not None}
    names |= {m.token: m for m in actors if m.token is not None and not (m.value.kind == "place" and m.token in names)}
    orders = tuple(time.find_orders(doc, text))
    told = _told_by_values(doc, quantities, times) | _counted(doc, orders)
    graph = Graph(doc, text, names, told)
    edges = tuple(graph.edges())
    statements = gather(doc, text, graph, edges, quantities, times, actors, places)
    return Reading(
        text=text,
        sentences=tuple(Span(s.start_char, max(s.start_char, s.end_char)) for s in doc.sents),
        statements=statements,
        words=graph.words,
        edges=edges,
        quantities=quantities,
        times=times,
        actors=tuple(actors),
        places=tuple(places),
        orders=orders,
        published=context.today,
        uncheckable=why_not(doc, graph.words, quantities),
        ignored=ignored,
    )


def _measures(value: Quantity) -> bool:
    return value.unit is not None and not quantity.is_label(value)


def _within(inner: Span, outer: Span) -> bool:
    """Whether a figure is a part of a date: the 10 and the 7 of "10/1 to 11/7"."""
    return outer.start <= inner.start and inner.end <= outer.end


def _counting(doc: Doc, text: str, mention: Mention[Quantity], actors: Iterable[Mention[Actor]]) -> Mention[Quantity]:
    """ "three Jaish ul-Adl bases": where the counted noun was taken for the name before it, count what the name belongs to."""
    for name in actors:
        if name.value.names and name.token is not None and mention.token is not None and mention.span.overlaps(name.span):
            noun = doc[name.token].head
            follows = name.span.end <= noun.idx <= name.span.end + 1 and noun.pos_ in ("NOUN", "VERB")
            if follows and doc[mention.token].idx < name.span.end:
                span = Span(mention.span.start, noun.idx + len(noun))
                value = replace(mention.value, of=noun.lemma_.lower())
                return replace(mention, span=span, text=text[span.start : span.end], value=value, token=noun.i)
    return mention


def _counted(doc: Doc, orders: Iterable[Order]) -> frozenset[int]:
    """The tokens of "two days" in "two days after the vote"."""
    spans = ((o.span.start, o.span.start + o.counted) for o in orders if o.anchor is not None and o.unit)
    return frozenset(t.i for start, end in spans for t in doc.char_span(start, end, alignment_mode="expand") or ())


def _told_by_values(doc: Doc, quantities: Iterable[Mention[Any]], times: Iterable[Mention[Any]]) -> frozenset[int]:
    """Tokens that a value tells in full, so that they are no content words: figures with their bounds, dates, units."""
    told: set[int] = set()
    for mention in times:
        told |= {token.i for token in doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand") or ()}
    for mention in quantities:
        for token in doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand") or ():
            counted = token.i == mention.token and mention.value.unit is None
            figure = token.pos_ in ("NUM", "SYM") or token.like_num or token.lemma_.lower() in ROUND or token.lower_ == "per"
            if not counted and (figure or (token.i == mention.token and not quantity.is_label(mention.value))):
                told.add(token.i)
    return frozenset(told)
