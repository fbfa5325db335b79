"""The words of the sheet of an indicator."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.plan.records import ActualRow
from scoring.model import Direction, Quantity
from scoring.scored import score_sheet
from tests.scoring.samples import a_measure, a_policy, a_sheet
from ui.facts.format import NBSP
from ui.facts.node_record import MeasureRecord
from ui.facts.result_words import PublishedWords
from ui.facts.scheda import assigned, better, every_digit, interval

RESULT = score_sheet(a_sheet(a_measure(actual=90)), a_policy()).measures[0]


@pytest.mark.parametrize(("low", "high"), [(None, None), (90.0, 90.0)])
def test_one_possible_score_is_no_interval(low: float | None, high: float | None) -> None:
    assert interval(replace(RESULT, low=low, high=high)) == ""


def test_an_interval_says_both_ends_and_the_score() -> None:
    told = interval(replace(RESULT, low=89.5, high=90.4))
    assert told == ("Con le cifre stampate il punteggio sta fra 89,50 e 90,40; calcolato dai valori stampati è 90,00.")


def test_of_a_deadline_an_earlier_day_is_better_whatever_its_direction() -> None:
    for direction in Direction:
        day = replace(RESULT, measure=replace(RESULT.measure, is_date=True, direction=direction))
        assert better(day) == "meglio prima"


def test_the_two_directions_are_told_apart() -> None:
    lower, higher = (
        better(replace(RESULT, measure=replace(RESULT.measure, direction=direction)))
        for direction in (Direction.LOWER, Direction.HIGHER)
    )
    assert lower != higher


def a_record(**fields: object) -> MeasureRecord:
    result = score_sheet(a_sheet(a_measure(**fields)), a_policy()).measures[0]
    blank = dict.fromkeys(("target", "soglia", "implied", "actual", "measured", "state", "weight", "note", "cause"), "")
    return MeasureRecord(result=result, symbol="€", published=PublishedWords(), is_revised=False, **blank)


def test_figures_with_more_decimals_than_are_shown_are_told_whole_once() -> None:
    long = Quantity(135207.187982, 5e-7, "135207.187982")
    told = every_digit(a_record(target=Quantity(140000, 0.0, "140000"), actual=long))
    assert told.replace(NBSP, " ") == "consuntivo 135.207,187982 €; altrove con 4 decimali"
    assert every_digit(a_record(actual=Quantity(7.1234, 5e-5, "7.1234"))) == ""


def test_a_score_given_by_hand_is_told_with_its_reason_and_source() -> None:
    row = ActualRow(
        key=RESULT.measure.key,
        year=2024,
        **dict.fromkeys(("actual", "numerator", "denominator", "ratio", "deviation", "declared"), None),
        availability="value",
        score_given=Quantity(90, 0.5, "90"),
        score_reason="alluvione",
        score_source="OIV",
    )
    assert assigned(row).replace(NBSP, " ") == "90 %: alluvione (OIV)"
    assert assigned(replace(row, score_source="")).replace(NBSP, " ") == "90 %: alluvione"
    assert assigned(replace(row, score_given=None)) == assigned(None) == ""
