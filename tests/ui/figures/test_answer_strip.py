"""The strip says result and ambition, and no text of the data is markup in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from scoring.basis import Basis
from tests.data.format.scored import year_of
from tests.scoring.shipped import plan
from tests.ui.facts.whatif.test_target_rows import asked
from ui.facts.assumption_text import measures_of, read
from ui.facts.whatif.headline import headline
from ui.facts.whatif.question import Hypotheses, what_if_question
from ui.facts.year_view import year_view
from ui.figures import theme
from ui.figures.answer_strip import HEIGHT, strip

COMPOSED = Path(__file__).parents[2] / "data" / "casi" / "metodo-composto"
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


def composed(text=""):
    view = year_view(year_of(COMPOSED, 2024).plan, [], Basis())
    question = what_if_question(view, ("piano", ""), None)
    found, _ = read(text, measures_of([question.before.sheet]), question.default)
    return replace(question, hypotheses=Hypotheses(found))


def test_the_judgements_beside_the_result_move_with_it_and_a_method_without_any_has_no_line():
    # In time, P2 is worth 100: O1 is (80 + 100) / 2, the result (90 + 95) / 2 = 92.5, beyond the 90 that is worth 100.
    made = strip(headline(composed("P2/d2.consuntivo=30/06/2024")), GROUND).replace("\u00a0", " ")
    still = strip(headline(composed()), GROUND).replace("\u00a0", " ")

    assert ">Quota di premio: 80 % → 100 % · Puntualità: 50 % → 100 %</small>" in made
    assert ">Quota di premio: 80 % · Puntualità: 50 %</small>" in still
    assert "tg-giudizi" not in strip(headline(asked("torino")), GROUND)


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
