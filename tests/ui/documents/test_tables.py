"""Tables as files: numbers stay numbers, texts stay texts, and none is ever a formula."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from ui.documents.tables import as_csv, as_shown, as_xlsx, in_words
from ui.documents.xlsx.workbook import Imprint
from ui.facts.format import number, percent
from ui.facts.whatif.proposal import readable

if TYPE_CHECKING:
    from collections.abc import Callable

IMPRINT = Imprint("Prova", "Torino, 2022", date(2025, 10, 21))
BEGIN = "=+-@\t\r\n＝＋－＠"
"""What a spreadsheet may take for the beginning of a formula."""
TEXTS = st.one_of(st.text(max_size=30), st.builds("{}{}".format, st.sampled_from(BEGIN), st.text(max_size=10)))


def read(file: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline=""), delimiter=";"))


def written(table: pd.DataFrame) -> bytes:
    return as_xlsx({"Dati": table}, {"Ente": "=1+1"}, IMPRINT)


@given(st.lists(TEXTS, min_size=1))
def test_in_csv_no_text_begins_like_a_formula_and_the_others_are_as_they_were(texts: list[str]) -> None:
    heading, *cells = [cell for (cell,) in read(as_csv(pd.DataFrame({texts[0]: texts}, dtype=object)))]
    for told, text in zip([heading, *cells], [texts[0], *texts], strict=True):
        assert not told.startswith(tuple(BEGIN))
        assert told == (f"'{text}" if text.startswith(tuple(BEGIN)) else text)


@settings(deadline=None, max_examples=50)
@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_in_xlsx_every_text_is_the_same_text(texts: list[str]) -> None:
    sheet = load_workbook(io.BytesIO(written(pd.DataFrame({texts[0]: texts}, dtype=object))))["Dati"]
    for row, text in enumerate([texts[0], *texts], start=1):
        cell, expected = sheet.cell(row, 1), readable(text) or None
        assert (cell.value, cell.hyperlink) == (expected, None)
        assert cell.data_type != "f"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (62.1, "62,1"),
        (1234567.0, "1234567"),
        (-7.6, "-7,6"),
        (0.1 + 0.2, "0,3"),
        (2 / 3, "0,6667"),
        (3, "3"),
        (Decimal("75.00"), "75,00"),
        (Decimal("-135207.187982"), "-135207,187982"),
        (None, ""),
        (float("nan"), ""),
    ],
)
def test_a_number_has_the_digits_that_are_shown(value: float | Decimal | None, shown: str) -> None:
    table = pd.DataFrame({"n": [value]}, dtype=object)
    assert read(as_csv(table)) == [["n"], [shown]]
    cell = load_workbook(io.BytesIO(written(table)))["Dati"]["A2"]
    assert cell.value == (float(shown.replace(",", ".")) if shown else None)
    assert cell.number_format == ("0.00" if shown == "75,00" else "0.000000" if shown.endswith("982") else "General")


def test_a_csv_is_opened_by_an_italian_spreadsheet() -> None:
    file = as_csv(pd.DataFrame({"Nome": ['Città; "alta"'], "Valore": [1.5]}))
    assert file == '\ufeff"Nome";"Valore"\r\n"Città; ""alta""";"1,5"\r\n'.encode()


def test_a_workbook_says_what_it_is_of_on_its_last_sheet_and_on_every_page() -> None:
    book = load_workbook(io.BytesIO(written(pd.DataFrame({"a": [1.0]}))))
    assert book.sheetnames == ["Dati", "Che cosa è"]
    assert (book["Che cosa è"]["A2"].value, book["Che cosa è"]["B2"].value) == ("Ente", "=1+1")
    assert book["Che cosa è"]["B2"].data_type == "s"
    assert {sheet.oddHeader.center.text for sheet in book} == {"Torino, 2022"}
    assert book["Dati"].freeze_panes == "A2"


def test_the_same_table_of_the_same_day_is_the_same_bytes() -> None:
    table = pd.DataFrame({"a": [1.0], "b": ["x"]})
    assert written(table) == written(table)


@pytest.mark.parametrize(
    ("shown", "heading", "cell"),
    [
        (lambda value: number(value, fixed=True), "n", "1234,50"),
        (lambda value: number(value, 0), "n", "1235"),
        (lambda value: percent(value, fixed=True), "n (%)", "1234,50"),
        (lambda _: "molto", "n", "1234,5"),
        (None, "n", "1234,5"),
    ],
)
def test_a_styled_table_gives_away_the_digits_that_it_shows(
    shown: Callable[[float], str] | None, heading: str, cell: str
) -> None:
    table = pd.DataFrame({"testo": ["a;\nb\x1f"], "n": [1234.5], "via": [9]}).style.format({"n": shown})
    assert read(as_csv(as_shown(table.hide(["via"], axis="columns")))) == [["testo", heading], ["a;\nb\x1f", cell]]


@given(st.floats(-1e9, 1e9), st.integers(0, 4))
def test_what_is_read_back_from_a_styled_table_is_what_was_shown(value: float, decimals: int) -> None:
    table = pd.DataFrame({"n": [value]}).style.format(lambda x: number(x, decimals, fixed=True))
    (cell,) = read(as_csv(as_shown(table)))[1]
    assert cell == number(value, decimals, fixed=True).replace(".", "").replace("\u2212", "-")


def test_a_table_in_words_is_italian_and_empty_where_there_is_nothing() -> None:
    table = pd.DataFrame({"n": [-1234.5, None], "testo": ["a.b", None]})
    html = in_words(table.style.format({"n": lambda x: number(x, fixed=True)})).to_html()
    assert "\u22121.234,50" in html
    assert "a.b" in html
    assert "nan" not in html.casefold()
    assert "None" not in html
