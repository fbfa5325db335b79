"""A what-if is the same sheet with some numbers replaced; what cannot be assumed is refused, with its reason."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.errors import ScenarioError
from scoring.model import Direction, MeasureKey, MeasureState, Quantity, Sheet
from scoring.policy import Weights
from scoring.scenario import Assumption, Field, RefusalReason, are_weights_equal, assume, official, refusals
from scoring.scored import score_sheet
from tests.scoring.properties import tried
from tests.scoring.samples import SECTION, a_measure, a_node, a_policy, a_sheet, quantity
from tests.scoring.strategies import policies, sheets, tenths

if TYPE_CHECKING:
    from scoring.model import Measure
    from scoring.policy import Policy

FIELDS = {Field.TARGET: "target", Field.SOGLIA: "soglia", Field.ACTUAL: "actual", Field.WEIGHT: "weight"}


def key(code: str = "k1", node: str = "") -> MeasureKey:
    return MeasureKey(SECTION, "", node, code)


def on(code: str, field: Field, value: float | None, node: str = "") -> Assumption:
    return Assumption(key(code, node), field, quantity(value))


SHEET = a_sheet(
    a_measure("k1", target=75, soglia=65, actual=71.21, weight=60.0),
    a_measure("k2", target=100, soglia=50, actual=80, weight=40.0),
)


def why(sheet: Sheet, *assumptions: Assumption, policy: Policy | None = None) -> list[RefusalReason]:
    return [refusal.reason for refusal in refusals(sheet, policy or a_policy(), assumptions)]


# The sheet with some numbers replaced


def test_without_assumptions_it_is_the_official_sheet_itself():
    assert assume(SHEET, ()) is SHEET
    assert refusals(SHEET, a_policy(), ()) == ()


def test_assuming_the_official_number_gives_the_official_score():
    same = assume(SHEET, [on("k1", Field.TARGET, 75), on("k2", Field.WEIGHT, 40)])
    assert same.measures == SHEET.measures
    before, after = score_sheet(SHEET, a_policy()), score_sheet(same, a_policy())
    assert [m.score for m in after.measures] == [m.score for m in before.measures]
    assert after.root.score == before.root.score


@pytest.mark.parametrize(
    ("assumption", "name", "becomes", "score"),
    [
        # (71,21 - 65) / (72,5 - 65) = 82,8 %
        (on("k1", Field.TARGET, 72.5), "target", Quantity(72.5, 0.0, "72.5"), 82.8),
        # (71,21 - 70) / (75 - 70) = 24,2 %
        (on("k1", Field.SOGLIA, 70), "soglia", Quantity(70.0, 0.0, "70.0"), 24.2),
        # No soglia: a step at the target.
        (on("k1", Field.SOGLIA, None), "soglia", None, 0.0),
        # (72 - 65) / (75 - 65) = 70 %
        (on("k1", Field.ACTUAL, 72), "actual", Quantity(72.0, 0.0, "72.0"), 70.0),
        # Nothing reached counts zero with this method.
        (on("k1", Field.ACTUAL, None), "actual", None, 0.0),
        (on("k1", Field.WEIGHT, 10), "weight", 10.0, 62.1),
    ],
)
def test_each_field_takes_the_place_of_its_number_and_of_no_other(assumption, name, becomes, score):
    assumed = assume(SHEET, [assumption])
    assert assumed.measures == (replace(SHEET.measures[0], **{name: becomes}), SHEET.measures[1])
    assert score_sheet(assumed, a_policy()).measures[0].score == pytest.approx(score, abs=1e-9)


def test_an_assumed_weight_moves_the_result_towards_the_heavier_indicator():
    # 62,1 x 60 % + 60 x 40 % = 61,26; with weights 10 and 40: (62,1 x 10 + 60 x 40) / 50 = 60,42.
    assert score_sheet(SHEET, a_policy()).root.score == pytest.approx(61.26)
    assert score_sheet(assume(SHEET, [on("k1", Field.WEIGHT, 10)]), a_policy()).root.score == pytest.approx(60.42)


def test_of_two_assumptions_on_one_number_the_last_counts():
    two = [on("k1", Field.TARGET, 90), on("k1", Field.TARGET, 80)]
    assert assume(SHEET, two) == assume(SHEET, two[1:])
    assert assume(SHEET, two[::-1]).measures[0].target == quantity(90)


def test_what_is_assumed_otherwise_is_not_what_the_document_judged():
    assert SHEET.has_published_targets
    assert not assume(SHEET, [on("k1", Field.TARGET, 80)]).has_published_targets


def test_an_indicator_that_is_not_there_is_named():
    wanted = [on("k9", Field.TARGET, 1, "A01"), on("k8", Field.TARGET, 1, "A01")]
    with pytest.raises(ScenarioError, match=r"Nel piano non c'è: A01/k8, A01/k9\.") as raised:
        assume(SHEET, wanted)
    assert raised.value.keys == (key("k8", "A01"), key("k9", "A01"))


def test_the_official_number_of_every_field_is_told():
    measure = SHEET.measures[0]
    assert [official(measure, field) for field in (Field.TARGET, Field.SOGLIA, Field.ACTUAL)] == [
        measure.target,
        measure.soglia,
        measure.actual,
    ]
    assert official(measure, Field.WEIGHT) == Quantity(60.0, 0.0, "60")
    assert official(replace(measure, weight=None), Field.WEIGHT) is None


# What cannot be assumed


def test_an_unknown_indicator_is_refused():
    assert why(SHEET, on("k9", Field.TARGET, 80)) == [RefusalReason.UNKNOWN]


@pytest.mark.parametrize(
    ("field", "reasons"),
    [
        (Field.TARGET, [RefusalReason.NEEDED]),
        (Field.WEIGHT, [RefusalReason.NEEDED]),
        (Field.SOGLIA, []),
        (Field.ACTUAL, []),
    ],
)
def test_only_a_soglia_and_an_actual_can_be_taken_away(field, reasons):
    assert why(SHEET, on("k1", field, None)) == reasons


@pytest.mark.parametrize(
    "fields",
    [{"state": state} for state in MeasureState if state is not MeasureState.MEASURED] + [{"left_out": "altro"}],
)
@pytest.mark.parametrize("field", Field)
def test_an_indicator_without_a_part_in_the_score_changes_nothing_and_is_refused(fields, field):
    sheet = a_sheet(a_measure("k1", actual=50, **fields), a_measure("k2", actual=50))
    assert why(sheet, on("k1", field, 60)) == [RefusalReason.NOT_MEASURED]


def test_a_weight_among_equal_weights_is_no_choice():
    equal = a_policy(weights=Weights.EQUAL)
    assert are_weights_equal(SHEET, equal) == {key("k1"), key("k2")}
    assert why(SHEET, on("k1", Field.WEIGHT, 10), policy=equal) == [RefusalReason.EQUAL_WEIGHTS]
    assert why(SHEET, on("k1", Field.TARGET, 80), policy=equal) == []


def test_a_document_without_weights_has_equal_ones():
    sheet = a_sheet(a_measure("k1", weight=None), a_measure("k2", weight=None))
    assert are_weights_equal(sheet, a_policy()) == {key("k1"), key("k2")}
    assert are_weights_equal(SHEET, a_policy()) == frozenset()


def test_a_weight_below_zero_is_refused():
    assert why(SHEET, on("k1", Field.WEIGHT, -5)) == [RefusalReason.NEGATIVE_WEIGHT]


@pytest.mark.parametrize(
    ("direction", "target", "soglia"),
    [(Direction.HIGHER, 65, 65), (Direction.HIGHER, 60, 65), (Direction.LOWER, 35, 35), (Direction.LOWER, 40, 35)],
)
def test_a_target_no_better_than_its_soglia_is_refused(direction, target, soglia):
    official_target = 75 if direction is Direction.HIGHER else 25
    sheet = a_sheet(a_measure("k1", target=official_target, soglia=soglia, actual=50, direction=direction))
    assert why(sheet, on("k1", Field.TARGET, target)) == [RefusalReason.SOGLIA_SIDE]


def test_a_soglia_no_worse_than_its_target_is_refused():
    assert why(SHEET, on("k1", Field.SOGLIA, 75)) == [RefusalReason.SOGLIA_SIDE]
    assert why(SHEET, on("k1", Field.SOGLIA, 74.9)) == []


def test_target_and_soglia_may_move_together_where_neither_could_alone():
    target, soglia = on("k1", Field.TARGET, 60), on("k1", Field.SOGLIA, 50)
    assert why(SHEET, target) == [RefusalReason.SOGLIA_SIDE]
    assert why(SHEET, target, soglia) == []
    assert why(SHEET, target, on("k1", Field.SOGLIA, None)) == []
    assert why(SHEET, target, on("k1", Field.SOGLIA, 61)) == [RefusalReason.SOGLIA_SIDE] * 2


def test_of_an_exact_promise_no_side_is_the_wrong_one():
    sheet = a_sheet(a_measure("k1", target=10, soglia=None, actual=10, direction=Direction.NOMINAL))
    assert why(sheet, on("k1", Field.SOGLIA, 12)) == []


def test_weights_that_all_become_zero_are_refused_and_one_that_stays_saves_them():
    both = [on("k1", Field.WEIGHT, 0), on("k2", Field.WEIGHT, 0)]
    assert why(SHEET, *both) == [RefusalReason.NO_WEIGHT_LEFT] * 2
    assert why(SHEET, both[0]) == []


def test_the_weight_of_what_is_not_measured_saves_nobody():
    sheet = a_sheet(a_measure("k1", actual=50), a_measure("k2", state=MeasureState.SUPPRESSED))
    assert why(sheet, on("k1", Field.WEIGHT, 0)) == [RefusalReason.NO_WEIGHT_LEFT]


def test_the_weights_of_another_objective_save_nobody():
    sheet = a_sheet(a_node("A"), a_node("B"), a_measure("k1", "A", actual=50), a_measure("k1", "B", actual=50))
    assert why(sheet, on("k1", Field.WEIGHT, 0, "A")) == [RefusalReason.NO_WEIGHT_LEFT]


def test_refusals_keep_the_order_of_the_assumptions():
    asked = [on("k2", Field.WEIGHT, -1), on("k9", Field.TARGET, 1), on("k1", Field.TARGET, 60)]
    found = refusals(SHEET, a_policy(), asked)
    assert [refusal.assumption for refusal in found] == asked
    assert [refusal.reason for refusal in found] == [
        RefusalReason.NEGATIVE_WEIGHT,
        RefusalReason.UNKNOWN,
        RefusalReason.SOGLIA_SIDE,
    ]


# On any plan


@st.composite
def questions(draw: st.DrawFn) -> tuple[Sheet, Policy, tuple[Assumption, ...]]:
    """A plan, its method, and up to six assumptions on its indicators, sensible or not."""
    sheet = draw(sheets())
    if not sheet.measures:
        return sheet, draw(policies()), ()
    values = st.one_of(st.none(), tenths, st.just(0.0))
    one = st.builds(
        lambda measure, field, value: Assumption(measure.key, field, quantity(value)),
        st.sampled_from(sheet.measures),
        st.sampled_from(Field),
        values,
    )
    return sheet, draw(policies()), tuple(draw(st.lists(one, max_size=6)))


def rebuilt(sheet: Sheet, assumptions: tuple[Assumption, ...]) -> Sheet:
    """The sheet with the numbers replaced one after the other, by hand."""

    def one(measure: Measure, assumption: Assumption) -> Measure:
        value = assumption.value
        if assumption.field is Field.WEIGHT:
            return replace(measure, weight=value and value.value)
        return replace(measure, **{FIELDS[assumption.field]: value})

    for assumption in assumptions:
        measures = (one(m, assumption) if m.key == assumption.key else m for m in sheet.measures)
        sheet = replace(sheet, measures=tuple(measures), has_published_targets=False)
    return sheet


def numbers(sheet: Sheet, policy: Policy) -> list[tuple[float | None, float, float]]:
    found = score_sheet(sheet, policy)
    return [(r.score, r.weight, r.effective_weight) for r in (*found.nodes, *found.measures)]


@tried(100, slow=True)
@given(questions())
def test_what_is_accepted_scores_as_a_sheet_written_by_hand(question):
    sheet, policy, asked = question
    refused = [refusal.assumption for refusal in refusals(sheet, policy, asked)]
    good = tuple(a for a in asked if a not in refused)
    assert numbers(assume(sheet, good), policy) == numbers(rebuilt(sheet, good), policy)


@tried(100, slow=True)
@given(questions())
def test_a_what_if_leaves_the_sheet_itself_as_it_was(question):
    sheet, policy, asked = question
    before = replace(sheet)
    refusals(sheet, policy, asked)
    assume(sheet, asked)
    assert sheet == before
