"""The words of Open English WordNet: which lemma has which part of speech, and the irregular forms it lists."""

from __future__ import annotations

import io
import re
import tarfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

PARTS = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}
ENTRY = re.compile(r"^(\S.*):$")
PART = re.compile(r"^  ([nvasr])(?:-\d+)?:$")
ITEM = re.compile(r"^    - (.+)$")


@dataclass
class WordNet:
    """`lemmas[part]` holds the lemmas as written; `forms[part][form]` the lemmas an irregular form belongs to."""

    lemmas: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    forms: dict[str, dict[str, list[str]]] = field(default_factory=lambda: defaultdict(dict))


def read_wordnet(archive: Path) -> WordNet:
    """The entry files of the archive, read line by line: their layout is fixed, so no YAML parser is needed."""
    wordnet = WordNet()
    with tarfile.open(archive, "r:xz") as files:
        for member in files:
            if "/entries-" not in member.name:
                continue
            handle = files.extractfile(member)
            assert handle is not None
            _read_entries(io.TextIOWrapper(handle, encoding="utf-8"), wordnet)
    return wordnet


def _read_entries(lines: io.TextIOWrapper, wordnet: WordNet) -> None:
    lemma, part, in_forms = "", "", False
    for line in lines:
        if match := ENTRY.match(line):
            lemma = match[1].strip("'\"")
        elif match := PART.match(line):
            part = PARTS[match[1]]
            wordnet.lemmas[part].add(lemma)
            in_forms = False
        elif line.startswith("    form:"):
            in_forms = True
        elif in_forms and (match := ITEM.match(line)):
            wordnet.forms[part].setdefault(match[1].strip("'\""), []).append(lemma)
        else:
            in_forms = False
