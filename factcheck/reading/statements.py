"""Statements: each event word of a text with its roles, figures, times, places and stance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from factcheck.reading.graph import Graph
from factcheck.schema import Action, Actor, Edge, Mention, Place, Quantity, Span, Statement, TimeInterval, Value, Word

if TYPE_CHECKING:
    from spacy.tokens import Doc

T = TypeVar("T", bound=Value)
ROLES = ("agent", "target")


def gather(
    doc: Doc,
    text: str,
    graph: Graph,
    edges: Sequence[Edge],
    quantities: Iterable[Mention[Quantity]],
    times: Iterable[Mention[TimeInterval]],
    actors: Iterable[Mention[Actor]],
    places: Iterable[Mention[Place]],
) -> tuple[Statement, ...]:
    """A statement for each event word, in text order."""
    roles: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for edge in edges:
        roles[edge.head][edge.role].append(edge.child)
    of_figure = _by_predicate(doc, graph, quantities)
    of_time = _by_predicate(doc, graph, times)
    of_place = _by_predicate(doc, graph, places)
    by_token = {mention.token: mention for mention in actors}
    statements = []
    for token in sorted(graph.predicates):
        word = graph.words.get(token)
        if word is None:
            continue
        agents, targets = (
            tuple(_actor(text, graph.words[i], by_token.get(i)) for i in sorted(roles[token][role])) for role in ROLES
        )
        figures, when, where = of_figure[token], of_time[token], of_place[token]
        pos = graph.predicates[token].pos
        value = Action(word.lemma, pos, word.frames[0] if word.frames else None)  # type: ignore[arg-type]
        action = Mention("action", word.span, text[word.span.start : word.span.end], value, token=token)
        told: tuple[Mention[Value], ...] = (*agents, *targets, *figures, *when, *where)
        spans = [word.span, *(m.span for m in told if not m.carried)]
        statements.append(
            Statement(
                span=Span(min(s.start for s in spans), max(s.end for s in spans)),
                sentence=word.sentence,
                action=action,
                agents=agents,
                targets=targets,
                quantities=tuple(figures),
                times=tuple(when),
                places=tuple(where),
                stance=word.stance,
                token=token,
            )
        )
    return tuple(statements)


def _by_predicate(doc: Doc, graph: Graph, mentions: Iterable[Mention[T]]) -> dict[int, list[Mention[T]]]:
    """Each mention under the nearest event word above it in the tree."""
    found: dict[int, list[Mention[T]]] = defaultdict(list)
    for mention in mentions:
        if mention.token is not None and (token := governor(doc, graph, mention.token)) is not None:
            found[token].append(mention)
    return found


def governor(doc: Doc, graph: Graph, token: int) -> int | None:
    """The nearest event word at or above a token, following light verbs to the event they carry."""
    node = doc[token]
    for _ in range(20):
        place = graph.carried.get(node.i, node.i)
        if place in graph.predicates and place in graph.words and place != token:
            return place
        if node.head.i == node.i:
            return None
        node = node.head
    return None


def _actor(text: str, word: Word, mention: Mention[Actor] | None) -> Mention[Actor]:
    if mention is not None:
        return mention
    value = Actor(word.lemma, frozenset({word.lemma}), "group", groups=frozenset({word.lemma}), affiliation=word.within)
    return Mention("actor", word.span, text[word.span.start : word.span.end], value, token=word.token)
