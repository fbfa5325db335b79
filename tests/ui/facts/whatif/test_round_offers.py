"""The three offers of the round: each number is one that the program shows elsewhere, or there is a reason."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest

from data.plan.records import CommonValue
from data.plan.rounds import How
from scoring.forecast import Forecast
from scoring.model import Direction, MeasureKey, Quantity
from scoring.scenario import Assumption, Field, refusals
from scoring.series import Break, Comparison, YearValue
from tests.scoring.shipped import ROOT
from tests.ui.facts.whatif.rounds import a_plan_question
from ui.facts.format import NBSP
from ui.facts.whatif.round_offers import offers

RIVIERE = a_plan_question("riviere")


def offered(code, question=RIVIERE, common=()):
    result = next(r for r in question.targets if r.code == code)
    return {each.how: each for each in offers(question, result, common)}


def with_series(code, **fields):
    key = next(r.measure.key for r in RIVIERE.targets if r.code == code)
    series = replace(RIVIERE.view.series[key], **fields)
    return replace(RIVIERE, view=replace(RIVIERE.view, series={**RIVIERE.view.series, key: series}))


@pytest.mark.parametrize("ente", ["torino", "riviere"])
def test_each_offer_has_a_number_that_the_plan_can_take_or_a_reason(ente):
    question = a_plan_question(ente)
    for result in question.targets:
        found = offers(question, result, ())
        assert [each.how for each in found] == [How.CONFIRMED, How.HISTORY, How.OTHERS]
        assert all(each.about for each in found)
        for each in found:
            made = Assumption(result.measure.key, Field.TARGET, each.value)
            assert each.value is None or not refusals(question.before.sheet, question.before.policy, (made,))


def test_what_is_confirmed_is_the_target_that_the_document_prints_for_the_next_year():
    with (ROOT / "data" / "enti" / "riviere" / "2023" / "targets.csv").open(encoding="utf-8", newline="") as file:
        printed = {r["indicator_code"]: r["target"] for r in csv.DictReader(file) if r["year"] == "2024"}
    for code in ("A02_1", "A04_2", "A03_2"):
        found = offered(code)[How.CONFIRMED]
        assert found.value
        assert found.value.text == printed[code]
        assert "stampa per il 2024" in found.about
    assert "Quello del 2023" in offered("C01_2")[How.CONFIRMED].about


def test_history_offers_a_number_where_it_expects_one_and_never_an_easier_one_than_the_last_value():
    offered_numbers = 0
    for result in RIVIERE.targets:
        expected = RIVIERE.view.series[result.measure.key].expected(2024)
        found = offered(result.code)[How.HISTORY]
        if isinstance(expected, Forecast) and found.value:
            side = result.measure.direction.side
            assert side * found.value.value >= side * expected.value
            assert found.value.half_unit == 0
            offered_numbers += 1
        elif not isinstance(expected, Forecast):
            assert found.value is None
    assert offered_numbers > 5


@pytest.mark.parametrize(
    ("values", "offer"),
    [
        (("10.03", "15.02", "22.28", "28.56"), "31.65"),  # better every year: 28,56 + (28,56 - 10,03) / 3 / 2
        (("20.00", "21.00", "20.50", "21.50"), "21.50"),  # not every year
        (("20.00", "20.00", "21.00", "22.00"), "22.00"),  # one year stood still
        (("28.56", "22.28", "15.02", "10.03"), "10.03"),  # worse every year: never easier than the last value
        (("70.00", "80.00", "90.00", "99.00"), "100.00"),  # no share passes 100
        (("20.3", "20.4", "20.5", "20.61"), "20.66"),  # in the digits that are printed
    ],
)
def test_a_series_that_was_better_every_year_is_expected_to_go_half_as_far(values, offer):
    found = offered("A02_1", with_values("A02_1", values))[How.HISTORY]
    assert found.value
    assert found.value.text == offer
    assert ("metà della tendenza" in found.about) is (offer != values[-1])


def test_where_less_is_better_falling_is_climbing():
    code = next(r.code for r in RIVIERE.targets if r.measure.direction is Direction.LOWER and not r.measure.is_date)
    found = offered(code, with_values(code, ("40.00", "36.00", "32.00", "28.00")))[How.HISTORY]
    assert found.value
    assert found.value.value == 26


def with_values(code, texts):
    """The same history with these values in the years until 2023, and without breaks."""
    values = tuple(
        YearValue(year=2024 - len(texts) + at, value=Quantity(float(text), 0.005, text))
        for at, text in enumerate(texts)
    )
    return with_series(code, values=values, breaks=())


def test_others_are_the_printed_mean_of_the_cluster_before_that_of_the_nation():
    assert offered("A02_1")[How.OTHERS].name == "Come il cluster"
    assert offered("A02_1")[How.OTHERS].value == Quantity(46.24, 0.0, "46.24")
    assert offered("A04_1")[How.OTHERS].name == "Come la media nazionale"
    assert offered("A04_1")[How.OTHERS].about == "Media nazionale 2022"


def test_a_set_by_its_own_name_is_offered_by_it():
    usual = {"year": 2023, "statistic": "mean", "value": Quantity(46.0, 0.5, "46"), "unit": "%"}
    named = Comparison(scope="regione Liguria", **usual)
    question = with_series("A02_1", comparisons=(named, Comparison(scope="nazionale", **usual)))
    assert offered("A02_1", question)[How.OTHERS].name == "Come la media regione Liguria"


@pytest.mark.parametrize("fields", [{"unit": "euro"}, {"year": 2024}, {"value": None}, {"statistic": "max"}])
def test_what_cannot_stand_beside_the_target_is_not_offered(fields):
    usual = {"year": 2023, "scope": "nazionale", "statistic": "mean", "value": Quantity(46.0, 0.5, "46"), "unit": "%"}
    question = with_series("A02_1", comparisons=(Comparison(**(usual | fields)),))
    found = offered("A02_1", question)[How.OTHERS]
    assert (found.value, found.name) == (None, "Come gli altri")
    assert offered("A02_1", with_series("A02_1", comparisons=(Comparison(**usual),)))[How.OTHERS].value


def test_means_from_before_a_break_of_the_series_are_not_offered():
    question = with_series("A02_1", breaks=(Break(year=2024, kind="method", reason=""),))
    assert offered("A02_1", question)[How.OTHERS].value is None
    assert offered("A02_1", question)[How.HISTORY].value is None


def test_without_a_printed_mean_the_median_of_enough_enti_is_offered():
    key = next(r.measure.key for r in RIVIERE.targets if r.code == "C01_2")
    texts = {**RIVIERE.view.texts, key: replace(RIVIERE.view.texts[key], common_code="X1")}
    question = replace(RIVIERE, view=replace(RIVIERE.view, texts=texts))
    common = [a_value(f"ente{at}", value) for at, value in enumerate(VALUES)]
    found = offered("C01_2", question, common)[How.OTHERS]
    assert (found.name, found.about) == ("Come la mediana degli enti", f"Mediana di 5{NBSP}enti nel 2023")
    assert found.value
    assert found.value.text == "70.00"
    assert offered("C01_2", question, common[:3])[How.OTHERS].value is None


def test_the_counts_of_others_are_not_offered_because_these_are_of_all_sizes():
    key = next(r.measure.key for r in RIVIERE.targets if r.code == "A02_4")
    unit = RIVIERE.view.series[key].unit
    printed = Comparison(year=2023, scope="nazionale", statistic="mean", value=Quantity(9000.0), unit=unit)
    found = offered("A02_4", with_series("A02_4", comparisons=(printed,)))[How.OTHERS]
    assert found.value is None
    assert "conteggio" in found.about


def a_value(ente, value):
    return CommonValue(
        ente=ente,
        short_name=ente,
        groupings=(),
        is_synthetic=False,
        year=2023,
        common_code="X1",
        indicator_name="x",
        direction=Direction.HIGHER,
        unit="%",
        value=Quantity(value),
        key=MeasureKey("strategico", "", "N", "x"),
        origin="consuntivo",
    )


VALUES = (60.0, 65.0, 70.0, 80.0, 90.0)


def test_a_number_on_the_wrong_side_of_the_soglia_is_grey_and_says_so():
    question = a_plan_question("torino")
    result = next(r for r in question.targets if r.measure.soglia is not None)
    beyond = replace(result.measure.soglia, half_unit=0.0)
    worse = Comparison(year=2022, scope="nazionale", statistic="mean", value=beyond, unit=result.measure.unit)
    key = result.measure.key
    series = replace(question.view.series[key], comparisons=(worse,))
    question = replace(question, view=replace(question.view, series={**question.view.series, key: series}))
    found = offered(result.code, question)[How.OTHERS]
    assert found.value is None
    assert found.about.startswith("Sarebbe ")


def test_a_deadline_is_confirmed_or_typed():
    found = offered("kpi3.1.1_03", a_plan_question("torino"))
    assert found[How.CONFIRMED].value
    assert [found[how].value for how in (How.HISTORY, How.OTHERS)] == [None, None]
