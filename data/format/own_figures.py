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
from data.format.flat_layout import OF_PARENT, Role
from data.format.flat_sheet import written_units
from data.format.incoming import Flat, Incoming
from data.format.new_ente import documents_of
from data.format.plan import build_plan
from data.format.problem import Problem
from data.format.spreadsheet import BLANK, Cell, Sheet, read_spreadsheet
from data.format.workbook_table import address_of
from data.format.year_reading import FolderReading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from data.format.flat_layout import FlatMapping
    from data.format.new_ente import NewEnte
    from data.format.year_reading import EnteFolder
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
NEEDED: Final = (Role.INDICATOR, Role.TARGET, Role.ACTUAL, Role.PUBLISHED)
"""Columns without which nothing can be tried."""
UNNAMED: Final = "Le cifre"
"""The objective of the indicators that are of none."""
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
    documents = documents_of(ente, written_units(sheet, guess(sheet)))
    return read_figures_of(sheet, documents, ente.year, "")


def read_figures_of(sheet: Sheet, documents: Mapping[str, str], year: int, section: str) -> FolderReading:
    """The year of a known ente with these figures alone, in one of its sections; empty where it has only one."""
    mapping = guess(sheet)
    if missing := [role for role in NEEDED if role not in mapping.columns.values()]:
        return FolderReading(None, (_no_columns(sheet, missing),))
    owned = with_objective(sheet, mapping)
    found = _incoming(owned, Flat(guess(owned), year, documents, section, is_trial=True)).read()
    return found if sheet.name != NAME else replace(found, problems=told_once(found.problems, owned, mapping.last))


def with_objective(sheet: Sheet, mapping: FlatMapping) -> Sheet:
    """The same with an objective for the indicators above the first one that is named, or for all of them."""
    known = {role: at for at, role in mapping.columns.items()}
    if known.keys() & {Role.NODE_CODE, *OF_PARENT}:
        return sheet
    rows = [list(row) for row in sheet.rows]
    at = known.get(Role.NODE) or max(map(len, rows)) + 1
    for number, row in enumerate(rows[mapping.last - 1 :]):
        row.extend([BLANK] * (at - len(row)))
        if number and row[at - 1].text.strip():
            break
        if any(cell.text.strip() for cell in row):
            row[at - 1] = Cell(UNNAMED) if number else Cell(Role.NODE)
    return replace(sheet, rows=tuple(map(tuple, rows)))


def told_once(problems: Iterable[Problem], sheet: Sheet, heading: int) -> tuple[Problem, ...]:
    """Problems of a sheet without letters, by the headings of their columns; what many lines have is one of them.

    Args:
        problems: of its cells.
        sheet: with the headings.
        heading: their line, from 1.
    """
    lines: dict[Problem, list[int]] = {}
    for problem in problems:
        _, line, column = address_of(problem.place) or ("", 0, 0)
        where = f", colonna {sheet.rows[heading - 1][column - 1].text}" if column else ""
        lines.setdefault(replace(problem, file="", line=0, column="", place=where), []).append(line)
    return tuple(replace(each, place=f"{_lines(found)}{each.place}") for each, found in lines.items())


def _lines(numbers: Iterable[int]) -> str:
    told = [str(number) for number in sorted(set(numbers)) if number]
    return f"{'riga' if len(told) == 1 else 'righe'} {', '.join(told)}" if told else "tabella"


def _no_columns(sheet: Sheet, missing: list[Role]) -> Problem:
    what = f"{'Manca la colonna' if len(missing) == 1 else 'Mancano le colonne'} {', '.join(missing)}."
    others = ", ".join(role for role in COLUMNS if role not in NEEDED)
    remedy = f"Scrivere nelle intestazioni {', '.join(NEEDED)}; se servono, anche {others}."
    return Problem(sheet.name, 0, "", what, remedy)


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
