"""Bars and tables of the chances say what was drawn, and hide nothing that was not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.chance import NodeChance, simulate
from tests.ui.facts.whatif.draws import A1, CHANCES, EXPECTED, POLICY, SCORED, SHEET
from tests.ui.facts.whatif.histories import a_series
from ui.facts.whatif.reach import held, reach
from ui.figures import theme
from ui.figures.chances import chances_table, indicators_table, state_bars

GROUND = theme.ground(dark=False)


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


def test_too_little_weight_with_a_history_is_said_in_few_letters():
    chances = simulate(SHEET, POLICY, {A1: EXPECTED[A1]}, draws=100, seed=1)

    table = chances_table(chances, [SCORED.root], POLICY.bands)
    assert list(table["Perché non si dice"]) == ["meno del 50 % ha una storia"]


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
