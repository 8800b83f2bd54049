"""The tokens of a text as plain lists, and what its nouns say of people and bodies: the groups they name, where they belong."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.words.aliases import heads, names_of_body
from factcheck.words.groups import group_relation, is_people, titles

if TYPE_CHECKING:
    from spacy.tokens import Doc

# fmt: off
DETERMINERS = frozenset("""the a an this that these those some any many several few all both each every another no most
    more other his her their its our my your""".split())
DEFINITE = frozenset(("the", "this", "that", "these", "those", "both"))
STYLES_M = frozenset("""mr mr. sir lord king prince duke emperor sultan emir tsar shah pope father brother baron count
    monsieur herr señor don sheikh sheik""".split())
STYLES_F = frozenset("mrs mrs. ms ms. miss dame lady queen princess duchess empress sister baroness countess sheikha".split())
COLLECTIVE = frozenset("""police army military navy government parliament cabinet press public crowd staff family team
    crew militia""".split())
COLLECTIVES = frozenset("""population public community crowd majority minority electorate diaspora tribe clan couple trio
    public opposition delegation contingent patrol convoy unit platoon mob squad jury""".split())
"""Nouns for many people that the table of groups leaves out."""
PERSONS = frozenset("""counterpart director principal suspect winner veteran native star celebrity billionaire
    millionaire expert analyst neighbour neighbor colleague friend host guest owner author founder creator presenter
    designer chairwoman successor predecessor ally opponent rival captor blogger hero genius whistleblower nominee speaker
    envoy negotiator representative organiser organizer developer specialist consultant adviser advisor aide planner
    commentator critic historian""".split())
"""Nouns for one person that the table of groups leaves out."""
LEAVES = frozenset("""former ex late acting deputy vice would alleged suspected fake self assistant""".split())
"""Modifiers that make a "former president" no president."""
COUNTERPARTS = frozenset(("counterpart", "opposite number", "namesake"))
NOT_HEADS = frozenset("""head fan mate cook guy chair host one figure life dead relation guard local private general
    major minor national partner forward press counsel native star captain""".split())
"""Nouns that name people only with more beside them (a title, a name, a modifier)."""
RANKS = frozenset(("general", "major", "captain", "private"))
"""Of these, the ones that name a person where a determiner stands before them."""
# fmt: on
RARE = 10.9
"""From this rarity on, a capitalised noun that opens a sentence is taken for a name."""
_CHILDREN = 64
"""How many dependants of one token are kept: no sentence needs more, and time stays in step with length."""


class Words:
    """The tokens of a parsed text: one list for each thing that is asked of them, for speed."""

    def __init__(self, doc: Doc, text: str) -> None:
        from spacy.attrs import DEP, HEAD, LEMMA, LOWER, ORTH, POS, SENT_START, TAG

        columns = doc.to_array([ORTH, LOWER, LEMMA, POS, TAG, DEP]).T.tolist()
        names = {key: doc.vocab.strings[key] if key else "" for column in columns for key in set(column)}
        self.text = text
        self.word, self.low, lemmas, self.pos, self.tag, self.dep = ([names[key] for key in column] for column in columns)
        self.lemma = [lemma.lower() for lemma in lemmas]
        self.start = [token.idx for token in doc]
        offsets, opening = doc.to_array([HEAD, SENT_START]).astype("int64").T.tolist()
        self.head = [i + offset for i, offset in enumerate(offsets)]
        self.children: list[list[int]] = [[] for _ in offsets]
        self.sentence: list[int] = []
        self.paragraph: list[int] = []
        sentence, paragraph = -1, 0
        for i, word in enumerate(self.word):
            if opening[i] == 1 or not i:
                sentence += 1
            if "\n" in word:
                paragraph += 1
            self.sentence.append(sentence)
            self.paragraph.append(paragraph)
            if offsets[i] and len(self.children[self.head[i]]) < _CHILDREN:
                self.children[self.head[i]].append(i)
        self.entity: dict[int, tuple[str, int, int]] = {
            i: (entity.label_, entity.start, entity.end) for entity in doc.ents for i in range(entity.start, entity.end)
        }
        self.cased = self._is_cased()

    def __len__(self) -> int:
        return len(self.word)

    def _is_cased(self) -> bool:
        """False where no word within a sentence has a capital: then capitals tell nothing."""
        previous = -1
        for word, sentence in zip(self.word, self.sentence, strict=True):
            if sentence == previous and word[:1].isupper() and len(word) > 1:
                return True
            previous = sentence
        return False

    def low_at(self, i: int) -> str:
        """The lower-case token at `i`; "" outside the text."""
        return self.low[i] if 0 <= i < len(self.low) else ""

    def capital(self, i: int) -> bool:
        """True where the token at `i` is written with a capital."""
        return 0 <= i < len(self.word) and self.word[i][:1].isupper()

    def slice(self, start: int, end: int) -> str:
        """The text of tokens [start, end), as given, on one line."""
        given = self.text[self.start[start] : self.start[end - 1] + len(self.word[end - 1])]
        return given if given.isprintable() else " ".join(given.split())

    def opens(self, i: int) -> bool:
        """True for the first token of a sentence."""
        while i and not self.word[i - 1].strip() and self.sentence[i] == self.sentence[i - 1]:
            i -= 1
        return i == 0 or self.sentence[i] != self.sentence[i - 1]

    def root(self, start: int, end: int) -> int:
        """The token of [start, end) that the others hang on: the last one whose head is outside."""
        for i in range(end - 1, start - 1, -1):
            outside = self.head[i] == i or not start <= self.head[i] < end
            if outside and self.dep[i] != "punct" and self.pos[i] not in ("PUNCT", "DET", "SPACE", "PART"):
                return i
        return end - 1

    def role(self, i: int) -> str:
        """The dependency of a token, or of the first of the words that it is joined to by "and" or an apposition."""
        hops = 0
        while self.dep[i] in ("conj", "appos", "flat") and hops < 5:
            i, hops = self.head[i], hops + 1
        return self.dep[i]

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of a token with one of the dependencies."""
        return next((child for child in self.children[i] if self.dep[child] in deps), None)


@lru_cache(maxsize=8192)
def people_noun(lemma: str) -> bool:
    """True for a noun that names people or one person: "officer", "minister", "police", "counterpart"."""
    return lemma in PERSONS or lemma in COLLECTIVES or (is_people(lemma) and lemma not in NOT_HEADS)


@lru_cache(maxsize=8192)
def body_sort(word: str) -> str:
    """The sort of body that a head word tells ("ministry": state); "" for other words."""
    return heads().get(word, "") or (heads().get(word[:-1], "") if word.endswith("s") else "")


@lru_cache(maxsize=8192)
def gender_of_noun(noun: str) -> str:
    """ "m" or "f" where a noun or title tells the sex: "boy", "Mrs", "policewoman"; else ""."""
    if noun in STYLES_M:
        return "m"
    if noun in STYLES_F:
        return "f"
    male, female = (group_relation(sex, noun) in ("same", "narrower") for sex in ("male", "female"))
    if noun.endswith("woman") or female:
        return "f"
    if noun.endswith("man") and noun not in ("german", "human") or male:
        return "" if noun.endswith(("policeman", "spokesman", "chairman", "fireman", "fisherman", "gunman")) else "m"
    return ""


@lru_cache(maxsize=8192)
def is_title(phrase: str) -> bool:
    """True for what stands before a name: "Foreign Minister", "Gen.", "Mr"."""
    known = titles()
    return phrase in known or phrase + "." in known


@lru_cache(maxsize=8192)
def nation_of(word: str) -> str | None:
    """The country or people of a nationality, or of a country's name: "Iranian", "Iran", "U.S.": the place; None for others."""
    from factcheck.words.places import canonical, country_of_demonym, kind_of
    from factcheck.words.places import is_people as is_demonym

    if not word[:1].isupper() or len(word) < 2:
        return None
    if country := country_of_demonym(word):
        return country
    if is_demonym(word):
        return word.lower()
    return canonical(word) if kind_of(word) == "country" else None


@lru_cache(maxsize=8192)
def is_demonym_word(word: str) -> bool:
    """True for a nationality, as adjective or name: "Iranian", "Kurds"."""
    from factcheck.words.places import is_people as is_demonym

    return word[:1].isupper() and is_demonym(word)


@lru_cache(maxsize=4096)
def known_place(name: str) -> bool:
    """True for a place of the gazetteer."""
    from factcheck.words.places import is_place

    return is_place(name)


@lru_cache(maxsize=2048)
def is_seat(name: str) -> bool:
    """True for a country or a capital."""
    from factcheck.words.places import capital_of, kind_of

    return kind_of(name) == "country" or capital_of(name) is not None


@lru_cache(maxsize=8192)
def is_rare(word: str, lemma: str) -> bool:
    """True for a capitalised word that hardly is a common one: a name may open a sentence too."""
    from factcheck.words.lexicon import rarity

    return word[:1].isupper() and min(rarity(lemma), rarity(word)) >= RARE and not people_noun(lemma)


@lru_cache(maxsize=4096)
def is_country_name(word: str) -> bool:
    """True for the name of a country, not of its people."""
    return nation_of(word) is not None and not is_demonym_word(word)


def first_party(words: Words, start: int, end: int) -> int:
    """The end of the first of two parties that a hyphen joins ("US-China talks", "the Israel-Hamas war"), else `end`."""
    hyphen = words.low.index("-", start, end) if "-" in words.low[start:end] else start
    if not start < hyphen < end - 1 or known_place(words.slice(start, end)):  # "Guinea-Bissau"
        return end
    parties = (words.slice(start, hyphen), words.slice(hyphen + 1, end))
    return hyphen if all(is_seat(name) or names_of_body(name) for name in parties) else end
