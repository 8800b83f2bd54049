"""Every request that docs/server.md shows is answered."""

from __future__ import annotations

import re
import shlex
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("fastapi", reason="needs the extra web")

if TYPE_CHECKING:
    from starlette.testclient import TestClient

ROOT = Path(__file__).parent.parent.parent
SHOWN = (ROOT / "docs" / "server.md").read_text(encoding="utf-8").replace("\\\n", " ")
REQUESTS = [shlex.split(line, comments=True)[1:] for line in re.findall(r"^curl .*$", SHOWN, re.MULTILINE)]
HERE = "localhost:8000"


@pytest.mark.parametrize("words", REQUESTS, ids=lambda words: next(word for word in words if word.startswith(HERE)))
def test_a_request_is_answered(words: list[str], client: TestClient) -> None:
    address = next(word for word in words if word.startswith(HERE)).removeprefix(HERE)
    options = dict(zip(words, words[1:], strict=False))
    if "/ID" in address:
        made = client.post("/api/jobs", files={"file": ("claims.txt", b"A ferry ran aground.")})
        address = address.replace("/ID", "/" + made.json()["id"])
    if "-F" in options:
        field, name = options["-F"].split("=@")
        found = client.post(address, files={field: (name, b"claim\nA ferry ran aground.\n")})
    elif "-d" in options:
        kind, _, value = options["-H"].partition(": ")
        found = client.post(address, content=options["-d"], headers={kind: value})
    else:
        found = client.get(address)
        for _ in range(100):
            if found.status_code != 409:  # the claim file is not done yet
                break
            time.sleep(0.1)
            found = client.get(address)
    assert found.is_success, found.text
    assert found.content


def test_there_are_requests() -> None:
    assert len(REQUESTS) > 8
