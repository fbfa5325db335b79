"""The sheet of the values by part: each score a formula that gives the engine's, the whole from its calculation."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from data.plan.records import BreakdownRow
from scoring.basis import Basis
from scoring.model import MeasureKey, Quantity
from tests.scoring.shipped import plan
from tests.ui.documents.xlsx.spreadsheet import Spreadsheet
from ui.documents.xlsx.year import as_xlsx
from ui.documents.xlsx.year_parts import HEADING, PART, PARTS, SCORED, STATE, VALUE
from ui.facts.breakdown import divisions
from ui.facts.data_version import DataVersion
from ui.facts.year_view import year_view

if TYPE_CHECKING:
    from ui.facts.view import View

VERSION = DataVersion("0123456789abcdef", date(2025, 10, 21))
SHARE = MeasureKey("strategico", "", "A04", "A04_2")


def a_view(*rows: BreakdownRow) -> View:
    return year_view(replace(plan("riviere"), breakdown=rows), (), Basis())


def a_part(name: str, value: float | None, **fields: object) -> BreakdownRow:
    found = None if value is None else Quantity(float(value), 0.0, f"{value:g}")
    blank = {"numerator": None, "denominator": None, "ratio": None, "target": None, "note": ""}
    return BreakdownRow(
        key=SHARE,
        year=2023,
        dimension="provincia",
        part=name,
        value=found,
        availability="value" if found else "ND",
        **(blank | fields),  # type: ignore[arg-type]
    )


def opened(view: View) -> Spreadsheet:
    return Spreadsheet(load_workbook(io.BytesIO(as_xlsx(view, VERSION))))


def test_every_part_has_the_engines_score_in_a_formula_below_its_whole() -> None:
    view = a_view(a_part("Savona", 60.5), a_part("Imperia", 200), a_part("La Spezia", None))
    there, whole = opened(view), next(m for m in view.main.measures if m.measure.key == SHARE)
    (division,) = divisions(view, whole)
    rows = range(HEADING + 1, HEADING + 5)
    names = [there.value(PARTS, f"{PART}{row}") for row in rows]
    assert names == ["intero", "provincia: Savona", "provincia: Imperia", "provincia: La Spezia"]
    wanted = [whole.score, *(part.result.score for part in division.parts)]
    assert wanted[3] is None
    shown = [there.value(PARTS, f"{SCORED}{row}") for row in rows]
    assert shown == [pytest.approx(wanted[0]), pytest.approx(wanted[1]), pytest.approx(wanted[2]), ""]
    assert all(there.book[PARTS][f"{SCORED}{row}"].data_type == "f" for row in rows)


def test_another_value_of_a_part_gives_it_another_score_and_moves_no_whole() -> None:
    view = a_view(a_part("Savona", 60.5))
    there, row = opened(view), HEADING + 2
    before, result = there.value(PARTS, f"{SCORED}{row}"), there.value("Risultati", "D5")
    there.change(PARTS, f"{VALUE}{row}", 0)
    assert before != there.value(PARTS, f"{SCORED}{row}") == 0
    assert there.value(PARTS, f"{STATE}{row}") == "✕ Non raggiunto"
    assert there.value("Risultati", "D5") == result


def test_a_year_that_is_told_as_a_whole_only_has_no_such_sheet() -> None:
    book = opened(a_view()).book
    assert PARTS not in book.sheetnames
    assert f"Foglio «{PARTS}»" not in [line[0].value for line in book["Leggimi"].iter_rows()]
