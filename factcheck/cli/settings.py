"""Settings from the environment and from factcheck.toml or pyproject.toml, as defaults of the options of the commands."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from factcheck.cli.options import day, failing, judge_kind, strictness
from factcheck.errors import BadRequest

FILE, PROJECT, TABLE = "factcheck.toml", "pyproject.toml", "tool.factcheck"
CONFIG = "FACTCHECK_CONFIG"
"""Names the file to read; empty: none is read."""
YES, NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")
WANTED = {str: "a text", bool: "true or false", int: "a whole number", float: "a number", list: "a text or a list of texts"}
PAGE = "docs/configuration.md lists them"

Defaults = dict[str, Any]
"""The defaults of each command's options, by command: what typer takes as its default map."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a setting is, and the commands whose option of this name it stands for."""

    kind: type
    commands: tuple[str, ...]
    valid: Callable[[Any], object] = str
    """Raises BadRequest for a value that makes no sense."""
    least: float | None = None
    in_file: bool = True
    """False where a file that somebody else wrote must not decide it."""


CHECKS = ("check", "bulk", "draft")
# fmt: off
SETTINGS = {
    "source":        Setting(list,  CHECKS),
    "library":       Setting(str,   (*CHECKS, "facts", "serve", "mcp", "source add", "source list", "source show",
                                     "source remove", "source search", "source export")),
    "date":          Setting(str,   (*CHECKS, "parse"), day),
    "strictness":    Setting(str,   CHECKS, strictness),
    "judge":         Setting(str,   CHECKS, judge_kind),
    "fail-on":       Setting(list,  ("bulk", "draft"), failing),
    "workers":       Setting(int,   ("bulk", "serve"), least=1),
    "time-limit":    Setting(float, ("bulk", "serve"), least=0.1),
    "host":          Setting(str,   ("serve",), in_file=False),
    "port":          Setting(int,   ("serve",), least=0),
    "allow-host":    Setting(list,  ("serve",), in_file=False),
    "waiting":       Setting(int,   ("serve",), least=1),
    "review-url":    Setting(str,   ("check", "bulk")),
    "review-author": Setting(str,   ("check", "bulk")),
    "no-color":      Setting(bool,  (*CHECKS, "parse", "facts", "docs", "source list", "source show", "source search")),
    "allow-private": Setting(bool,  ("check", "draft", "facts", "source add"), in_file=False),
}
"""Every setting by its name in a file; its variable is FACTCHECK_ and the name in capitals."""

VARIABLES = {"library": "FACTCHECK_LIBRARY", "no-color": "NO_COLOR"}
"""Settings that are not told to the commands but put into the environment, where whoever needs them looks."""
# fmt: on


def defaults(arguments: Sequence[str]) -> Defaults | None:
    """The defaults that environment and file give, None where there are none. Raises BadRequest, which names the place.

    Settings that the command line itself makes pointless are left out: sources where it names a library, who publishes a
    ClaimReview where it asks for none.
    """
    path = _file()
    told = variables()
    if path is None and not told:
        return None
    pointless = set()
    if any(word.split("=")[0] == "--library" for word in arguments):
        pointless.add("source")
    if not any(word.lower().endswith(".jsonld") for word in arguments):
        pointless |= {"review-url", "review-author"}
    found: Defaults = {}
    for layer in (_of_file(path) if path else [], [((), told)]):  # later ones win
        for commands, values in layer:
            for name, value in values.items():
                if name in VARIABLES:
                    _put(VARIABLES[name], value)
                elif name not in pointless:
                    _set(found, commands or SETTINGS[name].commands, name, value)
    return found


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return f"FACTCHECK_{name.upper().replace('-', '_')}"


def variables() -> dict[str, Any]:
    """The settings that the environment gives. Raises BadRequest, naming the variable."""
    found = {}
    for name, setting in SETTINGS.items():
        text = os.environ.get(variable(name), "")
        if text and VARIABLES.get(name) != variable(name):
            found[name] = _valid(_read(text, setting.kind), setting, variable(name))
    return found


def _file() -> Path | None:
    """The file in this folder or the nearest one above it."""
    if (named := os.environ.get(CONFIG)) is not None:
        return Path(named) if named else None
    try:
        here = Path.cwd()
    except OSError:  # the folder was removed
        return None
    for folder in (here, *here.parents):
        if os.path.isfile(path := folder / FILE):  # unlike Path.is_file, False where the folder may not be looked into
            return path
        if _has_table(path := folder / PROJECT):
            return path
    return None


def _has_table(path: Path) -> bool:
    try:
        return path.is_file() and f"[{TABLE}".encode() in path.read_bytes()
    except OSError:
        return False


def _of_file(path: Path) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    """Commands and what the file sets for them: for whichever have the option, then for one command alone."""
    import tomllib

    try:
        content: Any = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadRequest(f"{path}: {(error.strerror or 'it can not be read').lower()}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadRequest(f"{_told(path)}: not TOML: {error}") from None
    if path.name == PROJECT:
        content = content.get("tool", {}).get("factcheck", {})
    commands = {command for setting in SETTINGS.values() for command in setting.commands if " " not in command}
    tables = {name: value for name, value in content.items() if isinstance(value, dict) and name in commands}
    shared = {name: value for name, value in content.items() if name not in tables}
    for name in shared.keys() & commands:
        raise BadRequest(f"{_told(path)}: [{name}] holds the settings of factcheck {name}: it is a table")
    yield (), dict(_values(shared, None, path))
    for command, values in tables.items():
        yield (command,), dict(_values(values, command, path))


def _values(values: Mapping[str, Any], command: str | None, path: Path) -> Iterator[tuple[str, Any]]:
    place = f"{_told(path)}: [{command}]" if command else _told(path) + ":"
    for key, value in values.items():
        name = key.replace("_", "-")
        setting = SETTINGS.get(name)
        if setting is None:
            raise BadRequest(f"{place} there is no setting {key!r}{_meant(name, command)}; {PAGE}")
        if command and command not in setting.commands:
            raise BadRequest(f"{place} {key}: factcheck {command} has no --{name}; {PAGE}")
        if not setting.in_file:
            raise BadRequest(f"{place} {key}: a file can't set it; give --{name}, or {variable(name)} in the environment")
        told = value.isoformat() if isinstance(value, date) else value  # TOML has days of its own
        yield name, _here(name, _valid(told, setting, f"{place} {key}"), path.parent)


def _valid(value: Any, setting: Setting, place: str) -> Any:
    """The value in the form of its kind. Raises BadRequest, telling the place."""
    listed = [value] if setting.kind is list and isinstance(value, str) else value
    right = isinstance(listed, setting.kind) or (setting.kind is float and isinstance(listed, int))
    right = right and (setting.kind is bool or not isinstance(listed, bool))
    if not right or (isinstance(listed, list) and not all(isinstance(item, str) for item in listed)):
        raise BadRequest(f"{place}: {WANTED[setting.kind]} is wanted, not {value!r}")
    if isinstance(listed, int | float) and setting.least is not None and listed < setting.least:
        raise BadRequest(f"{place}: it must be at least {setting.least}, not {value}")
    try:
        setting.valid(listed)
    except BadRequest as error:
        raise BadRequest(f"{place}: {error}") from None
    return listed


def _read(text: str, kind: type) -> Any:
    """The text of a variable as its kind, or itself where it is none."""
    if kind is list:
        return [part.strip() for part in text.split(",") if part.strip()]
    if kind is bool:
        return text.lower() in YES if text.lower() in (*YES, *NO) else text
    try:
        return kind(text)
    except ValueError:
        return text


def _here(name: str, value: Any, folder: Path) -> Any:
    """Paths in a file count from its folder."""
    if name == "library":
        return str(folder / Path(value).expanduser())
    if name == "source" and folder != Path.cwd():
        return [os.path.relpath(folder / item) if (folder / item).is_file() else item for item in value]
    return value


def _set(found: Defaults, commands: Sequence[str], name: str, value: Any) -> None:
    for command in commands:
        table = found
        for word in command.split():
            table = table.setdefault(word, {})
        table[name.replace("-", "_")] = value


def _put(name: str, value: Any) -> None:
    if value is not False:
        os.environ.setdefault(name, "1" if value is True else str(value))


def _told(path: Path) -> str:
    name = os.path.relpath(path)
    return f"{name} [{TABLE}]" if path.name == PROJECT else name


def _meant(name: str, command: str | None) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, [known for known, setting in SETTINGS.items() if command in (None, *setting.commands)], 1)
    return f": did you mean {near[0]!r}?" if near else ""
