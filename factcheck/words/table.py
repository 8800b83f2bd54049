"""Reads the tables of words. They are TOML, but only this much of it, so that it takes a third of the time that `tomllib` does:

    # comment                    name = "text"     or over lines between three quotes
    [section]                    name = 24         # numbers, true and false
    ["section in words"]         "name in words" = [24, 99]
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

_ITEM = re.compile(
    r"""(?:
        \[ "? (?P<section> [^]"\n]+ ) "? ]
      | (?P<key> [\w-]+ | "[^"\n]+" ) [ ]* = [ ]* (?:
            \"""\n? (?P<lines> [^\\]*? ) \"""
          | " (?P<text> (?: [^"\\\n] | \\. )* ) "
          | (?P<other> [^"{\#\s] [^\#\n]* )
        )
    )?
    [ \t]* (?: \# [^\n]* )? (?: \n | \Z )""",
    re.VERBOSE,
)


def read_table(name: str) -> dict[str, Any]:
    """The table `name`.toml of this folder, as `tomllib` would read it.

    Raises ValueError, with the line, for what is no part of the tables' language.
    """
    return parse(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))


def parse(text: str) -> dict[str, Any]:
    """The sections of a table by their names, each with its values by theirs; what stands before the first section directly."""
    table: dict[str, Any] = {}
    section, at = table, 0
    while at < len(text):
        match = _ITEM.match(text, at)
        if match is None:
            raise ValueError(f"line {text.count(chr(10), 0, at) + 1} of a word table can't be read: {text[at : at + 60]!r}")
        opened, key, lines, told, other = match.groups()
        if opened:
            section = table[opened] = {}
        elif key:
            plain = lines if told is None else told if "\\" not in told else None
            section[key.strip('"')] = json.loads(other or f'"{told}"') if plain is None else plain
        at = match.end()
    return table
