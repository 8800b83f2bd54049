"""The algebra that every facet rests on."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.interval import Interval

ends = st.one_of(st.none(), st.integers(-20, 20).map(float))


@st.composite
def intervals(draw: st.DrawFn) -> Interval[float]:
    low, high = draw(ends), draw(ends)
    open_low, open_high = draw(st.booleans()), draw(st.booleans())
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)
        assume(low < high or not (open_low or open_high))
    return Interval(low, high, open_low, open_high)


@given(intervals())
def test_an_interval_is_inside_itself_and_never_apart_from_itself(a: Interval[float]) -> None:
    assert a.inside(a)
    assert not a.apart(a)


@given(intervals(), intervals())
def test_apart_is_symmetric_and_excludes_inside(a: Interval[float], b: Interval[float]) -> None:
    assert a.apart(b) == b.apart(a)
    assert not (a.inside(b) and a.apart(b))


@given(intervals(), intervals(), intervals())
def test_inside_is_transitive(a: Interval[float], b: Interval[float], c: Interval[float]) -> None:
    if a.inside(b) and b.inside(c):
        assert a.inside(c)


@given(intervals(), st.integers(-25, 25).map(float))
def test_apart_intervals_share_no_value(a: Interval[float], value: float) -> None:
    assert a.holds(value) != Interval.at(value).apart(a)


@pytest.mark.parametrize(("low", "high", "open_low"), [(2.0, 1.0, False), (1.0, 1.0, True)])
def test_an_empty_interval_cannot_be_made(low: float, high: float, open_low: bool) -> None:
    with pytest.raises(ValueError, match="empty interval"):
        Interval(low, high, open_low)
