"""A part of an indicator by itself: the indicator's rule, and only what of the whole holds for a part."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.alone import score_alone
from scoring.breakdown import PartValue, score_part
from scoring.model import Direction, MeasureKey, Quantity
from scoring.policy import Missing, RuleException
from scoring.result import Why
from scoring.rules import OF_FIXED_VALUES
from scoring.scored import score_sheet
from tests.scoring.properties import tried
from tests.scoring.samples import SECTION, a_measure, a_policy, a_sheet
from tests.scoring.strategies import policies, sheets

WHOLE = a_measure(target=80, soglia=60, actual=75)


def value(actual: float | None, target: float | None = None, **fields: bool) -> PartValue:
    return PartValue(
        actual=None if actual is None else Quantity(actual),
        target=None if target is None else Quantity(target),
        **fields,
    )


@pytest.mark.parametrize(
    ("part", "score"),
    [
        (value(75), 75),  # (75 − 60) / (80 − 60)
        (value(65, 70), 50),  # (65 − 60) / (70 − 60)
        (value(45, 50), 0),  # the soglia 60 is beyond the target 50: a step
        (value(75, makes_the_whole=True), None),
        (value(40, 50, makes_the_whole=True), 0),  # the soglia is of all the pieces: a step
        (value(50, 50, makes_the_whole=True), 100),
        (value(None), 0),  # the method: a missing value is not done
        (value(None, is_awaited=True), None),
    ],
)
def test_a_part_has_the_score_that_its_own_figures_have_by_the_rule(part: PartValue, score: float | None) -> None:
    assert score_part(WHOLE, part, a_policy()).score == score


@pytest.mark.parametrize("rule", sorted(OF_FIXED_VALUES))
def test_fixed_limits_of_a_count_are_of_the_whole_and_score_no_part(rule: str) -> None:
    limits = (5.0, 6.0, 7.0, 8.0) if rule == "intervallo" else (50.0, 0.0, 100.0, 100.0)
    policy = a_policy(rule=rule, rule_params=limits)
    assert score_part(WHOLE, value(60, 50, makes_the_whole=True), policy).why is Why.NO_TARGET
    assert score_part(WHOLE, value(60, 50), policy).score is not None


def test_what_the_whole_has_reached_or_was_given_is_not_of_its_parts() -> None:
    given_by_hand = a_measure(target=80, soglia=60, actual=75, declared=10, previous=50, baseline=40, weight=30.0)
    progress = a_policy(rule="progresso", missing=Missing.EXCLUDED)
    # From 40 to 80 the value 60 would be half of the way; a part has no start, and has not reached 80.
    assert score_part(given_by_hand, value(60), progress).score == 0
    assert score_part(given_by_hand, value(None), progress).score is None


def test_an_exception_of_the_method_for_the_indicator_holds_for_its_parts() -> None:
    whole = replace(WHOLE, key=MeasureKey(SECTION, "", "A1", "k1"))
    policy = a_policy(exceptions=(RuleException(rule="on_off", node_code="A1"),))
    assert score_part(whole, value(79), policy).score == 0
    assert score_part(WHOLE, value(79), policy).score == 95


def test_a_part_of_an_indicator_that_weighs_nothing_has_no_score() -> None:
    assert score_part(replace(WHOLE, weight=0.0), value(75), a_policy()).why is Why.NO_WEIGHT


@tried(100)
@given(st.data())
def test_a_part_that_is_all_of_its_indicator_has_its_score(data: st.DataObject) -> None:
    """Where nothing but target, soglia and value counts, one part with the value of the whole scores like it."""
    policy = data.draw(policies(rule="soglia_lineare", exceptions=(), missing=Missing.ZERO))
    sheet = data.draw(sheets())
    for result in score_sheet(sheet, policy).measures:
        measure = result.measure
        if measure.assigned or measure.actual is None or result.score is None or measure.rule:
            continue
        if measure.weight == 0:  # It counts only beside what makes all weights equal: a part stands beside nothing.
            continue
        part = PartValue(actual=measure.actual)
        assert score_part(measure, part, policy).score == pytest.approx(result.score)


def test_one_indicator_alone_has_the_score_that_it_has_in_its_sheet() -> None:
    (result,) = score_sheet(a_sheet(WHOLE), a_policy()).measures
    found = score_alone(replace(WHOLE, key=MeasureKey("altrove", "", "N9", "k")), a_policy())
    assert (found.score, found.low, found.high, found.band) == (result.score, result.low, result.high, result.band)
    assert found.measure.direction is Direction.HIGHER
