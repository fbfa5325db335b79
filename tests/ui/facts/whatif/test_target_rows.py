"""The rows of the bench: what can still move most comes first, what can do nothing says why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from data.plan.planning import Outlook
from data.plan.scenarios import assumed, is_canonical, text_of
from scoring.basis import Basis
from scoring.scenario import Field
from tests.data.format.scored import year_of
from tests.scoring.shipped import plan
from ui.facts.assumption_text import measures_of, read
from ui.facts.whatif.question import Hypotheses, what_if_question
from ui.facts.whatif.round_offers import offers
from ui.facts.whatif.target_rows import (
    MOVING,
    STILL,
    TOUCHED,
    assumed_fields,
    chip_rows,
    matching,
    target_rows,
    why_still,
)
from ui.facts.year_view import year_view
from ui.facts.years import next_years_plan

STILL_INTERVAL = "È un intervallo: un numero solo sarebbe un'altra promessa. Si cambia nella Scheda."
INTERVALS = Path(__file__).parents[3] / "data" / "casi" / "tra-10-e-15"


def asked(ente: str, text: str = ""):
    view = year_view(plan(ente), [], Basis())
    question = what_if_question(view, (view.plan.policy.main_section, ""), None)
    found, _ = read(text, measures_of([question.before.sheet]), question.default)
    return replace(question, hypotheses=Hypotheses(found))


@pytest.mark.parametrize("ente", ["torino", "riviere"])
def test_the_rows_are_the_targets_that_count_in_the_order_of_what_they_can_still_move(ente):
    question = asked(ente)
    rows = target_rows(question)

    assert {row.key for row in rows} == {r.measure.key for r in question.targets}
    assert [row.points for row in rows] == sorted((row.points for row in rows), reverse=True)
    assert all(bool(why_still(row, "")) is not row.can_move for row in rows)
    # What can do nothing stands after everything that can.
    assert [row.can_move for row in rows] == sorted((row.can_move for row in rows), reverse=True)


def test_a_target_that_can_change_nothing_says_why():
    told = {row.result.code: why_still(row, "") for row in target_rows(asked("torino"))}

    assert told["kpi12.3_04"].startswith("Senza consuntivo")
    assert told["B3.1_02"] == ""
    said = {row.result.code: why_still(row, "") for row in target_rows(asked("riviere"))}
    assert said["E01_1"].startswith("Il risultato è dichiarato")
    assert said["C01_1"].startswith("Con qualunque target da")


def test_an_interval_is_not_moved_and_says_so_on_its_row_and_to_whoever_types():
    this = year_of(INTERVALS, 2024)
    question = what_if_question(year_view(this.plan, [], Basis()), ("piano", ""), None)
    rows = target_rows(question)

    assert [(row.can_move, row.points) for row in rows] == [(False, 0.0)] * 5
    assert {why_still(row, "gg") for row in rows} == {STILL_INTERVAL}
    asked_for, _ = read("O1/i9.target=12;O1/i9.consuntivo=11", measures_of([question.before.sheet]), question.default)
    assert question.complaint(question.assuming(asked_for)).startswith("i9: il target è un intervallo (tra 10 e 15)")
    # Nothing is changed by the number that was refused; the actual is, from half way to inside.
    after = question.assuming(asked_for).answer.after
    assert [m.score for m in after.measures][:2] == [100, 100]
    assert after.measures[0].measure.target == question.before.measures[0].measure.target


def test_an_interval_is_confirmed_in_the_round_and_no_number_is_offered_for_it():
    this = year_of(INTERVALS, 2024)
    view = year_view(this.plan, [], Basis())
    question = what_if_question(view, ("piano", ""), next_years_plan(view, Outlook.LAST))
    (result, *_) = question.targets
    confirm, *others = offers(question, result, ())

    assert confirm.value is not None
    assert (text_of(confirm.value), assumed(text_of(confirm.value))) == ("10..15", result.measure.target)
    assert is_canonical("10..15")
    assert not any(is_canonical(text) for text in ("10..", "..15", "10...15", "10..15..20", "a..b"))
    assert [offer.value for offer in others] == [None, None]


def test_every_row_is_either_among_those_that_count_or_among_those_without_effect():
    question = asked("riviere", "A02/A02_1.target=28;A02/A02_1.soglia=20")
    rows = target_rows(question)
    chips = chip_rows(question, rows)

    assert len(chips[MOVING]) + len(chips[STILL]) == len(rows)
    assert [row.result.code for row in chips[TOUCHED]] == ["A02_1"]
    assert assumed_fields(question, chips[TOUCHED][0].key) == [Field.TARGET, Field.SOGLIA]


def test_every_word_must_be_in_code_or_name():
    rows = target_rows(asked("torino"))

    assert [row.result.code for row in matching(rows, "INCASSO dirittò", frozenset())] == ["B3.1_02"]
    assert [row.result.code for row in matching(rows, "b3.1_02", frozenset({"OS01.1.1"}))] == ["B3.1_02"]
    assert matching(rows, "b3.1_02", frozenset({"OS12.3"})) == []
