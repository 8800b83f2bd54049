"""Where the library is: the file named, FACTCHECK_LIBRARY, or a file in the user's data directory."""

from __future__ import annotations

import os
from pathlib import Path

from factcheck.errors import BadRequest

VARIABLE = "FACTCHECK_LIBRARY"
FILE = "library.db"


def library_path(named: str | None = None) -> Path:
    """The file of the library; it need not exist."""
    told = named or os.environ.get(VARIABLE)
    if told:
        return Path(told).expanduser()
    from platformdirs import user_data_path

    return user_data_path("factcheck", appauthor=False) / FILE


def library_to_ask(named: str | None) -> Path | None:
    """The file of the library; None where none was made yet. Raises BadRequest where one was named that is not there."""
    path = library_path(named)
    if there(path):
        return path
    if named:
        raise BadRequest(f"--library {named}: no such file; factcheck source add --library {named} makes it")
    return None


def there(path: Path) -> bool:
    """True where a library was made there. A folder that may not be looked into counts as none."""
    try:
        return path.is_file() and path.stat().st_size > 0
    except (OSError, ValueError):
        return False
