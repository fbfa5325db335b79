"""Years with too little known are hollow, in the figure and in the table."""

from __future__ import annotations

from tests.ui.facts.whatif.histories import a_series
from tests.ui.facts.whatif.pasts import A1, A2, SCORED, SERIES, YEARS
from ui.facts.whatif.past import node_past
from ui.figures import theme
from ui.figures.past import past_lines, past_table

GROUND = theme.ground(dark=False)


def test_a_year_of_which_too_little_is_known_is_hollow_and_marked_in_the_table():
    roots = node_past(SCORED, SERIES, YEARS, 2023)
    line = past_lines([(SCORED.root, roots)], GROUND, ("2023", 80.0))["data"][0]

    assert line["marker"]["symbol"] == ["circle-open", "circle-open", "circle"]
    assert line["y"] == [30.0, None, 46.0]
    table = past_table(roots, SCORED.root, ())
    assert list(table["Anno"]) == ["2020 ○", "2021 ○", "2022"]
    assert list(table["Stato"]) == ["◐ Parzialmente raggiunto", "– Senza punteggio", "◐ Parzialmente raggiunto"]


def test_a_chosen_node_has_its_line_its_bars_and_its_columns():
    roots = node_past(SCORED, SERIES, YEARS, 2023)
    nodes = node_past(SCORED, SERIES, YEARS, 2023, SCORED.node("B"))
    data = past_lines([(SCORED.root, roots), (SCORED.node("B"), nodes)], GROUND, ("2023", None))["data"]

    assert [trace["type"] for trace in data] == ["scatter", "scatter", "bar"] * 2
    assert data[3]["y"] == [30.0, None, 10.0]
    assert data[5]["y"] == [100.0, 0.0, 100.0]
    assert data[3]["textposition"][2] == "bottom center"  # 10 stands below 46
    assert past_table(roots, SCORED.node("B"), nodes)["Risultato B"].isna().tolist() == [False, True, False]


def test_a_line_joins_only_neighbouring_years_of_the_same_indicators():
    """2021 knows a1 only, 2022 and 2023 both of A: only the last two are joined."""
    series = {A1.key: a_series(A1, {2021: 60, 2022: 80, 2023: 90}), A2.key: a_series(A2, {2022: 40, 2023: 50})}
    found = node_past(SCORED, series, (2021, 2022, 2023), 2024, SCORED.node("A"))
    _, joined, _ = past_lines([(SCORED.node("A"), found)], GROUND, ("2024", None))["data"]

    assert [past.is_enough for past in found] == [True, True, True]
    assert joined["x"] == [2022, 2023, None]
    assert joined["y"] == [70.0, 80.0, None]
