"""The history of one indicator: which years have a value, which target holds, what is expected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from scoring.basis import Basis, BasisKind, TargetChange, TargetVersion
from scoring.bounds import NOT_NEGATIVE, PERCENT
from scoring.forecast import Forecast, NoForecast, Point, forecast
from scoring.model import Direction, MeasureKey, Quantity
from scoring.series import Break, Comparison, Series, YearValue, just_before

PLANNED = TargetVersion(version=1, target=Quantity(20), valid=False)
RAISED = TargetVersion(version=2, target=Quantity(85), act_date=date(2022, 9, 13), valid=False)
FINAL = TargetVersion(version=3, target=Quantity(90), act_date=date(2022, 11, 2))
WORDS = TargetVersion(version=4, text="avviare lo studio")
BEFORE = TargetVersion(version=1, target=Quantity(10))
TARGETS = ((2021, BEFORE), (2022, PLANNED), (2022, RAISED), (2022, FINAL), (2022, WORDS))


def a_series(**fields: Any) -> Series:
    given: dict[str, Any] = {"name": "k", "unit": "%", "direction": Direction.HIGHER, "is_date": False}
    key = MeasureKey("strategico", "", "n", "k")
    return Series(**({"key": key, "values": (), "targets": TARGETS} | given | fields))


def values(*found: float | None) -> tuple[YearValue, ...]:
    return tuple(YearValue(year=2018 + at, value=None if v is None else Quantity(v)) for at, v in enumerate(found))


def test_the_target_of_a_year_is_the_last_valid_version_that_has_a_number() -> None:
    assert a_series().target_of(2022) is FINAL
    assert a_series().target_of(2021) is BEFORE
    assert a_series().target_of(2020) is None
    assert a_series(targets=((2022, WORDS), (2022, PLANNED))).target_of(2022) is None
    two = TargetVersion(version=2, target=Quantity(12))
    assert a_series(targets=((2021, BEFORE), (2021, two))).target_of(2021) is two


def test_the_ghosts_of_a_year_are_the_numbers_that_an_act_replaced() -> None:
    assert a_series().ghosts_of(2022) == (PLANNED, RAISED)
    assert a_series().ghosts_of(2021) == ()
    worded = TargetVersion(version=1, text="a parole", valid=False)
    assert a_series(targets=((2022, worded), (2022, FINAL))).ghosts_of(2022) == ()
    assert a_series(targets=((2022, PLANNED),)).ghosts_of(2022) == (PLANNED,)


@pytest.mark.parametrize(
    ("basis", "target"),
    [
        (Basis(BasisKind.ORIGINAL), 20),
        (Basis(BasisKind.AT_DATE, date(2022, 9, 12)), 20),
        (Basis(BasisKind.AT_DATE, date(2022, 9, 13)), 85),
        (Basis(BasisKind.AT_DATE, date(2022, 11, 2)), 90),
        (Basis(), 90),
    ],
    ids=str,
)
def test_on_a_basis_the_year_has_the_target_in_force_and_the_other_years_keep_theirs(
    basis: Basis, target: float
) -> None:
    found = a_series().on_basis(basis, 2022)
    chosen, before = found.target_of(2022), found.target_of(2021)
    assert chosen is not None
    assert (chosen.target, before) == (Quantity(target), BEFORE)
    ghosts = {v.target.value for v in found.ghosts_of(2022) if v.target}
    assert ghosts == {20, 85, 90} - {target}


def test_the_valid_basis_is_the_series_as_it_is() -> None:
    series = a_series()
    assert series.on_basis(Basis(), 2022) is series
    original = series.on_basis(Basis(BasisKind.ORIGINAL), 2022)
    assert (original.key, original.values, len(original.targets)) == (series.key, series.values, len(TARGETS))
    assert [year for year, _ in original.targets] == [year for year, _ in TARGETS]


def test_only_years_with_a_value_are_points() -> None:
    assert a_series(values=values(3, None, 0)).points == (Point(2018, 3), Point(2020, 0))


def test_what_is_expected_is_the_forecast_of_its_points_within_breaks_and_bounds() -> None:
    known = values(10, 50, 90, 95)
    points = [Point(2018, 10), Point(2019, 50), Point(2020, 90), Point(2021, 95)]
    found = a_series(values=known, natural=PERCENT).expected(2022)
    assert isinstance(found, Forecast)
    assert found == forecast(points, 2022, natural=PERCENT)
    assert found.high == 100
    assert a_series(values=known).expected(2022) == forecast(points, 2022, natural=NOT_NEGATIVE)
    broken = a_series(values=known, breaks=(Break(year=2020, kind="method", reason=""),))
    assert broken.expected(2022) is NoForecast.TOO_FEW
    assert a_series(values=known, is_date=True).expected(2022) is NoForecast.TOO_FEW
    assert a_series(values=known).expected(2024) is NoForecast.STALE


@pytest.mark.parametrize(
    ("year", "found"), [(2018, None), (2019, 3), (2020, None), (2021, 0), (2022, 7), (2023, None)], ids=str
)
def test_the_value_just_before_is_that_of_the_year_before_and_of_no_other(year: int, found: float | None) -> None:
    assert just_before(values(3, None, 0, 7), (), year) == (None if found is None else Quantity(found))


@pytest.mark.parametrize(("broken", "found"), [(2020, Quantity(0)), (2021, None), (2022, Quantity(0))])
def test_nothing_is_just_before_the_year_in_which_something_else_begins(broken: int, found: Quantity | None) -> None:
    assert just_before(values(3, None, 0, 7), (Break(year=broken, kind="method", reason=""),), 2021) == found


def test_before_a_year_are_the_values_on_its_side_of_every_break_by_year() -> None:
    series = a_series(values=tuple(reversed(values(3, None, 0, 7, 9))))
    assert series.before(2022) == (Point(2018, 3), Point(2020, 0), Point(2021, 7))
    broken = replace(series, breaks=(Break(year=2020, kind="method", reason=""),))
    assert broken.before(2022) == (Point(2020, 0), Point(2021, 7))
    assert broken.before(2019) == (Point(2018, 3),)


def test_a_change_is_between_one_year_and_the_very_next() -> None:
    assert a_series(values=values(3, None, 0, 7, 9)).changes(2022) == (7,)
    assert a_series(values=values(3, None, 0, 7, 9)).changes(2023) == (7, 2)
    assert a_series(values=values(3, None, 0, None, 9)).changes(2023) == ()


def test_half_of_the_trend_is_the_last_value_moved_by_half_the_mean_change_within_what_is_possible() -> None:
    assert a_series(values=values(10, 14, 20)).half_trend(2021) == 22.5
    assert a_series(values=values(99, 99, 99.9, 99.9), natural=PERCENT).half_trend(2022) == 100
    assert a_series(values=values(10)).half_trend(2019) is None


def test_the_current_values_are_those_since_the_last_break() -> None:
    breaks = (Break(year=2019, kind="source", reason=""), Break(year=2020, kind="unit", reason=""))
    found = a_series(values=values(1.0, 2.0, 3.0, 4.0, None), breaks=breaks)
    assert found.current() == (Point(2020, 3.0), Point(2021, 4.0))
    assert a_series(values=values(1.0, 2.0)).current() == (Point(2018, 1.0), Point(2019, 2.0))
    assert a_series(values=values(1.0, None), breaks=breaks).current() == (Point(2018, 1.0),)
    assert a_series().current() == ()


def test_only_what_is_older_than_a_break_of_unit_is_in_another_unit() -> None:
    breaks = (Break(year=2019, kind="unit", reason=""), Break(year=2021, kind="method", reason=""))
    found = a_series(values=values(1.0, 2.0, 3.0, 4.0), breaks=breaks)
    assert [found.is_in_its_unit(year) for year in (2018, 2019, 2020, 2021)] == [False, True, True, True]


def test_what_is_printed_without_a_unit_is_in_that_of_the_values_of_its_year() -> None:
    found = a_series(values=values(1.0, 2.0), breaks=(Break(year=2019, kind="unit", reason=""),))
    asked = [("", 2018), ("", 2019), ("", None), ("%", 2018), ("%", 2019), ("gg", 2019), ("gg", None)]
    assert [found.is_alike(unit, year) for unit, year in asked] == [False, True, True, True, True, False, False]


def test_a_target_that_another_indicator_replaced_is_not_of_what_the_history_measures() -> None:
    old = TargetVersion(version=1, target=Quantity(10_000), unit="%", valid=False)
    new = TargetVersion(version=2, target=Quantity(2), unit="%", change=TargetChange.REPLACED)
    other = TargetVersion(version=1, target=Quantity(3), unit="gg")
    found = a_series(targets=((2021, other), (2022, old), (2022, new)))
    assert [found.promises_alike(year, version) for year, version in found.targets] == [False, False, True]
    assert found.comparable.targets == ((2022, new),)


def test_the_comparable_history_has_nothing_in_another_unit_and_every_absence() -> None:
    breaks = (Break(year=2020, kind="unit", reason=""),)
    mean = Comparison(year=2019, scope="nazionale", statistic="mean", value=Quantity(5))
    found = a_series(
        values=values(1.0, None, 3.0),
        breaks=breaks,
        soglie=((2019, Quantity(1)), (2020, Quantity(2))),
        comparisons=(mean,),
    ).comparable
    assert [v.year for v in found.values] == [2019, 2020]
    assert (found.soglie, found.comparisons) == (((2020, Quantity(2)),), ())
