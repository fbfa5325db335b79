"""Tables as files: CSV as an Italian spreadsheet opens it, XLSX with numbers that stay numbers; no text is a formula.

A number has the digits that the tables on the screen show. The open data of the format are written elsewhere
(``data.format.canonical``), as they are.
"""

from __future__ import annotations

import copy
import csv
import io
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
from pandas.io.formats.style import Styler
from xlsxwriter.utility import xl_col_to_name

from ui.documents.written_numbers import WrittenNumber, decimal_of
from ui.documents.xlsx.grid import PLAIN, Cell, Grid
from ui.documents.xlsx.workbook import as_workbook
from ui.documents.xlsx.worksheet_names import sheet_names
from ui.facts.escape import spreadsheet
from ui.facts.format import number, ordinal_day
from ui.facts.whatif.proposal import readable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from scoring.model import Quantity
    from ui.documents.xlsx.workbook import Imprint

ABOUT: Final = "Che cosa è"
_DECIMALS: Final = 4
"""Of a number that no document prints, as in the tables on the screen."""
_NARROWEST, _WIDEST = 8, 50
"""Widths of a column, in signs."""
_ITALIAN: Final = str.maketrans(",.-", ".,\u2212")
_BETWEEN: Final = "\x1f"
_SHOWN = re.compile(r"([-\u2212]?\d{1,3}(?:\.\d{3})*(?:,\d+)?)(\s?%)?")
"""A number as an Italian reader writes it, and whether it is a percentage."""


def as_csv(table: pd.DataFrame) -> bytes:
    """Semicolons, decimal comma, UTF-8 with its mark: opened by a double click.

    A text that a spreadsheet would take for a formula has an apostrophe before it, and every cell is quoted.

    Args:
        table: cells are texts, numbers, Decimals (a printed figure with its digits) or nothing (None, NaN).
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow([spreadsheet(str(name)) for name in table.columns])
    writer.writerows([_csv_cell(value) for value in row] for row in _rows(table))
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(tables: Mapping[str, pd.DataFrame], about: Mapping[str, str], imprint: Imprint) -> bytes:
    """A sheet for each table and, on the last, what they are of; the same tables are always the same bytes.

    Args:
        tables: as in ``as_csv``, by the name of their sheet; a cell may also be a ``WrittenNumber``.
        about: name and value of each thing to say of them.
        imprint: what the file says of itself.
    """
    names = sheet_names(tables, taken=[ABOUT])
    grids = [_grid(name, table) for name, table in zip(names, tables.values(), strict=True)]
    return as_workbook([*grids, _about(about)], imprint)


def as_shown(table: pd.DataFrame | Styler) -> pd.DataFrame:
    """A table whose numbers have the digits that it shows, without its hidden columns.

    Args:
        table: as it is on the screen; the sign of a percentage goes to the heading.
    """
    if not isinstance(table, Styler):
        return table
    # The stubs have neither of the two.
    hidden = set(table.hidden_columns)  # type: ignore[attr-defined]
    data: pd.DataFrame = table.data  # type: ignore[attr-defined]
    frame = data.drop(columns=[name for at, name in enumerate(table.columns) if at in hidden])
    numeric = frame.select_dtypes("number")
    shown = _numbers_shown(table, list(numeric.columns))
    exact = {name: [_exact(*pair) for pair in zip(numeric[name], shown[name], strict=True)] for name in numeric}
    found = frame.assign(**{str(name): pd.Series(cells, frame.index, object) for name, cells in exact.items()})
    return found.rename(columns={name: f"{name} (%)" for name in numeric if any("%" in cell for cell in shown[name])})


def in_words(table: pd.DataFrame | Styler, letters: Callable[[str], str] = str) -> Styler:
    """A table as an Italian reader writes its numbers, with the digits that ``as_shown`` finds.

    Args:
        table: as it is on the screen.
        letters: makes a text what its place shows as its letters; headings too.
    """
    shown = as_shown(table).rename(columns=letters)
    return shown.style.format(lambda value: letters(_in_words(value)))


def _in_words(value: object) -> str:
    """A cell in words.

    Examples:
        >>> _in_words(Decimal("-1234.50")), _in_words(None), _in_words("a.b")
        ('\u22121.234,50', '', 'a.b')
    """
    if value is None or value != value:  # noqa: PLR0124 - NaN is not itself
        return ""
    if isinstance(value, str):
        return value
    return f"{_figure(value):,f}".translate(_ITALIAN)


def _numbers_shown(table: Styler, names: Sequence[Any]) -> dict[Any, list[str]]:
    """What the cells of some columns say; text is left out, because it could hold any sign between cells."""
    others = [name for name in table.columns if name not in names]
    alone = copy.deepcopy(table).hide(others, axis="columns").hide(axis="index").hide(axis="columns")
    lines = [line.split(_BETWEEN) for line in alone.to_string(delimiter=_BETWEEN).splitlines()] if names else []
    return {name: [line[at] for line in lines] for at, name in enumerate(names)}


def _exact(value: Any, shown: str) -> object:  # noqa: ANN401 - a number of any library
    """A number with the digits of what is said of it; as it is, where that is no number."""
    found = _SHOWN.fullmatch(shown.strip())
    return decimal_of(found[1]) if found and value == value else value  # noqa: PLR0124 - NaN is not itself


def scored(value: float | None) -> Decimal | None:
    """A score for a cell, with the two decimals that are shown.

    Examples:
        >>> scored(62.1), scored(None)
        (Decimal('62.10'), None)
    """
    return None if value is None else decimal_of(number(value, fixed=True))


def measured(value: Quantity | None, *, is_date: bool) -> str | float | Decimal | None:
    """A quantity for a cell: a printed figure with its digits, a day as a text."""
    if value is None:
        return None
    if is_date:
        return ordinal_day(value.value)
    return Decimal(value.text) if value.text else value.value


def _rows(table: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    for row in table.itertuples(index=False, name=None):
        # NaN is not itself.
        yield tuple(None if value != value else value for value in row)  # noqa: PLR0124


def _csv_cell(value: object) -> str:
    if value is None:
        return ""
    return spreadsheet(value) if isinstance(value, str) else f"{_figure(value):f}".replace(".", ",")


def _figure(value: Any) -> Decimal:  # noqa: ANN401 - a number of any library
    """A number with the digits that are shown.

    Examples:
        >>> _figure(1234.56789), _figure(Decimal("75.00")), _figure(-3)
        (Decimal('1234.5679'), Decimal('75.00'), Decimal('-3'))
    """
    return value if isinstance(value, Decimal) else decimal_of(number(float(value), _DECIMALS))


def _grid(name: str, table: pd.DataFrame) -> Grid:
    grid = Grid(name, 1)
    rows = [[_xlsx_cell(value) for value in row] for row in _rows(table)]
    for at, title in enumerate(table.columns):
        letter = xl_col_to_name(at)
        grid.head(letter, readable(str(title)), _width(str(title), [row[at] for row in rows]))
        for row, cells in enumerate(rows, start=2):
            grid.put(row, {letter: cells[at]})
    return grid


def _xlsx_cell(value: object) -> Cell:
    if value is None or isinstance(value, str):
        return Cell(readable(value) if value else None)
    if isinstance(value, WrittenNumber):
        return Cell(float(value.figure), shown=value.shown())
    figure = _figure(value)
    decimals = -int(figure.as_tuple().exponent)
    is_printed = isinstance(value, Decimal)
    return Cell(float(figure), shown=f"0.{'0' * decimals}" if is_printed and decimals > 0 else PLAIN)


def _width(title: str, cells: list[Cell]) -> int:
    longest = max((len(str(cell.value)) for cell in cells if cell.value is not None), default=0)
    return min(max(longest, len(title), _NARROWEST), _WIDEST) + 2


def _about(about: Mapping[str, str]) -> Grid:
    grid = Grid(ABOUT, 1, {"A": 26, "B": 90})
    grid.put(1, {"A": Cell("Voce", is_heading=True), "B": Cell("Valore", is_heading=True)})
    for row, (name, value) in enumerate(about.items(), start=2):
        grid.put(row, {"A": Cell(readable(name), is_strong=True), "B": Cell(readable(value))})
    return grid
