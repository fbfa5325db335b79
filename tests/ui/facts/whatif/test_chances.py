"""What was drawn and what is withheld, in words."""

from __future__ import annotations

import pytest

from scoring.chance import simulate
from tests.ui.facts.whatif.draws import A1, EXPECTED, POLICY, SHEET
from ui.facts.whatif.chances import seed_of, why_withheld


def test_too_little_weight_with_a_history_says_how_much_there_is():
    chances = simulate(SHEET, POLICY, {A1: EXPECTED[A1]}, draws=100, seed=1)

    assert "33 %; ne serve almeno il 50 %" in why_withheld(chances.node(""), 2023).replace("\u00a0", " ")


def test_without_any_history_it_says_what_is_needed():
    chances = simulate(SHEET, POLICY, {}, draws=10, seed=1)

    assert "servono almeno tre valori annuali prima del 2022" in why_withheld(chances.node(""), 2022)


@pytest.mark.parametrize(
    ("text", "seed"), [("7", 7), (" 12 ", 12), ("", 1), ("0", 0), ("1,5", 1), ("-3", 1), ("pippo", 1)]
)
def test_a_seed_is_a_whole_number_or_the_usual_one_with_a_word_of_why(text, seed):
    found, problem = seed_of(text)

    assert found == seed
    assert bool(problem) == (text in {"1,5", "-3", "pippo"})
