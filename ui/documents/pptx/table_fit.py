"""How large a table's letters can be in the room that it has, and what of its cells can be shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ui.facts.clean import clean
from ui.facts.text_fit import Face, cut, line_count, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.facts.briefing.slide import SlideTable

SIZES: Final = (18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0)
ASIDE, ABOVE = 6.0, 4.0
"""Between a cell's edge and its text, in points."""
_MOST_LINES: Final = 6
_MOST_BLANK: Final = 26.0
"""What a row may be higher than its text needs, in points."""


@dataclass(frozen=True, slots=True)
class TableFit:
    """A table as it is shown, sizes in points.

    Attributes:
        rows: the head first, then those that fit.
        widths: of the columns.
        heights: of the rows, the head's first.
    """

    rows: tuple[tuple[str, ...], ...]
    size: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]

    @property
    def height(self) -> float:
        """Of the whole table."""
        return sum(self.heights)

    def spread(self, room: float) -> TableFit:
        """The same rows sharing a height that is larger than they need, each a little higher."""
        more = min(max(room - self.height, 0.0) / len(self.heights), _MOST_BLANK)
        return replace(self, heights=tuple(high + more for high in self.heights))


def table_fit(table: SlideTable, wide: float, high: float) -> TableFit:
    """The table in the largest letters that fit; at the smallest, cells are cut, then rows left out from the end."""
    rows = _texts(table)
    for size in SIZES:
        found = _made(rows, size, _widened(table, rows, size, wide), _MOST_LINES)
        if found.height <= high and found.rows == rows:
            return found
    widths = _widened(table, rows, SIZES[-1], wide)
    for lines in range(_MOST_LINES, 0, -1):
        found = _made(rows, SIZES[-1], widths, lines)
        if found.height <= high:
            return found
    kept = max(int(high // (Face(SIZES[-1]).line + 2 * ABOVE)), 2)
    return _made(rows[:kept], SIZES[-1], widths, 1)


def wanted(table: SlideTable, wide: float, size: float = 14.0) -> float:
    """The height that the table would like in a width: nothing cut, in letters of a size."""
    rows = _texts(table)
    return _made(rows, size, _widened(table, rows, size, wide), _MOST_LINES).height


def column_widths(table: SlideTable, wide: float) -> tuple[float, ...]:
    """The width divided as the columns ask; in equal parts where none asks.

    Examples:
        >>> from ui.facts.briefing.slide import SlideColumn, SlideTable
        >>> column_widths(SlideTable("", (SlideColumn("a", 3), SlideColumn("b", 1)), ()), 200)
        (150.0, 50.0)
    """
    shares = [max(column.share, 0) for column in table.columns]
    if not sum(shares):
        shares = [1] * len(shares)
    return tuple(wide * share / sum(shares) for share in shares)


def _widened(table: SlideTable, rows: Sequence[tuple[str, ...]], size: float, wide: float) -> tuple[float, ...]:
    """The columns with room for their longest word, which the wider ones give; as asked where there is no such room."""
    asked, least = column_widths(table, wide), [_least(column, size) for column in zip(*rows, strict=True)]
    spare = [max(have - need, 0) for have, need in zip(asked, least, strict=True)]
    lacking = [max(need - have, 0) for have, need in zip(asked, least, strict=True)]
    if sum(lacking) > sum(spare) or not sum(lacking):
        return asked
    given = sum(lacking) / sum(spare)
    return tuple(a + more - less * given for a, more, less in zip(asked, lacking, spare, strict=True))


def _least(column: Sequence[str], size: float) -> float:
    """What the longest word of a column needs; its head is bold."""
    words = [width(word, _face(size, at)) for at, text in enumerate(column) for word in text.split(" ")]
    return max(words, default=0) + 2 * ASIDE + 1


def _texts(table: SlideTable) -> tuple[tuple[str, ...], ...]:
    """Head and rows, clean, each as long as the head."""
    head = tuple(clean(column.text) for column in table.columns)
    blanks = ("",) * len(head)
    return (head, *(tuple(map(clean, (*row, *blanks)))[: len(head)] for row in table.rows))


def _made(rows: Sequence[tuple[str, ...]], size: float, widths: Sequence[float], lines: int) -> TableFit:
    shown = tuple(
        tuple(cut(text, _face(size, at), room - 2 * ASIDE, lines) for text, room in zip(row, widths, strict=True))
        for at, row in enumerate(rows)
    )
    heights = tuple(_row_height(row, _face(size, at), widths) for at, row in enumerate(shown))
    return TableFit(shown, size, tuple(widths), heights)


def _face(size: float, row: int) -> Face:
    """The head is bold."""
    return Face(size, is_bold=row == 0)


def _row_height(row: Sequence[str], face: Face, widths: Sequence[float]) -> float:
    lines = max((line_count(text, face, room - 2 * ASIDE) for text, room in zip(row, widths, strict=True)), default=1)
    return lines * face.line + 2 * ABOVE
