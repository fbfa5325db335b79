"""The sheets of the template as they grow, line after line of an office's sheet."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from data.format.flat_layout import OF_INDICATOR, OF_NODE, OF_PARENT, Role
from data.format.flat_lines import text_of
from data.format.spreadsheet import BLANK, Cell, Sheet
from data.format.tables import ACTUALS, HISTORY, LABELS, MEASURES, NODES, PUBLISHED, SOGLIE, TARGETS
from data.format.written import one_line
from data.format.written_target import is_absence, unit_beside
from scoring.model import MeasureState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.format.flat_layout import FlatChoices
    from data.format.flat_lines import Cells, Line
    from data.format.spreadsheet import Address
    from data.format.tables import Table

TABLES = (NODES, MEASURES, TARGETS, SOGLIE, ACTUALS, HISTORY, PUBLISHED)
"""What an office's sheet can fill."""
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
_VALUES: tuple[tuple[Table, Mapping[Role, str]], ...] = (
    (TARGETS, {Role.TARGET: "target"}),
    (SOGLIE, {Role.SOGLIA: "soglia"}),
    (ACTUALS, {Role.ACTUAL: "actual"}),
    (PUBLISHED, {Role.PUBLISHED: "score"}),
)
_WITH_UNIT = (Role.TARGET, Role.ACTUAL, Role.BEFORE)
"""Where a unit may stand beside a number, the surest first."""
DAY = "data"
"""What ``unit_beside`` calls a day, which an ente may have no unit for."""


@dataclass(slots=True)
class Node:
    """An objective as it was met.

    Attributes:
        row: where its row is in the sheet of the objectives, from 0.
        offices: that its lines name, in their order.
        indicators: how many it has so far, without those that have a code of their own.
    """

    code: str
    row: int
    offices: list[str] = field(default_factory=list)
    indicators: int = 0
    children: int = 0


@dataclass(slots=True)
class FlatWriter:
    """What was read so far.

    Attributes:
        about: name of the sheet, section, and year of the plan.
        anchors: of the cells of a merged area, line and column of the first one, where the text is.
        has_days: the ente has a unit for days.
    """

    about: tuple[str, str, int]
    choices: FlatChoices
    anchors: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    has_days: bool = True
    rows: dict[str, list[tuple[Cell, ...]]] = field(default_factory=dict)
    origins: dict[Address, Address] = field(default_factory=dict)
    made: dict[str, int] = field(default_factory=dict)
    units: list[str] = field(default_factory=list)
    absent: list[Address] = field(default_factory=list)
    _nodes: dict[tuple[str, str], Node] = field(default_factory=dict)
    _parent: Node | None = None
    _node: Node | None = None
    _tops: int = 0

    def read(self, line: Line) -> None:
        """Read one line: its objectives where it names them, else those of the line above; then its indicator."""
        if line.says(*OF_PARENT):
            before, self._parent = self._parent, self._met(line, OF_PARENT, None)
            self._node = self._node if self._parent is before else None
        if line.says(*OF_NODE):
            self._node = self._met(line, OF_NODE, self._parent)
        owner = self._node or self._parent
        if owner is not None:
            self._answers(line, owner)
        if line.says(*OF_INDICATOR):
            self._indicator(line, owner)
        elif owner is not None and _is_written(line.cells, Role.PUBLISHED):
            self._add(PUBLISHED, line, {Role.PUBLISHED: "score"}, {"node_code": owner.code})

    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets of the template, each with its headings."""
        return tuple(
            Sheet(
                table.sheet, (tuple(Cell(column.heading) for column in table.columns), *self.rows.get(table.name, []))
            )
            for table in TABLES
        )

    def _met(self, line: Line, roles: tuple[Role, Role], parent: Node | None) -> Node:
        """The objective that a line names: one met before, or a new one, which is written."""
        code, title = (text_of(line.cells, role) for role in roles)
        key = ("", code) if code else (parent.code if parent else "", title.casefold())
        if key not in self._nodes:
            found = Node(code or self._node_code(parent), len(self.rows.get(NODES.name, [])))
            self._nodes[key] = found
            weight = {Role.NODE_WEIGHT: "weight", Role.UNITS: "units"} if roles == OF_NODE else {}
            own = {"node_code": found.code, "parent_code": parent.code if parent else ""}
            self._add(NODES, line, {roles[1]: "title", roles[0]: "node_code", **weight}, own | {"title": code})
        return self._nodes[key]

    def _node_code(self, parent: Node | None) -> str:
        self._count("obiettivi")
        if parent is None:
            self._tops += 1
            return f"O{self._tops}"
        parent.children += 1
        return f"{parent.code}.{parent.children}"

    def _count(self, what: str) -> None:
        self.made[what] = self.made.get(what, 0) + 1

    def _answers(self, line: Line, node: Node) -> None:
        """Every office that the lines of an objective name answers for it."""
        written = [one_line(name) for name in text_of(line.cells, Role.UNITS).split(";")]
        new = [name for name in dict.fromkeys(written) if name and name not in node.offices]
        if not new:
            return
        if node.offices:
            self._count("uffici")
        node.offices.extend(new)
        at, row = NODES.column_names.index("units"), list(self.rows[NODES.name][node.row])
        row[at] = replace(row[at], text="; ".join(node.offices))
        self.rows[NODES.name][node.row] = tuple(row)

    def _indicator(self, line: Line, node: Node | None) -> None:
        code = text_of(line.cells, Role.INDICATOR_CODE)
        if not code:
            self._count("indicatori")
            code = self._indicator_code(node)
        own = {"node_code": node.code if node else "", "indicator_code": code}
        before = self._before(line, own)
        told = {"unit": self._unit(line), "state": self._state(line), "note_number": before}
        self._add(MEASURES, line, _MEASURE, own | told | {"indicator_name": code})
        for table, roles in _VALUES:
            if any(_is_written(line.cells, role) for role in roles):
                self._add(table, line, roles, own)

    def _indicator_code(self, node: Node | None) -> str:
        """A code that no other indicator of the ente has."""
        if node is None:
            return f"i{self.made['indicatori']}"
        node.indicators += 1
        return f"{node.code}.i{node.indicators}"

    def _unit(self, line: Line) -> str:
        """The unit that stands beside the target or the result, where no column says it."""
        if line.says(Role.UNIT):
            return ""
        found = unit_of(line)
        if found == DAY and not self.has_days:
            return ""
        if found:
            self.units.append(found)
        return found

    def _state(self, line: Line) -> str:
        """An indicator whose result cannot be had is out, unless a person says that it was not done."""
        if not is_absence(text_of(line.cells, Role.ACTUAL)):
            return ""
        self.absent.append((self.about[0], line.number, line.cells[Role.ACTUAL][1]))
        return "" if self.choices.absence_is_zero else LABELS[MeasureState.NOT_AVAILABLE]

    def _before(self, line: Line, own: Mapping[str, str]) -> str:
        """Write last year's value as a row of history; its number, or empty where there is none."""
        if not _is_written(line.cells, Role.BEFORE) or is_absence(text_of(line.cells, Role.BEFORE)):
            return ""
        number = str(len(self.rows.get(HISTORY.name, [])) + 1)
        texts = {**own, "note_number": number, "year": str(self.about[2] - 1)}
        self._add(HISTORY, line, {Role.BEFORE: "value", Role.INDICATOR: "indicator_name"}, texts)
        return number

    def _add(self, table: Table, line: Line, roles: Mapping[Role, str], own: Mapping[str, str]) -> None:
        """A row of a table: cells of the line, and texts where the line has none."""
        found = self.rows.setdefault(table.name, [])
        at = len(found) + 2
        given = {name: line.cells[role] for role, name in roles.items() if role in line.cells}
        texts = {**own, "section": self.about[1], **self._said(line, table)}
        row = []
        for column, name in enumerate(table.column_names, start=1):
            cell, origin = given.get(name, (BLANK, 0))
            row.append(cell if _has_text(cell) else Cell(texts.get(name, "")))
            self.origins[table.sheet, at, column] = self._origin(line, origin)
        self.origins[table.sheet, at, 0] = (self.about[0], line.number, 0)
        found.append(tuple(row))

    def _said(self, line: Line, table: Table) -> dict[str, str]:
        """What a person said of the line that the sheet has no cell for, by column."""
        return {
            column: text
            for (number, name, column), text in self.choices.said.items()
            if (number, name) == (line.number, table.name)
        }

    def _origin(self, line: Line, column: int) -> Address:
        return (self.about[0], *self.anchors.get((line.number, column), (line.number, column)))


def unit_of(line: Line) -> str:
    """The unit of the line's indicator: its column's, or what stands beside its numbers; empty where there is none."""
    if line.says(Role.UNIT):
        return text_of(line.cells, Role.UNIT)
    return next(filter(None, (unit_beside(line.cells.get(role, (BLANK, 0))[0].text) for role in _WITH_UNIT)), "")


def _is_written(cells: Cells, role: Role) -> bool:
    return role in cells and _has_text(cells[role][0])


def _has_text(cell: Cell) -> bool:
    return bool(cell.text.strip() or cell.wrong)
