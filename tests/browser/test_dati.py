"""A person brings in a workbook with twelve mistakes: sees them, mends them on screen, sees what changes, confirms."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.mistakes import MISTAKES, workbook_with_mistakes

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

GRID_MILLISECONDS = 300
ROW_HEIGHT = 70
TRIES = 4
ROOT = Path(__file__).parents[2]
RIGHT = {
    ("Obiettivi", "D3"): "M1",
    ("Obiettivi", "E4"): "meta",
    ("Obiettivi", "H3"): "60",
    ("Indicatori", "J2"): "pezzi",
    ("Indicatori", "K3"): "calare",
    ("Indicatori", "L4"): "100",
    ("Target", "G3"): ">=",
    ("Target", "H5"): "50",
    ("Target", "N3"): "28/2/2024",
    ("Consuntivi", "D4"): "i1",
    ("Consuntivi", "F2"): "120",
    ("Consuntivi", "F3"): "30/06/2024",
}
"""What is right in the place of each of the mistakes."""


def texts(grid: Locator) -> dict[tuple[str, str], tuple[int, str, str]]:
    """Line, value found and what is wrong, by sheet and cell, as the table tells a screen reader."""
    rows = [row.locator("td").all_inner_texts() for row in grid.locator("table tbody tr").all()]
    return {(sheet, cell): (at, found, what) for at, (sheet, cell, found, what, *_) in enumerate(rows)}


def write(page: Page, grid: Locator, at: int, text: str) -> None:
    """Write a value in a line of the table, from 0: in the third column, below the headings.

    The grid takes keys a moment after it has drawn its cursor and says nowhere when: as a person would, look whether
    the value is there, and else write it again.
    """
    box = grid.locator("canvas").first.bounding_box()
    assert box is not None
    cell, editor = grid.get_by_test_id(f"glide-cell-2-{at}"), page.locator(".gdg-input")
    for _ in range(TRIES):
        expect(editor).to_have_count(0)
        page.mouse.click(box["x"] + 100 + 90 + 70, box["y"] + 36 + ROW_HEIGHT * at + 20)
        page.wait_for_timeout(GRID_MILLISECONDS)
        page.keyboard.type(text[0])
        editor.fill(text)
        page.wait_for_timeout(GRID_MILLISECONDS)
        page.keyboard.press("Enter")
        page.wait_for_timeout(GRID_MILLISECONDS)
        if cell.text_content() == text:
            break
    expect(cell).to_have_text(text)


def register_of(store: Path) -> str:
    env = {**os.environ, "TRAGUARDO_STORE": str(store)}
    command = [sys.executable, "-m", "cli", "registro", "--ente", "comune_finto"]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True, timeout=60).stdout


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "errori.xlsx"
    path.write_bytes(workbook_with_mistakes())
    return path


def test_twelve_mistakes_are_seen_mended_on_screen_previewed_confirmed_and_found_in_the_register(
    page: Page, own_server: tuple[str, Path], workbook: Path, settle: Callable[[Page], None]
) -> None:
    address, store = own_server
    page.set_viewport_size({"width": 1280, "height": 1500})
    page.goto(f"{address}/dati?ente=comune_finto&anno=2024")
    settle(page)
    expect(page.get_by_role("button", name="Scegli un file", exact=True)).to_be_visible()
    page.locator("input[type=file]").set_input_files(workbook)
    expect(page.get_by_role("heading", name="12 problemi da risolvere")).to_be_visible()
    expect(page.get_by_role("button", name="Togli il file")).to_be_visible()
    expect(page.get_by_test_id("stFileChip")).to_contain_text("\u00a0kB")
    grid = page.get_by_test_id("stDataFrame").first
    expect(grid.locator("table tbody tr")).to_have_count(12)
    seen = texts(grid)
    assert {place: rest for place, (_, *rest) in seen.items()} == {
        (sheet, cell): [found, what] for sheet, cell, found, what in MISTAKES
    }

    for place, (at, *_) in seen.items():
        write(page, grid, at, RIGHT[place])
    page.get_by_role("button", name="Rileggi con le correzioni").click()
    expect(page.get_by_role("heading", name="Che cosa cambia: Fintopoli 2024")).to_be_visible()
    expect(page.get_by_text("Corrette qui: foglio Consuntivi, cella F2;", exact=False)).to_be_visible()
    assert "importazione" not in register_of(store)

    page.get_by_label("Chi salva").fill("Anna Bianchi")
    page.get_by_role("button", name="Conferma", exact=True).click()
    expect(page.get_by_test_id("stAlertContentSuccess")).to_contain_text("Registrata la modifica 1 (importazione)")
    expect(page.get_by_role("link", name="Guarda la Panoramica")).to_be_visible()
    told = register_of(store)
    assert "1 · importazione" in told
    assert "Anna Bianchi" in told
    assert "errori.xlsx" in told
