"""The application: pages, API and guard put together."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.routing import Match
from starlette.types import ASGIApp

from factcheck import __version__
from factcheck.errors import FactcheckError
from factcheck.web import api, browse, pages, shapes
from factcheck.web.jobs import Jobs
from factcheck.web.limits import Settings
from factcheck.web.pool import Busy, Crashed, Pool, TookTooLong
from factcheck.web.problems import MEDIA_TYPE, Problem, problem_of
from factcheck.web.results import Results
from factcheck.web.security import Guard
from factcheck.web.views import problem_page

ABOUT = "Claims checked against articles: the JSON of the command line. Every error is a problem document (RFC 9457)."
# What pydantic says, and what we say of it instead.
# fmt: off
PLAINER = {
    "Input should be a valid dictionary or object to extract fields from":
        "send an object, as JSON: Content-Type: application/json",
    "Input should be a valid string, unable to parse raw data as a unicode string":
        "it has characters that are none (half of a pair)",
    "Field required": "it is missing",
    "Extra inputs are not permitted": "there is no such field",
}
# fmt: on
log = logging.getLogger("factcheck.web")


def make_app(settings: Settings) -> ASGIApp:
    """The application, guarded. Its workers start with it and end with it."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        pool = Pool(settings)
        try:
            await pool.start()
            app.state.pool, app.state.jobs, app.state.results = pool, Jobs(pool), Results()
            yield
            await app.state.jobs.stop()
        finally:
            await pool.stop()

    app = FastAPI(
        title="factcheck", version=__version__, description=ABOUT, lifespan=lifespan, redirect_slashes=False,
        openapi_url=None, docs_url=None, redoc_url=None,
    )  # fmt: skip
    app.include_router(api.router)
    app.include_router(pages.router)
    app.include_router(browse.router)

    @app.get("/api/openapi.json", include_in_schema=False)
    async def openapi() -> Response:
        return api.Json(document(app))

    for kind in (HTTPException, RequestValidationError, Problem, FactcheckError, Busy, TookTooLong, Crashed, Exception):
        app.add_exception_handler(kind, _told)
    return Guard(app, settings.hosts)


def document(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document."""
    if app.openapi_schema is None:
        made = get_openapi(title=app.title, version=app.version, description=app.description, routes=api.router.routes)
        parts = made["components"]["schemas"]
        parts["ProblemDocument"] = shapes.ProblemDocument.model_json_schema(ref_template="#/components/schemas/{model}")
        parts |= parts["ProblemDocument"].pop("$defs")
        app.openapi_schema = made
    return app.openapi_schema


def _told(request: Request, error: Exception) -> Response:
    """The answer to what went wrong: a problem document under /api, else a page."""
    problem = _problem(request, error)
    if problem.status >= 500:
        log.error("%s %s: %s", request.method, request.url.path, error, exc_info=error)
    if request.url.path.startswith("/api/"):
        return Response(problem.as_json(), problem.status, problem.headers, MEDIA_TYPE)
    return problem_page(problem)


def _problem(request: Request, error: Exception) -> Problem:
    match error:
        case RequestValidationError():
            faults = [{"pointer": _pointer(fault["loc"]), "detail": _plain(fault["msg"])} for fault in error.errors()]
            first = f"{faults[0]['pointer']}: {faults[0]['detail']}" if faults else "it can't be read"
            return Problem(422, first, errors=faults)
        case HTTPException(status_code=405):
            allowed = ", ".join(sorted(_methods(request)))
            return Problem(405, f"{request.method} is not for this address: {allowed} is", headers={"Allow": allowed})
        case HTTPException(status_code=404):
            return Problem(404, "there is nothing at this address")
        case HTTPException(status_code=400, detail="There was an error parsing the body"):
            return Problem(400, "the body is no JSON that can be read")
        case HTTPException():
            return Problem(error.status_code, str(error.detail), headers=error.headers)
    return problem_of(error)


def _methods(request: Request) -> set[str]:
    """The methods that some route answers at this address."""
    known = (*api.router.routes, *pages.router.routes, *browse.router.routes)
    routes = [route for route in known if isinstance(route, APIRoute) and route.matches(request.scope)[0] is not Match.NONE]
    found = {method for route in routes for method in route.methods or ()}
    return found | ({"HEAD"} if "GET" in found else set())


def _pointer(places: tuple[int | str, ...]) -> str:
    """Where in the request a fault is, as RFC 6901 has it: /body/claim."""
    return "".join("/" + str(place).replace("~", "~0").replace("/", "~1") for place in places)


def _plain(message: str) -> str:
    return PLAINER.get(message, message.removeprefix("Value error, "))
