"""Names as strings: surnames, initials, acronyms, spellings."""

from __future__ import annotations

import pytest

from factcheck.facets.actor.spelling import (
    abbreviates,
    alias,
    initials,
    is_acronym,
    same_body,
    same_person,
    spelled_alike,
    surname,
    words_of,
)

# fmt: off
PERSONS: list[tuple[str, str, bool]] = [
    ("Maria Lopez", "Lopez", True),
    ("Maria Lopez", "maria lopez", True),
    ("Maria Elena Lopez", "Maria Lopez", True),
    ("M. Lopez", "Maria Lopez", True),
    ("Juan Lopez", "Maria Lopez", False),
    ("Maria", "Maria Lopez", True),
    ("Suleiman al-Amin", "al-Amin", True),
    ("Suleiman al-Amin", "Suleiman Al Amin", True),
    ("Suleiman al-Amin", "Suleiman el-Amin", True),
    ("Reza Amir-Karimi", "Amir-Karimi", True),
    ("José Álvarez", "Jose Alvarez", True),
    ("Martin Luther Stone Jr.", "Martin Luther Stone", True),
    ("Anna Berg", "Anna Stone", False),
    ("John F. Carter", "John Carter", True),
    ("Kim", "Kim Min-jun", False),
    ("Wei", "Wang Wei", True),
]
BODIES: list[tuple[str, str, bool]] = [
    ("Jaish ul-Adl", "Jaish al-Adl", True),
    ("Jaish ul-Adl", "Jaish-ul-Adl", True),
    ("the United Nations", "UN", True),
    ("U.N.", "United Nations", True),
    ("ISIS", "Islamic State", True),
    ("Daesh", "ISIL", True),
    ("NATO", "North Atlantic Treaty Organisation", True),
    ("Human Rights Watch", "HRW", True),
    ("Blue Harbour Trust", "BHT", True),
    ("Blue Harbour Trust", "BHS", False),
    ("Acme Corp.", "Acme", True),
    ("University of Leeds", "Leeds University", True),
    ("Bank of Chile", "Bank of Peru", False),
    ("Foreign Ministry", "Ministry of Foreign Affairs", True),
    ("Defence Ministry", "Ministry of Defense", True),
    ("FBI", "CIA", False),
    ("Hizbollah", "Hezbollah", True),
    ("al-Qaeda", "Al Qaida", True),
    ("Labour", "Labour Party", True),
    ("Red Cross", "Red Crescent", False),
]
SPELLINGS: list[tuple[str, str, bool]] = [
    ("Gaddafi", "Qaddafi", True),
    ("Zelensky", "Zelenskyy", True),
    ("Mohammed Ziad", "Mohamed Ziad", False),  # given names differ letter by letter: both are known names
    ("Huanuco", "Huánuco", True),
    ("Yeltsin", "Jeltsin", True),
    ("Iraq", "Iran", False),
    ("Ali", "Alo", False),
    ("Unit 731", "Unit 732", False),
    ("Austria", "Australia", False),
    ("Slovakia", "Slovenia", False),
    ("Northern Front", "Southern Front", False),
    ("Karimi Reza", "Reza Karimy", True),
    ("Boyd", "Lloyd", False),
    ("Johnson", "Jackson", False),
]
# fmt: on


@pytest.mark.parametrize(("a", "b", "same"), PERSONS)
def test_persons(a: str, b: str, same: bool) -> None:
    assert same_person(a, b) is same
    assert same_person(b, a) is same


@pytest.mark.parametrize(("a", "b", "same"), BODIES)
def test_bodies(a: str, b: str, same: bool) -> None:
    assert same_body(a, b) is same
    assert same_body(b, a) is same


@pytest.mark.parametrize(("a", "b", "alike"), SPELLINGS)
def test_spellings(a: str, b: str, alike: bool) -> None:
    assert spelled_alike(a, b) is alike
    assert spelled_alike(b, a) is alike


@pytest.mark.parametrize(
    ("name", "last"),
    [("Hossein Amir-Abdollahian", "amir-abdollahian"), ("Ludwig van Dahl", "van dahl"), ("Suleiman al-Amr", "al-amr"), ("Bo", "bo")],
)
def test_surname(name: str, last: str) -> None:
    assert surname(name) == last


def test_initials_leave_small_words_out() -> None:
    assert initials("the Board of Trade and Industry") == "bti"
    assert abbreviates("BTI", "the Board of Trade and Industry")
    assert not alias("BTI", "Board")


@pytest.mark.parametrize(("name", "short"), [("HRW", True), ("U.S.", True), ("MI6", True), ("Peru", False), ("A", False)])
def test_acronyms(name: str, short: bool) -> None:
    assert is_acronym(name) is short


@pytest.mark.parametrize("name", ["", " ", "-", "al-", "'s", "…", "é" * 500, "Inc."])
def test_any_string(name: str) -> None:
    assert isinstance(words_of(name), tuple)
    assert isinstance(surname(name) if name.split() else "", str)
    assert not spelled_alike(name, "Karimi")
