"""Beside the others: which printed mean an indicator is set beside, and which way it stands."""

from __future__ import annotations

import csv
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.plan.series import all_series
from scoring.model import Direction, MeasureKey, Quantity
from scoring.node_facts import Course
from scoring.series import Comparison, Series, YearValue
from scoring.standing import Standing, ahead, standings
from tests.scoring.properties import tried
from tests.scoring.shipped import ROOT, plan

BETTER, WORSE = Course.BETTER, Course.WORSE
HIGHER, LOWER, NOMINAL = Direction.HIGHER, Direction.LOWER, Direction.NOMINAL
NUMBERS = st.floats(-1e6, 1e6).map(lambda x: round(x, 3))


def a_history(values: dict[int, float | None], *comparisons: Comparison, **fields: Any) -> Series:
    known = tuple(YearValue(year=y, value=None if v is None else Quantity(v)) for y, v in values.items())
    given_: dict[str, Any] = {"name": "k", "unit": "%", "is_date": False, "targets": (), "direction": HIGHER}
    return Series(key=MeasureKey("s", "", "n", "k"), values=known, comparisons=comparisons, **(given_ | fields))


def a_mean(value: float | None, year: int | None = 2023, scope: str = "nazionale", **fields: Any) -> Comparison:
    quantity = None if value is None else Quantity(value)
    return Comparison(**{"year": year, "scope": scope, "statistic": "mean", "value": quantity, "unit": "%"} | fields)


def places(series: Series, upto: int = 2023) -> list[tuple[str, int, Course, float | None]]:
    return [(s.others.scope, s.own.year, s.course, s.ahead) for s in standings(series, upto)]


def test_a_higher_value_than_the_mean_is_better_where_more_is_better() -> None:
    assert places(a_history({2023: 60.0}, a_mean(50.0))) == [("nazionale", 2023, BETTER, 20.0)]


def test_the_same_value_is_worse_where_less_is_better() -> None:
    assert places(a_history({2023: 60.0}, a_mean(50.0), direction=LOWER)) == [("nazionale", 2023, WORSE, -20.0)]


def test_a_value_equal_to_the_mean_is_neither_better_nor_worse() -> None:
    assert places(a_history({2023: 50.0}, a_mean(50.0))) == [("nazionale", 2023, Course.SAME, 0.0)]


def test_where_only_the_target_is_right_nobody_is_ahead() -> None:
    assert places(a_history({2023: 60.0}, a_mean(50.0), direction=NOMINAL)) == [
        ("nazionale", 2023, Course.CHANGED, None)
    ]


def test_beside_a_mean_of_zero_there_is_a_course_and_no_percentage() -> None:
    assert places(a_history({2023: 6.0}, a_mean(0.0))) == [("nazionale", 2023, BETTER, None)]


def test_a_mean_below_zero_is_measured_by_its_size() -> None:
    assert places(a_history({2023: -5.0}, a_mean(-10.0))) == [("nazionale", 2023, BETTER, 50.0)]
    assert places(a_history({2023: -15.0}, a_mean(-10.0))) == [("nazionale", 2023, WORSE, -50.0)]


def test_each_scope_has_its_newest_year_that_has_both_values() -> None:
    series = a_history(
        {2021: 40.0, 2022: 45.0, 2023: None},
        a_mean(50.0, 2021),
        a_mean(90.0, 2022),
        a_mean(10.0, 2023),
        a_mean(20.0, 2021, "cluster"),
    )
    assert places(series) == [("nazionale", 2022, WORSE, -50.0), ("cluster", 2021, BETTER, 100.0)]


def test_the_order_in_which_years_are_printed_does_not_matter() -> None:
    means = a_mean(90.0, 2022), a_mean(50.0, 2021)
    values: dict[int, float | None] = {2021: 40.0, 2022: 45.0}
    assert places(a_history(values, *means)) == places(a_history(values, *reversed(means)))


def test_a_year_after_the_one_asked_does_not_count() -> None:
    assert places(a_history({2022: 45.0, 2024: 1.0}, a_mean(90.0, 2022), a_mean(2.0, 2024))) == [
        ("nazionale", 2022, WORSE, -50.0)
    ]


@pytest.mark.parametrize(
    "left_out",
    [
        a_mean(50.0, None),
        a_mean(None),
        a_mean(50.0, unit="gg"),
        a_mean(50.0, statistic="median"),
        a_mean(50.0, 2022),
    ],
    ids=["no year", "no value", "another unit", "not a mean", "a year without an own value"],
)
def test_what_cannot_be_set_beside_is_left_out(left_out: Comparison) -> None:
    assert places(a_history({2023: 60.0}, left_out)) == []


def test_a_mean_printed_without_a_unit_is_in_that_of_the_indicator() -> None:
    assert places(a_history({2023: 60.0}, a_mean(50.0, unit=""))) == [("nazionale", 2023, BETTER, 20.0)]


def test_a_mean_with_another_unit_is_never_converted_nor_hides_one_that_counts() -> None:
    series = a_history({2022: 60.0, 2023: 60.0}, a_mean(50.0, 2022), a_mean(0.5, 2023, unit="rapporto"))
    assert places(series) == [("nazionale", 2022, BETTER, 20.0)]


def test_days_are_never_set_beside() -> None:
    assert places(a_history({2023: 738155.0}, a_mean(738100.0), is_date=True)) == []


def test_an_indicator_without_means_stands_beside_nobody() -> None:
    assert places(a_history({2023: 60.0})) == []


@tried(100)
@given(NUMBERS, NUMBERS, st.sampled_from([HIGHER, LOWER, NOMINAL]))
def test_how_far_ahead_agrees_with_better_and_worse(own: float, others: float, direction: Direction) -> None:
    (found,) = standings(a_history({2023: own}, a_mean(others), direction=direction), 2023)
    assert found.ahead == ahead(own, others, direction)
    assert (found.ahead is None) is (direction is NOMINAL or others == 0)
    if found.ahead is not None:
        course = BETTER if found.ahead > 0 else WORSE if found.ahead < 0 else Course.SAME
        assert found.course is course
    assert (found.course is Course.SAME) is (own == others)


@tried(100)
@given(NUMBERS, NUMBERS)
def test_the_other_direction_is_the_opposite_verdict(own: float, others: float) -> None:
    one, other = (ahead(own, others, direction) for direction in (HIGHER, LOWER))
    assert (one is None and other is None) or one == -(other or 0.0)


def standing_of(code: str, scope: str) -> Standing:
    series = next(s for key, s in all_series(plan("riviere")).items() if key.indicator_code == code)
    return next(s for s in standings(series, 2023) if s.others.scope == scope)


def test_every_shipped_standing_is_a_row_of_the_benchmarks() -> None:
    with (ROOT / "data" / "enti" / "riviere" / "2023" / "benchmarks.csv").open(encoding="utf-8", newline="") as file:
        printed = {(r["indicator_code"], r["scope"], r["year"], r["value"]) for r in csv.DictReader(file)}
    found = {
        (key.indicator_code, s.others.scope, str(s.own.year), s.others.value.text if s.others.value else "")
        for key, series in all_series(plan("riviere")).items()
        for s in standings(series, 2023)
    }
    assert len(found) == 10
    assert found <= printed


def test_the_cassetto_digitale_of_riviere_is_behind_the_nation() -> None:
    found = standing_of("A02_1", "nazionale")
    assert found.course is WORSE
    assert found.ahead == pytest.approx((28.56 - 46.04) / 46.04 * 100)
