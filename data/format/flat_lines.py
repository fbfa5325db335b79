"""Which lines of an office's sheet are read, and why each of the others is not: titles, totals, remarks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from data.format.flat_layout import OF_INDICATOR, OF_NODE, OF_PARENT, Role
from data.format.spreadsheet import BLANK
from data.format.written import one_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from data.format.flat_layout import FlatMapping
    from data.format.spreadsheet import Cell, Sheet

Cells = dict[Role, tuple["Cell", int]]
"""The cell of each role in a line, and its column."""
_TOTAL = re.compile(r"(?:sub)?total[ei]\b|somma\b", re.IGNORECASE)


class Unread(StrEnum):
    """Why a line is not read."""

    ABOVE = "sta sopra le intestazioni"
    HEADING = "ripete le intestazioni"
    TOTAL = "è un totale"
    REMARK = "è solo un testo: senza indicatore, peso né target"
    EMPTY = "non nomina né un obiettivo né un indicatore"


MAY_BE_TAKEN = frozenset({Unread.TOTAL, Unread.REMARK})
"""What a person may still say is an objective."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something written.

    Attributes:
        number: from 1.
        cells: of the columns that are read.
        text: all that it says, for people.
        unread: why it is not read; None where it is.
    """

    number: int
    cells: Cells
    text: str
    unread: Unread | None = None

    def says(self, *roles: Role) -> bool:
        """Whether a column of those roles has something in it."""
        return any(text_of(self.cells, role) for role in roles)


def text_of(cells: Cells, role: Role) -> str:
    """What a line says in the column of a role; empty where nothing does."""
    return one_line(cells[role][0].text) if role in cells else ""


def lines_of(sheet: Sheet, mapping: FlatMapping, taken: Collection[int] = ()) -> list[Line]:
    """Every line with something written, those above the headings too; ``taken`` are read whatever they look like."""
    rows = spread(sheet)
    above = [_line(number, {}, row, Unread.ABOVE) for number, row in enumerate(rows[: max(mapping.first - 1, 0)], 1)]
    heading = [one_line(cell.text) for cell in rows[mapping.last - 1]] if 0 < mapping.last <= len(rows) else []
    lines = [
        _as_told(
            _line(number, _cells(row, mapping.columns), row),
            is_heading=[one_line(cell.text) for cell in row] == heading,
        )
        for number, row in enumerate(rows[mapping.last :], start=mapping.last + 1)
    ]
    told = list(_without_remarks([line for line in lines if line.text or _is_wrong(line)]))
    kept = [replace(line, unread=None) if line.number in taken else line for line in told]
    return [line for line in above if line.text] + kept


def spread(sheet: Sheet) -> list[list[Cell]]:
    """The rows of a sheet; every cell of a merged area holds what its first one does."""
    rows = [list(row) for row in sheet.rows]
    for top, left, bottom, right in sheet.merged:
        first = rows[top - 1][left - 1] if top <= len(rows) and left <= len(rows[top - 1]) else BLANK
        for row in rows[top - 1 : bottom]:
            row.extend([BLANK] * (right - len(row)))
            row[left - 1 : right] = [first] * (right - left + 1)
    return rows


def anchors_of(sheet: Sheet) -> dict[tuple[int, int], tuple[int, int]]:
    """Of every cell of a merged area, line and column of its first one."""
    return {
        (line, column): (top, left)
        for top, left, bottom, right in sheet.merged
        for line in range(top, min(bottom, len(sheet.rows)) + 1)
        for column in range(left, right + 1)
    }


def _line(number: int, cells: Cells, row: Sequence[Cell], unread: Unread | None = None) -> Line:
    texts = dict.fromkeys(one_line(cell.text) for cell in row)
    return Line(number, cells, " · ".join(filter(None, texts)), unread)


def _is_wrong(line: Line) -> bool:
    return any(cell.wrong for cell, _ in line.cells.values())


def _cells(row: Sequence[Cell], columns: Mapping[int, Role]) -> Cells:
    """The cells by role; of a text written over the whole line only the objective's."""
    cells = {role: (row[at - 1] if at <= len(row) else BLANK, at) for at, role in columns.items()}
    texts = [text for role in cells if (text := text_of(cells, role))]
    if len(texts) > 2 and len(set(texts)) == 1:
        over = next(role for role in (Role.NODE, Role.PARENT, *cells) if role in cells)
        return {role: (cell if role is over else BLANK, at) for role, (cell, at) in cells.items()}
    return cells


def _as_told(line: Line, *, is_heading: bool) -> Line:
    """The line with why it is not read, as far as it alone tells."""
    if is_heading:
        return replace(line, unread=Unread.HEADING)
    named = (*OF_PARENT, *OF_NODE, *OF_INDICATOR)
    titles = (line.text, *(text_of(line.cells, role) for role in named))
    if not line.says(Role.TARGET) and any(map(_TOTAL.match, titles)):
        return replace(line, unread=Unread.TOTAL)
    is_empty = not line.says(*named) and not _is_wrong(line)
    return replace(line, unread=Unread.EMPTY) if is_empty else line


def _without_remarks(lines: Sequence[Line]) -> Iterator[Line]:
    """A title alone is the heading of the line that follows and leans on it; else it is a remark."""
    for line, after in zip(lines, [*lines, None][1:], strict=True):
        title = _only_title(line)
        if title and not line.unread and not (after and not after.unread and not after.says(*title)):
            yield replace(line, unread=Unread.REMARK)
        else:
            yield line


def _only_title(line: Line) -> tuple[Role, Role] | tuple[()]:
    """Whose title a line says and nothing else of a plan; empty where it says more, or none."""
    said = {role for role in line.cells if line.says(role)} - {Role.UNITS, Role.NOTE}
    return next((pair for pair in (OF_PARENT, OF_NODE) if said == {pair[1]}), ())
