"""The answer to a what-if: what holds is scored, what cannot be made is set aside and changes no number."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from scoring.model import MeasureKey, Sheet
from scoring.scenario import Assumption, Field, RefusalReason, assume
from scoring.scored import score_sheet
from tests.scoring.samples import SECTION, a_measure, a_policy, a_sheet, quantity
from tests.scoring.shipped import scored
from tests.scoring.strategies import policies, sheets, tenths
from ui.facts.whatif.answer import WhatIf, what_if, with_assumption, without

SHEET = a_sheet(
    a_measure("k1", target=75, soglia=65, actual=71.21, weight=60.0),
    a_measure("k2", target=100, soglia=50, actual=80, weight=40.0),
)
BEFORE = score_sheet(SHEET, a_policy())


def on(code: str, field: Field, value: float | None, section: str = SECTION, owner: str = "") -> Assumption:
    return Assumption(MeasureKey(section, owner, "", code), field, quantity(value))


def numbers(found: WhatIf) -> list[tuple[float | None, float, float]]:
    return [(r.score, r.weight, r.effective_weight) for r in (*found.after.nodes, *found.after.measures)]


def test_without_assumptions_the_official_tree_itself_is_the_answer():
    found = what_if(BEFORE, ())
    assert found.after is found.before is BEFORE
    assert (found.assumptions, found.refused) == ((), ())


def test_the_answer_is_the_tree_on_other_numbers():
    found = what_if(BEFORE, [on("k1", Field.TARGET, 72.5)])
    # (71,21 - 65) / (72,5 - 65) = 82,8; 82,8 x 60 % + 60 x 40 % = 73,68 instead of 61,26.
    assert round(found.after.measures[0].score or 0, 6) == 82.8
    assert round(found.after.root.score or 0, 6) == 73.68
    assert found.before is BEFORE


def test_assumptions_on_other_sheets_are_neither_made_nor_refused():
    others = [on("k1", Field.TARGET, 60, "operativo"), on("k1", Field.TARGET, 60, owner="Segretario")]
    found = what_if(BEFORE, others)
    assert found.after is BEFORE
    assert (found.assumptions, found.refused) == ((), ())


def test_what_cannot_be_made_is_set_aside_and_the_rest_is_scored():
    good, bad = on("k2", Field.TARGET, 90), on("k1", Field.TARGET, 60)
    found = what_if(BEFORE, [bad, good])
    assert found.assumptions == (good,)
    assert [(r.assumption, r.reason) for r in found.refused] == [(bad, RefusalReason.SOGLIA_SIDE)]
    assert numbers(found) == numbers(what_if(BEFORE, [good]))
    assert found.after.measures[0].score == BEFORE.measures[0].score


def test_a_target_and_its_soglia_on_the_wrong_side_are_set_aside_together():
    found = what_if(BEFORE, [on("k1", Field.TARGET, 60), on("k1", Field.SOGLIA, 70)])
    assert found.after is BEFORE
    assert len(found.refused) == 2


def test_the_assumption_on_a_number_is_found_the_last_of_two():
    first, last = on("k1", Field.TARGET, 80), on("k1", Field.TARGET, 90)
    found = what_if(BEFORE, [first, last])
    assert found.assumed(first.key, Field.TARGET) is last
    assert found.assumed(first.key, Field.SOGLIA) is None


def test_a_new_assumption_takes_the_place_of_that_on_the_same_number():
    first, second, third = on("k1", Field.TARGET, 80), on("k2", Field.TARGET, 90), on("k1", Field.TARGET, 85)
    assert with_assumption((), first) == (first,)
    assert with_assumption((first,), second) == (first, second)
    assert with_assumption((first, second), third) == (third, second)
    again = on("k1", Field.TARGET, 80)
    assert with_assumption((first, second, again), third) == (second, third)


def test_an_assumption_is_taken_away_by_its_number():
    first, second = on("k1", Field.TARGET, 80), on("k1", Field.SOGLIA, 50)
    assert without((first, second), first.key, Field.TARGET) == (second,)
    assert without((second,), first.key, Field.TARGET) == (second,)
    assert without((), first.key, Field.TARGET) == ()


@st.composite
def questions(draw: st.DrawFn) -> tuple[Sheet, tuple[Assumption, ...]]:
    sheet = draw(sheets())
    if not sheet.measures:
        return sheet, ()
    keys = st.one_of(st.sampled_from([m.key for m in sheet.measures]), st.just(MeasureKey(SECTION, "", "", "boh")))
    values = st.one_of(st.none(), st.just(0.0), tenths)
    made = st.builds(
        lambda key, field, value: Assumption(key, field, quantity(value)), keys, st.sampled_from(Field), values
    )
    return sheet, tuple(draw(st.lists(made, max_size=6)))


@given(questions(), policies())
def test_on_any_plan_what_is_refused_changes_no_number(question, policy):
    sheet, asked = question
    before = score_sheet(sheet, policy)
    found = what_if(before, asked)
    assert len(found.assumptions) + len({id(r.assumption) for r in found.refused}) == len(asked)
    assert numbers(found) == numbers(what_if(before, found.assumptions))
    by_hand = score_sheet(assume(sheet, found.assumptions), policy)
    assert [n.score for n in found.after.nodes] == [n.score for n in by_hand.nodes]


@given(questions(), policies())
def test_on_any_plan_one_assumption_at_a_time_gives_the_same_answer_as_the_last_on_each_number(question, policy):
    sheet, asked = question
    before = score_sheet(sheet, policy)
    kept: tuple[Assumption, ...] = ()
    for each in asked:
        kept = with_assumption(kept, each)
    assert len({(a.key, a.field) for a in kept}) == len(kept)
    known = {m.key for m in sheet.measures}
    last = {(a.key, a.field): a for a in asked if a.key in known}
    assert {(a.key, a.field): a for a in kept if a.key in known} == last
    assert what_if(before, kept).before is before


def test_every_shipped_target_may_be_assumed_as_it_is_and_nothing_changes():
    for ente in ("torino", "riviere"):
        for before in scored(ente).values():
            same = [
                Assumption(m.measure.key, Field.TARGET, replace(m.measure.target))
                for m in before.measures
                if m.measure.target
            ]
            found = what_if(before, same)
            assert {r.reason for r in found.refused} <= {RefusalReason.NOT_MEASURED}
            assert not any(e.is_changed for e in (*found.effects.nodes, *found.effects.measures))
