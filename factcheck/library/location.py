"""Where the library is: the file named, FACTCHECK_LIBRARY, or a file in the user's data directory."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "FACTCHECK_LIBRARY"
FILE = "library.db"


def library_path(named: str | None = None) -> Path:
    """The file of the library; it need not exist."""
    told = named or os.environ.get(VARIABLE)
    if told:
        return Path(told).expanduser()
    from platformdirs import user_data_path

    return user_data_path("factcheck", appauthor=False) / FILE


def there(path: Path) -> bool:
    """True where a library was made there. A folder that may not be looked into counts as none."""
    try:
        return path.is_file() and path.stat().st_size > 0
    except (OSError, ValueError):
        return False
