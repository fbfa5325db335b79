"""Printed weights that the method does not look at, node by node."""

from __future__ import annotations

from scoring.policy import Weights
from scoring.scored import score_sheet
from scoring.unused_weights import unused_weights
from tests.scoring.samples import ROOT_CODE, a_measure, a_node, a_policy, a_sheet

SHEET = a_sheet(
    a_node("A", weight=60.0),
    a_node("B", weight=40.0),
    a_measure("a1", "A", actual=100, weight=30.0),
    a_measure("a2", "A", actual=0, weight=70.0),
    a_measure("b", "B", actual=50, weight=100.0),
)


def unused(**changes: object) -> dict[str, tuple[tuple[str, float], ...]]:
    return {code: each.parts for code, each in unused_weights(score_sheet(SHEET, a_policy(**changes))).items()}


def test_weights_that_count_are_not_unused() -> None:
    assert unused() == {}


def test_equal_weights_of_indicators_leave_theirs_unused() -> None:
    """B has one indicator: no weight of it could change anything."""
    assert unused(weights=Weights.EQUAL) == {"A": (("a1", 30.0), ("a2", 70.0))}


def test_a_section_of_equal_nodes_leaves_theirs_unused() -> None:
    assert unused(node_weights=Weights.EQUAL) == {ROOT_CODE: (("A", 60.0), ("B", 40.0))}


def test_nodes_that_weigh_what_they_hold_leave_theirs_unused() -> None:
    assert unused(node_weights=Weights.HELD) == {ROOT_CODE: (("A", 60.0), ("B", 40.0))}
    found = unused_weights(score_sheet(SHEET, a_policy(node_weights=Weights.HELD)))
    assert found[ROOT_CODE].because == "pesano ciò che contengono"
