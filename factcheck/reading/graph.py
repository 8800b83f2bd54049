"""The content words of a parsed text and the links between them: who does what to whom, told alike for every telling."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import TYPE_CHECKING

from factcheck.facets import stance
from factcheck.reading.arguments import fronted, shared_arguments, suffers
from factcheck.reading.predicates import Predicate, predicate_of
from factcheck.schema import Actor, Edge, Mention, Place, Span, Stance, Word
from factcheck.words.frames import frames
from factcheck.words.groups import is_somebody
from factcheck.words.lexicon import rarity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# fmt: off
CONTENT = {"NOUN": "noun", "PROPN": "name", "VERB": "verb", "ADJ": "adj", "ADV": "adv"}
EMPTY = frozenset(
    "be have do also then there here now so too very just only even still yet already more most less least much many such other "
    "another same own several both each every all any some no not never however therefore moreover meanwhile thus well away "
    "back again once ever rather quite almost nearly about up down out off over together later earlier ago before after when "
    "where why how while etc mr mrs ms dr sir say tell add they he she it i we you them him her us his hers its their "
    "true really actually indeed".split()
)
"""Words that tell nothing of their own: they are no part that a source must state (who says what is the stance's to judge)."""
NOUNS_TOO = frozenset({"well", "back"})
"""Those that tell something as nouns: a well, a man's back."""
DEGREES = {"more": "more", "less": "less", "fewer": "less"}
"""Words that compare before "than", with how they are kept; before a figure they bound it."""
COMPARED = 9
"""Within how many tokens "than" follows."""
WHERE = frozenset({"in", "at", "near", "outside", "around"})
"""Prepositions after which a place is where it was, not whom or what it befell."""
AGES = frozenset({"day", "days", "week", "weeks", "month", "months", "year", "years"})
OF_DEED = frozenset({"acquit", "convict", "accuse"})
"""Frames of verbs with somebody and "of" what they did: "cleared Dahl of murder"."""
BECOMES = frozenset({"make", "become", "be", "remain", "stay", "turn"})
"""Verbs whose noun is what somebody is or becomes."""
MARGINS = frozenset("vote margin majority point run goal length second minute percent % percentage".split())
"""What stands after "by" and acts not: "passed by 51 votes"."""
SUBJECT, OBJECT = ("nsubj", "csubj"), ("obj",)
# fmt: on


class Graph:
    """Builds the words and edges of one parsed text; `names` are its actors and places by head token."""

    def __init__(self, doc: Doc, text: str, names: Mapping[int, Mention[Actor] | Mention[Place]], skip: frozenset[int]) -> None:
        self.doc, self.text, self.names, self.skip = doc, text, names, skip
        self.sentence = {token.i: n for n, sentence in enumerate(doc.sents) for token in sentence}
        self.over: dict[int, int] = {}
        """Name's head -> the part of the name that the others hang on, where that is another one."""
        self.inside = self._name_parts()
        self.predicates: dict[int, Predicate] = {}
        self.carried: dict[int, int] = {}
        for token in doc:
            if token.i not in self.inside and not self._is_body(token) and (found := predicate_of(token)):
                self.predicates[token.i] = found
                for part in found.parts:
                    self.carried[part] = token.i
        self.words = {token.i: self._word(token) for token in doc if self._tells(token)}

    def _name_parts(self) -> dict[int, int]:
        """Token inside a proper name -> the name's head."""
        inside: dict[int, int] = {}
        starts = [token.idx for token in self.doc]
        for head, mention in self.names.items():
            if (
                self.doc[head].pos_ not in ("PROPN", "NOUN", "ADJ", "NUM", "X")
                or not mention.text[:1].isupper()
                and "-" not in mention.text
            ):
                continue
            if isinstance(mention.value, Actor) and not mention.value.names:
                continue  # "Two Danish medics" is no name, though it opens with a capital
            # the tokens by their offsets, not by the tree below the head, which may be as large as the text for every name in it
            for i in range(bisect_left(starts, mention.span.start), bisect_left(starts, mention.span.end)):
                token = self.doc[i]
                told = token.ent_type_ or token.pos_ == "PROPN" or isinstance(mention.value, Place)
                named = told and i != head and i not in self.names
                if named and self.doc[head].is_ancestor(token):
                    inside[i] = head
                elif named and _all_within(mention.span, self.doc[head], token):
                    inside[i] = head
                    if not mention.span.start <= token.head.idx < mention.span.end:
                        self.over[head] = i
        return inside

    def _is_body(self, token: Token) -> bool:
        """ "the government", "the opposition": who acts, not the event that the noun may also tell."""
        return self._is_actor(token) and token.pos_ in ("NOUN", "PROPN")

    def _tells(self, token: Token) -> bool:
        i = token.i
        if i in self.skip or i in self.inside or i in self.carried:
            return False
        if token.lower_ == "longer" and i and self.doc[i - 1].lower_ == "no":
            return False
        if token.lower_ == "old" and i and self.doc[i - 1].lower_.strip("-") in AGES | {""}:
            return False  # "five-year-old", "six months old": the figure tells it
        if not any(letter.isalnum() for letter in token.text):
            return False  # an emoji that is taken for a name
        if i in self.names:
            return True
        if token.pos_ not in CONTENT or len(token.text) < 2 or not token.text[0].isalnum():
            return False
        if token.lower_ == "according":
            return False
        if token.lower_ in DEGREES and _compares(token):
            return True
        if stance.only_ahead(token) or suffers(token):
            return False
        empty = token.lemma_.lower() in EMPTY and not (token.pos_ == "NOUN" and token.lower_ in NOUNS_TOO)
        return not empty or i in self.predicates

    def _word(self, token: Token) -> Word:
        mention = self.names.get(token.i)
        predicate = self.predicates.get(token.i)
        lemma = predicate.lemma if predicate else token.lemma_.lower()
        span = Span(token.idx, token.idx + len(token))
        pos = CONTENT.get(token.pos_, "name")
        if token.lower_ in DEGREES and _compares(token):
            pos, lemma = "adj", DEGREES[token.lower_]
        named: dict[str, object] = {}
        if mention is not None:
            value = mention.value
            named["names"] = value.names | {value.name.lower()}
            if isinstance(value, Actor):
                named |= {"groups": value.groups, "within": value.affiliation}
                named["kind"] = "" if value.kind == "group" else value.kind
            else:
                named |= {"kind": "place", "within": value.within}
            named_noun = isinstance(value, Actor) and value.names and mention.text[:1].isupper() and token.text[:1].isupper()
            if token.pos_ in ("PROPN", "PRON", "DET") or named_noun:
                pos, lemma, span = "name", value.name.lower(), mention.span if token.pos_ not in ("PRON", "DET") else span
        return Word(
            token=token.i,
            lemma=lemma,
            pos=pos,  # type: ignore[arg-type]
            span=span,
            sentence=self.sentence[token.i],
            rarity=max((rarity(part) for part in lemma.split()), default=1.0)
            if pos != "name"
            else max(7.0, rarity(token.lower_)),
            stance=self._stance(token),
            frames=predicate.frames if predicate else (),
            **named,  # type: ignore[arg-type]
        )

    def _stance(self, token: Token) -> Stance:
        where = {child.dep_ for child in token.children} >= {"cop", "case", "det"}  # "was not at the post": the post is there
        if not where and (token.i in self.predicates or self._is_negated(token) or self._is_doubted(token)):
            return stance.read(token)
        status = stance.own(token.head)
        becomes = token.pos_ == "NOUN" and token.dep_ in ("obj", "xcomp") and token.head.lemma_ in BECOMES
        return Stance(status) if becomes and status in stance.AHEAD else stance.HAPPENED  # type: ignore[arg-type]

    @staticmethod
    def _is_negated(token: Token) -> bool:
        """Whether something that is no event is denied: "no timetable", "not integral to it"; what is only compared is not."""
        return token.tag_ not in ("JJR", "JJS") and stance.own(token) == "did-not"

    @staticmethod
    def _is_doubted(token: Token) -> bool:
        """Whether what somebody is said to be is denied, or they are only accused of it: "accused of being his assistant"."""
        said = token.dep_ in ("xcomp", "ccomp")  # "claimed to be his students": how they are called
        return not said and any(child.dep_ == "cop" for child in token.children) and bool(stance.read(token).doubted)

    # --- links -------------------------------------------------------------------------------------------------------

    def edges(self) -> list[Edge]:
        """Every link between two content words, each once."""
        found: dict[tuple[int, int], str] = {}
        for token in self.doc:
            child = self.stand_in(token)
            if child is None or child != token.i and token.i not in self.carried and self.over.get(child) != token.i:
                continue
            for head, role in self._governors(token):
                if head != child:
                    found.setdefault((head, child), role)
            for head, role in shared_arguments(self, token):
                if head != child:
                    found.setdefault((child, head), role)
        told = [(head, role, child) for (head, child), role in found.items() if head in self.words and child in self.words]
        return [Edge(*self._named(*edge)) for edge in told if not self._impossible(*edge, told)]

    def _impossible(self, head: int, role: str, child: int, told: list[tuple[int, str, int]]) -> bool:
        """Whether no text means what the parse says: that one person is another, or that somebody did it to himself by name."""
        if role == "same":
            return self._two_people(head, child)
        if role != "agent" or self.doc[child].pos_ != "PROPN":
            return False
        themselves = (other for of, part, other in told if of == head and part == "target" and other != child)
        return any(self.words[other].names & self.words[child].names for other in themselves if self.doc[other].pos_ == "PROPN")

    def _two_people(self, one: int, other: int) -> bool:
        """ "his counterpart, Ana Ruiz, the Chilean minister, Leo Paz": two people, each by a full name of their own."""
        a, b = (getattr(self.names.get(i), "value", None) for i in (one, other))
        if not (isinstance(a, Actor) and isinstance(b, Actor) and a.kind == b.kind == "person"):
            return False
        full = all(len(actor.name.split()) > 1 and actor.names for actor in (a, b))
        return full and a.name != b.name and not a.names & b.names

    def _named(self, head: int, role: str, child: int) -> tuple[int, str, int]:
        """ "Sand, the coach" as "the coach is Sand": a definite office stands over the name that holds it."""
        noun = self.doc[child]
        definite = any(part.dep_ == "nmod:poss" or part.dep_ == "det" and part.lower_ == "the" for part in noun.children)
        if role == "same" and self.words[head].pos == "name" and self.words[child].pos == "noun" and definite:
            return child, role, head
        return head, role, child

    def stand_in(self, token: Token) -> int | None:
        """The content word a token stands for: itself, its name's head, the event it carries; None for function words."""
        i = self.inside.get(token.i, token.i)
        i = self.carried.get(i, i)
        return i if i in self.words else None

    def _governors(self, token: Token) -> list[tuple[int, str]]:
        """The words that this one depends on, with the role it has there."""
        node, dep = token, token.dep_
        while (dep == "conj" or self._is_half(node)) and node.head.i != node.i:  # "A and B did", "A-B talks": B has A's role too
            if node.pos_ == "VERB" and any(child.dep_.startswith("nsubj") for child in node.children):
                return []
            node, dep = node.head, node.head.dep_
        head = node.head
        if head.i == node.i:
            return []
        target = self.stand_in(head)
        hops = 0
        while target is None and head.head.i != head.i and hops < 6:
            head, hops = head.head, hops + 1
            target = self.stand_in(head)
        if target is None:
            return []
        role = self._role(node, head, target)
        return [self._reattached(node, head, role) or (target, role)]

    def _is_half(self, token: Token) -> bool:
        """Whether a hyphen joins a name to the name it hangs on: "the Iran-Pakistan border"."""
        head = token.head
        hyphen = abs(token.i - head.i) == 2 and self.doc[(token.i + head.i) // 2].text == "-"
        return hyphen and token.i in self.names and head.i in self.names

    def _reattached(self, node: Token, head: Token, preposition: str) -> tuple[int, str] | None:
        """ "an attack by rebels on the camp": parsers hang "on the camp" on "rebels"; the event noun above asks for it.

        And "cleared Dahl of murder", where they hang the murder on Dahl; "bought the file from a clerk", the clerk on the file.
        """
        event = self.stand_in(head.head)
        predicate = self.predicates.get(event) if event is not None else None
        if node.dep_ != "nmod" or event is None or predicate is None:
            return None
        if head.dep_ == "obj":
            charged = preposition == "of" and OF_DEED & {*predicate.frames} and self._is_actor(head)
            dealt = predicate.frames and preposition in frames()[predicate.frames[0]].partner and self._is_somebody(node)
            return (event, preposition) if charged or dealt else None
        if head.dep_ not in ("nmod", "obl") or head.i in self.predicates:
            return None
        if predicate.pos != "noun" or preposition not in ("on", "against", "by"):
            return None
        role = self._by_preposition(predicate, preposition, noun=True)
        return (event, role) if role else None

    def _is_somebody(self, token: Token) -> bool:
        return self._is_actor(token) or is_somebody(token.lemma_.lower())

    def _is_actor(self, token: Token) -> bool:
        mention = self.names.get(token.i)
        return mention is not None and isinstance(mention.value, Actor)

    def _role(self, node: Token, head: Token, target: int) -> str:
        dep = "nsubj" if fronted(node) else node.dep_
        case = next((child.lower_ for child in node.children if child.dep_ == "case"), "")
        predicate = self.predicates.get(target)
        if dep.startswith(SUBJECT):
            if head.lemma_ == "blame" and any(child.dep_ == "cop" for child in head.children):  # "was to blame"
                return "target"
            if predicate and predicate.frames:
                frame = frames()[predicate.frames[0]]
                if predicate.carried_by and predicate.suffers:
                    return "target"
                if dep.endswith(":pass") and not predicate.carried_by:
                    return "target"
                if "subject" in frame.target and not any(child.dep_ == "obj" for child in head.children):
                    return "target"
                return "agent"
            if any(child.dep_ == "cop" for child in head.children):
                return "same" if head.pos_ in ("NOUN", "PROPN", "PRON") else "target"
            return "target" if dep.endswith(":pass") else "agent"
        if dep == "obl:agent":
            return "agent" if node.lemma_.lower() not in MARGINS else case
        if dep in ("obj", "iobj"):
            return "target" if dep == "obj" else "recipient"
        if dep in ("appos",):
            return "same"
        if dep == "nmod:poss":
            return self._noun_role(predicate, "its") or "of"
        if dep.startswith(("nmod", "obl", "advcl")) and case:
            if case in WHERE and isinstance(getattr(self.names.get(node.i), "value", None), Place):
                return case
            return self._by_preposition(predicate, case, noun=head.pos_ in ("NOUN", "PROPN")) or case
        if dep == "compound" and predicate:
            return "target" if node.pos_ == "NOUN" else "mod"
        if dep in ("xcomp", "ccomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj"):
            return dep.split(":")[0]
        return "mod"

    def _by_preposition(self, predicate: Predicate | None, case: str, *, noun: bool) -> str:
        if predicate is None or not predicate.frames:
            return "of" if case in ("of", "'s") else ""
        frame = frames()[predicate.frames[0]]
        if noun or predicate.carried_by:
            if case in frame.noun_agent:
                return "agent"
            if case in frame.noun_target:
                return "target"
            return self._noun_role(predicate, "of") if case == "of" else ""
        if case in frame.agent:
            return "agent"
        return "target" if case in frame.target else ""

    @staticmethod
    def _noun_role(predicate: Predicate | None, which: str) -> str:
        if predicate is None or not predicate.frames:
            return ""
        role = getattr(frames()[predicate.frames[0]], which)
        return "" if role == "none" else str(role)


def _compares(token: Token) -> bool:
    """ "more than planned", "spends less on health than the mainland": than something that is no figure."""
    ahead = token.doc[token.i + 1 : min(token.i + COMPARED, token.sent.end)]
    than = next((other.i - ahead.start for other in ahead if other.lower_ == "than"), None)
    if than is None or than + 1 >= len(ahead) or (than and ahead[0].pos_ in ("NOUN", "ADJ", "ADV", "PROPN")):
        return False  # "more people than in May" counts them
    following = ahead[than + 1]
    figure = following.like_num or following.lower_ in ("a", "an")  # "more than a million"
    return not figure and following.pos_ in ("VERB", "NOUN", "PROPN", "PRON", "ADP", "SCONJ", "DET")


def _all_within(span: Span, head: Token, token: Token) -> bool:
    """Whether the head hangs on `token` within the name: parsers put "Santa" over "Ana" as often as the other way round."""
    while head.i != token.i and head.head.i != head.i and span.start <= head.head.idx < span.end:
        head = head.head
    return head.i == token.i
