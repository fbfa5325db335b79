"""A forecast says little, and says when it can say nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.bounds import ANY, NOT_NEGATIVE, PERCENT, Bounds
from scoring.forecast import Forecast, NoForecast, Point, forecast, probability_of
from scoring.model import Direction
from tests.scoring.properties import tried

values = st.floats(-1e6, 1e6, allow_nan=False).map(lambda v: round(v, 3))
histories = st.lists(values, min_size=3, max_size=12, unique=True).map(
    lambda found: [Point(2010 + i, v) for i, v in enumerate(found)]
)


def expected(points, year=None, breaks=()):
    return forecast(points, year or points[-1].year + 1, breaks)


@tried(100)
@given(histories)
def test_the_middle_is_the_last_value_and_the_band_is_even_around_it(points):
    found = expected(points)
    assert isinstance(found, Forecast)
    assert found.value == points[-1].value
    assert found.high - found.value == pytest.approx(found.value - found.low)


@tried(100)
@given(histories, st.floats(0.001, 1000), st.floats(-1000, 1000))
def test_units_do_not_matter(points, factor, shift):
    moved = [Point(p.year, p.value * factor + shift) for p in points]
    one, other = expected(points), expected(moved)
    if isinstance(one, Forecast) and isinstance(other, Forecast):
        assert other.low == pytest.approx(one.low * factor + shift, rel=1e-6, abs=1e-3)


@tried(100)
@given(histories, st.randoms())
def test_the_order_of_the_points_does_not_matter(points, random):
    shuffled = list(points)
    random.shuffle(shuffled)
    assert expected(points) == forecast(shuffled, points[-1].year + 1)


@tried(100)
@given(histories, values)
def test_years_from_the_one_expected_on_do_not_count(points, later):
    year = points[-1].year + 1
    assert forecast([*points, Point(year, later), Point(year + 1, later)], year) == expected(points)


def test_two_points_are_too_few():
    assert expected([Point(2021, 1.0), Point(2022, 2.0)]) is NoForecast.TOO_FEW


def test_a_missing_year_is_not_a_yearly_change():
    assert expected([Point(2018, 1.0), Point(2020, 2.0), Point(2022, 3.0)]) is NoForecast.TOO_FEW


def test_a_break_begins_the_count_anew():
    points = [Point(2018 + i, float(i * i)) for i in range(6)]
    assert isinstance(expected(points), Forecast)
    assert expected(points, breaks=[2022]) is NoForecast.TOO_FEW
    after = expected(points, breaks=[2020])
    assert isinstance(after, Forecast)
    assert after.changes == 3


def test_a_break_in_the_year_expected_leaves_nothing():
    points = [Point(2018 + i, float(i)) for i in range(5)]
    assert expected(points, breaks=[2023]) is NoForecast.TOO_FEW


def test_a_last_value_that_is_old_says_nothing_of_next_year():
    assert expected([Point(2018, 1.0), Point(2019, 3.0), Point(2020, 2.0)], 2023) is NoForecast.STALE


def test_a_value_that_never_moved_says_nothing():
    assert expected([Point(2018 + i, 5.0) for i in range(4)]) is NoForecast.STILL


@tried(100)
@given(histories, values)
def test_up_and_down_share_the_whole_probability(points, target):
    found = expected(points)
    assert isinstance(found, Forecast)
    up = probability_of(found, target, Direction.HIGHER)
    down = probability_of(found, target, Direction.LOWER)
    assert 0 <= up <= 1
    assert up + down == pytest.approx(1)


@tried(100)
@given(histories)
def test_the_edges_of_the_band_are_passed_one_time_in_ten(points):
    found = expected(points)
    assert isinstance(found, Forecast)
    assert probability_of(found, found.high, Direction.HIGHER) == pytest.approx(0.1, abs=1e-6)
    assert probability_of(found, found.low, Direction.LOWER) == pytest.approx(0.1, abs=1e-6)


@tried(100)
@given(histories, st.sampled_from([ANY, NOT_NEGATIVE, PERCENT]))
def test_no_band_passes_a_bound_that_its_history_has_not_passed(points, natural):
    found = forecast(points, points[-1].year + 1, natural=natural)
    assert isinstance(found, Forecast)
    known = [p.value for p in points]
    assert found.low <= found.value <= found.high
    assert found.low >= natural.low or min(known) < natural.low
    assert found.high <= natural.high or max(known) > natural.high


@tried(100)
@given(histories, values)
def test_a_bound_that_is_not_passed_moves_no_other_end(points, bound):
    free, held = expected(points), forecast(points, points[-1].year + 1, natural=Bounds(low=bound))
    assert (held.value, held.scale, held.high) == (free.value, free.scale, free.high)
    assert held.low in {free.low, bound}


@pytest.mark.parametrize(
    ("target", "direction", "probability"),
    [
        (0.0, Direction.HIGHER, 1.0),
        (-1.0, Direction.LOWER, 0.0),
        (-1.0, Direction.HIGHER, 1.0),
        (100.0, Direction.LOWER, 1.0),
        (101.0, Direction.HIGHER, 0.0),
        (0.0, Direction.LOWER, pytest.approx(0.127322, abs=1e-6)),
        (100.0, Direction.HIGHER, pytest.approx(0.127322, abs=1e-6)),
    ],
)
def test_what_is_impossible_is_never_expected_and_what_is_certain_always(target, direction, probability):
    """A bound itself may be reached: 50 / √1000 with two degrees of freedom, 1/2 - t / (2√(2 + t²)) = 0.127322."""
    points = [Point(2020, 30.0), Point(2021, 70.0), Point(2022, 50.0)]
    found = forecast(points, 2023, natural=PERCENT)
    assert isinstance(found, Forecast)
    assert probability_of(found, target, direction) == probability
