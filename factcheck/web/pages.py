"""The pages of a claim and of a draft, and of what came of them; they work without scripts."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse

from factcheck.errors import FactcheckError
from factcheck.reports import page
from factcheck.reports.draft import draft_to_dicts
from factcheck.reports.entries import Entry, Run
from factcheck.reports.json import report_to_dict
from factcheck.reports.markdown import markdown
from factcheck.web import work
from factcheck.web.api import Json, PoolOf, checked_draft, sound
from factcheck.web.drafted import passages
from factcheck.web.forms import Form, against, claim_of, draft_of, shareable
from factcheck.web.limits import LONGEST_DRAFT, LONGEST_TEXT, MOST_LISTED
from factcheck.web.pool import Pool
from factcheck.web.problems import Problem
from factcheck.web.results import Result, Results
from factcheck.web.views import shown

router = APIRouter(include_in_schema=False)
EXAMPLES = ("11 officers killed in Rask", "20 officers killed in Rask", "Raisi visited Pakistan last week")
"""Claims to try on the article that ships with factcheck."""


@router.get("/")
async def home(request: Request, pool: PoolOf) -> Response:
    """The form; `claim` and `source` fill it in."""
    return await form_page("home.html", "/", Form.of(request.query_params), pool)


@router.post("/check")
async def ask(request: Request, pool: PoolOf) -> Response:
    """Check what the form holds, and lead to the page of the result."""
    async with request.form() as fields:
        form = Form.of(fields)
    try:
        address = shareable("/check", form)
        if not address:
            result = await _checked(form, pool)
    except FactcheckError as error:
        return await form_page("home.html", "/", form, pool, 422, error=str(error))
    return RedirectResponse(address or f"/results/{_results(request).add(result)}", 303)


@router.get("/check")
async def checked(request: Request, pool: PoolOf, format: Annotated[str, Query(max_length=10)] = "") -> Response:
    """A claim against the library. The link holds the question, so it never grows old."""
    form = Form.of(request.query_params)
    try:
        result = await _checked(form, pool)
    except FactcheckError as error:
        return await form_page("home.html", "/", form, pool, 422, error=str(error))
    return await _shown(result, format, shareable("/check", form) or "", pool, lasting=True)


@router.get("/results/{id}")
async def result(id: str, request: Request, pool: PoolOf, format: Annotated[str, Query(max_length=10)] = "") -> Response:
    """A result that is kept, for as long as it is."""
    kept = _results(request).get(id)
    if kept is None:
        raise Problem(404, "this result is no longer kept: check it again")
    return await _shown(kept, format, f"/results/{id}?", pool, lasting=False)


@router.get("/draft")
async def draft(request: Request, pool: PoolOf) -> Response:
    """The form for a text."""
    return await form_page("draft.html", "/draft", Form.of(request.query_params), pool)


@router.post("/draft")
async def ask_draft(request: Request, pool: PoolOf) -> Response:
    """Check every sentence, and lead to the page of the result."""
    async with request.form() as fields:
        form = Form.of(fields)
    try:
        found = await checked_draft(draft_of(form), against(form), pool)
    except FactcheckError as error:
        return await form_page("draft.html", "/draft", form, pool, 422, error=str(error))
    entries = [Entry(sentence.text, answer.report, answer.sources) for sentence, answer in found]
    spans = tuple(sentence.span for sentence, _ in found)
    result = Result(Run(entries, "A draft checked", date.today()), "draft", form.filled, spans)
    return RedirectResponse(f"/results/{_results(request).add(result)}", 303)


async def form_page(template: str, here: str, form: Form, pool: Pool, status: int = 200, **told: Any) -> HTMLResponse:
    """A page with a form, which offers the first articles of the library."""
    library = await pool.run(work.articles, -1, MOST_LISTED)
    ids = [kept.source.id for kept in library.articles]
    limits = {"longest_text": LONGEST_TEXT, "longest_draft": LONGEST_DRAFT, "examples": EXAMPLES if "seed" in ids else ()}
    return shown(template, here, status, form=form, library=library, ids=ids, **limits, **({"error": ""} | told))


async def _checked(form: Form, pool: Pool) -> Result:
    """What came of the claim in a form. Raises BadRequest, NoSuchArticle and what a pool raises."""
    claim, terms = claim_of(form), against(form)
    (answer,) = sound(await pool.check([claim], terms))
    return Result(Run([Entry(claim, answer.report, answer.sources)], "A claim checked", date.today()), "claim", form.filled)


async def _shown(result: Result, format: str, address: str, pool: Pool, *, lasting: bool) -> Response:
    """The result as a page, or in the format that is asked for."""
    if format:
        return await asyncio.to_thread(_written, result, format)
    form = Form(dict(result.asked))
    told = {"formats": f"{address}&format=", "lasting": lasting, **page.contents(result.run)}
    if result.kind == "claim":
        return await form_page("result.html", "/", form, pool, **told)
    text = passages(form["draft"], result.spans, [entry.report for entry in result.run.entries if entry.report])
    return await form_page("drafted.html", "/draft", form, pool, text=text, **told)


def _written(result: Result, format: str) -> Response:
    named = {"Content-Disposition": f'attachment; filename="factcheck-{result.id}.{format}"'}
    reports = [entry.report for entry in result.run.entries if entry.report]
    match format:
        case "html":
            own = page.policy(page.stylesheet(), page.template_file("report.js"))
            return HTMLResponse(page.page(result.run), headers=named | {"Content-Security-Policy": own})
        case "md":
            return PlainTextResponse(markdown(result.run), headers=named, media_type="text/markdown")
        case "json" if result.kind == "claim":
            return Json(report_to_dict(reports[0]))
        case "json":
            return Json({"sentences": list(draft_to_dicts(list(zip(result.spans, reports, strict=True))))})
    raise Problem(404, "results come as html, md and json")


def _results(request: Request) -> Results:
    results: Results = request.app.state.results
    return results
