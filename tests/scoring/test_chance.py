"""Chances are the engine run on many futures, and say nothing where there is no history to say it from."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.bounds import ANY, Bounds
from scoring.chance import FEWEST_SHARE, Chances, NodeChance, Withheld, simulate
from scoring.forecast import Forecast, forecast, probability_of
from scoring.model import Direction, MeasureState, Quantity, Sheet
from scoring.policy import Missing, Policy
from scoring.scored import score_sheet
from scoring.series import Break, Series, YearValue
from tests.scoring import shipped
from tests.scoring.properties import tried
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet
from tests.scoring.strategies import policies, scales, sheets

HISTORY = (50.0, 58.0, 53.0, 61.0, 55.0)


def a_series(*values: float, is_date: bool = False, breaks: tuple[Break, ...] = ()) -> Series:
    """A history that ends in 2022."""
    years = range(2023 - len(values), 2023)
    return Series(
        key=a_measure().key,
        name="k1",
        unit="n",
        direction=Direction.HIGHER,
        is_date=is_date,
        values=tuple(YearValue(year=y, value=Quantity(v)) for y, v in zip(years, values, strict=True)),
        targets=(),
        breaks=breaks,
    )


def still(sheet: Sheet) -> dict:
    """An expectation that cannot move for every indicator with an actual."""
    return {m.key: moving(m.actual.value, 0.0, 3) for m in sheet.measures if m.actual}


def moving(value: float = 55.0, scale: float = 6.0, changes: int = 4, bounds: Bounds = ANY) -> Forecast:
    return Forecast(2023, value, value - scale, value + scale, scale, changes, bounds)


@tried(60, slow=True)
@given(sheet=sheets(), policy=policies(), scale=scales())
def test_where_nothing_can_move_every_future_is_the_score_itself(sheet: Sheet, policy: Policy, scale) -> None:
    policy = replace(policy, bands=scale)
    scored = score_sheet(sheet, policy)
    chances = simulate(sheet, policy, still(sheet), draws=7)
    for chance, result in zip(chances.nodes, scored.nodes, strict=True):
        assert (chance.withheld is Withheld.NO_SCORE) == (result.score is None)
        if chance.withheld is None:
            assert (chance.low, chance.middle, chance.high) == pytest.approx((result.score,) * 3, abs=1e-9)
            certain = [float(band is result.band) for band in scale.bands]
            assert list(chance.probabilities) == certain


@tried(60, slow=True)
@given(sheet=sheets(), policy=policies(), seed=st.integers(0, 5))
def test_probabilities_make_one_and_percentiles_are_in_order(sheet: Sheet, policy: Policy, seed: int) -> None:
    expected = {m.key: moving(m.actual.value, 50.0, 2) for m in sheet.measures if m.actual}
    for chance in simulate(sheet, policy, expected, draws=40, seed=seed).nodes:
        if chance.withheld is None:
            assert math.fsum((*chance.probabilities, chance.unscored)) == pytest.approx(1)
            assert policy.floor <= chance.low <= chance.middle <= chance.high <= policy.cap
            assert chance.varying_share >= FEWEST_SHARE - 1e-9
        else:
            assert (chance.probabilities, chance.low, chance.middle, chance.high) == ((), None, None, None)


@tried(60, slow=True)
@given(sheet=sheets(), policy=policies(), rise=st.integers(0, 500))
def test_better_centres_never_lower_a_percentile(sheet: Sheet, policy: Policy, rise: int) -> None:
    dates = policy.rule == "entro_data"

    def centred(up: float) -> Chances:
        expected = {
            m.key: moving(m.actual.value + (-up if dates or m.direction is Direction.LOWER else up), 30.0, 3)
            for m in sheet.measures
            if m.actual
        }
        return simulate(sheet, policy, expected, draws=30)

    for one, other in zip(centred(0.0).nodes, centred(float(rise)).nodes, strict=True):
        assert one.withheld is other.withheld
        if one.withheld is None:
            assert other.low >= one.low - 1e-6
            assert other.middle >= one.middle - 1e-6
            assert other.high >= one.high - 1e-6


def test_the_same_seed_gives_the_same_numbers_and_another_others() -> None:
    sheet = a_sheet(a_measure(actual=50))
    expected = {sheet.measures[0].key: moving()}
    assert simulate(sheet, a_policy(), expected, seed=7) == simulate(sheet, a_policy(), expected, seed=7)
    assert simulate(sheet, a_policy(), expected, seed=7).nodes != simulate(sheet, a_policy(), expected, seed=8).nodes


def test_one_indicator_alone_has_the_band_and_the_probability_of_its_forecast() -> None:
    # Target 100 and soglia 0: the score is the value. 10th and 90th percentile are the forecast's own band.
    series = a_series(*HISTORY)
    expected = forecast(series.points, 2023)
    assert isinstance(expected, Forecast)
    sheet = a_sheet(a_measure(actual=None))
    chance = simulate(sheet, a_policy(missing=Missing.EXCLUDED), {sheet.measures[0].key: expected}, draws=40_000).nodes[
        0
    ]
    assert chance.low == pytest.approx(expected.low, abs=0.3)
    assert chance.middle == pytest.approx(expected.value, abs=0.2)
    assert chance.high == pytest.approx(expected.high, abs=0.3)


@pytest.mark.parametrize("direction", [Direction.HIGHER, Direction.LOWER])
@pytest.mark.parametrize("target", [50.0, 55.0, 60.0, 75.0])
def test_a_promise_kept_or_not_is_as_likely_as_student_says(direction: Direction, target: float) -> None:
    expected = forecast(a_series(*HISTORY).points, 2023)
    assert isinstance(expected, Forecast)
    sheet = a_sheet(a_measure(target=target, soglia=None, direction=direction, actual=0))
    reached = simulate(sheet, a_policy(), {sheet.measures[0].key: expected}).nodes[0].probabilities[-1]
    assert reached == pytest.approx(probability_of(expected, target, direction), abs=0.02)


def test_two_indicators_drawn_apart_make_a_node_that_moves_less_than_each() -> None:
    sheet = a_sheet(a_measure("k1", "a"), a_measure("k2", "b"), a_node("a"), a_node("b"))
    chances = simulate(sheet, a_policy(), {m.key: moving(50.0, 5.0, 30) for m in sheet.measures})

    def width(code: str) -> float:
        return chances.node(code).high - chances.node(code).low

    assert width("") == pytest.approx(width("a") / math.sqrt(2), rel=0.05)


def test_draws_stop_at_the_bounds() -> None:
    sheet = a_sheet(a_measure(target=100, soglia=-100, actual=1))
    key = sheet.measures[0].key
    free = simulate(sheet, a_policy(), {key: moving(1.0, 30.0, 3)}).nodes[0]
    bound = simulate(sheet, a_policy(), {key: moving(1.0, 30.0, 3, bounds=Bounds(0.0, 2.0))}).nodes[0]
    assert free.low < bound.low
    assert free.high > bound.high
    assert (bound.low, bound.high) == (50.0, 51.0)


def test_what_has_no_history_stays_where_it_is_and_is_said_to() -> None:
    sheet = a_sheet(
        a_measure("k1", actual=50, weight=60.0),
        a_measure("k2", actual=90, weight=40.0),
        a_measure("k3", actual=90, weight=0.0),
        a_measure("k4", actual=90, state=MeasureState.SUPPRESSED),
    )
    chances = simulate(sheet, a_policy(), {sheet.measures[0].key: moving(50.0, 0.0)})
    assert [key.indicator_code for key in chances.varied] == ["k1"]
    assert [key.indicator_code for key in chances.held] == ["k2"]
    assert chances.nodes[0].middle == pytest.approx(0.6 * 50 + 0.4 * 90)
    assert chances.nodes[0].varying_share == pytest.approx(0.6)


def test_chances_that_would_rest_on_less_than_half_of_the_weight_are_withheld() -> None:
    def of(weight: float) -> NodeChance:
        parts = a_measure("k1", actual=50, weight=weight), a_measure("k2", actual=90, weight=100 - weight)
        sheet = a_sheet(*parts)
        return simulate(sheet, a_policy(), {sheet.measures[0].key: moving()}, draws=10).nodes[0]

    assert of(50.0).withheld is None
    assert of(49.0).withheld is Withheld.LITTLE_HISTORY
    assert of(49.0).varying_share == pytest.approx(0.49)
    assert of(0.0).withheld is Withheld.NO_HISTORY


def test_the_share_that_varies_goes_down_to_the_indicators_through_every_level() -> None:
    sheet = a_sheet(
        a_node("a", weight=80.0),
        a_node("b", weight=20.0),
        a_measure("k1", "a", actual=50, weight=75.0),
        a_measure("k2", "a", actual=50, weight=25.0),
        a_measure("k3", "b", actual=50),
    )
    chances = simulate(sheet, a_policy(), {sheet.measures[0].key: moving()}, draws=10)
    assert [n.varying_share for n in chances.nodes] == pytest.approx([0.6, 0.75, 0.0])
    assert chances.node("b").withheld is Withheld.NO_HISTORY


def test_a_node_without_any_score_has_no_chances() -> None:
    sheet = a_sheet(a_node("a"), a_measure("k1", "a", target=None, soglia=None), a_measure("k2", actual=3))
    chance = simulate(sheet, a_policy(), still(sheet), draws=5).node("a")
    assert (chance.withheld, chance.unscored) == (Withheld.NO_SCORE, 1.0)
    with pytest.raises(KeyError, match="'z'"):
        simulate(sheet, a_policy(), {}, draws=5).node("z")


def test_before_the_year_is_measured_its_centre_stands_in_for_the_actual() -> None:
    sheet = a_sheet(a_measure(actual=None))
    chance = simulate(sheet, a_policy(missing=Missing.EXCLUDED), {sheet.measures[0].key: moving(40.0, 0.0)}).nodes[0]
    assert (chance.withheld, chance.middle) == (None, 40.0)


def test_the_expectations_of_other_sheets_are_ignored() -> None:
    sheet = a_sheet(a_measure(actual=50))
    found = simulate(sheet, a_policy(), {a_measure("other").key: moving()}, draws=5)
    assert (found.varied, found.nodes[0].withheld) == ((), Withheld.NO_HISTORY)


def test_the_real_sheets_stand_still_when_nothing_can_move() -> None:
    for scored in (*shipped.scored("torino").values(), *shipped.scored("riviere").values()):
        chances = simulate(scored.sheet, scored.policy, still(scored.sheet), draws=3)
        for chance, result in zip(chances.nodes, scored.nodes, strict=True):
            if chance.withheld is None:
                assert chance.middle == pytest.approx(result.score, abs=1e-9)
                assert chance.probabilities[scored.policy.bands.bands.index(result.band)] == 1.0


def test_chances_do_not_depend_on_how_many_futures_are_scored_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = a_sheet(a_measure("k1", actual=50), a_measure("k2", actual=50))
    expected = {m.key: moving() for m in sheet.measures}
    whole = simulate(sheet, a_policy(), expected, draws=101)
    monkeypatch.setattr("scoring.chance.CELLS_AT_ONCE", 9)
    assert simulate(sheet, a_policy(), expected, draws=101) == whole
