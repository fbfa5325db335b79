"""How far the history of an indicator lets its actual go, within what is possible at all."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.chance import Spread, spread_of
from scoring.forecast import Forecast, NoForecast
from scoring.model import MeasureState
from scoring.scenario import Field
from ui.facts.forecast_words import WHY_NOT
from ui.facts.format import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.result import MeasureResult
    from scoring.series import Series
    from ui.facts.whatif.workbench import Workbench

WHOLE: Final = 100.0
"""What a percentage that never passed it does not pass."""


@dataclass(frozen=True, slots=True)
class Reach:
    """One indicator that has a part in the score, and how far its history lets it go.

    Attributes:
        spread: its centre and how far it moves; None where it stands still, and then ``why`` says why.
        low, high: the band in which the year falls eight times out of ten, within the possible; None with ``spread``.
        why: empty where there is a spread.
    """

    result: MeasureResult
    spread: Spread | None = None
    low: float | None = None
    high: float | None = None
    why: str = ""


def reaches(bench: Workbench) -> tuple[Reach, ...]:
    """How far every indicator with a part in the score may go, under the hypotheses, in the sheet's order."""
    ente = bench.view.plan.ente
    return tuple(
        held(result, "consuntivo ipotizzato: resta quello")
        if bench.answer.assumed(result.measure.key, Field.ACTUAL)
        else reach(
            result,
            bench.view.series.get(result.measure.key),
            bench.year,
            is_percent=ente.unit_kind(result.measure.unit) == "percent",
        )
        for result in bench.answer.after.measures
        if result.measure.state is MeasureState.MEASURED and not result.measure.left_out
    )


def held(result: MeasureResult, why: str) -> Reach:
    """An indicator that stands still."""
    return Reach(result, why=why)


def reach(result: MeasureResult, series: Series | None, year: int, *, is_percent: bool) -> Reach:
    """How far the values before a year let an indicator go in that year.

    Args:
        result: the indicator, with the target of the year.
        series: its history; None where it has none.
        year: only values before it count.
        is_percent: its unit is a percentage, which stops at 100 unless it passed it before.
    """
    measure = result.measure
    if measure.target is None:
        return held(result, "non ha un target a cui confrontarlo")
    if measure.actual is None and measure.declared is not None:
        return held(result, "ha un risultato dichiarato, non un valore")
    if measure.is_date or (series is not None and series.is_date):
        return held(result, "di una scadenza non si fa una previsione")
    known = _known(series, year)
    if series is None or not known:
        return held(result, f"nessun valore prima del {year}")
    spread = spread_of(series, year, high_bound=_high_bound(known) if is_percent else math.inf)
    expected = series.expected(year)
    if isinstance(spread, NoForecast) or not isinstance(expected, Forecast):
        return held(result, _why_none(series, year, expected))
    low, high = max(expected.low, spread.low_bound), min(expected.high, spread.high_bound)
    return Reach(result, spread, low, high)


def _known(series: Series | None, year: int) -> list[float]:
    return [point.value for point in series.points if point.year < year] if series else []


def _high_bound(known: Sequence[float]) -> float:
    return WHOLE if max(known) <= WHOLE else math.inf


def _why_none(series: Series, year: int, expected: Forecast | NoForecast) -> str:
    if isinstance(expected, Forecast):
        return ""
    if expected is not NoForecast.TOO_FEW:
        return WHY_NOT[expected]
    since = max((b.year for b in series.breaks if b.year <= year), default=0)
    known = [point for point in series.points if since <= point.year < year]
    new = f" (la serie è nuova dal {since})" if since else ""
    return f"{count(len(known), 'valore', 'valori')} prima del {year}{new}: {WHY_NOT[expected]}"
