"""What holds for every plan and every method, whatever their numbers."""

from __future__ import annotations

import math
from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scoring.engine import Inputs, build, evaluate, inputs, root_over
from scoring.model import Direction, MeasureState, Sheet
from scoring.policy import Aggregation, Missing, Policy, Rounding, Weights
from scoring.result import ScoredSheet, Why
from scoring.rounding import rounded
from scoring.scored import score_sheet
from tests.scoring.properties import tried
from tests.scoring.samples import SECTION, quantity
from tests.scoring.second_road import SecondRoad
from tests.scoring.strategies import adds_points, each_measure, policies, reordered, roundings, scaled, sheets, tenths

DUST = 1e-6
NO_ROUNDING = {"leaf_rounding": Rounding(), "node_rounding": Rounding(), "root_rounding": Rounding()}
PLAIN = NO_ROUNDING | {
    "aggregation": Aggregation.WEIGHTED_MEAN,
    "renormalise": True,
    "min_measured_share": 0.0,
}

pytestmark = pytest.mark.filterwarnings("error")


def scores_by_code(scored: ScoredSheet) -> dict[str, float | None]:
    nodes = {r.node.code: r.score for r in scored.nodes}
    return nodes | {r.measure.key.indicator_code: r.score for r in scored.measures}


def same(left: dict[str, float | None], right: dict[str, float | None]) -> bool:
    return left.keys() == right.keys() and all(
        (left[code] is None) == (right[code] is None)
        and (left[code] is None or math.isclose(left[code], right[code] or 0.0, abs_tol=DUST))
        for code in left
    )


@tried(60)
@given(sheet=sheets(), policy=policies())
def test_every_score_is_between_floor_and_cap(sheet: Sheet, policy: Policy) -> None:
    for score in scores_by_code(score_sheet(sheet, policy)).values():
        assert score is None or policy.floor <= score <= policy.cap


@tried(60)
@given(sheet=sheets(), policy=policies())
def test_a_score_is_a_number_or_it_is_none_with_a_reason(sheet: Sheet, policy: Policy) -> None:
    scored = score_sheet(sheet, policy)
    having = {Why.COMPUTED, Why.DECLARED, Why.MISSING_IS_ZERO, Why.MISSING_IS_REACHED}
    for result in (*scored.measures, *scored.nodes):
        assert (result.score is not None) == (result.why in having)
        numbers = [result.weight, result.effective_weight, result.lost]
        if result.score is not None:
            numbers += [result.score, result.low, result.high]
        assert all(number is not None and math.isfinite(number) for number in numbers)
        assert (result.band is None) == (result.score is None)


@tried(60)
@given(sheet=sheets(), policy=policies(missing=Missing.EXCLUDED, renormalise=True, min_measured_share=0.0))
def test_the_root_over_the_scores_of_its_own_parts_is_its_score(sheet: Sheet, policy: Policy) -> None:
    model = build(sheet, policy)
    parts = evaluate(model, inputs(sheet)).parts[:, 0]
    known = {part: score for part, score in enumerate(parts.tolist()) if not math.isnan(score)}
    score = score_sheet(sheet, policy).root.score
    assert root_over(model, known) == (None if score is None else pytest.approx(score, abs=DUST))


@tried(60)
@given(sheet=sheets(), policy=policies())
def test_low_score_and_high_are_in_order(sheet: Sheet, policy: Policy) -> None:
    scored = score_sheet(sheet, policy)
    for result in (*scored.measures, *scored.nodes):
        if result.score is not None:
            assert result.low is not None
            assert result.high is not None
            assert result.low <= result.score <= result.high


@tried(60)
@given(sheet=sheets(), policy=policies(**NO_ROUNDING))
def test_nodes_are_what_a_recursion_over_the_tree_makes_of_the_indicators(sheet: Sheet, policy: Policy) -> None:
    scored = score_sheet(sheet, policy)
    leaves = {r.measure.key.indicator_code: r.score for r in scored.measures}
    road = SecondRoad(sheet, policy, leaves)
    for result in scored.nodes:
        expected = road.score(result.node.code)
        if expected is None:
            assert result.score is None
        else:
            assert result.score == pytest.approx(expected, abs=DUST)


@tried(60)
@given(data=st.data(), policy=policies())
def test_a_better_actual_never_lowers_any_score(data: st.DataObject, policy: Policy) -> None:
    sheet = data.draw(sheets())
    rows = [row for row, m in enumerate(sheet.measures) if m.actual]
    assume(rows)
    row = data.draw(st.sampled_from(rows))
    measure = sheet.measures[row]
    towards = -1 if measure.direction is Direction.LOWER or policy.rule == "entro_data" else 1
    step = data.draw(st.integers(1, 10_000)) / 10
    own = inputs(sheet)
    actual = np.repeat(own.actual, 2, axis=1)
    actual[row, 1] += towards * step

    parts = evaluate(build(sheet, policy), replace(own, actual=actual)).parts

    assert np.array_equal(np.isnan(parts[:, 0]), np.isnan(parts[:, 1]))
    known = ~np.isnan(parts[:, 0])
    assert np.all(parts[known, 1] >= parts[known, 0] - DUST)


@tried(60)
@given(
    sheet=sheets(),
    policy=policies(**NO_ROUNDING),
    factor=st.sampled_from([0.001, 0.5, 1000.0, 1024.0, 1 / 3]),
)
def test_the_unit_of_measure_does_not_matter(sheet: Sheet, policy: Policy, factor: float) -> None:
    assert same(scores_by_code(score_sheet(scaled(sheet, factor), policy)), scores_by_code(score_sheet(sheet, policy)))


@tried(60)
@given(data=st.data(), policy=policies(**NO_ROUNDING))
def test_the_order_of_siblings_does_not_matter(data: st.DataObject, policy: Policy) -> None:
    sheet = data.draw(sheets())
    other = data.draw(reordered(sheet))
    assert same(scores_by_code(score_sheet(other, policy)), scores_by_code(score_sheet(sheet, policy)))


@tried(60)
@given(data=st.data(), policy=policies(missing=Missing.ZERO))
def test_where_missing_is_zero_a_lost_actual_never_raises_any_score(data: st.DataObject, policy: Policy) -> None:
    sheet = data.draw(sheets())
    rows = [row for row, m in enumerate(sheet.measures) if m.actual]
    assume(rows)
    lost = data.draw(st.sampled_from(rows))
    measures = list(sheet.measures)
    measures[lost] = replace(measures[lost], actual=None)
    before = scores_by_code(score_sheet(sheet, policy))
    after = scores_by_code(score_sheet(replace(sheet, measures=tuple(measures)), policy))
    for code, score in before.items():
        assert (score is None) == (after[code] is None)
        assert score is None or after[code] <= score + DUST  # type: ignore[operator]


@tried(60)
@given(data=st.data(), policy=policies(missing=Missing.EXCLUDED, renormalise=True, min_measured_share=0.0))
def test_where_missing_is_excluded_a_lost_actual_leaves_what_suppressing_it_leaves(
    data: st.DataObject, policy: Policy
) -> None:
    sheet = data.draw(sheets())
    assume(sheet.measures)
    lost = data.draw(st.sampled_from(sheet.measures)).key
    blank = each_measure(sheet, lambda m: replace(m, actual=None, declared=None) if m.key == lost else m)
    gone = each_measure(sheet, lambda m: replace(m, state=MeasureState.SUPPRESSED) if m.key == lost else m)
    assert same(scores_by_code(score_sheet(blank, policy)), scores_by_code(score_sheet(gone, policy)))


@tried(60)
@given(sheet=sheets(), policy=policies(missing=Missing.NOT_EVALUABLE))
def test_where_missing_is_not_evaluable_no_node_with_a_missing_weighted_indicator_has_a_score(
    sheet: Sheet, policy: Policy
) -> None:
    scored = score_sheet(sheet, policy)
    for result in scored.measures:
        if result.why is Why.NO_ACTUAL:
            assert scored.node(result.measure.key.node_code).score is None


@tried(60)
@given(sheet=sheets(), policy=policies(renormalise=True))
def test_the_shares_of_what_makes_a_scored_whole_sum_to_one(sheet: Sheet, policy: Policy) -> None:
    model = build(sheet, policy)
    scores = evaluate(model, inputs(sheet))
    offset = model.structure.measures
    for index, parts in model.structure.parts_of.items():
        if not np.isnan(scores.parts[offset + index, 0]):
            shares = scores.weights[list(parts), 0] / scores.weights[list(parts), 0].sum()
            assert shares.sum() == pytest.approx(1)
            assert np.all(shares >= 0)


@tried(60)
@given(sheet=sheets(), policy=policies(**PLAIN))
def test_effective_weights_of_the_indicators_sum_to_the_root_and_points_lost_to_what_it_lacks(
    sheet: Sheet, policy: Policy
) -> None:
    scored = score_sheet(sheet, policy)
    root = scored.root
    assume(root.score is not None)
    assert root.score is not None
    assert math.fsum(r.effective_weight for r in scored.measures) == pytest.approx(1)
    assert math.fsum(r.lost for r in scored.measures) == pytest.approx(policy.cap - root.score, abs=DUST)


@tried(60)
@given(sheet=sheets(), policy=policies(**(PLAIN | {"renormalise": False})))
def test_without_renormalising_the_effective_weights_still_explain_the_root(sheet: Sheet, policy: Policy) -> None:
    assume(policy.floor == 0)
    scored = score_sheet(sheet, policy)
    assume(scored.root.score is not None)
    explained = math.fsum(r.effective_weight * r.score for r in scored.measures if r.score is not None)
    assert explained == pytest.approx(scored.root.score, abs=DUST)
    assert math.fsum(r.effective_weight for r in scored.measures) <= 1 + DUST


@tried(60)
@given(data=st.data(), policy=policies())
def test_many_scenarios_at_once_are_the_same_one_by_one(data: st.DataObject, policy: Policy) -> None:
    sheet = data.draw(sheets())
    own = inputs(sheet)
    count = 4
    cells = st.one_of(tenths, st.just(math.nan))
    changed = {
        name: np.array([[data.draw(cells) for _ in range(count)] for _ in sheet.measures]).reshape(-1, count)
        for name in data.draw(st.sets(st.sampled_from(["actual", "target", "soglia", "baseline"]), min_size=1))
    }
    model = build(sheet, policy)
    together = evaluate(model, replace(own, **changed))
    for column in range(count):
        one = {name: values[:, [column]] for name, values in changed.items()}
        alone = evaluate(model, replace(own, **one))
        for name in ("parts", "weights", "planned", "effective", "measured_share", "declared_share"):
            np.testing.assert_allclose(getattr(together, name)[:, [column]], getattr(alone, name), atol=1e-9)


@tried(60)
@given(sheet=sheets(), policy=policies(aggregation=Aggregation.WEIGHTED_MEAN, **NO_ROUNDING))
def test_a_node_lies_between_its_worst_and_its_best_part(sheet: Sheet, policy: Policy) -> None:
    policy = replace(policy, renormalise=True)
    model = build(sheet, policy)
    scores = evaluate(model, inputs(sheet))
    for index, parts in model.structure.parts_of.items():
        whole = scores.nodes[index, 0]
        known = [scores.parts[part, 0] for part in parts if scores.weights[part, 0] > 0]
        if not np.isnan(whole):
            assert min(known) - DUST <= whole <= max(known) + DUST


@tried(60)
@given(sheet=sheets(), policy=policies(weights=Weights.AS_GIVEN), factor=st.sampled_from([0.01, 0.5, 3.0]))
def test_only_the_proportion_of_the_weights_matters(sheet: Sheet, policy: Policy, factor: float) -> None:
    """Weights of 20 and 80, or 0.2 and 0.8; not for sums, where a weight is a number of points."""
    policy = replace(policy, **NO_ROUNDING)
    assume(not adds_points(policy))
    # Where nodes weigh what they hold, a row without a printed weight is 1 beside those that have one.
    is_held = policy.sections[SECTION].weights is Weights.HELD
    assume(not is_held or all(m.weight is not None for m in sheet.measures))

    def times(weight: float | None) -> float | None:
        return None if weight is None else weight * factor

    other = each_measure(sheet, lambda m: replace(m, weight=times(m.weight)))
    other = replace(other, nodes=tuple(replace(n, weight=times(n.weight)) for n in other.nodes))
    assert same(scores_by_code(score_sheet(other, policy)), scores_by_code(score_sheet(sheet, policy)))


def test_every_input_may_vary_between_scenarios() -> None:
    assert {field.name for field in fields(Inputs)} == {
        "target",
        "soglia",
        "actual",
        "weight",
        "declared",
        "baseline",
        "benchmark",
    }


@tried(60)
@given(data=st.data(), policy=policies(missing=Missing.REACHED, cap=100.0))
def test_where_missing_is_reached_a_lost_actual_never_lowers_any_score(data: st.DataObject, policy: Policy) -> None:
    sheet = data.draw(sheets())
    rows = [row for row, m in enumerate(sheet.measures) if m.actual]
    assume(rows)
    lost = data.draw(st.sampled_from(rows))
    measures = list(sheet.measures)
    measures[lost] = replace(measures[lost], actual=None)
    before = scores_by_code(score_sheet(sheet, policy))
    after = scores_by_code(score_sheet(replace(sheet, measures=tuple(measures)), policy))
    for code, score in before.items():
        assert (score is None) == (after[code] is None)
        assert score is None or after[code] >= score - DUST  # type: ignore[operator]


@tried(60)
@given(sheet=sheets(), policy=policies(**PLAIN, node_weights=Weights.HELD, mean_of=(), weights=Weights.AS_GIVEN))
def test_where_nodes_weigh_what_they_hold_the_root_is_the_mean_of_the_rows(sheet: Sheet, policy: Policy) -> None:
    """The tree is there to be read, and changes nothing."""
    weighed = each_measure(sheet, lambda m: replace(m, weight=m.weight or 1.0))
    scored = score_sheet(weighed, replace(policy, missing=Missing.EXCLUDED))
    rows = [(m.score, m.measure.weight or 0.0) for m in scored.measures if m.score is not None]
    total = math.fsum(weight for _, weight in rows)
    mean = math.fsum(score * weight for score, weight in rows) / total if rows else None
    assert scored.root.score == (None if mean is None else pytest.approx(mean, abs=DUST))


@tried(60)
@given(data=st.data(), policy=policies())
def test_beside_a_score_given_by_hand_what_was_reached_changes_nothing(data: st.DataObject, policy: Policy) -> None:
    sheet = data.draw(sheets(assigned=quantity(data.draw(st.integers(0, 100)))))
    moved = each_measure(sheet, lambda m: replace(m, actual=quantity(data.draw(tenths))))
    assert same(scores_by_code(score_sheet(sheet, policy)), scores_by_code(score_sheet(moved, policy)))


@tried(60)
@given(sheet=sheets(), policy=policies(**NO_ROUNDING), how=roundings)
def test_only_the_results_of_a_level_that_is_rounded_are_rounded(sheet: Sheet, policy: Policy, how: Rounding) -> None:
    scored = score_sheet(sheet, replace(policy, level_roundings={"secondo": how}))
    of_level = [n.score for n in scored.nodes if n.node.level == "secondo" and n.score is not None]
    assert of_level == pytest.approx(rounded(np.array(of_level), how).tolist(), abs=DUST)
    plain = score_sheet(sheet, policy)
    assert [m.score for m in scored.measures] == [m.score for m in plain.measures]
    below = {n.code for n in plain.nodes if n.node.level == "terzo"}
    assert all(scored.node(code).score == plain.node(code).score for code in below)
