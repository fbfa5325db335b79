"""The two figures of an indicator, to be taken away with their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.documents.taken import Taken
from ui.facts.others import Others
from ui.figures.charts import score_curve
from ui.figures.curve_table import curve_table
from ui.figures.history import trend
from ui.figures.history_tables import year_frame, years

if TYPE_CHECKING:
    from scoring.result import MeasureResult
    from ui.facts.node_record import MeasureRecord
    from ui.facts.view import View

_HEIGHT: Final = 400


def curve(view: View, record: MeasureRecord) -> Taken:
    """The curve that makes a score of its consuntivo."""
    result = record.result
    return Taken(
        view,
        f"curva {result.code}",
        f"Come un consuntivo di {result.code} diventa un punteggio",
        lambda: curve_table(result, record.symbol),
        lambda ground: score_curve(result, symbol=record.symbol, ground=ground),
    )


def history_of(view: View, measure: MeasureResult) -> Taken:
    """Its history, without what is computed of other enti."""
    series, symbol = view.series[measure.measure.key], view.symbol(measure)
    return Taken(
        view,
        f"andamento {measure.code}",
        f"Andamento di {measure.code}",
        lambda: year_frame(years(series, Others(), None), view, measure),
        lambda ground: trend(series, symbol=symbol, expected=None, ground=ground, height=_HEIGHT),
    )
