"""How actors compare: pairs of values and the rung that holds, and the laws of the ladder."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facets.actor import LADDER, same_actor
from factcheck.schema import Actor, Relation


def person(name: str, *groups: str, of: str = "", also: str = "") -> Actor:
    """A named person, with the surname among the names."""
    names = {name.lower(), name.lower().split()[-1]} | ({also.lower()} if also else set())
    return Actor(name, frozenset(names), "person", frozenset(groups), frozenset(filter(None, of.split("|"))))


def body(name: str, *groups: str, of: str = "", also: str = "") -> Actor:
    """A named organisation."""
    names = {name.lower()} | ({also.lower()} if also else set())
    return Actor(name, frozenset(names), "organisation", frozenset(groups), frozenset(filter(None, of.split("|"))))


def group(*groups: str, of: str = "", kind: str = "group") -> Actor:
    """People or a body without a name: "Iranian police officers"."""
    affiliation = frozenset(filter(None, of.split("|")))
    return Actor(" ".join(groups), frozenset(), kind, frozenset(groups), affiliation)  # type: ignore[arg-type]


def country(name: str, also: str = "") -> Actor:
    """A country, or a capital with its country as a further name."""
    names = frozenset(filter(None, (name.lower(), also)))
    return Actor(name, names, "place", frozenset(), frozenset({also or name.lower()}))


# fmt: off
PAIRS: list[tuple[Actor, Actor, str]] = [
    # claimed, reported, rung
    (person("Maria Lopez"), person("Maria Lopez"), "same name"),
    (person("Lopez"), person("Maria Lopez"), "same name"),
    (person("Maria Lopez"), person("Lopez"), "same name"),
    (person("Hossein Amir-Karimi"), person("Hossein Amir Karimi"), "same name"),
    (person("Suleiman al-Amin"), person("Suleiman Al Amin"), "same name"),
    (body("Jaish ul-Adl"), body("Jaish al-Adl"), "same name"),
    (body("HRW"), body("Human Rights Watch", also="hrw"), "same name"),
    (body("UN"), body("United Nations"), "same name"),
    (body("Foreign Ministry", of="iran"), body("Iranian Foreign Ministry", of="iran", also="foreign ministry"), "same name"),
    (country("Tehran", also="iran"), country("Iran"), "same name"),
    (country("Iran"), country("Tehran", also="iran"), "same name"),
    (person("Muammar Gaddafi"), person("Muammar Qaddafi"), "spelled alike"),
    (person("Zelensky"), person("Volodymyr Zelenskyy"), "spelled alike"),
    (body("Hizb Tahrirr"), body("Hizb Tahrir"), "spelled alike"),
    (country("Iran"), group("government", of="iran", kind="organisation"), "acts for it"),
    (country("Iran"), group("force", of="iran"), "acts for it"),
    (country("Pakistan"), group("army", of="pakistan", kind="organisation"), "acts for it"),
    (group("government", of="iran", kind="organisation"), country("Iran"), "acts for it"),
    (group("foreign minister", of="iran", kind="person"), person("Reza Karimi", "foreign minister", of="iran"), "called so"),
    (group("minister", kind="person"), person("Reza Karimi", "foreign minister", of="iran"), "called so"),
    (group("official", kind="person"), person("Reza Karimi", "foreign minister", of="iran"), "called so"),
    (group("militant group", kind="organisation"), body("Jaish ul-Adl", "militant group"), "called so"),
    (group("boy", kind="person"), person("Ahmed Farouk", "boy", "teenager"), "called so"),
    (group("policeman"), group("police officer"), "called so"),
    (group("police officer"), group("police officer", of="iran"), "called so"),
    (group("person"), group("police officer", of="iran"), "member of the group"),
    (group("person", of="iran"), group("police officer", of="iran"), "member of the group"),
    (group("police officer"), group("police commander"), "member of the group"),
    (group("attacker"), group("gunman"), "member of the group"),
    (group("police officer", of="iran"), group("police officer"), "narrower claim"),
    (group("police officer"), group("person"), "narrower claim"),
    (group("gunman"), group("attacker"), "narrower claim"),
    (person("Reza Karimi", "foreign minister"), group("foreign minister", kind="person"), "narrower claim"),
    (group("army", of="iran", kind="organisation"), country("Iran"), "narrower claim"),
    (group("president", kind="person"), group("former president", kind="person"), "anything else"),
    (person("Maria Lopez"), person("Anna Stone"), "other name"),
    (person("Reza Karimi", of="iran"), person("Anwar Zehri", of="pakistan"), "other name"),
    (body("Amnesty International"), body("Oxfam", "charity"), "other name"),
    (body("Amnesty International"), body("Oxfam"), "anything else"),  # a capital alone does not tell a body
    (body("Lopez"), person("Maria Lopez"), "same name"),  # nor does it tell that it is none
    (body("Foreign Ministry", of="iran"), body("Foreign Ministry", of="pakistan"), "other name"),
    (country("Iran"), country("Pakistan"), "other name"),
    (country("Tehran", also="iran"), country("Islamabad", also="pakistan"), "other name"),
    (group("soldier", of="iran"), group("soldier", of="pakistan"), "other nationality"),
    (group("foreign minister", of="pakistan", kind="person"), person("Reza Karimi", "foreign minister", of="iran"), "other nationality"),
    (person("Reza Karimi", "foreign minister", of="iran"), group("foreign minister", of="pakistan", kind="person"), "other nationality"),
    (country("Iran"), group("army", of="pakistan", kind="organisation"), "other nationality"),
    (group("army", of="pakistan", kind="organisation"), country("Iran"), "other nationality"),
    (group("police officer"), group("soldier"), "other group"),
    (group("soldier"), group("civilian"), "other group"),
    (group("foreign minister", kind="person"), group("interior minister", kind="person"), "other group"),
    (person("Maria Lopez"), person("Juan Lopez"), "anything else"),
    (person("Maria Lopez"), body("Lopez Foundation"), "anything else"),
    (person("Maria Lopez"), group("soldier"), "anything else"),
    (body("RAC"), body("Northern Motoring Club"), "anything else"),
    (body("Border Guard Service", of="iran"), body("Quds Directorate", of="iran"), "anything else"),
    (group("resident"), group("teacher"), "anything else"),
    (group("soldier", of="europe"), group("soldier", of="france"), "member of the group"),
    (group("soldier", of="france"), group("soldier", of="europe"), "narrower claim"),
    (group("fighter", of="kurds"), group("fighter", of="iran"), "anything else"),
    (country("Iran"), group("journalist", of="pakistan"), "anything else"),
    (Actor("", frozenset(), "group"), group("soldier"), "anything else"),
]
# fmt: on
RELATIONS = {rung.name: rung.relation for rung in LADDER.rungs}


@pytest.mark.parametrize(("claimed", "reported", "rung"), PAIRS, ids=[f"{c.name}/{r.name}/{rung}-{n}" for n, (c, r, rung) in enumerate(PAIRS)])
def test_rung(claimed: Actor, reported: Actor, rung: str) -> None:
    assert LADDER.climb(claimed, reported).name == rung


@pytest.mark.parametrize(("claimed", "reported", "rung"), PAIRS, ids=[str(n) for n in range(len(PAIRS))])
def test_what_excludes_excludes_the_other_way_round(claimed: Actor, reported: Actor, rung: str) -> None:
    there, back = LADDER.climb(claimed, reported).relation, LADDER.climb(reported, claimed).relation
    assert (there is Relation.EXCLUDES) == (back is Relation.EXCLUDES)


def test_every_exclusion_has_its_reason() -> None:
    assert {rung.reason for rung in LADDER.rungs if rung.relation is Relation.EXCLUDES} == {"actor-conflict"}
    assert {rung.reason for rung in LADDER.rungs if rung.relation is Relation.OPEN} == {"detail-not-stated"}


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (person("Lopez"), person("Maria Lopez"), True),
        (body("Jaish ul-Adl"), body("Jaish al-Adl"), True),
        (country("Tehran", also="iran"), country("Iran"), True),
        (person("Maria Lopez"), person("Anna Stone"), False),
        (group("soldier"), group("soldier", of="iran"), False),
        (country("Iran"), country("Iraq"), False),
    ],
)
def test_same_actor(a: Actor, b: Actor, same: bool) -> None:
    assert same_actor(a, b) is same
    assert same_actor(b, a) is same


# fmt: off
_NAMES = ["Maria Lopez", "Lopez", "Juan Lopez", "UN", "United Nations", "Jaish ul-Adl", "Jaish al-Adl", "Iran", "Tehran", "Peru", "Oxfam", "HRW", "Human Rights Watch", "x", ""]
_GROUPS = ["police officer", "soldier", "civilian", "person", "minister", "foreign minister", "former president", "president", "government", "army", "boy", "", "zzz"]
_PLACES = ["iran", "pakistan", "france", "europe", "kurds", "un", "labour"]
# fmt: on
actors = st.builds(
    Actor,
    st.sampled_from(_NAMES),
    st.frozensets(st.sampled_from([name.lower() for name in _NAMES]), max_size=3),
    st.sampled_from(["person", "organisation", "place", "group"]),
    st.frozensets(st.sampled_from(_GROUPS), max_size=2),
    st.frozensets(st.sampled_from(_PLACES), max_size=2),
)


@given(actors)
def test_an_actor_entails_itself(actor: Actor) -> None:
    assert LADDER.climb(actor, actor).relation is Relation.ENTAILS


@given(actors, actors)
def test_exclusion_is_symmetric_and_never_both(a: Actor, b: Actor) -> None:
    there, back = LADDER.climb(a, b).relation, LADDER.climb(b, a).relation
    assert (there is Relation.EXCLUDES) == (back is Relation.EXCLUDES)
    assert same_actor(a, b) == same_actor(b, a)
    assert not (same_actor(a, b) and there is Relation.EXCLUDES)
