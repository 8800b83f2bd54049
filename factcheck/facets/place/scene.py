"""A parsed text as the place finder asks about it: its case, its entities, and the words before a token."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from factcheck.words.groups import titles
from factcheck.words.place_words import ARTICLES, DIRECTIONS, LOCATIVE, SITES, TYPES

if TYPE_CHECKING:
    from spacy.tokens import Doc

Case = Literal["usual", "lower", "upper"]
_LONGEST_ENTITY = 12


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of tokens [start, end) that names a place."""

    start: int
    end: int
    head: int
    name: str
    direction: str = ""
    """ "southeastern" where a part of the place is meant; `start` is then the direction's token."""
    stands_for: str = ""
    """The place that a description means: baghdad for "the Iraqi capital"."""
    holder: str = ""
    """A place within the name that contains the site: "Kabul" of "Kabul International Airport"."""


class Scene:
    """The tokens of a text with what is asked of them again and again."""

    def __init__(self, doc: Doc, text: str) -> None:
        self.doc = doc
        self.text = text
        self.words = [token.text for token in doc]
        self.lows = [word.lower() for word in self.words]
        self.entity: dict[int, tuple[str, int, int]] = {
            i: (entity.label_, entity.start, entity.end)
            for entity in doc.ents
            if entity.end - entity.start <= _LONGEST_ENTITY  # no name is longer
            for i in range(entity.start, entity.end)
        }
        people = [entity for entity in doc.ents if entity.label_ == "PERSON" and len(entity) > 1]
        people = [entity for entity in people if self.lows[entity.end - 1] not in SITES]
        self.surnames = {self.lows[i] for entity in people for i in (entity.start, entity.end - 1)}
        self.case: Case = self._case()

    def _case(self) -> Case:
        starts = {sentence.start for sentence in self.doc.sents}
        inner = [word for i, word in enumerate(self.words) if i not in starts and len(word) > 1 and word.isalpha()]
        if sum(word[0].isupper() for word in inner) * 25 < len(inner) or not inner:
            return "lower"
        return "upper" if all(word.isupper() for word in inner) else "usual"

    def slice(self, start: int, end: int) -> str:
        """The text of tokens [start, end), as given."""
        last = self.doc[end - 1]
        return self.text[self.doc[start].idx : last.idx + len(last)]

    def titled(self, start: int) -> bool:
        """True where the token before `start` is a title: Senator, Mr., Gen."""
        return self.low(start - 1).strip(".") in titles()

    def low(self, i: int) -> str:
        """The lower-case token at `i`; "" outside the text."""
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    def capital(self, i: int) -> bool:
        """True where the token at `i` is written with a capital, or case says nothing."""
        if not 0 <= i < len(self.words):
            return False
        if self.lows[i] in ARTICLES and self.case == "usual":  # al-Bab, el Fasher
            return self.words[i + 1 : i + 2] == ["-"] or self.words[i + 1 : i + 2] != [] and self.words[i + 1][0].isupper()
        return self.words[i][:1].isupper() or self.case == "lower" and self.words[i][:1].isalpha()

    def located(self, start: int) -> bool:
        """True where the words before `start` say that a place follows: "in X", "the city of X", "in the X"."""
        before = start - 1
        while self.low(before) in DIRECTIONS or self.low(before) in ("the", "-"):
            before -= 1
        word = self.low(before)
        if word == "of":
            kind = self.low(before - 1)  # "Department of the Treasury" is no place
            return kind in DIRECTIONS or (kind in TYPES and not (kind == "department" and self.words[before - 1][0] == "D"))
        adjective = self.low(start - 1) in DIRECTIONS and (self.case != "usual" or self.words[start - 1].islower())
        return word in LOCATIVE or (adjective and self.low(start - 1) not in ("upper", "lower"))
