"""Finding one's way in a scored sheet."""

from __future__ import annotations

import pytest

from scoring.model import MeasureKey
from scoring.scored import score_sheet
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet

SCORED = score_sheet(
    a_sheet(a_node("A"), a_node("B"), a_node("A1", "A"), a_measure("k", "A1", actual=50), a_measure("k", "B")),
    a_policy(),
)


def test_the_root_comes_first_and_everything_keeps_the_order_of_the_document() -> None:
    assert SCORED.root is SCORED.nodes[0]
    assert [r.node.code for r in SCORED.nodes] == ["", "A", "B", "A1"]


def test_children_and_indicators_of_a_node_are_its_own() -> None:
    assert [r.node.code for r in SCORED.children("")] == ["A", "B"]
    assert SCORED.children("A1") == ()
    assert [r.score for r in SCORED.measures_of("A1")] == [50]
    assert SCORED.measures_of("A") == ()


def test_the_path_leads_from_the_root_to_the_node() -> None:
    assert [r.node.code for r in SCORED.path("A1")] == ["", "A", "A1"]
    assert [r.node.code for r in SCORED.path("")] == [""]


def test_the_same_code_in_two_nodes_is_two_indicators() -> None:
    assert SCORED.measure(MeasureKey("strategico", "", "A1", "k")).score == 50
    assert SCORED.measure(MeasureKey("strategico", "", "B", "k")).score == 0


def test_below_a_node_are_its_own_indicators_and_those_of_the_nodes_below_it_in_the_order_of_the_document() -> None:
    scored = score_sheet(
        a_sheet(
            *(a_node("A"), a_node("A1", "A"), a_node("A2", "A"), a_node("A11", "A1"), a_node("B")),
            *(a_measure("k1", "A2"), a_measure("k2", "A11"), a_measure("k3", "A"), a_measure("k4", "B")),
        ),
        a_policy(),
    )
    below = {code: [r.measure.key.indicator_code for r in scored.below(code)] for code in ("", "A", "A1", "A11", "B")}
    assert below == {"": ["k1", "k2", "k3", "k4"], "A": ["k1", "k2", "k3"], "A1": ["k2"], "A11": ["k2"], "B": ["k4"]}


def test_the_parts_by_number_are_the_indicators_and_then_the_nodes() -> None:
    assert [SCORED.part(number) for number in range(6)] == [*SCORED.measures, *SCORED.nodes]


def test_what_is_not_in_the_sheet_is_not_found() -> None:
    with pytest.raises(KeyError, match="'Z'"):
        SCORED.node("Z")
    with pytest.raises(KeyError, match="node_code='Z'"):
        SCORED.measure(MeasureKey("strategico", "", "Z", "k"))


def test_an_indicator_says_what_it_costs_the_root() -> None:
    assert [r.lost for r in SCORED.measures] == [25, 50]
    assert [r.effective_weight for r in SCORED.measures] == [0.5, 0.5]
