"""The command as a process of its own: start-up, pipes, encodings and interrupts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.bulk.run import WINDOW

COMMAND = [sys.executable, "-m", "factcheck"]
HEAVY = ("spacy", "numpy", "trafilatura", "dateparser", "rapidfuzz")


def process(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *arguments], input=stdin, capture_output=True, env={**os.environ, **environment}, timeout=60, check=False
    )


def test_version_and_help_import_nothing_heavy() -> None:
    program = f"import sys; from factcheck.cli.app import main; main(['--version']); print([m for m in {HEAVY} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert found.stdout.splitlines()[1:] == ["[]"]


def test_error_is_one_line_and_no_traceback() -> None:
    found = process("A left.", "--source", "none.md")
    assert (found.returncode, found.stdout) == (2, b"")
    assert found.stderr == b"factcheck: can't read source none.md: no such file\n".replace(b"\n", os.linesep.encode())


@pytest.mark.parametrize("arguments", [["\udcff left."], ["A left.", "--source", "\udcff.md"]], ids=["claim", "path"])
@pytest.mark.skipif(sys.platform == "win32", reason="arguments are bytes on POSIX only")
def test_argument_that_is_no_text(arguments: list[str]) -> None:
    found = process(*arguments)
    assert found.returncode == 2
    assert found.stderr.startswith(b"factcheck: ")
    assert found.stderr.count(b"\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_interrupt_is_quiet() -> None:
    with subprocess.Popen([*COMMAND, "bulk", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write((b"x" * 10_001 + b"\n") * WINDOW)  # rows that fail at once
        child.stdin.flush()
        child.stdout.readline()  # it waits for more claims soon
        child.send_signal(signal.SIGINT)
        _, err = child.communicate(timeout=60)
    assert child.returncode == 130
    assert b"Traceback" not in err


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
def test_closed_pipe_is_quiet(tmp_path: Path) -> None:
    (tmp_path / "claims.txt").write_text("\n".join(["x" * 10_001] * 2000))  # rows that fail at once, and far more than a pipe holds
    with subprocess.Popen(
        [*COMMAND, "bulk", str(tmp_path / "claims.txt")], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        child.stdout.close()
        assert child.wait(timeout=30) == 141
