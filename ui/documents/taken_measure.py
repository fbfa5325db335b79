"""The two figures of an indicator, to be taken away with their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ui.documents.taken import Taken
from ui.facts.others import NOBODY
from ui.figures.charts import score_curve
from ui.figures.curve_table import curve_table
from ui.figures.history import trend
from ui.figures.history_tables import year_frame, years

if TYPE_CHECKING:
    from scoring.forecast import Forecast
    from scoring.result import MeasureResult
    from ui.facts.node_record import MeasureRecord
    from ui.facts.others import Others
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


def history_of(view: View, measure: MeasureResult, others: Others = NOBODY, expected: Forecast | None = None) -> Taken:
    """Its history, beside the other enti and with what to expect where they are asked for."""
    series, symbol = view.series[measure.measure.key], view.symbol(measure)
    return Taken(
        view,
        f"andamento {measure.code}",
        f"Andamento di {measure.code}: {measure.title}",
        lambda: year_frame(years(series, others, expected), view, measure),
        lambda ground: trend(
            series, symbol=symbol, expected=expected, others=others.points, ground=ground, height=_HEIGHT
        ),
    )
