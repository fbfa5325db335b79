"""The register as a list: every load and every change, and those that one asks for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from data.plan.changes import RowFate
from data.plan.entries import Entry, Wanted, wanted_entries
from data.register.edits import correction
from data.register.entries import entries
from data.register.writer import confirm
from tests.data.register.samples import ENTE, I1, LOADED_AT, YEAR, a_draft, a_store, close_year, opened

if TYPE_CHECKING:
    from pathlib import Path

PEG = ("peg", "Anna Verdi", "P1", "i1", "2024")


@pytest.fixture
def found(tmp_path: Path, finto: Path) -> tuple[Entry, ...]:
    """Two loads, two corrections by two people of two indicators, and a closing."""
    directory = a_store(tmp_path / "s", finto)
    for by, key in (("Rossi", I1), ("Bianchi", PEG)):
        with opened(directory) as official:
            rows = correction(official.rows(ENTE, YEAR), "actuals", key, {"note": "riletto"})
            assert confirm(official, a_draft(*rows, by=by)).change
    with opened(directory) as official:
        close_year(official, ENTE, YEAR, author="Bianchi", reason="Approvata")
    with opened(directory) as official:
        return entries(official)


def test_loads_and_changes_are_one_list_in_the_order_of_time(found: tuple[Entry, ...]) -> None:
    assert [(each.kind, each.year, each.author) for each in found] == [
        ("caricamento", 2024, "prova"),
        ("caricamento", 2025, "prova"),
        ("correzione", 2024, "Rossi"),
        ("correzione", 2024, "Bianchi"),
        ("chiusura", 2024, "Bianchi"),
    ]
    assert found[0].at == LOADED_AT
    assert [row.fate for row in found[2].rows] == [RowFate.CHANGED]


def test_data_of_the_program_come_first_and_have_no_moment(shipped_directory: Path) -> None:
    with opened(shipped_directory) as official:
        assert [(e.ente, e.at, e.author) for e in entries(official)] == [("riviere", None, ""), ("torino", None, "")]
        assert [e.ente for e in entries(official, "torino", 2022)] == ["torino"]
        assert entries(official, "torino", 1999) == ()


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        (Wanted(), [0, 1, 2, 3, 4]),
        (Wanted(ente="altro"), []),
        (Wanted(year=2025), [1]),
        (Wanted(kind="correzione"), [2, 3]),
        (Wanted(person="bianchi"), [3, 4]),
        (Wanted(person="anna"), [3]),
        (Wanted(since=LOADED_AT + timedelta(seconds=1)), [2, 3, 4]),
        (Wanted(until=LOADED_AT), [0, 1]),
        (Wanted(code="O1"), [2]),
        (Wanted(code="i1"), [2, 3]),
        (Wanted(code="2024"), []),
        (Wanted(code="i1", person="Rossi"), [2]),
    ],
    ids=str,
)
def test_one_asks_for_some(found: tuple[Entry, ...], wanted: Wanted, places: list[int]) -> None:
    assert wanted_entries(found, wanted) == tuple(found[place] for place in places)


def test_of_an_entry_only_the_rows_of_the_code_are_told(found: tuple[Entry, ...]) -> None:
    both = replace(found[2], rows=(*found[2].rows, *found[3].rows))
    (told,) = wanted_entries([both], Wanted(code="P1"))
    assert told.rows == found[3].rows
