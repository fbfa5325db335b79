"""A set of moves is enough, has nothing superfluous once its values are rounded, and keeps to how it was chosen."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.inverse import Obstacle
from scoring.model import Quantity
from scoring.rounding import DUST
from scoring.scenario import assume
from scoring.scored import score_sheet
from tests.scoring.properties import tried
from tests.scoring.samples import a_measure, a_policy, a_sheet
from tests.scoring.strategies import MONOTONE_RULES, policies, sheets
from tests.ui.facts.whatif.goals import A1, A2, SERIES, SHEET, asked
from tests.ui.facts.whatif.histories import a_series
from tests.ui.facts.whatif.samples import a_view
from ui.facts.typed import typed_for, written
from ui.facts.whatif.attainable import Yardstick, yardsticks
from ui.facts.whatif.goal import Goal, ways
from ui.facts.whatif.goal_sets import (
    Choice,
    Step,
    Together,
    alike_sets,
    best_seen,
    chosen,
    needed_only,
    score_with,
    together,
)
from ui.facts.whatif.goal_words import set_name, set_names
from ui.facts.whatif.question import what_if_question

RULES = tuple(rule for rule in MONOTONE_RULES if rule != "entro_data")


def after(goal: Goal, assumptions) -> float | None:
    return score_sheet(assume(goal.scored.sheet, assumptions), goal.scored.policy).node(goal.node.code).score


def is_minimal(goal: Goal, found) -> bool:
    """Whether the set reaches the goal and without any one of its moves does not."""
    every = found.assumptions
    fewer = [after(goal, [a for a in every if a is not one]) for one in every]
    return all(score is None or score < goal.score - DUST / 2 for score in fewer)


@cache
def shipped(ente: str, score: float):
    view = a_view(ente)
    question = what_if_question(view, (view.plan.policy.main_section, ""), None)
    goal = Goal(question.before, question.before.root, score, question.year)
    return goal, yardsticks(question, question.before), view.series


def test_the_set_is_enough_and_says_the_effort_of_each():
    """a1 moves 45.3 in a typical year, a2 1.6: to 63 a1 alone takes 20 / 45.28 = 0.44 years."""
    goal, yards = asked(63)
    found = chosen(Choice.EFFORT, goal, yards, SERIES)

    assert [(step.yard.result.code, step.goal.value) for step in found.steps] == [("a1", 60)]
    assert found.steps[0].effort == pytest.approx(20 / (((50**2 + 40**2) / 2) ** 0.5))
    assert (found.score, found.is_enough, set_name(found)) == (63, True, "minore sforzo")


def test_the_hypotheses_of_the_set_give_the_score_it_promises_and_no_effort_is_called_the_least():
    goal, yards = asked(91.2)
    found = chosen(Choice.EFFORT, goal, yards, {})

    assert after(goal, found.assumptions) == found.score
    assert found.score >= 91.2
    assert {step.effort for step in found.steps} == {None}
    assert set_name(found) == "sforzo non misurabile"


def test_where_not_even_all_are_enough_it_says_so():
    sheet = a_sheet(a_measure("k1", actual=40), a_measure("k2", target=None, soglia=None, declared=50))
    goal, yards = asked(95, sheet, a_policy(), "")
    found = chosen(Choice.EFFORT, goal, yards, {})

    assert not found.is_enough
    assert found.score == 75
    assert ways(goal, yards, {}).stopped[Obstacle.OUT_OF_REACH]


def test_the_fewest_are_fewer_than_those_of_least_effort_where_small_efforts_add_up():
    """a2 and a3 move easily and little; a1 alone is enough, with an effort of its own."""
    goal, yards = asked(73)
    easy = {
        A1: a_series(SHEET.measures[0], {2020: 40, 2021: 41, 2022: 40}),
        A2: a_series(SHEET.measures[1], {2020: 20, 2021: 90, 2022: 60}),
        SHEET.measures[2].key: a_series(SHEET.measures[2], {2020: 30, 2021: 99, 2022: 90}),
    }
    least, fewest, _ = together(goal, yards, easy)

    assert [step.yard.result.code for step in fewest.steps] == ["a1"]
    assert len(least.steps) > 1


def test_what_history_has_seen_is_never_passed_and_what_it_never_saw_does_not_move():
    goal, yards = asked(70)
    found = chosen(Choice.SEEN, goal, yards, SERIES)

    assert {step.yard.measure.key: step.goal.value for step in found.steps} == {A1: pytest.approx(74)}
    goal, yards = asked(75)
    found = chosen(Choice.SEEN, goal, yards, SERIES)
    assert not found.is_enough
    assert found.score == 73  # a1 back at 80: 53 + 0.5 x 40; a2 was never above 60, a3 has no history


def test_what_was_before_a_break_was_not_seen():
    goal, _ = asked(70)
    series = {A1: a_series(SHEET.measures[0], {2020: 30, 2021: 80, 2022: 40}, new_from=2022)}

    assert best_seen(goal, series)[A1].value == 40


@tried(60, slow=True)
@given(data=st.data(), rounded=st.sampled_from([0, 1, 2]), score=st.integers(5, 200).map(lambda n: n / 2))
def test_no_move_of_a_rounded_set_is_superfluous(data, rounded, score):
    policy = data.draw(st.sampled_from(RULES).flatmap(lambda rule: policies(rule=rule)))
    scored = score_sheet(data.draw(sheets()), policy)
    goal = Goal(scored, scored.root, score, 2023)
    if goal.is_reached:
        return
    yards = {m.measure.key: Yardstick(result=m, is_count=rounded == 0) for m in scored.measures}
    for choice in (Choice.EFFORT, Choice.FEWEST):
        found = chosen(choice, goal, yards, {})
        assert found.score == (None if found.score is None else pytest.approx(after(goal, found.assumptions)))
        if found.is_enough:
            assert is_minimal(goal, found)


@tried(40)
@given(values=st.lists(st.integers(0, 100), min_size=3, max_size=3), score=st.integers(54, 100))
def test_whatever_values_the_moves_are_rounded_to_none_is_superfluous(values, score):
    """The values are not the search's: any that some rounding could have made."""
    goal, yards = asked(score)
    steps = [Step(yards[key], Quantity(float(to)), None) for key, to in zip(yards, values, strict=True)]
    kept = needed_only(goal, steps)

    full = score_with(goal, steps)
    assert score_with(goal, kept) >= min(full, score)
    if full >= score:
        assert all(score_with(goal, [other for other in kept if other is not one]) < score for one in kept)


@pytest.mark.parametrize(("ente", "score"), [("torino", 95.0), ("torino", 97.0), ("riviere", 95.0), ("riviere", 98.0)])
def test_on_the_shipped_plans_every_set_that_is_enough_is_minimal_and_can_be_typed_back(ente, score):
    goal, yards, series = shipped(ente, score)
    enough = [found for found in together(goal, yards, series) if found.is_enough]

    assert enough
    for found in enough:
        assert is_minimal(goal, found), set_name(found)
        for step in found.steps:
            typed = typed_for(written(step.goal), step.yard.measure, step.assumption.field)
            assert typed == step.goal


def test_one_indicator_that_is_enough_alone_is_the_whole_set():
    """Riviere 2023, the ente to 95: A01_1 at 0,13 alone gives 95,105."""
    goal, yards, series = shipped("riviere", 95.0)
    found = chosen(Choice.EFFORT, goal, yards, series)

    assert [(step.yard.result.code, step.goal.text) for step in found.steps] == [("A01_1", "0.13")]
    assert found.score == pytest.approx(95.105, abs=5e-4)


def test_sets_of_the_very_same_moves_are_one_and_an_empty_one_is_like_no_other():
    goal, yards = asked(63)
    one = chosen(Choice.EFFORT, goal, yards, SERIES)
    fewest, seen = (Together(choice, one.steps, one.score, one.is_enough) for choice in (Choice.FEWEST, Choice.SEEN))
    other = chosen(Choice.EFFORT, asked(70)[0], yards, SERIES)
    nothing = [Together(choice, (), None, is_enough=False) for choice in Choice]

    assert alike_sets([one, fewest, seen]) == ((one, fewest, seen),)
    assert set_names([one, fewest, seen]).startswith("Le tre strade coincidono: minore sforzo, meno indicatori")
    assert alike_sets([other, fewest, seen]) == ((other,), (fewest, seen))
    assert set_names([fewest, seen]) == "Meno indicatori e solo ciò che la storia ha visto"
    assert alike_sets(nothing) == tuple((each,) for each in nothing)
