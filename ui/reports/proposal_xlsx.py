"""The proposal as a workbook: what changes, the whole calculation in formulas, and what it is of."""

from __future__ import annotations

import io
import re
from functools import partial
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties

from ui.reports.package import repacked
from ui.reports.proposal import TITLE
from ui.reports.proposal_sheets import grids_of
from ui.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl.cell import Cell as Written
    from openpyxl.worksheet.worksheet import Worksheet

    from ui.reports.grid import Cell, Grid
    from ui.reports.proposal import ProposalDocument

_INK, _GROUND, _INPUT = (colour.lstrip("#") for colour in (LIGHT.ink, LIGHT.grid, LIGHT.accent))
_LINE = 13
"""Height of a line, points."""
_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f>.*?</f>)<v\s*/?>(?:</v>)?</c>', re.DOTALL)


def as_xlsx(document: ProposalDocument) -> bytes:
    """The workbook; the same document is always the same bytes."""
    grids = grids_of(document)
    book = Workbook()
    book.remove(book.worksheets[0])
    for grid in grids:
        _draw(book.create_sheet(grid.name), grid, document.mark)
    book.properties.title, book.properties.creator, book.properties.language = TITLE, "Traguardo", "it-IT"
    book.calculation.fullCalcOnLoad = True
    buffer = io.BytesIO()
    book.save(buffer)
    parts = {f"xl/worksheets/sheet{at}.xml": grid for at, grid in enumerate(grids, start=1)}
    return repacked(buffer.getvalue(), document.day, partial(_with_values, parts))


def _draw(sheet: Worksheet, grid: Grid, mark: str) -> None:
    for address, cell in grid.cells.items():
        if cell.formula or cell.value not in {"", None}:
            _write(sheet[address], cell)
    for letter, width in grid.widths.items():
        sheet.column_dimensions[letter].width = width
    for row, lines in grid.lines().items():
        sheet.row_dimensions[row].height = _LINE * lines + 2
    sheet.freeze_panes = f"A{grid.heading + 1}"
    _print(sheet, grid, mark)


def _print(sheet: Worksheet, grid: Grid, mark: str) -> None:
    """Landscape, as wide as the page, the headings and the mark on every page."""
    sheet.print_title_rows = f"{grid.heading}:{grid.heading}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", grid.paper
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.oddHeader.center.text = mark  # type: ignore[union-attr]  # every new sheet has one
    sheet.oddFooter.right.text = "Pagina &P di &N"  # type: ignore[union-attr]  # as above


def _write(made: Written, cell: Cell) -> None:
    made.value = cell.formula or cell.value
    is_text = isinstance(cell.value, str) and not cell.formula
    if is_text:
        # Text of a document that begins with "=" stays text, also when somebody edits the cell.
        made.data_type, made.quotePrefix = "s", str(cell.value).startswith(("=", "+", "-", "@"))
    made.number_format = cell.shown
    is_inside = is_text and not (cell.runs_over or cell.is_heading)
    made.alignment = Alignment(
        horizontal="left" if is_inside else None,
        vertical="top",
        wrap_text=is_text and not cell.runs_over,
        indent=int(is_inside),
    )
    ink = _INPUT if cell.is_input else _INK
    made.font = Font(name="Arial", size=10, bold=cell.is_heading or cell.is_strong, color=ink)
    if cell.is_heading:
        made.fill = PatternFill("solid", fgColor=_GROUND)
        made.border = Border(bottom=Side(style="thin", color=_INK))


def _with_values(parts: Mapping[str, Grid], name: str, content: bytes) -> bytes:
    """A sheet's XML with, beside each formula, the value it gives: for programs that show a file without computing."""
    grid = parts.get(name)
    if grid is None:
        return content

    def valued(found: re.Match[bytes]) -> bytes:
        place, style, formula = found.groups()
        value = grid.cells[place.decode()].value
        if isinstance(value, str) or value is None:
            return b'<c r="%b"%b t="str">%b<v></v></c>' % (place, style, formula)
        return b'<c r="%b"%b>%b<v>%b</v></c>' % (place, style, formula, repr(float(value)).encode())

    return _FORMULA.sub(valued, content)
