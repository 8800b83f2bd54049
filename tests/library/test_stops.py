"""Adding that is stopped at any moment: what was told as added is there, the file is sound, and adding again completes it."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factcheck.library.store import Library

STOPS = int(os.environ.get("FACTCHECK_KILLS", "4"))
ARTICLES = 24
ADD = """
import sys
from pathlib import Path
from factcheck.library import store
from factcheck.schema import Source
store.BATCH = 2
items = (store.Item(Source("x", f"Ferry {n} ran aground off Cape Wrath on Thursday with {n + 2} people on board."), f"f{n}") for n in range(ARTICLES))
with store.Library(Path(sys.argv[1]), write=True) as library:
    for added in library.add(items):
        print(added.source.id, flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_killed_at_any_moment(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    command = [sys.executable, "-c", ADD.replace("ARTICLES", str(ARTICLES)), str(path)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    told: set[str] = set()
    chance = random.Random(7)
    for _ in range(STOPS):
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as process:
            assert process.stdout is not None
            told.add(process.stdout.readline().strip())
            time.sleep(chance.random() * 0.2)
            process.kill()
            told.update(line.strip() for line in process.stdout if line.endswith("\n"))
        with Library(path) as library:
            assert told - {""} <= {entry.source.id for entry in library.entries()}
            assert library.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    subprocess.run(command, stdout=subprocess.DEVNULL, env=environment, check=True)
    with Library(path, write=True) as library:
        assert sorted(e.source.id for e in library.entries()) == sorted(["seed", *(f"f{n}" for n in range(ARTICLES))])
        assert [entry.source.id for entry in library.unread()] == ["seed"]
        library.connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX systems")
def test_library_and_home_that_cannot_be_written(tmp_path: Path) -> None:
    """Run as another user where this one may write everywhere."""
    home, kept = tmp_path / "home", tmp_path / "kept"
    home.mkdir()
    kept.mkdir()
    with Library(kept / "library.db", write=True):
        pass
    (kept / "library.db").chmod(0o444)
    for folder in (home, kept):
        folder.chmod(0o555)
    code = "import sys; from factcheck.cli.app import main; sys.exit(main(['11 officers killed in Rask', '--json']))"
    environment = {**os.environ, "HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)}
    environment.pop("XDG_DATA_HOME", None)
    try:
        for library in (None, str(kept / "library.db")):
            environment.pop("FACTCHECK_LIBRARY", None)
            environment |= {"FACTCHECK_LIBRARY": library} if library else {}
            found = subprocess.run([sys.executable, "-c", code], capture_output=True, env=environment, text=True)
            assert (found.returncode, found.stderr) == (0, "")
            assert json.loads(found.stdout)["evidence"][0]["source"] == "seed"
        assert list(home.iterdir()) == []
    finally:
        for folder in (home, kept):
            folder.chmod(0o755)
