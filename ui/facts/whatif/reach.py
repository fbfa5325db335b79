"""How far the history of an indicator lets its actual go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.forecast import Forecast, NoForecast
from scoring.model import MeasureState
from scoring.scenario import Field
from ui.facts.forecast_words import WHY_NOT
from ui.facts.format import count

if TYPE_CHECKING:
    from scoring.result import MeasureResult
    from scoring.series import Series
    from ui.facts.whatif.question import WhatIfQuestion


@dataclass(frozen=True, slots=True)
class Reach:
    """One indicator that has a part in the score, and how far its history lets it go.

    Attributes:
        expected: what its history lets one expect; None where it stands still, and then ``why`` says why.
        why: empty where there is an expectation.
    """

    result: MeasureResult
    expected: Forecast | None = None
    why: str = ""


def reaches(question: WhatIfQuestion) -> tuple[Reach, ...]:
    """How far every indicator with a part in the score may go, under the hypotheses, in the sheet's order."""
    return tuple(
        held(result, "consuntivo ipotizzato: resta quello")
        if question.answer.assumed(result.measure.key, Field.ACTUAL)
        else reach(result, question.view.series.get(result.measure.key), question.year)
        for result in question.answer.after.measures
        if result.measure.state is MeasureState.MEASURED and not result.measure.left_out
    )


def held(result: MeasureResult, why: str) -> Reach:
    """An indicator that stands still."""
    return Reach(result, why=why)


def reach(result: MeasureResult, series: Series | None, year: int) -> Reach:
    """How far the values before a year let an indicator go in that year.

    Args:
        result: the indicator, with the target of the year.
        series: its history; None where it has none.
        year: only values before it count.
    """
    measure = result.measure
    if measure.target is None:
        return held(result, "non ha un target a cui confrontarlo")
    if measure.actual is None and measure.declared is not None:
        return held(result, "ha un risultato dichiarato, non un valore")
    if measure.is_date or (series is not None and series.is_date):
        return held(result, "di una scadenza non si fa una previsione")
    if series is None or not any(point.year < year for point in series.points):
        return held(result, f"nessun valore prima del {year}")
    expected = series.expected(year)
    if isinstance(expected, NoForecast):
        return held(result, _why_none(series, year, expected))
    return Reach(result, expected)


def _why_none(series: Series, year: int, expected: NoForecast) -> str:
    if expected is not NoForecast.TOO_FEW:
        return WHY_NOT[expected]
    since = series.since(year)
    new = f" (la serie è nuova dal {since})" if since else ""
    return f"{count(len(series.before(year)), 'valore', 'valori')} prima del {year}{new}: {WHY_NOT[expected]}"
