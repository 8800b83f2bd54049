"""A server in this process, for the tests of its pages and its API; they are skipped where the extra is not installed."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient
    from starlette.types import ASGIApp

FERRY = "A ferry with 212 passengers ran aground off Cape Wrath on Thursday. Nobody was hurt."
STRIKE = "Some 900 nurses went on strike in Oldport on Monday, the union said."
SCRIPTS = '<script>document.title = "owned"</script> killed <img src=x onerror="document.title=\'owned\'"> 11 people in Oldport.'


def library_of(path: Path) -> Path:
    """A library with a few articles beside the one that ships."""
    from datetime import date

    from factcheck.library.store import Item, Library
    from factcheck.schema import Source

    articles = [
        Item(Source("ferry", FERRY, "Ferry aground", date(2025, 5, 9), "https://example.org/ferry"), id="ferry"),
        Item(Source("strike", STRIKE, "Nurses on strike", date(2025, 5, 13), "/home/somebody/strike.md"), id="strike"),
        Item(Source("a/b?c#d", SCRIPTS, SCRIPTS, date(2025, 5, 14), "javascript:alert(1)"), id="a/b?c#d"),
    ]
    with Library(path, write=True) as library:
        assert [done.outcome for done in library.add(articles)] == ["added"] * 3
    return path


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> ASGIApp:
    """The application over that library, with a thread for a worker."""
    pytest.importorskip("fastapi", reason="needs the extra web")
    from factcheck.web.app import make_app
    from factcheck.web.limits import LOOPBACK, Settings

    return make_app(Settings(library_of(tmp_path_factory.mktemp("served") / "library.db"), LOOPBACK | {"testserver"}))


@pytest.fixture(scope="session")
def client(app: ASGIApp) -> Iterator[TestClient]:
    """What asks it."""
    pytest.importorskip("httpx2", reason="needs httpx2, of the extra test")
    from starlette.testclient import TestClient

    with TestClient(app, follow_redirects=False, raise_server_exceptions=False) as found:
        yield found


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server on a port of its own, over such a library."""
    uvicorn = pytest.importorskip("uvicorn", reason="needs the extra web")
    from factcheck.web.app import make_app
    from factcheck.web.limits import Settings

    app = make_app(Settings(library_of(tmp_path_factory.mktemp("asked") / "library.db")))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, ws="none"))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.05)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join()
