"""`factcheck mcp`: its tools, called as an assistant calls them, in memory and once over the real pipes."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run

FERRY = "A ferry with 212 passengers ran aground off Cape Wrath on Thursday. Nobody was hurt, the coastguard said."
DRAFT = "A ferry ran aground off Cape Wrath. A ferry with 340 passengers ran aground. Who was to blame?"


def call(tool: str, arguments: dict[str, Any], library: str | None = None) -> tuple[bool, Any]:
    """Whether the tool failed, and what it answered: its structure, or its one line."""
    pytest.importorskip("mcp", reason="the extra mcp is not installed")
    from mcp import Client

    from factcheck.mcp_server import server

    async def ask() -> tuple[bool, Any]:
        async with Client(server(library)) as client:
            found: Any = await client.call_tool(tool, arguments)
            return found.is_error, found.content[0].text if found.is_error else found.structured_content

    return asyncio.run(ask())


def test_tools_tell_what_they_take_and_change_nothing() -> None:
    pytest.importorskip("mcp", reason="the extra mcp is not installed")
    from mcp import Client

    from factcheck.mcp_server import server

    async def listed() -> Any:
        async with Client(server()) as client:
            assert "never what is true" in (client.instructions or "")
            return (await client.list_tools()).tools

    tools = {tool.name: tool for tool in asyncio.run(listed())}
    assert sorted(tools) == ["check_claim", "check_draft", "extract_facts", "search_sources"]
    for tool in tools.values():
        assert tool.description
        assert tool.annotations.read_only_hint
        assert not tool.annotations.open_world_hint
        assert all(field["description"] for field in tool.input_schema["properties"].values())
    assert tools["check_claim"].input_schema["required"] == ["claim"]


def test_claim_is_checked_against_the_texts() -> None:
    failed, found = call("check_claim", {"claim": "A ferry with 340 passengers ran aground.", "texts": ["Nothing.", FERRY]})
    assert not failed
    assert (found["verdict"], found["reason"]) == ("contradicted", "count-conflict")
    assert found["evidence"][0]["source"] == "text-2"
    assert [article["id"] for article in found["articles"]] == ["text-1", "text-2"]


def test_claim_is_checked_against_the_shipped_article_or_the_library(run: Callable[..., Run], tmp_path: Path) -> None:
    assert call("check_claim", {"claim": "11 officers killed in Rask"})[1]["evidence"][0]["source"] == "seed"
    (tmp_path / "ferry.txt").write_text(FERRY)
    library = str(tmp_path / "own.db")
    assert run("source", "add", str(tmp_path / "ferry.txt"), "--library", library).status == 0
    (article, *_) = call("search_sources", {"words": "ferries aground", "most": 1}, library)[1]["articles"]
    assert "ferry" in article["passage"]
    found = call("check_claim", {"claim": "A ferry with 340 passengers ran aground off Cape Wrath."}, library)[1]
    assert (found["verdict"], found["evidence"][0]["source"]) == ("contradicted", article["id"])
    assert call("extract_facts", {"id": article["id"]}, library)[1]["facts"]


def test_day_counts_for_relative_dates() -> None:
    text = "The bridge was closed on 28 January 2024."
    found = call("check_claim", {"claim": "The bridge was closed yesterday.", "texts": [text], "today": "2024-01-29"})[1]
    assert found["verdict"] == "supported"


def test_draft_is_counted_and_has_offsets() -> None:
    found = call("check_draft", {"draft": DRAFT, "texts": [FERRY]})[1]
    assert found["counts"] == {"supported": 1, "contradicted": 1, "unverifiable": 0, "not checkable": 1}
    assert " ".join(DRAFT[row["start"] : row["end"]] for row in found["sentences"]) == DRAFT


def test_facts_of_a_text() -> None:
    found = call("extract_facts", {"text": FERRY})[1]
    assert {fact["text"] for fact in found["facts"]} >= {"ran"}
    assert found["left_out"] == 0
    assert all(FERRY[fact["start"] : fact["end"]] == fact["text"] for fact in found["facts"])


# fmt: off
REFUSED = {
    "empty-claim":  ("check_claim",    {"claim": " "},                               "the claim is empty"),
    "bad-day":      ("check_claim",    {"claim": "A ferry sank.", "today": "noon"},  "is not a day"),
    "empty-text":   ("check_claim",    {"claim": "A ferry sank.", "texts": [""]},    "can't read source text-1"),
    "many-texts":   ("check_claim",    {"claim": "A ferry sank.", "texts": ["A"] * 21}, "21 texts, 20 at most"),
    "long-draft":   ("check_draft",    {"draft": "A. " * 40_000},                    "check it in parts"),
    "no-article":   ("extract_facts",  {},                                           "give a text or the id"),
    "unknown-id":   ("extract_facts",  {"id": "nowhere"},                            "no article 'nowhere'"),
    "path-as-id":   ("extract_facts",  {"id": "/etc/hostname"},                      "no article"),
    "too-many":     ("search_sources", {"words": "Rask", "most": 5_000},             "less than or equal to 50"),
}
# fmt: on


@pytest.mark.parametrize(("tool", "arguments", "told"), REFUSED.values(), ids=REFUSED)
def test_mistakes_are_told_to_the_assistant(tool: str, arguments: dict[str, Any], told: str) -> None:
    failed, found = call(tool, arguments)
    assert failed
    assert told in found
    assert "Traceback" not in found


def test_pipes_carry_the_protocol_and_nothing_else(tmp_path: Path) -> None:
    pytest.importorskip("mcp", reason="the extra mcp is not installed")
    from mcp import Client, StdioServerParameters
    from mcp.client.stdio import stdio_client

    async def ask() -> Any:
        with (tmp_path / "stderr").open("w") as said:
            server = stdio_client(StdioServerParameters(command=sys.executable, args=["-m", "factcheck", "mcp"]), errlog=said)
            async with Client(server) as client:
                found: Any = await client.call_tool("check_claim", {"claim": "20 officers killed in Rask"})
                return json.loads(found.content[0].text)

    assert asyncio.run(asyncio.wait_for(ask(), 60))["verdict"] == "contradicted"
    assert (tmp_path / "stderr").read_text() == ""


def test_missing_extra_is_told_in_one_line(run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mcp.server", None)
    found = run("mcp")
    assert (found.status, found.err) == (2, "factcheck: factcheck mcp needs more packages: pip install 'factcheck[mcp]'\n")


def test_library_must_be_there(run: Callable[..., Run]) -> None:
    found = run("mcp", "--library", "none.db")
    assert found.status == 2
    assert "no such file" in found.err
