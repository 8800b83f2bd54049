"""`factcheck mcp`: a server for assistants, on stdin and stdout."""

from __future__ import annotations

import sys

from factcheck.cli.options import LibraryOption, note
from factcheck.errors import BadRequest


def mcp(library: LibraryOption = None) -> int:
    """Serve assistants over the Model Context Protocol, on stdin and stdout.

    \b
    factcheck mcp
    factcheck mcp --library articles.db
    factcheck source add notes/ --library articles.db     # what it checks against

    An assistant starts it by itself: docs/mcp.md has what to put into its configuration. Its tools are check_claim, check_draft,
    extract_facts and search_sources.
    """
    from factcheck.library.location import library_path, there
    from factcheck.mcp_server import serve

    if library and not there(library_path(library)):
        raise BadRequest(f"--library {library}: no such file; factcheck source add --library {library} makes it")
    if sys.stdin.isatty():
        note("waiting for an assistant on stdin; docs/mcp.md says how one starts it, Ctrl-C ends it")
    serve(library)
    return 0
