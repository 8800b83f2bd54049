"""Sentences with the names of persons, organisations and places: read from the entity corpora into one scheme."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language

from training.treebank import Sentence, Token

# fmt: off
LABELS = {
    "PER": "PERSON", "LOC": "LOC", "ORG": "ORG", "person": "PERSON", "politician": "PERSON", "country": "LOC", "location": "LOC",
    "organisation": "ORG", "politicalparty": "ORG", "Person": "PERSON", "Organisation": "ORG", "Location": "LOC",
}
TITLES = {
    "president", "vice", "prime", "minister", "deputy", "premier", "chancellor", "secretary", "senator", "sen.", "sen", "rep.",
    "representative", "congressman",
    "governor", "gov.", "mayor", "king", "queen", "prince", "princess", "sheikh", "sultan", "emir", "pope", "archbishop",
    "bishop", "reverend", "rev.",
    "general", "gen.", "gen", "maj.", "major", "col.", "colonel", "lt.", "lieutenant", "capt.", "captain", "sgt.", "sergeant",
    "commander", "brigadier", "admiral",
    "ambassador", "judge", "justice", "dr.", "dr", "mr.", "mr", "mrs.", "mrs", "ms.", "ms", "miss", "sir", "lord", "lady",
    "dame", "professor", "prof.",
    "foreign", "defence", "defense", "interior", "home", "chief", "spokesman", "spokeswoman", "spokesperson", "director",
    "chairman", "special", "envoy", "coach",
    "the", "former", "us", "u.s.", "uk", "of", "for", "state", "international", "development", "saint", "st.", "uncle", "aunt",
    "rt", "hon", "his", "excellency",
    "middle", "near", "east", "fco", "office", "un", "iraqi", "syrian", "russian", "turkish", "jordanian", "high", "spc",
    "spc.", "staff", "advisor", "emperor", "tsar",
    "madam", "speaker", "petitioner", "god", "street", "private", "deputies", "acting", "leader",
}
NO_NAMES = {  # what the corpora mark here and there though it names no one: peoples, months, common nouns in capitals
    "syrians", "iraqis", "yazidis", "muslims", "french", "british", "sunni", "shia", "muslim", "islam", "kurds", "arabs",
    "turks", "americans", "iraqi", "syrian",
    "jan.", "may", "june", "april", "july", "january", "foreign", "defense", "hospital", "ally", "staff", "plans", "truly",
    "court", "government", "university", "society",
    "union", "nation", "state", "states", "downtown", "group", "house", "north", "south", "east", "west", "earth", "members",
    "commanders", "street", "park", "city", "safavid", "viking",
}
LINKS = {"of", "the", "and", "for", "de", "la", "del", "der", "van", "von", "bin", "ibn", "al", "ul", "el", "ur", "e", "-", "'",
    "'s", "&", ".", ",", "in", "on", "to", "y", "d'", "/", "’s"}
PRONOUNS = {"i", "we", "he", "she", "they", "it", "you", "our", "his", "her", "their", "me", "him", "us", "them", "my", "your",
    "its", "who", "there", "here", "this", "these", "those", "that"}
NO_SPACE_BEFORE = {",", ".", ";", ":", "!", "?", ")", "]", "'s", "n't", "%", "'", "''", "'re", "'ve", "'ll", "'d", "'m"}
NO_SPACE_BEHIND = {"(", "[", "$", "£", "``"}
# fmt: on

SCORED_ONLY = "BBC Online"  # texts of the BBC may be scored on, not trained on
MISPLACED = 0.05  # a re3d document with more of its spans cutting through words has wrong offsets


def _sentence(words: list[str], spaces: list[bool], marks: list[str], document: str) -> Sentence:
    """A sentence without a tree from words and IOB marks, of either IOB dialect."""
    tokens = [
        Token(word, word, "X", "", "_", -1 if i == 0 else 0, "dep", space)
        for i, (word, space) in enumerate(zip(words, spaces, strict=True))
    ]
    entities: list[tuple[int, int, str]] = []
    before = "O"
    for i, mark in enumerate(marks):
        kind = LABELS.get(mark[2:])
        if kind and (mark[0] == "B" or before[2:] != mark[2:]):
            entities.append((i, i + 1, kind))
        elif kind:
            start, _, label = entities[-1]
            entities[-1] = (start, i + 1, label)
        before = mark
    return Sentence(tokens, entities, False, document)


def _guessed_spaces(words: list[str]) -> list[bool]:
    """Where a tokenised text most likely had spaces."""
    spaces, quotes = [], 0
    for i, word in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else ""
        quotes += word == '"'
        space = following not in NO_SPACE_BEFORE and word not in NO_SPACE_BEHIND
        if word == '"' and quotes % 2 == 1 or following == '"' and quotes % 2 == 1:
            space = False
        spaces.append(space)
    return spaces


def read_columns(path: Path) -> Iterator[Sentence]:
    """Sentences of a file with one word and its IOB mark a line (Wikigold, CrossNER)."""
    words: list[str] = []
    marks: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate([*lines, ""]):
            parts = line.split()
            if len(parts) >= 2:
                words.append(parts[0])
                marks.append(parts[-1])
            elif words:
                yield _sentence(words, _guessed_spaces(words), marks, f"{path.stem}-{number}")
                words, marks = [], []


def read_universal(path: Path) -> Iterator[Sentence]:
    """Sentences of a Universal NER file, spaced as their text comment shows."""
    document, text = "", ""
    words: list[str] = []
    marks: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in [*lines, ""]:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id = "):
                document = line.removeprefix("# newdoc id = ")
            elif line.startswith("# text = "):
                text = line.removeprefix("# text = ")
            elif line and not line.startswith("#"):
                _, word, mark, *_ = line.split("\t")
                words.append(word)
                marks.append(mark)
            elif not line and words:
                yield _sentence(words, _spaces_in(text, words), marks, document)
                words, marks = [], []


def _spaces_in(text: str, words: list[str]) -> list[bool]:
    spaces, at = [], 0
    for word in words:
        found = text.find(word, at)
        at = (found if found >= 0 else at) + len(word)
        spaces.append(text[at : at + 1] == " ")
    return spaces


def read_re3d(path: Path, nlp: Language) -> Iterator[tuple[str, Sentence]]:
    """(source, line of the document) with the named spans only; documents whose offsets are wrong are left out."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            entry = json.loads(line)
            text: str = entry["text"]
            spans = [tuple(span) for span in entry["entities"]]
            cut = sum(
                text[max(start - 1, 0) : start + 1].isalnum()
                and start > 0
                or text[end - 1 : end + 1].isalnum()
                and end < len(text)
                for start, end, _ in spans
            )
            if cut > MISPLACED * len(spans):
                continue
            for match in re.finditer(r"[^\n]+", text):
                inside = [
                    (start - match.start(), end - match.start(), kind)
                    for start, end, kind in spans
                    if match.start() <= start and end <= match.end()
                ]
                sentence = _from_offsets(match.group(), inside, nlp, f"re3d-{number}")
                if sentence.tokens:
                    yield entry["source"], sentence


def _from_offsets(text: str, spans: list[tuple[int, int, str]], nlp: Language, document: str) -> Sentence:
    doc = nlp.make_doc(text.strip())
    shift = len(text) - len(text.lstrip())
    words = [token.text for token in doc]
    sentence = _sentence(words, [bool(token.whitespace_) for token in doc], ["O"] * len(words), document)
    found = []
    for start, end, kind in spans:
        span = doc.char_span(start - shift, end - shift, alignment_mode="expand")
        if span is not None and kind in LABELS and (named := named_part(words, span.start, span.end, LABELS[kind])):
            found.append((*named, LABELS[kind]))
    sentence.entities = _disjoint(found)
    return sentence


def named_part(words: list[str], start: int, end: int, label: str) -> tuple[int, int] | None:
    """The proper name within words[start:end]: no article, no title before a person; None if that is no name."""
    while start < end and words[start].lower() in ("the", "a", "an"):
        start += 1
    if label == "PERSON":
        comma = next((i for i in range(start, end) if words[i] == ","), end)
        end = comma if any(word.lower() in TITLES for word in words[comma:end]) else end
        start = max((i + 1 for i in range(start, end - 1) if words[i].lower() in TITLES), default=start)
    while start < end and words[end - 1].lower() in LINKS - {"."}:
        end -= 1
    inside = [word.lower() for word in words[start:end]]
    if (
        not inside
        or inside[0] in PRONOUNS
        or label == "PERSON"
        and inside[-1] in TITLES
        or len(inside) == 1
        and inside[0] in NO_NAMES
    ):
        return None
    named = [word[:1].isupper() or word.lower() in LINKS or word[:1].isdigit() for word in words[start:end]]
    return (start, end) if all(named) and any(word[:1].isupper() for word in words[start:end]) else None


def _disjoint(spans: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The longest spans that do not overlap."""
    kept: list[tuple[int, int, str]] = []
    for span in sorted(set(spans), key=lambda span: (span[0] - span[1], span)):
        if all(span[1] <= other[0] or other[1] <= span[0] for other in kept):
            kept.append(span)
    return sorted(kept)


def countries_are_places(sentences: list[Sentence], places: set[str]) -> None:
    """Relabel organisations that are the bare name of a known place: the corpora disagree on governments."""
    for sentence in sentences:
        sentence.entities = [
            (start, end, "LOC" if label == "ORG" and _text(sentence, start, end) in places else label)
            for start, end, label in sentence.entities
        ]


def place_names(sentences: Iterable[Sentence]) -> set[str]:
    """Everything that the sentences call a place."""
    return {_text(sentence, start, end) for sentence in sentences for start, end, label in sentence.entities if label == "LOC"}


def _text(sentence: Sentence, start: int, end: int) -> str:
    return " ".join(token.form for token in sentence.tokens[start:end])
