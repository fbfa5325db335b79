"""Everything that a page gives away becomes its files, and in a workbook what reads as a number is one."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from data.plan.scenarios import SavedAssumption, SavedScenario, ScenarioKind
from scoring.basis import Basis
from scoring.model import MeasureKey, Quantity
from scoring.scenario import Assumption, Field
from tests.ui.documents.test_tables import read
from ui.documents.taken import csv_of, name_of, picture_of, xlsx_of
from ui.documents.written_numbers import NAMES
from ui.facts.data_version import DataVersion
from ui.screens import saved, take_away

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
HIGHER = {**TORINO, "ipotesi": "OS01.1.1/EC27.target=80"}
PLAN = {**RIVIERE, "modo": "piano"}
WHAT_IF = [
    (HIGHER, {"vista": "prova"}),
    (TORINO, {"vista": "prova", "forma": "albero"}),
    (RIVIERE, {"vista": "target", "parte": "serve", "fino": "punteggio", "punteggio": "95"}),
    *(
        ({**PLAN, "sezione": "operativo"}, {"vista": "target", "parte": "ambizione", "giudizio": g})
        for g in ("", "facile")
    ),
    *((address, {"vista": "certo", "parte": "pesa"}) for address in (HIGHER, {**PLAN, "obiettivo": "A02"})),
    *((address, {"vista": "certo", "parte": "probabilita"}) for address in (RIVIERE, PLAN)),
    (RIVIERE, {"vista": "certo", "parte": "passato", "obiettivo": "A02"}),
    *((address, {"vista": "scenari", "parte": "ponte"}) for address in (TORINO, {**RIVIERE, "sezione": "operativo"})),
    (HIGHER, {"vista": "scenari", "parte": "ponte", "ponte": "ipotesi"}),
]
"""Every view of Simulazione and its parts; the list of scenarios waits for somebody to save one."""
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
    ("note", RIVIERE),
    ("albero", {**RIVIERE, **A02_1, "leggi": "Storia"}),
    ("albero", {**RIVIERE, **A02_1, "leggi": "Atti"}),
    ("unita", {**TORINO, "forma": "matrice"}),
    *(("simulazione", {**address, **view}) for address, view in WHAT_IF),
    *(("metodo", {**RIVIERE, **given}) for given in ({}, {"sotto": "on_off"}, {"cifre": "mie"})),
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
    opened: Callable[..., AppTest],
    menus_opened: Callable[..., AppTest],
    given: list[Taken],
    name: str,
    address: dict[str, str],
) -> None:
    at = opened(name, **address)
    assert not at.exception
    assert given
    assert_each_has_its_menu(at, given)
    found = tuple(given)
    assert not menus_opened(at, *(taken.word for taken in found)).exception
    pictures = [button for button in at.button if button.label == "Immagine PNG"]
    assert len(pictures) == sum(taken.figure is not None for taken in found)
    for taken in found:
        heading, *rows = read(csv_of(taken))
        book = load_workbook(io.BytesIO(xlsx_of(taken, VERSION)))
        sheet = book.worksheets[0]
        assert (sheet.max_row, sheet.max_column) == (len(rows) + 1, len(heading)), taken.word
        assert numbers_in_words(sheet) == [], taken.word
        assert taken.figure is None or picture_of(taken, VERSION.day), taken.word


def assert_each_has_its_menu(at: AppTest, given: list[Taken]) -> None:
    """No figure and no table is without a way to take it away, no two have one word; small charts are one figure."""
    charts = [chart for chart in at.get("plotly_chart") if "piccolo" not in chart.key]
    assert len(charts) <= sum(taken.figure is not None for taken in given)
    assert len(at.dataframe) <= len(given)
    assert len({taken.word for taken in given}) == len(given)


def test_scenarios_beside_each_other_are_taken_away(
    opened: Callable[..., AppTest], given: list[Taken], monkeypatch: pytest.MonkeyPatch
) -> None:
    key = MeasureKey("strategico", "", "OS01.1.1", "EC27")
    higher = SavedAssumption(Assumption(key, Field.TARGET, Quantity(80.0, 0.0, "80")), "75.00")
    scenario = SavedScenario(
        id="s1",
        version=1,
        ente="torino",
        year=2022,
        kind=ScenarioKind.YEAR,
        outlook=None,
        basis=Basis(),
        name="Più alto",
        author="Rossi",
        reason="",
        fingerprint="prova",
        saved_at=datetime(2023, 1, 1, tzinfo=UTC),
        assumptions=(higher,),
    )
    monkeypatch.setattr(saved, "scenarios", lambda *_: (scenario,))
    at = opened("simulazione", **TORINO, vista="scenari", parte="elenco", confronta="s1")
    assert not at.exception
    assert_each_has_its_menu(at, given)
    counts, nodes, numbers = (read(csv_of(taken)) for taken in given)
    assert counts[2][0] == nodes[0][2] == numbers[0][3] == "Più alto"
    assert [name_of(taken, "csv") for taken in given] == [
        f"ipotesi-torino-2022-scenari-{word}-strategico.csv"
        for word in ("obiettivi-in-ogni-stato", "risultati-degli-obiettivi", "numeri-ipotizzati")
    ]


def numbers_in_words(sheet: Worksheet) -> list[tuple[str, str]]:
    """Heading and text of each cell that reads as a number and is a text, columns of names apart."""
    heading, *rows = sheet.iter_rows(values_only=True)
    cells = [(str(name), value) for row in rows for name, value in zip(heading, row, strict=True)]
    return [(n, v) for n, v in cells if n not in NAMES and isinstance(v, str) and NUMBER.fullmatch(v)]
