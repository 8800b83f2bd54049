"""Check a claim against an article: supported, contradicted or unverifiable, with evidence."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.api import check, check_draft, check_many
    from factcheck.checker import Checker, extract_facts, parse_claim
    from factcheck.errors import FactcheckError
    from factcheck.schema import Report, Source, Verdict
    from factcheck.sources.read import read_source

__version__ = "0.1.0"
__all__ = [
    "Checker",
    "FactcheckError",
    "Report",
    "Source",
    "Verdict",
    "__version__",
    "check",
    "check_draft",
    "check_many",
    "extract_facts",
    "parse_claim",
    "read_source",
]

# fmt: off
_HOMES = {
    "check": "api", "check_draft": "api", "check_many": "api",
    "Checker": "checker", "extract_facts": "checker", "parse_claim": "checker",
    "FactcheckError": "errors",
    "Report": "schema", "Source": "schema", "Verdict": "schema",
    "read_source": "sources.read",
}
"""Where each public name lives; it is imported when it is first asked for, so that `import factcheck` costs nothing."""
# fmt: on


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
    found: object = getattr(import_module(f"factcheck.{_HOMES[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
