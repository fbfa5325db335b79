"""The question: what counts is counted once, and what cannot be made is refused before it takes a good one's place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.basis import Basis
from scoring.model import Quantity
from scoring.scenario import Assumption, Field
from tests.scoring.shipped import plan
from ui.facts.whatif.question import Hypotheses, what_if_question
from ui.facts.whatif.targets import judged_targets
from ui.facts.year_view import year_view


def asked(ente: str):
    view = year_view(plan(ente), [], Basis())
    return what_if_question(view, (view.plan.policy.main_section, ""), None)


@pytest.mark.parametrize("ente", ["torino", "riviere"])
def test_every_view_counts_the_same_targets(ente):
    question = asked(ente)

    assert [t.result.measure.key for t in judged_targets(question, ())] == [r.measure.key for r in question.targets]


def test_an_impossible_number_is_complained_of_and_a_good_one_is_not():
    question = asked("torino")
    key = next(m.measure.key for m in question.before.measures if m.code == "B3.1_02")
    good = Assumption(key, Field.TARGET, Quantity(72.5, 0.0, "72.5"))
    bad = Assumption(key, Field.TARGET, Quantity(1.0, 0.0, "1"))

    assert question.complaint(question.assuming((good,))) == ""
    assert "la soglia non starebbe più sotto il target" in question.complaint(question.assuming((bad,)))
    # What was wrong already is no reason to refuse the next number.
    wrong = replace(question, hypotheses=Hypotheses((bad,)))
    assert wrong.complaint(wrong.assuming((bad, replace(good, field=Field.ACTUAL)))) == ""
