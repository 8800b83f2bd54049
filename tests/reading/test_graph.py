"""The same links for every telling of the same event."""

import pytest

from factcheck.reading.read import read_claims
from factcheck.schema import Context, Reading


def read(text: str) -> Reading:
    return next(read_claims([text], Context()))


def links(reading: Reading) -> set[tuple[str, str, str]]:
    return {(reading.words[e.head].lemma, e.role, reading.words[e.child].lemma) for e in reading.edges}


# fmt: off
TELLINGS = [
    ("The flood destroyed the bridge.",                 ("destroy", "agent", "flood"), ("destroy", "target", "bridge")),
    ("Rebels attacked the camp.",                       ("attack", "agent", "rebel"), ("attack", "target", "camp")),
    ("The camp was attacked by rebels.",                ("attack", "agent", "rebel"), ("attack", "target", "camp")),
    ("Rebels carried out an attack on the camp.",       ("attack", "agent", "rebel"), ("attack", "target", "camp")),
    ("An attack by rebels on the camp failed.",         ("attack", "agent", "rebel"), ("attack", "target", "camp")),
    ("11 officers killed in the raid",                  ("kill", "target", "officer"), ("kill", "in", "raid")),
    ("Soldiers died in the raid.",                      ("die", "target", "soldier"), ("die", "in", "raid")),
    ("The minister was invited to visit the camp.",     ("invite", "target", "minister"), ("visit", "agent", "minister")),
    ("The bomb that killed soldiers was found.",           ("kill", "agent", "bomb"), ("kill", "target", "soldier")),
]
# fmt: on


@pytest.mark.parametrize(("text", "first", "second"), TELLINGS, ids=[row[0] for row in TELLINGS])
def test_links(text: str, first: tuple[str, str, str], second: tuple[str, str, str]) -> None:
    found = {(head.replace("injure", "wound"), role, child) for head, role, child in links(read(text))}
    assert {first, second} <= found


# fmt: off
STANCES = [
    ("Rebels attacked the camp.",                            "attack", "happened"),
    ("Rebels did not attack the camp.",                      "attack", "did-not"),
    ("No one was killed.",                                   "kill",   "did-not"),
    ("Rebels never attacked the camp.",                      "attack", "did-not"),
    ("Rebels failed to attack the camp.",                    "attack", "did-not"),
    ("Rebels plan to attack the camp.",                      "attack", "planned"),
    ("Rebels will attack the camp.",                         "attack", "planned"),
    ("The minister was invited to visit the camp.",          "visit",  "planned"),
    ("Rebels may attack the camp.",                          "attack", "possible"),
    ("Minister to visit the camp",                           "visit",  "planned"),
    ("Rebels attacked the camp without killing anyone.",     "kill",   "did-not"),
]
# fmt: on


@pytest.mark.parametrize(("text", "lemma", "status"), STANCES, ids=[row[0] for row in STANCES])
def test_stance(text: str, lemma: str, status: str) -> None:
    words = [word for word in read(text).words.values() if word.lemma == lemma]
    assert [word.stance.status for word in words] == [status]


# fmt: off
UNCHECKABLE = [
    ("???",                                    "there are no words to check"),
    ("🔥🔥🔥",                                  "there are no words to check"),
    ("Who attacked the camp?",                 "a question without a proposition"),
    ("I think the army is right",              "an opinion"),
    ("Did rebels attack the camp?",            None),
    ("Rebels attacked the camp.",              None),
]
# fmt: on


@pytest.mark.parametrize(("text", "why"), UNCHECKABLE, ids=[row[0] for row in UNCHECKABLE])
def test_uncheckable(text: str, why: str | None) -> None:
    assert read(text).uncheckable == why
