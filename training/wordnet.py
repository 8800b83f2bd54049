"""Open English WordNet, read from its source archive: lemmas and irregular forms, and the graph of senses and synsets."""

from __future__ import annotations

import io
import re
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

PARTS = {"n": "noun", "v": "verb", "a": "adj", "s": "adj", "r": "adv"}
ENTRY = re.compile(r"^(\S.*):$")
PART = re.compile(r"^  ([nvasr])(?:-\d+)?:$")
ITEM = re.compile(r"^    - (.+)$")
SENSE_KEY = re.compile(r"^    (?:- |  )([a-z_]+):(?: (.+))?$")
SYNSET = re.compile(r"^(\d{8}-[nvasr]):$")
SYNSET_KEY = re.compile(r"^  (\w+):(?: .*)?$")


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


@dataclass
class Sense:
    """One meaning of one lemma: its synset, and under a relation's name ("antonym", "derivation") the ids of other senses."""

    lemma: str
    synset: str = ""
    identifier: str = ""
    links: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


@dataclass
class Synset:
    """Words that share a meaning; `links` holds under a relation's name ("hypernym", "similar") the ids of other synsets."""

    identifier: str
    topic: str  # the lexicographer's file: "noun.person"
    definition: str = ""
    members: list[str] = field(default_factory=list)
    links: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


@dataclass
class Graph:
    """`senses[lemma][part]` in WordNet's order, the frequent ones first; `synsets` by id."""

    senses: dict[str, dict[str, list[Sense]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    synsets: dict[str, Synset] = field(default_factory=dict)


def read_graph(archive: Path) -> Graph:
    """All senses and synsets of the archive."""
    graph = Graph()
    with tarfile.open(archive, "r:xz") as files:
        for member in files:
            handle = files.extractfile(member)
            if handle is None or not member.name.endswith(".yaml"):
                continue
            topic = Path(member.name).stem
            lines = io.TextIOWrapper(handle, encoding="utf-8")
            if topic.startswith("entries-"):
                for lemma, part, sense in _read_senses(lines):
                    graph.senses[lemma][part].append(sense)
            elif topic != "frames":
                graph.synsets.update((synset.identifier, synset) for synset in _read_synsets(lines, topic))
    return graph


def _read_senses(lines: io.TextIOWrapper) -> Iterator[tuple[str, str, Sense]]:
    lemma, part, key, in_senses = "", "", "", False
    sense = Sense("")
    for line in lines:
        if match := ENTRY.match(line):
            lemma, in_senses = match[1].strip("'\""), False
        elif match := PART.match(line):
            part, in_senses = PARTS[match[1]], False
        elif line.startswith("    ") and line[4].isalpha():
            in_senses = line.startswith("    sense:")
        elif in_senses and (match := SENSE_KEY.match(line)):
            key, value = match[1], (match[2] or "").strip("'\"")
            if line.startswith("    -"):
                sense = Sense(lemma)
                yield lemma, part, sense
            if key == "id":
                sense.identifier = value
            elif key == "synset":
                sense.synset = value
        elif in_senses and line.startswith("      - "):
            sense.links[key].append(line[8:].strip().strip("'\""))


def _read_synsets(lines: io.TextIOWrapper, topic: str) -> Iterator[Synset]:
    key = ""
    synset = Synset("", topic)
    for line in lines:
        if match := SYNSET.match(line):
            synset = Synset(match[1], topic)
            yield synset
        elif match := SYNSET_KEY.match(line):
            key = match[1]
        elif line.startswith("  - "):
            value = line[4:].strip().strip("'\"")
            if key == "members":
                synset.members.append(value)
            elif key == "definition":
                synset.definition = f"{synset.definition}; {value}" if synset.definition else value
            else:
                synset.links[key].append(value)
        elif line.startswith("    ") and key == "definition":  # a long definition goes on
            synset.definition += " " + line.strip()
