"""The calculation of a node gives its score, and the points of its parts are all that it lacks."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from scoring.calculation import Rest, StepKind
from scoring.node_facts import node_facts
from scoring.policy import Aggregation, Missing, Rounding, RoundingMode
from scoring.scored import score_sheet
from scoring.structure import chain, outside, structure
from scoring.summary import losses, rest, unmeasured
from tests.scoring.properties import tried
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet
from tests.scoring.strategies import policies, sheets
from tests.scoring.test_engine_properties import DUST

if TYPE_CHECKING:
    from scoring.calculation import Calculation, Step
    from scoring.model import Sheet
    from scoring.policy import Policy
    from scoring.result import ScoredSheet


def combined(made: Calculation) -> float:
    """The record worked out again."""
    counted = [(e.share, e.score or 0.0) for e in made.entries if e.share > 0]
    if made.aggregation is Aggregation.MINIMUM:
        return min(e.score for e in made.entries if e.share > 0 and e.score is not None)
    if made.aggregation is Aggregation.GEOMETRIC:
        return math.prod(max(score, 0.0) ** share for share, score in counted)
    return math.fsum(share * score for share, score in counted)


def stepped(raw: float, steps: tuple[Step, ...]) -> float:
    for step in steps:
        assert step.before == pytest.approx(raw, abs=DUST)
        raw = step.apply(raw)
        assert step.after == pytest.approx(raw, abs=DUST)
    return raw


def codes_of(scored: ScoredSheet) -> list[str]:
    return [r.code for r in scored.nodes if r.score is not None and r.calculation is not None]


@tried(60, slow=True)
@given(sheet=sheets(), policy=policies())
def test_the_record_of_a_calculation_gives_the_score(sheet: Sheet, policy: Policy) -> None:
    scored = score_sheet(sheet, policy)
    for node in scored.nodes:
        made = node.calculation
        if node.score is not None and made is not None:
            assert made.raw == pytest.approx(combined(made), abs=DUST)
            assert stepped(made.raw, made.steps) == pytest.approx(node.score, abs=DUST)
    for measure in scored.measures:
        assert (measure.raw is None) == (measure.score is None)
        if measure.raw is not None:
            assert stepped(measure.raw, measure.steps) == pytest.approx(measure.score, abs=DUST)


@tried(60, slow=True)
@given(sheet=sheets(), policy=policies())
def test_at_every_node_the_points_of_the_parts_and_the_rest_are_all_that_it_lacks(sheet: Sheet, policy: Policy) -> None:
    scored = score_sheet(sheet, policy)
    for code in codes_of(scored):
        facts, score = node_facts(scored, code), scored.node(code).score
        points = [part.points or 0.0 for part in facts.parts] + [points for _, points in facts.rest]
        assert score is not None
        assert math.fsum(points) == pytest.approx(policy.cap - score, abs=DUST)


@tried(60, slow=True)
@given(sheet=sheets(), policy=policies())
def test_the_bars_of_the_root_sum_to_what_it_lacks(sheet: Sheet, policy: Policy) -> None:
    scored = score_sheet(sheet, policy)
    if scored.root.score is None:
        return
    own = math.fsum(m.lost for m in scored.measures_of(""))
    bars = math.fsum(loss.points for loss in losses(scored)) + math.fsum(points for _, points in rest(scored))
    assert own + bars + unmeasured(scored) == pytest.approx(policy.cap - scored.root.score, abs=DUST)


@tried(60, slow=True)
@given(sheet=sheets(), policy=policies())
def test_points_of_the_root_are_handed_down_whole(sheet: Sheet, policy: Policy) -> None:
    """What a node of the root's chain lost is what its parts lost and its rest; a grouping has no rest of the root."""
    scored = score_sheet(sheet, policy)
    plan = structure(sheet, policy)
    results = (*scored.measures, *scored.nodes)
    for index in (whole - plan.measures for whole in chain(plan)):
        node = scored.nodes[index]
        missing = policy.cap - (node.score or 0.0)
        if node.score is None or node.calculation is None or missing < 0.01:
            continue
        below = math.fsum(results[part].lost for part in plan.parts_of[index])
        own = math.fsum(points for _, points in node.calculation.rest) * node.lost / missing
        assert below + own == pytest.approx(node.lost, abs=DUST)
    for index in outside(plan):
        below = math.fsum(results[part].lost for part in plan.parts_of[index])
        assert scored.nodes[index].lost == pytest.approx(below, abs=DUST)


def test_what_has_no_part_in_the_root_cost_it_nothing() -> None:
    """The empty grouping and what hangs below the measured objective of a level are in no mean of the root."""
    sheet = a_sheet(
        a_node("A", level="strategico"),
        a_node("A1", "A"),
        a_node("vuoto", level="ambito"),
        a_measure("a", "A", actual=40),
        a_measure("a1", "A1", actual=10),
    )
    scored = score_sheet(sheet, a_policy(mean_of=("strategico",)))
    assert {node.code: node.lost for node in scored.nodes} == {"": 60, "A": 60, "A1": 0, "vuoto": 0}
    assert [measure.lost for measure in scored.measures] == [60, 0]


def test_a_sum_of_weights_under_a_hundred_says_where_the_rest_went() -> None:
    sheet = a_sheet(
        a_node("O1"), a_measure("i1", "O1", actual=40, weight=30), a_measure("i2", "O1", actual=30, weight=50)
    )
    facts = node_facts(score_sheet(sheet, a_policy(rule="proporzionale", aggregation=Aggregation.SUM)), "O1")
    assert [(part.share, part.points) for part in facts.parts] == [(0.3, 18.0), (0.5, 35.0)]
    assert facts.rest == ((Rest.NOT_ASSIGNED, pytest.approx(20.0)),)


def test_a_sum_keeps_the_share_of_what_has_no_score_and_a_mean_gives_it_to_the_others() -> None:
    sheet = a_sheet(a_measure("a", actual=40, weight=30), a_measure("b", target=None, weight=50))
    for aggregation, shares in ((Aggregation.SUM, [0.3, 0.5]), (Aggregation.WEIGHTED_MEAN, [1, 0])):
        made = score_sheet(sheet, a_policy(missing=Missing.EXCLUDED, aggregation=aggregation)).root.calculation
        assert made is not None
        assert [entry.share for entry in made.entries] == shares


def test_nothing_is_taken_from_a_node_without_a_score() -> None:
    sheet = a_sheet(a_measure("a", target=None), a_measure("b", target=None))
    made = score_sheet(sheet, a_policy()).root.calculation
    assert made is not None
    assert (made.raw, [(entry.score, entry.points) for entry in made.entries]) == (None, [(None, 0), (None, 0)])


def test_a_sum_of_weights_over_a_hundred_has_points_too_many_and_a_cap() -> None:
    sheet = a_sheet(
        a_node("O1"), a_measure("i1", "O1", actual=100, weight=80), a_measure("i2", "O1", actual=80, weight=50)
    )
    facts = node_facts(score_sheet(sheet, a_policy(rule="proporzionale", aggregation=Aggregation.SUM)), "O1")
    assert dict(facts.rest) == {Rest.NOT_ASSIGNED: pytest.approx(-30.0), Rest.CAP: pytest.approx(20.0)}
    assert [part.points for part in facts.parts] == [0.0, 10.0]


def test_what_is_not_measured_and_counts_as_zero_has_its_points() -> None:
    sheet = a_sheet(
        a_node("O1", weight=50), a_node("O2", weight=50), a_measure("i1", "O1", actual=100), a_measure("i2", "O2")
    )
    policy = a_policy(rule="proporzionale", missing=Missing.EXCLUDED, renormalise=False)
    scored = score_sheet(sheet, policy)
    assert scored.root.score == 50
    assert losses(scored) == ()
    assert unmeasured(scored) == 50


def test_the_points_of_a_geometric_mean_go_by_the_logarithms() -> None:
    sheet = a_sheet(a_measure("a", actual=64, weight=50), a_measure("b", actual=25, weight=50))
    made = score_sheet(sheet, a_policy(rule="proporzionale", aggregation=Aggregation.GEOMETRIC)).root.calculation
    assert made is not None
    # 100 − √(64 × 25) = 60, by ln(100/64) = 0.4463 and ln(100/25) = 1.3863
    assert [e.points for e in made.entries] == pytest.approx([14.6118, 45.3882], abs=1e-3)


def test_the_worst_part_takes_all_the_points_of_a_minimum_and_equals_share_them() -> None:
    sheet = a_sheet(a_measure("a", actual=40), a_measure("b", actual=40), a_measure("c", actual=90))
    facts = node_facts(score_sheet(sheet, a_policy(rule="proporzionale", aggregation=Aggregation.MINIMUM)), "")
    assert [part.points for part in facts.parts] == [30.0, 30.0, 0.0]


def test_rounding_is_a_step_with_its_points() -> None:
    sheet = a_sheet(a_measure("a", actual=66.66, weight=50), a_measure("b", actual=33.33, weight=50))
    policy = a_policy(rule="proporzionale", root_rounding=Rounding(RoundingMode.HALF_UP, 0))
    root = score_sheet(sheet, policy).root
    assert root.calculation is not None
    assert [(s.kind, s.before, s.after) for s in root.calculation.steps] == [
        (StepKind.ROUNDING, pytest.approx(49.995), 50.0)
    ]
    assert root.calculation.rest == ((Rest.ROUNDING, pytest.approx(-0.005)),)


def test_a_floor_gives_points_back() -> None:
    sheet = a_sheet(a_measure("a", actual=0, weight=10), a_measure("b", actual=100, weight=90))
    policy = a_policy(rule="proporzionale", floor=10.0, aggregation=Aggregation.MINIMUM)
    first = score_sheet(sheet, policy).measures[0]
    assert [(s.kind, s.before, s.after) for s in first.steps] == [(StepKind.FLOOR, 0.0, 10.0)]
