"""Builds the lexicon that ships: Open English WordNet cut down to sorted lines, and how rare each word is.

    python -m training.lexicon --corpora ../shared/corpora --out factcheck/words

Needs `wordfreq`, which nothing that ships does. Writes lemmas.tsv, synsets.tsv and rarity.tsv; `factcheck/words/lexicon.py` says
how they read. What WordNet is told by hand is in lexicon.toml.
"""

from __future__ import annotations

import argparse
import math
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from wordfreq import top_n_list, word_frequency

from training.wordnet import Graph, Sense, Synset, read_graph, read_wordnet

ARCHIVE = "lexicon/english-wordnet-yaml.tar.xz"
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"  # ascending in ASCII, so that keys sort
LETTERS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
KEPT_SENSES = 8  # the lexicon never looks at later ones
LEMMA = re.compile(r"[A-Za-z][a-z]*(?:[ '-][a-z]+){0,3}|[A-Z]{2,5}")
# One character for each of WordNet's topics; the categories of lexicon.toml get capitals in their order
TOPICS = {
    "person": "p", "group": "g", "location": "l", "object": "o", "artifact": "f", "body": "b", "food": "d",
    "animal": "a", "plant": "t", "time": "m", "event": "e", "phenomenon": "h", "communication": "c", "act": "x",
    "state": "s", "attribute": "q", "feeling": "i", "cognition": "k", "possession": "w", "quantity": "n", "substance": "u",
    "process": "r", "relation": "j", "shape": "v", "motive": "y",
}  # fmt: skip
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
TOP = "^"  # marks a synset too general to say anything
NATURAL = "+"  # marks a natural class, whose kinds are known at any distance
MOST_KINDS = {"n": 900, "v": 120}  # a synset with more kinds than this is too general, unless it is spared by hand
LIVING = {"noun.plant", "noun.animal"}
DERIVATIONS = ("derivation", "pertainym", "participle", "event", "state", "result")
OF_A_PLACE = re.compile(
    r"\bor (?:relating|pertaining|related) to (?:or characteristic of )?(?:the )?(?:people of |inhabitants of )?"
    r"([A-Z][a-z]+(?: [A-Z][a-z]+)?)"
)
FROM_A_PLACE = re.compile(r"native or (?:inhabitant|resident) of (?:the )?([A-Z][a-z]+(?: [A-Z][a-z]+)?)")
RAREST = 12.0
STEPS = 7  # quanta to one unit of the natural logarithm; one printable character holds them all
RANKED = 60_000


class Build:
    """WordNet's graph as corrected by hand, and what each line will say."""

    def __init__(self, graph: Graph, hand: dict[str, Any]) -> None:
        self.graph = graph
        senses = [sense for parts in graph.senses.values() for part in parts.values() for sense in part]
        self.owner = {sense.identifier: sense.synset for sense in senses}
        self.add_places(hand["places"])
        self.opposites = self.added_opposites(hand["opposite"])  # first, since the next two steps move senses
        self.set_aside(hand["set_aside"])
        self.join(hand["same"])
        for source, targets in hand["derived"].items():
            for identifier in self.named(source):
                graph.synsets[identifier].links["made"] += self.named(targets)
        for broad, narrow in hand["kinds"].items():
            for parent in self.named(broad)[:1]:
                for child in self.named(narrow):
                    if child != parent and child not in self.above(parent):
                        graph.synsets[child].links["hypernym"].append(parent)
        self.kinds: dict[str, set[str]] = defaultdict(set)
        for synset in graph.synsets.values():
            for up in synset.links.get("hypernym", ()):
                self.kinds[up].add(synset.identifier)
        self.letters = {synset.identifier: self.topic(synset) for synset in graph.synsets.values()}
        for code, listed in zip(CAPITALS, hand["categories"].values(), strict=False):
            for identifier in {below for root in self.named(listed) for below in self.below(root)}:
                self.letters[identifier] += code
        natural = set(self.named(hand["general"]["natural"]))
        for identifier in natural:
            self.letters[identifier] += NATURAL
        for identifier in self.tops(hand["general"]) - natural:
            self.letters[identifier] += TOP
        self.classes = self.exclusive(hand["exclusive"])

    def topic(self, synset: Synset) -> str:
        part, _, name = synset.topic.partition(".")
        return TOPICS.get(name, "") if part == "noun" else ""

    def set_aside(self, groups: dict[str, list[str]]) -> None:
        """Takes from the first word of each pair the later senses that are, or lie under, a sense of the second."""
        for part, pairs in groups.items():
            for pair in pairs:
                word, other = (name.strip() for name in pair.split(","))
                unwanted = {sense.synset for sense in self.graph.senses[other][part]}
                first, *later = self.graph.senses[word][part]
                self.graph.senses[word][part] = [first, *(s for s in later if not unwanted & {s.synset, *self.above(s.synset)})]

    def join(self, groups: dict[str, list[str]]) -> None:
        """Gives every word of a group the sense that its first word names, before the word's own."""
        for part, listed in groups.items():
            for group in listed:
                words = [word.strip() for word in group.split(",")]
                shared = self.sense_of(words[0], part)[0]
                for word in [words[0].partition("#")[0], *words[1:]]:
                    senses = self.graph.senses[word][part]
                    if senses and senses[0].synset == shared:
                        continue
                    rest = [sense for sense in senses if sense.synset != shared]
                    self.graph.senses[word][part] = [Sense(word, shared, f"{word} {shared}"), *rest]

    def added_opposites(self, groups: dict[str, list[str]]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for part, pairs in groups.items():
            for pair in pairs:
                ours, theirs = (self.sense_of(word.strip(), part) for word in pair.split(","))
                for one, other in zip(ours, theirs, strict=False):
                    found[one].add(other)
                    found[other].add(one)
        return found

    def add_places(self, aliases: dict[str, str]) -> None:
        """WordNet of today leaves out the names of countries; its definitions of "Iranian" still give them."""
        for synset in list(self.graph.synsets.values()):
            match = (OF_A_PLACE if synset.topic.startswith("adj") else FROM_A_PLACE).search(synset.definition)
            if match is None or not synset.members[0][:1].isupper():
                continue
            name = match[1]
            identifier = f"place {name}"
            if identifier not in self.graph.synsets:
                self.graph.synsets[identifier] = Synset(identifier, "noun.location", members=[name])
                for known in [name, *re.split(r",\s*", aliases.get(name, name))]:
                    self.graph.senses[known]["noun"].append(Sense(known, identifier, identifier))
                self.owner[identifier] = identifier
            synset.links["made"].append(identifier)
            self.graph.synsets[identifier].links["made"].append(synset.identifier)

    def named(self, listed: str) -> list[str]:
        """The synsets that "topic+topic: word, word" names."""
        topics, _, words = listed.partition(":")
        return [found for word in re.split(r"[,/]", words) for found in self.sense_of(" ".join(word.split()), topics)]

    def sense_of(self, word: str, topics: str) -> list[str]:
        part = topics if topics in LETTERS else "noun"
        word, _, rank = word.partition("#")
        senses = self.graph.senses.get(word, {}).get(part, [])[:5]
        if topics in LETTERS and senses:
            return [senses[int(rank or 1) - 1].synset]
        wanted = {f"noun.{topic}" for topic in topics.split("+")}
        found = [sense.synset for sense in senses if self.graph.synsets[sense.synset].topic in wanted]
        if not found:
            print(f"no such sense: {topics}: {word}")
        return found[:2] if len(wanted) > 1 else found[:1]

    def above(self, identifier: str) -> set[str]:
        seen: set[str] = set()
        queue = [identifier]
        while queue:
            new = [parent for parent in self.graph.synsets[queue.pop()].links.get("hypernym", ()) if parent not in seen]
            seen.update(new)
            queue += new
        return seen

    def below(self, identifier: str) -> set[str]:
        seen, queue = {identifier}, [identifier]
        while queue:
            new = [kind for kind in self.kinds.get(queue.pop(), ()) if kind not in seen]
            seen.update(new)
            queue += new
        return seen

    def tops(self, general: dict[str, str]) -> set[str]:
        crowded = {i for i in list(self.kinds) if i[-1] in MOST_KINDS and len(self.below(i)) > MOST_KINDS[i[-1]]}
        spared = set(self.named(general["spared_nouns"]) + self.named(general["spared_verbs"]))
        return set(self.named(general["nouns"]) + self.named(general["verbs"])) | crowded - spared

    def exclusive(self, classes: dict[str, str]) -> dict[str, str]:
        """Synset -> its marks: one character for the class and one for the member, for each class that it belongs to."""
        marks: dict[str, str] = defaultdict(str)
        for code, listed in zip(DIGITS, classes.values(), strict=False):
            topics, _, words = listed.partition(":")
            for member, names in zip(DIGITS, words.split(","), strict=False):
                roots = self.named(f"{topics}:{names}")
                for identifier in sorted({below for root in roots for below in self.below(root)}):
                    marks[identifier] += code + member
        return marks

    def linked(self, synset: Synset, *relations: str) -> set[str]:
        """Synsets that some member's sense is linked to by one of the relations."""
        parts = [part for member in synset.members for part in self.graph.senses.get(member, {}).values()]
        senses = [sense for part in parts for sense in part if sense.synset == synset.identifier]
        return {self.owner[to] for sense in senses for name in relations for to in sense.links.get(name, ()) if to in self.owner}

    def lines(self, kept: dict[str, dict[str, list[str]]]) -> tuple[list[str], list[str]]:
        """The lines of lemmas.tsv and of synsets.tsv."""
        used = {identifier for parts in kept.values() for senses in parts.values() for identifier in senses}
        used |= {parent for identifier in used for parent in self.above(identifier)}
        keys = {identifier: _key(number) for number, identifier in enumerate(sorted(used))}

        def pack(identifiers: Iterable[str]) -> str:
            return "".join(sorted({keys[identifier] for identifier in identifiers if identifier in keys}))

        synsets = []
        for identifier, key in keys.items():
            synset = self.graph.synsets[identifier]
            links = synset.links
            derived = self.linked(synset, *DERIVATIONS).union(links.get("made", ()), links.get("attribute", ()))
            fields = (
                links.get("hypernym", ()),
                self.linked(synset, "antonym") | self.opposites.get(identifier, set()),
                links.get("similar", ()),
                derived - {identifier},
                [*links.get("entails", ()), *links.get("causes", ())],
            )
            line = [key, self.letters[identifier], self.classes.get(identifier, ""), *map(pack, fields)]
            synsets.append("\t".join(line).rstrip("\t"))
        lemmas = []
        for lemma, parts in kept.items():
            packed = [LETTERS[part] + "".join(keys[synset] for synset in senses) for part, senses in sorted(parts.items())]
            lemmas.append("\t".join([lemma, *packed]))
        return lemmas, synsets

    def kept(self) -> dict[str, dict[str, list[str]]]:
        """The lemmas worth their bytes, and for each part of speech their synsets in order."""
        kept: dict[str, dict[str, list[str]]] = {}
        for lemma, parts in self.graph.senses.items():
            if LEMMA.fullmatch(lemma) and self.worth(lemma, parts):
                listed = {part: list(dict.fromkeys(sense.synset for sense in senses)) for part, senses in parts.items()}
                kept[lemma] = {part: synsets[:KEPT_SENSES] for part, synsets in listed.items() if synsets}
        return kept

    def worth(self, lemma: str, parts: dict[str, list[Sense]]) -> bool:
        """Plain words; phrases, names, plants and animals only where they are common enough, or of use here."""
        synsets = [self.graph.synsets[sense.synset] for senses in parts.values() for sense in senses]
        living = any(synset.topic in LIVING for synset in synsets)
        if " " in lemma and "verb" not in parts:
            return lemma.islower() and word_frequency(lemma, "en") > 1e-7 and not living
        if lemma.islower() and not living:
            return " " in lemma or word_frequency(lemma, "en") > 1e-9
        useful = any("made" in synset.links or synset.identifier in self.classes for synset in synsets)
        return useful or word_frequency(lemma, "en") > 2e-8


def _key(number: int) -> str:
    return DIGITS[number // 3844] + DIGITS[number // 62 % 62] + DIGITS[number % 62]


def rarity_lines(archive: Path) -> Iterator[str]:
    """Each of the commoner words with its rarity: a lemma counts all its forms, so that "slay" is no rarer than "slain"."""
    wordnet = read_wordnet(archive)
    irregular: dict[str, set[str]] = defaultdict(set)
    for listed in wordnet.forms.values():
        for form, lemmas in listed.items():
            for lemma in lemmas:
                irregular[lemma].add(form)
    words = {word for word in top_n_list("en", RANKED) if re.fullmatch(r"[a-z][a-z'-]*", word)}
    common = word_frequency("the", "en")
    for word in sorted(words):
        forms = {word} | irregular[word]
        for part, endings in (("noun", ("s", "es")), ("verb", ("s", "es", "ed", "d", "ing"))):
            if word in wordnet.lemmas[part]:
                stem = word[:-1] if word.endswith("e") else word
                forms |= {(stem if ending == "ing" else word) + ending for ending in endings}
                if word.endswith("y"):
                    forms |= {word[:-1] + "ies"} | ({word[:-1] + "ied"} if part == "verb" else set())
        rarity = math.log(common / sum(word_frequency(form, "en") for form in forms))
        if rarity < RAREST:
            yield f"{word}\t{chr(33 + round(max(rarity, 0.0) * STEPS))}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    hand = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    build = Build(read_graph(arguments.corpora / ARCHIVE), hand)
    lemmas, synsets = build.lines(build.kept())
    rarities = rarity_lines(arguments.corpora / ARCHIVE)
    files: dict[str, Iterable[str]] = {"lemmas.tsv": lemmas, "synsets.tsv": synsets, "rarity.tsv": rarities}
    for name, lines in files.items():
        path = arguments.out / name
        path.write_bytes("".join(sorted(line + "\n" for line in lines)).encode())
        print(f"{path}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
