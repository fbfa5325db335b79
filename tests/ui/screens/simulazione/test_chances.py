"""Bars and tables of the chances say what was drawn, and hide nothing that was not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.bounds import PERCENT
from scoring.chance import NodeChance, simulate
from scoring.forecast import Forecast
from scoring.scored import score_sheet
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet
from tests.ui.facts.whatif.histories import a_series
from ui.facts.whatif.reach import held, reach
from ui.figures import theme
from ui.screens.simulazione.chances import chances_table, indicators_table, seed_of, state_bars, why_withheld

GROUND = theme.ground(dark=False)
POLICY = a_policy(mean_of=("obiettivo",))
SHEET = a_sheet(
    a_node("A"),
    a_node("B"),
    a_node("C"),
    a_measure("a1", "A", actual=96),
    a_measure("b1", "B", actual=50),
    a_measure("c1", "C", actual=50),
)
A1, B1, C1 = (measure.key for measure in SHEET.measures)
SCORED = score_sheet(SHEET, POLICY)
EXPECTED = {
    A1: Forecast(2023, 95.0, 91.7, 98.3, 2.0, 3, PERCENT),
    B1: Forecast(2023, 50.0, 50.0, 50.0, 0.0, 3),
}
CHANCES = simulate(SHEET, POLICY, EXPECTED, draws=2000, seed=4)


def test_every_bar_is_the_share_of_the_draws_and_every_row_makes_100():
    told = [SCORED.node(""), SCORED.node("A"), SCORED.node("B")]
    figure = state_bars(CHANCES, told, POLICY.bands, GROUND)
    bars = {bar["name"]: bar["x"] for bar in figure["data"]}

    assert list(bars) == ["✓ Raggiunto", "◐ Parzialmente raggiunto", "✕ Non raggiunto"]
    assert bars["✓ Raggiunto"][1] == pytest.approx(100 * CHANCES.node("A").probabilities[2])
    assert 45 < bars["✓ Raggiunto"][1] < 55  # the centre is the limit of the word
    assert bars["◐ Parzialmente raggiunto"][2] == 100  # 50, which cannot move
    assert [sum(row) for row in zip(*bars.values(), strict=True)] == pytest.approx([100, 100, 100])


def test_what_is_withheld_is_in_the_table_with_its_reason():
    rows = [SCORED.root, *(SCORED.node(code) for code in "ABC")]
    table = chances_table(CHANCES, rows, POLICY.bands).set_index("Obiettivo")

    assert table.loc["C C", "Perché non si dice"] == "nessun indicatore ha una storia"
    assert table.loc["C C"].isna().sum() == 5  # three states, the interval, the middle
    assert [cell.replace("\u00a0", " ") for cell in table["Peso con storia"]] == ["67 %", "100 %", "100 %", "0 %"]
    assert table.loc["B B", "8 volte su 10"] == "50,0 – 50,0"
    assert table.loc["A A", "Perché non si dice"] == ""


def test_too_little_weight_with_a_history_says_how_much_there_is():
    chances = simulate(SHEET, POLICY, {A1: EXPECTED[A1]}, draws=100, seed=1)
    root = chances.node("")

    assert "33 %; ne serve almeno il 50 %" in why_withheld(root, 2023).replace("\u00a0", " ")
    table = chances_table(chances, [SCORED.root], POLICY.bands)
    assert list(table["Perché non si dice"]) == ["meno del 50 % ha una storia"]


def test_without_any_history_it_says_what_is_needed():
    chances = simulate(SHEET, POLICY, {}, draws=10, seed=1)

    assert "servono almeno tre valori annuali prima del 2022" in why_withheld(chances.node(""), 2022)


def test_draws_without_a_score_are_a_part_of_the_row():
    chance = NodeChance("", (0.0, 0.5, 0.25), 0.25, 10.0, 50.0, 90.0, 1.0, None)
    chances = replace(CHANCES, nodes=(chance,))
    figure = state_bars(chances, [SCORED.root], POLICY.bands, GROUND)
    bars = {bar["name"]: bar["x"] for bar in figure["data"]}
    table = chances_table(chances, [SCORED.root], POLICY.bands)

    assert bars["– Senza punteggio"] == [25.0]
    assert table.loc[0, "– Senza punteggio"].replace("\u00a0", " ") == "25 %"
    assert "– Senza punteggio" not in chances_table(CHANCES, [SCORED.root], POLICY.bands).columns


def test_indicators_are_drawn_first_and_those_that_stand_still_say_why():
    moving = reach(SCORED.measures[0], a_series(SHEET.measures[0], {2020: 94, 2021: 96, 2022: 95}), 2023)
    still = held(SCORED.measures[2], "nessun valore prima del 2023")
    chances = simulate(SHEET, POLICY, {A1: moving.expected}, draws=10, seed=1)
    table = indicators_table(chances, (held(SCORED.measures[1], "una scadenza"), still, moving), lambda _: "%")

    assert list(table["Codice"]) == ["a1", "b1", "c1"]
    assert list(table["Nelle estrazioni"]) == ["estratto", "fermo", "fermo"]
    assert table.loc[0, "Al centro, o fermo a"].replace("\u00a0", " ") == "95 %"
    assert [why.replace("\u00a0", " ") for why in table["Perché"]] == [
        "2 cambiamenti annuali",
        "una scadenza",
        "nessun valore prima del 2023",
    ]


@pytest.mark.parametrize(
    ("text", "seed"), [("7", 7), (" 12 ", 12), ("", 1), ("0", 0), ("1,5", 1), ("-3", 1), ("pippo", 1)]
)
def test_a_seed_is_a_whole_number_or_the_usual_one_with_a_word_of_why(text, seed):
    found, problem = seed_of(text)

    assert found == seed
    assert bool(problem) == (text in {"1,5", "-3", "pippo"})
