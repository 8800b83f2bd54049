"""The API does what its OpenAPI document says, whatever it is asked: generated requests, bounded in number."""

from __future__ import annotations

from typing import Any

import pytest

pytest.importorskip("fastapi", reason="needs the extra web")
pytest.importorskip("schemathesis", reason="needs schemathesis, of the extra test")

import schemathesis
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from factcheck.web.api import router

EXAMPLES = 15
"""Requests of an operation that fit the document, and as many that don't."""
OPERATIONS = [
    (method, route.path.replace(":path", "")) for route in router.routes if isinstance(route, APIRoute) for method in sorted(route.methods or ())
]

QUERIES = ("/api/sources", "/api/facts")
"""What has parameters that can be wrong, beside bodies."""


@pytest.fixture(scope="module")
def document(address: str) -> Any:
    """The document, as the server tells it."""
    return schemathesis.openapi.from_url(f"{address}/api/openapi.json")


def test_every_operation_is_documented(document: Any) -> None:
    assert {(operation.ok().method.upper(), operation.ok().path) for operation in document.get_all_operations()} == set(OPERATIONS)


@pytest.mark.parametrize(
    ("method", "path", "mode"),
    [(*operation, GenerationMode.POSITIVE) for operation in OPERATIONS]
    + [(method, path, GenerationMode.NEGATIVE) for method, path in OPERATIONS if method == "POST" or path in QUERIES],
    ids=str,
)
def test_answers_are_as_documented(document: Any, method: str, path: str, mode: GenerationMode) -> None:
    operation = document[path][method]

    @settings(
        max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=operation.as_strategy(generation_mode=mode))
    def answered(case: Any) -> None:
        case.call_and_validate(excluded_checks=[positive_data_acceptance])  # some rules are no schema: article or sources

    answered()
