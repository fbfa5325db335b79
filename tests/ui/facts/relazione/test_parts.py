"""The values by part in the printed documents: each part below its whole, as the pages tell them."""

from __future__ import annotations

from datetime import date

from scoring.basis import Basis
from tests.scoring.shipped import plan
from tests.ui.facts.relazione.samples import a_relazione, the_part
from ui.facts.breakdown import NO_OWN_TARGET, NOT_COUNTED
from ui.facts.data_version import DataVersion
from ui.facts.format import NBSP
from ui.facts.node_choice import Wanted, sheet_of
from ui.facts.relazione.parts import TITLE
from ui.facts.relazione.scheda import scheda
from ui.facts.relazione.text_table import TextTable
from ui.facts.year_view import year_view

VERSION = DataVersion("0123456789abcdef", date(2025, 10, 21))


def scheda_of(node: str, ente: str = "riviere") -> list[TextTable]:
    view = year_view(plan(ente), (), Basis())
    return [grid for grid in scheda(view, sheet_of(view, Wanted(node)), node, VERSION).grids if grid.title == TITLE]


def test_the_printed_scheda_has_each_part_below_its_whole_with_terms_target_and_score() -> None:
    (table,) = scheda_of("B04.01")
    assert [h.text for h in table.headings] == [
        "Codice",
        "Parte",
        "Valore",
        "Num. / den.",
        "Target",
        "Punteggio",
        "Stato",
    ]
    rows = [tuple(cell.replace(NBSP, " ") for cell in row) for row in table.rows]
    assert rows[:2] == [
        ("B04.01_1", "intero", "100 %", "107 / 107", "= 100 %", "100 %", "✓ Raggiunto"),
        ("B04.01_1", "provincia: Imperia", "100 %", "22 / 22", "= 100 %", "100 %", "✓ Raggiunto"),
    ]
    assert [row[1] for row in rows].count("intero") == 2
    assert table.notes[:2] == (NOT_COUNTED, "B04.01_1, Imperia: «107 su 107 (IM 22…)»: attivati tutti.")


def test_a_column_in_which_nobody_has_anything_to_say_is_left_out_and_a_part_without_score_says_why() -> None:
    (table,) = scheda_of("A03")
    assert "Num. / den." not in [h.text for h in table.headings]
    assert table.rows[1][1:] == ("genere: imprese femminili", "24", "n.d.", "senza target", "– Senza punteggio")
    assert table.notes[:2] == (NOT_COUNTED, NO_OWN_TARGET)


def test_what_is_told_as_a_whole_only_has_no_such_table() -> None:
    assert scheda_of("OS01.1.1", "torino") == []


def test_the_relazione_has_the_same_table_in_the_sheet_of_the_objective() -> None:
    part = the_part(a_relazione("riviere"), "B04.01 –")
    (table,) = [block for block in part.body if isinstance(block, TextTable) and block.title == TITLE]
    assert [table] == scheda_of("B04.01")
