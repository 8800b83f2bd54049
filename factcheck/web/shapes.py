"""What the API takes and gives, as its OpenAPI document tells it; answers have the fields of `factcheck --json`."""

from __future__ import annotations

from datetime import date as Date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from factcheck.bulk.claims import LONGEST_CLAIM, valid_claim
from factcheck.errors import BadRequest
from factcheck.schema import JudgeKind, Source, Strictness
from factcheck.web.limits import LONGEST_DRAFT, LONGEST_TEXT, MOST_CLAIMS, MOST_SOURCES
from factcheck.web.work import Against

PASTED = "pasted"
"""The id of an article that came with the request."""


def _claim(text: str) -> str:
    try:
        return valid_claim(text)
    except BadRequest as error:
        raise ValueError(str(error)) from None


def _text(text: str) -> str:
    if not text.strip():
        raise ValueError("it is empty: give a text with at least one sentence")
    return text.replace("\r\n", "\n").replace("\r", "\n")


Claim = Annotated[
    str,
    Field(min_length=1, max_length=LONGEST_CLAIM, description="A sentence.", examples=["20 officers killed in Rask"]),
    AfterValidator(_claim),
]
ArticleText = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT), AfterValidator(_text)]
Id = Annotated[str, Field(min_length=1, max_length=500)]


class Asked(BaseModel):
    """What requests have in common: no field that is not known, so that a slip of the pen is told."""

    model_config = ConfigDict(extra="forbid")


class Article(Asked):
    """A text to check against, or to read."""

    text: ArticleText
    title: Annotated[str, Field(max_length=500)] | None = None
    date: Annotated[Date | None, Field(description='The day that "yesterday" in it counts from.')] = None

    def source(self) -> Source:
        """The article as a source."""
        return Source(PASTED, self.text.strip(), self.title or None, self.date)


class Terms(Asked):
    """Against what, and how. Without `article` and `sources`: against what the library finds."""

    article: Annotated[Article | None, Field(description="A text to check against.")] = None
    sources: Annotated[list[Id], Field(max_length=MOST_SOURCES, description="Ids of articles of the library.")] = []
    date: Annotated[Date | None, Field(description='The day that "yesterday" in a claim counts from.')] = None
    strictness: Strictness = Strictness.REPORTED
    judge: JudgeKind = JudgeKind.LEARNED

    @model_validator(mode="after")
    def _one_of_them(self) -> Terms:
        if self.article and self.sources:
            raise ValueError("article and sources contradict each other: leave one out")
        return self

    def against(self) -> Against:
        """What a worker is told."""
        text = self.article.source() if self.article else None
        return Against(text, tuple(dict.fromkeys(self.sources)), self.strictness, self.judge, self.date)


class CheckRequest(Terms):
    """A claim to check."""

    claim: Claim


class ManyRequest(Terms):
    """Claims to check; for more of them there are jobs."""

    claims: Annotated[list[Claim], Field(min_length=1, max_length=MOST_CLAIMS)]


class DraftRequest(Terms):
    """A text to check sentence by sentence."""

    text: Annotated[str, Field(min_length=1, max_length=LONGEST_DRAFT), AfterValidator(_text)]


class ParseRequest(Asked):
    """A claim to read."""

    claim: Claim
    date: Annotated[Date | None, Field(description='The day that "yesterday" in it counts from.')] = None


# --- answers ----------------------------------------------------------------------------------------------------

Verdict = Literal["supported", "contradicted", "unverifiable"]
Confidence = Annotated[float, Field(ge=0, le=1)]


class Given(BaseModel):
    """What answers have in common: further fields may come."""

    model_config = ConfigDict(extra="allow")


class Comparison(Given):
    facet: str
    rung: str
    relation: Literal["entails", "excludes", "open"]
    claim: dict[str, object]
    source: dict[str, object] | None


class Passage(Given):
    source: str
    text: str
    start: int
    end: int
    score: float


class Voice(Given):
    source: str
    title: str | None
    published: Date | None
    verdict: Verdict
    confidence: Confidence
    reason: str
    explanation: str
    superseded_by: str | None


class Report(Given):
    """The result of a check; what each source says comes last, where several do."""

    schema_: Annotated[Literal[1], Field(alias="schema")]
    id: str | None
    claim: str
    verdict: Verdict
    confidence: Confidence
    reason: str
    explanation: str
    comparisons: list[Comparison]
    evidence: list[Passage]
    sources: list[Voice] = []
    disagreement: bool = False


class Sentence(Report):
    start: int
    end: int
    checkable: bool


class Reports(Given):
    results: list[Report]


class Draft(Given):
    sentences: list[Sentence]


class Parsed(Given):
    claim: str
    quantities: list[dict[str, object]]
    times: list[dict[str, object]]
    actors: list[dict[str, object]]
    places: list[dict[str, object]]
    events: list[dict[str, object]]
    uncheckable: str | None = None


class Named(Given):
    id: str
    title: str | None
    published: Date | None
    origin: str | None


class Facts(Given):
    schema_: Annotated[Literal[1], Field(alias="schema")]
    source: Named
    sentences: int
    facts: list[dict[str, object]]


class Listed(Given):
    id: str
    title: str | None
    date: Date | None
    origin: str | None
    added: str | None = None
    score: float | None = None
    passage: str | None = None


class Articles(Given):
    articles: list[Listed]
    total: int | None = None
    next: str | None = None
    """The address of the next articles."""


class Full(Listed):
    near: list[str]
    text: str


class Job(Given):
    id: str
    name: str
    state: Literal["waiting", "running", "done", "failed"]
    rows: int
    done: int
    supported: int
    contradicted: int
    unverifiable: int
    errors: int
    detail: str | None
    results: dict[str, str]
    """Addresses of the results by format, once it is done."""


class Fault(Given):
    pointer: str
    detail: str


class ProblemDocument(Given):
    """What went wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[Fault] = []


class Health(Given):
    status: Literal["ok"]
    version: str
