"""Pages fetched from the web: politely, within limits, and from no private network unless that is allowed.

By urllib3, which comes with the extraction of articles anyway, and which can connect to the very network address that was
checked while it asks for, and verifies, the host by name: so a name that resolves otherwise a second time gains nothing.
Proxies of the environment are not used, since nobody could check what they connect to.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from factcheck import __version__
from factcheck.errors import UnreadableSource
from factcheck.sources.address import Address, Refused, parsed, resolved

if TYPE_CHECKING:
    import urllib3
    from urllib3 import BaseHTTPResponse

NAME = "factcheck"
USER_AGENT = f"{NAME}/{__version__} (checks claims against articles)"
ACCEPTED = "text/html, application/xhtml+xml, application/pdf;q=0.9, text/plain;q=0.9, */*;q=0.5"
CONNECT_SECONDS, READ_SECONDS, ALL_SECONDS = 10.0, 20.0, 60.0
"""To connect, for the next bytes, and for a page with its redirects."""
REDIRECTS = 5
ROBOTS_BYTES = 1_000_000
BLOCK = 65_536
MOVED = frozenset({301, 302, 303, 307, 308})
# fmt: off
WHY = {401: "it asks for a password", 403: "access is forbidden", 404: "there is no such page", 410: "the page is gone",
       429: "it is asked too often"}
# fmt: on


class NotGiven(Refused):
    """The server answered, but not with the page."""

    def __init__(self, status: int) -> None:
        super().__init__(f"{WHY.get(status, 'the server did not give it')} (status {status})")
        self.status = status


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came, the address it came from after redirects, and the ending that files of its kind have."""

    data: bytes
    address: str
    ending: str


def fetch(text: str, *, most: int, allow_private: bool = False) -> Fetched:
    """The page at an address, at most `most` bytes. Raises UnreadableSource."""
    deadline = time.monotonic() + ALL_SECONDS
    try:
        address = parsed(text)
        for _ in range(REDIRECTS + 1):
            if not _robots(address.root, allow_private)(str(address)):
                raise Refused("its robots.txt asks programs to stay away from this page; save the page and name the file")
            found = _get(address, allow_private, most, deadline)
            if isinstance(found, Fetched):
                return found
            address = found
    except Refused as error:
        raise UnreadableSource(text, str(error)) from None
    raise UnreadableSource(text, f"more than {REDIRECTS} redirects; name the address where they end")


def _get(address: Address, allow_private: bool, most: int, deadline: float) -> Fetched | Address:
    """What is at an address, or the address that it redirects to. Raises Refused."""
    import urllib3

    host = resolved(address, allow_private=allow_private)
    try:
        with _pool(address, host) as pool, closing(_asked(pool, address)) as response:
            if response.status in MOVED and (place := response.headers.get("Location")):
                return parsed(urljoin(str(address), place))
            if response.status != 200:
                raise NotGiven(response.status)
            data = _limited(response, most, deadline)
            return Fetched(_in_utf8(data, response), str(address), _ending(response, address))
    except urllib3.exceptions.TimeoutError:
        raise Refused("the server takes too long to answer; try again later") from None
    except (urllib3.exceptions.SSLError, ssl.SSLError):
        raise Refused("the server can't prove that it is who it says (TLS certificate)") from None
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        if isinstance(error, Refused):
            raise
        raise Refused(f"the connection to the server failed ({type(error).__name__})") from None


def _asked(pool: urllib3.HTTPConnectionPool, address: Address) -> BaseHTTPResponse:
    headers = {"Host": address.authority, "User-Agent": USER_AGENT, "Accept": ACCEPTED, "Accept-Encoding": "gzip, deflate"}
    return pool.request("GET", address.path, headers=headers, redirect=False, retries=False, preload_content=False)


def _pool(address: Address, host: str) -> urllib3.HTTPConnectionPool:
    import urllib3

    timeout = urllib3.Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS)
    if address.scheme == "http":
        return urllib3.HTTPConnectionPool(host, address.port, timeout=timeout)
    name = address.host
    return urllib3.HTTPSConnectionPool(
        host, address.port, timeout=timeout, ssl_context=_trusted(), server_hostname=name, assert_hostname=name
    )


@cache
def _trusted() -> ssl.SSLContext:
    """The certificates of the system, and those that come with Python's packages where a system has none."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _limited(response: BaseHTTPResponse, most: int, deadline: float) -> bytes:
    """The body, unpacked, at most `most` bytes and by the deadline. Raises Refused."""
    told = f"too large (over {most // 1_000_000} MB); save the page's text and name that file"
    if (length := response.headers.get("Content-Length", "")).isdecimal() and int(length) > most:
        raise Refused(told)
    pieces, size = [], 0
    for piece in response.stream(BLOCK):
        size += len(piece)
        if size > most:
            raise Refused(told)
        if time.monotonic() > deadline:
            raise Refused("the server takes too long to answer; try again later")
        pieces.append(piece)
    return b"".join(pieces)


def _in_utf8(data: bytes, response: BaseHTTPResponse) -> bytes:
    """The body in UTF-8 where the server names another charset of its text."""
    kind, _, parameters = response.headers.get("Content-Type", "").partition(";")
    charset = next(
        (p.partition("=")[2].strip("\"' ") for p in parameters.split(";") if p.strip().lower().startswith("charset=")), ""
    )
    if not kind.strip().lower().startswith("text/") or not charset or charset.lower() in ("utf-8", "utf8"):
        return data
    try:
        return data.decode(charset, "replace").encode("utf-8", "replace")
    except LookupError:
        return data


def _ending(response: BaseHTTPResponse, address: Address) -> str:
    from factcheck.sources.formats import ending_of, ending_of_type

    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return ending_of_type(kind) or ending_of(PurePosixPath(unquote(urlsplit(address.path).path)).name)


@lru_cache(64)
def _robots(root: str, allow_private: bool) -> Callable[[str], bool]:
    """What tells whether a page under `root` may be fetched, as RFC 9309 has it. Raises Refused where the rules can't be read."""
    from protego import Protego

    address = parsed(root + "/robots.txt")
    deadline = time.monotonic() + ALL_SECONDS
    try:
        for _ in range(REDIRECTS + 1):
            found = _get(address, allow_private, ROBOTS_BYTES, deadline)
            if isinstance(found, Fetched):
                rules = Protego.parse(found.data.decode("utf-8", "replace"))
                return lambda page: bool(rules.can_fetch(page, NAME))
            address = found
    except NotGiven as error:
        if error.status >= 500 or error.status == 429:
            raise Refused(f"its robots.txt can't be read: {error}") from None
    return lambda page: True  # there is none
