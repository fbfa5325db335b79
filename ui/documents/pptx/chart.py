"""The bars of a slide as a chart of PowerPoint, with its numbers inside it: whoever opens it can edit them.

The labels are cut to their room by our own estimate, because PowerPoint leaves out a label that it finds too long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from pptx.chart.data import ChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from ui.documents.pptx.chart_fit import BESIDE, FILLED, LETTERS, chart_fit
from ui.documents.pptx.frames import Box
from ui.documents.pptx.text import FAINT, INK, Line, Look, add_text, describe, dye, line, rgb
from ui.documents.xlsx.file import xlsx_file
from ui.facts.briefing.words import LANGUAGE, about_bars
from ui.facts.clean import clean
from ui.facts.comment_text import Run
from ui.facts.format import NBSP
from ui.facts.text_fit import Face, cut, line_count
from ui.figures.theme import painted

if TYPE_CHECKING:
    from pptx.chart.chart import Chart
    from pptx.dml.chtfmt import ChartFormat
    from pptx.shapes.graphfrm import GraphicFrame
    from pptx.slide import Slide
    from pptx.text.text import TextFrame
    from xlsxwriter import Workbook

    from ui.documents.pptx.chart_fit import ChartFit
    from ui.facts.briefing.slide import Bars
    from ui.figures.theme import Paint

_HEAD: Final = Face(16, is_bold=True)
_UNDER_HEAD: Final = 6.0
_LEGEND_SHARE: Final = 0.45
"""At most so much of the width for each word of the legend."""
_TALLEST: Final = 64.0
"""Of the room of one bar: few bars stand together at the top."""


def add_chart(slide: Slide, bars: Bars, box: Box) -> None:
    """The chart, above it what its lengths are, below it what its colours mean."""
    top = box.top
    if clean(bars.title):
        text = cut(clean(bars.title), _HEAD, box.width, 2)
        title = Box(box.left, top, box.width, line_count(text, _HEAD, box.width) * _HEAD.line)
        add_text(slide, title, [line(text, Look(_HEAD.size, is_bold=_HEAD.is_bold))], "Titolo del grafico")
        top += title.height + _UNDER_HEAD
    words = _legend(bars, box.width)
    high = LETTERS.line * line_count(_plain(words), LETTERS, box.width) + BESIDE if words else 0.0
    tall = min(box.top + box.height - top - high, _TALLEST * len(bars.bars))
    inner = Box(box.left, top, box.width, tall)
    _draw(slide, bars, inner)
    if words:
        below = Box(box.left, top + tall + BESIDE / 2, box.width, high - BESIDE / 2)
        add_text(slide, below, [Line(_legend_runs(words), Look(LETTERS.size))], "Legenda")


def _draw(slide: Slide, bars: Bars, box: Box) -> None:
    fit = chart_fit(bars, box)
    data: ChartData = _Safe()
    data.categories = list(fit.labels)
    data.add_series(clean(bars.title) or "Valori", [bar.value for bar in bars.bars])
    place = (Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height))
    frame = cast("GraphicFrame", slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *place, data))
    frame.name = "Grafico"
    describe(frame, about_bars(bars))
    _dress(frame.chart, bars, fit, box)


class _Safe(ChartData):
    """Chart data whose workbook holds the texts as texts: none becomes a formula or a link."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # python-pptx leaves it without types

    @property
    def xlsx_blob(self) -> bytes:
        """The workbook, in the cells that the chart refers to."""
        return xlsx_file(self._fill)

    def _fill(self, book: Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.set_column(0, 1, 40)
        for row, category in enumerate(self.categories, start=1):
            sheet.write_string(row, 0, category.label)
        for series in self:
            sheet.write_string(0, 1, series.name)
            for row, value in enumerate(series.values, start=1):
                if value is not None:
                    sheet.write_number(row, 1, value)


def _dress(chart: Chart, bars: Bars, fit: ChartFit, box: Box) -> None:
    chart.has_legend, chart.has_title = False, False
    chart.font.size = Pt(LETTERS.size)
    dye(chart.font.color, INK)
    _axes(chart, fit)
    plot = chart.plots[0]
    plot.gap_width, plot.vary_by_categories = 45, False
    for at, (bar, text) in enumerate(zip(bars.bars, fit.texts, strict=True)):
        if bar.value is not None:
            point = plot.series[0].points[at]
            _paint(point.format, painted(bar.colour))
            point.data_label.position = XL_LABEL_POSITION.OUTSIDE_END
            _write(point.data_label.text_frame, text, LETTERS)
    _clear_ground(chart)
    _place_bars(chart, fit, box)


def _axes(chart: Chart, fit: ChartFit) -> None:
    values, names = chart.value_axis, chart.category_axis
    values.visible, values.has_major_gridlines = False, False
    values.minimum_scale, values.maximum_scale = fit.low, fit.high
    names.reverse_order = True
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.major_tick_mark = names.minor_tick_mark = XL_TICK_MARK.NONE
    names.format.line.color.rgb = rgb(FAINT)
    names.tick_labels.font.size = Pt(LETTERS.size)


def _paint(shape: ChartFormat, paint: Paint) -> None:
    """The fill, hatched as on the screen where there is no score, with an edge that is seen on white."""
    fill, edge = shape.fill, shape.line
    if paint.pattern:
        fill.patterned()
        fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        fill.fore_color.rgb, fill.back_color.rgb = rgb(FAINT), rgb(paint.fill)
    else:
        fill.solid()
        fill.fore_color.rgb = rgb(paint.fill)
    edge.color.rgb, edge.width = rgb(FAINT), Pt(0.75)


def _write(frame: TextFrame, text: str, face: Face) -> None:
    frame.word_wrap = False
    run = frame.paragraphs[0].add_run()
    run.text = text
    run.font.size, run.font.bold = Pt(face.size), face.is_bold
    dye(run.font.color, INK)
    run.font.language_id = MSO_LANGUAGE_ID.ITALIAN


def _clear_ground(chart: Chart) -> None:
    """No ground and no edge: what is behind stays visible. And the chart's language."""
    space = chart.element
    ground = f"<c:spPr {nsdecls('c', 'a')}><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    space.find(qn("c:chart")).addnext(parse_xml(ground))
    rounded, language = f'<c:roundedCorners {nsdecls("c")} val="0"/>', f'<c:lang {nsdecls("c")} val="{LANGUAGE}"/>'
    space.find(qn("c:date1904")).addnext(parse_xml(rounded))
    space.find(qn("c:date1904")).addnext(parse_xml(language))
    for properties in space.iter(qn("a:endParaRPr")):
        properties.set("lang", LANGUAGE)


def _place_bars(chart: Chart, fit: ChartFit, box: Box) -> None:
    """The bars in the room that labels and texts leave, in shares of the chart."""
    shares = {"x": fit.left / box.width, "y": 0.01, "w": 1 - (fit.left + fit.right) / box.width, "h": FILLED}
    inner = "".join(f'<c:{name} val="{share:.4f}"/>' for name, share in shares.items())
    plot = chart.element.chart.plotArea
    for old in plot.findall(qn("c:layout")):
        plot.remove(old)
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    plot.insert(0, parse_xml(f"<c:layout {nsdecls('c')}><c:manualLayout>{modes}{inner}</c:manualLayout></c:layout>"))


def _legend(bars: Bars, wide: float) -> tuple[tuple[str, Paint], ...]:
    """The words of the colours, each once, none of them broken between two lines."""
    words = {cut(clean(bar.series), LETTERS, wide * _LEGEND_SHARE, 1): painted(bar.colour) for bar in bars.bars}
    return tuple((word.replace(" ", NBSP), paint) for word, paint in words.items() if word)


def _legend_runs(words: tuple[tuple[str, Paint], ...]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for word, paint in words:
        sign, colour = ("▨", FAINT) if paint.pattern else ("■", paint.fill)
        runs += [Run(f"{sign}{NBSP}", colour=colour), Run(f"{word}{NBSP}{NBSP}{NBSP} ")]
    return tuple(runs)


def _plain(words: tuple[tuple[str, Paint], ...]) -> str:
    return "".join(run.text for run in _legend_runs(words))
