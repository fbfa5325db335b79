"""Today's promises on the values of earlier years: what is known, and how much that is."""

from __future__ import annotations

import pytest

from tests.ui.facts.whatif.histories import a_series
from tests.ui.facts.whatif.pasts import A2, SCORED, SERIES, YEARS
from ui.facts.whatif.past import node_past, past_years


def test_the_years_are_those_before_the_plan_and_none_is_skipped():
    assert YEARS == (2020, 2021, 2022)
    assert past_years(SCORED, {}, 2023) == ()


def test_the_root_is_the_mean_of_what_is_known_and_the_share_says_how_much_that_is():
    """2022: A = 0.75 x 80 + 0.25 x 40 = 70, B = 10, 0.6 x 70 + 0.4 x 10 = 46. 2020: only B, 40 % of the weight."""
    found = node_past(SCORED, SERIES, YEARS, 2023)

    assert [past.score for past in found] == [30.0, None, 46.0]
    assert [past.share for past in found] == pytest.approx([0.4, 0.0, 1.0])
    assert [past.is_enough for past in found] == [False, False, True]


def test_a_node_has_its_own_share():
    """Without a2, three quarters of A are known."""
    partial = SERIES | {A2.key: a_series(A2, {2019: 1})}
    found = node_past(SCORED, partial, YEARS, 2023, SCORED.node("A"))

    assert [past.score for past in found] == [None, None, 80.0]
    assert [past.share for past in found] == pytest.approx([0.0, 0.0, 0.75])
