"""The engine by example: means, weights, absences, shapes."""

from __future__ import annotations

import math
import time
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from scoring.engine import build, curve_of, curves_of, evaluate, inputs, root_over
from scoring.errors import RuleParametersError, SogliaSideError, UnknownRuleError, UnknownSectionError
from scoring.model import Direction, MeasureState, Op, Sheet
from scoring.policy import Aggregation, Missing, Policy, Rounding, RoundingMode, Weights
from scoring.scored import score_sheet
from tests.scoring.samples import ROOT, a_measure, a_node, a_policy, a_sheet, printed

pytestmark = pytest.mark.filterwarnings("error")


def root(sheet: Sheet, policy: Policy | None = None) -> float | None:
    return score_sheet(sheet, policy or a_policy()).root.score


def test_a_node_is_the_weighted_mean_of_its_indicators() -> None:
    assert root(a_sheet(a_measure("a", actual=40, weight=25), a_measure("b", actual=80, weight=75))) == 70


def test_where_no_weight_is_printed_all_weigh_the_same() -> None:
    sheet = a_sheet(a_measure("a", actual=40, weight=None), a_measure("b", actual=80, weight=None))
    assert root(sheet) == 60


def test_an_indicator_without_weight_among_weighted_ones_is_not_measured() -> None:
    scored = score_sheet(
        a_sheet(a_measure("a", actual=40, weight=None), a_measure("b", actual=80, weight=50)), a_policy()
    )
    assert scored.root.score == 80
    assert (scored.measures[0].score, scored.measures[0].why.value) == (None, "no_weight")


def test_equal_weights_by_method_ignore_those_printed() -> None:
    sheet = a_sheet(a_measure("a", actual=40, weight=1), a_measure("b", actual=80, weight=99))
    assert root(sheet, a_policy(weights=Weights.EQUAL)) == 60


@pytest.mark.parametrize("weight", [0.0, -0.0])
def test_a_sheet_in_which_every_weight_is_zero_has_no_result(weight: float) -> None:
    scored = score_sheet(a_sheet(a_measure("a", actual=40, weight=weight)), a_policy())
    assert (scored.root.score, scored.root.why.value) == (None, "nothing_measured")


def test_a_blank_actual_with_weight_scores_zero() -> None:
    sheet = a_sheet(a_measure("a", actual=None, weight=20), a_measure("b", actual=100, weight=80))
    assert root(sheet) == 80


def test_a_blank_actual_without_weight_is_not_measured() -> None:
    scored = score_sheet(a_sheet(a_measure("a", weight=0), a_measure("b", actual=100, weight=80)), a_policy())
    assert (scored.measures[0].score, scored.measures[0].band) == (None, None)
    assert scored.root.score == 100


def test_an_actual_without_weight_is_not_scored_late() -> None:
    """Torino prints 01/01/2023 for "never happened" beside weight 0: it is not a missed deadline."""
    late = a_measure("a", target=738_000, soglia=None, actual=738_157, weight=0, direction=Direction.LOWER)
    assert score_sheet(a_sheet(late), a_policy()).measures[0].score is None


def test_a_blank_actual_excluded_leaves_the_mean_of_the_others() -> None:
    sheet = a_sheet(
        a_measure("a", weight=50), a_measure("b", actual=40, weight=20), a_measure("c", actual=80, weight=30)
    )
    scored = score_sheet(sheet, a_policy(missing=Missing.EXCLUDED))
    assert scored.root.score == 64
    assert [r.weight for r in scored.measures] == [0, 0.4, 0.6]
    assert scored.root.measured_share == 0.5


def test_a_node_is_not_capped_because_another_component_is_absent() -> None:
    sheet = a_sheet(a_measure("a", actual=100, weight=40), a_measure("b", weight=60))
    assert root(sheet, a_policy(missing=Missing.EXCLUDED)) == 100


def test_without_renormalising_what_is_not_measured_counts_as_zero_and_the_trace_says_so() -> None:
    sheet = a_sheet(a_measure("a", actual=100, weight=40), a_measure("b", weight=60))
    scored = score_sheet(sheet, a_policy(missing=Missing.EXCLUDED, renormalise=False))
    assert scored.root.score == 40
    assert (scored.measures[0].weight, scored.measures[0].effective_weight) == (0.4, 0.4)


def test_a_missing_actual_not_evaluable_leaves_its_node_without_a_score_and_not_the_others() -> None:
    sheet = a_sheet(
        a_node("A"),
        a_node("B"),
        a_measure("a", "A"),
        a_measure("a2", "A", actual=50),
        a_measure("b", "B", actual=70),
    )
    scored = score_sheet(sheet, a_policy(missing=Missing.NOT_EVALUABLE))
    assert (scored.node("A").score, scored.node("A").why.value) == (None, "not_evaluable")
    assert scored.root.score == 70


def test_a_missing_actual_without_weight_does_not_make_its_node_not_evaluable() -> None:
    sheet = a_sheet(a_measure("a", weight=0), a_measure("b", actual=70, weight=100))
    assert root(sheet, a_policy(missing=Missing.NOT_EVALUABLE)) == 70


@pytest.mark.parametrize("missing", Missing)
def test_a_suppressed_indicator_is_out_whatever_missing_means(missing: Missing) -> None:
    sheet = a_sheet(a_measure("a", state=MeasureState.SUPPRESSED), a_measure("b", actual=70))
    assert root(sheet, a_policy(missing=missing)) == 70


@pytest.mark.parametrize("missing", Missing)
def test_an_indicator_without_target_is_out_with_its_reason(missing: Missing) -> None:
    sheet = a_sheet(a_measure("a", target=None, actual=5), a_measure("b", actual=70))
    scored = score_sheet(sheet, a_policy(missing=missing))
    assert (scored.measures[0].score, scored.measures[0].why.value) == (None, "no_target")
    assert scored.root.score == 70


def test_a_rule_without_what_it_needs_says_so_and_does_not_say_that_the_actual_is_missing() -> None:
    sheet = a_sheet(a_measure("a", actual=5), a_measure("b", actual=70, benchmark=70))
    scored = score_sheet(sheet, a_policy(rule="doppia_soglia"))
    assert (scored.measures[0].score, scored.measures[0].why.value) == (None, "not_computable")
    assert scored.root.score == 100


def test_a_declared_percentage_is_used_and_its_share_is_told() -> None:
    sheet = a_sheet(a_measure("a", target=None, declared=60, weight=25), a_measure("b", actual=100, weight=75))
    scored = score_sheet(sheet, a_policy())
    assert (scored.root.score, scored.root.declared_share) == (90, 0.25)
    assert scored.measures[0].why.value == "declared"


@pytest.mark.parametrize("whole", [0.01, 1, 100])
def test_the_share_declared_is_the_same_whatever_the_weights_add_up_to(whole: float) -> None:
    sheet = a_sheet(a_measure("a", declared=60, weight=0.25 * whole), a_measure("b", actual=100, weight=0.75 * whole))
    assert score_sheet(sheet, a_policy()).root.declared_share == pytest.approx(0.25)


def test_an_actual_wins_over_a_declared_percentage() -> None:
    assert root(a_sheet(a_measure("a", actual=30, declared=100))) == 30


def test_a_declared_percentage_is_held_at_the_cap() -> None:
    assert root(a_sheet(a_measure("a", declared=130))) == 100


def test_too_little_measured_gives_no_score_and_exactly_enough_does() -> None:
    sheet = a_sheet(a_measure("a", actual=50, weight=60), a_measure("b", weight=40))
    policy = a_policy(missing=Missing.EXCLUDED)
    assert root(sheet, replace(policy, min_measured_share=0.6)) == 50
    scored = score_sheet(sheet, replace(policy, min_measured_share=0.61))
    assert (scored.root.score, scored.root.why.value) == (None, "too_little_measured")


def test_exactly_enough_is_enough_also_where_binary_sums_fall_short() -> None:
    sheet = a_sheet(  # (0.1 + 0.5) / (0.1 + 0.5 + 0.6) is 0.4999999999999999
        a_measure("a", actual=50, weight=0.1),
        a_measure("b", actual=50, weight=0.5),
        a_measure("c", weight=0.6),
    )
    assert root(sheet, a_policy(missing=Missing.EXCLUDED, min_measured_share=0.5)) == 50


def test_lines_go_on_to_the_cap_and_steps_do_not() -> None:
    sheet = a_sheet(a_measure("line", actual=130), a_measure("step", actual=130, soglia=None))
    scored = score_sheet(sheet, a_policy(cap=120))
    assert [r.score for r in scored.measures] == [120, 100]


def test_a_cap_below_one_hundred_holds_every_score() -> None:
    scored = score_sheet(a_sheet(a_measure("a", actual=100), a_measure("b", declared=100)), a_policy(cap=80))
    assert (scored.root.score, [r.lost for r in scored.measures]) == (80, [0, 0])


def test_a_floor_lifts_what_is_below_it() -> None:
    assert root(a_sheet(a_measure("a", actual=-40)), a_policy(floor=20)) == 20


@pytest.mark.parametrize(
    ("aggregation", "expected"),
    [
        (Aggregation.WEIGHTED_MEAN, 0.25 * 64 + 0.75 * 100),
        (Aggregation.SUM, 0.25 * 64 + 0.75 * 100),
        (Aggregation.MINIMUM, 64),
        (Aggregation.GEOMETRIC, 64**0.25 * 100**0.75),
    ],
)
def test_each_way_of_combining(aggregation: Aggregation, expected: float) -> None:
    sheet = a_sheet(a_measure("a", actual=64, weight=25), a_measure("b", actual=100, weight=75))
    assert root(sheet, a_policy(aggregation=aggregation)) == pytest.approx(expected)


def test_a_sum_of_weights_below_one_hundred_is_not_brought_back_to_it() -> None:
    sheet = a_sheet(a_measure("a", actual=100, weight=30), a_measure("b", actual=50, weight=40))
    assert root(sheet, a_policy(aggregation=Aggregation.SUM)) == 50


def test_a_sum_of_weights_above_one_hundred_is_held_at_the_cap() -> None:
    sheet = a_sheet(a_measure("a", actual=100, weight=80), a_measure("b", actual=100, weight=80))
    assert root(sheet, a_policy(aggregation=Aggregation.SUM)) == 100


def test_a_sum_without_printed_weights_shares_one_hundred_among_its_parts() -> None:
    sheet = a_sheet(a_measure("a", actual=100, weight=None), a_measure("b", actual=50, weight=None))
    assert root(sheet, a_policy(aggregation=Aggregation.SUM)) == 75


def test_a_geometric_mean_with_a_zero_is_zero() -> None:
    sheet = a_sheet(a_measure("a", actual=0, weight=10), a_measure("b", actual=100, weight=90))
    assert root(sheet, a_policy(aggregation=Aggregation.GEOMETRIC)) == 0


def test_a_geometric_mean_without_renormalising_takes_what_is_missing_as_zero() -> None:
    sheet = a_sheet(a_measure("a", weight=10), a_measure("b", actual=100, weight=90))
    policy = a_policy(aggregation=Aggregation.GEOMETRIC, missing=Missing.EXCLUDED, renormalise=False)
    assert root(sheet, policy) == 0


def test_scores_are_rounded_before_the_mean_only_where_the_method_says() -> None:
    sheet = a_sheet(a_measure("a", actual=66.666), a_measure("b", actual=33.333))
    truncated = Rounding(RoundingMode.TRUNCATE, 0)
    assert root(sheet) == pytest.approx(49.9995)
    assert root(sheet, a_policy(leaf_rounding=truncated)) == 49.5
    assert root(sheet, a_policy(leaf_rounding=truncated, root_rounding=Rounding(RoundingMode.HALF_UP, 0))) == 50
    assert root(sheet, a_policy(node_rounding=truncated)) == pytest.approx(49.9995)


def test_a_node_with_indicators_and_children_is_made_of_both() -> None:
    sheet = a_sheet(a_node("A", weight=75), a_measure("own", actual=0, weight=25), a_measure("a", "A", actual=100))
    assert root(sheet) == 75


@pytest.mark.parametrize("equal", ["weights", "node_weights"])
def test_where_indicators_or_children_are_equal_by_method_all_the_parts_of_a_node_are(equal: str) -> None:
    """A printed 25 % cannot be weighed against a part whose weight is only "as much as the others"."""
    sheet = a_sheet(a_node("A", weight=75), a_measure("own", actual=0, weight=25), a_measure("a", "A", actual=100))
    assert root(sheet, a_policy(**{equal: Weights.EQUAL})) == 50


def test_a_node_without_weight_among_weighted_ones_is_out_of_the_root_and_of_its_grouping() -> None:
    sheet = a_sheet(
        a_node("1", level="ambito"),
        a_node("A", "1", level="strategico"),
        a_node("B", level="strategico", weight=30),
        a_measure("a", "A", actual=0),
        a_measure("b", "B", actual=90),
    )
    scored = score_sheet(sheet, a_policy(mean_of=("strategico",)))
    assert (scored.root.score, scored.node("1").score, scored.node("A").score) == (90, None, 0)


def test_the_root_is_the_mean_of_a_level_and_groupings_are_means_of_the_same_nodes() -> None:
    sheet = a_sheet(
        a_node("1", level="ambito"),
        a_node("2", level="ambito"),
        a_node("A", "1", level="strategico"),
        a_node("B", "2", level="strategico"),
        a_node("C", "2", level="strategico"),
        *(a_measure(code, code, actual=actual) for code, actual in {"A": 90, "B": 60, "C": 30}.items()),
    )
    scored = score_sheet(sheet, a_policy(mean_of=("strategico",), node_weights=Weights.EQUAL))
    assert (scored.root.score, scored.node("1").score, scored.node("2").score) == (60, 90, 45)
    assert [scored.node(code).effective_weight for code in "12"] == pytest.approx([1 / 3, 2 / 3])
    assert [scored.node(code).weight for code in "ABC"] == [1, 0.5, 0.5]


def test_a_level_that_is_nowhere_in_the_tree_leaves_the_mean_of_the_children() -> None:
    sheet = a_sheet(a_node("A"), a_node("B"), a_measure("a", "A", actual=90), a_measure("b", "B", actual=60))
    assert root(sheet, a_policy(mean_of=("assente",))) == 75


def test_a_root_whose_own_level_has_the_name_of_the_mean_is_still_the_mean_of_that_level() -> None:
    nodes = (
        replace(ROOT, level="ente"),
        a_node("1", level="ambito"),
        a_node("A", "1", level="ente"),
        a_node("B", "1", level="ente"),
        a_node("C", level="ente"),
    )
    measures = tuple(a_measure(code, code, actual=actual) for code, actual in {"A": 90, "B": 60, "C": 30}.items())
    sheet = replace(a_sheet(*measures), nodes=nodes)
    assert root(sheet, a_policy(mean_of=("ente",))) == 60


def test_a_heading_at_the_level_of_the_mean_is_passed_through() -> None:
    sheet = a_sheet(
        a_node("OS1", level="strategico", is_heading=True),
        a_node("OP1", "OS1", level="operativo"),
        a_node("OP2", "OS1", level="operativo"),
        a_measure("a", "OP1", actual=90),
        a_measure("b", "OP2", actual=60),
    )
    assert root(sheet, a_policy(mean_of=("operativo",))) == 75


@pytest.mark.parametrize("mean_of", [(), ("obiettivo",), ("assente",)])
def test_a_tree_of_headings_alone_has_no_score_anywhere(mean_of: tuple[str, ...]) -> None:
    sheet = a_sheet(a_node("A", is_heading=True), a_node("B", "A", is_heading=True))
    scored = score_sheet(sheet, a_policy(mean_of=mean_of))
    assert [r.why.value for r in scored.nodes] == ["nothing_measured"] * 3


def test_a_sheet_without_indicators_or_nodes_has_a_root_without_score() -> None:
    scored = score_sheet(a_sheet(), a_policy())
    assert (scored.root.score, scored.root.effective_weight, scored.measures) == (None, 1.0, ())


def test_a_chain_of_two_hundred_nodes_carries_one_score_to_the_root() -> None:
    chain = [a_node(f"n{i}", f"n{i - 1}" if i else "") for i in range(200)]
    assert root(a_sheet(*chain, a_measure("a", "n199", actual=42))) == 42


@pytest.mark.parametrize(("actual", "score"), [(math.inf, 100), (-math.inf, 0)])
@pytest.mark.parametrize("rule", ["soglia_lineare", "proporzionale", "on_off"])
def test_an_infinite_actual_is_held_between_zero_and_the_cap(rule: str, actual: float, score: float) -> None:
    assert root(a_sheet(a_measure("a", actual=actual)), a_policy(rule=rule)) == score


def test_ten_thousand_scenarios_are_scored_together_and_quickly() -> None:
    sheet = a_sheet(
        *(a_node(f"n{i}") for i in range(20)),
        *(a_measure(f"k{i}", f"n{i % 20}", actual=i) for i in range(100)),
    )
    own = inputs(sheet)
    actual = own.actual + np.linspace(-50, 50, 10_000)
    model = build(sheet, a_policy())
    start = time.perf_counter()
    scores = evaluate(model, replace(own, actual=actual))
    assert time.perf_counter() - start < 5
    assert scores.nodes.shape == (21, 10_000)
    assert np.all(np.diff(scores.nodes[0]) >= -1e-9)


def test_scenarios_may_vary_the_weights_down_to_zero() -> None:
    sheet = a_sheet(a_measure("a", actual=40, weight=50), a_measure("b", actual=80, weight=50))
    weight = np.array([[50.0, 0.0, 0.0], [50.0, 50.0, 0.0]])
    scores = evaluate(build(sheet, a_policy()), replace(inputs(sheet), weight=weight))
    assert scores.nodes[0, :2].tolist() == [60, 80]
    assert np.isnan(scores.nodes[0, 2])


def test_a_scenario_that_moves_the_target_past_the_soglia_makes_a_step() -> None:
    sheet = a_sheet(a_measure("a", target=75, soglia=65, actual=62))
    model = build(sheet, a_policy())
    scores = evaluate(model, replace(inputs(sheet), target=np.array([[75.0, 60.0, 63.0]])))
    assert scores.measures.tolist() == [[0, 100, 0]]


def test_the_curve_of_an_indicator_is_found_by_its_place() -> None:
    sheet = a_sheet(a_measure("a"), a_measure("b", target=2, soglia=4, direction=Direction.LOWER))
    model, own = build(sheet, a_policy()), inputs(sheet)
    assert curve_of(model, own, 1).knots() == ((2.0, 100.0), (4.0, 0.0))
    with pytest.raises(IndexError, match="2"):
        curve_of(model, own, 2)


def test_the_curves_of_a_sheet_are_in_its_order_whatever_rule_each_has() -> None:
    sheet = a_sheet(
        a_measure("a", rule="on_off"),
        a_measure("b", target=50),
        a_measure("c", rule="on_off"),
        a_measure("d", target=80),
    )
    model, own = build(sheet, a_policy()), inputs(sheet)
    found = curves_of(model, own)
    assert [curve.knots() for curve in found] == [curve_of(model, own, row).knots() for row in range(4)]
    assert found[1].knots() != found[3].knots()
    assert curves_of(build(a_sheet(), a_policy()), inputs(a_sheet())) == ()


@pytest.mark.parametrize(
    ("one", "other", "mean"), [(1, 100, 10), (0.25, 100, 5), (0.01, 1, 0.1), (1, 1, 1), (0, 100, 0), (0, 0, 0)]
)
def test_only_a_score_of_zero_makes_a_geometric_mean_zero(one: float, other: float, mean: float) -> None:
    sheet = a_sheet(a_measure("a", actual=one, weight=50), a_measure("b", actual=other, weight=50))
    assert root(sheet, a_policy(aggregation=Aggregation.GEOMETRIC)) == pytest.approx(mean)


def test_an_equality_holds_within_half_a_digit_of_the_coarser_figure_each_indicator_by_itself() -> None:
    cases = [
        (printed("3.00", 0.005), printed("3.005"), 100),
        (printed("3.00", 0.005), printed("3.006"), 0),
        (printed("3.00", 0.005), printed("2.9", 0.125), 100),
        (printed("3", 0.25), printed("2.75", 0.005), 100),
        (printed("3", 0.25), printed("3.26", 0.005), 0),
        (printed("3"), printed("3"), 100),
        (printed("3"), printed("3.001"), 0),
    ]
    sheet = a_sheet(
        *(
            a_measure(f"k{n}", target=target, actual=actual, soglia=None, direction=Direction.NOMINAL, op=Op.EQUAL)
            for n, (target, actual, _) in enumerate(cases)
        )
    )
    scores = evaluate(build(sheet, a_policy(rule="on_off")), inputs(sheet)).measures[:, 0]
    assert scores.tolist() == [score for *_, score in cases]


PARTS = a_sheet(
    a_node("A", weight=50),
    a_node("B", weight=30),
    a_node("C", weight=20),
    a_node("O", weight=0),
    a_node("A1", "A"),
    a_measure("k", "A1", actual=40),
)
"""Parts number 2 to 5 are those of the root (0 is the indicator, 1 the root), 6 is not."""


@pytest.mark.parametrize(
    ("values", "changes", "expected"),
    [
        ({2: 40, 3: 80, 4: 100}, {}, 64),
        ({2: 40, 3: 80}, {}, 55),
        ({4: 33}, {}, 33),
        ({4: 33, 6: 90, 5: 10}, {}, 33),
        ({2: 40, 3: math.nan}, {}, 40),
        ({2: 40, 3: 80}, {"aggregation": Aggregation.SUM}, 44),
        ({2: 40, 3: 80}, {"aggregation": Aggregation.MINIMUM}, 40),
        ({2: 0, 3: 80}, {"aggregation": Aggregation.GEOMETRIC}, 0),
        ({2: 40, 3: 80, 4: 99}, {"root_rounding": Rounding(RoundingMode.TRUNCATE, -1)}, 60),
        ({2: 140, 3: 130}, {"cap": 120}, 120),
        ({2: 1, 3: 2}, {"floor": 10}, 10),
        ({}, {}, None),
        ({5: 70}, {}, None),
        ({6: 70, 0: 70}, {}, None),
    ],
)
def test_the_root_over_some_of_its_parts_is_the_methods_own_mean_of_their_numbers(
    values: dict[int, float], changes: dict[str, Any], expected: float | None
) -> None:
    found = root_over(build(PARTS, a_policy(**changes)), values)
    assert found == pytest.approx(expected)


def test_the_value_of_last_year_stands_in_for_a_missing_baseline() -> None:
    sheet = a_sheet(a_measure("a", previous=50, actual=55, target=60, soglia=None))
    assert root(sheet, a_policy(rule="progresso")) == 50


def test_a_method_is_refused_with_its_reason_before_anything_is_computed() -> None:
    with pytest.raises(UnknownRuleError, match="La regola «lineare» non esiste"):
        build(a_sheet(a_measure()), a_policy(rule="lineare"))
    with pytest.raises(SogliaSideError, match="dalla parte sbagliata"):
        build(a_sheet(a_measure(soglia=100)), a_policy())
    with pytest.raises(RuleParametersError, match="non ha i numeri"):
        score_sheet(a_sheet(a_measure(actual=5)), a_policy(rule="fasce"))
    with pytest.raises(UnknownSectionError, match=r"sezione «altra»: aggiungere \[sections.altra\].*strategico"):
        build(replace(a_sheet(), section="altra"), a_policy())


TREE = a_sheet(
    a_node("A"),
    a_node("B"),
    a_measure("a1", "A", actual=40),
    a_measure("a2", "A", actual=80),
    a_measure("b1", "B", actual=90),
)


@pytest.mark.parametrize(
    ("weights", "first", "expected"),
    [(Weights.AS_GIVEN, 40, 75), (Weights.HELD, 40, 70), (Weights.HELD, None, 85), (Weights.AS_GIVEN, None, 85)],
)
def test_a_node_that_weighs_what_it_holds_makes_the_mean_of_the_rows(
    weights: Weights, first: float | None, expected: float
) -> None:
    changed = replace(TREE.measures[0], actual=None if first is None else printed(str(first)))
    sheet = replace(TREE, measures=(changed, *TREE.measures[1:]))
    assert root(sheet, a_policy(node_weights=weights, missing=Missing.EXCLUDED)) == expected


def test_what_a_node_holds_counts_by_its_own_weights() -> None:
    sheet = a_sheet(
        a_node("A", weight=1.0),
        a_node("B", weight=99.0),
        a_measure("a1", "A", actual=40, weight=30),
        a_measure("b1", "B", actual=80, weight=10),
    )
    assert root(sheet, a_policy(node_weights=Weights.HELD)) == 50


def test_a_missing_actual_may_mean_reached() -> None:
    scored = score_sheet(
        a_sheet(a_measure("a", weight=20), a_measure("b", actual=50, weight=80)), a_policy(missing=Missing.REACHED)
    )
    assert (scored.root.score, scored.measures[0].score, scored.measures[0].why.value) == (
        60,
        100,
        "missing_is_reached",
    )


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ({}, 49.85),
        ({"area": Rounding(RoundingMode.HALF_UP, 0)}, 50),
        ({"area": Rounding(RoundingMode.HALF_UP, -1)}, 50),
    ],
)
def test_one_level_alone_may_be_rounded(how: dict[str, Rounding], expected: float) -> None:
    sheet = a_sheet(
        a_node("A", level="area"),
        a_node("B", level="area"),
        a_measure("a1", "A", actual=66.5),
        a_measure("b1", "B", actual=33.2),
    )
    scored = score_sheet(sheet, a_policy(level_roundings=how))
    assert scored.root.score == pytest.approx(expected)
    assert [node.score for node in scored.nodes[1:]] == (
        [66.5, 33.2] if not how else [67, 33] if how["area"].digits == 0 else [70, 30]
    )
