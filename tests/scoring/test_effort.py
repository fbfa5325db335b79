"""The moves found are enough, none is superfluous, and on lines they cost the least there is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.plan.series import all_series
from scoring.effort import LeastEffort, effort_question, fewest_moves, least_effort, least_effort_within
from scoring.forecast import Forecast
from scoring.inverse import needed
from scoring.model import ROOT_CODE, Direction, Measure, MeasureKey, Op, Quantity, Sheet
from scoring.policy import Aggregation, Missing, Policy, Rounding
from scoring.scored import score_sheet
from tests.scoring.properties import tried
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet
from tests.scoring.shipped import plan, scored
from tests.scoring.strategies import MONOTONE_RULES, each_measure, policies, sheets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scoring.effort import Move

NO_ROUNDING = {"leaf_rounding": Rounding(), "node_rounding": Rounding(), "root_rounding": Rounding()}
rules = tuple(rule for rule in MONOTONE_RULES if rule != "entro_data")
"""A deadline is never a promise of more, as half of the random targets are."""
methods = st.sampled_from(rules).flatmap(lambda rule: policies(rule=rule))
asked_scores = st.integers(0, 240).map(lambda n: n / 2)
some_ends = st.integers(-2000, 2000)
some_scales = st.sampled_from([None, 0.0, 0.5, 1.0, 30.0])


def after(sheet: Sheet, moves: Iterable[Move]) -> Sheet:
    to = {move.key: Quantity(move.to) for move in moves}
    return each_measure(sheet, lambda m: replace(m, actual=to.get(m.key, m.actual)))


def score_after(sheet: Sheet, policy: Policy, moves: Iterable[Move]) -> float | None:
    return score_sheet(after(sheet, moves), policy).root.score


def drawn_scales(data: st.DataObject, sheet: Sheet) -> dict[MeasureKey, float]:
    drawn = {m.key: data.draw(some_scales) for m in sheet.measures}
    return {key: scale for key, scale in drawn.items() if scale is not None}


def scales_of(sheet: Sheet, scales: Sequence[float | None]) -> dict[MeasureKey, float]:
    return {m.key: scale for m, scale in zip(sheet.measures, scales, strict=True) if scale is not None}


def codes(found: LeastEffort) -> list[str]:
    return [move.key.indicator_code for move in found.moves]


@tried(40, slow=True)
@given(data=st.data(), policy=methods, score=asked_scores)
def test_the_moves_put_in_the_plan_give_the_score_told_and_none_is_superfluous(
    data: st.DataObject, policy: Policy, score: float
) -> None:
    sheet = data.draw(sheets())
    found = least_effort(sheet, policy, ROOT_CODE, score, drawn_scales(data, sheet))
    reached = score_after(sheet, policy, found.moves)
    assert (reached is None) == (found.score is None)
    if reached is not None:
        assert reached == pytest.approx(found.score, abs=1e-9)
    assert found.is_enough == (reached is not None and reached >= score - 1e-9)
    goal = min(score, reached) if reached is not None else score
    for move in found.moves:
        fewer = score_after(sheet, policy, [other for other in found.moves if other is not move])
        assert fewer is None or fewer < goal


@tried(40, slow=True)
@given(data=st.data(), policy=methods, score=asked_scores)
def test_the_effort_of_a_move_is_its_length_in_typical_years(data: st.DataObject, policy: Policy, score: float) -> None:
    sheet = data.draw(sheets())
    scales = drawn_scales(data, sheet)
    found = least_effort(sheet, policy, ROOT_CODE, score, scales)
    actuals = {m.key: m.actual.value if m.actual else None for m in sheet.measures}
    for move in found.moves:
        scale = scales.get(move.key, 0.0)
        assert move.start == actuals[move.key]
        if move.start is None or scale == 0:
            assert move.effort is None
        else:
            assert move.effort == pytest.approx(abs(move.to - move.start) / scale)
    efforts = [move.effort for move in found.moves if move.effort is not None]
    expected = sum(efforts) if len(efforts) == len(found.moves) else None
    assert found.total_effort == (None if expected is None else pytest.approx(expected))


@tried(40, slow=True)
@given(sheet=sheets(), policy=methods, score=asked_scores)
def test_where_everything_at_its_best_is_enough_so_are_the_moves(sheet: Sheet, policy: Policy, score: float) -> None:
    def best(measure: Measure) -> Measure:
        return replace(measure, actual=Quantity(-1e7 if measure.direction is Direction.LOWER else 1e7))

    policy = replace(policy, missing=Missing.ZERO)
    highest = score_sheet(each_measure(sheet, best), policy).root.score
    found = least_effort(sheet, policy, ROOT_CODE, score, {})
    assert found.is_enough == (highest is not None and highest >= score - 1e-9)
    if not found.is_enough:
        assert found.score == (None if highest is None else pytest.approx(highest, abs=1e-8))


@st.composite
def lines(draw: st.DrawFn) -> tuple[Sheet, dict[MeasureKey, float]]:
    """Up to four indicators, each on its line from soglia to target, in a mean by weight."""
    measures = [
        a_measure(f"k{n}", actual=draw(st.integers(0, 99)), weight=float(draw(st.integers(1, 60))))
        for n in range(draw(st.integers(1, 4)))
    ]
    return a_sheet(*measures), {m.key: draw(st.integers(1, 50)) / 10 for m in measures}


@tried(40, slow=True)
@given(lines(), st.integers(1, 100))
def test_on_lines_no_other_set_of_moves_costs_less(
    case: tuple[Sheet, Mapping[MeasureKey, float]], score: float
) -> None:
    sheet, scales = case
    found = least_effort(sheet, a_policy(), ROOT_CODE, score, scales)
    assert found.is_enough
    assert found.total_effort == pytest.approx(_cheapest_corner(sheet, scales, score), abs=1e-6)


def _cheapest_corner(sheet: Sheet, scales: Mapping[MeasureKey, float], score: float) -> float:
    """Every way of bringing some indicators to 100, leaving the others, and moving one as far as is needed.

    The least of a linear cost under one linear bound is at such a corner.
    """
    now = [(m.actual.value if m.actual else 0.0, m.weight or 0.0, scales[m.key]) for m in sheet.measures]
    total = sum(weight for _, weight, _ in now)
    lacking = score - sum(actual * weight for actual, weight, _ in now) / total
    best = float("inf")
    for moved in product(("none", "part", "whole"), repeat=len(now)):
        if moved.count("part") > 1:
            continue
        gained = sum((100 - a) * w / total for (a, w, _), how in zip(now, moved, strict=True) if how == "whole")
        cost = sum((100 - a) / s for (a, _, s), how in zip(now, moved, strict=True) if how == "whole")
        left = max(lacking - gained, 0.0)
        for (actual, weight, scale), how in zip(now, moved, strict=True):
            if how == "part" and left <= (100 - actual) * weight / total + 1e-9:
                cost += left * total / weight / scale
                left = 0.0
        if left <= 1e-9:
            best = min(best, cost)
    return best


def test_what_gives_more_for_a_typical_year_comes_first_and_the_last_moves_in_part() -> None:
    """k1 gives 50 points for 10 typical years, k2 50 for 5: k2 goes to 100, k1 from 50 to 60.

    (60 + 100) / 2 = 80, for (100 - 50) / 10 + (60 - 50) / 5 = 7 typical years.
    """
    sheet = a_sheet(a_measure("k1", actual=50), a_measure("k2", actual=50))
    found = least_effort(sheet, a_policy(), ROOT_CODE, 80, scales_of(sheet, [5, 10]))
    assert [(m.key.indicator_code, m.start, m.to, m.effort) for m in found.moves] == [
        ("k2", 50, 100, 5),
        ("k1", 50, 60, 2),
    ]
    assert (found.score, found.is_enough, found.total_effort) == (80, True, 7)


def test_nothing_moves_where_the_score_is_there() -> None:
    found = least_effort(a_sheet(a_measure(actual=90)), a_policy(), ROOT_CODE, 90, {})
    assert found == LeastEffort(moves=(), score=90, is_enough=True, total_effort=0)


def test_out_of_reach_the_moves_are_those_to_the_highest_score_there_is() -> None:
    sheet = a_sheet(a_measure("k1", actual=50), a_measure("k2", target=None, soglia=None, declared=40))
    found = least_effort(sheet, a_policy(), ROOT_CODE, 90, {})
    assert (found.score, found.is_enough) == (70, False)
    assert [(move.to, move.effort) for move in found.moves] == [(100, None)]


def test_out_of_reach_no_move_goes_further_than_what_holds_the_score_down() -> None:
    """Of a minimum with a declared 40, 90 is out of reach: the bad one comes to 40, the good one stays."""
    sheet = a_sheet(a_measure("k1", target=None, declared=40), a_measure("k2", actual=10), a_measure("k3", actual=70))
    policy = a_policy(aggregation=Aggregation.MINIMUM)
    found = least_effort(sheet, policy, ROOT_CODE, 90, scales_of(sheet, [1, 1, 1]))
    assert (found.is_enough, found.score) == (False, 40)
    assert [(move.key.indicator_code, move.to) for move in found.moves] == [("k2", pytest.approx(40))]


def test_of_two_that_cost_the_same_the_first_of_the_sheet_moves() -> None:
    sheet = a_sheet(a_measure("k1", actual=0), a_measure("k2", actual=0))
    assert codes(least_effort(sheet, a_policy(), ROOT_CODE, 25, scales_of(sheet, [1, 1]))) == ["k1"]


def test_an_indicator_far_below_its_soglia_is_worth_less_than_one_on_its_line() -> None:
    """Both give 50 points, but k1 must first come from 0 to 80 in vain."""
    sheet = a_sheet(a_measure("k1", actual=0, soglia=80), a_measure("k2", actual=0, target=90))
    found = least_effort(sheet, a_policy(), ROOT_CODE, 50, scales_of(sheet, [1, 1]))
    assert [(m.key.indicator_code, m.to) for m in found.moves] == [("k2", 90)]


def test_one_indicator_alone_wins_where_it_costs_less_than_the_set() -> None:
    """Of 110 points k1 gives 30 for 3 typical years, k2 30 for 3.1 and k3, all or nothing like them, 50 for 5.2.

    Point by point k1 and k2 give more, but together they cost 6.1.
    """
    sheet = a_sheet(
        a_measure("k1", actual=0, target=3, soglia=None, weight=30.0),
        a_measure("k2", actual=0, target=3.1, soglia=None, weight=30.0),
        a_measure("k3", actual=0, target=5.2, soglia=None, weight=50.0),
    )
    found = least_effort(sheet, a_policy(), ROOT_CODE, 45, scales_of(sheet, [1, 1, 1]))
    assert (codes(found), found.total_effort) == (["k3"], 5.2)
    assert codes(least_effort(sheet, a_policy(), ROOT_CODE, 50, scales_of(sheet, [1, 1, 1]))) == ["k1", "k2"]


def test_what_has_no_scale_comes_only_where_the_rest_is_not_enough() -> None:
    sheet = a_sheet(a_measure("k1", actual=50), a_measure("k2", actual=0), a_measure("k3", actual=40))
    scales = scales_of(sheet, [0.001, None, 0])
    assert codes(least_effort(sheet, a_policy(), ROOT_CODE, 40, scales)) == ["k1"]
    found = least_effort(sheet, a_policy(), ROOT_CODE, 60, scales)
    assert [(m.key.indicator_code, m.to) for m in found.moves] == [("k1", 100), ("k2", 40)]
    assert [move.effort is None for move in found.moves] == [False, True]
    assert found.total_effort is None


def test_a_missing_actual_has_no_start_and_no_effort() -> None:
    sheet = a_sheet(a_measure("k1"), a_measure("k2", actual=100))
    (move,) = least_effort(sheet, a_policy(), ROOT_CODE, 80, scales_of(sheet, [1, 1])).moves
    assert (move.key.indicator_code, move.start, move.to, move.effort) == ("k1", None, 60, None)


def test_a_node_that_only_lacks_a_value_is_given_the_worst_that_the_curve_knows() -> None:
    sheet = a_sheet(a_measure("k1", soglia=20), a_measure("k2", actual=100))
    found = least_effort(sheet, a_policy(missing=Missing.NOT_EVALUABLE), ROOT_CODE, 50, {})
    assert [(m.key.indicator_code, m.to) for m in found.moves] == [("k1", 20)]
    assert found.score == 50


def test_of_a_minimum_each_indicator_comes_just_to_the_score() -> None:
    sheet = a_sheet(a_measure("k1", actual=20), a_measure("k2", actual=20), a_measure("k3", actual=90))
    policy = a_policy(aggregation=Aggregation.MINIMUM)
    found = least_effort(sheet, policy, ROOT_CODE, 60, scales_of(sheet, [1, 4, 1]))
    assert sorted((m.key.indicator_code, m.to) for m in found.moves) == [("k1", 60), ("k2", 60)]
    assert found.total_effort == 50


def test_of_a_minimum_a_missing_actual_and_a_bad_one_come_together() -> None:
    sheet = a_sheet(a_measure("k1"), a_measure("k2", actual=20), a_measure("k3", actual=30))
    found = least_effort(
        sheet, a_policy(aggregation=Aggregation.MINIMUM), ROOT_CODE, 60, scales_of(sheet, [1, None, 2])
    )
    assert [(m.key.indicator_code, m.to) for m in found.moves] == [("k3", 60), ("k1", 60), ("k2", 60)]
    assert found.total_effort is None


@pytest.mark.parametrize(("op", "direction"), [(Op.MORE_THAN, Direction.HIGHER), (Op.LESS_THAN, Direction.LOWER)])
def test_at_a_strict_step_the_move_goes_a_hair_beyond(op: Op, direction: Direction) -> None:
    start = 10 if direction is Direction.HIGHER else 90
    sheet = a_sheet(a_measure(soglia=None, target=60, actual=start, op=op, direction=direction))
    found = least_effort(sheet, a_policy(), ROOT_CODE, 100, scales_of(sheet, [1]))
    assert found.is_enough
    (move,) = found.moves
    assert move.to != 60
    assert move.to == pytest.approx(60)


@pytest.mark.parametrize("op", [Op.AT_MOST, Op.LESS_THAN])
def test_a_target_of_zero_is_reached_without_dividing_by_nothing(op: Op) -> None:
    sheet = a_sheet(a_measure(soglia=None, target=0, actual=0.1, op=op, direction=Direction.LOWER))
    found = least_effort(sheet, a_policy(rule="proporzionale_inverso"), ROOT_CODE, 50, scales_of(sheet, [1]))
    assert (found.is_enough, found.total_effort) == (True, pytest.approx(0.1))


def test_from_beyond_an_interval_one_comes_back_to_its_nearer_side() -> None:
    policy = a_policy(rule="intervallo", rule_params=(90.0, 100.0, 110.0, 120.0))
    sheet = a_sheet(a_measure(actual=118, soglia=None, direction=Direction.NOMINAL))
    (move,) = least_effort(sheet, policy, ROOT_CODE, 100, scales_of(sheet, [2])).moves
    assert (move.to, move.effort) == (110, 4)


def test_a_deadline_moves_by_whole_days() -> None:
    due = date(2022, 12, 31).toordinal()
    measure = a_measure(target=due, soglia=due + 10, actual=due + 10, direction=Direction.LOWER, is_date=True, op=Op.BY)
    (move,) = least_effort(a_sheet(measure), a_policy(rule="entro_data"), ROOT_CODE, 55, {}).moves
    assert move.to == due + 4


def test_only_the_indicators_of_the_node_move() -> None:
    sheet = a_sheet(a_node("a"), a_node("b"), a_measure("k1", "a", actual=10), a_measure("k2", "b", actual=10))
    assert codes(least_effort(sheet, a_policy(), "b", 60, scales_of(sheet, [100, 1]))) == ["k2"]
    with pytest.raises(KeyError, match="'c'"):
        least_effort(sheet, a_policy(), "c", 60, {})


def test_asking_the_first_word_of_the_scale_asks_only_for_a_score() -> None:
    found = least_effort(a_sheet(a_measure()), a_policy(missing=Missing.EXCLUDED), ROOT_CODE, float("-inf"), {})
    assert (found.is_enough, found.score) == (True, 0)
    assert not least_effort(a_sheet(), a_policy(), ROOT_CODE, float("-inf"), {}).is_enough


@pytest.mark.parametrize(("ente", "score"), [("torino", 95.0), ("riviere", 95.0)])
def test_the_shipped_plans_reach_95_with_moves_that_all_count(ente: str, score: float) -> None:
    the_plan, sheet = plan(ente), scored(ente)["strategico", ""].sheet
    expected = {key: series.expected(the_plan.year) for key, series in all_series(the_plan).items()}
    scales = {key: one.scale for key, one in expected.items() if isinstance(one, Forecast)}
    found = least_effort(sheet, the_plan.policy, ROOT_CODE, score, scales)
    assert found.is_enough
    assert score_after(sheet, the_plan.policy, found.moves) == pytest.approx(found.score, abs=1e-9)
    for move in found.moves:
        fewer = score_after(sheet, the_plan.policy, [other for other in found.moves if other is not move])
        assert fewer is not None
        assert fewer < score


@tried(40, slow=True)
@given(data=st.data(), policy=methods, score=asked_scores)
def test_the_set_never_costs_more_than_one_indicator_alone(data: st.DataObject, policy: Policy, score: float) -> None:
    sheet = data.draw(sheets())
    scales = {m.key: 2.0 for m in sheet.measures}
    found = least_effort(sheet, policy, ROOT_CODE, score, scales)
    actuals = {m.key: m.actual.value for m in sheet.measures if m.actual}
    for answer in needed(sheet, policy, ROOT_CODE, score):
        if answer.enough is not None and answer.key in actuals:
            assert found.total_effort is not None
            assert found.total_effort <= abs(answer.enough - actuals[answer.key]) / 2 + 1e-6


def test_an_indicator_without_a_target_is_never_moved_to_its_soglia() -> None:
    plan = a_sheet(a_measure("k1", actual=40, weight=50), a_measure("k2", target=None, declared=50, weight=50))
    found = least_effort(plan, a_policy(), ROOT_CODE, 95.0, {})
    assert [move.key.indicator_code for move in found.moves] == ["k1"]
    assert (found.score, found.is_enough) == (75.0, False)


@tried(40, slow=True)
@given(lines(), st.integers(1, 100))
def test_on_lines_no_smaller_set_of_indicators_is_enough(
    case: tuple[Sheet, Mapping[MeasureKey, float]], score: float
) -> None:
    sheet, scales = case
    found = fewest_moves(sheet, a_policy(), ROOT_CODE, score, scales)
    assert found.is_enough
    keys = [m.key for m in sheet.measures]
    for chosen in combinations(keys, len(found.moves) - 1) if found.moves else ():
        best = each_measure(sheet, lambda m, some=chosen: replace(m, actual=Quantity(100.0)) if m.key in some else m)
        reached = score_sheet(best, a_policy()).root.score
        assert reached is not None
        assert reached < score


@tried(40, slow=True)
@given(data=st.data(), policy=methods, score=asked_scores)
def test_within_bounds_only_what_may_move_does_and_never_past_them(
    data: st.DataObject, policy: Policy, score: float
) -> None:
    sheet = data.draw(sheets())
    ends = {m.key: sorted(data.draw(st.tuples(some_ends, some_ends))) for m in sheet.measures[::2]}
    within = {key: (float(low), float(high)) for key, (low, high) in ends.items()}
    asked = effort_question(sheet, policy, ROOT_CODE, score)
    found = least_effort_within(asked, drawn_scales(data, sheet), within)
    assert all(within[move.key][0] <= move.to <= within[move.key][1] for move in found.moves)
    reached = score_after(sheet, policy, found.moves)
    assert found.is_enough == (reached is not None and reached >= asked.score - 1e-9)
