"""A figure of a sheet as the program that opens it draws it: it follows the cells when they change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.figures.theme import LIGHT

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from ui.documents.xlsx.grid import Bars

_PIXEL: Final = 2.54 / 96
"""Centimetres."""
_WIDTH, _BAR, _HEAD, _FOOT = 26.0, 0.9, 2.2, 0.4
"""Of the figure, of the room of a bar, of what is above and below the bars: centimetres."""
_NAMES, _BARS = 0.26, 0.64
"""Shares of the width: names on the left, bars; what is left is for the number of a whole bar."""
_STAYS: Final = 2
"""The figure moves with the cells under it, and keeps its size when a row grows."""


def draw_bars(book: Workbook, sheet: Worksheet, bars: Bars) -> None:
    """Put the figure on its sheet."""
    chart = book.add_chart({"type": "bar"})
    chart.set_title({"name": bars.title})
    chart.set_legend({"none": True})
    chart.add_series(
        {
            "categories": _cells(sheet, bars.labels, bars.rows),
            "values": _cells(sheet, bars.values, bars.rows),
            "fill": {"color": LIGHT.accent},
            "gap": 40,
            "data_labels": {"value": True, "num_format": "0.00"},
        }
    )
    # The first row on top, as in the table.
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"min": 0, "max": bars.top, "num_format": "0"})
    first, last = bars.rows
    height = _HEAD + _BAR * (last - first + 1) + _FOOT
    inside = {"x": _NAMES, "y": _HEAD / height, "width": _BARS, "height": 1 - (_HEAD + _FOOT) / height}
    chart.set_plotarea({"layout": inside})
    chart.set_size({"width": round(_WIDTH / _PIXEL), "height": round(height / _PIXEL)})
    sheet.insert_chart(bars.place, chart, {"object_position": _STAYS, "description": bars.title})


def _cells(sheet: Worksheet, column: str, rows: tuple[int, int]) -> str:
    first, last = rows
    return f"='{sheet.get_name()}'!${column}${first}:${column}${last}"
