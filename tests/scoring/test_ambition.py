"""A target beside the history, the others and past jumps; where there is nothing to tell it from, a reason."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.plan.series import all_series
from scoring.ambition import Ambition, Judged, Promise, Share, Unknown, ambition, promise_of
from scoring.bounds import Bounds
from scoring.forecast import Forecast, Point, probability_of
from scoring.model import Direction, MeasureKey, Op, Quantity
from scoring.series import Break, Series, YearValue
from tests.scoring.properties import tried
from tests.scoring.samples import a_measure
from tests.scoring.shipped import plan, scored

YEAR = 2023


def a_series(*values: float | None, breaks: tuple[int, ...] = (), **fields: Any) -> Series:
    """Values of the years up to 2022."""
    given = {"direction": Direction.HIGHER, "unit": "n.", "is_date": False} | fields
    first = YEAR - len(values)
    return Series(
        key=MeasureKey("strategico", "", "", "k1"),
        name="k1",
        targets=(),
        values=tuple(
            YearValue(year=first + n, value=None if value is None else Quantity(value))
            for n, value in enumerate(values)
        ),
        breaks=tuple(Break(year=year, kind="method", reason="") for year in breaks),
        **given,
    )


def promise(target: float, direction: Direction = Direction.HIGHER, op: Op | None = None) -> Promise:
    return Promise(YEAR, Quantity(target), direction, op)


def judged(
    target: float, *values: float | None, direction: Direction = Direction.HIGHER, op: Op | None = None
) -> Judged:
    return ambition(promise(target, direction, op), a_series(*values, direction=direction))


numbers = st.integers(-1000, 1000).map(lambda n: n / 10)
histories = st.lists(numbers, min_size=3, max_size=8, unique=True)
directions = st.sampled_from([Direction.HIGHER, Direction.LOWER])


@pytest.mark.parametrize(
    ("target", "flag"),
    [
        (7, Ambition.SOFT),
        (9.6, Ambition.SOFT),
        (9.8, Ambition.ALREADY),
        (11, Ambition.ALREADY),
        (12, Ambition.PLAUSIBLE),
        (13, Ambition.HARD),
        (16, Ambition.DREAM),
    ],
)
def test_a_target_is_named_by_its_place_in_the_forecast(target: float, flag: Ambition) -> None:
    """10, 12, 11: expected 11, and eight years out of ten from 8.02 to 13.98.

    With two degrees of freedom the quartile lies 0.816 × 1.58 from the middle: 9.71 and 12.29; the
    95th percentile 2.92 × 1.58 above it: 15.62.
    """
    assert judged(target, 10, 12, 11).ambition is flag


@tried(100)
@given(histories, numbers, directions)
def test_the_percentile_is_the_probability_of_missing_the_target(
    values: list[float], target: float, direction: Direction
) -> None:
    found = judged(target, *values, direction=direction)
    expected = a_series(*values, direction=direction).expected(YEAR)
    assert isinstance(expected, Forecast)
    assert found.percentile.value == pytest.approx(1 - probability_of(expected, target, direction))
    assert found.percentile.count == len(values) - 1


@tried(100)
@given(histories, numbers, numbers)
def test_a_higher_target_is_never_easier_where_higher_is_better(values: list[float], one: float, other: float) -> None:
    easy, hard = judged(min(one, other), *values), judged(max(one, other), *values)
    for share in ("percentile", "jumps_short"):
        assert getattr(easy, share).value <= getattr(hard, share).value
    order = list(Ambition)
    assert order.index(easy.ambition) <= order.index(hard.ambition)


@tried(100)
@given(histories, numbers, st.lists(numbers, min_size=4, max_size=9))
def test_lower_is_better_is_higher_is_better_in_a_mirror(
    values: list[float], target: float, others: list[float]
) -> None:
    up = ambition(promise(target), a_series(*values), others)
    down = ambition(
        promise(-target, Direction.LOWER),
        a_series(*(-value for value in values), direction=Direction.LOWER, natural=Bounds(high=0.0)),
        [-value for value in others],
    )
    assert up.ambition is down.ambition
    assert up.percentile.value == pytest.approx(down.percentile.value)
    assert (up.others_missing, up.jumps_short) == (down.others_missing, down.jumps_short)
    assert (up.already_reached is None) == (down.already_reached is None)
    assert (up.ever_reached and up.ever_reached.year) == (down.ever_reached and down.ever_reached.year)


def test_the_last_value_may_meet_it_and_an_earlier_one_may_have() -> None:
    found = judged(12, 15, 13, 10)
    assert (found.last, found.already_reached, found.ever_reached) == (Point(2022, 10), None, Point(2020, 15))
    found = judged(12, 13, 10, 12)
    assert (found.already_reached, found.ever_reached) == (Point(2022, 12), Point(2020, 13))
    assert judged(20, 13, 10, 12).ever_reached is None


def test_of_two_equal_best_years_the_later_is_told() -> None:
    assert judged(12, 15, 15, 10).ever_reached == Point(2021, 15)


@pytest.mark.parametrize(
    ("op", "direction", "is_met"),
    [
        (Op.AT_LEAST, Direction.HIGHER, True),
        (Op.MORE_THAN, Direction.HIGHER, False),
        (Op.AT_MOST, Direction.LOWER, True),
        (Op.LESS_THAN, Direction.LOWER, False),
    ],
)
def test_the_target_itself_is_enough_unless_it_must_be_bettered(op: Op, direction: Direction, is_met: bool) -> None:  # noqa: FBT001 - a column of the table
    found = ambition(promise(10, direction, op), a_series(8, 9, 10, direction=direction), [10, 10, 10, 10])
    assert (found.already_reached is not None) == is_met
    assert found.others_missing.value == (0 if is_met else 1)


def test_a_jump_as_large_as_the_one_asked_is_enough_unless_the_target_must_be_bettered() -> None:
    """Past changes +1 and +2; from 13 to 15 it takes +2."""
    assert judged(15, 10, 11, 13).jumps_short == Share(0.5, 2)
    assert judged(15, 10, 11, 13, op=Op.MORE_THAN).jumps_short == Share(1, 2)


def test_a_change_for_the_worse_is_too_small() -> None:
    """Where lower is better, 20 → 25 → 22 are changes of -5 and +3; from 22 to 21 it takes 1."""
    assert judged(21, 20, 25, 22, direction=Direction.LOWER).jumps_short == Share(0.5, 2)


@pytest.mark.parametrize(("others", "share"), [((1, 2, 3), None), ((1, 2, 3, 4), 0.5), ((5, 5, 5, 5), 0)])
def test_fewer_than_four_others_say_nothing(others: tuple[float, ...], share: float | None) -> None:
    found = ambition(promise(3), a_series(1, 2, 4), others).others_missing
    assert (found.value, found.count) == (share, len(others))
    assert found.why is (Unknown.TOO_FEW if share is None else None)


@pytest.mark.parametrize(
    ("values", "percentile", "jumps", "flag"),
    [
        ((), Unknown.TOO_FEW, Unknown.TOO_FEW, Ambition.UNKNOWN),
        ((5,), Unknown.TOO_FEW, Unknown.TOO_FEW, Ambition.UNKNOWN),
        ((20, 30), Unknown.TOO_FEW, Unknown.TOO_FEW, Ambition.ALREADY),
        ((4, 5, 6, None), Unknown.STALE, Unknown.STALE, Ambition.UNKNOWN),
        ((5, 5, 5), Unknown.STILL, None, Ambition.UNKNOWN),
        ((20, 20, 20), Unknown.STILL, None, Ambition.ALREADY),
        ((4, None, 5, 6), Unknown.TOO_FEW, Unknown.TOO_FEW, Ambition.UNKNOWN),
    ],
)
def test_a_short_history_says_why_it_is_silent(
    values: tuple[float | None, ...], percentile: Unknown, jumps: Unknown | None, flag: Ambition
) -> None:
    found = judged(10, *values)
    assert (found.percentile.value, found.percentile.why) == (None, percentile)
    assert found.jumps_short.why is jumps
    assert found.ambition is flag


def test_only_what_was_known_before_the_year_counts() -> None:
    series = a_series(10, 12, 11, 40)
    earlier = Promise(2022, Quantity(15), Direction.HIGHER)
    found = ambition(earlier, series)
    assert (found.last, found.ever_reached) == (Point(2021, 11), None)


def test_values_before_a_break_do_not_count_and_a_later_break_does_not_matter() -> None:
    values = (90, 10, 12, 11, 13)
    found = ambition(promise(50), a_series(*values, breaks=(2019,)))
    assert (found.ever_reached, found.jumps_short.count) == (None, 3)
    assert ambition(promise(50), a_series(*values, breaks=(2024,))).ever_reached == Point(2018, 90)
    assert ambition(promise(50), a_series(*values, breaks=(YEAR,))).last is None


def test_a_promise_of_equality_has_no_place_in_a_distribution() -> None:
    target = Promise(YEAR, Quantity(3.0, 0.05), Direction.NOMINAL, Op.EQUAL)
    found = ambition(target, a_series(3.04, 2, 4, direction=Direction.NOMINAL), [3, 3, 3, 3])
    shares = (found.percentile, found.others_missing, found.jumps_short)
    assert [(share.value, share.why) for share in shares] == [(None, Unknown.NOMINAL)] * 3
    assert found.percentile.count == 0
    assert (found.already_reached, found.ever_reached) == (None, Point(2020, 3.04))
    assert found.ambition is Ambition.UNKNOWN


@pytest.mark.parametrize("values", [(3.04, 2.96, 4), (2.96, 3.04, 4), (3, 2.96, 4)])
def test_of_two_years_that_were_right_the_later_is_told_whichever_was_nearer(values: tuple[float, ...]) -> None:
    target = Promise(YEAR, Quantity(3.0, 0.05), Direction.NOMINAL, Op.EQUAL)
    found = ambition(target, a_series(*values, direction=Direction.NOMINAL))
    assert found.ever_reached == Point(2021, values[1])


def test_days_of_different_years_are_not_compared() -> None:
    found = ambition(promise(738000, Direction.LOWER), a_series(737000, 737400, 737700, is_date=True), [1, 2, 3, 4])
    assert {share.why for share in (found.percentile, found.others_missing, found.jumps_short)} == {Unknown.DATE}
    assert (found.last, found.ambition) == (None, Ambition.UNKNOWN)


def test_the_promise_of_an_indicator_is_its_target() -> None:
    measure = a_measure(target=5, direction=Direction.LOWER, op=Op.LESS_THAN)
    assert promise_of(measure, YEAR) == Promise(YEAR, measure.target or Quantity(0), Direction.LOWER, Op.LESS_THAN)
    assert promise_of(a_measure(target=None, soglia=None), YEAR) is None


def test_in_the_shipped_plans_what_is_said_is_what_the_history_says() -> None:
    """Every common indicator of Riviere with a target; some have history enough."""
    the_plan = plan("riviere")
    series = all_series(the_plan)
    told = [
        ambition(asked, series[measure.key])
        for measure in scored("riviere")["strategico", ""].sheet.measures
        if (asked := promise_of(measure, the_plan.year)) is not None
    ]
    assert any(found.percentile.value is not None for found in told)
    for found in told:
        known = found.percentile.value is not None or found.already_reached is not None
        assert (found.ambition is not Ambition.UNKNOWN) == known
        if found.already_reached is not None:
            assert found.promise.is_met_by(found.already_reached.value)
            assert found.percentile.value is None or found.percentile.value <= 0.5
