"""How many in each state, where the points went, what the root is made of."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given

from scoring.calculation import Rest
from scoring.policy import Missing, Rounding, RoundingMode
from scoring.result import Why
from scoring.scored import score_sheet
from scoring.summary import (
    below,
    best,
    costliest_measures,
    left_out,
    losses,
    made_of,
    parts,
    rest,
    state_counts,
    unmeasured,
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
    return [result.code for result in results]  # type: ignore[attr-defined]


def test_the_parts_of_the_root_are_the_nodes_of_the_level_and_not_those_below_them() -> None:
    result = score_sheet(TREE, a_policy(mean_of=("strategico",)))
    assert codes(parts(result)) == ["A", "B"]
    assert [(loss.result.node.code, loss.points) for loss in losses(result)] == [("B", 25)]


@pytest.mark.parametrize("mean_of", [(), ("assente",)])
def test_the_parts_of_the_root_are_its_children_where_the_level_is_nowhere(mean_of: tuple[str, ...]) -> None:
    assert codes(parts(score_sheet(TREE, a_policy(mean_of=mean_of)))) == ["1", "B"]


def test_what_has_no_parts_has_nothing_to_tell() -> None:
    result = score_sheet(a_sheet(), a_policy())
    assert (parts(result), made_of(result, ""), losses(result), rest(result), best(result)) == ((), (), (), (), ())
    assert unmeasured(result) == 0


def test_a_node_is_made_of_its_indicators_then_of_its_nodes_unless_the_method_says_which() -> None:
    plain = score_sheet(TREE, a_policy())
    assert codes(made_of(plain, "A")) == ["a", "A1"]
    assert codes(made_of(plain, "")) == ["1", "B"]
    by_level = score_sheet(TREE, a_policy(mean_of=("strategico",)))
    assert codes(made_of(by_level, "")) == ["A", "B"]
    assert codes(made_of(by_level, "1")) == ["A"]
    assert codes(made_of(by_level, "A")) == ["a"]


def test_at_or_below_a_node_are_its_own_indicators_and_those_of_all_nodes_under_it() -> None:
    result = score_sheet(a_sheet(*TREE.nodes[1:], *TREE.measures, a_measure("own", actual=1)), a_policy())
    found = {code: codes(below(result, code)) for code in ("", "1", "A", "A1", "B")}
    assert found == {"": ["a", "a1", "b", "own"], "1": ["a", "a1"], "A": ["a", "a1"], "A1": ["a1"], "B": ["b"]}


def test_what_no_part_lost_is_what_the_calculation_of_the_root_says() -> None:
    result = score_sheet(TREE, a_policy(root_rounding=Rounding(RoundingMode.HALF_UP, -1)))
    assert result.root.calculation is not None
    assert rest(result) == result.root.calculation.rest
    assert [kind for kind, _ in rest(result)] == [Rest.ROUNDING]


def test_parts_without_a_score_that_count_as_zero_lost_what_they_weigh() -> None:
    sheet = a_sheet(
        a_node("A"), a_node("B"), a_node("C"), a_measure("a", "A", actual=70), a_measure("b", "B"), a_measure("c", "C")
    )
    result = score_sheet(sheet, a_policy(missing=Missing.EXCLUDED, renormalise=False))
    assert unmeasured(result) == pytest.approx(200 / 3)
    assert codes(loss.result for loss in losses(result)) == ["A"]


def test_what_lost_most_comes_first_and_what_is_best_too() -> None:
    lost = {"A": 4, "B": 60, "C": 0, "D": 20, "E": 60, "F": 2}
    sheet = a_sheet(*map(a_node, lost), *(a_measure(code.lower(), code, actual=100 - n) for code, n in lost.items()))
    result = score_sheet(sheet, a_policy())
    assert codes(loss.result for loss in losses(result)) == ["B", "E", "D", "A", "F"]
    assert codes(costliest_measures(result)) == ["b", "e", "d", "a", "f"]
    assert codes(best(result)) == ["C", "F", "A"]


@tried(60, slow=True)
@given(sheet=sheets(), policy=policies())
def test_whatever_is_told_first_is_most_and_equals_keep_the_order_of_the_document(sheet: Sheet, policy: Policy) -> None:
    result = score_sheet(sheet, policy)
    order = codes(result.nodes)
    found = [(loss.points, order.index(loss.result.code)) for loss in losses(result)]
    assert found == sorted(found, key=lambda each: (-each[0], each[1]))
    good = [(r.score or 0.0, order.index(r.code)) for r in best(result)]
    assert good == sorted(good, key=lambda each: (-each[0], each[1]))
    place = [m.measure.key for m in result.measures]
    dear = [(m.lost, place.index(m.measure.key)) for m in costliest_measures(result)]
    assert dear == sorted(dear, key=lambda each: (-each[0], each[1]))
    assert {at for _, at in dear} == {at for at, m in enumerate(result.measures) if m.lost > 0}


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
