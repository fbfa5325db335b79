"""What a scenario changes: every result before and after, on one tree."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from scoring.effect import effects
from scoring.model import MeasureKey
from scoring.policy import Missing
from scoring.scenario import Assumption, Field, assume
from scoring.scored import score_sheet
from tests.scoring.properties import tried
from tests.scoring.samples import SECTION, a_measure, a_node, a_policy, a_sheet, quantity
from tests.scoring.strategies import policies, sheets

SHEET = a_sheet(
    a_node("A"),
    a_node("B"),
    a_measure("k1", "A", actual=90),
    a_measure("k2", "A", actual=100),
    a_measure("k1", "B", actual=40),
)
POLICY = a_policy()
KEY = MeasureKey(SECTION, "", "A", "k1")


def moved(field: Field, value: float | None):
    """Before: A = 95 (raggiunto), B = 40, root 67,5. The assumption is on an indicator of A."""
    after = assume(SHEET, [Assumption(KEY, field, quantity(value))])
    return effects(score_sheet(SHEET, POLICY), score_sheet(after, POLICY))


@tried(100, slow=True)
@given(sheets(), policies())
def test_a_tree_beside_itself_has_no_effect(sheet, policy):
    official = score_sheet(sheet, policy)
    found = effects(official, score_sheet(assume(sheet, ()), policy))
    assert found.flipped == ()
    assert not any(e.is_changed or e.flips for e in (*found.nodes, *found.measures))
    assert {e.points for e in (*found.nodes, *found.measures)} <= {0.0, None}


def test_points_go_up_the_tree_with_their_weights():
    found = moved(Field.ACTUAL, 70)
    # The indicator loses 20 points, its objective half of them, the root half of those.
    assert found.measure(KEY).points == pytest.approx(-20)
    assert found.node("A").points == pytest.approx(-10)
    assert found.root.points == pytest.approx(-5)
    assert found.node("B").points == 0
    assert not found.node("B").is_changed


def test_a_word_that_changes_flips_and_a_score_that_changes_within_its_word_does_not():
    found = moved(Field.ACTUAL, 89)
    assert [e.after.code for e in found.flipped] == ["A"]
    assert found.node("A").before.band.word == "Raggiunto"
    assert found.node("A").after.band.word == "Parzialmente raggiunto"
    assert found.root.is_changed
    assert not found.root.flips


def test_a_score_that_goes_away_is_a_change_without_points():
    one = a_sheet(a_measure("k1", actual=50))
    none = a_sheet(a_measure("k1", actual=50, target=None, soglia=None))
    policy = replace(POLICY, missing=Missing.EXCLUDED)
    found = effects(score_sheet(one, policy), score_sheet(none, policy)).measures[0]
    assert found.after.score is None
    assert (found.points, found.is_changed, found.flips) == (None, True, True)


def test_before_and_after_keep_the_order_of_the_sheet():
    found = moved(Field.TARGET, 95)
    assert [e.after.code for e in found.nodes] == [n.code for n in SHEET.nodes]
    assert [e.before.measure.key for e in found.measures] == [m.key for m in SHEET.measures]


def test_what_the_tree_does_not_have_is_no_effect():
    found = moved(Field.TARGET, 95)
    with pytest.raises(KeyError, match="'Z'"):
        found.node("Z")
    with pytest.raises(KeyError, match="node_code='Z'"):
        found.measure(KEY._replace(node_code="Z"))


@pytest.mark.parametrize(
    "other",
    [
        a_sheet(*SHEET.nodes[1:], *SHEET.measures[:2]),
        a_sheet(*SHEET.nodes[1:], a_node("C"), *SHEET.measures),
        a_sheet(*SHEET.nodes[1:], *SHEET.measures[:2], a_measure("k9", "B", actual=40)),
        a_sheet(a_node("B"), a_node("A"), *SHEET.measures),
    ],
    ids=["an indicator less", "a node more", "another indicator", "another order"],
)
def test_two_different_trees_cannot_be_set_side_by_side(other):
    with pytest.raises(
        ValueError, match=r"^I due piani da confrontare non hanno gli stessi nodi e gli stessi indicatori\.$"
    ):
        effects(score_sheet(SHEET, POLICY), score_sheet(other, POLICY))


def test_both_scorings_are_kept_whole():
    before, after = score_sheet(SHEET, POLICY), score_sheet(SHEET, a_policy(cap=120))
    found = effects(before, after)
    assert (found.before, found.after) == (before, after)
    assert before != after
