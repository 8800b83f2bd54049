"""How the text stands to a predicate: its own words, and those of the clauses and nouns that it stands under."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.facets.stance.ladder import NOT
from factcheck.facets.stance.own import only_ahead, own
from factcheck.schema import Stance
from factcheck.words import stance as words

if TYPE_CHECKING:
    from spacy.tokens import Token

# fmt: off
UPWARD = frozenset("xcomp ccomp csubj obj obl nmod nsubj acl advcl parataxis compound".split())
"""Dependencies along which the stance of the head word reaches its dependent."""
CLAUSES = frozenset("xcomp ccomp csubj csubj:pass csubj:outer parataxis acl advcl".split())
PLANNED = frozenset({"xcomp", "ccomp", "acl", "csubj", "csubj:pass", "advcl"})
"""Clauses that tell what is planned, under a word such as "want" or "plan"."""
PASSING = frozenset("nmod obl compound nsubj".split())
"""Places in a sentence where a noun names an event in passing."""
REFUSING = frozenset({"reject", "dismiss", "repudiate"})
"""Verbs of which it tells, by its object, whether something was denied or turned down."""
EXISTING = frozenset("be occur happen take follow".split())
"""Verbs that say of an event that it took place."""
OF_DEED = frozenset({"of", "with", "for"})
"""Prepositions before what somebody is accused of, charged with, indicted for."""
ASKED_FOR = frozenset("want need order wish like prefer expect".split())
"""Verbs whose object is to undergo the participle after it: "wants the backlog cleared"."""
TOWARDS = frozenset({"on", "toward", "towards"})
"""Prepositions before what somebody works on: "agreed to work on lowering the tax"."""
WHOLE = frozenset({"this", "that", "which", "it"})
"""Words that stand for all that was told before them."""
TRUE = frozenset({"true", "case", "correct"})
FLIPPED = {"happened": "did-not", "did-not": "happened", "will-not": "possible", "planned": "possible", "possible": "possible"}
"""What becomes of the thing that was prevented, by the status of its prevention."""
# fmt: on


def read(token: Token) -> Stance:
    """The stance of the text to the predicate `token`, gathered from its own auxiliaries and from what it stands under."""
    if token.dep_ == "amod" and (denied := _noun_denied(token.head)) is not None:
        return denied
    if token.dep_ == "amod" and (of_deed := _as_its_deed(token.head)) is not None:
        return of_deed
    status = own(token)
    doubted = _hedge(token) or _denied_after(token)
    said_by: list[str] = [_source_phrase(child) for child in token.children if _is_source(child)]
    node = token
    any_at_all = any(child.lower_ == "any" for child in token.children)
    for _ in range(8):
        head, dep = node.head, node.dep_
        if head.i == node.i:
            break
        if any_at_all and own(head) == "did-not":  # "was not aware of any injuries"
            status = "did-not"
        if dep == "conj":
            if status == "happened" and not _has_own_tense(node):
                status = own(head)
            node = head
            continue
        if dep.split(":")[0] not in UPWARD:
            break
        if dep == "obl" and any(child.dep_ == "case" and child.lower_ == "by" for child in node.children):
            dep = "obl:agent"  # "decided by 14 votes to close it": the means of a plan is not planned
        if dep == "acl:relcl" and _content_clause(node):
            dep = "acl"
        if dep == "acl:relcl" or dep == "acl" and _describes(node):
            break
        lemma = with_particle(head)
        clause = dep in CLAUSES
        if _accused_of(node, lemma, clause):
            doubted = doubted or "alleged"
            break
        if dep == "advcl" and not _governed(node, head, lemma):
            break
        if dep in ("acl", "nmod") and words.proves(lemma) and _there_is_no(head):
            doubted = doubted or "denied"
            break
        speech = words.speech(lemma) if clause else None
        if speech and (dep in ("ccomp", "parataxis") or (dep == "xcomp" and speech in ("claim", "deny"))):
            said_by.append(_speaker(head))
            if speech == "claim":
                doubted = doubted or "alleged"
            elif speech in ("deny", "doubt"):
                doubted = doubted or "alleged" if own(head) == "did-not" else "denied"  # "did not deny it"
            elif speech in ("predict", "ask", "warn") and status == "happened":
                status = "possible"
            unsaid = own(head) in ("did-not", "will-not") and speech not in ("deny", "doubt")
            if status == "happened" and unsaid:  # "did not say that", "declined to confirm"
                doubted = doubted or "denied"
            break
        nominal = node.pos_ in ("NOUN", "PROPN")
        denier = dep in ("obj", "nsubj:pass") and words.speech(lemma) in ("deny", "doubt")
        if nominal and denier and not _turned_down(node, lemma):
            doubted = "denied"  # "denied reports that hostages had been taken"
        ahead = own(head) in ("planned", "possible") or dep == "xcomp" and _intends(head, lemma)
        if status == "did-not" and dep in ("xcomp", "ccomp") and ahead:
            status = "will-not"  # "should be found not guilty", "advised him not to travel"
        plan = status == "planned" and nominal and words.intends(node.lemma_.lower(), noun=True)
        refused = lemma in REFUSING and dep == "obj" and token.pos_ == "VERB"  # not an "offer of talks"
        if plan and (refused or _noun_under(head, lemma, dep) == "did-not"):
            status = "will-not"  # "scrapped a plan to march"
        if status == "happened" and not _calls_it(head, lemma):
            status = _clause_under(node, head, lemma, dep) if clause else _noun_under(head, lemma, dep) if nominal else status
        if not clause and not (nominal and _settles(head, lemma, dep)):
            break
        node = head
    names = tuple(dict.fromkeys(name for name in said_by if name))
    return Stance(status, names, doubted, _mentioned(token))  # type: ignore[arg-type]


def _noun_denied(noun: Token) -> Stance | None:
    """What an adjective has from its noun where that is denied: "no civilian deaths"; None where it is not."""
    if noun.pos_ not in ("NOUN", "PROPN"):
        return None
    denied = own(noun) if own(noun) in NOT else "did-not" if read(noun).doubted == "denied" else None
    return Stance(denied) if denied else None  # type: ignore[arg-type]


def _as_its_deed(noun: Token) -> Stance | None:
    """What an adjective has from the deed of its noun, where that is only alleged: "is said to have copied marked ballots"."""
    verb = noun.head
    if noun.dep_ not in ("obj", "nsubj", "nsubj:pass") or verb.dep_ not in ("ccomp", "parataxis"):
        return None
    deed = read(verb)
    return Stance("happened", deed.said_by, deed.doubted) if deed.doubted else None


def _there_is_no(noun: Token) -> bool:
    """ "no sign that anybody was hurt", "did not find any trace of them"."""
    return own(noun) in NOT or noun.dep_ in ("obj", "nsubj:pass") and own(noun.head) in NOT


def _mentioned(token: Token) -> bool:
    """ "the run-up to the offensive", "ready to attack": whether it happened is not what these words say."""
    dep = token.dep_.split(":")[0]
    if token.pos_ in ("NOUN", "PROPN"):
        exists = dep == "nsubj" and token.head.lemma_ in EXISTING
        comes_about = token.dep_ == "nsubj:pass" and words.brings(with_particle(token.head))  # "A treaty was signed."
        return dep in PASSING and not exists and not comes_about
    if dep == "xcomp" and words.outcome(with_particle(token.head)) in ("failed", "happened"):  # "refused to sign"
        return False
    if dep == "xcomp" and only_ahead(token.head):
        return _mentioned(token.head)
    return token.tag_ in ("VB", "VBG") and dep in ("xcomp", "advcl", "acl", "csubj", "amod", "compound")


def _turned_down(noun: Token, lemma: str) -> bool:
    """ "rejected an offer of talks": what was not accepted, not what is told to be untrue."""
    return lemma in REFUSING and words.intends(noun.lemma_.lower(), noun=True)


def _clause_under(node: Token, head: Token, lemma: str, dep: str) -> str:
    """The status that a clause has from the word it stands under."""
    if words.outcome(lemma) == "failed":
        return _flipped(lemma, _own_or_planned(head))
    if words.outcome(lemma) == "hindered":
        return "possible"
    if _intends(head, lemma) and dep in PLANNED and not (dep == "ccomp" and words.speech(lemma)):
        return "planned"
    if dep in ("xcomp", "ccomp") or lemma in TRUE or dep == "advcl" and words.outcome(lemma):
        return own(head)
    return "happened"


def _flipped(lemma: str, status: str) -> str:
    """The status of what fails by a verb of this status; what is not ruled out may be."""
    return "possible" if lemma == "rule out" and status == "did-not" else FLIPPED[status]


def _noun_under(head: Token, lemma: str, dep: str) -> str:
    """The status that an event noun has from its verb: one that prevents it, plans it, or brings it about."""
    if dep in ("obj", "nsubj:pass", "nmod") and words.outcome(lemma) == "failed":
        return _flipped(lemma, _own_or_planned(head))
    if dep in ("obj", "nsubj:pass", "nmod") and words.outcome(lemma) == "hindered":
        return "possible"
    if _intends(head, lemma) and dep in ("obj", "nmod", "obl", "nsubj:pass"):
        return "planned"
    if words.brings(lemma) and dep in ("obj", "nsubj:pass") or words.takes_place(lemma) and dep == "nsubj":
        return own(head)
    return "happened"


def _own_or_planned(verb: Token) -> str:
    """ "threatened to block": what the verb above only plans is not prevented yet."""
    if _under_failure(verb):
        return FLIPPED[own(verb.head)]
    planned = verb.dep_ == "xcomp" and words.intends(with_particle(verb.head))
    return "planned" if planned else own(verb)


def _under_failure(verb: Token) -> bool:
    """ "failed to prevent the attack"."""
    return verb.dep_ == "xcomp" and words.outcome(with_particle(verb.head)) == "failed"


def _intends(head: Token, lemma: str) -> bool:
    return words.intends(lemma, noun=head.pos_ == "NOUN")


def _calls_it(head: Token, lemma: str) -> bool:
    """ "called it a crime", where a strike or an election that is called is planned."""
    return lemma == "call" and any(child.dep_ == "xcomp" and child.pos_ in ("NOUN", "PROPN", "ADJ") for child in head.children)


def _settles(head: Token, lemma: str, dep: str) -> bool:
    """Whether what the verb itself stands under bears on its noun, too: "refused to sign an accord"."""
    if dep in ("obj", "nsubj:pass") and words.brings(lemma):
        return True
    if words.outcome(lemma) == "failed" and _under_failure(head):
        return False
    return dep in ("obj", "nsubj:pass", "nmod", "obl") and (
        _intends(head, lemma) or words.outcome(lemma) in ("failed", "hindered")
    )


def _accused_of(node: Token, lemma: str, clause: bool) -> bool:
    """ "accused of robbing", "charged with bribery": what somebody is only said to have done."""
    marks = [child for child in node.children if child.dep_ in ("mark", "case") and child.lower_ in OF_DEED]
    if not marks or not (clause or node.dep_ in ("obl", "nmod") and not any(child.dep_ == "det" for child in node.children)):
        return False
    return words.accuses(lemma) or words.accuses(f"{lemma} {marks[0].lower_}")


def _governed(node: Token, head: Token, lemma: str) -> bool:
    """Whether an adverbial clause is one that the verb asks for: a condition, "prevented from entering", "forced to leave"."""
    marks = {child.lower_ for child in node.children if child.dep_ in ("mark", "aux")}
    if marks & {"if", "unless"}:
        return True
    bare = not marks and node.tag_ == "VBG" and node.i > head.i and node.nbor(-1).text != ","  # "ruled out using force"
    if bare and words.outcome(lemma) == "failed":
        return True
    if marks & TOWARDS and node.tag_ == "VBG":
        return True
    if "from" in marks:
        return words.outcome(lemma) in ("failed", "hindered")
    return "to" in marks and (words.controls_object(lemma) or words.intends(lemma))  # "plan to attack"


def _has_own_tense(token: Token) -> bool:
    """ "did not damage it but inflicted casualties": a finite verb beside an infinitive stands for itself."""
    if any(child.dep_.startswith(("aux", "nsubj")) for child in token.children):
        return True
    return token.tag_ in ("VBD", "VBZ", "VBP") and token.head.tag_ not in ("VBD", "VBZ", "VBP")


def _content_clause(token: Token) -> bool:
    """ "reports that hostages were taken": what a noun of saying says, which parsers often take for a relative clause."""
    says = words.speech(token.head.lemma_.lower()) is not None
    return says and any(child.dep_ == "mark" and child.lower_ == "that" for child in token.children)


def _describes(token: Token) -> bool:
    """ "release two men jailed in May": what befell the men is no part of the plan ("a law banning smoking" still is)."""
    noun = token.head
    while noun.dep_ in ("nmod", "compound") and noun.head.i != noun.i:
        noun = noun.head
    asked_for = noun.head.lemma_.lower() in ASKED_FOR
    marked = any(child.dep_ in ("mark", "case") for child in token.children)
    return token.tag_ in ("VBN", "VBD") and not asked_for and not marked


def with_particle(token: Token) -> str:
    """The lemma of a verb with its particle: "rule out"."""
    particles = [child.lower_ for child in token.children if child.dep_ == "compound:prt"]
    return " ".join([token.lemma_.lower(), *particles])


def _hedge(token: Token) -> str:
    for child in token.children:
        if child.dep_ in ("advmod", "amod") and words.speech(child.lower_) == "claim" and child.pos_ in ("ADV", "ADJ", "VERB"):
            return "alleged"
    return ""


def _denied_after(token: Token) -> str:
    """ "was an adviser, although this was denied", "attacked the base, which it denies": told, and denied at once."""
    nouns = (child for child in token.children if child.dep_ in ("obj", "obl"))
    behind = [clause for noun in nouns for clause in noun.rights if clause.dep_ == "acl:relcl" and clause.lemma_ == "deny"]
    said = token.head.children if token.dep_ == "ccomp" else ()  # "she said that it was late; he denied this"
    clauses = [child for child in (*token.children, *said) if child.dep_ in ("advcl", "parataxis", "acl:relcl", "conj")]
    return "alleged" if any(map(_denies_all, (*clauses, *behind, *_next_sentence(token)))) else ""


def _next_sentence(token: Token) -> Iterator[Token]:
    """The verb of the next sentence, where the token is what its own one tells: "A says that B took it. B denies this." """
    spoken = words.speech(token.lemma_.lower()) and any(child.dep_ in ("ccomp", "parataxis") for child in token.children)
    if token.dep_ not in ("ROOT", "ccomp", "parataxis", "conj") or spoken:
        return
    end = token.sent.end
    if end < len(token.doc):
        yield token.doc[end].sent.root


def _denies_all(verb: Token) -> bool:
    """Whether a verb denies all that was told before it: "denied this", "rejects the accusation"."""
    if words.speech(verb.lemma_.lower()) != "deny" or own(verb) != "happened":
        return False
    denied = [child for child in verb.children if child.dep_ in ("obj", "nsubj:pass")]
    return any(child.lower_ in WHOLE or words.speech(child.lemma_.lower()) == "claim" and child.n_rights == 0 for child in denied)


def _is_source(child: Token) -> bool:
    return child.dep_ in ("obl", "advmod", "parataxis") and any(
        grand.dep_ == "case" and grand.lower_ in ("according", "per") for grand in child.children
    )


def _source_phrase(token: Token) -> str:
    return " ".join(t.text for t in token.subtree if t.dep_ not in ("case", "fixed", "punct"))


def _speaker(verb: Token) -> str:
    believed = any(child.dep_ == "aux:pass" for child in verb.children)  # "is believed to have fled": by whom is not said
    for child in verb.children:
        if child.dep_ in ("obl:agent",) if believed else child.dep_ in ("nsubj", "nsubj:pass", "obl:agent"):
            near = [token.i for token in child.subtree if abs(token.i - child.i) < 6 and token.dep_ != "case"]
            named = str(child.doc[min(near) : max(near) + 1].text).removeprefix("(")
            return f"{named})" if "(" in named and ")" not in named else named
    return ""
