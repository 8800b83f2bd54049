"""What the recipes of docs/rag.md use of other people's frameworks: the documented classes and signatures, and no more."""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


def numeric_metric(*, name: str | None = None, allowed_values: tuple[float, float] | range | None = None) -> Any:
    """Ragas: a function becomes a metric, asked with `score(**inputs)`."""

    class Metric:
        def __init__(self, function: Callable[..., Any]) -> None:
            self.function = function

        def score(self, **inputs: Any) -> Any:
            found = self.function(**inputs)
            low, high = allowed_values or (0.0, 1.0)
            assert low <= found.value <= high
            return found

    return Metric


@dataclass
class MetricResult:
    """Ragas: what a metric gives."""

    value: Any
    reason: str | None = None


class BaseMetric(ABC):
    """DeepEval: what a metric is derived from."""

    threshold: float | None = None
    score: float | None = None
    reason: str | None = None
    success: bool | None = None

    @abstractmethod
    def measure(self, test_case: Any, *args: Any, **kwargs: Any) -> float: ...

    @abstractmethod
    async def a_measure(self, test_case: Any, *args: Any, **kwargs: Any) -> float: ...

    @abstractmethod
    def is_successful(self) -> bool: ...


@dataclass(kw_only=True)
class LLMTestCase:
    """DeepEval: what is measured."""

    input: str
    actual_output: str | None = None
    retrieval_context: list[str] | None = None


@dataclass
class Feedback:
    """MLflow: what a scorer gives."""

    name: str = "feedback"
    value: Any = None
    rationale: str | None = None


def scorer(function: Callable[..., Any]) -> Callable[..., Any]:
    """MLflow: a function becomes a scorer, called with those of its inputs that it names."""
    named = inspect.signature(function).parameters

    def called(*, inputs: Any = None, outputs: Any = None, expectations: Any = None, trace: Any = None) -> Any:
        known = {"inputs": inputs, "outputs": outputs, "expectations": expectations, "trace": trace}
        return function(**{name: known[name] for name in named})

    return called


@dataclass(kw_only=True)
class Document:
    """Haystack: a text with what is known of it."""

    content: str | None = None
    meta: dict[str, Any] = field(default_factory=dict)


def component(cls: type) -> type:
    """Haystack: a class becomes a part of pipelines, whose `run` gives what it has declared."""
    run = cls.run  # type: ignore[attr-defined]

    def checked(self: Any, **inputs: Any) -> Any:
        found = run(self, **inputs)
        assert {name: type(value) for name, value in found.items()} == run.gives
        return found

    cls.run = checked  # type: ignore[attr-defined]
    return cls


def output_types(**types: Any) -> Callable[[Any], Any]:
    """Haystack: declares what a component gives."""

    def declared(function: Any) -> Any:
        function.gives = {name: getattr(kind, "__origin__", kind) for name, kind in types.items()}
        return function

    return declared


component.output_types = output_types  # type: ignore[attr-defined]


@dataclass(kw_only=True)
class TextNode:
    """LlamaIndex: a passage."""

    text: str

    def get_content(self) -> str:
        return self.text


@dataclass
class NodeWithScore:
    """LlamaIndex: a passage that was found."""

    node: TextNode
    score: float | None = None

    def get_content(self) -> str:
        return self.node.get_content()


@dataclass
class Response:
    """LlamaIndex: an answer and the passages that it was written from."""

    response: str | None
    source_nodes: list[NodeWithScore] = field(default_factory=list)

    def __str__(self) -> str:
        return self.response or "None"


STAND_INS: dict[str, dict[str, dict[str, Any]]] = {
    "ragas": {"ragas.metrics": {"numeric_metric": numeric_metric}, "ragas.metrics.result": {"MetricResult": MetricResult}},
    "deepeval": {"deepeval.metrics": {"BaseMetric": BaseMetric}, "deepeval.test_case": {"LLMTestCase": LLMTestCase}},
    "mlflow": {"mlflow.entities": {"Feedback": Feedback}, "mlflow.genai.scorers": {"scorer": scorer}},
    "haystack": {"haystack": {"Document": Document, "component": component}},
    "llama_index": {
        "llama_index.core.base.response.schema": {"Response": Response},
        "llama_index.core.schema": {"NodeWithScore": NodeWithScore, "TextNode": TextNode},
    },
}
"""The modules of each framework."""
