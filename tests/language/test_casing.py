"""Usual capitals and plain signs: what changes, what stays, and that no offset ever moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.casing import plain, usual_capitals

COMMON = {
    "rebels",
    "kill",
    "in",
    "raid",
    "officers",
    "killed",
    "police",
    "station",
    "claims",
    "attack",
    "on",
    "says",
    "the",
    "minister",
    "agree",
    "talks",
}

# fmt: off
SHOUTED = [
    ("REBELS KILL 20 IN HUANUCO RAID", "Rebels kill 20 in Huanuco raid"),
    ("11 OFFICERS KILLED IN RASK, IRAN SAYS", "11 officers killed in Rask, Iran says"),
    ("JAISH UL-ADL CLAIMS ATTACK ON POLICE STATION", "Jaish ul-Adl claims attack on police station"),
    ("THE UN AND NATO DIDN'T AGREE", "The UN and NATO didn't agree"),
    ("IRAN'S MINISTER SAYS: NO TALKS. THE ATTACK KILLED 3.", "Iran's minister says: no talks. The attack killed 3."),
    ("HOSSEIN AMIR-ABDOLLAHIAN KILLED IN RAID", "Hossein Amir-Abdollahian killed in raid"),
    ("Quiet first line\nPOLICE KILLED IN RASK", "Quiet first line\nPolice killed in Rask"),
]
UNTOUCHED = [
    "BBC News", "NATO", "The UN and NATO did not agree on the IMF.", "rebels kill 20", "", "FARC, ELN", "12 345",
    "Rebels Kill 20 In Huanuco Raid",
]
PLAIN = [
    ("\u201cNo\u201d, he said: it\u2019s 10\u201312\u00a0km", '"No", he said: it\'s 10-12 km'),
    ("Rask\u2014who", "Rask\u2014who"), ("a\ufeffb\u2028c", "a b\nc"),
]
# fmt: on


@pytest.mark.parametrize(("shouted", "expected"), SHOUTED, ids=[row[0][:24] for row in SHOUTED])
def test_shouted_lines_get_usual_capitals(shouted: str, expected: str) -> None:
    assert usual_capitals(shouted, COMMON.__contains__) == expected


@pytest.mark.parametrize("text", UNTOUCHED)
def test_other_lines_stay(text: str) -> None:
    assert usual_capitals(text, COMMON.__contains__) == text


@pytest.mark.parametrize(("written", "expected"), PLAIN)
def test_typographic_signs_become_plain(written: str, expected: str) -> None:
    assert plain(written) == expected


@given(st.text())
def test_length_never_changes(text: str) -> None:
    assert len(usual_capitals(plain(text), COMMON.__contains__)) == len(text)
    assert len(usual_capitals(text.upper(), COMMON.__contains__)) == len(text.upper())
