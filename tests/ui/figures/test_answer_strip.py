"""The strip says result and ambition, and no text of the data is markup in it."""

from __future__ import annotations

from dataclasses import replace

from scoring.basis import Basis
from tests.scoring.shipped import plan
from tests.ui.facts.whatif.test_target_rows import asked
from ui.facts.whatif.headline import headline
from ui.facts.whatif.question import what_if_question
from ui.facts.year_view import year_view
from ui.figures import theme
from ui.figures.answer_strip import HEIGHT, strip

GROUND = theme.ground(dark=False)


def test_the_strip_has_the_result_before_and_after_what_is_missing_and_the_pair():
    made = strip(headline(asked("torino", "OS01.1.1/B3.1_02.target=72,5")), GROUND).replace("\u00a0", " ")

    assert f"height:{HEIGHT}px" in made
    assert "90,90 % → <strong>91,19 %</strong>" in made
    for words in (
        "mancano 3,81 a ✓ Raggiunto",
        "Risultato ↑ +0,29",
        "Ambizione ↓ 1 target abbassato",
        "Ipotesi: 1 numero",
    ):
        assert words in made
    assert "left:95.00%" in made


def test_without_hypotheses_nothing_is_marked():
    made = strip(headline(asked("torino")), GROUND)

    assert "→" not in made
    assert "tg-ipotesi" not in made


def test_a_title_of_the_data_is_only_letters():
    view = year_view(plan("torino"), [], Basis())
    question = what_if_question(view, (view.plan.policy.main_section, ""), None)
    nodes = (replace(question.before.sheet.nodes[0], title="<img src=x>"), *question.before.sheet.nodes[1:])
    results = (replace(question.before.nodes[0], node=nodes[0]), *question.before.nodes[1:])
    hostile = replace(question.before, sheet=replace(question.before.sheet, nodes=nodes), nodes=results)

    assert "<img" not in strip(headline(replace(question, before=hostile)), GROUND)
