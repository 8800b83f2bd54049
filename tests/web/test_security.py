"""Who may ask under which name and from where, how much, and what a browser is told of it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("fastapi", reason="needs the extra web")

from factcheck.web.limits import Settings
from factcheck.web.pool import Busy, Pool
from factcheck.web.work import Against

if TYPE_CHECKING:
    from starlette.testclient import TestClient

CLAIM = {"claim": "A ferry ran aground."}

# fmt: off
HOSTS = {
    "loopback": ("127.0.0.1:8000", 200), "name": ("localhost", 200), "capitals": ("LocalHost:1", 200), "six": ("[::1]:8000", 200),
    "rebound": ("evil.example", 400), "rebound-port": ("evil.example:8000", 400), "looks-alike": ("127.0.0.1.evil.example", 400),
    "user": ("127.0.0.1@evil.example", 400), "empty": ("", 400), "broken": ("[::1", 400), "path": ("evil.example/127.0.0.1", 400),
}
ORIGINS = {
    "no-browser":        ({}, 303),
    "own-page":          ({"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}, 303),
    "typed-address":     ({"Sec-Fetch-Site": "none"}, 303),
    "other-site":        ({"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}, 403),
    "other-site-old":    ({"Origin": "https://evil.example"}, 403),
    "other-port":        ({"Origin": "http://testserver:3000", "Sec-Fetch-Site": "same-site"}, 403),
    "other-port-old":    ({"Origin": "http://testserver:3000"}, 403),
    "hidden-origin":     ({"Origin": "null"}, 403),
    "looks-alike":       ({"Origin": "http://testserver.evil.example"}, 403),
    "says-cross-site":   ({"Sec-Fetch-Site": "cross-site"}, 403),
}
# fmt: on


@pytest.mark.parametrize(("host", "status"), HOSTS.values(), ids=HOSTS)
def test_only_under_its_own_names(client: TestClient, host: str, status: int) -> None:
    assert client.get("/api/health", headers={"Host": host}).status_code == status


@pytest.mark.parametrize("address", ["/check", "/draft", "/bulk", "/api/check", "/api/jobs"])
@pytest.mark.parametrize(("headers", "status"), ORIGINS.values(), ids=ORIGINS)
def test_only_from_its_own_pages(client: TestClient, address: str, headers: dict[str, str], status: int) -> None:
    answer = client.post(address, data=CLAIM, headers=headers)
    assert (answer.status_code == 403) == (status == 403)
    if address == "/check":
        assert answer.status_code == status


@pytest.mark.parametrize(
    "address",
    ["/", "/check?claim=A+ferry+left.", "/draft", "/bulk", "/library", "/article?id=ferry", "/api", "/nothing", "/api/health"],
)
def test_headers_for_browsers(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("address", ["/", "/library", "/api/sources/ferry", "/nothing"])
def test_head_is_get_without_the_body(client: TestClient, address: str) -> None:
    head, got = client.head(address), client.get(address)
    assert (head.status_code, head.headers["content-type"]) == (got.status_code, got.headers["content-type"])
    assert client.head("/check/many").status_code == 404


def test_pages_have_no_style_or_script_of_their_own(client: TestClient) -> None:
    for address in ("/", "/check?claim=A+ferry+left.", "/draft", "/bulk", "/library", "/article?id=a/b?c%23d", "/api"):
        text = client.get(address).text
        assert "<style" not in text
        assert " style=" not in text
        assert text.count("<script") == text.count('<script src="/static/')


def test_a_body_is_counted_as_it_comes(client: TestClient) -> None:
    sent = []

    def chunks() -> Iterator[bytes]:
        for n in range(100):
            sent.append(n)
            yield b" " * 100_000

    answer = client.post("/api/check", content=chunks(), headers={"Content-Type": "application/json"})
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/..%2fapp.py", "/static/%2fetc%2fpasswd", "/static/site.css", "/static/"]
)
def test_nothing_but_the_assets_is_static(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_beyond_what_may_wait_one_is_told_to_come_again(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(*_: object, **__: object) -> None:
        raise Busy

    monkeypatch.setattr(Pool, "check", full)
    answer = client.post("/api/check", json={"claim": "A ferry left."})
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "1")
    assert client.post("/check", data={"claim": "A ferry left.", "text": "A ferry left."}).status_code == 429


def test_the_line_has_an_end_and_whoever_waits_patiently_comes_last(
    client: TestClient, tmp_path_factory: pytest.TempPathFactory
) -> None:
    async def ask() -> tuple[int, list[str]]:
        pool = Pool(Settings(tmp_path_factory.mktemp("none") / "none.db", waiting=2))
        await pool.start()
        order: list[str] = []

        async def one(name: str, *, patient: bool) -> None:
            await pool.check([f"The {name} left."], Against(judge=list(type(Against().judge))[patient]), patient=patient)
            order.append(name)

        busy = 0
        tasks = [asyncio.create_task(one(f"patient {n}", patient=True)) for n in range(3)]
        for n in range(6):
            tasks.append(asyncio.create_task(one(f"other {n}", patient=False)))
        for task in tasks:
            try:
                await task
            except Busy:
                busy += 1
        await pool.stop()
        return busy, order

    busy, order = asyncio.run(ask())
    assert busy == 4
    assert order[-1].startswith("patient")
