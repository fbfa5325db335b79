"""The words of the sheet of an indicator."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.model import Direction
from scoring.scored import score_sheet
from tests.scoring.samples import a_measure, a_policy, a_sheet
from ui.facts.scheda import better, interval

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
