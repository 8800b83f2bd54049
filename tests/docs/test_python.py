"""docs/python.md: each section's examples are run; those of a library that is not installed are skipped."""

from __future__ import annotations

import doctest
import importlib
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "python.md"
SECTIONS = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
NEEDS = {"pandas": "pandas", "polars": "polars"}
SHARED = ">>> from factcheck import Source, check\n" + "".join(
    line + "\n" for line in SECTIONS[0].splitlines() if line.startswith((">>> ferry", ">>> report ="))
)


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.split("\n")[0])
def test_examples_run(section: str) -> None:
    title = section.split("\n")[0]
    if title in NEEDS:
        pytest.importorskip(NEEDS[title], reason=f"{title} is not installed")
    if title == "spaCy":
        importlib.import_module("factcheck.spacy_events")  # as the entry point of an installed factcheck does
    known: dict[str, Any] = {}
    example = doctest.DocTestParser().get_doctest(f"{SHARED}\n{section}", known, title, str(PAGE), 0)
    results = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(example)
    assert results.failed == 0


def test_component_is_found_by_its_entry_point() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    module, name = project["entry-points"]["spacy_factories"]["factcheck_events"].split(":")
    assert callable(getattr(importlib.import_module(module), name))


def test_component_keeps_its_values_when_a_doc_is_saved() -> None:
    import spacy
    from spacy.tokens import Doc

    importlib.import_module("factcheck.spacy_events")
    nlp = spacy.blank("en")
    nlp.add_pipe("factcheck_events", config={"key": "events"})
    doc = nlp("Some 40 people are missing, the mayor said.")
    back = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    values = [(span.text, span._.factcheck) for span in doc.spans["events"]]
    assert [(span.text, span._.factcheck) for span in back.spans["events"]] == values
    assert {"missing", "said"} <= {text for text, _ in values}
    assert doc[0:1]._.factcheck == {}


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\U0001f6a8 11 \u202ekilled\x00"])
def test_component_takes_any_text(text: str) -> None:
    import spacy

    importlib.import_module("factcheck.spacy_events")
    nlp = spacy.blank("en")
    nlp.add_pipe("factcheck_events")
    doc = nlp(text)
    assert all(span._.factcheck for span in doc.spans["factcheck"])
