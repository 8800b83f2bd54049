"""Damaged files of every format: read or refused in one line. bench/fuzz_files.py tries many more."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bench.fuzz_files import KINDS, damaged, outcome


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_file_is_read_or_refused_in_one_line(tmp_path: Path, kind: str) -> None:
    make, read = KINDS[kind]
    sound, path = make(tmp_path), tmp_path / f"fuzzed.{kind}"
    path.write_bytes(sound)
    assert outcome(path, read, -1) == "read"
    for number in range(40):
        path.write_bytes(damaged(sound, sound, random.Random(number)))
        assert outcome(path, read, number) in ("read", "refused"), number
