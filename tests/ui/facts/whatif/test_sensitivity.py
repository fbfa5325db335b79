"""Easier is easier whichever way the indicator goes, and what is shown adds up."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.model import Direction, Op
from scoring.scored import score_sheet
from tests.scoring.samples import a_measure, a_policy, a_sheet
from ui.facts.whatif.sensitivity import TARGETS, Ends, ends_of, swings_of


def a_question(scored):
    """What is asked of a question here: the tree, and no unit."""
    return SimpleNamespace(answer=SimpleNamespace(after=scored), symbol=lambda _: "")


def ends(**fields) -> Ends:
    scored = score_sheet(a_sheet(a_measure("k1", soglia=None, **fields)), a_policy(rule="proporzionale_speculare"))
    question = a_question(scored)
    (swing,) = swings_of(question, "", TARGETS)
    return ends_of(question, scored.measures[0], swing)


@pytest.mark.parametrize(
    ("fields", "easier", "harder"),
    [
        ({"target": 100, "actual": 80}, "90", "110"),
        ({"target": 100, "actual": 130, "direction": Direction.LOWER}, "110", "90"),
    ],
)
def test_the_first_end_is_the_easier_target_whichever_way_is_better(fields, easier, harder):
    found = ends(**fields)

    assert (found.first[0], found.second[0]) == (easier, harder)
    assert (found.first[1] or 0) > (found.second[1] or 0)


def test_a_later_deadline_is_the_easier_one():
    day = 738000
    scored = score_sheet(
        a_sheet(
            a_measure("k1", is_date=True, target=day, soglia=None, actual=day + 10, direction=Direction.LOWER, op=Op.BY)
        ),
        a_policy(rule="entro_data"),
    )
    question = a_question(scored)
    (swing,) = swings_of(question, "", TARGETS)
    found = ends_of(question, scored.measures[0], swing)

    assert (found.first[1], found.second[1]) == (100, 0)


@given(st.floats(0, 120), st.floats(0, 120))
def test_the_span_is_the_difference_of_what_is_shown(one, other):
    shown = [round(float(f"{value:.9f}"), 9) for value in (one, other)]
    found = Ends("a", ("1", shown[0]), ("2", shown[1])).span

    assert found is not None
    assert abs(found - abs(shown[0] - shown[1])) <= 0.011
    assert round(found * 100) == pytest.approx(found * 100)
