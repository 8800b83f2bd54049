"""Styles, scripts and the icon, each under a name that changes with its content."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from typing import NamedTuple

from factcheck.reports.page import stylesheet, template_file


class Asset(NamedTuple):
    """What is sent for a name."""

    media_type: str
    content: bytes


# fmt: off
TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
# fmt: on


@cache
def assets() -> dict[str, Asset]:
    """Everything that is sent, by name."""
    return {address("site.css"): Asset(TYPES["css"], _content("site.css")), **{
        address(name): Asset(TYPES[name.rpartition(".")[2]], _content(name)) for name in ("site.js", "report.js", "icon.svg")
    }}  # fmt: skip


@cache
def address(name: str) -> str:
    """The name under which a file is sent: site-1a2b3c4d.css."""
    stem, _, ending = name.rpartition(".")
    return f"{stem}-{hashlib.sha256(_content(name)).hexdigest()[:8]}.{ending}"


@cache
def _content(name: str) -> bytes:
    if name == "report.js":
        return template_file(name).encode()
    own = (resources.files("factcheck") / "web/templates" / name).read_text(encoding="utf-8")
    return (stylesheet() + own if name == "site.css" else own).encode()
