"""A run that is killed, again and again, and resumed: every claim exactly once, as if nothing had happened."""

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

KILLS = int(os.environ.get("FACTCHECK_KILLS", "4"))
"""How often runs are killed at random moments; CONTRIBUTING.md has the number to try before a release."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    told = [f"{n} officers were killed in Rask, and {n + 3} were wounded near the border in December." for n in range(250)]
    rows = [{"id": f"r{n}", "claim": claim} for n, claim in enumerate([*told, *told[:50]])]
    (tmp_path / "claims.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return tmp_path


def command(folder: Path, output: str, *options: str) -> list[str]:
    files = [str(folder / "claims.jsonl"), "--output", str(folder / output)]
    return [sys.executable, "-m", "factcheck", "bulk", *files, "--quiet", *options]


def rows_done(folder: Path) -> int:
    try:
        return int(json.loads((folder / "out.jsonl.checkpoint").read_text())["rows"])
    except FileNotFoundError:
        return 0


def stop(folder: Path, with_signal: int, *options: str) -> tuple[int, bytes]:
    """Run until the checkpoint has moved, then stop it; its exit status and what it said."""
    before = rows_done(folder)
    with subprocess.Popen(command(folder, "out.jsonl", *options), stderr=subprocess.PIPE) as child:
        while child.poll() is None and rows_done(folder) == before:
            time.sleep(0.02)
        child.send_signal(with_signal)
        _, said = child.communicate(timeout=60)
        return child.returncode, said


@pytest.mark.parametrize("workers", [[], ["--workers", "2"]], ids=["one-process", "workers"])
def test_killed_run_is_resumed_without_loss_or_repeat(folder: Path, workers: list[str]) -> None:
    subprocess.run(command(folder, "whole.jsonl"), check=True, timeout=300)
    status, _ = stop(folder, signal.SIGKILL, *workers)
    assert status == -signal.SIGKILL
    assert 0 < rows_done(folder) < 300
    stop(folder, signal.SIGKILL, "--resume", *workers)
    subprocess.run(command(folder, "out.jsonl", "--resume"), check=True, timeout=300)
    assert (folder / "out.jsonl").read_bytes() == (folder / "whole.jsonl").read_bytes()
    assert sorted(path.name for path in folder.iterdir()) == ["claims.jsonl", "out.jsonl", "whole.jsonl"]


def family(pid: int) -> list[int]:
    """The processes that this one has started, and those that they have."""
    told = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout.split()
    children = [int(child) for child, parent in zip(told[::2], told[1::2], strict=True) if int(parent) == pid]
    return [*children, *(later for child in children for later in family(child))]


def test_killed_at_any_moment(folder: Path) -> None:
    """A worker (or what workers are forked from) first, in every other run the run itself too."""
    subprocess.run(command(folder, "whole.jsonl"), check=True, timeout=300)
    whole, chance, kills = (folder / "whole.jsonl").read_bytes(), random.Random(KILLS), 0
    while True:
        before = kills
        with subprocess.Popen(command(folder, "out.jsonl", "--resume", "--workers", "2")) as child:
            for whom in ("worker", "run") if kills % 2 else ("worker",):
                time.sleep(chance.random() * 4)
                if kills < KILLS and child.poll() is None:
                    kills += 1
                    os.kill(chance.choice(family(child.pid) or [child.pid]) if whom == "worker" else child.pid, signal.SIGKILL)
            child.wait(timeout=300)
        assert child.returncode == 0 or kills > before
        if child.returncode == 0:
            assert (folder / "out.jsonl").read_bytes() == whole
            (folder / "out.jsonl").unlink()
            if kills == KILLS:
                return


def test_interrupt_says_how_to_go_on(folder: Path) -> None:
    status, said = stop(folder, signal.SIGINT, "--workers", "2")
    assert status == 2
    assert said.startswith(b"factcheck: interrupted; ")
    assert said.endswith(b"--resume goes on\n")
    assert rows_done(folder) > 0
