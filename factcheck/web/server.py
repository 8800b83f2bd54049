"""The server: a socket, and uvicorn on it."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress

from factcheck.errors import BadRequest
from factcheck.web.app import make_app
from factcheck.web.limits import Settings


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises BadRequest."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(address)
        except OSError:
            listening.close()
            raise
    except socket.gaierror:
        raise BadRequest(f"--host {host}: no such address of this machine; leave it out for 127.0.0.1") from None
    except PermissionError:
        raise BadRequest(f"--port {port}: this port is not for everybody; name one above 1023") from None
    except OSError as error:
        if error.errno is not None and "in use" in (error.strerror or ""):
            raise BadRequest(f"--port {port} is taken: name another one, or 0 for any that is free") from None
        raise BadRequest(
            f"--host {host}: {(error.strerror or 'it cannot be used').lower()}; leave it out for 127.0.0.1"
        ) from None
    return listening


def serve(listening: socket.socket, settings: Settings, ready: Callable[[], None]) -> None:
    """Answer there until this process is interrupted. `ready` is called once it answers."""
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                ready()

    app = make_app(settings)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, timeout_keep_alive=30, timeout_graceful_shutdown=3,
        h11_max_incomplete_event_size=32_768, ws="none",
    )  # fmt: skip
    with suppress(KeyboardInterrupt):
        Server(config).run(sockets=[listening])
