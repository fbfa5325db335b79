"""The register in words and as open data: nothing in it is a formula, every figure is Italian where people read it."""

from __future__ import annotations

from datetime import datetime

import pytest

from data.format.amend import CHANGING
from data.format.tables import TABLES as ALL_TABLES
from data.plan.changes import ChangeKind, RowChange, RowFate
from data.plan.entries import LOAD, Entry
from ui.facts.register import (
    COLUMNS,
    FIELDS,
    HEADINGS,
    TABLES,
    change_sentence,
    moment,
    register_cells,
    register_lines,
    register_rows,
)
from ui.figures.register import register_table

AT = datetime(2024, 5, 1, 12, 0)  # noqa: DTZ001 - the files keep UTC without a zone
KEY = ("dup", "", "O1", "i1", "2024")
CHANGED = RowChange(RowFate.CHANGED, "actuals", KEY, "actual", "1234.50", "")
ADDED = RowChange(
    RowFate.ADDED, "targets", (*KEY, "3"), "", None, '{"year": "2024", "target": "180.5", "act_date": "2024-09-01"}'
)
CHANGE = Entry(
    number=7,
    kind=str(ChangeKind.CORRECTION),
    ente="comune",
    year=2024,
    at=AT,
    author="Rossi",
    reason="=2+2",
    rows=(CHANGED, ADDED),
)
LOADED = Entry(number=1, kind=LOAD, ente="comune", year=2024, at=None, author="", origin="enti/comune")


def test_every_table_has_its_word_and_every_word_is_of_a_column() -> None:
    assert TABLES.keys() == CHANGING.keys()
    columns = {column.name for table in CHANGING.values() for column in table.columns}
    assert FIELDS.keys() <= columns
    assert len(HEADINGS) == len(COLUMNS)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (CHANGED, "consuntivi, dup / O1 / i1 / 2024, consuntivo: 1.234,50 → vuoto"),
        (ADDED, "target, dup / O1 / i1 / 2024 / 3: riga nuova"),
        (RowChange(RowFate.REMOVED, "soglie", KEY, "", "{}"), "soglie, dup / O1 / i1 / 2024: riga tolta"),
        (RowChange(RowFate.MOVED, "nodes", ("dup", "", "O1")), "nodi, dup / O1: riga spostata"),
        (RowChange(RowFate.FILE, "soglie", (), "", None, "soglie.csv"), "soglie: ora ci sono"),
        (RowChange(RowFate.FILE, "soglie", (), "", "soglie.csv"), "soglie: non ci sono più"),
    ],
)
def test_a_change_of_a_row_is_a_sentence(row: RowChange, sentence: str) -> None:
    assert change_sentence(row) == sentence


def test_a_list_has_a_line_for_each_entry_and_for_each_row() -> None:
    assert list(register_lines([LOADED, CHANGE])) == [
        "caricamento 1 · comune 2024 · con il programma · enti/comune",
        f"7 · correzione · comune 2024 · {moment(AT)} · Rossi · =2+2",
        "    consuntivi, dup / O1 / i1 / 2024, consuntivo: 1.234,50 → vuoto",
        "    target, dup / O1 / i1 / 2024 / 3: riga nuova",
    ]


def test_a_table_for_people_has_italian_figures_and_years_as_they_are() -> None:
    load, changed, added = register_cells([LOADED, CHANGE])
    assert load[:3] == ("", "con il programma", "caricamento")
    assert load[-6:] == ("",) * 6
    assert changed[-3:] == ("consuntivo", "1.234,50", "")
    assert added[-1] == "anno: 2024; target: 180,5; data dell'atto: 01/09/2024"
    table = register_table([LOADED, CHANGE])
    assert (list(table.columns), len(table)) == (list(HEADINGS), 3)


def test_open_data_have_canonical_texts_and_no_formula() -> None:
    load, changed, added = register_rows([LOADED, CHANGE])
    assert list(load) == list(changed) == list(COLUMNS)
    assert (load["at"], changed["at"]) == (None, "2024-05-01T12:00:00Z")
    assert (changed["key"], changed["was"], changed["now"]) == ("dup//O1/i1/2024", "1234.50", "")
    assert changed["reason"] == "'=2+2"
    assert added["was"] is None
    assert load["fate"] is None


@pytest.mark.parametrize(("text", "told"), [("-7.60", "-7.60"), ("-7.60+A1", "'-7.60+A1"), ("@x", "'@x")])
def test_a_negative_figure_stays_one(text: str, told: str) -> None:
    row = RowChange(RowFate.CHANGED, "actuals", KEY, "deviation", text, "")
    entry = Entry(number=1, kind="correzione", ente="e", year=2024, at=AT, author="x", rows=(row,))
    assert next(register_rows([entry]))["was"] == told


def test_every_column_of_the_format_has_a_word() -> None:
    assert {column.name for table in ALL_TABLES for column in table.columns} <= set(FIELDS)
