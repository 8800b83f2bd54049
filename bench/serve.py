"""The server under load: clients at once on loopback, what they wait, what they are answered; beyond its limit; a large upload.

    python -m bench.serve [--clients 50] [--seconds 60] [--json]

Four loads, over connections that stay open: clients that pause a second between an answer and their next claim, which nobody
asked before; clients that never pause; such clients that ask what others ask, too; and a crowd beyond the limit. Clients and
server share the cores. `cores_had` is how many they had in all, where other programs run beside them. Exit status 1 where a
bar is missed.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from bench.speed import claims

Figures = dict[str, Any]
P95_BAR = 0.3
"""Seconds within which 95 of 100 answers must come."""
UPLOAD, UPLOAD_BAR = 50_000_000, 1.0
"""Bytes of an upload that must be refused, and the seconds within which."""


SHARED = 500
"""Claims that clients without a pause ask in turn, so that most were asked before."""


class Load(NamedTuple):
    """What came of a load: the seconds that each answer took by its status; how long it all took, by the clock and of cores."""

    seconds: dict[int, list[float]]
    lasted: float
    busy: float

    def told(self) -> Figures:
        """The figures of it; times in milliseconds, of all answers together and of those that are a verdict."""
        every = sorted(itertools.chain.from_iterable(self.seconds.values()))
        served = sorted(self.seconds.get(200, [])) or [float("inf")]
        return {
            "statuses": {status: len(found) for status, found in sorted(self.seconds.items())},
            "cores_had": round(self.busy / self.lasted, 2),
            "served_a_second": round(len(served) / self.lasted, 1),
            **{name: round(1000 * ms) for name, ms in (
                ("p50_ms", statistics.median(every)), ("p95_ms", every[int(0.95 * len(every))]),
                ("served_p95_ms", served[int(0.95 * len(served))]), ("longest_ms", every[-1]),
            )},
        }  # fmt: skip

    @property
    def sound(self) -> bool:
        """Whether nothing went wrong in the server."""
        return all(status < 500 for status in self.seconds)

    @property
    def in_time(self) -> bool:
        """Whether 95 of 100 verdicts came in time."""
        served = sorted(self.seconds.get(200, [float("inf")]))
        return served[int(0.95 * len(served))] <= P95_BAR


def main() -> int:
    """Measure, print; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    new, again = claims(), itertools.cycle(list(itertools.islice(claims(), SHARED)))
    found: dict[str, Load] = {}
    with server() as (port, pid):
        asyncio.run(load(port, pid, 4, 2.0, 0.0, new))  # the workers are warm
        for name, times, share, pause, every in (
            ("new claims, with a pause", 1, 1.0, 1.0, new),
            ("new claims, without", 1, 1.0, 0.0, new),
            ("claims of others, without", 1, 0.5, 0.0, again),
            ("a crowd", 6, 0.1, 0.0, new),
        ):
            found[name] = asyncio.run(load(port, pid, times * asked.clients, share * asked.seconds, pause, every))
        refused = asyncio.run(upload(port))
    figures = {"clients": asked.clients, "loads": {name: one.told() for name, one in found.items()}, "upload": refused}
    print(json.dumps(figures, indent=None if asked.json else 1))
    crowd = found.pop("a crowd")
    held = all(one.in_time and one.sound for one in found.values()) and crowd.sound and 429 in crowd.seconds
    return int(not held or refused["status"] != 413 or refused["seconds"] > UPLOAD_BAR)


@contextmanager
def server() -> Iterator[tuple[int, int]]:
    """The port of a server as it comes, whose library is the shipped article, and its process."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "FACTCHECK_LIBRARY": str(Path(folder) / "none.db"), "OMP_NUM_THREADS": "1"}
        command = [sys.executable, "-m", "factcheck", "serve", "--port", "0"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as served:
            assert served.stderr is not None
            served.stderr.readline()
            told = served.stderr.readline()
            try:
                yield int(told.partition("(")[0].strip().rpartition(":")[2]), served.pid
            finally:
                served.terminate()


async def load(port: int, pid: int, clients: int, seconds: float, pause: float, claims: Iterator[str]) -> Load:
    """So many clients that ask, wait for the answer, pause and ask again; who is told to come again does, after that time."""
    found: dict[int, list[float]] = {}
    began, busy = time.monotonic(), processor_seconds(pid)

    async def client(number: int) -> None:
        await asyncio.sleep(number / clients * max(pause, 0.05))
        streams = None
        while time.monotonic() - began < seconds:
            asked = time.monotonic()
            reader, writer = streams = streams or await asyncio.open_connection("127.0.0.1", port)
            status, headers = await ask(reader, writer, next(claims))
            found.setdefault(status, []).append(time.monotonic() - asked)
            if headers.get("connection") == "close":
                writer.close()
                streams = None
            await asyncio.sleep(float(headers.get("retry-after", pause)))
        if streams:
            streams[1].close()

    await asyncio.gather(*(client(number) for number in range(clients)))
    return Load(found, time.monotonic() - began, processor_seconds(pid) - busy)


def processor_seconds(pid: int) -> float:
    """What the server, its workers and these clients have used."""
    import psutil

    served = psutil.Process(pid)
    return time.process_time() + sum(sum(one.cpu_times()[:2]) for one in (served, *served.children(recursive=True)))


async def ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, claim: str) -> tuple[int, dict[str, str]]:
    """Status and headers of the answer to one claim."""
    body = json.dumps({"claim": claim, "sources": ["seed"]}).encode()
    writer.write(b"POST /api/check HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n")
    writer.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
    status, headers = await head(reader)
    await reader.readexactly(int(headers["content-length"]))
    return status, headers


async def head(reader: asyncio.StreamReader) -> tuple[int, dict[str, str]]:
    """Status and headers of an answer."""
    first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode().strip().split("\r\n")
    return int(first.split()[1]), {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}


async def upload(port: int) -> Figures:
    """What comes of an upload that is far too large, sent in pieces without a word of its length, and after how many seconds."""
    began = time.monotonic()
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(
        b"POST /api/jobs HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        b"Transfer-Encoding: chunked\r\nContent-Type: multipart/form-data; boundary=x\r\n\r\n"
    )
    answer = asyncio.create_task(head(reader))
    piece = b"%x\r\n" % 500_000 + b" " * 500_000 + b"\r\n"
    for _ in range(UPLOAD // 500_000):
        if answer.done():
            break
        writer.write(piece)
        await writer.drain()
    status, _ = await asyncio.wait_for(answer, 10)
    writer.close()
    return {"status": status, "seconds": round(time.monotonic() - began, 2)}


if __name__ == "__main__":
    sys.exit(main())
