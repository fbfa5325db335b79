"""A few figures that an office types or pastes, with what they came to → a year that can be scored.

They are an office's own sheet like any other (``flat_sheet``): headings tell what each column is, cells are read as
people write them.
"""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from data.format.cells import Refusal
from data.format.csv_dialect import DELIMITERS, text_of
from data.format.flat_guess import guess
from data.format.flat_layout import Role
from data.format.flat_sheet import written_units
from data.format.incoming import Flat, Incoming
from data.format.new_ente import documents_of
from data.format.plan import build_plan
from data.format.spreadsheet import Cell, Sheet, read_spreadsheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from data.format.new_ente import NewEnte
    from data.format.year_reading import EnteFolder, FolderReading
    from data.plan.records import Plan

NAME: Final = "Cifre"
COLUMNS: Final = (
    Role.NODE,
    Role.INDICATOR,
    Role.DIRECTION,
    Role.TARGET,
    Role.SOGLIA,
    Role.ACTUAL,
    Role.WEIGHT,
    Role.PUBLISHED,
)
"""What is asked of an indicator; a line with an objective and no indicator is the objective's own result."""
_NO_FIGURES = Refusal(
    "Nel file non c'è nessuna tabella.", "Scrivere una riga di intestazione e una riga per indicatore."
)


def figures_sheet(rows: Iterable[Mapping[str, str]]) -> Sheet:
    """Typed rows, by the words of ``COLUMNS``, as a sheet with these headings; rows without anything are left out."""
    written = [row for row in rows if any(row.get(role, "").strip() for role in COLUMNS)]
    lines = [tuple(Cell(row.get(role, "")) for role in COLUMNS) for row in written]
    return Sheet(NAME, (tuple(Cell(role) for role in COLUMNS), *lines))


def read_figures_file(content: bytes, name: str) -> Sheet | Refusal:
    """The first sheet with something in it of a CSV file or of a workbook."""
    if name.lower().endswith(".csv"):
        return _csv_sheet(content)
    found = read_spreadsheet(content)
    if isinstance(found, Refusal):
        return found
    filled = [sheet for sheet in found if any(cell.text.strip() for row in sheet.rows for cell in row)]
    return filled[0] if filled else _NO_FIGURES


def read_figures(sheet: Sheet, ente: NewEnte) -> FolderReading:
    """The year of an ente that has nothing else than these figures."""
    mapping = guess(sheet)
    documents = documents_of(ente, written_units(sheet, mapping))
    return _incoming(sheet, Flat(mapping, ente.year, documents)).read()


def read_figures_of(sheet: Sheet, documents: Mapping[str, str], year: int, section: str) -> FolderReading:
    """The year of a known ente with these figures alone, in one of its sections."""
    return _incoming(sheet, Flat(guess(sheet), year, documents, section)).read()


def plan_of(folder: EnteFolder) -> Plan:
    """The year of figures that were read. It is over, as they are published: a missing result is missing for good."""
    year = folder.years[0]
    return replace(build_plan(folder.ente, year.year, year.policy, year.tables), is_closed=True)


def _incoming(sheet: Sheet, flat: Flat) -> Incoming:
    mark = hashlib.sha256(repr(sheet).encode()).hexdigest()
    return Incoming(sheet.name, mark, (sheet,), flat=flat)


def _csv_sheet(content: bytes) -> Sheet | Refusal:
    found = text_of(content)
    if found is None or not found.text.strip():
        return _NO_FIGURES
    head = next(line for line in found.text.split("\n") if line.strip())
    mark = max(DELIMITERS, key=head.count)
    rows = csv.reader(io.StringIO(found.text), delimiter=mark)
    return Sheet(NAME, tuple(tuple(Cell(text) for text in row) for row in rows))
