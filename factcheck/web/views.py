"""Pages from templates: those of the reports and our own, which escape whatever they are given."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from starlette.responses import HTMLResponse

from factcheck.reports import page
from factcheck.reports.passages import printable, shorten
from factcheck.web.problems import Problem
from factcheck.web.static import address

if TYPE_CHECKING:
    from jinja2 import Environment

TITLE_ROOM = 90
"""Characters kept of an article's title in a list."""
# fmt: off
NAVIGATION = (
    ("/",        "Check"),
    ("/draft",   "Draft"),
    ("/bulk",    "Many claims"),
    ("/library", "Library"),
    ("/api",     "API"),
)
# fmt: on


def shown(template: str, here: str, status: int = 200, **told: Any) -> HTMLResponse:
    """The page; `here` is the entry of the navigation that it belongs to."""
    made = _environment().get_template(template).render(here=here, navigation=NAVIGATION, **told)
    return HTMLResponse(made.encode("utf-8", "replace"), status)


def link(path: str, **parts: str) -> str:
    """An address of this server with a query; parts that are empty are left out."""
    query = urlencode({name: part for name, part in parts.items() if part})
    return f"{path}?{query}" if query else path


def problem_page(problem: Problem) -> HTMLResponse:
    """The page that tells what went wrong."""
    made = shown("problem.html", "", problem.status, problem=problem)
    made.headers.update(problem.headers)
    return made


@cache
def _environment() -> Environment:
    from jinja2 import ChoiceLoader, PackageLoader

    made = page.environment().overlay(loader=ChoiceLoader([PackageLoader("factcheck", "web/templates"), _reports_loader()]))
    made.filters |= {"printable": printable, "short": lambda text: shorten(printable(text), TITLE_ROOM)}
    made.globals |= {"link": link, "asset": lambda name: f"/static/{address(name)}"}
    return made


def _reports_loader() -> Any:
    return page.environment().loader
