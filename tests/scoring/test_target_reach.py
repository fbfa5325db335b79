"""What a target can still do: each value tried gives what scoring the sheet with that one target gives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.model import Direction, Op, Quantity
from scoring.moved import standing
from scoring.scored import score_sheet
from scoring.target_reach import TargetReach, target_reaches
from tests.scoring.properties import tried
from tests.scoring.samples import a_measure, a_policy, a_sheet
from tests.scoring.strategies import each_measure, policies, sheets

if TYPE_CHECKING:
    from scoring.policy import Policy

EQUAL = {"rule": "on_off", "direction": Direction.NOMINAL, "op": Op.EQUAL}


@tried(40, slow=True)
@given(data=st.data(), policy=policies())
def test_each_value_gives_the_scores_of_the_sheet_with_that_target(data: st.DataObject, policy: Policy) -> None:
    equal = data.draw(st.booleans())
    sheet = each_measure(data.draw(sheets(soglia=None)), lambda m: replace(m, **EQUAL) if equal else m)
    # A promise of equality is as loose as the digits of its target: those of each value that is tried.
    stop = st.builds(Quantity, st.integers(-500, 500).map(float), st.sampled_from([0.0, 0.5, 400.0]))
    values = {m.key: data.draw(st.lists(stop, min_size=1, max_size=4)) for m in sheet.measures if m.target}
    for key, found in target_reaches(standing(sheet, policy), values).items():
        for at, value in enumerate(values[key]):
            moved = each_measure(sheet, lambda m, at=value, of=key: replace(m, target=at) if m.key == of else m)
            scored = score_sheet(moved, policy)
            assert found.root[at] == (None if scored.root.score is None else pytest.approx(scored.root.score))
            own = scored.measure(key).score
            assert found.own[at] == (None if own is None else pytest.approx(own))


def test_where_the_target_can_change_nothing_it_is_flat() -> None:
    """k1 has no value, which counts as zero whatever the target; k2 is past 100 until its target passes 50."""
    sheet = a_sheet(a_measure("k1", actual=None), a_measure("k2", soglia=None, actual=50))
    k1, k2 = (m.key for m in sheet.measures)
    tried = {k1: quantities(10, 20, 90), k2: quantities(10, 20, 50, 100)}
    found = target_reaches(standing(sheet, a_policy()), tried)
    assert (found[k1].is_flat, found[k1].flat, found[k1].points(25.0)) == (True, ((0, 2),), 25.0)
    assert (found[k2].is_flat, found[k2].flat) == (False, ((0, 2),))


def test_the_points_are_the_most_that_the_root_can_move_either_way() -> None:
    reach = TargetReach((100.0, 50.0), (90.0, 97.0))
    assert reach.points(92.0) == 5.0
    assert TargetReach((None,), (None,)).points(92.0) == 0.0


def quantities(*values: float) -> tuple[Quantity, ...]:
    return tuple(map(Quantity, map(float, values)))
