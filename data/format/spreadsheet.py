"""The bytes of a workbook (xlsx, xls, ods) → its sheets as cells that a person could have written. No layout here.

A file is hostile until read: it is measured before a library sees it; formulas, macros and links are never looked at,
only what the cells showed when the file was saved.
"""

from __future__ import annotations

import io
import math
import zipfile
import zlib
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

from python_calamine import CalamineWorkbook, SheetTypeEnum

from data.format.cells import Refusal
from data.format.ods_size import cells_of
from data.format.xlsx_marks import Mark, marks_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from python_calamine import CalamineSheet

MOST_BYTES = 20_000_000
"""Of the file; a year of the largest plan has less than one million."""
MOST_XLS_BYTES = 5_000_000
"""Of an xls, whose sheets cannot be measured before they are read."""
MOST_UNPACKED = 200_000_000
"""Of all that is packed in it."""
MOST_PARTS, MOST_SHEETS, MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 2_000, 100, 50_000, 500, 2_000_000
_ZIP, _XLS = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_PIECE = 1 << 20
BAD_ZIP = (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError, zlib.error)
"""What the reader of zips raises at a bad one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows.

    Attributes:
        text: what is written; a number is canonical, with the decimals that its format shows and ``%`` where it shows
            a percentage; a day is ``AAAA-MM-GG``.
        is_typed: it holds a number or a day, not letters.
        may_be_percent: it holds a number whose format the kind of file does not tell.
        wrong: why nothing can be read in it; None nearly always.
    """

    text: str = ""
    is_typed: bool = False
    may_be_percent: bool = False
    wrong: Refusal | None = None


BLANK = Cell()
Address = tuple[str, int, int]
"""Sheet, line and column of a cell, both from 1."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet, from its cell A1.

    Attributes:
        merged: the areas of merged cells: first row and column, last row and column, all from 1.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()


def mended(
    sheets: tuple[Sheet, ...], cells: Mapping[Address, str], without: Collection[tuple[str, int]] = ()
) -> tuple[Sheet, ...]:
    """The sheets with other texts in some cells, as if a person had written them there, and some lines left blank.

    Args:
        sheets: as they were read.
        cells: text by sheet, line and column, both from 1; a cell beyond its row is added.
        without: sheet and line of the lines left out; the lines below stay where they are.
    """
    return tuple(_mended(sheet, cells, without) for sheet in sheets)


def _mended(sheet: Sheet, cells: Mapping[Address, str], without: Collection[tuple[str, int]]) -> Sheet:
    rows = [list(row) for row in sheet.rows]
    for (name, line, column), text in cells.items():
        if name == sheet.name and 0 < line <= len(rows):
            row = rows[line - 1]
            row.extend([BLANK] * (column - len(row)))
            row[column - 1] = Cell(text)
    for name, line in without:
        if name == sheet.name and 0 < line <= len(rows):
            rows[line - 1] = []
    return replace(sheet, rows=tuple(map(tuple, rows)))


def read_spreadsheet(content: bytes) -> tuple[Sheet, ...] | Refusal:
    """Every sheet of a workbook, in its order; refused where it is none, too large or broken."""
    refused = _refused(content)
    if refused:
        return refused
    try:
        marks = marks_of(content, MOST_ROWS, MOST_COLUMNS) if _has(content, "xl/workbook.xml") else None
        if _has(content, "content.xml") and cells_of(content) > MOST_CELLS:
            return _too_large()
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            return _sheets(book, marks)
    except OverflowError:
        return _too_large()
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # noqa: BLE001 - a fault inside the library is a BaseException of its own
        return _broken()


def _sheets(
    book: CalamineWorkbook, marks: Mapping[str, Mapping[tuple[int, int], Mark]] | None
) -> tuple[Sheet, ...] | Refusal:
    names = [sheet.name for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    if len(names) > MOST_SHEETS:
        return Refusal(
            f"La cartella di lavoro ha {len(names)} fogli: al più {MOST_SHEETS}.", "Lasciarci quelli dei dati."
        )
    found, count = [], 0
    for name in names:
        sheet = book.get_sheet_by_name(name)
        count += sheet.total_height * sheet.total_width
        if sheet.total_height > MOST_ROWS or sheet.total_width > MOST_COLUMNS or count > MOST_CELLS:
            return _too_large()
        found.append(_sheet(sheet, None if marks is None else marks.get(name, {})))
    return tuple(found)


def _sheet(sheet: CalamineSheet, marks: Mapping[tuple[int, int], Mark] | None) -> Sheet:
    rows = sheet.to_python(skip_empty_area=False)
    cells = tuple(
        tuple(
            _cell(value, None if marks is None else marks.get((line, at), _NO_MARK))
            for at, value in enumerate(row, start=1)
        )
        for line, row in enumerate(rows, start=1)
    )
    areas = sheet.merged_cell_ranges or ()
    return Sheet(sheet.name, cells, tuple((a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in areas))


_NO_MARK = Mark()


def _cell(value: object, mark: Mark | None) -> Cell:
    """One cell; ``mark`` is None where the kind of file tells no formats."""
    if mark and (mark.is_error or mark.is_uncomputed):
        return Cell(wrong=_ERROR if mark.is_error else _UNCOMPUTED)
    if isinstance(value, bool):
        return Cell("sì" if value else "no")
    if isinstance(value, int | float):
        return _number(float(value), mark)
    if isinstance(value, date):
        return _day(value)
    return Cell(str(value)) if value else BLANK


_ERROR = Refusal("La formula della cella dà un errore.", "Scrivere il valore al posto della formula.")
_UNCOMPUTED = Refusal(
    "La formula della cella non ha un valore salvato.",
    "Aprire il file in Excel o LibreOffice e salvarlo, o scrivere il valore.",
)


def _day(value: date) -> Cell:
    if isinstance(value, datetime) and value.time() != time():
        return Cell(f"{value:%d/%m/%Y %H:%M}")
    return Cell(f"{value.year:04}-{value:%m-%d}", is_typed=True)


def _number(value: float, mark: Mark | None) -> Cell:
    if not math.isfinite(value):
        return Cell(str(value))
    # Fifteen digits are what a sheet keeps of a number; beyond them are the remains of binary arithmetic.
    exact = Decimal(f"{value:.15g}")
    shown = exact * 100 if mark and mark.is_percent else exact
    decimals = max(mark.decimals if mark else 0, -int(shown.normalize().as_tuple().exponent))
    text = f"{shown:.{decimals}f}"
    return Cell(f"{text}%" if mark and mark.is_percent else text, is_typed=True, may_be_percent=mark is None)


def _refused(content: bytes) -> Refusal | None:
    """Why the bytes must not be read: told before any of them is unpacked."""
    if len(content) > (MOST_XLS_BYTES if content.startswith(_XLS) else MOST_BYTES):
        return _too_large()
    if not content.startswith((_XLS, _ZIP)):
        return Refusal("Il file non è una cartella di lavoro.", "Usare un file xlsx, xls o ods.")
    if content.startswith(_XLS):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return None if is_measured(packed) else _too_large()
    except BAD_ZIP:
        return _broken()


def is_measured(packed: zipfile.ZipFile) -> bool:
    """Whether what is packed is as small as it says, and small enough."""
    parts = packed.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        return False
    left = MOST_UNPACKED
    for part in parts:
        with packed.open(part) as stream:
            while piece := stream.read(_PIECE):
                left -= len(piece)
                if left < 0:
                    return False
    return True


def _has(content: bytes, part: str) -> bool:
    if not content.startswith(_ZIP):
        return False
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return part in packed.NameToInfo


def _too_large() -> Refusal:
    what = (
        f"Il file è troppo grande: al più {MOST_BYTES // 1_000_000} milioni di byte, {MOST_ROWS} righe e "
        f"{MOST_COLUMNS} colonne per foglio."
    )
    return Refusal(what, "Lasciarci i dati di un anno di un ente, e cancellare righe e colonne vuote ma formattate.")


def _broken() -> Refusal:
    what = "La cartella di lavoro non si apre: è danneggiata, o protetta da una password."
    return Refusal(what, "Aprirla in Excel o LibreOffice e salvarla di nuovo, senza password.")
