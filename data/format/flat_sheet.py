"""An office's own sheet, everything side by side → the same sheets as the template's, each cell with where it was.

What is read and checked afterwards is a workbook like any other (``workbook.read_plan``); problems find the cell of the
office's sheet again through ``origins``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from data.format.spreadsheet import BLANK, Cell, Sheet
from data.format.tables import ACTUALS, LABELS, MEASURES, NODES, SOGLIE, TARGETS
from data.format.workbook_table import address_of, place_of
from data.format.written import one_line
from scoring.model import Direction

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from data.format.problem import Notice, Problem
    from data.format.spreadsheet import Address
    from data.format.tables import Table


class Role(StrEnum):
    """What a column of an office's sheet is, in the words that people choose from."""

    PARENT_CODE = "Codice dell'obiettivo superiore"
    PARENT = "Obiettivo superiore"
    NODE_CODE = "Codice dell'obiettivo"
    NODE = "Obiettivo"
    NODE_WEIGHT = "Peso dell'obiettivo"
    INDICATOR_CODE = "Codice dell'indicatore"
    INDICATOR = "Indicatore"
    WEIGHT = "Peso dell'indicatore"
    FORMULA = "Algoritmo"
    SOURCE = "Fonte"
    UNIT = "Unità di misura"
    DIRECTION = "Verso"
    TARGET = "Target"
    SOGLIA = "Soglia"
    ACTUAL = "Consuntivo"
    UNITS = "Unità organizzativa"
    NOTE = "Nota"


_OF_PARENT = (Role.PARENT_CODE, Role.PARENT)
_OF_NODE = (Role.NODE_CODE, Role.NODE)
_OF_INDICATOR = (Role.INDICATOR_CODE, Role.INDICATOR)
_DIRECTIONS = {
    Direction.HIGHER: "crescente|aumentare|aumento|in aumento|massimizzare|max|+|↑|positivo|maggiore è meglio",
    Direction.LOWER: "decrescente|diminuire|diminuzione|in diminuzione|ridurre|minimizzare|min|-|↓|minore è meglio",
}
_DIRECTION_OF = {word: LABELS[way] for way, words in _DIRECTIONS.items() for word in words.split("|")}
_TOTAL = ("totale", "somma", "totali")


@dataclass(frozen=True, slots=True)
class FlatMapping:
    """How an office's sheet is laid out.

    Attributes:
        sheet: its name.
        first: the first line of the headings, from 1.
        last: the last one; what is below are rows.
        columns: what each column is, by its number from 1; a column that is not there is not read.
    """

    sheet: str
    first: int
    last: int
    columns: Mapping[int, Role]


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The sheets of the template that an office's sheet stands for.

    Attributes:
        origins: where a cell came from; column 0 of what was made up for a line.
        made_up: sentences on what the sheet does not say and was made up, such as codes.
        skipped: lines that say nothing of a plan: totals, headings told again.
    """

    sheets: tuple[Sheet, ...]
    origins: Mapping[Address, Address]
    made_up: tuple[str, ...] = ()
    skipped: tuple[int, ...] = ()

    def placed(self, found: Problem) -> Problem:
        """A problem of the template's sheets where the office's sheet has it."""
        return replace(found, place=self._place(found.place))

    def noticed(self, found: Notice) -> Notice:
        """As ``placed``, of what is worth a look."""
        return replace(found, place=self._place(found.place))

    def _place(self, place: str) -> str:
        address = address_of(place)
        if address is None:
            return place
        sheet, line, _ = address
        origin = self.origins.get(address) or self.origins.get((sheet, line, 0))
        return place_of(origin) if origin else place


def laid_out(sheet: Sheet, mapping: FlatMapping, section: str = "") -> LaidOut:
    """The sheets of the template that an office's sheet stands for.

    Args:
        sheet: as it was read; of a merged area every cell says what its first one says.
        mapping: which column is what.
        section: code of the section of the plan that it is of; empty where the ente has only one.
    """
    writer = _Writer(sheet.name, section)
    heading = _texts(sheet, mapping.last)
    for line, row in enumerate(spread(sheet)[mapping.last :], start=mapping.last + 1):
        cells = {role: (row[at - 1] if at <= len(row) else BLANK, at) for at, role in mapping.columns.items()}
        if not any(cell.text.strip() or cell.wrong for cell, _ in cells.values()):
            continue
        if [one_line(cell.text) for cell in row] == heading or _is_total(cells):
            writer.skipped.append(line)
        else:
            writer.read(line, cells)
    return writer.laid_out()


def spread(sheet: Sheet) -> list[list[Cell]]:
    """The rows of a sheet; every cell of a merged area holds what its first one does."""
    rows = [list(row) for row in sheet.rows]
    for top, left, bottom, right in sheet.merged:
        first = rows[top - 1][left - 1] if top <= len(rows) and left <= len(rows[top - 1]) else BLANK
        for row in rows[top - 1 : bottom]:
            row.extend([BLANK] * (right - len(row)))
            row[left - 1 : right] = [first] * (right - left + 1)
    return rows


def _texts(sheet: Sheet, line: int) -> list[str]:
    return [one_line(cell.text) for cell in spread(sheet)[line - 1]] if 0 < line <= len(sheet.rows) else []


_Cells = dict[Role, tuple[Cell, int]]
"""The cell of each role in a line, and its column."""


def _is_total(cells: _Cells) -> bool:
    words = [_text(cells, role).casefold() for role in (*_OF_PARENT, *_OF_NODE, *_OF_INDICATOR)]
    return not _text(cells, Role.TARGET) and any(word.startswith(_TOTAL) for word in words)


def _text(cells: _Cells, role: Role) -> str:
    return one_line(cells[role][0].text) if role in cells else ""


@dataclass(slots=True)
class _Node:
    """An objective as it was met: its code, and how many indicators it has so far."""

    code: str
    title: str
    indicators: int = 0
    children: int = 0


@dataclass(slots=True)
class _Writer:
    """The sheets as they grow, line after line of the office's sheet."""

    name: str
    section: str
    rows: dict[str, list[tuple[Cell, ...]]] = field(default_factory=dict)
    origins: dict[Address, Address] = field(default_factory=dict)
    nodes: dict[tuple[str, str], _Node] = field(default_factory=dict)
    parent: _Node | None = None
    node: _Node | None = None
    tops: int = 0
    made: dict[str, int] = field(default_factory=dict)
    skipped: list[int] = field(default_factory=list)

    def read(self, line: int, cells: _Cells) -> None:
        """Read one line: its objectives where it names them, else those of the line above; then its indicator."""
        if any(_text(cells, role) for role in _OF_PARENT):
            self.parent = self._met(line, cells, _OF_PARENT, None)
        if any(_text(cells, role) for role in _OF_NODE):
            self.node = self._met(line, cells, _OF_NODE, self.parent)
        owner = self.node or self.parent
        if any(_text(cells, role) for role in _OF_INDICATOR):
            self._indicator(line, cells, owner)
        elif not any(_text(cells, role) for role in (*_OF_PARENT, *_OF_NODE)):
            self.skipped.append(line)

    def _met(self, line: int, cells: _Cells, roles: tuple[Role, Role], parent: _Node | None) -> _Node:
        """The objective that a line names: one met before, or a new one, which is written."""
        code, title = (_text(cells, role) for role in roles)
        key = ("", code) if code else (parent.code if parent else "", title.casefold())
        if key not in self.nodes:
            self.nodes[key] = _Node(code or self._node_code(parent), title)
            weight = {Role.NODE_WEIGHT: "weight", Role.UNITS: "units"} if roles == _OF_NODE else {}
            own = {"node_code": self.nodes[key].code, "parent_code": parent.code if parent else ""}
            self._add(NODES, line, cells, {roles[1]: "title", roles[0]: "node_code", **weight}, own | {"title": code})
        return self.nodes[key]

    def _node_code(self, parent: _Node | None) -> str:
        self.made["obiettivi"] = self.made.get("obiettivi", 0) + 1
        if parent is None:
            self.tops += 1
            return f"O{self.tops}"
        parent.children += 1
        return f"{parent.code}.{parent.children}"

    def _indicator(self, line: int, cells: _Cells, node: _Node | None) -> None:
        code = _text(cells, Role.INDICATOR_CODE)
        if node is not None:
            node.indicators += 1
        if not code:
            self.made["indicatori"] = self.made.get("indicatori", 0) + 1
            code = f"i{node.indicators if node else 1}"
        own = {"node_code": node.code if node else "", "indicator_code": code}
        self._add(MEASURES, line, cells, _MEASURE, own | {"indicator_name": code})
        for table, roles in ((TARGETS, _TARGET), (SOGLIE, _SOGLIA), (ACTUALS, _ACTUAL)):
            if any(_text(cells, role) or (role in cells and cells[role][0].wrong) for role in roles):
                self._add(table, line, cells, roles, own)

    def _add(self, table: Table, line: int, cells: _Cells, roles: Mapping[Role, str], own: Mapping[str, str]) -> None:
        """A row of a table: cells of the line, and texts where the line has none."""
        found = self.rows.setdefault(table.name, [])
        at = len(found) + 2
        given = {name: cells[role] for role, name in roles.items() if _is_written(cells, role)}
        texts = {**own, "section": self.section}
        row = []
        for column, name in enumerate(table.column_names, start=1):
            cell, origin = given.get(name, (Cell(texts.get(name, "")), 0))
            row.append(_direction(cell) if name == "direction" else cell)
            self.origins[table.sheet, at, column] = (self.name, line, origin)
        self.origins[table.sheet, at, 0] = (self.name, line, 0)
        found.append(tuple(row))

    def laid_out(self) -> LaidOut:
        """What was written so far."""
        tables = (NODES, MEASURES, TARGETS, SOGLIE, ACTUALS)
        sheets = tuple(_sheet(table, self.rows.get(table.name, [])) for table in tables)
        return LaidOut(sheets, self.origins, tuple(self._said()), tuple(self.skipped))

    def _said(self) -> Iterator[str]:
        if count := self.made.get("obiettivi"):
            yield f"Il foglio non dà il codice di {count} obiettivi: sono O1, O2… e O1.1, O1.2… nell'ordine del foglio."
        if count := self.made.get("indicatori"):
            yield f"Il foglio non dà il codice di {count} indicatori: sono i1, i2… in ogni obiettivo."


_MEASURE = {
    Role.INDICATOR_CODE: "indicator_code",
    Role.INDICATOR: "indicator_name",
    Role.WEIGHT: "weight",
    Role.FORMULA: "algorithm",
    Role.SOURCE: "source",
    Role.UNIT: "unit",
    Role.DIRECTION: "direction",
    Role.NOTE: "commentary",
}
_TARGET = {Role.TARGET: "target"}
_SOGLIA = {Role.SOGLIA: "soglia"}
_ACTUAL = {Role.ACTUAL: "actual"}


def _is_written(cells: _Cells, role: Role) -> bool:
    return role in cells and bool(cells[role][0].text.strip() or cells[role][0].wrong)


def _direction(cell: Cell) -> Cell:
    """A direction in the words of the format, where the office has others."""
    word = _DIRECTION_OF.get(one_line(cell.text).casefold())
    return replace(cell, text=word) if word else cell


def _sheet(table: Table, rows: list[tuple[Cell, ...]]) -> Sheet:
    return Sheet(table.sheet, (tuple(Cell(column.heading) for column in table.columns), *rows))
