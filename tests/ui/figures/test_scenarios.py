"""Scenarios beside the official tree: their results, their numbers, how many objectives in each state."""

from __future__ import annotations

import pandas as pd
import pytest

from scoring.summary import parts
from tests.ui.facts.whatif.columns import FIRST, HIGH, LOW, QUESTION, TORINO, column
from tests.ui.facts.whatif.samples import CHANGES
from ui.facts.format import change
from ui.facts.whatif.scenarios import DIFFERENCE, OFFICIAL
from ui.figures.scenarios import counts_table, distribution, nodes_table, numbers_table
from ui.figures.theme import DARK, LIGHT


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_root_and_its_parts_have_their_score_and_state_in_every_column():
    found = nodes_table([FIRST, HIGH])
    assert list(found.columns) == ["Obiettivo", OFFICIAL, "Alto", DIFFERENCE]
    assert len(found) == 1 + len(parts(TORINO))
    for name, scenario in ((OFFICIAL, FIRST), ("Alto", HIGH)):
        root = scenario.scored.root
        assert plain(found[name][0]) == f"{root.band.symbol} {root.score:.2f} %".replace(".", ",")  # type: ignore[union-attr]
    assert found[OFFICIAL][0] != found["Alto"][0]


def test_what_differs_comes_first_with_its_difference_as_it_is_shown():
    found = nodes_table([FIRST, HIGH])
    moved = [cells[1] != cells[2] for cells in found.itertuples(index=False)]
    assert moved[0]
    assert moved[1:] == sorted(moved[1:], reverse=True)
    assert found[DIFFERENCE][0] == change(FIRST.scored.root, HIGH.scored.root)


def test_every_number_that_some_scenario_assumes_has_its_row():
    found = numbers_table(QUESTION, [FIRST, HIGH, LOW]).set_index(["Indicatore", "Che cosa"])
    assert len(found) == 1 + len(CHANGES[1:])
    (row,) = [r for (name, what), r in found.iterrows() if name.startswith("B3.1_02 ") and what == "target"]
    assert [plain(row[name]) for name in (OFFICIAL, "Alto")] == ["75,00 %", "72,5 %"]
    assert pd.isna(row["Basso"])


def test_days_and_weights_are_told_as_such():
    found = numbers_table(QUESTION, [FIRST, LOW])
    told = {(row["Indicatore"].split()[0], row["Che cosa"]): plain(row["Basso"]) for _, row in found.iterrows()}
    assert told["kpi3.1.1_03", "target"] == "31/01/2022"
    assert told["EC07", "peso"] == "10 %"


def test_without_hypotheses_there_is_no_number():
    assert numbers_table(QUESTION, [FIRST]).empty


@pytest.mark.parametrize("name", ["Obiettivo", "Indicatore", "Che cosa", OFFICIAL, f"{OFFICIAL} (2)", "Alto"])
def test_a_scenario_may_be_called_as_it_pleases_and_no_column_is_lost(name):
    columns = [FIRST, HIGH, column(name, *CHANGES), column(name)]
    nodes, numbers = nodes_table(columns), numbers_table(QUESTION, columns)
    assert len(nodes.columns) == 1 + 4 + 1
    assert len(numbers.columns) == 3 + 3
    assert nodes["Obiettivo"][1].startswith("OS")
    assert set(numbers["Che cosa"]) <= {"target", "soglia", "peso", "consuntivo"}
    assert len(set(distribution(columns, LIGHT)["data"][0]["y"])) == 4


def test_two_long_names_that_begin_alike_have_a_row_each():
    long = "Target più alti per tutti gli obiettivi della città, "
    found = distribution([FIRST, column(long + "A"), column(long + "B")], LIGHT)
    assert len(set(found["data"][0]["y"])) == 3


def test_the_figure_counts_every_objective_once_in_each_scenario():
    found = distribution([FIRST, HIGH, LOW], DARK)
    assert [sum(bar["x"][row] for bar in found["data"]) for row in range(3)] == [len(parts(TORINO))] * 3
    assert [bar["name"][0] for bar in found["data"]] == ["✓", "◐", "✕", "–"]
    table = counts_table([FIRST, HIGH, LOW]).set_index("Scenario")
    assert [list(table[bar["name"]]) for bar in found["data"]] == [list(bar["x"]) for bar in found["data"]]
    # A scenario may be called "2023".
    assert found["layout"]["yaxis"]["type"] == "category"


def test_a_hostile_name_is_only_letters():
    found = distribution([FIRST, column("<b onload=x>")], LIGHT)
    assert "<b onload" not in str(found["data"])
