"""What tests of several rooms share: running the command line in this process, and the browser of this machine."""

from __future__ import annotations

import io
import shutil
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

import pytest

from factcheck.cli.app import main
from factcheck.schema import Evidence, JudgeKind, Reading, Report, Source, Span, Strictness, Verdict

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")


@dataclass(frozen=True)
class Run:
    """What a run of the command line left: exit status, stdout, stderr."""

    status: int
    out: str
    err: str


@pytest.fixture(scope="session", autouse=True)
def interruptible() -> None:
    """A shell's background job ignores interrupts, and so would all that the tests start and interrupt."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def no_library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A claim without a source is checked against the shipped article, whatever library the user of this machine keeps."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACTCHECK_LIBRARY", str(tmp_path_factory.mktemp("library") / "none.db"))
        yield


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """`run("CLAIM", "--json", stdin=b"...")` runs `factcheck` with these arguments."""
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE", "FACTCHECK_TRACEBACK"):
        monkeypatch.delenv(name, raising=False)

    def invoke(*arguments: str, stdin: bytes = b"") -> Run:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        status = main(arguments)
        captured = capsys.readouterr()
        return Run(status, captured.out, captured.err)

    return invoke


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser of this machine."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright, of the extra test")
    found = next((path for path in map(shutil.which, BROWSERS) if path), None)
    if found is None:
        pytest.skip(f"no browser here: install one of {', '.join(BROWSERS)}")
    with playwright.sync_playwright() as driver:
        try:
            made = driver.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-dev-shm-usage"])
        except playwright.Error as error:
            pytest.skip(f"{found} does not start: {str(error).splitlines()[0]}")
        yield made
        made.close()


class WordForWord:
    """A stand-in for Checker where a test is about what surrounds it: supported where the source has the claim word for word."""

    def __init__(
        self,
        sources: Sequence[Source],
        *,
        strictness: Strictness = Strictness.REPORTED,
        today: date | None = None,
        judge: JudgeKind = JudgeKind.LEARNED,
        read: Callable[[Source], Reading] | None = None,
    ) -> None:
        self.sources = tuple(sources)
        self.strictness = strictness
        self.today = today
        self.judge = judge
        self.read.append(tuple(source.id for source in sources))

    read: ClassVar[list[tuple[str, ...]]] = []
    """The ids of the sources of every checker made, in order."""

    def check(self, claim: str) -> Report:
        """The report on one claim."""
        return next(self.check_many([claim]))

    def check_many(self, claims: Iterable[str]) -> Iterator[Report]:
        """A report for each claim: contradicted where the source says NOT before it, a fault where it says "crash"."""
        for claim in claims:
            if claim == "crash":
                raise RuntimeError("no such luck")
            yield self._report(claim)

    def _report(self, claim: str) -> Report:
        for source in self.sources:
            start = source.text.find(claim)
            if start >= 0:
                denied = source.text[:start].endswith("NOT ")
                evidence = (Evidence(source.id, Span(start, start + len(claim)), claim, 1.0),)
                verdict = Verdict.CONTRADICTED if denied else Verdict.SUPPORTED
                return Report(
                    claim,
                    verdict,
                    0.9,
                    "word-for-word",
                    f"as of {self.today}, {self.strictness}, {self.judge}",
                    evidence=evidence,
                )
        return Report(claim, Verdict.UNVERIFIABLE, 0.5, "not-mentioned", "The source does not mention this.")


@pytest.fixture
def word_for_word(monkeypatch: pytest.MonkeyPatch) -> type[WordForWord]:
    """Lets every check be done by WordForWord, which needs no language pipeline."""
    monkeypatch.setattr("factcheck.bulk.checkers.Checker", WordForWord)  # first: importing it must find the other as it is
    monkeypatch.setattr("factcheck.checker.Checker", WordForWord)
    WordForWord.read.clear()
    return WordForWord
