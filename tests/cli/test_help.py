"""What helps a user on: examples under every --help, that are right; completion in shells; the pages of the documentation."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer

from factcheck.cli.app import app

if TYPE_CHECKING:
    from tests.conftest import Run

PAGES = Path(__file__).parent.parent.parent / "docs"
STYLING = re.compile(r"\x1b\[[0-9;]*m")
WIDTH = 78
"""Columns that an example may have, so that it is whole on a terminal of 80."""


def commands() -> Iterator[tuple[str, Any]]:
    """Every command and group with its words."""

    def walk(group: Any, words: str) -> Iterator[tuple[str, Any]]:
        yield words, group
        for name, command in getattr(group, "commands", {}).items():
            yield from walk(command, f"{words} {name}")

    return walk(typer.main.get_command(app), "factcheck")


COMMANDS = dict(commands())


def examples(command: Any) -> list[str]:
    """The lines of a command's help that are typed."""
    lines = [line.strip() for line in (command.help or "").splitlines()]
    return [line for line in lines if re.match(r"(factcheck|curl|pbpaste) (?!check CLAIM)", line)]


@pytest.mark.parametrize("words", COMMANDS)
def test_help_has_examples_of_the_command(words: str) -> None:
    found = examples(COMMANDS[words])
    assert len(found) >= (1 if words == "factcheck mcp" else 2)
    named = words.removesuffix(" check")
    assert any(f"{named} " in f"{line} " for line in found)


EXAMPLES = sorted({line for command in COMMANDS.values() for line in examples(command)})


@pytest.mark.parametrize("line", EXAMPLES)
def test_example_fits_and_has_options_that_there_are(line: str) -> None:
    assert len(line) <= WIDTH
    typed = re.split(r" \|\|? | > |\s+# |\s{2,}", line[line.index("factcheck") :])[0]
    words = shlex.split(typed)
    depth = next(n for n in range(len(words), 0, -1) if " ".join(words[:n]) in COMMANDS)
    command = COMMANDS[" ".join(words[:depth])] if depth > 1 else COMMANDS["factcheck check"]
    known = {name for param in command.params for name in param.opts} | {"--help"}
    assert {word for word in words if word.startswith("--")} <= known


@pytest.mark.parametrize("words", COMMANDS)
def test_help_is_shown_without_types_that_say_nothing(run: Callable[..., Run], words: str) -> None:
    found = run(*words.split()[1:], "--help")
    shown = STYLING.sub("", found.out)
    assert (found.status, found.err) == (0, "")
    assert "<bool>" not in shown
    assert "list[str]" not in shown
    assert "\b" not in shown


# fmt: off
COMPLETIONS = {  # what is typed, in which word, and what a shell may complete it to
    "command":      ("factcheck bu", 1, ["bulk"]),
    "sub-command":  ("factcheck source se", 2, ["search"]),
    "option":       ("factcheck bulk --res", 2, ["--resume"]),
    "of-a-claim":   ("factcheck 'A left.' --exp", 2, ["--explain"]),
    "strictness":   ("factcheck 'A left.' --strictness ", 3, ["reported", "logical"]),
    "judge":        ("factcheck bulk claims.csv --judge f", 4, ["facets"]),
    "verdict":      ("factcheck bulk claims.csv --fail-on u", 4, ["unverifiable"]),
    "two-verdicts": ("factcheck draft a.txt --fail-on contradicted,un", 4, ["contradicted,unverifiable"]),
    "page":         ("factcheck docs verd", 2, ["verdicts"]),
}
# fmt: on


@pytest.mark.parametrize(("typed", "word", "completed"), COMPLETIONS.values(), ids=COMPLETIONS)
def test_shells_complete(run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch, typed: str, word: int, completed: list[str]) -> None:
    for name, value in {"_FACTCHECK_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": str(word)}.items():
        monkeypatch.setenv(name, value)
    assert run().out.split() == completed


def test_completion_is_there_for_shells(run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")
    for shell in ("bash", "zsh", "fish"):
        assert "_FACTCHECK_COMPLETE=complete_" + shell in run("--show-completion", shell).out


def test_pages_are_listed_with_their_titles(run: Callable[..., Run]) -> None:
    found = dict(line.split("\t") for line in run("docs").out.splitlines())
    assert found["verdicts"] == "What a verdict means"
    assert set(found) == {path.relative_to(PAGES).with_suffix("").as_posix() for path in PAGES.rglob("*.md")} - {"index"}


def test_page_is_piped_as_it_is(run: Callable[..., Run]) -> None:
    assert run("docs", "verdicts").out == (PAGES / "verdicts.md").read_text(encoding="utf-8")


def test_page_is_drawn_at_a_terminal(run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"FORCE_COLOR": "1", "COLUMNS": "80", "TERM": "xterm"}.items():
        monkeypatch.setenv(name, value)
    shown = STYLING.sub("", run("docs", "verdicts").out)
    assert "What a verdict means" in shown
    assert "| ---" not in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_page_that_is_not_there(run: Callable[..., Run]) -> None:
    found = run("docs", "verdict")
    assert (found.status, found.err) == (2, "factcheck: there is no page 'verdict': did you mean 'verdicts'?; factcheck docs lists them\n")
