"""Grids written as an Excel file."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from ui.documents.xlsx.grid import Cell, Grid
from ui.documents.xlsx.workbook import Imprint, as_workbook
from ui.documents.xlsx.worksheet_names import sheet_names

DAY = date(2025, 10, 21)
LIKE_FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "http://evil.example/x", "mailto:a@b.it", "12", "_x0041_")


def made(cells: dict[str, Cell], mark: str = "", name: str = "Foglio") -> bytes:
    return as_workbook([Grid(name, 1, cells=cells)], Imprint("Titolo", mark, DAY))


@pytest.mark.parametrize("text", LIKE_FORMULAS)
def test_a_text_stays_the_same_text_and_no_link(text: str) -> None:
    sheet = load_workbook(io.BytesIO(made({"A1": Cell(text)})))["Foglio"]
    assert (sheet["A1"].data_type, sheet["A1"].value, sheet["A1"].hyperlink) == ("s", text, None)
    assert sheet["A1"].quotePrefix == text.startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize(("value", "kept"), [("parola", "parola"), (0.1 + 0.2, 0.3), (0, 0), ("", None), (None, None)])
def test_a_formula_carries_the_value_it_gives(value: str | float | None, kept: str | float | None) -> None:
    file = made({"A1": Cell(value, "=B1")})
    assert load_workbook(io.BytesIO(file))["Foglio"]["A1"].value == "=B1"
    found = load_workbook(io.BytesIO(file), data_only=True)["Foglio"]["A1"].value
    assert found == (pytest.approx(kept, rel=1e-15) if isinstance(kept, float) else kept)


@pytest.mark.parametrize("name", ["UNIQUE(x)", "FILTER(a", "LET(LET("])
def test_a_sheet_called_like_a_function_is_still_only_a_sheet(name: str) -> None:
    (good,) = sheet_names([name])
    sheet = load_workbook(io.BytesIO(made({"A1": Cell(1, f"='{good}'!B1"), "B1": Cell(1)}, name=good)))[good]
    assert sheet["A1"].value == f"='{good}'!B1"


@settings(deadline=None, max_examples=50)
@given(st.text("&GAP[]icture 1", max_size=60))
def test_any_name_can_stand_at_the_head_of_a_page(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(made({}, mark=f"– {name} –"))) as parts:
        sheet = ET.fromstring(parts.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - we have just written it
    head = str(sheet.findtext(".//{*}oddHeader")).removeprefix("&C")
    assert "&" not in head.replace("&&", "")
    assert head.replace("&&", "&").replace(" ", "") == f"– {name} –".replace(" ", "")


def test_the_same_grids_of_the_same_day_are_the_same_bytes_and_say_that_day() -> None:
    file = made({"A1": Cell("x")})
    assert file == made({"A1": Cell("x")})
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert parts.read("docProps/core.xml").decode().count("2025-10-21T00:00:00Z") == 2


def test_words_stand_clear_of_the_rule_under_the_headings() -> None:
    sheet = load_workbook(
        io.BytesIO(made({"A1": Cell("Voce", is_heading=True), "A2": Cell("parola"), "B2": Cell(1.5)}))
    )
    found = {sheet["Foglio"][at].alignment.vertical for at in ("A1", "A2", "B2")}
    assert found == {"center"}
