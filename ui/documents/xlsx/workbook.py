"""Sheets written as an Excel file: fit to be printed, with the value beside each formula, always the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from xlsxwriter.utility import xl_cell_to_rowcol
from xlsxwriter.worksheet import Worksheet

from ui.documents.xlsx.bars import draw_bars
from ui.documents.xlsx.file import xlsx_file
from ui.figures.theme import LIGHT, TYPEFACE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

    from ui.documents.xlsx.grid import Cell, Grid

_LINE: Final = 13
"""Height of a line, points."""
_SIDE, _EDGE, _HEADER = 0.4, 1.0, 0.5
"""Margins of a page at its sides, above and below; and of what is written there: inches."""
_SIGNS: Final = ("=", "+", "-", "@")
"""What a typed formula begins with."""


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


@dataclass(frozen=True, slots=True)
class _Look:
    """How a cell looks.

    Attributes:
        shown: number format.
        is_typed: a text that begins like a formula stays a text, also when somebody edits the cell.
    """

    shown: str
    is_heading: bool
    is_bold: bool
    is_input: bool
    is_inside: bool
    wraps: bool
    is_typed: bool


class _Sheet(Worksheet):  # type: ignore[misc]  # XlsxWriter has no types
    """A sheet whose formulas have functions that every version of Excel has: none is looked for to be renamed."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: FBT001, FBT002, ARG002 - XlsxWriter's own
        return formula.removeprefix("=")


def as_workbook(grids: Sequence[Grid], imprint: Imprint) -> bytes:
    """The file; the same sheets are always the same bytes."""

    def fill(book: Workbook) -> None:
        @cache
        def dressed(look: _Look) -> Format:
            return book.add_format(_properties(look))

        for grid in grids:
            _draw(book, grid, imprint.mark, dressed)

    return xlsx_file(fill, imprint.title, imprint.day)


def _draw(book: Workbook, grid: Grid, mark: str, dressed: Callable[[_Look], Format]) -> None:
    sheet = book.add_worksheet(grid.name, worksheet_class=_Sheet)
    for letter, width in grid.widths.items():
        sheet.set_column(f"{letter}:{letter}", width)
    for row, lines in grid.lines().items():
        sheet.set_row(row - 1, _LINE * lines + 2)
    for address, cell in grid.cells.items():
        # A number to be typed where there is none has the look of those to be changed.
        if cell.formula or cell.value not in {"", None} or cell.is_input:
            _write(sheet, address, cell, dressed(_look(cell)))
    sheet.freeze_panes(*xl_cell_to_rowcol(f"{grid.moving}{grid.heading + 1}"))
    if grid.bars:
        draw_bars(book, sheet, grid.bars)
    _print(sheet, grid, mark)


def _write(sheet: Worksheet, address: str, cell: Cell, look: Format) -> None:
    if cell.formula:
        sheet.write_formula(address, cell.formula, look, "" if cell.value is None else cell.value)
    elif cell.value in {"", None}:
        sheet.write_blank(address, None, look)
    elif isinstance(cell.value, str):
        sheet.write_string(address, cell.value, look)
    else:
        sheet.write_number(address, cell.value, look)


def _print(sheet: Worksheet, grid: Grid, mark: str) -> None:
    """Landscape, as wide as the page, the headings and the mark on every page."""
    sheet.repeat_rows(grid.heading - 1)
    sheet.set_landscape()
    sheet.set_paper(grid.paper)
    sheet.set_margins(_SIDE, _SIDE, _EDGE, _EDGE)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f"&C{_literal(mark)}" if mark else "", {"margin": _HEADER})
    sheet.set_footer("&L&A&RPagina &P di &N", {"margin": _HEADER})


def _literal(text: str) -> str:
    """A text at the head of a page, where an ampersand begins a code.

    XlsxWriter takes even a doubled ampersand for a picture where a G or the name of one follows.

    Examples:
        >>> _literal("Arti & Co"), _literal("A&G")
        ('Arti && Co', 'A&& G')
    """
    return text.replace("&", "&&").replace("&G", "& G").replace("&[", "& [")


def _look(cell: Cell) -> _Look:
    is_text = isinstance(cell.value, str) and not cell.formula
    return _Look(
        shown=cell.shown,
        is_heading=cell.is_heading,
        is_bold=cell.is_heading or cell.is_strong,
        is_input=cell.is_input,
        is_inside=cell.is_left or (is_text and not (cell.runs_over or cell.is_heading)),
        wraps=cell.is_left or (is_text and not cell.runs_over),
        is_typed=is_text and str(cell.value).startswith(_SIGNS),
    )


def _properties(look: _Look) -> dict[str, Any]:
    """The look as XlsxWriter names it."""
    found = {
        "font_name": TYPEFACE,
        "font_size": 10,
        "bold": look.is_bold,
        "font_color": LIGHT.accent if look.is_input else LIGHT.ink,
        "num_format": look.shown,
        # A printed row has no room of its own above its words: at the top, the rule of the headings would cut them.
        "valign": "vcenter",
        "text_wrap": look.wraps,
        "quote_prefix": look.is_typed,
    }
    if look.is_inside:
        found |= {"align": "left", "indent": 1}
    if look.is_heading:
        found |= {"bg_color": LIGHT.grid, "bottom": 1, "bottom_color": LIGHT.ink}
    return found
