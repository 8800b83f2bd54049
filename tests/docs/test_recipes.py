"""The recipes of docs/rag.md, run on answers of every kind: with stand-ins for the frameworks, and with those that are installed."""

from __future__ import annotations

import asyncio
import importlib
import re
import sys
import types
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.docs.stand_ins import STAND_INS

ROOT = Path(__file__).parent.parent.parent
BLOCKS = re.findall(r"^```python\n(.*?)^```$", (ROOT / "docs" / "rag.md").read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
NEEDS = re.compile(r"# needs: (\w+)\n")
PASSAGES = ["A ferry with 212 passengers ran aground off Cape Wrath on Thursday.", "Nobody was hurt, the coastguard said."]
WRONG = "A ferry with 340 passengers ran aground."
BEYOND = "The captain was arrested."
# fmt: off
ANSWERS = {
    "A ferry ran aground off Cape Wrath. Nobody was hurt.":  (1.0,  ""),
    f"A ferry ran aground off Cape Wrath. {WRONG}":          (0.5,  f"contradicted: {WRONG}"),
    BEYOND:                                                  (0.0,  f"not in the passages: {BEYOND}"),
    "What a day!":                                           (None, ""),
    "I don't know.":                                         (0.0,  "not in the passages: I don't know."),
}
# fmt: on
Told = tuple[float | None, str]


def pytest_recipe(page: Any, answer: str) -> Told:
    page.test_the_answer_holds()
    found = page.grounding(answer, PASSAGES)
    return found.score, found.why


def langsmith(page: Any, answer: str) -> Told:
    score, contradicted = page.faithfulness(inputs={}, outputs={"answer": answer, "documents": PASSAGES})
    assert (score["key"], contradicted) == ("faithfulness", {"key": "contradicted", "score": int(WRONG in answer)})
    return score["score"], score["comment"]


def promptfoo(page: Any, answer: str) -> Told:
    found = page.get_assert(answer, {"prompt": "", "vars": {"passages": PASSAGES}})
    assert found["pass"] == (WRONG not in answer)
    return found["score"], found["reason"].replace("all told", "")


def ragas(page: Any, answer: str) -> Told:
    found = page.faithfulness_metric.score(response=answer, retrieved_contexts=PASSAGES)
    return found.value, found.reason


def deepeval(page: Any, answer: str) -> Told:
    metric = page.Grounded()
    case = page.LLMTestCase(input="What happened?", actual_output=answer, retrieval_context=PASSAGES)
    assert metric.measure(case) == asyncio.run(metric.a_measure(case)) == metric.score
    assert metric.is_successful() == (metric.score == 1)
    assert metric.__name__
    return metric.score, metric.reason


def mlflow(page: Any, answer: str) -> Told:
    found = page.grounded(outputs={"answer": answer}, expectations={"passages": PASSAGES})
    return found.value, found.rationale


def langchain_core(page: Any, answer: str) -> Told:
    documents = importlib.import_module("langchain_core.documents")
    context = [documents.Document(page_content=text) for text in PASSAGES]
    chain = page.RunnableLambda(lambda question: {"answer": answer, "context": context, "input": question}) | page.check_answer
    state = chain.invoke("What happened?")
    assert (state["input"], state["answer"], state["context"]) == ("What happened?", answer, context)
    return state["grounding"].score, state["grounding"].why


def haystack(page: Any, answer: str) -> Told:
    found = page.CheckAnswer().run(answer=answer, documents=[page.Document(content=text) for text in PASSAGES])
    assert found["contradicted"] == [WRONG] * (WRONG in answer)
    return found["score"], found["why"]


def llama_index(page: Any, answer: str) -> Told:
    schema = importlib.import_module("llama_index.core.schema")
    nodes = [schema.NodeWithScore(node=schema.TextNode(text=text), score=1.0) for text in PASSAGES]
    found = page.check_response(page.Response(response=answer, source_nodes=nodes))
    return found.score, found.why


WITHOUT_A_FRAMEWORK = (pytest_recipe, langsmith, promptfoo)
OF_A_FRAMEWORK = (ragas, deepeval, mlflow, haystack, llama_index)
WANT_A_NUMBER = (promptfoo, ragas, deepeval, haystack)


def held(recipe: Callable[[Any, str], Told], monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs the page's code, of the frameworks only this recipe's, and asks it about each answer."""
    page = types.ModuleType("page_rag")
    monkeypatch.setitem(sys.modules, page.__name__, page)  # dataclasses look theirs up
    for n, block in enumerate(BLOCKS):
        needs = NEEDS.match(block)
        if needs is None or needs[1] == recipe.__name__:
            exec(compile(block, f"rag.md, block {n + 1}", "exec"), vars(page))
    nothing = 1.0 if recipe in WANT_A_NUMBER else None
    expected = {answer: (nothing if score is None else score, why) for answer, (score, why) in ANSWERS.items()}
    assert {answer: recipe(page, answer) for answer in ANSWERS} == expected


@pytest.mark.parametrize("recipe", [*WITHOUT_A_FRAMEWORK, *OF_A_FRAMEWORK], ids=lambda recipe: recipe.__name__)
def test_a_recipe_tells_what_holds(recipe: Callable[[Any, str], Told], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, contents in STAND_INS.get(recipe.__name__, {}).items():
        module = types.ModuleType(name)
        vars(module).update(contents)
        monkeypatch.setitem(sys.modules, name, module)
    held(recipe, monkeypatch)


@pytest.mark.filterwarnings("ignore")  # other people's libraries warn as they like
@pytest.mark.parametrize("recipe", [langchain_core, *OF_A_FRAMEWORK], ids=lambda recipe: recipe.__name__)
def test_a_recipe_works_with_the_library_itself(recipe: Callable[[Any, str], Told], monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip(recipe.__name__, reason=f"{recipe.__name__} is not installed")
    held(recipe, monkeypatch)


@pytest.mark.filterwarnings("ignore")
def test_langsmith_takes_the_evaluator(monkeypatch: pytest.MonkeyPatch) -> None:
    library = pytest.importorskip("langsmith", reason="needs langsmith, which langchain-core of the extra dev brings")
    client = library.Client(api_url="http://127.0.0.1:9", api_key="none", auto_batch_tracing=False)
    schemas = importlib.import_module("langsmith.schemas")
    data = [schemas.Example(id=uuid.uuid4(), dataset_id=uuid.UUID(int=1), inputs={"answer": answer}) for answer in ANSWERS]

    def evaluated(page: Any, answer: str) -> Told:
        def target(inputs: dict[str, Any]) -> dict[str, Any]:
            return {"answer": inputs["answer"], "documents": PASSAGES}

        found = client.evaluate(target, data=data, evaluators=[page.faithfulness], upload_results=False)
        (row,) = (row for row in found if row["example"].inputs["answer"] == answer)
        score, contradicted = row["evaluation_results"]["results"]
        assert (score.key, contradicted.key, contradicted.score) == ("faithfulness", "contradicted", int(WRONG in answer))
        return score.score, score.comment

    held(evaluated, monkeypatch)
