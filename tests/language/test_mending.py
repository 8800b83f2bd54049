"""Trees that no sentence can have are put right: what is the main verb, what it is said of, and which particle it takes."""

from __future__ import annotations

import pytest

from factcheck.language.pipeline import parse

# fmt: off
MENDED = [  # sentence, word, its lemma, part of speech, relation and the word it hangs on
    ("Real Madrid beat Dortmund 2-0.",                            "beat",      "beat",   "VERB", "ROOT",          "beat"),
    ("Arsenal thrash Spurs 5-0.",                                 "thrash",    "thrash", "VERB", "ROOT",          "thrash"),
    ("A typhoon batters the coast.",                              "batters",   "batter", "VERB", "ROOT",          "batters"),
    ("Ministers called off the strike.",                          "called",    "call",   "VERB", "ROOT",          "called"),
    ("Ministers called off the strike.",                          "off",       "off",    "ADP",  "compound:prt",  "called"),
    ("Ministers called off the strike.",                          "Ministers", "minister", "NOUN", "nsubj",       "called"),
    ("Prosecutors charged a soldier with murdering a neighbour.", "murdering", "murder", "VERB", "advcl",         "charged"),
    ("Troops rescued 85 girls abducted in May.",                  "abducted",  "abduct", "VERB", "acl",           "girls"),
    ("Police want to question a driver injured in a crash.",      "injured",   "injure", "VERB", "acl",           "driver"),
    ("The blast left two people injured.",                        "injured",   "injure", "VERB", "ccomp",         "left"),
    ("The firm was fined on Monday.",                             "fined",     "fine",   "VERB", "ROOT",          "fined"),
    ("Actors staged a protest.",                                  "staged",    "stage",  "VERB", "ROOT",          "staged"),
    ("The council planned a road.",                               "planned",   "plan",   "VERB", "ROOT",          "planned"),
    ("She was singing in court.",                                 "singing",   "sing",   "VERB", "ROOT",          "singing"),
    ("He lives down the street.",                                 "down",      "down",   "ADP",  "case",          "street"),
    ("The club denied reports that a striker had been sold.",     "sold",      "sell",   "VERB", "acl",           "reports"),
    ("The club denied reports that a striker had been sold.",     "that",      "that",   "SCONJ", "mark",         "sold"),
    ("Steger invited Lund to Vienna.",                            "Steger",    "steger", "PROPN", "nsubj",        "invited"),
    ("The winner was awarded a medal.",                           "winner",    "winner", "NOUN", "nsubj:pass",    "awarded"),
    ("The book that he wrote was lost.",                          "wrote",     "write",  "VERB", "acl:relcl",     "book"),
    ("The drug speeds up the growth of tumours.",                 "speeds",    "speed",  "VERB", "ROOT",          "speeds"),
    ("The drug speeds up the growth of tumours.",                 "drug",      "drug",   "NOUN", "nsubj",         "speeds"),
    ("The drug speeds up the growth of tumours.",                 "up",        "up",     "ADP",  "compound:prt",  "speeds"),
    ("The plant, which Acme Corp sold to Orwell Ltd, makes trucks.", "Acme",   "acme",   "PROPN", "nsubj",        "sold"),
    ("They idled the plant, which Acme bought from Orwell.",      "bought",    "buy",    "VERB", "acl:relcl",     "plant"),
    ("The hotel, which was seized by rebels, was empty.",         "which",     "which",  "PRON", "nsubj:pass",    "seized"),
    ("Does the ministry fund the project?",                       "fund",      "fund",   "VERB", "ROOT",          "fund"),
    ("Does the ministry fund the project?",                       "project",   "project", "NOUN", "obj",          "fund"),
    ("Did the president fire the minister?",                      "president", "president", "NOUN", "nsubj",      "fire"),
    ("The navy launched on May 16 simultaneous drone and missile attacks on two bases.", "attacks", "attack", "NOUN", "obj", "launched"),
    ("The navy launched on May 16 simultaneous drone and missile attacks on two bases.", "16", "16", "NUM", "obl", "launched"),
    ("Troops launched drone and missile attacks on two bases.",   "drone",     "drone",  "NOUN", "compound",      "attacks"),
    ("Troops launched drone and missile attacks on two bases.",   "attacks",   "attack", "NOUN", "obj",           "launched"),
    ("The mayor praised the nurse and police attacks on crime.",  "nurse",     "nurse",  "NOUN", "obj",           "praised"),
    ("Ministers from Chile and Peru signed the accord.",          "Peru",      "peru",   "PROPN", "conj",          "Chile"),
    ("Leaders of Chile and Peru met in Lima.",                    "Peru",      "peru",   "PROPN", "conj",          "Chile"),
    ("The mayor of Umbra and Bo Lind met in Lima.",               "Bo",        "bo",     "PROPN", "conj",          "mayor"),
    ("Iran hit three Jaish ul-Adl bases in Pakistan.",            "three",     "three",  "NUM",  "nummod",        "bases"),
    ("Iran hit three Jaish ul-Adl bases in Pakistan.",            "Jaish",     "jaish",  "PROPN", "compound",     "bases"),
    ("Saturn's moon Titan has an ocean, the agency said.",        "Titan",     "titan",  "PROPN", "appos",        "moon"),
    ("The UN called for an investigation into an attack on a mosque on Friday that killed 13.",
     "attack",    "attack", "NOUN", "nmod", "investigation"),
    ("The UN called for an investigation into an attack on a mosque on Friday that killed 13.",
     "killed",    "kill",   "VERB", "acl:relcl", "attack"),
    ("No closure of the road, says the minister.",                "closure",   "closure", "NOUN", "ccomp",         "says"),
    ("No closure of the road, says the minister.",                "minister",  "minister", "NOUN", "nsubj",        "says"),
    ("The mayor, who was ill, confirmed her defeat.",             "defeat",    "defeat", "NOUN", "obj",            "confirmed"),
    ("Ministers shelve plan to sell the port",                    "plan",      "plan",   "NOUN", "obj",            "shelve"),
    ("Ministers shelve plan to sell the port",                    "sell",      "sell",   "VERB", "acl",            "plan"),
    ("The fans scrapped a plan to march on Friday.",              "march",     "march",  "VERB", "acl",            "plan"),
    ("They plan to march in May.",                                "march",     "march",  "VERB", "xcomp",          "plan"),
    ("from february to march",                                    "march",     "march",  "PROPN", "nmod",          "february"),
    ("The prefect told the Mission that soldiers had beaten nine men.", "beaten", "beat", "VERB", "ccomp",         "told"),
    ("The governor, Ciro Palo, accused congressman Leo Tineo.",   "governor",  "governor", "NOUN", "nsubj",        "accused"),
    ("Not all houses were destroyed.",                            "Not",       "not",    "PART", "advmod",       "houses"),
    ("The mayor found traces in 8 out of 10 jars.",               "8",         "8",      "NUM",  "nummod",       "jars"),
    ("Four suspects arrested after 3 die in shooting",            "die",       "die",    "VERB", "obl",          "arrested"),
    ("Flight 512 landed in Belmar.",                              "Flight",    "flight", "NOUN", "nsubj",         "landed"),
    ("Troops backed by tanks entered the town on Monday.",        "entered",   "enter",  "VERB", "ROOT",          "entered"),
    ("Troops backed by tanks entered the town on Monday.",        "backed",    "back",   "VERB", "acl",           "Troops"),
    ("Troops backed by tanks entered the town on Monday.",        "Troops",    "troop",  "NOUN", "nsubj",         "entered"),
    ("The strikes carried out by Orland killed two.",             "killed",    "kill",   "VERB", "ROOT",          "killed"),
    ("The mayor was elected by the council and resigned.",        "elected",   "elect",  "VERB", "ROOT",          "elected"),
    ("Bell, a former judge, promised to free political prisoners and to reopen talks.", "free", "free", "VERB", "xcomp", "promised"),
    ("Bell, a former judge, promised to free political prisoners and to reopen talks.", "reopen", "reopen", "VERB", "conj", "free"),
    ("The firm gave money to poor families.",                     "poor",      "poor",   "ADJ",  "amod",          "families"),
    ("The minister rejected calls to resign.",                    "resign",    "resign", "VERB", "acl",           "calls"),
    ("but captain Owen Tull levelled before half-time and substitute Kei Aoki scored twice.", "substitute", "substitute", "NOUN", "nmod:desc", "Kei"),
    ("Did Obama visit Cuba in 2016?",                             "Cuba",      "cuba",   "PROPN", "obj",          "visit"),
]
# fmt: on


NOT_YET = ("The report that he wrote was lost.", "wrote", "write", "VERB", "acl:relcl", "report")
"""Read wrongly since the parser learned from the teacher: "report that" mostly begins what a report says."""


@pytest.mark.parametrize(
    ("text", "word", "lemma", "pos", "dep", "head"),
    [*MENDED, pytest.param(*NOT_YET, marks=pytest.mark.xfail(strict=True))],
    ids=[f"{row[1]}: {row[0]}" for row in (*MENDED, NOT_YET)],
)
def test_mended(text: str, word: str, lemma: str, pos: str, dep: str, head: str) -> None:
    token = next(token for token in parse(text) if token.text == word)
    assert (token.lemma_.lower(), token.pos_, token.dep_, token.head.text) == (lemma, pos, dep, head)
