"""The comparison of scenarios as a file: numbers are numbers, no column is lost, no name is a formula."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from tests.ui.facts.whatif.columns import FIRST, HIGH, LOW, QUESTION, TORINO, column
from tests.ui.facts.whatif.samples import CHANGES, MARK
from ui.documents.xlsx.scenarios import comparison_file, nodes_export, numbers_export
from ui.facts.format import NBSP
from ui.facts.whatif.pair import pair_words


def test_in_the_file_numbers_are_numbers_with_their_digits_and_days_and_words_are_texts():
    book = load_workbook(io.BytesIO(comparison_file(QUESTION, [FIRST, HIGH, LOW], MARK)))
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
    assert len(numbers_export(QUESTION, columns).columns) == 5 + 2 + 1
    view = replace(QUESTION.view, plan=replace(QUESTION.view.plan, ente=replace(QUESTION.view.plan.ente, name="=1+1")))
    book = load_workbook(io.BytesIO(comparison_file(replace(QUESTION, view=view), columns, MARK)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    assert "=1+1" in {cell.value for cell in cells}


def test_the_file_says_result_and_ambition_of_every_scenario_beside_the_official_one():
    book = load_workbook(io.BytesIO(comparison_file(QUESTION, [FIRST, HIGH, LOW], MARK)))
    told = {row[0]: row[1] for row in book["Che cosa è"].iter_rows(values_only=True)}
    pairs = {name: text for name, text in told.items() if str(name).startswith("Risultato e ambizione")}
    assert len(pairs) == 2
    for column_, text in zip((HIGH, LOW), pairs.values(), strict=True):
        # Blanks that hold a number to its unit are plain ones in a workbook.
        assert text == pair_words(column_.answer, QUESTION.view.series, QUESTION.year).replace(NBSP, " ")
        assert "Ambizione" in text
