"""The pictures of the Relazione as typst draws them: within the pages, and alone for Word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ui.documents.pdf.signs import on_page
from ui.documents.pdf.typeset import drawn
from ui.facts.format import number
from ui.facts.relazione.blocks import ResultBar
from ui.figures.theme import painted

if TYPE_CHECKING:
    from ui.facts.relazione.blocks import Chart, ChartRow, Picture, Zone

DOTS: Final = 200.0
"""Of an inch, for Word: legible on paper, and small."""


def png(block: Picture, width: float) -> bytes:
    """A picture alone, so many millimetres broad; the same one is always the same bytes.

    Raises:
        UndrawableError: typst refuses it.
    """
    return drawn("picture", {"it": data(block), "width": width}, "Grafico", DOTS)


def data(block: Picture) -> dict[str, Any]:
    """A picture as typst reads it: texts fit for the page, paints in the place of their names."""
    made = _result(block) if isinstance(block, ResultBar) else _chart(block)
    return {"kind": type(block).__name__, "alt": on_page(block.alt), **made}


def _result(bar: ResultBar) -> dict[str, Any]:
    return {
        "label": on_page(bar.label),
        "text": on_page(bar.text),
        "state": on_page(bar.state),
        "value": bar.value,
        "before": bar.before,
        "note": on_page(bar.note),
        "zones": [_zone(zone) for zone in bar.zones],
        **_paint(bar.colour),
    }


def _zone(zone: Zone) -> dict[str, Any]:
    made = {"low": zone.low, "high": zone.high, "text": number(zone.low), "word": on_page(zone.word)}
    return made | _paint(zone.colour)


def _chart(chart: Chart) -> dict[str, Any]:
    return {
        "title": on_page(chart.title),
        "high": chart.high,
        "limits": chart.limits,
        "note": on_page(chart.note),
        "rows": [_row(row) for row in chart.rows],
    }


def _row(row: ChartRow) -> dict[str, Any]:
    texts = {"label": on_page(row.label), "code": on_page(row.code), "text": on_page(row.text)}
    return {**texts, "value": row.value, "before": row.before, **_paint(row.colour)}


def _paint(colour: str) -> dict[str, str]:
    paint = painted(colour)
    return {"fill": paint.fill, "ink": paint.ink}
