"""One sheet of a workbook in the layout of the template → the rows of its table, or every problem with its cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from data.format.cells import Refusal
from data.format.parse import Rows
from data.format.problem import Notice, Problem
from data.format.spreadsheet import BLANK
from data.format.tables import PLACE
from data.format.written import About, Written, one_line, read_written
from data.format.written_number import plain_unit, unit_written
from data.format.written_period import read_year
from data.format.written_target import read_actual, read_target

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.format.spreadsheet import Address, Cell, Sheet
    from data.format.tables import Column, Table
    from data.plan.identity import Ente

HEADING_ROWS = 20
"""How far down a sheet the line of headings may be."""
_WHOLE = {"target": read_target, "actual": read_actual, "year": read_year}
"""Columns whose cell may hold more than itself, where the table has a column for it."""
_MORE = {"target": "text", "actual": "availability", "year": "period"}
"""The column for what is more."""
_UNREADABLE = "#"
_NOTHING_ELSE = frozenset({"soglie", "targets", "actuals"})
"""Tables in which a row that only says which indicator, and of which year, says nothing."""


@dataclass(frozen=True, slots=True)
class SheetPlace:
    """Where the columns of a table are in its sheet: column, from 1, by its name in the format."""

    sheet: str
    columns: Mapping[str, int]

    def cell(self, line: int, column: str) -> str:
        """A cell, a row or the sheet, in words: «foglio Target, cella D14»."""
        return place_of((self.sheet, line, self.columns.get(column, 0))) if line else f"foglio {self.sheet}"


_CELL = re.compile(r"foglio (.*), cella ([A-Z]{1,3})([0-9]+)", re.DOTALL)
_LINE = re.compile(r"foglio (.*), riga ([0-9]+)", re.DOTALL)


def address_of(place: str) -> Address | None:
    """Where a place in words is, as ``SheetPlace.cell`` writes it; column 0 where a whole line is meant.

    Returns:
        None where neither a cell nor a line is meant.

    Examples:
        >>> address_of("foglio Target, cella D14"), address_of("foglio Target, riga 3"), address_of("foglio Target")
        (('Target', 14, 4), ('Target', 3, 0), None)
    """
    if found := _CELL.fullmatch(place):
        return found[1], int(found[3]), column_number(found[2])
    found = _LINE.fullmatch(place)
    return (found[1], int(found[2]), 0) if found else None


def place_of(address: Address) -> str:
    """An address in words; the other direction of ``address_of``."""
    sheet, line, column = address
    return f"foglio {sheet}, cella {letters(column)}{line}" if column else f"foglio {sheet}, riga {line}"


@dataclass(slots=True)
class SheetReading:
    """What came out of the sheet of a table."""

    rows: Rows
    place: SheetPlace
    problems: list[Problem] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Units:
    """The unit that each indicator is measured in, as its sheet says.

    Attributes:
        by_place: by section, owner, node and indicator.
        by_code: by node and indicator, where only one unit is told.
    """

    by_place: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    by_code: Mapping[tuple[str, ...], str] = field(default_factory=dict)

    @classmethod
    def of(cls, measures: Rows) -> Units:
        """Of the sheet of the indicators."""
        records = [cells for _, cells in measures.records()]
        told: dict[tuple[str, ...], set[str]] = {}
        for cells in records:
            told.setdefault(_codes(cells), set()).add(cells["unit"])
        return cls(
            {tuple(cells[name] for name in PLACE): cells["unit"] for cells in records},
            {codes: next(iter(units)) for codes, units in told.items() if len(units) == 1},
        )

    def unit(self, cells: Mapping[str, str]) -> str:
        """The unit of a row; empty where it is not told."""
        place = tuple(cells.get(name, "") for name in PLACE)
        return cells.get("unit", "") or self.by_place.get(place, "") or self.by_code.get(_codes(cells), "")


def _codes(cells: Mapping[str, str]) -> tuple[str, ...]:
    return cells.get("node_code", ""), cells.get("indicator_code", "")


@dataclass(frozen=True, slots=True)
class Known:
    """What cells are read by; ``file`` is what problems call the table."""

    ente: Ente
    year: int
    units: Units


def read_table_sheet(sheet: Sheet, table: Table, known: Known, file: str) -> SheetReading:
    """The rows of a table, each with its line in the sheet; blank lines are none."""
    line, headings = _headings(sheet, table)
    place = SheetPlace(sheet.name, {name: at + 1 for at, name in headings.items()})
    reading = SheetReading(Rows(table), place)
    _look_at_headings(sheet, table, (line, headings), reading, file)
    if reading.problems:
        return reading
    lines, found = [], []
    for at, row in enumerate(sheet.rows[line:], start=line + 1):
        cells = _row(row, table, headings, known, _Row(reading, file, at))
        if any(cells.values()) and not _says_nothing(table, cells):
            lines.append(at)
            found.append(tuple(cells[name] for name in table.column_names))
    reading.rows = Rows(table, tuple(found), tuple(lines), present=bool(found) or not table.optional)
    return reading


def _headings(sheet: Sheet, table: Table) -> tuple[int, dict[int, str]]:
    """The line of the headings, and the column of the format at each place; line 0 where there is none."""
    names = {_plain(column.heading): column.name for column in table.columns}
    names |= {column.name: column.name for column in table.columns}
    best: tuple[int, dict[int, str]] = (0, {})
    for line, row in enumerate(sheet.rows[:HEADING_ROWS], start=1):
        found = {at: names[_plain(cell.text)] for at, cell in enumerate(row) if _plain(cell.text) in names}
        if len(found) > len(best[1]):
            best = line, found
    return best


def _plain(text: str) -> str:
    return one_line(text).rstrip(" *").casefold()


def _look_at_headings(
    sheet: Sheet, table: Table, found: tuple[int, dict[int, str]], reading: SheetReading, file: str
) -> None:
    line, headings = found
    if not line:
        if any(cell.text.strip() for row in sheet.rows for cell in row) or not table.optional:
            remedy = f"Scrivere la riga delle intestazioni: {', '.join(c.heading for c in table.columns)}."
            what = "Non si trova la riga delle intestazioni."
            reading.problems.append(Problem(file, 0, "", what, remedy, place=reading.place.cell(0, "")))
        return
    names = list(headings.values())
    for column in table.columns:
        at = reading.place.cell(line, column.name)
        if column.compulsory and column.name not in names:
            what = f"La colonna «{column.heading}» manca."
            reading.problems.append(Problem(file, 1, column.name, what, f"Aggiungerla: {column.meaning}.", place=at))
        elif names.count(column.name) > 1:
            what = f"La colonna «{column.heading}» c'è {names.count(column.name)} volte."
            reading.problems.append(Problem(file, 1, column.name, what, "Lasciarne una sola.", place=at))
    for where, cell in enumerate(sheet.rows[line - 1]):
        if cell.text.strip() and where not in headings:
            _unknown_heading(cell, table, f"foglio {sheet.name}, cella {letters(where + 1)}{line}", reading, file)


def _unknown_heading(cell: Cell, table: Table, place: str, reading: SheetReading, file: str) -> None:
    """A heading that is nearly one of the table's is a problem; another one is a column of the office's own."""
    known = {_plain(column.heading): column.heading for column in table.columns}
    near = get_close_matches(_plain(cell.text)[:60], known, n=1, cutoff=0.85)
    if near:
        what = f"La colonna «{one_line(cell.text)[:40]}» non è del modello."
        reading.problems.append(Problem(file, 1, "", what, f"Forse «{known[near[0]]}»?", place=place))
    else:
        what = f"La colonna «{one_line(cell.text)[:40]}» non è del modello e non è letta."
        reading.notices.append(Notice(file, 1, what, "Guardare che non serva.", place=place))


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a sheet as it is read."""

    reading: SheetReading
    file: str
    line: int

    def refuse(self, column: str, refused: Refusal) -> None:
        place = self.reading.place.cell(self.line, column)
        self.reading.problems.append(Problem(self.file, self.line, column, refused.what, refused.remedy, place=place))

    def notice(self, column: str, sentences: tuple[str, str]) -> None:
        self.reading.notices.append(
            Notice(self.file, self.line, *sentences, place=self.reading.place.cell(self.line, column))
        )


def _row(row: tuple[Cell, ...], table: Table, headings: Mapping[int, str], known: Known, at: _Row) -> dict[str, str]:
    """The cells of a row by column."""
    written = {name: row[place] if place < len(row) else BLANK for place, name in headings.items()}
    cells = dict.fromkeys(table.column_names, "")
    columns = {column.name: column for column in table.columns}
    whole = {name for name in written if _MORE.get(name) in columns}
    simple = [name for name in headings.values() if name not in whole and name != "unit"]
    for name in ("unit", *simple) if "unit" in written else simple:
        unit = known.units.unit(cells) if table.name != "measures" else cells.get("unit", "")
        _add(cells, _read(written[name], columns[name], _about(known, unit, written[name])), written[name], name, at)
    for name in whole:
        about = _about(known, known.units.unit(cells), written[name])
        read = written[name].wrong or _WHOLE[name](written[name].text, about)
        _add(cells, read, written[name], name, at)
    return cells


def _about(known: Known, unit: str, cell: Cell) -> About:
    return About(known.ente, known.year, unit, is_typed=cell.is_typed, may_be_percent=cell.may_be_percent)


def _read(cell: Cell, column: Column, about: About) -> Written | Refusal:
    if cell.wrong:
        return cell.wrong
    read = read_written(cell.text, column, about)
    if column.name == "unit" and isinstance(read, Written) and column.kind == "code":
        return _unit(read.cells["unit"], about.ente)
    return read


def _unit(text: str, ente: Ente) -> Written:
    """The code of a unit that is written by its name, its symbol or another word; another word is said."""
    if not text or text in [unit.code for unit in ente.units]:
        return Written({"unit": text})
    code = unit_written(plain_unit(text), ente)
    if not code:
        return Written({"unit": text})
    unit = next(unit for unit in ente.units if unit.code == code)
    if plain_unit(text) in {plain_unit(unit.name), plain_unit(unit.symbol)}:
        return Written({"unit": code})
    return Written({"unit": code}, (f"L'unità «{text}» è letta «{code}».", "Scriverla sempre allo stesso modo."))


def _add(cells: dict[str, str], read: Written | Refusal, cell: Cell, column: str, at: _Row) -> None:
    """Write what a cell says; what was refused stays as it is, so that it does not seem to be blank."""
    if isinstance(read, Refusal):
        at.refuse(column, read)
        cells[column] = one_line(cell.text) or _UNREADABLE
        return
    for name, text in read.cells.items():
        if name not in cells or not text or cells[name] == text:
            continue
        if cells[name]:
            what = f"La cella dice «{text}», ma nella colonna accanto c'è «{cells[name]}»."
            at.refuse(column, Refusal(what, "Lasciare uno solo dei due."))
        else:
            cells[name] = text
    if read.notice:
        at.notice(column, read.notice)


def _says_nothing(table: Table, cells: Mapping[str, str]) -> bool:
    if table.name not in _NOTHING_ELSE:
        return False
    return not any(text for name, text in cells.items() if name not in table.key)


def letters(column: int) -> str:
    """The letters of a column, from 1.

    Examples:
        >>> letters(4), letters(28)
        ('D', 'AB')
    """
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def column_number(text: str) -> int:
    """The number of a column, from 1, by its letters.

    Examples:
        >>> column_number("D"), column_number("AB")
        (4, 28)
    """
    number = 0
    for letter in text:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
