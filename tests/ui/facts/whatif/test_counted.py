"""Which targets count: those that have a part in the score, the same for every view and slide."""

from __future__ import annotations

import pytest

from scoring.model import MeasureState
from scoring.scored import score_sheet
from tests.scoring.samples import a_measure, a_policy, a_sheet
from tests.ui.facts.whatif.rounds import a_plan_question
from ui.facts.whatif.counted import counted_targets, counted_words, printed_targets
from ui.facts.whatif.planning_round import planning_round
from ui.facts.whatif.target_rows import target_rows


@pytest.mark.parametrize(
    ("other", "codes"),
    [
        ({}, ["k", "x"]),
        ({"target": None}, ["k"]),
        ({"left_out": "per scelta"}, ["k"]),
        ({"state": MeasureState.NOT_MEASURABLE}, ["k"]),
        ({"weight": 0.0}, ["k"]),
    ],
)
def test_a_target_counts_where_its_indicator_is_measured_and_weighs(other, codes):
    sheet = a_sheet(a_measure("k", actual=1, weight=50.0), a_measure("x", **({"actual": 1, "weight": 50.0} | other)))
    scored = score_sheet(sheet, a_policy())
    assert [each.code for each in counted_targets(scored)] == codes
    told = counted_words(scored).replace("\u00a0", " ")
    assert told.startswith(f"{len(codes)} target di 2 indicatori")
    assert ("1 è fuori dal punteggio" in told) == (len(codes) == 1)


@pytest.mark.parametrize("ente", ["riviere", "torino"])
def test_the_round_the_bench_and_the_count_of_the_plan_have_the_same_targets(ente):
    question = a_plan_question(ente)
    assert question.planned is not None
    printed, whole = printed_targets(question.before, question.planned)
    assert whole == len(planning_round(question, {}).targets) == len(target_rows(question))
    assert 0 <= printed <= whole
