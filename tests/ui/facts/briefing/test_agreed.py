"""What a round agreed: on the slide of the what-if, below the decisions and in the minutes it is the same pair."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from data.plan.minutes import MinutedDecision, Outcome
from data.plan.rounds import How
from tests.scoring.shipped import plan
from tests.ui.facts.briefing.numbers import plain
from tests.ui.facts.briefing.test_build import kept
from tests.ui.facts.briefing.years import shipped
from tests.ui.facts.plan_years import PlanYears
from tests.ui.facts.whatif.rounds import a_plan_question, chosen
from ui.facts.briefing import decisions, whatif
from ui.facts.briefing.agreed import agreed_assumptions, pair_of_round, with_agreed
from ui.facts.briefing.build import with_scenario
from ui.facts.briefing.verbale import verbale
from ui.facts.whatif.answer import what_if
from ui.facts.whatif.pair import pair_words

if TYPE_CHECKING:
    from data.plan.minutes import Decision
    from data.plan.rounds import SavedChoice
    from ui.facts.briefing.sources import Sources

RAISED, LOWERED = chosen("A02", "A02_1", "46.24"), chosen("A02", "A02_2", "7.5")
KEPT, GONE = chosen("A04", "A04_2", "130.490", How.CONFIRMED), chosen("A99", "x", "1")
WHEN = datetime(2026, 3, 1, 10, tzinfo=UTC).replace(tzinfo=None)


def agreed(*choices: SavedChoice) -> Sources:
    return replace(shipped("riviere"), agreed=choices)


def answered(sources: Sources, **outcomes: Outcome) -> Sources:
    """The facts with an answer of the Giunta on some of their targets, by indicator."""
    asked = {each.results[0].code: each for each in decisions.decisions(sources) if each.results}
    made = [_minuted(decisions.recorded(sources, asked[c], o)) for c, o in outcomes.items()]
    return replace(sources, minutes=made)


def _minuted(decision: Decision) -> MinutedDecision:
    return MinutedDecision(decision=decision, author="Rossi", saved_at=WHEN, version=1)


def test_only_the_targets_that_differ_from_the_plan_and_are_still_in_it_are_hypotheses() -> None:
    found = agreed_assumptions(shipped("riviere").plan, (KEPT, LOWERED, GONE, RAISED))
    assert [(each.key.indicator_code, each.value and each.value.text) for each in found] == [
        ("A02_1", "46.24"),
        ("A02_2", "7.5"),
    ]


def test_below_the_decisions_and_in_the_minutes_stands_what_the_round_does_and_what_it_asks() -> None:
    sources = agreed(RAISED, LOWERED)
    answer = what_if(sources.plan, agreed_assumptions(sources.plan, sources.agreed))
    told = f"Con i target del giro: {pair_words(answer, sources.view.series, 2024)}."
    table = decisions.slide(sources).table
    assert table is not None
    assert table.note == told
    assert "1 target abbassato, 1 alzato" in plain(told)
    assert verbale(sources).summary.endswith(told)


@pytest.mark.parametrize("outcome", [Outcome.REJECTED, Outcome.DEFERRED])
def test_what_the_giunta_turns_down_is_left_out_of_the_pair(outcome: Outcome) -> None:
    whole, one = agreed(RAISED, LOWERED), agreed(RAISED)
    told, alone = pair_of_round(answered(whole, A02_2=outcome)), pair_of_round(one)
    assert told.partition(": ")[0] == "Con i target del giro non rinviati né respinti"
    assert told.partition(": ")[2] == alone.partition(": ")[2]
    assert pair_of_round(answered(whole, A02_1=Outcome.APPROVED)) == pair_of_round(whole)


def test_without_a_round_or_with_one_that_changes_nothing_there_is_no_pair() -> None:
    assert pair_of_round(shipped("riviere")) == pair_of_round(agreed(KEPT)) == ""


def with_the_round(sources: Sources, chosen_scenario: str = "") -> Sources:
    slides = [kept("ipotesi", subject=chosen_scenario)] if chosen_scenario else []
    return with_scenario(PlanYears([plan("riviere")]), sources, slides, ())


def test_the_slide_of_the_hypothesis_is_the_round_that_the_decisions_are_about() -> None:
    sources = with_the_round(agreed(RAISED, LOWERED))
    slide = whatif.slide(sources)
    assert plain(slide.headline).startswith("2024, con «Giro dei target 2024»: da ")
    assert slide.table is not None
    assert [row[0].split("\u2003")[1] for row in slide.table.rows] == ["A02_1", "A02_2"]
    assert slide.sentences[0] == pair_of_round(sources).partition(": ")[2].removesuffix(".")
    assert {each.ask for each in decisions.decisions(sources)} == {decisions.Ask.FIX}  # it is not asked twice


@pytest.mark.parametrize("outcome", [Outcome.DEFERRED, Outcome.REJECTED])
def test_what_the_giunta_turns_down_is_no_hypothesis_of_the_slide_any_more_and_is_said(outcome: Outcome) -> None:
    sources = answered(agreed(RAISED, LOWERED), A02_2=outcome)
    slide, alone = whatif.slide(with_the_round(sources)), whatif.slide(with_the_round(agreed(RAISED)))
    assert (slide.headline, slide.table, slide.highlights) == (alone.headline, alone.table, alone.highlights)
    told = "Rinviati o respinti dalla Giunta, e fuori dal conto: A02_2."
    assert [text for text in slide.sentences if text.startswith(told)]
    assert slide.sentences[0] == pair_of_round(sources).partition(": ")[2].removesuffix(".")
    # What was approved stays, and nothing is said of it.
    approved = whatif.slide(with_the_round(answered(agreed(RAISED, LOWERED), A02_2=Outcome.APPROVED)))
    assert approved.table == whatif.slide(with_the_round(agreed(RAISED, LOWERED))).table
    assert not [text for text in approved.sentences if "Giunta" in text]


def test_where_all_of_a_round_is_turned_down_the_plan_is_shown_and_that_is_said() -> None:
    slide = whatif.slide(with_the_round(answered(agreed(RAISED), A02_1=Outcome.REJECTED)))
    assert slide.headline == whatif.slide(with_the_round(agreed())).headline
    assert any("fuori dal conto: A02_1." in text for text in slide.sentences)


def test_where_the_chosen_scenario_is_gone_the_round_is_shown_and_that_is_said() -> None:
    (told,) = [
        plain(text)
        for text in whatif.slide(with_the_round(agreed(RAISED), "perduto")).sentences
        if text.startswith("Lo scenario")
    ]
    assert told.startswith("Lo scenario scelto non c'è più: si mostra il giro dei target. Piano 2024: ")


def test_without_anything_agreed_the_plan_is_shown() -> None:
    kept_, plain_ = whatif.slide(with_the_round(agreed(KEPT))), whatif.slide(with_the_round(agreed()))
    assert (kept_.headline, kept_.table) == (plain_.headline, plain_.table)
    assert plain(kept_.headline).startswith("Se il 2024 va come il 2023: ")


def test_a_question_on_the_year_itself_stays_as_it_is() -> None:
    question = a_plan_question("riviere")
    assert with_agreed(replace(question, planned=None), (RAISED,)).hypotheses.assumptions == ()
    assert len(with_agreed(question, (RAISED,)).hypotheses.saved) == 1
