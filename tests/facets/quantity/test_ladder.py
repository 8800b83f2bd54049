"""Pairs of claimed and reported quantities and the rung they reach, under both strictnesses; the laws over any two."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facets.ladder import Ladder
from factcheck.facets.quantity import LADDER, LOGICAL, find
from factcheck.facets.quantity.bounds import interval
from factcheck.interval import Interval
from factcheck.language.pipeline import parse
from factcheck.schema import Quantity, Relation, Side

# fmt: off
PAIRS = [  # claimed, reported, relation, rung
    ("11 officers", "at least 11 officers", "entails", "same figure"),
    ("eleven officers", "11 officers", "entails", "same figure"),
    ("11 officers", "about 11 officers", "entails", "same figure"),
    ("15 officers", "11 officers", "excludes", "apart"),
    ("15 officers", "at least 11 officers", "excludes", "apart"),
    ("9 officers", "at least 11 officers", "excludes", "apart"),
    ("9 officers", "about 11 officers", "excludes", "apart"),
    ("at least 10 officers", "11 officers", "entails", "inside"),
    ("more than 10 officers", "11 officers", "entails", "inside"),
    ("more than 10 officers", "at least 11 officers", "entails", "inside"),
    ("more than 11 officers", "at least 11 officers", "open", "lower bound itself"),
    ("more than 11 officers", "11 officers", "excludes", "apart"),
    ("more than 15 officers", "at least 11 officers", "excludes", "apart"),
    ("up to 20 officers", "at least 11 officers", "entails", "inside"),
    ("fewer than 11 officers", "11 officers", "excludes", "apart"),
    ("a dozen officers", "at least 11 officers", "entails", "inside"),
    ("dozens of officers", "11 officers", "excludes", "apart"),
    ("dozens of officers", "30 officers", "entails", "inside"),
    ("30 officers", "dozens of officers", "open", "overlap"),
    ("several officers", "dozens of officers", "excludes", "apart"),
    ("between 10 and 20 officers", "11 officers", "entails", "inside"),
    ("15 officers", "between 10 and 20 officers", "open", "overlap"),
    ("25 officers", "between 10 and 20 officers", "excludes", "apart"),
    ("nearly 41,000 people", "40,700 people", "entails", "inside"),
    ("1,700 people", "1,709 people", "excludes", "apart"),
    ("about 1,700 people", "1,709 people", "entails", "inside"),
    ("a million people", "one million people", "entails", "same figure"),
    ("105 people", "more than 100 people", "open", "overlap"),
    ("100 people", "more than 100 people", "open", "lower bound itself"),
    ("500 people", "more than 100 people", "excludes", "apart"),
    ("90 people", "more than 100 people", "excludes", "apart"),
    ("5 people", "up to 10 people", "open", "overlap"),
    ("15 people", "up to 10 people", "excludes", "apart"),
    ("11 people", "11 officers", "entails", "same figure"),
    ("two of the fronts", "seven fronts", "open", "perhaps another group"),
    ("nine of the fronts", "seven fronts", "excludes", "apart"),
    ("11 officers", "11 people", "open", "different group"),
    ("11 soldiers", "11 civilians", "open", "different group"),
    ("11 trucks", "11 officers", "open", "different group"),
    ("four attackers", "four terrorists", "entails", "same figure"),
    ("five attackers", "four terrorists", "open", "perhaps another group"),
    ("five storeys", "five floors", "entails", "same figure"),
    ("six storeys", "five floors", "excludes", "apart"),
    ("11 officers", "dozens of officers", "excludes", "apart"),
    ("5 km", "3.1 miles", "entails", "same figure"),
    ("5 km", "6 km", "excludes", "apart"),
    ("5 km", "5.1 km", "excludes", "apart"),
    ("5 km", "4 miles", "excludes", "apart"),
    ("$1.2m", "1.2 million dollars", "entails", "same figure"),
    ("$5", "\u00a35", "open", "different unit"),
    ("10 percent", "10 officers", "open", "different unit"),
    ("a third", "33 percent", "entails", "same figure"),
    ("33 percent", "a third", "entails", "same figure"),
    ("half", "a third", "excludes", "apart"),
    ("two thirds", "2/3", "entails", "same figure"),
    ("60 percent", "two thirds", "excludes", "apart"),
    ("more than half", "52 percent", "entails", "inside"),
    ("18 months", "a year and a half", "entails", "same figure"),
    ("36 hours", "a day and a half", "entails", "same figure"),
    ("three years", "two years", "excludes", "apart"),
]
LOGICALLY = [
    ("15 officers", "at least 11 officers", "open", "above a lower bound"),
    ("more than 15 officers", "at least 11 officers", "open", "above a lower bound"),
    ("9 officers", "at least 11 officers", "excludes", "apart"),
    ("11 officers", "at least 11 officers", "entails", "same figure"),
    ("at least 10 officers", "at least 11 officers", "entails", "inside"),
    ("15 officers", "11 officers", "excludes", "apart"),
    ("500 people", "more than 100 people", "open", "above a lower bound"),
]
SENTENCES = [  # claimed, reported, relation, rung
    ("20 officers were killed.", "The raid killed at least 11 police officers.", "excludes", "apart"),
    ("11 officers were wounded.", "The raid killed 11 police officers.", "open", "different kind"),
    ("There were no casualties.", "Three people were wounded.", "excludes", "apart"),
    ("Three people were wounded.", "No one was hurt.", "excludes", "apart"),
    ("No one was hurt.", "Three people were wounded.", "excludes", "apart"),
    ("11 people died.", "Two of them died.", "open", "part of the whole"),
    ("107 pilgrims died.", "The crane fell, killing 107.", "entails", "same figure"),
    ("An officer was killed.", "Two officers were killed.", "entails", "inside"),
    ("An officer was killed.", "No officers were killed.", "excludes", "apart"),
    ("The roof killed 200 pilgrims.", "They visited 100 shrines.", "open", "different kind"),
    ("200 pilgrims died.", "The crane fell, killing 107.", "excludes", "apart"),
]
# fmt: on


def _value(text: str) -> Side:
    found = find(parse(text), text)
    assert len(found) == 1, [m.text for m in found]
    return Side(found[0].text, found[0].span, found[0].value)


def _noun_phrase(words: str) -> Side:
    return _value(f"They met {words}.")


@pytest.mark.parametrize(("claimed", "reported", "relation", "rung"), PAIRS, ids=[f"{a} / {b}" for a, b, _, _ in PAIRS])
def test_pairs_as_reported(claimed: str, reported: str, relation: str, rung: str) -> None:
    comparison = LADDER.compare(_noun_phrase(claimed), _noun_phrase(reported))
    assert (comparison.relation, comparison.rung) == (relation, rung)


@pytest.mark.parametrize(("claimed", "reported", "relation", "rung"), LOGICALLY, ids=[f"{a} / {b}" for a, b, _, _ in LOGICALLY])
def test_pairs_logically(claimed: str, reported: str, relation: str, rung: str) -> None:
    comparison = LOGICAL.compare(_noun_phrase(claimed), _noun_phrase(reported))
    assert (comparison.relation, comparison.rung) == (relation, rung)


@pytest.mark.parametrize(("claimed", "reported", "relation", "rung"), SENTENCES, ids=[f"{a} / {b}" for a, b, _, _ in SENTENCES])
def test_sentences(claimed: str, reported: str, relation: str, rung: str) -> None:
    comparison = LADDER.compare(_value(claimed), _value(reported))
    assert (comparison.relation, comparison.rung) == (relation, rung)


def test_sentence_tells_both_figures_and_the_bound() -> None:
    comparison = LADDER.compare(_noun_phrase("20 officers"), _noun_phrase("at least 11 Iranian police officers"))
    assert comparison.why == "The claim says 20 officers; the source reports at least 11 Iranian police officers (a lower bound)."
    assert comparison.reason == "count-conflict"


def test_reason_of_a_lower_bound() -> None:
    assert LOGICAL.compare(_noun_phrase("15 officers"), _noun_phrase("at least 11 officers")).reason == "lower-bound"


def test_not_stated() -> None:
    comparison = LADDER.compare(_noun_phrase("15 officers"), None)
    assert (comparison.rung, comparison.relation, comparison.reason) == ("not stated", Relation.OPEN, "detail-not-stated")


# --- laws ---------------------------------------------------------------------------------------------------------

UNITS = (None, None, None, "percent", "metre", "USD", "second", "celsius", "ordinal", "score", "year-old")
NOUNS = (None, "people", "officer", "police officer", "soldier", "civilian", "truck", "child")
KINDS = (None, "dead", "wounded", "casualties")


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    low = float(draw(st.integers(0, 60) | st.sampled_from([100, 1709, 41_000, 5000, 4988.9664])))
    bound = draw(
        st.sampled_from(["", "exact", "at-least", "more-than", "at-most", "less-than", "about", "just-over", "vague", "range"])
    )
    of, kind, part = draw(st.sampled_from(NOUNS)), draw(st.sampled_from(KINDS)), draw(st.booleans())
    unit = draw(st.sampled_from(UNITS))
    if bound in ("vague", "range"):
        return Quantity(Interval(low, low * 2 + 1), None, bound, unit, of, (), kind, part)  # type: ignore[arg-type]
    possible, name = interval(bound, low, low)
    return Quantity(possible, low, name, unit, of, (), kind, part)


@pytest.mark.parametrize("ladder", [LADDER, LOGICAL], ids=["reported", "logical"])
@given(value=quantities())
def test_a_value_entails_itself(ladder: Ladder[Quantity], value: Quantity) -> None:
    assert ladder.climb(value, value).relation is Relation.ENTAILS


@given(quantities(), quantities())
def test_apart_is_symmetric_under_logic(a: Quantity, b: Quantity) -> None:
    one, other = LOGICAL.climb(a, b).relation, LOGICAL.climb(b, a).relation
    if one is Relation.EXCLUDES and not {a.part, b.part} & {True} and a.of == b.of:
        assert other is Relation.EXCLUDES


@given(quantities(), quantities())
def test_never_entails_one_way_and_excludes_the_other(a: Quantity, b: Quantity) -> None:
    for ladder in (LADDER, LOGICAL):
        assert {ladder.climb(a, b).relation, ladder.climb(b, a).relation} != {Relation.ENTAILS, Relation.EXCLUDES} or (
            ladder is LADDER and (a.bound, b.bound) != ("exact", "exact")
        )


@given(quantities(), quantities())
def test_logic_excludes_no_more_than_the_report(a: Quantity, b: Quantity) -> None:
    if LOGICAL.climb(a, b).relation is Relation.EXCLUDES:
        assert LADDER.climb(a, b).relation is not Relation.ENTAILS


@given(quantities())
def test_unlike_units_decide_nothing(a: Quantity) -> None:
    assert LADDER.climb(a, replace(a, unit="furlong")).relation is Relation.OPEN
