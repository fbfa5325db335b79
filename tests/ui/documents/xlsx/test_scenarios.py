"""The comparison of scenarios as a file: numbers are numbers, no column is lost, no name is a formula."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from tests.ui.facts.whatif.columns import BENCH, FIRST, HIGH, LOW, TORINO, column
from tests.ui.facts.whatif.samples import CHANGES, MARK
from ui.documents.xlsx.scenarios import comparison_file, nodes_export, numbers_export


def test_in_the_file_numbers_are_numbers_with_their_digits_and_days_and_words_are_texts():
    book = load_workbook(io.BytesIO(comparison_file(BENCH, [FIRST, HIGH, LOW], MARK)))
    assert book.sheetnames == ["Obiettivi", "Numeri ipotizzati", "Che cosa è"]
    _, root, *_ = book["Obiettivi"].values
    assert root[2:4] == (pytest.approx(TORINO.root.score, abs=0.005), "◐ Parzialmente raggiunto")
    rows = {(row[0].value, row[2].value): row for row in book["Numeri ipotizzati"].iter_rows(min_row=2)}
    target = rows["B3.1_02", "target"]
    assert [(cell.value, cell.number_format) for cell in target[3:6]] == [("%", "General"), (75, "0.00"), (72.5, "0.0")]
    assert rows["kpi3.1.1_03", "target"][6].value == "31/01/2022"
    assert "IPOTESI" in book["Obiettivi"].oddHeader.center.text
    assert {row[-1] for row in list(book["Obiettivi"].values)[1:]} == {"ipotesi"}


@pytest.mark.parametrize("name", ["Alto, stato", "Codice", "Nota", "=1+1"])
def test_in_the_file_no_column_is_lost_and_no_name_is_a_formula(name):
    columns = [FIRST, HIGH, column(name, *CHANGES)]
    assert len(nodes_export(columns).columns) == 2 + 2 * 3 + 1
    assert len(numbers_export(BENCH, columns).columns) == 5 + 2 + 1
    view = replace(BENCH.view, plan=replace(BENCH.view.plan, ente=replace(BENCH.view.plan.ente, name="=1+1")))
    book = load_workbook(io.BytesIO(comparison_file(replace(BENCH, view=view), columns, MARK)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    assert "=1+1" in {cell.value for cell in cells}
