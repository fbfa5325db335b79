"""The parts of an indicator as a table: no column without anything in it, no score without a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.basis import Basis
from tests.scoring.shipped import plan
from tests.ui.facts.test_breakdown import EUROPEAN, SHARE, a_row, a_view, measure
from ui.facts.breakdown import divisions, unit_values
from ui.facts.year_view import year_view
from ui.figures import breakdown

if TYPE_CHECKING:
    import pandas as pd

    from ui.facts.view import View


def table(view: View) -> pd.DataFrame:
    (division,) = divisions(view, measure(view, SHARE))
    return breakdown.parts(division).data


def test_every_part_is_a_row_with_what_it_is_said_to_be_in_the_first_column() -> None:
    found = table(year_view(plan("riviere"), (), Basis()))
    assert list(found.columns) == ["Provincia", "Valore", "Punteggio", "Stato", "Target", "Num. / den.", "Nota"]
    assert list(found["Provincia"]) == ["Imperia", "La Spezia", "Savona"]
    assert list(found["Stato"]) == ["✓ Raggiunto"] * 3


def test_columns_without_anything_are_left_out() -> None:
    assert list(table(a_view(a_row("genere", "donne", 60)))) == ["Genere", "Valore", "Punteggio", "Stato", "Target"]


def test_the_value_of_a_unit_stands_beside_that_of_the_whole() -> None:
    view = a_view(a_row("unità", EUROPEAN, 60))
    (row,) = breakdown.of_unit(unit_values(view, EUROPEAN)).data.to_dict("records")
    assert (row["Codice"], row["Punteggio"], row["Punteggio intero"]) == ("B04.01_1", 60, 100)
