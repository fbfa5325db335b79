"""Everything that a page gives away becomes its files, and in a workbook what reads as a number is one."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.ui.documents.test_tables import read
from ui.documents.taken import csv_of, xlsx_of
from ui.documents.written_numbers import NAMES
from ui.facts.data_version import DataVersion
from ui.screens import take_away

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.worksheet.worksheet import Worksheet
    from streamlit.testing.v1 import AppTest

    from ui.documents.taken import Taken

VERSION = DataVersion("prova", date(2025, 10, 21))
NUMBER = re.compile(r"[+\-\u2212]?(0|[1-9][\d.]*)(,\d+)?([ \u00a0](%|gg))?")
RIVIERE = {"ente": "riviere", "anno": "2023"}
TORINO = {"ente": "torino", "anno": "2022"}
A02_1 = {"nodo": "A02", "indicatore": "A02_1"}
EC27 = {"nodo": "OS01.1.1", "indicatore": "EC27"}
PLACES = [
    *(
        (page, {**ente, "mostra": shape})
        for ente in (RIVIERE, TORINO)
        for page, shape in (("andamenti", "grafici"), ("andamenti", "tabella"), ("andamenti", "anni"))
    ),
    *(
        (page, ente)
        for ente in (RIVIERE, TORINO)
        for page in ("panoramica", "albero", "confronti", "registro", "unita")
    ),
    *((page, {**RIVIERE, **A02_1}) for page in ("albero", "andamenti", "scheda")),
    *((page, {**TORINO, **EC27}) for page in ("andamenti", "scheda")),
    ("scheda", {**RIVIERE, "nodo": "A02"}),
    ("albero", {**RIVIERE, **A02_1, "leggi": "Storia"}),
    ("albero", {**RIVIERE, **A02_1, "leggi": "Atti"}),
    ("unita", {**TORINO, "forma": "matrice"}),
]
"""Pages with an address each: together they draw every menu that does not wait for a change or for a year in course."""


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[Taken]:
    """What the menus of a page give away, as they are drawn."""
    found: list[Taken] = []
    drawn = take_away.menu

    def menu(taken: Taken) -> None:
        found.append(taken)
        drawn(taken)

    monkeypatch.setattr(take_away, "menu", menu)
    return found


@pytest.mark.parametrize(
    ("name", "address"), PLACES, ids=lambda value: value if isinstance(value, str) else "-".join(value.values())
)
def test_all_that_a_page_gives_away_becomes_its_files_and_its_numbers_are_numbers(
    opened: Callable[..., AppTest], given: list[Taken], name: str, address: dict[str, str]
) -> None:
    at = opened(name, **address)
    assert not at.exception
    assert given
    for taken in given:
        heading, *rows = read(csv_of(taken))
        book = load_workbook(io.BytesIO(xlsx_of(taken, VERSION)))
        sheet = book.worksheets[0]
        assert (sheet.max_row, sheet.max_column) == (len(rows) + 1, len(heading)), taken.word
        assert numbers_in_words(sheet) == [], taken.word


def numbers_in_words(sheet: Worksheet) -> list[tuple[str, str]]:
    """Heading and text of each cell that reads as a number and is a text, columns of names apart."""
    heading, *rows = sheet.iter_rows(values_only=True)
    cells = [(str(name), value) for row in rows for name, value in zip(heading, row, strict=True)]
    return [(n, v) for n, v in cells if n not in NAMES and isinstance(v, str) and NUMBER.fullmatch(v)]
