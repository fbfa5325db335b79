"""The figures of an indicator with their numbers: the corners of the curve, the years of the history."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from scoring.basis import Basis
from tests.scoring.shipped import plan
from tests.ui.documents.test_tables import read
from ui.documents.taken import csv_of, name_of, picture_of
from ui.documents.taken_measure import curve, history_of
from ui.facts.node_record import measure_record
from ui.facts.year_view import year_view

if TYPE_CHECKING:
    from ui.facts.view import View

DAY = date(2025, 10, 21)


@pytest.fixture(scope="module")
def view() -> View:
    return year_view(plan("torino"), (), Basis())


def test_the_curve_gives_its_corners_and_where_the_consuntivo_stands(view: View) -> None:
    measure = next(m for m in view.main.measures if m.code == "EC27")
    taken = curve(view, measure_record(view, measure))
    assert [[cell.replace("\u00a0", " ") for cell in row] for row in read(csv_of(taken))] == [
        ["Che cosa", "Valore", "Punteggio"],
        ["Soglia", "\u22128 %", "0"],
        ["Target", "\u22127 %", "100"],
        ["Consuntivo", "\u22127,60 %", "40"],
    ]
    assert name_of(taken, "png") == "torino-2022-curva-EC27.png"
    assert picture_of(taken, DAY)


def test_the_history_of_every_indicator_is_a_table_and_a_picture(view: View) -> None:
    for measure in view.main.measures:
        taken = history_of(view, measure)
        heading, *rows = read(csv_of(taken))
        assert heading[:2] == ["Ente", "Indicatore"]
        assert all(len(row) == len(heading) for row in rows)
        assert taken.title == f"Andamento di {measure.code}: {measure.title}"
        assert picture_of(taken, DAY)


def test_a_value_of_before_a_break_of_unit_is_never_given_the_unit_of_today() -> None:
    """A04_5: euro per firm until 2022, an index from 2023. D01_2: scores in % until 2022, a ratio from 2023."""
    riviere = year_view(plan("riviere"), (), Basis())
    broken = [m for m in riviere.main.measures if riviere.series[m.measure.key].since(2023) == 2023]
    assert [m.code for m in broken] == ["A04_5", "D01_2"]
    for measure in broken:
        heading, *rows = read(csv_of(history_of(riviere, measure)))
        unit, year = heading.index("Unità"), heading.index("Anno")
        assert {row[unit] for row in rows if row[year] < "2023"} == {"un'altra"}
        assert {row[unit] for row in rows if row[year] >= "2023"} == {riviere.unit_name(measure.measure.unit)}


@pytest.mark.parametrize("ente", ["riviere", "torino"])
def test_a_picture_says_the_whole_name_of_the_ente(ente: str) -> None:
    of_ente = year_view(plan(ente), (), Basis())
    picture = picture_of(history_of(of_ente, of_ente.main.measures[0]), DAY)
    assert picture is not None
    assert f"{of_ente.plan.ente.name}, {of_ente.plan.year}" in picture["layout"]["title"]["subtitle"]["text"]


def test_the_curve_of_every_indicator_has_its_scores_between_nothing_and_the_most(view: View) -> None:
    for measure in view.main.measures:
        rows = read(csv_of(curve(view, measure_record(view, measure))))[1:]
        assert all(0 <= float(score.replace(",", ".")) <= view.plan.policy.cap for *_, score in rows if score)
