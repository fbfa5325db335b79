"""Today's promises on the values of earlier years: what is known, what is hollow, what is left out."""

from __future__ import annotations

import pytest

from scoring.scored import score_sheet
from tests.scoring.samples import a_measure, a_node, a_policy, a_sheet
from tests.ui.facts.whatif.histories import a_series
from ui.facts.whatif.past import node_past, past_years
from ui.facts.whatif.which_node import node_names, only_below
from ui.figures import theme
from ui.figures.past import past_lines, past_table

GROUND = theme.ground(dark=False)
POLICY = a_policy(mean_of=("obiettivo",))
SHEET = a_sheet(
    a_node("A", weight=60.0),
    a_node("B", weight=40.0),
    a_measure("a1", "A", weight=75.0, actual=100),
    a_measure("a2", "A", weight=25.0, actual=100),
    a_measure("b1", "B", actual=50),
)
SCORED = score_sheet(SHEET, POLICY)
A1, A2, B1 = SHEET.measures
SERIES = {
    A1.key: a_series(A1, {2022: 80, 2023: 100}),
    A2.key: a_series(A2, {2022: 40}),
    B1.key: a_series(B1, {2020: 30, 2022: 10}),
}
YEARS = past_years(SCORED, SERIES, 2023)


def test_the_years_are_those_before_the_plan_and_none_is_skipped():
    assert YEARS == (2020, 2021, 2022)
    assert past_years(SCORED, {}, 2023) == ()


def test_the_root_is_the_mean_of_what_is_known_and_the_share_says_how_much_that_is():
    """2022: A = 0.75 x 80 + 0.25 x 40 = 70, B = 10, 0.6 x 70 + 0.4 x 10 = 46. 2020: only B, 40 % of the weight."""
    found = node_past(SCORED, SERIES, YEARS, 2023)

    assert [past.score for past in found] == [30.0, None, 46.0]
    assert [past.share for past in found] == pytest.approx([0.4, 0.0, 1.0])
    assert [past.is_enough for past in found] == [False, False, True]


def test_a_node_has_its_own_share():
    """Without a2, three quarters of A are known."""
    partial = SERIES | {A2.key: a_series(A2, {2019: 1})}
    found = node_past(SCORED, partial, YEARS, 2023, SCORED.node("A"))

    assert [past.score for past in found] == [None, None, 80.0]
    assert [past.share for past in found] == pytest.approx([0.0, 0.0, 0.75])


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

    assert [trace["type"] for trace in data] == ["scatter", "bar", "scatter", "bar"]
    assert data[2]["y"] == [30.0, None, 10.0]
    assert data[3]["y"] == [100.0, 0.0, 100.0]
    assert data[2]["textposition"][2] == "bottom center"  # 10 stands below 46
    assert past_table(roots, SCORED.node("B"), nodes)["Risultato B"].isna().tolist() == [False, True, False]


def test_what_hangs_from_a_node_comes_with_the_way_up_to_the_root():
    sheet = a_sheet(a_node("A"), a_node("A.1", "A"), a_node("A.2", "A"), a_measure("k", "A.1"), a_measure("l", "A.2"))
    found = only_below(sheet, "A.1")

    assert [node.code for node in found.nodes] == ["", "A", "A.1"]
    assert [measure.name for measure in found.measures] == ["k"]
    assert only_below(sheet, "A").measures == sheet.measures
    assert only_below(sheet, "") == sheet


def test_every_node_may_be_chosen_the_root_first():
    assert node_names(SCORED) == {"": "Risultato", "A": "A · A", "B": "B · B"}
