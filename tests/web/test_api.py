"""The HTTP API: the JSON of the command line, and a problem document for whatever is wrong."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from tests.web.conftest import FERRY

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from tests.conftest import Run

TEXT = {"article": {"text": FERRY, "title": "Ferry", "date": "2025-05-09"}}


def test_check_is_what_the_command_prints(client: TestClient, run: Callable[..., Run], tmp_path: Any) -> None:
    (tmp_path / "ferry.md").write_text(FERRY)
    claim = "340 passengers were on the ferry."
    printed = json.loads(run(claim, "--source", str(tmp_path / "ferry.md"), "--json").out)
    answered = client.post("/api/check", json={"claim": claim, "article": {"text": FERRY}}).json()
    for passage in (*printed["evidence"], *answered["evidence"]):
        passage["source"] = "ferry"
    assert answered == printed
    assert answered["verdict"] == "contradicted"


# fmt: off
CHECKS = {  # name -> what is asked, the verdict
    "pasted":            ({"claim": "212 passengers were on a ferry that ran aground.", **TEXT}, "supported"),
    "library-finds":     ({"claim": "A ferry with 340 passengers ran aground off Cape Wrath."}, "contradicted"),
    "library-article":   ({"claim": "A ferry with 212 passengers ran aground.", "sources": ["ferry"]}, "supported"),
    "another-article":   ({"claim": "A ferry with 212 passengers ran aground.", "sources": ["strike"]}, "unverifiable"),
    "several-articles":  ({"claim": "A ferry with 212 passengers ran aground.", "sources": ["strike", "ferry", "a/b?c#d"]}, "supported"),
    "date":              ({"claim": "A ferry ran aground yesterday.", "date": "2025-05-09", **TEXT}, "supported"),
    "facets-alone":      ({"claim": "340 passengers were on the ferry that ran aground.", "judge": "facets", **TEXT}, "contradicted"),
    "lower-bound":       ({"claim": "20 officers were killed in Rask.", "sources": ["seed"], "strictness": "logical"}, "unverifiable"),
    "nothing-to-check":  ({"claim": "!!!"}, "unverifiable"),
}
# fmt: on


@pytest.mark.parametrize(("asked", "verdict"), CHECKS.values(), ids=CHECKS)
def test_verdicts(client: TestClient, asked: dict[str, Any], verdict: str) -> None:
    answer = client.post("/api/check", json=asked)
    assert answer.status_code == 200
    assert answer.json()["verdict"] == verdict


def test_many_are_answered_in_order(client: TestClient) -> None:
    claims = [f"{n} passengers were on the ferry that ran aground." for n in range(200, 225)]
    results = client.post("/api/check/many", json={"claims": claims, **TEXT}).json()["results"]
    assert [result["claim"] for result in results] == claims
    assert [result["claim"][:3] for result in results if result["verdict"] == "supported"] == ["212"]


def test_draft_tells_where_each_sentence_stands(client: TestClient) -> None:
    text = "# Ferry\n\nA ferry with 340 passengers ran aground. Was anybody hurt?"
    sentences = client.post("/api/draft", json={"text": text, **TEXT}).json()["sentences"]
    told = [(text[s["start"] : s["end"]], s["checkable"], s["verdict"]) for s in sentences if s["checkable"] or "?" in s["claim"]]
    assert told == [
        ("A ferry with 340 passengers ran aground.", True, "contradicted"),
        ("Was anybody hurt?", False, "unverifiable"),
    ]


def test_parse_and_facts(client: TestClient) -> None:
    parsed = client.post("/api/parse", json={"claim": "Some 900 nurses went on strike last week.", "date": "2025-05-13"}).json()
    assert [time["from"] for time in parsed["times"]] == ["2025-05-05"]
    facts = client.post("/api/facts", json={"text": FERRY, "date": "2025-05-09"}).json()
    assert facts["source"]["id"] == "pasted"
    assert facts["facts"]
    assert client.get("/api/facts", params={"source": "ferry"}).json()["facts"] == facts["facts"]


def test_library_is_listed_searched_and_read(client: TestClient) -> None:
    listed = client.get("/api/sources").json()
    assert [article["id"] for article in listed["articles"]] == ["seed", "ferry", "strike", "a/b?c#d"]
    assert (listed["total"], listed["next"]) == (4, None)
    pages = []
    address = "/api/sources?most=3"
    while address:
        page = client.get(address).json()
        pages.append([article["id"] for article in page["articles"]])
        address = page["next"]
    assert pages == [["seed", "ferry", "strike"], ["a/b?c#d"]]
    found = client.get("/api/sources", params={"q": "nurses striking"}).json()["articles"]
    assert found[0]["id"] == "strike"
    assert client.get("/api/sources/ferry").json()["text"] == FERRY
    assert client.get("/api/sources/a%2Fb%3Fc%23d").json()["id"] == "a/b?c#d"


def test_paths_of_this_machine_are_not_told(client: TestClient) -> None:
    for address in ("/api/sources", "/api/sources/strike", "/api/facts?source=strike", "/library", "/article?id=strike"):
        assert "/home/somebody" not in client.get(address).text


def finished(client: TestClient, address: str) -> dict[str, Any]:
    for _ in range(200):
        told: dict[str, Any] = client.get(address).json()
        if told["state"] in ("done", "failed"):
            return told
        time.sleep(0.05)
    raise AssertionError(f"{address} does not end")


def test_job_from_file_to_results(client: TestClient) -> None:
    rows = "id,claim,source\na,A ferry with 340 passengers ran aground.,ferry\nb,,\nc,A ferry ran aground.,/etc/passwd\nd,900 nurses went on strike.,\n"
    added = client.post("/api/jobs", files={"file": ("../../claims.csv", rows.encode())})
    assert (added.status_code, added.json()["name"], added.json()["rows"]) == (202, "claims.csv", 4)
    told = finished(client, added.headers["location"])
    assert {name: told[name] for name in ("done", "supported", "contradicted", "errors")} == {
        "done": 4,
        "supported": 1,
        "contradicted": 1,
        "errors": 2,
    }
    lines = [json.loads(line) for line in client.get(told["results"]["jsonl"]).text.splitlines()]
    assert [(line["id"], line["verdict"]) for line in lines] == [
        ("a", "contradicted"),
        ("b", None),
        ("c", None),
        ("d", "supported"),
    ]
    assert lines[2]["error"] == "line 4: no article '/etc/passwd' in the library: the library lists its articles"
    for ending, sign in (("csv", "id,claim,verdict"), ("html", "<!doctype html>"), ("md", "# Claims of claims.csv")):
        found = client.get(told["results"][ending])
        assert sign in found.text
        assert found.headers["content-disposition"].startswith("attachment")
    assert client.delete(added.headers["location"]).status_code == 204
    assert client.get(added.headers["location"]).status_code == 404


# fmt: off
REFUSED = {  # name -> method, address, what is sent, status, what the detail says
    "no-claim":         ("POST", "/api/check", {"json": {}}, 422, "/body/claim: it is missing"),
    "empty-claim":      ("POST", "/api/check", {"json": {"claim": " "}}, 422, "the claim is empty: give a sentence"),
    "long-claim":       ("POST", "/api/check", {"json": {"claim": "x" * 10_001}}, 422, "/body/claim"),
    "half-character":   ("POST", "/api/check", {"content": b'{"claim": "\\ud800"}'}, 422, "/body/claim"),
    "claim-is-number":  ("POST", "/api/check", {"json": {"claim": 5}}, 422, "/body/claim"),
    "slip":             ("POST", "/api/check", {"json": {"claim": "A ferry left.", "sorce": ["ferry"]}}, 422, "/body/sorce"),
    "both":             ("POST", "/api/check", {"json": {"claim": "A ferry left.", "sources": ["ferry"], **TEXT}}, 422, "contradict each other"),
    "no-such-article":  ("POST", "/api/check", {"json": {"claim": "A ferry left.", "sources": ["../ferry"]}}, 404, "no article '../ferry'"),
    "path-as-article":  ("POST", "/api/check", {"json": {"claim": "A ferry left.", "sources": ["/etc/passwd"]}}, 404, "no article"),
    "page-as-article":  ("POST", "/api/check", {"json": {"claim": "A ferry left.", "sources": ["http://127.0.0.1/"]}}, 404, "no article"),
    "bad-date":         ("POST", "/api/check", {"json": {"claim": "A ferry left.", "date": "9.5.2025"}}, 422, "/body/date"),
    "bad-judge":        ("POST", "/api/check", {"json": {"claim": "A ferry left.", "judge": "dice"}}, 422, "/body/judge"),
    "not-json":         ("POST", "/api/check", {"content": b"{"}, 422, "JSON"),
    "deep-json":        ("POST", "/api/check", {"content": b"[" * 100_000}, 400, "the body is no JSON"),
    "not-said-json":    ("POST", "/api/check", {"data": {"claim": "A ferry left."}}, 422, "Content-Type: application/json"),
    "no-characters":    ("POST", "/api/check", {"content": b'{"claim": "\xff"}'}, 400, "the body is no JSON"),
    "long-text":        ("POST", "/api/facts", {"json": {"text": "x" * 50_001}}, 422, "/body/text"),
    "blank-text":       ("POST", "/api/facts", {"json": {"text": "\n"}}, 422, "it is empty"),
    "blank-draft":      ("POST", "/api/draft", {"json": {"text": "* - *"}}, 422, "the draft is empty"),
    "many-claims":      ("POST", "/api/check/many", {"json": {"claims": ["A ferry left."] * 101}}, 422, "/body/claims"),
    "too-large":        ("POST", "/api/check", {"content": b" " * 1_000_001}, 413, "too large: 1 MB at most"),
    "nothing-there":    ("GET", "/api/nothing", {}, 404, "nothing at this address"),
    "wrong-method":     ("PUT", "/api/check", {}, 405, "POST"),
    "no-article":       ("GET", "/api/sources/nothing", {}, 404, "no article 'nothing'"),
    "listed-nowhere":   ("GET", "/api/sources?after=x", {}, 422, "/query/after"),
    "no-job":           ("GET", "/api/jobs/nothing", {}, 404, "no such claim file"),
    "no-file":          ("POST", "/api/jobs", {}, 422, "/body/file"),
    "strange-file":     ("POST", "/api/jobs", {"files": {"file": ("claims.exe", b"x")}}, 422, "a claim file ends in .txt"),
    "gzip-file":        ("POST", "/api/jobs", {"files": {"file": ("claims.csv.gz", b"x")}}, 422, "a claim file ends in .txt"),
    "empty-file":       ("POST", "/api/jobs", {"files": {"file": ("claims.txt", b"")}}, 422, "can't read claims.txt: it is empty"),
    "binary-file":      ("POST", "/api/jobs", {"files": {"file": ("claims.txt", b"\0\1")}}, 422, "can't read claims.txt: it is binary"),
    "no-column":        ("POST", "/api/jobs", {"files": {"file": ("claims.csv", b"a,b\n1,2\n")}}, 422, "no column is named claim"),
    "many-rows":        ("POST", "/api/jobs", {"files": {"file": ("claims.txt", b"A ferry left.\n" * 2_001)}}, 413, "more than 2,000 claims"),
    "file-too-large":   ("POST", "/api/jobs", {"files": {"file": ("claims.txt", b"x" * 5_000_001)}}, 413, "too large: 5 MB at most"),
}
# fmt: on


@pytest.mark.parametrize(("method", "address", "sent", "status", "detail"), REFUSED.values(), ids=REFUSED)
def test_what_is_wrong_is_told_in_a_problem_document(
    client: TestClient, method: str, address: str, sent: dict[str, Any], status: int, detail: str
) -> None:
    if "content" in sent:
        sent = {**sent, "headers": {"Content-Type": "application/json"}}
    answer = client.request(method, address, **sent)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert (told["type"], told["status"]) == ("about:blank", status)
    assert detail in told["detail"]
    assert "\n" not in told["detail"]
    assert status != 405 or answer.headers["allow"] == "POST"
