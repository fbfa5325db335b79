"""The rows of the bench: what can still move most comes first, what can do nothing says why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.basis import Basis
from scoring.scenario import Field
from tests.scoring.shipped import plan
from ui.facts.assumption_text import measures_of, read
from ui.facts.whatif.question import Hypotheses, what_if_question
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
