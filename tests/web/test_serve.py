"""`factcheck serve` as a command: what it says, what it needs, and that nothing else needs it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Run

EXTRA = ("fastapi", "starlette", "uvicorn", "factcheck.web")


def test_a_check_imports_none_of_it() -> None:
    program = (
        "import sys; from factcheck.cli.app import main; main(['A ferry left.', '--quiet', '--judge', 'facets']);"
        f"print([name for name in {EXTRA} if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_without_the_extra_one_line_says_how_to_get_it(run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] in EXTRA or name.startswith("factcheck.web")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "fastapi", None)
    found = run("serve", "--port", "0")
    assert (found.status, found.out) == (2, "")
    assert found.err == "factcheck: factcheck serve needs more packages: pip install 'factcheck[web]'\n"


# fmt: off
MISTAKES = {
    "no-library":   (["--library", "none.db"], "--library none.db: no such file; factcheck source add"),
    "no-host":      (["--host", "no.such.name.invalid", "--port", "0"], "--host no.such.name.invalid: no such address of this machine"),
    "high-port":    (["--port", "70000"], "less than or equal to 65535"),
    "no-workers":   (["--workers", "0"], "greater than or equal to 1"),
}
# fmt: on


@pytest.mark.parametrize(("arguments", "line"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes_are_told_in_one_line(
    run: Callable[..., Run], arguments: list[str], line: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pytest.importorskip("fastapi", reason="needs the extra web")
    monkeypatch.chdir(tmp_path)
    found = run("serve", *arguments)
    assert (found.status, found.out, found.err.count("\n")) == (2, "", 1)
    assert line in found.err


def test_a_port_that_is_taken(run: Callable[..., Run]) -> None:
    pytest.importorskip("fastapi", reason="needs the extra web")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        found = run("serve", "--port", str(port))
    assert (found.status, found.err) == (2, f"factcheck: --port {port} is taken: name another one, or 0 for any that is free\n")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_it_serves_until_it_is_interrupted() -> None:
    pytest.importorskip("fastapi", reason="needs the extra web")
    command = [sys.executable, "-m", "factcheck", "serve", "--port", "0", "--workers", "1"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ}) as served:
        assert served.stderr is not None
        assert served.stderr.readline() == "factcheck: starting ...\n"
        told = served.stderr.readline()
        address = told.removeprefix("factcheck: at ").partition(" ")[0]
        with urllib.request.urlopen(f"{address}/check?claim=20+officers+killed+in+Rask", timeout=30) as page:
            assert "contradicted" in page.read().decode()
        served.send_signal(signal.SIGINT)
        _, rest = served.communicate(timeout=30)
    assert (served.returncode, rest) == (0, "")
