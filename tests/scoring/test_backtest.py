"""Earlier years under this plan's promises: the same engine, and nothing made up where nothing is known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.plan.series import all_series
from scoring.backtest import PastYear, back_test
from scoring.model import Measure, MeasureKey, MeasureState, Quantity, Sheet
from scoring.policy import Missing, Policy
from scoring.scored import score_sheet
from scoring.series import Break, Series, YearValue
from tests.scoring.properties import tried
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet
from tests.scoring.shipped import plan, scored
from tests.scoring.strategies import each_measure, policies, sheets, tenths

if TYPE_CHECKING:
    from collections.abc import Mapping


def a_series(measure: Measure, values: Mapping[int, float], breaks: tuple[int, ...] = (), **fields: Any) -> Series:
    return Series(
        key=measure.key,
        name=measure.name,
        unit="n.",
        direction=measure.direction,
        targets=(),
        values=tuple(YearValue(year=year, value=Quantity(value)) for year, value in sorted(values.items())),
        breaks=tuple(Break(year=year, kind="method", reason="") for year in breaks),
        **({"is_date": False} | fields),
    )


def histories(sheet: Sheet, *values: Mapping[int, float]) -> dict[MeasureKey, Series]:
    return {m.key: a_series(m, one) for m, one in zip(sheet.measures, values, strict=True)}


def one_year(sheet: Sheet, policy: Policy, year: int, *values: Mapping[int, float]) -> PastYear:
    (found,) = back_test(sheet, policy, histories(sheet, *values), [year])
    return found


def scores_of(past: PastYear, sheet: Sheet, policy: Policy) -> tuple[list[float | None], list[float | None]]:
    """What the past year says, and what scoring the sheet says, of every node then indicator."""
    official = score_sheet(sheet, policy)
    ours = [past.nodes[r.code] for r in official.nodes] + [past.measures[r.measure.key] for r in official.measures]
    return ours, [r.score for r in (*official.nodes, *official.measures)]


@tried(40, slow=True)
@given(data=st.data(), policy=policies())
def test_a_year_with_the_plans_own_values_has_the_plans_own_scores(data: st.DataObject, policy: Policy) -> None:
    sheet = data.draw(sheets())
    sheet = each_measure(sheet, lambda m: replace(m, actual=m.actual or Quantity(7.0), declared=None))
    values = [{2020: m.actual.value} for m in sheet.measures if m.actual]
    past = one_year(sheet, policy, 2020, *values)
    ours, official = scores_of(past, sheet, policy)
    assert ours == [None if score is None else pytest.approx(score, abs=1e-8) for score in official]
    assert past.score == ours[0]
    assert past.band == score_sheet(sheet, policy).root.band


@tried(40, slow=True)
@given(data=st.data(), policy=policies())
def test_years_together_are_the_same_as_one_by_one(data: st.DataObject, policy: Policy) -> None:
    sheet = data.draw(sheets())
    years = [2019, 2020, 2021]
    some = st.dictionaries(st.sampled_from(years), tenths)
    series = histories(sheet, *(data.draw(some) for _ in sheet.measures))
    together = back_test(sheet, policy, series, years)
    assert [past.year for past in together] == years
    assert together == tuple(back_test(sheet, policy, series, [year])[0] for year in years)


@tried(40, slow=True)
@given(data=st.data(), policy=policies())
def test_what_is_not_known_is_left_out_as_if_the_method_excluded_it(data: st.DataObject, policy: Policy) -> None:
    """Whatever the method does of a missing actual, and of what is not measured."""
    sheet = data.draw(sheets())
    known = {m.key: data.draw(st.booleans()) for m in sheet.measures}
    series = {m.key: a_series(m, {2020: 3.0}) for m in sheet.measures if known[m.key]}
    (past,) = back_test(sheet, replace(policy, renormalise=True), series, [2020])

    def as_then(measure: Measure) -> Measure:
        return replace(measure, declared=None, actual=Quantity(3.0) if known[measure.key] else None)

    excluding = replace(policy, renormalise=True, missing=Missing.EXCLUDED)
    ours, expected = scores_of(past, each_measure(sheet, as_then), excluding)
    assert ours == [None if score is None else pytest.approx(score, abs=1e-8) for score in expected]


@pytest.mark.parametrize("missing", Missing)
def test_a_missing_value_is_never_zero(missing: Missing) -> None:
    sheet = a_sheet(a_measure("k1", actual=1), a_measure("k2", actual=1))
    past = one_year(sheet, a_policy(missing=missing), 2020, {2020: 80}, {2019: 10})
    assert (past.score, past.measured_share) == (80, 0.5)
    assert list(past.measures.values()) == [80, None]


def test_a_missing_value_is_not_zero_either_where_the_method_counts_what_is_not_measured_as_zero() -> None:
    sheet = a_sheet(a_measure("k1", actual=1), a_measure("k2", actual=1))
    past = one_year(sheet, a_policy(renormalise=False), 2020, {2020: 80}, {})
    assert past.score == 80


def test_a_year_that_is_whole_keeps_what_the_method_says_of_what_is_not_measured() -> None:
    """k3 has no target, so it counts as zero in the plan's own year, and in a past year that has all the plan has."""
    sheet = a_sheet(
        a_measure("k1", actual=80), a_measure("k2", actual=70), a_measure("k3", target=None, soglia=None, actual=1)
    )
    policy = a_policy(renormalise=False)
    assert score_sheet(sheet, policy).root.score == 50
    series = histories(sheet, {2020: 80, 2021: 80}, {2020: 70}, {2020: 1, 2021: 1})
    assert [past.score for past in back_test(sheet, policy, series, [2020, 2021])] == [50, 80]


def test_a_year_of_which_nothing_is_known_has_no_score() -> None:
    past = one_year(a_sheet(a_measure(actual=5)), a_policy(), 1999, {2020: 80})
    assert (past.score, past.band, past.measured_share) == (None, None, 0)
    assert past.nodes == {"": None}


def test_too_little_for_the_method_is_no_score() -> None:
    sheet = a_sheet(a_measure("k1", weight=40.0), a_measure("k2", weight=60.0))
    past = one_year(sheet, a_policy(min_measured_share=0.5), 2020, {2020: 80}, {})
    assert (past.score, past.measured_share) == (None, 0.4)


def test_the_share_measured_is_followed_down_to_the_indicators() -> None:
    """Half of a, whose weight is 20, and all of b, whose weight is 60, of 80: 0.125 + 0.75.

    In c there is nothing to measure.
    """
    sheet = a_sheet(
        a_node("a", weight=20.0),
        a_node("b", weight=60.0),
        a_node("c", weight=20.0),
        a_measure("k1", "a", weight=50.0),
        a_measure("k2", "a", weight=50.0),
        a_measure("k3", "b"),
        a_measure("k4", "c", state=MeasureState.SUPPRESSED),
    )
    past = one_year(sheet, a_policy(), 2020, {2020: 80}, {}, {2020: 40}, {2020: 40})
    assert past.measured_share == 0.875
    assert past.nodes == {"": 50, "a": 80, "b": 40, "c": None}


@pytest.mark.parametrize(
    ("breaks", "sheet_year", "score"),
    [
        ((2020,), 2022, 80),
        ((2021,), 2022, None),
        ((2022,), 2022, None),
        ((2023,), 2022, 80),
        ((2023,), None, None),
        ((2018,), 2018, 80),
        ((2019,), 2018, None),
        ((2020,), 2018, None),
        ((2021,), 2018, 80),
    ],
)
def test_a_break_between_the_year_and_the_plans_leaves_the_value_out(
    breaks: tuple[int, ...], sheet_year: int | None, score: float | None
) -> None:
    sheet = a_sheet(a_measure())
    series = {m.key: a_series(m, {2020: 80}, breaks) for m in sheet.measures}
    (past,) = back_test(sheet, a_policy(), series, [2020], sheet_year=sheet_year)
    assert past.score == score


@pytest.mark.parametrize("by", ["series", "measure"])
def test_dates_and_declared_results_have_no_past(by: str) -> None:
    sheet = a_sheet(
        a_measure("k1", target=738000, soglia=None, is_date=by == "measure"),
        a_measure("k2", target=None, soglia=None, declared=90),
        a_measure("k3"),
    )
    date, declared, number = sheet.measures
    series = {
        date.key: a_series(date, {2020: 737900}, is_date=by == "series"),
        declared.key: a_series(declared, {2020: 90}),
        number.key: a_series(number, {2020: 60}),
    }
    (past,) = back_test(sheet, a_policy(), series, [2020])
    assert list(past.measures.values()) == [None, None, 60]
    assert past.score == 60


def test_an_indicator_without_a_series_has_no_past() -> None:
    (past,) = back_test(a_sheet(a_measure(actual=5)), a_policy(), {}, [2020])
    assert past.score is None


def test_a_plan_without_indicators_has_years_without_scores() -> None:
    assert [past.score for past in back_test(a_sheet(), a_policy(), {}, [2020, 2021])] == [None, None]
    assert back_test(a_sheet(a_measure()), a_policy(), {}, []) == ()


@pytest.mark.parametrize("ente", ["torino", "riviere"])
def test_in_the_shipped_plans_each_value_of_the_past_scores_as_the_engine_scores_it(ente: str) -> None:
    """One indicator at a time, in a plan that has that value as its actual. Torino prints no earlier years."""
    the_plan, sheet = plan(ente), scored(ente)["strategico", ""].sheet
    series = all_series(the_plan)
    years = [the_plan.year - 2, the_plan.year - 1, the_plan.year]
    known = dict.fromkeys(years, 0)
    for past in back_test(sheet, the_plan.policy, series, years, sheet_year=the_plan.year):
        assert 0 <= past.measured_share <= 1
        values = {key: {p.year: p.value for p in one.points} for key, one in series.items()}
        for measure in sheet.measures:
            score = past.measures[measure.key]
            if score is not None:
                known[past.year] += 1
                actual = Quantity(values[measure.key][past.year])
                then = replace(sheet, measures=(replace(measure, actual=actual),))
                assert score_sheet(then, the_plan.policy).measures[0].score == pytest.approx(score, abs=1e-8)
    assert known[the_plan.year] > 0
    assert (known[the_plan.year - 1] > 0) == (ente == "riviere")
