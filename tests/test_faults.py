"""What goes wrong around a run: a full disk, a line of 100 MB, scripts in a page, processes that start anew, heavy imports."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.bulk import lanes
from factcheck.bulk.checkers import Terms
from factcheck.bulk.claims import Row
from factcheck.bulk.lanes import Worker
from factcheck.bulk.run import results
from factcheck.sources.read import read_source

COMMAND = [sys.executable, "-m", "factcheck"]
ON_SMALL_DISK = 'mount -t tmpfs -o size="$1" tmpfs "$2" && shift 2 && exec "$@"'
"""Within a namespace of its own, which takes the disk away with it."""
MEMORY = 1_500_000
"""Kilobytes that a process may have with the models loaded; a line of 100 MB read whole, decoded and parsed would be over it."""
LARGE = 100_000_000
SCRIPTED = """<html><head><title>Rask</title><script>var told = "40 officers were killed in Rask";</script>
<style>p:after {content: "41 officers were killed"}</style></head><body><article><h1>Attack in Rask</h1>
<p onclick="alert('42 officers were killed')">Eleven police officers were killed in Rask on Friday, officials said, in an attack on a police station.</p>
<script>document.write("<p>43 officers were killed in Rask</p>")</script><noscript>44 officers were killed</noscript>
<p hidden>47 officers were killed, it was said at first.</p><template><p>45 officers were killed</p></template><iframe srcdoc="<p>46 officers were killed</p>"></iframe>
<p>Seven more officers were wounded near the border, the governor said on Saturday.</p></article></body></html>"""


def process(*arguments: str, before: list[str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [*(before or []), *COMMAND, *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, stdin=subprocess.DEVNULL)


def on_disk_of(size: str, folder: Path) -> list[str]:
    """What makes a command see a disk of this size at `folder`. Skips the test where the system does not allow that."""
    apart = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", ON_SMALL_DISK, "sh", size, str(folder)]
    if not shutil.which("unshare") or subprocess.run([*apart, "true"], capture_output=True).returncode:
        pytest.skip("no disk of a given size can be had here")
    return apart


def test_disk_that_fills_up_in_a_run_leaves_what_can_be_gone_on_with(tmp_path: Path) -> None:
    disk, kept = tmp_path / "disk", tmp_path / "kept"
    disk.mkdir()
    claims = tmp_path / "claims.txt"
    claims.write_text("".join(f"{n} officers were killed in Rask, and {n + 3} were wounded.\n" for n in range(200)))
    script = f'"$@"; status=$?; cp -r {disk} {kept}; exit $status'  # the disk goes with the namespace
    run = [*on_disk_of("100k", disk), "sh", "-c", script, "sh"]
    found = process("bulk", str(claims), "-o", str(disk / "out.jsonl"), "--quiet", before=run)
    assert found.returncode == 2
    assert found.stderr.startswith(f"factcheck: --output {disk / 'out.jsonl'}: no space left on device; ")
    assert found.stderr.endswith("the same command with --resume goes on\n")
    assert found.stderr.count("\n") == 1
    for name in ("out.jsonl.part", "out.jsonl.checkpoint"):
        shutil.copy(kept / name, disk / name)
    assert process("bulk", str(claims), "-o", str(disk / "out.jsonl"), "--quiet", "--resume").returncode == 0
    assert process("bulk", str(claims), "-o", str(tmp_path / "whole.jsonl"), "--quiet").returncode == 0
    assert (disk / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_disk_that_fills_up_keeps_what_was_added(tmp_path: Path) -> None:
    disk, feed = tmp_path / "disk", tmp_path / "feed.jsonl"
    disk.mkdir()
    words = "A ferry ran aground off Cape Wrath on Thursday with {} people on board. " * 4
    feed.write_text("".join(json.dumps({"id": f"f{n}", "text": words.format(n, n, n, n)}) + "\n" for n in range(300)))
    library = str(disk / "library.db")
    listed = f'"$@"; {sys.executable} -m factcheck source list --json --library {library} | wc -l; exit 0'
    found = process("source", "add", str(feed), "--library", library, before=[*on_disk_of("1m", disk), "sh", "-c", listed, "sh"])
    assert found.stderr == f"factcheck: can't use library {library}: the disk is full; what was added before is kept\n"
    told = [line.split("\t")[1] for line in found.stdout.splitlines() if line.startswith("added")]
    assert int(found.stdout.splitlines()[-1]) == len(told) + 1  # the shipped article is there from the start
    assert told


@pytest.mark.skipif(sys.platform == "win32", reason="memory is measured as POSIX systems do")
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.tsv"])
def test_claim_file_of_one_line_of_100_megabytes(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    heading = "claim\n" if name[-3:] in ("csv", "tsv") else ""
    path.write_text(heading + ('{"claim": "' if name == "a.jsonl" else "") + "killed " * (LARGE // 7) + "\n" + LAST[name[-3:]])
    found = measured("bulk", str(path), "--quiet", "--source", str(article(tmp_path)))
    rows = [json.loads(line) for line in found.stdout.splitlines()]
    assert [bool(row.get("error")) for row in rows] == [True, False]
    assert found.returncode == 2
    assert int(found.stderr.splitlines()[-1]) < MEMORY


# fmt: off
LAST = {"txt": "11 officers were killed.\n", "onl": '{"claim": "11 officers were killed."}\n', "csv": "11 officers were killed.\n", "tsv": "11 officers were killed.\n"}


@pytest.mark.skipif(sys.platform == "win32", reason="memory is measured as POSIX systems do")
@pytest.mark.parametrize("name", ["a.md", "a.html", "a.eml", "a.jsonl"])
def test_article_of_one_line_of_100_megabytes(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("killed " * (LARGE // 7))
    found = measured("source", "add", str(path), "--library", str(tmp_path / "library.db"), "--quiet")
    assert found.returncode == 2
    assert len(found.stderr.splitlines()) == 2  # one of ours, and the memory
    assert int(found.stderr.splitlines()[-1]) < MEMORY


def article(folder: Path) -> Path:
    (folder / "article.md").write_text("Eleven police officers were killed in Rask on Friday.")
    return folder / "article.md"


def measured(*arguments: str) -> subprocess.CompletedProcess[str]:
    """A run whose last line on stderr is the most memory that it had, in kB."""
    code = (
        "import resource, sys; from factcheck.cli.app import main; status = main(sys.argv[1:]);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == 'darwin' else 1), file=sys.stderr);"
        "sys.exit(status)"
    )
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=300)


def test_scripts_of_a_page_are_no_part_of_its_article(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(SCRIPTED)
    text = read_source(str(tmp_path / "page.html")).text
    assert "Eleven police officers were killed" in text
    assert not [n for n in range(40, 48) if str(n) in text]


def test_processes_that_share_nothing_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """As workers start on macOS and Windows."""
    monkeypatch.setattr("factcheck.bulk.lanes.sys.platform", "darwin")
    rows = [Row(n, str(n), f"{n} officers were killed in Rask") for n in (11, 20)]
    worker = Worker(Terms([], Path()), 60.0)
    try:
        assert lanes.context().get_start_method() == "spawn"
        verdicts = [result.judged.verdict for result in results(rows, [worker]) if result.judged]
    finally:
        worker.stop()
    assert verdicts == ["supported", "contradicted"]


def test_a_check_imports_no_more_than_it_needs() -> None:
    heavy = ("ray", "pyarrow", "trafilatura", "fastapi", "starlette", "uvicorn", "mcp", "pypdf", "docx", "torch", "pandas")
    code = f"import sys; from factcheck.cli.app import main; main(['11 officers killed in Rask']); print([m for m in {heavy} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=dict(os.environ))
    assert found.stdout.splitlines()[-1] == "[]"
