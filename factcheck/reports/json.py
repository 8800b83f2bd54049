"""Report, parsed claim and facts as dictionaries for JSON; the fields and their order are a contract."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from factcheck.reports.values import days, limits
from factcheck.schema import (
    Action,
    Actor,
    Comparison,
    Mention,
    Place,
    Quantity,
    Reading,
    Report,
    Side,
    Source,
    Stance,
    Statement,
    TimeInterval,
    Value,
    Voice,
)

SCHEMA = 1
DIGITS = 3
"""Confidence and scores are rounded to this many digits."""


def report_to_dict(report: Report, sources: Sequence[Source] = ()) -> dict[str, Any]:
    """A result as a dictionary, in the fixed field order; JSON-ready. What each source says comes last, where several do."""
    del sources  # offsets and source ids are all that JSON readers need; the texts are theirs
    found: dict[str, Any] = {
        "schema": SCHEMA,
        "id": report.id,
        "claim": report.claim,
        "verdict": str(report.verdict),
        "confidence": round(report.confidence, DIGITS),
        "reason": report.reason,
        "explanation": report.explanation,
        "comparisons": [_comparison(comparison) for comparison in report.comparisons],
        "evidence": [
            {"source": e.source, "text": e.text, "start": e.span.start, "end": e.span.end, "score": round(e.score, DIGITS)}
            for e in report.evidence
        ],
    }
    if report.voices:
        found |= {"sources": [_voice(voice) for voice in report.voices], "disagreement": report.disagreement}
    return found


def reading_to_dict(reading: Reading) -> dict[str, Any]:
    """What was understood of a claim: its quantities, times, actors, places and events, each with offsets into the claim."""
    found: dict[str, Any] = {"claim": reading.text, **_values(reading.mentions)}
    found["events"] = [_event(s) for s in reading.statements]
    if reading.uncheckable:
        found["uncheckable"] = reading.uncheckable
    return found


def facts_to_dict(source: Source, reading: Reading) -> dict[str, Any]:
    """What an article states: one fact a statement, with its sentence (counted from 1) and offsets into the article."""
    return {
        "schema": SCHEMA,
        "source": {
            "id": source.id,
            "title": source.title,
            "published": source.published.isoformat() if source.published else None,
            "origin": source.origin,
        },
        "sentences": len(reading.sentences),
        "facts": [{"sentence": s.sentence + 1, **_event(s), **_values(_parts(s))} for s in reading.statements],
    }


def value_to_dict(value: Value | None) -> dict[str, Any]:
    """The fields of a value that tell it apart: low and high, from and to, a name. Ends are as in `limits` and `days`."""
    match value:
        case Quantity():
            low, high = limits(value)
            return {"low": low, "high": high} | ({"unit": value.unit} if value.unit else {})
        case TimeInterval():
            first, last = days(value)
            return {"from": first.isoformat() if first else None, "to": last.isoformat() if last else None}
        case Actor() | Place():
            return {"name": value.name}
        case Action():
            return {"lemma": value.lemma}
        case Stance():
            return {"status": value.status}
    return {}


def _voice(voice: Voice) -> dict[str, Any]:
    return {
        "source": voice.source,
        "title": voice.title,
        "published": voice.published.isoformat() if voice.published else None,
        "verdict": str(voice.verdict),
        "confidence": round(voice.confidence, DIGITS),
        "reason": voice.reason,
        "explanation": voice.explanation,
        "superseded_by": voice.superseded_by,
        "copies": list(voice.copies),
    }


def _comparison(comparison: Comparison) -> dict[str, Any]:
    return {
        "facet": comparison.facet,
        "rung": comparison.rung,
        "relation": str(comparison.relation),
        "claim": _side(comparison.claimed),
        "source": _side(comparison.reported) if comparison.reported else None,
    }


def _side(side: Side) -> dict[str, Any]:
    return {"text": side.text, **value_to_dict(side.value)}


def _values(mentions: Iterable[Mention[Value]]) -> dict[str, list[dict[str, Any]]]:
    """The mentions by kind. Those of one place in the text are told once; actions are told as events."""
    found: dict[str, list[dict[str, Any]]] = {"quantities": [], "times": [], "actors": [], "places": []}
    told: set[str] = set()
    for mention in mentions:
        value = mention.value
        match value:
            case Quantity():
                kind, fields = "quantities", {**value_to_dict(value), "unit": value.unit, "kind": value.kind}
            case TimeInterval():
                kind, fields = "times", {**value_to_dict(value), "grain": value.grain}
            case Actor():
                kind, fields = "actors", {"name": value.name, "kind": value.kind}
                fields |= {"groups": sorted(value.groups), "affiliation": sorted(value.affiliation)}
            case Place():
                kind, fields = "places", {"name": value.name, "within": sorted(value.within)}
            case _:
                continue
        entry = {"text": mention.text, "start": mention.span.start, "end": mention.span.end, **fields}
        if mention.carried:
            entry["carried"] = True
        if (key := f"{kind} {entry}") not in told:
            told.add(key)
            found[kind].append(entry)
    return found


def _event(statement: Statement) -> dict[str, Any]:
    action = statement.action
    span = action.span if action else statement.span
    return {
        "text": action.text if action else "",
        "start": span.start,
        "end": span.end,
        "lemma": action.value.lemma if action else None,
        "frame": action.value.frame if action else None,
        "status": statement.stance.status,
        "said_by": list(statement.stance.said_by),
        "doubted": statement.stance.doubted or None,
        "agents": [m.value.name for m in statement.agents],
        "targets": [m.value.name for m in statement.targets],
        "quantities": [m.text for m in statement.quantities],
        "times": [m.text for m in statement.times],
        "places": [m.text for m in statement.places],
    }


def _parts(statement: Statement) -> tuple[Mention[Any], ...]:
    return (*statement.quantities, *statement.times, *statement.agents, *statement.targets, *statement.places)
