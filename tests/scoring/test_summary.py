"""How many in each state, where the points went, what the root is made of."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given

from scoring.result import Why
from scoring.scored import score_sheet
from scoring.summary import (
    best,
    costliest_measures,
    left_out,
    losses,
    parts,
    state_counts,
)
from tests.scoring.properties import tried
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet
from tests.scoring.shipped import scored
from tests.scoring.strategies import policies, sheets
from tests.scoring.test_engine_properties import PLAIN

if TYPE_CHECKING:
    from scoring.model import Sheet
    from scoring.policy import Policy

TREE = a_sheet(
    a_node("1", level="ambito"),
    a_node("A", "1", level="strategico"),
    a_node("A1", "A", level="strategico"),
    a_node("B", level="strategico"),
    a_measure("a", "A", actual=100),
    a_measure("a1", "A1", actual=10),
    a_measure("b", "B", actual=50),
)


def codes(results: object) -> list[str]:
    return [result.node.code for result in results]  # type: ignore[attr-defined]


def test_the_parts_of_the_root_are_the_nodes_of_the_level_and_not_those_below_them() -> None:
    result = score_sheet(TREE, a_policy(mean_of=("strategico",)))
    assert codes(parts(result)) == ["A", "B"]
    assert [(loss.result.node.code, loss.points) for loss in losses(result)] == [("B", 25)]


@pytest.mark.parametrize("mean_of", [(), ("assente",)])
def test_the_parts_of_the_root_are_its_children_where_the_level_is_nowhere(mean_of: tuple[str, ...]) -> None:
    assert codes(parts(score_sheet(TREE, a_policy(mean_of=mean_of)))) == ["1", "B"]


@tried(60, slow=True)
@given(sheet=sheets(), policy=policies(**PLAIN))
def test_points_lost_by_the_parts_sum_to_what_the_root_lacks(sheet: Sheet, policy: Policy) -> None:
    result = score_sheet(sheet, policy)
    assume(result.root.score is not None)
    assume(not result.measures_of(""))
    assert result.root.score is not None
    lost = math.fsum(loss.points for loss in losses(result))
    assert lost == pytest.approx(policy.cap - result.root.score, abs=1e-6)


def test_every_word_is_counted_also_where_nobody_has_it() -> None:
    result = scored("torino")["strategico", ""]
    counted = state_counts(parts(result), result.policy.bands)
    assert [(state.band and state.band.word, state.count) for state in counted] == [
        ("Raggiunto", 8),
        ("Parzialmente raggiunto", 6),
        ("Non raggiunto", 0),
        (None, 0),
    ]


def test_the_best_objectives_of_torino_are_the_eight_that_it_calls_raggiunto() -> None:
    found = best(scored("torino")["strategico", ""])
    assert len(found) == 8
    assert codes(found)[-1] == "OS11.2.2"


def test_the_indicators_that_cost_most_come_first_and_explain_what_the_result_lacks() -> None:
    result = scored("torino")["strategico", ""]
    found = costliest_measures(result)
    assert [r.measure.key.indicator_code for r in found[:2]] == ["EC07", "kpi12.3_04"]
    assert result.root.score is not None
    assert math.fsum(r.lost for r in found) == pytest.approx(100 - result.root.score)


def test_what_has_no_score_and_what_can_be_recomputed_make_the_whole_with_what_is_declared() -> None:
    for result in (*scored("torino").values(), *scored("riviere").values()):
        known = [r for r in result.measures if r.why in {Why.DECLARED, Why.COMPUTED, Why.MISSING_IS_ZERO}]
        assert len(left_out(result)) + len(known) == len(result.measures)
