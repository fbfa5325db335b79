"""The shape of a curve: lines, steps, clamps, and the way back from a score to a value."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from scoring.curves import Transform, curve, read, unread
from scoring.model import Direction
from scoring.rules import RULES, RuleInputs, proporzionale_inverso, rule_named
from tests.scoring.properties import tried


def at(value: float) -> np.ndarray:
    return np.array([[float(value)]])


def given(direction: Direction = Direction.HIGHER, cap: float = 100.0, **numbers: float) -> RuleInputs:
    cells = {name: at(numbers.get(name, math.nan)) for name in ("target", "soglia", "baseline", "benchmark")}
    return RuleInputs(
        target=cells["target"],
        soglia=cells["soglia"],
        baseline=cells["baseline"],
        benchmark=cells["benchmark"],
        tolerance=at(0),
        direction=direction,
        cap=cap,
    )


def test_a_value_between_two_anchors_lies_on_the_line_between_them() -> None:
    line = curve((0.0, 0.0), (10.0, 100.0))
    assert line(np.array([[2.5]])).tolist() == [[25.0]]


quarters = st.integers(-40, 40).map(lambda n: n / 4)
places = st.lists(quarters, min_size=1, max_size=6, unique=True).map(sorted)


@tried(200)
@for_all(places, st.data(), quarters, st.booleans())
def test_along_rising_anchors_a_curve_is_the_broken_line_through_them(places, data, x, strict):
    scores = data.draw(st.lists(quarters, min_size=len(places), max_size=len(places)))
    line = curve(*zip(places, scores, strict=True), strict=strict)
    assert float(line(at(x))[0, 0]) == pytest.approx(float(np.interp(x, places, scores)))


@tried(200)
@for_all(places.filter(lambda found: len(found) > 1), st.data(), st.integers(1, 99))
def test_the_way_back_is_the_lowest_value_that_reaches_a_score_also_beyond_flat_parts(places, data, percent):
    rises = data.draw(st.lists(st.sampled_from([0, 0, 30, 70]), min_size=len(places), max_size=len(places)))
    line = curve(*zip(places, np.cumsum(rises).tolist(), strict=True))
    lowest, highest = rises[0], sum(rises)
    score = lowest + (highest - lowest) * percent / 100
    found = float(line.inverse(at(score))[0, 0])
    assert math.isnan(found) == (lowest == highest)
    if lowest < highest:
        assert float(line(at(found))[0, 0]) == pytest.approx(score)
        assert float(line(at(found - 0.001))[0, 0]) < score


def test_a_reciprocal_curve_with_a_step_at_its_end_is_still_a_line_before_it() -> None:
    line = curve((0.1, 0.0), (0.5, 100.0), (0.5, 120.0), transform=Transform.RECIPROCAL)
    assert [float(line(at(x))[0, 0]) for x in (10, 4, 2)] == pytest.approx([0, 37.5, 120])
    assert line.knots() == ((2.0, 120.0), (2.0, 100.0), (10.0, 0.0))


def test_a_value_outside_the_anchors_has_the_score_of_the_nearest() -> None:
    line = curve((0.0, 20.0), (10.0, 80.0))
    assert [float(line(at(x))[0, 0]) for x in (-5, 15)] == [20.0, 80.0]


def test_at_a_step_the_value_itself_is_after_it_and_before_it_when_strict() -> None:
    anchors = ((5.0, 0.0), (5.0, 100.0))
    assert float(curve(*anchors)(at(5))[0, 0]) == 100
    assert float(curve(*anchors, strict=True)(at(5))[0, 0]) == 0
    just_after = np.nextafter(5.0, 6.0)
    assert float(curve(*anchors, strict=True)(at(just_after))[0, 0]) == 100


@pytest.mark.parametrize(("x", "score"), [(math.inf, 100.0), (-math.inf, 0.0)])
@pytest.mark.parametrize("plateau", [False, True], ids=["line", "bands with a flat part"])
def test_an_infinite_value_is_clamped_like_any_other(x: float, score: float, *, plateau: bool) -> None:
    flat = ((5.0, 50.0), (8.0, 50.0)) if plateau else ()
    assert float(curve((0.0, 0.0), *flat, (10.0, 100.0))(at(x))[0, 0]) == score


def test_an_unknown_value_or_anchor_gives_no_score() -> None:
    assert np.isnan(curve((0.0, 0.0), (10.0, 100.0))(at(math.nan)))
    assert np.isnan(curve((at(math.nan), 0.0), (10.0, 100.0))(at(3)))


def test_knots_are_in_the_order_of_the_values_also_where_lower_is_better() -> None:
    lower = rule_named("soglia_lineare")(given(Direction.LOWER, target=2, soglia=4))
    assert lower.knots() == ((2.0, 100.0), (4.0, 0.0))


def test_knots_of_a_step_below_zero_are_at_the_target() -> None:
    step = proporzionale_inverso(given(Direction.LOWER, target=-5))
    assert [value for value, _ in step.knots()] == [-5.0, -5.0]


@pytest.mark.parametrize("transform", Transform)
@pytest.mark.parametrize("value", [0.25, 1.0, 40.0])
def test_reading_a_value_and_back_gives_the_value(transform: Transform, value: float) -> None:
    assert float(unread(read(at(value), transform), transform)[0, 0]) == pytest.approx(value)


def test_a_reciprocal_axis_ends_in_zero_and_in_what_is_endless() -> None:
    assert read(np.array([0.0, -3.0]), Transform.RECIPROCAL).tolist() == [math.inf, math.inf]
    assert unread(np.array([math.inf, 0.0]), Transform.RECIPROCAL).tolist() == [0, math.inf]
    assert np.isnan(read(at(math.nan), Transform.RECIPROCAL))


@pytest.mark.parametrize("score", [1, 50, 99.9, 100])
@pytest.mark.parametrize(
    ("rule", "direction", "numbers"),
    [
        ("soglia_lineare", Direction.HIGHER, {"target": 75, "soglia": 65}),
        ("soglia_lineare", Direction.LOWER, {"target": 2, "soglia": 4}),
        ("soglia_lineare", Direction.HIGHER, {"target": 13}),
        ("proporzionale", Direction.HIGHER, {"target": 700}),
        ("proporzionale", Direction.HIGHER, {"target": -6}),
        ("proporzionale_inverso", Direction.LOWER, {"target": 30}),
        ("proporzionale_inverso", Direction.LOWER, {"target": 0}),
        ("proporzionale_inverso", Direction.LOWER, {"target": -5}),
        ("proporzionale_speculare", Direction.LOWER, {"target": 32}),
        ("minimo_e_atteso", Direction.HIGHER, {"target": 90, "soglia": 70}),
        ("minimo_e_atteso", Direction.LOWER, {"target": 30, "soglia": 40}),
        ("progresso", Direction.HIGHER, {"target": 60, "baseline": 50}),
        ("doppia_soglia", Direction.LOWER, {"target": 20, "soglia": 40, "baseline": 60, "benchmark": 20}),
    ],
)
def test_the_value_that_reaches_a_score_reaches_it(
    rule: str, direction: Direction, numbers: dict[str, float], score: float
) -> None:
    made = RULES[rule](given(direction, **numbers))
    needed = made.inverse(at(score))
    reached = float(made(needed)[0, 0])
    assert reached >= score - 1e-9
    worse = needed + (1e-6 if direction is Direction.LOWER else -1e-6)
    assert float(made(worse)[0, 0]) < reached


def test_no_value_reaches_a_score_above_the_cap() -> None:
    assert np.isnan(rule_named("proporzionale")(given(target=700)).inverse(at(101)))


def test_a_score_that_every_value_reaches_has_no_worst_value() -> None:
    assert np.isnan(rule_named("proporzionale")(given(target=700)).inverse(at(0)))


def test_at_a_strict_step_the_limit_is_given_which_must_be_bettered() -> None:
    step = curve((60.0, 0.0), (60.0, 100.0), strict=True)
    assert float(step.inverse(at(100))[0, 0]) == 60


def test_the_row_of_a_curve_is_the_curve_of_one_measure() -> None:
    both = curve((np.array([[0.0], [10.0]]), 0.0), (np.array([[1.0], [20.0]]), 100.0))
    assert float(both.row(1)(at(15))[0, 0]) == 50
