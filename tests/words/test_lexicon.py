"""What two words are to each other, as tables."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.words import lexicon
from factcheck.words.lexicon import apart, category, entails, opposite, rarity, related, tie

# part: a > b where b is broader, a = b synonyms, a ! b opposites, a - b nothing
# fmt: off
TIES = {
    "verb": """
        murder > kill, assassinate > kill, massacre > kill, execute > kill, shoot > kill, slay = kill, behead > kill, strangle > kill, begin = start, start = commence,
        buy = purchase, attack = strike, attack = assault, attack = assail, injure = wound, hurt = injure, detain = arrest, seize = capture, dismiss = fire, dismiss = sack,
        resign = quit, destroy = ruin, demolish > destroy, build = construct, die = perish, die = decease, ban = prohibit, allow = permit, kidnap = abduct, flee = escape,
        announce = declare, rise = increase, fall = drop, explode = detonate, ambush > attack, bombard > attack, rob > steal, stab > injure,
        rise ! fall, win ! lose, buy ! sell, arrive ! depart, accept ! reject, increase ! decrease, open ! close, attack ! defend, enter ! leave, convict ! acquit,
        allow ! forbid, build ! destroy, confirm ! deny, deny ! admit, begin ! end, strengthen ! weaken, succeed ! fail, approve ! disapprove, arm ! disarm, load ! unload,
        agree ! disagree, appear ! disappear, live ! die, praise ! condemn, release ! detain, advance ! retreat,
        kill - defeat, form - inform, press - impress, visit - shoot, say - kill, arrest - announce, sign - bomb, earth - unearth
    """,
    "noun": """
        policeman > officer, policeman > person, soldier > person, child > person, president > leader, car = automobile, car > vehicle, bus > vehicle, truck = lorry,
        truck > vehicle, rifle > gun, rifle > weapon, pistol > weapon, bomb > weapon, bombing > attack, ambush > attack, crane > machine, explosion = blast, quake = earthquake,
        house > building, hospital > building, mosque > building, dog > animal, treaty > agreement, agreement = accord, protest = demonstration, lawyer = attorney,
        doctor = physician, company = firm, employee > worker, country = nation, border = frontier, prison = jail, war > conflict, battle = fight, summit > meeting,
        murder > killing, child = kid, woman > person, girl > child, robbery > crime, rapist > person, helicopter > aircraft, tank > vehicle, ship > vehicle,
        man ! woman, son ! daughter, death ! birth, victory ! defeat, war ! peace, increase ! decrease, arrival ! departure, friend ! enemy, success ! failure, profit ! loss,
        combatant ! noncombatant, mosque - church, doctor - nurse, city - town, car - truck, pistol - rifle, soldier - worker, school - bullet, river - verdict, dog - cat,
        gold - silver, minister - ambassador
    """,
    "adj": """
        large = big, rich = wealthy, deadly = fatal, dead = deceased, wounded = injured, guilty ! innocent, large ! small, big ! tiny, dead ! alive, safe ! dangerous,
        legal ! illegal, careful ! careless, happy ! unhappy, public ! private, new ! old, foreign ! domestic, armed ! unarmed, harmful ! harmless, possible ! impossible,
        civilian ! military, successful ! unsuccessful, harmed ! unharmed, pro-government ! anti-government, famous - infamous, red - heavy, canny - uncanny
    """,
    "adv": "quickly ! slowly, quickly = rapidly, legally ! illegally, publicly ! privately, quickly - badly",
}
SEEN = {">": ("broader", "narrower"), "=": ("synonym", "synonym"), "!": ("opposite", "opposite"), "-": ("none", "none")}
CASES = [(*pair.split(), pos) for pos, listed in TIES.items() for pair in listed.split(",")]

RELATED = """attack n attack v, destruction n destroy v, investigation n investigate v, Iranian a Iran n, Iran n Iranian n, able a ability n, slaying n kill v, killing n kill v,
    murder n kill v, death n die v, death n kill v, arrest n arrest v, election n elect v, winner n win v, injury n injure v, injury n wound v, resignation n resign v,
    arrival n arrive v, departure n leave v, explosion n explode v, blast n explode v, quickly r quick a, dead a die v, wounded a wound v, Pakistani a Pakistan n,
    British a Britain n, presidential a president n, economic a economy n, purchase n buy v, meeting n meet v, begin v start v, policeman n officer n"""
UNRELATED = "school n kill v, bridge n arrest v, river n announce v, win v lose v, mosque n church n, river n xyzzy v, dead a kill n"

CATEGORIES = {
    "officer": "person", "mosque": "building", "bomb": "weapon", "dollar": "money", "Iran": "place", "police": "group", "truck": "vehicle", "earthquake": "disaster",
    "cholera": "disease", "statement": "communication", "week": "time", "leg": "body", "dog": "animal", "wheat": "plant", "murder": "crime", "company": "organization",
}
APART = """red blue, Monday Tuesday, March April, dog cat, chicken dog, car truck, sedan lorry, car bus, rifle pistol, gold silver, Arabic Persian, school hospital,
    mosque church, football tennis, north south, northern southern, dollar euro, hour day, arm leg, cholera malaria, earthquake drought"""
TOGETHER = """dog poodle, taxi car, van car, doctor lawyer, football soccer, rifle gun, city village, steel iron, red red, officer minister, teacher father, soldier man, xyzzy car,
    car vehicle, protest riot, week day-long"""
# fmt: on
LETTERS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}


def rows(table: str) -> list[list[str]]:
    return [row.split() for row in table.split(",")]


@pytest.mark.parametrize(("a", "sign", "b", "pos"), CASES, ids=[" ".join(case) for case in CASES])
def test_tie(a: str, sign: str, b: str, pos: str) -> None:
    forth, back = SEEN[sign]
    allowed = {forth, "related"} if sign == "-" else {forth}  # of words that say nothing about each other, "related" is no claim either
    assert tie(a, b, pos) in allowed
    assert tie(b, a, pos) in ({back, "related"} if sign == "-" else {back})
    assert opposite(a, b, pos) == (sign == "!")


@pytest.mark.parametrize(("a", "b"), [("mosque", "church"), ("city", "town"), ("doctor", "nurse"), ("form", "inform"), ("car", "truck")])
def test_tie_is_none_between_siblings_and_strangers(a: str, b: str) -> None:
    assert tie(a, b, "verb" if a == "form" else "noun") == "none"


@pytest.mark.parametrize(("a", "pos_a", "b", "pos_b"), rows(RELATED))
def test_related(a: str, pos_a: str, b: str, pos_b: str) -> None:
    assert related(a, LETTERS[pos_a], b, LETTERS[pos_b])
    assert related(b, LETTERS[pos_b], a, LETTERS[pos_a])


@pytest.mark.parametrize(("a", "pos_a", "b", "pos_b"), rows(UNRELATED))
def test_unrelated(a: str, pos_a: str, b: str, pos_b: str) -> None:
    assert not related(a, LETTERS[pos_a], b, LETTERS[pos_b])


@pytest.mark.parametrize(("noun", "name"), CATEGORIES.items())
def test_category(noun: str, name: str) -> None:
    assert name in category(noun)


@pytest.mark.parametrize(("a", "b"), rows(APART))
def test_apart(a: str, b: str) -> None:
    assert apart(a, b)
    assert apart(b, a)


@pytest.mark.parametrize(("a", "b"), rows(TOGETHER))
def test_not_apart(a: str, b: str) -> None:
    assert not apart(a, b)


@pytest.mark.parametrize(("a", "b", "expected"), [("kill", "die", True), ("buy", "pay", True), ("die", "kill", False), ("say", "die", False)])
def test_entails(a: str, b: str, expected: bool) -> None:
    assert entails(a, b) is expected


def test_rarity_rises_from_common_to_unseen() -> None:
    ranked = [rarity(word) for word in ("the", "say", "kill", "gunman", "qwxyzzy")]
    assert ranked == sorted(ranked)
    assert (ranked[0], ranked[-1]) == (0.0, 12.0)
    assert 4 < rarity("kill") < 6


@given(st.text(), st.text(), st.sampled_from(["noun", "verb", "adj", "adv", "x", ""]))
def test_any_text_is_answered(a: str, b: str, pos: str) -> None:
    assert tie(a, b, pos) in {"same", "synonym", "broader", "narrower", "opposite", "related", "none"}
    related(a, pos, b, "noun")
    category(a)
    assert apart(a, b) == apart(b, a)
    assert 0 <= rarity(a) <= 12


@given(st.sampled_from(sorted({word for case in CASES for word in (case[0], case[2])})), st.sampled_from(["kill", "win", "officer", "car"]))
def test_ties_mirror(a: str, b: str) -> None:
    mirror = {"broader": "narrower", "narrower": "broader"}
    for pos in ("noun", "verb"):
        seen = tie(a, b, pos)
        assert tie(b, a, pos) == mirror.get(seen, seen)


def test_first_use_is_cheap() -> None:
    lexicon._tie.cache_clear()
    start = time.process_time()
    tie("kill", "murder", "verb")
    assert time.process_time() - start < 0.2  # a few milliseconds; the rest is for a busy machine
