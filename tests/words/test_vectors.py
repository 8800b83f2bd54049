"""How near words are: paraphrases of the news over the threshold, chance pairs under it."""

from __future__ import annotations

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.words.vectors import PARAPHRASE, similarity, vector

# fmt: off
PARAPHRASES = """kill slay, attack assault, assault raid, begin start, start commence, officer policeman, police cop, doctor physician, buy purchase, purchase acquire,
    injure wound, wounded injured, car automobile, ship vessel, fighter militant, insurgent rebel, militant terrorist, gunman shooter, attacker assailant, explosion blast,
    bomb explosive, arrest detain, seize capture, destroy demolish, damage harm, verdict ruling, jail prison, imprison jail, leader chief, meeting summit,
    talks negotiations, agreement accord, treaty pact, demonstration protest, protester demonstrator, vote ballot, election poll, win triumph, victory win, resign quit,
    earthquake quake, flood deluge, storm hurricane, rescue save, evacuate flee, flee escape, refugee migrant, home house, hospital clinic, city town, village hamlet,
    nation country, border frontier, money cash, price cost, increase grow, fall decline, announce proclaim, deny refute, blame accuse, condemn denounce, aid assistance,
    warn caution, threaten menace, promise pledge, plan scheme, child kid, infant baby, woman lady, student pupil, teacher instructor, judge magistrate, lawyer attorney,
    firm company, worker employee, boss manager"""
STRANGERS = """kill announce, attack school, officer village, begin injure, doctor bridge, purchase quake, wound treaty, car verdict, ship election, soldier price,
    militant hospital, gunman flood, explosion ballot, arrest increase, seize praise, destroy meet, trial river, jail rain, leader storm, minister truck, meeting bullet,
    deal corpse, protest banana, vote tremor, win demolish, resign shoot, appoint burn, quake lawyer, flood judge, rescue ink, evacuate sign, refugee budget, home missile,
    village accuse, border infant, money run, rise interview, fall teacher, declare drink, deny swim, condemn eat, support snow, warn sing, child parliament, woman steel,
    judge boat, worker hail, bus speech, oil funeral, knife census, football typhoon, embassy potato, virus stadium, mayor helicopter, drought pistol, airport poem,
    satellite pension, coup tomato, ceasefire violin, tourism dagger, inflation shark, mosque invoice, painting convoy, train senator"""
# fmt: on


def pairs(table: str) -> list[tuple[str, str]]:
    return [(a, b) for a, b in (row.split() for row in table.split(","))]


def test_most_paraphrases_pass_the_threshold() -> None:
    passed = [similarity(a, b) >= PARAPHRASE for a, b in pairs(PARAPHRASES)]
    assert statistics.mean(passed) >= 0.9


def test_hardly_any_strangers_pass_the_threshold() -> None:
    assert sum(similarity(a, b) >= PARAPHRASE for a, b in pairs(STRANGERS)) <= 1


@pytest.mark.parametrize(("near", "far"), list(zip(pairs(PARAPHRASES)[::4], pairs(STRANGERS)[::4], strict=False)))
def test_paraphrase_is_nearer_than_chance(near: tuple[str, str], far: tuple[str, str]) -> None:
    assert similarity(*near) > similarity(*far)


@given(st.text(), st.text())
def test_any_text_is_answered(a: str, b: str) -> None:
    assert -1.01 <= similarity(a, b) <= 1.01
    assert similarity(a, b) == similarity(b, a)


def test_unknown_words_say_nothing() -> None:
    assert vector("qwxyzzy") is None
    assert similarity("qwxyzzy", "kill") == 0.0
    assert similarity("Kill", "kill") == 1.0
