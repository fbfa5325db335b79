"""Ranks are as certain as the figures, no more."""

from __future__ import annotations

import statistics

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scoring.benchmark import Corner, Quarter, corner, distribution, place_among, places, quarter, rank
from scoring.model import Direction, Quantity
from tests.scoring.properties import tried

values = st.lists(st.floats(-1e4, 1e4).map(lambda v: round(v, 2)), min_size=1, max_size=40)


def exact(value):
    return Quantity(value)


@tried(100)
@given(values)
def test_the_distribution_is_that_of_the_statistics_module(found):
    spread = distribution(found)
    assert spread is not None
    assert spread.count == len(found)
    assert spread.mean == pytest.approx(statistics.fmean(found), abs=1e-6)
    assert spread.median == pytest.approx(statistics.median(found), abs=1e-6)
    assert spread.lower_quartile <= spread.median <= spread.upper_quartile


def test_nothing_has_no_distribution():
    assert distribution([]) is None


@tried(100)
@given(values.filter(lambda v: len(set(v)) == len(v)))
def test_with_exact_and_different_figures_the_place_is_one(found):
    own, others = found[0], found[1:]
    place = rank(exact(own), [exact(v) for v in others], Direction.HIGHER)
    assert place.best == place.worst == 1 + sum(v > own for v in others)


@tried(100)
@given(values, st.floats(0, 100))
def test_less_precise_figures_never_make_the_place_more_certain(found, half):
    own, others = found[0], found[1:]
    sharp = rank(exact(own), [exact(v) for v in others], Direction.HIGHER)
    blurred = rank(Quantity(own, half), [Quantity(v, half) for v in others], Direction.HIGHER)
    assert blurred.best <= sharp.best
    assert blurred.worst >= sharp.worst


quarters = st.integers(-40, 40).map(lambda n: n / 4)
figures = st.builds(Quantity, quarters, st.integers(0, 12).map(lambda n: n / 4))


@tried(100)
@given(figures, st.lists(figures, max_size=8), st.sampled_from([Direction.HIGHER, Direction.LOWER]))
def test_only_those_whose_figures_do_not_overlap_are_before_or_after(own, others, direction):
    """Quarters are exact in binary: also figures that only touch overlap."""

    def is_above(one, other) -> bool:
        return one.value - one.half_unit > other.value + other.half_unit

    higher = sum(is_above(other, own) for other in others)
    lower = sum(is_above(own, other) for other in others)
    before, after = (lower, higher) if direction is Direction.LOWER else (higher, lower)
    place = rank(own, others, direction)
    assert (place.best - 1, place.count - place.worst, place.count) == (before, after, 1 + len(others))


@tried(100)
@given(values)
def test_lower_is_better_turns_the_order_round(found):
    own, others = exact(found[0]), [exact(v) for v in found[1:]]
    up, down = rank(own, others, Direction.HIGHER), rank(own, others, Direction.LOWER)
    assert down.best == up.count + 1 - up.worst


@pytest.mark.parametrize(
    ("met", "value", "direction", "expected"),
    [
        (True, 11, Direction.HIGHER, Corner.REAL_STRENGTH),
        (True, 9, Direction.HIGHER, Corner.EASY_TARGET),
        (False, 11, Direction.HIGHER, Corner.HARD_TARGET),
        (False, 9, Direction.HIGHER, Corner.REAL_WEAKNESS),
        (True, 9, Direction.LOWER, Corner.REAL_STRENGTH),
        (False, 11, Direction.LOWER, Corner.REAL_WEAKNESS),
        (True, 10, Direction.HIGHER, Corner.LEVEL_MET),
        (True, 10, Direction.LOWER, Corner.LEVEL_MET),
        (False, 10, Direction.LOWER, Corner.LEVEL_MISSED),
    ],
)
def test_every_corner(met, value, direction, expected):
    assert corner(met=met, value=value, median=10, direction=direction) is expected


@tried(100)
@given(values, st.floats(1e6, 1e9))
def test_one_value_far_away_does_not_push_the_others_together(found, far):
    """Places are of the order alone: they are the same whatever the greatest is."""
    near = [*found, max(found) + 1]
    assert places(near) == places([*found, far])


@tried(100)
@given(values)
def test_equal_values_share_a_place_and_greater_ones_have_a_greater(found):
    at = dict(zip(found, places(found), strict=True))
    assert all(place == at[value] for value, place in zip(found, places(found), strict=True))
    ordered = [at[value] for value in sorted(set(found))]
    assert ordered == sorted(set(ordered))
    assert 0 <= ordered[0] <= ordered[-1] <= 1


@tried(100)
@given(values, st.floats(-2e4, 2e4))
@example([0.0] * 7 + [1.0] * 4 + [-1.1], -1.1754943508222875e-38)
def test_what_is_none_of_the_values_stands_between_its_neighbours(found, value):
    at = place_among(value, found)
    below = [place for each, place in zip(found, places(found), strict=True) if each <= value]
    above = [place for each, place in zip(found, places(found), strict=True) if each >= value]
    assert max(below, default=0) <= at <= min(above, default=1)


@tried(100)
@given(values, st.sampled_from([Direction.HIGHER, Direction.LOWER]))
def test_half_of_the_values_are_on_each_side_of_the_median(found, direction):
    spread = distribution(found)
    parts = [quarter(value, spread, direction) for value in found]
    better, worse = ({Quarter.BEST, Quarter.UPPER}, {Quarter.LOWER, Quarter.WORST})
    assert sum(part in better for part in parts) <= len(found) / 2
    assert sum(part in worse for part in parts) <= len(found) / 2
    assert all((part is Quarter.MIDDLE) == (value == spread.median) for part, value in zip(parts, found, strict=True))
