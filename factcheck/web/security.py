"""The guard before the application: who may ask under which name and from where, how much, and what browsers may do with it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from factcheck.web.limits import BODY, BODY_SECONDS, REQUESTS, UPLOAD
from factcheck.web.problems import MEDIA_TYPE, Problem, busy

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
UPLOADS = frozenset({"/bulk", "/api/jobs"})
"""Paths that take files."""
LINGER_SECONDS = 0.8
"""For which what a client still sends after a refusal is taken and thrown away, so that it comes to read the refusal."""
# fmt: off
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy":      POLICY,
    "X-Content-Type-Options":       "nosniff",
    "Referrer-Policy":              "same-origin",
    "X-Frame-Options":              "DENY",
    "Cross-Origin-Opener-Policy":   "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy":           "camera=(), geolocation=(), microphone=()",
    "Cache-Control":                "no-store",   # unless an answer says otherwise
}
# fmt: on


class Guard:
    """Lets a request through to the application, or answers it with what is wrong.

    `Host` must be one of `hosts`: else a page elsewhere could have its own name lead here (DNS rebinding). What changes
    something must come from a page of this very server, or from no browser at all. A body is counted as it comes.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self.app = app
        self.hosts = frozenset(hosts)
        self._open = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        send = _with_headers(send)
        headers = Headers(scope=scope)
        most = UPLOAD if scope["path"] in UPLOADS else BODY
        if self._open >= REQUESTS:
            await _refuse(busy(), scope, receive, send)
            return
        self._open += 1
        try:
            try:
                _check_host(headers, self.hosts)
                _check_origin(scope, headers)
                body = await _body(headers, receive, most)
            except Problem as problem:
                await _refuse(problem, scope, receive, send)
                return
            if scope["method"] == "HEAD":  # the answer to GET; the server keeps its body to itself
                scope = {**scope, "method": "GET"}
            await self.app(scope, _again(body, receive), send)
        finally:
            self._open -= 1


def _check_host(headers: Headers, hosts: frozenset[str]) -> None:
    given = headers.getlist("host")
    name = _name(given[0]) if len(given) == 1 else None
    if name is None or name not in hosts:
        raise Problem(
            400, "this server does not answer under that name: ask it by its address, or start it with --allow-host NAME"
        )


def _check_origin(scope: Scope, headers: Headers) -> None:
    """Refuse what a page of another site has a browser send; programs that are no browsers send neither header."""
    if scope["method"] in SAFE:
        return
    fetched, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if fetched is not None and fetched not in ("same-origin", "none"):
        raise Problem(403, "this request comes from a page of another site: send it from a page of this server")
    if origin is not None and urlsplit(origin).netloc.lower() != headers["host"].lower():
        raise Problem(403, "this request comes from a page of another origin: send it from a page of this server")


def _name(host: str) -> str | None:
    """The host without its port and brackets, in lower case."""
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


async def _body(headers: Headers, receive: Receive, most: int) -> bytes:
    """The whole body. Raises Problem as soon as it is known to be too long, and where it does not come in time."""
    too_long = Problem(413, f"too large: {most // 1_000_000} MB at most; factcheck bulk takes files of any size")
    declared = headers.get("content-length", "0")
    if not declared.isdecimal():
        raise Problem(400, "Content-Length is not a number")
    if int(declared[:20]) > most:
        raise too_long
    parts, size, more = [], 0, True
    try:
        async with asyncio.timeout(BODY_SECONDS):
            while more:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise Problem(400, "the request ended before its body did")
                parts.append(message.get("body", b""))
                size += len(parts[-1])
                if size > most:
                    raise too_long
                more = message.get("more_body", False)
    except TimeoutError:
        raise Problem(408, f"the body did not come within {BODY_SECONDS:g} s") from None
    return b"".join(parts)


def _again(body: bytes, receive: Receive) -> Receive:
    """What hands the body on, and from then on what comes of the connection."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def received() -> Message:
        return waiting.pop() if waiting else await receive()

    return received


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sent


async def _refuse(problem: Problem, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer at once, in full; then take what is still sent for a moment, since a closed door would hide the answer."""
    from_program = scope["path"].startswith("/api/")
    content = problem.as_json() if from_program else f"{problem.title}: {problem.detail}\n".encode()
    headers = {
        "content-type": MEDIA_TYPE if from_program else "text/plain; charset=utf-8",
        "content-length": str(len(content)),
        "connection": "close",
        **problem.headers,
    }
    told = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": problem.status, "headers": told})
    await send({"type": "http.response.body", "body": content, "more_body": problem.status == 413})
    if problem.status == 413:
        ends = time.monotonic() + LINGER_SECONDS
        try:
            async with asyncio.timeout(LINGER_SECONDS):
                while time.monotonic() < ends and (await receive()).get("more_body", False):
                    pass
        except TimeoutError:
            pass
        await send({"type": "http.response.body", "body": b"", "more_body": False})
