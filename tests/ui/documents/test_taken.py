"""What is taken away of a page: named, told of whom it is, and made only when asked for."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from scoring.basis import Basis
from scoring.summary import losses
from tests.scoring.shipped import plan
from tests.ui.documents.test_tables import read
from ui.documents.taken import Taken, csv_of, name_of, picture_of, xlsx_of
from ui.facts.data_version import DataVersion
from ui.facts.year_view import year_view
from ui.figures import tables
from ui.figures.charts import lost_points
from ui.figures.theme import LIGHT

if TYPE_CHECKING:
    from ui.facts.view import View

DAY = date(2025, 10, 21)


@pytest.fixture(scope="module")
def view() -> View:
    return year_view(plan("torino"), (), Basis())


def lost(view: View) -> Taken:
    found = losses(view.main)
    return Taken(
        view,
        "punti persi",
        "Dove sono andati i punti",
        lambda: tables.nodes([loss.result for loss in found]),
        lambda ground: lost_points(view.main, found, ground=ground),
    )


@pytest.mark.parametrize(
    ("basis", "word", "mark", "name"),
    [
        ("valid", "punti persi", "", "torino-2022-punti-persi.csv"),
        ("original", "punti persi", "", "torino-2022-target-originari-punti-persi.csv"),
        ("2022-06-30", "curva A/1 b", "", "torino-2022-target-al-2022-06-30-curva-A-1-b.csv"),
        ("valid", "effetti", "ipotesi", "ipotesi-torino-2022-effetti.csv"),
        ("valid", "=cmd|'/c'!A1", "", "torino-2022-cmd-c-A1.csv"),
    ],
)
def test_the_name_tells_ente_year_targets_and_what(view: View, basis: str, word: str, mark: str, name: str) -> None:
    taken = replace(lost(view), view=replace(view, basis=Basis.parse(basis)), word=word, mark=mark)
    assert name_of(taken, "csv") == name
    assert name_of(taken) == name.removesuffix(".csv")


def test_the_file_has_the_digits_of_the_screen(view: View) -> None:
    heading, first, *rest = read(csv_of(lost(view)))
    assert heading[:6] == ["Codice", "Obiettivo", "Stato", "Punteggio", "Peso effettivo", "Punti persi"]
    assert (first[0], *first[3:6]) == ("OS01.1.1", "60,42", "7,14", "2,83")
    assert len(rest) == len(losses(view.main)) - 1


def test_the_workbook_says_what_it_is_of(view: View) -> None:
    book = load_workbook(io.BytesIO(xlsx_of(lost(view), DataVersion("0123456789abcdef", DAY))))
    about = {str(name): value for name, value in book["Che cosa è"].iter_rows(min_row=2, max_col=2, values_only=True)}
    assert about["Che cosa"] == "Dove sono andati i punti"
    assert (about["Anno"], about["Base"]) == ("2022", "target validi a fine anno")
    assert (about["Documento di origine"], about["Documento del"]) == ("Relazione sulla performance 2022", "21/10/2025")
    assert book.worksheets[0]["D2"].value == 60.42


def test_the_picture_has_its_title_its_source_its_day_and_its_targets_in_it(view: View) -> None:
    picture = picture_of(lost(view), DAY)
    assert picture is not None
    shown = picture["layout"]
    assert shown["title"]["text"] == "<b>Dove sono andati i punti</b>"
    for said in ("Torino, 2022", "target validi", "Relazione sulla performance 2022", "21/10/2025"):
        assert said in shown["title"]["subtitle"]["text"]
    assert shown["paper_bgcolor"] == LIGHT.paper
    below = lost_points(view.main, losses(view.main), ground=LIGHT)["layout"]
    assert shown["height"] - shown["margin"]["t"] - shown["margin"]["b"] == pytest.approx(
        below["height"] - below["margin"]["t"] - below["margin"]["b"]
    )


def test_a_name_that_would_be_markup_is_written_in_the_picture_letter_by_letter(view: View) -> None:
    picture = picture_of(replace(lost(view), title="<img src=x> %{x}"), DAY)
    assert picture is not None
    assert "<img" not in picture["layout"]["title"]["text"]


def test_a_table_has_no_picture_and_an_hypothesis_says_so_in_its(view: View) -> None:
    assert picture_of(replace(lost(view), figure=None), DAY) is None
    picture = picture_of(replace(lost(view), mark="ipotesi"), DAY)
    assert picture is not None
    assert "Ipotesi" in picture["layout"]["title"]["subtitle"]["text"]
