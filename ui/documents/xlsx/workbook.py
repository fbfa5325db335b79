"""Sheets written as an Excel file: fit to be printed, with the value beside each formula, always the same bytes."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from functools import cache, partial
from html import escape
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties

from ui.documents.package import repacked
from ui.documents.xlsx.bars import draw_bars
from ui.figures.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from openpyxl.cell import Cell as Written
    from openpyxl.worksheet.worksheet import Worksheet

    from ui.documents.xlsx.grid import Cell, Grid

_INK, _GROUND, _INPUT = (colour.lstrip("#") for colour in (LIGHT.ink, LIGHT.grid, LIGHT.accent))
_LINE = 13
"""Height of a line, points."""
_MARGIN = 0.4
"""At the sides of a page, inches."""
_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f>.*?</f>)<v\s*/?>(?:</v>)?</c>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a workbook says of itself.

    Attributes:
        title: in the properties of the file.
        mark: at the head of every page; empty for nothing.
        day: of the document.
    """

    title: str
    mark: str
    day: date


def as_workbook(grids: Sequence[Grid], imprint: Imprint) -> bytes:
    """The file; the same sheets are always the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for grid in grids:
        _draw(book.create_sheet(grid.name), grid, imprint.mark)
    book.properties.title, book.properties.creator, book.properties.language = imprint.title, "Traguardo", "it-IT"
    book.calculation.fullCalcOnLoad = True
    buffer = io.BytesIO()
    book.save(buffer)
    parts = {f"xl/worksheets/sheet{at}.xml": grid for at, grid in enumerate(grids, start=1)}
    return repacked(buffer.getvalue(), imprint.day, partial(_with_values, parts))


def _draw(sheet: Worksheet, grid: Grid, mark: str) -> None:
    for address, cell in grid.cells.items():
        # A number to be typed where there is none has the look of those to be changed.
        if cell.formula or cell.value not in {"", None} or cell.is_input:
            _write(sheet[address], cell)
    for letter, width in grid.widths.items():
        sheet.column_dimensions[letter].width = width
    for row, lines in grid.lines().items():
        sheet.row_dimensions[row].height = _LINE * lines + 2
    sheet.freeze_panes = f"{grid.moving}{grid.heading + 1}"
    if grid.bars:
        draw_bars(sheet, grid.bars)
    _print(sheet, grid, mark)


def _print(sheet: Worksheet, grid: Grid, mark: str) -> None:
    """Landscape, as wide as the page, the headings and the mark on every page."""
    sheet.print_title_rows = f"{grid.heading}:{grid.heading}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", grid.paper
    sheet.page_margins.left = sheet.page_margins.right = _MARGIN
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    # An ampersand begins a code in these texts.
    sheet.oddHeader.center.text = mark.replace("&", "&&")  # type: ignore[union-attr]  # every new sheet has one
    sheet.oddFooter.left.text = "&A"  # type: ignore[union-attr]  # as above
    sheet.oddFooter.right.text = "Pagina &P di &N"  # type: ignore[union-attr]  # as above


def _write(made: Written, cell: Cell) -> None:
    made.value = cell.formula or cell.value
    is_text = isinstance(cell.value, str) and not cell.formula
    if is_text:
        # Text of a document that begins with "=" stays text, also when somebody edits the cell.
        made.data_type, made.quotePrefix = "s", str(cell.value).startswith(("=", "+", "-", "@"))
    made.number_format = cell.shown
    is_inside = is_text and not (cell.runs_over or cell.is_heading)
    wraps = cell.is_left or (is_text and not cell.runs_over)
    made.alignment = _alignment(is_inside=is_inside or cell.is_left, wraps=wraps)
    made.font = _font(is_bold=cell.is_heading or cell.is_strong, is_input=cell.is_input)
    if cell.is_heading:
        made.fill = PatternFill("solid", fgColor=_GROUND)
        made.border = Border(bottom=Side(style="thin", color=_INK))


@cache
def _font(*, is_bold: bool, is_input: bool) -> Font:
    return Font(name="Arial", size=10, bold=is_bold, color=_INPUT if is_input else _INK)


@cache
def _alignment(*, is_inside: bool, wraps: bool) -> Alignment:
    horizontal = "left" if is_inside else None
    return Alignment(horizontal=horizontal, vertical="top", wrap_text=wraps, indent=int(is_inside))


def _with_values(parts: Mapping[str, Grid], name: str, content: bytes) -> bytes:
    """A sheet's XML with, beside each formula, the value it gives: for programs that show a file without computing."""
    grid = parts.get(name)
    if grid is None:
        return content

    def valued(found: re.Match[bytes]) -> bytes:
        place, style, formula = found.groups()
        value = grid.cells[place.decode()].value
        if isinstance(value, str) or value is None:
            return b'<c r="%b"%b t="str">%b<v>%b</v></c>' % (
                place,
                style,
                formula,
                escape(value or "", quote=False).encode(),
            )
        return b'<c r="%b"%b>%b<v>%b</v></c>' % (place, style, formula, repr(float(value)).encode())

    return _FORMULA.sub(valued, content)
