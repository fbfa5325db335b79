"""What a template carries out comes back the same: cells, method, scores."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.format.canonical import csv_bytes
from data.format.folder import read_folder
from data.format.workbook import read_workbook
from ui.documents.xlsx.template import TemplateContent, template

SHIPPED = Path(__file__).parents[4] / "data" / "enti"


@pytest.mark.parametrize("code", ["torino", "riviere"])
def test_a_shipped_year_comes_back_from_its_workbook_cell_by_cell(code: str) -> None:
    folder = read_folder(SHIPPED / code).folder
    assert folder is not None
    for year in folder.years:
        book = template(TemplateContent(year.year, folder.documents, year.tables))
        reading = read_workbook(book, "x.xlsx")
        assert reading.problems == ()
        assert reading.folder is not None
        (back,) = reading.folder.years
        assert reading.folder.ente == folder.ente
        assert back.policy == year.policy
        for name, rows in year.tables.items():
            assert back.tables[name].present == rows.present, name
            assert csv_bytes(back.tables[name]) == csv_bytes(rows), name
        assert reading.notices == ()
