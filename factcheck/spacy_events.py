"""The spaCy component `factcheck_events`: what a text states, as spans of the Doc with their values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from factcheck.reports.json import value_to_dict
from factcheck.reports.labels import facet_of
from factcheck.reports.values import describe
from factcheck.schema import Mention, Source, Statement, Value

KEY = "factcheck"
"""Where the spans are kept (`doc.spans`), and the extension that holds the value of each (`span._`)."""


@Language.factory("factcheck_events", default_config={"key": KEY}, assigns=["doc.spans"])
def factcheck_events(nlp: Language, name: str, key: str) -> Events:
    """The component. It reads the text with the pipeline that ships with factcheck, so that `nlp` may be a blank one."""
    del nlp, name
    return Events(key)


class Events:
    """Puts a span for each part of a statement on `doc.spans[key]`, labelled by its facet; values are in `span._.factcheck`."""

    def __init__(self, key: str = KEY) -> None:
        self.key = key
        if not Span.has_extension(KEY):
            Span.set_extension(KEY, getter=_value)

    def __call__(self, doc: Doc) -> Doc:
        """The same Doc, with its statements."""
        from factcheck.checker import extract_facts

        reading = extract_facts(Source("doc", doc.text))
        group = SpanGroup(doc, name=self.key)
        values: dict[str, dict[str, Any]] = {}
        for number, statement in enumerate(reading.statements):
            for role, mention in _parts(statement):
                span = doc.char_span(mention.span.start, mention.span.end, facet_of(mention.value), alignment_mode="expand")
                if span is not None:
                    span.id_ = f"{number}.{len(values)}"
                    values[span.id_] = _told(number, role, mention, statement)
                    group.append(span)
        doc.spans[self.key] = group
        doc.user_data[KEY] = values
        return doc


def _parts(statement: Statement) -> Iterator[tuple[str, Mention[Any]]]:
    """The parts of a statement that stand in its own words, with the role that each plays."""
    # fmt: off
    of_role: tuple[tuple[str, tuple[Mention[Any], ...]], ...] = (
        ("action",   (statement.action,) if statement.action else ()),
        ("agent",    statement.agents),
        ("target",   statement.targets),
        ("quantity", statement.quantities),
        ("time",     statement.times),
        ("place",    statement.places),
    )
    # fmt: on
    return ((role, mention) for role, mentions in of_role for mention in mentions if not mention.carried)


def _told(number: int, role: str, mention: Mention[Value], statement: Statement) -> dict[str, Any]:
    told: dict[str, Any] = {"statement": number, "role": role, "words": describe(mention.value), **value_to_dict(mention.value)}
    if role == "action":
        told |= {"status": statement.stance.status, "said_by": list(statement.stance.said_by)}
    return told


def _value(span: Span) -> dict[str, Any]:
    """What the span was read as; empty for spans of others."""
    found: dict[str, Any] = span.doc.user_data.get(KEY, {}).get(span.id_, {})
    return found
