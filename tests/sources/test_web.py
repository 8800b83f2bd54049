"""Pages fetched from a server on this machine: what is asked for, what is refused, and where nobody may be connected to."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

import pytest

from factcheck.errors import UnreadableSource
from factcheck.sources import address as addresses
from factcheck.sources import web
from factcheck.sources.address import Refused, is_public, parsed
from factcheck.sources.read import read_source
from factcheck.sources.web import USER_AGENT, fetch

TEXT = "A café ferry ran aground off Cape Wrath on Thursday. A lifeboat took everyone to Durness by noon."
PAGE = f"<html><head><title>Ferry</title></head><body><article><p>{TEXT}</p></article></body></html>"
MOST = 100_000

# fmt: off
PAGES: dict[str, tuple[int, dict[str, str], bytes]] = {  # path -> status, headers, body
    "/page":         (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE.encode()),
    "/latin":        (200, {"Content-Type": 'text/html; charset="iso-8859-1"'}, PAGE.encode("latin-1")),
    "/klingon":      (200, {"Content-Type": "text/html; charset=klingon"}, PAGE.encode()),
    "/text":         (200, {"Content-Type": "text/plain"}, TEXT.encode()),
    "/plain.md":     (200, {"Content-Type": "text/plain"}, b"# 1 ferry left."),
    "/no-type.md":   (200, {}, f"# Ferry\n{TEXT}".encode()),
    "/gzip":         (200, {"Content-Type": "text/plain", "Content-Encoding": "gzip"}, gzip.compress(TEXT.encode())),
    "/with?query=%C3%A4%20b": (200, {"Content-Type": "text/plain"}, b"The query came through."),
    "/moved":        (302, {"Location": "/page"}, b""),
    "/moved-away":   (301, {"Location": "http://10.0.0.1/page"}, b""),
    "/moved-file":   (302, {"Location": "file:///etc/hosts"}, b""),
    "/loop":         (302, {"Location": "/loop"}, b""),
    "/gone":         (410, {}, b""),
    "/forbidden":    (403, {}, b""),
    "/broken":       (500, {}, b""),
    "/large":        (200, {"Content-Type": "text/plain"}, b"word " * MOST),
    "/bomb":         (200, {"Content-Type": "text/plain", "Content-Encoding": "gzip"}, gzip.compress(bytes(50 * MOST))),
    "/image":        (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n\x1a\n"),
    "/not-gzip":     (200, {"Content-Type": "text/plain", "Content-Encoding": "gzip"}, b"plain"),
    "/secret/page":  (200, {"Content-Type": "text/plain"}, b"Secret."),
    "/a/print":      (200, {"Content-Type": "text/plain"}, b"Printed."),
}
READ = {  # path -> the text read, the address it came from
    "/page": (TEXT, "/page"), "/latin": (TEXT, "/latin"), "/klingon": (TEXT, "/klingon"), "/text": (TEXT, "/text"), "/gzip": (TEXT, "/gzip"),
    "/no-type.md": (f"# Ferry\n{TEXT}", "/no-type.md"), "/with?query=ä b": ("The query came through.", "/with?query=%C3%A4%20b"), "/moved": (TEXT, "/page"),
}
REFUSED = {  # path -> what the error says
    "/gone": "the page is gone (status 410)", "/forbidden": "access is forbidden", "/broken": "(status 500)", "/none": "there is no such page (status 404)",
    "/loop": "more than 5 redirects", "/moved-file": "file: only http:// and https://", "/large": "too large", "/bomb": "too large", "/not-gzip": "connection to the server failed",
    "/secret/page": "its robots.txt asks programs to stay away", "/a/print": "its robots.txt asks programs to stay away", "/image": "it is an image", "/cut": "connection to the server failed",
}
NO_ADDRESSES = {
    "http://": "not an address of the web", "https://example.org:99999/": "not an address of the web", "http://[::1": "not an address of the web", "http://a b/": "not an address of the web",
    "http://me:secret@example.org/": "holds a name or password", "ftp://example.org/": "ftp: only http:// and https://", "http://" + "a" * 70 + ".org": "not an address of the web|no host",
}
PUBLIC = {
    "93.184.216.34": True, "8.8.8.8": True, "2606:4700::1111": True,
    "127.0.0.1": False, "127.8.9.1": False, "10.1.2.3": False, "172.16.0.1": False, "172.31.255.255": False, "192.168.1.1": False, "169.254.169.254": False,
    "100.64.0.1": False, "0.0.0.0": False, "255.255.255.255": False, "224.0.0.1": False, "240.0.0.1": False, "192.0.2.1": False, "198.18.0.1": False,
    "::": False, "::1": False, "fe80::1": False, "fe80::1%eth0": False, "fc00::1": False, "fd12::1": False, "ff02::1": False, "2001:db8::1": False,
    "::ffff:127.0.0.1": False, "::ffff:10.0.0.1": False, "::ffff:8.8.8.8": True, "::127.0.0.1": False, "64:ff9b::7f00:1": False, "64:ff9b::808:808": True, "2002:7f00:1::": False,
}
# fmt: on


class Handler(BaseHTTPRequestHandler):
    """Serves PAGES, and notes what it was asked."""

    asked: ClassVar[list[tuple[str, str, str]]] = []
    robots: ClassVar[tuple[int, bytes]] = (404, b"")

    def do_GET(self) -> None:
        """Answer from the table."""
        self.asked.append((self.path, self.headers["Host"], self.headers["User-Agent"]))
        status, headers, body = PAGES.get(self.path, (404, {}, b""))
        if self.path == "/robots.txt":
            status, body = self.robots
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) + (9 if self.path == "/cut" else 0)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing on stderr."""


@pytest.fixture(scope="module")
def server() -> Iterator[ThreadingHTTPServer]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.fixture
def root(server: ThreadingHTTPServer) -> str:
    """The address of the server; nothing was asked of it yet."""
    Handler.asked.clear()
    Handler.robots = (200, b"User-agent: *\nDisallow: /secret/\nDisallow: /*/print$\n")
    PAGES["/cut"] = (200, {"Content-Type": "text/plain"}, b"Cut")
    web._robots.cache_clear()
    return f"http://127.0.0.1:{server.server_port}"


@pytest.mark.parametrize(("path", "text", "end"), [(path, *rest) for path, rest in READ.items()])
def test_page_is_read(root: str, path: str, text: str, end: str) -> None:
    source = read_source(root + path, allow_private=True)
    assert (source.id, source.text, source.origin) == (root + path, text, root + end)
    assert {(host, agent) for _, host, agent in Handler.asked} == {(root.removeprefix("http://"), USER_AGENT)}


@pytest.mark.parametrize(("path", "title"), [("/page", "Ferry"), ("/no-type.md", "Ferry"), ("/plain.md", None)])
def test_type_and_ending_tell_the_format(root: str, path: str, title: str | None) -> None:
    assert read_source(root + path, allow_private=True).title == title


@pytest.mark.parametrize(("path", "why"), REFUSED.items())
def test_page_is_refused_in_one_line(root: str, monkeypatch: pytest.MonkeyPatch, path: str, why: str) -> None:
    monkeypatch.setattr("factcheck.sources.read.MOST_BYTES", MOST)
    with pytest.raises(UnreadableSource) as raised:
        read_source(root + path, allow_private=True)
    assert why in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(("text", "why"), NO_ADDRESSES.items())
def test_no_address(text: str, why: str) -> None:
    with pytest.raises(UnreadableSource, match=why):
        fetch(text, most=MOST)


@pytest.mark.parametrize("path", ["/page", "/moved", "/robots.txt"])
def test_private_network_is_left_alone(root: str, path: str) -> None:
    with pytest.raises(UnreadableSource, match=r"127.0.0.1 is in a private network .*--allow-private"):
        read_source(root + path)
    assert Handler.asked == []


@pytest.mark.parametrize(("host", "public"), PUBLIC.items())
def test_which_addresses_are_public(host: str, public: bool) -> None:
    assert is_public(host) is public


def test_redirect_into_a_private_network_is_refused(root: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "is_public", lambda host: host == "127.0.0.1")
    assert fetch(root + "/page", most=MOST).data == PAGE.encode()
    with pytest.raises(UnreadableSource, match=r"10\.0\.0\.1 is in a private network"):
        fetch(root + "/moved-away", most=MOST)


def named(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Let names under .test resolve to these addresses, one answer a look-up; what was looked up comes in the list returned."""
    looked_up: list[str] = []
    waiting = list(answers)
    real = socket.getaddrinfo

    def look_up(host: str, port: int, *args: Any, **kwargs: Any) -> Any:
        if not host.endswith(".test"):
            return real(host, port, *args, **kwargs)
        looked_up.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (answer, port)) for answer in waiting.pop(0)]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return looked_up


def test_checked_address_is_the_one_connected_to(root: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up = named(monkeypatch, ["127.0.0.1"], ["127.0.0.1"])
    monkeypatch.setattr(addresses, "is_public", lambda host: host == "127.0.0.1")
    here = root.replace("127.0.0.1", "News.test")
    assert fetch(here + "/page", most=MOST).address == here.lower() + "/page"
    assert looked_up == ["news.test", "news.test"]  # for robots.txt and the page, once each: a third answer would fail
    assert {host for _, host, _ in Handler.asked} == {here.lower().removeprefix("http://")}


@pytest.mark.parametrize("answer", [["10.0.0.1"], ["93.184.216.34", "10.0.0.1"], ["::ffff:10.0.0.1"]])
def test_name_that_stands_for_a_private_address_is_refused(monkeypatch: pytest.MonkeyPatch, answer: list[str]) -> None:
    named(monkeypatch, answer)
    with pytest.raises(UnreadableSource, match=r"news\.test is in a private network"):
        fetch("http://news.test/page", most=MOST)


@pytest.mark.parametrize(
    ("status", "body", "allowed"),
    [(404, b"", True), (403, b"", True), (500, b"", False), (200, b"", True), (200, b"\xff\0<html>", True)],
)
def test_robots(root: str, status: int, body: bytes, allowed: bool) -> None:
    Handler.robots = (status, body)
    if allowed:
        assert fetch(root + "/secret/page", most=MOST, allow_private=True).data == b"Secret."
    else:
        with pytest.raises(UnreadableSource, match=r"robots\.txt can't be read"):
            fetch(root + "/secret/page", most=MOST, allow_private=True)


def test_robots_is_asked_for_once_a_server(root: str) -> None:
    for _ in range(2):
        fetch(root + "/page", most=MOST, allow_private=True)
    assert [path for path, *_ in Handler.asked] == ["/robots.txt", "/page", "/page"]


def test_slow_server(root: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "ALL_SECONDS", -1.0)
    with pytest.raises(UnreadableSource, match="takes too long"):
        fetch(root + "/page", most=MOST, allow_private=True)


def test_server_that_never_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "READ_SECONDS", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(UnreadableSource, match="takes too long"):
        fetch(f"http://127.0.0.1:{silent.getsockname()[1]}/", most=MOST, allow_private=True)


def test_server_that_speaks_no_tls(root: str) -> None:
    with pytest.raises(UnreadableSource, match="can't prove that it is who it says"):
        fetch(root.replace("http:", "https:"), most=MOST, allow_private=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HTTP://Example.ORG", "http://example.org/"),
        ("https://example.org:443/a?b=c#part", "https://example.org/a?b=c"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
        ("http://[2606:4700::1111]:8080/a", "http://[2606:4700::1111]:8080/a"),
    ],
)
def test_address_in_parts(text: str, expected: str) -> None:
    assert str(parsed(text)) == expected


def test_address_of_no_host() -> None:
    with pytest.raises(Refused, match="not an address"):
        parsed("http:///page")
