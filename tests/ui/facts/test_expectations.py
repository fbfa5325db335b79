"""One band for an indicator, whichever screen or document shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.format.folder import read_folder
from data.format.plan import build_plan
from data.plan.tellings import NATURAL
from scoring.ambition import Promise, ambition
from scoring.basis import Basis
from scoring.forecast import Forecast, NoForecast, probability_of
from scoring.model import Direction, Quantity
from tests.scoring.shipped import plan
from ui.facts import forecast_words
from ui.facts.format import number
from ui.facts.others import Others
from ui.facts.whatif.reach import reach
from ui.facts.year_view import year_view
from ui.figures import history, history_tables, theme

CASE = Path(__file__).parents[2] / "data" / "previsione_zero"
PLANS = ("riviere", "previsione_zero")


def a_view(name: str):
    return year_view(a_plan(name), (), Basis())


def a_plan(name: str):
    if name != CASE.name:
        return plan(name)
    reading = read_folder(CASE)
    assert reading.folder is not None, reading.problems
    year = reading.folder.years[0]
    return build_plan(reading.folder.ente, year.year, year.policy, year.tables)


def expectations(view):
    """Each indicator that can be expected something of, with its history and its band."""
    for scored in view.sheets:
        for result in scored.measures:
            series = view.series[result.measure.key]
            found = series.expected(view.plan.year + 1)
            if isinstance(found, Forecast):
                yield scored, result, series, found


@pytest.mark.parametrize("name", PLANS)
def test_every_band_lies_within_what_is_possible_for_its_unit(name):
    view = a_view(name)
    found = list(expectations(view))
    assert found
    for _, _, series, band in found:
        natural = NATURAL[view.plan.ente.unit_kind(series.unit)]
        known = [point.value for point in series.points]
        assert band.low >= natural.low or min(known) < natural.low
        assert band.high <= natural.high or max(known) > natural.high


@pytest.mark.parametrize("name", PLANS)
def test_every_place_shows_the_same_band(name):
    view = a_view(name)
    year = view.plan.year + 1
    for _, result, series, band in expectations(view):
        decimals = 0 if band.high >= 1000 else 2
        low, high = number(band.low, decimals), number(band.high, decimals)
        thread = history_tables.threads(view, [result]).data.iloc[0]
        assert thread[f"Attesa {year}"] == f"{low} – {high}"
        assert f"fra {low} e {high}" in forecast_words.expectation(series, year, "")
        table = history_tables.years(series, Others(), band).frame.iloc[-1]
        assert (table["Attesa, da"], table["Attesa, a"]) == (round(band.low, 2), round(band.high, 2))
        assert (band.low, band.high) == pytest.approx(drawn(series, band))
        figure = history.trend(series, symbol="", expected=band, ground=theme.LIGHT, height=300)
        assert any(f"{low} – {high}" in each["text"] for each in figure["layout"]["annotations"])
        assert f"da {low} a {high}" in next(t for t in figure["data"] if t["name"] == history.FORECAST)["hovertext"][0]


def drawn(series, band):
    figure = history.trend(series, symbol="", expected=band, ground=theme.LIGHT, height=300)
    trace = next(t for t in figure["data"] if t["name"] == history.FORECAST)
    middle, bars = trace["y"][0], trace["error_y"]
    return middle - bars["arrayminus"][0], middle + bars["array"][0]


@pytest.mark.parametrize("name", PLANS)
def test_the_what_if_and_the_ambition_of_a_target_rest_on_that_band(name):
    view = a_view(name)
    year = view.plan.year + 1
    for _, result, series, band in expectations(view):
        found = reach(result, series, year)
        assert found.expected == (None if found.why else band)
        if result.measure.direction is not Direction.NOMINAL:
            for target in (band.low, band.value, band.high):
                judged = ambition(Promise(year, Quantity(target), series.direction), series)
                assert judged.percentile.value == 1 - probability_of(band, target, series.direction)


def test_a_count_that_fell_to_zero_is_expected_from_zero_up():
    """3 3 1 0: changes 0, -2, -1, root mean square 1,291; times t(0.9; 3) = 1,638 it is 2,11."""
    series = case_series("zero").expected(2025)
    assert isinstance(series, Forecast)
    assert (number(series.low), number(series.high)) == ("0", "2,11")


def test_one_value_alone_lets_expect_nothing():
    assert case_series("uno").expected(2025) is NoForecast.TOO_FEW


def case_series(code: str):
    return next(s for key, s in a_view(CASE.name).series.items() if key.indicator_code == code)
