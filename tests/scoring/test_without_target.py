"""Indicators with nothing to be scored against, and how much of their node they are."""

from __future__ import annotations

import pytest

from scoring.policy import Weights
from scoring.scored import score_sheet
from scoring.without_target import without_target
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet

BLANK = {"target": None, "soglia": None}


@pytest.mark.parametrize(
    ("weights", "policy", "share"),
    [
        ((30.0, 90.0), a_policy(), 0.25),
        ((None, None), a_policy(), 0.5),
        ((30.0, 90.0), a_policy(weights=Weights.EQUAL), 0.5),
        ((30.0, 90.0), a_policy(renormalise=False), 0.25),
    ],
)
def test_the_share_is_of_the_weights_that_the_node_plans(weights, policy, share) -> None:
    sheet = a_sheet(
        a_node("A"),
        a_measure("blank", "A", weight=weights[0], actual=5, **BLANK),
        a_measure("full", "A", weight=weights[1], actual=5),
    )
    (found,) = without_target(score_sheet(sheet, policy))
    assert (found.result.code, found.share) == ("blank", share)


@pytest.mark.parametrize(
    "fields", [{}, {"weight": 0.0, **BLANK}, {"declared": 80, **BLANK}, {"state": "excluded", **BLANK}]
)
def test_what_has_a_score_or_does_not_weigh_lacks_nothing(fields) -> None:
    sheet = a_sheet(a_node("A"), a_measure("k", "A", **fields), a_measure("full", "A", actual=5))
    assert without_target(score_sheet(sheet, a_policy())) == ()
