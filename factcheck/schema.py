"""The nouns everyone uses: immutable values, statements, comparisons and the report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Generic, Literal, TypeVar

from factcheck.interval import Interval


class Verdict(StrEnum):
    """What the source lets us say of a claim (docs/verdicts.md)."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNVERIFIABLE = "unverifiable"


class Relation(StrEnum):
    """The one law: reported inside claimed entails, apart excludes, anything else is open."""

    ENTAILS = "entails"
    EXCLUDES = "excludes"
    OPEN = "open"


class Strictness(StrEnum):
    """How a source's lower bound counts: as the figure that was reported, or as a bound only."""

    REPORTED = "reported"
    LOGICAL = "logical"


class JudgeKind(StrEnum):
    """Who decides what the facets leave open: nobody, or the learned judge."""

    FACETS = "facets"
    LEARNED = "learned"


@dataclass(frozen=True, slots=True)
class Span:
    """Character offsets [start, end) into the text as given."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    def within(self, other: Span) -> bool:
        """True where this span lies inside `other`."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: Span) -> bool:
        """True where both spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Source:
    """An article: its text (front matter removed), where it came from, and when it was published."""

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    origin: str | None = None
    """Path or URL it was read from, for people."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader knows beyond the words: the day that "yesterday" and "Friday" count from."""

    today: date | None = None


# --- values -----------------------------------------------------------------------------------------------------

Bound = Literal["exact", "at-least", "at-most", "more-than", "less-than", "about", "range", "vague"]
Grain = Literal["minute", "hour", "day", "week", "month", "season", "quarter", "year", "decade", "century"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts.

    "at least 11 police officers killed": figure 11, possible [11, ...), bound at-least, of "police officer", kind dead.
    `unit` is None for counts, else a canonical unit: "percent", "USD", "metre", "kilogram", "year" (durations),
    "year-old" (ages), "ordinal", "celsius", "score",
    "share" (a fraction of a whole: "a third") ... `possible` is in that unit.
    """

    possible: Interval[float]
    figure: float | None
    bound: Bound = "exact"
    unit: str | None = None
    of: str | None = None
    """Lemma(s) of the counted noun with its compound: "police officer"; None where nothing is named."""
    modifiers: tuple[str, ...] = ()
    """Lower-case modifiers of the counted noun that narrow it: ("iranian", "young")."""
    kind: str | None = None
    """dead, wounded, missing, captured, displaced, rescued, arrested, casualties; None for other counts."""
    part: bool = False
    """True where it counts a part of a larger count ("2 children among 11 dead", "two of them")."""


@dataclass(frozen=True, slots=True)
class TimeInterval:
    """Calendar days (both ends inclusive) with the grain they were told in.

    `days` is None while the year or week can't be resolved; then month, day and weekday (Monday 0) say what is known.
    `clock` is minutes of the day where a time of day was told.
    """

    days: Interval[date] | None
    grain: Grain
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    clock: Interval[int] | None = None
    since: bool = False
    """True for "since May", "until Friday": one end is the bound of a stretch, not the moment of the event."""
    stretch: bool = False
    """True for "from May to July": both ends are told, and are the stretch's own."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who: a person, a group or an organisation, by all names the text gives."""

    name: str
    """As first or most fully named."""
    names: frozenset[str] = frozenset()
    """Every alias seen, lower-case: full name, surname, acronym, the group's own name."""
    kind: Literal["person", "organisation", "place", "group"] = "group"
    groups: frozenset[str] = frozenset()
    """Group nouns it is called by, lemmas: "police officer", "minister"."""
    affiliation: frozenset[str] = frozenset()
    """Countries or bodies it belongs to, lower-case: "iran"."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where: a place's names, and the places that contain it by the text or by common geography (lower-case)."""

    name: str
    names: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    town: bool = False
    """Whether the text calls it a town, a city or a village; what the gazetteer knows of it is not said here."""


@dataclass(frozen=True, slots=True)
class Action:
    """What was done: the head's lemma, its part of speech and its frame in the vocabulary, if any."""

    lemma: str
    pos: Literal["verb", "noun", "adj"]
    frame: str | None = None


@dataclass(frozen=True, slots=True)
class Stance:
    """How the text stands to the statement."""

    status: Literal["happened", "did-not", "planned", "possible", "will-not"] = "happened"
    """"will-not": neither planned nor possible ("will not pay", "cannot pay")."""
    said_by: tuple[str, ...] = ()
    """Who says so, outermost last; empty where the text says it itself."""
    doubted: Literal["", "alleged", "denied"] = ""
    mentioned: bool = False
    """True where the words only mention it (a noun in passing, an infinitive) and do not say that it happened."""


Value = Quantity | TimeInterval | Actor | Place | Action | Stance
V = TypeVar("V", bound=Value, covariant=True)


@dataclass(frozen=True, slots=True)
class Mention(Generic[V]):
    """A value where the text tells it. `carried`: inherited from the dateline or an earlier sentence."""

    facet: str
    span: Span
    text: str
    value: V
    carried: bool = False
    token: int | None = None
    """Index (into the text's tokens) of its head: the counted noun of a quantity, the last name of an actor."""


# --- what is read -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Word:
    """A content word (a named entity is one word): what the aligner matches.

    `names` are all lower-case names it may be met under: itself, its aliases, what a pronoun or "the group" stands for.
    """

    token: int
    """Index into the text's tokens."""
    lemma: str
    pos: Literal["noun", "verb", "adj", "adv", "name"]
    span: Span
    sentence: int
    rarity: float = 1.0
    """How much the word tells: inverse document frequency, 0 to about 12."""
    kind: Literal["", "person", "organisation", "place"] = ""
    """For names: of what kind."""
    names: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    """For places and nationalities: the places that contain it, lower-case."""
    groups: frozenset[str] = frozenset()
    """For people: the group nouns they are called by."""
    stance: Stance = Stance()
    """For predicates: how the text stands to it."""
    frames: tuple[str, ...] = ()
    """For predicates: the event frames it may belong to, the usual one first."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A link between two content words, function words folded into its role.

    `head` and `child` are token indices, keys of `Reading.words`. `role` is the same for active, passive, relative and nominal
    tellings: agent, target, recipient, of, mod, same (apposition, copula), time, with, then any preposition: in, at, from ...
    """

    head: int
    role: str
    child: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing a text says happened: an action with its roles, figures, times, places and stance."""

    span: Span
    sentence: int
    """Index into the reading's sentences."""
    action: Mention[Action] | None = None
    agents: tuple[Mention[Actor], ...] = ()
    targets: tuple[Mention[Actor], ...] = ()
    quantities: tuple[Mention[Quantity], ...] = ()
    times: tuple[Mention[TimeInterval], ...] = ()
    places: tuple[Mention[Place], ...] = ()
    stance: Stance = Stance()
    token: int | None = None
    """Token index of the action's word, a key of the reading's words."""


@dataclass(frozen=True, slots=True)
class Order:
    """Two events in time: `event` comes `side` `anchor`, both told by token index: "resigned" after "the vote".

    `anchor` is None where it is told before and not named: "Two days later he resigned".

    `amount` units lie between them; None where that is not told. `unit` is a singular noun: hour, day, week ...
    """

    span: Span
    event: int
    anchor: int | None
    side: Literal["after", "before"]
    amount: int | None = None
    unit: str = ""
    counted: int = 0
    """How many characters of the span tell the amount and the side: "two days after"."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as read: its sentences and statements. The same shape for a claim and an article."""

    text: str
    sentences: tuple[Span, ...]
    statements: tuple[Statement, ...]
    words: Mapping[int, Word] = field(default_factory=dict)
    """The content words by token index."""
    edges: tuple[Edge, ...] = ()
    quantities: tuple[Mention[Quantity], ...] = ()
    times: tuple[Mention[TimeInterval], ...] = ()
    actors: tuple[Mention[Actor], ...] = ()
    places: tuple[Mention[Place], ...] = ()
    orders: tuple[Order, ...] = ()
    """Which of the text's events came before which."""
    published: date | None = None
    """The day that relative dates were counted from."""
    uncheckable: str | None = None
    """For a claim: why there is nothing to check ("an opinion", "a question without a proposition"), else None."""
    ignored: tuple[Span, ...] = ()
    """Parts that are no part of the claim: BREAKING, hashtags, emoji, handles."""

    @property
    def mentions(self) -> tuple[Mention[Value], ...]:
        """Every mention of the text, in text order, each once."""
        actions = (statement.action for statement in self.statements if statement.action)
        all_of_them: tuple[Mention[Value], ...] = (*actions, *self.actors, *self.places, *self.quantities, *self.times)
        found = {(m.facet, m.span): m for m in all_of_them}
        return tuple(sorted(found.values(), key=lambda m: (m.span.start, m.span.end, m.facet)))


# --- what is judged ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: the words, where they stand (None: nowhere), and the value read from them."""

    text: str
    span: Span | None = None
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One facet of a claim against the source: the rung of the facet's ladder that held, and why."""

    facet: str
    rung: str
    relation: Relation
    claimed: Side
    reported: Side | None
    why: str
    """One sentence with both values, for people."""
    reason: str = ""
    """The reason code this comparison gives a verdict: count-conflict, detail-not-stated ..."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of a source. `marks` are the matched words, offsets into the source's text, within `span`."""

    source: str
    span: Span
    text: str
    score: float
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on one part of the claim."""

    part: Span
    verdict: Verdict
    reason: str
    comparisons: tuple[Comparison, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """What one of several sources says of the claim. `superseded_by` is the id of the source with the later toll."""

    source: str
    title: str | None
    published: date | None
    verdict: Verdict
    confidence: float
    reason: str
    explanation: str
    superseded_by: str | None = None
    copies: tuple[str, ...] = ()
    """The ids of sources that tell the same story in much the same words, and so are no voices of their own."""


@dataclass(frozen=True, slots=True)
class Report:
    """All that is known of one claim. Everything a person sees is a view of this."""

    claim: str
    verdict: Verdict
    confidence: float
    """0 to 1: of the verdicts given with 0.8, eight in ten should be right."""
    reason: str
    explanation: str
    findings: tuple[Finding, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    id: str | None = None
    reading: Reading | None = field(default=None, repr=False, compare=False)
    """The claim as read, for views that mark its parts."""
    voices: tuple[Voice, ...] = ()
    """What each source says, the one that speaks first; empty where only one source tells of the claim."""

    def __post_init__(self) -> None:
        if self.verdict is not Verdict.UNVERIFIABLE and not self.evidence:
            raise ValueError(f"a {self.verdict} report needs evidence")
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"not a confidence: {self.confidence}")

    @property
    def disagreement(self) -> bool:
        """True where one source supports the claim and another contradicts it, and neither has the later toll of the other's."""
        speaking = {voice.verdict for voice in self.voices if voice.superseded_by is None}
        return {Verdict.SUPPORTED, Verdict.CONTRADICTED} <= speaking

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """Every comparison of every finding, in order."""
        return tuple(c for finding in self.findings for c in finding.comparisons)

    # Doors to two views, for those who hold a report in a notebook or a program; the views are only imported there.

    def to_dict(self) -> dict[str, Any]:
        """The report as `--json` prints it: the same fields in the same order.

        Examples:
            >>> from factcheck import Source, check
            >>> report = check("A ferry ran aground.", Source("ferry", "A ferry with 212 passengers ran aground off Cape Wrath."))
            >>> list(report.to_dict())
            ['schema', 'id', 'claim', 'verdict', 'confidence', 'reason', 'explanation', 'comparisons', 'evidence']
        """
        from factcheck.reports.json import report_to_dict

        return report_to_dict(self)

    def _repr_html_(self) -> str:
        from factcheck.reports.notebook import notebook_card

        return notebook_card(self)
