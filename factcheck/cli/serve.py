"""`factcheck serve`: the same as a web page and an HTTP API."""

from __future__ import annotations

from typing import Annotated

import typer

from factcheck.cli.options import LibraryOption, note
from factcheck.errors import BadRequest, MissingExtra

EXTRA = frozenset({"fastapi", "starlette", "uvicorn", "python_multipart", "pydantic", "anyio", "h11"})
"""What the extra brings."""


def serve(
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="The port; 0 is any free one.")] = 8000,
    library: LibraryOption = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option("--allow-host", metavar="NAME", help="Answer under this name, too (behind a proxy); repeatable."),
    ] = None,
    workers: Annotated[
        int | None, typer.Option("--workers", metavar="N", min=1, help="Processes that judge. Default: one a core.")
    ] = None,
    waiting: Annotated[
        int, typer.Option("--waiting", metavar="N", min=1, help="Requests that may wait; one more gets 429.")
    ] = 16,
    time_limit: Annotated[
        float, typer.Option("--time-limit", metavar="SECONDS", min=0.1, help="What a worker may spend on one request.")
    ] = 20.0,
) -> int:
    """Serve a web page and an HTTP API, on this machine alone unless told otherwise.

    \b
    factcheck serve                                  # at http://127.0.0.1:8000
    factcheck serve --port 0 --library news.db
    factcheck serve --allow-host checks.example.org  # behind a proxy

    There is no password: whoever reaches the address may check claims and read the library. Ctrl-C ends it.
    """
    from factcheck.library.location import library_path, there
    from factcheck.library.store import Library

    path = library_path(library)
    if library and not there(path):
        raise BadRequest(f"--library {library}: no such file; factcheck source add --library {library} makes it")
    Library(path).connection.close()  # a library that can't be used is told now
    try:
        from factcheck.bulk.lanes import cores
        from factcheck.web.limits import LOOPBACK, Settings
        from factcheck.web.server import bound
        from factcheck.web.server import serve as serve_there
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in EXTRA:
            raise MissingExtra("factcheck serve", "web") from None
        raise

    names = {name.lower() for name in allow_host or ()}
    listening = bound(host, port)
    address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}"
    if host.lower() not in LOOPBACK:
        note(f"{host} can be reached from other machines, and there is no password; only Host names of --allow-host are answered")
    settings = Settings(path, LOOPBACK | names | {host.lower()}, workers or cores(), waiting, time_limit)
    note("starting ...")
    with listening:
        serve_there(listening, settings, lambda: note(f"at {address} (Ctrl-C ends it)"))
    return 0
