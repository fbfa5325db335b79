"""A figure of a sheet as the program that opens it draws it: it follows the cells when they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.data_source import AxDataSource, StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.utils import column_index_from_string

from ui.figures.theme import LIGHT

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from ui.documents.xlsx.grid import Bars

_WIDTH, _BAR, _HEAD, _FOOT = 26.0, 0.9, 2.2, 0.4
"""Of the figure, of the room of a bar, of what is above and below the bars: centimetres."""
_NAMES, _BARS = 0.26, 0.64
"""Shares of the width: names on the left, bars; what is left is for the number of a whole bar."""


def draw_bars(sheet: Worksheet, bars: Bars) -> None:
    """Put the figure on its sheet."""
    first, last = bars.rows
    chart = BarChart(barDir="bar", gapWidth=40)
    chart.title, chart.legend, chart.style = bars.title, None, 2
    chart.add_data(_cells(sheet, bars.values, bars.rows))
    chart.series[0].cat = AxDataSource(strRef=StrRef(str(_cells(sheet, bars.labels, bars.rows))))
    chart.series[0].graphicalProperties.solidFill = LIGHT.accent.lstrip("#")
    chart.dataLabels = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
    chart.dataLabels.numFmt = "0.00"
    # The first row on top, as in the table.
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = 0, bars.top
    chart.y_axis.number_format = "0"
    chart.x_axis.delete = chart.y_axis.delete = False
    _lay_out(chart, last - first + 1)
    sheet.add_chart(chart, bars.place)


def _lay_out(chart: BarChart, how_many: int) -> None:
    height = _HEAD + _BAR * how_many + _FOOT
    chart.width, chart.height = _WIDTH, height  # type: ignore[assignment]  # centimetres need not be whole
    inside = ManualLayout(layoutTarget="inner", xMode="edge", yMode="edge", x=_NAMES, w=_BARS)
    inside.y, inside.h = _HEAD / height, _BAR * how_many / height
    chart.layout = Layout(manualLayout=inside)


def _cells(sheet: Worksheet, column: str, rows: tuple[int, int]) -> Reference:
    at = column_index_from_string(column)
    return Reference(sheet, min_col=at, max_col=at, min_row=rows[0], max_row=rows[1])
