"""The units as tables and as a matrix."""

from __future__ import annotations

from scoring.basis import Basis
from tests.scoring.shipped import plan
from ui.facts.units import matrix, units
from ui.facts.year_view import year_view
from ui.figures import theme
from ui.figures import units as figures

VIEW = year_view(plan("riviere"), (), Basis())
FOUND = units(VIEW)


def test_the_matrix_has_a_square_for_each_objective_of_each_unit_with_the_symbol_of_its_state() -> None:
    shown = matrix(FOUND.results)
    figure = figures.matrix(shown, ground=theme.LIGHT)
    (trace,) = figure["data"]
    owned = [(unit, each) for unit in shown.units for each in unit.objectives]
    assert len(trace["x"]) == len(trace["text"]) == len(owned)
    assert set(trace["text"]) == {"✓", "◐", "✕", "–"}
    for at, (unit, each) in enumerate(owned):
        assert figure["layout"]["xaxis"]["ticktext"][trace["x"][at]] == each.result.code
        assert unit.name[:20] in figure["layout"]["yaxis"]["ticktext"][trace["y"][at]].replace("<br>", " ")
        assert shown.objectives[trace["customdata"][at][0]].result is each.result


def test_a_square_without_a_score_has_an_edge_that_is_seen_on_the_paper() -> None:
    for ground in (theme.LIGHT, theme.DARK):
        (trace,) = figures.matrix(matrix(FOUND.results), ground=ground)["data"]
        edges = zip(trace["text"], trace["marker"]["color"], trace["marker"]["line"]["color"], strict=True)
        assert {(mark, edge == fill) for mark, fill, edge in edges} == {
            ("✓", True),
            ("◐", True),
            ("✕", True),
            ("–", False),
        }


def test_the_table_has_the_numbers_of_the_engine() -> None:
    table = figures.table(FOUND.results).data
    assert list(table["Punteggio"].dropna()) == [u.score for u in FOUND.results if u.score is not None]
    assert list(table["Indicatori"]) == [u.indicators for u in FOUND.results]


def test_with_whom_an_objective_is_shared_is_told_where_one_is() -> None:
    by_name = {unit.name: unit for unit in FOUND.results}
    shared = figures.objectives(VIEW, by_name["Servizio “COMUNICAZIONE”"]).data
    told = dict(zip(shared["Codice"], shared["Insieme a"], strict=True))
    assert told["F01.01"] == "Servizio “SVILUPPO ORGANIZZATIVO E SISTEMI INFORMATIVI”"
    assert not any(text for code, text in told.items() if code != "F01.01")
    assert "Insieme a" not in figures.objectives(VIEW, by_name["Servizio “PROGETTI EUROPEI”"]).data
