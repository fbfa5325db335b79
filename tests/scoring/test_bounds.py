"""What no value passes, unless the history has."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.bounds import ANY, NOT_NEGATIVE, PERCENT, Bounds
from tests.scoring.properties import tried

numbers = st.floats(-1e6, 1e6)
intervals = st.tuples(numbers, numbers).map(lambda pair: Bounds(min(pair), max(pair)))


@tried(100)
@given(intervals | st.sampled_from([ANY, NOT_NEGATIVE, PERCENT]), numbers)
def test_a_value_is_kept_between_the_bounds_and_left_alone_there(bounds: Bounds, value: float) -> None:
    found = bounds.within(value)
    assert bounds.low <= found <= bounds.high
    assert (found == value) is (bounds.low <= value <= bounds.high)
    assert found in {value, bounds.low, bounds.high}


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ((), PERCENT),
        ((0, 100), PERCENT),
        ((-1, 50), Bounds(high=100)),
        ((50, 101), Bounds(low=0)),
        ((-0.5, 100.5), ANY),
    ],
    ids=["no history", "on the bounds", "below", "above", "both"],
)
def test_a_bound_that_the_history_has_passed_is_none(known: tuple[float, ...], expected: Bounds) -> None:
    assert PERCENT.around(known) == expected
    assert PERCENT.around(iter(reversed(known))) == expected


def test_of_what_has_no_bounds_every_value_is_possible() -> None:
    assert (ANY.low, ANY.high) == (-math.inf, math.inf)
    assert (NOT_NEGATIVE.low, NOT_NEGATIVE.high) == (0, math.inf)
