"""A sheet of a workbook before it is one: cells with what they show, and the formula that gives it."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from scoring.model import Quantity

FIRST_DAY: Final = date(1899, 12, 30).toordinal()
"""The day that a spreadsheet counts from."""

A4, A3 = 9, 8
_WIDTH: Final = 8.0
"""Of a column that has none of its own."""

SCORE, DAY, COUNT, NUMBER, PLAIN = "0.00", "dd/mm/yyyy", "#,##0", "#,##0.00##", "General"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell.

    Attributes:
        value: what it shows; "" or None for nothing.
        formula: what gives the value, beginning with "="; empty where it is written as it is.
        shown: number format.
        is_input: a number that the reader may change.
        is_heading: bold, on a ground.
        is_strong: bold.
        is_left: set to the left as texts are: a number in a column of texts, a formula that gives a text.
        runs_over: a sentence that runs over the empty cells beside it; any other text stays in its column.
    """

    value: str | float | None = None
    formula: str = ""
    shown: str = PLAIN
    is_input: bool = False
    is_heading: bool = False
    is_strong: bool = False
    runs_over: bool = False
    is_left: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """A figure with a bar for each of some rows.

    Attributes:
        title: of the figure.
        labels, values: letters of the columns of the names and of the numbers.
        rows: the first and the last.
        place: the cell at its upper left.
        top: where the axis of the numbers ends.
    """

    title: str
    labels: str
    values: str
    rows: tuple[int, int]
    place: str
    top: float


@dataclass(slots=True)
class Grid:
    """A sheet being filled.

    Attributes:
        name: of the sheet.
        widths: of the columns, in signs, by letter.
        heading: the row of the headings: repeated on each printed page, and still on the screen.
        paper: to print on, as the file format numbers it.
        cells: by address.
        moving: the first column that moves when the reader goes to the right.
        bars: a figure under the cells; None for none.
    """

    name: str
    heading: int
    widths: dict[str, float] = field(default_factory=dict)
    cells: dict[str, Cell] = field(default_factory=dict)
    paper: int = A4
    moving: str = "A"
    bars: Bars | None = None

    def address(self, cell: str) -> str:
        """A cell of this sheet as another one calls it."""
        return f"'{self.name}'!{cell}"

    def lines(self) -> dict[int, int]:
        """How many lines of text each row needs, from its headings down; at least one."""
        found: dict[int, int] = {}
        for address, cell in self.cells.items():
            column = address.rstrip("0123456789")
            row = int(address.removeprefix(column))
            if row >= self.heading:
                is_inside = isinstance(cell.value, str) and not cell.runs_over and (cell.is_left or not cell.formula)
                needed = _lines(str(cell.value), self.widths.get(column, _WIDTH)) if is_inside else 1
                found[row] = max(found.get(row, 1), needed)
        return found

    def put(self, row: int, cells: dict[str, Cell]) -> None:
        """Fill cells of a row, by their column's letter."""
        self.cells |= {f"{column}{row}": cell for column, cell in cells.items()}

    def head(self, column: str, title: str, width: float) -> None:
        """Give a column its heading and its width."""
        self.put(self.heading, {column: Cell(title, is_heading=True)})
        self.widths[column] = width


def _lines(text: str, width: float) -> int:
    """Lines that a text takes in a column of so many signs; words broken at its end cost some room."""
    return sum(max(1, math.ceil(len(line) * 1.05 / width)) for line in text.split("\n"))


def figure(found: Quantity | None, *, is_date: bool) -> float | None:
    """The number of a quantity as a spreadsheet has it: days from its own first day.

    Examples:
        >>> from scoring.model import Quantity
        >>> figure(Quantity(738520.0), is_date=True), figure(Quantity(71.5), is_date=False), figure(None, is_date=False)
        (44926.0, 71.5, None)
    """
    if found is None:
        return None
    return found.value - FIRST_DAY if is_date else found.value


def format_of(*found: Quantity | None, is_date: bool, is_count: bool = False) -> str:
    """The number format of some quantities of one indicator."""
    if is_date:
        return DAY
    is_whole = all(q is None or q.value.is_integer() for q in found)
    return COUNT if is_count and is_whole else NUMBER


def as_printed(found: Quantity | None) -> str:
    """The number format that shows the digits of a printed figure.

    Examples:
        >>> from scoring.model import Quantity
        >>> as_printed(Quantity(62.1, 0.05, "62.1")), as_printed(Quantity(100.0, 0.5, "100")), as_printed(None)
        ('#,##0.0', '#,##0', 'General')
    """
    if found is None or not found.text:
        return PLAIN
    decimals = len(found.text.partition(".")[2])
    return f"#,##0.{'0' * decimals}" if decimals else COUNT
