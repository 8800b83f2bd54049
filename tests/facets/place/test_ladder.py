"""Pairs of claimed and reported places and the rung they reach; the laws over any two."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facets.place import LADDER
from factcheck.schema import Place, Relation, Side


def _place(name: str, *within: str, also: tuple[str, ...] = ()) -> Place:
    return Place(name, frozenset({name.lower(), *also}), frozenset(within))


def _town(name: str) -> Place:
    return replace(_place(name), town=True)


IRAN, PAKISTAN = _place("Iran", "asia", "middle east"), _place("Pakistan", "asia", "south asia")
RASK = _place("Rask", "iran", "asia", "southeastern iran", "eastern iran", "southern iran")
# fmt: off
PAIRS = [
    (IRAN, IRAN, "same place"),
    (_place("U.S.", also=("united states",)), _place("America", also=("united states",)), "same place"),
    (_place("Jalazarabad"), _place("Jalazar-abad"), "same place"),
    (IRAN, RASK, "contains"),
    (_place("southeastern Iran", "iran"), RASK, "contains"),
    (RASK, IRAN, "narrower claim"),
    (_place("southeastern Iran", "iran", "asia"), IRAN, "narrower claim"),
    (PAKISTAN, IRAN, "elsewhere"),
    (PAKISTAN, RASK, "elsewhere"),
    (_place("Karvash", "pakistan", "asia"), RASK, "elsewhere"),
    (_place("Paris", "france", "europe"), _place("Brussels", "belgium", "europe"), "elsewhere"),
    (_place("northern Iran", "iran", "asia"), _place("southern Iran", "iran", "asia"), "elsewhere"),
    (_place("Paris", "texas", "united states"), _place("Paris", "france", "europe"), "elsewhere"),
    (_place("Karvash", "iran"), RASK, "anything else"),
    (_place("Karvash"), _place("Belmar"), "anything else"),
    (_place("Belmar Stadium"), _place("Torvik Arena"), "anything else"),
    (_place("Middle East", "asia"), _place("Europe"), "anything else"),
    (_town("Karvash"), _town("Belmar"), "elsewhere"),
    (_town("Karvash"), _town("Karvash"), "same place"),
    (_town("Karvash"), _place("Dieppe"), "elsewhere"),
    (_town("Karvash"), _place("Belmar"), "anything else"),
    (_town("Jalazarabad"), _town("Jalazar-abad"), "same place"),
]
# fmt: on


@pytest.mark.parametrize(("claimed", "reported", "rung"), PAIRS, ids=[f"{c.name}-{r.name}" for c, r, _ in PAIRS])
def test_the_ladder_stops_at_the_rung(claimed: Place, reported: Place, rung: str) -> None:
    assert LADDER.climb(claimed, reported).name == rung


def test_the_sentence_names_both_places() -> None:
    comparison = LADDER.compare(Side("Pakistan", None, PAKISTAN), Side("the city of Rask", None, RASK))
    assert (comparison.relation, comparison.reason) == (Relation.EXCLUDES, "place-conflict")
    assert "Pakistan" in comparison.why
    assert "the city of Rask" in comparison.why


PLACES = st.one_of(
    st.sampled_from([value for row in PAIRS for value in row[:2]]),
    st.builds(
        Place,
        st.sampled_from(["Iran", "Paris", "Rask", "Karvash", "northern Iran", "Texas", "Kremlin", "Middle East", "Moscow"]),
        st.frozensets(st.sampled_from(["iran", "paris", "karvash", "texas", "u.s."]), max_size=2),
        st.frozensets(st.sampled_from(["iran", "asia", "france", "texas", "united states", "southern iran"]), max_size=3),
        st.booleans(),
    ),
)


@given(PLACES)
def test_a_place_entails_itself(value: Place) -> None:
    assert LADDER.climb(value, value).relation is Relation.ENTAILS


@given(PLACES, PLACES)
def test_elsewhere_is_symmetric(a: Place, b: Place) -> None:
    there, back = LADDER.climb(a, b), LADDER.climb(b, a)
    assert (there.relation is Relation.EXCLUDES) == (back.relation is Relation.EXCLUDES)
