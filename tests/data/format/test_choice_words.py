"""What is wrong with a sheet of choices is said in its words, whatever is written in it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from data.format.choices import BLOCKS, METHOD_SHEET
from data.format.keys import ENTE_TABLES, SMVP_TABLES
from data.format.spreadsheet import mended, read_spreadsheet
from data.format.tables import LABELS
from data.format.workbook import read_sheets
from tests.mistakes import right_workbook

if TYPE_CHECKING:
    from data.format.spreadsheet import Address, Sheet

KEYS = {key.name for table in (*ENTE_TABLES, *SMVP_TABLES) for key in table.keys} - {"code"}
WORDS = {str(word) for table in SMVP_TABLES for key in table.keys for word in key.words if str(word) in LABELS}
OF_THE_FILE = {"true", "false", "toml", "chiave", "tabella", "virgolette"}
FOREIGN = re.compile(rf"\b({'|'.join(sorted(KEYS | WORDS | OF_THE_FILE))})\b|\[")
QUOTED = re.compile(r"«[^»]*»")
WRONG = ("", "boh", "-1", "999999", "x; y", "31/02/2022")


@cache
def sheets() -> tuple[Sheet, ...]:
    found = read_spreadsheet(right_workbook())
    assert isinstance(found, tuple)
    return found


def cells(name: str) -> tuple[Address, ...]:
    """The cells that a person fills in: the second one of a choice, every one of a row."""
    labels = {block.table.label for block in BLOCKS[name]}
    rows = next(sheet.rows for sheet in sheets() if sheet.name == name)
    return tuple(
        (name, line, column)
        for line, row in enumerate(rows, start=1)
        if row and row[0].text.strip() and row[0].text not in labels
        for column in range(1, len(row) + 1)
        if column != 3 or name != METHOD_SHEET
    )


def said(address: Address, wrong: str) -> list[str]:
    problems = read_sheets(mended(sheets(), {address: wrong}, frozenset()), "piano.xlsx").problems
    return [f"{each.what} {each.remedy}" for each in problems if f"foglio {address[0]}" in each.place]


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("sheet", list(BLOCKS))
def test_no_sentence_speaks_of_keys_or_of_words_that_are_not_in_the_sheet(sheet: str, wrong: str) -> None:
    found = [line for address in cells(sheet) for line in said(address, wrong)]
    assert found
    assert {line for line in found if FOREIGN.search(QUOTED.sub("", line))} == set()


@pytest.mark.parametrize(
    ("label", "wrong", "sentence"),
    [
        ("Primo anno *", "", "Scrivere accanto a «Primo anno», per esempio, 2022."),
        ("Sezione principale *", "boh", "non ha la sua riga in «Risultati delle sezioni»."),
        ("Punteggio massimo", "-1", "Scrivere «Punteggio massimo» maggiore di «Punteggio minimo»."),
        ("Consuntivo mancante", "boh", "Scrivere una di: zero, escluso, non valutabile"),
        ("Causa obbligatoria sotto", "boh", "Scrivere in «Causa obbligatoria sotto» una delle sue parole."),
        ("Pesi ridistribuiti", "boh", "Scrivere Sì o No."),
    ],
)
def test_a_remedy_names_what_the_sheet_calls_it(label: str, wrong: str, sentence: str) -> None:
    rows = next(sheet.rows for sheet in sheets() if sheet.name == METHOD_SHEET)
    line = next(line for line, row in enumerate(rows, start=1) if row and row[0].text == label)
    assert any(sentence in each for each in said((METHOD_SHEET, line, 2), wrong)), said((METHOD_SHEET, line, 2), wrong)
