"""Wrong answers that other systems give, each kept here so that it is never ours."""

from __future__ import annotations

import math

import pytest

from scoring.bands import band_of
from scoring.model import Direction
from scoring.policy import Band, Bands, Missing
from scoring.rules import rule_named
from scoring.scored import score_sheet
from tests.scoring.samples import a_measure, a_policy, a_sheet
from tests.scoring.strategies import MONOTONE_RULES

LOWER_RULES = (
    "soglia_lineare",
    "proporzionale",
    "proporzionale_inverso",
    "proporzionale_speculare",
    "on_off",
)


@pytest.mark.parametrize("cap", [100, 120, 200])
@pytest.mark.parametrize("rule", LOWER_RULES)
def test_a_missing_actual_where_lower_is_better_is_not_200_percent(rule: str, cap: float) -> None:
    sheet = a_sheet(a_measure("a", target=30, soglia=None, direction=Direction.LOWER), a_measure("b", actual=50))
    for missing, expected in ((Missing.ZERO, 0), (Missing.EXCLUDED, None), (Missing.NOT_EVALUABLE, None)):
        result = score_sheet(sheet, a_policy(rule=rule, cap=cap, missing=missing)).measures[0]
        assert result.score == expected


@pytest.mark.parametrize("rule", LOWER_RULES)
def test_ten_days_early_against_five_is_met_and_two_days_early_is_not_160_percent(rule: str) -> None:
    def score(actual: float) -> float | None:
        measure = a_measure("a", target=-5, soglia=None, actual=actual, direction=Direction.LOWER)
        return score_sheet(a_sheet(measure), a_policy(rule=rule, cap=200)).root.score

    assert (score(-10), score(-5), score(-2)) == (100, 100, 0)


def test_a_score_of_4_005_has_a_word_where_the_scale_was_printed_0_to_4_00_and_4_01_to_14_00() -> None:
    scale = Bands(
        (
            Band(word="insufficiente", symbol="✕", colour="red"),
            Band(word="parziale", symbol="◐", colour="yellow", lower=4.01),
            Band(word="buono", symbol="✓", colour="green", lower=14, includes_lower=False),
        )
    )
    found = band_of(4.005, scale)
    assert found is not None
    assert found.word == "insufficiente"


def test_a_node_is_not_capped_at_40_because_its_other_component_is_absent() -> None:
    sheet = a_sheet(a_measure("present", actual=100, weight=40), a_measure("absent", weight=60))
    assert score_sheet(sheet, a_policy(missing=Missing.EXCLUDED)).root.score == 100


@pytest.mark.parametrize("rule", LOWER_RULES)
@pytest.mark.parametrize("direction", [Direction.HIGHER, Direction.LOWER])
def test_a_true_target_of_zero_is_not_replaced_by_another_threshold(rule: str, direction: Direction) -> None:
    def score(actual: float) -> float | None:
        worse = -10 if direction is Direction.HIGHER else 10
        measure = a_measure(
            "a", target=0, soglia=None, previous=worse, benchmark=worse, actual=actual, direction=direction
        )
        return score_sheet(a_sheet(measure), a_policy(rule=rule)).root.score

    just_missed = -0.001 if direction is Direction.HIGHER else 0.001
    assert (score(0), score(just_missed)) == (100, 0)


@pytest.mark.parametrize("rule", MONOTONE_RULES)
@pytest.mark.parametrize("target", [0, -6])
@pytest.mark.parametrize("direction", Direction)
def test_no_ratio_is_taken_of_a_target_of_zero_or_less(rule: str, target: float, direction: Direction) -> None:
    assert rule_named(rule)
    for actual in (-1000, -6.1, 0, 0.1, 1000):
        measure = a_measure(
            "a",
            target=target,
            soglia=None,
            baseline=target,
            benchmark=target,
            actual=actual,
            direction=direction,
        )
        assert score_sheet(a_sheet(measure), a_policy(rule=rule)).root.score in (0, 100)


def test_nothing_measured_is_not_zero_divided_by_zero() -> None:
    with_nothing = score_sheet(a_sheet(a_measure("a")), a_policy(missing=Missing.EXCLUDED)).root
    assert (with_nothing.score, with_nothing.band, with_nothing.lost) == (None, None, 0)
    assert not math.isnan(with_nothing.effective_weight)
