"""The pages of claim files, of the library and of the API, and the files that all pages need."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.routing import APIRoute
from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse

from factcheck.bulk.formats import FORMATS
from factcheck.errors import FactcheckError
from factcheck.reports import page
from factcheck.web import static, timeline, work
from factcheck.web.api import JobsOf, PoolOf, new_job
from factcheck.web.api import router as api_router
from factcheck.web.forms import Form, against
from factcheck.web.jobs import WRITERS, told
from factcheck.web.limits import JOB_SECONDS, MOST_ROWS, UPLOAD
from factcheck.web.pages import form_page
from factcheck.web.problems import Problem
from factcheck.web.views import shown

router = APIRouter(include_in_schema=False)
FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}
LISTED = 25
"""Articles of one page of the library."""
SHOWN = 200
"""Claims shown on the page of a claim file; all of them are in its report."""


@router.get("/static/{name}")
async def asset(name: str) -> Response:
    """A style, a script or the icon."""
    found = static.assets().get(name)
    if found is None:
        raise Problem(404, "there is nothing at this address")
    return Response(found.content, media_type=found.media_type, headers=FOREVER)


@router.get("/bulk")
async def bulk(request: Request, pool: PoolOf) -> Response:
    """The form for a claim file."""
    return await _bulk_form(Form.of(request.query_params), pool)


@router.post("/bulk")
async def add(request: Request, pool: PoolOf, jobs: JobsOf) -> Response:
    """Put a claim file in line, and lead to its page."""
    async with request.form() as fields:
        form, file = Form.of(fields), fields.get("file")
        name, data = (file.filename or "", await file.read()) if isinstance(file, UploadFile) else ("", b"")
    try:
        if not name:
            raise Problem(422, "no file was chosen")
        job = await new_job(name, data, against(form), jobs, pool)
    except (FactcheckError, Problem) as error:
        if isinstance(error, Problem) and error.status == 429:
            raise
        status, why = (error.status, error.detail) if isinstance(error, Problem) else (422, str(error))
        return await _bulk_form(form, pool, status, error=why)
    return RedirectResponse(f"/jobs/{job.id}", 303)


async def _bulk_form(form: Form, pool: PoolOf, status: int = 200, error: str = "") -> Response:
    limits = {
        "most_rows": MOST_ROWS,
        "most_megabytes": UPLOAD // 1_000_000,
        "endings": list(FORMATS),
        "hours": JOB_SECONDS / 3600,
    }
    return await form_page("bulk.html", "/bulk", form, pool, status, error=error, **limits)


@router.get("/jobs/{id}")
async def job(id: str, jobs: JobsOf) -> Response:
    """How far a claim file is, and at the end what came of it."""
    found = jobs.get(id)
    if found.active or found.state == "failed":
        return shown("job.html", "/bulk", job=told(found))
    run = found.run()
    return shown("done.html", "/bulk", job=told(found), formats=list(WRITERS), hours=JOB_SECONDS / 3600, **page.contents(run))


@router.get("/library")
async def library(
    pool: PoolOf,
    q: Annotated[str, Query(max_length=1_000)] = "",
    after: Annotated[int, Query(ge=-1, le=2**53)] = -1,
) -> Response:
    """The articles, or those that have some words."""
    found = await pool.run(work.search, q, LISTED) if q.strip() else []
    listed = await pool.run(work.articles, after, 0 if q.strip() else LISTED)
    return shown("library.html", "/library", q=q, found=found, page=listed, after=after)


@router.get("/article")
async def article(pool: PoolOf, id: Annotated[str, Query(min_length=1, max_length=500)]) -> Response:
    """An article of the library: its text, and what it states on a timeline."""
    kept, reading = await pool.run(work.stated_by, id)
    statements = len(reading.statements)
    return shown("article.html", "/library", kept=kept, moments=timeline.moments(reading), statements=statements)


@router.get("/api")
async def api(request: Request) -> Response:
    """How programs ask."""
    rows = [
        {"method": method, "path": route.path.replace(":path", ""), "told": (route.description or "").split("\n")[0]}
        for route in api_router.routes
        if isinstance(route, APIRoute)
        for method in sorted(route.methods or ())
    ]
    return shown("api.html", "/api", addresses=rows, base=str(request.base_url).rstrip("/"))
