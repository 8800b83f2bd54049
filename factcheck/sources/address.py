"""Addresses of the web: taken apart, and resolved to network addresses that may be connected to."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

PORTS = {"http": 80, "https": 443}
NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
"""IPv6 addresses that stand for IPv4 addresses behind a gateway."""
SAFE = "/:?#[]@!$&'()*+,;=%-._~"
"""What of an address is not escaped: it is syntax, or escaped already."""


class Refused(ValueError):
    """An address that is not fetched; its text says why and how to mend it."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address of the web in its parts; `host` in lower-case ASCII."""

    scheme: str
    host: str
    port: int
    path: str
    """With the query, as it is sent."""

    @property
    def root(self) -> str:
        """Scheme, host and port: what a robots.txt is for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """Host and port as the Host header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return self.root + self.path


def parsed(text: str) -> Address:
    """The parts of an address. Raises Refused where it is none, not http(s), or holds a password."""
    try:
        found = urlsplit(text.strip())
        port = found.port
        host = _ascii(found.hostname or "")
    except (ValueError, UnicodeError):
        raise Refused("not an address of the web: write it as https://example.org/page") from None
    if found.scheme not in PORTS:
        raise Refused(f"{found.scheme or 'no scheme'}: only http:// and https:// addresses are fetched")
    if not host or any(c.isspace() or ord(c) < 32 for c in host):
        raise Refused("not an address of the web: write it as https://example.org/page")
    if found.username or found.password:
        raise Refused("it holds a name or password; save the page and name the file")
    return Address(found.scheme, host, port or PORTS[found.scheme], _path(found))


def resolved(address: Address, *, allow_private: bool) -> str:
    """A network address of the host, which is to be connected to and not looked up again. Raises Refused.

    Every address that the host has must be public, unless `allow_private`.
    """
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Refused(f"there is no host {address.host}, or no network") from None
    hosts = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    private = [host for host in hosts if not is_public(host)]
    if private and not allow_private:
        raise Refused(f"{address.host} is in a private network ({private[0]}); --allow-private fetches it all the same")
    if not hosts:
        raise Refused(f"there is no host {address.host}")
    return hosts[0]


def is_public(host: str) -> bool:
    """True for a network address of the open internet: not private, loopback, link-local, shared, reserved or multicast."""
    address = ipaddress.ip_address(host.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is None and any(address in network for network in NAT64):
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
        if int(address) >> 32 == 0:  # ::a.b.c.d, an old way to write IPv4
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _ascii(host: str) -> str:
    return host if ":" in host or host.isascii() else host.encode("idna").decode("ascii")


def _path(found: SplitResult) -> str:
    path = quote(found.path or "/", SAFE) + (f"?{quote(found.query, SAFE)}" if found.query else "")
    return path if path.startswith("/") else "/" + path
