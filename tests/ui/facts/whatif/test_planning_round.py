"""The round of a sheet: every target once, what is decided, what is left, and the hypotheses that come of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.plan.minutes import Decision, MinutedDecision, Outcome
from data.plan.outcomes import Answers, target_code
from data.plan.rounds import Choice, How, SavedChoice
from data.plan.scenarios import SavedAssumption
from scoring.scenario import Field
from tests.ui.facts.whatif.rounds import a_plan_question, chosen
from ui.facts.format import NBSP
from ui.facts.whatif.planning_round import (
    PlanningRound,
    RoundTarget,
    decided_words,
    decisions,
    gone_words,
    planning_round,
    reasoned,
    scenario_name,
    summary,
    target_caution,
)

LOWER = chosen("A02", "A02_1", "28.56", How.HISTORY, "come l'anno scorso")
KEPT = chosen("A02", "A02_2", "9", How.CONFIRMED)
OPEN = chosen("A02", "A02_3", "", How.OPEN, "da chiedere")


def of(*saved: SavedChoice, ente: str = "riviere") -> PlanningRound:
    return planning_round(a_plan_question(ente), {each.key: each for each in saved})


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


@pytest.mark.parametrize("ente", ["torino", "riviere"])
def test_every_target_that_counts_is_in_the_round_once_under_its_own_objective(ente):
    found = of(ente=ente)
    assert sorted(map(str, (t.result.measure.key for t in found.targets))) == sorted(
        str(result.measure.key) for result in a_plan_question(ente).targets
    )
    assert len({each.node.code for each in found.objectives}) == len(found.objectives)
    for each in found.objectives:
        assert {target.result.measure.key.node_code for target in each.targets} == {each.node.code}
    assert found.done == 0
    assert found.left == found.objectives


def test_what_is_decided_is_counted_and_what_was_opened_again_is_left():
    found = of(LOWER, KEPT, OPEN)
    (objective,) = [each for each in found.objectives if each.node.code == "A02"]
    assert (found.done, objective.done, objective.left) == (2, 2, 2)
    assert plain(summary(found, 2024)) == "**2 di 38** target del 2024 decisi: ne restano 36, in 18 obiettivi."


def test_only_what_differs_from_the_plan_is_a_hypothesis_and_it_keeps_its_reason():
    found = of(LOWER, KEPT, OPEN)
    (made,) = found.assumptions
    assert (made.key, made.field, made.value and made.value.text) == (LOWER.key, Field.TARGET, "28.56")
    (saved,) = reasoned([SavedAssumption(made, "32")], found)
    assert (saved.was, saved.reason) == ("32", "come l'anno scorso")


def test_the_answer_under_the_round_is_that_of_the_hypotheses_by_hand():
    question = a_plan_question("riviere")
    answer = question.assuming(of(LOWER).assumptions).answer
    assert answer.effects.measure(LOWER.key).after.score == pytest.approx(100)
    assert not answer.refused


def test_a_whole_round_says_that_it_can_be_concluded():
    question = a_plan_question("riviere")
    every = {}
    for target in planning_round(question, {}).targets:
        key, official = target.result.measure.key, target.result.measure.target
        assert official is not None
        every[key] = replace(LOWER, key=key, choice=Choice(How.CONFIRMED, official.text))
    found = planning_round(question, every)
    assert plain(summary(found, 2024)) == "**Tutti i 38 target del 2024 sono decisi**: il giro si può concludere."
    assert (found.left, found.assumptions) == ((), ())


def test_choices_on_indicators_that_the_plan_has_no_more_are_told_and_do_not_count():
    elsewhere = replace(LOWER, key=LOWER.key._replace(section="individuale", owner="Neri"))
    found = of(chosen("A99", "x", "1"), replace(OPEN, key=OPEN.key._replace(node_code="A98")), elsewhere)
    assert found.done == 0
    assert (
        plain(gone_words(found))
        == "1 scelta è su un indicatore che nel piano non ha più un target, e non conta: A99/x."
    )
    assert gone_words(of()) == ""


def test_what_is_decided_says_its_number_and_where_it_comes_from():
    targets = {each.result.code: each for each in of(LOWER, OPEN).targets}
    assert decided_words(targets["A02_1"], "%") == f"28,56{NBSP}%, come dice la storia"
    assert decided_words(targets["A02_2"], "%") == decided_words(targets["A02_3"], "%") == ""


def test_the_decisions_to_take_away_have_a_row_for_each_target_with_reason_and_author():
    found = of(LOWER, OPEN)
    rows = {row["Codice"]: row for row in decisions(a_plan_question("riviere").view, found)}
    assert len(rows) == len(found.targets)
    decided, open_ = rows["A02_1"], rows["A02_3"]
    assert [plain(decided[each]) for each in ("Target del piano", "Deciso", "Da dove viene", "Motivo", "Chi")] == [
        "≥ 32 %", "≥ 28,56 %", "come dice la storia", "come l'anno scorso", LOWER.author,
    ]  # fmt: skip
    assert decided["Quando"]
    assert [open_[each] for each in ("Deciso", "Da dove viene", "Motivo", "Chi", "Quando")] == [
        "", "da decidere", "", "", "",
    ]  # fmt: skip


@pytest.mark.parametrize(("outcome", "told"), [(Outcome.REJECTED, "respinta"), (Outcome.DEFERRED, "rinviata")])
def test_what_the_giunta_turned_down_is_said_beside_the_number_and_in_the_table(outcome, told):
    choice = chosen("A02", "A02_1", "46.24", How.OTHERS)
    asked = Decision(
        ente="riviere", year=2023, code=target_code(choice.key, "46.24"), about="", question="", outcome=outcome
    )
    minuted = MinutedDecision(decision=asked, author="Neri", saved_at=choice.saved_at, version=1)
    question = a_plan_question("riviere")
    found = planning_round(question, {choice.key: choice}, Answers((minuted,), choice.key.section))
    words = {target.result.code: decided_words(target, "%") for target in found.targets if target.is_decided}
    assert {code: plain(text) for code, text in words.items()} == {
        "A02_1": f"46,24 %, come gli altri enti · {told} in Giunta"
    }
    assert {row["Codice"]: row["In Giunta"] for row in decisions(question.view, found) if row["In Giunta"]} == {
        "A02_1": told
    }


def test_the_scenario_of_a_round_says_of_which_sheet_it_is():
    question = a_plan_question("riviere")
    assert scenario_name(question) == "Giro dei target 2024"
    other = next(s for s in a_plan_question("torino").sheets if s.sheet.section != "strategico")
    found = scenario_name(replace(a_plan_question("torino"), before=other))
    assert found.startswith("Giro dei target 2023 · ")


def test_from_an_objective_that_is_all_decided_one_goes_on_to_the_next_that_is_not():
    objectives = of().objectives
    decided = [chosen(t.key.node_code, t.key.indicator_code, "9") for each in objectives for t in each.targets]

    def following(left: set[int], at: int) -> int | None:
        codes = {objectives[each].node.code for each in left}
        found = of(*(each for each in decided if each.key.node_code not in codes))
        after = found.after(found.objectives[at])
        return found.objectives.index(after) if after else None

    assert following({2, 5}, 0) == 2
    assert following({2, 5}, 3) == 5
    assert following({2, 5}, 7) == 2
    assert following({2, 5}, 5) is None
    assert following(set(), 3) is None


def test_a_target_decided_where_its_values_never_were_says_so_and_that_of_the_plan_does_not():
    def told(value: str) -> str:
        found = of(chosen("A03", "A03_2", value))
        (target,) = [each for each in found.targets if each.is_decided]
        return plain(target_caution(target, a_plan_question("riviere").view.series))

    assert told("-5").startswith("A03_2: \u22125 è sotto zero")
    assert not told("40")
    assert not target_caution(RoundTarget(of().targets[0].result), {})
