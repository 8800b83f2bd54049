"""Settings: what comes first, mistakes told with their place, and the table of docs/configuration.md."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer

from factcheck.cli.app import app
from factcheck.cli.settings import SETTINGS, WANTED, defaults, variable

if TYPE_CHECKING:
    from tests.conftest import Run

PAGE = Path(__file__).parent.parent.parent / "docs" / "configuration.md"
BEGIN, END = "FACTCHECK_BLESS=1 pytest tests/cli/test_settings.py -->\n", "<!-- end -->"
OF_A_RUN = {"output", "report", "resume", "file", "json", "quiet", "github", "most", "explain", "engine"}
"""Options that are about a single run, and no settings."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with articles, and one in it to run from; no variable is set."""
    for name in os.environ:
        if name.startswith("FACTCHECK_") and name not in ("FACTCHECK_LIBRARY", "FACTCHECK_BLESS"):
            monkeypatch.delenv(name)
    (tmp_path / "a.md").write_text("A left. NOT B left.")
    (tmp_path / "b.md").write_text("B left.")
    (tmp_path / "run").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def options() -> Iterator[tuple[str, Any]]:
    """Every option of every command, under the command's words."""

    def walk(group: Any, before: str) -> Iterator[tuple[str, Any]]:
        for name, command in group.commands.items():
            if hasattr(command, "commands"):
                yield from walk(command, f"{before}{name} ")
            else:
                yield from ((before + name, option) for option in command.params if option.param_type_name == "option")

    return walk(typer.main.get_command(app), "")


def table() -> str:
    """The settings as the page has them."""
    helps: dict[str, str] = {}
    for _, option in options():
        helps.setdefault(option.opts[0].removeprefix("--"), option.help or "")
    rows = ["| setting | variable | of | is | what it does |", "| --- | --- | --- | --- | --- |"]
    for name, setting in SETTINGS.items():
        commands = dict.fromkeys(command.split()[0] for command in setting.commands)
        kind = WANTED[setting.kind].replace("a text", "text").replace("a list", "list")
        told = helps[name].replace("|", "\\|") + ("" if setting.in_file else " Not in a file.")
        rows.append(f"| `{name}` | `{variable(name)}` | {', '.join(commands)} | {kind} | {told} |")
    return "\n".join(rows) + "\n"


def test_page_has_the_settings_as_the_commands_have_them() -> None:
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    if os.environ.get("FACTCHECK_BLESS"):
        PAGE.write_text(f"{before}{BEGIN}{table()}{END}{after}", encoding="utf-8")
        return
    assert page == f"{before}{BEGIN}{table()}{END}{after}"


def test_every_option_is_a_setting_or_about_a_single_run() -> None:
    found: dict[str, set[str]] = {}
    for command, option in options():
        found.setdefault(option.opts[0].removeprefix("--"), set()).add(command)
    for name in OF_A_RUN:
        found.pop(name, None)
    assert found == {name: set(setting.commands) for name, setting in SETTINGS.items()}


@pytest.mark.usefixtures("word_for_word")
def test_command_line_then_environment_then_file_then_default(run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
    def told(*arguments: str) -> str:
        return str(json.loads(run("A left.", "--source", "a.md", "--json", *arguments).out)["explanation"])

    assert told() == "as of None, reported, learned"
    Path("factcheck.toml").write_text('strictness = "logical"\njudge = "facets"\ndate = 2024-01-29\n[check]\njudge = "learned"\n')
    assert told() == "as of 2024-01-29, logical, learned"
    monkeypatch.setenv("FACTCHECK_STRICTNESS", "reported")
    assert told() == "as of 2024-01-29, reported, learned"
    monkeypatch.setenv("FACTCHECK_JUDGE", "facets")
    assert told("--strictness", "logical", "--date", "2024-02-01") == "as of 2024-02-01, logical, facets"


@pytest.mark.parametrize(
    ("name", "text"),
    [("factcheck.toml", 'source = "a.md"\n'), ("pyproject.toml", '[project]\nname = "x"\n[tool.factcheck]\nsource = ["a.md"]\n')],
)
@pytest.mark.usefixtures("word_for_word")
def test_file_above_is_read_and_its_paths_count_from_it(
    run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch, name: str, text: str
) -> None:
    Path(name).write_text(text)
    assert run("A left.", "--quiet").status == 0
    monkeypatch.chdir("run")
    assert run("A left.", "--quiet").status == 0
    assert run("A left.", "--quiet", "--source", "../b.md").status == 3
    monkeypatch.setenv("FACTCHECK_CONFIG", "")
    assert run("A left.", "--quiet").status == 3


@pytest.mark.usefixtures("word_for_word")
def test_nearest_file_alone_is_read(run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
    Path("factcheck.toml").write_text('source = "a.md"\n')
    Path("run/pyproject.toml").write_text("[project]\nname = 'x'\n")
    monkeypatch.chdir("run")
    assert run("A left.", "--quiet").status == 0
    Path("factcheck.toml").write_text("")
    assert run("A left.", "--quiet").status == 3


@pytest.mark.usefixtures("word_for_word")
def test_table_of_a_command_and_lists_in_the_environment(run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
    Path("factcheck.toml").write_text('[bulk]\nsource = "a.md"\nfail-on = "contradicted"\nworkers = 1\n')
    Path("claims.txt").write_text("B left.")
    assert defaults(["bulk"]) == {"bulk": {"source": ["a.md"], "fail_on": ["contradicted"], "workers": 1}}
    monkeypatch.setenv("FACTCHECK_WORKERS", "2")
    monkeypatch.setenv("FACTCHECK_SOURCE", "b.md, a.md")
    found = defaults(["bulk"]) or {}
    assert (found["bulk"]["workers"], found["bulk"]["source"]) == (2, ["b.md", "a.md"])
    monkeypatch.delenv("FACTCHECK_WORKERS")
    Path("factcheck.toml").write_text('[bulk]\nfail-on = "contradicted"\n')
    monkeypatch.setenv("FACTCHECK_SOURCE", "a.md")
    assert run("bulk", "claims.txt", "--quiet").status == 1


@pytest.mark.usefixtures("word_for_word")
def test_settings_never_contradict_the_command_line(run: Callable[..., Run]) -> None:
    Path("factcheck.toml").write_text('source = "a.md"\nreview-url = "https://example.org"\nreview-author = "The Paper"\n')
    assert run("A left.", "--quiet").status == 0
    assert run("A left.", "--quiet", "--report", "out.jsonld").status == 0
    assert "The Paper" in Path("out.jsonld").read_text()
    found = run("A left.", "--quiet", "--library", "none.db")
    assert (found.status, "contradict" in found.err) == (2, False)


def test_library_and_colours_go_into_the_environment(run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    for name in ("FACTCHECK_LIBRARY", "NO_COLOR"):
        monkeypatch.setenv(name, "")  # so that it is put back as it was
        monkeypatch.delenv(name)
    Path("factcheck.toml").write_text('library = "own.db"\nno-color = true\n')
    assert run("source", "add", "a.md", "--quiet").status == 0
    assert (folder / "own.db").is_file()
    assert os.environ["NO_COLOR"] == "1"


# fmt: off
MISTAKES = {
    "key":           ('strictnes = "logical"',       "factcheck.toml: there is no setting 'strictnes': did you mean 'strictness'?"),
    "table":         ('[chek]\nsource = "a.md"',     "factcheck.toml: there is no setting 'chek'"),
    "value-for-table": ("bulk = 3",                  "factcheck.toml: [bulk] holds the settings of factcheck bulk: it is a table"),
    "key-in-table":  ("[bulk]\nworker = 1",          "factcheck.toml: [bulk] there is no setting 'worker': did you mean 'workers'?"),
    "key-of-other":  ("[bulk]\nprot = 1",            "factcheck.toml: [bulk] there is no setting 'prot'; docs/configuration.md"),
    "other-command": ("[bulk]\nport = 1",            "factcheck.toml: [bulk] port: factcheck bulk has no --port"),
    "number":        ('workers = "many"',            "factcheck.toml: workers: a whole number is wanted, not 'many'"),
    "truth":         ("workers = true",              "factcheck.toml: workers: a whole number is wanted, not True"),
    "text":          ("judge = 1",                   "factcheck.toml: judge: a text is wanted, not 1"),
    "list":          ("source = [1]",                "factcheck.toml: source: a text or a list of texts is wanted, not [1]"),
    "flag":          ('no-color = "yes"',            "factcheck.toml: no-color: true or false is wanted, not 'yes'"),
    "least":         ("workers = 0",                 "factcheck.toml: workers: it must be at least 1, not 0"),
    "choice":        ('strictness = "odd"',          "factcheck.toml: strictness: --strictness 'odd' is neither of reported and logical"),
    "verdict":       ('fail-on = ["wrong"]',         "factcheck.toml: fail-on: --fail-on 'wrong' is none of"),
    "day":           ('date = "Monday"',             "factcheck.toml: date: --date 'Monday' is not a day"),
    "not-in-a-file": ('host = "0.0.0.0"',            "factcheck.toml: host: a file can't set it; give --host, or FACTCHECK_HOST"),
    "no-toml":       ("strictness = ",               "factcheck.toml: not TOML:"),
}
VARIABLES = {
    "number": ("FACTCHECK_WORKERS",    "many", "FACTCHECK_WORKERS: a whole number is wanted, not 'many'"),
    "choice": ("FACTCHECK_STRICTNESS", "odd",  "FACTCHECK_STRICTNESS: --strictness 'odd' is neither of"),
    "flag":   ("FACTCHECK_ALLOW_PRIVATE", "perhaps", "FACTCHECK_ALLOW_PRIVATE: true or false is wanted, not 'perhaps'"),
    "config": ("FACTCHECK_CONFIG",     "none.toml", "none.toml: no such file"),
}
# fmt: on


@pytest.mark.parametrize(("text", "told"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes_in_a_file(run: Callable[..., Run], text: str, told: str) -> None:
    Path("factcheck.toml").write_text(text)
    found = run("A left.")
    assert (found.status, found.out, found.err.count("\n")) == (2, "", 1)
    assert found.err.startswith(f"factcheck: {told}")
    assert run("--version").status == 0


def test_mistake_in_a_project_file_names_its_table(run: Callable[..., Run]) -> None:
    Path("pyproject.toml").write_text("[tool.factcheck.bulk]\nworkers = 0\n")
    assert run("A left.").err == "factcheck: pyproject.toml [tool.factcheck]: [bulk] workers: it must be at least 1, not 0\n"


@pytest.mark.parametrize(("name", "value", "told"), VARIABLES.values(), ids=VARIABLES)
def test_mistakes_in_the_environment(
    run: Callable[..., Run], monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    monkeypatch.setenv(name, value)
    found = run("A left.")
    assert (found.status, found.err.count("\n")) == (2, 1)
    assert found.err.startswith(f"factcheck: {told}")


def test_without_a_file_no_reader_of_files_is_imported() -> None:
    code = "import sys; from factcheck.cli.settings import defaults; print(defaults(['check', 'A left.']), 'tomllib' in sys.modules)"
    env = {name: value for name, value in os.environ.items() if not name.startswith("FACTCHECK_")}
    env |= {"PYTHONPATH": os.pathsep.join(sys.path)}
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env)
    assert found.stdout.split() == ["None", "False"]
