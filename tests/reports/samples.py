"""Literal reports and readings that the tests of the views share; no model is loaded."""

from __future__ import annotations

from datetime import date

from factcheck.interval import Interval
from factcheck.judging.trace import Rival, Step, Trace
from factcheck.reports.summary import Tally
from factcheck.schema import (
    Action,
    Actor,
    Comparison,
    Evidence,
    Finding,
    Mention,
    Place,
    Quantity,
    Reading,
    Relation,
    Report,
    Side,
    Source,
    Span,
    Stance,
    Statement,
    TimeInterval,
    Value,
    Verdict,
)

HARBOUR = Source(
    "harbour",
    "Flood on the Maren leaves town without power\n"
    "The river Maren burst its banks near Oldport early on Tuesday. "
    "In the old harbour of Oldport the water killed at least 11 dock workers on 6 May 2025, the Harbour Authority said. "
    "Some 40 people are still missing, and two bridges are closed.\n"
    "Mayor Ida Lund is expected to visit the harbour on Friday.",
    title="Flood on the Maren leaves town without power",
    published=date(2025, 5, 7),
    origin="articles/harbour.md",
)
RADIO = Source("radio", "Radio Oldport put the toll at 11. Divers went on searching through the night.", title=None)
LONG = Source(
    "long",
    "It was a quiet spring. " + "The council met and talked about the budget, the roads and the new school, " * 12
    + "and 11 dock workers were killed in the old harbour, " + "while the band played on and the children waved their flags, " * 9
    + "and the mayor went home. Nobody spoke of it afterwards.",
    title="A very long article whose title goes on and on until it would not fit on any line of a terminal, however wide it is drawn",
)

WORKERS = Quantity(Interval.at(11.0), 11.0, of="dock worker", kind="dead")
TWENTY = Quantity(Interval.at(20.0), 20.0, of="dock worker", kind="dead")
AT_LEAST = Quantity(Interval(11.0, None), 11.0, "at-least", of="dock worker", kind="dead")
MAY = TimeInterval(Interval(date(2025, 5, 1), date(2025, 5, 31)), "month")
SIXTH = TimeInterval(Interval.at(date(2025, 5, 6)), "day")
OLDPORT = Place("Oldport", frozenset({"oldport"}), frozenset({"maren valley"}))
HARBOUR_PLACE = Place("old harbour of Oldport", frozenset({"old harbour", "harbour"}), frozenset({"oldport"}))
KILL = Action("kill", "verb", "kill")
LUND = Actor("Ida Lund", frozenset({"ida lund", "lund", "mayor lund"}), "person", frozenset({"mayor"}), frozenset({"oldport"}))


def span(text: str, words: str) -> Span:
    """Where the words first stand in the text."""
    start = text.index(words)
    return Span(start, start + len(words))


def mention(text: str, words: str, facet: str, value: Value, carried: bool = False) -> Mention[Value]:
    """The words of the text as a mention."""
    return Mention(facet, span(text, words), words, value, carried)


def side(text: str, words: str, value: Value | None) -> Side:
    """The words of the text as one side of a comparison."""
    return Side(words, span(text, words), value)


def evidence(source: Source, passage: str, *marks: str, score: float = 0.97) -> Evidence:
    """The passage of the source, with the marked words."""
    where = span(source.text, passage)
    found = tuple(Span(where.start + passage.index(m), where.start + passage.index(m) + len(m)) for m in marks)
    return Evidence(source.id, where, passage, score, found)


KILLED = (
    "In the old harbour of Oldport the water killed at least 11 dock workers on 6 May 2025, the Harbour Authority said."
)
VISIT = "Mayor Ida Lund is expected to visit the harbour on Friday."
KILLED_EVIDENCE = evidence(HARBOUR, KILLED, "old harbour of Oldport", "killed at least 11 dock workers", "6 May 2025")


def killed_reading(claim: str, figure: str, value: Quantity, ignored: tuple[Span, ...] = ()) -> Reading:
    """The reading of "FIGURE dock workers killed in Oldport in May"."""
    quantity = mention(claim, figure, "quantity", value)
    time = mention(claim, "May", "time", MAY)
    statement = Statement(
        Span(0, len(claim)),
        0,
        mention(claim, "killed", "action", KILL),  # type: ignore[arg-type]
        quantities=(quantity,),  # type: ignore[arg-type]
        times=(time,),  # type: ignore[arg-type]
        places=(mention(claim, "Oldport", "place", OLDPORT),),  # type: ignore[arg-type]
    )
    return Reading(
        claim, (Span(0, len(claim)),), (statement,), quantities=(quantity,), times=(time,), places=statement.places, ignored=ignored  # type: ignore[arg-type]
    )


def killed_report(claim: str, figure: str, value: Quantity) -> Report:
    """The report on "FIGURE dock workers killed in Oldport in May": right with 11, wrong with any other figure."""
    right = value == WORKERS
    tag = (span(claim, "BREAKING:"),) if "BREAKING:" in claim else ()
    quantity = Comparison(
        "quantity",
        "same figure" if right else "other figure",
        Relation.ENTAILS if right else Relation.EXCLUDES,
        side(claim, figure, value),
        side(HARBOUR.text, "at least 11 dock workers", AT_LEAST),
        "why",
        "" if right else "count-conflict",
    )
    rest = (
        Comparison("action", "same", Relation.ENTAILS, side(claim, "killed", KILL), side(HARBOUR.text, "killed", KILL), "why"),
        Comparison("place", "inside", Relation.ENTAILS, side(claim, "Oldport", OLDPORT), side(HARBOUR.text, "old harbour of Oldport", HARBOUR_PLACE), "why"),
        Comparison("time", "inside", Relation.ENTAILS, side(claim, "May", MAY), side(HARBOUR.text, "6 May 2025", SIXTH), "why"),
    )
    verdict = Verdict.SUPPORTED if right else Verdict.CONTRADICTED
    reason = "stated" if right else "count-conflict"
    finding = Finding(Span(0, len(claim)), verdict, reason, (quantity, *rest), (KILLED_EVIDENCE,))
    told = "The source reports at least 11 dock workers" if right else f"The claim says {figure}; the source reports at least 11 (a lower bound)"
    return Report(
        claim, verdict, 0.96 if right else 0.88, reason, f"{told}.", (finding,), (KILLED_EVIDENCE,), "7", killed_reading(claim, figure, value, tag)
    )


SUPPORTED = killed_report("BREAKING: 11 dock workers killed in Oldport in May", "11 dock workers", WORKERS)
CONTRADICTED = killed_report("20 dock workers killed in Oldport in May", "20 dock workers", TWENTY)

_PLANNED_CLAIM = "Mayor Lund visited the harbour last week and dozens were missing"
_VISIT_EVIDENCE = evidence(HARBOUR, VISIT, "Mayor Ida Lund", "expected to visit", score=0.81)
_MISSING = "Some 40 people are still missing, and two bridges are closed."
_MISSING_EVIDENCE = evidence(HARBOUR, _MISSING, "40 people", "missing", score=0.9)
_LAST_WEEK = TimeInterval(Interval(date(2025, 4, 28), date(2025, 5, 4)), "week")
_FRIDAY = TimeInterval(Interval.at(date(2025, 5, 9)), "day")
_DOZENS = Quantity(Interval(24.0, 99.0), None, "vague", kind="missing")
_FORTY = Quantity(Interval(36.0, 44.0), 40.0, "about", of="person", kind="missing")


def _two_parts() -> Report:
    claim, text = _PLANNED_CLAIM, HARBOUR.text
    visit = (
        Comparison("roles", "same", Relation.ENTAILS, side(claim, "Mayor Lund", LUND), side(text, "Mayor Ida Lund", LUND), "why"),
        Comparison("stance", "planned, not yet done", Relation.OPEN, side(claim, "visited", Stance()), side(text, "expected to visit", Stance("planned")), "why", "planned-only"),
        Comparison("time", "not stated", Relation.OPEN, side(claim, "last week", _LAST_WEEK), None, "why", "detail-not-stated"),
    )
    missing = (
        Comparison("quantity", "inside", Relation.ENTAILS, side(claim, "dozens", _DOZENS), side(text, "Some 40 people", _FORTY), "why"),
        Comparison("action", "same", Relation.ENTAILS, side(claim, "missing", Action("missing", "adj", "miss")), side(text, "missing", None), "why"),
    )
    first, second = span(claim, "Mayor Lund visited the harbour last week"), span(claim, "dozens were missing")
    quantity = mention(claim, "dozens", "quantity", _DOZENS)
    times = (mention(claim, "last week", "time", _LAST_WEEK),)
    carried = mention(claim, "the harbour", "place", HARBOUR_PLACE, carried=True)
    place = mention(claim, "harbour", "place", HARBOUR_PLACE)
    lund = mention(claim, "Mayor Lund", "roles", LUND)
    statements = (
        Statement(first, 0, mention(claim, "visited", "action", Action("visit", "verb", "visit")), (lund,), times=times, places=(place,)),  # type: ignore[arg-type]
        Statement(second, 0, mention(claim, "missing", "action", Action("missing", "adj", "miss")), quantities=(quantity,), places=(carried,)),  # type: ignore[arg-type]
    )
    reading = Reading(claim, (Span(0, len(claim)),), statements, quantities=(quantity,), times=times, actors=(lund,), places=(place, carried))  # type: ignore[arg-type]
    return Report(
        claim,
        Verdict.UNVERIFIABLE,
        0.67,
        "planned-only",
        "The claim tells it as done; the source only as planned or possible.",
        (
            Finding(second, Verdict.SUPPORTED, "stated", missing, (_MISSING_EVIDENCE,)),
            Finding(first, Verdict.UNVERIFIABLE, "planned-only", visit, (_VISIT_EVIDENCE,)),
        ),
        (_VISIT_EVIDENCE, _MISSING_EVIDENCE),
        reading=reading,
    )


def _word_by_word() -> Report:
    claim, text = "The water flooded Mayor Lund's town hall, and Lund hit the wall", HARBOUR.text
    told = [
        Comparison("wording", "told", Relation.ENTAILS, side(claim, word, None), side(text, word, None), "why") for word in ("water", "town")
    ]
    missing = [Comparison("wording", "not stated", Relation.OPEN, side(claim, word, None), None, "why") for word in ("hall", "wall")]
    why = "The source tells it the other way round."
    swapped = Comparison("roles", "swapped", Relation.EXCLUDES, side(claim, "Lund hit", None), None, why, "role-swap")
    finding = Finding(Span(0, len(claim)), Verdict.CONTRADICTED, "role-swap", (swapped, *told, *missing), (KILLED_EVIDENCE,))
    return Report(claim, Verdict.CONTRADICTED, 0.58, "role-swap", why, (finding,), (KILLED_EVIDENCE,))


TWO_PARTS = _two_parts()
WORD_BY_WORD = _word_by_word()
NOT_MENTIONED = Report("The airport of Velm reopened", Verdict.UNVERIFIABLE, 0.5, "not-mentioned", "The sources do not mention this.")
UNCHECKABLE = Reading("What a lovely town!", (Span(0, 19),), (), uncheckable="an opinion")

_LONG_PASSAGE = LONG.text[LONG.text.index("The council") : LONG.text.index(" Nobody")]
LONG_EVIDENCE = Report(
    "11 dock workers were killed",
    Verdict.SUPPORTED,
    0.8,
    "stated",
    "The sources report 11 dock workers killed.",
    evidence=(evidence(LONG, _LONG_PASSAGE, "11 dock workers were killed"), evidence(RADIO, "Radio Oldport put the toll at 11.", "11", score=0.71)),
)

_HOSTILE = "\x1b[31m[bold]11[/bold] killed\x1b[0m\r\x07 in \u202eOldport\u202c \U0001f6a8\U0001f9d1\u200d\U0001f692 \u6e2f\u3067\u6b7b\u8005 \u05e9\u05dc\u05d5\u05dd\x00\u2028[link=x]"
HOSTILE_SOURCE = Source("\x1b]0;id\x07", f"A [red]first[/red] line.\nThe report: {_HOSTILE}. The end\x9b2J.", title="\x1b[2J[title]\n")
HOSTILE = Report(
    _HOSTILE,
    Verdict.CONTRADICTED,
    0.99,
    "count-conflict",
    f"It says {_HOSTILE}.",
    (
        Finding(
            Span(0, len(_HOSTILE)),
            Verdict.CONTRADICTED,
            "count-conflict",
            (Comparison("[new]", "[rung]", Relation.EXCLUDES, Side(_HOSTILE), Side("\x1b[5m", None), "why"),),
            (evidence(HOSTILE_SOURCE, f"The report: {_HOSTILE}.", "[bold]11[/bold]", "Oldport"),),
        ),
    ),
    (evidence(HOSTILE_SOURCE, f"The report: {_HOSTILE}.", "[bold]11[/bold]", "Oldport"),),
    "\x1bid",
)


TRACE = Trace(
    rivals=(
        Rival(
            span(HARBOUR.text, KILLED),
            KILLED,
            0.97,
            (
                Comparison("quantity", "apart", Relation.EXCLUDES, Side("20 dock workers"), Side("at least 11 dock workers"), "why"),
                Comparison("place", "contains", Relation.ENTAILS, Side("Oldport"), Side("old harbour of Oldport"), "why"),
            ),
            (),
        ),
        Rival(
            span(HARBOUR.text, _MISSING),
            _MISSING,
            0.31,
            (Comparison("quantity", "different kind", Relation.OPEN, Side("20 dock workers"), Side("Some 40 people"), "why"),),
            ("dock", "Oldport"),
        ),
    ),
    steps=(
        Step(
            CONTRADICTED.comparisons[0],
            0.96,
            (("not stated", Relation.OPEN), ("same figure", Relation.ENTAILS), ("other figure", Relation.EXCLUDES), ("overlap", Relation.OPEN)),
        ),
        Step(CONTRADICTED.comparisons[1], 1.0, ()),
    ),
    left_open=(Verdict.CONTRADICTED, Verdict.UNVERIFIABLE),
    chances={Verdict.SUPPORTED: 0.02, Verdict.CONTRADICTED: 0.9, Verdict.UNVERIFIABLE: 0.08},
    heard={},
)


def tally() -> Tally:
    """What a run of a dozen claims against two articles is summed up by."""
    found = Tally()
    for number in range(12):
        found.add(f"True sentence {number}", Verdict.SUPPORTED, "stated", 0.9, "It says so.", "harbour.md", 0.1)
    for number, reason in enumerate(("count-conflict", "count-conflict", "role-swap")):
        claim = f"{20 + number} dock workers killed in Oldport"
        found.add(claim, Verdict.CONTRADICTED, reason, 0.8 + number / 100, "The source reports at least 11.", "[b]radio[/b].md", 0.25)
    return found
