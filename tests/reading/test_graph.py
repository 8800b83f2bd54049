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
    ("Gunmen who shot a guard and escaped were held.",  ("shoot", "agent", "gunman"), ("escape", "agent", "gunman")),
    ("Police stopped the fans from entering the park.", ("enter", "agent", "fan"), ("stop", "agent", "police")),
    ("The mayor asked the police to clear the park.",   ("clear", "agent", "police"), ("ask", "agent", "mayor")),
    ("The mayor promised the police to clear the park.", ("clear", "agent", "mayor"), ("promise", "agent", "mayor")),
    ("Police detained and questioned three men.",       ("detain", "agent", "police"), ("question", "target", "man")),
    ("Two men were arrested and charged.",              ("arrest", "target", "man"), ("charge", "target", "man")),
    ("Police held two men on suspicion of robbing a bank.", ("rob", "agent", "man"), ("rob", "target", "bank")),
    ("A man was held on suspicion of robbing a bank.",     ("rob", "agent", "man"), ("rob", "target", "bank")),
    ("Prosecutors charged a guard with murdering a man.",  ("murder", "agent", "guard"), ("charge", "agent", "prosecutor")),
    ("Ministers called off the strike.",                   ("call off", "agent", "minister"), ("call off", "target", "strike")),
    ("The Chad-Sudan border was closed.",                  ("border", "mod", "chad"), ("border", "mod", "sudan")),
    ("Leeds beat Lund to win the cup.",                    ("win", "agent", "leeds"), ("beat", "target", "lund")),
    ("The mayor found traces in 8 out of 10 jars.",        ("find", "agent", "mayor"), ("find", "target", "trace")),
    ("The bill was passed by 51 votes.",                   ("pass", "target", "bill"), ("pass", "by", "vote")),
    ("Police opened fire on protesters.",                  ("open fire", "agent", "police"), ("open fire", "target", "protester")),
    ("The army opened an inquiry.",                        ("inquiry", "agent", "army"), ("inquiry", "agent", "army")),
    ("The mayor, whose party expelled Horvat, won.",       ("expel", "agent", "party"), ("win", "agent", "mayor")),
    ("The strikes carried out by rebels on the camp failed.", ("strike", "agent", "rebel"), ("strike", "agent", "rebel")),
    ("A probe launched by the army found nothing.",        ("probe", "agent", "army"), ("find", "agent", "probe")),
    ("The envoy phoned Lund to thank him.",                ("thank", "agent", "envoy"), ("phone", "target", "lund")),
    ("The dam cost less than the bridge.",                 ("cost", "target", "dam"), ("cost", "mod", "less")),
    ("The envoy denied reports that hostages had been taken.", ("report", "acl", "take hostage"), ("deny", "target", "report")),
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
    ("Rebels will not attack the camp.",                     "attack", "will-not"),
    ("Rebels cannot attack the camp.",                       "attack", "will-not"),
    ("Rebels no longer attack the camp.",                    "attack", "did-not"),
    ("Rebels have yet to attack the camp.",                  "attack", "did-not"),
    ("Neither the army nor the rebels attacked the camp.",   "attack", "did-not"),
    ("None of the hostages was harmed.",                     "harm",   "did-not"),
    ("Not all houses were destroyed.",                       "destroy", "happened"),
    ("They did not shell the camp but burned a house.",      "burn",   "happened"),
    ("It is not true that rebels attacked the camp.",        "attack", "did-not"),
    ("The army stopped rebels from attacking the camp.",     "attack", "did-not"),
    ("The army banned rebels from attacking the camp.",      "attack", "possible"),
    ("The army forced rebels to leave the camp.",            "leave",  "happened"),
    ("The minister did not condemn the attack.",             "attack", "happened"),
    ("The army did not launch an attack.",                   "attack", "did-not"),
    ("The firm was not aware of any injuries.",              "injury", "did-not"),
    ("The army promised to release two men jailed in May.",  "jail",    "happened"),
    ("Police want to question a driver injured in a crash.", "injure",  "happened"),
    ("A court will hear the appeal of a man convicted of theft.", "convict", "happened"),
    ("Rebels threatened to kill hostages seized in Lund.",   "seize",  "happened"),
    ("Officials agreed to release jailed activists.",        "jail",   "happened"),
    ("The minister wants the camp closed.",                  "close",  "planned"),
    ("They decided by nine votes to two to close the camp.", "vote",   "happened"),
    ("They decided by nine votes to two to close the camp.", "close",  "planned"),
    ("The planned release of captured soldiers was delayed.", "capture", "happened"),
    ("The planned release of captured soldiers was delayed.", "release", "planned"),
    ("Ministers called off the strike.",                     "strike", "did-not"),
    ("The union scrapped a plan to march.",                  "march",  "will-not"),
    ("Police failed to stop the attack.",                    "attack", "happened"),
    ("Police stopped the attack.",                           "attack", "did-not"),
    ("The army ruled out using tanks.",                      "use",    "did-not"),
    ("The army has not ruled out using tanks.",            "use",    "possible"),
    ("The final, due to be played in May, was moved.",       "play",   "planned"),
    ("The plant is to be closed.",                           "close",  "planned"),
    ("The envoy is set to leave.",                           "leave",  "planned"),
    ("The envoy was the first to leave.",                    "leave",  "happened"),
    ("The minister rejected calls to resign.",               "resign", "will-not"),
    ("Bell pleaded not guilty.",                  "plead not guilty", "happened"),
    ("The plan gives no timetable.",                         "timetable", "did-not"),
]
# fmt: on


@pytest.mark.parametrize(("text", "lemma", "status"), STANCES, ids=[row[0] for row in STANCES])
def test_stance(text: str, lemma: str, status: str) -> None:
    words = [word for word in read(text).words.values() if word.lemma == lemma]
    assert [word.stance.status for word in words] == [status]


# fmt: off
DOUBTS = [
    ("The minister denied that the dam had cracked.",        "crack",  "denied"),
    ("The minister did not deny that the dam had cracked.",  "crack",  "alleged"),
    ("The minister did not say that the dam had cracked.",   "crack",  "denied"),
    ("He was accused of robbing a bank.",                    "rob",    "alleged"),
    ("She was charged with robbing a bank.",                 "rob",    "alleged"),
    ("Two men are suspected of robbing a bank.",             "rob",    "alleged"),
    ("She was convicted of robbing a bank.",                 "rob",    ""),
    ("Rebels bombed the bridge, although the group denied this.", "bomb", "alleged"),
    ("Orland attacked the base, which it denies.",           "attack", "alleged"),
    ("Lund was an adviser, although this was denied by spokesmen.", "adviser", "alleged"),
    ("Lund is an adviser, and denied the charges.",          "adviser", ""),
    ("Four men who claimed to be his students shot him.",    "student", ""),
]
# fmt: on


@pytest.mark.parametrize(("text", "lemma", "doubted"), DOUBTS, ids=[row[0] for row in DOUBTS])
def test_doubt(text: str, lemma: str, doubted: str) -> None:
    assert [word.stance.doubted for word in read(text).words.values() if word.lemma == lemma] == [doubted]


# fmt: off
NO_LINKS = [
    ("The mayor, whose party expelled Horvat, won.",   ("expel", "target", "mayor")),
    ("The village where two men were killed is small.", ("kill", "target", "village")),
    ("The vote is due in May at the latest.",          ("late", "target", "vote")),
]
# fmt: on


@pytest.mark.parametrize(("text", "link"), NO_LINKS, ids=[row[0] for row in NO_LINKS])
def test_no_link(text: str, link: tuple[str, str, str]) -> None:
    reading = read(text)
    assert link not in links(reading)
    assert not any(word.lemma == "late" and word.frames for word in reading.words.values())


# fmt: off
SPEAKERS = [
    ("The envoy said that rebels had fled.",                 "flee",   ("The envoy",)),
    ("The Relief Council (TRC) said that rebels had fled.",  "flee",   ("The Relief Council (TRC)",)),
    ("The rebels are believed to have fled.",                "flee",   ()),
]
# fmt: on


@pytest.mark.parametrize(("text", "lemma", "said_by"), SPEAKERS, ids=[row[0] for row in SPEAKERS])
def test_who_says_so(text: str, lemma: str, said_by: tuple[str, ...]) -> None:
    assert [word.stance.said_by for word in read(text).words.values() if word.lemma == lemma] == [said_by]


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
