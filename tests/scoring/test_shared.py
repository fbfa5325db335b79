"""One indicator in several rows is one lever: what is tried on one row is tried on all of them, and counted once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.bridge import target_effects
from scoring.chance import simulate
from scoring.effort import fewest_moves, least_effort
from scoring.forecast import Forecast
from scoring.inverse import needed
from scoring.model import Measure, MeasureKey, Quantity, Sheet
from scoring.moved import standing
from scoring.policy import RuleException
from scoring.scenario import Assumption, Field, assume, refusals
from scoring.scored import score_sheet
from scoring.sensitivity import leave_one_out, target_tornado, tornado
from scoring.shared import by_key, levers, together
from scoring.target_reach import target_reaches
from tests.scoring.samples import SECTION, a_measure, a_node, a_policy, a_sheet, quantity
from tests.scoring.strategies import gaps, policies, sheets

SOURCE = a_measure("k1", "o1", actual=40, weight=100)
SAME = replace(a_measure("k2", "o2", actual=40, weight=25), same_as=SOURCE.key)
OTHER = a_measure("k3", "o2", actual=80, weight=75)
SHEET = a_sheet(a_node("o1", weight=50), a_node("o2", weight=50), SOURCE, SAME, OTHER)
"""By hand: o1 is 40; o2 is 40 × 25 % + 80 × 75 % = 70; the result (40 + 70) / 2 = 55."""
POLICY = a_policy()


def root(sheet: Sheet) -> float | None:
    return score_sheet(sheet, POLICY).root.score


def supposed(key: MeasureKey, field: Field, value: float) -> Assumption:
    return Assumption(key, field, quantity(value))


@pytest.mark.parametrize("key", [SOURCE.key, SAME.key])
def test_an_actual_assumed_on_any_row_moves_every_row(key: MeasureKey) -> None:
    """60 in both: o1 60, o2 60 × 25 % + 60 = 75, the result 67.5; on one row alone it would be 65, or 57.5."""
    assert root(SHEET) == 55
    assert root(assume(SHEET, [supposed(key, Field.ACTUAL, 60)])) == 67.5


def test_a_weight_is_of_its_own_row() -> None:
    moved = assume(SHEET, [supposed(SAME.key, Field.WEIGHT, 75)])
    assert [m.weight for m in moved.measures] == [100, 75, 75]
    moved = assume(SHEET, [supposed(SOURCE.key, Field.WEIGHT, 10)])
    assert [m.weight for m in moved.measures] == [10, 25, 75]


def test_the_indicator_of_another_sheet_is_assumed_by_its_own_name() -> None:
    elsewhere = MeasureKey("altra", "", "o9", "k9")
    sheet = replace(SHEET, measures=(SOURCE, replace(SAME, same_as=elsewhere), OTHER))
    assert [m.target.value for m in assume(sheet, [supposed(elsewhere, Field.TARGET, 50)]).measures if m.target] == [
        100,
        50,
        100,
    ]
    (refused,) = refusals(sheet, POLICY, [supposed(elsewhere, Field.WEIGHT, 50)])
    assert refused.reason == "unknown"


def test_what_it_takes_is_told_once_and_less_than_of_one_row() -> None:
    """67.5 asks 20 points of k1 in both rows, since it weighs 50 % + 12.5 %: (67.5 − 55) / 0.625 = 20."""
    found = needed(SHEET, POLICY, "", 67.5)
    assert [each.key for each in found] == [SOURCE.key, OTHER.key]
    assert found[0].value == pytest.approx(60)
    assert found[0].gives == pytest.approx(67.5)


def test_the_least_effort_moves_the_indicator_and_counts_it_once() -> None:
    """A year of 10 brings 6.25 points with k1, 3.75 with k3: two years of k1 alone."""
    found = least_effort(SHEET, POLICY, "", 67.5, {SOURCE.key: 10, SAME.key: 10, OTHER.key: 10})
    (move,) = found.moves
    assert (move.key, round(move.to, 9), round(found.total_effort or 0, 9)) == (SOURCE.key, 60, 2)
    assert [m.key for m in fewest_moves(SHEET, POLICY, "", 67.5, {}).moves] == [SOURCE.key]


def test_it_swings_the_result_once_with_all_its_rows() -> None:
    """k1 from 0 to 100: 55 − 25 = 30 and 55 + 37.5 = 92.5. Without it o1 measures nothing, and o2 is 80."""
    ranges = dict.fromkeys((SOURCE.key, SAME.key, OTHER.key), (0.0, 100.0))
    found = {each.key: (each.low_score, each.high_score) for each in tornado(SHEET, POLICY, ranges)}
    assert found == {SOURCE.key: (30, 92.5), OTHER.key: (25, 62.5)}
    targets = {each.key: each.high_score for each in target_tornado(SHEET, POLICY)}
    # A tenth more: 40 / 110 is 36.36 in both rows, 3.64 less on 62.5 % of the result; 80 / 110 is 72.73 on 37.5 %.
    assert targets == {SOURCE.key: pytest.approx(52.7273, abs=1e-4), OTHER.key: pytest.approx(52.2727, abs=1e-4)}
    alone = {each.key: each.score for each in leave_one_out(SHEET, POLICY)}
    assert alone == {SOURCE.key: 80, OTHER.key: 40}


def test_a_moved_target_reaches_the_root_by_every_row() -> None:
    """At 50 it scores 80 in both rows: o1 80, o2 80, the result 80."""
    (reach,) = target_reaches(standing(SHEET, POLICY), {SAME.key: [Quantity(100.0), Quantity(50.0)]}).values()
    assert reach.own == (40, 80)
    assert reach.root == (55, 80)


def test_a_future_draws_it_once_for_all_its_rows() -> None:
    """With one draw a root made of nothing else is drawn like the indicator; with two it would be narrower."""
    expected = Forecast(year=2022, value=50.0, low=30.0, high=70.0, scale=10.0, changes=5)
    same = replace(SAME, weight=100.0)
    sheet = a_sheet(a_node("o1", weight=50), a_node("o2", weight=50), SOURCE, same)
    found = simulate(sheet, POLICY, {SOURCE.key: expected, SAME.key: expected}, draws=500)
    assert found.varied == (SOURCE.key,)
    assert found.node("").low == found.node("o1").low == found.node("o2").low
    assert found.node("").high == found.node("o1").high


def test_a_revised_target_is_put_back_in_all_rows_and_told_once() -> None:
    """From 50 back to 100: 80 becomes 55."""
    after = assume(SHEET, [supposed(SOURCE.key, Field.TARGET, 50)])
    (effect,) = target_effects(SHEET, after, POLICY)
    assert (effect.key, effect.points) == (SOURCE.key, -25)


def test_its_rule_is_that_of_the_row_that_it_is() -> None:
    """«dove sta» of an exception is where the indicator is: its rows have one score."""
    policy = a_policy(exceptions=(RuleException(rule="on_off", node_code="o1"),))
    scores = [m.score for m in score_sheet(SHEET, policy).measures]
    assert scores == [0, 0, 80]


@st.composite
def shared(draw: st.DrawFn) -> tuple[Sheet, list[MeasureKey]]:
    """A sheet in which some rows are one indicator, and the keys of those rows."""
    sheet = draw(sheets().filter(lambda found: bool(found.measures)))
    source = draw(st.sampled_from(sheet.measures))
    source = replace(source, target=source.target or quantity(10.0), soglia=None)
    copies = [
        replace(source, key=MeasureKey(SECTION, "", node.code, f"s{at}"), same_as=source.key, weight=draw(gaps))
        for at, node in enumerate(draw(st.lists(st.sampled_from(sheet.nodes), min_size=1, max_size=3)))
    ]
    kept: list[Measure] = [source if m.key == source.key else m for m in sheet.measures]
    every = tuple(draw(st.permutations([*kept, *copies])))
    return replace(sheet, measures=every), [m.key for m in every if m.truth == source.key]


@given(shared(), policies(), st.sampled_from([Field.TARGET, Field.ACTUAL]), gaps)
@settings(max_examples=60)
def test_a_hypothesis_on_any_of_the_rows_gives_the_same_scores(
    plan: tuple[Sheet, list[MeasureKey]], policy: object, field: Field, value: float
) -> None:
    sheet, keys = plan
    found = [score_sheet(assume(sheet, [supposed(key, field, value)]), policy) for key in keys]  # type: ignore[arg-type]
    first, *others = found
    for other in others:
        assert [n.score for n in other.nodes] == [n.score for n in first.nodes]
        assert [m.score for m in other.measures] == [m.score for m in first.measures]


@given(shared())
def test_the_rows_of_one_indicator_are_one_lever(plan: tuple[Sheet, list[MeasureKey]]) -> None:
    sheet, keys = plan
    rows = range(len(sheet.measures))
    assert len(levers(sheet, rows)) == len(rows) - len(keys) + 1
    assert {sheet.measures[row].key for row in together(sheet)} == set(keys)
    assert set(by_key(sheet.measures)) == {m.key for m in sheet.measures}


@given(sheets(), policies())
@settings(max_examples=30)
def test_where_nothing_is_shared_every_row_is_a_lever_of_its_own(sheet: Sheet, policy: object) -> None:
    assert together(sheet) == {}
    assert levers(sheet, np.arange(len(sheet.measures))) == list(range(len(sheet.measures)))
    keys = [each.key for each in needed(sheet, policy, "", 50.0)]  # type: ignore[arg-type]
    assert len(keys) == len(set(keys))
