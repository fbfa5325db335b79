"""Proposals in words: from the number of their own plan, whatever is looked at, with what the Giunta said."""

from __future__ import annotations

from datetime import datetime

import pytest

from data.plan.minutes import Decision, MinutedDecision, Outcome
from data.plan.outcomes import ProposedNumber, target_code
from data.plan.scenarios import Act, Proposal, SavedAssumption, SavedScenario, ScenarioKind, assumed
from scoring.basis import Basis
from scoring.model import MeasureKey
from scoring.scenario import Assumption, Field
from tests.scoring.shipped import plan
from tests.ui.facts.plan_years import PlanYears
from tests.ui.facts.whatif.rounds import a_plan_question
from ui.facts.whatif.revisions import answers_of, left_out_words, own_question, revisions_of, state_words

WHEN = datetime(2024, 11, 27, 10)  # noqa: DTZ001 - the files keep UTC without a zone
A01_1, A02_1 = (MeasureKey("strategico", "", node, f"{node}_1") for node in ("A01", "A02"))
GONE = MeasureKey("strategico", "", "A01", "tolto")


def proposal(
    kind: ScenarioKind, *numbers: tuple[MeasureKey, Field, str], acts: tuple[MeasureKey, ...] = ()
) -> Proposal:
    scenario = SavedScenario(
        **dict.fromkeys(("id", "name", "author", "reason", "fingerprint"), "x"),
        ente="riviere",
        year=2023,
        kind=kind,
        outlook=None,
        basis=Basis(),
        version=1,
        saved_at=WHEN,
        assumptions=tuple(SavedAssumption(Assumption(key, field, assumed(text))) for key, field, text in numbers),
    )
    return Proposal("p", scenario, WHEN, "Neri", "", dict.fromkeys(acts, Act("Giunta", "1", WHEN.date(), "Neri", WHEN)))


def revisions(of: Proposal, *minuted: tuple[str, Outcome]):
    years = PlanYears([plan("riviere")])
    view = years.view(2023, Basis())
    assert view is not None
    decided = (Decision(ente="riviere", year=2023, code=c, about="", question="", outcome=o) for c, o in minuted)
    minutes = [MinutedDecision(decision=each, author="Neri", saved_at=WHEN, version=1) for each in decided]
    return revisions_of(own_question(years, view, of.scenario), of, answers_of(view, minutes))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(("kind", "was"), [(ScenarioKind.PLAN, "0,23"), (ScenarioKind.YEAR, "0,21")])
def test_a_number_is_told_from_that_of_the_year_of_its_own_scenario(kind, was):
    (found,) = revisions(proposal(kind, (A01_1, Field.TARGET, "0.12"), (A01_1, Field.ACTUAL, "9")))
    assert plain(found.told) == f"target {was} → 0,12"


def test_an_indicator_that_the_plan_has_no_more_says_so():
    (found,) = revisions(proposal(ScenarioKind.PLAN, (GONE, Field.TARGET, "1")))
    assert found.told == "target non più nel piano → 1"


@pytest.mark.parametrize(
    ("first", "second", "acts", "told"),
    [
        (Outcome.OPEN, Outcome.OPEN, (), "2 revisioni aspettano l'atto"),
        (Outcome.APPROVED, Outcome.OPEN, (), "2 revisioni aspettano l'atto"),
        (Outcome.REJECTED, Outcome.OPEN, (), "1 revisione aspetta l'atto, 1 respinta"),
        (Outcome.REJECTED, Outcome.DEFERRED, (), "1 respinta, 1 rinviata"),
        (Outcome.OPEN, Outcome.OPEN, (A01_1, A02_1), "tutte con l'atto"),
    ],
)
def test_a_proposal_says_what_waits_and_what_was_turned_down(first, second, acts, told):
    of = proposal(ScenarioKind.PLAN, (A01_1, Field.TARGET, "0.12"), (A02_1, Field.TARGET, "46.24"), acts=acts)
    found = revisions(of, (target_code(A01_1, "0.12"), first), (target_code(A02_1, "46.24"), second))
    assert plain(state_words(found)) == told


def test_numbers_of_one_indicator_that_were_answered_apart_are_told_apart():
    of = proposal(ScenarioKind.PLAN, (A01_1, Field.TARGET, "0.12"), (A01_1, Field.WEIGHT, "3"))
    (found,) = revisions(of, (target_code(A01_1, "0.12"), Outcome.REJECTED))
    assert found.outcomes == ((Outcome.REJECTED, "target"), (Outcome.OPEN, "peso"))
    assert found.waits


def test_what_stays_out_of_the_plan_is_named_with_its_number_and_why():
    number = Assumption(A02_1, Field.TARGET, assumed("46.24"))
    question = a_plan_question("riviere")
    assert plain(left_out_words(question, [ProposedNumber(number, Outcome.REJECTED)])) == (
        "Resta fuori 1 numero non approvato dalla Giunta, e vale quello di prima: A02_1, target 46,24 % (respinta)."
    )
    assert left_out_words(question, ()) == ""
