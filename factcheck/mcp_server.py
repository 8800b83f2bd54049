"""A server for assistants (Model Context Protocol): what they write is checked against articles before they send it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import wraps
from threading import Lock
from typing import TYPE_CHECKING, Annotated, Any, ParamSpec

from pydantic import Field

from factcheck.api import Terms, answers
from factcheck.bulk.claims import valid_claim
from factcheck.errors import BadRequest, FactcheckError, MissingExtra
from factcheck.reports.draft import draft_to_dicts
from factcheck.reports.json import facts_to_dict, report_to_dict
from factcheck.schema import Report, Source, Verdict

if TYPE_CHECKING:
    from mcp.server import MCPServer

INSTRUCTIONS = """\
Checks claims and drafts against articles, offline and without a language model. Use it before you state figures, dates, names
or places that should come from a source, and on your own answer before you give it.
A verdict tells what the given articles say, never what is true: "supported", "contradicted" (by the article; the explanation
says how), or "unverifiable" (the articles do not say; this is not half true). Quote the evidence, and correct or drop what is
contradicted.
Pass the articles as `texts`. Without texts the user's library is asked; `search_sources` finds articles in it."""

LONGEST_DRAFT = 100_000
MOST_TEXTS, MOST_CLAIM_FACTS = 20, 100
"""What one call may hand over, and how many facts it gets back."""

Arguments = ParamSpec("Arguments")
# fmt: off
Claim = Annotated[str, Field(description="One claim: a sentence that can be true or false.")]
Texts = Annotated[list[str] | None, Field(description="Articles to check against, as plain text; left out: the user's library.")]
Today = Annotated[str | None, Field(description='The day that "yesterday" counts from, as 2024-01-29.')]
Draft = Annotated[str, Field(description="The text to check, as plain text or Markdown.")]
Text = Annotated[str | None, Field(description="The article as plain text.")]
Id = Annotated[str | None, Field(description="Or the id of an article of the library, as search_sources gives it.")]
Words = Annotated[str, Field(description="Words to look for, in any form, or a claim.")]
Most = Annotated[int, Field(ge=1, le=50, description="How many articles to give at most.")]
# fmt: on


def serve(library: str | None = None) -> None:
    """Serve on stdin and stdout until they are closed. Raises MissingExtra."""
    server(library).run()


def server(library: str | None = None) -> MCPServer:
    """The server. It opens the library and nothing else: no path or address that an assistant names. Raises MissingExtra."""
    try:
        from mcp.server import MCPServer
        from mcp.types import ToolAnnotations
    except ImportError:
        raise MissingExtra("factcheck mcp", "mcp") from None
    from factcheck import __version__

    made = MCPServer("factcheck", instructions=INSTRUCTIONS, version=__version__, log_level="WARNING")
    harmless = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
    for tool in _tools(library):
        made.add_tool(_guarded(tool), annotations=harmless)
    return made


def _tools(library: str | None) -> Sequence[Callable[..., dict[str, Any]]]:
    """The tools; their docstrings are what an assistant reads of them."""

    def check_claim(claim: Claim, texts: Texts = None, today: Today = None) -> dict[str, Any]:
        """Check one claim against articles: supported, contradicted or unverifiable, with the reason and the passages."""
        report, sources = next(_asked([valid_claim(claim)], texts, today, library))
        return {**report_to_dict(report), "articles": [_known(source) for source in sources]}

    def check_draft(draft: Draft, texts: Texts = None, today: Today = None) -> dict[str, Any]:
        """Check every sentence of a text, such as your own answer. `start` and `end` are offsets into the draft."""
        from factcheck.draft import check_sentences, draft_sentences

        if len(draft) > LONGEST_DRAFT:
            raise BadRequest(f"the draft has {len(draft):,} characters, {LONGEST_DRAFT:,} at most: check it in parts")
        sentences = draft_sentences(draft)
        found = check_sentences(sentences, lambda claims: _asked(claims, texts, today, library))
        told = list(draft_to_dicts([(s.span, report) for s, (report, _) in zip(sentences, found, strict=True)]))
        counts = {str(verdict): sum(row["checkable"] and row["verdict"] == verdict for row in told) for verdict in Verdict}
        return {"counts": {**counts, "not checkable": sum(not row["checkable"] for row in told)}, "sentences": told}

    def extract_facts(text: Text = None, id: Id = None) -> dict[str, Any]:
        """What an article states: events with who, what, how many, when and where, each with offsets into the article."""
        from factcheck.checker import extract_facts as facts_of

        if (text is None) == (id is None):
            raise BadRequest("give a text or the id of an article, and not both")
        source = _source(text, "text") if text is not None else _of_library(str(id), library)
        found = facts_to_dict(source, facts_of(source))
        return {**found, "facts": found["facts"][:MOST_CLAIM_FACTS], "left_out": max(0, len(found["facts"]) - MOST_CLAIM_FACTS)}

    def search_sources(words: Words, most: Most = 5) -> dict[str, Any]:
        """Find articles in the user's library, the best first, each with the passage that fits best."""
        from factcheck.library.location import library_path
        from factcheck.library.search import with_words
        from factcheck.library.store import Library

        with Library(library_path(library)) as kept:
            found = with_words(words, kept, most)
            return {"articles": [{**_known(entry.source), "passage": passage} for entry, _, passage in found], "of": len(kept)}

    return check_claim, check_draft, extract_facts, search_sources


def _asked(
    claims: Iterable[str], texts: Sequence[str] | None, today: str | None, library: str | None
) -> Iterator[tuple[Report, Sequence[Source]]]:
    from factcheck.api import check_many

    terms = Terms(today=_day(today))
    if not texts:
        yield from answers(claims, None, library, False, terms)
        return
    if len(texts) > MOST_TEXTS:
        raise BadRequest(f"{len(texts)} texts, {MOST_TEXTS} at most: add them to the library with factcheck source add")
    sources = [_source(text, f"text-{number}") for number, text in enumerate(texts, 1)]
    yield from ((report, sources) for report in check_many(claims, sources, today=terms.today))


def _source(text: str, id: str) -> Source:
    """The text as an article: after its front matter, within the limits of one. Raises UnreadableSource."""
    from dataclasses import replace

    from factcheck.sources.read import source_of

    source = source_of(text.encode("utf-8", "replace"), "", id)
    return replace(source, origin=None if source.origin == id else source.origin)


def _of_library(id: str, library: str | None) -> Source:
    from factcheck.library.location import library_path
    from factcheck.library.store import Library

    with Library(library_path(library)) as kept:
        entry = kept.entry(id)
    if entry is None:
        raise BadRequest(f"no article {id!r} in the library: search_sources finds articles")
    return entry.source


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadRequest(f"today {text!r} is not a day: write it as 2024-01-29") from None


def _known(source: Source) -> dict[str, Any]:
    day = source.published.isoformat() if source.published else None
    return {"id": source.id, "title": source.title, "date": day, "origin": source.origin}


_WORK = Lock()
"""The server calls tools from threads; the language pipeline and its caches are used by one at a time."""


def _guarded(tool: Callable[Arguments, dict[str, Any]]) -> Callable[Arguments, dict[str, Any]]:
    """The tool, one call at a time; what a caller can mend is told to it in one line."""
    from mcp.server.mcpserver.exceptions import ToolError

    @wraps(tool)
    def guarded(*args: Arguments.args, **kwargs: Arguments.kwargs) -> dict[str, Any]:
        try:
            with _WORK:
                return tool(*args, **kwargs)
        except FactcheckError as error:
            raise ToolError(str(error)) from None

    return guarded
