"""Who is who in short passages: which mentions share one actor, and what is known of it."""

from __future__ import annotations

import pytest

from factcheck.facets.actor import find
from factcheck.language.pipeline import parse
from factcheck.schema import Actor, Mention

# fmt: off
TOGETHER: list[tuple[str, str, str]] = [
    # passage, a word of one mention (or "word#2" for its second occurrence), a word of another
    ("Maria Lopez opened the bridge. Lopez thanked the workers.", "Maria", "Lopez#2"),
    ("Daniel Okafor was sworn in on Monday. Mr Okafor promised reform.", "Daniel", "Okafor#2"),
    ("General Tariq al-Hakim visited the base. Al-Hakim praised the troops.", "Tariq", "Hakim#2"),
    ("Brigade commander Yusuf al-Nasser spoke first. Al Nasser then left.", "Yusuf", "Nasser#2"),
    ("Ansar ul-Haq said it was behind the raid. Fighters of Ansar al-Haq left at dawn.", "ul", "al"),
    ("The Coastal Rescue Union (CRU) published a list. CRU named twelve prisons.", "Union", "CRU#2"),
    ("The National Weather Agency issued an alert. The NWA said the storm had weakened.", "Weather", "NWA"),
    ("The United Nations sent aid. The UN said more was needed.", "Nations", "UN"),
    ("The United States withdrew. The U.S. said it had no choice.", "States", "U.S."),
    ("Britain signed the deal. The UK will pay half.", "Britain", "UK"),
    ("Islamic State claimed the bombing. ISIS had threatened the town before.", "Islamic", "ISIS"),
    ("The militant group Fajr Brigade took the town. The group freed ten prisoners.", "Fajr", "group#2"),
    ("Northwind, a small company in Leeds, fired 40 workers. The company blamed rising costs.", "Northwind", "company#2"),
    ("The Interior Ministry confirmed the arrests. The ministry gave no names.", "Interior", "ministry"),
    ("The Supreme Court rejected the appeal. The court gave no reason.", "Supreme", "court"),
    ("Glenmore University closed its library. The university cited falling numbers.", "Glenmore", "university"),
    ("Foreign Minister Elena Petrova arrived in Oslo. The minister met union leaders.", "Petrova", "minister"),
    ("President Amadou Keita signed the law. The president called it historic.", "Keita", "president"),
    ("Ahmed Farouk, a 15-year-old boy, was hit by a car. The teenager died in hospital.", "Ahmed", "teenager"),
    ("Ahmed Farouk, a 15-year-old boy, was hit by a car. The boy died in hospital.", "Ahmed", "boy#2"),
    ("Ana Ruiz is the director of the museum. The director opened the new wing.", "Ana", "director#2"),
    ("Ana Ruiz, director of the museum, opened the new wing.", "Ana", "director"),
    ("Leo Paz, Chile's new envoy to Peru, has left.", "Leo", "envoy"),
    ("Bo Ek, the mayor's brother, sang.", "Bo", "brother"),
    ("The mayor, Peter Lindqvist, resigned on Friday. Lindqvist gave no reason.", "mayor", "Lindqvist#2"),
    ("Iranian Trade Minister Reza Karimi met his Turkish counterpart, Mehmet Demir, on Monday.", "counterpart", "Mehmet"),
    ("Police arrested a man named Karl Weber. Weber denied the charge.", "man", "Weber#2"),
    ("A group called Dawn Front took part. Dawn Front is banned.", "group", "Dawn#2"),
    ("Sarah Whitfield joined the board in May. She will chair it from June.", "Sarah", "She"),
    ("Sarah Whitfield joined the board in May, and her term ends in June.", "Sarah", "her"),
    ("Carlos Mendoza won the race. He had trained for two years.", "Carlos", "He"),
    ("Carlos Mendoza won the race with his new bicycle.", "Carlos", "his"),
    ("Turkey closed the crossing. It said the move was temporary.", "Turkey", "It"),
    ("The ministry denied the report. It said the figures were false.", "ministry", "It"),
    ("The rebels attacked a convoy at noon. They later fled to the hills.", "rebels", "They"),
    ("Three gunmen entered the bank. The gunmen took two hostages.", "gunmen", "gunmen#2"),
    ('"I will not resign," said Prime Minister Lars Holm.', "I", "Lars"),
    ('Lars Holm told reporters: "I will not resign."', "I", "Lars"),
    ('"We found nothing," the spokesman said. "I am sorry."', "We", "spokesman"),
    ("Foreign Secretary Jane Marlow said:\n\nI welcome the agreement reached today.", "I", "Jane"),
    ("Police surrounded the house. Police later found a rifle.", "Police", "Police#2"),
    ("Pakistan's Foreign Ministry summoned the envoy. The ministry protested against the strike.", "Foreign", "ministry"),
    ("José Álvarez scored twice. Jose Alvarez was later injured.", "José", "Jose"),
    ("The Workers' Solidarity Front, or WSF, called a strike. WSF leaders were arrested.", "Solidarity", "WSF"),
    ("Chile signed a pact with Peru after the latter's invitation.", "Peru", "the latter"),
    ("Maria Lopez and Anna Stone ran for mayor. The former was elected.", "Maria", "former"),
    ("Chief Executive Officer Jon Bell resigned. Bell had joined in May.", "Chief", "Bell#2"),
    ("Norway's new Ambassador to Lima Ingrid Solheim arrived. Solheim met the press.", "Ambassador", "Solheim#2"),
    ("Actress Nora Fielding married in June. The actress wore green.", "Nora", "actress"),
    ("Mudassir Ali, who is the army spokesman, gave no details. The spokesman left early.", "Mudassir", "spokesman#2"),
]
APART: list[tuple[str, str, str]] = [
    ("Bo Ek, the mayor's brother, sang.", "Bo", "mayor"),
    ("The French foreign minister met the German foreign minister.", "French", "German"),
    ("Tom Baker and John Miller stayed after he sang.", "Tom", "he "),
    ("Maria Lopez hired her cousin Juan Lopez.", "Maria", "Juan"),
    ("Iran's Foreign Ministry protested. Pakistan's Foreign Ministry replied.", "Foreign", "Foreign#2"),
    ("Sarah Whitfield met Tom Baker. He smiled.", "Sarah", "He"),
    ("David Stone attacked him with a knife.", "David", "him"),
    ("Two men fled and two women were arrested.", "men", "women"),
    ("It rained in Turkey. It was clear that the harvest was lost.", "Turkey", "It#2"),
    ("President Amadou Keita met the former president.", "Keita", "president"),
    ("Bishop Daniel Cole praised the king.", "Daniel", "king"),
    ("Soldiers fired at protesters. The protesters threw stones.", "Soldiers", "protesters#2"),
    ('"He is a liar," said Tom Baker.', "He", "Tom"),
]
VALUES: list[tuple[str, str, str, str, set[str], set[str]]] = [
    # passage, a word of the mention, kind, name, groups it must have, affiliation it must have
    ("Iranian Foreign Minister Reza Karimi spoke.", "Karimi", "person", "Reza Karimi", {"foreign minister"}, {"iran"}),
    ("He met his Pakistani counterpart, Anwar Zehri, after Foreign Minister Reza Karimi had left.", "Zehri", "person", "Anwar Zehri", set(), {"pakistan"}),
    ("Iranian Trade Minister Reza Karimi met his Turkish counterpart, Mehmet Demir, on Monday.", "Demir", "person", "Mehmet Demir", {"trade minister"}, {"turkey"}),
    ("Scotland's first minister Fiona Carter resigned.", "Fiona", "person", "Fiona Carter", {"first minister"}, {"scotland"}),
    ("At least 11 Iranian police officers were killed.", "officers", "group", "11 Iranian police officers", {"police officer"}, {"iran"}),
    ("U.S. troops left the base.", "troops", "group", "U.S. troops", {"troop"}, {"united states"}),
    ("The Iranian government denied it.", "government", "organisation", "The Iranian government", {"government"}, {"iran"}),
    ("Iran launched a satellite.", "Iran", "place", "Iran", set(), {"iran"}),
    ("Tehran and Islamabad agree on the border.", "Islamabad", "place", "Islamabad", set(), {"pakistan"}),
    ("The militant group Fajr Brigade took the town.", "Fajr", "organisation", "Fajr Brigade", {"militant group"}, set()),
    ("The Indian Navy rescued 20 sailors.", "Navy", "organisation", "Indian Navy", set(), {"india"}),
    ("Ahmed Farouk, a 15-year-old boy, was hit.", "Ahmed", "person", "Ahmed Farouk", {"boy", "teenager"}, set()),
    ("The Israelis left on Sunday.", "Israelis", "group", "The Israelis", {"person"}, {"israel"}),
    ("Ana Ruiz is the president of Peru.", "Ana", "person", "Ana Ruiz", {"president"}, {"peru"}),
    ("Iranian soldiers died in the attack.", "soldiers", "group", "Iranian soldiers", {"soldier"}, {"iran"}),
    ("Residents fled the town.", "Residents", "group", "Residents", {"resident"}, set()),
    ("Tom Baker, 16, won a prize.", "Tom", "person", "Tom Baker", {"teenager", "child"}, set()),
]
# fmt: on


def _at(passage: str, word: str, mentions: list[Mention[Actor]]) -> Mention[Actor] | None:
    text, _, count = word.partition("#")
    at = -1
    for _ in range(int(count or 1)):
        at = passage.index(text, at + 1)
    holding = [m for m in mentions if m.span.start <= at < m.span.end]
    return min(holding, key=lambda m: m.span.end - m.span.start, default=None)


@pytest.mark.parametrize(("passage", "one", "other"), TOGETHER)
def test_one_actor(passage: str, one: str, other: str) -> None:
    mentions = find(parse(passage), passage)
    left, right = _at(passage, one, mentions), _at(passage, other, mentions)
    assert left is not None
    assert right is not None
    assert left.value is right.value, (left.value, right.value)


@pytest.mark.parametrize(("passage", "one", "other"), APART)
def test_not_one_actor(passage: str, one: str, other: str) -> None:
    mentions = find(parse(passage), passage)
    left, right = _at(passage, one, mentions), _at(passage, other, mentions)
    assert left is None or right is None or left.value is not right.value


@pytest.mark.parametrize(("passage", "word", "kind", "name", "groups", "affiliation"), VALUES)
def test_value(passage: str, word: str, kind: str, name: str, groups: set[str], affiliation: set[str]) -> None:
    mention = _at(passage, word, find(parse(passage), passage))
    assert mention is not None
    value = mention.value
    assert (value.kind, value.name) == (kind, name)
    assert groups <= value.groups
    assert affiliation <= value.affiliation


def test_both_countries_are_the_two_latest() -> None:
    passage = "Peru and Chile signed a treaty. Both countries will share the water."
    value = next(m.value for m in find(parse(passage), passage) if m.text.startswith("Both"))
    assert {"peru", "chile"} <= value.names


def test_the_two_leaders_are_the_two_latest() -> None:
    passage = "President Amadou Keita met Prime Minister Ingrid Solheim. The two leaders signed a pact."
    value = next(m.value for m in find(parse(passage), passage) if "leaders" in m.text)
    assert {"keita", "solheim"} <= {name.split()[-1] for name in value.names}


@pytest.mark.parametrize("text", ["", " ", "\n\n", "?!", "é" * 300, "a" * 5000, '"' * 200, "the " * 400, "( ( ( - - -", "Mr " * 200, "al-" * 200, "\u202e\x00 I said"])
def test_any_text_is_read(text: str) -> None:
    for mention in find(parse(text), text):
        assert text[mention.span.start : mention.span.end] == mention.text
