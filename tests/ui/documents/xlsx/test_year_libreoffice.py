"""A real spreadsheet program opens the workbook, computes it from nothing and finds the engine's scores."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from scoring.basis import Basis
from scoring.model import Quantity
from scoring.scenario import Assumption, Field, assume
from scoring.scored import score_sheet
from tests.libreoffice import CALC, converted
from tests.scoring.shipped import plan
from ui.documents.xlsx.calculation_block import places
from ui.documents.xlsx.year import as_xlsx
from ui.documents.xlsx.year_calculation import BLOCK, STATE
from ui.documents.xlsx.year_parts import PARTS
from ui.facts import states
from ui.facts.data_version import DataVersion
from ui.facts.year_view import year_view

if TYPE_CHECKING:
    from openpyxl import Workbook

    from scoring.result import ScoredSheet
    from ui.facts.view import View

VERSION = DataVersion("0123456789abcdef", date(2025, 10, 21))
KEPT = re.compile(rb"(</f>)<v>[^<]*</v>")
"""A value kept beside a formula."""


@dataclass(frozen=True, slots=True)
class Recomputed:
    """The scores there should be, and the workbook as LibreOffice wrote it."""

    sheets: tuple[ScoredSheet, ...]
    book: Workbook


def a_view(ente: str) -> View:
    return year_view(plan(ente), (), Basis())


def without_values(file: bytes, sheet: int = 0, cell: str = "", value: float = 0.0) -> bytes:
    """The workbook with nothing kept beside its formulas, and perhaps another number in a cell of a sheet."""
    written = re.compile(rb'(<c r="%b"[^>]*><v>)[^<]*' % cell.encode())
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = KEPT.sub(rb"\1", old.read(name))
            if name == f"xl/worksheets/sheet{sheet}.xml":
                part, times = written.subn(rb"\g<1>" + repr(value).encode(), part)
                assert times == 1
            assert b"</f><v" not in part
            new.writestr(name, part)
    return out.getvalue()


@pytest.fixture(scope="module")
def recomputed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Recomputed]:
    """The shipped enti, and one of them with a number changed, opened in one go."""
    folder = tmp_path_factory.mktemp("libreoffice")
    views = {ente: a_view(ente) for ente in ("torino", "riviere")}
    torino = views["torino"].main
    changed = next(m.measure for m in torino.measures if m.code == "B3.1_02")
    cell = f"{BLOCK.actual}{places(torino).measures[changed.key]}"
    files = {ente: without_values(as_xlsx(view, VERSION)) for ente, view in views.items()}
    files["cambiato"] = without_values(as_xlsx(views["torino"], VERSION), 3, cell, 74.5)
    sheet = assume(torino.sheet, [Assumption(changed.key, Field.ACTUAL, Quantity(74.5))])
    sheets = {ente: view.sheets for ente, view in views.items()}
    sheets["cambiato"] = (score_sheet(sheet, torino.policy), *views["torino"].sheets[1:])
    books = converted(folder, {f"{name}.xlsx": file for name, file in files.items()}, "xlsx", CALC)
    return {name: Recomputed(sheets[name], load_workbook(books[f"{name}.xlsx"], data_only=True)) for name in files}


@pytest.mark.parametrize("name", ["torino", "riviere", "cambiato"])
def test_libreoffice_computes_the_engines_scores_and_words(recomputed: dict[str, Recomputed], name: str) -> None:
    book, checked = recomputed[name].book, 0
    titles = [title for title in book.sheetnames[2:] if title != PARTS]
    for title, scored in zip(titles, recomputed[name].sheets, strict=True):
        results = zip(places(scored).rows, (*scored.measures, *scored.nodes), strict=True)
        for row, result in results:
            found = book[title][f"{BLOCK.score}{row}"].value
            wanted = None if result.score is None else pytest.approx(result.score, abs=1e-6)
            assert (None if found == "" else found) == wanted, (title, row)
            assert book[title][f"{STATE}{row}"].value == states.state(result.band), (title, row)
            checked += result.score is not None
    assert checked > 150


def test_libreoffice_brings_a_changed_number_to_the_results(recomputed: dict[str, Recomputed]) -> None:
    before, after = (recomputed[name].book["Risultati"]["D5"].value for name in ("torino", "cambiato"))
    assert after == pytest.approx(recomputed["cambiato"].sheets[0].root.score, abs=1e-6)
    assert after > before
