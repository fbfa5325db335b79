"""What the Giunta answered of a number: of that number only, the newest word, and what then goes into the plan."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.plan.minutes import Decision, MinutedDecision, Outcome
from data.plan.outcomes import Answers, proposed_numbers, scenario_code, target_code
from data.plan.scenarios import Act, Proposal, SavedAssumption, SavedScenario, ScenarioKind, assumed, text_of
from scoring.basis import Basis
from scoring.model import MeasureKey
from scoring.scenario import Assumption, Field

KEY, OTHER = MeasureKey("strategico", "", "A02", "A02_1"), MeasureKey("strategico", "", "A02", "A02_2")
SHEET = MeasureKey("individuale", "Rossi", "A02", "A02_1")
MOMENT = datetime(2024, 1, 10, tzinfo=UTC)
OPEN, YES, NO, LATER = Outcome.OPEN, Outcome.APPROVED, Outcome.REJECTED, Outcome.DEFERRED


def asks(value: str, field: Field = Field.TARGET, key: MeasureKey = KEY) -> Assumption:
    return Assumption(key, field, assumed(value))


def proposal(*assumptions: Assumption, scenario: str = "s", act_after: int | None = None) -> Proposal:
    saved = SavedScenario(
        **dict.fromkeys(("ente", "name", "author", "reason", "fingerprint"), "x"),
        id=scenario,
        year=2023,
        kind=ScenarioKind.PLAN,
        outlook=None,
        basis=Basis(),
        version=1,
        saved_at=MOMENT,
        assumptions=tuple(SavedAssumption(each) for each in assumptions),
    )
    act = Act("Giunta", "1", MOMENT.date(), "Neri", MOMENT + timedelta(days=act_after or 0))
    return Proposal(scenario, saved, MOMENT, "Neri", "", {KEY: act} if act_after else {})


def minuted(*found: tuple[str, Outcome]) -> Answers:
    decisions = (Decision(ente="x", year=2023, code=code, about="", question="", outcome=o) for code, o in found)
    minutes = (MinutedDecision(decision=each, author="Neri", saved_at=MOMENT, version=1) for each in decisions)
    return Answers(tuple(minutes), "strategico")


ASKED = target_code(KEY, "46.24")


@pytest.mark.parametrize("outcome", list(Outcome))
@pytest.mark.parametrize(
    ("assumption", "is_it"),
    [
        (asks("46.24"), True),
        (asks("46.240"), True),
        (asks("46.25"), False),
        (asks("46.24", Field.SOGLIA), False),
        (asks("46.24", key=OTHER), False),
        (asks("46.24", key=SHEET), False),
    ],
)
def test_a_decision_on_a_target_is_of_that_number_of_the_entes_own_sheet_only(outcome, assumption, is_it):
    assert minuted((ASKED, outcome)).outcome(proposal(assumption), assumption) is (outcome if is_it else OPEN)


def test_a_decision_on_a_scenario_is_of_all_its_numbers_and_of_no_other_scenario():
    found = minuted((scenario_code("s"), NO))
    numbers = asks("46.24"), asks("3", Field.WEIGHT), asks("46.24", key=SHEET)
    assert [found.outcome(proposal(*numbers), each) for each in numbers] == [NO, NO, NO]
    assert found.outcome(proposal(*numbers, scenario="altro"), numbers[0]) is OPEN


@pytest.mark.parametrize(("of_target", "of_scenario", "told"), [(YES, NO, YES), (NO, YES, NO), (OPEN, NO, NO)])
def test_the_decision_on_the_number_counts_before_that_on_the_scenario(of_target, of_scenario, told):
    found = minuted((ASKED, of_target), (scenario_code("s"), of_scenario))
    assert found.outcome(proposal(asks("46.24")), asks("46.24")) is told


@pytest.mark.parametrize(("days", "told"), [(None, LATER), (-1, LATER), (1, YES)])
def test_an_act_written_down_after_the_decision_is_an_approval(days, told):
    assert minuted((ASKED, LATER)).outcome(proposal(asks("46.24"), act_after=days), asks("46.24")) is told


@pytest.mark.parametrize(
    ("newest", "older", "taken", "left_out"),
    [
        (OPEN, OPEN, "50", ()),
        (YES, NO, "50", ()),
        (NO, YES, "46.24", ("50",)),
        (NO, OPEN, None, ("50",)),
        (LATER, NO, None, ("50",)),
    ],
)
def test_the_newest_counts_and_where_it_is_turned_down_the_one_approved_before(newest, older, taken, left_out):
    found = minuted((target_code(KEY, "50"), newest), (ASKED, older))
    numbers = proposed_numbers((proposal(asks("50")), proposal(asks("46.24"))), found)
    assert [text_of(each.value) for each in numbers.adopted if each.value] == ([taken] if taken else [])
    assert tuple(text_of(each.assumption.value) for each in numbers.left_out if each.assumption.value) == left_out


def test_of_two_hypotheses_of_a_scenario_on_the_same_number_the_last_counts():
    numbers = proposed_numbers((proposal(asks("1"), asks("2")),), minuted())
    assert [text_of(each.value) for each in numbers.adopted if each.value] == ["2"]


VALUES = st.sampled_from(["1", "2", "46.24"])


@given(st.lists(VALUES, max_size=4), st.dictionaries(VALUES, st.sampled_from(Outcome)))
def test_nothing_that_was_turned_down_goes_into_the_plan(values, outcomes):
    found = minuted(*((target_code(KEY, value), outcome) for value, outcome in outcomes.items()))
    numbers = proposed_numbers([proposal(asks(value)) for value in values], found)
    taken = {text_of(each.value) for each in numbers.adopted if each.value}
    assert len(numbers.adopted) <= 1
    assert not taken & {value for value, outcome in outcomes.items() if outcome in {NO, LATER}}
    assert bool(numbers.left_out) == bool(values and outcomes.get(values[0]) in {NO, LATER})
