"""Numbers moved one at a time: each answer is what scoring the sheet with that one number gives."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scoring.model import ROOT_CODE, Direction, Measure, MeasureState, Op, Quantity, Sheet
from scoring.policy import Missing, Policy
from scoring.scored import score_sheet
from scoring.sensitivity import Swing, leave_one_out, target_tornado, tornado
from scoring.structure import structure
from tests.scoring import shipped
from tests.scoring.properties import tried
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet
from tests.scoring.strategies import each_measure, policies, sheets


def with_measure(sheet: Sheet, changed: Measure) -> Sheet:
    return each_measure(sheet, lambda m: changed if m.key == changed.key else m)


def is_soglia_beyond(measure: Measure, target: float) -> bool:
    if measure.soglia is None or measure.direction is Direction.NOMINAL:
        return False
    soglia = measure.soglia.value
    return target <= soglia if measure.direction is Direction.HIGHER else target >= soglia


def same(one: float | None, other: float | None) -> bool:
    return one is other is None or (one is not None and other is not None and abs(one - other) < 1e-6)


@tried(60, slow=True)
@given(data=st.data(), policy=policies())
def test_each_end_is_the_score_of_the_sheet_with_that_actual(data: st.DataObject, policy: Policy) -> None:
    sheet = data.draw(sheets())
    # A new actual keeps the printed precision of the one in the sheet, so only those that have one move.
    ranges = {m.key: (m.actual.value - 5.0, m.actual.value + 9.0) for m in sheet.measures if m.actual}
    node = data.draw(st.sampled_from(sheet.nodes)).code
    by_key = {m.key: m for m in sheet.measures}
    for swing in tornado(sheet, policy, ranges, node):
        for value, score in ((swing.low_value, swing.low_score), (swing.high_value, swing.high_score)):
            measure = by_key[swing.key]
            assert measure.actual is not None
            moved = with_measure(sheet, replace(measure, actual=replace(measure.actual, value=value)))
            assert same(score, score_sheet(moved, policy).node(node).score)


@tried(60, slow=True)
@given(data=st.data(), policy=policies())
def test_what_is_not_in_the_tornado_does_not_move_the_node(data: st.DataObject, policy: Policy) -> None:
    sheet = data.draw(sheets())
    node = data.draw(st.sampled_from(sheet.nodes)).code
    told = {swing.key for swing in tornado(sheet, policy, {m.key: (0.0, 1.0) for m in sheet.measures}, node)}
    others = each_measure(sheet, lambda m: m if m.key in told else replace(m, actual=None, declared=None))
    assert same(score_sheet(others, policy).node(node).score, score_sheet(sheet, policy).node(node).score)


@tried(60, slow=True)
@given(data=st.data(), policy=policies(), share=st.sampled_from([0.0, 0.1, 0.5]))
def test_each_end_is_the_score_of_the_sheet_with_that_target(data: st.DataObject, policy: Policy, share: float) -> None:
    sheet = data.draw(sheets())
    by_key = {m.key: m for m in sheet.measures}
    for swing in target_tornado(sheet, policy, share):
        for value, score in ((swing.low_value, swing.low_score), (swing.high_value, swing.high_score)):
            measure = by_key[swing.key]
            assert measure.target is not None
            soglia = None if is_soglia_beyond(measure, value) else measure.soglia
            moved = with_measure(sheet, replace(measure, target=replace(measure.target, value=value), soglia=soglia))
            assert same(score, score_sheet(moved, policy).root.score)


@tried(60, slow=True)
@given(sheet=sheets(), policy=policies())
def test_the_widest_swing_comes_first(sheet: Sheet, policy: Policy) -> None:
    sizes = [None if s.swing is None else abs(s.swing) for s in target_tornado(sheet, policy, 0.5)]
    known = [size for size in sizes if size is not None]
    assert sizes == sorted(known, reverse=True) + [None] * (len(sizes) - len(known))


def test_a_swing_is_worth_its_weight() -> None:
    sheet = a_sheet(a_measure("k1", actual=50, weight=80.0), a_measure("k2", actual=50, weight=20.0))
    ranges = {m.key: (40.0, 70.0) for m in sheet.measures}
    found = tornado(sheet, a_policy(), ranges)
    assert [(s.key.indicator_code, s.low_score, s.high_score) for s in found] == [("k1", 42, 66), ("k2", 48, 54)]
    assert found[0].swing == pytest.approx(24)


def test_only_indicators_with_a_part_in_the_node_are_told() -> None:
    sheet = a_sheet(
        a_node("a"),
        a_node("b"),
        a_measure("k1", "a", actual=50),
        a_measure("k2", "b", actual=50),
        a_measure("k3", "a", actual=50, state=MeasureState.SUPPRESSED),
    )
    ranges = {m.key: (40.0, 70.0) for m in sheet.measures}
    assert [s.key.indicator_code for s in tornado(sheet, a_policy(), ranges, "a")] == ["k1"]
    assert [w.key.indicator_code for w in leave_one_out(sheet, a_policy(), "a")] == ["k1"]
    assert tornado(sheet, a_policy(), {}, "a") == ()
    with pytest.raises(KeyError, match="'z'"):
        tornado(sheet, a_policy(), ranges, "z")


def test_a_target_moves_by_a_tenth_of_itself_away_from_zero_too() -> None:
    sheet = a_sheet(a_measure(target=-10, soglia=-20, actual=-10))
    (swing,) = target_tornado(sheet, a_policy())
    assert (swing.low_value, swing.high_value) == (-11, -9)
    assert (swing.low_score, swing.high_score) == (100, pytest.approx(100 * 10 / 11))


def test_a_soglia_that_a_moved_target_passes_is_left_out_in_that_column_alone() -> None:
    sheet = a_sheet(a_measure(target=100, soglia=95, actual=91))
    (swing,) = target_tornado(sheet, a_policy())
    # At 90 the soglia of 95 means nothing: 91 is past the target. At 110, 91 is below the soglia.
    assert (swing.low_score, swing.high_score) == (100, 0)


@pytest.mark.parametrize(("actual", "score"), [(89.5, 0), (90, 100), (94, 100), (99, 100)])
def test_without_its_soglia_a_moved_target_is_a_step_also_where_lines_go_beyond_it(actual: float, score: float) -> None:
    (swing,) = target_tornado(a_sheet(a_measure(target=100, soglia=95, actual=actual)), a_policy(cap=120))
    assert (swing.low_value, swing.low_score) == (90, score)


def test_a_deadline_moves_by_thirty_days() -> None:
    day = 738_155
    sheet = a_sheet(
        a_measure(target=day, soglia=None, actual=day + 10, direction=Direction.LOWER, op=Op.BY, is_date=True)
    )
    (swing,) = target_tornado(sheet, a_policy(rule="entro_data"))
    assert swing == Swing(sheet.measures[0].key, day - 30.0, day + 30.0, 0.0, 100.0)


@tried(60, slow=True)
@given(data=st.data(), policy=policies())
def test_leaving_one_out_is_what_suppressing_it_gives(data: st.DataObject, policy: Policy) -> None:
    sheet = data.draw(sheets())
    node = data.draw(st.sampled_from(sheet.nodes)).code
    by_key = {m.key: m for m in sheet.measures}
    for without in leave_one_out(sheet, policy, node):
        gone = with_measure(sheet, replace(by_key[without.key], state=MeasureState.SUPPRESSED))
        assert same(without.score, score_sheet(gone, policy).node(node).score)


@tried(150, slow=True)
@given(data=st.data(), policy=policies())
def test_leaving_one_out_is_the_sheet_without_it_where_weights_stay_as_they_are(
    data: st.DataObject, policy: Policy
) -> None:
    sheet = data.draw(sheets())
    shared = [m for m in sheet.measures if sum(o.key.node_code == m.key.node_code for o in sheet.measures) > 1]
    assume(shared)
    out = data.draw(st.sampled_from(shared))
    rest = replace(sheet, measures=tuple(m for m in sheet.measures if m is not out))
    keep = [row for row, m in enumerate((*sheet.measures, *sheet.nodes)) if m is not out]
    assume((structure(sheet, policy).equal[keep] == structure(rest, policy).equal).all())
    scores = {w.key: w.score for w in leave_one_out(sheet, policy)}
    assert same(scores.get(out.key, score_sheet(sheet, policy).root.score), score_sheet(rest, policy).root.score)


@pytest.mark.parametrize("missing", list(Missing))
@pytest.mark.parametrize("renormalise", [True, False])
def test_an_indicator_left_out_is_neither_a_zero_nor_missing(missing: Missing, *, renormalise: bool) -> None:
    sheet = a_sheet(a_measure("k1", actual=80), a_measure("k2", actual=20))
    policy = a_policy(missing=missing, renormalise=renormalise)
    assert [w.score for w in leave_one_out(sheet, policy)] == [20, 80]


def test_without_its_only_indicator_a_node_has_no_score() -> None:
    assert [w.score for w in leave_one_out(a_sheet(a_measure(actual=80)), a_policy())] == [None]


def test_the_real_sheets_move_as_rescoring_them_moves_them() -> None:
    scored = shipped.scored("torino")["strategico", ""]
    sheet, policy = scored.sheet, scored.policy
    swings, outs = target_tornado(sheet, policy), leave_one_out(sheet, policy)
    assert swings[0].swing != 0
    assert len(outs) >= len(swings) > 50
    first = next(m for m in sheet.measures if m.key == swings[0].key)
    assert first.target is not None
    soglia = None if is_soglia_beyond(first, swings[0].high_value) else first.soglia
    moved = replace(first, target=Quantity(swings[0].high_value, first.target.half_unit), soglia=soglia)
    assert same(swings[0].high_score, score_sheet(with_measure(sheet, moved), policy).node(ROOT_CODE).score)
