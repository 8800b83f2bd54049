"""Controlled edits of a parsed sentence: shorter tellings, the same in other words, one thing changed, one thing added."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from factcheck.facets import quantity
from training.wording import CLOSED, Forms, opposites, synonyms

# fmt: off
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
DROPPED = frozenset("appos acl:relcl acl parataxis discourse vocative punct list dep advcl".split())
"""Relations that a shorter telling never keeps."""
OPTIONAL = frozenset("obl nmod amod advmod obl:unmarked nmod:unmarked obl:tmod".split())
"""Relations that it keeps by chance; what is left is still true."""
TELLING_ADJECTIVES = frozenset("""former alleged suspected possible planned attempted fake would-be potential proposed future
    false failed unlikely so-called last first only next new other few many no""".split())
UNSURE = frozenset("if unless whether would could may might should can must will shall not n't never no hardly".split())
HEARSAY = frozenset("""deny claim allege accuse suspect expect plan want hope try seek threaten refuse fail decline intend
    promise""".split())
SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
# fmt: on


@dataclass
class Pool:
    """What the corpus has to put in another's place: names by kind, adverbials, adjectives by noun."""

    names: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    adverbials: list[str] = field(default_factory=list)
    adjectives: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, doc: Doc) -> None:
        """Learn from one parsed text."""
        for ent in doc.ents:
            if ent.label_ in ("PERSON", "ORG", "LOC", "GPE", "NORP") and 2 < len(ent.text) < 40:
                self.names[ent.label_].append(ent.text)
        for token in doc:
            if token.dep_ == "amod" and token.i + 1 == token.head.i and token.text.isalpha() and token.text.islower():
                self.adjectives[token.head.lemma_.lower()].append(token.text)
            if token.dep_ == "obl" and token.head.pos_ == "VERB" and token.i > token.head.i and _adverbial(_subtree(token)):
                self.adverbials.append(_subtree(token).text)


def _adverbial(span: Span) -> bool:
    """Whether it can be moved to another sentence: short, with its own preposition, and tied to nothing said before."""
    if not 2 <= len(span) <= 7 or span[0].dep_ != "case":
        return False
    return not any(t.pos_ == "PRON" or t.lower_ in ("by", "of", "to", "than", "as", ",") for t in span)


def _subtree(token: Token) -> Span:
    return token.doc[token.left_edge.i : token.right_edge.i + 1]


def spaced(text: str) -> str:
    """Tidied: one blank between words, none before a stop, a capital first, a stop last."""
    text = re.sub(r"\s+", " ", text).strip(" ,;:-")
    text = re.sub(r" ([,.;:?!%'])", r"\1", text)
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


def _swap(doc: Doc, start: int, end: int, new: str) -> str:
    """The text with tokens [start, end) replaced."""
    head, last = doc[start], doc[end - 1]
    if head.text[:1].isupper() and start == 0:
        new = new[:1].upper() + new[1:]
    return doc.text[: head.idx] + new + doc.text[last.idx + len(last.text) :]


# --- shorter -----------------------------------------------------------------------------------------------------


def shorter(doc: Doc, rng: random.Random) -> Iterator[str]:
    """Clauses of the sentence with what can be left out left out by chance: each is entailed by it."""
    for verb in doc:
        if verb.pos_ not in ("VERB", "NOUN", "ADJ") or not _states(verb):
            continue
        kept = _kept(verb, rng, 0.5)
        if 4 <= len(kept) <= 26:
            gap = {a.i: a.text_with_ws if b.i == a.i + 1 else f"{a.text} " for a, b in zip(kept, kept[1:], strict=False)}
            yield spaced("".join(gap.get(t.i, t.text) for t in kept))


def _states(head: Token) -> bool:
    """Whether the clause under this head is asserted, and says who."""
    if not any(c.dep_ in SUBJECTS for c in head.children) or any(c.lower_ in UNSURE for c in head.children):
        return False
    if any(c.dep_ in SUBJECTS and c.pos_ in ("PRON", "DET") for c in head.children):
        return False
    if head.dep_ in ("ROOT", "conj"):
        return head.dep_ == "ROOT" or all(t.lower_ not in UNSURE and t.lemma_ not in HEARSAY for t in _above(head))
    if head.dep_ == "ccomp":
        return head.head.lemma_ in ("say", "report", "announce", "confirm", "state", "add", "note", "tell") and not any(
            c.lower_ in UNSURE for c in head.head.children
        )
    return False


def _above(token: Token) -> Iterator[Token]:
    while token.head.i != token.i:  # spaCy may make a new object for the same token
        token = token.head
        yield token
        yield from (c for c in token.children if c.dep_ in ("aux", "advmod", "mark"))


def _kept(head: Token, rng: random.Random, chance: float) -> list[Token]:
    kept: list[Token] = []
    frozen = head.lemma_ in HEARSAY or any(c.dep_ in ("det", "advmod") and c.lower_ in UNSURE for c in head.subtree)

    def keep(token: Token, top: bool) -> None:
        kept.append(token)
        for child in token.children:
            dep = child.dep_
            if (
                dep in DROPPED
                and not (dep == "acl" and not top)
                and child.tag_ != "HYPH"
                or (top and dep in ("conj", "cc", "mark"))
            ):
                continue
            if child.text in ('"', "“", "”", "(", ")"):
                continue
            optional = dep in OPTIONAL and not frozen and child.lower_ not in TELLING_ADJECTIVES | UNSURE and not _needed(child)
            if not (optional and rng.random() < chance):
                keep(child, False)

    keep(head, True)
    kept.sort(key=lambda t: t.i)
    while kept and kept[0].dep_ in ("cc", "punct", "mark"):
        kept.pop(0)
    return kept


def _needed(token: Token) -> bool:
    """Whether the telling would be odd or wrong without it: a name beside its head, "more than", part of a figure, "by whom"."""
    if token.pos_ == "PROPN" or token.head.pos_ in ("PROPN", "NUM", "PRON", "ADV") or token.dep_ == "obl:agent":
        return True
    if token.dep_ == "nmod" and token.head.lemma_ in (
        "number",
        "group",
        "series",
        "one",
        "part",
        "most",
        "some",
        "lack",
        "end",
        "kind",
    ):
        return True
    return token.dep_ == "obl" and token.head.lemma_ in (
        "be",
        "base",
        "name",
        "call",
        "belong",
        "refer",
        "lead",
        "result",
        "go",
        "come",
    )


# --- the same ----------------------------------------------------------------------------------------------------


def restated(doc: Doc, rng: random.Random, forms: Forms) -> Iterator[tuple[str, str]]:
    """(kind, text) of tellings that say the same in other words."""
    options = [
        t for t in doc if t.pos_ in ("VERB", "NOUN", "ADJ", "ADV") and t.ent_type_ == "" and synonyms(t.lemma_.lower(), t.pos_)
    ]
    if options:
        token = rng.choice(options)
        yield "synonym", _in_place(doc, token, rng.choice(synonyms(token.lemma_.lower(), token.pos_)), forms)
    yield from (("figure-word", text) for text in _refigured(doc))
    yield from (("voice", text) for text in _turned(doc, forms))
    for mention in quantity.find(doc, doc.text):
        figure, number = mention.value.figure, _number(doc, mention.span.start, mention.span.end)
        if number is None or figure is None or mention.value.bound != "exact" or mention.value.unit not in (None, "percent"):
            continue
        if figure >= 6 and number.text.isdecimal():
            low = int(figure * rng.uniform(0.7, 0.95))
            high = int(figure * rng.uniform(1.1, 1.5)) + 1
            vague = "dozens of" if 24 <= figure < 100 else "hundreds of" if 200 <= figure < 1000 else ""
            some = [f"more than {low}", f"over {low}", f"at least {low}", f"fewer than {high}", f"about {int(figure)}"]
            if vague and mention.value.unit is None:
                some += [vague, vague]
            yield "bound", _swap(doc, number.i, number.i + 1, rng.choice(some))
    dates = [t for t in doc if t.i > 1 and t.text in MONTHS and doc[t.i - 1].like_num]
    for token in dates:
        if doc[token.i - 2].lower_ == "on":
            yield "coarser-date", _swap(doc, token.i - 2, token.i + 1, f"in {token.text}")


def _in_place(doc: Doc, token: Token, lemma: str, forms: Forms) -> str:
    new = forms.form(lemma, token.tag_)
    before = doc[token.i - 1] if token.i else None
    start = token.i
    if before is not None and before.lower_ in ("a", "an"):
        article = "an" if new[:1] in "aeiou" else "a"
        new, start = f"{article} {new}", token.i - 1
    return _swap(doc, start, token.i + 1, new)


def _refigured(doc: Doc) -> Iterator[str]:
    for token in doc:
        if token.text.isdecimal() and 2 <= int(token.text) <= 12 and token.dep_ == "nummod" and token.head.pos_ == "NOUN":
            yield _swap(doc, token.i, token.i + 1, WORDS[int(token.text)])
        elif token.lower_ in WORDS[2:] and token.dep_ == "nummod":
            yield _swap(doc, token.i, token.i + 1, str(WORDS.index(token.lower_)))


def _parts(doc: Doc) -> Iterator[tuple[Token, Span, Span]]:
    """(verb, subject, object) of plain active clauses, whose parts stand in that order."""
    for verb in doc:
        if verb.pos_ != "VERB" or verb.dep_ != "ROOT":
            continue
        subjects = [c for c in verb.children if c.dep_ == "nsubj"]
        objects = [c for c in verb.children if c.dep_ == "obj"]
        if len(subjects) != 1 or len(objects) != 1 or not subjects[0].i < verb.i < objects[0].i:
            continue
        if "PRON" not in (subjects[0].pos_, objects[0].pos_):
            yield verb, _subtree(subjects[0]), _subtree(objects[0])


def _turned(doc: Doc, forms: Forms) -> Iterator[str]:
    """The other voice."""
    for verb, subject, thing in _parts(doc):
        if (
            verb.tag_ != "VBD"
            or subject.start != 0
            or subject.end != verb.i
            or thing.start != verb.i + 1
            or verb.lemma_ in ("have", "be")
        ):
            continue
        plural = thing.root.tag_ in ("NNS", "NNPS") or any(t.dep_ == "conj" for t in thing)
        rest = doc[thing.end :].text
        done = f"{thing.text} {'were' if plural else 'was'} {forms.form(verb.lemma_.lower(), 'VBN')} by {_decapitalised(subject)}"
        yield spaced(f"{done} {rest}")
    for verb in doc:
        if verb.dep_ != "ROOT" or verb.tag_ != "VBN":
            continue
        agents = [c for c in verb.children if c.dep_ == "obl:agent"]
        patients = [c for c in verb.children if c.dep_ == "nsubj:pass"]
        helpers = [c for c in verb.children if c.dep_ in ("aux:pass", "aux")]
        if len(agents) == len(patients) == len(helpers) == 1 and helpers[0].lower_ in ("was", "were"):
            agent, patient = _subtree(agents[0]), _subtree(patients[0])
            if patient.start == 0 and helpers[0].i == patient.end and verb.i == patient.end + 1 and agent.start > verb.i:
                between, rest = doc[verb.i + 1 : agent.start].text, doc[agent.end :].text
                done = f"{agent[1:].text} {forms.form(verb.lemma_.lower(), 'VBD')} {_decapitalised(patient)}"
                yield spaced(f"{done} {between} {rest}")


def _decapitalised(span: Span) -> str:
    text = span.text
    return text if span[0].pos_ == "PROPN" or span[0].ent_type_ or span[0].text.isupper() else text[:1].lower() + text[1:]


# --- changed -----------------------------------------------------------------------------------------------------


def changed(doc: Doc, rng: random.Random, forms: Forms, pool: Pool, nearby: Iterable[Span] = ()) -> Iterator[tuple[str, str]]:
    """(kind, text) of tellings with one thing changed, so that both can't be true. `nearby`: names of the same article."""
    yield from (("figure", text) for text in _figures(doc, rng))
    yield from (("date", text) for text in _dates(doc, rng))
    yield from (("name", text) for text in _names(doc, rng, pool, list(nearby)))
    yield from (("role", text) for text in _roles(doc))
    yield from (("polarity", text) for text in _negated(doc, rng, forms))
    words = [t for t in doc if t.ent_type_ == "" and (opposites(t.lemma_.lower(), t.pos_) or t.lower_ in CLOSED)]
    for token in rng.sample(words, min(2, len(words))):
        if token.lower_ in CLOSED and token.pos_ != "VERB":
            if token.dep_ not in ("fixed", "compound:prt") and not token.text.istitle():
                yield "closed", _swap(doc, token.i, token.i + 1, CLOSED[token.lower_])
        elif opposites(token.lemma_.lower(), token.pos_):
            yield "opposite", _in_place(doc, token, rng.choice(opposites(token.lemma_.lower(), token.pos_)), forms)


def _number(doc: Doc, start: int, end: int) -> Token | None:
    """The one number of a span of characters; None where there are several or none."""
    found = [t for t in doc if start <= t.idx < end and t.pos_ == "NUM"]
    return found[0] if len(found) == 1 else None


def _figures(doc: Doc, rng: random.Random) -> Iterator[str]:
    for mention in quantity.find(doc, doc.text):
        number = _number(doc, mention.span.start, mention.span.end)
        if number is None:
            continue
        low = mention.value.bound in ("at-most", "less-than")
        one_way = mention.value.bound in ("at-least", "more-than") or low
        new = other_number(number.text, rng, up=not low if one_way else None)
        if new:
            yield _swap(doc, number.i, number.i + 1, new)
            if mention.value.bound == "exact" and new.isdecimal() and number.text.isdecimal():
                bound = "more than" if int(new) > int(number.text) else "fewer than"
                yield _swap(doc, number.i, number.i + 1, f"{bound} {new}")


def other_number(text: str, rng: random.Random, up: bool | None = None) -> str | None:
    """Another number written alike; None for what is no plain number. `up` says which way, None either."""
    larger = rng.random() < 0.6 if up is None else up
    bare = text.replace(",", "")
    if text.lower() in ORDINALS:
        return rng.choice([w for w in ORDINALS[:6] if w != text.lower()])
    if text.lower() in WORDS or text.lower() in tens():
        value = WORDS.index(text.lower()) if text.lower() in WORDS else tens()[text.lower()]
        other = _other(value, rng, larger)
        return None if other is None else WORDS[other] if other <= 12 else str(other)
    if bare.isdecimal() and len(bare) < 10:
        found = _other(int(bare), rng, larger)
        return None if found is None else f"{found:,}" if "," in text else str(found)
    if re.fullmatch(r"\d+\.\d+", bare):
        places = len(bare.split(".")[1])
        return f"{float(bare) * (rng.uniform(1.2, 2.5) if larger else rng.uniform(0.3, 0.8)):.{places}f}"
    return None


def tens() -> dict[str, int]:
    """Tens by their names."""
    return {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}


def _other(value: int, rng: random.Random, larger: bool) -> int | None:
    if value < 2 and not larger:
        return None
    step = (
        max(1, round(value * rng.choice([0.12, 0.2, 0.35, 0.5, 0.6])))
        if value > 12
        else rng.randint(1, max(1, min(4, value - 1)))
    )
    zeros = len(str(value)) - len(str(value).rstrip("0")) if value else 0
    step = max(1, round(step / 10**zeros)) * 10**zeros
    other = value + step if larger else value - step
    return other if other > 0 and other != value else None


def _dates(doc: Doc, rng: random.Random) -> Iterator[str]:
    for token in doc:
        if re.fullmatch(r"(1[5-9]|20)\d\d", token.text):
            yield _swap(doc, token.i, token.i + 1, str(int(token.text) + rng.choice([-10, -3, -2, -1, 1, 2, 3, 10])))
        elif token.text in MONTHS and token.pos_ == "PROPN":
            yield _swap(doc, token.i, token.i + 1, rng.choice([m for m in MONTHS if m != token.text]))
        elif token.text in DAYS:
            yield _swap(doc, token.i, token.i + 1, rng.choice([d for d in DAYS if d != token.text]))


def _names(doc: Doc, rng: random.Random, pool: Pool, nearby: list[Span]) -> Iterator[str]:
    there = doc.text.lower()
    ents = [e for e in doc.ents if e.label_ in pool.names]
    for ent in rng.sample(ents, min(2, len(ents))):
        near = [n.text for n in nearby if n.label_ == ent.label_ and not set(n.text.lower().split()) & set(there.split())]
        options = near if near and rng.random() < 0.6 else pool.names[ent.label_]
        new = rng.choice(options)
        if not set(new.lower().split()) & set(there.replace(".", "").split()):
            yield _swap(
                doc,
                ent.start,
                ent.end,
                new.removeprefix("the ").removeprefix("The ") if ent.start and doc[ent.start - 1].lower_ == "the" else new,
            )


def _roles(doc: Doc) -> Iterator[str]:
    for verb, subject, thing in _parts(doc):
        if verb.lemma_ in ("be", "have") or not (_acts(subject.root) and _acts(thing.root)) or len(subject) + len(thing) > 14:
            continue
        if {subject.root.lemma_, thing.root.lemma_} & {"responsibility", "part", "place"}:
            continue
        between, rest = doc[subject.end : thing.start].text, doc[thing.end :].text
        yield spaced(f"{doc[: subject.start].text} {thing.text} {between} {_decapitalised(subject)} {rest}")
    for verb in doc:
        if verb.dep_ != "ROOT":
            continue
        patients = [_subtree(c) for c in verb.children if c.dep_ == "nsubj:pass"]
        agents = [_subtree(c)[1:] for c in verb.children if c.dep_ == "obl:agent" and c.i > verb.i and c.left_edge.i < c.i]
        if len(agents) == len(patients) == 1 and patients[0].start < verb.i and len(agents[0]) + len(patients[0]) < 14:
            a, b = patients[0], agents[0]
            if _acts(a.root) and _acts(b.root):
                yield spaced(
                    f"{doc[: a.start].text} {b.text} {doc[a.end : b.start].text} {_decapitalised(a)} {doc[b.end :].text}"
                )


def _acts(token: Token) -> bool:
    """Whether it may do something: a name, or people."""
    from factcheck.words.lexicon import category

    return token.pos_ == "PROPN" or bool({"person", "group"} & category(token.lemma_.lower()))


def _negated(doc: Doc, rng: random.Random, forms: Forms) -> Iterator[str]:
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if root is None:
        return
    against = [c for c in root.children if c.lower_ in ("not", "n't", "never")]
    helpers = [c for c in root.children if c.dep_ in ("aux", "aux:pass", "cop") and c.i < root.i or c.dep_ == "cop"]
    if against:
        no = against[0]
        before = doc[no.i - 1] if no.i else no
        if before.lower_ in ("did", "does", "do") and doc[min(no.i + 1, len(doc) - 1)] is root:
            tag = {"did": "VBD", "does": "VBZ", "do": "VBP"}[before.lower_]
            yield _swap(doc, before.i, root.i + 1, forms.form(root.lemma_.lower(), tag))
        elif no.text != "n't":
            yield spaced(doc.text[: no.idx] + doc.text[no.idx + len(no.text) :])
        return
    if any(t.lower_ in ("no", "none", "nobody", "nothing", "without", "neither") for t in doc):
        for token in doc:
            if token.lower_ == "no" and token.dep_ == "det":
                yield _swap(doc, token.i, token.i + 1, "several" if token.head.tag_ == "NNS" else "some")
        return
    if helpers:
        aux = helpers[0]
        if aux.text.isalpha():
            yield _swap(doc, aux.i, aux.i + 1, f"{aux.text} {rng.choice(['not', 'not', 'not', 'never'])}")
    elif root.tag_ in ("VBD", "VBZ", "VBP") and root.pos_ == "VERB":
        lemma = root.lemma_.lower()
        some = {
            "VBD": [f"did not {lemma}", f"did not {lemma}", f"never {root.text}", f"failed to {lemma}", f"refused to {lemma}"],
            "VBZ": [f"does not {lemma}", f"never {root.text}"],
            "VBP": [f"do not {lemma}", f"never {root.text}"],
        }[root.tag_]
        yield _swap(doc, root.i, root.i + 1, rng.choice(some))
    for token in doc:
        if token.dep_ == "nummod" and token.i == 0 and token.head.pos_ == "NOUN" and token.head.dep_ in SUBJECTS:
            yield _swap(doc, token.i, token.i + 1, "No")


# --- added -------------------------------------------------------------------------------------------------------


def added(doc: Doc, rng: random.Random, pool: Pool) -> Iterator[tuple[str, str]]:
    """(kind, text) of tellings that say more than the sentence."""
    body = doc.text.rstrip(" .")
    if pool.adverbials:
        new = rng.choice(pool.adverbials)
        case = new.split()[0]
        if not any(t.lower_ == case and t.dep_ == "case" and t.head.dep_ == "obl" for t in doc):
            yield "adverbial", f"{body} {new}."
    nouns = [t for t in doc if t.pos_ == "NOUN" and t.i and not any(c.dep_ in ("amod", "compound", "nummod") for c in t.children)]
    rng.shuffle(nouns)
    for noun in nouns[:2]:
        options = pool.adjectives.get(noun.lemma_.lower(), [])
        if options:
            yield "adjective", _swap(doc, noun.i, noun.i + 1, f"{rng.choice(options)} {noun.text}")
        if noun.tag_ == "NNS" and not any(c.dep_ == "det" for c in noun.children):
            yield "figure", _swap(doc, noun.i, noun.i + 1, f"{rng.choice([3, 7, 12, 15, 20, 40, 150, 2000])} {noun.text}")


def doubted(doc: Doc, rng: random.Random, forms: Forms) -> Iterator[str]:
    """Tellings of the same as planned or doubted only."""
    for verb in doc:
        if verb.dep_ != "ROOT" or verb.pos_ != "VERB" or verb.tag_ != "VBD" or any(c.dep_ == "aux" for c in verb.children):
            continue
        lemma = verb.lemma_.lower()
        plural = any(
            c.dep_ == "nsubj" and (c.tag_ in ("NNS", "NNPS") or any(g.dep_ == "conj" for g in c.children)) for c in verb.children
        )
        be = "are" if plural else "is"
        past, done = "were" if plural else "was", forms.form(lemma, "VBN")
        some = [
            f"{'plan' if plural else 'plans'} to {lemma}", f"{be} expected to {lemma}", f"may have {done}", f"will {lemma}",
            f"{past} accused of having {done}", f"threatened to {lemma}", f"denied having {done}", f"had hoped to {lemma}",
        ]  # fmt: skip
        yield _swap(doc, verb.i, verb.i + 1, rng.choice(some))
